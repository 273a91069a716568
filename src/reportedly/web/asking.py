"""What a request asks for: filters, state, page; and how lists are answered, by pages or as a stream."""

from __future__ import annotations

import base64
import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from numpy.typing import NDArray
from pydantic import ValidationError
from starlette.types import Scope

from reportedly.answers import Answers, Filter
from reportedly.exports.csv_file import guarded
from reportedly.incidents import DEFAULT_RULE, RULES
from reportedly.ledger import Ledger
from reportedly.web.access import Unseen
from reportedly.web.errors import Problem
from reportedly.web.snapshot import Asked, Snapshot, Snapshots

MOST = 500  # items of a page
LONGEST = 200  # characters of a word that is asked for
NDJSON, CSV = "application/x-ndjson", "text/csv"
STATE = "reportedly.state"  # in the scope of a request

Word = Annotated[str | None, Query(max_length=LONGEST)]


@dataclass(frozen=True)
class Page:
    """A part of a list: `limit` items from `offset` on."""

    offset: int
    limit: int


# What only looks at an address is a coroutine: it is run where it is called, any other function in another thread.


async def _what(place: Word = None, party: Word = None, kind: Word = None, status: Word = None) -> dict[str, Any]:
    return {"place": place, "party": party, "kind": kind, "status": status}


async def _told(
    since: date | None = None, until: date | None = None, source_kind: Word = None, publisher: Word = None
) -> dict[str, Any]:
    return {"since": since, "until": until, "source_kind": source_kind, "publisher": publisher}


async def filter_of(
    what: Annotated[dict[str, Any], Depends(_what)], told: Annotated[dict[str, Any], Depends(_told)]
) -> Filter:
    """The filters, as on the command line."""
    given = what | told
    try:
        return Filter(**{name: value for name, value in given.items() if value not in (None, "")})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise Problem(422, str(first["msg"]).removeprefix("Value error, "), where or None) from error


async def asked_of(unseen: Unseen, rule: Word = None, as_known_on: date | None = None) -> Asked:
    """Rule, day of knowledge, and what may be seen."""
    if rule and rule not in RULES:
        raise Problem(422, f"'{rule}' is none of {', '.join(RULES)}", "rule")
    return Asked(rule or DEFAULT_RULE, as_known_on, unseen)


def snapshot_of(request: Request, asked: Annotated[Asked, Depends(asked_of)]) -> Snapshot:
    """The state asked for."""
    snapshots: Snapshots = request.app.state.snapshots
    return snapshots.of(asked, state_of(request.scope, snapshots.ledger) if asked.as_known_on is None else None)


def state_of(scope: Scope, ledger: Ledger) -> str:
    """What stands for the ledger as it is now; read once for a request."""
    if STATE not in scope:
        scope[STATE] = Answers(ledger).state
    state: str = scope[STATE]
    return state


async def page_of(limit: Annotated[int, Query(ge=1, le=MOST)] = 50, cursor: Word = None) -> Page:
    """A page, from the beginning or from where the cursor of the page before it says."""
    if not cursor:
        return Page(0, limit)
    try:
        offset = json.loads(base64.urlsafe_b64decode(cursor.encode()))["offset"]
        if not isinstance(offset, int) or isinstance(offset, bool) or not 0 <= offset < 2**53:
            raise ValueError("no such place")
    except (ValueError, TypeError, KeyError) as error:
        raise Problem(422, "This is no cursor that this server gave.", "cursor") from error
    return Page(offset, limit)


def cursor_of(page: Page, total: int) -> str | None:
    """Where the next page begins; None at the end."""
    after = page.offset + page.limit
    return None if after >= total else base64.urlsafe_b64encode(json.dumps({"offset": after}).encode()).decode()


Asking = Annotated[Filter, Depends(filter_of)]
Seen = Annotated[Snapshot, Depends(snapshot_of)]
Paged = Annotated[Page, Depends(page_of)]


def listed(
    request: Request,
    page: Page,
    found: Sequence[Any] | NDArray[Any],
    items: Callable[[Any], Iterable[Mapping[str, Any]]],
) -> Response:
    """A list of which `found` names the items and `items` makes them: a page of it as JSON, or where the Accept header
    asks for that, all of it as JSON Lines or CSV, made bit by bit."""
    accept = request.headers.get("accept", "")
    if NDJSON in accept:
        return StreamingResponse(_lines(found, items), media_type=NDJSON)
    if CSV in accept:
        return StreamingResponse(_table(found, items), media_type=f"{CSV}; charset=utf-8")
    part = found[page.offset : page.offset + page.limit]
    answer = {"items": list(items(part)), "next": cursor_of(page, len(found)), "total": len(found)}
    return JSONResponse(answer)


def kept(request: Request, seen: Snapshot, make: Callable[[], Response]) -> Response:
    """The answer to this address, made once for a state; one that is streamed is made each time."""
    accept = request.headers.get("accept", "")
    if NDJSON in accept or CSV in accept:
        return make()
    body = seen.kept(("answer", request.url.path, request.url.query), lambda: make().body)
    return Response(body, media_type="application/json")


def _parts(found: Sequence[Any] | NDArray[Any]) -> Iterator[Any]:
    for start in range(0, len(found), MOST):
        yield found[start : start + MOST]


def _lines(found: Sequence[Any] | NDArray[Any], items: Callable[[Any], Iterable[Mapping[str, Any]]]) -> Iterator[str]:
    for part in _parts(found):
        yield "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items(part))


def _table(found: Sequence[Any] | NDArray[Any], items: Callable[[Any], Iterable[Mapping[str, Any]]]) -> Iterator[str]:
    """Cells that hold more than one value are JSON; what a spreadsheet would run has an apostrophe before it."""
    named = False
    for part in _parts(found):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        for item in items(part):
            if not named:
                writer.writerow(item)
                named = True
            writer.writerow(guarded(_cell(value)) for value in item.values())
        yield text.getvalue()


def _cell(value: Any) -> str | int | float | None:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | bool) else value
