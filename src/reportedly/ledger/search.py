"""Full-text search over reports: FTS5 inside SQLite, tsvector inside PostgreSQL.

Both fold case; FTS5 folds accents, too. A question is words that must all be there; words in quotation marks follow
each other. The index is derived: the words stand in the reports. Where more than MOST_RANKED reports match, those that
were added last are ranked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select, text

from reportedly.ledger import schema
from reportedly.ledger.entries import moment
from reportedly.ledger.file import LedgerFile
from reportedly.ledger.inserting import first

ASKED = re.compile(r'"([^"]*)"|(\S+)')
MOST_WORDS = 40  # of a question
MOST_REPORTS = 2**31 - 1  # of an answer
MOST_RANKED = 2000  # of the reports that match
AT_ONCE = 500  # identifiers in one question
RANKED = (
    "SELECT report FROM (SELECT rowid, rank FROM search_words WHERE search_words MATCH :asked AND rowid >= :oldest "
    "ORDER BY rank LIMIT :limit) JOIN searched ON number = rowid ORDER BY rank, report"
)
OLDEST = "SELECT rowid FROM search_words WHERE search_words MATCH :asked ORDER BY rowid DESC LIMIT 1 OFFSET :most"
TSVECTOR_ROOM = 250_000  # characters of a report that PostgreSQL indexes; a tsvector holds 1 MB at most


class Searching(LedgerFile):
    """Search in a ledger."""

    def search(self, asked: str, limit: int = 50, before: datetime | None = None) -> list[str]:
        """Ids of the reports that hold all words asked for, best first, at most `limit`; words in quotation marks
        follow each other. `before`: only reports collected by then. ValueError where no word is asked."""
        with self._reading() as connection:
            return found(connection, asked, limit, before)


def create(connection: Connection) -> None:
    """The index, beside the table `searched` that numbers the reports."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ALTER TABLE searched ADD COLUMN words tsvector")
        connection.exec_driver_sql("CREATE INDEX searched_words ON searched USING gin (words)")
    else:
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE search_words USING fts5(title, text, content='', "
            "tokenize='unicode61 remove_diacritics 2')"
        )


def add(connection: Connection, report: str, title: str, body: str) -> None:
    """Enters a report's words."""
    named = {"report": report, "title": title, "body": body[:TSVECTOR_ROOM]}
    if connection.dialect.name == "postgresql":
        words = "setweight(to_tsvector('simple', :title), 'A') || to_tsvector('simple', :body)"
        connection.execute(text(f"INSERT INTO searched (report, words) VALUES (:report, {words})"), named)
        return
    number = first(connection, "INSERT INTO searched (report) VALUES (?) RETURNING number", (report,))[0]
    first(connection, "INSERT INTO search_words (rowid, title, text) VALUES (?, ?, ?)", (number, title, body))


def remove(connection: Connection, report: str, title: str, body: str) -> None:
    """Takes a report's words out; title and body must be those that were added."""
    if connection.dialect.name != "postgresql":
        number = connection.scalar(text("SELECT number FROM searched WHERE report = :report"), {"report": report})
        if number is None:
            return
        gone = "INSERT INTO search_words (search_words, rowid, title, text) VALUES ('delete', :number, :title, :body)"
        _change(connection, gone, number, title, body)
    connection.execute(text("DELETE FROM searched WHERE report = :report"), {"report": report})


def _change(connection: Connection, statement: str, number: int, title: str, body: str) -> None:
    connection.execute(text(statement), {"number": number, "title": title, "body": body})


def found(connection: Connection, asked: str, limit: int, before: datetime | None = None) -> list[str]:
    """Ids of the reports that hold all words asked for, best first. ValueError where no word is asked."""
    phrases = phrases_of(asked)
    if not phrases:
        raise ValueError("name a word to search for")
    if connection.dialect.name == "postgresql":
        return _found_by_server(connection, phrases, limit, before)
    asked = " AND ".join('"' + phrase + '"' for phrase in phrases)
    if before is not None:
        ranked = connection.scalars(text(RANKED), {"asked": asked, "oldest": 0, "limit": MOST_REPORTS})
        return _known(connection, list(ranked), moment(before))[:limit]
    oldest = connection.scalar(text(OLDEST), {"asked": asked, "most": max(limit, MOST_RANKED) - 1})
    return list(connection.scalars(text(RANKED), {"asked": asked, "oldest": oldest or 0, "limit": limit}))


def _known(connection: Connection, ranked: Sequence[str], before: str) -> list[str]:
    """Those of the reports that had been collected by then, in their order."""
    reports = schema.reports.c
    known: set[str] = set()
    for start in range(0, len(ranked), AT_ONCE):
        chosen = select(reports.id).where(reports.id.in_(ranked[start : start + AT_ONCE]))
        known.update(connection.scalars(chosen.where(reports.collected_at <= before)))
    return [report for report in ranked if report in known]


def _found_by_server(connection: Connection, phrases: list[str], limit: int, before: datetime | None) -> list[str]:
    terms = " && ".join(f"phraseto_tsquery('simple', :asked_{n})" for n in range(len(phrases)))
    known = "" if before is None else "JOIN reports ON id = report AND collected_at <= :before"
    newest = f"SELECT report, words FROM searched {known} WHERE words @@ ({terms}) ORDER BY number DESC LIMIT :most"
    statement = f"SELECT report FROM ({newest}) AS newest ORDER BY ts_rank(words, {terms}) DESC, report LIMIT :limit"
    named = {f"asked_{n}": phrase for n, phrase in enumerate(phrases)}
    when = {} if before is None else {"before": moment(before)}
    return list(connection.scalars(text(statement), {**named, **when, "limit": limit, "most": max(limit, MOST_RANKED)}))


def phrases_of(asked: str) -> list[str]:
    """The words and quoted phrases of a question; signs that no word holds are left out."""
    parts = (quoted or word for quoted, word in ASKED.findall(asked))
    clean = (" ".join(re.findall(r"\w+", part)) for part in parts)
    return [part for part in clean if part][:MOST_WORDS]
