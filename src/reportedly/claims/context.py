"""What the modules of the coder share about one report: its parse, its mentions, its countries, its day."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property

from reportedly.claims.findings.mentions import Attribution, PlaceMention, TimeMention, places_in
from reportedly.claims.parties.parties import PartyBook
from reportedly.claims.parties.phrases import Phrase
from reportedly.claims.parties.short_forms import ShortForms
from reportedly.claims.places.headings import country_headings
from reportedly.claims.text.parse import Parsed
from reportedly.claims.text.words import place_list
from reportedly.claims.times.opening import StatedDay
from reportedly.claims.voices.who_says import Voices
from reportedly.records import Participant, PartyReference, Report
from reportedly.vocabulary import Party

COUNTRIES = 2  # how many of a report's countries decide what "the army" means
PLAUSIBLE = timedelta(days=60)  # a stated day further from the given date is believed only where it is sure


@dataclass(frozen=True)
class Context:
    """One report on its way through the coder. `today` is the day that relative times count from; None: not known.
    `publisher` is the party whose voice the report is; `participants` keeps whom phrases name, once they were read, and
    `civilians` who is meant by words between two code points that are for no party."""

    report: Report
    parsed: Parsed
    today: date | None
    times: list[TimeMention]
    places: list[PlaceMention]
    attributions: list[Attribution]
    countries: tuple[str, ...]
    book: PartyBook
    short_forms: ShortForms
    voices: Voices
    publisher: Party | None = None
    participants: dict[Phrase, Participant] = field(default_factory=dict)
    civilians: dict[tuple[int, int], Participant] = field(default_factory=dict)

    @cached_property
    def grounds(self) -> frozenset[str]:
        """The countries in which the report names places, not only peoples."""
        placed = (mention.place for mention in self.places if mention.used_as == "place" and mention.place is not None)
        return frozenset(place.country for place in placed if place.country is not None)

    def resolve(self, words: str, at: int | None = None) -> tuple[PartyReference, ...]:
        """Parties that words name in this report. `at`: the code point where they stand, for "the army" is another's
        where its sentence tells of another country."""
        full = self.short_forms.in_full(words)
        abroad = self._abroad(at) if at is not None and _forces().search(words) else ()
        if at is not None:
            abroad = abroad or self.heading(at)
        return self.book.resolve(full, (*abroad, *self.countries), self.today.year if self.today else None)

    @cached_property
    def _headings(self) -> tuple[tuple[int, str], ...]:
        return country_headings(self.report.text, self.places)

    def heading(self, at: int) -> tuple[str, ...]:
        """The country that a briefing has for its heading above a code point."""
        above = bisect_right(self._headings, at, key=lambda heading: heading[0]) - 1
        return () if above < 0 else (self._headings[above][1],)

    def _abroad(self, at: int) -> tuple[str, ...]:
        """The country that a sentence is about by its first words: "In neighbouring Mali, the army", "across the border
        in Cameroon". None where it is one that the report is on anyway, unless it is told as a neighbour."""
        for start, _ in self.parsed.around(at, at + 1)[:1]:
            for mention in places_in(self.places, start, at):
                opening = _opening().fullmatch(self.report.text, start, mention.start)
                if opening is None or mention.place is None or mention.used_as != "place":
                    continue
                country = mention.place.country
                if country is not None and (opening["next"] or country not in self.countries):
                    return (country,)
        return ()


@cache
def _forces() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{_any_of('forces')}\b")


@cache
def _opening() -> re.Pattern[str]:
    """The first words of a sentence up to the name of the country that it is about."""
    abroad = rf"in {_any_of('neighbouring')}|{_any_of('over_the_border')},? in"
    return re.compile(
        rf"\W*(?:{_any_of('turning')},? )?(?:(?P<next>{abroad})|in)"
        rf"(?: the)?(?: \w+ {_any_of('parts_of_a_country')} of)? ",
        re.IGNORECASE,
    )


def _any_of(name: str) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, place_list(name))))})"


def day_of(report: Report, stated: StatedDay | None) -> date | None:
    """The day that the report states of itself where that is sure or plausible, else the date that came with it."""
    if stated is None or report.published is None:
        return stated.day if stated is not None else report.published
    return stated.day if stated.sure or abs(stated.day - report.published) <= PLAUSIBLE else report.published


def countries_of(places: Sequence[PlaceMention]) -> tuple[str, ...]:
    """The countries that a report speaks of most, by its places and its words for peoples."""
    counts: Counter[str] = Counter()
    for mention in places:
        if mention.place is not None and mention.place.country is not None:
            counts[mention.place.country] += 2 if mention.used_as == "place" else 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(country for country, _ in ranked[:COUNTRIES])
