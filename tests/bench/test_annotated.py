"""Reports of our own are fit to measure by: invented, and annotated in words that stand there."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from reportedly.vocabulary import vocabulary

OWN = Path(__file__).parents[2] / "bench" / "own_reports"
NAMES = sorted(path.name.removesuffix(".gold.jsonl") for path in OWN.glob("*.gold.jsonl"))


def rows(path: Path) -> dict[str, dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def write(path: Path, row: dict[str, Any]) -> None:
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_each_report_says_that_it_is_invented(name: str) -> None:
    assert all("Invented" in row["note"] for row in rows(OWN / f"{name}.input.jsonl").values())


@pytest.mark.parametrize("name", NAMES)
def test_each_quote_stands_in_its_report_and_each_code_in_the_vocabulary(name: str) -> None:
    texts = {key: f"{row['title']}\n{row['text']}" for key, row in rows(OWN / f"{name}.input.jsonl").items()}
    gold = rows(OWN / f"{name}.gold.jsonl")
    assert texts.keys() == gold.keys()
    kinds, effects = vocabulary().event_kinds, vocabulary().ids("effects")
    for key, row in gold.items():
        for claim in row["claims"]:
            assert claim["quote"] in texts[key]
            assert claim["kind"] in kinds
            assert claim["status"] in vocabulary().ids("statuses")
            for toll in claim["tolls"]:
                assert toll["quote"] in texts[key]
                assert toll["effect"] in effects
                assert toll["high"] is None or toll["low"] <= toll["high"]


def test_labels_of_two_writers_never_mean_the_same_happening(tmp_path: Path) -> None:
    from annotated import annotated

    own = tmp_path / "own"
    own.mkdir()
    for stem in (tmp_path / "train", own / "one", own / "two"):
        write(Path(f"{stem}.input.jsonl"), {"id": stem.name, "title": "Raid", "text": "Nine died.", "published": None})
        write(Path(f"{stem}.gold.jsonl"), {"id": stem.name, "claims": [{"incident": "raid"}]})
    read = list(annotated(tmp_path, SimpleNamespace(read=lambda path: rows(Path(path))), own=own))
    assert [one.key for one in read] == ["train", "one", "two"]
    assert len({one.gold["claims"][0]["incident"] for one in read}) == len(read)


def test_a_missing_scorer_is_told(tmp_path: Path) -> None:
    from annotated import load_scorer

    with pytest.raises(SystemExit, match="no scorer there"):
        load_scorer(tmp_path / "score.py")
