"""Place names in, places out: the package's own gazetteer and the user's."""

from reportedly.gazetteers.entry import Entry, Match
from reportedly.gazetteers.gazetteer import Gazetteer
from reportedly.gazetteers.read import GazetteerError, read_gazetteer
from reportedly.gazetteers.tables import Named
from reportedly.gazetteers.world import default_gazetteer

__all__ = ["Entry", "Gazetteer", "GazetteerError", "Match", "Named", "default_gazetteer", "read_gazetteer"]
