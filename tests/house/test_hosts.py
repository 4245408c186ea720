"""The files that pre-commit and GitHub Actions read are what those ask for, and work."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema.validators import validator_for

from amkit.cli.commands import COMMANDS
from tests.lint.rules import GOOD

HERE = Path(__file__).parents[2]
SCHEMA = HERE / "tests" / "data" / "schemas" / "github-action.json"
ACTION: Any = yaml.safe_load((HERE / "action.yml").read_text("utf-8"))
HOOKS: Any = yaml.safe_load((HERE / ".pre-commit-hooks.yaml").read_text("utf-8"))


def test_the_action_is_what_github_reads() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))

    validator_for(schema)(schema).validate(ACTION)


def lint(**inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the last step of the action as GitHub's runner does."""
    step = ACTION["runs"]["steps"][-1]
    given = {
        name: inputs.get(re.sub(r".*inputs\.([\w-]+).*", r"\1", value), "")
        for name, value in step["env"].items()
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env={**os.environ, **given, "PATH": path, "GITHUB_ACTIONS": "true"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_action_lints_with_annotations_and_a_report(tmp_path: Path) -> None:
    Path("talk.yaml").write_text(GOOD.replace("minutes: 5\np", "minutes: 9\np"))
    Path("a b.yaml").write_text(GOOD)
    ran = lint(paths="talk.yaml\n", args="--fail-on error --lang nl", sarif="lint.sarif")

    assert ran.returncode == 1
    assert "::error file=talk.yaml,line=7" in ran.stdout
    assert "1 bestand: 1 fout" in ran.stderr
    assert json.loads(Path("lint.sarif").read_text())["version"] == "2.1.0"


def test_words_that_are_given_to_the_action_are_not_run(tmp_path: Path) -> None:
    Path("talk.yaml").write_text(GOOD)

    assert lint(paths="talk.yaml", args="--ignore $(touch;made)").returncode == 2
    assert lint(paths="`touch made`").returncode == 3
    assert not Path("made").exists()


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_on_what_it_can_check(hook: dict[str, Any]) -> None:
    assert hook["entry"].split()[:2] == ["amkit", "lint"]
    assert "lint" in {command.name for command in COMMANDS}
    fits = re.compile(hook["files"])
    names = ["protocols/talk.yaml", "protocols/talk.x.scenario.yaml", "a/templates/note.md.j2",
             "amkit.toml"]  # fmt: skip
    assert all(fits.search(name) for name in names)
    assert not any(
        fits.search(name) for name in ("docker-compose.yaml", "protocols/a.md", "x.toml")
    )


def test_what_the_readme_says_of_hosts_names_what_is_there() -> None:
    told = (HERE / "README.md").read_text("utf-8").partition("### Linting")[2]
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yml\n(.*?)```", told, re.DOTALL)]
    (hook,) = (block[0] for block in blocks if "repo" in str(block) and isinstance(block, list))
    (step,) = (block[0] for block in blocks if isinstance(block, list) and "uses" in block[0])
    (job,) = (block["amkit"] for block in blocks if "amkit" in block and isinstance(block, dict))

    assert hook["hooks"][0]["id"] in {one["id"] for one in HOOKS}
    assert set(step["with"]) <= set(ACTION["inputs"])
    assert set(job["artifacts"]["reports"].values()) == {"quality.json", "lint.xml"}
    assert "--format gitlab:quality.json --format junit:lint.xml" in job["script"][1]
