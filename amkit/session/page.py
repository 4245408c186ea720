"""What stands on the screen of a conversation: the step, and under it what is asked.

The literal lines must be read while the customer talks. Where a step does not fit on the screen
with what is asked, the rest of it gives way; where the page is full, it begins anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from amkit.model.text import Language, Text
from amkit.session import screens
from amkit.session.view import View
from amkit.terminal.screens import Paragraph, Prompter, Question, Screen, Section
from amkit.walk.state import Stop

_GIVES_WAY = (
    screens.WHY, screens.EXAMPLES, screens.LINKS, screens.NOTES, screens.AVOID, screens.HOW,
    screens.HINTS, screens.LISTEN, screens.AT_HAND, screens.NOTED,
)  # fmt: skip
"""The parts of a step, from the one that is missed least; the lines to say are none of them."""


def fitted(step: Screen, fits: Callable[[Screen], bool], language: Language) -> Screen:
    """Return as much of a step as fits, and how to see the rest; its literal lines in any case."""
    page, away = step, []
    for label in (part.to(language) for part in _GIVES_WAY):
        if fits(page):
            break
        if any(isinstance(block, Section) and block.label == label for block in step):
            away.append(label)
            kept = (one for one in step if not isinstance(one, Section) or one.label not in away)
            page = (*kept, _rest(tuple(reversed(away)), language))
    return page


def _rest(labels: tuple[str, ...], language: Language) -> Paragraph:
    told = Text("/step shows the rest: ", "/stap toont de rest: ").to(language)
    return Paragraph(text=told + ", ".join(labels), tone="quiet")


class Page:
    """The page that the account manager looks at."""

    def __init__(self, prompter: Prompter) -> None:
        self._prompter = prompter
        self._step: tuple[str, tuple[int, ...]] | None = None
        self._told: Screen = ()
        self._came: Screen = ()
        self._looks = False

    def tell(self, text: Text, language: Language, tone: Literal["good", "warning"]) -> None:
        """Say something above what is asked next."""
        self._told += (Paragraph(text=text.to(language), tone=tone),)

    def came(self, screen: Screen) -> None:
        """Say at the next step what came of an answer."""
        self._came += screen

    def leave(self) -> None:
        """Begin a new page at whatever is asked next."""
        self._step = None

    def look(self, screen: Screen) -> None:
        """Show something below the step; it stays until the next reply, however long it is."""
        self._prompter.show(screen)
        self._looks = True

    def turn(self, screen: Screen, *, wipe: bool) -> None:
        """Show a page that is no step, with what there was to say under it."""
        self._prompter.show((*screen, *self._told), clear=True, wipe=wipe)
        self._step, self._told, self._came = None, (), ()

    def step(
        self, stops: tuple[Stop, ...], stop: Stop, known: Screen, asked: Question, view: View
    ) -> None:
        """Show a step, unless it is on the screen with room under it, and what is known.

        Args:
            stops: all steps of the walk.
            stop: the step.
            known: what is known already of what is asked.
            asked: what is asked under it.
            view: how it is seen.
        """
        here = (stop.step.id, stop.items)
        under = tuple(part for part in (self._told, self._came, known) if part)
        room = self._looks or self._prompter.fits(under, asked, below=True)
        if self._step != here or not room:
            head, *rest = screens.step_screen(stops, stop, view)
            under = tuple(part for part in (self._told, known) if part)
            page = fitted(
                (head, *self._came, *rest),
                lambda page: self._prompter.fits((page, *under), asked),
                view.language,
            )
            self._prompter.show(page, clear=True, wipe=view.private)
        for part in under:
            self._prompter.show(part)
        self._step, self._told, self._came, self._looks = here, (), (), False
