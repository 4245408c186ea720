"""Which files the linter looks at: protocols, their scenarios, templates and settings."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from amkit.errors import UsageError
from amkit.files.library import is_folder, is_scenario, shelves
from amkit.model.text import Text

_ENDINGS = (".yaml", ".yml", ".j2")
_RULES = "rules"
"""The folder of a workspace with rules of its own."""


def linted_files(paths: Sequence[Path], workspace: Path | None, settings: str) -> Iterator[Path]:
    """Yield the files that are named, and what there is to check in the folders that are.

    Without any name: what the workspace has, or what is shipped where there is no workspace. In a
    folder, what lies in a hidden folder or in one called `examples` is passed by.

    Args:
        paths: files and folders.
        workspace: the folder with the settings.
        settings: the name of a file of settings.

    Raises:
        UsageError: a folder holds nothing to check.
    """
    seen: set[Path] = set()
    for path in paths or _own(workspace, settings):
        found = _inside(path, settings) if is_folder(path) else [path]
        if not found:
            raise UsageError(
                Text(
                    en=f"there is nothing to check in {path} (*.yaml, *.j2, {settings}); "
                    "name a file or another folder",
                    nl=f"er is niets te controleren in {path} (*.yaml, *.j2, {settings}); "
                    "noem een bestand of een andere map",
                )
            )
        yield from (one for one in found if one not in seen)
        seen.update(found)


def rule_files(workspace: Path | None) -> tuple[Path, ...]:
    """Return the files with rules of a workspace's own: those in its folder `rules`."""
    folder = None if workspace is None else workspace / _RULES
    if folder is None or not is_folder(folder):
        return ()
    return tuple(sorted(path for ending in (".yaml", ".yml") for path in folder.glob(f"*{ending}")))


def is_rule(path: Path, workspace: Path | None) -> bool:
    """Tell whether a file holds a rule of a workspace's own."""
    return workspace is not None and path.parent.absolute() == workspace / _RULES


def _own(workspace: Path | None, settings: str) -> list[Path]:
    kinds = [shelves(workspace, kind)[0] for kind in ("protocols", "templates")]
    if workspace is not None:
        kinds.append(workspace / _RULES)
    own = [workspace / settings] if workspace is not None else []
    return [path for path in (*kinds, *own) if path in own or _has_some(path, settings)]


def _has_some(folder: Path, settings: str) -> bool:
    return is_folder(folder) and bool(_inside(folder, settings))


def _inside(folder: Path, settings: str) -> list[Path]:
    """Return the files in a folder, those of hidden folders and of examples aside.

    What goes away meanwhile, or may not be looked into, is passed by.
    """
    found: list[Path] = []
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "examples"]
        found += [
            Path(at, name)
            for name in names
            if (name.endswith(_ENDINGS) or name == settings) and not name.startswith(".")
        ]
    return sorted(found, key=lambda path: (_rank(path), path))


def _rank(path: Path) -> int:
    """Return which come first: protocols, then their scenarios, templates and settings."""
    if is_scenario(path):
        return 1
    return (".yaml", ".yml", ".j2", ".toml").index(path.suffix) // 2 * 2
