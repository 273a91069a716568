"""A ledger in a PostgreSQL database, for teams: several people read and add at once."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from reportedly.ledger import database, errors, upgrading
from reportedly.ledger.address import ServerAddress
from reportedly.ledger.database import Database, Wanted

OLDEST = 150000  # the first major version that is tested
CONNECT_SECONDS = 15
LOST_WRITER_SECONDS = 60  # after so long the server ends a writer that has begun and says nothing: its machine is gone
MARK = "reportedly ledger"  # comment on the table that notes the migrations: what an SQLite file has in its header
WRITE_LOCK = 0x52505444  # key of the advisory lock that writers hold; a database holds one ledger

_LOCKED = (
    "SELECT set_config('lock_timeout', %s, true), set_config('idle_in_transaction_session_timeout', %s, true), "
    "pg_advisory_xact_lock(%s)"
)
_PERMITTED = (
    "SELECT NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off' "
    "AND has_schema_privilege(current_schema(), 'USAGE') "
    "AND coalesce(has_table_privilege(to_regclass('reports'), 'INSERT'), "
    "has_schema_privilege(current_schema(), 'CREATE'))"
)
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
_NOTHING = "SELECT pg_logical_emit_message(true, 'reportedly', '')"  # a commit waits for all that came before it
_SAFE_COMMITS = (  # what we acknowledge outlives a crash of the server, whatever the role's settings are
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
)


class PostgresDatabase(Database):
    """A database on a server, open."""

    def __init__(self, address: ServerAddress) -> None:
        self.address = address
        self.writable = True  # until the server was asked
        self.engine = connect(address)

    def settle(self, wanted: Wanted) -> None:
        with self.reading() as connection:
            self._check_server(connection)
            revision, empty = self._revision(connection)
            self.writable = bool(connection.exec_driver_sql(_PERMITTED).scalar())
        if empty and not wanted.create:
            raise errors.LedgerMissing(
                self.address, "there is no ledger in this database; check the name, or make one with `reportedly add`"
            )
        if not (self.writable or wanted.readonly_ok):
            raise errors.LedgerReadOnly(
                self.address, "may be read only, by this name or on this server; ask its keeper, or name another one"
            )
        if upgrading.is_current(self.address, revision):
            return
        if not self.writable:
            raise errors.LedgerOlder(
                self.address, "was made by an older version and may not be written by this name; ask its keeper"
            )
        with self.writing() as connection:
            upgrading.upgrade(connection)
            connection.exec_driver_sql(f"COMMENT ON TABLE alembic_version IS '{MARK}'")

    def _check_server(self, connection: Connection) -> None:
        raw: Any = connection.connection.dbapi_connection
        version = raw.info.server_version
        if version < OLDEST:
            raise errors.LedgerError(
                self.address, f"needs PostgreSQL {OLDEST // 10000} or newer, the server is {version // 10000}"
            )
        encoding = raw.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise errors.NotALedger(
                self.address,
                f"the database keeps text as {encoding}, which holds not all letters; make one with encoding UTF8",
            )

    def _revision(self, connection: Connection) -> tuple[str | None, bool]:
        """The migration of the database, and whether it is empty. NotALedger if other tables are there."""
        tables = {row[0] for row in connection.exec_driver_sql(_TABLES)}
        if not tables:
            return None, True
        mark = "SELECT obj_description(to_regclass('alembic_version'), 'pg_class')"
        if connection.exec_driver_sql(mark).scalar() != MARK:
            raise errors.NotALedger(
                self.address, "holds tables of another program; name an empty database, it is left untouched"
            )
        return upgrading.revision_in(connection), False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self.engine.connect().execution_options(**options) as connection:
            yield connection

    @contextmanager
    def writing(self, *, lasting: bool = True) -> Iterator[Connection]:
        wait = f"{max(1, round(database.BUSY_SECONDS * 1000))}ms"
        with self.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(_LOCKED, (wait, f"{LOST_WRITER_SECONDS}s", WRITE_LOCK))
            if not lasting:
                connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
            yield connection

    def sync(self) -> None:
        with self.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(_NOTHING)

    def sweep(self) -> None:
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM")


def connect(address: ServerAddress) -> Engine:
    """An engine; nothing is connected yet. Raises the LedgerError that fits."""
    if importlib.util.find_spec("psycopg") is None:
        raise errors.LedgerUnavailable(
            address, "PostgreSQL needs the extra `postgres`; install it with: pip install 'reportedly[postgres]'"
        )
    options = {"client_encoding": "utf8", "connect_timeout": CONNECT_SECONDS, "application_name": "reportedly"}
    url = _url(address)
    kept = {name: value for name, value in options.items() if name not in url.query}
    engine = create_engine(url, connect_args=kept, max_overflow=-1, pool_pre_ping=True)  # a reader never waits
    event.listen(engine, "connect", _prepare)
    return engine


def _url(address: ServerAddress) -> URL:
    try:
        url = make_url(address.url)
    except (ArgumentError, ValueError) as error:
        raise errors.LedgerUnavailable(
            address, "is no address; write it as postgresql://user@host:5432/database"
        ) from error
    return url.set(drivername="postgresql+psycopg")


def _prepare(connection: Any, _record: object) -> None:
    from reportedly.ledger.psycopg_ways import set_up

    set_up(connection)
    connection.execute(_SAFE_COMMITS)
    connection.commit()
