"""The one error boundary: every way a command can end, and the exit code of each."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from typer.exceptions import TyperException

from amkit.cli.app import build
from amkit.cli.commands import GROUPS
from amkit.cli.typer_words import error_in_dutch
from amkit.errors import AmkitError, NobodyReads, OutputError, UsageError
from amkit.model.text import Language, Text
from amkit.settings import language_of
from amkit.terminal.output import err, flush
from amkit.terminal.visible import visible

BUG = 70
CTRL_C = 130


def main(argv: Sequence[str]) -> int:
    """Run one command line; return its exit code."""
    argv = _language_behind_the_command([_as_written(word) for word in argv])
    try:
        here = Path.cwd()
    except FileNotFoundError:
        return _told(_no_folder(), language_of(argv, os.environ, Path(os.sep)))
    language = language_of(argv, os.environ, here)
    try:
        code = _run(argv, language)
        flush()
    except NobodyReads as gone:
        return gone.exit_code
    except OutputError as error:
        return _told(error, language)
    return code


def _as_written(word: str) -> str:
    """Return a word of the command line as UTF-8, in a locale that knows no letters but ASCII too.

    What is none, such as the name of an old file, stays as Python gave it.
    """
    try:
        return word if word.isascii() else os.fsencode(word).decode("utf-8")
    except UnicodeError:
        return word


def _no_folder() -> UsageError:
    return UsageError(
        Text(
            en="the folder you are working in was removed. Go to one that exists, and try again",
            nl="de map waarin u werkt is verwijderd. Ga naar een map die er is, en probeer opnieuw",
        )
    )


def _language_behind_the_command(argv: Sequence[str]) -> Sequence[str]:
    """Return the words with a language that stands before the command behind it, where it is read.

    So `amkit --lang nl plan ACME` is `amkit plan --lang nl ACME`.
    """
    first = argv[0] if argv else ""
    count = 2 if first == "--lang" else int(first.startswith("--lang="))
    rest = argv[count:]
    words = 2 if rest and rest[0] in GROUPS else 1
    if not count or len(rest) < words or any(word.startswith("-") for word in rest[:words]):
        return argv
    return [*rest[:words], *argv[:count], *rest[words:]]


def _run(argv: Sequence[str], language: Language) -> int:
    try:
        result = build(language, argv)(list(argv), prog_name="amkit", standalone_mode=False)
    except OutputError:
        raise
    except AmkitError as error:
        return _told(error, language)
    except TyperException as error:
        message = error.format_message()
        message = error_in_dutch(message) if language == "nl" else message
        return _usage(message, language)
    except KeyboardInterrupt:
        return CTRL_C
    except Exception as error:
        return _bug(error, language)
    return result if isinstance(result, int) else 0


def _told(error: AmkitError, language: Language) -> int:
    said = visible(error.text.to(language))
    err(f"{said}\n" if _placed(error) else f"amkit: {said}\n")
    return error.exit_code


def _placed(error: AmkitError) -> bool:
    """Tell whether the error's text starts with a place of its own, which editors can jump to."""
    first = error.text.en.split("\n", 1)[0].split(":")
    return len(first) > 3 and first[1].isdigit() and first[2].isdigit()


def _usage(message: str, language: Language) -> int:
    more = Text("amkit --help shows what there is", "amkit --help toont wat er is")
    err(f"amkit: {message}\n{more.to(language)}\n")
    return 2


def _bug(error: Exception, language: Language) -> int:
    """Tell of a bug in one line, and keep the traceback; never a value, which may be an answer."""
    import traceback  # noqa: PLC0415  only after a bug

    from amkit.files import log_path  # noqa: PLC0415  only after a bug

    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(path, "a", encoding="utf-8", opener=_private) as log:
            log.write("\n".join([type(error).__name__, *lines, ""]))
        where = str(path)
    except OSError:
        where = lines[-1] if lines else "?"
    err(
        Text(
            en=f"amkit: this is a bug in amkit ({type(error).__name__}); "
            f"nothing that was accepted is lost. Where it happened: {where}\n",
            nl=f"amkit: dit is een fout in amkit ({type(error).__name__}); "
            f"niets wat bewaard was is verloren. Waar het gebeurde: {where}\n",
        ).to(language)
    )
    return BUG


def _private(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
