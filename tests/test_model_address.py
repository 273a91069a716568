"""Asking a language model: a real server on this machine that speaks chat completions, or something else."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import reportedly
from reportedly.claims.model_coder import ModelError
from reportedly.model_address import ModelAddress

pytestmark = pytest.mark.enable_socket
TEXT = "Shells killed 12 people in Aleppo on Monday."
CLAIM = {"quote": "Shells killed 12 people in Aleppo on Monday", "kind": "shelling", "place": "Aleppo"}


def completion(content):
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


class Served:
    """A server that gives one answer and remembers what it was asked."""

    def __init__(self, body, status=200, headers=()):
        self.asked = []
        served = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers["Content-Length"])
                served.asked.append((self.path, json.loads(self.rfile.read(length))))
                self.send_response(status)
                for name, value in headers:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *raised):
        self.server.shutdown()
        self.server.server_close()


def test_a_report_is_coded_through_the_address():
    with Served(completion(json.dumps({"claims": [CLAIM]}))) as served:
        coder = reportedly.model_coder(ModelAddress(served.url, "small-model"))
        (claim,) = coder.code(reportedly.report(TEXT, language="en")).claims
    assert claim.place.name.startswith("Aleppo")
    ((path, question),) = served.asked
    assert (path, question["model"], question["temperature"]) == ("/v1/chat/completions", "small-model", 0)
    assert question["messages"][0]["content"].endswith(TEXT)


def test_an_address_may_end_in_its_version():
    with Served(completion("{}")) as served:
        assert ModelAddress(served.url + "/v1/", "any").ask("x") == "{}"
    assert served.asked[0][0] == "/v1/chat/completions"


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"", 404, "HTTP status 404"),
        (b"<html>", 200, "speaks no chat completions"),
        (b'{"choices": []}', 200, "speaks no chat completions"),
        (completion(None), 200, "gives no text"),
    ],
)
def test_what_answers_something_else_is_named_with_its_address(body, status, said):
    with Served(body, status) as served, pytest.raises(ModelError, match=said) as raised:
        ModelAddress(served.url, "any").ask("x")
    assert served.url in str(raised.value)


def test_a_redirection_is_not_followed():
    with Served(completion("{}")) as other:
        with Served(b"", 302, [("Location", other.url)]) as served, pytest.raises(ModelError, match="302"):
            ModelAddress(served.url, "any").ask("x")
        assert other.asked == []


def test_an_answer_without_end_is_cut_off(monkeypatch):
    monkeypatch.setattr("reportedly.model_address.LARGEST_ANSWER", 100)
    with Served(completion("x" * 1_000)) as served, pytest.raises(ModelError, match="without end"):
        ModelAddress(served.url, "any").ask("x")


def test_nobody_there_is_said_in_the_coding():
    with Served(b"") as served:
        gone = ModelAddress(served.url, "any")
    coding = reportedly.model_coder(gone).code(reportedly.report(TEXT, language="en"))
    assert not coding.coded
    assert "is its server running?" in coding.reason


@pytest.mark.parametrize(
    "url", ["http://models.example:8080", "https://models.example", "http://192.0.2.7", "http://localhost.example"]
)
def test_an_address_on_another_machine_is_refused_unless_that_is_meant(url):
    with pytest.raises(ValueError, match="would leave it"):
        ModelAddress(url, "any")
    assert ModelAddress(url, "any", elsewhere=True).url == url


@pytest.mark.parametrize("url", ["", "localhost:8080", "ftp://localhost", "http://", "file:///tmp"])
def test_what_is_no_address_is_refused(url):
    with pytest.raises(ValueError, match="is no address"):
        ModelAddress(url, "any")


@pytest.mark.parametrize("url", ["http://localhost:8080", "http://127.0.0.1", "http://[::1]:8080/v1"])
def test_this_machine_is_known_by_its_names(url):
    assert ModelAddress(url, "any").url == url
