"""Gazetteers are added once and used from then on."""

import pytest

from reportedly.gazetteers import GazetteerError, collection, default_gazetteer

ROW = "{id}\t{name}\t{name}\t\t33.5\t36.3\tP\tPPL\tSY\t\t13\t\t\t\t{people}\t\t600\tAsia/Damascus\t2020-01-01\n"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("REPORTEDLY_DATA", str(tmp_path / "data"))


def written(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def together():
    return collection.before(default_gazetteer(), collection.added())


def test_an_added_dump_is_found_beside_what_is_known(tmp_path):
    dump = written(
        tmp_path,
        "SY.txt",
        ROW.format(id=99000001, name="Damascus", people=7) + ROW.format(id=99000002, name="Orhal", people=70),
    )
    kept = collection.add(dump)
    assert (kept.name, kept.places, kept.refused, kept.merges) == ("sy", 2, 0, True)
    gazetteer = together()
    assert {"geonames:99000001", "geonames:170654"} <= {entry.id for entry in gazetteer.find("Damascus")}
    (orhal,) = gazetteer.find("Orhal")
    assert [entry.name for entry in gazetteer.chain(orhal)][-1] == "Syria"


def test_an_added_list_takes_the_place_of_what_is_known(tmp_path):
    collection.add(written(tmp_path, "mine.csv", "name,latitude,longitude,country\nDamascus,1,2,XV\n"))
    assert [entry.country for entry in together().find("Damascus")] == ["XV"]


def test_adding_again_replaces_and_removing_takes_out(tmp_path):
    path = written(tmp_path, "mine.csv", "name,latitude,longitude\nOrhal,1,2\n")
    collection.add(path)
    written(tmp_path, "mine.csv", "name,latitude,longitude\nOrhal,1,2\nBelor,3,4\n")
    collection.add(path)
    assert [(one.name, one.places) for one in collection.added()] == [("mine", 2)]
    collection.remove("mine")
    assert collection.added() == []
    with pytest.raises(GazetteerError, match="there is no gazetteer 'mine'"):
        collection.remove("mine")


def test_bad_rows_are_counted_and_the_rest_is_kept(tmp_path):
    kept = collection.add(written(tmp_path, "SY.txt", "one\ttwo\n" * 3000 + ROW.format(id=1, name="Orhal", people=0)))
    assert (kept.places, kept.refused, len(kept.problems)) == (1, 3000, 1000)
    assert "SY.txt:1: 19 columns expected, 2 found" in kept.problems[0]


def test_a_file_without_any_place_changes_nothing(tmp_path):
    collection.add(written(tmp_path, "mine.csv", "name,latitude,longitude\nOrhal,1,2\n"))
    with pytest.raises(GazetteerError, match="holds no place"):
        collection.add(written(tmp_path, "mine.csv", "name,latitude,longitude\nOrhal,100,2\n"))
    assert [one.places for one in collection.added()] == [1]
    assert [path.name for path in collection.folder().iterdir()] == ["mine.gazetteer"]


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(GazetteerError, match=r"no\.csv"):
        collection.add(tmp_path / "no.csv")


def test_a_broken_index_is_named(tmp_path):
    collection.folder().mkdir(parents=True)
    (collection.folder() / "x.gazetteer").write_bytes(b"no database")
    with pytest.raises(GazetteerError, match=r"x\.gazetteer: is no gazetteer's index"):
        collection.added()
