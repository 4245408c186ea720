"""Instruments: plan, report, brief and a workspace's own, made from what is stored."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from amkit.errors import FileError, NotFound
from amkit.files import find_protocol, protocol_names, template, template_names
from amkit.model.account import Account
from amkit.model.prompts import Audience
from amkit.model.protocol import Protocol
from amkit.model.text import Language, Text
from amkit.planning.basis import Basis
from amkit.planning.brief import brief_of
from amkit.planning.plan import plan_of
from amkit.planning.report import report_of
from amkit.render import render
from amkit.session import writing
from amkit.session.clock import Clock, today
from amkit.session.documents import CLIENT
from amkit.session.library import load, protocol_of
from amkit.session.runs import walk_of
from amkit.session.writing import Document, Written
from amkit.settings import Settings
from amkit.source.names import nearest
from amkit.store import Store
from amkit.walk.state import Walk

PLAN, REPORT, BRIEF = "plan", "report", "brief"
ENDING = ".md.j2"
"""How the file of a template is called behind its name."""
_A_YEAR = timedelta(days=365)
"""What a first report goes back to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every instrument of one command is made with.

    Attributes:
        settings, store, clock: as anywhere.
        audience: who will read it.
        year: the year it is about; 0 for this one.
        since: the day that a report goes back to; None: that of the last one.
        library: the protocols there are, read once for all accounts.
        rhythm: which of them come round by the method, by group of accounts.
    """

    settings: Settings
    store: Store
    clock: Clock
    audience: Audience = "internal"
    year: int = 0
    since: date | None = None
    library: tuple[Protocol, ...] = ()
    rhythm: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def language(self) -> Language:
        """The language of the instruments."""
        return self.settings.language


class Made(NamedTuple):
    """An instrument that was made, and not written yet.

    Attributes:
        name: what tells its renderings apart.
        context: what the template saw.
        text: what came out.
        path: where it belongs; its folder's root is `root`.
    """

    name: str
    context: dict[str, Any]
    text: str
    path: Path
    root: Path

    @property
    def json(self) -> str:
        """What the template saw, for a script."""
        return json.dumps(self.context, ensure_ascii=False, indent=2) + "\n"

    @property
    def gaps(self) -> list[str]:
        """What its author still has to find out."""
        found: list[str] = self.context.get("to_author", [])
        return found


def library_of(settings: Settings) -> tuple[Protocol, ...]:
    """Return the protocols there are; one that cannot be read is for `amkit lint` to tell of."""
    return tuple(_readable(settings))


def _readable(settings: Settings) -> Iterator[Protocol]:
    for name in protocol_names(settings.workspace):
        try:
            found = find_protocol(name, settings.workspace)
            yield load(found.raw, found.path, settings.workspace).protocol
        except FileError:
            continue


def basis_of(desk: Desk, account: Account) -> Basis:
    """Return what an account's instruments are made from.

    Only its statements and the list of its runs are read: answers and notes stay where they are.
    """
    runs = desk.store.runs(account_id=account.id)
    kept = {run.protocol_digest: run for run in runs}
    titles = {
        digest: protocol_of(desk.store, run).protocol.title.to(desk.language)
        for digest, run in kept.items()
    }
    return Basis(
        account=account, statements=desk.store.statements(account.id), runs=runs, titles=titles,
        protocols=desk.library, rhythm=desk.rhythm, language=desk.language, today=today(desk.clock),
        audience=desk.audience, year=desk.year, kinds=desk.settings.kinds,
    )  # fmt: skip


def plan(desk: Desk, account: Account) -> Made:
    """Make the account plan: `plans/<account>.md`, with the year in its name where one is asked.

    Raises:
        TemplateError: the template cannot be rendered.
    """
    about = f"-{desk.year}" if desk.year else ""
    path = desk.settings.plans / f"{account.slug}{about}{_ending(desk)}"
    name = PLAN + about + (":client" if desk.audience == "client" else "")
    return _made(desk, name, "plan.md.j2", plan_of(basis_of(desk, account)), path,
                 desk.settings.plans)  # fmt: skip


def report(desk: Desk, account: Account) -> Made:
    """Make the report to the customer: `reports/<account>/<date>.md`.

    It goes back to the day of the last one, so that nothing that was open then is dropped.

    Raises:
        TemplateError: the template cannot be rendered.
    """
    basis = basis_of(desk, account)
    context = report_of(basis, _since(desk, account, basis.today))
    path = desk.settings.reports / account.slug / f"{basis.today.isoformat()}.md"
    name = f"{REPORT}:{basis.today.isoformat()}"
    return _made(desk, name, "report.md.j2", context, path, desk.settings.reports)


def _since(desk: Desk, account: Account, now: date) -> date:
    if desk.since is not None:
        return desk.since
    days = [
        name.removeprefix(f"{REPORT}:")[:10]
        for name in desk.store.rendered(account.id)
        if name.startswith(f"{REPORT}:")
    ]
    before = [day for day in days if day < now.isoformat()]
    return date.fromisoformat(max(before)) if before else now - _A_YEAR


def brief(desk: Desk, account: Account, protocol: Protocol) -> Made:
    """Make the brief of a call, for us.

    Raises:
        TemplateError: the template cannot be rendered.
    """
    basis = basis_of(desk, account)
    walk = _prepared(desk, account, basis, protocol)
    folder = desk.settings.documents
    path = folder / account.slug / f"{basis.today.isoformat()}-{protocol.id}.brief.md"
    return _made(desk, f"{BRIEF}:{protocol.id}", "brief.md.j2", brief_of(basis, walk), path,
                 folder)  # fmt: skip


def _prepared(desk: Desk, account: Account, basis: Basis, protocol: Protocol) -> Walk:
    """Return the walk of the run that is open for a call; a new one where none is."""
    for run in basis.runs:
        if run.status == "open" and run.protocol_id == protocol.id:
            return walk_of(desk.store, run, account, desk.settings.me, desk.clock)
    return Walk(
        protocol=protocol, account=account.name, record=basis.record, me=desk.settings.me,
        today=basis.today,
    )  # fmt: skip


def own(desk: Desk, account: Account, wanted: str) -> Made:
    """Make an instrument of the workspace's own: `documents/<account>/<template>.md`.

    Its template sees what that of the plan sees, and the report's names under `report`.

    Raises:
        NotFound: there is no such template.
        TemplateError: it cannot be rendered.
    """
    file = wanted if wanted.endswith(ENDING) else wanted + ENDING
    names = template_names(desk.settings.workspace)
    if file not in names:
        raise no_template(wanted, [name.removesuffix(ENDING) for name in names])
    basis = basis_of(desk, account)
    client = replace(basis, audience="client")
    since = _since(desk, account, basis.today)
    context = {**plan_of(basis), "report": report_of(client, since)}
    folder = desk.settings.documents
    short = file.removesuffix(ENDING)
    name = f"own:{short}" + (":client" if desk.audience == "client" else "")
    return _made(desk, name, file, context, folder / account.slug / f"{short}{_ending(desk)}",
                 folder)  # fmt: skip


def no_template(wanted: str, names: list[str]) -> NotFound:
    """Return the error that says which templates there are."""
    close, listed = nearest(wanted, names), ", ".join(names)
    return NotFound(
        Text(
            en=f"there is no template “{wanted}”; "
            + (f"did you mean “{close}”?" if close else f"there are: {listed}"),
            nl=f"er is geen sjabloon ‘{wanted}’; "
            + (f"bedoelt u ‘{close}’?" if close else f"er zijn: {listed}"),
        )
    )


def _ending(desk: Desk) -> str:
    return f".{CLIENT.to(desk.language)}.md" if desk.audience == "client" else ".md"


def _made(
    desk: Desk, name: str, file: str, context: dict[str, Any], path: Path, root: Path
) -> Made:
    text = render(file, context, lambda wanted: template(wanted, desk.settings.workspace))
    return Made(name=name, context=context, text=text, path=path, root=root)


def write(desk: Desk, account: Account, made: Made, output: Path | None = None) -> Written:
    """Write an instrument where it belongs, or to the file that is named.

    Raises:
        OutputError: it cannot be written.
    """
    document = _document(account, made, output)
    return writing.write(desk.store, document, made.text, desk.language, desk.clock)


def planned(desk: Desk, account: Account, made: Made, output: Path | None = None) -> Written:
    """Return what `write` would do."""
    document = _document(account, made, output)
    return writing.planned(desk.store, document, made.text, desk.language)


def outdated(
    desk: Desk, account: Account, maker: Maker, output: Path | None = None
) -> tuple[Path, bool]:
    """Return where an instrument belongs, and whether it has to be made anew.

    It has to where it is not there, or would have come out otherwise on the day it was made: ages
    that went on are no reason.
    """
    document = _document(account, maker(desk, account), output)
    last = desk.store.rendering(account.id, document.name)
    if last is None or not document.path.is_file():
        return document.path, True
    then = replace(desk, clock=lambda: last.at)
    return document.path, maker(then, account).text != last.text


def _document(account: Account, made: Made, output: Path | None) -> Document:
    if output is None:
        return Document(account=account, name=made.name, path=made.path, root=made.root)
    path = output.absolute()
    return Document(account=account, name=f"{made.name}@{path}", path=path, root=path.parent)


Maker = Callable[[Desk, Account], Made]
"""Makes an instrument of an account."""
