"""The reliability of confidence: how answers fall into bins, what is told of them, and the picture."""

import importlib.util
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture(scope="module")
def calibration():
    sys.path.insert(0, str(BENCH))
    try:
        spec = importlib.util.spec_from_file_location("calibration", BENCH / "calibration.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules["calibration"] = module  # dataclasses look their module up
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(BENCH))


def test_answers_of_like_confidence_share_a_bin(calibration):
    found = calibration.bins([(0.91, True), (0.97, False), (1.0, True), (0.12, False)])
    assert [one.count for one in found] == [1, 3]
    assert found[1].right == pytest.approx(2 / 3)


def test_honest_confidence_has_no_error_and_boasting_has(calibration):
    honest = [(0.75, True)] * 3 + [(0.75, False)]
    boasting = [(0.95, True)] * 2 + [(0.95, False)] * 2
    assert calibration.summary(honest)["expected_calibration_error"] == pytest.approx(0)
    assert calibration.summary(boasting)["expected_calibration_error"] == pytest.approx(0.45)


def test_few_honest_answers_show_more_error_by_chance_than_many(calibration):
    few = calibration.by_chance([(0.8, True)] * 30)
    many = calibration.by_chance([(0.8, True)] * 300)
    assert 0 < many["by_chance"] < few["by_chance"] < few["by_chance_95"]
    assert calibration.by_chance([(1.0, True)] * 30) == {"by_chance": 0.0, "by_chance_95": 0.0}


def test_the_picture_is_drawn_the_same_each_time(calibration, tmp_path):
    judged = {"claims": [(0.9, True), (0.4, False)], "tolls": [(0.8, True)]}
    for name in ("one.png", "two.png"):
        calibration.draw(judged, tmp_path / name)
    pictures = [(tmp_path / name).read_bytes() for name in ("one.png", "two.png")]
    assert pictures[0].startswith(b"\x89PNG")
    assert pictures[0] == pictures[1]
