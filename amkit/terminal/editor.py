"""The user's own editor, on a private copy that is gone afterwards."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from amkit.errors import AnswerError
from amkit.model.text import Text

_COMMON = ("nano", "vim", "vi", "notepad")


def edit(text: str, environ: Mapping[str, str], name: str = "answer.md") -> str | None:
    """Return what the user made of `text`, None where they changed nothing.

    Args:
        text: what the editor begins with.
        environ: the environment, which says which editor.
        name: of the file that it opens; its ending tells what kind of text it is.

    Raises:
        AnswerError: there is no editor, it failed, or what it wrote is no text; tells where the
            draft was kept.
    """
    command = _command(environ)
    draft = keep_draft(text, name)
    failed = _run([*command, str(draft)])
    raw = draft.read_bytes() if draft.is_file() else b""
    try:
        written = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise _unreadable(draft) from None
    if failed and written not in ("", text):
        raise _failed(command[0], draft)
    shutil.rmtree(draft.parent, ignore_errors=True)
    if failed:
        raise _failed(command[0], None)
    return None if written.strip() in ("", text.strip()) else written


def keep_draft(text: str, name: str) -> Path:
    """Keep a text that could not be used, for this user alone; return where.

    Raises:
        OSError: it cannot be kept.
    """
    draft = Path(tempfile.mkdtemp(prefix="amkit-")) / name
    draft.touch(mode=0o600)
    draft.write_text(text, encoding="utf-8")
    return draft


def _command(environ: Mapping[str, str]) -> list[str]:
    for name in ("VISUAL", "EDITOR"):
        if environ.get(name, "").strip():
            return _words(name, environ[name])
    for name in _COMMON:
        if shutil.which(name):
            return [name]
    raise AnswerError(
        Text(
            en="no editor was found; set EDITOR, such as EDITOR=nano",
            nl="er is geen editor gevonden; stel EDITOR in, zoals EDITOR=nano",
        )
    )


def _words(name: str, given: str) -> list[str]:
    try:
        return shlex.split(given)
    except ValueError:
        raise AnswerError(
            Text(
                en=f"{name} has a quote that is not closed: {given}",
                nl=f"in {name} staat een aanhalingsteken dat niet gesloten is: {given}",
            )
        ) from None


def _run(command: list[str]) -> bool:
    """Run the editor on the terminal; return whether it failed.

    Ctrl-C is the editor's own meanwhile: it would take the editor away from under its user.
    """
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        return subprocess.run(command, check=False).returncode != 0
    except OSError:
        return True
    finally:
        signal.signal(signal.SIGINT, before)


def _unreadable(kept: Path) -> AnswerError:
    return AnswerError(
        Text(
            en=f"what you wrote is not UTF-8; it is in {kept}, save it as UTF-8",
            nl=f"wat u schreef is geen UTF-8; het staat in {kept}, bewaar het als UTF-8",
        )
    )


def _failed(command: str, kept: Path | None) -> AnswerError:
    if kept is None:
        return AnswerError(
            Text(
                en=f"the editor ({command}) failed; nothing was changed",
                nl=f"de editor ({command}) is mislukt; er is niets veranderd",
            )
        )
    return AnswerError(
        Text(
            en=f"the editor ({command}) failed; what you wrote is in {kept}",
            nl=f"de editor ({command}) is mislukt; wat u schreef staat in {kept}",
        )
    )
