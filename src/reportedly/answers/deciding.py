"""What a person may decide, put into the ledger. The command line and the page decide through here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Any

from reportedly.answers.view import Answers
from reportedly.incidents.decided import corrected
from reportedly.ledger import UnknownEntry
from reportedly.records import Decision, DecisionKind, Record


class What(Enum):
    """What can be decided, as it is asked for."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SAME = "same"
    NOT_SAME = "not-same"
    MERGE = "merge"
    SPLIT = "split"
    GRADE = "grade"
    NOTE = "note"


KINDS: Mapping[What, DecisionKind] = {
    What.ACCEPT: "accept",
    What.REJECT: "reject",
    What.CORRECT: "correct",
    What.SAME: "same",
    What.NOT_SAME: "not_same",
    What.MERGE: "same",
    What.SPLIT: "not_same",
    What.GRADE: "grade",
    What.NOTE: "note",
}


class Asked(Record):
    """What somebody asks to have decided. `subjects`: claims or incidents, by how their ids begin; an incident stands
    for its claims. `split` names an incident and the claims to be taken out of it, `not-same` two claims or two
    incidents. `field`: for `correct`, with dots for what is inside. `value`: for `correct` and `grade`."""

    what: What
    subjects: tuple[str, ...]
    field: str | None = None
    value: Any = None

    @property
    def has_value(self) -> bool:
        """Whether a value was given; None is one too."""
        return "value" in self.model_fields_set


def decide(answers: Answers, asked: Asked, by: str, why: str, at: datetime) -> Decision:
    """Keeps what was asked for as a decision. ValueError says what is wrong with it; UnknownEntry, AmbiguousEntry."""
    about: dict[str, Any] = _about(answers, asked)
    if asked.what in (What.CORRECT, What.GRADE):
        if not asked.has_value or (asked.what is What.CORRECT and asked.field is None):
            needed = "a value and a field" if asked.what is What.CORRECT else "a value"
            raise ValueError(f"{asked.what.value} needs {needed}")
        about["value"] = asked.value
        if asked.what is What.CORRECT:
            about["field"] = asked.field
    elif asked.field is not None or asked.has_value:
        raise ValueError(f"{asked.what.value} takes neither a field nor a value")
    if asked.what is What.CORRECT:
        _try_correction(answers, Decision(id="", kind="correct", decided_by=by, why=why, decided_at=at, **about))
    return answers.ledger.decide(KINDS[asked.what], by, why, at, **about)


def undo(answers: Answers, decision: str, by: str, why: str, at: datetime) -> Decision:
    """Takes a decision back by a further one. UnknownEntry, AmbiguousEntry, ValueError."""
    return answers.ledger.decide("undo", by, why, at, decision=decision)


def conflicts_of(answers: Answers, made: Decision) -> tuple[str, ...]:
    """Where a decision differs from another person's, in English. `answers` must be made after the decision."""
    return tuple(one.text for one in answers.decided.conflicts if made.id in one.decisions)


def _try_correction(answers: Answers, trial: Decision) -> None:
    """What does not fit is not kept."""
    for claim in trial.claims:
        corrected(answers.ledger.claim(claim), trial)


def _about(answers: Answers, asked: Asked) -> dict[str, Any]:
    subjects = asked.subjects
    if asked.what is What.SPLIT:
        return _split(answers, subjects)
    if asked.what is What.NOT_SAME:
        if len(subjects) != 2:
            raise ValueError("not-same needs two claims, or two incidents")
        return {"claims": _claims(answers, subjects[0]), "against": _claims(answers, subjects[1])}
    if asked.what is What.MERGE:
        return {"claims": tuple(claim for one in subjects for claim in answers.incident(one).claims)}
    return {"claims": tuple(claim for one in subjects for claim in _claims(answers, one))}


def _split(answers: Answers, subjects: Sequence[str]) -> dict[str, Any]:
    if len(subjects) < 2:
        raise ValueError("split needs an incident and the claims to take out of it")
    whole = answers.incident(subjects[0]).claims
    out = tuple(answers.ledger.claim(one).id for one in subjects[1:])
    strange = [claim for claim in out if claim not in whole]
    if strange:
        raise ValueError(f"claim {strange[0]} is not in that incident")
    if set(out) == set(whole):
        raise ValueError("these are all claims of the incident")
    return {"claims": out, "against": tuple(claim for claim in whole if claim not in out)}


def _claims(answers: Answers, start: str) -> tuple[str, ...]:
    """The claim that an id names, or those of the incident that it names."""
    try:
        return (answers.ledger.claim(start).id,)
    except UnknownEntry:
        pass
    try:
        return answers.incident(start).claims
    except UnknownEntry:
        raise UnknownEntry(answers.ledger.path, f"there is no claim and no incident '{start}'") from None
