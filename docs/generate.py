"""Writes the pages that are generated from the package: the codebook and the records' JSON Schema."""

from __future__ import annotations

from pathlib import Path

from reportedly.records import schema
from reportedly.vocabulary import codebook

DOCS = Path(__file__).parent


def main() -> None:
    schema.write(DOCS / "schema")
    codebook.write(DOCS / "codebook.md")


if __name__ == "__main__":
    main()
