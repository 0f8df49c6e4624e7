"""A manuscript as it is in its file: every byte kept, so that what is not linked is written as it was."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coprodbib.errors import FormatError, ReadError, WriteError
from coprodbib.reading import contents

Format = Literal["markdown", "latex"]
SUFFIXES: dict[str, Format] = {
    **dict.fromkeys((".md", ".markdown", ".qmd", ".rmd", ".txt", ".text"), "markdown"),
    **dict.fromkeys((".tex", ".ltx"), "latex"),
}
"""Suffix of a manuscript -> its format."""
_LATEX_SIGNS = ("\\documentclass", "\\begin{document}", "\\section{", "\\cite", "\\emph{", "\\textit{")
_BOMS = ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Name, text (byte-order mark and line ends as they are), format and encoding."""

    name: str
    text: str
    format: Format
    encoding: str = "utf-8"

    def encode(self, text: str) -> bytes:
        """A text in the encoding of the manuscript; WriteError where that lacks a character."""
        try:
            return text.encode(self.encoding)
        except UnicodeEncodeError as error:
            lacking = error.object[error.start]
            raise WriteError(
                f"{self.name}: {self.encoding} has no {lacking!r}; save the manuscript as UTF-8"
            ) from error


def manuscript_of(text_or_path: str | Path, format: str | None) -> Manuscript:
    """A text, or the file that a Path, or a line that ends like a file name, names.

    >>> manuscript_of("So Doe (2000).", None).format
    'markdown'
    """
    check_format(format)
    named = isinstance(text_or_path, Path) or "\n" not in text_or_path and Path(text_or_path).suffix.lower() in SUFFIXES
    if not named:
        return from_text(str(text_or_path), format)
    return from_bytes(contents(Path(text_or_path)), str(text_or_path), format)


def check_format(format: str | None) -> None:
    """FormatError unless the format is known, or to be found out.

    >>> check_format("latex")
    """
    if format not in (None, "markdown", "latex"):
        raise FormatError(f"format={format!r} is unknown; use 'markdown' or 'latex'")


def from_text(text: str, format: str | None, name: str = "manuscript", encoding: str = "utf-8") -> Manuscript:
    """A manuscript that is no file; without a ``format`` it is LaTeX where it has commands of LaTeX.

    >>> from_text(r"\\emph{So} Doe (2000).", None).format
    'latex'
    """
    kind = (
        format
        or SUFFIXES.get(Path(name).suffix.lower())
        or ("latex" if any(s in text for s in _LATEX_SIGNS) else "markdown")
    )
    return Manuscript(name, text, "latex" if kind == "latex" else "markdown", encoding)


def from_bytes(data: bytes, name: str, format: str | None) -> Manuscript:
    """A manuscript of the bytes of a file; ReadError for what is no text.

    >>> from_bytes("\\ufeffMøller\\r\\n".encode(), "a.md", None).text
    '\\ufeffMøller\\r\\n'
    """
    if Path(name).suffix and Path(name).suffix.lower() not in SUFFIXES and format is None:
        raise FormatError(f"{name}: is neither Markdown nor LaTeX; add --format markdown|latex, or convert it (pandoc)")
    encoding = next((e for bom, e in _BOMS if data.startswith(bom)), "utf-8")
    if encoding == "utf-8" and b"\0" in data:
        raise ReadError(f"{name}: is binary, not text; save it as UTF-8 text")
    for tried in dict.fromkeys((encoding, "cp1252")):
        try:
            text = data.decode(tried)
        except UnicodeDecodeError:
            continue
        return from_text(text, format, name, tried)
    raise ReadError(f"{name}: is neither UTF-8 nor Windows-1252; save it as UTF-8 text")
