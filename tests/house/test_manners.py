"""Nothing is swallowed, printed or done behind the reader's back."""

import ast
import re

import pytest
from source_files import name_of, package_files, room_of, tree_of

FILES = package_files()
BROAD = {"Exception", "BaseException"}
REASON = re.compile(
    r"#\s*(?:noqa: BLE001|type: ignore\[[\w-]+(?:,\s*[\w-]+)*\])\s+\S|#(?!\s*(?:noqa|type: ignore))\s*\w"
)
BARE_MARK = re.compile(r"#\s*(?:noqa(?:: [A-Z]+\d+(?:, ?[A-Z]+\d+)*)?|type: ignore(?:\[[\w, -]+\])?)\s*(?P<rest>.*)$")


def handlers(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ExceptHandler):
            yield node, lines[node.lineno - 1]


def caught(handler):
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {kind.id for kind in kinds if isinstance(kind, ast.Name)}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_bare_except_and_no_broad_one_without_a_reason(path):
    for handler, line in handlers(path):
        assert handler.type is not None, f"line {handler.lineno}: bare except"
        if caught(handler) & BROAD:
            assert REASON.search(line), f"line {handler.lineno}: a broad except needs its reason beside it"


@pytest.mark.parametrize("path", [p for p in FILES if room_of(p) != "cli"], ids=name_of)
def test_only_the_command_line_prints(path):
    calls = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    assert [call.lineno for call in calls if call.func.id in ("print", "breakpoint", "eval", "exec", "hash")] == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_silenced_check_says_why(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        mark = BARE_MARK.search(line)
        if mark and "`#" not in line:
            assert mark["rest"].strip(" -#—"), f"line {number}: a silenced check needs its reason beside it"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_importing_a_module_does_no_work(path):
    """At the top of a module stand definitions, and calls that only build small constants."""
    for node in tree_of(path).body:
        if path.name == "__main__.py":
            continue
        assert not isinstance(node, ast.For | ast.While | ast.With | ast.Try), f"line {node.lineno}"
        for call in (n for n in ast.walk(node) if isinstance(n, ast.Call)) if isinstance(node, ast.Assign) else ():
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            assert name not in ("open", "read_text", "read_bytes", "load", "loads", "urlopen", "run"), (
                f"line {node.lineno}"
            )
