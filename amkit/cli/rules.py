"""`amkit rules` lists the linter's rules; `amkit explain` reads the manual of one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from amkit.cli import desk
from amkit.cli.json_out import as_json
from amkit.cli.options import Options
from amkit.errors import NotFound
from amkit.lint.manuals import FIXABLE, manual_of
from amkit.lint.registry import GROUPS, AnyRule, every_rule, known, no_rule
from amkit.lint.words import SEVERITY
from amkit.model.text import Language, Text
from amkit.session.own_rules import take_own_rules
from amkit.source.names import no_such
from amkit.terminal.look import look_of
from amkit.terminal.output import out
from amkit.terminal.tables import markdown, table


def make(options: Options) -> Callable[..., int | None]:
    """Return `amkit rules`."""

    def rules(
        group: str | None = options.argument(
            Text("[GROUP]", "[GROEP]"),
            Text("Only the rules about this.", "Alleen de regels hierover."),
            default=None,
        ),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        take_own_rules(settings.workspace)
        language = settings.language
        if group is not None and group not in GROUPS:
            raise NotFound(no_such(group, GROUPS))
        wanted = [rule for rule in every_rule() if group in (None, rule.group)]
        if json_:
            data = [_row(rule) for rule in wanted]
            as_json(data)
            return 0
        heads = Text("rule;about;severity;asks for", "regel;over;ernst;vraagt om")
        rows = [_cells(rule, language) for rule in wanted]
        table(heads.to(language).split(";"), rows, whole=3)
        return 0

    return rules


def _row(rule: AnyRule) -> dict[str, object]:
    return {
        "name": rule.name,
        "group": rule.group,
        "severity": rule.severity,
        "title": {"en": rule.title.to("en"), "nl": rule.title.to("nl")},
        "fix": rule.fixable,
    }


def _cells(rule: AnyRule, language: Language) -> tuple[str, ...]:
    mends = f" ({FIXABLE[rule.fixable]})" if rule.fixable else ""
    severity = SEVERITY[rule.severity].to(language)
    return rule.name, rule.group, severity, rule.title.to(language) + mends


def make_explain(options: Options) -> Callable[..., int | None]:
    """Return `amkit explain`."""

    def explain(
        rule: str = options.argument(
            Text("RULE", "REGEL"),
            Text("Its name, as reports tell it.", "De naam, zoals verslagen die noemen."),
        ),
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        take_own_rules(settings.workspace)
        language = settings.language
        if rule not in known():
            raise NotFound(no_rule(rule))
        text = manual_of(known()[rule], language)
        if look_of(sys.stdout, os.environ).style:
            markdown(text)
        else:
            out(text)
        return 0

    return explain
