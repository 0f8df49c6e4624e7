"""A bare list of references, one a line, from a file or from standard input."""

from __future__ import annotations

from pathlib import Path

from coprodbib.errors import ReadError
from coprodbib.model import Issue
from coprodbib.reading import READERS, contents
from coprodbib.reading.plain import decode
from coprodbib.reading.streams import standard_input

_TEXTS = (".txt", ".text", ".md", ".markdown")


def read_lines(name: str) -> tuple[list[str], tuple[Issue, ...]]:
    """The lines that are not blank, exactly as they are, and what is to be said of their encoding; "-" is standard input.

    A file may have any suffix but those of documents. Raises ReadError for a file that cannot be read, is a document or
    binary, or has no lines.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "list"
    >>> _ = file.write_bytes(b"Doe 2000\\r\\n\\r\\nRoe 1999")
    >>> read_lines(str(file))
    (['Doe 2000', 'Roe 1999'], ())
    """
    source = "standard input" if name == "-" else name
    text, issues = decode(standard_input() if name == "-" else _contents(name), source)
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        raise ReadError(f"{source}: is empty; give me one reference a line")
    return lines, issues


def _contents(name: str) -> bytes:
    suffix = Path(name).suffix.lower()
    if suffix in READERS and suffix not in _TEXTS:
        raise ReadError(f"{name}: is a document, no list of references; 'coprodbib build' finds the references in it")
    return contents(Path(name))
