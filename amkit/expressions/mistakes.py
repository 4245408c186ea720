"""What is probably meant where an expression cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from keyword import kwlist
from typing import NamedTuple

from amkit.model.text import Text


class Mistake(NamedTuple):
    """What is wrong with an expression, and with which of its characters."""

    text: Text
    offset: int


def likely_mistake(body: str) -> Mistake | None:
    """Return the mistake that people make most of those that `body` shows; None for none of them.

    What stands between quotes is left alone.
    """
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", lambda quoted: " " * len(quoted[0]), body)
    for pattern, said in _MISTAKES:
        if found := re.search(pattern, bare):
            return Mistake(said(found[0].strip()), found.start())
    return None


def _word(word: str) -> Text:
    name = word.removeprefix(".")
    return Text(
        f"“{name}” is a word of the language and cannot be a name; call it “{name}_” or otherwise",
        f"‘{name}’ is een woord van de taal en kan geen naam zijn; noem het ‘{name}_’ of anders",
    )


def _date(day: str) -> Text:
    return Text(f'a date is written date("{day}")', f'schrijf een datum als date("{day}")')


def _instead(right: str) -> Callable[[str], Text]:
    return lambda wrong: Text(f"write {right}, not {wrong}", f"schrijf {right}, niet {wrong}")


_MISTAKES: tuple[tuple[str, Callable[[str], Text]], ...] = (
    (r"(?<![\d-])\d{4}-\d\d?-\d\d?(?![\d-])", _date),
    (rf"\.(?:{'|'.join(kwlist)})\b", _word),
    (r"(?<![=<>!])=(?!=)", _instead("==")),
    (r"<>", _instead("!=")),
    (r"&&?", _instead("and")),
    (r"\|\|?", _instead("or")),
    (r"!(?!=)", _instead("not")),
    (r"(?<=\d),(?=\d)", lambda _: Text("write 2.5, not 2,5", "schrijf 2.5, niet 2,5")),
)
"""What is looked for, the likeliest first, and what to say of it."""
