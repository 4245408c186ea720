"""Whether a protocol is a way of working: how, down to the sentence."""

from amkit.lint.rule import Rule
from amkit.lint.rules.method import (
    minutes_sum,
    missing_phase,
    no_instruction,
    no_next_step,
    no_purpose,
    no_use_when,
)

RULES: tuple[Rule, ...] = (
    minutes_sum.RULE,
    missing_phase.RULE,
    no_instruction.RULE,
    no_next_step.RULE,
    no_purpose.RULE,
    no_use_when.RULE,
)
