"""A section -> its entries, split by the list's own pattern: bullets, numbers, or how entries open."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from coprodbib.finding.beginnings import AFTER_STOP, LOCATOR, NAMED, shape_of
from coprodbib.finding.density import PROSE, Section
from coprodbib.finding.furniture import furniture
from coprodbib.finding.lines import BARE_NUMBER, BULLET, TRAILING_LABELS, Line, lines, mark_end
from coprodbib.finding.patterns import RUNS_ON, UNFINISHED, YEAR, Pattern, flat, pattern_of
from coprodbib.languages.lists import BIOGRAPHY
from coprodbib.model import Document, Place, RawReference
from coprodbib.names.bodies import is_organisation
from coprodbib.openings import Opening, find_names, find_opening


@dataclass(slots=True)
class _Entry:
    """The pieces of an entry while it grows."""

    pieces: list[tuple[int, int]] = field(default_factory=list)

    def text(self, whole: str) -> str:
        return " ".join(whole[a:b] for a, b in self.pieces)

    def tail(self, whole: str) -> str:
        """The end of what there is so far."""
        start, end = self.pieces[-1]
        return whole[max(start, end - 400) : end]


def split_list(document: Document, section: Section, apart: Sequence[tuple[int, int]] = ()) -> list[RawReference]:
    """The entries of one section, each exactly as printed, in print order; the stretches ``apart`` are none of it."""
    found = list(lines(document.text, section.start, section.end))
    skip = furniture(document, found)
    body = _without(found, lambda line: skip(line) or any(a <= line.start < b for a, b in apart))
    if not body:
        return []
    entries = _without_afterword(document.text, body, pattern_of(body))
    entries = [part for entry in entries for part in _unglued(document.text, entry)]
    return [raw for entry in entries if (raw := _finished(document, entry)) is not None]


def _without(found: Sequence[Line], skip: Callable[[Line], bool]) -> list[Line]:
    """Lines without those of the page; a blank line beside one of these says nothing."""
    out: list[Line] = []
    torn = False
    for line in found:
        if skip(line):
            torn = bool(out)
        else:
            out.append(replace(line, blank_before=False, torn=True) if torn or line.new_page and out else line)
            torn = False
    return out


def _grow(text: str, body: list[Line], pattern: Pattern) -> list[_Entry]:
    """Join each line that goes on to the entry before; stop where the list is over. No line inside a list is lost but headings."""
    entries: list[_Entry] = []
    between = False
    last = max((i for i, start in enumerate(pattern.starts) if start), default=-1)
    wrapped = sum(not s and not other.blank_before for s, other in zip(pattern.starts, body, strict=True)) >= 2
    for i, line in enumerate(body):
        between = not pattern.starts[i] and (between or _is_prose(body, i, pattern.starts))
        if between:
            continue
        if pattern.starts[i] or i > last >= 0 and not wrapped and _is_without_year(line.text):
            entries.append(_Entry([_without_mark(line, pattern)]))
        elif not entries or _is_subheading(line):
            continue
        elif (
            pattern.firm
            and not line.blank_before
            or i < last
            or _goes_on(entries[-1].tail(text), body, i, wrapped=wrapped)
        ):
            _join(entries[-1], line, text)
        else:
            break
    return entries


def _is_prose(body: list[Line], i: int, starts: tuple[bool, ...]) -> bool:
    """Whether running text begins with a line, apart from the entry before: the next article of a volume, a summary."""
    if not (body[i].blank_before or body[i].torn):
        return False
    end = next((j for j in range(i, min(len(body), i + 20)) if starts[j]), min(len(body), i + 20))
    text = " ".join(line.text for line in body[i:end])
    words = len(PROSE.findall(text))
    return len(text) > 150 and words >= 3 and words >= 0.03 * len(text.split())


def _is_subheading(line: Line) -> bool:
    """A heading that divides a list ("Primary sources", "B") stands alone, is short and has neither year nor full stop."""
    short = len(line.text) < 60 and not line.text.endswith((".", ",", ";", ":", "-", "–"))
    return (
        line.blank_before
        and short
        and YEAR.search(line.text) is None
        and line.text[:1].isupper()
        and not LOCATOR.search(line.text)
    )


def _goes_on(entry: str, body: list[Line], i: int, *, wrapped: bool) -> bool:
    """Whether a line behind the last start still belongs to that entry, whose end is given; ``wrapped``: entries run over lines."""
    line = body[i]
    if TRAILING_LABELS.search(entry):
        return False  # its buttons close an entry
    if wrapped and not line.blank_before:
        full = len(body[i - 1].text) > 50 and (
            LOCATOR.search(line.text) or not entry.endswith((".", ")")) and not entry[-1].isdigit()
        )
        return bool(UNFINISHED.search(entry) or full)
    return bool(UNFINISHED.search(entry) or RUNS_ON.match(line.text)) and bool(
        LOCATOR.search(line.text) or not line.blank_before
    )


def _without_afterword(text: str, body: list[Line], pattern: Pattern) -> list[_Entry]:
    """The entries up to the last that reads like one; what follows the list unmarked (a questionnaire, a biography) does not."""
    entries = _grow(text, body, pattern)
    reads = [_reads_like_one(entry.text(text), numbered=pattern.numbered) for entry in entries]
    kept = max((at + 1 for at, one in enumerate(reads) if one), default=1)
    if kept == len(entries):
        return entries
    last = entries[kept].pieces[0][0]
    count = sum(line.start < last for line in body)
    return _grow(text, body[:count], replace(pattern, starts=pattern.starts[:count]))


def _reads_like_one(entry: str, *, numbered: bool) -> bool:
    text = flat(entry)
    begin = text[mark_end(text) :]
    if BIOGRAPHY.search(text):
        return False
    if find_opening(begin) is not None or YEAR.search(text) and find_names(begin) is not None:
        return True
    if YEAR.search(text) is None:
        return _is_without_year(begin)
    if _PROSE.search(text):
        return False
    return numbered or LOCATOR.search(text) is not None or shape_of(begin) in NAMED


def _is_without_year(text: str) -> bool:
    """Whether a line is an entry that has no year, but names and an imprint."""
    names = find_names(text) if _IMPRINT.search(text) else None
    return names is not None and "," in text[: names.authors[1]]


_IMPRINT = re.compile(r"[.,(]\s[A-ZÀ-Þ][^\d.:,()]{2,30}(?:,\s[A-Z]{2})?:\s[A-ZÀ-Þ][^\d.:]{2,50}[.)]{0,2}\Z")
"""What an entry without a year may end in: "Opladen: Leske."."""
_PROSE = re.compile(r"\b(?:is|are|was|were|has|have|had|we|I|our|my|his|her|they|you)\s[a-z]")


def _without_mark(line: Line, pattern: Pattern) -> tuple[int, int]:
    """A line without its bullet or bare number; a dash in a list without bullets stands for authors."""
    mark = (BARE_NUMBER if pattern.bare_numbers else BULLET).match(line.text)
    if mark and mark[0][0] in "–—-" and not pattern.bulleted:
        mark = None
    return (line.start + (mark.end() if mark else 0), line.end)


def _join(entry: _Entry, line: Line, text: str) -> None:
    """Add a line: to the last piece when only blanks lie between, else as a piece of its own."""
    start, end = entry.pieces[-1]
    if text[end : line.start].strip(" \t\n\u00a0\f") == "":
        entry.pieces[-1] = (start, line.end)
    else:
        entry.pieces.append((line.start, line.end))


def _unglued(text: str, entry: _Entry) -> list[_Entry]:
    """Cut an entry where a second one begins inside it: names and year, behind an entry that is complete."""
    if len(entry.pieces) != 1:
        return [entry]
    start, end = entry.pieces[0]
    out: list[_Entry] = []
    while (cut := _cut(text, start, end)) is not None:
        stop, start_of_next = cut
        out.append(_Entry([(start, stop)]))
        start = start_of_next
    return [*out, _Entry([(start, end)])]


def _cut(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the first entry of ``text[start:end]`` ends and the second begins; None if there is only one."""
    first = find_opening(flat(text[start : min(end, start + LONGEST)]))
    if first is None:
        return None
    for stop in AFTER_STOP.finditer(text, start + first.end, end):
        after = text[stop.end() : min(end, stop.end() + LONGEST)]
        inner = find_opening(flat(after))
        if inner and _second(text[start : stop.end()][-LONGEST:], after, first, inner):
            return stop.start() + 1, stop.end()
        if stop.end() - start > FARTHEST:
            return None
    return None


LONGEST = 1600
"""Characters in which an opening is sought."""
FARTHEST = 20_000
"""Characters behind which no second entry is sought: such a text is no list."""


def _second(before: str, after: str, first: Opening, inner: Opening) -> bool:
    """Whether an opening inside an entry is a second entry: same shape, inverted names, a complete entry before it."""
    names = after[slice(*inner.authors)]
    inverted = re.match(r"[^,.\d]{2,40},\s(?:[^\W\d_]\.|[A-ZÀ-Þ][a-zà-ÿ]+(?:,|\s[A-ZÀ-Þ]\.|$|\.))", names) is not None
    complete = len(before) - first.end > 25 and re.search(r"[.\])/\d”\"]\s+\Z", before) is not None
    institution = (
        inner.shape == "paren" and is_organisation(names) and inner.cost <= 0.5 and before.rstrip().endswith(".")
    )
    return (
        inner.shape == first.shape
        and complete
        and not re.search(r"\b(?:In|ed|eds|by|and|&|with)[.:]?\s+\Z", before)
        and (inner.repeated or (inverted and inner.cost <= 0.6) or institution)
    )


def _finished(document: Document, entry: _Entry) -> RawReference | None:
    """The entry without buttons and blanks at its end; None where nothing of a reference is left."""
    start, end = entry.pieces[-1]
    labels = TRAILING_LABELS.search(document.text, start, end)
    kept = document.text[start : labels.start() if labels else end].rstrip()
    pieces = (*entry.pieces[:-1], (start, start + len(kept)))
    raw = "\n".join(document.text[a:b] for a, b in pieces)
    if len(raw) < 15 or not re.search(r"[^\W\d_]{2}", raw) or len(raw) < 40 and not re.search(r"[\d.,:]", raw):
        return None
    return RawReference(raw, Place(document.id, pieces))
