"""Lists of every shape: how they are numbered, set and headed, and what ends them."""

from __future__ import annotations

import pytest

from coprodbib.finding import find
from coprodbib.model import Document

TEXT = "A short text about towns, which has a few lines of its own and no list in it yet.\n\n"
ENTRIES = (
    "Ames, Paul. The slow decline of night buses. London: Quay Books, 1999.",
    "Brown, Ruth, and Sam Cole. Memories of paper mills. Urban Review 12 (2001): 3–19.",
    "Dale, Una. What remains of harbour work. Leeds: Northgate, 2004.",
    "Eames, Kit. Measuring school meals. The Social Record 8 (2010): 101–20.",
)


def found(text: str) -> list[list[str]]:
    return [[" ".join(entry.raw.split()) for entry in entries] for entries in find(Document("a", "a.txt", text))]


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "({}) ", "[{}] "])
def test_numbers_with_a_sign_stay_with_the_entry(mark: str) -> None:
    lines = [mark.format(n) + entry for n, entry in enumerate(ENTRIES, start=1)]
    assert found(f"{TEXT}References\n" + "\n".join(lines)) == [lines]


@pytest.mark.parametrize("mark", ["{} ", "[^{}]: "])
def test_bare_numbers_are_no_part_of_the_entry(mark: str) -> None:
    lines = [mark.format(n) + entry for n, entry in enumerate(ENTRIES, start=1)]
    assert found(f"{TEXT}References\n\n" + "\n\n".join(lines)) == [list(ENTRIES)]


def test_numbers_in_the_middle_of_a_line_begin_no_entry() -> None:
    lines = ["1 " + ENTRIES[0], "2 Brown, Ruth. Memories of all the", "12 paper mills. Leeds 2001.", "3 " + ENTRIES[2]]
    want = [ENTRIES[0], "Brown, Ruth. Memories of all the 12 paper mills. Leeds 2001.", ENTRIES[2]]
    assert found(f"{TEXT}References\n" + "\n".join(lines)) == [want]


def test_labels() -> None:
    lines = [f"[{label}] {entry}" for label, entry in zip(("Ame99", "BC01", "Dal04", "Eam10"), ENTRIES, strict=True)]
    assert found(f"{TEXT}References\n\n" + "\n".join(lines)) == [lines]


def test_print_without_indents_or_blank_lines() -> None:
    text = """References
Ames, Paul. The slow decline of night buses. Lon-
don: Quay Books, 1999.
Brown, Ruth, and Sam Cole. Memories of paper
mills. Urban Review 12 (2001): 3–19.
Dale, Una. What remains of harbour work. Leeds:
Northgate, 2004.
Eames, Kit. Measuring school meals. The Social
Record 8 (2010): 101–20.
"""
    want = [ENTRIES[0].replace("London", "Lon- don"), *ENTRIES[1:]]
    assert found(TEXT + text) == [want]


def test_page_heads_and_numbers_are_left_out() -> None:
    text = "References\n" + "\n".join((*ENTRIES[:2], "17", "\fSmall towns", *ENTRIES[2:]))
    assert found(f"Small towns\n{TEXT}{text}") == [list(ENTRIES)]


def test_a_list_without_a_heading() -> None:
    assert found(TEXT * 3 + "\n\n".join(ENTRIES)) == [list(ENTRIES)]


def test_prose_with_years_is_no_list() -> None:
    prose = "In 1999 the town had 300 houses (Ames 2001). Brown, who came in 2003, counted them: there were 312.\n\n"
    assert found(TEXT + prose * 5) == []


@pytest.mark.parametrize(
    "line", ["Bisher erschienen:", "In der Reihe sind bisher erschienen:", "Previous working papers", "Déjà parus"]
)
def test_other_papers_of_a_series_end_the_list(line: str) -> None:
    more = f"{line}\n1/2003 Fox, Ann. Small towns. 2003.\n2/2003 Grey, Bo. Big towns. 2003."
    assert found(f"{TEXT}References\n\n" + "\n\n".join(ENTRIES) + "\n\n" + more) == [list(ENTRIES)]


def test_each_chapter_has_its_list() -> None:
    chapter = "{}\n\n" + TEXT + "References\n\n{}\n\n"
    first = chapter.format("Chapter 1", "\n\n".join(ENTRIES[:2]))
    second = chapter.format("Chapter 2", "\n\n".join(ENTRIES[2:]))
    assert found(f"# Book\n\n## {first}## {second}") == [list(ENTRIES[:2]), list(ENTRIES[2:])]


def test_notes_behind_a_list_are_no_entries() -> None:
    notes = "1. Ames, Slow decline, 12.\n\n2. Ibid., 14.\n\n3. Dale, What remains, 3; Eames, Measuring, 104.\n"
    assert found(f"{TEXT}References\n\n" + "\n\n".join(ENTRIES) + "\n\n" + notes) == [list(ENTRIES)]


@pytest.mark.parametrize(
    ("heading", "entries"),
    [
        ("Literatur", ["Abel, Jens: Zum Wandel der Dörfer. Köln 1999.", "Becker, Ute/Cramer, Jan: Alltag. In: Soziale Blätter 3 (2001), S. 4-9.", "Statistisches Bundesamt: Zahlen. Wiesbaden 2004."]),
        ("Referências", ["ALVES, J. Os ofícios. São Paulo: Hucitec, 1999.", "BRAGA, A.; COSTA, M. As redes. Estudos, v. 3, n. 2, p. 4-9, 2001.", "___. A medida. Lisboa: Vozes, 2004."]),
        ("Bibliographie", ["Aubert J., 1999 Les métiers. Paris, Seuil.", "Blanc C. et M. Caron, 2001 « Les réseaux ». Annales, 3, 2 : 4-9.", "Conseil de l’Europe, 2004 La mesure. Paris, Seuil."]),
        ("Bibliografia", ["Alessi 1999 = Paolo Alessi, Storia, «Quaderni», 4 (1999), 6, p. 2–5.", "Bruni 2001 = Elena Bruni, Le reti, Torino, Einaudi, 2001.", "Conti 2004 = Luca Conti, La misura, Roma, Carocci, 2004."]),
    ],
    ids=["german", "portuguese", "french", "italian"],
)  # fmt: skip
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_other_languages(heading: str, entries: list[str], between: str) -> None:
    assert found(f"{TEXT}{heading}\n\n" + between.join(entries)) == [entries]


def test_one_paragraph_for_all_however_long() -> None:
    entries = [f"Doe, J. ({1900 + n % 100}). Town number {n} and its buses. Leeds: Quay Books." for n in range(1500)]
    assert found(f"{TEXT}References\n\n" + " ".join(entries)) == [entries]


def test_an_entry_without_a_year_at_the_end_is_kept() -> None:
    last = "Zimmer, A. Vereine heute. Eine Einführung. Opladen: Leske."
    assert found(f"{TEXT}References\n\n" + "\n".join([*ENTRIES, last])) == [[*ENTRIES, last]]


def test_given_names_first_before_a_colon_begin_an_entry() -> None:
    entries = [
        "Petra Böttcher / Bernd Müller: Strukturwandel der Wochenmärkte. Frankfurt 2015.",
        "Katrin Brandt / Ute Lang / Wolfgang Köhler: Die Finanzierung der öffentlichen Bibliotheken. Köln 2004.",
        "Bernd Lindner: Die Organisation der ländlichen Gemeinden. Wien 2014.",
    ]
    listed = "\n".join(entries).replace("öffentlichen ", "öffentlichen\n")
    assert found(f"{TEXT}Literatur\n\n{listed}\n") == [entries]
