"""Every link between the tables is checked, and the message names the file and the entry."""

import csv
import re
import shutil
from pathlib import Path

import pytest

from reportedly.vocabulary import VocabularyError, load, vocabulary
from reportedly.vocabulary.loader import DATA, read_parties


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def change(folder, file, old, new):
    """Replaces the first match of a pattern in one data file."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    changed = re.sub(old, new, text, count=1)
    assert changed != text, f"{old} does not occur in {file}"
    path.write_text(changed, encoding="utf-8")


def add_row(folder, file, **cells):
    path = folder / file
    with path.open(encoding="utf-8", newline="") as read:
        columns = next(csv.reader(read))
    with path.open("a", encoding="utf-8", newline="") as write:
        csv.DictWriter(write, columns, lineterminator="\n").writerow(cells)


def message(folder):
    with pytest.raises(VocabularyError) as error:
        load(folder)
    return str(error.value)


def test_the_package_carries_a_vocabulary_without_faults():
    tables = vocabulary()
    assert len(tables.event_kinds) == 30
    assert len(tables.parties) > 400
    assert len(tables.states) > 150


BROKEN_LINKS = {
    "the effect of a kind": (
        "event_kinds.toml",
        'default_effect = "killed"',
        'default_effect = "slain"',
        "battle: default_effect 'slain'",
    ),
    "a PLOVER type": (
        "event_kinds.toml",
        'plover_type = "ASSAULT"',
        'plover_type = "FIGHT"',
        "battle: plover_type 'FIGHT'",
    ),
    "a mode of another type": (
        "event_kinds.toml",
        'plover_mode = "aerial"',
        'plover_mode = "ceasefire"',
        "air_strike: plover_mode 'ceasefire'",
    ),
    "an ACLED event": (
        "event_kinds.toml",
        'acled_event = "Battles"',
        'acled_event = "Battle"',
        "battle: acled_event 'Battle'",
    ),
    "a sub-event of another event": (
        "event_kinds.toml",
        'acled_sub_event = "Armed clash"',
        'acled_sub_event = "Grenade"',
        "battle: acled_sub_event 'Grenade'",
    ),
    "a CAMEO root": ("event_kinds.toml", 'cameo_root = "19"', 'cameo_root = "21"', "battle: cameo_root '21'"),
    "a CAMEO code": ("event_kinds.toml", 'cameo_code = "190"', 'cameo_code = "199"', "battle: cameo_code '199'"),
    "a CAMEO code of another root": (
        "event_kinds.toml",
        'cameo_code = "190"',
        'cameo_code = "183"',
        "battle: cameo_code '183' is not below root '19'",
    ),
    "a UCDP type": ("event_kinds.toml", 'ucdp_type = "by sides"', 'ucdp_type = "4"', "battle: ucdp_type '4'"),
    "the parent of a group": ("groups.toml", 'parent = "people"', 'parent = "persons"', "parent 'persons'"),
    "a civilian status": (
        "groups.toml",
        'civilian_status = "combatant"',
        'civilian_status = "soldier"',
        "combatants: civilian_status 'soldier'",
    ),
    "a word of a group": (
        "groups.toml",
        '"civilians",',
        '"Civilians",',
        "civilians: word 'Civilians' is not in small letters",
    ),
    "a word of two groups": ("groups.toml", '"civilians",', '"children",', "word 'children' is"),
    "a range": ("number_words.toml", "low = 24", "low = 240", "dozens: low 240 and high 99"),
    "a place precision": ("place_precisions.toml", "ucdp_where_prec = 7", "ucdp_where_prec = 8", "ucdp_where_prec '8'"),
    "ACLED's place precision": (
        "place_precisions.toml",
        "acled_geo_precision = 3",
        "acled_geo_precision = 4",
        "acled_geo_precision '4'",
    ),
    "PLOVER's resolution": (
        "place_precisions.toml",
        "plover_resolution = 5",
        "plover_resolution = 6",
        "plover_resolution '6'",
    ),
    "two steps of one rank": ("place_precisions.toml", "rank = 2", "rank = 1", "rank 1 is point's already"),
    "a radius": ("place_precisions.toml", "radius_km = 0.2", "radius_km = 0", "point: radius_km 0.0"),
    "a time precision": (
        "time_precisions.toml",
        "ucdp_date_prec = 5",
        "ucdp_date_prec = 6",
        "year: ucdp_date_prec '6'",
    ),
    "ACLED's time precision": (
        "time_precisions.toml",
        "acled_time_precision = 1",
        "acled_time_precision = 9",
        "day: acled_time_precision '9'",
    ),
    "a PLOVER sector": (
        "party_kinds.toml",
        'plover_sector = "REB"',
        'plover_sector = "RBL"',
        "rebel_group: plover_sector 'RBL'",
    ),
    "an ACLED actor code": ("party_kinds.toml", "acled_inter = 2", "acled_inter = 9", "rebel_group: acled_inter '9'"),
    "a grading": ("gradings.toml", r"\[fair\]", "[likely]", "likely: id 'likely'"),
    "an HXL attribute": ("effects.toml", r"#affected\+killed", "#affected+dead", "killed: hxl '#affected+dead'"),
    "the party of a state": ("states.csv", ",syria,", ",assyria,", "SY: party 'assyria'"),
    "a name of two states": ("states.csv", ",Zimbabwe,", ",Zambia,", "ZW: word 'Zambia' is ZM's already"),
    "an ISO 3166 alpha-3 code": ("states.csv", ",SYR,", ",Syr,", "SY: iso3 'Syr'"),
    "an id": ("effects.toml", r"\[killed\]", "[Killed]", "effects.toml: entry Killed: an id"),
    "a missing list": ("standards.toml", r"\[airwars\]", "[airwar]", "standards.toml: entry 'airwars'"),
}


@pytest.mark.parametrize(("file", "old", "new", "expected"), BROKEN_LINKS.values(), ids=BROKEN_LINKS)
def test_a_broken_link_names_file_and_entry(folder, file, old, new, expected):
    change(folder, file, old, new)
    found = message(folder)
    assert expected in found
    assert file in found or "event_kinds" in found


BROKEN_PARTIES = {
    "kind": ({"kind": "army"}, "kind 'army'"),
    "parent": ({"parent": "nobody"}, "parent 'nobody'"),
    "parent of itself": ({"parent": "new-group"}, "is its own parent"),
    "country": ({"countries": "Syria"}, "country 'Syria'"),
    "years": ({"start": "2015", "end": "2014"}, "start 2015 is after end 2014"),
    "wikidata": ({"wikidata": "858"}, "wikidata '858'"),
    "local alias without a country": ({"local_aliases": "the gang"}, "local_aliases need countries"),
    "alias of another party": ({"aliases": "ISIL"}, "'isil' means islamic-state already"),
    "local alias of another party": (
        {"countries": "SY|IQ", "local_aliases": "Regime forces"},
        "'regime forces' means syria already",
    ),
    "id": ({"id": "New Group"}, "an id is written"),
}


@pytest.mark.parametrize(("cells", "expected"), BROKEN_PARTIES.values(), ids=BROKEN_PARTIES)
def test_a_wrong_party_is_named(folder, cells, expected):
    add_row(folder, "parties.csv", **{"id": "new-group", "name": "New Group", "kind": "rebel_group", **cells})
    found = message(folder)
    assert f"parties.csv: entry {cells.get('id', 'new-group')}: " in found
    assert expected in found


def test_parties_of_other_years_may_share_a_name(folder):
    add_row(
        folder, "parties.csv", id="old-league", name="Old League", kind="rebel_group", aliases="the League", end="1990"
    )
    add_row(
        folder,
        "parties.csv",
        id="new-league",
        name="New League",
        kind="rebel_group",
        aliases="the League",
        start="1991",
    )
    assert "new-league" in load(folder).parties


def test_parties_of_other_countries_may_share_a_local_name(folder):
    add_row(folder, "parties.csv", id="one", name="One", kind="rebel_group", countries="IS", local_aliases="hill men")
    add_row(folder, "parties.csv", id="two", name="Two", kind="rebel_group", countries="FI", local_aliases="hill men")
    assert "two" in load(folder).parties


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"kind": "blog"}, "kind 'blog'"),
        ({"party": "nobody"}, "party 'nobody'"),
        ({"countries": "xx"}, "country 'xx'"),
    ],
)
def test_a_wrong_source_is_named(folder, cells, expected):
    add_row(folder, "sources.csv", **{"id": "new-source", "name": "New Source", "kind": "media", **cells})
    assert f"sources.csv: entry new-source: {expected}" in message(folder)


def test_all_faults_are_told_at_once(folder):
    change(folder, "event_kinds.toml", 'plover_type = "ASSAULT"', 'plover_type = "FIGHT"')
    change(folder, "groups.toml", 'parent = "people"', 'parent = "persons"')
    found = message(folder)
    assert "plover_type 'FIGHT'" in found
    assert "parent 'persons'" in found


def test_an_unknown_field_a_missing_file_and_broken_toml_are_told(folder):
    change(folder, "effects.toml", "label = ", "titel = ")
    assert "effects.toml: entry killed: label: Field required" in message(folder)
    (folder / "effects.toml").write_text("[killed\n", encoding="utf-8")
    assert "effects.toml: not TOML" in message(folder)
    (folder / "effects.toml").write_text("killed = 1\n", encoding="utf-8")
    assert "effects.toml: entry killed: is no table" in message(folder)
    (folder / "effects.toml").unlink()
    assert "effects.toml: cannot be read" in message(folder)


HEADER = "id,name,kind,countries,aliases,local_aliases,parent,start,end,wikidata,ucdp\n"


def own(tmp_path, rows, header=HEADER):
    path = tmp_path / "own.csv"
    path.write_text(header + rows, encoding="utf-8")
    return path


def test_a_users_parties_are_read(tmp_path):
    path = own(tmp_path, "north-army,Army of the North,state_forces,FI,Northern Army|NA troops,the army,,2020,,,\n")
    (party,) = read_parties(path)
    assert party.aliases == ("Northern Army", "NA troops")
    assert party.start == 2020
    assert party.end is None


def test_columns_that_are_not_needed_may_be_left_out(tmp_path):
    path = own(tmp_path, "north-army,Army of the North,state_forces\n", "id,name,kind\n")
    assert [party.name for party in read_parties(path)] == ["Army of the North"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("a,A,state_forces,,,,,,,,\nb,,state_forces,,,,,,,,\n", "own.csv: line 3: entry b: name: Field required"),
        ("a,A,state_forces,,,,,soon,,,\n", "own.csv: line 2: entry a: start: Input should be a valid integer"),
        (",A,state_forces,,,,,,,,\n", "own.csv: line 2: entry (without id): id: Field required"),
        ("a,A,state_forces,,,,,,,,,,\n", "own.csv: line 2: entry a: has more cells than the header"),
        ("a,A,state_forces,,,,,,,,\na,B,state_forces,,,,,,,,\n", "own.csv: line 3: entry a: stands twice"),
        ("a,A,army,,,,,,,,\n", "own.csv: entry a: kind 'army' is none of government"),
        ("a,A,state_forces,Finland,,,,,,,\n", "own.csv: entry a: country 'Finland'"),
    ],
)
def test_a_fault_in_a_users_parties_names_the_line(tmp_path, rows, expected):
    with pytest.raises(VocabularyError, match=re.escape(expected)):
        read_parties(own(tmp_path, rows))


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "own.csv"
    path.write_bytes(b"\xff\xfe\x00\x01,\x80")
    with pytest.raises(VocabularyError, match="no CSV in UTF-8"):
        read_parties(path)
