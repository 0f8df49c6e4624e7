"""Citations that stand together: those of one bracket, a sentence's own with the year behind the name, or one in no bracket."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from coprodbib.citing.brackets import Bracket, brackets, innermost
from coprodbib.languages.citing import LEAD_INS, MORE_AUTHORS
from coprodbib.manuscripts.views import HIDDEN, View
from coprodbib.model import Citation

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_BETWEEN = re.compile(r"[\s,/]*(?:(?:and|und|et|y|e|or|&)\s)?\s*")
_MORE = re.compile(rf"(?:{MORE_AUTHORS})\Z", re.I)
_RUNS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
_LOCATED = re.compile(r"[^;]{0,60}\d[\w.–—-]{0,9}")
_LEADS = {lead.strip(".,:") for lead in LEAD_INS}


class Unplaced(Exception):
    """Why the words of a group cannot be put into a citation command."""


@dataclass(frozen=True, slots=True)
class Item:
    """One citation of a group, with the words of the source before and behind it."""

    citation: Citation
    before: str
    behind: str


@dataclass(frozen=True, slots=True)
class Group:
    """Citations that are written as one; ``start`` and ``end`` are the stretch of the view that they take.

    ``shape``: "bracket", "narrative" ("Doe (2000)"), "year" (only the bracket of the year: "Doe's book (2000)"), "bare".
    """

    shape: str
    start: int
    end: int
    citations: tuple[Citation, ...]
    inside: tuple[int, int] | None = None


def group(view: View, citations: Sequence[Citation]) -> list[Group]:
    """The citations of a view, in print order, as groups.

    >>> from coprodbib.citing import cite
    >>> from coprodbib.model import Document
    >>> text = "As Doe (2000) says (Roe 1999; Poe 1998)."
    >>> found = cite(Document("a", "a.md", text), ()).citations
    >>> [(g.shape, text[g.start : g.end]) for g in group(View(text, ()), found)]
    [('narrative', 'Doe (2000)'), ('bracket', '(Roe 1999; Poe 1998)')]
    """
    order = sorted(range(len(citations)), key=lambda k: citations[k].place.end)
    around = innermost(brackets(view.text), [citations[k].place.end - 1 for k in order])
    bracket_of = dict(zip(order, around, strict=True))
    together: dict[int, list[Citation]] = {}
    for k, citation in enumerate(citations):
        bracket = bracket_of[k]
        at = _bare_start(view, citations, k) if bracket is None else bracket.start
        together.setdefault(at, []).append(citation)
    within = {b.start: b for b in bracket_of.values() if b is not None}
    groups = [_group(view, tuple(members), within.get(at)) for at, members in together.items()]
    return sorted(groups, key=lambda g: g.start)


def _bare_start(view: View, citations: Sequence[Citation], k: int) -> int:
    """Where the names begin that a year in no bracket belongs to ("see Doe 2000, 2004")."""
    while k and citations[k].text[:1].isdigit():
        if not _BETWEEN.fullmatch(view.text, citations[k - 1].place.end, citations[k].place.start):
            break
        k -= 1
    return citations[k].place.start


def _group(view: View, citations: tuple[Citation, ...], bracket: Bracket | None) -> Group:
    first = citations[0].place.start
    if bracket is None:
        return Group("bare", first, citations[-1].place.end, citations)
    if first >= bracket.inside[0]:
        return Group("bracket", bracket.start, bracket.end, citations, bracket.inside)
    if _is_narrative(view, citations[0], bracket):
        return Group("narrative", first, bracket.end, citations, bracket.inside)
    return Group("year", bracket.start, bracket.end, citations, bracket.inside)


def _is_narrative(view: View, citation: Citation, bracket: Bracket) -> bool:
    """Whether nothing but the names cited stands before the bracket of the year, so that a command can print them."""
    head = " ".join(re.sub(r"[*_]", "", view.text[citation.place.start : bracket.start]).split())
    if any(citation.given) or view.text[bracket.inside[0]].isalpha():
        return False
    bare = _MORE.sub("", head).rstrip(" ,")
    return bool(citation.authors) and bare.endswith(citation.authors[-1])


def items(view: View, group: Group) -> list[Item]:
    """The citations of a group, each with the words around it; Unplaced where words or a year belong to none of them."""
    if group.inside and view.text[group.end - 1] not in ")]":
        raise Unplaced("its bracket is never closed")
    spans = [_span(view, group, c) for c in group.citations]
    low, high = group.inside or (group.start, group.end)
    cuts = [_cut(view.text, a[1], b[0]) for a, b in pairwise(spans)]
    begins, ends = [low, *(b for _, b in cuts)], [*(a for a, _ in cuts), high]
    out = []
    for citation, (start, year_end), begin, end in zip(group.citations, spans, begins, ends, strict=True):
        located = min(max(citation.place.end, year_end), end)
        _check(view.text[begin:start])
        _check(view.text[located:end], before=view.text[year_end:located])
        before, names = _words(view, begin, start), view.between(start, year_end)
        out.append(Item(citation, before if is_whole(names) else before.rstrip("*_ "), _words(view, year_end, end)))
    return out


def is_whole(text: str) -> bool:
    """Whether each run of marks of emphasis is closed by the next.

    >>> is_whole("*Steen* and snake_case"), is_whole("Steen** says")
    (True, False)
    """
    runs = _RUNS.findall(text)
    return runs[::2] == runs[1::2]


def _span(view: View, group: Group, citation: Citation) -> tuple[int, int]:
    """Where a citation's names (of one before the bracket: its year) begin, and where its year ends, its locator left out."""
    text, place = view.text, citation.place
    outside = group.inside is not None and place.start < group.inside[0]
    low = group.inside[0] if group.inside and outside else place.start
    year = re.escape(" ".join((citation.year or "").split())).replace(r"\ ", r"\s+")
    found = _printed_year(year).search(text, low, place.end)
    if found is None:  # "2013a, b": the letter alone
        found = re.compile(r"[a-z](?![^\W_])").match(text, place.start, place.end)
    if found is None:
        raise Unplaced("its year is not printed as it is read")
    return (found.start() if outside else place.start), found.end()


def _printed_year(year: str) -> re.Pattern[str]:
    """A year, the blank before its letter and the bracket round it included."""
    return re.compile(rf"\[?{year[:-1]}\s?{year[-1:]}\]?" if year[-1:].isalpha() else rf"\[?{year}\]?", re.I)


def _cut(text: str, end: int, start: int) -> tuple[int, int]:
    """Where the words behind one citation end, and those before the next begin."""
    between = text[end:start]
    if between.count(";") > 1:
        raise Unplaced("words in its bracket belong to no citation")
    if ";" in between:
        at = end + between.index(";")
        return at, at + 1
    tail = _LOCATED.match(between)
    locator = tail.end() if tail else 0
    joint = _BETWEEN.match(between, locator)
    after = joint.end() if joint else locator
    if not all(word.strip(".,:").lower() in _LEADS for word in between[after:].split()):
        raise Unplaced("the words between two citations belong to neither")
    return end + locator, end + after


def _check(words: str, *, before: str = "") -> None:
    if HIDDEN in before + words:
        raise Unplaced("code, a link, a command or a citation made already stands in it")
    if _YEAR.search(words):
        raise Unplaced("another year stands in its bracket")
    if re.search(r"[;\[\]@]", words):
        raise Unplaced("words in its bracket belong to no citation")


def _words(view: View, start: int, end: int) -> str:
    return " ".join(view.between(start, end).split())
