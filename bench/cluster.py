"""A PostgreSQL server of one's own for as long as it is needed: in a temporary folder, reached by a socket in it and,
if asked for, by a loopback port. For tests and yardsticks: nothing of it outlives the `with`, and it does not wait for
the disk unless told to.

Usage: python bench/cluster.py        (starts one, prints the address of an empty ledger, ends with the standard input)
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

USER, PASSWORD = "keeper", "only on loopback"
UNPRIVILEGED = ("postgres", "nobody")  # the server refuses to run as root
FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin")
OLDEST = 15
SECONDS = 60
SOCKET_NUMBER = 5432  # part of the socket's name only


@dataclass(frozen=True)
class Cluster:
    """A running server."""

    programs: Path
    folder: Path
    port: int
    _numbers: Iterator[int]

    def address(self, database: str, password: str = PASSWORD) -> str:
        """The address of a database, through the socket in the server's folder."""
        return f"postgresql://{USER}:{password.replace(' ', '%20')}@/{database}?host={self.folder}&port={self.port}"

    def loopback(self, database: str, password: str = PASSWORD, user: str = USER) -> str:
        """The same through the loopback port."""
        return f"postgresql://{user}:{password.replace(' ', '%20')}@127.0.0.1:{self.port}/{database}"

    def new_database(self, encoding: str = "UTF8") -> str:
        """Makes an empty database; its name."""
        name = f"ledger_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'")
        return name

    def drop(self, database: str) -> None:
        self.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Runs a statement outside of any transaction."""
        import psycopg

        with psycopg.connect(self.address(database), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]  # made here, of nobody's input


def programs() -> Path | None:
    """The folder of the newest server programs on this machine, or None."""
    found = [Path(path).parent for path in [shutil.which("initdb")] if path]
    for pattern in FOLDERS:
        found += sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    return next((folder for folder in found if _version(folder) >= OLDEST), None)


def why_not() -> str | None:
    """Why no server can be started here, or None."""
    if programs() is None:
        return f"no PostgreSQL {OLDEST} or newer on this machine (Debian: apt-get install postgresql)"
    try:
        import psycopg  # noqa: F401 - whether it is there is all that is asked
    except ImportError:
        return "the extra `postgres` is not installed"
    return None


def _version(folder: Path) -> int:
    server = folder / "postgres"
    if not server.is_file():
        return 0
    said = subprocess.run([server, "--version"], capture_output=True, text=True, check=False).stdout
    return int(said.split()[2].split(".")[0])  # "postgres (PostgreSQL) 15.14 (Debian ...)"


@contextmanager
def cluster(settings: Mapping[str, str] | None = None, loopback: bool = False) -> Iterator[Cluster]:
    """Starts a server and stops it after. `settings` go over those below, which are for speed and not for keeping."""
    found = programs()
    if found is None:
        raise RuntimeError(why_not())
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        account = _account(folder)
        (folder / "password").write_text(PASSWORD)
        (folder / "password").chmod(0o644)
        data = folder / "data"
        made = [found / "initdb", "-D", data, "-U", USER, "-A", "scram-sha-256", "--pwfile", folder / "password"]
        _run([*made, "--no-locale", "-E", "UTF8", "--no-sync"], account)
        port = _free_port() if loopback else SOCKET_NUMBER
        chosen = {"fsync": "off", "max_connections": "150", "shared_buffers": "64MB", **(settings or {})}
        chosen |= {"listen_addresses": "127.0.0.1" if loopback else "", "port": str(port)}
        chosen |= {"unix_socket_directories": name}
        options = " ".join(f"-c {name}='{value}'" for name, value in chosen.items())
        control = [found / "pg_ctl", "-w", "-D", data, "-t", str(SECONDS)]
        _run([*control, "-l", folder / "log", "-o", options, "start"], account)
        try:
            yield Cluster(found, folder, port, count(1))
        finally:
            _run([*control, "-m", "immediate", "stop"], account)


def _account(folder: Path) -> dict[str, str | int | list[int]]:
    """Whom the server runs as: us, or somebody unprivileged where we are root, who is given the folder."""
    if os.getuid() != 0:
        return {}
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, entry.pw_uid, entry.pw_gid)
        folder.chmod(0o755)
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise RuntimeError(f"PostgreSQL refuses root, and none of {', '.join(UNPRIVILEGED)} is an account here")


def _run(command: Sequence[str | Path], account: Mapping[str, str | int | list[int]]) -> None:
    said = tempfile.TemporaryFile()  # noqa: SIM115 - closed below; a pipe would be kept open by the server
    with said:
        done = subprocess.run(
            list(command), cwd="/", stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False, **account
        )  # type: ignore[call-overload]  # the account's keys are those of this function
        said.seek(0)
        if done.returncode != 0:
            raise RuntimeError(f"{Path(command[0]).name}: {said.read().decode('utf-8', 'replace').strip()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    with cluster() as running:
        print(running.address(running.new_database()), flush=True)
        sys.stdin.read()
