"""An answers file walked through: rehearsed first, so that all its mistakes are told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from amkit.errors import AnswerError, PlacedError
from amkit.model.finding import Place as FilePlace
from amkit.model.run import Answer, Slot
from amkit.model.text import Text
from amkit.session.commands import answer_of, command_of
from amkit.session.complaints import at_step
from amkit.session.conversation import REASONS, Conversation
from amkit.session.recorded import Recorded
from amkit.walk import actions, answering, engine
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
        conversation.follow_a_file(self.recorded.overrules, self.recorded.closed)
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
    hand = replace(hand, looked=False)
    try:
        done = recorded.closed(actions.open_actions(walk.record))
        walk = engine.with_answers(walk, actions.closed(walk, done, hand.by, hand.at))
    except PlacedError as error:
        problems += error.problems
    while (found := engine.pending(engine.stops(walk), recorded.overrules)) is not None:
        stop, place = found
        if place.slot == stop.places[0].slot:
            problems += _unreadable_actions(walk, stop, recorded, hand)
        try:
            walk = _replied(walk, stop, place, recorded, hand)
        except AnswerError as error:
            problems.append((recorded.where(stop, place), at_step(stop, place, error.text)))
            left = answering.leave(stop, place, "skipped", "", hand)
            walk = engine.with_answers(walk, left)
    if problems:
        raise PlacedError(tuple(problems))
    return walk


def _unreadable_actions(
    walk: Walk, stop: Stop, recorded: Recorded, hand: Hand
) -> Iterator[tuple[FilePlace, Text]]:
    """Yield why actions that the file makes at a step cannot be accepted."""
    here = replace(stop.places[0], slot=Slot(stop.step.id, stop.items))
    for where, made in recorded.actions(stop):
        try:
            answering.action(walk, stop, *made, hand)
        except AnswerError as error:
            yield where, at_step(stop, here, error.text)


def _replied(walk: Walk, stop: Stop, place: Place, recorded: Recorded, hand: Hand) -> Walk:
    replies = recorded.replies(stop, place)
    for reply in replies:
        command = command_of(reply)
        match command:
            case None:
                taken = answering.accept(walk, stop, place, answer_of(reply), hand)
            case ("note", text):
                taken = (answering.note(stop, text, hand),)
            case ("action", what):
                taken = _action(walk, stop, what, next(replies), next(replies), hand)
            case ("skip", why):
                taken = answering.leave_step(stop, "skipped", why, hand)
            case (act, why) if act in REASONS:
                taken = answering.leave(stop, place, REASONS[act], why, hand)
            case _:
                raise AnswerError(_ASKS)
        walk = engine.with_answers(walk, taken)
        if command is not None and command[0] not in ("note", "action"):
            break
        stop = next(other for other in engine.stops(walk) if other.step.id == stop.step.id
                    and other.items == stop.items)  # fmt: skip
    return walk


_ASKS = Text(
    en="a question mark alone asks for help; write what the answer is",
    nl="een los vraagteken vraagt om hulp; schrijf wat het antwoord is",
)


def _action(
    walk: Walk, stop: Stop, what: str, who: str, due: str, hand: Hand
) -> tuple[Answer, ...]:
    """Return the answers that make an action; none where that was told at its own place."""
    try:
        return answering.action(walk, stop, what, who, due, hand)
    except AnswerError:
        return ()
