"""The user's own editor, on a private copy that is gone afterwards."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from amkit.errors import AnswerError
from amkit.model.text import Text

_COMMON = ("nano", "vim", "vi", "notepad")


def edit(text: str, environ: Mapping[str, str]) -> str | None:
    """Return what the user made of `text`, None where they changed nothing.

    Raises:
        AnswerError: there is no editor, or it failed; tells where the draft was kept.
    """
    command = _command(environ)
    folder = Path(tempfile.mkdtemp(prefix="amkit-"))  # 0700
    draft = folder / "answer.md"
    keep = False
    try:
        draft.touch(mode=0o600)
        draft.write_text(text, encoding="utf-8")
        failed = _run([*command, str(draft)])
        written = _read(draft)
        keep = failed and written not in (None, text)
        if failed:
            raise _failed(command[0], draft if keep else None)
        return None if written is None or written.strip() in ("", text.strip()) else written
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


def _command(environ: Mapping[str, str]) -> list[str]:
    for name in ("VISUAL", "EDITOR"):
        if environ.get(name, "").strip():
            return shlex.split(environ[name])
    for name in _COMMON:
        if shutil.which(name):
            return [name]
    raise AnswerError(
        Text(
            en="no editor was found; set EDITOR, such as EDITOR=nano",
            nl="er is geen editor gevonden; stel EDITOR in, zoals EDITOR=nano",
        )
    )


def _run(command: list[str]) -> bool:
    """Run the editor on the terminal; return whether it failed."""
    try:
        return subprocess.run(command, check=False).returncode != 0
    except OSError:
        return True


def _read(draft: Path) -> str | None:
    try:
        return draft.read_text(encoding="utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return None


def _failed(command: str, kept: Path | None) -> AnswerError:
    if kept is None:
        return AnswerError(
            Text(
                en=f"the editor ({command}) failed; the answer is as it was",
                nl=f"de editor ({command}) is mislukt; het antwoord is zoals het was",
            )
        )
    return AnswerError(
        Text(
            en=f"the editor ({command}) failed; what you wrote is in {kept}",
            nl=f"de editor ({command}) is mislukt; wat u schreef staat in {kept}",
        )
    )
