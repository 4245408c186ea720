"""The YAML language server that editors use, started for real: `make editor`.

It needs node and npm, and so stands outside `make test`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from amkit.model.protocol import FORMAT

SERVER = Path(__file__).parents[2] / "build/editor/node_modules/.bin/yaml-language-server"
NODE = shutil.which("node")  # asked here: a test's own home may hide it
HEAD = "# yaml-language-server: $schema=protocol.schema.json\n"


class Server:
    """A language server over its standard input and output (LSP 3.17, JSON-RPC 2.0)."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [str(NODE), str(SERVER.resolve()), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.to: IO[bytes] = self.process.stdin
        self.back: IO[bytes] = self.process.stdout
        self.uri = (folder / "talk.yaml").as_uri()
        folder_uri = folder.as_uri()
        self.call(
            "initialize",
            {"processId": None, "rootUri": folder_uri, "capabilities": {}, "workspaceFolders": [
                {"uri": folder_uri, "name": "protocols"}]},
        )  # fmt: skip
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {
            "settings": {"yaml": {"validate": True, "completion": True}}})  # fmt: skip

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.to.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.to.flush()

    def _next(self) -> dict[str, Any]:
        length = 0
        while (line := self.back.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.back.read(length))
        if "method" in message and "id" in message:
            # The server asks for settings: everything as it is by itself.
            asked = message.get("params") or {}
            answer = [None for _ in asked.get("items", [])]
            self._send({"id": message["id"], "result": answer})
        return message

    def tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def call(self, method: str, params: dict[str, Any]) -> Any:
        self._send({"id": 1, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == 1 and "method" not in message:
                return message["result"]

    def open(self, text: str) -> list[dict[str, Any]]:
        """Open a protocol, and return what the server says of it."""
        self.tell("textDocument/didOpen", {
            "textDocument": {"uri": self.uri, "languageId": "yaml", "version": 1, "text": text},
        })  # fmt: skip
        while True:
            message = self._next()
            if message.get("method") == "textDocument/publishDiagnostics":
                found: list[dict[str, Any]] = message["params"]["diagnostics"]
                return found

    def complete(self, line: int, character: int) -> dict[str, str]:
        """Return what is proposed at a place, 0-based, with what explains it."""
        proposed = self.call("textDocument/completion", {
            "textDocument": {"uri": self.uri}, "position": {"line": line, "character": character},
        })  # fmt: skip
        return {item["label"]: str(item.get("documentation", "")) for item in proposed["items"]}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    schema = subprocess.run(
        [sys.executable, "-m", "amkit", "schema"], capture_output=True, check=True
    ).stdout
    (tmp_path / "protocol.schema.json").write_bytes(schema)
    started = Server(tmp_path)
    yield started
    started.process.kill()
    started.process.communicate()


PROTOCOL = """\
amkit: {format}
id: talk
version: 1.0.0
title: Talk
purpose: Agree on a date.
phases:
  - id: talk
    moment: during
    steps:
      - id: ask
        title: Ask
        record:
          mood:
            type: scale
            low: cold
            high: warm
"""


def protocol() -> str:
    return HEAD + PROTOCOL.format(format=FORMAT)


def test_a_good_protocol_is_left_alone(server: Server) -> None:
    assert server.open(protocol()) == []


def test_an_unknown_key_is_marked_where_it_stands(server: Server) -> None:
    found = server.open(protocol().replace("purpose:", "porpose:"))

    unknown = [said for said in found if "porpose" in said["message"]]
    assert [said["range"]["start"] for said in unknown] == [{"line": 5, "character": 0}]


def test_keys_are_completed_with_what_they_mean(server: Server) -> None:
    text = protocol() + "        "
    server.open(text)
    proposed = server.complete(text.count("\n"), 8)

    assert {"why", "how", "say", "ask", "listen_for", "minutes"} <= proposed.keys()
    assert "to the letter" in proposed["say"]


def test_answer_types_are_completed(server: Server) -> None:
    text = protocol().partition("scale")[0]
    server.open(text)
    proposed = server.complete(text.count("\n"), 18)

    assert {"scale", "choice", "date", "money"} <= proposed.keys()
