"""reportedly: reads reports on armed conflict and keeps a sourced record of who says that what happened."""

__version__ = "0.1.0"
