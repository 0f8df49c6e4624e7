"""What looks like a citation and is none: web addresses, and names cited without a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coprodbib.citing.stretches import Stretches
from coprodbib.model import Document, Issue, Place

_URL = re.compile(r"https?://[^\s<>\"]{3,300}")
_YEARLESS = re.compile(
    r"\b([A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)?) (?:et al\.?|and (?:colleagues|co-?authors))(?!\w)(?!['’s]{0,2}[^.;)\n]{0,40}\b(?:1[5-9]|20)\d\d)"
)


def remarks(
    document: Document, cited: Sequence[tuple[int, int]], excluded: Sequence[tuple[int, int]]
) -> Iterator[Issue]:
    """Notes on addresses and on allusions without a year outside citations, in print order.

    >>> [i.code for i in remarks(Document("a", "a.txt", "As Parks and colleagues say, see https://example.org/x."), (), ())]
    ['no-year', 'address']
    """
    taken = Stretches((*cited, *excluded))
    found = [(m, "address", "a web address is not counted as a citation") for m in _URL.finditer(document.text)]
    found += [
        (m, "no-year", "names without a year are not counted as a citation") for m in _YEARLESS.finditer(document.text)
    ]
    for match, code, message in sorted(found, key=lambda f: f[0].start()):
        if not taken.touch(match.start(), match.end()):
            place = Place(document.id, (match.span(),))
            yield Issue("citing", code, "note", f"{' '.join(match[0].split())}: {message}", place)
