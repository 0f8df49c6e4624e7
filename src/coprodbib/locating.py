"""Where something stands in a document, as a person finds it: line and column, and the words around it."""

from __future__ import annotations

from coprodbib.model import Document, Place

CONTEXT = 40
"""Characters shown on each side of a place."""


def line_and_column(document: Document, offset: int) -> tuple[int, int]:
    """The line and the column of a character of ``document.text``, both counted from 1, as editors and compilers do.

    An offset behind the end is taken as the end. Columns count characters, not bytes.

    >>> line_and_column(Document("essay", "essay.txt", "one\\ntwo three"), 8)
    (2, 5)
    """
    at = max(0, min(offset, len(document.text)))
    return document.text.count("\n", 0, at) + 1, at - document.text.rfind("\n", 0, at)


def position(document: Document, place: Place) -> str:
    """The beginning of a place as "document:line:column".

    >>> position(Document("essay", "essay.txt", "one\\ntwo three"), Place("essay", ((8, 13),)))
    'essay:2:5'
    """
    line, column = line_and_column(document, place.start)
    return f"{document.id}:{line}:{column}"


def context(document: Document, place: Place, *, width: int = CONTEXT) -> str:
    """A place with up to ``width`` characters of whole words on each side, in one line; "…" where text was left out.

    >>> context(Document("essay", "", "Some say\\nso (Doe 2000), others do not."), Place("essay", ((13, 21),)), width=10)
    '… say so (Doe 2000), others …'
    """
    text = document.text
    before = _folded(text[max(0, place.start - width - 1) : place.start])
    after = _folded(text[place.end : place.end + width + 1])
    if place.start > width:
        before = f"… {before.partition(' ')[2] if ' ' in before else before}"
    if place.end + width < len(text):
        after = f"{after.rpartition(' ')[0] if ' ' in after else after} …"
    inside = " ".join(text[start:end] for start, end in place.pieces)
    return " ".join(f"{before}{inside}{after}".split())


def _folded(text: str) -> str:
    """White space of any kind as single characters: words end at a line's end too."""
    return "".join(" " if c.isspace() else c for c in text)
