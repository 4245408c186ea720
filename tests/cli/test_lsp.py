"""The language server, asked by a client over standard input and output."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import pytest

from amkit.cli.main import main
from amkit.model.kinds import KINDS
from tests.lint.rules import GOOD


class Client:
    """An editor, as far as it talks to a server."""

    def __init__(self, *argv: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "amkit", "lsp", *argv], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._number = 0

    def __enter__(self) -> Self:
        about = self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.can = about["capabilities"]
        self.tell("initialized", {})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if kind is None:
            self.ask("shutdown", None)
            self.tell("exit", None)
            assert self._process.wait(20) == 0
        self._process.kill()
        self._process.wait(20)
        self._stream("stdin").close()
        self._stream("stdout").close()

    def tell(self, method: str, params: Any) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        self._number += 1
        self._send({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params})
        answer = next(one for one in self._told() if one.get("id") == self._number)
        assert "error" not in answer, answer
        return answer["result"]

    def wait(self, method: str) -> Any:
        return next(one["params"] for one in self._told() if one.get("method") == method)

    def open(self, path: str, text: str) -> list[dict[str, Any]]:
        """Open a file as it is typed, and return what is told of it."""
        item = {"uri": uri(path), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        found: list[dict[str, Any]] = self.wait("textDocument/publishDiagnostics")["diagnostics"]
        return found

    def _stream(self, name: str) -> IO[bytes]:
        stream: IO[bytes] | None = getattr(self._process, name)
        assert stream is not None
        return stream

    def _send(self, message: dict[str, Any]) -> None:
        raw = json.dumps(message).encode()
        self._stream("stdin").write(f"Content-Length: {len(raw)}\r\n\r\n".encode() + raw)
        self._stream("stdin").flush()

    def _told(self) -> Iterator[dict[str, Any]]:
        stream = self._stream("stdout")
        while line := stream.readline():
            length = 0
            while line.strip():
                name, _, value = line.decode().partition(":")
                length = int(value) if name.lower() == "content-length" else length
                line = stream.readline()
            yield json.loads(stream.read(length))


def uri(path: str) -> str:
    return Path(path).absolute().as_uri()


def at(path: str, line: int, character: int) -> dict[str, Any]:
    return {
        "textDocument": {"uri": uri(path)}, "position": {"line": line, "character": character},
    }  # fmt: skip


BAD = GOOD.replace("purpose:", "purpse:")


def test_a_mistake_is_told_explained_and_mended_while_it_is_typed() -> None:
    with Client() as client:
        found = client.open("talk.yaml", BAD)
        (wrong,) = (one for one in found if one["code"] == "unknown-key")
        assert wrong["range"] == {
            "start": {"line": 4, "character": 0}, "end": {"line": 4, "character": 6},
        }  # fmt: skip
        assert "did you mean “purpose”?" in wrong["message"]
        assert (wrong["severity"], wrong["source"]) == (1, "amkit")

        told = client.ask("textDocument/hover", at("talk.yaml", 4, 2))
        assert told["contents"]["value"].startswith("# unknown-key\n\nformat · error")
        assert client.ask("textDocument/hover", at("talk.yaml", 12, 0)) is None

        asked = {"textDocument": {"uri": uri("talk.yaml")}, "range": wrong["range"],
                 "context": {"diagnostics": []}}  # fmt: skip
        (mend,) = client.ask("textDocument/codeAction", asked)
        assert mend["title"].startswith("Mend: ")
        (edit,) = mend["edit"]["changes"][uri("talk.yaml")]
        assert (edit["range"], edit["newText"]) == (wrong["range"], "purpose")

        client.tell(
            "textDocument/didChange",
            {"textDocument": {"uri": uri("talk.yaml"), "version": 2},
             "contentChanges": [{"range": edit["range"], "text": "purpose"}]},
        )  # fmt: skip
        assert client.wait("textDocument/publishDiagnostics")["diagnostics"] == []


def test_keys_values_and_answers_are_completed() -> None:
    with Client() as client:
        text = GOOD + "      - id: more\n        ti\n        when: answers.\n        kind: \n"
        client.open("talk.yaml", text)
        line = text.count("\n") - 3

        def words(line: int, character: int) -> list[str]:
            asked = client.ask("textDocument/completion", at("talk.yaml", line, character))
            return [one["label"] for one in asked["items"]]

        assert client.can["completionProvider"]["triggerCharacters"] == [".", " "]
        keys = words(line, 10)
        assert {"title", "ask", "how", "record"} <= set(keys)
        assert not {"id", "when", "phases"} & set(keys)
        assert words(line + 2, 14) == list(KINDS)
        assert words(0, 5) == []
        typed = text.replace("        ti\n", "")
        client.open("other.yaml", typed)
        asked = client.ask("textDocument/completion", at("other.yaml", line, 22))
        assert [one["label"] for one in asked["items"]] == ["aim", "goals", "actions"]


def test_it_speaks_the_language_of_the_workspace_or_of_the_command() -> None:
    Path("amkit.toml").write_text('language = "nl"\n')
    with Client() as client:
        assert "bedoelt u ‘purpose’?" in str(client.open("talk.yaml", BAD))
    with Client("--lang", "en") as client:
        assert "did you mean" in str(client.open("talk.yaml", BAD))


def test_settings_and_rules_of_the_workspace_count_and_are_checked_too() -> None:
    Path("rules").mkdir()
    Path("rules/wait.yaml").write_text("id: no-wait\npattern: wait\nmessage: x\ngood: a\n")
    Path("amkit.toml").write_text('[lint.paths."*.yaml"]\nignore = ["no-use-when"]\n')
    with Client() as client:
        text = GOOD.replace("use_when: {en: Once a year., nl: Eens per jaar.}\n", "")
        assert [one["code"] for one in client.open("talk.yaml", text)] == ["no-wait"]
        wrong = client.open("rules/wait.yaml", "id: no-wait\n")
        assert {one["code"] for one in wrong} == {"wrong-rule"}
        Path("amkit.toml").write_text("langage = 'nl'\n")
        assert "did you mean “language”?" in str(client.open("amkit.toml", "langage = 'nl'\n"))


def test_places_count_as_the_editor_does() -> None:
    text = GOOD.replace("Talk, nl: Gesprek", "🙂 Talk, nl: Gesprek, fr: Parler")
    with Client() as client:
        (wrong,) = client.open("talk.yaml", text)
        row = text.split("\n")[wrong["range"]["start"]["line"]]
        ahead = row[: row.index("fr")]
        assert wrong["range"]["start"]["character"] == len(ahead.encode("utf-16-le")) // 2


def test_without_its_library_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("amkit.session.language_server", "pygls.lsp.server"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)

    assert main(["lsp"]) == 2
    assert "the language server needs pygls: pip install 'amkit[lsp]'" in capsys.readouterr().err
