"""The rules, in the order in which they run.

A rule is a module in the folder of its group; its docstring is its manual.
"""

from amkit.lint.rule import Rule
from amkit.lint.rules import craft, flow, language, method, wording

RULES: tuple[Rule, ...] = (
    *craft.RULES, *flow.RULES, *language.RULES, *method.RULES, *wording.RULES,
)  # fmt: skip
"""By group and name. A rule that its group does not name does not exist."""
