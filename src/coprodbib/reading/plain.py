"""Plain text and Markdown: the characters as they are, Markdown headings as marks."""

from __future__ import annotations

import re

from coprodbib.model import Document, Issue, Mark

_MARKDOWN_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t#]*$", re.M)


def document_from_text(id: str, source: str, text: str) -> Document:
    """A Document of decoded text; an empty one carries an issue.

    >>> document_from_text("a", "a.md", "# Title").marks[0].value
    '1'
    """
    marks = tuple(Mark("heading", m.start(2), m.end(2), str(len(m[1]))) for m in _MARKDOWN_HEADING.finditer(text))
    issues = () if text.strip() else (Issue("reading", "empty", "doubt", f"{source}: is empty"),)
    return Document(id, source, text, marks=marks, issues=issues)
