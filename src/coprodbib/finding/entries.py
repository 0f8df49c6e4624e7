"""A section -> its entries, split by the list's own pattern: bullets, numbers, or how entries open."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from coprodbib.finding.lines import (
    BULLET,
    NUMBER,
    TRAILING_LABELS,
    Line,
    head_key,
    is_label_line,
    is_page_number,
    lines,
    mark_end,
    running_heads,
)
from coprodbib.finding.sections import Section, heading_key
from coprodbib.languages.words import REFERENCE_HEADINGS
from coprodbib.model import Document, Place, RawReference
from coprodbib.openings import Opening, find_opening

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.\s?d\.|\bforthcoming\b|\bin press\b", re.I)
_LOCATOR = re.compile(r"\b\d{1,4}\s?\(\d|\bpp?\.\s?\d|\d\s?[–-]\s?\d|https?:|\bdoi\b|\bISBN\b|:\s[A-Z]|\b(?:Press|Verlag|Publish\w+|Routledge|Sage|Springer|Wiley|Elsevier)\b", re.I)
_UNFINISHED = re.compile(r"(?:[a-zà-ÿ,&:(–—-]|\b(?:and|In|in|ed|eds|by|Vol|vol|no|pp|[A-Z])\.?)\Z")
_RUNS_ON = re.compile(r"[a-zà-ÿ(\d&“\"‘]|pp?\.|https?:|doi|In:?\s|\[")
LOOK_AHEAD = 3


@dataclass(slots=True)
class _Entry:
    """The pieces of an entry while it grows."""

    pieces: list[tuple[int, int]] = field(default_factory=list)

    def text(self, whole: str) -> str:
        return " ".join(whole[a:b] for a, b in self.pieces)


def split_list(document: Document, section: Section) -> list[RawReference]:
    """The entries of one section, each exactly as printed, in print order."""
    found = list(lines(document.text, section.start, section.end))
    skip = _furniture(document, found)
    body = [line for line in found if not skip(line)]
    if not body:
        return []
    starts = _starts(body)
    entries = _grow(document.text, body, starts, wrapped=_is_wrapped(body, starts))
    entries = [part for entry in entries for part in _unglued(document.text, entry)]
    entries = _without_afterword(document.text, entries)
    return [raw for entry in entries if (raw := _finished(document, entry)) is not None]


def _furniture(document: Document, found: list[Line]) -> Callable[[Line], bool]:
    """A test for lines that belong to the page, not to the list: buttons, page numbers, running heads."""
    heads = running_heads(list(lines(document.text)))

    def is_furniture(line: Line) -> bool:
        if is_label_line(line.text) or heading_key(line.text) in REFERENCE_HEADINGS:
            return True
        if head_key(line.text) in heads and _is_head(line.text):
            return True
        return is_page_number(line.text) and not _ends_open(found, line)

    return is_furniture


def _is_head(text: str) -> bool:
    """Whether a line that comes again can be a page's head: "Princeton: Princeton University Press." may stand in two entries."""
    if find_opening(text) is not None or BULLET.match(text):
        return False
    return head_key(text) != text or not text.endswith((".", ",")) and not _IMPRINT.search(text)


_IMPRINT = re.compile(r":\s[A-ZÀ-Þ]|\b(?:Press|Verlag|Routledge|Sage|Springer|Wiley)\b")


def _ends_open(found: list[Line], line: Line) -> bool:
    """Whether the line before ends in a dash or comma, so that a bare number goes on with it."""
    at = found.index(line)
    return at > 0 and found[at - 1].text.endswith(("-", "–", ",", ":", "("))


def _starts(body: list[Line]) -> list[bool]:
    """For each line whether an entry begins there, by the pattern the list itself uses."""
    bullets = [BULLET.match(line.text) is not None for line in body]
    if bullets[0] and sum(bullets) >= 2 or sum(bullets) >= 0.4 * len(body):
        return bullets
    numbers = _numbered(body)
    if sum(numbers) >= 2 and numbers[0]:
        return numbers
    opening = [_opens(body, i) for i in range(len(body))]
    if pattern := _hanging(body, opening) or _paragraphed(body, opening):
        return pattern
    if sum(opening) >= 0.25 * len(body):
        opening = _after_complete_lines(body, opening)
        return [o or _odd_start(body, i, opening) for i, o in enumerate(opening)]
    return _by_paragraph(body)


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
    if len(first) < 3 or len(inside) < 0.15 * len(body) or sum(first) < 0.7 * len(first) or sum(inside) > 0.3 * len(inside):
        return None
    return [line.blank_before and (o or _odd_start(body, i, opening)) for i, (o, line) in enumerate(zip(opening, body, strict=True))]


_COMPLETE = re.compile(r"(?:[.!?)\]”\"’»]|\d|https?://\S+|10\.\d{4,9}/\S+)\Z")


def _after_complete_lines(body: list[Line], opening: list[bool]) -> list[bool]:
    """In a list whose entries end in full stops, no entry begins behind a line that breaks off in the middle of names."""
    before = [_COMPLETE.search(body[i - 1].text) is not None for i, o in enumerate(opening) if o and i]
    if sum(before) < 0.7 * len(before):
        return opening
    return [o and (i == 0 or body[i].blank_before or _COMPLETE.search(body[i - 1].text) is not None) for i, o in enumerate(opening)]


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
    if not line.blank_before or not _paragraphs(body) or _RUNS_ON.match(line.text) or i == 0:
        return i == 0
    previous = body[i - 1].text
    if _is_tail_of(previous, line.text):
        return False
    return bool(_YEAR.search(line.text[:400])) and len(line.text) > 40 and not _UNFINISHED.search(previous) and _year_early(line.text)


def _is_tail_of(previous: str, text: str) -> bool:
    """Whether a paragraph goes on with the entry before it and then holds the next entry whole ("8(4), 503–519. Pestoff, V. (2009)...")."""
    for stop in _AFTER_STOP.finditer(text[:300]):
        inner = find_opening(_flat(text[stop.end() :]))
        if inner is not None and inner.cost <= 0.6:
            return _YEAR.search(text[: stop.end()]) is None and _LOCATOR.search(text[: stop.end()]) is not None and _YEAR.search(previous) is not None
    return False


def _year_early(text: str) -> bool:
    """A title-first entry prints "(2007)." after the title; a torn-off tail has no bracketed year before its locator."""
    return re.match(r"\D{0,300}\((?:1[5-9]|20)\d\d[a-z]?[^)]{0,30}\)", text) is not None


def _paragraphs(body: list[Line]) -> bool:
    return sum(line.blank_before for line in body) >= 0.5 * len(body)


def _by_paragraph(body: list[Line]) -> list[bool]:
    """No pattern in how entries open: paragraphs if there are any, else hanging indents, else lines."""
    if sum(line.blank_before for line in body) >= 2:
        return [line.blank_before for line in body]
    margin = min(line.indent for line in body)
    hanging = [line.indent == margin for line in body]
    if 0.1 * len(body) < sum(hanging) < len(body):
        return hanging
    return [not _RUNS_ON.match(line.text) or i == 0 for i, line in enumerate(body)]


def _is_wrapped(body: list[Line], starts: list[bool]) -> bool:
    """Whether entries run over several lines of the same width."""
    return sum(not s and not line.blank_before for s, line in zip(starts, body, strict=True)) >= 2


def _grow(text: str, body: list[Line], starts: list[bool], *, wrapped: bool) -> list[_Entry]:
    """Join each line that goes on to the entry before; stop where the list is over."""
    entries: list[_Entry] = []
    for i, line in enumerate(body):
        if starts[i]:
            entries.append(_Entry([_without_mark(line)]))
        elif entries and _goes_on(entries[-1].text(text), body, i, starts, wrapped=wrapped):
            _join(entries[-1], line, text)
        elif entries and not any(starts[i + 1 : i + 1 + LOOK_AHEAD]):
            break
    return entries


def _goes_on(entry: str, body: list[Line], i: int, starts: list[bool], *, wrapped: bool) -> bool:
    line = body[i]
    if wrapped and not line.blank_before and (any(starts[i + 1 :]) or _UNFINISHED.search(entry) or len(body[i - 1].text) > 50):
        return True
    if _UNFINISHED.search(entry) or _RUNS_ON.match(line.text):
        return bool(any(starts[i + 1 :]) or _LOCATOR.search(line.text) or not line.blank_before)
    return any(starts[i + 1 : i + 1 + LOOK_AHEAD]) and bool(_LOCATOR.search(line.text))


def _without_afterword(text: str, entries: list[_Entry]) -> list[_Entry]:
    """The entries up to the last that reads like one; what follows the list unmarked (a questionnaire, a biography) does not."""
    reads = [_reads_like_one(entry.text(text)) for entry in entries]
    while len(reads) > 1 and not reads[-1]:
        reads.pop()
    return entries[: len(reads)]


def _reads_like_one(entry: str) -> bool:
    flat = _flat(entry)
    return find_opening(flat[mark_end(flat) :]) is not None or bool(_YEAR.search(flat) and _LOCATOR.search(flat) and not _PROSE.search(flat))


_PROSE = re.compile(r"\b(?:is|are|was|were|has|have|had|we|I|our|my|his|her|they|you)\s[a-z]")


def _without_mark(line: Line) -> tuple[int, int]:
    mark = BULLET.match(line.text)
    return (line.start + (mark.end() if mark else 0), line.end)


def _join(entry: _Entry, line: Line, text: str) -> None:
    """Add a line: to the last piece when only blanks lie between, else as a piece of its own."""
    start, end = entry.pieces[-1]
    if text[end : line.start].strip(" \t\n\u00a0\f") == "":
        entry.pieces[-1] = (start, line.end)
    else:
        entry.pieces.append((line.start, line.end))


_AFTER_STOP = re.compile(r"[.\])/\d”\"]\s+(?=[^\W\d_a-z]|[—–_]{2})")


def _unglued(text: str, entry: _Entry) -> list[_Entry]:
    """Cut an entry where a second one begins inside it: names and year, behind an entry that is complete."""
    if len(entry.pieces) != 1:
        return [entry]
    start, end = entry.pieces[0]
    raw = text[start:end]
    first = find_opening(_flat(raw))
    if first is None:
        return [entry]
    for stop in _AFTER_STOP.finditer(raw, first.end):
        inner = find_opening(_flat(raw[stop.end() :]))
        if inner and _second(raw[: stop.end()], raw[stop.end() :], first, inner):
            rest = _Entry([(start + stop.end(), end)])
            return [_Entry([(start, start + stop.start() + 1)]), *_unglued(text, rest)]
    return [entry]


def _flat(text: str) -> str:
    return re.sub(r"\s", " ", text[:1600])


def _second(before: str, after: str, first: Opening, inner: Opening) -> bool:
    """Whether an opening inside an entry is a second entry: same shape, inverted names, a complete entry before it."""
    names = after[slice(*inner.authors)]
    inverted = re.match(r"[^,.\d]{2,40},\s(?:[^\W\d_]\.|[A-ZÀ-Þ][a-zà-ÿ]+(?:,|\s[A-ZÀ-Þ]\.|$|\.))", names) is not None
    complete = len(before) - first.end > 25 and re.search(r"[.\])/\d”\"]\s+\Z", before) is not None
    return inner.shape == first.shape and complete and not re.search(r"\b(?:In|ed|eds|by|and|&|with)[.:]?\s+\Z", before) and (
        inner.repeated or (inverted and inner.cost <= 0.6)
    )


def _finished(document: Document, entry: _Entry) -> RawReference | None:
    """The entry without buttons and blanks at its end; None where nothing of a reference is left."""
    start, end = entry.pieces[-1]
    labels = TRAILING_LABELS.search(document.text, start, end)
    kept = document.text[start : labels.start() if labels else end].rstrip()
    pieces = (*entry.pieces[:-1], (start, start + len(kept)))
    raw = "\n".join(document.text[a:b] for a, b in pieces)
    if len(raw) < 15 or not re.search(r"[^\W\d_]{2}", raw):
        return None
    return RawReference(raw, Place(document.id, pieces))
