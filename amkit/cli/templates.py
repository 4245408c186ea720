"""`amkit templates` and `amkit render TEMPLATE ACME`: instruments of a workspace's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from amkit.cli import desk
from amkit.cli.json_out import as_json
from amkit.cli.making import (
    AUDIENCE,
    Wanted,
    carry_out,
    check,
    day,
    diff,
    every,
    output,
    some_account,
    year,
    year_of,
)
from amkit.cli.options import Options
from amkit.cli.report import SINCE
from amkit.files import template_names
from amkit.model.account import Account
from amkit.model.prompts import Audience
from amkit.model.text import Language, Text
from amkit.planning.names import Name, names
from amkit.session import instruments
from amkit.terminal.output import out
from amkit.terminal.tables import table


def _own(at: instruments.Desk, account: Account, template: str) -> instruments.Made:
    return instruments.own(at, account, template)


def make_render(options: Options) -> Callable[..., int | None]:
    """Return `amkit render`."""

    def render(
        template: str = options.argument(
            Text("TEMPLATE", "SJABLOON"),
            Text(
                "A template; amkit templates shows them.", "Een sjabloon; amkit templates toont ze."
            ),
        ),
        account: str | None = some_account(options),
        audience: Audience = options.option("--audience", says=AUDIENCE, default="internal"),
        year: int | None = year(options),
        since: str | None = options.option("--since", says=SINCE),
        all_: bool = every(options),
        output: Path | None = output(options),
        stdout: bool = options.stdout,
        json_: bool = options.json,
        check: bool = check(options),
        diff: bool = diff(options),
        lang: Language | None = options.lang,
    ) -> int:
        wanted = Wanted(
            account=account, all_=all_, stdout=stdout, json=json_, output=output, outdated=check,
            diff=diff,
        )  # fmt: skip
        return carry_out(
            wanted, lang, partial(_own, template=template), audience=audience, year=year_of(year),
            since=day(since),
        )  # fmt: skip

    return render


def make_templates(options: Options) -> Callable[..., int | None]:
    """Return `amkit templates`."""

    def templates(
        template: str | None = options.argument(
            Text("[TEMPLATE]", "[SJABLOON]"),
            Text("A template: every name it may use.", "Een sjabloon: alle namen die erin kunnen."),
            default=None,
        ),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        files = {
            name.removesuffix(instruments.ENDING): path
            for name, path in template_names(settings.workspace).items()
        }
        if template is None:
            _list_templates(files, settings.language, json_=json_)
            return 0
        short = template.removesuffix(instruments.ENDING)
        if short not in files:
            raise instruments.no_template(template, list(files))
        _list_names(names_for(short), settings.language, json_=json_)
        return 0

    return templates


def names_for(template: str) -> list[Name]:
    """Return what a template may use; one of the workspace's own, what `amkit render` gives it."""
    known = names()
    if template in known:
        return list(known[template])
    report = [Name(path=f"report.{name.path}", about=name.about) for name in known["report"]]
    return [*known["plan"], *report]


def _list_templates(files: Mapping[str, Path], language: Language, *, json_: bool) -> None:
    if json_:
        as_json([{"name": n, "file": str(p)} for n, p in files.items()])
        return
    heads = Text("template;file", "sjabloon;bestand")
    table(heads.to(language).split(";"), [(name, desk.named(path)) for name, path in files.items()])
    more = Text(
        "amkit templates plan tells every name that a template may use.\n",
        "amkit templates plan toont alle namen die in een sjabloon kunnen.\n",
    )
    out(more.to(language))


def _list_names(found: list[Name], language: Language, *, json_: bool) -> None:
    if json_:
        rows = [{"name": n.path, "en": n.about.en, "nl": n.about.nl} for n in found]
        as_json(rows)
        return
    heads = Text("name;what it is", "naam;wat het is")
    table(heads.to(language).split(";"), [(n.path, n.about.to(language)) for n in found])
