"""`amkit plan ACME`: the account plan, from everything recorded so far."""

from __future__ import annotations

from collections.abc import Callable

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.model.text import Language, Text
from amkit.session import documents
from amkit.session.clock import now
from amkit.session.documents import Written
from amkit.terminal.output import err, out


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def plan(
        account: str = options.account_argument,
        stdout: bool = options.stdout,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        with desk.store(settings) as store:
            named = desk.account_named(store, account)
            if stdout:
                out(documents.render_plan(settings, store, named, settings.language, now))
                return 0
            written = documents.write_plan(settings, store, named, settings.language, now)
        return tell(written, settings.language)

    return plan


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
