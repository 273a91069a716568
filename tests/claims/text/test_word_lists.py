"""Tables of words: each list is asked for by name, and holds no word twice."""

import tomllib
from pathlib import Path

import pytest

import reportedly.claims
from reportedly.claims.text.words import DATA, word_lists

HOUSE = Path(reportedly.claims.__file__).parent
TABLES = ("capitals.toml", "tables.toml", "ties.toml", "what.toml", "when_cues.toml", "where.toml", "who.toml")


@pytest.fixture(scope="module")
def code() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(HOUSE.rglob("*.py")))


@pytest.mark.parametrize("table", TABLES)
def test_every_list_is_asked_for_somewhere(table: str, code: str) -> None:
    assert [name for name in word_lists(table) if f'"{name}"' not in code and f"'{name}'" not in code] == []


@pytest.mark.parametrize("table", [*TABLES, "how_many.toml", "who_says.toml", "who_says_people.toml", "whether.toml"])
def test_no_word_stands_twice_in_a_list(table: str) -> None:
    found: list[str] = []
    waiting: list[tuple[str, object]] = [("", tomllib.loads((DATA / table).read_text(encoding="utf-8")))]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [(f"{name} {key}", inside) for key, inside in value.items()]
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            found += [f"{name}: {word}" for word in sorted(set(value)) if value.count(word) > 1]
    assert found == []


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        word_lists("what.toml")["nothing of the kind"]
