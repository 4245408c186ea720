"""Saying where a document was written."""

from __future__ import annotations

from amkit.model.text import Language, Text
from amkit.session.documents import Written
from amkit.terminal.output import err, out


def tell(written: Written, language: Language) -> int:
    """Say where a document was written; return 1 where an edited one was left beside it."""
    out(f"{written.path}\n")
    if written.beside is None:
        return 0
    err(
        Text(
            en=f"amkit: somebody edited {written.beside}, so it was left as it is; "
            f"the new one is {written.path}. Take over what you need, "
            "then remove one of the two\n",
            nl=f"amkit: iemand heeft {written.beside} bewerkt, dus die bleef zoals hij is; "
            f"de nieuwe is {written.path}. Neem over wat u nodig heeft, "
            "en verwijder een van de twee\n",
        ).to(language)
    )
    return 1
