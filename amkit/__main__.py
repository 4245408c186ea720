"""Where amkit starts. What needs no library is answered before any is loaded."""

from __future__ import annotations

import sys

from amkit import __version__


def main() -> int:
    """Run the command line; return its exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"amkit {__version__}\n")
        return 0
    from amkit.cli.main import main as run  # noqa: PLC0415  loads Typer; --version does without

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
