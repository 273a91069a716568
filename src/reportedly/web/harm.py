"""How many were harmed in all incidents that are asked for, from columns: without reading a record."""

from __future__ import annotations

from typing import Any

import numpy as np
from fastapi import APIRouter
from fastapi.responses import JSONResponse

from reportedly.vocabulary import vocabulary
from reportedly.web import shapes
from reportedly.web.asking import Seen
from reportedly.web.index import Index, Mask
from reportedly.web.narrowing import Choosing

router = APIRouter(tags=["overview"])


@router.get("/tolls/whole", response_model=shapes.WholeHarm)
def harm(seen: Seen, asked: Choosing) -> JSONResponse:
    """low, best and high of each effect over all incidents asked for that are asserted; nobody twice."""
    index = seen.index
    mask = asked.mask(index) & index.statuses.where(index.status, lambda status: status == "asserted")
    rows = (_row(index, mask, effect) for effect in vocabulary().ids("effects"))
    return JSONResponse({"items": [row for row in rows if row is not None], "incidents": int(np.count_nonzero(mask))})


def _row(index: Index, mask: Mask, effect: str) -> dict[str, Any] | None:
    chosen = index.told_once(effect, mask)
    if not len(chosen):
        return None
    _, low, best, high = chosen.astype(object).T  # whole numbers of any size
    return {
        "effect": effect,
        "low": int(low.sum()),
        "best": int(best.sum()),
        "high": None if (chosen[:, 3] < 0).any() else int(high.sum()),
        "incidents": len(chosen),
    }
