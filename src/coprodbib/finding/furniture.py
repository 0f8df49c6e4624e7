"""Lines inside a list that belong to the page: buttons of web pages, page numbers, running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from coprodbib.finding.headings import heading_key, is_reference_heading
from coprodbib.finding.lines import BULLET, Line, head_key, is_label_line, is_page_number, lines, running_heads
from coprodbib.model import Document
from coprodbib.openings import find_opening

_IMPRINT = re.compile(r":\s[A-ZÀ-Þ]|\b(?:Press|Verlag|Routledge|Sage|Springer|Wiley)\b")
_LAID_OUT = re.compile(r"\d{1,4}\s{3,}\S.{0,90}\Z|\S.{0,90}\s{3,}\d{1,4}\Z")
"""A page number that only blanks keep apart from the head, as text with layout has it."""
_ENDS_IN_YEAR = re.compile(r"\s(?:1[5-9]|20)\d\d\Z")
_OPEN = ("-", "–", ",", ":", "(")


def furniture(document: Document, found: list[Line]) -> Callable[[Line], bool]:
    """A test for lines that belong to the page, not to the list: buttons, page numbers, running heads."""
    whole = list(lines(document.text))
    inside = {line.start for line in found}
    heads = running_heads(whole) & {head_key(line.text) for line in whole if line.start not in inside}
    at_turns, counted, pages = heads_at_turns(whole), _counted_heads(whole), _page_numbers(whole)
    title = head_key(whole[0].text) if whole else ""
    index = {line.start: at for at, line in enumerate(found)}

    def is_furniture(line: Line) -> bool:
        key = head_key(line.text)
        if is_label_line(line.text) or is_reference_heading(heading_key(line.text)) or key in at_turns:
            return True
        if line.start in counted or key == title and key != line.text:
            return True
        if key != line.text and is_reference_heading(heading_key(key)):
            return True
        if key in heads and _is_head(line.text) or _is_laid_out_head(line):
            return True
        return is_page_number(line.text) and not _goes_on(found, index[line.start], pages)

    return is_furniture


def page_lines(document: Document) -> list[tuple[int, int]]:
    """Where heads, feet and numbers of pages stand in a text, in order."""
    whole = list(lines(document.text))
    heads, counted = heads_at_turns(whole), _counted_heads(whole)
    return [
        (line.start, line.end)
        for at, line in enumerate(whole)
        if head_key(line.text) in heads
        or line.start in counted
        or is_page_number(line.text)
        and (line.blank_before or line.new_page or at + 1 < len(whole) and whole[at + 1].new_page)
    ]


def heads_at_turns(found: Sequence[Line]) -> frozenset[str]:
    """Lines that come again but for their number, nearly always where a page turns: at a form feed or beside a page number.

    >>> text = "Doe: A title\\nand text\\n3\\nDoe: A title\\nmore\\n4\\nDoe: A title\\nlast"
    >>> sorted(heads_at_turns(list(lines(text))))
    ['Doe: A title']
    """
    times, turning = Counter[str](), Counter[str]()
    for at, line in enumerate(found):
        key = head_key(line.text)
        if len(key) > 2 and len(line.text) <= 110:
            times[key] += 1
            turning[key] += key != line.text and not _ENDS_IN_YEAR.search(line.text) or _at_turn(found, at)
    return frozenset(key for key, n in times.items() if turning[key] >= 2 and turning[key] >= 0.6 * n)


def _at_turn(found: Sequence[Line], at: int) -> bool:
    near = found[max(0, at - 2) : at + 3]
    return found[at].new_page or any(is_page_number(line.text) for line in near) or any(n.new_page for n in near[-2:-1])


def _counted_heads(found: Sequence[Line]) -> frozenset[int]:
    """Where lines stand that carry the number of their page, apart from the text, so that the next or the last page has the next number."""
    numbered = [(at, number) for at, line in enumerate(found) if (number := _number_of_head(found, at))]
    return frozenset(
        found[at].start
        for k, (at, number) in enumerate(numbered)
        if any(
            abs(other - number) == 1 and (other > number) == (near > at) and 15 <= abs(near - at) <= 130
            for near, other in numbered[max(0, k - 12) : k + 13]
        )
    )


def _number_of_head(found: Sequence[Line], at: int) -> int:
    """The page number that a short line apart from the text begins or ends with; 0 without one."""
    line = found[at]
    apart = line.new_page or line.blank_before or at + 1 < len(found) and found[at + 1].blank_before
    number = re.match(r"(\d{1,4})\s+[^\W\d_]|.*[^\W\d_]\s+(\d{1,4})\Z", line.text) if len(line.text) <= 90 else None
    return int(number[1] or number[2]) if number and apart else 0


def _page_numbers(found: Sequence[Line]) -> frozenset[int]:
    """The numbers of pages that stand alone on their lines."""
    return frozenset(number for line in found if is_page_number(line.text) and (number := _number(line.text)))


def _number(text: str) -> int:
    digits = re.search(r"\d{1,4}", text)
    return int(digits[0]) if digits else 0


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


def _goes_on(found: Sequence[Line], at: int, pages: frozenset[int]) -> bool:
    """Whether a bare number goes on with the line before, which ends in a dash or comma, and is not the number of this page."""
    year = 1500 <= _number(found[at].text) < 2100 and found[at].text.isdigit() and not found[at].blank_before
    if at and year and not {_number(found[at].text) - 1, _number(found[at].text) + 1} & pages:
        return True
    if at == 0 or not found[at - 1].text.endswith(_OPEN):
        return False
    before, after = found[at - 1].text, found[at + 1] if at + 1 < len(found) else None
    if re.search(r"[^\W\d_][-–]\Z", before):
        return False  # a word goes on, not a number
    number = _number(found[at].text)
    counted = bool({number - 1, number + 1} & pages)
    return not (counted and (found[at].blank_before or after is not None and (after.new_page or after.blank_before)))
