"""A ledger as one file: a backup of what is there now, and a pack for a colleague, who opens it without trusting it.

A pack is a ZIP archive of the ledger, as an SQLite file, and of a manifest with its digests. Both come into being
beside their place and get their name only once they are whole and checked.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Annotated, Literal

from pydantic import AwareDatetime, Field, ValidationError
from sqlalchemy import func, select

from reportedly.ledger import chain, errors, schema
from reportedly.ledger.address import Address
from reportedly.ledger.checking import Checked, Checking
from reportedly.ledger.copying import Copying
from reportedly.ledger.database import Wanted
from reportedly.ledger.engine_sqlite import SqliteDatabase
from reportedly.ledger.folders import Folders
from reportedly.records import Record

MANIFEST, CONTENT = "manifest.json", "ledger.db"
LARGEST_MANIFEST = 100_000  # bytes; a pack comes from somebody else
PLAIN_SIZE = 1 << 28  # bytes: a ledger up to this size may be packed as tightly as it will
TIGHTEST = 100  # times: no greater ledger packs as tightly; what does was made to fill a disk
CHUNK = 1 << 20  # bytes read at once
LEVEL = 6  # of the compression

Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Manifest(Record):
    """What a pack says of its ledger: bytes and SHA-256 of the file, the last entry of its log, how much is in it."""

    form: Literal[1] = 1
    program: str
    packed_at: AwareDatetime
    size: Annotated[int, Field(ge=0)]
    sha256: Digest
    entry: Annotated[int, Field(ge=0)]
    head: Digest
    reports: int
    claims: int


class Handing(Copying, Checking, Folders):
    """A ledger handed on as one file."""

    def back_up(self, target: Path) -> Checked:
        """Writes what the ledger holds now to a new SQLite file, while others go on adding, and checks it.
        LedgerConflict where the file is there already; LedgerDamaged where the ledger is not as it was added."""
        with _appearing(target) as part:
            return self._written(part, compact=False)

    def pack(self, target: Path, at: datetime) -> Manifest:
        """Writes the ledger to one new compressed file, with all that it holds, also what is redacted from view; but no
        folders of this machine, which older ledgers keep (`folders`). Errors as those of `back_up`."""
        with _appearing(target) as part, _folder_beside(target) as folder:
            file = folder / CONTENT
            self._written(file, compact=True)
            with type(self).open(file, create=False) as copy:
                copy.take_out_folders(at)
            manifest = self._manifest(file, at)
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
                archive.writestr(MANIFEST, manifest.model_dump_json(indent=2) + "\n")
                archive.write(file, CONTENT)
            return manifest

    def _written(self, path: Path, *, compact: bool) -> Checked:
        """The ledger as one SQLite file, of one moment, checked. `compact`: without room that is not used."""
        if isinstance(self._database, SqliteDatabase):
            with errors.told_plainly(self.path):
                self._database.save(path, compact=compact)
        else:
            with type(self).open(path) as copy:
                self.copy_to(copy)
        with type(self).open(path, create=False) as copy:
            found = copy.check()
        if found.problems:
            first = found.problems[0]
            raise errors.LedgerDamaged(
                self.path, f"is not as it was added, so it is not handed on; `reportedly check` tells all: {first}"
            )
        return found

    def _manifest(self, file: Path, at: datetime) -> Manifest:
        with type(self).open(file, create=False) as copy, copy._reading() as connection:
            tables = (schema.reports, schema.claims)
            reports, claims = (connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables)
            head = chain.head(connection)
        with file.open("rb") as content:
            sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        return Manifest(
            program=f"reportedly {version('reportedly')}",
            packed_at=at,
            size=file.stat().st_size,
            sha256=sha256,
            entry=head.entry,
            head=head.hash,
            reports=reports,
            claims=claims,
        )


def unpack(packed: Path, target: Path) -> Manifest:
    """Makes a ledger out of a pack, after all that its manifest says was found to be so and the log was checked.
    NotALedger where the file is no pack; LedgerDamaged where it was altered; LedgerConflict where the target exists."""
    try:
        with zipfile.ZipFile(packed) as archive, _appearing(target) as part:
            manifest = _manifest_in(archive, packed)
            if manifest.size > max(PLAIN_SIZE, TIGHTEST * packed.stat().st_size):
                raise errors.NotALedger(packed, f"would fill {manifest.size:,} bytes; no ledger packs so tightly")
            with archive.open(CONTENT) as content, part.open("wb") as file:
                _take(content, file, manifest, packed)
            _check_unpacked(part, manifest, packed)
            return manifest
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError) as error:
        raise errors.NotALedger(
            packed, f"is no pack of a ledger, or is damaged; ask for it once more ({error})"
        ) from error
    except FileNotFoundError as error:
        raise errors.LedgerMissing(packed, "there is no such file; check the name") from error


def _manifest_in(archive: zipfile.ZipFile, packed: Path) -> Manifest:
    with archive.open(MANIFEST) as file:
        said = file.read(LARGEST_MANIFEST)
    try:
        return Manifest.model_validate_json(said)
    except ValidationError as error:
        what = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise errors.NotALedger(
            packed, f"was packed by a newer version of reportedly, or is damaged ({what}); update reportedly"
        ) from error


def _take(content: IO[bytes], file: IO[bytes], manifest: Manifest, packed: Path) -> None:
    """Unpacks no more than the manifest says: a pack may have been made to fill the disk."""
    digest, left = hashlib.sha256(), manifest.size
    while left and (chunk := content.read(min(CHUNK, left))):
        digest.update(chunk)
        file.write(chunk)
        left -= len(chunk)
    if left or content.read(1) or digest.hexdigest() != manifest.sha256:
        raise errors.LedgerDamaged(packed, "holds another ledger than its manifest says; ask for it once more")


def _check_unpacked(path: Path, manifest: Manifest, packed: Path) -> None:
    database = SqliteDatabase(path, Wanted(create=False))
    try:
        with errors.told_plainly(path):
            database.use_write_ahead_log()
    finally:
        database.close()
    with Checking.open(path, create=False) as ledger:
        found = ledger.check(manifest.head if manifest.entry else None)
    if found.problems:
        raise errors.LedgerDamaged(packed, f"the ledger in it was altered: {found.problems[0]}")


@contextmanager
def _appearing(target: Path) -> Iterator[Path]:
    """A place to write to, in a folder beside the target, that gets the target's name when all is well."""
    target = target.absolute()
    _refuse_taken(target)
    with _folder_beside(target) as folder:
        part = folder / target.name
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        _refuse_taken(target)
        part.rename(target)


def _refuse_taken(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise errors.LedgerConflict(target, "is there already; name a new file, nothing is written over")


@contextmanager
def _folder_beside(target: Path) -> Iterator[Path]:
    """A folder for what is not whole yet; it goes in any case. Only its owner may look into it."""
    try:
        made = Path(tempfile.mkdtemp(dir=target.absolute().parent, prefix=f".{target.name[:40]}.", suffix=".part"))
    except OSError as error:
        raise _not_written(target, error) from error
    try:
        yield made
    except OSError as error:
        raise _not_written(target, error) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _not_written(path: Address, error: OSError) -> errors.LedgerError:
    return errors.LedgerUnavailable(
        path, f"cannot be written ({error.strerror}); check the folder and the room on its disk"
    )
