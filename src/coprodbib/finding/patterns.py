"""How the entries of a list begin, learnt from the list itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coprodbib.finding.lines import BULLET, NUMBER, Line
from coprodbib.openings import find_names, find_opening

YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.\s?d\.|\bforthcoming\b|\bin press\b", re.I)
LOCATOR = re.compile(
    r"\b\d{1,4}\s?\(\d|\bpp?\.\s?\d|\d\s?[–-]\s?\d|https?:|\bdoi\b|\bISBN\b|:\s[A-Z]|\b(?:Press|Verlag|Publish\w+|Routledge|Sage|Springer|Wiley|Elsevier)\b",
    re.I,
)
UNFINISHED = re.compile(r"(?:[a-zà-ÿ,&:(–—-]|\b(?:and|In|in|ed|eds|by|Vol|vol|no|pp|[A-Z])\.?)\Z")
RUNS_ON = re.compile(r"[a-zà-ÿ(\d&“\"‘]|pp?\.|https?:|doi|In:?\s|\[")
LOOK_AHEAD = 3
AFTER_STOP = re.compile(r"[.\])/\d”\"]\s+(?=[^\W\d_a-z]|[—–_]{2}|[a-z][a-z’-]{2,20}, [a-z]\.)")


def flat(text: str) -> str:
    """The beginning of a text on one line; every character keeps its offset."""
    return re.sub(r"\s", " ", text[:1600])


@dataclass(frozen=True, slots=True)
class Pattern:
    """``starts``: for each line whether an entry begins there; ``firm``: all other lines belong to the entry before them.

    >>> Pattern((True, False)).firm
    False
    """

    starts: tuple[bool, ...]
    firm: bool = False


def pattern_of(body: list[Line]) -> Pattern:
    """How the entries of a list begin, learnt from the list: bullets, numbers, indents, paragraphs, or names and year.

    >>> from coprodbib.finding.lines import lines
    >>> pattern_of(list(lines("Doe, J. 2000. A title that is\\n   long. Sage.\\nRoe, R. 2001. Title. Sage."))).starts
    (True, False, True)
    """
    bullets = [BULLET.match(line.text) is not None for line in body]
    if bullets[0] and sum(bullets) >= 2 or sum(bullets) >= 0.4 * len(body):
        return Pattern(tuple(bullets))
    numbers = _numbered(body)
    if sum(numbers) >= 2 and numbers[0]:
        return Pattern(tuple(numbers))
    opening = [_opens(body, i) for i in range(len(body))]
    if sum(opening) < 0.25 * len(body):
        named = [_opens_by_names(body, i) for i in range(len(body))]
        opening = named if sum(named) > sum(opening) else opening
    if hanging := _hanging(body, opening):
        return Pattern(tuple(hanging), firm=True)
    if paragraphs := _paragraphed(body, opening):
        return Pattern(tuple(paragraphs))
    if sum(opening) >= 0.25 * len(body):
        opening = _after_complete_lines(body, opening)
        return Pattern(tuple(o or _odd_start(body, i, opening) for i, o in enumerate(opening)))
    return Pattern(tuple(_by_paragraph(body)))


def _hanging(body: list[Line], opening: list[bool]) -> list[bool] | None:
    """Lines at the margin, where the other lines are indented and hardly ever open an entry; None without such a pattern."""
    margin = min(line.indent for line in body)
    at_margin = [line.indent == margin for line in body]
    opened = [o for o, m in zip(opening, at_margin, strict=True) if m]
    inside = [o for o, m in zip(opening, at_margin, strict=True) if not m]
    if len(inside) < 0.15 * len(body) or sum(opened) < 0.6 * len(opened) or sum(inside) > 0.25 * len(inside):
        return None
    return at_margin


def _paragraphed(body: list[Line], opening: list[bool]) -> list[bool] | None:
    """First lines of paragraphs, where most of them open an entry and the other lines hardly ever do; None without such a pattern."""
    first = [o for o, line in zip(opening, body, strict=True) if line.blank_before]
    inside = [o for o, line in zip(opening, body, strict=True) if not line.blank_before]
    if (
        len(first) < 3
        or len(inside) < 0.15 * len(body)
        or sum(first) < 0.7 * len(first)
        or sum(inside) > 0.3 * len(inside)
    ):
        return None
    return [
        line.blank_before and (o or _odd_start(body, i, opening))
        for i, (o, line) in enumerate(zip(opening, body, strict=True))
    ]


def _opens_by_names(body: list[Line], i: int) -> bool:
    """Whether names begin here in a list that prints the year later (notes, Vancouver): plain names, and a year in the lines that follow."""
    near = " ".join(line.text for line in body[i : i + 4])
    names = find_names(body[i].text)
    return names is not None and (names.repeated or names.cost <= 0.6) and YEAR.search(near) is not None


_BREAKS_OFF = re.compile(r"(?:[,&–-]|\b(?:and|und|et|y|of|the|in|for|to|a|an|by|with|on|der|die|von|de|la|le))\Z")
_COMPLETE = re.compile(r"(?:[.!?)\]”\"’»]|\d|https?://\S+|10\.\d{4,9}/\S+)\Z")


def _after_complete_lines(body: list[Line], opening: list[bool]) -> list[bool]:
    """In a list whose entries end in full stops, no entry begins behind a line that breaks off, or that lacks the year of its own names."""
    before = [_COMPLETE.search(body[i - 1].text) is not None for i, o in enumerate(opening) if o and i]
    if sum(before) < 0.7 * len(before):
        return opening
    return [o and (i == 0 or body[i].blank_before or not _broken(body[i - 1].text)) for i, o in enumerate(opening)]


def _broken(text: str) -> bool:
    return _COMPLETE.search(text) is None and (YEAR.search(text) is None or _BREAKS_OFF.search(text) is not None)


def _numbered(body: list[Line]) -> list[bool]:
    """Lines that carry the next number of a sequence."""
    expected, out = None, []
    for line in body:
        match = NUMBER.match(line.text)
        number = int(next(g for g in match.groups() if g)) if match else None
        fits = number is not None and (number == expected or (expected is None and number <= 1))
        if fits and number is not None:
            expected = number + 1
        out.append(fits)
    return out


def _opens(body: list[Line], i: int) -> bool:
    """Whether names and year begin here; they may run over the line's end."""
    text = body[i].text
    for line in body[i + 1 : i + 1 + LOOK_AHEAD]:
        if line.blank_before or len(text) > 400:
            break
        text += " " + line.text
    return text[:1] not in "(" and find_opening(text) is not None


def _odd_start(body: list[Line], i: int, opening: list[bool]) -> bool:
    """A line that opens in no known way but stands alone as a paragraph and reads like an entry (no author, say)."""
    line = body[i]
    if not line.blank_before or not _paragraphs(body) or RUNS_ON.match(line.text) or i == 0:
        return i == 0
    previous = body[i - 1].text
    if _is_tail_of(previous, line.text):
        return False
    return (
        bool(YEAR.search(line.text[:400]))
        and len(line.text) > 40
        and not UNFINISHED.search(previous)
        and _year_early(line.text)
    )


def _is_tail_of(previous: str, text: str) -> bool:
    """Whether a paragraph goes on with the entry before it and then holds the next entry whole ("8(4), 503–519. Pestoff, V. (2009)...")."""
    for stop in AFTER_STOP.finditer(text[:300]):
        inner = find_opening(flat(text[stop.end() :]))
        if inner is not None and inner.cost <= 0.6:
            return (
                YEAR.search(text[: stop.end()]) is None
                and LOCATOR.search(text[: stop.end()]) is not None
                and YEAR.search(previous) is not None
            )
    return False


def _year_early(text: str) -> bool:
    """A title-first entry prints "(2007)." after the title; a torn-off tail has no bracketed year before its locator."""
    return re.match(r"\D{0,300}\((?:1[5-9]|20)\d\d[a-z]?[^)]{0,30}\)", text) is not None


def _paragraphs(body: list[Line]) -> bool:
    return sum(line.blank_before for line in body) >= 0.5 * len(body)


def _goes_over(before: str, text: str) -> bool:
    """Whether a paragraph goes on with the one before it, which a page's end has cut."""
    return text[:1] in "(&" or text[:1].islower() or UNFINISHED.search(before) is not None and not before.endswith(".")


def _by_paragraph(body: list[Line]) -> list[bool]:
    """No pattern in how entries open: paragraphs if there are any, else hanging indents, else lines."""
    if sum(line.blank_before for line in body) >= 2:
        return [
            line.blank_before and (i == 0 or not _goes_over(body[i - 1].text, line.text)) for i, line in enumerate(body)
        ]
    margin = min(line.indent for line in body)
    hanging = [line.indent == margin for line in body]
    if 0.1 * len(body) < sum(hanging) < len(body):
        return hanging
    return [not RUNS_ON.match(line.text) or i == 0 for i, line in enumerate(body)]
