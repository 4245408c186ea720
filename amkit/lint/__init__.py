"""The linter: rules over protocol files, and findings as text for people and machines."""

from amkit.lint.check import check, every_rule, fails, lint
from amkit.lint.reports import report, summary

__all__ = ["check", "every_rule", "fails", "lint", "report", "summary"]
