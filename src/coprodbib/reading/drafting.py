"""A text in the making: what the readers of marked-up files write into, with the marks of its stretches."""

from __future__ import annotations

import re
from dataclasses import replace

from coprodbib.errors import ReadError
from coprodbib.model import Csl, Document, Issue, Mark

LONGEST_TEXT = 30_000_000
"""Characters a document may have: the largest books have five million; what is larger comes from a bomb or is no document."""

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_RAISED_NUMBER = re.compile(r"[\s\d,;–−-]+\Z")
_RAISE = str.maketrans("0123456789–−-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")
_NUMBERED = re.compile(r"[\[(]?\s?[\dA-Za-z]{1,4}\s?[\]).]|\d{1,4}\s")
_EMPTY_KINDS = ("furniture", "page")


class Draft:
    """Collects blocks of text (one a line, blank lines between) and marks; white space is folded as a browser folds it.

    >>> draft = Draft("a.html")
    >>> draft.write("One  two"); draft.block(); start = draft.at; draft.write("three"); draft.mark("heading", start, value="1")
    >>> document = draft.document("a")
    >>> document.text, document.marks
    ('One two\\n\\nthree\\n', (Mark(kind='heading', start=9, end=14, value='1'),))
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.blocks = 0
        self.csl: Csl = {}
        self.issues: list[Issue] = []
        self._pieces: list[str] = []
        self._marks: list[Mark] = []
        self._newlines = 0
        self._blank = False
        self._glued = False

    def write(self, text: str) -> None:
        """Words that go on in the present block."""
        folded = _BLANKS.sub(" ", text)
        if not folded:
            return
        self._blank = self._blank or folded[0] == " "
        if bare := folded.strip(" "):
            self._put(bare)
            self._blank = folded[-1] == " "

    def _put(self, text: str) -> None:
        before = "\n" * self._newlines or (" " if self._blank else "")
        self.blocks += self._newlines == 2 or not self.at
        text = before + text if self.at else text
        self._newlines, self._blank, self._glued = 0, False, False
        self._pieces.append(text)
        self.at += len(text)
        if self.at > LONGEST_TEXT:
            raise ReadError(f"{self.source}: holds more than {LONGEST_TEXT:,} characters of text; split it")

    @property
    def at_start(self) -> bool:
        """Whether the next words begin a block, or follow its label."""
        return self._glued or self._newlines == 2 or not self.at

    def line(self) -> None:
        """The next words stand on a line of their own."""
        if self._glued:
            return
        self._newlines, self._blank = max(self._newlines, 1), False

    def block(self) -> None:
        """The next words begin a block of their own."""
        if self._glued:
            return
        self._newlines, self._blank = 2, False

    def cell(self) -> None:
        """The next words stand in the next cell of a table's row."""
        self._blank = False
        if self._newlines == 0 and self.at:
            self._put("\t")

    def label(self, text: str) -> None:
        """A number or bullet that the next words follow on its line, whatever block they begin."""
        self.write(f"{text} ")
        self._glued = True

    def mark(self, kind: str, start: int, end: int | None = None, value: str = "") -> None:
        """A mark from ``start`` to ``end`` (left out: to here); blanks at its ends are cut off when the text is done."""
        self._marks.append(Mark(kind, start, self.at if end is None else end, value))

    def document(self, id: str) -> Document:
        """The finished document; an empty one carries an issue."""
        text = "".join(self._pieces)
        text = f"{text}\n" if text else ""
        marks = (trimmed for mark in self._marks if (trimmed := _trimmed(mark, text)) is not None)
        issues = [*self.issues] if text.strip() else [*self.issues, _empty(self.source)]
        ordered = sorted(marks, key=lambda m: (m.start, -m.end, m.kind, m.value))
        title = str(self.csl.get("title", ""))
        return Document(id, self.source, text, title, csl=self.csl, marks=tuple(ordered), issues=tuple(issues))


def _empty(source: str) -> Issue:
    return Issue("reading", "empty", "doubt", f"{source}: holds no text")


def _trimmed(mark: Mark, text: str) -> Mark | None:
    """The mark without blanks at its ends; None where no words are left."""
    if mark.kind in _EMPTY_KINDS:
        return mark
    start, end = mark.start, mark.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return replace(mark, start=start, end=end) if start < end else None


def raised(text: str) -> str:
    """Words set as a superscript: numbers become raised digits, as in plain text; anything else stays.

    >>> raised("3,5–7"), raised("st"), raised("[4]")
    ('³,⁵⁻⁷', 'st', '[4]')
    """
    return text.translate(_RAISE) if _RAISED_NUMBER.match(text) else text


def numbered(text: str) -> bool:
    """Whether an item prints a number or letter of its own.

    >>> numbered("[1] Doe"), numbered("12. Doe"), numbered("Doe, J.")
    (True, True, False)
    """
    return _NUMBERED.match(text) is not None
