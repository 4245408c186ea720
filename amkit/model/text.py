"""Text in the two languages amkit speaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Language = Literal["en", "nl"]
LANGUAGES: tuple[Language, ...] = ("en", "nl")
HIDDEN = "•••"
"""What stands, in either language, for a value that does not show."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text, in each language. An empty string means: not written in that language."""

    en: str = ""
    nl: str = ""

    def to(self, language: Language) -> str:
        """Return the text in `language`, or in the other one where it is not written."""
        wanted, other = (self.en, self.nl) if language == "en" else (self.nl, self.en)
        return wanted or other

    def __bool__(self) -> bool:
        return bool(self.en or self.nl)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Callable[[Any], Any]) -> Any:
        return _one_or_per_language(cls, _texts(), lambda given: cls(en=given, nl=given))


@dataclass(frozen=True, slots=True)
class Lines:
    """Several lines of text, in each language, in order."""

    en: tuple[str, ...] = ()
    nl: tuple[str, ...] = ()

    def to(self, language: Language) -> tuple[str, ...]:
        """Return the lines in `language`, or in the other one where there are none."""
        wanted, other = (self.en, self.nl) if language == "en" else (self.nl, self.en)
        return wanted or other

    def __bool__(self) -> bool:
        return bool(self.en or self.nl)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Callable[[Any], Any]) -> Any:
        def both(given: Any) -> Lines:
            lines = (given,) if isinstance(given, str) else tuple(given)
            return cls(en=lines, nl=lines)

        return _one_or_per_language(cls, _text_or_texts(), both)


def _texts() -> Any:
    from pydantic_core import core_schema  # noqa: PLC0415  only where a file is read; heavy

    return core_schema.str_schema()


def _text_or_texts() -> Any:
    from pydantic_core import core_schema  # noqa: PLC0415  only where a file is read; heavy

    text = core_schema.str_schema()
    return core_schema.tagged_union_schema(
        {"text": text, "texts": core_schema.tuple_variable_schema(text)},
        discriminator=lambda given: "text" if isinstance(given, str) else "texts",
    )


def _one_or_per_language(cls: type, one: Any, both: Callable[[Any], Any]) -> Any:
    """Return a schema that takes one text for both languages, or a mapping of language to text."""
    from pydantic_core import core_schema  # noqa: PLC0415  only where a file is read; heavy

    per_language = core_schema.typed_dict_schema(
        {language: core_schema.typed_dict_field(one, required=False) for language in LANGUAGES},
        extra_behavior="forbid",
    )

    def build(given: Any) -> Any:
        if not isinstance(given, dict):
            return both(given)
        if cls is Lines:
            given = {key: both(lines).en for key, lines in given.items()}
        return cls(**given)

    return core_schema.no_info_after_validator_function(
        build,
        core_schema.tagged_union_schema(
            {"one": one, "per language": per_language},
            discriminator=lambda given: "per language" if isinstance(given, dict) else "one",
        ),
    )
