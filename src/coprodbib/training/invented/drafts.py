"""An entry while it is written: pieces with labels, and the marks between them."""

from __future__ import annotations

import re

from coprodbib.parsing.hints import OTHER
from coprodbib.training.examples import Piece

_FIELD = re.compile(r"([^{}]*)(?:\{(\w+)\})?")


class Draft:
    """Pieces in the order they are printed.

    >>> draft = Draft()
    >>> draft.put("title", "Why me?")
    >>> draft.fill(". {p}: {b}", p=("location", "London"), b=("publisher", "Sage"))
    >>> draft.text
    'Why me? London: Sage'
    """

    def __init__(self) -> None:
        self.pieces: list[Piece] = []

    def put(self, label: str, text: str) -> None:
        """A field, or what belongs to none."""
        if text:
            self.pieces.append((label, text))

    def mark(self, text: str) -> None:
        """What stands between two fields; a stop does not follow a stop."""
        if text[:1] == "." and self.pieces and self.pieces[-1][1][-1] in ".?!":
            text = text[1:]
        if text[:1] == " " and self.pieces and self.pieces[-1][1][-1] == " ":
            text = text[1:]
        self.put(OTHER, text)

    def fill(self, template: str, **fields: Piece) -> None:
        """A template, its fields by name; those that are not given are left out."""
        for between, name in _FIELD.findall(template):
            self.mark(between)
            if name in fields:
                self.put(*fields[name])

    def loosen(self) -> None:
        """Take back the marks at the end."""
        if self.pieces and self.pieces[-1][0] == OTHER:
            text = self.pieces.pop()[1].rstrip(" .,;:")
            self.put(OTHER, text)

    @property
    def text(self) -> str:
        """What is written so far."""
        return "".join(text for _, text in self.pieces)
