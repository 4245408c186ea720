"""Screens as text: nothing lost, nothing wider than the terminal, nothing that acts on it."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.errors import AnswerError
from amkit.terminal.editor import edit
from amkit.terminal.look import look_of
from amkit.terminal.paint import Look, columns, paint, plain_ascii, wrap
from amkit.terminal.screens import Heading, Paragraph, Rows, Screen, Section, Spoken
from amkit.terminal.tables import table
from amkit.terminal.visible import visible
from tests.golden import same

SCREEN: Screen = (
    Heading(text="Hun eigen blik", aside="10/19 · nog 38 min"),
    Paragraph(text="Tijdens het gesprek · 11 min", tone="quiet"),
    Spoken(label="Zeg", lines=("U kijkt hier met frisse ogen naar.",)),
    Spoken(
        label="Vraag",
        lines=("Wat wilt u dat er over een jaar veranderd is?", "Waaraan ziet u het?"),
    ),
    Section(label="Waarom", lines=("Om deze vraag is het gesprek begonnen.",)),
    Section(
        label="Luister naar", lines=("Cijfers en datums.", "Van wie het doel is."), tone="quiet"
    ),
    Rows(
        rows=(("✓", "Wie er nieuw is", "10 min"), ("▸", "Hun eigen blik", "11 min")), numbered=True
    ),
    Paragraph(text="genoteerd", tone="good"),
    Paragraph(text="schrijf een datum", tone="warning"),
    Rows(rows=()),
)
PLAIN = Look(width=80, style=False, unicode=True)


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_golden_a_screen_at_any_width(width: int) -> None:
    same(f"screens/step.{width}.txt", paint(SCREEN, Look(width=width, style=False, unicode=True)))


def test_golden_a_screen_with_colours() -> None:
    shown = paint(SCREEN, Look(width=60, style=True, unicode=True))

    same("screens/step.colour.txt", shown.replace("\x1b", "␛"))


def test_golden_a_screen_without_unicode() -> None:
    same("screens/step.ascii.txt", paint(SCREEN, Look(width=60, style=False, unicode=False)))


@given(st.text(max_size=80), st.integers(1, 120))
def test_nothing_is_wider_than_the_terminal_and_nothing_acts_on_it(text: str, width: int) -> None:
    screen: Screen = (
        Heading(text=text, aside=text), Paragraph(text=text), Spoken(label=text, lines=(text,)),
        Section(label="x", lines=(text, text)), Rows(rows=((text, "b"), ("c", text))),
    )  # fmt: skip
    shown = paint(screen, Look(width=width, style=False, unicode=True))

    assert "\x1b" not in shown
    for line in shown.split("\n"):
        if width >= 12:
            assert columns(line) <= width + 1
        for sign in line:
            assert sign >= " "
            assert not "\x7f" <= sign <= "\x9f"


@given(st.text(max_size=60), st.integers(1, 50))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    assert "".join("".join(wrap(visible(text), width)).split()) == "".join(visible(text).split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x00\x07\x7f", "␀␇␡"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("\u202eevil", "⟨U+202E⟩evil"),
        ("a\tb", "a   b"),
        ("a\nb", "a\nb"),
        ("a\rb", "a␍b"),
        ("[bold]x[/bold] :smile:", "[bold]x[/bold] :smile:"),
        ("\ud800", "⟨U+D800⟩"),
    ],
)
def test_what_would_act_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("", 0), ("a\u200d", 1)]
)
def test_columns_are_those_of_the_terminal(text: str, width: int) -> None:
    assert columns(text) == width


def test_without_unicode_a_letter_loses_its_accent_and_no_more() -> None:
    assert plain_ascii("café ‹x› „hé” 日") == 'cafe <x> "he" ?'


class Tty(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environ", "style"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({}, False),
    ],
)
def test_colours_are_for_terminals_that_have_them(environ: dict[str, str], style: bool) -> None:
    assert look_of(Tty(), environ).style is style
    assert look_of(io.StringIO(), environ).style is False
    assert look_of(None, environ).unicode is False


def test_a_table_shows_what_a_cell_holds_to_the_letter(capsys: pytest.CaptureFixture[str]) -> None:
    table(["[red]head"], [["[/x] :smile: \x1b[31m"]])

    assert "[/x] :smile: ␛[31m" in capsys.readouterr().out


@pytest.mark.parametrize(("no_color", "acts"), [("1", False), ("", True)])
def test_a_table_has_neither_colour_nor_bold_where_none_is_wanted(
    monkeypatch: pytest.MonkeyPatch, no_color: str, acts: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr("sys.stdout", written := Tty())

    table(["head"], [["cell"]])

    assert ("\x1b" in written.getvalue()) is acts
    assert "cell" in written.getvalue()


def script(tmp_path: Path, body: str) -> dict[str, str]:
    path = tmp_path / "editor.sh"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return {"EDITOR": f"{path} --wait"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('printf "new\\r\\ntext" > "$2"', "new\ntext"),
        ("true", None),
        ('printf "" > "$2"', None),
        ('rm "$2"', None),
    ],
)
def test_the_users_editor_changes_an_answer_or_does_not(
    tmp_path: Path, body: str, expected: str | None
) -> None:
    assert edit("old", script(tmp_path, body)) == expected


def test_an_editor_sees_a_private_copy_that_is_gone_afterwards(tmp_path: Path) -> None:
    log = tmp_path / "log"
    edit("old", script(tmp_path, f'ls -ld "$2" "$(dirname "$2")" > {log}; echo "$2" >> {log}'))
    folder, file, path = log.read_text().splitlines()

    assert file.startswith("-rw-------")
    assert folder.startswith("drwx------")
    assert not Path(path).parent.exists()


def test_an_editor_that_fails_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(AnswerError, match="nothing was changed"):
        edit("old", script(tmp_path, "exit 1"))
    with pytest.raises(AnswerError, match="what you wrote is in") as kept:
        edit("old", script(tmp_path, 'printf "much work" > "$2"; exit 1'))
    draft = Path(kept.value.text.en.rsplit(" ", 1)[1])
    assert draft.read_text() == "much work"
    with pytest.raises(AnswerError, match="failed"):
        edit("old", {"VISUAL": "/no/such/editor"})


def test_an_answer_that_is_not_utf_8_is_kept(tmp_path: Path) -> None:
    with pytest.raises(AnswerError, match="not UTF-8") as caught:
        edit("old", script(tmp_path, "printf 'caf\\351' > \"$2\""))
    kept = str(caught.value.text.en).split(" is in ")[1].split(",")[0]
    assert Path(kept).read_bytes() == b"caf\xe9"


def test_ctrl_c_is_the_editors_own(tmp_path: Path) -> None:
    body = f"kill -INT {os.getpid()}; sleep 0.1; printf 'long work' > \"$2\""
    assert edit("old", script(tmp_path, body)) == "long work"


def test_an_editor_with_a_quote_too_few_is_named() -> None:
    with pytest.raises(AnswerError, match="VISUAL has a quote that is not closed"):
        edit("old", {"VISUAL": "vim 'my file"})


def test_without_an_editor_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(AnswerError, match="EDITOR=nano"):
        edit("old", {"EDITOR": " "})
    assert os.environ["PATH"] == ""
