"""The citation label of label styles: "RoNo78" (CSL 1.0.2, variable ``citation-label``; the form is the suite's)."""

from __future__ import annotations

from coprodbib.csl.items import Item

_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}
"""How many letters of each name, by the number of names; from four names on one letter of the first four."""


def citation_label(item: Item) -> str:
    """Letters of the first authors and two digits of the year.

    >>> citation_label(Item({"author": [{"family": "von Roe"}, {"family": "Noakes"}], "issued": {"date-parts": [[1978]]}}))
    'RoNo78'
    """
    people = item.names("author") or item.names("editor")
    counts = _LETTERS.get(len(people), (1, 1, 1, 1))
    names = [person.family or person.literal for person in people]
    letters = "".join(name.replace(" ", "")[:count] for name, count in zip(names, counts, strict=False))
    date = item.date("issued")
    year = f"{abs(date.first[0]) % 100:02d}" if date is not None and date.first else ""
    return letters + year
