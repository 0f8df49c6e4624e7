"""The ids of one Library told apart from those of another; documents that both hold are left out of it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from coprodbib.library import Library
from coprodbib.model import Citation, Document, Issue, Match, Place, Reference, Work


@dataclass(frozen=True, slots=True)
class NewIds:
    """Old id -> new id; what is not there keeps its own."""

    documents: Mapping[str, str]
    references: Mapping[str, str]
    citations: Mapping[str, str]

    def all(self, ids: Iterable[str], of: Mapping[str, str]) -> tuple[str, ...]:
        """The new ids, in order."""
        return tuple(of.get(id, id) for id in ids)


def apart(right: Library, left: Library) -> Library:
    """``right`` without the documents whose content ``left`` holds too, and with no id that ``left`` has.

    >>> essay = Document("essay", "essay.txt", "One text.")
    >>> other = Document("essay", "b/essay.txt", "Another text.")
    >>> [document.id for document in apart(Library((other,)), Library((essay,))).documents]
    ['essay-88965c']
    """
    rest = _without_doubles(right, {document.text for document in left.documents})
    new = _new_ids(rest, left)
    if not (new.documents or new.references or new.citations):
        return rest
    return Library(
        documents=tuple(_document(d, new) for d in rest.documents),
        references=tuple(_reference(r, new) for r in rest.references),
        citations=tuple(_citation(c, new) for c in rest.citations),
        works=tuple(_work(w, new) for w in rest.works),
        maybe=tuple(_match(m, new) for m in rest.maybe),
        general_issues=_issues(rest.general_issues, new),
    )


def _without_doubles(library: Library, texts: Collection[str]) -> Library:
    doubles = {d.id for d in library.documents if d.text in texts}
    if not doubles:
        return library
    held = {d for work in library.works for d in work.cited_by} | {d.id for d in library.documents}
    rest = library.subset(documents=held - doubles)
    kept = {work.key for work in rest.works}
    given = [work for work in library.works if not work.cited_by and work.key not in kept]
    return replace(rest, works=tuple(sorted((*rest.works, *given), key=lambda w: w.key)))


def _new_ids(right: Library, left: Library) -> NewIds:
    there, texts = _texts(left), _texts(right)
    taken = {*there, *texts}
    documents = {id: _free(id, text, taken) for id, text in sorted(texts.items()) if id in there}
    return NewIds(
        documents,
        _inside(right.references, left.references, documents),
        _inside(right.citations, left.citations, documents),
    )


def _texts(library: Library) -> dict[str, str]:
    """Document id -> text; "" where only a work knows the document."""
    return {**{d: "" for work in library.works for d in work.cited_by}, **{d.id: d.text for d in library.documents}}


def _free(id: str, text: str, taken: set[str]) -> str:
    """The id with a suffix from the content, as documents of one name have it (``pipeline``)."""
    digest = hashlib.sha256((text or id).encode("utf-8", "surrogatepass")).hexdigest()
    new = next(n for length in range(6, 65) if (n := f"{id}-{digest[:length]}") not in taken)
    taken.add(new)
    return new


def _inside(
    right: Iterable[Reference] | Iterable[Citation],
    left: Iterable[Reference] | Iterable[Citation],
    documents: Mapping[str, str],
) -> dict[str, str]:
    """New ids of what stands in renamed documents, and of what would have the id of another."""
    ids = [(thing.id, thing.document) for thing in right]
    taken = {*(thing.id for thing in left), *(id for id, _ in ids)}
    out: dict[str, str] = {}
    there = {thing.id for thing in left}
    for id, document in ids:
        begun = document in documents and id.startswith(str(document))
        new = f"{documents[str(document)]}{id[len(str(document)) :]}" if begun else id
        number = 1
        while new in taken and (new != id or id in there):
            number += 1
            new = f"{id}-{number}"
        if new != id:
            out[id] = new
            taken.add(new)
    return out


def _place(place: Place | None, new: NewIds) -> Place | None:
    return place and replace(place, document=new.documents.get(place.document, place.document))


def _issues(issues: Iterable[Issue], new: NewIds) -> tuple[Issue, ...]:
    return tuple(replace(issue, place=_place(issue.place, new)) for issue in issues)


def _document(document: Document, new: NewIds) -> Document:
    id = new.documents.get(document.id, document.id)
    return replace(document, id=id, issues=_issues(document.issues, new))


def _reference(reference: Reference, new: NewIds) -> Reference:
    return replace(
        reference,
        id=new.references.get(reference.id, reference.id),
        document=reference.document and new.documents.get(reference.document, reference.document),
        place=_place(reference.place, new),
        issues=_issues(reference.issues, new),
    )


def _citation(citation: Citation, new: NewIds) -> Citation:
    return replace(
        citation,
        id=new.citations.get(citation.id, citation.id),
        document=new.documents.get(citation.document, citation.document),
        place=_place(citation.place, new) or citation.place,
        entries=new.all(citation.entries, new.references),
        issues=_issues(citation.issues, new),
    )


def _work(work: Work, new: NewIds) -> Work:
    return replace(
        work,
        references=new.all(work.references, new.references),
        citations=new.all(work.citations, new.citations),
        cited_by=tuple(sorted(new.all(work.cited_by, new.documents))),
        origin={field: new.all(ids, new.references) for field, ids in work.origin.items()},
        issues=_issues(work.issues, new),
    )


def _match(match: Match, new: NewIds) -> Match:
    def named(id: str) -> str:
        return new.references.get(id) or new.documents.get(id) or id

    return replace(match, a=named(match.a), b=named(match.b))
