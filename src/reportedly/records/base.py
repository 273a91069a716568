"""What all records share: frozen, closed, and spelled by the vocabulary."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from reportedly.vocabulary import vocabulary

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


TOLD = 40  # entries of a table that an error lists


class Record(BaseModel):
    """A frozen record with a closed set of fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Term:
    """Marks a string field as an identifier of one vocabulary table, which is read at the first use, not at import."""

    def __init__(self, table: str) -> None:
        self.table = table

    def known(self) -> Collection[str]:
        """The identifiers that the field may hold."""
        return vocabulary().ids(self.table)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "enum": list(self.known())}

    @cached_property
    def _held(self) -> frozenset[str]:
        """The same, read once: a coding of one report asks hundreds of times."""
        return frozenset(self.known())

    def _check(self, value: str) -> str:
        if value not in self._held:
            facts = {"value": value, "table": self.table, "known": ", ".join(self.known())}
            told = "'{value}' is no entry of the vocabulary table {table}"
            raise PydanticCustomError("term", told + ("" if len(self.known()) > TOLD else ": {known}"), facts)
        return value


class Code(Term):
    """Marks a string field as a code of another publisher's list in `standards.toml`, spelled as there."""

    def __init__(self, standard: str, codes: str) -> None:
        super().__init__(f"{standard}.{codes}")
        self.standard, self.codes = standard, codes

    def known(self) -> Collection[str]:
        listed: Collection[str] = vocabulary().standards[self.standard][self.codes]
        return listed


def digest(*parts: object, length: int = 16) -> str:
    """A stable identifier: the first `length` hexadecimal digits of the SHA-256 over the parts, set off by NUL."""
    joined = "\0".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]
