"""Values as people read them: dates, amounts and options in the reader's language.

Babel writes numbers and dates as each language does. It is loaded where there is one to write.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from amkit.expressions.told import Told
from amkit.model.figures import Cell, Shape
from amkit.model.prompts import ChoicePrompt, NumberPrompt, Prompt, YesNoPrompt
from amkit.model.run import Reason
from amkit.model.text import Language, Text
from amkit.model.values import Duration, Money, Unit, Value
from amkit.walk.answered import Chosen

REASONS: Mapping[Reason, Text] = {
    "empty": Text("left empty", "leeg gelaten"),
    "unknown": Text("not known", "niet bekend"),
    "not_applicable": Text("does not apply", "niet van toepassing"),
    "declined": Text("the customer would not say", "de klant wilde het niet zeggen"),
    "parked": Text("kept for next time", "bewaard voor de volgende keer"),
    "skipped": Text("skipped", "overgeslagen"),
}
_YES, _NO, _PARTLY = Text("yes", "ja"), Text("no", "nee"), Text("partly", "deels")


def reason(reason: Reason, language: Language) -> str:
    """Return why something was not answered."""
    return REASONS[reason].to(language)


def show(value: Value, prompt: Prompt, language: Language) -> str:
    """Return an answer as its prompt means it: an option by its text, a number with its unit."""
    match prompt, value:
        case ChoicePrompt(), tuple():
            return ", ".join(_option(prompt, item, language) for item in value)
        case ChoicePrompt(), str():
            return _option(prompt, value, language)
        case YesNoPrompt(), "partly":
            return _PARTLY.to(language)
        case NumberPrompt(), int() | Decimal():
            unit = "%" if prompt.type == "percent" else prompt.unit.to(language)
            return f"{show_plain(value, language)} {unit}".strip()
    return show_plain(value, language)


def in_one_language(value: Value, prompt: Prompt, language: Language) -> Value:
    """Return what is kept of a value that came from other answers: options by id, texts as read."""
    if isinstance(value, tuple):
        return tuple(str(in_one_language(one, prompt, language)) for one in value)
    if not isinstance(value, str) or type(value) is str:
        return value
    return str(value) if isinstance(prompt, ChoicePrompt) else show_plain(value, language)


def titled(name: str) -> str:
    """Return what stands for a prompt that has neither a label nor a text: its name, in words."""
    return name.replace("_", " ").replace("-", " ").capitalize()


def _option(prompt: ChoicePrompt, chosen: str, language: Language) -> str:
    return next((o.text.to(language) for o in prompt.options if o.id == chosen), chosen)


def show_plain(value: Value, language: Language) -> str:
    """Return a value as it stands in a sentence."""
    match value:
        case None:
            return ""
        case Told():
            return value.tell(lambda part: show_plain(part, language))
        case Chosen(text=text):
            return text.to(language)
        case str():
            return value
        case bool():
            return (_YES if value else _NO).to(language)
        case int() | Decimal():
            return _number(value, language)
        case date():
            return _date(value, language)
        case Money():
            return _money(value, language)
        case Duration(amount, unit):
            return f"{amount} {_UNITS[unit][abs(amount) != 1].to(language)}"
    return ", ".join(show_plain(one, language) for one in value)


_UNITS: Mapping[Unit, tuple[Text, Text]] = {
    "minutes": (Text("minute", "minuut"), Text("minutes", "minuten")),
    "hours": (Text("hour", "uur"), Text("hours", "uur")),
    "days": (Text("day", "dag"), Text("days", "dagen")),
    "workdays": (Text("working day", "werkdag"), Text("working days", "werkdagen")),
    "weeks": (Text("week", "week"), Text("weeks", "weken")),
    "months": (Text("month", "maand"), Text("months", "maanden")),
    "years": (Text("year", "jaar"), Text("years", "jaar")),
}
"""Each unit, for one and for any other number."""


_MOST_DECIMALS, _SHOWN_DECIMALS = 8, 2
"""More decimals than anybody writes are of a division; of those, these are shown."""


def _number(value: int | Decimal, language: Language) -> str:
    if isinstance(value, int) and abs(value) < 10_000:
        return str(value)  # a year, a count: both languages write it without a sign
    if isinstance(value, Decimal) and -int(value.as_tuple().exponent) > _MOST_DECIMALS:
        value = round(value, _SHOWN_DECIMALS)  # nobody wrote so many: a division did
    from babel.numbers import format_decimal  # noqa: PLC0415  heavy, and rarely needed

    return str(format_decimal(value, locale=language, decimal_quantization=False))


def _date(value: date, language: Language) -> str:
    from babel.dates import format_date  # noqa: PLC0415  heavy, and rarely needed

    return str(format_date(value, "d MMMM y", locale=language))


def _money(value: Money, language: Language) -> str:
    from babel.numbers import format_currency, get_currency_precision  # noqa: PLC0415  heavy

    whole = value.amount == value.amount.to_integral_value()
    digits = 0 if whole else get_currency_precision(value.currency)
    pattern = {"nl": "¤ #,##0", "en": "¤#,##0"}[language] + ("." + "0" * digits if digits else "")
    shown = format_currency(
        value.amount, value.currency, pattern, locale=language, currency_digits=False
    )
    return str(shown).replace("\u00a0", " ")


_AGES: tuple[tuple[int, int, Text, Text], ...] = (
    (14, 1, Text("day", "dag"), Text("days", "dagen")),
    (60, 7, Text("week", "week"), Text("weeks", "weken")),
    (730, 30, Text("month", "maand"), Text("months", "maanden")),
)
_YEARS = (365, Text("year", "jaar"), Text("years", "jaar"))


def age(then: date, today: date, language: Language) -> str:
    """Return how long ago a date was, in words: the largest unit that says enough."""
    days = (today - then).days
    if days <= 1:
        words = Text("today", "vandaag") if days <= 0 else Text("yesterday", "gisteren")
        return words.to(language)
    length, one, many = next(
        ((length, one, many) for below, length, one, many in _AGES if days < below), _YEARS
    )
    count = max(1, days // length)
    unit = (one if count == 1 else many).to(language)
    return Text(f"{count} {unit} ago", f"{count} {unit} geleden").to(language)


def show_figure(cell: Cell, shape: Shape, language: Language) -> str:
    """Return a cell as people read it; a dash where there is no value."""
    if cell is None:
        return "–"
    if isinstance(cell, date):
        return show_plain(cell, language)
    if isinstance(cell, float):
        if shape == "share":
            return f"{cell:.0%}" if language == "en" else f"{cell:.0%}".replace("%", " %")
        told = f"{cell:.1f}".removesuffix(".0")
        return told if language == "en" else told.replace(".", ",")
    return str(cell)
