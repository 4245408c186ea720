"""Replies that are made up: for each type of prompt a few that a condition can tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from amkit.model.prompts import (
    ChoicePrompt,
    ListPrompt,
    NumberPrompt,
    Prompt,
    ScalePrompt,
    ScorecardPrompt,
    TextPrompt,
    YesNoPrompt,
)
from amkit.scenarios.clues import Constant

_MOST = 24
"""Most replies that are made up for one prompt."""
_DAYS = (30, 0, -30, 400, 7, -400, 90)
"""How far from today dates are tried: soon, today, before, and beyond a year."""
_MOST_DAYS = 36_500


def replies(
    name: str, prompt: Prompt, constants: Sequence[Constant], today: date
) -> tuple[str, ...]:
    """Return replies to a prompt, the plainest first.

    Args:
        name: the prompt's name, which texts are made of.
        prompt: what was asked; a field of an entry, never an entry itself.
        constants: what conditions compare the answer with.
        today: what dates are counted from.
    """
    numbers = [one for one in constants if not isinstance(one, str)]
    texts = [one for one in constants if isinstance(one, str)]
    match prompt:
        case YesNoPrompt():
            found: Iterable[Any] = ("yes", "no", "partly")[: 3 if "partly" in prompt.type else 2]
        case ChoicePrompt():
            found = _options(prompt)
        case ScalePrompt():
            middle = (prompt.min + prompt.max + 1) // 2
            found = [middle, prompt.max, prompt.min, *_around(numbers)]
        case NumberPrompt():
            found = _within(prompt, [10, *_around(numbers), 0, 1, 1_000_000])
        case ListPrompt():
            found = _lists(name, prompt, texts, numbers)
        case TextPrompt():
            found = [_named(name, prompt.max_length), *texts]
        case _:
            found = _others(prompt.type, name, numbers, texts, today)
    return tuple(dict.fromkeys(str(one) for one in found))[:_MOST]


def steps_for(prompt: ScorecardPrompt, constants: Sequence[Constant]) -> Iterator[int]:
    """Yield the steps of a scorecard's scale that come to the scores that conditions name.

    So do the thresholds of its bands, as far as they are numbers.
    """
    bands = [int(one.at_least) for one in prompt.bands if one.at_least.isdigit()]
    named = [int(one) for one in constants if not isinstance(one, str)]
    for score in (*bands, *named):
        step = prompt.min + (prompt.max - prompt.min) * score // 100
        yield from (one for one in (step + 1, step) if prompt.min <= one <= prompt.max)


def _named(name: str, longest: int | None) -> str:
    return name.replace("_", " ").capitalize()[:longest]


def _around(numbers: Iterable[int | Decimal]) -> list[int | Decimal]:
    return [near for number in numbers for near in (number, number + 1, number - 1)]


def _within(prompt: NumberPrompt, numbers: Iterable[int | Decimal]) -> Iterator[int | Decimal]:
    low, high = prompt.min, prompt.max
    inside = [n for n in numbers if (low is None or n >= low) and (high is None or n <= high)]
    yield from inside
    yield from (edge for edge in (low, high) if edge is not None)


def _options(prompt: ChoicePrompt) -> Iterator[str]:
    """Yield each option that can be chosen alone, and of several all of them together."""
    fewest = max(prompt.min, 1) if prompt.type == "choices" else 1
    able = [option.id for option in prompt.options if not option.when]
    for first in range(len(able)):
        yield ", ".join((able + able)[first : first + min(fewest, len(able))])
    if prompt.type == "choices":
        yield ", ".join(able[: prompt.max])


def _lists(
    name: str, prompt: ListPrompt, texts: Sequence[str], numbers: Iterable[int | Decimal]
) -> Iterator[str]:
    """Yield lists of one item, of two, and of as many as conditions count."""
    counts = [2, 1, prompt.min, prompt.max or 0, *map(int, _around(numbers))]
    most = prompt.max or max(prompt.min, 20)
    for count in dict.fromkeys(max(1, prompt.min, min(count, most)) for count in counts):
        items = [f"{_named(name, None)} {number}" for number in range(1, count + 1)]
        yield "\n".join(items)
        for text in texts:
            yield "\n".join([text, *items[1:]])


def _others(
    type_: str, name: str, numbers: Sequence[int | Decimal], texts: Sequence[str], today: date
) -> Iterator[Any]:
    match type_:
        case "date":
            far = [int(number) * days for number in numbers for days in (1, 7, 31, 366)]
            near = [days + off for days in far for off in (1, -1)]
            for days in (*_DAYS, *near, *(-one for one in near)):
                if abs(days) < _MOST_DAYS:
                    yield (today + timedelta(days=days)).isoformat()
            yield from (text for text in texts if text[:4].isdigit())
        case "duration":
            yield "2 weeks"
            for number in numbers:
                yield from (f"{abs(int(near))} days" for near in _around([number]))
            yield from ("1 day", "1 year")
        case "money":
            yield from (10_000, *_around(numbers), 0, 10_000_000)
        case "link":
            yield "https://example.org/page"
        case _:
            yield from ("Vera Smit", "me", *texts)
