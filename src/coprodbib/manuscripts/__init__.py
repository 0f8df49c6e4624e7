"""A manuscript with plain citations -> the same with citation commands: read, resolve, group, write, replace.

``sources`` keeps the bytes; ``markdown`` and ``latex`` show what may be read, each character traced to the source (``views``);
``meaning`` has its citations found and says which work each means; ``groups`` puts together what stands together;
``writing`` knows pandoc's and natbib's commands; ``replacing`` makes the edits; ``keys`` finds the citations made already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from coprodbib.library import Library
from coprodbib.manuscripts.groups import group
from coprodbib.manuscripts.keys import made_keys
from coprodbib.manuscripts.latex import latex_view
from coprodbib.manuscripts.markdown import markdown_view
from coprodbib.manuscripts.meaning import Meanings, studied
from coprodbib.manuscripts.replacing import Lines, Replacing, applied
from coprodbib.manuscripts.results import Edit, Left, LinkedManuscript
from coprodbib.manuscripts.sources import Manuscript, manuscript_of
from coprodbib.manuscripts.views import View
from coprodbib.model import Document, Work
from coprodbib.pipeline import build
from coprodbib.reading import is_library
from coprodbib.saving import load

__all__ = ["Edit", "Left", "LinkedManuscript", "library_of", "link_manuscript", "linked"]

_VIEWS = {"markdown": markdown_view, "latex": latex_view}


def link_manuscript(
    text_or_path: str | Path, library: Library | str | Path | None = None, *, format: str | None = None
) -> LinkedManuscript:
    """Plain citations of a Markdown or LaTeX manuscript -> pandoc's ``[@key]`` or natbib's ``\\citep{key}``.

    ``library`` is a Library, a saved one, a bibliography, or documents (path). A reference list of the manuscript's own comes
    first: its entries take the keys of the works of the library that they mean, and keys of their own otherwise. Citations
    that it lacks, and all of a manuscript without a list, mean the one listed work of the library with exactly their names
    and year. What is ambiguous, unknown, or cited otherwise than listed is left alone, with all that shares its bracket.
    Everything else is kept to the character.

    Raises ReadError for a file that cannot be read, FormatError for an unknown ``format``.

    >>> book = {"type": "book", "title": "Care", "author": [{"family": "Doe"}], "issued": {"date-parts": [[2000]]}}
    >>> linked = link_manuscript("So Doe (2000), not Roe (1999).", Library(works=(Work("doe2000care", book),)))
    >>> linked.text
    'So @doe2000care, not Roe (1999).'
    >>> linked.left
    (Left(text='Roe (1999)', line=1, column=20, why='no work has these names and year', candidates=()),)
    """
    manuscript = manuscript_of(text_or_path, format)
    known = library if isinstance(library, Library) else Library() if library is None else library_of(library)
    return linked(manuscript, known)


def library_of(path: str | Path) -> Library:
    """A library that is loaded where the suffix says so, otherwise built.

    >>> library_of("no-such.bib")
    Traceback (most recent call last):
    coprodbib.errors.ReadError: no-such.bib: no such file
    """
    return load(path) if is_library(path) else build(path)


def linked(manuscript: Manuscript, known: Library) -> LinkedManuscript:
    """A manuscript that has been read, linked to the works of a library.

    >>> from coprodbib.manuscripts.sources import from_text
    >>> linked(from_text("So Doe (2000).", None), Library()).left[0].why
    'no work has these names and year'
    """
    view = _VIEWS[manuscript.format](manuscript.text)
    found = studied(Document("manuscript", manuscript.name, view.text), known)
    listed = tuple(w for w in known.works if w.status == "listed")
    meanings = Meanings(found, listed)
    replacing = Replacing(manuscript, view, {c.id: meanings.answer(c) for c in found.citations})
    done = [replacing.write(one) for one in group(view, found.citations)]
    edits = _apart(one for one in done if isinstance(one, Edit))
    works = _by_name((*found.works, *listed))
    made = made_keys(view.hidden, manuscript.format)
    return LinkedManuscript(
        source=manuscript,
        text=applied(manuscript.text, edits),
        edits=edits,
        left=tuple(one for left in done if isinstance(left, list) for one in left),
        works=_cited({*made, *(key for edit in edits for key in edit.keys)}, works),
        lists=_lists(found, view, replacing.lines),
        unknown=tuple(sorted(made - works.keys())),
    )


def _apart(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Edits in order, none within another."""
    out: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if not out or edit.start >= out[-1].end:
            out.append(edit)
    return tuple(out)


def _by_name(works: Iterable[Work]) -> dict[str, Work]:
    """Works by key, and by alias where no key is the same; those given last win."""
    given = {w.key: w for w in works if w.status == "listed"}
    return {alias: w for w in given.values() for alias in w.aliases} | given


def _cited(names: set[str], works: Mapping[str, Work]) -> tuple[Work, ...]:
    found = {works[name].key: works[name] for name in names if name in works}
    return tuple(found[key] for key in sorted(found))


def _lists(found: Library, view: View, lines: Lines) -> tuple[int, ...]:
    """The lines on which the manuscript's own lists begin."""
    starts: dict[int, int] = {}
    for reference in found.references:
        if reference.place is not None:
            starts.setdefault(reference.list_number, reference.place.start)
    return tuple(lines.at(view.source_of(at, at + 1)[0])[0] for at in sorted(starts.values()))
