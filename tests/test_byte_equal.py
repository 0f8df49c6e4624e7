"""The same documents give the same bytes: shuffled, from another working directory, with another hash seed."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import ROOT, Run

MADE = [
    "build {documents} -o {out} --save {out}/all.coprodbib",
    "export {documents} -o {out}/works.bib --include all",
    "export {documents} -o {out}/works.ris",
    "export {documents} -o {out}/works.json",
    "export {documents} -o {out}/works.csv",
    "graph {documents} -o {out}/cocitation.graphml",
    "graph {documents} -o {out}/coupling.gexf --kind coupling",
    "graph {documents} -o {out}/citation.net --kind citation",
    "graph {documents} -o {out}/citation.json --kind citation",
    "graph {documents} -o {out}/cocitation.csv --evidence lists",
    "bibliography {documents} -o {out}/apa.html",
    "bibliography {documents} -o {out}/chicago.md --style chicago-notes --include all",
]
PRINTED = [
    "most-cited {documents} --format json",
    "check {documents} --format json",
    "review {documents} --list",
    "show bovaird2007beyond {documents}",
    "shared mcmullin-2020-institutional-barriers mcmullin-2023-persistent-constraints {documents} --format json",
]
ALL = """\
import shlex, sys
from coprodbib.cli import main
for line in sys.argv[1].splitlines():
    main(shlex.split(line))
"""


def done(folder: Path, run: Run, *, order: int = 1, seed: str = "1", whole: bool = False) -> Mapping[str, bytes]:
    """All that the commands write and print, in a folder of its own; ``whole`` gives the documents by their whole paths."""
    shutil.copytree(ROOT / "bib" / "sources", folder / "papers")
    parent = folder / "papers" if whole else Path("papers")
    names = [str(parent / path.name) for path in sorted((folder / "papers").iterdir())][::order]
    lines = [line.format(documents=shlex.join(names), out="out") for line in MADE + PRINTED]
    ran = run("-c", ALL, "\n".join(lines), cwd=folder, PYTHONHASHSEED=seed)
    assert ran.returncode == 0, ran.stderr
    assert "error" not in ran.stderr, ran.stderr
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir()} | {"printed": ran.stdout.encode()}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Mapping[str, bytes]:
    return done(tmp_path_factory.mktemp("first"), run)


def test_the_commands_write_and_print_something(first: Mapping[str, bytes]) -> None:
    made = {line.split("{out}/")[1].split()[0] for line in MADE if "{out}/" in line}
    assert made | {"references.bib", "mentioned.bib", "printed"} <= set(first)
    assert all(first.values())
    assert b"Bovaird" in first["printed"]


def test_order_and_hash_seed_change_nothing(first: Mapping[str, bytes], tmp_path: Path, run: Run) -> None:
    second = done(tmp_path, run, order=-1, seed="2")
    assert sorted(second) == sorted(first)
    assert [name for name in first if first[name] != second[name]] == []


def test_whole_paths_change_only_where_a_saved_library_says_its_documents_are(
    first: Mapping[str, bytes], tmp_path: Path, run: Run
) -> None:
    second = done(tmp_path, run, order=-1, seed="3", whole=True)
    assert [name for name in first if first[name] != second[name]] == ["all.coprodbib"]
