"""Links of a file from its text to its list (xref, \\cite, #anchor): they say which entry a citation means."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from coprodbib.citing.entries import citation_of, year_of
from coprodbib.citing.stretches import Stretches
from coprodbib.model import Citation, Document, Mark, Reference

_RANGE = re.compile(r"\s*[–—⁻-]\s*\Z")
_NUMERAL = re.compile(r"[\[(\s]*[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}[\])\s]*\Z")


def with_links(
    document: Document,
    references: Sequence[Reference],
    found: Sequence[Citation],
    excluded: Sequence[tuple[int, int]],
) -> tuple[Citation, ...]:
    """The citations with the entries that links give them, and those that only links show, in print order.

    >>> marks = (Mark("link", 3, 6, "#B1"), Mark("structured-reference", 9, 18, '{"id": "B1"}'))
    >>> from coprodbib.model import Place
    >>> doe = Reference("a#1", "Doe 2000.", {"author": [{"family": "Doe"}]}, place=Place("a", ((9, 18),)))
    >>> document = Document("a", "a.xml", "So [a].\\n\\nDoe 2000.", marks=marks)
    >>> [(c.text, c.entries) for c in with_links(document, [doe], (), [(9, 18)])]
    [('[a]', ('a#1',))]
    """
    anchors = anchored(document, references)
    barred = Stretches(excluded)
    links = [(m, ids) for m in document.marks if m.kind == "link" and m.start not in barred and (ids := _led_to(m, anchors))]  # fmt: skip
    if not links:
        return tuple(found)
    by_id = {reference.id: reference for reference in references}
    kept = [_relinked(document, citation, links, by_id) for citation in found]
    taken = Stretches((c.place.start, c.place.end) for c in found)
    free = [(m, ids) for m, ids in links if not any(at in taken for at in range(m.start, m.end))]
    new = _from_links(document, free, references, by_id)
    return tuple(sorted((*kept, *new), key=lambda c: c.place.start))


def anchored(document: Document, references: Sequence[Reference]) -> dict[str, str]:
    """Anchors of the list -> ids of references."""
    placed = sorted((r.place.start, r.place.end, r.id) for r in references if r.place is not None)
    starts = [start for start, _, _ in placed]
    out: dict[str, str] = {}
    for mark in document.marks:
        anchor = _anchor(mark)
        at = bisect_left(starts, mark.end) - 1
        if anchor and at >= 0 and placed[at][1] > mark.start:
            out.setdefault(anchor, placed[at][2])
    return out


def _anchor(mark: Mark) -> str:
    if mark.kind == "structured-reference":
        return str(json.loads(mark.value).get("id", ""))
    return mark.value if mark.kind in ("item", "note") else ""


def note_references(document: Document) -> list[tuple[int, int]]:
    """Where the text refers to notes: these numbers are no citations, unless links lead them to entries.

    >>> marks = (Mark("link", 2, 3, "#n1"), Mark("note", 5, 12, "n1"))
    >>> note_references(Document("a", "a.html", "So¹. 1. Note.", marks=marks))
    [(2, 3)]
    """
    notes = {f"#{mark.value}" for mark in document.marks if mark.kind == "note"}
    return [(m.start, m.end) for m in document.marks if m.kind == "link" and m.value in notes]


def _led_to(link: Mark, anchors: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of the references a link leads to, each once."""
    ids = (anchors.get(target[1:]) for target in link.value.split() if target[0] == "#")
    return tuple(dict.fromkeys(id for id in ids if id))


_Links = Sequence[tuple[Mark, tuple[str, ...]]]


def _relinked(document: Document, citation: Citation, links: _Links, by_id: Mapping[str, Reference]) -> Citation:
    """A citation with the one entry that the links inside it lead to; where names or year do not fit it, those of the entry."""
    start, end = citation.place.start, citation.place.end
    first = bisect_left(links, end, key=lambda link: link[0].start)
    near = [ids for mark, ids in links[max(0, first - 8) : first] if mark.end > start]
    meant = {id for ids in near for id in ids}
    if len(meant) != 1 or citation.entries == tuple(meant) and not citation.year:
        return citation
    entry = by_id[meant.pop()]
    years = _apart(citation, entry)
    if years == 0 or entry.id in citation.entries and years <= 1:
        return replace(citation, entries=(entry.id,))
    if re.fullmatch(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}", citation.text) and citation.entries:
        return citation  # a number by itself is read from the list; links of a range show its ends only
    other = citation_of(document, entry, start, end, locator=citation.locator)
    return replace(other, id=citation.id, prefix=citation.prefix, narrative=citation.narrative, label=citation.label)


def _apart(citation: Citation, entry: Reference) -> int:
    """Years between what is cited and what is listed; 1 where one of them has none."""
    printed, listed = (re.search(r"\d{4}", year or "") for year in (citation.year, year_of(entry.csl)))
    return abs(int(printed[0]) - int(listed[0])) if printed and listed else 1


def _from_links(
    document: Document, links: _Links, references: Sequence[Reference], by_id: Mapping[str, Reference]
) -> list[Citation]:
    """A citation for each link; a dash between two links that are numbers stands for the entries between."""
    order = [reference.id for reference in references]
    out: list[Citation] = []
    last: tuple[Mark, str] | None = None
    for mark, ids in links:
        text = document.text[mark.start : mark.end]
        if last and last[1] == ids[0] and document.text[last[0].end : mark.start].strip() in ("", "("):
            last = (mark, ids[-1])  # author and year are often two links to one entry
            continue
        between = _between(document, last, mark, ids[0], order) if last and _NUMERAL.match(text) else []
        for nth, id in enumerate((*between, *ids)):
            out.append(citation_of(document, by_id[id], mark.start, mark.end, nth=nth))
        last = (mark, ids[-1])
    return out


def _between(document: Document, last: tuple[Mark, str], mark: Mark, entry: str, order: Sequence[str]) -> list[str]:
    """Ids of the entries that a range leaves unsaid ("[1]–[3]")."""
    joined = _RANGE.match(document.text[last[0].end : mark.start].strip("[]() "))
    numeral = _NUMERAL.match(document.text[last[0].start : last[0].end])
    first, end = order.index(last[1]), order.index(entry)
    return list(order[first + 1 : end]) if joined and numeral and end - first < 200 else []
