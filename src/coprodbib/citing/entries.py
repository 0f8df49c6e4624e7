"""Citations that name no one (a number, a note): they have the authors and the year of the entry they mean."""

from __future__ import annotations

from coprodbib.model import Citation, Csl, Document, Place, Reference
from coprodbib.names.particles import with_particle


def citation_of(
    document: Document, entry: Reference, start: int, end: int, *, locator: str | None = None, nth: int = 0
) -> Citation:
    """A citation at ``text[start:end]`` that means this entry; ``nth`` tells those of one range of numbers apart.

    >>> doe = {"author": [{"family": "Doe", "given": "J."}], "issued": {"date-parts": [[2000]]}, "year-suffix": "a"}
    >>> found = citation_of(Document("x", "x.txt", "So [1]."), Reference("x#1", "", doe), 4, 5)
    >>> found.text, found.authors, found.year, found.entries
    ('1', ('Doe',), '2000a', ('x#1',))
    """
    return Citation(
        id=f"{document.id}@{start}" + (f"+{nth}" if nth else ""),
        document=document.id,
        text=document.text[start:end],
        place=Place(document.id, ((start, end),)),
        authors=authors_of(entry.csl),
        year=year_of(entry.csl),
        locator=locator,
        label="page" if locator else None,
        entries=(entry.id,),
    )


def authors_of(csl: Csl) -> tuple[str, ...]:
    """Family names (or names of institutions) of authors, else of editors or translators."""
    people: list[dict[str, str]] = next((csl[role] for role in ("author", "editor", "translator") if csl.get(role)), [])
    return tuple(filter(None, (_family(with_particle(name)) for name in people)))


def _family(name: dict[str, str]) -> str:
    parts = (name.get("dropping-particle"), name.get("non-dropping-particle"), name.get("family"))
    return " ".join(filter(None, parts)) if name.get("family") else str(name.get("literal", ""))


def year_of(csl: Csl) -> str | None:
    """The year of an entry with its letter, or the word printed instead of it."""
    parts = (csl.get("issued") or {}).get("date-parts") or []
    if parts and parts[0]:
        return f"{parts[0][0]}{csl.get('year-suffix', '')}"
    return str(csl["status"]) if csl.get("status") else None
