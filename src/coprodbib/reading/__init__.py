"""Files -> Documents, one reader per kind of file."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from pathlib import Path

from coprodbib.errors import ReadError
from coprodbib.model import Document, Issue
from coprodbib.reading.plain import document_from_text

Reader = Callable[[str, str, str], Document]
"""(id, source, text) -> Document."""

READERS: Mapping[str, Reader] = {
    ".txt": document_from_text,
    ".text": document_from_text,
    ".md": document_from_text,
    ".markdown": document_from_text,
}

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


def read(path: str | Path) -> Document:
    """Read one file; its id is the file's stem.

    Raises ReadError when the file is missing, not readable, binary, or of a kind without a reader.

    >>> read("paper.odt")
    Traceback (most recent call last):
    coprodbib.errors.ReadError: paper.odt: no reader for '.odt'; I can read .markdown, .md, .text, .txt
    """
    path = Path(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ReadError(f"{path}: no reader for {path.suffix!r}; I can read {', '.join(sorted(READERS))}")
    text, issues = decode(_bytes(path), str(path))
    document = reader(path.stem, str(path), text)
    return _with_issues(document, issues)


def _with_issues(document: Document, issues: tuple[Issue, ...]) -> Document:
    from dataclasses import replace

    return replace(document, issues=document.issues + issues) if issues else document


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{path}: no such file") from None
    except IsADirectoryError:
        raise ReadError(f"{path}: is a folder, not a file") from None
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error})") from error


def decode(data: bytes, source: str) -> tuple[str, tuple[Issue, ...]]:
    """Bytes -> text by byte-order mark, UTF-8, then Windows-1252 with an issue; line ends become "\\\\n".

    Raises ReadError for binary data.

    >>> decode("Møller".encode("utf-16"), "a.txt")[0]
    'Møller'
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    if encoding == "utf-8" and b"\0" in data[:65536]:
        raise ReadError(f"{source}: is binary, not text; save it as UTF-8 text")
    issues: tuple[Issue, ...] = ()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise ReadError(f"{source}: begins like {encoding} but is broken; save it as UTF-8 text") from None
        text = data.decode("cp1252", errors="replace")
        issues = (Issue("reading", "encoding", "note", f"{source}: not UTF-8, read as Windows-1252; save it as UTF-8"),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), issues
