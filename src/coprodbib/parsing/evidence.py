"""What the entries of one list say about each other: its journals, and whether it prints places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coprodbib.parsing.pieces import Body, publisher_score


@dataclass(frozen=True, slots=True)
class Evidence:
    """Folded names of journals and publishers seen with their numbers or places; ``places``: publishers come with places,
    ``publisher_first``: before their places ("Springer, Berlin"), ``quotes``: titles of articles stand in quotation marks.

    >>> Evidence(journals=frozenset({"voluntas"})).is_journal("Voluntas.")
    True
    """

    journals: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    places: bool = False
    publisher_first: bool = False
    quotes: bool = True

    def is_journal(self, name: str) -> bool | None:
        """Whether a name without numbers is a journal (True), a publisher (False), or unknown (None)."""
        key = fold(name)
        if key in self.journals:
            return True
        if key in self.publishers:
            return False
        score = publisher_score(name)
        if score:
            return score < 0
        return True if self.places else None


def fold(name: str) -> str:
    """A name in lower case, letters and digits only.

    >>> fold("Policy & Politics.")
    'policypolitics'
    """
    return re.sub(r"[\W_]", "", name.lower())


def gather(bodies: Sequence[Body]) -> Evidence:
    """The evidence of a list's entries, read once without it."""
    journals: set[str] = set()
    publishers: set[str] = set()
    placed = bare = first = 0
    for text, found in ((body.text, body.found) for body in bodies):
        at = {label: start for label, start, _ in found}
        first += "publisher" in at and at["publisher"] < at.get("location", -1)
        labels = {label: text[start:end] for label, start, end in found}
        if "container-title" in labels and "volume" in labels:
            journals.add(fold(labels["container-title"]))
        if "publisher" in labels:
            placed += "location" in labels
            bare += "location" not in labels
        if "publisher" in labels and "location" in labels:
            publishers.add(fold(labels["publisher"]))
    return Evidence(
        frozenset(journals),
        frozenset(publishers),
        placed >= 2 and placed > bare,
        first >= 2 and 2 * first > placed,
        _quotes(bodies),
    )


def _quotes(bodies: Sequence[Body]) -> bool:
    """Whether a fair part of the titles begins with a quotation mark; a single entry may do as it likes."""
    opened = sum(body.text[body.begin : body.begin + 1] in "“\"‘„«»'" for body in bodies)
    return len(bodies) < 4 or opened >= 0.25 * len(bodies)
