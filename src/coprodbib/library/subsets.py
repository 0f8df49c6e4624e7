"""Part of a Library: some works, or some documents, with what belongs to them and nothing that leads elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from coprodbib.errors import UnknownKeyError, near_matches
from coprodbib.model import Citation, Document, Issue, Reference, Work

if TYPE_CHECKING:
    from coprodbib.library import Library

Works = str | Work | Iterable[str | Work]
Documents = str | Document | Iterable[str | Document]


def subset(library: Library, works: Works | None, documents: Documents | None) -> Library:
    """What ``Library.subset`` gives.

    >>> from coprodbib.library import Library
    >>> library = Library(works=(Work("doe2000", {"type": "book"}), Work("roe1999", {"type": "book"})))
    >>> subset(library, "doe2000", None).works
    (Work(key='doe2000', csl={'type': 'book'}, references=(), citations=(), cited_by=(), origin={}, relations=(), aliases=(), status='listed', issues=()),)
    """
    if works is None and documents is None:
        return library
    asked = None if works is None else {library[w if isinstance(w, str) else w.key].key for w in _works(works)}
    inside = None if documents is None else {document_id(library, d) for d in _documents(documents)}
    keys = _cited(library, asked, inside)
    if inside is None:
        inside = {id for work in library.works if work.key in keys for id in work.cited_by}
    references = tuple(r for r in library.references if _belongs(r, asked, inside))
    citations = tuple(c for c in library.citations if _belongs(c, asked, inside))
    ids = {r.id for r in references}
    known = {*keys, *ids, *inside}
    places = {c.id for c in citations}
    return replace(
        library,
        documents=tuple(_document(d, keys) for d in library.documents if d.id in inside),
        references=references,
        citations=tuple(replace(c, entries=tuple(e for e in c.entries if e in ids)) for c in citations),
        works=tuple(_work(w, keys, ids, places, inside) for w in library.works if w.key in keys),
        maybe=tuple(match for match in library.maybe if match.a in known and match.b in known),
        general_issues=tuple(i for i in library.general_issues if i.place and i.place.document in inside),
    )


def document_id(library: Library, document: str | Document) -> str:
    """The id of a document of the library; UnknownKeyError, which names near ones, where it has none.

    >>> from coprodbib.library import Library
    >>> document_id(Library(documents=(Document("essay", "", ""),)), "esay")
    Traceback (most recent call last):
    coprodbib.errors.UnknownKeyError: no document has the id 'esay'; near matches: essay
    """
    id = document if isinstance(document, str) else document.id
    known = {*(d.id for d in library.documents), *(d for work in library.works for d in work.cited_by)}
    if id in known:
        return id
    raise UnknownKeyError(f"no document has the id {id!r}{near_matches(id, known)}")


def _works(given: Works) -> Iterable[str | Work]:
    return [given] if isinstance(given, str | Work) else given


def _documents(given: Documents) -> Iterable[str | Document]:
    return [given] if isinstance(given, str | Document) else given


def _cited(library: Library, asked: set[str] | None, inside: set[str] | None) -> set[str]:
    """The keys of works to keep: those asked for, those that the documents cite, or those that are both."""
    keys = {work.key for work in library.works} if asked is None else asked
    if inside is None:
        return keys
    meant = {r.work for r in library.references if r.document in inside}
    meant |= {c.work for c in library.citations if c.document in inside}
    return {w.key for w in library.works if w.key in keys and (w.key in meant or not inside.isdisjoint(w.cited_by))}


def _belongs(thing: Reference | Citation, asked: set[str] | None, inside: set[str]) -> bool:
    """Whether a printed thing is about a work asked for, in a document that is kept; a reference may be without one."""
    about = asked is None or thing.work in asked
    return about and (thing.document in inside or thing.document is None and asked is not None)


def _document(document: Document, keys: set[str]) -> Document:
    return document if document.work in keys else replace(document, work=None)


def _work(work: Work, keys: set[str], references: set[str], citations: set[str], inside: set[str]) -> Work:
    """The work with the evidence that is left; its record stays as it was merged."""
    origin = {field: tuple(r for r in ids if r in references) for field, ids in work.origin.items()}
    return replace(
        work,
        references=tuple(r for r in work.references if r in references),
        citations=tuple(c for c in work.citations if c in citations),
        cited_by=tuple(d for d in work.cited_by if d in inside),
        origin={field: ids for field, ids in origin.items() if ids},
        relations=tuple(r for r in work.relations if r.work in keys),
        issues=tuple(i for i in work.issues if _is_here(i, inside)),
    )


def _is_here(issue: Issue, inside: set[str]) -> bool:
    return issue.place is None or issue.place.document in inside
