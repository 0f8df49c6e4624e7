"""What an entry of each kind needs, so that a reader can find the work.

The lists follow what the publication manuals of APA (7th ed., ch. 10) and Chicago (18th ed., ch. 14) ask of each kind, at their
least: where one of several fields will do (a DOI for the pages), it does. What most entries of one kind leave out is how their
list is written, and no lack of one entry.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from coprodbib.checking.finding import Spot, of_reference, quoted
from coprodbib.model import Csl, Reference

_MAKER = ("author", ("author", "editor", "translator", "director"))
_YEAR = ("year", ("issued", "status"))
_TITLE = ("title", ("title",))
_ONLINE = ("DOI", "URL")
_HOUSE = ("publisher", ("publisher", "publisher-place", *_ONLINE))
_EVERY = (_TITLE, _YEAR)

NEEDS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "article-journal": (
        _MAKER,
        *_EVERY,
        ("journal", ("container-title",)),
        ("volume", ("volume", "issue", "status", *_ONLINE)),
        ("pages", ("page", "number", "status", *_ONLINE)),
    ),
    "article-magazine": (*_EVERY, ("magazine", ("container-title",))),
    "article-newspaper": (*_EVERY, ("newspaper", ("container-title",))),
    "book": (_MAKER, *_EVERY, _HOUSE),
    "chapter": (
        _MAKER,
        *_EVERY,
        ("book it is in", ("container-title",)),
        ("pages", ("page", "chapter-number", "status", *_ONLINE)),
        _HOUSE,
        ("editors of the book (unless it is by the same author)", ("editor", "container-author", "translator")),
    ),
    "paper-conference": (_MAKER, *_EVERY, ("conference", ("container-title", "event-title", *_ONLINE))),
    "report": (*_EVERY, ("institution", ("publisher", "author", *_ONLINE))),
    "thesis": (_MAKER, *_EVERY, ("university", ("publisher", "publisher-place", *_ONLINE))),
    "webpage": (_TITLE, ("address", _ONLINE)),
    "article": (_MAKER, *_EVERY, ("archive or address", ("publisher", "number", *_ONLINE))),
    "dataset": (*_EVERY, ("archive or address", ("publisher", *_ONLINE))),
    "software": (_TITLE, ("publisher or address", ("publisher", *_ONLINE))),
}
"""Per CSL type: what is needed, in a reader's words, and the CSL variables any of which gives it."""

FEWEST = 4
"""Entries of one kind from which what more than half of them leave out is the way of their list."""

_SAID = {"no-title": "title", "no-year": "year"}
"""Issues of parsing that say the same already."""

_NO_DATE = re.compile(r"\b(?:n\.\s?d\b|no date\b|o\.\s?J\b|s\.\s?[dfa]\b|u\.\s?å\b|z\.\s?[dj]\b)")


def missing(csl: Csl) -> tuple[str, ...]:
    """What a record lacks, in a reader's words.

    >>> missing({"type": "book", "title": "Care", "author": [{"family": "Doe"}], "issued": {"date-parts": [[2000]]}})
    ('publisher',)
    """
    needs = NEEDS.get(str(csl.get("type", "")), ())
    return tuple(name for name, fields in needs if not any(csl.get(field) for field in fields))


def incomplete(references: Sequence[Reference]) -> Iterable[Spot]:
    """The entries of one list that lack what their kind needs, and most of their kind have.

    >>> [spot.message for spot in incomplete([Reference("a#1", "Doe 2000. Care.", {"type": "book", "title": "Care"})])]
    ["book without author, year, publisher: 'Doe 2000. Care.'"]
    """
    lacks = {r.id: missing(r.csl) for r in references}
    kinds = Counter(r.csl.get("type") for r in references)
    often = Counter((r.csl.get("type"), name) for r in references for name in lacks[r.id])
    habits = {pair for pair, count in often.items() if kinds[pair[0]] >= FEWEST and 2 * count > kinds[pair[0]]}
    for reference in references:
        kind = reference.csl.get("type")
        said = {_SAID.get(issue.code) for issue in reference.issues} | ({"year"} if undated(reference) else set())
        lacking = [name for name in lacks[reference.id] if (kind, name) not in habits and name not in said]
        if lacking:
            message = f"{words_for(str(kind))} without {', '.join(lacking)}: {quoted(reference.raw)}"
            yield of_reference(reference, "incomplete", "note", message)


def undated(reference: Reference) -> bool:
    """Whether an entry says itself that it has no date.

    >>> undated(Reference("a#1", "Boas, Franz. n.d. Professional Papers.", {}))
    True
    """
    return _NO_DATE.search(reference.raw) is not None


def words_for(kind: str) -> str:
    """A CSL type in a reader's words.

    >>> words_for("article-journal"), words_for("paper-conference")
    ('journal article', 'conference paper')
    """
    return _WORDS.get(kind, " ".join(reversed(kind.split("-"))))


_WORDS = {"article": "preprint", "webpage": "web page", "dataset": "data set", "paper-conference": "conference paper"}
