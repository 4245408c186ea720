"""Before the walk: what is typed too early is not taken for an answer, and not for Enter."""

from __future__ import annotations

import pytest

from amkit.errors import Interrupted
from amkit.model.text import Language
from amkit.session.bench import Bench
from amkit.session.choosing import Choosing
from amkit.store import open_store
from tests.protocols import NOW
from tests.transcript import Transcript


def ready(*replies: str, language: Language = "en", asks: bool = True) -> str:
    """Return what is shown until the walk begins."""
    prompter = Transcript(*replies)
    bench = Bench(
        store=open_store("sqlite://"), prompter=prompter, clock=lambda: NOW,
        me="Bram", language=language, asks_again=asks,
    )  # fmt: skip
    Choosing(bench).ready()
    return prompter.text


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "this was not kept"), ("nl", "dit is niet bewaard")],
)
def test_what_is_typed_before_the_first_question_is_not_taken_for_enter(
    language: Language, told: str
) -> None:
    assert ready("Cleaning", "", language=language).count(told) == 1
    assert told not in ready("", language=language)


@pytest.mark.parametrize("typed", ["/stop", "/quit ", "/STOP"])
def test_who_stops_there_has_begun_nothing(typed: str) -> None:
    with pytest.raises(Interrupted, match="nothing was begun") as ended:
        ready(typed)

    assert ended.value.exit_code == 0


def test_where_nobody_is_asked_nobody_waits() -> None:
    assert ready(asks=False) == ""
