"""`amkit demo`: invented accounts with two years of conversations, to look around in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.model.text import Language, Text
from amkit.session import demo
from amkit.session.clock import now
from amkit.settings import load
from amkit.terminal.output import err, out

_FOLDER = Text("Where; otherwise amkit-demo, here.", "Waar; anders amkit-demo, hier.")
_REMOVE = Text("Take the demonstration away again.", "Haal de demonstratie weer weg.")


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def demo_(
        folder: Path = options.argument(Text("FOLDER", "MAP"), _FOLDER, default=Path(demo.FOLDER)),
        remove: bool = options.flag("--remove", says=_REMOVE),
        lang: Language | None = options.lang,
    ) -> int:
        language = desk.settings(lang).language
        if remove:
            demo.remove_workspace(folder)
            out(Text(f"{folder} is gone.\n", f"{folder} is weg.\n").to(language))
            return 0
        accounts = demo.invented()
        demo.make_workspace(folder, language)
        settings = load(cwd=folder.resolve(), environ={}, options={"language": language})
        with desk.store(settings) as store:
            held = demo.play(accounts, store, settings, now, _progress(len(accounts), language))
        told = Text(
            f"{folder}: {len(accounts)} invented accounts, {held} conversations.\n"
            f"Look around: cd {folder}; amkit account list\n"
            f"Take it away again: amkit demo --remove {folder}\n",
            f"{folder}: {len(accounts)} verzonnen accounts, {held} gesprekken.\n"
            f"Kijk rond: cd {folder}; amkit account list\n"
            f"Weer weghalen: amkit demo --remove {folder}\n",
        )
        out(told.to(language))
        return 0

    return demo_


def _progress(count: int, language: Language) -> Callable[[int], None]:
    """Return what tells how far it is, where somebody watches."""
    if sys.stderr is None or sys.stderr.closed or not sys.stderr.isatty():
        return lambda _: None

    def tell(done: int) -> None:
        end = "\n" if done == count else ""
        told = Text(f"\r{done} of {count} accounts{end}", f"\r{done} van {count} accounts{end}")
        err(told.to(language))

    return tell
