"""Answers files: the same reader, another meaning."""

from __future__ import annotations

from amkit.errors import FileError
from amkit.model.text import Text
from amkit.source.document import Document
from amkit.source.reader import read


def read_answers(raw: bytes, path: str) -> Document:
    """Return the data of an answers file, YAML or JSON.

    Raises:
        FileError: it is neither, or not fit to be read; tells everything that is wrong.
    """
    document, found = read(raw, path)
    if document is not None:
        return document
    errors = [finding for finding in found if finding.severity == "error"]
    raise FileError(
        Text(
            en="\n".join(f"{finding.place}: {finding.text.en}" for finding in errors),
            nl="\n".join(f"{finding.place}: {finding.text.nl}" for finding in errors),
        )
    )
