"""The rules, in the order in which they run.

A rule is a module in the folder of its group; its docstring is its manual.
"""

from amkit.lint.rule import Rule
from amkit.lint.rules import flow, language, method, wording

RULES: tuple[Rule, ...] = (*flow.RULES, *language.RULES, *method.RULES, *wording.RULES)
"""By group and name. A rule that its group does not name does not exist."""
