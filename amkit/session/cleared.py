"""Which protocols were looked at before, and had nothing to be said of them.

Only that is kept: a file with findings is looked at again, and so is one that takes over parts of
others, since those may have changed. What is kept counts for the same bytes under the same name,
rules, settings and amkit. A file that is damaged, or of another amkit, is as good as none.
"""

from __future__ import annotations

from amkit.lint.registry import Choice
from amkit.lint.rule import RuleSettings
from amkit.model.finding import Place
from amkit.session.unchanged import code, digest, keep_sealed, sealed

_MOST = 50_000
"""Most files that are remembered: some 4 MB."""
_NOBODY = "-"


class Cleared:
    """What is remembered of files under one set of rules."""

    def __init__(self, own_rules: bytes, settings: RuleSettings) -> None:
        """Look up what was kept.

        Args:
            own_rules: the rules of the workspace, as they stand in their files.
            settings: what a workspace sets for rules.
        """
        told = "\n".join((code(), repr(settings))).encode()
        self._name = f"lint-{digest(told, own_rules)}"
        self._known = _read(sealed(self._name))
        self._new: dict[str, str] = {}

    def __len__(self) -> int:
        """Return how many files are remembered."""
        return len(self._known)

    def key(self, raw: bytes, name: str, choice: Choice) -> str:
        """Return what a file is remembered by."""
        rules = "\n".join((name, *sorted(choice.wanted), "", *sorted(choice.left_out)))
        return digest(rules.encode(), raw)

    def has(self, key: str) -> bool:
        """Tell whether a file was clean before."""
        return key in self._known

    def active(self, key: str, name: str) -> Place | None:
        """Return where the id of an active protocol stands in a file that was clean before."""
        line, _, column = self._known[key].partition(":")
        return Place(name, int(line), int(column)) if column else None

    def remember(self, key: str, active: Place | None) -> None:
        """Note that a file is clean."""
        told = _NOBODY if active is None else f"{active.line}:{active.column}"
        if self._known.get(key) != told:
            self._new[key] = told

    def keep(self) -> None:
        """Keep what is new, where that can be done; the oldest goes where there is too much."""
        if self._new:
            lines = [f"{key} {told}" for key, told in {**self._known, **self._new}.items()]
            keep_sealed(self._name, "\n".join(lines[-_MOST:]))


def _read(kept: str) -> dict[str, str]:
    pairs = (line.partition(" ") for line in kept.splitlines())
    return {key: told for key, _, told in pairs}
