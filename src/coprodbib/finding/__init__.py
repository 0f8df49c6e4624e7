"""A Document -> its reference lists and their entries; and what it says of itself.

>>> from coprodbib.model import Document
>>> text = "Text (Doe 2000).\\n\\nReferences\\n\\nDoe, J. 2000. A title. London: Sage.\\n"
>>> [[entry.raw for entry in entries] for entries in find(Document("a", "a.txt", text))]
[['Doe, J. 2000. A title. London: Sage.']]
"""

from bisect import bisect_right
from collections.abc import Sequence

from coprodbib.finding.density import Section, dense_sections
from coprodbib.finding.entries import split_list
from coprodbib.finding.footnotes import IN_NOTE, is_numbered_list, noted_references
from coprodbib.finding.lines import Line, lines
from coprodbib.finding.marked import cut_at_marks, given_fields, marked_lists
from coprodbib.finding.own import OwnCitations, find_own, title_and_authors
from coprodbib.finding.sections import find_sections
from coprodbib.model import Document, RawReference
from coprodbib.notes import Note, find_notes, tail_of_notes

__all__ = [
    "OwnCitations",
    "Section",
    "excluded_stretches",
    "find",
    "find_own",
    "find_sections",
    "given_fields",
    "title_and_authors",
]


def find(document: Document) -> list[list[RawReference]]:
    """The reference lists of a document in print order, each a list of its entries.

    >>> find(Document("a", "a.txt", "No list here."))
    []
    """
    if marked := marked_lists(document):
        return marked
    sections = [_without_notes(document, section) for section in cut_at_marks(document, find_sections(document))]
    notes = find_notes(document, [(section.start, section.end) for section in sections])
    if not sections and is_numbered_list(document.text, notes):
        sections, notes = [*sections, Section(notes[0].line, notes[-1].end)], []
    if not sections:
        sections = dense_sections([line for line in lines(document.text) if not _in_note(line, notes)])
    inside = _notes_inside(document, sections, notes)
    apart = [(note.line, note.end) for note in inside]
    lists = [entries for section in sections if (entries := split_list(document, section, apart))]
    notes = sorted([*notes, *inside], key=lambda note: note.line)
    noted = noted_references(document, notes, [raw for entries in lists for raw in entries])
    return [*lists, noted] if noted else lists


def _notes_inside(document: Document, sections: Sequence[Section], notes: Sequence[Note]) -> list[Note]:
    """Notes at the bottom of a page on which a list begins: their numbers go on with those of the notes before the list."""
    if not sections or not notes:
        return []
    outside, out = {note.line for note in notes}, list[Note]()
    last = None
    for note in find_notes(document):
        follows = last is not None and note.number == last.number + 1 and (last.line in outside or last in out)
        if follows and any(section.start <= note.line < section.end for section in sections):
            out.append(note)
        last = note
    return out


def _without_notes(document: Document, section: Section) -> Section:
    end = tail_of_notes(document, section.start, section.end)
    return Section(section.start, section.start + len(document.text[section.start : end].rstrip()))


def _in_note(line: Line, notes: list[Note]) -> bool:
    at = bisect_right(notes, line.start, key=lambda note: note.line) - 1
    return at >= 0 and line.start < notes[at].end


def excluded_stretches(lists: Sequence[Sequence[RawReference]]) -> list[tuple[int, int]]:
    """The stretches of the lists, where nothing is cited; notes are none, for they list a work by citing it.

    >>> excluded_stretches(find(Document("a", "a.txt", "References\\n\\nDoe, J. 2000. A title. London: Sage.\\n")))
    [(12, 48)]
    """
    places = [
        [entry.place for entry in entries if entry.place] for entries in lists if IN_NOTE not in entries[0].issues
    ]
    return [(found[0].start, found[-1].end) for found in places if found]
