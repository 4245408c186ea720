"""Rules of a workspace, and of other packages, run beside those that are shipped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Amkit
from tests.lint.rules import GOOD
from tests.lint.test_own import ASAP, SPOKEN

PACKAGE = '''
"""Rules of another package."""

from collections.abc import Iterator

from amkit.lint.rule import Complaint, Rule, Subject
from amkit.model.text import Text


def check(subject: Subject) -> Iterator[Complaint]:
    """Complain of every file."""
    place = subject.document.place(("id",))
    yield Complaint(place=place, text=Text("ours", "van ons"))


RULE = Rule(
    name="ours", group="own", severity="info", title=Text("Ours", "Van ons"), manual="Ours.",
    check=check,
)
RULES = [RULE]
WRONG = 3
'''


@pytest.fixture
def own() -> Path:
    """Return a workspace with a rule and a protocol that it finds something in."""
    for name in ("rules", "protocols"):
        Path(name).mkdir()
    Path("amkit.toml").write_text("")
    Path("rules/asap.yaml").write_text(ASAP)
    Path("protocols/talk.yaml").write_text(SPOKEN)
    return Path.cwd()


def package(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str) -> None:
    """Install a package that brings along what `name` is in its module."""
    about = folder / "ours-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: ours\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(f"[amkit.rules]\nours = amkit_ours:{name}\n")
    (folder / "amkit_ours.py").write_text(PACKAGE)
    monkeypatch.syspath_prepend(str(folder))


def test_a_rule_of_the_workspace_runs_and_can_be_chosen_ignored_and_explained(
    own: Path, amkit: Amkit
) -> None:
    ran = amkit("lint", "--lang", "nl")

    assert ran.out.splitlines()[0] == (
        "protocols/talk.yaml:24:20: waarschuwing no-asap: Noem een dag."
    )
    assert ran.err.startswith("3 bestanden: 3 waarschuwingen")
    assert amkit("lint", "--ignore", "no-asap").out == ""
    assert amkit("lint", "--select", "own").out.count("no-asap") == 3
    Path("amkit.toml").write_text('[lint]\nignore = ["no-asap"]\n')
    assert amkit("lint").out == ""
    Path("amkit.toml").write_text("")
    comment = "# amkit: ignore-file[no-asap] so is he called\n"
    Path("protocols/talk.yaml").write_text(comment + SPOKEN)
    assert amkit("lint").out == ""
    assert amkit("explain", "no-asap").out.startswith("# no-asap\n\nown · warning\n\nSay a day.")
    sarif = json.loads(amkit("lint", "--format", "sarif").out)
    assert sarif["runs"][0]["results"] == []


def test_a_rule_of_another_workspace_is_not_there(
    own: Path, amkit: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert amkit("explain", "no-asap").code == 0
    Path("other").mkdir()
    Path("other/amkit.toml").write_text("")
    monkeypatch.chdir("other")

    assert amkit("explain", "no-asap").code == 2


def test_a_file_that_holds_a_rule_can_be_named_alone(own: Path, amkit: Amkit) -> None:
    ran = amkit("lint", "rules/asap.yaml")

    assert (ran.code, ran.out, ran.err) == (0, "", "1 file: nothing to improve\n")


def test_rules_that_cannot_be_used_are_all_told_before_anything_is_read(
    own: Path, amkit: Amkit
) -> None:
    Path("rules/b.yaml").write_text(ASAP)
    Path("rules/c.yml").write_text(ASAP.replace("id: no-asap", "id: c").replace("good", "goed"))
    ran, dutch = amkit("lint"), amkit("rules", "--lang", "nl")

    assert (ran.code, ran.out, dutch.code) == (3, "", 3)
    assert "rules/b.yaml:1:1: there is a rule or group “no-asap” already; give" in ran.err
    assert "rules/c.yml:4:1: there is no “goed” here; did you mean “good”?" in ran.err
    assert "rules/b.yaml:1:1: er is al een regel of groep ‘no-asap’; geef" in dutch.err


@pytest.mark.parametrize("name", ["RULE", "RULES"])
def test_a_package_brings_rules_along(
    name: str, amkit: Amkit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package(monkeypatch, tmp_path / "site", name)
    Path("talk.yaml").write_text(GOOD)

    assert amkit("lint", "talk.yaml", "--profile", "strict", "--lang", "nl").out == (
        "talk.yaml:2:5: info ours: van ons\n"
    )


@pytest.mark.parametrize("name", ["WRONG", "GONE", "check"])
def test_a_package_whose_rules_cannot_be_loaded_is_told(
    name: str, amkit: Amkit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package(monkeypatch, tmp_path / "site", name)
    ran, dutch = amkit("rules"), amkit("rules", "--lang", "nl")

    assert (ran.code, dutch.code) == (3, 3)
    assert f"amkit_ours:{name}: its rules cannot be loaded (" in ran.err
    assert f"amkit_ours:{name}: de regels zijn niet te laden (" in dutch.err
