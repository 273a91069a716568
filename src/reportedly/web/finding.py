"""Claims that are asked for, read one after another: a ledger may hold more of them than memory does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.answers import Filter
from reportedly.answers.filters import found_in
from reportedly.ledger import ClaimQuery
from reportedly.records import Claim, Report
from reportedly.web.snapshot import Snapshot


class Published(dict[str, Report]):
    """Reports by id, read when they are asked for."""

    def __init__(self, seen: Snapshot) -> None:
        super().__init__()
        self._seen = seen

    def __missing__(self, identity: str) -> Report:
        self[identity] = self._seen.ledger.report(identity)
        return self[identity]

    def get(self, identity: str, default: object = None) -> Report:
        """As by index: all are there."""
        return self[identity]


def as_coded(seen: Snapshot) -> bool:
    """Whether claims count as they stand in the ledger: no decision changes any, and no earlier day is asked for."""
    return seen.asked.as_known_on is None and not seen.answers.decisions


def query_of(seen: Snapshot, asked: Filter, kinds: Iterable[str] = ()) -> ClaimQuery:
    """What the ledger itself can find of a filter: all but parties and publishers. `kinds`: only these."""
    wanted = tuple(sorted(kinds)) or ((asked.kind,) if asked.kind else ())
    if asked.kind and asked.kind not in wanted:
        wanted = ("none",)
    elif asked.kind:
        wanted = (asked.kind,)
    names = seen.once("place names", seen.ledger.place_names) if asked.place else ()
    return ClaimQuery(
        kinds=wanted,
        statuses=(asked.status,) if asked.status else (),
        source_kinds=(asked.source_kind,) if asked.source_kind else (),
        places=tuple(name for name in names if found_in(asked.place, name)) if asked.place else None,
        since=asked.since,
        until=asked.until,
    )


def claims_found(seen: Snapshot, asked: Filter, kinds: Iterable[str] = ()) -> Iterator[Claim]:
    """The claims asked for that may be seen, of these kinds where some are named, in order of publication."""
    found = _found(seen, asked, kinds)
    unseen = seen.asked.unseen
    yield from (claim for claim in found if claim.report not in unseen) if unseen else found


def _found(seen: Snapshot, asked: Filter, kinds: Iterable[str]) -> Iterator[Claim]:
    if not as_coded(seen):
        only = set(kinds)
        chosen = (claim for _, claim in seen.answers.selected_claims(asked))
        yield from (claim for claim in chosen if not only or claim.kind in only)
        return
    published = Published(seen)
    for claim in seen.ledger.claims(query_of(seen, asked, kinds)):
        if (asked.party is None and asked.publisher is None) or asked.matches_claim(claim, published[claim.report]):
            yield claim


def filed(seen: Snapshot) -> Iterable[tuple[Report, tuple[Claim, ...]]]:
    """All reports that may be seen, with their claims as they were decided, in order of publication."""
    records = seen.ledger.records() if as_coded(seen) else seen.answers.records
    return (one for one in records if one[0].id not in seen.asked.unseen)
