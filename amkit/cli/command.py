"""What a command is. Its module is loaded when it is what runs."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from amkit.cli.options import Options
from amkit.model.text import Text


class Command(NamedTuple):
    """A command of the command line.

    Attributes:
        name: how it is typed; two words for a command of a group.
        about: what it does.
        module: the module of `amkit.cli` that makes it.
        maker: the function there that does.
    """

    name: str
    about: Text
    module: str
    maker: str = "make"

    def make(self, options: Options) -> Callable[..., int | None]:
        """Return what Typer runs, with its parameters in the language of `options`."""
        made: Callable[..., int | None] = getattr(
            import_module(f"amkit.cli.{self.module}"), self.maker
        )(options)
        return made
