"""What an output format is, and what formats written line by line share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """One output format.

    ``escape`` makes characters harmless; ``wrap(name, value, content)`` sets a formatting attribute;
    ``link(address, content)`` makes a link; ``block(value, content)`` sets a display block; with ``nests`` False only
    the outermost formatting is written; ``finish`` sees the whole.

    >>> Format(str, lambda name, value, content: f"/{content}/").wrap("font-style", "italic", "a")
    '/a/'
    """

    escape: Callable[[str], str]
    wrap: Callable[[str, str, str], str]
    link: Callable[[str, str], str] = lambda address, content: content
    block: Callable[[str, str], str] = lambda value, content: content
    nests: bool = True
    finish: Callable[[str], str] = str


BREAK = "\ue102"
"""Stands where a line ends, until it is known whether anything comes before and after."""


def own_lines(value: str, content: str) -> str:
    """A display block: lines of its own; only the margin stands in a row with what is beside it.

    >>> own_lines("left-margin", "[1]"), own_lines("block", "A note.") == f"{BREAK}A note.{BREAK}"
    ('[1] ', True)
    """
    if value == "left-margin":
        return content.rstrip() + " "
    return content if value == "right-inline" or not content.strip() else BREAK + content.strip() + BREAK


def lines(text: str) -> list[str]:
    """The lines of an entry, none of them empty.

    >>> lines(f"Entry{BREAK}{BREAK}Note{BREAK}")
    ['Entry', 'Note']
    """
    if BREAK not in text:
        return [text.strip("\n")]
    return [line for part in text.split(BREAK) if (line := part.strip("\n "))]


def outside(content: str, opening: str, closing: str) -> str:
    """Marks round the words only: blanks at the ends stay outside, where Markdown and reStructuredText want them.

    >>> outside(" a ", "*", "*")
    ' *a* '
    """
    core = content.strip()
    start = content.index(core)
    return content[:start] + opening + core + closing + content[start + len(core) :]
