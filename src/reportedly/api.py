"""What a program calls. Everything heavy is imported where it is used, so that `import reportedly` costs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.claims.coder import EnglishCoder
    from reportedly.claims.codes import CodeTable
    from reportedly.claims.findings.mentions import Attribution, PlaceMention, TimeMention
    from reportedly.claims.first_cut import Reading
    from reportedly.claims.model_coder import ModelCoder
    from reportedly.claims.roles.fillers import Roles
    from reportedly.gazetteers.collection import Added
    from reportedly.ledger_client import Client
    from reportedly.model_address import ModelAddress
    from reportedly.records import Claim, Coding, Incident, Report
    from reportedly.vocabulary import Party


def report(
    text: str,
    *,
    title: str = "",
    published: date | None = None,
    publisher: str | None = None,
    language: str | None = None,
) -> Report:
    """A report out of a text at hand, kept to the character. Without `language` the text's own is detected.
    ValueError says what is wrong with a text that cannot be read."""
    import json

    from reportedly.records import Unreadable
    from reportedly.reports import ReadOptions, read_bytes

    fields = {"title": title, "text": text, "publisher": publisher, "language": language}
    stated = {name: value for name, value in fields.items() if value}
    if published is not None:
        stated["published"] = published.isoformat()
    raw = json.dumps(stated, ensure_ascii=False).encode("utf-8", "replace")
    read = read_bytes(raw, "text", ReadOptions(), "application/json")
    if isinstance(read, Unreadable):
        raise ValueError(read.message)
    return read


def coder(
    gazetteers: Sequence[Path] = (),
    parties: Sequence[Path] = (),
    reading: Reading = "full",
    *,
    collection: bool = False,
) -> EnglishCoder:
    """The English coder, with the user's own gazetteer and party files put before the package's own. `reading` "light"
    reads only sentences that count the harmed, at 1.9 times the speed. `collection`: the gazetteers that were added
    on this machine (`reportedly gazetteer add`) are used too."""
    from reportedly.claims.coder import EnglishCoder
    from reportedly.claims.options import CoderOptions

    return EnglishCoder(CoderOptions.with_files(gazetteers, parties, reading, _collection(collection)))


def model_coder(
    address: ModelAddress,
    gazetteers: Sequence[Path] = (),
    parties: Sequence[Path] = (),
    *,
    collection: bool = False,
) -> ModelCoder:
    """A coder that asks the language model at an address; every quote of its answers is looked for in the report."""
    from reportedly.claims.model_coder import ModelCoder
    from reportedly.claims.options import CoderOptions

    options = CoderOptions.with_files(gazetteers, parties, collection=_collection(collection))
    return ModelCoder(address.ask, address.model, options)


def _collection(wanted: bool) -> Sequence[Added]:
    from reportedly.gazetteers import collection

    return collection.added() if wanted else ()


def code(report: Report) -> Coding:
    """The claims of one report, by the package's own gazetteer and parties."""
    return coder().code(report)


def link(filed: Sequence[tuple[Report, Sequence[Claim]]]) -> tuple[Incident, ...]:
    """Incidents out of the claims of many reports, in a stable order."""
    from reportedly.incidents import link as link_claims

    return link_claims([(report, tuple(claims)) for report, claims in filed])


def client(ledger: Path | str, *, rule: str = "ucdp", as_known_on: date | None = None) -> Client:
    """Asks the ledger in this file, or at this PostgreSQL address, for incidents, claims, tolls, ...: as records or as
    frames of pandas. `rule`: by which low, best and high are drawn. LedgerError where there is no ledger."""
    from reportedly.ledger_client import open_client

    return open_client(ledger, rule=rule, as_known_on=as_known_on)


def times(text: str, published: date | None = None) -> list[TimeMention]:
    """Time expressions of a text, resolved against the day of publication."""
    from reportedly.claims.text.parse import parse
    from reportedly.claims.times.when import find_times

    return find_times(parse(text), published)


def places(text: str) -> list[PlaceMention]:
    """Place names of a text, resolved through the package's gazetteer."""
    from reportedly.claims.places.where import find_places
    from reportedly.claims.text.parse import parse
    from reportedly.gazetteers import default_gazetteer

    return find_places(parse(text), default_gazetteer())


def attributions(text: str) -> list[Attribution]:
    """Who says what in a text: sources, cues and contents as spans."""
    from reportedly.claims.text.parse import parse
    from reportedly.claims.voices.who_says import find_attributions

    return find_attributions(parse(text))


def code_table(table: str | Path) -> CodeTable:
    """Phrases that tell the codes of a passage: "acled" (sub-event types), "plover" (event types), or a file of one's
    own written like them."""
    from reportedly.claims.codes import acled_sub_events, plover_types, read_codes

    if isinstance(table, Path):
        return read_codes(table)
    return {"acled": acled_sub_events, "plover": plover_types}[table]()


def roles(text: str) -> Roles:
    """Perpetrators, targets, victims and weapons of the incidents that a text tells of, by a small trained model; needs
    the extra `roles`."""
    from reportedly.claims.roles.fillers import roles

    return roles(text)


def party_mentions(text: str) -> list[tuple[int, int, Party, str]]:
    """Names of parties and states in a text: start and end in code points, the party, and whether the words are its
    "name" or a state's name, adjective or capital ("state", "adjective", "capital")."""
    from reportedly.claims.parties.parties import default_party_book

    return default_party_book().mentions(text)
