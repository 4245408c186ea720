"""What shows in an expression before anything is answered: what it gives, and what it never can.

For the author of a protocol. The walk does not need it: there, what cannot be told is None.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from amkit.expressions.language import CONSTANTS, OPERATORS, Expression
from amkit.expressions.signatures import REASON, SIGNATURES
from amkit.expressions.types import (
    DATE,
    NAMES,
    NOTHING,
    NUMBER,
    UNKNOWN,
    YES_NO,
    Outcome,
    Type,
    arithmetic,
    comparison,
    either_of,
    field_type,
    item_type,
    list_of,
    one_of,
)
from amkit.model.text import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of an expression that can have no value, or only ever the same one.

    Attributes:
        offset: the character of the expression that the part starts at, 0-based.
        length: how many characters it has.
        text: what is wrong with it.
    """

    offset: int
    length: int
    text: Text


@dataclass(frozen=True, slots=True)
class Checked:
    """What shows in an expression.

    Attributes:
        type: of its value.
        problems: what is wrong with it, in order.
    """

    type: Type
    problems: tuple[Problem, ...]


def check_types(expression: Expression, types: Mapping[str, Type]) -> Checked:
    """Return what an expression gives, and what in it can only be not known.

    Args:
        expression: that was parsed.
        types: of the names it may read; of any other name nothing is known.
    """
    checker = _Checker(expression.text, types)
    given = checker.type_of(ast.parse(checker.body, mode="eval").body)
    return Checked(given, tuple(sorted(checker.problems, key=lambda found: found.offset)))


def moves_no_date(expression: Expression) -> bool:
    """Tell whether an expression is a duration that moves no date, such as hours(3)."""
    return _is_time_of_day(ast.parse(expression.text.strip(), mode="eval").body)


def _is_time_of_day(node: ast.expr) -> bool:
    match node:
        case ast.Call(ast.Name("hours" | "minutes"), [_]):
            return True
    return False


_NO_DAY = Text(
    en="hours and minutes move no date; write days(1)",
    nl="uren en minuten verzetten geen datum; schrijf days(1)",
)


class _Checker:
    """Goes through one expression; remembers what is wrong."""

    def __init__(self, text: str, types: Mapping[str, Type]) -> None:
        self.body = text.strip()
        self.start = len(text) - len(text.lstrip())
        self.types = types
        self.problems: list[Problem] = []

    def type_of(self, node: ast.expr) -> Type:
        match node:
            case ast.Constant():
                return _constant(node)
            case ast.Name(name) if name.lower() in CONSTANTS:
                return NOTHING if CONSTANTS[name.lower()] is None else YES_NO
            case ast.Name(name):
                return self.types.get(name, UNKNOWN)
            case ast.Attribute(owner, name):
                return self._given(field_type(self.type_of(owner), name), node)
            case ast.Subscript(owner):
                return self._item(self.type_of(owner), node)
            case ast.Compare():
                return self._comparison(node)
            case ast.Call():
                return self._call(node)
        return self._operation(node)

    def _operation(self, node: ast.expr) -> Type:
        match node:
            case ast.BoolOp(op, values):
                types = [self.type_of(value) for value in values]
                return YES_NO if isinstance(op, ast.And) else either_of(types)
            case ast.UnaryOp(ast.Not(), operand):
                self.type_of(operand)
                return YES_NO
            case ast.UnaryOp(_, operand):
                return self._given(arithmetic(NUMBER, "-", self.type_of(operand)), node)
            case ast.BinOp(left, op, right):
                sign = OPERATORS[type(op)]
                sides = self.type_of(left), self.type_of(right)
                if DATE in sides and (_is_time_of_day(left) or _is_time_of_day(right)):
                    return self._given(_NO_DAY, node)
                return self._given(arithmetic(sides[0], sign, sides[1]), node)
            case ast.IfExp(test, body, orelse):
                self.type_of(test)
                return either_of((self.type_of(body), self.type_of(orelse)))
            case ast.List(items) | ast.Tuple(items):
                return list_of(either_of([self.type_of(item) for item in items]))
        raise AssertionError(node)

    def _item(self, owner: Type, node: ast.Subscript) -> Type:
        if owner.name in ("list", "unknown"):
            return item_type(owner)
        said = NAMES[owner.name]
        return self._given(
            Text(
                f"{said.en} has no items to number", f"{said.nl} heeft geen onderdelen met nummers"
            ),
            node,
        )

    def _comparison(self, node: ast.Compare) -> Type:
        types = [self.type_of(side) for side in (node.left, *node.comparators)]
        for at, operator in enumerate(node.ops):
            wrong = comparison(types[at], OPERATORS[type(operator)], types[at + 1])
            if wrong is not None:
                self._complain(wrong, node)
        return YES_NO

    def _call(self, node: ast.Call) -> Type:
        assert isinstance(node.func, ast.Name)
        called = node.func.id
        if called == "reason":
            return REASON
        signature = SIGNATURES[called]
        arguments = [self.type_of(argument) for argument in node.args]
        refused = signature.refused(called, arguments)
        if refused is not None:
            at, text = refused
            return self._given(text, node.args[at])
        return self._given(signature.gives(signature.given(arguments)), node)

    def _given(self, outcome: Outcome, node: ast.expr) -> Type:
        if isinstance(outcome, Type):
            return outcome
        self._complain(outcome, node)
        return UNKNOWN

    def _complain(self, text: Text, node: ast.expr) -> None:
        start = self._characters(node.col_offset)
        end = self._characters(node.end_col_offset or 0)
        self.problems.append(Problem(self.start + start, end - start, text))

    def _characters(self, offset: int) -> int:
        """Return how many characters the first `offset` bytes are."""
        return len(self.body.encode()[:offset].decode())


def _constant(node: ast.Constant) -> Type:
    match node.value:
        case None:
            return NOTHING
        case bool():
            return YES_NO
        case str(text):
            return one_of((text,))
    return NUMBER
