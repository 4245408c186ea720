"""Validated files kept as plain data, so that a known one needs neither YAML nor pydantic.

Only the classes of `amkit.model` come back out, field by field; nothing in the data can run. It
is marshalled, as Python's own compiled files are: that loads before the first screen, and json
costs as much again.
"""

from __future__ import annotations

import marshal
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from hashlib import blake2b
from typing import Any, Generic, TypeVar

from amkit import __version__
from amkit.model.minutes import Minutes
from amkit.model.prompts import PROMPT_CLASS, Check, Option, Row
from amkit.model.protocol import Link, Phase, Protocol, Role, Step
from amkit.model.rules import Action, Letter
from amkit.model.scorecards import Band, Item
from amkit.model.text import Lines, Text

_Whole = TypeVar("_Whole")


def digest(raw: bytes) -> str:
    """Return the name of a file's content: 32 hexadecimal digits."""
    return blake2b(raw, digest_size=16).hexdigest()


class Compiler(Generic[_Whole]):
    """Turns what a file says into bytes and back, of these classes alone.

    Args:
        whole: the class of what a file says as a whole.
        parts: those of everything in it.
    """

    def __init__(self, whole: type[_Whole], *parts: type[Any]) -> None:
        self._whole = whole
        self._classes: dict[str, type[Any]] = {cls.__name__: cls for cls in (whole, *parts)}
        self._fields = {
            name: tuple(field.name for field in fields(cls)) for name, cls in self._classes.items()
        }
        usual = [
            field.default if field.default is not MISSING else None
            for cls in self._classes.values()
            for field in fields(cls)
        ]
        # The fields and what they usually are are part of it: a model that changed within a
        # version must not be filled by position, nor with what was left out before.
        self._head = f"amkit {__version__} {digest(repr((self._fields, usual)).encode())}"

    def freeze(self, whole: _Whole) -> bytes:
        """Return what a file says as bytes that `thaw` reads."""
        body = marshal.dumps(_plain(whole))
        return f"{self._head}\n{digest(body)}\n".encode() + body

    def thaw(self, data: bytes) -> _Whole:
        """Return what `freeze` wrote.

        Raises:
            ValueError: another version of amkit wrote it, it is damaged, or no amkit wrote it.
        """
        head, _, rest = data.partition(b"\n")
        name, _, body = rest.partition(b"\n")
        if head.decode(errors="replace") != self._head or digest(body).encode() != name:
            raise ValueError("not written by this amkit")
        try:
            whole = self._value(marshal.loads(body))
        except (ArithmeticError, EOFError, LookupError, RecursionError, TypeError) as error:
            raise ValueError("not what freeze writes") from error
        if not isinstance(whole, self._whole):
            raise ValueError(f"not a {self._whole.__name__}")  # noqa: TRY004  one error for all
        return whole

    def _value(self, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: self._value(item) for key, item in data.items()}
        if not isinstance(data, list):
            return data
        name, *members = data
        if name == "tuple":
            return tuple(self._value(member) for member in members)
        if name == "Decimal":
            return Decimal(members[0])
        names = self._fields[name]
        given = zip(members[::2], members[1::2], strict=True)
        return self._classes[name](
            **{names[number]: self._value(member) for number, member in given}
        )


def _plain(value: Any) -> Any:
    """Return plain data: of an object its class, then each field that is not as it always is."""
    if is_dataclass(value):
        given = ((n, getattr(value, f.name), f) for n, f in enumerate(fields(value)))
        kept = ((number, _plain(one)) for number, one, field in given if one != _usual(field))
        return [type(value).__name__, *(part for pair in kept for part in pair)]
    if isinstance(value, tuple):
        return ["tuple", *map(_plain, value)]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        return ["Decimal", str(value)]
    return value


def _usual(field: Field[Any]) -> Any:
    """Return what a field is where nothing is given."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


PROTOCOLS = Compiler(
    Protocol,
    Phase,
    Step,
    Role,
    Link,
    Minutes,
    Text,
    Lines,
    Option,
    Row,
    Item,
    Band,
    Check,
    Action,
    Letter,
    *PROMPT_CLASS.values(),
)
freeze, thaw = PROTOCOLS.freeze, PROTOCOLS.thaw
"""A protocol into bytes, and back."""
