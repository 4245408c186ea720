"""Expressions: conditions, repeats, defaults, and the gaps in literal lines.

A small part of Python's syntax, read with Python's own parser and turned into functions of our
own: names, fields, items, comparison, arithmetic, `and or not in`, a fixed list of functions.
It cannot loop, grow, or reach into objects, and it never raises once it is parsed: what is not
known stays not known (None), as in SQL:

    a        b        a and b   a or b    a == b    x if a else y
    true     none     none      true      none      x
    false    none     false     none      none      y
    none     true     none      true      none      none
    none     false    false     none      none      none
    none     none     none      none      none      none

`not` none is none, and so is whatever is compared or reckoned with none. A condition that is none
does not hold; `answered(x)` tells whether x is known.
"""

from amkit.expressions.language import Expression, Scope, holds, parse, truth
from amkit.expressions.repeats import Repeat, parse_repeat
from amkit.expressions.wording import Wording, parse_wording

__all__ = [
    "Expression",
    "Repeat",
    "Scope",
    "Wording",
    "holds",
    "parse",
    "parse_repeat",
    "parse_wording",
    "truth",
]
