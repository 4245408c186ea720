"""The end of a conversation and the beginning of the next: checks, actions, documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from amkit.session.bench import Bench
from amkit.session.library import load
from amkit.session.runs import new_account
from amkit.session.sitting import Held, Sitting
from amkit.store import Store, open_store
from tests.shell.session.test_sitting import START, Ticking
from tests.transcript import Transcript

FILE = Path(__file__).parents[2] / "data" / "protocols" / "ok" / "follow-up.yaml"
TALKED = ("2026-12-01", "20", "Grow", "2026-01-31", "", "Anna", "no")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an empty store."""
    with open_store(f"sqlite:///{tmp_path / 'test.db'}") as store:
        yield store


def hold(
    store: Store, *replies: str, language: str = "en", days: int = 0, raw: bytes | None = None
) -> tuple[Held, str]:
    """Hold a conversation for ACME; return how it ended, and what was shown."""
    prompter = Transcript(*replies)
    loaded = load(raw or FILE.read_bytes(), str(FILE))
    clock = Ticking(START + timedelta(days=days))
    bench = Bench(
        store=store, prompter=prompter, clock=clock, me="Bram",
        language="nl" if language == "nl" else "en", asks_again=True,
    )  # fmt: skip
    known = next(iter(store.accounts()), None)
    account = known or new_account("ACME", clock)
    sitting = Sitting(bench)
    walk = sitting.walk_for(loaded, account, None, new=known is None)
    held = sitting.hold(loaded, account, None, walk, new=known is None, dry=False)
    return held, prompter.text


def test_a_check_is_told_at_the_end_of_its_step_and_at_the_review_with_a_way_back(
    store: Store,
) -> None:
    held, shown = hold(store, *TALKED, "", "", "no", "3", "", "", "yes")

    assert held.ended == "done"
    assert shown.count("“Grow” lies in the past") == 4  # behind the step, and at each review
    assert "3. Grow: “Grow” lies in the past; ask for a new date." in shown
    assert shown.count("Finish all the same?") == 2
    assert "Call ACME back · Bram · 3 December 2026" in shown


def test_a_check_of_a_phase_is_told_at_its_end(store: Store) -> None:
    _, shown = hold(store, "", "", "", "/stop")

    assert shown.count("No goal was named.") == 1


def test_where_nothing_fails_enter_finishes(store: Store) -> None:
    held, shown = hold(
        store, "2026-12-01", "", "Grow", "2030-01-01", "", "Anna", "/actie Stuur het dossier",
        "ik", "morgen", "ja", "", "", language="nl",
    )  # fmt: skip

    assert held.ended == "done"
    assert "Toch afronden?" not in shown
    assert "Stuur het dossier · Bram" in shown
    assert [(s.main, s.fields.get("who")) for s in store.statements(held.account.id)][1:] == [
        ("Spreek een maatstaf af voor Grow", "Anna"), ("Stuur het dossier", "Bram"),
    ]  # fmt: skip


def test_actions_of_before_are_closed_in_one_go_and_the_others_carried(store: Store) -> None:
    hold(store, *TALKED, "", "", "yes")
    held, shown = hold(store, "7", "1", "/stop", days=1)

    assert "Still open since last time" in shown
    assert "write their numbers" in shown
    closed = store.answers(held.run.id)[0]
    assert closed.value == ("Call ACME back",)
    _, shown = hold(store, "", "/stop", days=2)
    assert "Agree on a measure for Grow" in shown
    assert "Call ACME back" not in shown
    _, shown = hold(store, "all", "/stop", days=3)
    _, shown = hold(store, "/stop", days=4)
    assert "Still open" not in shown


def test_documents_are_shown_as_they_stand(store: Store) -> None:
    _, shown = hold(
        store, "/document", "", "", "Grow", "", "/document", "/action", "", "", "", "/stop"
    )

    assert shown.count("Message of thanks") == 1
    assert "what has to be done?" in shown


WORKED_OUT = b"""\
amkit: 2
id: sum
version: 1.0.0
title: Sum
purpose: To count.
phases:
- id: talk
  moment: during
  steps:
  - id: one
    title: One
    record:
      a: {type: integer, prompt: How many?}
      b: {type: integer, prompt: And how many?}
      large: {type: yes_no, label: {en: Large, nl: Groot}, compute: answers.a > 100}
      all: {type: integer, label: {en: All, nl: Alles}, compute: answers.a + answers.b}
  - {id: two, title: Two}
"""


@pytest.mark.parametrize(
    ("language", "large", "total"),
    [("en", "Worked out\n  Large: no\n", "Worked out\n  All: 5\n"),
     ("nl", "Uitgerekend\n  Groot: nee\n", "Uitgerekend\n  Alles: 5\n")],
)  # fmt: skip
def test_what_a_reply_works_out_is_told_at_once(
    store: Store, language: str, large: str, total: str
) -> None:
    _, shown = hold(store, "2", "3", "/stop", raw=WORKED_OUT, language=language)

    first, second = shown.split("<< 2\n")[1].split("<< 3\n")
    assert first.startswith(large)
    assert total in second.split("2/2")[1], "the step is over, so it stands on the next screen"
    assert large not in second, "and what was told is not told again"
