"""HTML pages: the article and nothing else, and nothing that blows up."""

from __future__ import annotations

import time
from datetime import date

import pytest

from reportedly.records import Report
from reportedly.reports import ReadOptions, read_bytes

OPTIONS = ReadOptions()
ARTICLE = (
    "Fighters of the Northern Front left the town of Marran on Sunday after two days of talks, the mayor said.",
    "At least twelve civilians were killed in shelling earlier in the week, according to the regional hospital.",
    "The army did not comment. A spokesman for the ministry of defence said that soldiers would enter “within days”.",
)
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Fighters leave Marran after talks | The Harbour Gazette</title>
<meta property="og:site_name" content="The Harbour Gazette">
<meta property="article:published_time" content="2031-05-04T10:00:00+02:00">
<link rel="canonical" href="https://harbour.example/world/fighters-leave-marran">
<script>var killed = "<p>ninety soldiers were killed</p>";</script><style>p {{ color: red }}</style></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div class="cookie-banner">We use cookies to improve your visit. <button>Accept all</button></div>
<article><h1>Fighters leave Marran after talks</h1>
<p>{ARTICLE[0]}</p>
<p>{ARTICLE[1]}</p>
<table><tr><td>Buy two umbrellas and pay for one</td></tr></table>
<p>{ARTICLE[2]}</p></article>
<section class="comments"><h3>Comments</h3><p>Reader 7: I do not believe a word of the mayor.</p></section>
<aside><h3>Most read</h3><ul><li><a href="/a">Ten soups for the winter</a></li></ul></aside>
<footer>Copyright The Harbour Gazette. Subscribe to our newsletter. Terms and conditions.</footer>
</body></html>"""


def page(text: str) -> Report:
    read = read_bytes(text.encode(), "x.html", OPTIONS)
    assert isinstance(read, Report), read
    return read


def test_the_article_is_read_without_what_surrounds_it():
    assert page(PAGE).text == "\n".join(["Fighters leave Marran after talks", *ARTICLE])


def test_what_the_page_says_about_itself_is_read():
    read = page(PAGE)
    assert read.title == "Fighters leave Marran after talks"
    assert read.publisher == "The Harbour Gazette"
    assert read.published == date(2031, 5, 4)
    assert read.url == "https://harbour.example/world/fighters-leave-marran"
    assert read.language == "en"
    assert read.content_type == "text/html"
    assert read.notes == ()


def test_an_impossible_date_of_a_page_is_noted_and_not_replaced_by_another():
    read = page(
        PAGE.replace("2031-05-04T10:00:00+02:00", "2031-02-31").replace("Marran on Sunday", "Marran on 3 May 2031")
    )
    assert read.published is None
    assert any("2031-02-31" in note and "does not exist" in note for note in read.notes)


def test_the_date_is_found_in_linked_data_where_no_tag_has_it():
    linked = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-03-04T08:00:00Z"}</script>'
    )
    read = page(PAGE.replace('<meta property="article:published_time" content="2031-05-04T10:00:00+02:00">', linked))
    assert read.published == date(2021, 3, 4)
    assert read.notes == ()


def test_a_date_that_the_page_does_not_state_is_noted():
    stated = '<meta property="article:published_time" content="2031-05-04T10:00:00+02:00">'
    read = page(PAGE.replace(stated, "").replace("</h1>", '</h1><p class="byline">By our reporter, 4 May 2016</p>'))
    assert read.published == date(2016, 5, 4)
    assert read.notes == ("the page states no publication date: 2016-05-04 was found in its words or its address",)


@pytest.mark.parametrize(
    "text",
    ["<p>Five soldiers died.</p>", "<html><body>Five soldiers died.", "<div><div>Five soldiers died.</div></div>"],
)
def test_a_fragment_is_read_too(text):
    assert page(text).text == "Five soldiers died."


@pytest.mark.parametrize(
    "text", ["<html></html>", "<html><body><script>run()</script></body></html>", "<!-- nothing -->"]
)
def test_a_page_without_words_is_refused(text):
    refused = read_bytes(text.encode(), "x.html", OPTIONS)
    assert refused.reason == "no_text"


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "span", "table><tr><td"])
@pytest.mark.parametrize("close", [True, False])
def test_a_bomb_of_nested_tags_is_refused_at_once(tag, close):
    bomb = f"<{tag}>" * 20_000 + "Five soldiers died." + ("</div>" * 20_000 if close else "")
    began = time.process_time()
    refused = read_bytes(f"<html><body>{bomb}".encode(), "x.html", OPTIONS)
    assert refused.reason == "nesting"
    assert time.process_time() - began < 2


def test_closing_tags_in_attributes_do_not_hide_the_nesting():
    bomb = '<div title="</div>">' * 20_000 + "Five soldiers died."
    assert read_bytes(bomb.encode(), "x.html", OPTIONS).reason == "nesting"


def test_a_bomb_of_many_tags_is_refused_at_once():
    refused = read_bytes(b"<html><body>" + b"<p>a" * 2_000_000, "x.html", OPTIONS)
    assert refused.reason == "too_large"
    assert "100,000 tags" in refused.message


def test_deep_but_allowed_nesting_is_read():
    assert "Five soldiers died." in page("<div>" * 240 + "Five soldiers died." + "</div>" * 240).text


def test_a_bomb_of_brackets_in_linked_data_does_no_harm():
    linked = f'<script type="application/ld+json">{"[" * 300_000}</script></head>'
    assert page(PAGE.replace("</head>", linked)).text.endswith(ARTICLE[2])


def test_lines_and_hidden_hyphens_of_pages_are_tidied():
    read = page("<p>The sol\u00addiers left\u00a0Marran.</p>\n\n\n\n<p>Nobody   was hurt.  </p>")
    assert read.text == "The soldiers left Marran.\nNobody was hurt."


def test_where_the_extraction_fails_the_words_are_still_read(monkeypatch):
    def fail(*_, **__):
        raise TypeError("an error in the library")

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    assert page("<p>Five soldiers</p> <p>died.</p>").text == "Five soldiers died."
