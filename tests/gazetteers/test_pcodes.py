"""P-code tables give units with their chain."""

import pytest

from reportedly.gazetteers import Gazetteer, GazetteerError, read_gazetteer

TABLE = """ADM2_EN,ADM2_AR,ADM2_PCODE,ADM1_EN,ADM1_PCODE,ADM0_EN,ADM0_PCODE,lat,lon
Kastrova,كاسترو,XV0101,Northmark,XV01,Varonia,XV,10.0,20.0
Lorn,,XV0102,Northmark,XV01,Varonia,XV,11.0,21.0
"""
HXL = """#adm2+name,#adm2+code,#adm1+name,#adm1+code,#country+name,#country+code,#geo+lat,#geo+lon
Kastrova,XV0101,Northmark,XV01,Varonia,XV,10.0,20.0
"""


def written(folder, text, name="units.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", [TABLE, HXL])
def test_units_hang_under_those_that_they_lie_in(tmp_path, text):
    gazetteer = Gazetteer.of(read_gazetteer(written(tmp_path, text)))
    (unit,) = gazetteer.find("Kastrova")
    assert [(one.id, one.kind) for one in gazetteer.chain(unit)] == [
        ("pcode:XV0101", "adm2"),
        ("pcode:XV01", "adm1"),
        ("pcode:XV", "country"),
    ]
    assert (unit.country, unit.admin1, unit.latitude) == ("XV", "Northmark", 10.0)


def test_a_unit_without_coordinates_lies_in_the_middle_of_its_parts(tmp_path):
    gazetteer = Gazetteer.of(read_gazetteer(written(tmp_path, TABLE)))
    (north,) = gazetteer.find("Northmark")
    assert (north.latitude, north.longitude) == (10.5, 20.5)


def test_a_second_name_is_found_too(tmp_path):
    gazetteer = Gazetteer.of(read_gazetteer(written(tmp_path, TABLE.replace("كاسترو", "Castroville"))))
    assert gazetteer.find("Castroville")[0].name == "Kastrova"


def test_a_row_of_hashtags_under_the_header_is_no_unit(tmp_path):
    header, rest = TABLE.split("\n", 1)
    tagged = (
        f"{header}\n#adm2+name,,#adm2+code,#adm1+name,#adm1+code,#country+name,#country+code,#geo+lat,#geo+lon\n{rest}"
    )
    assert {n.entry.name for n in read_gazetteer(written(tmp_path, tagged))} == {
        "Kastrova",
        "Lorn",
        "Northmark",
        "Varonia",
    }


def test_swapped_coordinates_and_rows_without_code_are_told_with_their_line(tmp_path):
    bad = TABLE + "Ende,,XV0103,Northmark,XV01,Varonia,XV,120.0,21.0\n,,,,,,,1,2\n"
    with pytest.raises(GazetteerError) as refused:
        read_gazetteer(written(tmp_path, bad))
    assert "units.csv:4: coordinates 120, 21 seem to be swapped" in refused.value.problems[0]
    assert "units.csv:5: no code with a name in it" in refused.value.problems[1]
    assert {named.entry.name for named in refused.value.places} >= {"Kastrova", "Lorn"}
