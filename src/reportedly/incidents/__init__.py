"""Claims of many reports become incidents: same happening, independent voices, figures by a named rule, disputes."""

from reportedly.incidents.copies import copies, passages
from reportedly.incidents.figures import Figure, figures
from reportedly.incidents.linking import Link, Linking, LinkOptions, PairExplanation, draw_together, explain, link
from reportedly.incidents.rules import RULES, UnknownRuleError, reconcile
from reportedly.incidents.voices import Voice, voices

__all__ = [
    "RULES",
    "Figure",
    "Link",
    "LinkOptions",
    "Linking",
    "PairExplanation",
    "UnknownRuleError",
    "Voice",
    "copies",
    "draw_together",
    "explain",
    "figures",
    "link",
    "passages",
    "reconcile",
    "voices",
]
