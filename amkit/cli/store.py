"""`amkit store …`: where everything is kept, copies of it, and the way in and out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from amkit.cli import desk
from amkit.cli.json_out import as_json
from amkit.cli.options import Options
from amkit.errors import FileError
from amkit.files import write_text
from amkit.model.text import Language, Text
from amkit.store import StoreStatus, backup
from amkit.terminal.output import out


def make_status(options: Options) -> Callable[..., int | None]:
    """Return `amkit store status`."""

    def status(json_: bool = options.json, lang: Language | None = options.lang) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            found = store.status()
        if json_:
            as_json(asdict(found))
        else:
            out("".join(f"{line}\n" for line in _lines(found, settings.language)))
        return 0 if found.sound else 1

    return status


def _lines(found: StoreStatus, language: Language) -> Iterator[str]:
    yield f"{found.kind}: {found.url}"
    counts = Text(
        f"{found.accounts} accounts, {found.runs} conversations, {found.answers} answers",
        f"{found.accounts} accounts, {found.runs} gesprekken, {found.answers} antwoorden",
    )
    yield counts.to(language)
    if found.size is not None:
        locked = Text(", encrypted", ", versleuteld") if found.encrypted else Text()
        yield f"{found.size // 1024} KiB{locked.to(language)}"
    sound = Text("every answer was checked: undamaged", "elk antwoord nagekeken: onbeschadigd")
    broken = Text(
        "damaged: see what is safe with: amkit doctor",
        "beschadigd: kijk wat veilig is met: amkit doctor",
    )
    yield (sound if found.sound else broken).to(language)


def make_backup(options: Options) -> Callable[..., int | None]:
    """Return `amkit store backup`."""

    def backup_(
        file: Path = _file(options),
        force: bool = options.flag(
            "--force", says=Text("Replace the file.", "Vervang het bestand.")
        ),
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            backup(store, file, overwrite=force)
        out(f"{file}\n")
        return 0

    return backup_


def make_export(options: Options) -> Callable[..., int | None]:
    """Return `amkit store export`."""

    def export(file: Path = _file(options), lang: Language | None = options.lang) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            if str(file) == "-":
                for line in store.export():
                    out(line)
            else:
                write_text(file, "".join(store.export()), root=file.parent)
                out(f"{file}\n")
        return 0

    return export


def make_import(options: Options) -> Callable[..., int | None]:
    """Return `amkit store import`."""

    def import_(file: Path = _file(options), lang: Language | None = options.lang) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            taken = store.import_(_read(file))
        told = Text(
            f"taken in: {taken.accounts} accounts, {taken.runs} conversations, "
            f"{taken.answers} answers",
            f"opgenomen: {taken.accounts} accounts, {taken.runs} gesprekken, "
            f"{taken.answers} antwoorden",
        )
        out(f"{told.to(settings.language)}\n")
        return 0

    return import_


def _file(options: Options) -> Path:
    made: Path = options.argument(
        Text("FILE", "BESTAND"), Text("The file; - is the screen.", "Het bestand; - is het scherm.")
    )
    return made


def _read(file: Path) -> Iterable[str]:
    try:
        with file.open(encoding="utf-8") as lines:
            yield from lines
    except (OSError, UnicodeDecodeError) as error:
        kind = type(error).__name__
        raise FileError(
            Text(
                en=f"{file}:1:1: cannot be read ({kind}); nothing was taken in",
                nl=f"{file}:1:1: is niet te lezen ({kind}); er is niets opgenomen",
            )
        ) from None
