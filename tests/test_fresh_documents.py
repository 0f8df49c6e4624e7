"""Documents written for this purpose, with gold made by their authors: what is still read differently stands in a list.

``tests/gold/known-differences.txt`` may only shrink: a difference that is not in it fails, and so does a line that no longer occurs.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import coprodbib as cb
from gold.judge import citation_differences, entry_differences, gold_of, reference_differences

GOLD = Path(__file__).parent / "gold"
DOCUMENTS = sorted(p for p in GOLD.glob("fresh/*/*") if p.suffix in (".txt", ".md") and p.with_suffix(".json").exists())
KNOWN = [
    line
    for line in (GOLD / "known-differences.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def name(document: Path) -> str:
    return f"{document.parent.name}/{document.name}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_nothing_is_read_differently_but_what_is_known(document: Path) -> None:
    gold, library = gold_of(document), cb.build(document)
    parts = (reference_differences, citation_differences, entry_differences)
    have = [" ".join(f"{name(document)}: {line}".split()) for part in parts for line in part(gold, library)]
    want = [line for line in KNOWN if line.startswith(f"{name(document)}: ")]
    assert sorted(have) == sorted(want)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_place_leads_back_to_print(document: Path) -> None:
    library = cb.build(document)
    text = library.documents[0].text
    for reference in library.references:
        assert reference.place is not None
        assert " ".join(text[a:b] for a, b in reference.place.pieces).split() == reference.raw.split()
        assert all(0 <= a < b <= len(reference.raw) for a, b in reference.spans.values())
    for citation in library.citations:
        assert text[citation.place.start : citation.place.end] == citation.text


def test_no_line_of_the_list_names_an_unknown_document() -> None:
    assert {line.split(": ")[0] for line in KNOWN} <= set(map(name, DOCUMENTS))
