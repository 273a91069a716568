"""Claims of many reports become incidents: same happening, independent voices, figures by a named rule, disputes."""

from reportedly.incidents.assemble import by_rule
from reportedly.incidents.copies import copies, passages
from reportedly.incidents.figures import figures
from reportedly.incidents.grades import Proposal, propose_grade
from reportedly.incidents.linking import (
    Link,
    Linking,
    PairExplanation,
    draw_together,
    explain,
    link,
    weighed,
)
from reportedly.incidents.options import LinkOptions
from reportedly.incidents.people import Figure
from reportedly.incidents.readings import Reading
from reportedly.incidents.rules import DEFAULT_RULE, RULES, Rule, UnknownRuleError, reconcile
from reportedly.incidents.voices import Voice, voices

__all__ = [
    "DEFAULT_RULE",
    "RULES",
    "Figure",
    "Link",
    "LinkOptions",
    "Linking",
    "PairExplanation",
    "Proposal",
    "Reading",
    "Rule",
    "UnknownRuleError",
    "Voice",
    "by_rule",
    "copies",
    "draw_together",
    "explain",
    "figures",
    "link",
    "passages",
    "propose_grade",
    "reconcile",
    "voices",
    "weighed",
]
