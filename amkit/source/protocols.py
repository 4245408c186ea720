"""Documents into protocols: pydantic validates the models, `meaning` what they cannot say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeAlias, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import PydanticCustomError, SchemaValidator, core_schema

from amkit.errors import ProtocolError
from amkit.model.finding import Finding
from amkit.model.prompts import BasePrompt, ValuePrompt
from amkit.model.protocol import FORMAT, Protocol
from amkit.model.text import Text
from amkit.source.complaints import MOST_FINDINGS
from amkit.source.document import Document
from amkit.source.formats import unread
from amkit.source.meaning import meant_otherwise
from amkit.source.reader import read
from amkit.source.refusals import MOST_WORDED, refusals

Model = TypeVar("Model")
Parse: TypeAlias = Callable[[Document], tuple[Model | None, tuple[Finding, ...]]]
"""From a document to what it is, and everything that is wrong with it."""


def load_protocol(raw: bytes, path: str) -> Protocol:
    """Return the protocol in a file.

    Raises:
        ProtocolError: it cannot be used; carries every finding of severity error.
    """
    return load(raw, path, parse_protocol)[0]


def load(raw: bytes, path: str, parse: Parse[Model]) -> tuple[Model, Document]:
    """Return what `parse` makes of a file, and where everything in it stands.

    Raises:
        ProtocolError: it cannot be used; carries every finding of severity error.
    """
    document, found = read(raw, path)
    made = None
    if document is not None:
        made, more = parse(document)
        found += more
    errors = tuple(finding for finding in found if finding.severity == "error")
    if made is None or document is None or errors:
        raise ProtocolError(errors)
    return made, document


def parse_protocol(document: Document) -> tuple[Protocol | None, tuple[Finding, ...]]:
    """Return the protocol a document is, and everything that is wrong with it.

    Returns:
        None where the models refuse it; otherwise the protocol, which must not be walked either
        where there are findings of severity error.
    """
    wanted = document.data.get("amkit")
    if type(wanted) is int and wanted != FORMAT:
        return None, (unread(document, wanted),)
    protocol, found = validated(Protocol, document)
    return protocol, found if protocol is None else limited(meant_otherwise(document, protocol))


def validated(model: type[Model], document: Document) -> tuple[Model | None, tuple[Finding, ...]]:
    """Return what a model makes of a document; None, and what it refuses, where it does not."""
    cls: Any = model  # a cache wants what it can hash, and mypy does not know that classes are
    try:
        made: Model = _validator(cls).validate_python(document.data)
    except ValidationError as error:
        behind = max(0, error.error_count() - MOST_WORDED)
        return None, limited(refusals(document, error, model), behind)
    return made, ()


def protocol_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a protocol file, made from the models."""
    schema = schema_of(Protocol)
    shared = {
        name: member
        for cls in (ValuePrompt, BasePrompt)
        for name, member in TypeAdapter(cls)
        .json_schema(schema_generator=_SchemaMaker)["properties"]
        .items()
        if "description" in member
    }
    for definition in schema["$defs"].values():
        for name, member in definition["properties"].items():
            # pydantic finds the docstrings of a dataclass's own fields only.
            if name in shared and "description" not in member:
                member["description"] = shared[name]["description"]
    return schema


def schema_of(model: Any) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the files that a model reads."""
    schema = _adapter(model).json_schema(schema_generator=_SchemaMaker)
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}


def limited(found: Iterable[Finding], behind: int = 0) -> tuple[Finding, ...]:
    """Return the first findings in the order of the file, and how many are left untold."""
    unique = tuple(dict.fromkeys(sorted(found, key=lambda finding: finding.place)))
    rest = len(unique) + behind - MOST_FINDINGS
    if rest <= 0:
        return unique
    text = Text(en=f"and {rest} more like these", nl=f"en nog {rest} van deze")
    last = unique[MOST_FINDINGS - 1].place
    more = Finding(place=last, rule="more", severity="error", text=text)
    return (*unique[:MOST_FINDINGS], more)


# How pydantic reads the models ------------------------------------------------------------


class _SchemaMaker(GenerateJsonSchema):
    """A number is written as a number; pydantic would offer a text as well."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        return {"type": "number"}


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


@cache
def _validator(model: Any) -> SchemaValidator:
    return SchemaValidator(_exact(_adapter(model).core_schema))


def _exact(schema: Any) -> Any:
    """Return pydantic's schema for values taken as they are written.

    Left to itself pydantic makes 1 of true, 10 of "010" and no of "no". Its strict mode refuses
    lists for tuples, so only the scalars are made strict.
    """
    if isinstance(schema, list | tuple):
        return type(schema)(_exact(member) for member in schema)
    if not isinstance(schema, dict):
        return schema
    match schema.get("type"):
        case "int" | "bool":
            return {**schema, "strict": True}
        case "decimal":
            return core_schema.no_info_before_validator_function(_number, schema)
        case "literal" if schema["expected"] == [FORMAT]:
            return core_schema.int_schema(strict=True)  # true equals 1; others are refused above
    return {key: _exact(member) for key, member in schema.items()}


def _number(given: Any) -> Any:
    if isinstance(given, str):
        raise PydanticCustomError("decimal_type", "a text is no number")
    return given
