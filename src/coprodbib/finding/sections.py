"""Where reference lists begin and end: a heading in any language, to the next heading or other text."""

from __future__ import annotations

import re

from coprodbib.finding.beginnings import OPEN_END, reads_like_entry
from coprodbib.finding.density import Section as Section
from coprodbib.finding.lines import BULLET, LABEL, Line, head_key, is_label_line, lines, mark_end
from coprodbib.languages.lists import SERIES
from coprodbib.languages.words import END_HEADINGS, REFERENCE_HEADINGS
from coprodbib.model import Document
from coprodbib.openings import find_names, find_opening

_NUMBERING = re.compile(
    r"\A(?:#{1,6}\s+)?(?:(?:chapter|kapitel|section)\s+)?(?:\d{1,2}(?:\.\d{1,2}){0,4}[.)]?|[IVXLC]{1,6}[.)]|[A-Z][.)])\s+",
    re.I,
)
_COUNT = re.compile(r"\s*[(\[]\s*\d{1,4}\s*[)\]]\s*\Z")
_APPENDIX = re.compile(
    r"(?:(?:online |web |supplementary )?appendix|annex|anhang|annexe|anexo|apêndice|appendice|bijlage|supplement(?:ary material)?)(?: [a-z\d]{1,3})?(?:[.:–-] ?.{0,60}| ?)\Z"
)
_BEHIND = re.compile(
    r"(?:disclaimer|publisher[’']s note|copyright|funding|acknowledge?ments?|conflicts? of interest|competing interests|author contributions?|data availability"
    r"(?: statement)?|correspondence|keywords|received|open access|how to cite|recibido|aceptado|received on)\b[^.:]{0,40}:|©|\(c\)\s",
    re.I,
)
"""What begins a line behind a list: statements of publishers and authors."""
_TABLE_ROW = re.compile(r"(?:[^|]*\|){2,}|[-|: ]{5,}\Z")


def heading_key(text: str) -> str:
    """A heading line in lower case without number, marks, count and colon.

    >>> heading_key("## 7. **References** (38):")
    'references'
    """
    if len(text) > 90:
        return ""
    bare = text.strip().lstrip("#").strip(" *_:.\u00a0|=-–—•►▶")
    bare = _COUNT.sub("", _NUMBERING.sub("", bare)).strip(" *_:.#\u00a0")
    return " ".join(bare.lower().split())


def find_sections(document: Document) -> list[Section]:
    """The stretches under reference headings; where there is none, the whole text if it is a bare list."""
    found = list(lines(document.text))
    starts = [
        i
        for i, line in enumerate(found)
        if heading_key(line.text) in REFERENCE_HEADINGS and not BULLET.match(line.text)
    ]
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
    level = _level(found[heading].text)
    title = heading_key(found[heading].text)
    for i in range(heading + 1, len(found)):
        text = found[i].text
        key = heading_key(text)
        if (
            key in END_HEADINGS
            and not _is_last_line(found, i)
            or _BEHIND.match(text)
            or len(text) < 100
            and SERIES.match(text)
            or _APPENDIX.match(key)
            or _level(text)
            and (not level or _level(text) <= level)
        ):
            return i
        if key in REFERENCE_HEADINGS and key != title and not BULLET.match(text):
            return i
        if _TABLE_ROW.match(text) and not re.search(r"\b(?:1[89]|20)\d\d\b", text):
            return i
    return len(found)


def _is_last_line(found: list[Line], i: int) -> bool:
    """Whether a line that could be a heading is the last of an entry ("An / Introduction.")."""
    line, before = found[i], found[i - 1].text
    return not line.blank_before and (line.text.endswith((".", ",")) or OPEN_END.search(before) is not None)


def _level(text: str) -> int:
    """Depth of a Markdown heading, 0 for other lines."""
    marks = re.match(r"#{1,6}(?=\s)", text)
    return len(marks[0]) if marks else 0


_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.\s?d\.|forthcoming|in press", re.I)


def _has_entry(found: list[Line]) -> bool:
    """Whether an entry begins in the first lines under a heading (under a table of contents, or a chapter "Literature", none does)."""
    end = next((i for i, line in enumerate(found[:12]) if i and heading_key(line.text) in REFERENCE_HEADINGS), 12)
    near = [line.text for line in found[:end]]
    if any(_begins_entry(text[mark_end(text) :], " ".join(near[i : i + 3])) for i, text in enumerate(near)):
        return True
    like = [reads_like_entry(_unnumbered(" ".join(near[i : i + 3]))) for i in range(len(near))]
    return like[:1] == [True] and sum(like) >= min(2, len(like))


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
