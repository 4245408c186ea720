"""Where amkit starts. What needs no library is answered before any is loaded."""

from __future__ import annotations

import gc
import sys

from amkit import __version__


def main() -> int:
    """Run the command line; return its exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"amkit {__version__}\n")
        return 0
    gc.set_threshold(100_000)  # loading makes much and drops little: no need to look for garbage
    from amkit.cli.main import main as run  # noqa: PLC0415  loads Typer; --version does without

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
