"""What a person decided about the record. Claims are never changed: they are read through the decisions."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field, JsonValue, model_validator

from reportedly.records.base import Record, Term

DecisionKind = Literal["accept", "reject", "correct", "same", "not_same", "grade", "note", "undo"]
Words = Annotated[str, Field(min_length=1, max_length=2000)]


class Decision(Record):
    """One decision, with who, when and why. It names claims, never incidents, whose ids change with their claims:

    - accept: these claims are as the report says. reject: they are not, and count nowhere.
    - correct: `field` of these claims is `value`. A field inside another one is named with dots ("tolls.0.low").
    - same: all of `claims` tell of one happening (a merge of incidents names those of each).
    - not_same: none of `claims` tells of the happening of any of `against` (a split names both sides).
    - grade: the incident of these claims has the Airwars grade `value`. note: `why` holds a remark on them.
    - undo: `decision` counts no more; an undo may be undone.
    """

    id: str
    kind: DecisionKind
    claims: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    field: str | None = None
    value: JsonValue = None
    decision: str | None = None
    decided_by: Words
    why: Words
    decided_at: AwareDatetime

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        """Each kind names what it needs and nothing else."""
        needs = {
            "claims": self.kind != "undo",
            "against": self.kind == "not_same",
            "field": self.kind == "correct",
            "decision": self.kind == "undo",
        }
        for name, needed in needs.items():
            given = getattr(self, name) not in (None, ())
            if given != needed:
                raise ValueError(f"a decision of kind {self.kind} {'needs' if needed else 'takes no'} {name}")
        if self.kind == "same" and len(set(self.claims)) < 2:
            raise ValueError("a decision of kind same needs two claims or more")
        if set(self.claims) & set(self.against):
            raise ValueError("a claim cannot stand on both sides of a decision")
        if self.kind == "grade":
            Term("gradings")._check(str(self.value))
        elif self.kind != "correct" and self.value is not None:
            raise ValueError(f"a decision of kind {self.kind} takes no value")
        return self
