"""Without which answers an expression is not known, or cannot hold."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import lru_cache, reduce
from itertools import pairwise
from typing import Literal, TypeAlias

from amkit.errors import ExpressionError
from amkit.expressions import parse, parse_repeat

Answer: TypeAlias = tuple[str, int]
"""A name under `answers`, and how many there must be of it at least; 0 where it need not be a
list."""
Answers: TypeAlias = frozenset[Answer]
Wanted: TypeAlias = Literal["known", "true", "false"]

_NONE: Answers = frozenset()
_SPREAD = frozenset({"sum", "average", "median", "spread", "min", "max"})
"""Functions that pass by what is not known where they are given several values."""


@lru_cache(maxsize=2048)
def needed(text: str, wanted: Wanted) -> Answers:
    """Return the answers without which an expression is not known, or is not true.

    Nothing of a text that is no expression: the rule `expression` complains of it.
    """
    tree = tree_of(text)
    return _NONE if tree is None else _needed(tree, wanted)


@lru_cache(maxsize=2048)
def tree_of(text: str) -> ast.expr | None:
    """Return the tree of an expression; None of a text that is none."""
    try:
        parse(text)
    except ExpressionError:
        return None
    return ast.parse(text.strip(), mode="eval").body


@lru_cache(maxsize=2048)
def read(text: str) -> frozenset[str]:
    """Return the names under `answers` that an expression reads."""
    try:
        names = parse(text).names
    except ExpressionError:
        return frozenset()
    return frozenset(path[1] for path, _ in names if path[0] == "answers" and len(path) > 1)


def items_of(for_each: str) -> str:
    """Return the expression of what a step is repeated for; "" where it is none."""
    try:
        return parse_repeat(for_each).items.text if for_each else ""
    except ExpressionError:
        return ""


def _needed(node: ast.expr, wanted: Wanted) -> Answers:
    match node:
        case ast.BoolOp(op, values):
            return _of_several(
                values, wanted, decides="false" if isinstance(op, ast.And) else "true"
            )
        case ast.UnaryOp(ast.Not(), operand):
            opposite: dict[Wanted, Wanted] = {"true": "false", "false": "true", "known": "known"}
            return _needed(operand, opposite[wanted])
        case ast.UnaryOp(_, operand):
            return _needed(operand, "known")
        case ast.BinOp(left, _, right):
            return _all(_needed(side, "known") for side in (left, right))
        case ast.IfExp(test, body, orelse):
            one = _needed(test, "true") | _needed(body, wanted)
            return one & (_needed(test, "false") | _needed(orelse, wanted))
        case ast.Compare(left, _, others):
            return _of_comparison([left, *others], wanted)
        case ast.Call(ast.Name(called), arguments):
            return _of_call(called, arguments, wanted)
    return _of_path(node)


def _of_several(values: list[ast.expr], wanted: Wanted, *, decides: Wanted) -> Answers:
    """Return what `and` and `or` need: one part that decides is enough, otherwise all."""
    if wanted == decides:
        return _some(_needed(value, decides) for value in values)
    together = _all(_needed(value, wanted) for value in values)
    if wanted != "known":
        return together
    return together & _some(_needed(value, decides) for value in values)


def _of_comparison(sides: list[ast.expr], wanted: Wanted) -> Answers:
    pairs = [_needed(one, "known") | _needed(other, "known") for one, other in pairwise(sides)]
    return _all(pairs) if wanted == "true" else _some(pairs)


def _of_call(called: str, arguments: list[ast.expr], wanted: Wanted) -> Answers:
    if called == "answered":
        return _needed(arguments[0], "known") if wanted == "true" else _NONE
    if called == "reason":
        return _NONE
    each = (_needed(argument, "known") for argument in arguments)
    return _some(each) if called in _SPREAD and len(arguments) > 1 else _all(each)


def _of_path(node: ast.expr) -> Answers:
    """Return the answer that a name with fields and items reads."""
    least = 0
    while isinstance(node, ast.Attribute | ast.Subscript):
        match node:
            case ast.Attribute(ast.Name("answers"), name):
                return frozenset({(name, least)})
            case ast.Subscript(owner, index):
                least, node = _least(index), owner
            case _:
                least, node = 0, node.value
    return _needed(node, "known") if isinstance(node, ast.Call) else _NONE


def _least(index: ast.expr) -> int:
    """Return how many items a list has at least where one of them is read by its number."""
    match index:
        case ast.Constant(int() as number):
            return number + 1
        case ast.UnaryOp(_, ast.Constant(int() as number)):
            return number
    raise AssertionError(index)


def _all(each: Iterable[Answers]) -> Answers:
    return frozenset().union(*each)


def _some(each: Iterable[Answers]) -> Answers:
    return reduce(frozenset.intersection, each)
