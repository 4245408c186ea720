"""Cells into values and back: dates and amounts as people and programs write them.

What can mean two things is not guessed: a table says it with its other cells, or it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NoReturn, cast

from amkit.errors import AnswerError
from amkit.exchange.columns import DateOrder, DecimalSign
from amkit.model.prompts import (
    ChoicePrompt,
    DatePrompt,
    MoneyPrompt,
    NumberPrompt,
    OneValue,
    ScalePrompt,
)
from amkit.model.text import Text
from amkit.model.values import Duration, Money, Value
from amkit.walk.dates import FIRST_YEAR, LAST_YEAR, read_date
from amkit.walk.limits import check_limits
from amkit.walk.replies import read as read_reply
from amkit.walk.replies import within

_TIME = r"[T ]+[0-9]{1,2}[:.][0-9]{2}.*"
"""A time behind a date, which databases put there."""
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]?([0-9]{1,2})[-/.]?([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_ANY = date(2000, 1, 1)
"""What a date without a year would count from; there are none in a table."""

_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}
_AMOUNT = re.compile(
    r"(?P<minus>-?)\s*(?P<before>[A-Z]{3}|[€$£])?\s*(?P<number>-?[0-9][0-9.,'\u00a0\u202f ]*?)\s*"
    r"(?:,-)?\s*(?P<after>[A-Z]{3}|[€$£])?",
    re.IGNORECASE,
)
_BLANKS = str.maketrans("", "", "'\u00a0\u202f ")
_GROUPED: dict[DecimalSign, str] = {
    "comma": r"([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?",
    "point": r"([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?",
}
MOST_DIGITS = 30
"""Most signs of a number."""


def value_of(
    prompt: OneValue, cell: str, dates: DateOrder = "", decimals: DecimalSign = ""
) -> Value:
    """Return the value that a cell, which is not empty, gives a field.

    Raises:
        AnswerError: the cell is not what the field asks for, or can mean two things; says so.
    """
    match prompt:
        case DatePrompt():
            return day_of(cell, dates)
        case MoneyPrompt():
            return _money(prompt, cell, decimals)
        case NumberPrompt() | ScalePrompt():
            number = _number(cell.strip().removesuffix("%").strip(), decimals)
            # Without a sign of its own, what one separator means is settled as for any reply.
            if number is None:
                return read_reply(prompt, cell, today=_ANY, me="")
            value = within(prompt, number)
            check_limits(prompt, value, {})
            return value
        case ChoicePrompt(type="choice") if cell.strip().isdigit():
            # On a screen a number chooses an option; in a table it is a code of somebody else's.
            return read_reply(prompt, f"#{cell.strip()}", today=_ANY, me="")
    return read_reply(prompt, cell, today=_ANY, me="")


def day_of(cell: str, dates: DateOrder = "") -> date:
    """Return the date in a cell, with its year; a time behind it is left aside.

    Raises:
        AnswerError: it is no date, or could be two.
    """
    word = re.sub(_TIME, "", " ".join(cell.split()))
    iso, last = _YEAR_FIRST.fullmatch(word), _YEAR_LAST.fullmatch(word)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if last is None:
        if not re.search(r"[A-Za-z].*[0-9]{4}", word):
            _refuse("write a date with its year, such as 2027-03-12 or 12-3-2027",
                    "schrijf een datum met het jaar, zoals 12-3-2027 of 2027-03-12")  # fmt: skip
        return read_date(word, _ANY)
    first, second, year = int(last[1]), int(last[3]), int(last[4])
    year += 2000 if year < 100 else 0
    order = dates or order_of(word) or ("day-first" if last[2] == "." else "")
    if not order and first != second:
        _refuse(
            f"{word} can be two dates; say which with --dates day-first or month-first",
            f"{word} kan twee data zijn; zeg welke met --dates day-first of month-first",
        )
    month, day = (first, second) if order == "month-first" else (second, first)
    return _day(year, month, day)


def order_of(cell: str) -> DateOrder:
    """Return which number of a date must be its day; "" where it can be either."""
    found = _YEAR_LAST.fullmatch(re.sub(_TIME, "", " ".join(cell.split())))
    if found is None or (int(found[1]) > 12) == (int(found[3]) > 12):
        return ""
    return "day-first" if int(found[1]) > 12 else "month-first"


def is_ambiguous(cell: str) -> bool:
    """Tell whether a date can be two, as long as the table does not say which."""
    found = _YEAR_LAST.fullmatch(re.sub(_TIME, "", " ".join(cell.split())))
    if found is None or found[2] == ".":
        return False
    return max(int(found[1]), int(found[3])) <= 12 and int(found[1]) != int(found[3])


def sign_of(cell: str) -> DecimalSign:
    """Return what must stand before the decimals of a number; "" where it can be either."""
    found = _AMOUNT.fullmatch(cell.strip().removesuffix("%").strip())
    number = found["number"].translate(_BLANKS) if found else ""
    marks = [sign for sign in number if sign in ".,"]
    if not marks:
        return ""
    if len(set(marks)) == 2:
        return "comma" if marks[-1] == "," else "point"
    if len(marks) > 1:  # thousands
        return "comma" if marks[0] == "." else "point"
    whole, decimals = re.split("[.,]", number)
    if len(decimals) == 3 and len(whole.lstrip("-")) <= 3:
        return ""
    return "comma" if marks[0] == "," else "point"


def only(signs: Iterable[str]) -> str:
    """Return what all cells that say something agree on; "" where they do not."""
    said = {sign for sign in signs if sign}
    return said.pop() if len(said) == 1 else ""


def cell_of(value: Value) -> str:
    """Return what `value_of` reads as that value again, where decimals stand behind a point."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case Money(amount, currency):
            return f"{amount:f} {currency}"
        case Duration(amount, unit):
            return f"{amount} {unit}"
        case tuple():
            return "\n".join(value)
    return value or ""


def _day(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        found = None
    if found is None or not FIRST_YEAR <= year <= LAST_YEAR:
        _refuse(f"the calendar has no {year}-{month:02}-{day:02}; look at day, month and year",
                f"{day}-{month}-{year} bestaat niet; kijk naar dag, maand en jaar")  # fmt: skip
    return found


def _money(prompt: MoneyPrompt, cell: str, decimals: DecimalSign) -> Money:
    found = _AMOUNT.fullmatch(cell.strip())
    number = _number(found["number"], decimals) if found else None
    if found is None or number is None:
        return cast(Money, read_reply(prompt, cell, today=_ANY, me=""))
    sign = found["before"] or found["after"] or prompt.currency
    amount = -number if found["minus"] else number
    return Money(amount, _SIGNS.get(sign, sign.upper()))


def _number(text: str, decimals: DecimalSign) -> Decimal | None:
    """Return the number a text writes with these decimals; None where that was not said.

    Raises:
        AnswerError: it is not written so.
    """
    plain = text.translate(_BLANKS)
    if not decimals:
        return None
    body = plain.removeprefix("-")
    if len(plain) > MOST_DIGITS or not re.fullmatch(_GROUPED[decimals], body):
        example = "1250,50" if decimals == "comma" else "1250.50"
        _refuse(f"write a number as the others in this table, such as {example}",
                f"schrijf een getal zoals de andere in deze tabel, zoals {example}")  # fmt: skip
    thousands, comma = (".", ",") if decimals == "comma" else (",", ".")
    return Decimal(plain.replace(thousands, "").replace(comma, "."))


def _refuse(en: str, nl: str) -> NoReturn:
    raise AnswerError(Text(en=en, nl=nl))
