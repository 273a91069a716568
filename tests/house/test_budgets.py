"""Files, functions and signatures stay small enough to be read at once."""

import ast

import pytest
from source_files import name_of, package_files, room_of, tree_of

MOST_LINES = 400
MOST_FUNCTION_LINES = 50
USUAL_FUNCTION_LINES = 30
USUAL_SHARE = 0.9
MOST_PARAMETERS = 5

FILES = package_files()


def functions(path):
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function):
    return function.end_lineno - function.lineno + 1


def parameters(function):
    arguments = function.args
    names = [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    return [name for name in names if name not in ("self", "cls")]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_functions_are_short(path):
    assert [(f.name, length(f)) for f in functions(path) if length(f) > MOST_FUNCTION_LINES] == []


def test_nine_in_ten_functions_are_very_short():
    lengths = [length(function) for path in FILES for function in functions(path)]
    assert sum(n <= USUAL_FUNCTION_LINES for n in lengths) / len(lengths) >= USUAL_SHARE


@pytest.mark.parametrize("path", [p for p in FILES if room_of(p) != "cli"], ids=name_of)
def test_functions_take_few_parameters(path):
    assert [(f.name, parameters(f)) for f in functions(path) if len(parameters(f)) > MOST_PARAMETERS] == []
