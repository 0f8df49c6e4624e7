"""PDF: text in reading order; heads, feet and page numbers become marks, footnotes stand at the end.

The file is taken apart by pypdfium2 (the extra "pdf") in a process of its own, within bounds of time and memory.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from coprodbib.errors import MissingExtraError, ReadError
from coprodbib.model import Document, Issue
from coprodbib.reading.drafting import Draft, raised
from coprodbib.reading.pdflines import Line, Word, columns, lines_of, usual_gutter
from coprodbib.reading.pdfpages import Note, body_size, furniture_of, raised_numbers, split_notes
from coprodbib.reading.pdfparagraphs import goes_on, paragraphs

SECONDS = 120
MEMORY = 3_000_000_000
MOST_PAGES = 5_000
MOST_CHARACTERS = 12_000_000
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHEN = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]-)([^\W\d_]+(?:-[^\W\d_]+)*)[-\xad‐]\Z")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|\b10\.\d{4,9}/)\S*\Z", re.I)


def document_from_pdf(id: str, source: str, data: bytes) -> Document:
    """A Document of a PDF file; one without text (a scan) carries an issue.

    Raises ReadError for what is no PDF, or is encrypted, damaged or too large, and MissingExtraError without pypdfium2.

    >>> document_from_pdf("a", "a.pdf", b"no PDF")
    Traceback (most recent call last):
    coprodbib.errors.ReadError: a.pdf: is no PDF
    """
    if b"%PDF-" not in data[:1024]:
        raise ReadError(f"{source}: is no PDF")
    pages = [lines_of(words, number) for number, words in enumerate(_words_of_pages(data, source))]
    draft = Draft(source)
    _Writer(draft, pages).write()
    document = draft.document(id)
    if document.text.strip():
        return document
    scan = Issue(
        "reading", "no-text", "doubt", f"{source}: holds no text, perhaps a scan; run text recognition over it first"
    )
    return Document(id, source, "", marks=document.marks, issues=(scan,))


def _words_of_pages(data: bytes, source: str) -> list[list[Word]]:
    if importlib.util.find_spec("pypdfium2") is None:
        raise MissingExtraError(f"{source}: reading PDF needs pypdfium2; install it with: pip install 'coprodbib[pdf]'")
    output = _run(data, source)
    pages: list[list[Word]] = []
    for line in output.splitlines():
        page = json.loads(line)
        if "error" in page:
            raise ReadError(f"{source}: {page['error']}")
        pages.append([Word(w[0], w[1], w[2], w[3], w[4], bool(w[5]), bool(w[6])) for w in page["words"] if w[0]])
    return pages


def _run(data: bytes, source: str) -> bytes:
    """What the process of its own says; its search path is ours, without the folder the script lies in."""
    script = Path(__file__).with_name("pdfium.py")
    command = [sys.executable, "-P", str(script), str(MEMORY), str(MOST_PAGES), str(MOST_CHARACTERS)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise ReadError(f"{source}: takes longer than {SECONDS} seconds to take apart; it may be damaged") from None
    except OSError as error:
        raise ReadError(f"{source}: no process could be started to read it ({error})") from error
    if done.returncode != 0:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
        raise ReadError(f"{source}: cannot be taken apart as a PDF ({last or f'exit {done.returncode}'})")
    return done.stdout


class _Writer:
    """Writes the pages of a document, paragraph by paragraph; notes wait for the end."""

    def __init__(self, draft: Draft, pages: Sequence[Sequence[Line]]) -> None:
        self.draft, self.pages = draft, pages
        self.furniture = furniture_of(pages)
        body = [line for page in pages for line in page if id(line) not in self.furniture]
        self.size = body_size(body)
        self.vocabulary = {word.lower() for line in body for word in _WORD.findall(line.text)}
        self.notes: list[Note] = []
        self.note_numbers: dict[int, set[str]] = {}

    def write(self) -> None:
        """Everything, in order."""
        found: list[list[Line]] = []
        pages = [[line for line in page if id(line) not in self.furniture] for page in self.pages]
        gutter = usual_gutter(pages)
        for number, lines in enumerate(pages):
            begun = len(found)
            numbers = raised_numbers(lines)
            for column in columns(lines, gutter):
                text, notes = split_notes(column, self.size, numbers)
                self.notes += notes
                self.note_numbers.setdefault(number, set()).update(note.number for note in notes)
                for paragraph in paragraphs(text):
                    if found and self._joins(found, begun, paragraph):
                        found[-1] += paragraph
                    else:
                        found.append(paragraph)
        levels = self._levels(found)
        done = -1
        for paragraph in found:
            done = self._pages_until(done, paragraph[0].page)
            self._paragraph(paragraph, levels)
        self._pages_until(done, len(self.pages) - 1)
        for note in self.notes:
            self._note(note)

    def _joins(self, found: list[list[Line]], begun: int, paragraph: list[Line]) -> bool:
        """Whether a paragraph goes on with the last, which another column or page cut off."""
        last = found[-1][-1]
        moved = last.page != paragraph[0].page or last.base < paragraph[0].base
        return moved and not self._is_heading(found[-1]) and goes_on(found[-1], paragraph)

    def _pages_until(self, page: int, last: int) -> int:
        """Mark where pages begin, with the furniture taken off them."""
        for number in range(page + 1, last + 1):
            self.draft.block()
            at = self.draft.at
            self.draft.mark("page", at, at, str(number + 1))
            for line in self.pages[number]:
                if id(line) in self.furniture:
                    self.draft.mark("furniture", at, at, line.text)
        return max(page, last)

    def _is_heading(self, paragraph: Sequence[Line]) -> bool:
        text = " ".join(line.text for line in paragraph)
        large = all(line.size > 1.08 * self.size for line in paragraph)
        bold = all(line.bold for line in paragraph) and paragraph[0].size > 0.95 * self.size
        return (large or bold) and len(text) < 200 and len(paragraph) <= 4 and any(c.isalpha() for c in text) and not text.endswith((".", ","))  # fmt: skip

    def _levels(self, found: Sequence[Sequence[Line]]) -> dict[float, int]:
        """Sizes of headings -> levels, the largest first."""
        sizes = {round(p[0].size) for p in found if self._is_heading(p)}
        return {size: min(level, 6) for level, size in enumerate(sorted(sizes, reverse=True), start=1)}

    def _paragraph(self, paragraph: Sequence[Line], levels: dict[float, int]) -> None:
        draft = self.draft
        draft.block()
        start = draft.at
        self._lines(paragraph)
        if self._is_heading(paragraph):
            draft.mark("heading", start, value=str(levels[round(paragraph[0].size)]))
        draft.block()

    def _note(self, note: Note) -> None:
        self.draft.block()
        start = self.draft.at
        self.draft.label(f"{note.number}." if note.number.isdigit() else note.number)
        self._lines(note.lines, without=note.number)
        self.draft.mark("note", start, value=f"note-{note.lines[0].page}-{note.number}")

    def _lines(self, lines: Sequence[Line], *, without: str = "") -> None:
        """The words of lines that belong together, without the number they begin with; hyphens at their ends are resolved."""
        held = ""
        for at, line in enumerate(lines):
            pieces = line.pieces
            if without and not at:
                pieces = [(pieces[0][0].strip().removeprefix(without), False), *pieces[1:]]
            for nth, (text, high) in enumerate(pieces):
                if held and not nth:
                    text = self._joint(held, text)
                    held = ""
                last = nth == len(pieces) - 1 and at < len(lines) - 1
                if last and not high and (cut := _held(text)):
                    text, held = text[: len(text) - len(cut)], cut
                self._piece(text, high, line.page)
            if not held:
                self.draft.write(" ")
        self.draft.write(held)

    def _piece(self, text: str, high: bool, page: int) -> None:
        if not high:
            self.draft.write(text)
            return
        start = self.draft.at
        self.draft.write(raised(text))
        self.draft.mark("superscript", start)
        if text.strip() in self.note_numbers.get(page, ()):
            self.draft.mark("link", start, value=f"#note-{page}-{text.strip()}")

    def _joint(self, held: str, text: str) -> str:
        """The end of a line and the beginning of the next, with the hyphen that belongs between them, or the blank."""
        if _ADDRESS.search(held):
            return held.replace("\xad", "-") + text if re.match(r"[\w/%?&=#.~-]", text) and not re.match(r"[A-Z][a-z]+[,.]? ", text) else f"{held} {text}"  # fmt: skip
        first = held[:-1]
        second = m[0] if (m := _WORD.match(text)) else ""
        if not second or not second[0].islower():
            return f"{first}-{text}"
        if f"{first}{second}".lower() in self.vocabulary:
            return first + text
        return f"{first}-{text}" if f"{first}-{second}".lower() in self.vocabulary else first + text


def _held(text: str) -> str:
    """The end of a line that the next line decides on: a cut word with its hyphen, or a web address that may go on."""
    if found := _ADDRESS.search(text):
        return found[0] if not found[0].endswith((",", ";", ")")) else ""
    if found := _HYPHEN.search(text):
        return found[0]
    return re.sub(r".*(?=\d[-–]\Z)", "", text) if re.search(r"\d[-–]\Z", text) else ""
