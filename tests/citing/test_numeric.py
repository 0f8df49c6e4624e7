"""Citations by number: every shape, linked by the number printed or by place in the list."""

from __future__ import annotations

from pathlib import Path

import pytest

import coprodbib as cb

LIST = """
References

{}Ames, Paul. The slow decline of night buses. London: Quay Books, 1999.
{}Brown, Ruth, and Sam Cole. Memories of paper mills. Urban Review 12 (2001): 3–19.
{}Dale, Una. What remains of harbour work. Leeds: Northgate, 2004.
{}Eames, Kit. Measuring school meals. The Social Record 8 (2010): 101–20.
"""
SQUARE = LIST.format("[1] ", "[2] ", "[3] ", "[4] ")
STOPS = LIST.format("1. ", "2. ", "3. ", "4. ")


def cited(folder: Path, text: str) -> list[tuple[str, int, str | None]]:
    """What is printed, the number of the entry meant, and the locator."""
    (folder / "a.txt").write_text(text, encoding="utf-8")
    library = cb.build(folder)
    number = {r.work: r.number for r in library.references}
    assert {c.status for c in library.citations} <= {"listed"}
    return [(c.text, number[c.work], c.locator) for c in library.citations]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("So it is [1, 3]. Others differ [2].", [("1", 1), ("3", 3), ("2", 2)]),
        ("So it is [1–3], they say [4].", [("1–3", 1), ("1–3", 2), ("1–3", 3), ("4", 4)]),
        ("So it is [1], [3]–[4].", [("1", 1), ("3", 3), ("3", 4)]),
        ("So it is [see 2, 4] and always was[1].", [("2", 2), ("4", 4), ("1", 1)]),
        ("In [2010] nothing happened, but see [3] and [7].", [("3", 3)]),
    ],
    ids=["list", "range", "range over brackets", "lead-in, glued", "years and missing numbers"],
)
def test_square_brackets(tmp_path: Path, text: str, want: list[tuple[str, int]]) -> None:
    assert [(printed, number) for printed, number, _ in cited(tmp_path, text + "\n" + SQUARE)] == want


def test_locators(tmp_path: Path) -> None:
    found = cited(tmp_path, "So [1, p. 4], thus [2: 15] and so [3, S. 7–9] and [4].\n" + SQUARE)
    assert [(number, locator) for _, number, locator in found] == [(1, "4"), (2, "15"), (3, "7–9"), (4, None)]


@pytest.mark.parametrize(
    "text",
    [
        "So it is.¹ Others² differ,³,⁴ they say.",
        "So it is (1). Others (2) differ (3,4), they say.",
        "So it is.1 Others2 differ,3,4 they say.",
    ],
    ids=["raised", "round", "bare"],
)
def test_other_shapes_where_the_list_prints_its_numbers(tmp_path: Path, text: str) -> None:
    assert [number for _, number, _ in cited(tmp_path, text + "\n" + STOPS)] == [1, 2, 3, 4]


def test_a_list_without_numbers_is_counted(tmp_path: Path) -> None:
    text = "So it is [1]. Others [2,3] differ [4].\n" + LIST.format("", "\n", "\n", "\n")
    assert [number for _, number, _ in cited(tmp_path, text)] == [1, 2, 3, 4]


def test_brackets_in_a_text_that_cites_by_names(tmp_path: Path) -> None:
    text = "Ames (1999) lists [1] and [2]. Dale (2004) does not (Eames 2010).\n" + LIST.format("", "\n", "\n", "\n")
    assert [printed for printed, _, _ in cited(tmp_path, text)] == ["Ames (1999)", "Dale (2004)", "Eames 2010"]


def test_a_number_has_the_authors_and_the_year_of_its_entry(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("So [2].\n" + SQUARE, encoding="utf-8")
    (citation,) = cb.build(tmp_path).citations
    assert (citation.authors, citation.year, citation.text) == (("Brown", "Cole"), "2001", "2")


def test_each_chapter_counts_in_its_own_list(tmp_path: Path) -> None:
    other = "References\n\n[1] Fox, Ann. Small towns. Leeds: Quay, 2001.\n[2] Grey, Bo. Big towns. Leeds: Quay, 2002.\n"
    (tmp_path / "a.txt").write_text(
        f"# One\n\nSo [1, 2].\n\n## {other}\n# Two\n\nThus [1], [4].\n\n## {SQUARE.strip()}\n", "utf-8"
    )
    library = cb.build(tmp_path)
    works = {r.work: (r.list_number, r.number) for r in library.references}
    assert [works[c.work] for c in library.citations] == [(1, 1), (1, 2), (2, 1), (2, 4)]
