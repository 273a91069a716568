"""Words for people: safe on a terminal, exact in what they say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.answers import ControlInterval, TollRow, saying, telling
from reportedly.answers.telling import clean
from reportedly.cli import quoting, tables
from reportedly.records import Claim, Evidence, Incident, Participant, PartyReference, Place, Report, Source, Toll, When


def evidence(text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence(start=start, end=start + len(words), exact=words)


def claim(text: str, words: str, **fields: object) -> Claim:
    basis: dict[str, object] = {
        "id": "c",
        "report": "r",
        "coder": "k",
        "evidence": evidence(text, words),
        "kind": "killing",
        "source": Source(text=None, name="The Paper", kind="media"),
        "happening": "h",
    }
    return Claim.model_validate(basis | fields)


def report(publisher: str | None, text: str = "t", title: str = "") -> Report:
    return Report(id="r", text=text, title=title, publisher=publisher, raw_sha256="0", text_sha256="0")


@given(st.text())
def test_nothing_is_left_that_a_terminal_would_obey(text: str) -> None:
    shown = clean(text)
    assert len(shown) == len(text)
    assert not any((ord(sign) < 32 and sign not in "\t\n") or 127 <= ord(sign) < 160 for sign in shown)
    assert not set(shown) & set("\u202a\u202e\u2066\u2069")


@pytest.mark.parametrize(
    ("bounds", "words"), [((3, 3, 3), "3"), ((3, 3, None), "3+"), ((3, 4, None), "3-4+"), ((3, 4, 5), "3-4-5")]
)
def test_figures_are_short_where_all_agree(bounds: tuple[int, int, int | None], words: str) -> None:
    assert telling.bounds(*bounds) == words


def test_days_are_told_as_far_as_they_are_known() -> None:
    def when(first: date | None, last: date | None, basis: str = "text") -> str:
        return telling.when(When(edtf="2024~", earliest=first, latest=last, precision="day", basis=basis))

    assert when(date(2024, 3, 5), date(2024, 3, 5)) == "2024-03-05"
    assert when(date(2024, 3, 5), date(2024, 3, 5), "report") == "2024-03-05 or near"
    assert when(date(2024, 3, 5), date(2024, 3, 7)) == "2024-03-05 to 7"
    assert when(date(2024, 3, 5), date(2024, 4, 7)) == "2024-03-05 to 2024-04-07"
    assert when(None, None) == "2024~"


def test_the_chain_of_tellers_runs_from_the_voice_to_the_paper() -> None:
    source = Source(text="the army", name="the army", kind="party", via=("AFP", "The Paper"))
    told = claim("Nine died.", "Nine died", source=source)
    assert telling.chain(told, report("The Paper")) == "the army, via AFP, in The Paper"
    assert telling.chain(claim("Nine died.", "Nine died"), report("The Paper")) == "The Paper, in its own voice"
    assert telling.chain(told, report(None)) == "the army, via AFP, via The Paper, in an unnamed publisher"


def test_tolls_say_bounds_group_and_scope() -> None:
    where = evidence("Nine died.", "Nine died")

    def told(low: int | None, high: int | None, scope: str = "incident") -> str:
        toll = Toll(effect="killed", group="aid_workers", low=low, high=high, scope=scope, evidence=where)
        return telling.toll(toll)

    assert told(9, 9) == "9 aid workers killed"
    assert told(9, None, "part") == "at least 9 aid workers killed (part of another number)"
    assert told(24, 99) == "24 to 99 aid workers killed"
    assert told(None, None) == "some aid workers killed"


def test_a_place_inside_a_town_is_shown_with_its_town() -> None:
    def short(name: str, precision: str) -> str:
        return telling.short_place(Place(text="x", start=0, end=1, name=name, precision=precision))

    assert short("Old Market, Tarnholt, Ilvane Province, Kestria", "neighbourhood") == "Old Market, Tarnholt, Kestria"
    assert short("Tarnholt, Ilvane Province, Kestria", "settlement") == "Tarnholt, Kestria"
    assert short("Kestria", "country") == "Kestria"


def test_the_words_are_set_off_inside_their_sentence() -> None:
    text = "It was quiet. Then nine people died in the town. Later it rained."
    shown = quoting.highlighted(report("P", text), claim(text, "nine people died"), colours=False)
    assert shown.plain == "Then «nine people died» in the town."


def test_a_line_that_is_set_to_a_width_is_no_end_of_a_sentence() -> None:
    text = "Town shelled\nNine people died in the\ntown, a doctor said.\n\nLater it rained."
    shown = quoting.highlighted(report("P", text, "Town shelled"), claim(text, "in the\ntown"), colours=False)
    assert shown.plain == "Nine people died «in the town», a doctor said."
    head = quoting.highlighted(report("P", text, "Town shelled"), claim(text, "Town"), colours=False)
    assert head.plain == "«Town» shelled"


def test_a_paragraph_begins_without_a_gap() -> None:
    text = "It rained.\n\nNine died."
    assert quoting.highlighted(report("P", text), claim(text, "Nine"), colours=False).plain == "«Nine» died."


def test_a_terminal_with_colours_gets_no_marks() -> None:
    text = "Nine people died."
    assert quoting.highlighted(report("P", text), claim(text, "Nine"), colours=True).plain == text


@given(st.text(min_size=1, max_size=300), st.data())
def test_the_sentence_always_holds_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = quoting.sentence_of(text, Evidence(start=start, end=end, exact=text[start:end]))
    assert first <= start < end <= last


def test_who_and_where_a_claims_own_words_do_not_tell_are_marked() -> None:
    lent = Participant(text="the Guard", start=0, end=9, basis="context")
    here = Participant(text="a clinic", start=20, end=28)
    place = Place(text="Karm", start=40, end=44, name="Karm, Borland", basis="context")
    told = claim("Shells hit.", "Shells hit", actor=lent, target=here, place=place)
    assert saying.summary(told) == "killing of a clinic by the Guard (from context) in Karm, Borland (from context)"
    assert [line for _, line in telling.reasons(told)][1] == "actor: the Guard (from context)"


def test_a_party_that_no_account_names_in_its_own_words_is_marked_where_incidents_are_listed() -> None:
    guard, front = (PartyReference(id=None, name=name) for name in ("the Guard", "the Front"))
    told = {"id": "i", "kind": "shelling", "claims": ("c",), "reports": ("r",), "targets": (front,)}
    lent = Incident.model_validate({**told, "actors": (guard, front), "actors_from_context": ("the Guard",)})
    assert telling.sides(lent) == "the Guard (from context); the Front → the Front"


def test_sums_by_party_have_a_column_for_what_rests_on_context() -> None:
    figures = {"low": 1, "best": 9, "high": 9, "incidents": 2, "all_incidents": 2, "from_context": 4}
    row = TollRow(bucket="g", label="the Guard", effect="killed", **figures)
    assert [column.header for column in tables.tolls([row], "party").columns][-1] == "from context"
    assert "from context" not in [column.header for column in tables.tolls([row], "week").columns]


def test_a_holder_and_a_place_that_no_claims_own_words_name_are_marked_beside_the_stretch_of_time() -> None:
    lent = Participant(text="the Guard", start=0, end=9, basis="context")
    karm = Place(text="Karm", start=40, end=44, name="Karm, Borland")
    told = claim("They seized Karm.", "seized Karm", actor=lent, place=karm)
    stretch = ControlInterval(place="Karm, Borland", claims=("c",))
    assert next(telling.holding(stretch, {"c": told})) == "holder (from context)"
    named = told.model_copy(update={"actor": lent.model_copy(update={"basis": "text"})})
    assert not any("context" in words for words in telling.holding(stretch, {"c": named}))
