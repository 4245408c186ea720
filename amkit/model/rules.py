"""What a protocol makes of its answers by itself: actions and documents."""

from __future__ import annotations

from dataclasses import dataclass

from amkit.model.prompts import Audience
from amkit.model.shape import SHAPE
from amkit.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An action that follows from the answers; taken back where it no longer does."""

    __pydantic_config__ = SHAPE

    id: str
    """Its name."""
    when: str = ""
    """Condition under which it has to be done."""
    what: Text
    """What has to be done."""
    who: str = ""
    """Expression: who does it."""
    due: str = ""
    """Expression: the date on which it is done."""
    audience: Audience = "internal"
    """Who may read it in a note: us alone, or the customer too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message or a summary with gaps, made when the conversation is over."""

    __pydantic_config__ = SHAPE

    id: str
    """Its name on the command line and in the name of its file."""
    title: Text
    """Its name for people."""
    audience: Audience = "internal"
    """Who will read it: us alone, or the customer."""
    when: str = ""
    """Condition under which it is made."""
    to: str = ""
    """Expression: whom it is for."""
    subject: Text = Text()
    """Its subject line."""
    body: Text
    """Its text."""
