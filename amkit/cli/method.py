"""`amkit method`: the core tasks, why each is done as it is, and with which conversations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict

from amkit.cli import desk
from amkit.cli.json_out import as_json
from amkit.cli.options import Options
from amkit.errors import ProtocolError
from amkit.files import find_protocol, protocol_names
from amkit.model.method import Instrument, Method, Task
from amkit.model.text import Language, Text
from amkit.session.cycle import method_of
from amkit.session.library import load
from amkit.settings import Settings
from amkit.terminal.output import out
from amkit.terminal.plain import Shown
from amkit.terminal.screens import Block, Heading, Paragraph, Section
from amkit.terminal.visible import visible

_INSTRUMENTS: Mapping[Instrument, Text] = {
    "plan": Text("account plan", "accountplan"),
    "report": Text("report to the customer", "klantrapportage"),
    "brief": Text("one page before the call", "één pagina voor het gesprek"),
}


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def method(
        check: bool = options.flag(
            "--check",
            says=Text("Does each task have its instructions?", "Heeft elke taak haar instructies?"),
        ),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        made = method_of(settings)
        if check:
            wrong = [text.to(settings.language) for text in _wrong(made, settings)]
            if json_:
                as_json(wrong)
            else:
                out("".join(f"{visible(one)}\n" for one in wrong))
            return 1 if wrong else 0
        if json_:
            as_json(asdict(made))
        else:
            Shown().show(tuple(_page(made, settings.language)))
        return 0

    return method


def _page(method: Method, language: Language) -> Iterator[Block]:
    yield Heading(text=method.title.to(language))
    for task in method.tasks:
        used = [*task.protocols, *(_INSTRUMENTS[one].to(language) for one in task.instruments)]
        yield Section(label=task.title.to(language), lines=(task.strategy.to(language),))
        yield Paragraph(text="  " + " · ".join(used), tone="quiet")


def _wrong(method: Method, settings: Settings) -> Iterator[Text]:
    """Yield each task without instructions, and each protocol that serves no task."""
    known = protocol_names(settings.workspace)
    for task in method.tasks:
        for name in task.protocols:
            if name not in known:
                yield Text(
                    f"{task.id}: the library has no protocol “{name}”",
                    f"{task.id}: de bibliotheek heeft geen protocol ‘{name}’",
                )
            elif not _is_literal(name, settings):
                yield _not_literal(task, name)
    for name in known:
        if name not in method.served():
            yield Text(
                f"{name}: this protocol serves no task of the method",
                f"{name}: dit protocol hoort bij geen taak van de methode",
            )


def _not_literal(task: Task, name: str) -> Text:
    return Text(
        f"{task.id}: “{name}” cannot be read, or has no line to say and no question to ask",
        f"{task.id}: ‘{name}’ is niet te lezen, of heeft geen zin om te zeggen en geen vraag",
    )


def _is_literal(name: str, settings: Settings) -> bool:
    found = find_protocol(name, settings.workspace)
    try:
        protocol = load(found.raw, found.path, settings.workspace).protocol
    except ProtocolError:
        return False
    return any(step.say or step.ask for phase, step in protocol.steps() if phase.moment == "during")
