"""`amkit account export`: accounts in open formats, for people, programs and other tools."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from amkit.cli import desk
from amkit.cli.json_out import json_text
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.model.text import Language, Text
from amkit.session.exporting import FORMS, Form, copy_documents, exported, target_of, write_new
from amkit.terminal.output import out

_ACCOUNT = Text("The account; all of them otherwise.", "Het account; anders allemaal.")
_FORMAT = Text(
    "yaml and json: everything, with its history, to take in again. csv: what is known now, for a "
    "spreadsheet. vcard: the people. ics: open actions and ends of contracts, for a calendar.",
    "yaml en json: alles, met de geschiedenis, om weer op te nemen. csv: wat nu bekend is, voor "
    "een spreadsheet. vcard: de mensen. ics: openstaande acties en einden van contracten, voor een "
    "agenda.",
)
_OUTPUT = Text(
    "A file, or a folder; otherwise it is shown.",
    "Een bestand of een map; anders wordt het getoond.",
)
_DOCUMENTS = Text(
    "Copy the notes and plans into the folder too.",
    "Kopieer ook de verslagen en plannen naar de map.",
)
_RAW = Text(
    "csv for a program: cells as they are, which a spreadsheet may run.",
    "csv voor een programma: cellen zoals ze zijn; een spreadsheet kan ze uitvoeren.",
)
_FORCE = Text("Replace what is there.", "Vervang wat er al is.")


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def export(
        account: str = options.argument(Text("[ACCOUNT]", "[ACCOUNT]"), _ACCOUNT, default=""),
        form: str = options.option("--format", "-f", says=_FORMAT, default="yaml"),
        output: Path | None = options.option("--output", "-o", says=_OUTPUT),
        documents: bool = options.flag("--documents", says=_DOCUMENTS),
        raw: bool = options.flag("--raw", says=_RAW),
        force: bool = options.flag("--force", says=_FORCE),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        wanted = _form(form)
        shown = output is None or str(output) == "-"
        _check(shown=shown, documents=documents, json_=json_)
        with desk.store(settings) as store:
            one = (desk.account_named(store, account),) if account else ()
            accounts = one or store.accounts()
            made = exported(
                store, accounts, wanted, settings.language, raw=raw, documents=documents
            )
        if shown or output is None:
            out(made.decode())
            return 0
        path = target_of(output, one[0].slug if one else "accounts", wanted)
        written = [write_new(path, made, force=force)]
        if documents:
            written += copy_documents(settings, accounts, path.parent, force=force)
        out(_told(len(accounts), wanted, written, as_json=json_))
        return 0

    return export


def _told(accounts: int, form: Form, written: Sequence[Path], *, as_json: bool) -> str:
    if not as_json:
        return "".join(f"{path}\n" for path in written)
    told = {"accounts": accounts, "format": form, "written": [str(path) for path in written]}
    return json_text(told)


def _form(given: str) -> Form:
    found = next((form for form in FORMS if form == given), None)
    if found is None:
        listed = ", ".join(FORMS)
        raise UsageError(Text(f"--format: one of {listed}", f"--format: een van {listed}"))
    return found


def _check(*, shown: bool, documents: bool, json_: bool) -> None:
    if shown and (documents or json_):
        option = "--documents" if documents else "--json"
        raise UsageError(
            Text(
                f"{option} needs --output FOLDER or FILE",
                f"{option} heeft --output MAP of BESTAND nodig",
            )
        )
