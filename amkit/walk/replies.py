"""From a reply, as it was typed, to the value its prompt asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from amkit.model.links import is_link
from amkit.model.prompts import (
    ChoicePrompt,
    DatePrompt,
    ListPrompt,
    MoneyPrompt,
    NumberPrompt,
    OneValue,
    Option,
    PersonPrompt,
    ScalePrompt,
    TextPrompt,
    YesNoPrompt,
)
from amkit.model.text import LANGUAGES
from amkit.model.values import Duration, Money, Unit, Value
from amkit.walk.dates import read_date
from amkit.walk.limits import check_limits, refuse
from amkit.walk.yes_no import MYSELF, NO, PARTLY, YES

MOST_BYTES = 1_048_576
"""Most bytes one answer may have, in UTF-8: 1 MiB, some 400 pages."""
MOST_NAME = 200
"""Most characters the name of a person may have."""

_CURRENCY = {"€": "EUR", "$": "USD", "£": "GBP"}
_NUMBER = r"[+-]?[0-9]+(?:[.,][0-9]+)*"


def check_text(reply: str) -> None:
    """Refuse what no store can keep to the letter.

    Raises:
        AnswerError: a NUL or half a surrogate pair in it, or more than MOST_BYTES.
    """
    for offset, sign in enumerate(reply):
        if sign == "\0" or "\ud800" <= sign <= "\udfff":
            refuse(
                f"character {offset + 1} (U+{ord(sign):04X}) cannot be kept; type it without",
                f"teken {offset + 1} (U+{ord(sign):04X}) kan niet bewaard worden; typ het zonder",
            )
    if len(reply.encode()) > MOST_BYTES:
        refuse(
            "this answer is larger than 1 MiB; keep it in a file and note where that is",
            "dit antwoord is groter dan 1 MiB; bewaar het in een bestand en noteer waar dat staat",
        )


def read(
    prompt: OneValue, reply: str, *, today: date, me: str, scope: Mapping[str, Any] | None = None
) -> Value:
    """Return the value of a reply that is not empty.

    Args:
        prompt: what was asked; a field of an entry, never an entry or a table itself.
        reply: as it was typed.
        today: what "tomorrow" counts from.
        me: who "me" is.
        scope: what limits know; without it, those that need it keep nothing out.

    Raises:
        AnswerError: the reply is not what the prompt asks for; says what is.
    """
    check_text(reply)
    value = _value(prompt, reply, today, me)
    check_limits(prompt, value, scope or {})
    return value


def _value(prompt: OneValue, reply: str, today: date, me: str) -> Value:
    match prompt:
        case TextPrompt():
            return reply
        case ListPrompt():
            return tuple(item.strip() for item in re.split(r"[\n;]", reply) if item.strip())
        case YesNoPrompt():
            return _yes_no(prompt, reply)
        case ChoicePrompt():
            return _choices(prompt, reply)
        case ScalePrompt() | NumberPrompt():
            return _number(prompt, reply)
        case MoneyPrompt():
            return _money(prompt, reply)
        case PersonPrompt():
            return _person(reply, me)
        case DatePrompt():
            return read_date(reply, today, past=prompt.past)
    return _READ[prompt.type](reply)


_UNIT: dict[str, Unit] = {
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "minuut", "minuten"), "minutes"),
    **dict.fromkeys(("h", "hour", "hours", "u", "uur", "uren"), "hours"),
    **dict.fromkeys(("d", "day", "days", "dag", "dagen"), "days"),
    **dict.fromkeys(("workday", "workdays", "working day", "working days", "werkdag", "werkdagen"),
                    "workdays"),
    **dict.fromkeys(("w", "week", "weeks", "weken"), "weeks"),
    **dict.fromkeys(("month", "months", "maand", "maanden"), "months"),
    **dict.fromkeys(("y", "year", "years", "jaar", "jaren"), "years"),
}  # fmt: skip


def _duration(reply: str) -> Duration:
    found = re.fullmatch(r"([0-9]{1,4}) ?([a-z ]+)", " ".join(reply.casefold().split()), re.ASCII)
    unit = _UNIT.get(found[2]) if found else None
    if found is None or unit is None:
        refuse("write how long: 30 min, 2 hours, 3 days, 2 weeks, 6 months",
               "schrijf hoe lang: 30 min, 2 uur, 3 dagen, 2 weken, 6 maanden")  # fmt: skip
    return Duration(int(found[1]), unit)


def _link(reply: str) -> str:
    address = reply.strip()
    if not is_link(address):
        refuse("write an address that begins with https:// or mailto:",
               "schrijf een adres dat begint met https:// of mailto:")  # fmt: skip
    return address


_READ: Mapping[str, Callable[[str], Value]] = {"duration": _duration, "link": _link}


def _person(reply: str, me: str) -> str:
    name = " ".join(reply.split())
    if name.casefold() in MYSELF and me:
        return me
    if len(name) > MOST_NAME:
        refuse(
            f"a name has at most {MOST_NAME} characters",
            f"een naam heeft hooguit {MOST_NAME} tekens",
        )
    return name


def _yes_no(prompt: YesNoPrompt, reply: str) -> bool | str:
    word = reply.strip().casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    if prompt.type == "yes_no_partly":
        if word in PARTLY:
            return "partly"
        refuse("answer yes, partly or no", "antwoord met ja, deels of nee")
    refuse("answer yes or no", "antwoord met ja of nee")


def _choices(prompt: ChoicePrompt, reply: str) -> str | tuple[str, ...]:
    if prompt.type == "choice":
        return _option(prompt, reply)
    chosen = dict.fromkeys(
        _option(prompt, part) for part in re.split(r"[\n;,]", reply) if part.strip()
    )
    return tuple(chosen)


def _option(prompt: ChoicePrompt, reply: str) -> str:
    """Return the option that a number, an id, a text or the beginning of one names."""
    word = " ".join(reply.split()).casefold()
    if word.isascii() and word.isdigit() and 1 <= int(word[:6]) <= len(prompt.options):
        return prompt.options[int(word) - 1].id
    for option in prompt.options:
        if word in _names(option):
            return option.id
    begun = {
        option.id
        for option in prompt.options
        for name in _names(option)
        if word and name.startswith(word)
    }
    if len(begun) == 1:
        return begun.pop()
    refuse(
        f"choose {_listed(o.text.to('en') for o in prompt.options)}",
        f"kies {_listed(o.text.to('nl') for o in prompt.options)}",
    )


def _names(option: Option) -> set[str]:
    texts = {option.text.to(language).casefold() for language in LANGUAGES}
    return texts | {option.id.casefold()}


def _listed(texts: Iterable[str]) -> str:
    return " · ".join(f"{number} {text}" for number, text in enumerate(texts, start=1))


_NO_NUMBER = ("write a number, such as 12 or 12.5", "schrijf een getal, zoals 12 of 12,5")


def _digits(reply: str, *, thousands: bool) -> Decimal:
    """Return the number `reply` writes, with a comma or a point before the decimals.

    One separator with exactly three digits behind it can mean two things: where `thousands`, it
    separates thousands (nobody writes amounts with three decimals); otherwise it is asked again.
    """
    plain = reply.replace("\u00a0", "").replace("\u202f", "").replace(" ", "").replace("'", "")
    if not re.fullmatch(_NUMBER, plain) or len(plain) > 30:
        refuse(*_NO_NUMBER)
    sign, body = ("-", plain[1:]) if plain.startswith("-") else ("", plain.lstrip("+"))
    groups = re.split(r"[.,]", body)
    separators = [character for character in body if character in ".,"]
    if not separators:
        return Decimal(sign + body)
    if _one_kind_of_thousands(groups, separators, thousands=thousands):
        return Decimal(sign + "".join(groups))
    whole, decimals = groups[:-1], groups[-1]
    if len(set(separators[:-1])) > 1 or separators[-1] in separators[:-1]:
        refuse(*_NO_NUMBER)
    if any(len(group) != 3 for group in whole[1:]):
        refuse(*_NO_NUMBER)
    return Decimal(f"{sign}{''.join(whole)}.{decimals}")


def _one_kind_of_thousands(groups: list[str], separators: list[str], *, thousands: bool) -> bool:
    """Tell whether every separator separates thousands: 1.234.567, or 25.000 of money."""
    fits = all(len(group) == 3 for group in groups[1:]) and groups[0].strip("0") != ""
    if len(set(separators)) > 1 or not fits or len(groups[0]) > 3:
        return False
    if len(separators) == 1 and not thousands:
        joined, decimal = "".join(groups), f"{groups[0]},{groups[1].rstrip('0') or '0'}"
        refuse(
            f"this can mean two things; write {joined} or {decimal}",
            f"dit kan twee dingen betekenen; schrijf {joined} of {decimal}",
        )
    return True


def _number(prompt: NumberPrompt | ScalePrompt, reply: str) -> int | Decimal:
    body = reply.strip()
    if prompt.type == "percent":
        body = body.removesuffix("%").strip()
    return within(prompt, _digits(body, thousands=prompt.type == "integer"))


def within(prompt: NumberPrompt | ScalePrompt, number: Decimal) -> int | Decimal:
    """Return a number as its prompt takes it.

    Raises:
        AnswerError: it is not whole where it must be, or too low or too high.
    """
    if prompt.type in ("integer", "scale") and number != number.to_integral_value():
        refuse("write a whole number", "schrijf een heel getal")
    return int(number) if prompt.type in ("integer", "scale") else number


def _money(prompt: MoneyPrompt, reply: str) -> Money:
    found = re.fullmatch(
        r"\s*(?P<before>[A-Za-z]{3}|[€$£])?\s*(?P<amount>[^A-Za-z€$£]+?)\s*(?:,-)?"
        r"\s*(?P<after>[A-Za-z]{3}|[€$£]|k|K)?\s*",
        reply,
    )
    if found is None:
        refuse("write an amount, such as 25,000 or EUR 1250.50",
               "schrijf een bedrag, zoals 25.000 of EUR 1250,50")  # fmt: skip
    amount = _digits(found["amount"], thousands=True)
    sign = found["before"] or found["after"] or prompt.currency
    if sign in ("k", "K"):
        amount, sign = amount * 1000, prompt.currency
    return Money(amount, _CURRENCY.get(sign, sign.upper()))
