"""What a value must be besides of its type: not too long, too few, too low, too late; not closed.

The limits of dates, durations and amounts are expressions: they can depend on other answers. Where
what they depend on is not known, they keep nothing out.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NoReturn

from amkit.errors import AnswerError
from amkit.expressions import parse
from amkit.expressions.operations import COMPARE
from amkit.model.prompts import (
    ChoicePrompt,
    DatePrompt,
    DurationPrompt,
    ListPrompt,
    MoneyPrompt,
    NumberPrompt,
    OneValue,
    Option,
    ScalePrompt,
    TextPrompt,
)
from amkit.model.text import Text
from amkit.model.values import Money, Value
from amkit.walk.shown import show_plain


def refuse(en: str, nl: str) -> NoReturn:
    """Raise the error that asks for another reply."""
    raise AnswerError(Text(en=en, nl=nl))


def check_limits(prompt: OneValue, value: Value, scope: Mapping[str, Any]) -> None:
    """Refuse a value of the prompt's type that it does not accept.

    Args:
        prompt: what was asked.
        value: what a reply was read as, or a default comes to.
        scope: what limits know.

    Raises:
        AnswerError: it is outside the limits, or an option that cannot be chosen; says which.
    """
    match prompt, value:
        case TextPrompt(), str():
            _check_length(value, prompt.max_length)
        case ListPrompt(), tuple():
            _check_count(len(value), prompt.min, prompt.max)
        case ChoicePrompt(), str():
            _check_option(prompt, value)
        case ChoicePrompt(), tuple():
            for chosen in value:
                _check_option(prompt, chosen)
            _check_count(len(value), prompt.min, prompt.max)
        case ((NumberPrompt() | ScalePrompt()), int() | Decimal()):
            _check_between(prompt, value, prompt.min, prompt.max)
        case ((MoneyPrompt() | DatePrompt() | DurationPrompt()), _):
            low, high = (_limit(text, value, scope) for text in (prompt.min, prompt.max))
            _check_between(prompt, value, low, high)


def _limit(text: str, value: Value, scope: Mapping[str, Any]) -> Any:
    """Return what a limit comes to; a number is an amount of the currency that was answered."""
    found = parse(text).evaluate(scope) if text else None
    if isinstance(value, Money) and isinstance(found, int | Decimal):
        return Money(Decimal(found), value.currency)
    return found


def _check_length(text: str, most: int | None) -> None:
    if most is not None and len(text) > most:
        over = len(text) - most
        refuse(
            f"at most {most} characters; this is {over} too long",
            f"hooguit {most} tekens; dit is er {over} te lang",
        )


def _check_count(count: int, fewest: int, most: int | None) -> None:
    if count < fewest:
        refuse(
            f"at least {fewest}; this is {count}. Separate them with ;",
            f"minstens {fewest}; dit {_are_nl(count)} er {count}. Zet er ; tussen",
        )
    if most is not None and count > most:
        refuse(
            f"at most {most}; this is {count}. Keep the most important ones",
            f"hooguit {most}; dit {_are_nl(count)} er {count}. Houd de belangrijkste",
        )


def _are_nl(count: int) -> str:
    return "is" if count == 1 else "zijn"


def _check_option(prompt: ChoicePrompt, chosen: str) -> None:
    found: Option | None = next((one for one in prompt.options if one.id == chosen), None)
    if found is None:
        refuse(f"“{chosen}” is no option", f"‘{chosen}’ is geen optie")
    if found.when:  # a place leaves a condition only on what is closed
        why = found.why_not or Text("it does not fit here", "dat past hier niet")
        refuse(
            f"this cannot be chosen: {why.to('en')}", f"dit kan niet gekozen worden: {why.to('nl')}"
        )


def _check_between(prompt: OneValue, value: Value, low: Any, high: Any) -> None:
    for limit, sign, words in ((low, "<", _LEAST), (high, ">", _MOST)):
        if COMPARE[sign](value, limit) is True:
            said = words.get(prompt.type, words[""])
            refuse(f"{said.en} {show_plain(limit, 'en')}", f"{said.nl} {show_plain(limit, 'nl')}")


_LEAST: Mapping[str, Text] = {
    "": Text("the lowest it can be is", "het kan niet lager zijn dan"),
    "date": Text("the first day it can be is", "de eerste dag die kan is"),
    "duration": Text("the shortest it can be is", "het kan niet korter zijn dan"),
}
_MOST: Mapping[str, Text] = {
    "": Text("the highest it can be is", "het kan niet hoger zijn dan"),
    "date": Text("the last day it can be is", "de laatste dag die kan is"),
    "duration": Text("the longest it can be is", "het kan niet langer zijn dan"),
}
"""What is said of the least and the most, by type; "" stands for all others."""
