"""Who asks, and what they may do. Without accounts it is the one person at this machine, who may do everything."""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request, Response
from starlette.types import Scope

from reportedly.web.accounts import ROLES, Accounts, Role
from reportedly.web.audit import note
from reportedly.web.callers import address_of
from reportedly.web.errors import Problem
from reportedly.web.guard import Rates
from reportedly.web.settings import Settings

COOKIE = "reportedly"
USER = "reportedly.user"  # in the scope of a request
TOKEN_HEADER = "X-Reportedly-Token"
SESSION_HOURS = 12
MOST_SESSIONS = 2000


@dataclass(frozen=True)
class User:
    """Who asks: a name, a role, and, for an API token, what it was made for."""

    name: str
    role: Role
    scopes: tuple[str, ...] = ("read", "write")

    def may(self, role: Role) -> bool:
        """Whether the role is at least this one."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass
class Session:
    """A login: who, the hash of the password that it was made with (another password ends it), the token that every
    write must carry, until when (seconds of the monotonic clock)."""

    user: str
    password: str
    csrf: str
    until: float


@dataclass
class Gate:
    """Logins of a server. Sessions are held in memory: a restart logs everybody out."""

    settings: Settings
    accounts: Accounts | None
    local_csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def __post_init__(self) -> None:
        self._sessions: dict[str, Session] = {}
        self._lock = threading.Lock()
        self._logins = Rates(self.settings.logins_a_minute)

    def user(self, request: Request) -> User | None:
        """Who asks; None where nobody is logged in. Found once for a request."""
        if USER not in request.scope:
            request.scope[USER] = self._found(request)
        user: User | None = request.scope[USER]
        return user

    def _found(self, request: Request) -> User | None:
        if self.accounts is None:
            return User(self.settings.user, "admin")
        bearer = request.headers.get("authorization", "")
        if bearer.lower().startswith("bearer "):
            token = self.accounts.token(bearer[7:].strip())
            return None if token is None else User(token.name, token.role, token.scopes)
        session = self._session(request)
        account = self.accounts.find(session.user) if session else None
        if session is None or account is None or account.password != session.password:
            return None
        return User(account.name, account.role)

    def who(self, scope: Scope) -> str | None:
        """The name of whoever is logged in; None without accounts."""
        user = self.user(Request(scope)) if self.accounts is not None else None
        return None if user is None else user.name

    def csrf(self, request: Request) -> str | None:
        """What a write must carry; None for a bearer of an API token, whom no other site's page can imitate."""
        if self.accounts is None:
            return self.local_csrf
        if request.headers.get("authorization", "").lower().startswith("bearer "):
            return None
        session = self._session(request)
        return session.csrf if session else self.local_csrf

    def login(self, request: Request, response: Response, name: str, password: str) -> User:
        """Begins a session. Name and password are compared in the same time whether or not the name is known."""
        if self.accounts is None:
            raise Problem(409, "this server knows no accounts; there is nothing to log in to")
        client = address_of(request.scope, self.settings)
        if not (self._logins.allows(f"from {client}") and self._logins.allows(f"as {name}")):
            raise Problem(429, "too many attempts; wait a minute")
        account = self.accounts.verify(name, password)
        if account is None:
            raise Problem(401, "name or password is wrong")
        key = secrets.token_urlsafe(32)
        with self._lock:
            now = time.monotonic()
            self._sessions = {one: held for one, held in self._sessions.items() if held.until > now}
            while len(self._sessions) >= MOST_SESSIONS:
                self._sessions.pop(next(iter(self._sessions)))
            self._sessions.pop(request.cookies.get(COOKIE, ""), None)
            made = Session(account.name, account.password, secrets.token_urlsafe(32), now + SESSION_HOURS * 3600)
            self._sessions[key] = made
        response.set_cookie(
            COOKIE, key, max_age=SESSION_HOURS * 3600, httponly=True, samesite="strict", secure=self.settings.secure
        )
        return User(account.name, account.role)

    def logout(self, request: Request, response: Response) -> None:
        """Ends the session."""
        with self._lock:
            self._sessions.pop(request.cookies.get(COOKIE, ""), None)
        response.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=self.settings.secure)

    def _session(self, request: Request) -> Session | None:
        held = self._sessions.get(request.cookies.get(COOKIE, ""))
        return held if held is not None and held.until > time.monotonic() else None


def gate_of(request: Request) -> Gate:
    """The server's logins."""
    gate: Gate = request.app.state.gate
    return gate


def hidden_from(gate: Gate, user: User | None) -> frozenset[str]:
    """Reports that somebody may not see."""
    if gate.accounts is None or (user is not None and user.may("editor")):
        return frozenset()
    return gate.accounts.restricted


async def unseen(request: Request) -> frozenset[str]:
    """Reports that whoever asks may not see."""
    gate = gate_of(request)
    return hidden_from(gate, gate.user(request))


Unseen = Annotated[frozenset[str], Depends(unseen)]


@dataclass(frozen=True)
class Needs:
    """A dependency: the user, who must have at least this role; for what changes something, also the token."""

    role: Role
    writes: bool = False

    async def __call__(self, request: Request) -> User:
        gate = gate_of(request)
        user = gate.user(request)
        if user is None:
            raise Problem(401, "log in first")
        if not user.may(self.role):
            raise _refused(request, user, f"this needs the role {self.role}; yours is {user.role}")
        if ("write" if self.writes else "read") not in user.scopes:
            raise _refused(request, user, "this token was not made for that")
        if self.writes:
            expected = gate.csrf(request)
            given = request.headers.get(TOKEN_HEADER, "")
            if expected is not None and not secrets.compare_digest(given.encode(), expected.encode()):
                raise _refused(request, user, f"the header {TOKEN_HEADER} is missing or old; reload the page")
        return user


def _refused(request: Request, user: User, why: str) -> Problem:
    """A refusal, of which a line is kept: who tries what they may not is worth knowing."""
    note(request, user.name, f"refused {request.method} {request.url.path}: {why}")
    return Problem(403, why)


Reader = Needs("reader")
Reviewer = Needs("reviewer", writes=True)
Editor = Needs("editor", writes=True)
Admin = Needs("admin")
ReaderUser = Annotated[User, Depends(Reader)]
ReviewerUser = Annotated[User, Depends(Reviewer)]
