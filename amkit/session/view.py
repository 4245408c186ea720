"""How a walk is seen: in which language, and whether somebody looks along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from amkit.model.prompts import Prompt, ValuePrompt
from amkit.model.text import HIDDEN, Language
from amkit.model.values import Value
from amkit.walk.literal import Filler
from amkit.walk.shown import show
from amkit.walk.state import Stop, Walk


class View(NamedTuple):
    """A walk as the account manager sees it.

    Attributes:
        walk: what is walked.
        language: the one it is shown in.
        private: whether what is known of the customer is hidden: answers, facts, names.
    """

    walk: Walk
    language: Language
    private: bool = False

    def fill(self, at: Stop | Mapping[str, Any]) -> Filler:
        """Return what fills the gaps of texts at a stop."""
        return Filler(self.walk, at, self.language, hidden=self.private)

    def told(self, value: Value, prompt: Prompt) -> str:
        """Return an answer as it may be seen: not where it is secret, or somebody looks along."""
        secret = isinstance(prompt, ValuePrompt) and prompt.secret
        return self.name(show(value, prompt, self.language), hide=secret)

    def name(self, text: str, *, hide: bool = False) -> str:
        """Return a name, or another text from the record, as it may be seen."""
        return HIDDEN if text and (hide or self.private) else text
