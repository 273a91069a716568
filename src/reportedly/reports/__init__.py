"""Reading: bytes to Reports (clean text, where it came from, hash of the raw bytes), or to Unreadable with the reason.

Nothing here touches the network or the clock.
"""

from reportedly.reports.folders import read_path, read_paths
from reportedly.reports.options import ReadOptions
from reportedly.reports.reading import read_bytes, read_stream
from reportedly.reports.refusals import REASONS

__all__ = ["REASONS", "ReadOptions", "read_bytes", "read_path", "read_paths", "read_stream"]
