"""A reference list without a heading: the stretch of the text where lines that read like entries stand close together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coprodbib.finding.beginnings import LOCATOR, YEAR, reads_like_entry, shape_of
from coprodbib.finding.headings import ends_list
from coprodbib.finding.lines import Line, mark_end, opening_words
from coprodbib.openings import find_names

FEWEST = 4
"""Entries that make a list."""
_ENUMERATED = re.compile(r"[A-Z]\. ?[A-ZÀ-Þ][^\W\d_]+ [(a-zà-ÿ]")
PROSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|we|it|that|which|ist|sind|war|wird|werden|wurde|wurden|dass|sich|est|sont|était|que|qui|es|son|fue|foi|são|é|che|sono)\b"
)
"""Small words of sentences, rare in entries."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text that holds one reference list, heading left out."""

    start: int
    end: int


def dense_sections(found: Sequence[Line]) -> list[Section]:
    """The densest stretch of entries, if it holds enough of them to be a list; otherwise nothing.

    >>> from coprodbib.finding.lines import lines
    >>> entry = "{}, Jane: A title of the year. London: Sage 1999, pp. 3-9.\\n"
    >>> text = "Some text that is no list.\\n" * 9 + "".join(map(entry.format, ("Doe", "Fox", "Poe", "Roe")))
    >>> [text[s.start : s.start + 3] for s in dense_sections(list(lines(text)))]
    ['Doe']
    """
    likeness = [_likeness(found, i) for i in range(len(found))]
    start, end = _greatest(likeness)
    end = next((i for i in range(start + 1, end) if ends_list(found, i)), end)
    body = found[start:end]
    begins = [_begins(_near(body, i)) for i in range(len(body))]
    first = next((i for i, begin in enumerate(begins) if begin), len(body))
    if sum(begins) < FEWEST or sum(begins) < 0.2 * len(body):
        return []
    return [Section(body[first].start, body[-1].end)]


def _begins(text: str) -> bool:
    """Whether an entry surely begins here: names, a year, and what leads to a place in print."""
    if LOCATOR.search(text) is None or not reads_like_entry(text) or _ENUMERATED.match(text):
        return False
    return shape_of(text) in ("inverted", "initials behind", "label", "dash") or find_names(text) is not None


def _near(found: Sequence[Line], i: int) -> str:
    """A line and those behind it, up to a blank line, without its number."""
    return opening_words(found, i)[mark_end(found[i].text) :]


def _likeness(found: Sequence[Line], i: int) -> float:
    """Above 0 for a line that may stand in a list, below for running text."""
    text = found[i].text[:600]
    prose = len(PROSE.findall(text))
    if _begins(_near(found, i)):
        return 1.5 - 0.5 * min(prose, 4)
    dated, placed = YEAR.search(text) is not None, LOCATOR.search(text) is not None
    if dated and placed and shape_of(text) != "word":
        return 0.7 - 0.5 * min(prose, 3)
    return 0.2 - 0.5 * prose if dated or placed else -0.4 - 0.3 * min(prose, 3)


def _greatest(values: Sequence[float]) -> tuple[int, int]:
    """The stretch with the greatest sum; of equals the last."""
    best, span, total, start = 0.0, (0, 0), 0.0, 0
    for i, value in enumerate(values):
        if total <= 0:
            total, start = 0.0, i
        total += value
        if total >= best and total > 0:
            best, span = total, (start, i + 1)
    return span
