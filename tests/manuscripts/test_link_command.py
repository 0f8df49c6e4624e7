"""The command as a user meets it: what it shows, what it writes, what it refuses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cited_library import BIB

import coprodbib as cb
from coprodbib.cli import main

ESSAY = "# An essay\n\nMuch is said (Bovaird 2007).\n\nDoe (2000) doubts it.\n"
LINKED = ESSAY.replace("(Bovaird 2007)", "[@bovaird2007beyond]")
DIFF = """\
--- {source}
+++ {target}
@@ -1,5 +1,5 @@
 # An essay
 
-Much is said (Bovaird 2007).
+Much is said [@bovaird2007beyond].
 
 Doe (2000) doubts it.
"""  # noqa: W293


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    file = tmp_path / "mine.bib"
    file.write_text(BIB, encoding="utf-8")
    return file


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    file = tmp_path / "essay.md"
    file.write_text(ESSAY, encoding="utf-8")
    return file


def test_it_shows_a_diff_and_writes_nothing(essay: Path, bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(essay.parent.iterdir())
    assert main(["link", str(essay), "--with", str(bib)]) == 1
    printed = capsys.readouterr()
    assert printed.out == DIFF.format(source=essay, target=essay)
    assert printed.err == (
        f"coprodbib: {essay}:5:1: left alone: Doe (2000): may mean several works; candidates: doe2000a, doe2000b\n"
        "coprodbib: 1 place linked to 1 work, 1 citation left alone\n"
    )
    assert (sorted(essay.parent.iterdir()), essay.read_text()) == (before, ESSAY)


def test_it_writes_the_manuscript_and_its_bibliography(
    essay: Path, bib: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = essay.with_name("linked.md")
    assert main(["link", str(essay), "--with", str(bib), "-o", str(out), "--no-diff"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"the works it cites are in {out.with_suffix('.bib')}" in printed.err
    assert (out.read_text(), essay.read_text()) == (LINKED, ESSAY)
    assert [work.key for work in cb.load(out.with_suffix(".bib"))] == ["bovaird2007beyond"]


def test_in_place_with_a_bibliography_of_its_own_name(essay: Path, bib: Path, tmp_path: Path) -> None:
    essay.write_text(ESSAY.replace("Doe (2000) doubts it.", "Ostrom (1996) too."))
    cited = tmp_path / "cited.bib"
    assert main(["link", str(essay), "--with", str(bib), "--in-place", "--bib", str(cited)]) == 0
    assert essay.read_text() == LINKED.replace("Doe (2000) doubts it.", "@ostrom1996crossing too.")
    assert [work.key for work in cb.load(cited)] == ["bovaird2007beyond", "ostrom1996crossing"]
    before = cited.read_bytes()
    assert main(["link", str(essay), "--with", str(bib), "--in-place", "--bib", str(cited)]) == 0
    assert cited.read_bytes() == before


def test_it_links_to_documents_and_saved_libraries(essay: Path, bib: Path, tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("Text.\n\nReferences\n\nDoe, J. 2000. Care at home. London: Sage.\n")
    saved = cb.save(cb.load(bib), tmp_path / "mine.coprodbib")
    essay.write_text("So Roe (1999) and Doe (2000).")
    (tmp_path / "other.txt").write_text("Text.\n\nReferences\n\nRoe, R. 1999. Streets and squares. London: Sage.\n")
    out = tmp_path / "out.md"
    assert (
        main(["link", str(essay), "--with", str(tmp_path / "paper.txt"), str(tmp_path / "other.txt"), "-o", str(out)])
        == 0
    )
    assert out.read_text() == "So @roe1999streets and @doe2000care."
    essay.write_text("So Roe (1999) and Bovaird (2007).")
    out = tmp_path / "second.md"
    assert main(["link", str(essay), "--with", str(saved), str(tmp_path / "other.txt"), "-o", str(out)]) == 0
    assert out.read_text() == "So @roe1999streets and @bovaird2007beyond."


def _refused(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["link", *arguments]) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"coprodbib: error: {message}\n")


def test_it_never_writes_over_what_it_reads(essay: Path, bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _refused(
        [str(essay), "--with", str(bib), "-o", str(essay)],
        f"{essay}: is the manuscript; use --in-place to change it",
        capsys,
    )
    _refused(
        [str(essay), "--with", str(bib), "-o", str(bib.with_suffix(".md"))],
        f"{bib}: is what the manuscript is linked to; name another file with --bib",
        capsys,
    )
    _refused(
        [str(essay), "--with", str(bib), "--bib", "x.bib"],
        "x.bib: nothing is written without -o or --in-place",
        capsys,
    )
    _refused(
        [str(essay), "--with", str(bib), "--in-place", "--bib", str(essay)],
        f"{essay}: is the manuscript; name another file with --bib",
        capsys,
    )


def test_a_bibliography_with_more_in_it_is_kept(essay: Path, bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = essay.with_suffix(".bib")
    rare, mine = "@book{moe1999, title = {Rare}}", "@book{bovaird2007beyond, title = {Mine}}"
    for entry, key in ((rare, "moe1999"), (mine, "bovaird2007beyond")):
        there.write_text(entry)
        _refused(
            [str(essay), "--with", str(bib), "--in-place"],
            f"{there}: is there and holds other entries ({key}); name a file with --bib",
            capsys,
        )
        assert (essay.read_text(), there.read_text()) == (ESSAY, entry)


def test_what_is_missing_or_not_to_be_changed(tmp_path: Path, essay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = tmp_path / "gone.bib"
    _refused([str(essay), "--with", str(gone)], f"{gone}: no such file", capsys)
    _refused([str(tmp_path / "gone.md")], f"{tmp_path / 'gone.md'}: no such file", capsys)
    _refused(["-", "--in-place"], "standard input cannot be changed in place; write to a file with -o", capsys)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions are not asked of this user")
def test_a_folder_that_cannot_be_written(essay: Path, bib: Path) -> None:
    essay.parent.chmod(0o500)
    try:
        assert main(["link", str(essay), "--with", str(bib), "--in-place", "--bib", str(essay.parent / "x.bib")]) == 2
    finally:
        essay.parent.chmod(0o700)
    assert essay.read_text() == ESSAY
