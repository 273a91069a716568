"""Seeded synthetic ledgers: reports with claims of any number, after what was measured on the yardsticks' dev parts.

Percentiles are the 10th, 25th, 50th, 75th and 90th; "claims" and "linkage" are the yardsticks measured.

| what | measured | here |
|---|---|---|
| claims in a report (claims, train) | 4, 7, 11, 14, 19; mean 11 | drawn between these |
| happenings in a report (claims, train) | 2, 4, 6, 8, 11 | drawn between these |
| words in a report (claims, train) | 145, 192, 249, 315, 377 | a sentence of 23 words for each claim, mean 250 |
| reports of an incident (linkage) | 1 of 83 %, 2 of 7 %, 3 of 3 %, 4 to 8 of 5 %, up to 17 | the same shares |
| accounts of one place (linkage) | half have 1, one in a hundred 46, the most 179 | Zipf over 3,000 towns |
| claims with place, day, actor, target, toll | .87, .81, .79, .73, .28 (claims, train) | the same shares |
| a toll's number (claims, train) | 1, 3, 11, 40, 257 | drawn between these |
| kinds (claims, train) | air strike, battle and shelling are half of all | the same order, Zipf |

Not measured: one report in twenty copies the one before, and a day brings 25 reports, so that a ledger grows by days as
a running record does. Words follow Zipf's law over 30,000 made-up words; each incident has eight rare ones of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate
from random import Random

from reportedly.records import Claim, Evidence, Participant, PartyReference, Place, Report, Source, Toll, When, digest

Filed = tuple[Report, tuple[Claim, ...]]

PERCENTILES = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0)
CLAIMS = (2, 4, 7, 11, 14, 19, 23)
HAPPENINGS = (1, 2, 4, 6, 8, 11, 14)
TOLLS = (1, 1, 3, 11, 40, 257, 2000)
SIZES = (1, 2, 3, 4, 5, 6, 7, 8, 12, 17)
SIZE_SHARES = (1262, 113, 52, 24, 15, 18, 13, 6, 10, 4)
KINDS = (
    *("air_strike", "battle", "shelling", "bombing", "killing", "capture", "shooting", "detention", "abduction"),
    *("displacement", "deployment", "aid", "protest", "siege"),
)
PLACES, PARTIES, WORDS, PUBLISHERS = 3_000, 120, 30_000, 60
A_DAY = 25
SENTENCE = 23
COPIES = 0.05
SEED = 20160927
FIRST_DAY = date(2012, 1, 1)


class Zipf:
    """Draws positions below `many`, the first one most often: shares fall with one over the rank."""

    def __init__(self, many: int) -> None:
        self.positions = range(many)
        self.weights = list(accumulate(1 / (rank + 1) for rank in self.positions))

    def draw(self, random: Random, count: int = 1) -> list[int]:
        return random.choices(self.positions, cum_weights=self.weights, k=count)


@dataclass(frozen=True)
class Happening:
    """What is true of an incident, as far as its accounts agree."""

    kind: str
    place: Place
    day: date
    actor: int
    target: int
    toll: int
    words: tuple[str, ...]


def between(random: Random, corners: Sequence[int]) -> int:
    """A number whose percentiles are the corners."""
    share = random.random()
    right = next(i for i, at in enumerate(PERCENTILES) if share <= at and i)
    part = (share - PERCENTILES[right - 1]) / (PERCENTILES[right] - PERCENTILES[right - 1])
    return round(corners[right - 1] + part * (corners[right] - corners[right - 1]))


def ledger(claims: int, seed: int = SEED) -> list[Filed]:
    """At least so many claims, of whole reports, in order of publication. The same numbers give the same ledger."""
    made: list[Filed] = []
    count = 0
    for report in reports(seed):
        made.append(report)
        count += len(report[1])
        if count >= claims:
            break
    return made


def reports(seed: int) -> Iterator[Filed]:
    """Reports without end."""
    random, world = Random(seed), World()
    due: list[tuple[date, Happening]] = []  # accounts of incidents that are still to be told
    last: Filed | None = None
    number = 0
    while True:
        day = FIRST_DAY + timedelta(days=number // A_DAY)
        if last is not None and random.random() < COPIES:
            yield world.copy(random, last, number, day)
        else:
            last = world.report(random, number, day, due)
            yield last
        number += 1


class World:
    """The places, parties and words that all reports draw from."""

    def __init__(self) -> None:
        self.places, self.parties, self.words = Zipf(PLACES), Zipf(PARTIES), Zipf(WORDS)
        self.kinds, self.publishers = Zipf(len(KINDS)), Zipf(PUBLISHERS)

    def report(self, random: Random, number: int, day: date, due: list[tuple[date, Happening]]) -> Filed:
        told = self._told(random, number, day, due)
        many = max(len(told), between(random, CLAIMS))
        sentences: list[str] = []
        made: list[tuple[int, Happening]] = []
        for position in range(many):
            which = position if position < len(told) else random.randrange(len(told))
            made.append((which, told[which]))
            sentences.append(self._sentence(random, told[which]))
        report = _report(random, number, day, "\n".join(sentences), self.publishers)
        starts = [0, *accumulate(len(sentence) + 1 for sentence in sentences)]
        return report, tuple(
            self._claim(random, report, which, happening, (starts[i], sentences[i]))
            for i, (which, happening) in enumerate(made)
        )

    def copy(self, random: Random, original: Filed, number: int, day: date) -> Filed:
        report = _report(random, number, day, original[0].text, self.publishers)
        return report, tuple(
            claim.model_copy(
                update={
                    "id": digest("claim", report.id, claim.id),
                    "report": report.id,
                    "happening": f"{report.id}-{claim.happening.rsplit('-', 1)[1]}",
                }
            )
            for claim in original[1]
        )

    def _told(self, random: Random, number: int, day: date, due: list[tuple[date, Happening]]) -> list[Happening]:
        """The incidents that a report tells of: old ones that are due, else new ones."""
        told: list[Happening] = []
        for _ in range(between(random, HAPPENINGS)):
            position = next((i for i in range(min(len(due), 40)) if due[i][0] <= day and due[i][1] not in told), None)
            if position is not None and random.random() < 0.7:
                told.append(due.pop(position)[1])
                continue
            happening = self._happening(random, number, len(told), day)
            told.append(happening)
            for _ in range(random.choices(SIZES, weights=SIZE_SHARES)[0] - 1):
                due.append((day + timedelta(days=min(int(random.expovariate(0.5)), 20)), happening))
        return told

    def _happening(self, random: Random, number: int, position: int, day: date) -> Happening:
        place = self.places.draw(random)[0]
        spread = Random(place)
        latitude, longitude = 32 + 5 * spread.random(), 36 + 6 * spread.random()
        return Happening(
            kind=KINDS[self.kinds.draw(random)[0]],
            place=Place(
                text=f"Town{place}",
                start=0,
                end=0,
                name=f"Town{place}, Province{place % 14}, Arland",
                entry=f"town:{place}",
                latitude=round(latitude, 4),
                longitude=round(longitude, 4),
                precision="settlement",
                country="SY",
            ),
            day=day - timedelta(days=random.choices((0, 1, 2, 5), weights=(40, 40, 15, 5))[0]),
            actor=self.parties.draw(random)[0],
            target=self.parties.draw(random)[0],
            toll=between(random, TOLLS),
            words=tuple(f"name{number}x{position}x{n}" for n in range(8)),
        )

    def _sentence(self, random: Random, of: Happening) -> str:
        own = random.sample(of.words, 3)
        plain = [f"word{n}" for n in self.words.draw(random, SENTENCE - 8)]
        words = [of.place.text, *own, *plain, of.kind, f"Party{of.actor}", f"Party{of.target}", str(of.toll)]
        return " ".join(words) + "."

    def _claim(self, random: Random, report: Report, which: int, of: Happening, sentence: tuple[int, str]) -> Claim:
        start, words = sentence
        evidence = Evidence(start=start, end=start + len(words), exact=words)
        dated = random.random() < 0.81
        day = of.day + timedelta(days=random.choices((0, 1), weights=(9, 1))[0])
        number = of.toll if random.random() < 0.7 else max(1, round(of.toll * random.uniform(0.6, 1.5)))
        toll = Toll(
            effect="killed" if random.random() < 0.7 else "injured",
            group=random.choices(("people", "civilians", "combatants"), weights=(5, 3, 2))[0],
            low=number,
            high=number,
            evidence=evidence,
        )
        return Claim(
            id=digest("claim", report.id, start),
            report=report.id,
            coder="synthetic",
            evidence=evidence,
            kind=of.kind if random.random() < 0.85 else "killing",
            actor=_party(of.actor) if random.random() < 0.79 else None,
            target=_party(of.target) if random.random() < 0.73 else None,
            place=of.place if random.random() < 0.87 else None,
            when=When(text="on the day", edtf=str(day), earliest=day, latest=day, precision="day") if dated else None,
            source=Source(name=report.publisher or "", kind="media"),
            tolls=(toll,) if random.random() < 0.28 else (),
            happening=f"{report.id}-{which}",
        )


def _party(number: int) -> Participant:
    name = f"Party{number}"
    return Participant(text=name, start=0, end=0, parties=(PartyReference(id=f"party_{number}", name=name),))


def _report(random: Random, number: int, day: date, text: str, publishers: Zipf) -> Report:
    hashed = sha256(f"{number}\n{text}".encode()).hexdigest()
    return Report(
        id=digest("synthetic", number),
        text=text,
        published=day,
        publisher=f"Paper {publishers.draw(random)[0]}",
        raw_sha256=hashed,
        text_sha256=hashed,
    )
