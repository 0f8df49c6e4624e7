"""The house stands as drawn: who may import whom, types, style, public names, and a start that costs nothing."""

from __future__ import annotations

import ast
import importlib.util
import re
import tomllib
from pathlib import Path

import pytest

import coprodbib as cb
from conftest import Run
from coprodbib.checking import CODES

HEAVY = ("networkx", "citeproc", "bibtexparser", "matplotlib", "lxml", "rapidfuzz", "numpy")

PUBLIC = {
    *("Library", "Processor", "Settings"),
    *(
        "bibliography",
        "build",
        "check",
        "cite",
        "export",
        "link_manuscript",
        "load",
        "parse",
        "save",
        "styles",
        "union",
    ),
    *("citation_graph", "cocitation_graph", "coupling_graph"),
    *("Citation", "Document", "Finding", "Issue", "Mark", "Match", "ParsedReference", "Place"),
    *("RawReference", "Reference", "Relation", "Span", "Work"),
    *("CoprodbibError", "FormatError", "MissingExtraError", "ReadError", "StyleError", "UnknownKeyError", "WriteError"),
}


def needs(tool: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(importlib.util.find_spec(tool) is None, reason=f"{tool} is not installed (extra: test)")


@needs("importlinter")
def test_imports_go_down_the_list_only(run: Run) -> None:
    checked = run("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))")
    assert checked.returncode == 0, checked.stdout + checked.stderr


@needs("ruff")
def test_ruff_finds_nothing(run: Run) -> None:
    checked = run("-m", "ruff", "check", "--no-cache", ".")
    assert checked.returncode == 0, checked.stdout + checked.stderr


@needs("ruff")
def test_everything_is_formatted(run: Run) -> None:
    checked = run("-m", "ruff", "format", "--check", "--no-cache", ".")
    assert checked.returncode == 0, checked.stdout + checked.stderr


@needs("mypy")
def test_everything_is_typed(run: Run) -> None:
    checked = run("-m", "mypy")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_only_public_names_show() -> None:
    assert set(dir(cb)) == PUBLIC
    assert sorted(cb.__all__) == cb.__all__ == dir(cb)


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_a_public_name_is_found_and_explained(name: str) -> None:
    assert getattr(cb, name).__doc__


def test_type_checkers_see_the_same_names_from_the_same_rooms(root: Path) -> None:
    tree = ast.parse((root / "src/coprodbib/__init__.py").read_text(encoding="utf-8"))
    seen = {
        alias.asname: node.module.removeprefix("coprodbib.")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("coprodbib.")
        for alias in node.names
    }
    assert seen == cb._HOME


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'bild'"):
        cb.bild  # noqa: B018


def test_import_loads_nothing_heavy(run: Run) -> None:
    loaded = run("-c", "import sys, coprodbib; print(*sys.modules)").stdout.split()
    assert not set(HEAVY) & set(loaded)
    assert [name for name in loaded if name.startswith("coprodbib")] == ["coprodbib"]


def test_all_holds_every_extra(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert extras["all"] == [f"coprodbib[{','.join(sorted(set(extras) - {'all'}))}]"]


def test_readme_has_one_command_for_the_main_job_and_one_for_the_tests(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    commands = [line.strip() for line in readme.splitlines() if line.strip().startswith("python3 -m venv")]
    assert len(commands) == 2
    assert commands[0].endswith("coprodbib build bib/sources -o bib")
    assert commands[1].endswith("pytest")


def test_every_room_is_on_the_map(root: Path) -> None:
    drawn = (root / "docs/architecture.md").read_text(encoding="utf-8")
    rooms = {path.name.removesuffix(".py") for path in (root / "src/coprodbib").iterdir() if path.name != "py.typed"}
    assert not {room for room in rooms - {"__pycache__"} if room not in drawn}


RAISING = {"Issue": 1, "doubt": 0, "_note": 0, "_say": 1, "_with_issue": 1, "_issue": 0, "Spot": 0, "of_reference": 1, "of_citation": 1}  # fmt: skip
"""What makes an issue or a finding, and which argument its code is."""


def test_every_code_of_an_issue_is_explained(root: Path) -> None:
    page = (root / "docs/issue-codes.md").read_text(encoding="utf-8")
    explained = {code for line in page.splitlines() if line[:3] == "| `" for code in re.findall(r"`([a-z-]+)`", line)}
    words, raised = set(), set()
    for file in (root / "src/coprodbib").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant):
                words.add(node.value)
            elif isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                codes = node.args[RAISING[name] :][:1] if name in RAISING else []
                raised |= {code.value for code in codes if isinstance(code, ast.Constant)}
    assert len(raised) > 40
    assert raised | set(CODES) <= explained <= words
