"""Runs the trained network over a text, twice, one window after the other, on one thread.

The weights (`data/roles/`) are held as 8-bit numbers and run by ONNX Runtime, the package's extra `roles`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reportedly.claims.roles.pieces import Piece, Pieces
from reportedly.claims.roles.spans import Reading
from reportedly.claims.roles.tags import INCIDENTS, SHORT_OVERLAP, SHORT_WINDOW, TAGS, Window, windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FOLDER = Path(__file__).parent.parent / "data" / "roles"


class RolesUnavailableError(ImportError):
    """The extra that runs the model is not installed."""


class RoleModel:
    """One set of weights, loaded once. The same text gives the same numbers on the same kind of processor."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._pieces = Pieces((folder / "pieces.txt").read_text(encoding="utf-8").splitlines())
        self._session = _session(folder / "network.onnx")

    def read(self, text: str) -> Reading:
        """Tags are the mean of two readings, in windows as long as the network can read and in short ones: what it
        takes from the one context but not from the other is doubtful. The text tells of an incident as surely as its
        surest long window."""
        pieces = self._pieces.read(text)
        tags, incidents = self._judge(pieces, windows(len(pieces)))
        if len(pieces) > SHORT_WINDOW:
            closer, _ = self._judge(pieces, windows(len(pieces), SHORT_WINDOW, SHORT_OVERLAP))
            tags = (tags + closer) / 2
        unknown = [number for number, piece in enumerate(pieces) if piece.id == self._pieces.unknown]
        tags[unknown] = np.eye(len(TAGS))[0]  # the network knows only that something stands there
        return Reading(pieces, tags, incidents)

    def _judge(
        self, pieces: Sequence[Piece], over: Iterable[Window]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The tags of each piece in the window where it stands farthest from an edge, and the incidents."""
        tags = np.zeros((len(pieces), len(TAGS)))
        incidents = np.zeros(len(INCIDENTS))
        inside = np.full(len(pieces), -1)
        for window in over if pieces else ():
            judged, told = self._run([piece.id for piece in pieces[window.start : window.end]])
            depth = _depth(window, len(pieces))
            part = slice(window.start, window.end)
            better = depth > inside[part]
            tags[part][better], inside[part][better] = judged[better], depth[better]
            incidents = np.maximum(incidents, told)
        return tags, incidents

    def _run(self, ids: list[int]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        whole = np.array([[self._pieces.opening, *ids, self._pieces.closing]], dtype=np.int64)
        tags, incidents = self._session.run(["tags", "incidents"], {"pieces": whole})
        odds = np.exp(tags[0, 1:-1].astype(np.float64))
        return odds / odds.sum(axis=1, keepdims=True), 1 / (1 + np.exp(-incidents[0].astype(np.float64)))


@cache
def role_model() -> RoleModel:
    """The package's own model."""
    return RoleModel()


def _depth(window: Window, pieces: int) -> NDArray[np.int64]:
    """How many pieces stand between each piece and the nearer edge; an end of the text is no edge."""
    size = window.end - window.start
    before = np.arange(size) + (pieces if window.start == 0 else 0)
    after = np.arange(size)[::-1] + (pieces if window.end == pieces else 0)
    return np.minimum(before, after)


def _session(path: Path) -> InferenceSession:
    try:
        import onnxruntime
    except ImportError as error:
        raise RolesUnavailableError(
            "roles need the extra `roles`, which brings ONNX Runtime: pip install 'reportedly[roles]'"
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
