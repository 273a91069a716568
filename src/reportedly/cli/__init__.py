"""The command line: parse what a person asks, call the house, show the answer (`docs/commands.md`)."""

from __future__ import annotations


def main() -> None:
    """Entry point of the `reportedly` command."""
    import sys

    from reportedly.cli.app import run

    sys.exit(run(sys.argv[1:]))
