"""An answers file walked through: rehearsed first, so that all its mistakes are told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from amkit.errors import AnswerError, PlacedError
from amkit.model.finding import Place as FilePlace
from amkit.model.text import Text
from amkit.session.commands import answer_of, command_of
from amkit.session.conversation import REASONS, Conversation, at_step
from amkit.session.recorded import Recorded
from amkit.walk import answering, engine
from amkit.walk.answering import Hand
from amkit.walk.state import Place, Stop, Walk


@dataclass(frozen=True, slots=True)
class Replay:
    """An answers file in the place of a person.

    Attributes:
        recorded: the file.
        take: gives its replies to the prompter.
    """

    recorded: Recorded
    take: Callable[[Iterator[str]], None]

    def rehearse(self, walk: Walk, hand: Hand) -> None:
        """Walk through the file without keeping anything; see `rehearse`."""
        rehearse(walk, self.recorded, hand)

    def play(self, conversation: Conversation) -> None:
        """Give the file's replies to the prompter."""
        conversation.ask_also(self.recorded.overrules)
        self.take(feed(conversation, self.recorded))


def feed(conversation: Conversation, recorded: Recorded) -> Iterator[str]:
    """Yield the file's replies, as the conversation comes to each place; nothing at the review."""
    while True:
        here = conversation.here
        if here is None:
            yield ""
        else:
            yield from recorded.replies(*here)


def rehearse(walk: Walk, recorded: Recorded, hand: Hand) -> Walk:
    """Walk through the file without keeping anything; return the walk it comes to.

    Raises:
        PlacedError: some replies cannot be accepted; tells all of them, with step and place.
    """
    problems: list[tuple[FilePlace, Text]] = []
    while (found := engine.pending(engine.stops(walk), recorded.overrules)) is not None:
        stop, place = found
        try:
            walk = _replied(walk, stop, place, recorded, hand)
        except AnswerError as error:
            problems.append((recorded.where(stop, place), at_step(stop, place, error.text)))
            left = answering.leave(stop, place, "skipped", "", hand)
            walk = engine.with_answers(walk, left)
    if problems:
        raise PlacedError(tuple(problems))
    return walk


def _replied(walk: Walk, stop: Stop, place: Place, recorded: Recorded, hand: Hand) -> Walk:
    for reply in recorded.replies(stop, place):
        command = command_of(reply)
        match command:
            case None:
                taken = answering.accept(walk, stop, place, answer_of(reply), hand)
            case ("note", text):
                taken = (answering.note(stop, text, hand),)
            case ("skip", why):
                taken = answering.leave_step(stop, "skipped", why, hand)
            case (act, why):
                taken = answering.leave(stop, place, REASONS[act], why, hand)
        walk = engine.with_answers(walk, taken)
        if command is not None and command[0] != "note":
            break
        stop = next(other for other in engine.stops(walk) if other.step.id == stop.step.id
                    and other.items == stop.items)  # fmt: skip
    return walk
