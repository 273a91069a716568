"""What a format's reader found, and how a Report is made of it: the same for all formats."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from reportedly.records import Report
from reportedly.reports import characters
from reportedly.reports.dates import NO_DATE, UNRESOLVED, plausibility, read_date
from reportedly.reports.languages import detect_language, language_code
from reportedly.reports.options import ReadOptions
from reportedly.reports.refusals import Refused
from reportedly.reports.surroundings import without_leads


@dataclass(frozen=True)
class Draft:
    """A report before the user's options and the checks. `published` and `language` are words as found; `page_language`
    is what a page's template says, which is believed only where the text itself does not tell. `exact`: title and body
    are joined as they are, since offsets on them exist elsewhere."""

    title: str = ""
    body: str = ""
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    page_language: str | None = None
    external_id: str | None = None
    content_type: str = "text/plain"
    notes: tuple[str, ...] = ()
    exact: bool = False


@dataclass(frozen=True)
class Arrival:
    """The bytes of one report and where they came from."""

    raw: bytes
    origin: str
    content_type: str | None = None

    @property
    def raw_sha256(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()


def finish(draft: Draft, arrival: Arrival, options: ReadOptions) -> Report:
    """The Report. Refused as "no_text" where there are no words."""
    title, body, repaired = _title_and_body(draft, options)
    if not title.strip() and not body.strip():
        raise Refused("no_text", "there are no words to read in it")
    text = f"{title}\n{body}" if title else body
    published, dated = _published(draft, options, text)
    url, linked = _url(options.url or draft.url)
    language, told = _language(draft, options, text)
    notes = [*draft.notes, *repaired, *dated, *linked, *told]
    if not body.strip():
        notes.append("no body: only the title was read")
    raw_sha256 = arrival.raw_sha256
    return Report(
        id=raw_sha256[:16],
        text=text,
        title=title,
        published=published,
        publisher=characters.field(options.publisher or draft.publisher),
        url=url,
        language=language,
        external_id=characters.field(draft.external_id),
        origin=arrival.origin,
        content_type=draft.content_type,
        raw_sha256=raw_sha256,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        notes=tuple(notes),
    )


def _title_and_body(draft: Draft, options: ReadOptions) -> tuple[str, str, list[str]]:
    title, in_title = characters.repair(options.title or draft.title)
    body, in_body = characters.repair(draft.body)
    count = in_title + in_body
    notes = [f"characters that no text may hold were replaced: {count}"] if count else []
    if draft.exact:
        return title, body, notes
    title = " ".join(characters.compose(title).split())
    body, leads = without_leads(characters.compose(characters.line_feeds(body)).strip("\n"))
    if leads:
        notes.append(f"lines that lead to other reports were left out: {leads}")
    first, _, rest = body.partition("\n")
    if title and " ".join(first.split()).casefold() == title.casefold():
        body = rest.lstrip("\n")
    return title, body, notes


def _published(draft: Draft, options: ReadOptions, text: str) -> tuple[date | None, list[str]]:
    """The day that the user gives, else that which came with the text, else that which the text states of itself."""
    if options.published is not None:
        return options.published, plausibility(options.published, options.today)
    notes = [NO_DATE]
    if draft.published:
        reading = read_date(characters.repair(draft.published)[0])
        if reading.day is not None:
            return reading.day, plausibility(reading.day, options.today)
        notes = [reading.note or NO_DATE]
    own = options.own_day(text) if options.own_day is not None else None
    if own is None:
        return None, notes
    day, words = own
    told = [note.removesuffix(f"; {UNRESOLVED}") for note in notes if note != NO_DATE]
    return day, [*told, f"the report dates itself: {words!r}", *plausibility(day, options.today)]


def _url(words: str | None) -> tuple[str | None, list[str]]:
    """Only web addresses are kept: they become links, and a link must not run a script."""
    url = characters.field(words)
    if url is None:
        return None, []
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme in ("http", "https") and parts.netloc:
        return url, []
    return None, ["the address of the report is no http or https address and was left out"]


def _language(draft: Draft, options: ReadOptions, text: str) -> tuple[str | None, list[str]]:
    notes: list[str] = []
    for words in (options.language, draft.language):
        if words and (code := language_code(words)):
            return code, notes
        if words:
            notes.append(
                f'"{(characters.field(words) or "")[:40]}" is no language code: the language was told from the text'
            )
    return detect_language(text) or (language_code(draft.page_language) if draft.page_language else None), notes
