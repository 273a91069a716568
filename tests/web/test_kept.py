"""What takes long to make is made once, and the answers last asked for are kept."""

from __future__ import annotations

import threading
import time

import pytest

from reportedly.web.kept import Kept


def test_whoever_asks_while_an_answer_is_made_waits_for_it() -> None:
    kept, made = Kept(2), []

    def slow() -> str:
        time.sleep(0.05)
        made.append(1)
        return "answer"

    found: list[str] = []
    asking = [threading.Thread(target=lambda: found.append(kept.of("a", slow))) for _ in range(5)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert (found, len(made)) == (["answer"] * 5, 1)


def test_the_answer_that_was_longest_not_asked_for_goes_first() -> None:
    kept = Kept(2)
    for name in ("a", "b", "a", "c"):
        kept.of(name, lambda: 1)
    assert kept.of("a", lambda: 2) == 1
    assert kept.of("b", lambda: 2) == 2


def test_what_could_not_be_made_is_tried_again() -> None:
    kept = Kept(2)

    def fail() -> None:
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="disk"):
        kept.of("a", fail)
    assert kept.of("a", lambda: 1) == 1
