"""Citations by the labels of the entries, raised numbers, and numbers that are powers."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import coprodbib as cb

NUMBERED = """

References

1. Ames A. A title. J Titles. 2000;1(2):3-9.

2. Brown B. Another title. J Titles. 2001;2(2):3-9.

3. Cole C. A third title. J Titles. 2002;3(2):3-9.

4. Dale D. A fourth title. J Titles. 2003;3(2):3-9.
"""
LABELLED = """

References

[ABC+99] A. Abel, B. Bean, C. Cole, and D. Dow. Sorting things. Journal of Sorting, 12(3):45-67, 1999.

[Doe00] J. Doe. A title. Sage, London, 2000.

[DR01] J. Doe and R. Roe. Another title. Journal of Titles, 3:1-9, 2001.

[DR01a] J. Doe and R. Roe. A third title. Journal of Titles, 3:10-19, 2001.

[Knu84] D. E. Knuth. The TeXbook. Addison-Wesley, Reading, MA, 1984.
"""


def cited(folder: Path, text: str) -> list[tuple[str, str | None, int]]:
    """Words, locator, and the number of the entry."""
    (folder / "a.txt").write_text(text, encoding="utf-8")
    library = cb.build(folder)
    numbers = {r.work: r.number for r in library.references}
    return [(c.text, c.locator, numbers[c.work]) for c in library.citations]


def test_labels_of_a_list_are_cited(tmp_path: Path) -> None:
    text = "Sorting is old [Knu84, p. 3; see Doe00]. So say [ABC+99], [DR01, DR01a], but not [XYZ02] or [sic]."
    assert cited(tmp_path, text + LABELLED) == [
        ("Knu84", "3", 5),
        ("Doe00", None, 2),
        ("ABC+99", None, 1),
        ("DR01", None, 3),
        ("DR01a", None, 4),
    ]


def test_raised_lists_in_carets(tmp_path: Path) -> None:
    text = "Many say so^(1)^ and others^(2,3(p4))^, too. All: ^(1-3)^. An area of 10^(2) m, cited ^(4)^."
    found = [(locator, number) for _, locator, number in cited(tmp_path, text + NUMBERED)]
    assert found == [(None, 1), (None, 2), ("4", 3), (None, 1), (None, 2), (None, 3), (None, 4)]


@pytest.mark.parametrize(
    "power", ["10³ cells", "5 × 10³ cells", "10² cells", "3 m²", "4 cm³", "6 kg m⁻²", "1 s⁻¹", "R² = 0.4", "χ² = 3"]
)
def test_powers_are_no_citations(tmp_path: Path, power: str) -> None:
    text = f"Many say so.¹ Others do not.² There were {power}.³ See below.⁴"
    assert [number for _, _, number in cited(tmp_path, text + NUMBERED)] == [1, 2, 3, 4]


def test_twice_the_text_takes_twice_the_time(tmp_path: Path) -> None:
    unit = (
        "Many say so (Doe 2000; see also Roe & Poe, 1999, p. 4), as Parks and colleagues say, and Smith (2004) agrees; "
    )
    times = []
    for count in (500, 2000):
        (tmp_path / "a.txt").write_text(unit * count, encoding="utf-8")
        start = time.process_time()
        assert len(cb.build(tmp_path).citations) == 3 * count
        times.append(time.process_time() - start)
    assert times[1] < 8 * times[0]  # four times the text
