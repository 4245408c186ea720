"""Whether both languages say the same, in words that are understood."""

from amkit.lint.rule import Rule
from amkit.lint.rules.language import (
    jargon,
    long_sentence,
    missing_translation,
    placeholder_mismatch,
    untranslated,
)

RULES: tuple[Rule, ...] = (
    jargon.RULE,
    long_sentence.RULE,
    missing_translation.RULE,
    placeholder_mismatch.RULE,
    untranslated.RULE,
)
