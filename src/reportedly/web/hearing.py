"""Reads what the voices of a state say, of a ledger that may hold more claims than memory does."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from reportedly.answers import Filter
from reportedly.answers.hearing import Sources, TooManyClaims, hear
from reportedly.records import Claim, Incident, Report
from reportedly.web.finding import Published, as_coded, claims_found, filed
from reportedly.web.snapshot import Snapshot

AT_ONCE = 1000  # incidents read together


def gathered(seen: Snapshot, asked: Filter, most: float = math.inf) -> Sources:
    """Of all claims asked for. TooManyClaims where these are more than `most`."""
    if asked.is_empty and seen.ledger.counts().claims > most:
        raise TooManyClaims
    return hear(_asked_for(seen, asked), _incidents(seen, asked), most)


def _asked_for(seen: Snapshot, asked: Filter) -> Iterator[tuple[Report, Sequence[Claim]]]:
    """Reports with the claims asked for, in order of publication."""
    if asked.is_empty or not as_coded(seen):
        for report, claims in filed(seen):
            told = claims if asked.is_empty else [claim for claim in claims if asked.matches_claim(claim, report)]
            if told:
                yield report, told
        return
    published = Published(seen)
    for name, own in groupby(claims_found(seen, asked), key=lambda claim: claim.report):
        yield published[name], list(own)


def _incidents(seen: Snapshot, asked: Filter) -> Iterator[Incident]:
    """The incidents that claims asked for may be in. A claim's status may be another than its incident's."""
    if asked.is_empty or asked.status is not None:
        yield from seen.all_incidents()
        return
    index = seen.index
    chosen = [index.ids[at] for at in np.flatnonzero(index.mask(asked)).tolist()]
    for start in range(0, len(chosen), AT_ONCE):
        yield from seen.incidents(chosen[start : start + AT_ONCE])
