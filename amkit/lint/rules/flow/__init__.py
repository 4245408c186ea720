"""Whether a protocol can be walked: names, conditions, what reaches whom."""

from amkit.lint.rule import Rule
from amkit.lint.rules.flow import (
    expression,
    internal_to_client,
)

RULES: tuple[Rule, ...] = (
    expression.RULE,
    internal_to_client.RULE,
)
