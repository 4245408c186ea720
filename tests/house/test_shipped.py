"""What is shipped: lints clean, renders, and can be walked with its recorded examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from amkit.files import is_method, is_scenario
from amkit.lint.check import check
from amkit.model.text import LANGUAGES
from amkit.source.protocols import load_protocol
from tests.conftest import Amkit

ROOT = Path(__file__).parents[2]
PROTOCOLS = sorted(
    p for p in (ROOT / "protocols").glob("*.yaml") if not is_scenario(p) and not is_method(p)
)
EXAMPLES = sorted((ROOT / "protocols" / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", PROTOCOLS, ids=lambda path: path.stem)
def test_a_shipped_protocol_lints_clean(path: Path) -> None:
    assert check(path.read_bytes(), path.name) == ()


@pytest.mark.parametrize("path", PROTOCOLS, ids=lambda path: path.stem)
def test_a_shipped_protocol_has_its_file_name_and_both_languages(path: Path) -> None:
    protocol = load_protocol(path.read_bytes(), path.name)

    assert protocol.id == path.stem
    assert protocol.languages == LANGUAGES


def test_the_new_decision_maker_opens_with_facts_and_hands_over_the_floor() -> None:
    path = ROOT / "protocols" / "new-decision-maker.yaml"
    protocol = load_protocol(path.read_bytes(), path.name)
    talk = [step for phase, step in protocol.steps() if phase.moment == "during"]
    before_their_view = [step.minutes.high for step in talk[: [s.id for s in talk].index("view")]]

    assert [step.id for step in talk][:5] == ["frame", "why-here", "brought", "colleagues", "view"]
    assert 30 <= protocol.minutes.high <= 45
    assert sum(before_their_view) <= protocol.minutes.high * 0.25 + 1


def test_the_readme_names_every_conversation_by_a_question_that_it_asks() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = dict(re.findall(r"^\| `([a-z-]+)` \| (.+\?) \|$", readme, re.MULTILINE))

    assert named.keys() == {path.stem for path in PROTOCOLS}
    for path in PROTOCOLS:
        asked = [line for _, step in load_protocol(path.read_bytes(), path.name).steps()
                 for line in step.ask.to("en")]  # fmt: skip
        assert named[path.stem] in asked


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_recorded_example_walks_to_the_end_and_makes_note_and_plan(
    path: Path, amkit: Amkit
) -> None:
    protocol, account, language, _ = path.name.split(".")
    ran = amkit("run", protocol, "--account", account.upper(), "--yes", "--answers", str(path),
                "--lang", language, "--audience", "client")  # fmt: skip

    assert ran.code == 0, ran.err
    assert len(list(Path("notes", account).glob("*.md"))) == 2
    assert amkit("plan", account, "--lang", language).code == 0
