"""Rooms import only down the house: a stage never learns who comes after it."""

import ast

import pytest
from source_files import PACKAGE, name_of, package_files, room_of, tree_of

BELOW = {
    "vocabulary": set(),
    "records": {"vocabulary"},
    "reports": {"records"},
    "gazetteers": {"records"},
    "claims": {"records", "gazetteers"},
    "incidents": {"records"},
    "ledger": {"records"},
    "answers": {"records", "incidents", "ledger"},
    "exports": {"records", "answers"},
    "samples": set(),
}
CLAIMS = {  # the rooms inside of `claims`
    "text": set(),
    "people": {"text"},
    "findings": {"text"},
    "parties": {"text"},
    "events": {"text", "people", "findings", "parties"},
    "voices": {"text", "people", "findings"},
    "times": {"text", "findings"},
    "places": {"text", "findings"},
    "who": {"text", "people", "findings", "parties", "events", "voices", "context"},
    "happenings": {"text", "findings", "events", "times", "places", "context"},
    "tolls": {"text", "people", "findings", "happenings", "context", "weighing"},
    "kinds": {"text", "findings", "parties", "events", "who", "happenings", "context"},
    "tables": {"text", "people", "findings", "times", "voices", "context", "evidence"},
    "roles": set(),
}
ANYTHING = {"api", "cli", "web", "bulk", "__init__", "__main__"}  # they call every room; no room calls them
EVERYWHERE = {"vocabulary"}


def imports(tree):
    """Names of the package's modules that a module imports anywhere, also inside of functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports name the whole package"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_imported(tree):
    parts = [name.split(".") for name in imports(tree)]
    return {name[1] for name in parts if name[0] == "reportedly" and len(name) > 1}


def test_every_room_has_its_place_in_the_order():
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert rooms <= BELOW.keys() | ANYTHING


@pytest.mark.parametrize("path", [p for p in package_files() if room_of(p) in BELOW], ids=name_of)
def test_a_room_imports_only_from_below(path):
    room = room_of(path)
    allowed = BELOW[room] | EVERYWHERE | {room}
    assert rooms_imported(tree_of(path)) <= allowed


def test_every_room_of_claims_has_its_place_in_the_order():
    assert {path.parent.name for path in (PACKAGE / "claims").glob("*/__init__.py")} == CLAIMS.keys()


@pytest.mark.parametrize("path", sorted((PACKAGE / "claims").glob("*/*.py")), ids=name_of)
def test_a_room_of_claims_imports_only_from_those_above(path):
    room = path.parent.name
    parts = [name.split(".") for name in imports(tree_of(path))]
    assert {name[2] for name in parts if name[:2] == ["reportedly", "claims"]} <= CLAIMS[room] | {room}


@pytest.mark.parametrize(
    "line",
    ["import reportedly.ledger", "from reportedly.ledger import schema", "def f():\n    from reportedly import ledger"],
)
def test_an_import_upwards_would_be_seen(line):
    assert "ledger" in rooms_imported(ast.parse(line))
