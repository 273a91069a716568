"""Records by id that are read from the ledger as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")
MANY = 2_000  # things asked for one by one, after which all are read at once


class Shelf(Mapping[str, Thing]):
    """Things by id. One that is asked for is read then; whoever goes through all, or asks for a great many, has all of
    them read at once. `fetch` gives those of some ids that there are, `everything` gives all in their order."""

    def __init__(
        self, fetch: Callable[[Sequence[str]], Mapping[str, Thing]], everything: Callable[[], Mapping[str, Thing]]
    ) -> None:
        self._fetch, self._everything = fetch, everything
        self._held: dict[str, Thing] = {}
        self._all: Mapping[str, Thing] | None = None

    def __getitem__(self, name: str) -> Thing:
        self.ahead((name,))
        return (self._held if self._all is None else self._all)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def ahead(self, names: Sequence[str]) -> None:
        """Reads some at once that will be asked for."""
        missing = [name for name in names if name not in self._held] if self._all is None else []
        if missing and len(self._held) + len(missing) > MANY:
            self._read()
        elif missing:
            self._held |= self._fetch(missing)

    def _read(self) -> Mapping[str, Thing]:
        if self._all is None:
            self._all = self._everything()
            self._held = {}
        return self._all
