"""Expressions: conditions, repeats, defaults, and the gaps in literal lines.

A small part of Python's syntax, read with Python's own parser and turned into functions of our
own: names, fields, items, comparison, arithmetic, `and or not in`, a fixed list of functions.
It cannot loop, grow, or reach into objects, and it never raises once it is parsed: what is not
known stays not known (None), as in SQL.
"""

from amkit.expressions.language import Expression, Scope, holds, parse, truth
from amkit.expressions.wording import Wording, parse_wording

__all__ = ["Expression", "Scope", "Wording", "holds", "parse", "parse_wording", "truth"]
