"""One shape for everything that goes wrong: {"error": {"code", "message", "field"}}."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException

from reportedly.ledger import AmbiguousEntry, LedgerBusy, LedgerError, LedgerReadOnly, UnknownEntry

CODES = {
    400: "bad_request",
    401: "login_needed",
    403: "not_allowed",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    413: "too_large",
    415: "unreadable",
    422: "invalid",
    429: "too_many_requests",
    500: "failed",
    503: "busy",
}
BY_LEDGER: tuple[tuple[type[LedgerError], int], ...] = (
    (UnknownEntry, 404),
    (AmbiguousEntry, 409),
    (LedgerReadOnly, 403),
    (LedgerBusy, 503),
    (LedgerError, 503),
)


class ErrorDetail(BaseModel):
    """What went wrong, in plain English, and the field that it is about, if it is about one."""

    code: str
    message: str
    field: str | None = None


class ErrorShape(BaseModel):
    """The one shape of errors."""

    error: ErrorDetail


class Problem(Exception):  # noqa: N818 - it is what the reader of an answer is told
    """Something that cannot be done, for the one who asked."""

    def __init__(self, status: int, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.field = status, message, field


def shaped(status: int, message: str, field: str | None = None, headers: dict[str, str] | None = None) -> JSONResponse:
    """An error as it is answered."""
    detail = ErrorDetail(code=CODES.get(status, "error"), message=message, field=field)
    return JSONResponse(ErrorShape(error=detail).model_dump(), status, headers)


def install(app: FastAPI) -> None:
    """Gives every error of the application its shape."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(ValidationError, _invalid)
    app.add_exception_handler(LedgerError, _ledger)
    app.add_exception_handler(TimeoutError, _busy)


def _problem(_: Request, error: Any) -> JSONResponse:
    return shaped(error.status, error.message, error.field)


def _http(_: Request, error: Any) -> JSONResponse:
    message = {404: "There is nothing at this address.", 405: "This cannot be done at this address."}
    return shaped(error.status_code, message.get(error.status_code, str(error.detail)), headers=error.headers)


def _invalid(_: Request, error: Any) -> JSONResponse:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"] if part not in ("query", "body", "path"))
    return shaped(422, str(first["msg"]).removeprefix("Value error, "), field or None)


def _ledger(_: Request, error: Any) -> JSONResponse:
    status = next(status for kind, status in BY_LEDGER if isinstance(error, kind))
    message = str(error).removeprefix(f"{error.path}: ")  # where the file lies is nobody's business
    return shaped(status, message, headers={"Retry-After": "1"} if status == 503 else None)


def _busy(_: Request, error: Any) -> JSONResponse:
    return shaped(503, str(error), headers={"Retry-After": "1"})
