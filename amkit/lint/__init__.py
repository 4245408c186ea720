"""The linter: rules over protocol files, and findings as text for people and machines."""

from amkit.lint.check import check, examine, fails, in_order, lint
from amkit.lint.registry import Choice, Profile, choose, every_rule
from amkit.lint.reports import report, summary

__all__ = [
    "Choice",
    "Profile",
    "check",
    "choose",
    "every_rule",
    "examine",
    "fails",
    "in_order",
    "lint",
    "report",
    "summary",
]
