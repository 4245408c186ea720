"""Whether conditions can hold at all, and whether they can ever fail."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from amkit.expressions.language import CONSTANTS
from amkit.lint.bounds import ALL, NOTHING, Bound
from amkit.lint.needs import tree_of

Sign: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">=", "known", "unknown", "truthy", "falsy"]


@dataclass(frozen=True, slots=True)
class Domain:
    """What a value can be.

    Attributes:
        low, high: of a number, its ends.
        whole: whether it is a whole number.
        values: the only values it can have; None where there are others.
        always: whether it is known before it was answered: a list that may be empty.
    """

    low: Bound = NOTHING
    high: Bound = ALL
    whole: bool = False
    values: frozenset[str | bool] | None = None
    always: bool = False


ANYTHING, LENGTH = Domain(), Domain(low=(Decimal(0), 0), whole=True)
Domains: TypeAlias = Mapping[str, Domain]
"""What the answers can be, by how a condition reads them, such as “answers.mood”."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a condition says of one value; `of` is "" for what is never so."""

    of: str
    sign: Sign
    value: Any = None


NEVER = Claim("", "unknown")
_OPPOSITE: Mapping[Sign, Sign] = {
    "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">",
    "known": "unknown", "unknown": "known", "truthy": "falsy", "falsy": "truthy",
}  # fmt: skip
_TURNED: Mapping[Sign, Sign] = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
_SIGNS: Mapping[type[ast.cmpop], Sign] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip


def claims(text: str) -> tuple[Claim, ...]:
    """Return what must be so where a condition holds; as far as that shows."""
    tree = tree_of(text)
    return () if tree is None else tuple(_claims(tree, positive=True))


def possible(together: Iterable[Claim], domains: Domains) -> bool:
    """Tell whether all of some claims can be so at once."""
    found: dict[str, _Possible] = {}
    for claim in together:
        if claim is NEVER:
            return False
        if claim.of not in found:
            usual = LENGTH if claim.of.endswith(")") else ANYTHING
            found[claim.of] = _Possible(domains.get(claim.of, usual))
        if not found[claim.of].with_(claim):
            return False
    return True


def settled(text: str, domains: Domains) -> Iterator[tuple[int, int, bool]]:
    """Yield each smallest part of an expression that always holds, or never does.

    What is known is what counts: `answers.mood >= 1` of a scale from 1 holds for every answer.

    Yields:
        the bytes it begins and ends at, from where the text without blanks begins, and whether it
        always holds.
    """
    tree = tree_of(text)
    match tree:
        case None:
            return
        case ast.Name(name) if name.lower() in CONSTANTS:
            yield 0, len(name), CONSTANTS[name.lower()] is True
    yield from _settled(tree, domains)


def _settled(node: ast.AST, domains: Domains) -> Iterator[tuple[int, int, bool]]:
    found = [one for child in ast.iter_child_nodes(node) for one in _settled(child, domains)]
    yield from found
    if not found and isinstance(node, ast.BoolOp | ast.Compare | ast.Call):
        for positive in (True, False):
            if not possible(_claims(node, positive=positive), domains):
                yield node.col_offset, node.end_col_offset or 0, not positive


def _claims(node: ast.expr, *, positive: bool) -> Iterator[Claim]:
    """Yield what must be so where `node` is true, or false."""
    match node:
        case ast.BoolOp(op, values) if isinstance(op, ast.And) == positive:
            for value in values:
                yield from _claims(value, positive=positive)
        case ast.UnaryOp(ast.Not(), operand):
            yield from _claims(operand, positive=not positive)
        case ast.Compare(left, operators, others):
            sides = [left, *others]
            for one, operator, other in zip(sides, operators, others, strict=False):
                if positive or len(operators) == 1:
                    yield from _compared(one, operator, other, positive=positive)
        case ast.Call(ast.Name("answered"), [argument]) if of := _key(argument):
            yield Claim(of, "known" if positive else "unknown")
        case ast.Name() | ast.Attribute() | ast.Subscript():
            yield from _plain(node, positive=positive)


def _plain(node: ast.expr, *, positive: bool) -> Iterator[Claim]:
    constant, value = _constant(node)
    if constant:
        if bool(value) != positive:
            yield NEVER
    elif of := _key(node):
        yield Claim(of, "truthy" if positive else "falsy")


def _compared(
    one: ast.expr, operator: ast.cmpop, other: ast.expr, *, positive: bool
) -> Iterator[Claim]:
    sign = _SIGNS.get(type(operator))
    if sign is None:
        return
    if not positive:
        sign = _OPPOSITE[sign]
    (left_is, left), (right_is, right) = _constant(one), _constant(other)
    if left_is and right_is:
        if not _holds(left, sign, right):
            yield NEVER
    elif right_is and (of := _key(one)):
        yield Claim(of, sign, right)
    elif left_is and (of := _key(other)):
        yield Claim(of, _TURNED[sign], left)
    elif sign in ("!=", "<", ">") and _key(one) and _key(one) == _key(other):
        yield NEVER


def _constant(node: ast.expr) -> tuple[bool, Any]:
    """Tell whether a node is written out, and which value it has."""
    match node:
        case ast.Constant(bool() | str() as value):
            return True, value
        case ast.Constant(int() | float() as number):
            return True, Decimal(repr(number))
        case ast.UnaryOp(ast.USub(), operand):
            _, value = _constant(operand)
            return (True, -value) if isinstance(value, Decimal) else (False, None)
        case ast.Name(name) if name.lower() in ("true", "false"):
            return True, name.lower() == "true"
    return False, None


def _key(node: ast.expr) -> str:
    """Return how a value is read: a name with fields, or how long such a list is; "" of others."""
    match node:
        case ast.Name(name):
            return "" if name.lower() == "none" else name
        case ast.Attribute(owner, name):
            of = _key(owner)
            return f"{of}.{name}" if of else ""
        case ast.Subscript(owner, index):
            of = _key(owner)
            return f"{of}[{ast.unparse(index)}]" if of else ""
        case ast.Call(ast.Name("len" | "count"), [argument]):
            of = _key(argument)
            return f"len({of})" if of else ""
    return ""


def _holds(left: Any, sign: Sign, right: Any) -> bool:
    """Tell whether two constants compare so; of those that do not compare, the types tell."""
    if type(left) is not type(right):
        return True
    equal, less = bool(left == right), bool(left < right)
    compared = {"==": equal, "!=": not equal, "<": less, "<=": less or equal}
    return compared[sign] if sign in compared else not compared[_OPPOSITE[sign]]


@dataclass(slots=True)
class _Possible:
    """What a value can still be, after what was said of it."""

    domain: Domain
    low: Bound = field(init=False)
    high: Bound = field(init=False)
    values: frozenset[Any] | None = field(init=False)
    without: set[Any] = field(default_factory=set)
    said: set[Sign] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.low, self.high, self.values = self.domain.low, self.domain.high, self.domain.values

    def with_(self, claim: Claim) -> bool:
        """Take in what is said; tell whether the value can still be anything."""
        if claim.sign in ("known", "unknown", "truthy", "falsy"):
            self._is(claim.sign)
        elif isinstance(claim.value, Decimal):
            self.said.add("known")
            self._bound(claim.sign, claim.value)
        else:
            self.said.add("known")
            self._one_of(claim.sign, claim.value)
        return not self._nothing()

    def _is(self, sign: Sign) -> None:
        self.said |= {sign} if sign in ("known", "unknown") else {sign, "known"}
        if self.values is not None and sign in ("truthy", "falsy"):
            self.values = frozenset(v for v in self.values if bool(v) == (sign == "truthy"))

    def _bound(self, sign: Sign, number: Decimal) -> None:
        above, below = ((number + 1, 0), (number - 1, 0)) if self._counts(number) else (
            (number, 1), (number, -1))  # fmt: skip
        match sign:
            case "==":
                self.low, self.high = max(self.low, (number, 0)), min(self.high, (number, 0))
            case "!=":
                self.without.add(number)
            case "<" | "<=":
                self.high = min(self.high, below if sign == "<" else (number, 0))
            case _:
                self.low = max(self.low, above if sign == ">" else (number, 0))

    def _counts(self, number: Decimal) -> bool:
        return self.domain.whole and number == number.to_integral_value()

    def _one_of(self, sign: Sign, value: Any) -> None:
        if sign == "==":
            if self.domain.values is None or value in self.domain.values:  # else the types tell
                only = frozenset({value})
                self.values = only if self.values is None else self.values & only
        elif sign == "!=":
            self.without.add(value)

    def _nothing(self) -> bool:
        known = "known" in self.said or self.domain.always
        if ("unknown" in self.said and known) or {"truthy", "falsy"} <= self.said:
            return True
        if self.low > self.high or (self.low == self.high and self.low[0] in self.without):
            return True
        return self.values is not None and not self.values - self.without
