"""What a protocol takes over from others: as it is written, before it is put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from amkit.model.shape import SHAPE


@dataclass(frozen=True, slots=True, kw_only=True)
class Include:
    """Steps of another protocol, in the place of a step."""

    __pydantic_config__ = SHAPE

    include: str
    """The protocol, by name."""
    steps: tuple[str, ...] = ()
    """Which of its steps, by id; left out, those it has at this moment of the conversation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """Steps that are added to those of the protocol that is extended."""

    __pydantic_config__ = SHAPE

    after: str = ""
    """The step that they come behind."""
    before: str = ""
    """The step that they come before."""
    into: str = ""
    """The phase or group that they come into, at the end."""
    steps: tuple[Any, ...]
    """The steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """What a protocol makes of another one that it extends."""

    __pydantic_config__ = SHAPE

    extends: str
    """The protocol that this one extends, by name; every key that stands here replaces its own."""
    change: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By the id of a phase or step, the keys that replace its own, and null for one that goes; in
    `record`, prompt by prompt."""
    drop: tuple[str, ...] = ()
    """The phases and steps that go."""
    add: tuple[Addition, ...] = ()
    """The steps that come."""
