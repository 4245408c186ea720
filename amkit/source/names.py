"""The name somebody probably meant, and names as a message shows them."""

from __future__ import annotations

from collections.abc import Iterable

from amkit.model.text import Text

MOST_SHOWN = 64
"""Most characters of a name that a message repeats: as many as a name may have."""


def shown(name: str) -> str:
    """Return `name` as a message repeats it: cut where it is far too long to be one."""
    return name if len(name) <= MOST_SHOWN else name[: MOST_SHOWN - 1] + "…"


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that comes nearest to `word`, None where none comes near.

    Only candidates of about its length are compared: difflib takes 33 ms for 2,000 long lists of
    names otherwise.
    """
    from difflib import get_close_matches  # noqa: PLC0415  only a mistake needs it

    folded = word.casefold()
    near = {
        candidate.casefold(): candidate
        for candidate in candidates
        if abs(len(candidate) - len(word)) <= max(2, len(word) // 3)
    }
    found = get_close_matches(folded, near, n=1, cutoff=0.6)
    return near[found[0]] if found else None


def no_such(name: str, known: tuple[str, ...]) -> Text:
    """Say that there is no `name` here, and what there is."""
    close, listed = nearest(name, known), ", ".join(known)
    return Text(
        en=f"there is no “{shown(name)}” here; "
        + (f"did you mean “{close}”?" if close else f"there are: {listed}"),
        nl=f"‘{shown(name)}’ bestaat hier niet; "
        + (f"bedoelt u ‘{close}’?" if close else f"wel: {listed}"),
    )
