"""Everything that is installed has its version and its hashes written down; no host is named."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
LISTS = {
    "constraints.txt": (*PROJECT["dependencies"], "hatchling", "editables"),
    "tests/constraints/dev.txt": (*PROJECT["dependencies"], *EXTRAS["dev"]),
    "tests/constraints/supply.txt": (*EXTRAS["dev"], *EXTRAS["supply"]),
    "tests/constraints/mutants.txt": (*EXTRAS["dev"], *EXTRAS["mutants"]),
}
"""The lists, and what each must have, with everything that those need in turn."""
PART = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[\w.+!]+)(?: ; [^\n]*?)?(?P<hashes>(?: \\\n    "
                  r"--hash=sha256:[0-9a-f]{64})+)")  # fmt: skip


def parts(name: str) -> dict[str, str]:
    """Return the versions in a list, by the names of the parts."""
    text = (ROOT / name).read_text(encoding="utf-8")
    said = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    assert not PART.sub("", said).strip(), "something in it has no version, or no hash"
    return {canonicalize_name(one["name"]): one["version"].lower() for one in PART.finditer(said)}


def needed(wanted: tuple[str, ...]) -> set[str]:
    """Return the names of all that is wanted here, and of what that needs in turn."""
    found: set[tuple[str, str]] = set()
    waiting = [(Requirement(one), "") for one in wanted]
    while waiting:
        one, extra = waiting.pop()
        name = canonicalize_name(one.name)
        if one.marker is not None and not one.marker.evaluate({"extra": extra}):
            continue
        for each in ("", *one.extras):
            if (name, each) not in found:
                found.add((name, each))
                waiting += [(Requirement(more), each) for more in _requires(name)]
    return {name for name, _ in found}


def _requires(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:  # for a target that was not asked for here
        return []


@pytest.mark.parametrize("name", LISTS)
def test_every_part_has_its_version_and_hashes(name: str) -> None:
    found = parts(name)

    assert needed(LISTS[name]) <= set(found)
    for one in set(found) & needed(LISTS["tests/constraints/dev.txt"]):
        assert found[one] == version(one).lower(), f"{one}: make test installed another"


def test_the_lists_agree() -> None:
    smaller, larger, *others = map(parts, LISTS)

    assert smaller.items() <= larger.items()
    for largest in others:
        assert larger.items() <= largest.items()


def test_nothing_else_is_installed() -> None:
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    action = (ROOT / "action.yml").read_text(encoding="utf-8")

    assert re.findall(r"^.*\$\(PIP\) install.*$", made, re.MULTILINE) == [
        "PINNED := $(PIP) install --require-hashes --no-deps --requirement",
        "ITSELF := $(PIP) install --no-deps --no-build-isolation --editable .",
    ]
    assert re.findall(r"pip install --quiet (.*) \S+$", action, re.MULTILINE) == [
        "--require-hashes --no-deps -r",
        "--no-deps --no-build-isolation",
    ]
