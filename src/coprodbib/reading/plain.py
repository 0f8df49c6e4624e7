"""Plain text and Markdown: the characters as they are, Markdown headings as marks."""

from __future__ import annotations

import codecs
import re

from coprodbib.errors import ReadError
from coprodbib.model import Document, Issue, Mark

_MARKDOWN_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t#]*$", re.M)
_NO_TEXT = re.compile(r"[\x00-\x08]")

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


def document_from_text(id: str, source: str, data: bytes) -> Document:
    """A Document of plain text; an empty one carries an issue. Raises ReadError for binary data.

    >>> document_from_text("a", "a.md", b"# Title").marks[0].value
    '1'
    """
    text, encoding = decode(data, source)
    marks = tuple(Mark("heading", m.start(2), m.end(2), str(len(m[1]))) for m in _MARKDOWN_HEADING.finditer(text))
    empty = () if text.strip() else (Issue("reading", "empty", "doubt", f"{source}: is empty"),)
    return Document(id, source, text, marks=marks, issues=(*empty, *encoding))


def decode(data: bytes, source: str, *, declared: str = "") -> tuple[str, tuple[Issue, ...]]:
    """Bytes -> text by byte-order mark, UTF-8, the ``declared`` encoding, then Windows-1252 with an issue; line ends become "\\n".

    Raises ReadError for binary data.

    >>> decode("Møller".encode("utf-16"), "a.txt")[0]
    'Møller'
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    if encoding == "utf-8" and b"\0" in data[:65536]:
        return _bare_utf16(data, source)
    issues: tuple[Issue, ...] = ()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise ReadError(f"{source}: begins like {encoding} but is broken; save it as UTF-8 text") from None
        text, named = _not_utf8(data, declared)
        if not declared or named != declared:
            issues = (
                Issue("reading", "encoding", "note", f"{source}: not UTF-8, read as Windows-1252; save it as UTF-8"),
            )
    return _one_line_end(text), issues


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bare_utf16(data: bytes, source: str) -> tuple[str, tuple[Issue, ...]]:
    """UTF-16 without a byte-order mark: Latin text has a NUL in most of its pairs, always in the same half."""
    start = data[:65536]
    low, high = (start[half::2].count(0) > len(start) / 4 for half in (1, 0))
    try:
        if low == high:
            raise ValueError
        encoding = "UTF-16-LE" if low else "UTF-16-BE"
        text = data.decode(encoding)
        if _NO_TEXT.search(text):
            raise ValueError
    except ValueError:
        raise ReadError(f"{source}: is binary, not text; save it as UTF-8 text") from None
    message = f"{source}: no byte-order mark, read as {encoding}; save it as UTF-8"
    return _one_line_end(text), (Issue("reading", "encoding", "note", message),)


def _not_utf8(data: bytes, declared: str) -> tuple[str, str]:
    """The text in the encoding declared, else in Windows-1252, and the encoding's name."""
    try:
        if declared and not codecs.lookup(declared).name.startswith(("utf", "iso8859-1", "ascii")):
            return data.decode(declared), declared
    except (LookupError, UnicodeDecodeError):
        pass
    # browsers read what is declared as ISO 8859-1 or ASCII as Windows-1252, too
    return data.decode("cp1252", errors="replace"), declared if declared.lower() in (
        "iso-8859-1",
        "latin1",
        "us-ascii",
        "windows-1252",
    ) else "cp1252"
