"""Full texts -> bib/sources: the facts of a document (own citation, in-text citations, reference list), no sentences.

    python tools/make_sources.py FOLDER_OF_TEXTS bib/sources

Each source file has the document's title and by-line, its in-text citations as printed (those of one
paragraph on one line, divided by " | "), its reference lists verbatim with their damage, and the lines in
which it prints its own citation. The ordinary reader reads it like any document.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import coprodbib as cb
from coprodbib.citing import cite
from coprodbib.exporting import write_text
from coprodbib.finding import find_own, find_sections

DIVIDER = " | "
LONGEST_LEAD_IN = 40
"""Characters of a bracket before its first citation that are kept; more is running text."""


def source_text(document: cb.Document, library: cb.Library) -> str:
    """The source file of one document."""
    blocks = [_title(document), _citations(document, library), *_lists(document, library), _own(document)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _title(document: cb.Document) -> str:
    names = [" ".join(filter(None, (n.get("given"), n.get("family")))) for n in document.csl.get("author", [])]
    return "\n".join(filter(None, (document.title, f"by {' and '.join(names)}" if names else "")))


def _citations(document: cb.Document, library: cb.Library) -> str:
    """One line for each paragraph that cites: every bracket once, narrative citations as they stand."""
    lines: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for citation in library.citations:
        if citation.document == document.id:
            paragraph = _line_of(document.text, citation.place.start)
            stretches = lines.setdefault(paragraph, [])
            stretch = _printed(document.text, citation, paragraph)
            if stretches and stretch[0] < stretches[-1][1]:
                stretches[-1] = (stretches[-1][0], max(stretch[1], stretches[-1][1]))
            else:
                stretches.append(stretch)
    return "\n\n".join(DIVIDER.join(document.text[a:b] for a, b in stretches) for stretches in lines.values())


def _line_of(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _printed(text: str, citation: cb.Citation, line: tuple[int, int]) -> tuple[int, int]:
    """The citation with the bracket it stands in, if it stands in one; a long clause before it in the bracket is left out."""
    start, end = citation.place.start, citation.place.end
    opening = max(text.rfind(b, line[0], start) for b in "([")
    if citation.narrative or opening < 0 or re.search(r"[)\]]", text[opening:start]):
        return _enough_before(text, citation, line[0]), end
    closing = re.compile(r"[)\]]").search(text, end, line[1])
    inside = closing and not re.search(r"[(\[]", text[end : closing.start()])
    lead_in = text.rfind(";", opening, start) < 0 and start - opening > LONGEST_LEAD_IN
    return text.rfind(" ", 0, start - 1) + 1 if lead_in else opening, closing.end() if closing and inside else end


def _enough_before(text: str, citation: cb.Citation, line_start: int) -> int:
    """Where to begin so that the words alone name the same people: "Professor" before a name, say, is needed to read it."""
    start = citation.place.start
    for _ in range(4):
        alone = cite(cb.Document("alone", "", text[start : citation.place.end]), ()).citations
        if citation.authors in [c.authors for c in alone] or start <= line_start:
            return start
        start = max(text.rfind(" ", line_start, start - 1) + 1, line_start)
    return citation.place.start


def _lists(document: cb.Document, library: cb.Library) -> list[str]:
    """Each reference list under a heading, from its first line to the end of its last entry."""
    found = []
    for number, section in enumerate(find_sections(document), start=1):
        places = [
            r.place for r in library.references if r.document == document.id and r.list_number == number and r.place
        ]
        if places:
            found.append("References\n\n" + document.text[section.start : _line_of(document.text, places[-1].end)[1]])
    return found


def _own(document: cb.Document) -> str:
    own = [citation.raw for citation in find_own(document).citations]
    return "\n\n".join(["Cite this", *own]) if own else ""


def main(folder: str, target: str) -> None:
    library = cb.build(folder)
    for document in library.documents:
        write_text(Path(target) / f"{document.id}.txt", source_text(document, library))


if __name__ == "__main__":
    main(*sys.argv[1:3])
