"""The Python client: the lists of the API under the same names, asked of a ledger itself. As records, or as frames of
pandas (extra `frames`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypedDict, Unpack

from reportedly.answers import Agreement, Answers, ControlInterval, CumulativeCheck, Filter, TollRow
from reportedly.answers.hearing import most_heard
from reportedly.answers.sums import By
from reportedly.incidents import DEFAULT_RULE, RULES, UnknownRuleError
from reportedly.ledger import Ledger
from reportedly.records import Claim, Decision, Incident, Record, Report

if TYPE_CHECKING:
    from pathlib import Path

    import pandas

MOST_FOUND = 500  # reports that a search in their texts gives


class Words(TypedDict, total=False):
    """The filters as a type checker reads them: as on the command line; what is left out asks for nothing."""

    place: str | None
    party: str | None
    kind: str | None
    since: date | None
    until: date | None
    source_kind: str | None
    status: str | None
    publisher: str | None


class Voice(Record):
    """A voice: how often it is heard, in whose papers, and in how many incidents its killed lie below, among and above
    what others say. `ratio`: its killed over the others', geometric mean."""

    key: str
    voice: str
    kind: str
    party: str | None
    claims: int
    reports: int
    publishers: tuple[str, ...]
    lower: int
    same: int
    higher: int
    ratio: float | None


@dataclass
class Client:
    """Asks one ledger. It answers for the moment when it is first asked; `fresh()` sees what came in since. The filters
    (`place`, `party`, `kind`, `since`, `until`, `source_kind`, `status`, `publisher`) are those of the command line; a
    ValueError says what is wrong with one."""

    ledger: Ledger
    rule: str = DEFAULT_RULE
    as_known_on: date | None = None

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise UnknownRuleError(f"'{self.rule}' is none of {', '.join(RULES)}")

    @cached_property
    def _answers(self) -> Answers:
        return Answers(self.ledger, as_known_on=self.as_known_on, rule=self.rule)

    def fresh(self) -> Client:
        """The same client for what the ledger says now."""
        return Client(self.ledger, self.rule, self.as_known_on)

    def incidents(self, **asked: Unpack[Words]) -> list[Incident]:
        """Incidents in order of time, undated ones last."""
        return self._answers.incidents(Filter(**asked))

    def claims(self, **asked: Unpack[Words]) -> list[Claim]:
        """Claims as they were decided, in order of publication."""
        return [claim for _, claim in self._answers.selected_claims(Filter(**asked))]

    def reports(self, text: str | None = None) -> list[Report]:
        """Reports in order of publication; with `text` those that hold all these words, best first."""
        if text is None:
            return list(self._answers.reports.values())
        found = self.ledger.search(text, MOST_FOUND)
        held = self._answers.reports
        return [held[name] for name in found if name in held]

    def tolls(self, by: By = "month", **asked: Unpack[Words]) -> list[TollRow]:
        """low, best and high by spans of time or by headings; nobody twice."""
        return self._answers.tolls(Filter(**asked), by)

    def checks(self, **asked: Unpack[Words]) -> list[CumulativeCheck]:
        """Totals that reports give, each beside the sum of the incidents inside its window."""
        return self._answers.checks(Filter(**asked))

    def control(self, on: date | None = None, **asked: Unpack[Words]) -> list[ControlInterval]:
        """Who is reported to hold which place, from when to when; with `on`, on that day."""
        return self._answers.control(Filter(**asked), on)

    def sources(self, **asked: Unpack[Words]) -> list[Voice]:
        """Voices, the most heard first."""
        return [
            Voice(
                key=key, voice=one.name, kind=one.kind, party=one.party, claims=one.claims, reports=len(one.reports),
                publishers=tuple(name for name, _ in one.publishers.most_common(10)), ratio=one.ratio(), **one.stands(),
            )
            for key, one in most_heard(self._answers.sources(Filter(**asked)))
        ]  # fmt: skip

    def decisions(self) -> list[Decision]:
        """All decisions, oldest first."""
        return list(self._answers.decisions)

    def agreement(self) -> list[Agreement]:
        """Cohen's kappa of each two reviewers, by field."""
        return self._answers.agreement()

    def incident(self, identity: str) -> Incident:
        """The incident whose id begins so. UnknownEntry, AmbiguousEntry."""
        return self._answers.incident(identity)

    def claim(self, identity: str) -> Claim:
        """The claim whose id begins so, as it was coded. UnknownEntry, AmbiguousEntry."""
        return self.ledger.claim(identity)

    def report(self, identity: str) -> Report:
        """The report whose id begins so. UnknownEntry, AmbiguousEntry."""
        return self.ledger.report(identity)

    @property
    def frames(self) -> Frames:
        """The same lists as frames."""
        return Frames(self)

    def close(self) -> None:
        """Closes the ledger."""
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def open_client(ledger: Path | str, *, rule: str = DEFAULT_RULE, as_known_on: date | None = None) -> Client:
    """A client of the ledger in this file, or at this PostgreSQL address. LedgerError where there is none."""
    return Client(Ledger.open(ledger, create=False, readonly_ok=True), rule, as_known_on)


@dataclass(frozen=True)
class Frames:
    """The lists of a client as frames of pandas. ModuleNotFoundError without it."""

    client: Client

    def incidents(self, **asked: Unpack[Words]) -> pandas.DataFrame:
        """One row an incident, with the columns of the CSV export."""
        from reportedly.exports.columns import COLUMNS, row

        return _table([row(one) for one in self.client.incidents(**asked)], [column.name for column in COLUMNS])

    def claims(self, **asked: Unpack[Words]) -> pandas.DataFrame:
        return frame(self.client.claims(**asked), Claim)

    def reports(self, text: str | None = None) -> pandas.DataFrame:
        return frame(self.client.reports(text), Report)

    def tolls(self, by: By = "month", **asked: Unpack[Words]) -> pandas.DataFrame:
        return frame(self.client.tolls(by, **asked), TollRow)

    def checks(self, **asked: Unpack[Words]) -> pandas.DataFrame:
        return frame(self.client.checks(**asked), CumulativeCheck)

    def control(self, on: date | None = None, **asked: Unpack[Words]) -> pandas.DataFrame:
        return frame(self.client.control(on, **asked), ControlInterval)

    def sources(self, **asked: Unpack[Words]) -> pandas.DataFrame:
        return frame(self.client.sources(**asked), Voice)

    def decisions(self) -> pandas.DataFrame:
        return frame(self.client.decisions(), Decision)

    def agreement(self) -> pandas.DataFrame:
        return frame(self.client.agreement(), Agreement)


def frame(records: Iterable[Record], kind: type[Record]) -> pandas.DataFrame:
    """Records as a frame: a column a field, those of records inside them as `place.name`; tuples stay tuples."""
    plain = [record.model_dump() for record in records]
    inner = {name for one in plain for name, value in one.items() if isinstance(value, dict)}
    return _table([_flat(one, inner) for one in plain], [name for name in kind.model_fields if name not in inner])


def _flat(plain: dict[str, Any], inner: set[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in plain.items():
        if isinstance(value, dict):
            found.update({f"{name}.{part}": one for part, one in value.items()})
        elif name not in inner:
            found[name] = value
    return found


def _table(rows: Sequence[dict[str, Any]], names: Sequence[str]) -> pandas.DataFrame:
    """Days become timestamps, whole numbers stay whole where some are missing."""
    import pandas

    columns = list(dict.fromkeys([*names, *(name for row in rows for name in row)]))
    made = pandas.DataFrame.from_records([[row.get(name) for name in columns] for row in rows], columns=columns)
    for name in columns:
        if any(isinstance(row.get(name), date) for row in rows) or name in ("earliest", "latest"):
            made[name] = pandas.to_datetime(made[name], errors="coerce", utc=name.endswith("_at"))
    return made.convert_dtypes()
