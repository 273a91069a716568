"""Decisions, the queue of what most needs one, and logins."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from reportedly.answers import Agreement, Answers
from reportedly.answers.deciding import Asked, What, conflicts_of, decide, undo
from reportedly.ledger import Ledger
from reportedly.records import Decision
from reportedly.web import shapes
from reportedly.web.access import ReaderUser, ReviewerUser, gate_of
from reportedly.web.asking import Paged, Seen, listed
from reportedly.web.audit import note
from reportedly.web.errors import Problem
from reportedly.web.review import queue
from reportedly.web.snapshot import Snapshot

router = APIRouter(tags=["decisions"])
session = APIRouter(tags=["session"])
Reason = Annotated[str, Field(min_length=1, max_length=2000)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Wanted(_Body):
    """A decision that is asked for, as `reportedly decide` takes it."""

    what: What
    subjects: Annotated[list[Annotated[str, Field(min_length=1, max_length=64)]], Field(min_length=1, max_length=500)]
    why: Reason
    field: Annotated[str | None, Field(max_length=200)] = None
    value: JsonValue = None


class Taken(_Body):
    """Why a decision is taken back."""

    why: Reason


class Login(_Body):
    """A name and a password."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    password: Annotated[str, Field(min_length=1, max_length=1000)]


@router.get("/decisions", response_model=shapes.Listed[Decision], responses=shapes.STREAMS)
def decisions(request: Request, seen: Seen, page: Paged) -> Response:
    """All decisions, newest first; without those on nothing but claims that may not be seen."""
    made = [one for one in seen.answers.decisions if _may_be_seen(seen, one)][::-1]
    return listed(request, page, made, lambda part: (one.model_dump(mode="json") for one in part))


def _may_be_seen(seen: Snapshot, made: Decision) -> bool:
    if not seen.asked.unseen:
        return True
    about = seen.ledger.claims_by_id((*made.claims, *made.against))
    return not about or any(claim.report not in seen.asked.unseen for claim in about.values())


@router.get("/decisions/agreement", response_model=shapes.Items[Agreement])
def agreement(seen: Seen) -> JSONResponse:
    """How far each two reviewers agree: Cohen's kappa by field."""
    return JSONResponse({"items": [one.model_dump(mode="json") for one in seen.answers.agreement()]})


@router.post("/decisions", status_code=201, response_model=shapes.DecisionMade)
def make(request: Request, wanted: Wanted, user: ReviewerUser) -> JSONResponse:
    """Decides. Nothing is overwritten: the record is read through the decisions, and each can be undone."""
    given = {name: getattr(wanted, name) for name in ("field", "value") if name in wanted.model_fields_set}
    asked = Asked(what=wanted.what, subjects=tuple(wanted.subjects), **given)
    ledger = _ledger(request)
    made = _made(lambda: decide(Answers(ledger), asked, user.name, wanted.why, datetime.now(UTC)))
    note(request, user.name, f"decided {made.kind} {made.id}")
    return _answer(ledger, made)


@router.post("/decisions/{identity}/undo", status_code=201, response_model=shapes.DecisionMade)
def take_back(request: Request, identity: str, taken: Taken, user: ReviewerUser) -> JSONResponse:
    """Takes a decision back by a further one."""
    ledger = _ledger(request)
    made = _made(lambda: undo(Answers(ledger), identity, user.name, taken.why, datetime.now(UTC)))
    note(request, user.name, f"undid {made.decision}")
    return _answer(ledger, made)


def _made(act: Any) -> Decision:
    try:
        found: Decision = act()
    except ValueError as error:
        raise Problem(422, _sentence(error)) from error
    return found


def _sentence(error: ValueError) -> str:
    errors = getattr(error, "errors", None)
    return str(errors()[0]["msg"]).removeprefix("Value error, ") if errors else str(error)


def _answer(ledger: Ledger, made: Decision) -> JSONResponse:
    conflicts = list(conflicts_of(Answers(ledger), made))
    return JSONResponse({"decision": made.model_dump(mode="json"), "conflicts": conflicts}, 201)


def _ledger(request: Request) -> Ledger:
    ledger: Ledger = request.app.state.snapshots.ledger
    return ledger


@router.get("/review", response_model=shapes.ReviewAnswer)
def review(
    request: Request,
    seen: Seen,
    user: ReaderUser,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> JSONResponse:
    """What most needs a person: disputes, much resting on one voice, low confidence, doubtful joins; and what another
    person decided, for a second look."""
    doubts = request.app.state.doubts
    items, counts = seen.kept(("review", user.name, limit), lambda: queue(seen, doubts, limit, user.name))
    return JSONResponse({"items": items, "reasons": counts, "total": sum(counts.values())})


@session.get("/session", response_model=shapes.SessionAnswer)
def who(request: Request) -> JSONResponse:
    """Who asks, what they may do, and the token that every write must carry."""
    gate = gate_of(request)
    user = gate.user(request)
    return JSONResponse(
        {
            "user": user.name if user else None,
            "role": user.role if user else None,
            "login_required": user is None,
            "accounts": gate.accounts is not None,
            "csrf": gate.csrf(request),
            "tiles": gate.settings.tiles,
        }
    )


@session.post("/session")
def login(request: Request, wanted: Login) -> JSONResponse:
    """Logs in."""
    answer = JSONResponse({})
    try:
        user = gate_of(request).login(request, answer, wanted.name, wanted.password)
    except Problem as problem:
        note(request, wanted.name, f"login refused: {problem.message}")
        raise
    note(request, user.name, "logged in")
    return answer


@session.delete("/session")
def logout(request: Request) -> JSONResponse:
    """Logs out."""
    answer = JSONResponse({})
    user = gate_of(request).user(request)
    if user is not None:
        note(request, user.name, "logged out")
    gate_of(request).logout(request, answer)
    return answer
