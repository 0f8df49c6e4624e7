"""Citations by label, as lists made with BibTeX's "alpha" print them: "[Doe00]", "[Knu84, p. 3]", "[ABC+99; DR01a]"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coprodbib.citing.entries import citation_of
from coprodbib.citing.stretches import Stretches
from coprodbib.languages.citing import LEAD_INS
from coprodbib.model import Citation, Document, Reference

_LABEL = r"[^\W\d_][\w+*’'.:-]{0,24}"
_PRINTED = re.compile(rf"\s*\[({_LABEL})\]")
_BRACKET = re.compile(r"\[([^\[\]]{2,300})\]")
_ITEM = re.compile(rf"\s*(?P<lead>(?:[^\W\d_]+\.?\s){{0,3}})(?P<label>{_LABEL})(?:\s(?P<behind>[^,;]{{1,40}}))?\s*\Z")
_LOCATOR = re.compile(
    r"\s*(?:pp?\.?|pages?|S\.)\s?([\divxlc.]{1,8}(?:\s?[–-]{1,2}\s?[\divxlc.]{1,8})?)\s*\Z",
    re.I,
)


def labels_of(references: Sequence[Reference]) -> dict[str, str]:
    """Labels the entries print -> ids; none where fewer than most entries have one with a digit or a capital.

    >>> labels_of([Reference("a#1", "[Doe00] J. Doe. A title.", {})])
    {'Doe00': 'a#1'}
    """
    found = [(match[1], reference.id) for reference in references if (match := _PRINTED.match(reference.raw))]
    good = [(label, id) for label, id in found if any(c.isdigit() or c.isupper() for c in label)]
    return dict(reversed(good)) if len(good) > 0.6 * len(references) else {}


def by_label(
    document: Document, references: Sequence[Reference], excluded: Sequence[tuple[int, int]]
) -> list[Citation]:
    """The citations by label of a document whose list prints labels, in print order.

    >>> doe = Reference("a#1", "[Doe00] J. Doe. A title.", {"author": [{"family": "Doe"}]})
    >>> [(c.text, c.locator) for c in by_label(Document("a", "a.txt", "So [see Doe00, p. 3]."), [doe], ())]
    [('Doe00', '3')]
    """
    labels = labels_of(references)
    if not labels:
        return []
    entries, barred = {reference.id: reference for reference in references}, Stretches(excluded)
    return [
        citation_of(document, entries[labels[document.text[start:end]]], start, end, locator=locator)
        for match in _BRACKET.finditer(document.text)
        if match.start() not in barred
        for start, end, locator in _items(match, labels)
    ]


def _items(bracket: re.Match[str], labels: dict[str, str]) -> Iterator[tuple[int, int, str | None]]:
    """Where labels of the list stand in a bracket, each with the locator behind it."""
    parts = list(re.finditer(r"[^,;]+", bracket[1]))
    for at, part in enumerate(parts):
        found = _ITEM.match(part[0])
        if found is None or found["label"] not in labels or not _leads(found["lead"]):
            continue
        behind = found["behind"] or (parts[at + 1][0] if at + 1 < len(parts) else "")
        locator = _LOCATOR.match(behind)
        start = bracket.start(1) + part.start() + found.start("label")
        yield start, start + len(found["label"]), locator[1] if locator else None


def _leads(words: str) -> bool:
    return all(word.strip(".").lower() in LEAD_INS or word.lower() in LEAD_INS for word in words.split())
