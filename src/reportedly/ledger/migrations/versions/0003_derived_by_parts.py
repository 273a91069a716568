"""Derived incidents that can be changed one by one, and what linking leaves behind for the next time.

What is derived is not kept: it is made again in its new shape.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade() -> None:
    for name in ("derived_incidents", "derived_members", "derived_states"):
        op.drop_table(name)
    op.create_table(
        "derived_incidents",
        *_text("incident", key=True),
        *_text("first", "last", "record", "facets"),
        sqlite_strict=True,
    )
    op.create_index("derived_incidents_in_order", "derived_incidents", ["first", "last", "incident"])
    op.create_table("derived_members", *_text("claim", "incident", key=True), sqlite_strict=True)
    op.create_index("derived_members_by_incident", "derived_members", ["incident"])
    lasting = sa.Column("lasting", NUMBER, nullable=False)
    op.create_table(
        "derived_areas", *_text("incident", "area", key=True), *_text("first", "last"), lasting, sqlite_strict=True
    )
    op.create_index("derived_areas_by_area", "derived_areas", ["area", "first"])
    lasts = sa.text("lasting = 1")
    op.create_index(
        "derived_areas_that_last",
        "derived_areas",
        ["area", "first", "last"],
        sqlite_where=lasts,
        postgresql_where=lasts,
    )
    op.create_table("derived_states", *_text("digest", key=True), *_text("state", "linked"), sqlite_strict=True)
    part = sa.Column("part", NUMBER, nullable=False, primary_key=True)
    data = sa.Column("data", sa.LargeBinary, nullable=False)
    op.create_table("derived_workings", *_text("name", key=True), part, data, sqlite_strict=True)


def downgrade() -> None:
    raise NotImplementedError("a ledger is append-only: it is not taken back to an older shape")


def _text(*names: str, key: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, TEXT, nullable=False, primary_key=key) for name in names]
