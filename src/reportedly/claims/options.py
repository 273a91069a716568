"""What a coder is set up with, and the coder's identity that follows from it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.claims.first_cut import Reading
from reportedly.claims.parties.parties import PartyBook, default_party_book, read_parties
from reportedly.gazetteers import Gazetteer, default_gazetteer
from reportedly.records import digest
from reportedly.vocabulary import vocabulary

if TYPE_CHECKING:
    from reportedly.gazetteers.collection import Added


@dataclass(frozen=True)
class CoderOptions:
    """The gazetteer and the parties that words are resolved by, and how much is read: "light" reads only sentences
    that count the harmed, at 1.9 times the speed. `label` tells apart set-ups with files of the user's. Both go into
    the coder's id."""

    gazetteer: Gazetteer = field(default_factory=default_gazetteer)
    parties: PartyBook = field(default_factory=default_party_book)
    reading: Reading = "full"
    label: str = ""

    @classmethod
    def with_files(
        cls,
        gazetteers: Sequence[Path] = (),
        parties: Sequence[Path] = (),
        reading: Reading = "full",
        collection: Sequence[Added] = (),
    ) -> CoderOptions:
        """The package's tables after the user's files; `collection` are gazetteers that were indexed before (see
        `gazetteers.collection`). GazetteerError or VocabularyError say what is wrong in a file; the bytes of the files
        go into the coder's identity."""
        if not gazetteers and not parties and not collection:
            return cls(reading=reading)
        from reportedly.gazetteers import read_gazetteer
        from reportedly.gazetteers.collection import before

        entries = [entry for path in gazetteers for entry in read_gazetteer(path)]
        own = [party for path in parties for party in read_parties(path)]
        gazetteer = before(default_gazetteer(), collection)
        files = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (*gazetteers, *parties)]
        label = digest(*files, *(one.sha256 for one in collection))
        return cls(
            gazetteer.extended(entries) if entries else gazetteer,
            PartyBook(tuple(vocabulary().parties.values()), tuple(own)),
            reading,
            label,
        )
