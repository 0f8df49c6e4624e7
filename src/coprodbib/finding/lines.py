"""Lines of a text with their offsets, and the kinds of line that are no part of an entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coprodbib.languages.words import LINK_LABELS

BULLET = re.compile(
    r"(?:[•‣◦▪■□●○∙·*+➢►▶✓]|[–—-](?=[ \t\u00a0]+(?!(?:1[5-9]|20)\d\d|\(|(?:and|und|et|y|e|with|mit|&)\s))|\\item)[ \t\u00a0]+(?=\S)"
)
"""What stands before an item; a dash before a year stands for the authors of the entry before."""
NUMBER = re.compile(r"(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)])[ \t\u00a0]*(?=\S)")
BARE_NUMBER = re.compile(r"(?:(\d{1,4})[ \t\u00a0]+|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})[ \t\u00a0]?|\[\^(\d{1,4})\]:[ \t]*)(?=\S)")
"""A number that only its place in a sequence shows to be one."""
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LABEL = re.compile(
    r"\[(?!\d{1,4}\])[^\W\d_][\w+&’'.-]{0,20}(?: (?:et al\.|[\w+&’'.-]{1,16})){0,3}\][ \t\u00a0:]+(?=\S)"
)
"""A label of the kind "[Doe00]", "[Doe et al. 2000]"."""
_LABELS = "|".join(re.escape(label) for label in sorted(LINK_LABELS, key=len, reverse=True))
LABEL_LINE = re.compile(rf"(?:[\[(]?(?:{_LABELS})[\])]?[\s|,·•®]*)+\Z", re.I)
TRAILING_LABELS = re.compile(
    rf"(?:[\s,|]*\[\s*(?:{_LABELS})\s*\])+[\s.]*\Z"
    rf"|(?<=[.\])/\d])\s+(?:(?:{_LABELS})\s*){{2,}}\Z|(?<=[.\])])\s+(?:Google Scholar|CrossRef|Crossref|PubMed)\s*\Z",
    re.I,
)
_PAGE = re.compile(
    r"(?:p(?:age|\.)?\s*|[–—-]\s*|seite\s*)?\d{1,4}(?:\s*[–—-])?(?:\s*(?:of|von|de|/)\s*\d{1,4})?\Z|[ivxl]{1,6}\Z", re.I
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its surrounding blanks; ``indent`` counts the blanks before it, ``new_page`` says that a form feed is among them,
    ``torn`` that a line of the page (a head, a number) has been taken out before it.

    >>> next(lines("  • one\\n")).indent
    2
    """

    start: int
    end: int
    text: str
    indent: int
    blank_before: bool
    new_page: bool = False
    torn: bool = False


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines of ``text[start:end]`` that are not blank.

    >>> [line.text for line in lines("a\\n\\n b ")]
    ['a', 'b']
    """
    end = len(text) if end is None else end
    at, blank = start, True
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        body = text[at:stop]
        bare = body.strip(" \t\u00a0\f\u200b\ufeff\u2003\u2002")
        if bare:
            first = at + body.index(bare[0])
            yield Line(first, first + len(bare), bare, first - at, blank, "\f" in text[at:first])
        blank = not bare
        at = stop + 1


def opening_words(found: Sequence[Line], i: int, most: int = 240) -> str:
    """A line and those behind it, up to a blank line or ``most`` characters: where names and year stand, however narrow the column.

    >>> opening_words(list(lines("Doe,\\nJane\\n(2000)")), 0)
    'Doe, Jane (2000)'
    """
    text = found[i].text
    for line in found[i + 1 : i + 9]:
        if line.blank_before or len(text) > most:
            break
        text += " " + line.text
    return text


def mark_end(text: str) -> int:
    """Where a line begins behind its bullet or number; 0 without one.

    >>> mark_end("• Doe"), mark_end("12. Doe"), mark_end("Doe - Roe")
    (2, 4, 0)
    """
    mark = BULLET.match(text) or NUMBER.match(text)
    return mark.end() if mark else 0


def is_label_line(line: str) -> bool:
    """Whether a line holds only the buttons web pages print behind a reference.

    >>> is_label_line("Article  Google Scholar"), is_label_line("Article on scholars")
    (True, False)
    """
    return len(line) < 200 and LABEL_LINE.match(line) is not None


def running_heads(found: Sequence[Line]) -> frozenset[str]:
    """Lines that come again and again but for their digits: page heads and feet.

    >>> found = list(lines("Doe et al.\\nx\\nDoe et al.\\ny\\nDoe et al."))
    >>> sorted(running_heads(found))
    ['Doe et al.']
    """
    counts = Counter(head_key(line.text) for line in found if len(line.text) <= 90)
    return frozenset(key for key, n in counts.items() if n >= 2 and len(key) > 2)


def head_key(line: str) -> str:
    """A line with its page numbers taken off both ends."""
    return re.sub(r"\A\d{1,4}\s+|\s+\d{1,4}\Z", "", line.replace("\f", "")).strip(" |·•")


def is_page_number(line: str) -> bool:
    """Whether a line is a page number and nothing else.

    >>> is_page_number("- 12 -"), is_page_number("Page 3 of 9"), is_page_number("12 pages")
    (True, True, False)
    """
    return len(line) < 24 and _PAGE.match(line) is not None
