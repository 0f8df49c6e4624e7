"""The records that .bib files hold: of each document, of all listed works, of works only mentioned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from coprodbib.files import file_names
from coprodbib.formats.bibtex import dumps, is_english, protected, spanned_like
from coprodbib.library import Library
from coprodbib.model import Citation, Csl, Reference, Work
from coprodbib.names.particles import with_others

_TITLES = ("title", "container-title")
_IN_BOOKS = ("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia")
SHOWN = 5
"""Printed forms of a citation that a note quotes."""


def document_bibliographies(library: Library) -> dict[str, str]:
    """File name without suffix -> BibTeX of what one document prints, for each document that has a reference list.

    The values are those of the document itself, under the key of the work each reference means; nothing comes from other
    documents but which words of a title are names. A work printed twice keeps its first entry, and ``annote`` quotes the others.

    >>> reference = Reference("essay#1", "Doe 2000. Care.", {"type": "book", "title": "Care"}, "essay", work="doe2000care")
    >>> list(document_bibliographies(Library(references=(reference,))))
    ['essay']
    """
    by_document: dict[str, list[Reference]] = {}
    for reference in sorted(library.references, key=lambda r: (r.document or "", r.list_number, r.number, r.id)):
        if reference.document is not None:
            by_document.setdefault(reference.document, []).append(reference)
    names = file_names(sorted(by_document), taken=("references", "mentioned"))
    return {names[id]: _document_bibliography(references, library) for id, references in by_document.items()}


def references_bibliography(library: Library) -> str:
    """BibTeX of all listed works, sorted by key.

    >>> references_bibliography(Library(works=(Work("k", {"type": "book"}),)))
    '@book{k,\\n}\\n'
    """
    return dumps(items_of(work for work in _sorted(library) if work.status == "listed"))


def mentioned_bibliography(library: Library) -> str:
    """BibTeX of the works only cited in running text, each with a note that says where, sorted by key.

    >>> print(mentioned_bibliography(Library(works=(Work("k", {"type": "document"}, cited_by=("essay",), status="mentioned"),))))
    @misc{k,
      note = {Only cited in the text of essay},
    }
    """
    citations: dict[str, list[Citation]] = {}
    for citation in library.citations:
        citations.setdefault(str(citation.work), []).append(citation)
    mentioned = [work for work in _sorted(library) if work.status == "mentioned"]
    items = zip(items_of(mentioned), mentioned, strict=True)
    return dumps({**item, "note": _where(work, citations.get(work.key, []))} for item, work in items)


def items_of(works: Iterable[Work | Mapping[str, Any]]) -> list[Csl]:
    """CSL-JSON items with the key as id; where not all names are known, "others" stands behind them, and aliases are kept.

    >>> items_of([Work("k", {"type": "book"}, aliases=("old",))])
    [{'type': 'book', 'id': 'k', 'custom': {'ids': 'old'}}]
    """
    return [_item(work) if isinstance(work, Work) else dict(work) for work in works]


def _sorted(library: Library) -> list[Work]:
    return sorted(library.works, key=lambda work: work.key)


def _item(work: Work) -> Csl:
    item = {**with_others(work.csl, work.issues), "id": work.key}
    # biblatex finds an entry by its "ids" too
    return {**item, "custom": {"ids": ", ".join(work.aliases)}} if work.aliases else item


def _document_bibliography(references: Sequence[Reference], library: Library) -> str:
    printed: dict[str, list[Reference]] = {}
    for reference in references:
        printed.setdefault(reference.work or _key(reference), []).append(reference)
    languages = {key: str(library[key].csl.get("language", "")) for key in printed if key in library}
    return dumps((_printed_item(key, same, library) for key, same in printed.items()), languages=languages)


def _key(reference: Reference) -> str:
    """A key for a reference that was not linked to a work."""
    return "".join(c if c.isalnum() and c.isascii() else "-" for c in reference.id)


def _printed_item(key: str, references: Sequence[Reference], library: Library) -> Csl:
    first = references[0]
    item = {**with_others(first.csl, first.issues), "id": key}
    if key in library:
        item |= {
            name: _cased(item[name], name, item, library[key].csl)
            for name in _TITLES
            if isinstance(item.get(name), str)
        }
    again = [f"“{' '.join(reference.raw.split())}”" for reference in references[1:]]
    return {**item, "annote": f"Printed again in this list: {'; '.join(again)}"} if again else item


def _cased(title: str, name: str, item: Csl, work: Csl) -> str:
    """A printed title in which the words are marked that the work shows to be names."""
    if name == "container-title" and item.get("type") not in _IN_BOOKS:
        return title
    language = str(work.get("language", ""))
    if is_english(language):
        return spanned_like(title, str(work.get(name, "")))
    return protected(title) if language else title


def _where(work: Work, citations: Sequence[Citation]) -> str:
    """Documents that cite the work, with the words they print and how often."""
    return "Only cited in the text of " + "; ".join(
        _in_document(document, [c for c in citations if c.document == document]) for document in work.cited_by
    )


def _in_document(document: str, citations: Sequence[Citation]) -> str:
    ordered = sorted(citations, key=lambda c: (c.place.start, c.id))
    forms = list(dict.fromkeys(" ".join(citation.text.split()) for citation in ordered))
    quoted = [f"“{form}”" for form in forms[:SHOWN]] + ["…"] * (len(forms) > SHOWN)
    times = [f"{len(ordered)} places"] if len(ordered) > 1 else []
    return f"{document} ({', '.join([*quoted, *times])})" if ordered else document
