"""Whether a protocol can be walked: names, conditions, what reaches whom."""

from amkit.lint.rule import Rule
from amkit.lint.rules.flow import (
    constant_condition,
    expression,
    internal_to_client,
    may_be_skipped,
    read_before_asked,
    unreachable_step,
    unused_answer,
)

RULES: tuple[Rule, ...] = (
    constant_condition.RULE,
    expression.RULE,
    internal_to_client.RULE,
    may_be_skipped.RULE,
    read_before_asked.RULE,
    unreachable_step.RULE,
    unused_answer.RULE,
)
