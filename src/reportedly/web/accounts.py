"""Accounts of a team's server, in one file: names, roles, hashes of passwords and of API tokens."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import tempfile
import threading
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError

Role = Literal["reader", "reviewer", "editor", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "editor", "admin")
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 1000
Name = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]+$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Account(_Strict):
    """A person: `password` is an Argon2id hash."""

    name: Name
    role: Role
    password: str


class Token(_Strict):
    """An API token: `sha256` of its secret, for whom, with which role at most, for what."""

    id: str
    name: Name
    role: Role
    scopes: tuple[Literal["read", "write"], ...]
    sha256: str


class _File(_Strict):
    accounts: tuple[Account, ...] = ()
    tokens: tuple[Token, ...] = ()
    restricted: tuple[str, ...] = ()


class AccountsError(Exception):
    """The file of accounts cannot be used, or what was asked of it cannot be done; the message says why."""


class Accounts:
    """A file of accounts. It is read anew whenever it has changed, so that a removed account is out at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._seen: tuple[int, int] | None = None
        self._file = _File()
        self._read()

    def _read(self) -> _File:
        try:
            stat = self.path.stat()
        except FileNotFoundError:
            self._seen, self._file = None, _File()
            return self._file
        with self._lock:
            if self._seen != (stat.st_mtime_ns, stat.st_size):
                try:
                    self._file = _File.model_validate_json(self.path.read_bytes())
                except (ValidationError, OSError) as error:
                    raise AccountsError(f"{self.path}: is no file of accounts ({error})") from error
                self._seen = (stat.st_mtime_ns, stat.st_size)
        return self._file

    def _write(self, content: _File) -> None:
        """In one step, readable by nobody else."""
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps(content.model_dump(mode="json"), indent=2) + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(self.path)

    @property
    def accounts(self) -> tuple[Account, ...]:
        return self._read().accounts

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self._read().tokens

    @property
    def restricted(self) -> frozenset[str]:
        """Ids of reports that only editors and admins see."""
        return frozenset(self._read().restricted)

    def find(self, name: str) -> Account | None:
        """The account of this name."""
        return next((account for account in self.accounts if account.name == name), None)

    def add(self, name: str, role: Role, password: str) -> Account:
        """Adds an account, or gives a known one another role and password. AccountsError."""
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise AccountsError(f"a password has at least {SHORTEST_PASSWORD} characters")
        try:
            made = Account(name=name, role=role, password=self._hasher.hash(password))
        except ValidationError as error:
            raise AccountsError(f"'{name}' is no name for an account ({error.errors()[0]['msg']})") from error
        content = self._read()
        others = tuple(account for account in content.accounts if account.name != name)
        self._write(content.model_copy(update={"accounts": (*others, made)}))
        return made

    def remove(self, name: str) -> None:
        """Removes an account and its tokens. AccountsError where there is none."""
        if self.find(name) is None:
            raise AccountsError(f"there is no account '{name}'")
        content = self._read()
        accounts = tuple(account for account in content.accounts if account.name != name)
        tokens = tuple(token for token in content.tokens if token.name != name)
        self._write(content.model_copy(update={"accounts": accounts, "tokens": tokens}))

    def make_token(self, name: str, scopes: tuple[Literal["read", "write"], ...]) -> str:
        """A new API token for an account; it is told once and kept as a hash. AccountsError."""
        account = self.find(name)
        if account is None:
            raise AccountsError(f"there is no account '{name}'")
        secret = secrets.token_urlsafe(32)
        known = hashlib.sha256(secret.encode()).hexdigest()
        made = Token(id=known[:8], name=name, role=account.role, scopes=scopes, sha256=known)
        content = self._read()
        self._write(content.model_copy(update={"tokens": (*content.tokens, made)}))
        return secret

    def token(self, secret: str) -> Token | None:
        """The token with this secret, with the role that its owner has now."""
        known = hashlib.sha256(secret.encode()).hexdigest()
        for token in self.tokens:
            owner = self.find(token.name)
            if owner is not None and secrets.compare_digest(token.sha256, known):
                return token.model_copy(update={"role": min(token.role, owner.role, key=ROLES.index)})
        return None

    def restrict(self, report: str, restricted: bool = True) -> None:
        """Marks a report as seen only by editors and admins, or takes the mark away."""
        content = self._read()
        others = [one for one in content.restricted if one != report]
        self._write(content.model_copy(update={"restricted": (*others, report) if restricted else tuple(others)}))

    def verify(self, name: str, password: str) -> Account | None:
        """The account, if name and password are right."""
        account = self.find(name)
        known = account.password if account else self._nobody
        try:
            self._hasher.verify(known, password[:LONGEST_PASSWORD])
        except (VerificationError, InvalidHashError):
            return None
        return account

    @cached_property
    def _hasher(self) -> PasswordHasher:
        return PasswordHasher()  # RFC 9106, low memory

    @cached_property
    def _nobody(self) -> str:
        """What a name that is not known is compared with, so that it takes as long."""
        return self._hasher.hash(secrets.token_urlsafe(16))
