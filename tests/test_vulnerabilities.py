"""Known vulnerabilities of the locked packages: found in the answer of the database, and its silence is no good news."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from known_vulnerabilities import NotAsked, vulnerable  # noqa: E402 - tools are no package

PACKAGES = {"jinja2": "2.4", "typer": "0.20"}


@pytest.fixture
def database() -> Iterator[tuple[str, dict[str, bytes], list[object]]]:
    """A server that answers as told, and what it was asked."""
    told, asked = {"answer": b""}, []

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(told["answer"])

        def log_message(self, *_: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", told, asked
        server.shutdown()


def test_what_is_known_is_named_with_the_version(database: tuple[str, dict[str, bytes], list[object]]) -> None:
    address, told, asked = database
    told["answer"] = json.dumps({"results": [{"vulns": [{"id": "GHSA-1"}, {"id": "PYSEC-2"}]}, {}]}).encode()
    assert vulnerable(PACKAGES, address) == {"jinja2 2.4": ["GHSA-1", "PYSEC-2"]}
    assert asked == [
        {
            "queries": [
                {"package": {"name": "jinja2", "ecosystem": "PyPI"}, "version": "2.4"},
                {"package": {"name": "typer", "ecosystem": "PyPI"}, "version": "0.20"},
            ]
        }
    ]


@pytest.mark.parametrize("answer", [b"", b"<html>", b"[]", b'{"results": [{}]}'])
def test_an_answer_that_does_not_fit_is_no_good_news(database: tuple[str, dict[str, bytes], list[object]], answer: bytes) -> None:
    address, told, _ = database
    told["answer"] = answer
    with pytest.raises(NotAsked):
        vulnerable(PACKAGES, address)


def test_no_network_is_no_good_news() -> None:
    with pytest.raises(NotAsked):
        vulnerable(PACKAGES, "http://127.0.0.1:1/")


def test_the_audit_says_whether_it_could_ask() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "audit_packages.py")], capture_output=True, text=True, check=False
    )
    assert "looked up" in done.stdout
