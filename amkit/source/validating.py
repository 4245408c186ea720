"""What pydantic makes of a document, taken exactly as it is written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import PydanticCustomError, SchemaValidator, core_schema

from amkit.model.finding import Finding
from amkit.model.protocol import FORMAT
from amkit.model.text import Text
from amkit.source.complaints import MOST_FINDINGS
from amkit.source.document import Document
from amkit.source.refusals import MOST_WORDED, refusals

Model = TypeVar("Model")


def validated(model: type[Model], document: Document) -> tuple[Model | None, tuple[Finding, ...]]:
    """Return what a model makes of a document; None, and what it refuses, where it does not."""
    cls: Any = model  # a cache wants what it can hash, and mypy does not know that classes are
    try:
        made: Model = _validator(cls).validate_python(document.data)
    except ValidationError as error:
        behind = max(0, error.error_count() - MOST_WORDED)
        return None, limited(refusals(document, error, model), behind)
    return made, ()


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
