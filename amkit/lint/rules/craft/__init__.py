"""Whether questions and answers are well made, and whether there are not too many protocols."""

from amkit.lint.rule import Rule
from amkit.lint.rules.craft import (
    overlapping_options,
    scale_without_anchors,
    single_option,
)

RULES: tuple[Rule, ...] = (
    overlapping_options.RULE,
    scale_without_anchors.RULE,
    single_option.RULE,
)
