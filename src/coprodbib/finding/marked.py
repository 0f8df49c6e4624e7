"""What a file's own marks say of its lists: references in fields, and where a section ends."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coprodbib.finding.density import Section
from coprodbib.finding.headings import heading_key, is_reference_heading
from coprodbib.model import Csl, Document, Mark, Place, RawReference

FARTHEST = 300
"""Characters between two references of one list: room for a heading inside it, not for a chapter."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a mark of kind "structured-reference" gives: CSL values, and whether names are left out ("et al.")."""

    csl: Csl
    elided: bool = False


def marked_lists(document: Document) -> list[list[RawReference]]:
    """The reference lists of a file that marks its references; none where it does not.

    >>> marks = (Mark("structured-reference", 0, 9, "{}"), Mark("structured-reference", 11, 20, "{}"))
    >>> [[raw.raw for raw in one] for one in marked_lists(Document("a", "a.xml", "Doe 2000.\\n\\nRoe 2001.", marks=marks))]
    [['Doe 2000.', 'Roe 2001.']]
    """
    lists: list[list[RawReference]] = []
    last: Mark | None = None
    for mark in (m for m in document.marks if m.kind == "structured-reference"):
        if last is None or _another_list(document.text[last.end : mark.start]):
            lists.append([])
        raw = document.text[mark.start : mark.end]
        lists[-1].append(RawReference(raw, Place(document.id, ((mark.start, mark.end),))))
        last = mark
    return lists


def _another_list(between: str) -> bool:
    if not between.strip():
        return False
    return len(between) > FARTHEST or any(is_reference_heading(heading_key(line)) for line in between.split("\n"))


def given_fields(document: Document) -> Mapping[int, Given]:
    """The fields that a file gives for its references, by the offsets where these begin.

    >>> given_fields(Document("a", "a.xml", "Doe.", marks=(Mark("structured-reference", 0, 4, '{"csl": {"title": "Care"}}'),)))
    {0: Given(csl={'title': 'Care'}, elided=False)}
    """
    values = {m.start: json.loads(m.value) for m in document.marks if m.kind == "structured-reference"}
    return {start: Given(v.get("csl", {}), v.get("elided", False)) for start, v in values.items()}


def cut_at_marks(document: Document, sections: Sequence[Section]) -> list[Section]:
    """Sections that end where the file marks the next heading of their level, or notes.

    >>> marks = (Mark("heading", 0, 10, "1"), Mark("heading", 22, 28, "1"))
    >>> cut_at_marks(Document("a", "a.html", "References\\nDoe, 2000.\\nThanks", marks=marks), [Section(11, 28)])
    [Section(start=11, end=21)]
    """
    headings = [m for m in document.marks if m.kind == "heading" and m.value.isdigit()]
    notes = [m.start for m in document.marks if m.kind == "note"]
    if document.source.lower().endswith((".md", ".markdown")):
        return list(sections)  # the signs of its headings stand in the text itself, and are seen there
    return [_cut(document.text, section, headings, notes) for section in sections]


def _cut(text: str, section: Section, headings: Sequence[Mark], notes: Sequence[int]) -> Section:
    ends = [m.start for m in _behind(section, headings)]
    at = bisect_right(notes, section.start)
    ends += [n for n in notes[at : at + 1] if n < section.end]
    if not ends:
        return section
    return Section(section.start, section.start + len(text[section.start : min(ends)].rstrip()))


def _behind(section: Section, headings: Sequence[Mark]) -> list[Mark]:
    """Headings inside a section that are not below the one it stands under."""
    at = bisect_left([m.start for m in headings], section.start)
    own = int(headings[at - 1].value) if at else 0
    inside = [m for m in headings[at:] if m.start < section.end]
    return [m for m in inside if int(m.value) <= own][:1]
