"""Works by what is known of them, letter case and accents aside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from coprodbib.errors import CoprodbibError
from coprodbib.folding import fold, fold_name, words
from coprodbib.library.subsets import document_id
from coprodbib.model import Csl, Document, Reference, Work

if TYPE_CHECKING:
    from coprodbib.library import Library

Year = int | str | tuple[int | None, int | None]
Test = Callable[[Work, list[Reference]], bool]

_YEAR = re.compile(r"(\d{1,4})([a-z]{0,2})\Z")


def search(
    library: Library, author: str | None, year: Year | None, text: str | None, document: str | Document | None
) -> list[Work]:
    """What ``Library.search`` gives.

    >>> from coprodbib.library import Library
    >>> book = {"type": "book", "author": [{"family": "Müller"}], "issued": {"date-parts": [[2000]]}}
    >>> [work.key for work in search(Library(works=(Work("k", book),)), "muller", (1999, None), None, None)]
    ['k']
    """
    tests: list[Test] = []
    if author is not None:
        tests.append(_by_author(_checked("author", author)))
    if year is not None:
        tests.append(_by_year(year))
    if text is not None:
        tests.append(_by_text(_checked("text", text)))
    if document is not None:
        id = document_id(library, document)
        tests.append(lambda work, _: id in work.cited_by)
    printed = {r.id: r for r in library.references}
    found = []
    for work in sorted(library.works, key=lambda w: w.key):
        references = [printed[r] for r in work.references if r in printed]
        if all(test(work, references) for test in tests):
            found.append(work)
    return found


def span_of_years(csl: Csl) -> tuple[int, int] | None:
    """The first and the last year of issue; None where there is no number.

    >>> span_of_years({"issued": {"date-parts": [[1999, 12], [2001]]}}), span_of_years({"status": "forthcoming"})
    ((1999, 2001), None)
    """
    issued = csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    years = [int(p[0]) for p in parts or () if p and re.fullmatch(r"-?\d{1,6}", str(p[0]), re.ASCII)]
    return (min(years), max(years)) if years else None


def _checked(name: str, query: str) -> str:
    if not isinstance(query, str) or not words(query):
        raise CoprodbibError(f"{name}={query!r} holds no word to search for")
    return query


def _records(work: Work, references: list[Reference]) -> Iterator[Csl]:
    """The merged record, and those of every printing."""
    yield work.csl
    yield from (r.csl for r in references)


def _by_author(query: str) -> Test:
    """Each word of the query begins a word of one and the same name."""
    wanted = fold_name(query).split()

    def fits(work: Work, references: list[Reference]) -> bool:
        names = {name for csl in _records(work, references) for name in _names(csl)}
        return any(all(any(w.startswith(q) for w in name.split()) for q in wanted) for name in names)

    return fits


def _names(csl: Csl) -> Iterator[str]:
    """All names of a record, of authors, editors and whoever else."""
    for value in csl.values():
        for name in value if isinstance(value, list) else ():
            if isinstance(name, Mapping):
                yield fold_name(" ".join(str(part) for part in name.values() if isinstance(part, str)))


def _by_year(year: Year) -> Test:
    if isinstance(year, tuple):
        return _within(*_range(year))
    printed = fold(str(year)).strip()
    match = _YEAR.match(printed)
    if match is None:
        _checked("year", printed)
        return lambda work, references: any(printed == _instead(csl) for csl in _records(work, references))
    number, letter = int(match[1]), match[2]
    within = _within(number, number)
    return lambda work, references: (
        within(work, references)
        and (not letter or any(csl.get("year-suffix") == letter for csl in _records(work, references)))
    )


def _range(year: tuple[Any, ...]) -> tuple[int | None, int | None]:
    if len(year) != 2 or not all(y is None or isinstance(y, int) for y in year):
        raise CoprodbibError(f"year={year!r} is no range; give (first, last), with None where it is open")
    return year[0], year[1]


def _within(first: int | None, last: int | None) -> Test:
    """A printing is of these years, or its own years overlap with them."""

    def fits(work: Work, references: list[Reference]) -> bool:
        spans = filter(None, map(span_of_years, _records(work, references)))
        return any((first is None or b >= first) and (last is None or a <= last) for a, b in spans)

    return fits


def _instead(csl: Csl) -> str:
    """The word that stands instead of a year ("forthcoming")."""
    issued = csl.get("issued")
    literal = issued.get("literal") if isinstance(issued, Mapping) else None
    return fold(str(csl.get("status") or literal or ""))


def _by_text(query: str) -> Test:
    """The words of the query one after another, in one field or one printed entry."""
    wanted = words(query)

    def fits(work: Work, references: list[Reference]) -> bool:
        printed = (r.raw for r in references)
        fields = (text for csl in _records(work, references) for text in _texts(csl))
        return any(_holds(words(text), wanted) for text in (work.key, *work.aliases, *fields, *printed))

    return fits


def _holds(text: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether a text has these words; from the beginning of a word on, hyphens and spaces no longer tell them apart.

    >>> _holds(("the", "public", "good"), ("publicgood",)), _holds(("the", "art"), ("heart",))
    (True, False)
    """
    if " ".join(wanted) in " ".join(text):
        return True
    squashed = "".join(wanted)
    return any("".join(text[at : at + len(squashed)]).startswith(squashed) for at in range(len(text)))


def _texts(value: Any) -> Iterator[str]:
    """Every text and number in a record; a name as one text."""
    if isinstance(value, str | int | float):
        yield str(value)
    elif isinstance(value, Mapping) and "family" in value:
        yield " ".join(str(value[part]) for part in ("given", "non-dropping-particle", "family") if part in value)
    elif isinstance(value, Mapping):
        yield from (text for item in value.values() for text in _texts(item))
    elif isinstance(value, list | tuple):
        yield from (text for item in value for text in _texts(item))
