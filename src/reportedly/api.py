"""What a program calls. Everything heavy is imported where it is used, so that `import reportedly` costs nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.claims.mentions import Attribution, PlaceMention, TimeMention


def times(text: str, published: date | None = None) -> list[TimeMention]:
    """Time expressions of a text, resolved against the day of publication."""
    from reportedly.claims.parse import parse
    from reportedly.claims.when import find_times

    return find_times(parse(text), published)


def places(text: str) -> list[PlaceMention]:
    """Place names of a text, resolved through the package's gazetteer."""
    from reportedly.claims.parse import parse
    from reportedly.claims.where import find_places
    from reportedly.gazetteers import default_gazetteer

    return find_places(parse(text), default_gazetteer())


def attributions(text: str) -> list[Attribution]:
    """Who says what in a text: sources, cues and contents as spans."""
    from reportedly.claims.parse import parse
    from reportedly.claims.who_says import find_attributions

    return find_attributions(parse(text))
