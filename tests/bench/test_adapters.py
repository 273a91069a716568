"""Every yardstick's adapter answers each row, in the yardstick's form, also where the row holds little or nothing."""

import importlib
import json
from datetime import date

import pytest

from adapters import claims as claims_adapter
from run import tasks

REPORT = (
    "Fighters of the Taliban attacked a checkpoint near Ghazni on Tuesday, killing three policemen, officials said. "
    "Two civilians were wounded, according to a doctor."
)
LINKED = {
    "date_start": "2019-05-01",
    "date_end": "2019-05-01",
    "city": "Nairobi",
    "location": "Kibera",
    "latitude": -1.3,
    "longitude": 36.8,
    "geo_precision": 4,
    "actors": [{"name": "Police"}],
    "event_context": "Protest",
    "target": "protesters",
    "source": "The Lantern (2019-05-02) Two shot at a march",
    "source_author": "The Lantern",
    "source_type": "newspaper",
    "deaths_low": 2,
    "deaths_best": 2,
    "deaths_high": 2,
    "injuries_low": None,
    "injuries_best": None,
    "injuries_high": None,
    "displacement": 0,
    "damage": 0,
}
ROWS = {
    "airwars": {
        "subset": "syria",
        "reports": [
            {"publisher": "Wire", "published": "2019-05-02", "text": "An air strike killed four people in Idlib."}
        ],
    },
    "claims": {"publisher": "Wire", "published": "2019-05-02", "title": "Three killed", "text": REPORT},
    "claims_light": {"publisher": "Wire", "published": "2019-05-02", "title": "Three killed", "text": REPORT},
    "detection": {"doc_id": "1", "date": "2002-03-01", "text": "The police fired in the air and arrested two men."},
    "displacement": {"text": "About 1,200 families fled Mosul in May, aid workers said."},
    "dyads": {"subset": "gsr", "text": "The government of Sudan accused rebels of looting a market."},
    "gva": {
        "title": "Two hurt in shooting",
        "published": "2019-05-02",
        "text": "Two men were shot in Dayton on Monday.",
    },
    "isaf": {"text": "KABUL, Afghanistan (May 3, 2011) A patrol detained four insurgents in Logar province yesterday."},
    "linkage": LINKED,
    "muc4": {
        "text": "LIMA, 3 JAN 90 -- [TEXT] GUERRILLAS KILLED A PEASANT IN THE TOWN OF HUANTA, PERU, YESTERDAY.",
        "dateline": "LIMA, 3 JAN 90",
    },
    "places": {"text": REPORT},
    "times": {"published": "2019-05-02", "text": REPORT},
    "types": {"text": REPORT},
    "voices": {"text": REPORT},
}
OURS = ("airwars", "displacement", "isaf", "muc4")
BARE = {
    "airwars": [{}, {"reports": None}, {"reports": []}, {"subset": None, "reports": [None, {}, {"text": None}]}],
    "displacement": [{}, {"text": None}, {"text": ""}, {"text": " \n"}, {"text": "no figure"}],
    "isaf": [{}, {"text": None}, {"text": ""}, {"text": "2011-99-S-001 nothing (Feb. 30)"}],
    "muc4": [
        {},
        {"text": None, "dateline": None},
        {"text": "", "dateline": "31 FEB 90"},
        {"text": "NO DATE -- [TEXT] "},
    ],
}


def predictions(task, rows):
    adapter = importlib.import_module(f"adapters.{task}")
    return list(adapter.predict([{"id": f"x-{number}", **row} for number, row in enumerate(rows)]))


def test_every_adapter_has_a_row_here():
    assert sorted(ROWS) == tasks()


@pytest.mark.parametrize("task", sorted(ROWS))
def test_a_row_gives_one_line_of_json_with_its_id(task):
    answers = predictions(task, [ROWS[task]])
    assert [answer["id"] for answer in answers] == ["x-0"]
    assert json.loads(json.dumps(answers)) == answers


@pytest.mark.parametrize("task", sorted(ROWS))
def test_the_same_rows_give_the_same_answers(task):
    assert predictions(task, [ROWS[task]]) == predictions(task, [ROWS[task]])


@pytest.mark.parametrize("task", sorted(ROWS))
def test_no_rows_give_no_answers(task):
    assert predictions(task, []) == []


@pytest.mark.parametrize("task", OURS)
def test_rows_without_anything_are_answered_too(task):
    answers = predictions(task, BARE[task])
    assert [answer["id"] for answer in answers] == [f"x-{number}" for number in range(len(BARE[task]))]


@pytest.mark.parametrize("rows", [[ROWS["airwars"]], BARE["airwars"]])
def test_an_incident_has_ordered_intervals_a_day_and_a_point(rows):
    for answer in predictions("airwars", rows):
        assert all(0 <= low <= high for low, high in (answer["killed"], answer["injured"]))
        assert answer["children"] >= 0
        assert answer["date"] is None or date.fromisoformat(answer["date"])
        assert -90 <= answer["lat"] <= 90
        assert -180 <= answer["lon"] <= 180
        assert answer["cause"]
        assert answer["belligerent"]


def test_the_killed_of_a_report_are_read():
    assert predictions("airwars", [ROWS["airwars"]])[0]["killed"] == [4, 4]


def test_a_displacement_has_figure_unit_term_and_place():
    (answer,) = predictions("displacement", [ROWS["displacement"]])
    assert answer["facts"] == [
        {"quantity": 1200, "unit": "Households", "term": "Forced to Flee", "location": "Mosul", "country": "IRQ"}
    ]


def test_of_a_range_of_the_displaced_the_upper_end_is_given():
    (answer,) = predictions("displacement", [{"text": "Between 300 and 400 people were displaced in Goma."}])
    assert answer["facts"][0]["quantity"] == 400


def test_a_press_release_gives_the_coders_record():
    (answer,) = predictions("isaf", [ROWS["isaf"]])
    assert (answer["start_date"], answer["province"], answer["event_type"]) == ("2011-05-02", ["logar"], ["detention"])
    assert (answer["min_captured"], answer["captureq"], answer["min_killed"], answer["killq"]) == (4, True, 0, False)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("several suspected insurgents", 3),
        ("a Taliban leader and two of his associates", 3),
        ("multiple insurgents", 3),
        ("insurgents", 2),
        ("an insurgent", 1),
        ("twelve militants", 12),
    ],
)
def test_the_captured_are_counted_as_the_coders_did(words, number):
    text = f"KABUL, Afghanistan (May 3, 2011) A coalition force detained {words} in Logar province yesterday."
    assert predictions("isaf", [{"text": text}])[0]["min_captured"] == number


@pytest.mark.parametrize("rows", [[ROWS["muc4"]], BARE["muc4"]])
def test_templates_and_roles_hold_strings_of_the_yardstick(rows):
    for answer in predictions("muc4", rows):
        assert set(answer["roles"]) == {"PerpInd", "PerpOrg", "Target", "Victim", "Weapon"}
        for entities in answer["roles"].values():
            assert all(isinstance(mention, str) and mention for entity in entities for mention in entity)
        for template in answer["templates"]:
            assert template["type"] in ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY")


def test_a_killing_of_a_civilian_is_a_template():
    (answer,) = predictions("muc4", [ROWS["muc4"]])
    (template,) = answer["templates"]
    assert (template["type"], template["date"], template["country"]) == ("ATTACK", "1990-01-02", "PERU")
    assert template["hum_tgt"] == [{"mentions": ["PEASANT"], "number": "1", "effect": "DEATH"}]
    assert answer["roles"]["PerpInd"] == [["GUERRILLAS"]]


def wire(text):
    (answer,) = predictions("muc4", [{"text": f"LIMA, 3 JAN 90 -- [TEXT] {text}", "dateline": "LIMA, 3 JAN 90"}])
    return answer["templates"]


def test_somebody_told_by_office_and_by_name_is_one_target():
    (template,) = wire("UNIDENTIFIED MEN MURDERED MAYOR PEDRO QUISPE MAMANI IN HUANTA, PERU, YESTERDAY.")
    assert [target["mentions"] for target in template["hum_tgt"]] == [["PEDRO QUISPE MAMANI"]]


def test_what_is_shot_is_shot_with_a_gun():
    (template,) = wire("GUERRILLAS SHOT AND KILLED JUDGE ANA ROJAS VEGA AT HER HOME IN HUANTA, PERU, YESTERDAY.")
    assert template["weapon_type"] == ["GUN"]


def test_a_report_of_a_meeting_has_no_template():
    assert wire("THE MINISTERS OF TRADE OF PERU AND CHILE MET TODAY TO DISCUSS THE PRICE OF COPPER.") == []


def test_a_party_told_by_name_and_by_initials_is_one_organisation():
    (template,) = wire(
        "THE FARABUNDO MARTI NATIONAL LIBERATION FRONT, FMLN, CLAIMED RESPONSIBILITY FOR THE MURDER OF MAYOR PEDRO "
        "ROJAS VEGA YESTERDAY. FMLN GUERRILLAS SHOT ROJAS IN FRONT OF HIS HOME."
    )
    assert len(template["perp_org"]) == 1


@pytest.mark.parametrize(
    ("words", "mere"),
    [("107 martyrs", True), ("more than 80,000 lives", True), ("the wounded sheikh", False), ("9 men", False)],
)
def test_those_of_whom_words_tell_no_more_are_people(words, mere):
    assert claims_adapter.are_mere_people(words) == mere


def test_nobody_told_as_who_did_a_violent_act_is_unknown():
    assert claims_adapter.named(None, claims_adapter.NOBODY_KNOWN) == {"name": "unknown"}
    assert claims_adapter.named(None) is None
