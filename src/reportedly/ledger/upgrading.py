"""Brings a ledger's tables up to date: the migrations, run by Alembic inside a transaction of the caller's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from reportedly.ledger import errors
from reportedly.ledger.address import Address
from reportedly.ledger.schema import HEAD

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


def is_current(address: Address, revision: str | None) -> bool:
    """Whether tables of this revision are those of this program. LedgerNewer where a newer program made them."""
    if revision is None or revision == HEAD:
        return revision == HEAD
    if revision not in _known_revisions():
        raise errors.LedgerNewer(
            address,
            f"was made by a newer version of reportedly (its form is {revision}, ours {HEAD}); update reportedly",
        )
    return False


def revision_in(connection: Connection) -> str | None:
    """The last migration that was done, by the table that notes it."""
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return row[0] if row else None


def upgrade(connection: Connection) -> None:
    """Does all steps that are missing. If it is killed, the transaction leaves everything as it was."""
    from alembic import command

    config = _alembic()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _known_revisions() -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory.from_config(_alembic()).walk_revisions()}


def _alembic() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
