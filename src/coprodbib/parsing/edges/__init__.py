"""The edges of fields: words that announce the next field, and values of another field, are no part of one.

Holds for both readings of an entry, the grammar's and the model's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from coprodbib.parsing.edges.imprints import location, publisher
from coprodbib.parsing.edges.numbers import edition, number, pages
from coprodbib.parsing.edges.titles import Entry, container, title
from coprodbib.parsing.edges.whole import named, year_of_label
from coprodbib.parsing.pieces import Found

_RULES: dict[str, Callable[[str, Found, Entry], list[Found]]] = {
    "title": title,
    "container-title": container,
    "publisher": publisher,
    "location": location,
    "volume": number,
    "issue": number,
    "pages": pages,
    "edition": edition,
}
"""Label -> what cuts its edges: the text, the part, the values of the entry -> the parts that it is."""


def tidy(text: str, found: Sequence[Found], sure: Sequence[float]) -> tuple[list[Found], list[float]]:
    """Fields with clean edges, and how sure each is; a field of which nothing remains is left out.

    >>> tidy("T in Soziale Welt, Band 4", [("title", 0, 1), ("container-title", 5, 23), ("volume", 24, 25)], [1, 0.9, 0.8])
    ([('title', 0, 1), ('container-title', 5, 17), ('volume', 24, 25)], [1, 0.9, 0.8])
    """
    labelled = year_of_label(text)
    whole = named(text, found, labelled)
    entry = {label: text[start:end] for label, start, end in whole}
    parts: list[Found] = []
    chances: list[float] = []
    for part, chance in zip(whole, sure, strict=True):
        for cut in _cut(text, part, entry):
            if cut[1] < cut[2]:
                second = cut[0] == "volume" and "issue" not in entry and "volume" in (label for label, _, _ in parts)
                parts.append(("issue", *cut[1:]) if second else cut)
                chances.append(chance)
    if "editor" not in entry and (same := _SAME_EDITORS.search(text)):
        parts.append(("editor", *same.span("same")))
        chances.append(1.0)
    if "date" not in entry and labelled:
        parts.append(("date", *labelled))
        chances.append(1.0)
    return parts, chances


_SAME_EDITORS = re.compile(r"[Ii]n:?\s(?P<same>[Dd](?:ers|ies))\.?\s\((?:Hrsg|Hgg?|[Ee]ds?)\.?\)")
"""Editors who are the authors: "in: ders. (Hrsg.), Title"."""


def _cut(text: str, part: Found, entry: Entry) -> list[Found]:
    rule = _RULES.get(part[0])
    return rule(text, part, entry) if rule else [part]
