"""Answers that take long to make, kept for whoever asks next."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any


class Kept:
    """The answers last asked for, so many of them. Each is made once, while others who ask for it wait."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[Hashable, Any] = OrderedDict()
        self._turns: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def of(self, name: Hashable, make: Callable[[], Any]) -> Any:
        """The answer of this name. What `make` raises is raised, and the next one tries again."""
        with self._lock:
            if name in self._found:
                self._found.move_to_end(name)
                return self._found[name]
            turn = self._turns.setdefault(name, threading.Lock())
        with turn:  # others wait for this answer only
            with self._lock:
                if name in self._found:
                    return self._found[name]
            try:
                made = make()
            finally:
                with self._lock:
                    self._turns.pop(name, None)
            with self._lock:
                self._found[name] = made
                while len(self._found) > self._most:
                    self._found.popitem(last=False)
            return made
