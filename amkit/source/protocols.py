"""Documents into protocols: pydantic validates the models, `meaning` what they cannot say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, TypeAlias, TypeVar

from amkit.errors import ProtocolError
from amkit.model.finding import Finding
from amkit.model.prompts import BasePrompt, ValuePrompt
from amkit.model.protocol import FORMAT, Protocol
from amkit.model.reuse import Extension, Include
from amkit.source.composing import OWN, Fetch, compose, nowhere
from amkit.source.document import Document
from amkit.source.formats import unread
from amkit.source.meaning import meant_otherwise
from amkit.source.reader import read
from amkit.source.validating import limited, schema_of, validated

Model = TypeVar("Model")
Parse: TypeAlias = Callable[[Document], tuple[Model | None, tuple[Finding, ...]]]
"""From a document to what it is, and everything that is wrong with it."""


def load_protocol(raw: bytes, path: str, fetch: Fetch = nowhere) -> Protocol:
    """Return the protocol in a file.

    Args:
        raw: its bytes.
        path: the file as the user named it.
        fetch: finds the protocols that it takes over.

    Raises:
        ProtocolError: it cannot be used; carries every finding of severity error.
    """
    return protocol_in(load(raw, path, composing(fetch))[0])


def load_document(raw: bytes, path: str, fetch: Fetch) -> Document:
    """Return a protocol file with everything that it takes over.

    Raises:
        ProtocolError: it cannot be read, or put together; carries every finding.
    """
    return load(raw, path, composing(fetch))[0]


def protocol_in(document: Document) -> Protocol:
    """Return the protocol that a document is.

    Raises:
        ProtocolError: it cannot be used; carries every finding of severity error.
    """
    protocol, found = parse_protocol(document)
    errors = tuple(finding for finding in found if finding.severity == "error")
    if protocol is None or errors:
        raise ProtocolError(errors)
    return protocol


def composing(fetch: Fetch) -> Parse[Document]:
    """Return what puts a document together with everything that it takes over."""

    def parse(document: Document) -> tuple[Document | None, tuple[Finding, ...]]:
        made, found = compose(document, fetch)
        return (None if found else made), found

    return parse


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


def protocol_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a protocol file, made from the models."""
    schema = schema_of(Protocol)
    shared = {
        name: member
        for cls in (ValuePrompt, BasePrompt)
        for name, member in schema_of(cls)["properties"].items()
        if "description" in member
    }
    for definition in schema["$defs"].values():
        for name, member in definition["properties"].items():
            # pydantic finds the docstrings of a dataclass's own fields only.
            if name in shared and "description" not in member:
                member["description"] = shared[name]["description"]
    return _with_reuse(schema)


def _with_reuse(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of what is written: before steps and protocols are taken over."""
    include, extension = schema_of(Include), schema_of(Extension)
    schema["$defs"] |= extension.pop("$defs")
    del include["$schema"]
    schema["$defs"]["Include"] = include
    steps = {"anyOf": [{"$ref": "#/$defs/Step"}, {"$ref": "#/$defs/Include"}]}
    for owner in ("Phase", "Step", "Addition"):
        schema["$defs"][owner]["properties"]["steps"]["items"] = steps
    schema["properties"] |= extension["properties"]
    own = [field.name for field in fields(Protocol)
           if field.name in OWN and field.default is MISSING]  # fmt: skip
    schema["anyOf"] = [{"required": schema.pop("required")}, {"required": [*own, "extends"]}]
    return schema
