"""Standard input -> bytes or a Document; the kind of the document is seen by how it begins."""

from __future__ import annotations

import sys

from coprodbib.errors import ReadError
from coprodbib.model import Document
from coprodbib.reading import LARGEST_FILE, READERS

_BEGINNINGS = (
    (b"%pdf-", ".pdf"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
    (b"<?xml", ".xml"),
    (b"<article", ".xml"),
    (b"<tei", ".xml"),
)
"""How a document begins, in lower case, and the suffix a file of its kind has."""

_ZIP = b"PK\x03\x04"


def standard_input() -> bytes:
    """All of standard input, up to ``LARGEST_FILE`` bytes; ReadError where there is more."""
    data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise ReadError(f"standard input: is larger than {LARGEST_FILE // 1_000_000} MB; split it")
    return data


def document_from_standard_input() -> Document:
    """The Document that comes on standard input, of any kind there is a reader for; its id is "standard-input".

    Raises ReadError as ``read`` does.
    """
    data = standard_input()
    return READERS[kind(data)]("standard-input", "standard input", data)


def kind(data: bytes) -> str:
    """The suffix that a file with these bytes would have; text where nothing else is seen.

    >>> kind(b"%PDF-1.7"), kind(b"PK\\x03\\x04 word/document.xml"), kind(b"Dear reader")
    ('.pdf', '.docx', '.txt')
    """
    if data.startswith(_ZIP):
        return ".epub" if b"application/epub+zip" in data[:200] else ".docx"
    beginning = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    found = next((suffix for words, suffix in _BEGINNINGS if beginning.startswith(words)), ".txt")
    if found == ".xml" and b"<html" in data[:1000].lower():
        return ".html"
    if found == ".txt" and beginning.startswith((b"%", b"\\")) and b"\\documentclass" in data[:10_000]:
        return ".tex"
    return found
