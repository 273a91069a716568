"""How many were harmed in all incidents that are asked for, from columns: without reading a record."""

from __future__ import annotations

from typing import Any

import numpy as np
from fastapi import APIRouter
from fastapi.responses import JSONResponse

from reportedly.vocabulary import vocabulary
from reportedly.web import shapes
from reportedly.web.adding_up import summed
from reportedly.web.asking import Seen
from reportedly.web.index import Index, Mask
from reportedly.web.narrowing import Choosing, mask_of

router = APIRouter(tags=["overview"])


@router.get("/tolls/whole", response_model=shapes.WholeHarm)
def harm(seen: Seen, asked: Choosing) -> JSONResponse:
    """low, best and high of each effect over all incidents asked for that are asserted; nobody twice."""
    index = seen.index
    mask = mask_of(seen, asked) & index.statuses.where(index.status, lambda status: status == "asserted")
    rows = (_row(index, mask, effect) for effect in vocabulary().ids("effects"))
    return JSONResponse({"items": [row for row in rows if row is not None], "incidents": int(np.count_nonzero(mask))})


def _row(index: Index, mask: Mask, effect: str) -> dict[str, Any] | None:
    chosen = index.told_once(effect, mask)
    if not len(chosen):
        return None
    sums = summed(chosen, np.zeros(len(chosen), dtype=np.int64), 1)
    return {
        "effect": effect,
        "low": int(sums.low[0]),
        "best": int(sums.best[0]),
        "high": None if sums.endless[0] else int(sums.high[0]),
        "incidents": len(chosen),
    }
