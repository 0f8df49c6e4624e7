"""Lines inside a list that belong to the page: buttons of web pages, page numbers, running heads."""

from __future__ import annotations

import re
from collections.abc import Callable

from coprodbib.finding.lines import BULLET, Line, head_key, is_label_line, is_page_number, lines, running_heads
from coprodbib.finding.sections import heading_key
from coprodbib.languages.words import REFERENCE_HEADINGS
from coprodbib.model import Document
from coprodbib.openings import find_opening

_IMPRINT = re.compile(r":\s[A-ZÀ-Þ]|\b(?:Press|Verlag|Routledge|Sage|Springer|Wiley)\b")
_LAID_OUT = re.compile(r"\d{1,4}\s{3,}\S.{0,90}\Z|\S.{0,90}\s{3,}\d{1,4}\Z")
"""A page number that only blanks keep apart from the head, as text with layout has it."""


def furniture(document: Document, found: list[Line]) -> Callable[[Line], bool]:
    """A test for lines that belong to the page, not to the list: buttons, page numbers, running heads."""
    heads = running_heads(list(lines(document.text)))

    def is_furniture(line: Line) -> bool:
        if is_label_line(line.text) or heading_key(line.text) in REFERENCE_HEADINGS:
            return True
        if head_key(line.text) in heads and _is_head(line.text) or _is_laid_out_head(line):
            return True
        return is_page_number(line.text) and not _ends_open(found, line)

    return is_furniture


def _is_head(text: str) -> bool:
    """Whether a line that comes again can be a page's head: "Princeton: Princeton University Press." may stand in two entries."""
    if find_opening(text) is not None or BULLET.match(text):
        return False
    return head_key(text) != text or not text.endswith((".", ",")) and not _IMPRINT.search(text)


def _is_laid_out_head(line: Line) -> bool:
    if len(line.text) > 140 or find_opening(line.text) is not None:
        return False
    return (
        line.blank_before
        and _LAID_OUT.match(line.text) is not None
        or line.new_page
        and head_key(line.text) != line.text
    )


def _ends_open(found: list[Line], line: Line) -> bool:
    """Whether the line before ends in a dash or comma, so that a bare number goes on with it."""
    at = found.index(line)
    return at > 0 and found[at - 1].text.endswith(("-", "–", ",", ":", "("))
