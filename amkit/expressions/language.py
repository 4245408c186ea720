"""From the text of an expression to a function of what is known."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, NoReturn, TypeAlias

from amkit.errors import ExpressionError
from amkit.expressions.functions import FUNCTIONS
from amkit.expressions.mistakes import likely_mistake
from amkit.expressions.operations import (
    COMPARE,
    COMPUTE,
    both,
    either,
    field_of,
    item_of,
)
from amkit.model.text import Text

MOST_CHARACTERS = 1_000
"""Longer than any condition a person can review; keeps Python's parser within its own limits."""
MOST_NESTING = 32
"""Deeper than any condition a person can review."""

Scope: TypeAlias = Mapping[str, Any]
Evaluate: TypeAlias = Callable[[Scope], Any]

CONSTANTS = {"true": True, "false": False, "none": None}
"""The names that are values, however they are written."""
OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip
"""The sign of each of Python's operators that expressions know."""


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """A parsed expression.

    Attributes:
        text: as it was written.
        names: each name it reads with the fields behind it, such as ("answers", "goals"), and
            the character it stands at, 0-based.
        evaluate: from what is known to the value; None where something needed is not known.
    """

    text: str
    names: tuple[tuple[tuple[str, ...], int], ...]
    evaluate: Evaluate


def holds(expression: Expression, scope: Scope) -> bool:
    """Tell whether a condition is met: not when it is false, and not when it is not known."""
    return truth(expression.evaluate(scope)) is True


def truth(value: Any) -> bool | None:
    """Return whether `value` counts as true; None, not known, stays None."""
    return None if value is None else bool(value)


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """Return the expression that `text` writes.

    Raises:
        ExpressionError: it is not one, with the character where that shows.
    """
    if len(text) > MOST_CHARACTERS:
        _refuse(
            f"an expression has at most {MOST_CHARACTERS} characters",
            f"een expressie heeft hooguit {MOST_CHARACTERS} tekens",
            MOST_CHARACTERS,
        )
    return _Reader(text).read()


def _refuse(en: str, nl: str, offset: int) -> NoReturn:
    raise ExpressionError(Text(en=en, nl=nl), offset)


class _Reader:
    """Reads one expression; remembers the names it met."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.body = text.strip()
        self.start = len(text) - len(text.lstrip())
        self.names: list[tuple[tuple[str, ...], int]] = []

    def read(self) -> Expression:
        if not self.body:
            _refuse("the expression is empty", "de expressie is leeg", 0)
        tree = self._tree()
        evaluate = self._node(tree.body, 0)
        return Expression(self.text, tuple(self.names), evaluate)

    def _tree(self) -> ast.Expression:
        for character in ("\0", "\n", "\r"):
            if character in self.body:
                _refuse(
                    "an expression stands on one line",
                    "een expressie staat op één regel",
                    self.start + self.body.index(character),
                )
        try:
            return ast.parse(self.body, mode="eval")
        except SyntaxError as error:
            if mistake := likely_mistake(self.body):
                raise ExpressionError(mistake.text, self.start + mistake.offset) from None
            _refuse(
                "this is not an expression; look at the quotes, brackets and operators here",
                "dit is geen expressie; kijk naar de aanhalingstekens, haakjes en tekens hier",
                self.start + min((error.offset or len(self.body)), len(self.body)) - 1,
            )
        except (ValueError, RecursionError, MemoryError):
            _refuse(
                "this expression is too deep, or has a number that is too long",
                "deze expressie is te diep, of bevat een te lang getal",
                self.start,
            )

    def _characters(self, offset: int) -> int:
        """Return how many characters the first `offset` bytes of the body are."""
        return len(self.body.encode()[:offset].decode(errors="ignore"))

    def _at(self, node: ast.AST) -> int:
        return self.start + self._characters(getattr(node, "col_offset", 0))

    def _node(self, node: ast.expr, depth: int) -> Evaluate:
        if depth > MOST_NESTING:
            _refuse(
                f"an expression goes at most {MOST_NESTING} levels deep",
                f"een expressie gaat hooguit {MOST_NESTING} niveaus diep",
                self._at(node),
            )
        match node:
            case ast.Constant():
                return self._constant(node)
            case ast.Name() | ast.Attribute() | ast.Subscript():
                return self._path(node, depth)
            case ast.Compare():
                return self._comparison(node, depth)
            case ast.Call():
                return self._call(node, depth)
        return self._operation(node, depth + 1)

    def _operation(self, node: ast.expr, depth: int) -> Evaluate:
        match node:
            case ast.BoolOp(op, values):
                parts = tuple(self._node(value, depth) for value in values)
                return both(parts) if isinstance(op, ast.And) else either(parts)
            case ast.UnaryOp(ast.Not(), operand):
                return _negated(self._node(operand, depth))
            case ast.UnaryOp(ast.USub(), operand):
                return _computed("-", lambda scope: 0, self._node(operand, depth))
            case ast.BinOp(left, op, right) if type(op) in OPERATORS:
                return _computed(
                    OPERATORS[type(op)], self._node(left, depth), self._node(right, depth)
                )
            case ast.IfExp(test, body, orelse):
                return _chosen(
                    self._node(test, depth), self._node(body, depth), self._node(orelse, depth)
                )
            case ast.List(items) | ast.Tuple(items):
                members = tuple(self._node(item, depth) for item in items)
                return lambda scope: tuple(member(scope) for member in members)
        _refuse(
            "an expression cannot do this; it has names, fields, comparison, arithmetic, and "
            f"the functions {', '.join(FUNCTIONS)}",
            "dit kan een expressie niet; ze kent namen, velden, vergelijken, rekenen, en de "
            f"functies {', '.join(FUNCTIONS)}",
            self._at(node),
        )

    def _constant(self, node: ast.Constant) -> Evaluate:
        value: Any = node.value
        if isinstance(value, float):
            value = Decimal(repr(value))
        if value is not None and (
            not isinstance(value, str | bool | int | Decimal) or _too_large(value)
        ):
            _refuse(
                "write a text in quotes, a number of at most 15 digits, true or false",
                "schrijf een tekst tussen aanhalingstekens, een getal van hooguit 15 cijfers, "
                "true of false",
                self._at(node),
            )
        return lambda scope: value

    def _path(self, node: ast.expr, depth: int) -> Evaluate:
        """Read a name with the fields and items behind it."""
        fields: list[str] = []
        getters: list[Callable[[Any], Any]] = []
        at = node
        while not isinstance(at, ast.Name):
            depth += 1
            match at:
                case ast.Attribute(value, attr) if depth <= MOST_NESTING:
                    self._plain_name(attr, at)
                    fields.insert(0, attr)
                    getters.insert(0, partial(field_of, name=attr))
                    at = value
                case ast.Subscript(value, index) if depth <= MOST_NESTING:
                    getters.insert(0, partial(item_of, index=self._index(index)))
                    at = value
                case ast.Call() if getters:
                    called = self._call(at, depth)
                    return lambda scope: _follow(called(scope), getters)
                case _:
                    _refuse(
                        "fields and items follow a name: answers.goals[0].measure",
                        "velden en items volgen op een naam: answers.goals[0].measure",
                        self._at(at),
                    )
        return self._name(at, tuple(fields), getters)

    def _index(self, node: ast.expr) -> int:
        match node:
            case ast.Constant(int() as index):
                return index
            case ast.UnaryOp(ast.USub(), ast.Constant(int() as index)):
                return -index
        _refuse(
            "write the number of the item: [0] is the first, [-1] the last",
            "schrijf het nummer van het item: [0] is het eerste, [-1] het laatste",
            self._at(node),
        )

    def _name(
        self, node: ast.Name, fields: tuple[str, ...], getters: list[Callable[[Any], Any]]
    ) -> Evaluate:
        name = node.id
        self._plain_name(name, node)
        if name.lower() in CONSTANTS and not getters:
            constant = CONSTANTS[name.lower()]
            return lambda scope: constant
        self.names.append(((name, *fields), self._at(node)))
        if not getters:
            return lambda scope: scope.get(name)
        if len(getters) == len(fields) == 1:
            (field,) = fields
            return lambda scope: field_of(scope.get(name), field)
        return lambda scope: _follow(scope.get(name), getters)

    def _plain_name(self, name: str, node: ast.AST) -> None:
        """Refuse names that Python would read as others, and those that reach into objects."""
        if name.startswith("_") or not name.isascii() or name not in self.body:
            _refuse(
                "a name has plain letters, digits and _, and starts with a letter",
                "een naam heeft gewone letters, cijfers en _, en begint met een letter",
                self._at(node),
            )

    def _comparison(self, node: ast.Compare, depth: int) -> Evaluate:
        operands = [self._node(side, depth + 1) for side in (node.left, *node.comparators)]
        parts: list[Evaluate] = []
        for operator, left, right in zip(node.ops, operands, operands[1:], strict=False):
            sign = OPERATORS.get(type(operator))
            if sign is None:
                _refuse("write == or !=", "schrijf == of !=", self._at(node))
            parts.append(_compared(sign, left, right))
        return parts[0] if len(parts) == 1 else both(tuple(parts))

    def _call(self, node: ast.Call, depth: int) -> Evaluate:
        called = node.func.id if isinstance(node.func, ast.Name) else ""
        if called == "reason":
            return self._reason(node)
        function = FUNCTIONS.get(called)
        if function is None or node.keywords:
            _refuse(
                f"the functions are {', '.join(FUNCTIONS)}",
                f"de functies zijn {', '.join(FUNCTIONS)}",
                self._at(node),
            )
        if len(node.args) not in range(function.fewest, function.most + 1):
            _refuse(f"write {function.form}", f"schrijf {function.form}", self._at(node))
        arguments = tuple(self._node(argument, depth + 1) for argument in node.args)
        compute = function.compute
        return lambda scope: compute(*(argument(scope) for argument in arguments))

    def _reason(self, node: ast.Call) -> Evaluate:
        """Read `reason(answers.x)`: why there is no answer, by its name; not known where there is.

        It takes the name and not the value: of what was not answered there is no value.
        """
        match node.args:
            case [ast.Attribute(ast.Name("answers"), name)] if not node.keywords:
                self._path(node.args[0], 0)
                return lambda scope: field_of(scope.get("reasons"), name)
        _refuse("write reason(answers.x)", "schrijf reason(answers.x)", self._at(node))


def _too_large(value: str | bool | int | Decimal) -> bool:
    return not isinstance(value, str) and not -(10**15) < value < 10**15


def _follow(value: Any, getters: list[Callable[[Any], Any]]) -> Any:
    for getter in getters:
        value = getter(value)
    return value


def _negated(part: Evaluate) -> Evaluate:
    def evaluate(scope: Scope) -> bool | None:
        known = truth(part(scope))
        return None if known is None else not known

    return evaluate


def _chosen(test: Evaluate, one: Evaluate, other: Evaluate) -> Evaluate:
    def evaluate(scope: Scope) -> Any:
        known = truth(test(scope))
        return None if known is None else one(scope) if known else other(scope)

    return evaluate


def _computed(sign: str, left: Evaluate, right: Evaluate) -> Evaluate:
    compute = COMPUTE[sign]
    return lambda scope: compute(left(scope), right(scope))


def _compared(sign: str, left: Evaluate, right: Evaluate) -> Evaluate:
    compare = COMPARE[sign]
    return lambda scope: compare(left(scope), right(scope))
