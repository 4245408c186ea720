"""Pages of figures in a real browser: every chart is found, drawn and printed.

Not part of `make test`, which needs no browser: `make pages`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from amkit.model.text import LANGUAGES, Language
from amkit.render.page import page
from tests.core.render.test_page import FIGURES

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def browse(folder: Path, language: Language, *options: str) -> str:
    """Open a page; return the document as the browser has it."""
    assert BROWSER, f"make pages needs one of {', '.join(NAMES)}, or CHROMIUM=PATH"
    path = folder / "figures.html"
    path.write_text(page(FIGURES, language), encoding="utf-8")
    done = subprocess.run(
        [
            BROWSER, "--headless", "--disable-gpu", "--no-sandbox", "--no-first-run",
            f"--user-data-dir={folder / 'profile'}", "--window-size=1000,1400", *options,
            path.as_uri(),
        ],
        cwd=folder, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_finds_every_chart_and_nothing_to_run(
    tmp_path: Path, language: Language
) -> None:
    found = browse(tmp_path, language, "--dump-dom")

    assert found.count("<svg ") == 2
    assert found.count("<table>") == 3
    assert "<script" not in found


def test_it_is_drawn_and_printed(tmp_path: Path) -> None:
    browse(tmp_path, "en", "--screenshot=shot.png")
    browse(tmp_path, "en", "--print-to-pdf=figures.pdf")

    # A page with nothing on it comes to some 5 kB.
    assert (tmp_path / "shot.png").stat().st_size > 15_000
    assert (tmp_path / "figures.pdf").read_bytes().startswith(b"%PDF")
