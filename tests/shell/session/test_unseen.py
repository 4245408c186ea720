"""What does not show: answers that are secret, and a walk while somebody looks along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, get_args

import pytest

from amkit.errors import Interrupted
from amkit.model.prompts import Audience
from amkit.model.text import Language
from amkit.session.bench import Bench
from amkit.session.choosing import Choosing
from amkit.session.library import load
from amkit.session.sitting import Held, Sitting
from amkit.session.wanted import Wanted
from amkit.store import Store, open_store
from amkit.terminal.plain import ScriptedPrompter
from tests.protocols import text
from tests.shell.session.test_any_walk import note
from tests.shell.session.test_sitting import PHASES, REPLIES, START, Ticking
from tests.transcript import Transcript

SECRET = """
- id: talk
  moment: during
  steps:
    - id: gate
      title: {en: The gate, nl: De poort}
      record:
        code:
          secret: true
          prompt: {en: What is the code?, nl: Wat is de code?}
          comment: {en: Who knows it?, nl: Wie kent hem?}
          checks:
            - that: it != "1234"
              message: {en: "“{{ it }}” is too easy.", nl: "‘{{ it }}’ is te makkelijk."}
    - id: close
      title: {en: The end, nl: Het einde}
      say:
        en: ["I wrote {{ answers.code }} down; {{ comments.code }} knows."]
        nl: ["Ik heb {{ answers.code }} opgeschreven; {{ comments.code }} weet het."]
      record:
        sure:
          type: yes_no
          prompt: {en: "Is {{ answers.code }} right?", nl: "Klopt {{ answers.code }}?"}
"""
CODE, KNOWS = "starling-4481", "Wilhelmina"
Sit = Callable[..., Held]


@pytest.fixture
def store() -> Store:
    return open_store("sqlite://")


@pytest.fixture
def sit(store: Store) -> Sit:
    """Hold one sitting with a protocol."""

    def run(
        prompter: Any, phases: str, *, private: bool = False, days: int = 0,
        language: Language = "en",
    ) -> Held:  # fmt: skip
        bench = Bench(
            store=store, prompter=prompter, clock=Ticking(START + timedelta(days=days)), me="Bram",
            language=language, asks_again=True, private=private,
        )  # fmt: skip
        loaded = load(text(phases, minutes=10).encode(), "talk.yaml")
        choosing, sitting = Choosing(bench), Sitting(bench)
        wanted = Wanted("ACME", resume=None, dry=False, yes=True, private=private)
        whom, new = choosing.account(wanted)
        walk = sitting.walk_for(loaded, whom, None, new=new)
        return sitting.hold(loaded, whom, None, walk, new=new, dry=False)

    return run


def shown(transcript: Transcript) -> str:
    """Return what was on the screen, without what was typed."""
    return "\n".join(line for line in transcript.text.split("\n") if not line.startswith("<< "))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_secret_shows_nowhere_in_the_walk(sit: Sit, language: Language) -> None:
    prompter = Transcript(
        CODE, KNOWS, "/review", "/path", "/back", "/back", "/back", "", "", "y", ""
    )
    held = sit(prompter, SECRET, language=language)

    assert held.ended == "done"
    assert CODE not in shown(prompter)
    assert KNOWS not in shown(prompter)
    assert "•••" in shown(prompter)
    wanted = {
        "en": "┃ I wrote ‹What is the code?› down",
        "nl": "┃ Ik heb ‹Wat is de code?› opgeschreven",
    }
    assert wanted[language] in shown(prompter)


def test_a_secret_that_is_refused_is_not_repeated(sit: Sit) -> None:
    prompter = Transcript("1234", "x" * 20_000, CODE, KNOWS, "y", "")
    assert sit(prompter, SECRET).ended == "done"
    assert "too easy" in shown(prompter)
    assert "1234" not in shown(prompter)
    assert "xxx" not in shown(prompter)


def test_a_secret_goes_through_no_editor(sit: Sit) -> None:
    prompter = Transcript("/edit", CODE, KNOWS, "y", "", edits={"": "from the editor"})
    assert sit(prompter, SECRET).ended == "done"
    assert "a secret does not go through an editor; type it here" in shown(prompter)
    assert "from the editor" not in shown(prompter)


def test_only_our_own_note_has_a_secret(sit: Sit, store: Store) -> None:
    held = sit(Transcript(CODE, KNOWS, "y", ""), SECRET)
    ours, theirs = (
        note(held.walk, audience, "en").replace("\\", "") for audience in get_args(Audience)
    )
    assert CODE in ours
    assert CODE not in theirs
    assert KNOWS not in theirs
    assert [one.value for one in store.answers(held.run.id)][:2] == [CODE, KNOWS]


def test_what_a_script_replies_to_a_secret_is_not_echoed(
    sit: Sit, capsys: pytest.CaptureFixture[str]
) -> None:
    prompter = ScriptedPrompter()
    prompter.take(iter([CODE, KNOWS, "y", ""]))
    assert sit(prompter, SECRET).ended == "done"
    told = capsys.readouterr().out
    assert "> •••" in told
    assert CODE not in told
    assert KNOWS not in told


def test_nothing_that_is_known_shows_while_somebody_looks_along(sit: Sit) -> None:
    sit(Transcript(*REPLIES, ""), PHASES)
    prompter = Transcript("", *REPLIES[2:], "/review", "")
    held = sit(prompter, PHASES, private=True, days=7)

    assert held.ended == "done"
    assert held.again == "amkit run"
    seen = shown(prompter)
    for fact in ("ACME", "Cleaning", "clean rooms", "Less noise", "Call"):
        assert fact not in seen, fact
    assert "┃ ••• hired us to •••." in seen
    assert seen.rstrip("\n").endswith("~" * 72)


def test_it_can_be_hidden_and_shown_again_half_way(sit: Sit) -> None:
    prompter = Transcript("Cleaning", "clean rooms", "/private", "/private", "^C")
    with pytest.raises(Interrupted) as stopped:
        sit(prompter, PHASES)
    one, two, three = prompter.text.split("<< /private")[0], *prompter.text.split("<< /private")[1:]
    assert "ACME hired us to clean rooms." in one
    assert "••• hired us to •••." in two
    assert "ACME hired us to clean rooms." in three
    assert "--account ACME" in stopped.value.text.en


def test_what_is_stopped_while_hidden_tells_nothing_and_goes_on_hidden(sit: Sit) -> None:
    prompter = Transcript("Cleaning", "/verberg", "^C")
    with pytest.raises(Interrupted) as stopped:
        sit(prompter, PHASES)
    assert shown(prompter).rstrip("\n").endswith("~" * 72)
    assert stopped.value.text.en.endswith("Go on with: amkit run")
    assert "ACME" not in stopped.value.text.en
