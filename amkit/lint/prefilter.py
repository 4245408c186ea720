"""What lets a rule pass a file by: most have nothing of what it looks for."""

from __future__ import annotations

from amkit.source.document import Document


def says(document: Document, *words: str) -> bool:
    """Tell whether one of some words stands anywhere in a file, or in what it takes over."""
    return any(word in text for text in (document.text, *document.parts.values()) for word in words)
