"""reportedly: reads reports on armed conflict and keeps a sourced record of who says that what happened."""

from reportedly.api import (
    attributions,
    client,
    code,
    code_table,
    coder,
    link,
    model_coder,
    party_mentions,
    places,
    report,
    roles,
    times,
)

__version__ = "0.1.0"

__all__ = [
    "__version__",
    "attributions",
    "client",
    "code",
    "code_table",
    "coder",
    "link",
    "model_coder",
    "party_mentions",
    "places",
    "report",
    "roles",
    "times",
]
