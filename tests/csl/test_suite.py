"""The CSL test-suite: everything passes but for tests/known-failures.txt, which may only shrink."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FIXTURES = SHARED / "data" / "csl-test-suite"
READER = SHARED / "tools" / "csl_suite" / "csl_fixtures.py"

here = pytest.mark.skipif(
    not (FIXTURES.is_dir() and READER.is_file()),
    reason=f"the CSL test-suite is not at {FIXTURES} (it is not ours to copy)",
)


def _load(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _known() -> dict[str, str]:
    lines = (ROOT / "tests" / "known-failures.txt").read_text(encoding="utf-8").splitlines()
    split = [line.partition("  ") for line in lines if line and not line.startswith("#")]
    return {name: reason.strip() for name, _, reason in split}


@here
def test_only_the_known_fixtures_fail() -> None:
    fixtures, engine = _load("csl_fixtures", READER), _load("csl_engine", ROOT / "tests" / "csl_engine.py")
    failing = set()
    for fixture in fixtures.load_all(str(FIXTURES)):
        asked: dict[str, Any] = {key: value for key, value in fixture.items() if key not in ("result", "name")}
        if fixtures.strict(fixture, engine.render(asked)) != fixtures.strict(fixture, fixture["result"]):
            failing.add(fixture["name"])
    assert failing - _known().keys() == set(), "these passed before"
    assert _known().keys() - failing == set(), "these pass now: remove them from tests/known-failures.txt"


def test_every_known_failure_has_a_reason() -> None:
    assert all(len(reason.split()) > 4 for reason in _known().values())
