"""A happening as its words tell it, before anything is asked about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.text.triggers import Hit

ATTACKS = ("chemical_attack", "air_strike", "shelling", "bombing", "shooting", "battle", "killing")
BY_WEAPON = frozenset(ATTACKS) - {"battle", "killing"}  # kinds of attack that tell the weapon
FROM_AFAR = BY_WEAPON - {"shooting"}  # kinds whose weapon needs nobody near
GROUND = ("capture", "control", "siege", "withdrawal")  # kinds that tell who has a place
WORDS_ONLY = frozenset({"condemn", "accuse", "threaten", "demand", "announce", "negotiation"})
HARMS_APART = frozenset({"displacement", "detention", "abduction"})  # told for themselves beside the dead


@dataclass
class Happening:
    """A happening told in one or several clauses: its kind, the trigger it rests on, all triggers and tolls that belong
    to it, and the heads of its clauses. `known` is False where no word told the kind of a harm or an attack; `aside` is
    True where the words tell it only beside another in one row."""

    kind: str
    main: Hit
    clauses: list[int]
    hits: list[Hit] = field(default_factory=list)
    tolls: list[TollMention] = field(default_factory=list)
    known: bool = True
    aside: bool = False

    @property
    def anchor(self) -> int:
        return self.main.anchor

    @property
    def is_blame(self) -> bool:
        """Whether the words only lay a deed told elsewhere on somebody, or deny it."""
        return self.kind in ATTACKS and self.main.trigger.kind == "accuse"

    def ordered(self) -> list[Hit]:
        """The main hit first, then verbs, then the rest; means last among them."""
        rest = [hit for hit in self.hits if hit is not self.main]
        if not rest:
            return [self.main]
        return [self.main, *sorted(rest, key=lambda hit: (hit.form != "verb", hit.role == "means", hit.anchor))]
