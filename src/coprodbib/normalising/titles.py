"""Titles, containers, publishers, places, genres: words as printed, edges clean."""

from __future__ import annotations

import re

from coprodbib.languages.abbreviations import keeps_stop
from coprodbib.model import Csl, Issue, ParsedReference

_FIELDS = {"title": "title", "container-title": "container-title", "publisher": "publisher", "location": "publisher-place", "genre": "genre", "event": "event-title", "number": "number", "collection-title": "collection-title", "collection-number": "collection-number", "archive": "archive", "event-place": "event-place", "number-of-volumes": "number-of-volumes"}  # fmt: skip
_PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“"}


def titles(entry: ParsedReference, csl: Csl) -> tuple[Issue, ...]:
    """Add the fields that are words."""
    for label, field in _FIELDS.items():
        text = clean(entry.get(label), abbreviated=label != "title")
        if text:
            csl[field] = text
    return ()


def clean(text: str, *, abbreviated: bool = True) -> str:
    """White space folded, quotes round the whole and punctuation at the edges taken off; "?" and "!" stay.

    ``abbreviated`` words keep their stop ("Ecol. Appl.").

    >>> clean(" “A  title?” "), clean("The U.S.,")
    ('A title?', 'The U.S.')
    """
    out = " ".join(text.split()).strip(" ,;:")
    if len(out) > 2 and _PAIRS.get(out[0]) == out[-1] and out.count(out[0]) == 1 + (out[0] == out[-1]):
        out = out[1:-1].strip(" ,;:")
    return out if keeps_stop(out, abbreviated=abbreviated) else re.sub(r"(?<=[a-zà-ÿ\d)\]])\s?\.\Z", "", out)
