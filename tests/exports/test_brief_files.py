"""A brief is one file that fetches and runs nothing, whatever the reports hold, and that paper can show."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from export_samples import incident, place

from reportedly.answers import Answers, Filter
from reportedly.answers.brief import Brief, Scope, brief
from reportedly.exports import borders, brief_html, brief_pdf, brief_pictures, picture_map
from reportedly.exports import brief as paper
from reportedly.ledger import Custody, Ledger
from reportedly.records import Claim, Coding, Evidence, Report, Source, Toll, When

ARRIVED = Custody(collected_at=datetime(2024, 3, 9, tzinfo=UTC))
HOSTILE = "<script>alert(1)</script> \"'><img src=x onerror=alert(1)> #panic() $x^$ *b* `r` \\u{41} {{ 7*7 }}"
ARABIC = "قصف الميناء يوم الثلاثاء وقتل ثلاثة."


def file(ledger: Ledger, words: str, number: int) -> None:
    sha = hashlib.sha256(words.encode()).hexdigest()
    made = Report(
        id=f"r{number}", text=words, title=words, published=date(2024, 3, 5), publisher=words[:90], raw_sha256=sha,
        text_sha256=sha, url="https://example.org/?a=1&b=<2>",
    )  # fmt: skip
    said = Evidence(start=0, end=len(words), exact=words)
    told = Claim(
        id=f"c{number}", report=made.id, coder="by hand", evidence=said, kind="shelling", happening="h",
        place=place(f"{words[:40]} {number}, Kestria"), source=Source(text=words[:30], name=words[:90], kind="witness"),
        when=When(edtf="2024-03-05", earliest=date(2024, 3, 5), latest=date(2024, 3, 5), precision="day"),
        tolls=(Toll(effect="killed", group="people", low=3 + number, high=None, evidence=said),),
    )  # fmt: skip
    ledger.add(made, words.encode(), Coding(report=made.id, coder="by hand", coded=True, claims=(told,)), ARRIVED)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Brief]:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        for number, words in enumerate([HOSTILE, ARABIC, "Обстрел порта", "港口遭炮击", "Plain words of a harbour"]):
            file(ledger, words, number)
        yield brief(Answers(ledger), Scope(Filter(), date(2024, 3, 9)))


class Read(HTMLParser):
    """What a browser would find: elements with their attributes, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def read(told: Brief) -> Read:
    return Read(brief_html.html(told, paper.pictures_of(told)))


def test_all_words_stand_in_the_page_as_text(told: Brief) -> None:
    page = read(told)
    for words in (HOSTILE, ARABIC, "港口遭炮击", told.rule_text, "not given"):
        assert words in page.words


def test_the_page_holds_no_script_and_fetches_nothing(told: Brief) -> None:
    page = read(told)
    assert not {"script", "iframe", "object", "embed", "link", "base", "form"} & {tag for tag, _ in page.elements}
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    sources = [attributes["src"] for _, attributes in page.elements if "src" in attributes]
    assert len(sources) == 2
    assert all(str(source).startswith("data:image/svg+xml;base64,") for source in sources)
    assert {attributes["href"] for tag, attributes in page.elements if tag == "a"} == {"https://example.org/?a=1&b=<2>"}
    (policy,) = [a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert str(policy).startswith("default-src 'none'")


def test_words_of_others_keep_their_reading_direction(told: Brief) -> None:
    page = read(told)
    assert [a.get("dir") for tag, a in page.elements if tag == "blockquote"] == ["auto"] * 5


def test_every_picture_has_words_beside_it_and_every_table_headers(told: Brief) -> None:
    page = read(told)
    assert all(attributes.get("alt") for tag, attributes in page.elements if tag == "img")
    assert all(attributes.get("scope") for tag, attributes in page.elements if tag == "th")
    assert page.elements[0] == ("html", {"lang": "en"})


def test_pictures_hold_shapes_only_and_are_the_same_again(told: Brief) -> None:
    pictures = paper.pictures_of(told)
    for drawn in (pictures.where, pictures.when):
        assert b"<text" not in drawn
        assert b"<script" not in drawn
        assert b"alert" not in re.sub(rb"<!--.*?-->", b"", drawn, flags=re.DOTALL)
    assert paper.pictures_of(told) == pictures


def test_a_name_is_no_formula_and_one_without_letters_for_it_is_left_out() -> None:
    broken = incident(place=place("$\\frac{$ {, Kestria"))
    drawn, located = brief_pictures.map_of([broken])
    assert len(located.spots) == 1
    assert drawn.startswith(b"<?xml")
    assert picture_map.drawable("Алеппо, حلب: 3 killed")
    assert not picture_map.drawable("港口")


def test_the_map_lies_over_land_and_names_towns_where_there_is_room() -> None:
    asked: list[object] = []

    def towns(window: tuple[float, float, float, float], most: int) -> list[tuple[str, float, float]]:
        asked.append(window)
        west, south, east, north = window
        return [("Orientation", (3 * west + east) / 4, (3 * south + north) / 4)]

    with_towns, _ = brief_pictures.map_of([incident()], towns)
    ((west, south, east, north),) = asked  # type: ignore[misc] # four numbers
    assert west < -19.8 < east
    assert south < -29.3 < north
    assert len(with_towns) > len(brief_pictures.map_of([incident()])[0])


@pytest.mark.parametrize(("longitude", "latitude", "dry"), [(37.16, 36.2, True), (-30.0, 45.0, False)])
def test_land_is_where_land_is(longitude: float, latitude: float, dry: bool) -> None:
    from matplotlib.path import Path as Outline

    rings = borders.land().within(longitude, latitude, longitude, latitude)
    assert any(Outline(ring).contains_point((longitude, latitude)) for ring in rings) is dry
    assert all(np.isfinite(ring).all() for ring in rings)


def test_the_same_words_stand_in_the_pdf_and_none_of_them_is_run(told: Brief) -> None:
    pypdf = pytest.importorskip("pypdf")
    content = brief_pdf.pdf(told, paper.pictures_of(told))
    assert brief_pdf.pdf(told, paper.pictures_of(told)) == content
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    words = re.sub(r"[\s\u2066-\u2069]+", "", "".join(page.extract_text() for page in pages))
    for expected in (HOSTILE[:60], "#panic()$x^$*b*`r`", "Обстрелпорта", "Plainwordsofaharbour", "Methodandlimits"):
        assert expected.replace(" ", "") in words
    assert "المينا" in words or any("\ufb50" <= sign <= "\ufeff" for sign in words)


def test_a_pdf_without_its_library_says_what_to_install(told: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(brief_pdf.NeedsTypst, match=r"pip install 'reportedly\[brief\]'"):
        brief_pdf.pdf(told, paper.pictures_of(told))


def test_a_brief_of_nothing_can_be_written(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        nothing = brief(Answers(ledger), Scope(Filter(place="Nowhere"), date(2024, 3, 9)))
    targets = [tmp_path / "b.html", tmp_path / "b.pdf"]
    paper.write(nothing, targets)
    assert "No incident in this ledger fits" in targets[0].read_text(encoding="utf-8")
    assert targets[1].read_bytes().startswith(b"%PDF-")


def test_a_picture_in_the_page_is_the_drawn_one(told: Brief) -> None:
    pictures = paper.pictures_of(told)
    (first, _) = [str(a["src"]) for tag, a in read(told).elements if tag == "img"]
    assert base64.b64decode(first.partition(",")[2]) == pictures.where
