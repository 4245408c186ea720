"""`amkit new`: what it writes is good, or nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.errors import OutputError
from amkit.files import write_text
from amkit.model.text import Text
from amkit.session.scaffold import quoted
from amkit.source.reader import read
from tests.conftest import Amkit
from tests.transcript import Transcript

TEXTS = ("--title", "--purpose", "--use-when", "--ask")


def flags(*texts: str) -> list[str]:
    made = [part for name in TEXTS for text in texts for part in (name, f"{text}{name[3:]}")]
    return [*made, "--minutes", "30", "--into", "own"]


@pytest.mark.parametrize("languages", ["en", "nl", "nl,en", "en,nl"])
def test_what_it_writes_lints_clean_and_passes(amkit: Amkit, languages: str) -> None:
    texts = ['Samen: "verder"', "Going on, # we 😀"][: len(languages.split(","))]
    ran = amkit("new", "talk", "--languages", languages, *flags(*texts))

    assert (ran.code, ran.out) == (0, "own/talk.yaml\nown/talk.first.scenario.yaml\n"), ran.err
    assert amkit("lint", "own", "--fail-on", "info").code == 0
    assert amkit("test", "own", "--fail-under", "100").code == 0


def test_what_is_there_is_not_overwritten(amkit: Amkit) -> None:
    Path("own").mkdir()
    Path("own/talk.first.scenario.yaml").write_text("mine")
    ran = amkit("new", "talk", "--languages", "en", *flags("Talk"))

    assert (ran.code, "is there already" in ran.err) == (2, True)
    assert [path.read_text() for path in Path("own").iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("name", "proposed"), [("My Talk", "my-talk"), ("Één", "een"), ("9", "my-protocol")]
)
def test_a_name_that_is_no_id_is_refused_with_a_proposal(
    amkit: Amkit, name: str, proposed: str
) -> None:
    ran = amkit("new", name, *flags("Talk"))

    assert (ran.code, f"try “{proposed}”" in ran.err, Path("own").exists()) == (2, True, False)


@pytest.mark.parametrize(
    "given",
    [
        [],
        [*flags("Talk"), "--title", " "],
        flags("{{ nothing }}"),
        [*flags("Talk"), "--minutes", "2"],
        [*flags("Talk"), "--languages", "fr"],
        [*flags("Talk"), "--languages", "nl,en"],
    ],
    ids=str,
)
def test_what_makes_no_protocol_is_one_refusal(amkit: Amkit, given: list[str]) -> None:
    ran = amkit("new", "talk", *given)

    assert (ran.code, ran.err.count("\n"), Path("own").exists()) == (2, 1, False)


def test_both_are_written_or_neither(amkit: Amkit, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path, text: str, *, root: Path) -> None:
        if "scenario" in path.name:
            raise OutputError(Text("full", "vol"))
        write_text(path, text, root=root)

    monkeypatch.setattr("amkit.session.scaffold.write_text", fails)

    assert amkit("new", "talk", *flags("Talk")).code == 5
    assert list(Path("own").iterdir()) == []


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"])))
def test_what_is_read_back_is_what_was_given(text: str) -> None:
    document = read(f"title: {{en: {quoted(text)}}}\n".encode(), "x.yaml")[0]

    assert document is not None
    assert document.data["title"]["en"] == text


def asked(monkeypatch: pytest.MonkeyPatch, *replies: str) -> Transcript:
    prompter = Transcript(*replies)
    monkeypatch.setattr("amkit.cli.new.interactive", lambda: True)
    monkeypatch.setattr("amkit.cli.new.prompter", lambda **_: prompter)
    return prompter


def test_what_is_not_given_is_asked_until_it_is_answered(
    monkeypatch: pytest.MonkeyPatch, amkit: Amkit
) -> None:
    shown = asked(monkeypatch, "", "Proef", "Samen kiezen.", "Eens per jaar.", "Wat wilt u?",
                  "lang", "3", "30")  # fmt: skip

    assert amkit("new", "proef", "--lang", "nl", "--into", "own").code == 0
    assert shown.text.count("Hoe heet het?") == 2
    assert shown.text.count("Hoeveel minuten duurt het? (4–480)") == 3
    assert amkit("lint", "own", "--fail-on", "info").code == 0
    assert amkit("test", "own", "--fail-under", "100").code == 0
    assert "Gemaakt door amkit new" in Path("own/proef.yaml").read_text()


@pytest.mark.parametrize(("end", "code"), [("^C", 130), ("^D", 2)])
def test_who_stops_while_asked_has_written_nothing(
    monkeypatch: pytest.MonkeyPatch, amkit: Amkit, end: str, code: int
) -> None:
    asked(monkeypatch, "Trial", end)

    assert amkit("new", "trial", "--into", "own").code == code
    assert not Path("own").exists()
