"""Finds a few thousand keys among millions: a rough sieve first, by which nearly all others fall through."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.incidents.columns import NONE, Numbers
from reportedly.incidents.sheets import places_in

SIEVE_BITS = 20  # so that the sieve stays in the processor's cache
AT_ONCE = 2**20  # keys that are sieved together
MIX = np.int64(0x9E3779B97F4A7C1 | 1)

Keys = NDArray[np.integer[Any]]


def among(keys: Keys, wanted: Keys) -> tuple[Numbers, Numbers]:
    """Where keys are among those wanted, in order, and the place there of each. `wanted` are in order and once each,
    and of the type of the keys: either numbers of words (32 bits, alike to a hash) or any of 64 bits."""
    sieve = np.zeros(2**SIEVE_BITS, dtype=bool)
    sieve[_rough(wanted)] = True
    parts = [np.zeros(0, dtype=np.int64)]
    for start in range(0, len(keys), AT_ONCE):
        parts.append(start + np.flatnonzero(sieve[_rough(keys[start : start + AT_ONCE])]))
    likely = np.concatenate(parts)
    place = _places(keys[likely], wanted)
    held = place != NONE
    return likely[held], place[held]


def _places(keys: Keys, wanted: Keys) -> Numbers:
    """Where keys stand among those wanted, NONE for those that do not; most are looked up in a table at once."""
    table = np.zeros(2**SIEVE_BITS, dtype=np.int32)
    table[_rough(wanted)] = np.arange(len(wanted))
    place = table[_rough(keys)].astype(np.int64)
    missed = np.flatnonzero(wanted[place] != keys) if len(wanted) else np.zeros(0, dtype=np.int64)
    place[missed] = places_in(wanted, keys[missed])
    return place


def _rough(keys: Keys) -> Keys:
    if keys.dtype == np.uint32:
        first: Keys = keys >> np.uint32(32 - SIEVE_BITS)
        return first
    with np.errstate(over="ignore"):
        found: Numbers = ((keys.astype(np.int64) * MIX) >> np.int64(63 - SIEVE_BITS)) & np.int64(2**SIEVE_BITS - 1)
    return found
