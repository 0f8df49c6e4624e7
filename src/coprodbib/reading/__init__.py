"""Files -> Documents, one reader per kind of file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from coprodbib.errors import ReadError, reason
from coprodbib.model import Document
from coprodbib.reading.docx import document_from_docx
from coprodbib.reading.epub import document_from_epub
from coprodbib.reading.html import document_from_html
from coprodbib.reading.latex import document_from_latex
from coprodbib.reading.pdf import document_from_pdf
from coprodbib.reading.plain import document_from_text
from coprodbib.reading.xml import document_from_xml

Reader = Callable[[str, str, bytes], Document]
"""(id, source, bytes of the file) -> Document; raises ReadError."""

LATEX = (".tex", ".ltx")

LIBRARIES = (".coprodbib", ".bib", ".json", ".ris")
"""Suffixes of what ``saving`` loads, and nobody reads as a document."""

LARGEST_FILE = 200_000_000
"""Bytes of a file that is read: scanned books are smaller; a bound keeps memory in hand."""

READERS: Mapping[str, Reader] = {
    ".txt": document_from_text,
    ".text": document_from_text,
    ".md": document_from_text,
    ".markdown": document_from_text,
    ".docx": document_from_docx,
    ".epub": document_from_epub,
    ".htm": document_from_html,
    ".html": document_from_html,
    ".xhtml": document_from_html,
    ".tex": document_from_latex,
    ".ltx": document_from_latex,
    ".bbl": document_from_latex,
    ".pdf": document_from_pdf,
    ".xml": document_from_xml,
    ".tei": document_from_xml,
    ".nxml": document_from_xml,
}
"""The reader for each suffix; libraries that a reader needs are imported when it reads."""


def read(path: str | Path) -> Document:
    """Read one file; its id is the file's stem.

    Raises ReadError when the file is missing, not readable, binary, or of a kind without a reader.

    >>> read("paper.odt")
    Traceback (most recent call last):
    coprodbib.errors.ReadError: paper.odt: no reader for '.odt'; I can read .bbl, .docx, .epub, .htm, .html, .ltx, .markdown, .md, .nxml, .pdf, .tei, .tex, .text, .txt, .xhtml, .xml
    """
    path = Path(path)
    reader = READERS.get(path.suffix.lower())
    if path.suffix.lower() in LIBRARIES:
        raise ReadError(f"{path}: is a bibliography or a saved library, no document; give it alone, or as base")
    if reader is None and (not path.suffix or _is_address(path)) and not path.exists():
        raise _missing(path)
    if reader is None:
        kind = f"no reader for {path.suffix!r}" if path.suffix else "has no suffix that says what it is"
        raise ReadError(f"{path}: {kind}; I can read {', '.join(sorted(READERS))}")
    if path.suffix.lower() in LATEX and (beside := path.with_suffix(".bbl")).is_file():
        return document_from_latex(path.stem, str(path), contents(path), bbl=contents(beside))
    return reader(path.stem, str(path), contents(path))


def is_library(path: str | Path) -> bool:
    """Whether a path is that of a saved library or a bibliography, which is loaded, not read.

    >>> is_library("mine.bib"), is_library("essay.txt")
    (True, False)
    """
    return Path(path).suffix.lower() in LIBRARIES and not Path(path).is_dir()


def is_part_of_another(path: Path) -> bool:
    """Whether a file is read together with one beside it: the list that BibTeX made for a LaTeX file.

    >>> is_part_of_another(Path("paper.bbl"))
    False
    """
    return path.suffix.lower() == ".bbl" and any(path.with_suffix(suffix).is_file() for suffix in LATEX)


def _is_address(path: Path) -> bool:
    return path.as_posix().lower().startswith(("http:/", "https:/"))


def _missing(path: Path) -> ReadError:
    if _is_address(path):
        return ReadError(f"{path}: is an address, and files alone are read; save the page, and give the file")
    return ReadError(f"{path}: no such file")


def contents(path: Path) -> bytes:
    """The bytes of a file of up to ``LARGEST_FILE`` bytes; ReadError says why it cannot be read.

    >>> contents(Path("no-such-file"))
    Traceback (most recent call last):
    coprodbib.errors.ReadError: no-such-file: no such file
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)  # of a device, the size says nothing
    except FileNotFoundError:
        raise _missing(path) from None
    except IsADirectoryError:
        raise ReadError(f"{path}: is a folder, not a file") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"{str(path)[:500]}: cannot be read ({reason(error)})") from error
    if len(data) > LARGEST_FILE:
        raise ReadError(f"{path}: is larger than {LARGEST_FILE // 1_000_000} MB; split it")
    return data
