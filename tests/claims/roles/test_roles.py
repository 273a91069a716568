"""Who and what fills the roles of the incidents that a report tells of."""

import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reportedly
from reportedly.claims.roles.model import RoleModel, RolesUnavailableError
from reportedly.claims.roles.tags import INCIDENTS, ROLES

pytest.importorskip("onnxruntime")

KIDNAPPING = (
    "Bogota, 4 May -- Members of the National Liberation Army kidnapped the mayor Carlos Mendoza yesterday. "
    "Three armed men dragged Mayor Carlos Mendoza out of his car, police said."
)
BOMB = (
    "Lima, 12 Mar -- A car bomb exploded in front of the bank building last night. The explosion destroyed the "
    "bank and two buses. The police blamed the Shining Path for the attack, in which the guard Pedro Salas was killed."
)
HARVEST = (
    "San Jose, 2 Jun -- The ministry of agriculture said today that coffee exports rose by four percent this year. "
    "The minister will travel to Brussels next week to talk about prices."
)


def texts(told, role):
    return [filler.text.casefold() for filler in told.of(role)]


@pytest.mark.parametrize(
    "written", [KIDNAPPING, KIDNAPPING.upper(), KIDNAPPING.lower()], ids=["mixed", "upper", "lower"]
)
def test_a_kidnapping_has_its_victim_and_its_perpetrators_in_any_case(written):
    told = reportedly.roles(written)
    assert "carlos mendoza" in texts(told, "victim_name")
    assert texts(told, "perpetrator_individual") == ["three armed men"]
    assert max(told.kinds, key=told.kinds.get) == "kidnapping"


def test_a_bombing_has_its_weapon_and_its_targets():
    told = reportedly.roles(BOMB)
    assert any("bomb" in weapon for weapon in texts(told, "weapon"))
    assert any("b" in target for target in texts(told, "physical_target"))
    assert "shining path" in texts(told, "perpetrator_organisation")
    assert max(told.kinds, key=told.kinds.get) == "bombing"


def test_a_report_of_no_incident_has_no_fillers():
    told = reportedly.roles(HARVEST)
    assert told.fillers == ()
    assert told.incident < 0.6 < 0.95 < reportedly.roles(BOMB).incident


def test_all_mentions_of_the_same_words_are_given_with_their_places():
    (victim,) = reportedly.roles(KIDNAPPING).of("victim_name")
    assert len(victim.mentions) == 2
    assert {KIDNAPPING[one.start : one.end] for one in victim.mentions} == {"Carlos Mendoza"}


def test_a_lower_threshold_gives_more_and_the_surest_stand_first_within_a_role():
    from reportedly.claims.roles.fillers import roles

    few, many = roles(BOMB, threshold=0.5), roles(BOMB, threshold=0.02)
    assert len(few.fillers) < len(many.fillers)
    for role in ROLES:
        scores = [filler.score for filler in many.of(role)]
        assert scores == sorted(scores, reverse=True)


def test_the_same_text_gives_the_same_answer():
    assert reportedly.roles(BOMB) == reportedly.roles(BOMB)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from([*KIDNAPPING.split(), *BOMB.split(), "“", "\u200b", "İ", "e\u0301", "\n\n", "北京"]),
        max_size=60,
    )
)
def test_every_mention_is_a_quote_of_the_text(words):
    text = " ".join(words)
    told = reportedly.roles(text)
    assert 0 <= told.incident <= 1
    assert set(told.kinds) == set(INCIDENTS) - {"any"}
    for filler in told.fillers:
        assert filler.role in ROLES
        assert 0 <= filler.score <= 1
        assert filler.text in {mention.exact for mention in filler.mentions}
        for mention in filler.mentions:
            assert text[mention.start : mention.end] == mention.exact != ""


@pytest.mark.parametrize("text", ["", " \n\t ", "...", "\x00\u200b", "\ud800", "😀" * 50, "x" * 100_000], ids=ascii)
def test_a_text_without_words_has_no_fillers(text):
    assert reportedly.roles(text).fillers == ()


@pytest.mark.slow
def test_a_very_long_text_is_read_to_its_end():
    text = "Rain fell on the fields. " * 4_000 + KIDNAPPING
    assert len(text) > 100_000
    (victim,) = reportedly.roles(text).of("victim_name")
    assert text[victim.mentions[-1].start : victim.mentions[-1].end] == "Carlos Mendoza"
    assert victim.mentions[-1].start > 100_000


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(RolesUnavailableError, match=r"pip install 'reportedly\[roles\]'"):
        RoleModel()
