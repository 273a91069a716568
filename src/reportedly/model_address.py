"""The one way out to a language model: an address that speaks OpenAI's chat completions, given by the user.

Off unless asked for. The address is this machine's own unless the user says in so many words that texts may leave it;
redirects and proxies are not followed, for they lead elsewhere.
"""

from __future__ import annotations

import ipaddress
import json
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from reportedly.claims.model_coder import ModelError

LARGEST_ANSWER = 4_000_000  # bytes
PATH = "/v1/chat/completions"


@dataclass(frozen=True)
class ModelAddress:
    """Where a model is asked: `url` up to the host's port or to "/v1", `model` as the server names it, seconds to wait.
    ValueError: no http address, or not this machine's and not `elsewhere`."""

    url: str
    model: str
    elsewhere: bool = False
    timeout: float = 600.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"'{self.url}' is no address; write it as http://localhost:8080")
        if not self.elsewhere and not _is_here(parts.hostname):
            raise ValueError(
                f"'{parts.hostname}' is not this machine: the texts of the reports would leave it. "
                "If that is meant, say so with --model-elsewhere (in Python: elsewhere=True)"
            )

    def ask(self, prompt: str) -> str:
        """The model's answer at temperature 0. ModelError says what went wrong and where."""
        question = {
            "model": self.model,
            "messages": [{"role": "user", "content": prompt}],
            "temperature": 0,
            "seed": 0,
            "response_format": {"type": "json_object"},
        }
        try:
            status, raw = self._post(json.dumps(question).encode("ascii"))
        except (OSError, HTTPException) as error:
            raise ModelError(f"the model at {self.url} does not answer ({error}); is its server running?") from error
        if status != HTTPStatus.OK:
            raise ModelError(f"the model at {self.url} answers with HTTP status {status}; does it serve {self.model}?")
        if len(raw) > LARGEST_ANSWER:
            raise ModelError(f"the model at {self.url} answers without end")
        return _content(raw, self.url)

    def _post(self, body: bytes) -> tuple[int, bytes]:
        """Sends straight to the address: `http.client` follows neither redirects nor proxies."""
        parts = urlsplit(self.url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=self.timeout)
        base = parts.path.rstrip("/").removesuffix("/v1")
        try:
            connection.request("POST", base + PATH, body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, answer.read(LARGEST_ANSWER + 1)
        finally:
            connection.close()


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _content(raw: bytes, url: str) -> str:
    try:
        content = json.loads(raw)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise ModelError(f"what answers at {url} speaks no chat completions") from error
    if not isinstance(content, str):
        raise ModelError(f"what answers at {url} gives no text")
    return content
