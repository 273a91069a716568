"""HTML pages: the article without what surrounds it, and what the page says about itself.

Nothing is fetched. A page is hostile input: its tags are counted before it is parsed, the parser's own bound on nesting
is kept, and what the extraction libraries may raise is caught.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any

from reportedly.reports.characters import line_feeds, tidy
from reportedly.reports.drafts import Draft
from reportedly.reports.page_tables import set_tables
from reportedly.reports.refusals import Refused

MOST_TAGS = 100_000  # a page of this size takes about four seconds; news pages have a few thousand
LATEST = "2199-12-31"  # dates in the future are read, so that they can be noted
DATE_TAGS = """
    //meta[@property="article:published_time" or @property="og:article:published_time" or @itemprop="datePublished"
    or @name="date" or @name="pubdate" or @name="publish_date" or @name="DC.date.issued" or @name="dcterms.created"]
    /@content | //time[@itemprop="datePublished"]/@datetime"""
LINKED_DATA = '//script[@type="application/ld+json"]/text()'
LINKED_DATE = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{4,60})"')


def read_webpage(text: str) -> Draft:
    """Reads a page from its decoded text. Refused as "nesting", "too_large" or "no_text"."""
    if text.count("<") > MOST_TAGS:
        raise Refused("too_large", f"the page has more than {MOST_TAGS:,} tags; save its article alone, as text")
    tree = _parse(text)
    set_tables(tree)
    body, document = _extract(tree)
    published, notes = _published(tree, _words(document.date) if document else None)
    return Draft(
        title=(_words(document.title) or "") if document else "",
        body=tidy(line_feeds(body)),
        published=published,
        publisher=_words(document.sitename) if document else None,
        url=_words(document.url) if document else None,
        page_language=tree.get("lang"),
        content_type="text/html",
        notes=notes,
    )


def _published(tree: Any, found: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The date that the page states in its metadata, or else the one that was found elsewhere in it, with a note."""
    stated = [str(value) for value in tree.xpath(DATE_TAGS)]
    stated += [match[1] for data in tree.xpath(LINKED_DATA) if (match := LINKED_DATE.search(data))]
    date_stated = next((value for value in stated if value.strip()), None)
    if date_stated is not None or found is None:
        return date_stated, ()
    return found, (f"the page states no publication date: {found} was found in its words or its address",)


def _parse(text: str) -> Any:
    """The page's tree. The parser stops at 256 nested tags and says so in its log."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, collect_ids=False
    )
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise Refused("no_text", "the page holds no tags and no words that can be read") from error
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT" and "depth" in entry.message:
            raise Refused("nesting", "the tags of the page are nested more than 256 deep; save its article as text")
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            raise Refused("too_large", "one piece of the page is beyond what is parsed; save its article as text")
    return tree


def _extract(tree: Any) -> tuple[str, Any]:
    """The article's text, and the libraries' record of what the page says about itself (None where they failed)."""
    _quiet()
    import trafilatura

    dates = {"original_date": True, "extensive_search": False, "max_date": LATEST}
    try:
        document: Any = trafilatura.bare_extraction(
            tree,
            fast=True,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=dates,
        )
        text = (document.text or "") if document else ""
        return text or trafilatura.baseline(tree)[1] or trafilatura.html2txt(tree), document
    except Exception:  # noqa: BLE001  # what two libraries may raise on hostile markup is not known; the words are still there
        return " ".join(tree.text_content().split()), None


def _words(value: object) -> str | None:
    return value if isinstance(value, str) else None


@cache
def _quiet() -> None:
    """The libraries log each page that they find hard; what matters of that is in the report's notes."""
    for name in ("trafilatura", "htmldate", "charset_normalizer"):
        logging.getLogger(name).addHandler(logging.NullHandler())
