"""The rules of the house. Where one hurts, the design changes, not the number."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from amkit.expressions import language
from tests import core_coverage

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "amkit").rglob("*.py"))

HEAVY = ("pydantic", "yaml", "jinja2", "rich", "prompt_toolkit", "babel", "markdown_it", "psycopg",
         "asyncio", "sqlite3", "sqlcipher3", "keyring")  # fmt: skip
MOST_LINES_MODULE = 400
MOST_LINES_FUNCTION = 60
MEDIAN_LINES_FUNCTION = 10

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(module: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: Function) -> int:
    """Return a function's lines, its docstring aside."""
    first = function.body[0]
    told = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    doc = (first.end_lineno or 0) - first.lineno + 1 if told else 0
    return (function.end_lineno or 0) - function.lineno + 1 - doc


def test_arrows_point_from_shell_to_core() -> None:
    code = "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Contracts: 2 kept, 0 broken" in done.stdout


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_stays_small_and_says_what_it_is(module: Path) -> None:
    text = module.read_text(encoding="utf-8")

    assert text.count("\n") <= MOST_LINES_MODULE
    assert ast.get_docstring(ast.parse(text))


def test_functions_stay_small() -> None:
    lengths = {
        f"{module.relative_to(ROOT)}:{found.lineno} {found.name}": length(found)
        for module in MODULES
        for found in functions(module)
    }

    assert {name: n for name, n in lengths.items() if n > MOST_LINES_FUNCTION} == {}
    assert median(lengths.values()) <= MEDIAN_LINES_FUNCTION


def test_a_function_that_imports_says_why() -> None:
    silent = []
    for module in MODULES:
        lines = module.read_text(encoding="utf-8").splitlines()
        silent += [
            f"{module.relative_to(ROOT)}:{found.lineno}: {lines[found.lineno - 1].strip()}"
            for function in functions(module)
            for found in ast.walk(function)
            if isinstance(found, ast.Import | ast.ImportFrom)
            and "# noqa: PLC0415  " not in lines[found.lineno - 1]
        ]

    assert silent == []


def loaded_after(code: str) -> set[str]:
    """Return which heavy libraries a new Python has loaded after running `code`."""
    ask = f"{code}\nimport sys\nsys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return {name for name in done.stderr.split() if name in HEAVY}


START = "import sys; sys.argv[1:] = {argv!r}\nfrom amkit.__main__ import main\nmain()"


def test_the_version_loads_nothing() -> None:
    assert loaded_after(START.format(argv=["--version"])) == set()


@pytest.mark.parametrize("argv", [["--help"], ["--lang", "nl", "--help"]])
def test_the_help_loads_nothing_heavy(argv: list[str]) -> None:
    assert loaded_after(START.format(argv=argv)) == set()


def test_the_first_screen_of_a_known_protocol_loads_neither_yaml_nor_pydantic() -> None:
    run = ["run", "new-decision-maker", "--account", "X", "--dry-run"]
    known = START.format(argv=run)
    subprocess.run([sys.executable, "-c", known], input="", capture_output=True, text=True,
                   check=False, cwd=ROOT)  # fmt: skip

    assert loaded_after(known) == {"sqlite3"}


def tracked() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    names = done.stdout.split("\n") if done.returncode == 0 else []
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_no_file_names_a_machine_or_a_registry() -> None:
    odd = re.compile(r"/(?:work|farm|root|home)/[a-z]|index-url|\w\.\w+/simple|resolved\"")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in tracked()
        if path != Path(__file__)
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if odd.search(line)
    ]

    assert found == []


@pytest.mark.timeout(300)
def test_the_wheel_brings_protocols_and_templates_along(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target",
         str(tmp_path / "site"), str(wheel)],
        check=True, capture_output=True,
    )  # fmt: skip
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})\n"
        "import amkit.files as f\n"
        "print(f.__file__, list(f.protocol_names(None)), bool(f.template('plan.md.j2', None)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=tmp_path
    )

    assert str(tmp_path / "site") in done.stdout
    files = (path.stem for path in ROOT.glob("protocols/*.yaml"))
    shipped = sorted(name for name in files if "." not in name and name != "method")
    assert done.stdout.rstrip().endswith(f"{shipped} True")


def test_what_an_earlier_test_left_in_memory_does_not_hide_what_the_core_reaches() -> None:
    assert language.parse("1 + 1") is language.parse("1 + 1")
    assert language.parse.cache_info().currsize
    core_coverage.forget()
    assert not language.parse.cache_info().currsize
