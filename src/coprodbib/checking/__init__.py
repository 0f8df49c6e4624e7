"""Where documents disagree with themselves and with each other: cited but not listed, listed but not cited, incomplete, twice.

``citations`` holds the text against its list, ``entries`` looks at the list, ``needed`` knows what each kind of entry needs, ``printed``
shows findings to a person or a program.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from coprodbib.checking.citations import against_the_list
from coprodbib.checking.entries import of_list
from coprodbib.checking.finding import Finding, Lines, Spot, quoted
from coprodbib.checking.needed import missing, words_for
from coprodbib.library import Library
from coprodbib.model import Citation, Document, Issue, Place, Reference

__all__ = ["CODES", "Finding", "check"]

CODES = {
    "cited-not-listed": "cited in the text, not in the document's list",
    "not-cited": "in the list, never cited in the text (only where the text cites its list)",
    "year-mismatch": "cited with one year, listed with another, or with and without a letter",
    "names-mismatch": "cited with one spelling or number of names, listed with another",
    "ambiguous": "a citation that may mean several entries or works",
    "incomplete": "an entry without what its kind needs: an article without its journal, a book without publisher, ...",
    "letter-alone": "2007a without 2007b",
    "duplicate": "one work listed twice in one list",
    "near-twin": "two records that may be one work; `coprodbib review` asks about them",
    "uncertain": "an entry that two ways of reading understand differently",
    "no-title": "an entry without a title",
    "no-year": "an entry without a year",
    "not-a-reference": "an entry that reads like no reference",
    "names-unclear": "an entry whose names do not read like names",
    "year-implausible": "an entry with a year that cannot be",
    "no-repeated-author": "a dash for an author where none stands before it",
    "too-long": "an entry too long to be one",
    "unreadable": "a file that could not be read",
    "empty": "a file without text",
    "nothing-found": "a document without references and citations",
    "encoding": "a file that is not UTF-8",
    "duplicate-document": "the same content in two files",
    "no-bibliography": "a LaTeX file without its .bbl",
    "no-text": "a PDF of pictures, without text",
    "decision-unused": "a decision that no longer applies",
}
"""Codes of findings, in the order of their weight for a reader, with what they mean; broken records of a bibliography file have
codes of their format besides ("key-twice")."""


def check(library: Library) -> tuple[Finding, ...]:
    """What wants an eye in each document of a library, by document, line and column; what stands in no document comes first.

    Whether a citation is listed, and which entries are one work, was decided when the library was built; nothing is guessed here.
    A library loaded from a bibliography is checked for incomplete records.

    >>> import coprodbib as cb, tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "essay.txt"
    >>> _ = file.write_text("As Doe (1999) and Roe (2001) say.\\n\\nReferences\\n\\nDoe, J. 2000. A title. London: Sage.\\n")
    >>> for finding in check(cb.build(file)):
    ...     print(f"{finding.line}:{finding.column} {finding.code}: {finding.message}")
    1:4 year-mismatch: cited as 1999, listed as 2000 (Doe)
    1:19 cited-not-listed: cited, not in the list: 'Roe (2001)'
    """
    lines = Lines(library.documents)
    return tuple(sorted((_placed(spot, lines) for spot in set(_spots(library, lines))), key=_rank))


def _placed(spot: Spot, lines: Lines) -> Finding:
    document, line, column = lines.at(spot.place)
    about = (spot.key, spot.reference, spot.citation, spot.other)
    return Finding(document, line, column, spot.code, spot.severity, spot.message, *about)


def _rank(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.document, finding.line, finding.column, finding.code, finding.message


def _spots(library: Library, lines: Lines) -> Iterator[Spot]:
    references, citations = _by_document(library.references), _by_document(library.citations)
    yield from (Spot(i.code, i.severity, i.message, i.place) for i in library.general_issues if _counts(i))
    for document in library.documents:
        yield from _of_document(document)
        yield from against_the_list(document, references[document.id], citations[document.id], lines)
        for entries in _lists(references[document.id]):
            yield from of_list(entries, lines)
    yield from _twins(library, lines)
    if not library.documents:
        yield from _records(library)


_Owned = TypeVar("_Owned", Reference, Citation)


def _by_document(things: Iterable[_Owned]) -> dict[str | None, list[_Owned]]:
    found: dict[str | None, list[_Owned]] = defaultdict(list)
    for thing in things:
        found[thing.document].append(thing)
    return found


def _lists(references: Sequence[Reference]) -> Iterable[list[Reference]]:
    """The references of a document, list by list."""
    lists: dict[int, list[Reference]] = defaultdict(list)
    for reference in references:
        lists[reference.list_number].append(reference)
    return lists.values()


def _counts(issue: Issue) -> bool:
    """Everything about reading; of the rest, what is doubtful."""
    return issue.stage == "reading" or issue.severity != "note"


def _of_document(document: Document) -> Iterator[Spot]:
    """Issues without a place stand at its beginning."""
    for issue in document.issues:
        if _counts(issue):
            yield Spot(issue.code, issue.severity, issue.message, issue.place or Place(document.id, ((0, 0),)))


def _records(library: Library) -> Iterator[Spot]:
    """The records of a bibliography that lack what their kind needs."""
    for work in library.works:
        if lacking := missing(work.csl):
            message = f"{words_for(str(work.csl.get('type')))} without {', '.join(lacking)}"
            yield Spot("incomplete", "note", f"{work.key}: {message}", key=work.key)


def _twins(library: Library, lines: Lines) -> Iterator[Spot]:
    """Each open pair once, at the first of its two places."""
    entries = {r.id: r for r in library.references}
    cited = {c.id: c for c in library.citations}
    for match in library.maybe:
        sides = [(name, *_shown(name, library, entries, cited)) for name in (match.a, match.b)]
        (a, place, text), (b, there, other) = sorted(sides, key=lambda side: (side[1] is None, lines.at(side[1])))
        document, line, _ = lines.at(there)
        where = f" ({document}, line {line})" if document else ""
        message = f"perhaps one work: {text} and {other}{where}: {'; '.join(match.reasons)}"
        reference = entries.get(a)
        yield Spot(
            "near-twin",
            "doubt",
            message,
            place,
            reference.work if reference else a if a in library else None,
            a if reference else None,
            other=b,
        )


def _shown(
    name: str, library: Library, entries: dict[str, Reference], cited: dict[str, Citation]
) -> tuple[Place | None, str]:
    """Where a record of an open pair stands first, and how it is printed: an entry, a work, or a document."""
    if name in entries:
        return entries[name].place, quoted(entries[name].raw)
    if name not in library:
        known = any(document.id == name for document in library.documents)
        return (Place(name, ((0, 0),)) if known else None), f"the document {name}"
    work = library[name]
    printed = next((entries[r] for r in work.references if r in entries), None)
    if printed is not None:
        return printed.place, quoted(printed.raw)
    places = sorted((cited[c].place for c in work.citations if c in cited), key=lambda p: (p.document, p.start))
    return (places[0] if places else None), name
