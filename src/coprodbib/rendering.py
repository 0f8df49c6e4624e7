"""Works in print: bibliography() and cite() pick the works, the CSL processor prints them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from coprodbib.csl import Processor
from coprodbib.csl.catalogue import annotation_of, found
from coprodbib.csl.links import bare
from coprodbib.errors import CoprodbibError, UnknownKeyError, near_matches
from coprodbib.formats.plain import plural
from coprodbib.graphs.labels import document_labels
from coprodbib.library import Library
from coprodbib.model import Citation, Work
from coprodbib.names import is_initials
from coprodbib.names.particles import with_others

__all__ = ["Processor", "bibliography", "cite", "styles"]

Citable = Library | Iterable[Work] | Iterable[Mapping[str, Any]]


def bibliography(
    things: Citable,
    *,
    style: str | Path = "apa",
    format: str = "text",
    locale: str | None = None,
    include: str = "listed",
    links: bool = True,
) -> list[str]:
    """A list of works as a style prints it, one string per entry, in the style's order.

    ``things`` is a Library, works, or CSL-JSON items (ids may be missing). Of a Library the works of its reference lists
    are printed, with ``include="all"`` also those that are only mentioned in the text. ``style`` is a short name, a style
    id or the path of a .csl file; ``format`` is text, html, markdown, rst or latex. In html, markdown, rst and latex (which
    then needs the package hyperref) ``links`` lead from the DOI or URL that the style prints, else from the title.
    An annotated bibliography (style "annotated", or an official one like "apa-annotated-bibliography") says below each work
    of a Library who cites it, unless the work has a note of its own there.

    Raises StyleError for an unknown style, CoprodbibError for an unknown format or ``include``.

    >>> bibliography([{"type": "book", "title": "A title", "author": [{"family": "Doe", "given": "Jane"}]}])
    ['Doe, J. (n.d.). A title.']
    """
    if include not in ("listed", "all"):
        raise CoprodbibError(f"include={include!r} is unknown; use 'listed' or 'all'")
    works = (
        [work for work in things if include == "all" or work.status == "listed"]
        if isinstance(things, Library)
        else things
    )
    items = _items(works)
    below = annotation_of(style)
    if below and isinstance(things, Library):
        items = _annotated(items, things, below)
    processor = Processor(style, items, locale=locale, format=format, links=links)
    return [entry for _, entry in processor.bibliography()]


def styles(search: str = "") -> dict[str, str]:
    """Names of the citation styles at hand, each with its title: short names first, then the ids of all CSL styles.

    With ``search``, those with all its words in name or title; a word may be the beginning of one.

    >>> styles("mla annot")
    {'modern-language-association-annotated-bibliography': 'MLA Handbook 9th edition (in-text citations, annotated bibliography)'}
    """
    return found(search)


def cite(
    library: Citable,
    keys: str | Sequence[str],
    *,
    style: str | Path = "apa",
    locator: str | tuple[str, str] | None = None,
    narrative: bool = False,
    format: str = "text",
    locale: str | None = None,
    links: bool = True,
) -> str:
    """One in-text citation, with the letters and names it needs within the library.

    ``keys`` is one citation key or several. ``locator`` goes with the last of them: "4" (a page), "chapter 3", or
    ("chapter", "3"). With ``narrative`` the authors stand in the sentence: "Doe (2000)", "Doe [1]"; in a note style what
    follows them is the text of the note. ``links`` are as in ``bibliography``.

    Raises UnknownKeyError for a key that no work has, StyleError for an unknown style.

    >>> doe = {"id": "doe2000", "type": "book", "title": "A title", "author": [{"family": "Doe"}],
    ...        "issued": {"date-parts": [[2000]]}}
    >>> cite([doe], "doe2000", locator="chapter 3"), cite([doe], "doe2000", narrative=True)
    ('(Doe, 2000, Chapter 3)', 'Doe (2000)')
    """
    wanted = [keys] if isinstance(keys, str) else list(keys)
    if not wanted:
        raise CoprodbibError("cite() needs at least one citation key")
    items, ids = _with_ids(library, wanted)
    processor = Processor(style, items, locale=locale, format=format, links=links)
    cites: list[dict[str, Any]] = [{"id": id} for id in ids]
    cites[-1] |= _locator(locator)
    if not narrative:
        return processor.cite([{"items": cites}])[0]
    clusters = [{"items": group, "mode": "composite"} for group in _by_author(processor, cites)]
    return "; ".join(processor.cite([cluster])[0] for cluster in clusters)


def _by_author(processor: Processor, cites: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Cites in a row of the same authors together: a sentence names them once, "Doe (2000, 2001)"."""

    def author(cite: Mapping[str, Any]) -> str:
        return processor.cite([{"items": [{"id": cite["id"], "author-only": True}]}])[0] or f"of {cite['id']}"

    return [list(group) for _, group in groupby(cites, key=author)]


def _with_ids(library: Citable, keys: Sequence[str]) -> tuple[list[dict[str, Any]], list[str]]:
    """The items letters depend on (listed works, and the mentioned ones asked for), and the ids of ``keys``."""
    if isinstance(library, Library):
        asked = {library[key].key for key in keys}
        works = [work for work in library if work.status == "listed" or work.key in asked]
        return _items(works), [library[key].key for key in keys]
    items = _items(library)
    known = {str(item["id"]) for item in items}
    for key in keys:
        if key not in known:
            raise UnknownKeyError(f"no work has the key {key!r}{near_matches(key, known)}")
    return items, list(keys)


def _items(things: Iterable[Work] | Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """CSL-JSON items with ids: a work's key, or the place in the row."""
    items = []
    for number, thing in enumerate(things, start=1):
        if isinstance(thing, Work):
            items.append(_tidy({**_initials_apart(with_others(thing.csl, thing.issues)), "id": thing.key}))
        elif isinstance(thing, Mapping):
            items.append(_tidy({**thing, "id": thing["id"] if thing.get("id") not in (None, "") else f"item-{number}"}))
        else:
            raise CoprodbibError(f"item {number} is {type(thing).__name__}; give a Library, works or CSL-JSON items")
    return items


def _annotated(items: list[dict[str, Any]], library: Library, below: str) -> list[dict[str, Any]]:
    """Items with a note, the variable ``below``, on who cites the work: each document, how often in its text, and where."""
    places: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for citation in library.citations:
        if citation.work is not None:
            places[citation.work, citation.document].append(citation)
    names = document_labels(library.documents)

    def note(key: str) -> str:
        cited_by = [f"{names.get(id, id)} ({_times(places[key, id])})" for id in library[key].cited_by]
        return f"Cited by {plural(len(cited_by), 'document')}: {'; '.join(cited_by)}." if cited_by else ""

    return [item if item.get(below) else {**item, below: note(item["id"])} for item in items]


def _times(citations: Sequence[Citation]) -> str:
    """How often a document cites a work in its text, with the pages it names.

    >>> _times([])
    'in its list only'
    """
    if not citations:
        return "in its list only"
    count = "once" if len(citations) == 1 else f"{len(citations)} times"
    where = [_place(citation.label, citation.locator) for citation in citations if citation.locator]
    return f"{count}: {', '.join(where)}" if where else count


def _place(label: str | None, locator: str) -> str:
    """A locator in words.

    >>> _place("page", "3"), _place("page", "3-5"), _place("chapter", "3")
    ('p. 3', 'pp. 3-5', 'chapter 3')
    """
    if label not in (None, "page"):
        return f"{label} {locator}"
    return f"p. {locator}" if locator.isalnum() else f"pp. {locator}"


def _initials_apart(csl: Mapping[str, Any]) -> dict[str, Any]:
    """A record whose initials stand apart: lists of medicine print "Altschul SF", and CSL takes "SF" for one given name, "S.".

    >>> _initials_apart({"author": [{"family": "Altschul", "given": "SF"}, {"family": "Li", "given": "Wei"}]})
    {'author': [{'family': 'Altschul', 'given': 'S. F.'}, {'family': 'Li', 'given': 'Wei'}]}
    """
    apart = {
        role: [
            {**name, "given": _apart(name["given"], name.get("family", ""))} if name.get("given") else name
            for name in csl[role]
        ]
        for role in ("author", "editor", "translator")
        if csl.get(role)
    }
    return {**csl, **apart}


def _apart(given: str, family: str) -> str:
    """Bare initials with their stops; a list in capitals ("WANG, LI") does not tell a short name from initials.

    >>> _apart("J-P", "Doe"), _apart("S F", "Doe"), _apart("LI", "WANG"), _apart("II", "John Paul")
    ('J.-P.', 'S. F.', 'LI', 'II')
    """
    unsure = family.isupper() and len(given) > 1 and set(given) & set("AEIOUY")
    if "." in given or not is_initials(given) or unsure or given in ("II", "III", "IV"):
        return given
    return " ".join(
        "-".join(" ".join(f"{letter}." for letter in part) for part in word.split("-")) for word in given.split()
    )


def _tidy(item: dict[str, Any]) -> dict[str, Any]:
    """A DOI without the address that styles write before it."""
    return {**item, "DOI": bare("DOI", item["DOI"])} if isinstance(item.get("DOI"), str) else item


def _locator(locator: str | tuple[str, str] | None) -> dict[str, str]:
    """A locator as CSL-JSON keys; without a label the processor reads it off the text ("chapter 3").

    >>> _locator("chapter 3"), _locator(("section", "2")), _locator(None)
    ({'locator': 'chapter 3'}, {'label': 'section', 'locator': '2'}, {})
    """
    if locator is None or locator == "":
        return {}
    if isinstance(locator, tuple):
        label, value = locator
        return {"label": str(label), "locator": str(value)}
    return {"locator": str(locator).strip()}
