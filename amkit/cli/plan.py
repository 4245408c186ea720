"""`amkit plan ACME`: the account plan, from everything recorded so far."""

from __future__ import annotations

from collections.abc import Callable

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.cli.written import tell
from amkit.model.text import Language
from amkit.session import documents
from amkit.session.clock import now
from amkit.terminal.output import out


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
