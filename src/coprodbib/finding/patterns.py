"""How the entries of a list begin, learnt from the list itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coprodbib.finding.beginnings import NAMED, shape_of, starts_of
from coprodbib.finding.lines import BARE_NUMBER, BULLET, LABEL, NUMBER, RAISED, Line, opening_words
from coprodbib.openings import find_opening

YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.\s?d\.|\bforthcoming\b|\bin press\b", re.I)
UNFINISHED = re.compile(r"(?:[a-zà-ÿ,&:(–—-]|\b(?:and|In|in|ed|eds|by|Vol|vol|no|pp|[A-Z])\.?)\Z")
RUNS_ON = re.compile(r"[a-zà-ÿ(\d&“\"‘]|pp?\.|https?:|doi|In:?\s|\[")


def flat(text: str) -> str:
    """The beginning of a text on one line; every character keeps its offset."""
    return re.sub(r"\s", " ", text[:1600])


@dataclass(frozen=True, slots=True)
class Pattern:
    """``starts``: for each line whether an entry begins there; ``firm``: all other lines belong to the entry before them;
    ``bare_numbers``: entries carry numbers without stop or bracket, which only their sequence shows to be numbers;
    ``numbered``: numbers or labels say where entries begin; ``bulleted``: bullets do.

    >>> Pattern((True, False)).firm
    False
    """

    starts: tuple[bool, ...]
    firm: bool = False
    bare_numbers: bool = False
    numbered: bool = False
    bulleted: bool = False


def pattern_of(body: list[Line]) -> Pattern:
    """How the entries of a list begin, learnt from the list: bullets, numbers, indents, paragraphs, or names and year.

    >>> from coprodbib.finding.lines import lines
    >>> pattern_of(list(lines("Doe, J. 2000. A title that is\\n   long. Sage.\\nRoe, R. 2001. Title. Sage."))).starts
    (True, False, True)
    """
    bullets = [BULLET.match(line.text) is not None for line in body]
    if bullets[0] and sum(bullets) >= 2 or sum(bullets) >= 0.4 * len(body):
        return Pattern(tuple(bullets), bulleted=True)
    numbers = _numbered(body, NUMBER, gap=3)
    if sum(numbers) >= 2 and numbers[0]:
        return Pattern(tuple(numbers), numbered=True)
    bare = _numbered(body, BARE_NUMBER, gap=1)
    if sum(bare) >= 3 and bare[0]:
        return Pattern(tuple(bare), bare_numbers=True, numbered=True)
    labels = [LABEL.match(line.text) is not None for line in body]
    if sum(labels) >= 3 and labels[0] and sum(labels) >= 0.15 * len(body):
        return Pattern(tuple(labels), numbered=True)
    opening = [_opens(body, i) for i in range(len(body))]
    if hanging := _hanging(body, opening):
        return Pattern(tuple(hanging), firm=True)
    return Pattern(tuple(starts_of(body)))


def _hanging(body: list[Line], opening: list[bool]) -> list[bool] | None:
    """Lines at the margin, where the other lines are indented and hardly ever open an entry; None without such a pattern."""
    margin = min(line.indent for line in body)
    at_margin = [line.indent == margin for line in body]
    opened = [o for o, m in zip(opening, at_margin, strict=True) if m]
    inside = [o for o, m in zip(opening, at_margin, strict=True) if not m]
    if len(inside) < 0.15 * len(body) or sum(opened) < 0.6 * len(opened) or sum(inside) > 0.25 * len(inside):
        return None
    return at_margin


def _numbered(body: list[Line], form: re.Pattern[str], *, gap: int) -> list[bool]:
    """Lines that carry the next number of a sequence; ``gap``: how far the next number may be ahead, where some are lost."""
    numbers = [_number(form.match(line.text)) for line in body]
    expected, out = numbers[0], []
    for number in numbers:
        fits = number is not None and expected is not None and expected <= number < expected + gap
        if fits and number is not None:
            expected = number + 1
        out.append(fits)
    return out


def _number(match: re.Match[str] | None) -> int | None:
    return int(next(g for g in match.groups() if g).translate(RAISED)) if match else None


def _opens(body: list[Line], i: int) -> bool:
    """Whether an entry seems to begin here: names, often with a year, which may run over the line's end."""
    if shape_of(body[i].text) in NAMED - {"institution"}:
        return True
    text = opening_words(body, i)
    return text[:1] not in "(" and find_opening(text) is not None
