"""The package's own index: built once, safe to lose."""

import pytest

from reportedly.gazetteers import store, world
from reportedly.gazetteers.entry import KINDS, Entry
from reportedly.gazetteers.tables import Named, countries, divisions, own_places, plurals


@pytest.fixture
def few_places(monkeypatch):
    """Two places instead of a quarter of a million."""
    places = [
        Named(Entry("x:1", "Kastrova", "settlement", 1.0, 2.0, "XV", None, "x:2", 500), ("Kastrova",)),
        Named(Entry("x:2", "Varonia", "country", 1.0, 2.0, "XV"), ("Varonia",), ("Varonian",)),
    ]
    monkeypatch.setattr(world, "world", lambda: iter(places))


def test_the_index_is_kept_in_the_cache_folder_and_used_again(few_places, tmp_path, monkeypatch):
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path / "new"))
    first = world._index()
    (kept,) = (tmp_path / "new").iterdir()
    stamp = kept.stat().st_mtime_ns
    assert world._index().get("x:1") == first.get("x:1")
    assert kept.stat().st_mtime_ns == stamp


def test_an_index_of_another_version_is_cleared_away(few_places, tmp_path, monkeypatch):
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path))
    (tmp_path / "gazetteer-0123.sqlite").write_bytes(b"old")
    (tmp_path / "notes.txt").write_bytes(b"not ours")
    world._index()
    assert (tmp_path / "notes.txt").exists()
    assert not (tmp_path / "gazetteer-0123.sqlite").exists()
    assert len(list(tmp_path.glob("gazetteer-*.sqlite"))) == 1


def test_the_same_places_give_the_same_bytes(few_places, tmp_path):
    for name in ("one", "two"):
        world._build(tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("spoil", ["a file where the folder should be", "a broken index"])
def test_a_cache_that_cannot_be_used_costs_nothing_but_time(few_places, tmp_path, monkeypatch, spoil):
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path / "folder"))
    if spoil == "a broken index":
        world._index()
        next((tmp_path / "folder").iterdir()).write_bytes(b"no database at all" * 100)
    else:
        (tmp_path / "folder").write_text("in the way")
    entry = world._index().get("x:1")
    assert entry is not None
    assert entry.name == "Kastrova"


def test_memory_and_file_answer_alike(few_places, tmp_path):
    world._build(tmp_path / "index")
    memory, file = store.MemoryIndex(world.world()), store.open_index(tmp_path / "index")
    for key in ("kastrova", "varonia", "varonian", "nothing"):
        assert memory.hits(key) == file.hits(key)
        assert memory.has(key) == file.has(key)
    assert memory.country("XV") == file.country("XV")


def test_our_tables_are_sound():
    named = [*countries({}), *(row for _, row in divisions({})), *own_places()]
    assert len({row.entry.id for row in named}) == len(named)
    for row in named:
        entry = row.entry
        assert entry.kind in KINDS
        assert entry.latitude is None or (-90 <= entry.latitude <= 90 and -180 <= (entry.longitude or 0) <= 180)
        assert all(name == name.strip() and name for name in (*row.names, *row.people)), row


def test_quarters_lie_where_their_division_lies():
    centres = {(row.entry.country, row.entry.name): row.entry for _, row in divisions({}) if row.entry.kind == "adm1"}
    for row in own_places():
        entry = row.entry
        centre = centres.get((entry.country, entry.admin1))
        if centre is None or entry.latitude is None or centre.latitude is None:
            continue
        assert abs(entry.latitude - centre.latitude) < 4, entry
        assert abs((entry.longitude or 0) - (centre.longitude or 0)) < 5, entry


def test_words_for_people_have_plurals_where_english_has():
    assert plurals(["Syrian", "Chinese", "British"]) == ("Syrian", "Syrians", "Chinese", "British")


@pytest.mark.parametrize(
    "folder",
    [
        "aleppo",
        "damascus",
        "rif-dimashq",
        "nineveh",
        "sanaa",
        "aden",
        "gaza-strip",
        "kharkiv",
        "donetsk",
        "north-darfur",
        "khartoum",
        "north-kivu",
    ],
)
def test_the_cities_that_reports_on_sieges_name_have_their_neighbourhoods(folder):
    rows = [named.entry for named in own_places() if named.entry.id.startswith(f"own:{folder}/")]
    assert len(rows) >= 5
    assert all(round(row.latitude, 2) == row.latitude and round(row.longitude, 2) == row.longitude for row in rows)


@pytest.mark.parametrize("city", ["Mariupol", "Bakhmut", "El Fasher", "Goma"])
def test_places_inside_a_city_name_it_as_what_they_lie_in(city):
    gazetteer = world.default_gazetteer()
    (place,) = [
        entry for entry in gazetteer.find(city) if entry.kind == "settlement" and entry.id.startswith("geonames:")
    ][:1]
    assert [named for named in own_places() if named.entry.parent == place.id]
