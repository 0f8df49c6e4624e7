"""Two Libraries -> one: what one side holds is compared with what the other holds; what a side decided for itself stays.

``apart`` tells ids apart, ``sides`` says what is known of both, ``naming`` gives the works their keys back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coprodbib.library import Library
from coprodbib.linking import documents_cited
from coprodbib.linking.following import counted
from coprodbib.linking.listed import Listed, listed_works
from coprodbib.linking.mentions import mentioned_works
from coprodbib.linking.resolving import Names, resolve_elsewhere
from coprodbib.model import Citation, Document, Match, Relation, Work
from coprodbib.settings import DEFAULTS, Settings
from coprodbib.uniting.apart import apart
from coprodbib.uniting.naming import Naming, named
from coprodbib.uniting.sides import Old, Sides, known_of

__all__ = ["union"]


def union(left: Library, right: Library, *, settings: Settings = DEFAULTS) -> Library:
    """Both libraries as one; ``left | right`` is the same with the settings as they are.

    Documents of equal content are there once, equal ids are told apart (those of ``left`` stay). Works that are the same by
    the rules of linking become one, merged from all its references as in a build of all documents; a record that was given
    (by a bibliography, or corrected by a person) stays as it is, of two that of ``left``. Works that one library tells apart
    stay apart, and what a citation means it still means; one that was only mentioned may now mean a work of the other side.
    Listed works keep their keys, those of ``right`` where they are free; other keys stay as aliases.

    >>> book = {"type": "book", "title": "Care", "author": [{"family": "Doe"}], "issued": {"date-parts": [[2000]]}}
    >>> both = union(Library(works=(Work("mine", book),)), Library(works=(Work("yours", book), Work("other", {"type": "book"}))))
    >>> [(work.key, work.aliases) for work in both]
    [('mine', ('yours',)), ('other', ())]
    """
    sides = Sides(left, apart(right, left))
    found = _linked(sides, settings)
    naming = named(found.works, sides, found.moved, found.citations)
    work_of = {id: naming.keys[key] for id, key in found.work_of.items()}
    return Library(
        documents=tuple(_document(d, found, naming, sides) for d in sides.documents),
        references=tuple(replace(r, work=work_of[r.id]) for r in sides.references),
        citations=tuple(replace(c, work=None if c.work is None else naming.keys[c.work]) for c in found.citations),
        works=tuple(sorted((_named(w, naming, sides) for w in found.works), key=lambda w: w.key)),
        maybe=tuple(_questions(sides, naming, work_of, found.maybe)),
        general_issues=tuple(dict.fromkeys((*sides.left.general_issues, *sides.right.general_issues))),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """Everything linked, under the keys that linking gives; ``moved`` says what the listed works of both sides became."""

    works: list[Work]
    citations: list[Citation]
    work_of: dict[str, str]
    moved: dict[Old, str]
    documents: dict[str, str]
    maybe: tuple[Match, ...]


def _linked(sides: Sides, settings: Settings) -> _Found:
    known = known_of(sides, settings)
    titles = [str(d.csl["title"]) for d in sides.documents if d.csl.get("title")]
    listed = listed_works(sides.references, settings, titles, base=known.base, known=known.ties)
    moved = {old: listed.work_of[id] for old, id in known.member.items()}
    of_document = {r.id: r.document for r in sides.references if r.document is not None}
    with_list = set(of_document.values())

    def in_lists(work: Work) -> Iterable[str]:
        return (of_document[r] for r in work.references if r in of_document)

    citations = _resolved(sides, moved, listed, with_list, settings)
    works = counted(listed.works, citations, in_lists)
    unlisted = [c for c in citations if c.work is None and c.status == "mentioned"]
    mentioned = mentioned_works(unlisted, with_list, works, settings)
    citations = _with_mentions(citations, mentioned.citations, sides)
    works = counted((*works, *mentioned.works), citations, in_lists)
    documents, unsure = documents_cited(sides.documents, listed.works, settings.rules)
    work_of = {r.id: listed.work_of[r.id] for r in sides.references}
    return _Found(works, citations, work_of, moved, documents, (*listed.maybe, *mentioned.maybe, *unsure))


def _document(document: Document, found: _Found, naming: Naming, sides: Sides) -> Document:
    """The document with the work it was, else the one it is found to be."""
    was = None if document.work is None else naming.of_old(sides.old(document.id, document.work))
    return replace(document, work=was or naming.keys.get(found.documents.get(document.id, "")))


def _resolved(
    sides: Sides, moved: dict[Old, str], listed: Listed, with_list: set[str], settings: Settings
) -> list[Citation]:
    """What each citation means among the listed works; None for what is ambiguous, or only mentioned."""
    printed = {r.id: r.csl for r in sides.references}
    names = Names(listed.works, settings.rules, printed)
    out = []
    for side, library in enumerate((sides.left, sides.right)):
        for citation in library.citations:
            work = None if citation.work is None else moved.get((side, citation.work))
            found = replace(citation, work=work)
            if citation.status == "mentioned" and work is None and citation.document not in with_list:
                fresh = replace(found, issues=tuple(i for i in citation.issues if i.stage != "linking"))
                found = resolve_elsewhere(fresh, names) or found
            out.append(found)
    return sorted(out, key=lambda c: c.document)


def _with_mentions(citations: Sequence[Citation], mentions: Sequence[Citation], sides: Sides) -> list[Citation]:
    """Citations with the works they mention; those that were of one mentioned work before still are."""
    found = {c.id: c for c in mentions}
    first: dict[Old, str] = {}
    for old, ids in sides.mentions.items():
        keys = sorted(str(found[id].work) for id in ids if id in found)
        if keys:
            first[old] = keys[0]
    of = {id: first[old] for old, ids in sides.mentions.items() if old in first for id in ids}
    return [replace(found[c.id], work=of.get(c.id, found[c.id].work)) if c.id in found else c for c in citations]


def _named(work: Work, naming: Naming, sides: Sides) -> Work:
    key = naming.keys[work.key]
    related = {(r.kind, naming.keys[r.work]) for r in work.relations}
    for old in naming.olds[work.key]:
        related |= {(r.kind, other) for r in sides.work(old).relations if (other := naming.of_old((old[0], r.work)))}
    return replace(
        work,
        key=key,
        relations=tuple(Relation(kind, other) for kind, other in sorted(related) if other != key),
        aliases=naming.aliases.get(key, ()),
    )


def _questions(sides: Sides, naming: Naming, work_of: dict[str, str], new: Iterable[Match]) -> Iterable[Match]:
    """The open questions of each side, and those between them; within a side all was asked, and some was answered."""
    seen: set[frozenset[str]] = set()
    asked = [naming.renamed(m, side) for side, of in enumerate((sides.left, sides.right)) for m in of.maybe]
    fresh = [naming.fresh(m) for m in new if sides.between(m, naming)]
    for match in (*asked, *fresh):
        pair = frozenset((match.a, match.b))
        works = {work_of.get(match.a, match.a), work_of.get(match.b, match.b)}
        if len(works) == 2 and pair not in seen:
            seen.add(pair)
            yield match
