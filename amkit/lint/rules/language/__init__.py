"""Whether both languages say the same."""

from amkit.lint.rule import Rule
from amkit.lint.rules.language import (
    missing_translation,
    placeholder_mismatch,
)

RULES: tuple[Rule, ...] = (
    missing_translation.RULE,
    placeholder_mismatch.RULE,
)
