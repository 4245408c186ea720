"""The conversation loop: what is pending is shown and asked; what is accepted is saved.

Nothing is on the screen that is not saved: the next prompt shows only after the answer before it
is durable. Where the loop stands is no more than a place to look at; everything else follows from
the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from amkit.errors import AnswerError, StoreError
from amkit.model.record import Entry, Statement
from amkit.model.run import Answer, Reason, Slot
from amkit.model.text import Language, Text
from amkit.session import ending, questions, screens
from amkit.session.clock import Clock
from amkit.session.commands import Act, answer_of, command_of
from amkit.session.complaints import unsaid
from amkit.session.page import Page
from amkit.session.view import View
from amkit.terminal.screens import Paragraph, Prompter, Question, Screen
from amkit.walk import actions, answering, checks, engine
from amkit.walk.shown import show_plain
from amkit.walk.state import Place, Stop, Walk
from amkit.walk.yes_no import OPTIONS, YES

Also: TypeAlias = Callable[[Stop, Place], bool]
DoneBefore: TypeAlias = Callable[[Sequence[Entry]], tuple[str, ...]]
Save: TypeAlias = Callable[[tuple[Answer, ...], tuple[Statement, ...], tuple[str, ...], int], None]
"""Makes answers durable: the answers, the statements they change, the items they take back, and
how many answers the run had before."""
Ended = Literal["done", "stopped"]

REASONS: dict[Act, Reason] = {
    "skip": "skipped",
    "park": "parked",
    "unknown": "unknown",
    "not_applicable": "not_applicable",
    "declined": "declined",
}
_WHY = {
    "skip": Text("Why do you skip this step?", "Waarom slaat u deze stap over?"),
    "park": Text("What should come back next time?", "Wat moet er de volgende keer terugkomen?"),
}


class _Stopped(Exception):
    """The account manager stops here; the way out of the loop, and no error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a conversation works with.

    Attributes:
        prompter: the terminal.
        save: makes answers durable.
        clock: the present moment.
        me: who answers.
        run_id: the run's id, for what it says of the record.
        asks_again: whether a reply that cannot be accepted is asked again (a person answers), or
            ends the conversation (a file does).
        private: whether somebody looks along from the beginning.
    """

    prompter: Prompter
    save: Save
    clock: Clock
    me: str
    run_id: str
    asks_again: bool
    private: bool = False


class Conversation:
    """One sitting with a walk."""

    def __init__(self, walk: Walk, means: Means, language: Language) -> None:
        self.walk = walk
        self.language = language
        self._means = means
        self._stops = engine.stops(walk)
        self._said = answering.statements(walk, self._stops, means.run_id, language)
        self._page = Page(means.prompter)
        self._focus: Slot | None = None
        self.private = means.private
        self._looked = True
        self._also: Also | None = None
        self._done_before: DoneBefore | None = None

    def follow_a_file(self, also: Also, done: DoneBefore) -> None:
        """Let a file answer, which confirms nothing of what is known: nobody sees it then."""
        self._looked, self._also, self._done_before = False, also, done

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The steps as they stand now."""
        return self._stops

    @property
    def _view(self) -> View:
        return View(self.walk, self.language, self.private)

    @property
    def here(self) -> tuple[Stop, Place] | None:
        """What is asked: the place looked at, or else the first that waits; None at the end."""
        return self._looked_at() or engine.pending(self._stops, self._also)

    def hold(self) -> Ended:
        """Walk to the end, or until the account manager stops.

        Raises:
            AnswerError: a reply cannot be accepted, and nobody is there to be asked again.
            EOFError: there are no more replies.
            KeyboardInterrupt: Ctrl-C.
            StoreError: an answer could not be made durable, and nobody is there to try again.
        """
        try:
            self._close_actions()
            while True:
                here = self.here
                if here is not None:
                    self._visit(*here)
                elif self._waits():
                    return "stopped"
                elif self._review():
                    return "done"
        except _Stopped:
            return "stopped"

    def _waits(self) -> bool:
        """Tell whether the rest waits for its day; and say for which."""
        day = engine.waits_until(self._stops)
        if day is not None:
            en, nl = show_plain(day, "en"), show_plain(day, "nl")
            later = Text(
                f"That is all for now; the next step comes on {en}.",
                f"Dat is alles voor nu; de volgende stap komt op {nl}.",
            )
            self._page.look((Paragraph(text=later.to(self.language), tone="good"),))
        return day is not None

    def _looked_at(self) -> tuple[Stop, Place] | None:
        for stop in self._stops if self._focus else ():
            for place in stop.places:
                if place.slot == self._focus:
                    return stop, place
        return None

    def _visit(self, stop: Stop, place: Place) -> None:
        """Show the step with what is known, ask, and take the reply."""
        proposed = answering.proposal(self.walk, stop, place)
        known: Screen = ()
        if proposed is not None and proposed.fields and proposed.known is not None:
            kind = answering.entry_prompt(stop, place)
            known = (questions.known_block(proposed, kind, self._view),)
        asked = questions.question(stop, place, proposed, self._view)
        self._page.step(self._stops, stop, known, asked, self._view)
        self._reply(stop, place, asked)

    def _reply(self, stop: Stop, place: Place, asked: Question) -> None:
        reply = ""
        try:
            reply = self._means.prompter.ask(asked)
            command = command_of(reply)
            if command is None:
                hand = self._hand()
                taken = answering.accept(self.walk, stop, place, answer_of(reply), hand)
                self._keep(taken)
                self._forward(stop, place)
            else:
                self._act(*command, stop, place)
        except (AnswerError, StoreError) as error:
            # A store that is busy or full may take it at the second try; what was typed still
            # stands on the screen, and to stop needs no store.
            if not self._means.asks_again:
                raise
            self._tell(unsaid(error.text, reply) if asked.hidden else error.text, warning=True)

    def _hand(self) -> answering.Hand:
        return answering.Hand(
            by=self._means.me, at=self._means.clock(), looked=self._looked, language=self.language
        )

    def _keep(self, answers: tuple[Answer, ...]) -> None:
        """Make answers durable; only then does the walk know them."""
        if not answers:
            return  # what was worked out, or may not change, stands as it was
        walk, stops, answers = engine.recorded(self.walk, self._stops, answers)
        said = answering.statements(walk, stops, self._means.run_id, self.language)
        before = {statement.item: statement for statement in self._said}
        changed = tuple(made for made in said if before.get(made.item) != made)
        retracted = tuple(before.keys() - {made.item for made in said})
        self._means.save(answers, changed, retracted, len(self.walk.answers))
        before_it, self.walk, self._stops, self._said = self._stops, walk, stops, said
        self._page.came(ending.came_of(self._view, before_it, stops, answers[0].slot))

    def _forward(self, stop: Stop, place: Place) -> None:
        """Go on in the step that was gone back to; behind its end, to what waits."""
        if self._focus is None:
            return
        now = next((other for other in self._stops if screens.same(other, stop)), None)
        slots = [other.slot for other in now.places] if now else []
        after = slots[slots.index(place.slot) + 1 :] if place.slot in slots else []
        self._focus = after[0] if after else None

    def _tell(self, text: Text, *, warning: bool = False) -> None:
        self._page.tell(text, self.language, "warning" if warning else "good")

    # What a command does ------------------------------------------------------------------

    def _act(self, act: Act, more: str, stop: Stop, place: Place) -> None:
        match act:
            case "stop":
                raise _Stopped
            case "back":
                self._back(place)
            case "to":
                self._to(more)
            case "note":
                self._note(more, stop)
            case "action":
                self._action(more, stop)
            case "edit" | "change":
                self._edit(stop, place, by_field=act == "change")
            case "language" | "private":
                self._turn(act)
            case "skip" | "park" | "unknown" | "not_applicable" | "declined":
                self._leave(act, more, stop, place)
            case "step" | "help" | "path" | "review" | "document":
                self._look(act, stop, place)

    def _turn(self, act: Literal["language", "private"]) -> None:
        """Go on in the other language, or with what is known hidden, or shown again."""
        if act == "language":
            self.language = "nl" if self.language == "en" else "en"
        else:
            self.private = not self.private
        self._page.leave()

    def _look(self, act: Act, stop: Stop, place: Place) -> None:
        match act:
            case "step":
                screen = screens.step_screen(self._stops, stop, self._view)
            case "help":
                screen = screens.help_screen(stop, place, self._view)
            case "path":
                screen = screens.path_screen(self._stops, stop, self._view)
            case "document":
                screen = ending.documents_now(self._stops, self._view)
            case _:
                screen = screens.review_screen(self._stops, self._view)
        self._page.look(screen)

    def _back(self, place: Place) -> None:
        slots = [other.slot for stop in self._stops for other in stop.places]
        at = slots.index(place.slot)
        if at == 0:
            self._tell(Text("this is the first prompt", "dit is de eerste vraag"))
        else:
            self._focus = slots[at - 1]

    def _to(self, wanted: str) -> None:
        """Look at the step with that number, or the first whose title or id holds that text."""
        if not wanted:
            self._means.prompter.show(screens.path_screen(self._stops, None, self._view))
            asked = Text("Which step? Its number, or part of its name",
                         "Welke stap? Het nummer, of een deel van de naam")  # fmt: skip
            wanted = self._means.prompter.ask(Question(text=asked.to(self.language))).strip()
        stop = screens.find_step(wanted, self._stops, self._view)
        self._focus = stop.places[0].slot
        self._page.leave()

    def _leave(self, act: Act, why: str, stop: Stop, place: Place) -> None:
        """Leave the prompt for a reason; to skip leaves everything of the step that is open."""
        if not why and act in _WHY and not stop.optional:
            asked = Question(text=_WHY[act].to(self.language))
            why = self._means.prompter.ask(asked).strip()
        if act == "skip":
            taken = answering.leave_step(stop, "skipped", why, self._hand())
            self._focus = None
        else:
            taken = answering.leave(stop, place, REASONS[act], why, self._hand())
        self._keep(taken)
        if act != "skip":
            self._forward(stop, place)

    def _note(self, text: str, stop: Stop) -> None:
        if not text:
            asked = Text("What do you want to keep?", "Wat wilt u bewaren?")
            text = self._means.prompter.ask(Question(text=asked.to(self.language)))
        self._keep((answering.note(stop, text, self._hand()),))
        self._tell(Text("noted", "genoteerd"))

    def _action(self, what: str, stop: Stop) -> None:
        """Make an action at this step."""
        what, who, due = ending.ask_action(self._means.prompter, what, self.language)
        made = answering.action(self.walk, stop, what, who, due, self._hand())
        self._keep(made)
        self._tell(Text("the action is noted", "de actie is genoteerd"))

    def _close_actions(self) -> None:
        """Ask of the actions of before, at the beginning of a run, which are done by now."""
        if self._done_before is not None:
            done = self._done_before(actions.open_actions(self.walk.record))
        else:
            seen = self._means.asks_again and not self.private
            before = actions.to_close(self.walk) if seen else ()
            done = ending.ask_done(self._means.prompter, before, self.language)
        hand = self._hand()
        self._keep(actions.closed(self.walk, done, hand.by, hand.at))

    def _edit(self, stop: Stop, place: Place, *, by_field: bool) -> None:
        if by_field:
            proposed = answering.proposal(self.walk, stop, place)
            self._keep(answering.opened(place, proposed, self._hand()))
            self._forward(stop, place)
            return
        if place.prompt.secret:
            raise AnswerError(ending.NOT_IN_EDITOR)
        before = place.answer.reply if place.answer else ""
        written = self._means.prompter.edit(before)
        if written is None:
            self._tell(Text("nothing was changed", "er is niets veranderd"))
            return
        self._keep(answering.accept(self.walk, stop, place, written.rstrip("\n"), self._hand()))
        self._forward(stop, place)

    # The end ------------------------------------------------------------------------------

    def _review(self) -> bool:
        """Show everything; return whether that was all, or look at the line that was chosen."""
        screen = screens.review_screen(self._stops, self._view)
        self._page.turn((*screen, *ending.ending(self._stops, self._view)), wipe=self.private)
        asked = Question(
            text=Text("Is this right?", "Klopt dit zo?").to(self.language),
            hint=Text(
                "Enter finishes; a number or part of a name goes back to that step",
                "Enter rondt af; een nummer of een deel van een naam gaat terug naar die stap",
            ).to(self.language),
        )
        try:
            reply = self._means.prompter.ask(asked)
        except EOFError:
            if self._means.asks_again:
                raise
            return True  # every step has its reply; a file need not confirm it
        return self._finishes() if not reply.strip() else self._reviewed(reply)

    def _finishes(self) -> bool:
        """Ask once more where a check fails; where nobody is asked, it is told at the end."""
        failing = checks.failed(self.walk, self._stops) if self._means.asks_again else ()
        if not failing:
            return True
        anyway = Text("Finish all the same?", "Toch afronden?")
        options = OPTIONS[self.language]
        asked = Question(text=anyway.to(self.language), options=options, default=options[1][1])
        return self._means.prompter.ask(asked).strip().casefold() in YES

    def _reviewed(self, reply: str) -> bool:
        try:
            match command_of(reply):
                case ("stop", _):
                    raise _Stopped
                case ("language" | "private" as turned, _):
                    self._turn(turned)
                case ("back", _):
                    self._focus = self._stops[-1].places[-1].slot
                case ("to", wanted):
                    self._to(wanted)
                case None:
                    self._to(reply.strip())
                case _:
                    pass  # what the others show or ask is on the screen already
        except AnswerError as error:
            if not self._means.asks_again:
                raise
            self._tell(error.text, warning=True)
        return False
