"""Where reference lists begin and end: a heading in any language, to the next heading or other text."""

from __future__ import annotations

import re

from coprodbib.finding.beginnings import reads_like_entry
from coprodbib.finding.density import Section as Section
from coprodbib.finding.headings import begins_list, ends_list, heading_key, level
from coprodbib.finding.lines import LABEL, Line, head_key, is_label_line, is_page_number, lines, mark_end, opening_words
from coprodbib.model import Document
from coprodbib.openings import find_names, find_opening


def find_sections(document: Document) -> list[Section]:
    """The stretches under reference headings; where there is none, the whole text if it is a bare list."""
    found = list(lines(document.text))
    starts = [i for i, line in enumerate(found) if begins_list(line)]
    sections: list[Section] = []
    last = -1
    for i in starts:
        if i <= last or i + 1 >= len(found):
            continue
        stop = _stop(found, i)
        if stop > i + 1 and _has_entry(found[i + 1 : stop]):
            sections.append(Section(found[i + 1].start, found[stop - 1].end))
            last = stop - 1
    if not sections and _is_bare_list(found):
        sections.append(Section(found[0].start, found[-1].end))
    return sections


def _stop(found: list[Line], heading: int) -> int:
    """Index of the first line after the list that starts behind ``heading``."""
    depth, title = level(found[heading].text), heading_key(found[heading].text)
    for i in range(heading + 1, len(found)):
        text = found[i].text
        if ends_list(found, i) or level(text) and (not depth or level(text) <= depth):
            return i
        if begins_list(found[i]) and heading_key(text) != title:
            return i
    return len(found)


_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.\s?d\.|forthcoming|in press", re.I)


def _has_entry(found: list[Line]) -> bool:
    """Whether an entry begins in the first lines under a heading (under a table of contents, or a chapter "Literature", none does)."""
    end = next((i for i, line in enumerate(found[:16]) if i and begins_list(line)), min(16, len(found)))
    near = [opening_words(found, i) for i in range(end)]
    if any(_begins_entry(found[i].text[mark_end(found[i].text) :], text) for i, text in enumerate(near)):
        return True
    like = [reads_like_entry(_unnumbered(text)) for text in near]
    first = next((i for i, line in enumerate(found[:end]) if not is_page_number(line.text)), 0)
    return like[first : first + 1] == [True] and sum(like) >= min(2, len(like))


def _unnumbered(text: str) -> str:
    if label := LABEL.match(text):
        return text[label.end() :]
    return re.sub(r"\A(?:\[?\^?\d{1,4}\]?[.):]*|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s+", "", text[mark_end(text) :])


def _begins_entry(text: str, near: str) -> bool:
    opening = find_opening(text) or find_opening(near)
    if opening is not None:
        return True
    return _YEAR.search(near) is not None and (find_names(text) is not None or mark_end(near) > 0 and len(text) > 40)


def _is_bare_list(found: list[Line]) -> bool:
    """Whether nearly the whole text is entries: what a person pastes into a file."""
    body = [line for line in found if not is_label_line(line.text)]
    opening = sum(find_opening(line.text[mark_end(line.text) :]) is not None for line in body)
    return opening >= 3 and opening >= 0.6 * len(body) and head_key(body[0].text) != ""
