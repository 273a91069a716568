"""Claims as they are stored: JSON, packed with zlib and a dictionary of what claims commonly hold.

A dictionary is part of the format: it is never changed, only joined by a newer one.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

DICTIONARIES = Path(__file__).parent / "data"
NEWEST = 1
LEVEL = 6


class DamagedError(ValueError):
    """What was packed cannot be read any more."""


def pack(record: str) -> bytes:
    """The number of the dictionary in one byte, then the packed text."""
    packer = _packer(NEWEST).copy()
    return bytes([NEWEST]) + packer.compress(record.encode()) + packer.flush()


def unpack(packed: bytes) -> str:
    """What was packed. DamagedError where the bytes are damaged or of a newer program."""
    try:
        unpacker = _unpacker(packed[0]).copy()
        record = (unpacker.decompress(packed[1:]) + unpacker.flush()).decode()
    except (IndexError, zlib.error, OSError, UnicodeDecodeError) as error:
        raise DamagedError(f"cannot be unpacked ({error})") from error
    if not unpacker.eof:
        raise DamagedError("cannot be unpacked (its end is missing)")
    return record


@cache
def _dictionary(number: int) -> bytes:
    return (DICTIONARIES / f"claims-{number}.dictionary").read_bytes()


@cache
def _packer(number: int) -> zlib._Compress:
    return zlib.compressobj(LEVEL, zdict=_dictionary(number))


@cache
def _unpacker(number: int) -> zlib._Decompress:
    return zlib.decompressobj(zdict=_dictionary(number))
