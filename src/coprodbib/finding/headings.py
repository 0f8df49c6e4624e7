"""Headings over and behind reference lists, and what else says that a list is over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coprodbib.finding.beginnings import OPEN_END
from coprodbib.finding.lines import BULLET, Line
from coprodbib.languages.lists import ADDRESS, BEHIND_HEADING, COMPOUND_HEADING, SERIES
from coprodbib.languages.words import END_HEADINGS, REFERENCE_HEADINGS

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
    if re.fullmatch(r"(?:[^\W\d_] ){4,}[^\W\d_]", bare):
        bare = bare.replace(" ", "")  # "L i t e r a t u r"
    return " ".join(bare.lower().split())


def level(text: str) -> int:
    """Depth of a Markdown heading, 0 for other lines."""
    marks = re.match(r"#{1,6}(?=\s)", text)
    return len(marks[0]) if marks else 0


def ends_list(found: Sequence[Line], i: int) -> bool:
    """Whether a line behind a list is none of it, whatever heading the list has: another heading, a series, an address, a table."""
    text = found[i].text
    key = heading_key(text)
    return bool(
        (key in END_HEADINGS or BEHIND_HEADING.fullmatch(key))
        and not _is_last_line(found, i)
        or _BEHIND.match(text)
        or ADDRESS.match(text)
        or len(text) < 100
        and SERIES.match(text)
        or _APPENDIX.match(key)
        or _TABLE_ROW.match(text)
        and not re.search(r"\b(?:1[89]|20)\d\d\b", text)
    )


def begins_list(line: Line) -> bool:
    """Whether a line is a heading of references.

    >>> begins_list(Line(0, 10, "Literatur:", 0, True)), begins_list(Line(0, 9, "Text here", 0, True))
    (True, False)
    """
    return is_reference_heading(heading_key(line.text)) and not BULLET.match(line.text)


def is_reference_heading(key: str) -> bool:
    """Whether the key of a heading names references: a known heading, or two such words joined ("Literatur und Quellen").

    >>> is_reference_heading("quellen und literatur"), is_reference_heading("zitierte und weiterführende literatur"), is_reference_heading("literatur und leben")
    (True, True, False)
    """
    return key in REFERENCE_HEADINGS or COMPOUND_HEADING.fullmatch(key) is not None


def _is_last_line(found: Sequence[Line], i: int) -> bool:
    """Whether a line that could be a heading is the last of an entry ("An / Introduction.")."""
    line, before = found[i], found[i - 1].text if i else ""
    return not line.blank_before and (line.text.endswith((".", ",")) or OPEN_END.search(before) is not None)
