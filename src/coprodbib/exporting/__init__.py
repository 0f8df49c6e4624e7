"""Libraries, works and graphs -> files; the format follows from the suffix.

``bibliographies`` makes the records that a .bib file holds; ``files`` (a room below) writes whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from coprodbib.errors import CoprodbibError, FormatError
from coprodbib.files import write_text
from coprodbib.library import Library
from coprodbib.model import Work

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["SUFFIXES", "export", "write_bibliography", "write_graphs", "write_text"]

SUFFIXES = (".bib", ".graphml")
"""What ``export`` can write."""


def export(
    thing: Library | Work | Iterable[Work | Mapping[str, Any]] | nx.Graph[str],
    path: str | Path,
    *,
    include: Literal["listed", "all"] = "listed",
) -> Path:
    """Write a Library, works (or CSL-JSON items) or a graph to a file, and return its path.

    ``.bib`` takes a Library (its listed works; with ``include="all"`` also those only mentioned in running text), works and
    items; ``.graphml`` takes a graph. Raises FormatError for another suffix or for a thing that the format cannot hold, and
    WriteError when the file cannot be written; the file that was there before is then as it was.

    >>> import tempfile
    >>> path = export([Work("doe2000care", {"type": "book", "title": "Care"})], Path(tempfile.mkdtemp()) / "works.bib")
    >>> print(path.read_text(encoding="utf-8"), end="")
    @book{doe2000care,
      title = {Care},
    }
    """
    file = Path(path)
    if include not in ("listed", "all"):
        raise CoprodbibError(f"include={include!r} is unknown; use 'listed' or 'all'")
    if file.suffix.lower() not in SUFFIXES:
        raise FormatError(
            f"{file}: cannot write {file.suffix or 'a file without a suffix'!r}; I can write {', '.join(SUFFIXES)}"
        )
    text = _graphml(thing, file) if file.suffix.lower() == ".graphml" else _bibtex(thing, file, include)
    return write_text(file, text)


def write_bibliography(library: Library, folder: str | Path) -> list[Path]:
    """One .bib for each document that has a reference list, ``references.bib`` and ``mentioned.bib``; returns their paths.

    ``<document id>.bib`` holds what the document prints, in its order, under the keys of the works; ``references.bib``
    all listed works and ``mentioned.bib`` those only cited in running text, with a note that says where, sorted by key.
    Characters that file names cannot hold are replaced, and names that clash get a suffix made from the id.
    Raises WriteError when a file cannot be written.

    >>> import tempfile
    >>> [path.name for path in write_bibliography(Library(), tempfile.mkdtemp())]
    ['mentioned.bib', 'references.bib']
    """
    from coprodbib.exporting.bibliographies import (
        document_bibliographies,
        mentioned_bibliography,
        references_bibliography,
    )

    texts = {
        **document_bibliographies(library),
        "references": references_bibliography(library),
        "mentioned": mentioned_bibliography(library),
    }
    return [write_text(Path(folder) / f"{name}.bib", texts[name]) for name in sorted(texts)]


def write_graphs(library: Library, folder: str | Path) -> list[Path]:
    """``citation.graphml``, ``cocitation.graphml`` and ``coupling.graphml``, with all evidence; returns their paths.

    Raises WriteError when a file cannot be written.

    >>> import tempfile
    >>> [path.name for path in write_graphs(Library(), tempfile.mkdtemp())]
    ['citation.graphml', 'cocitation.graphml', 'coupling.graphml']
    """
    from coprodbib.formats.graphml import dumps
    from coprodbib.graphs import citation_graph, cocitation_graph, coupling_graph

    graphs = {
        "citation": citation_graph(library),
        "cocitation": cocitation_graph(library),
        "coupling": coupling_graph(library),
    }
    return [write_text(Path(folder) / f"{name}.graphml", dumps(graph)) for name, graph in graphs.items()]


def _bibtex(thing: Any, file: Path, include: str) -> str:
    from coprodbib.exporting.bibliographies import items_of
    from coprodbib.formats.bibtex import dumps

    if isinstance(thing, Library):
        return dumps(
            items_of(w for w in sorted(thing.works, key=lambda w: w.key) if include == "all" or w.status == "listed")
        )
    if _is_graph(thing):
        raise FormatError(f"{file}: a graph is no bibliography; write it as .graphml")
    return dumps(items_of(_given_works(thing, file)))


def _given_works(thing: Any, file: Path) -> list[Work | Mapping[str, Any]]:
    works: list[Any] = (
        [thing] if isinstance(thing, Work | Mapping) else list(thing) if isinstance(thing, Iterable) else [thing]
    )
    for work in works:
        if not isinstance(work, Work | Mapping):
            raise FormatError(f"{file}: {type(work).__name__} is neither a Work nor a CSL-JSON item")
    return works


def _graphml(thing: Any, file: Path) -> str:
    from coprodbib.formats.graphml import dumps

    if not _is_graph(thing):
        what = "several graphs" if isinstance(thing, Library) else "no graph"
        raise FormatError(
            f"{file}: a {type(thing).__name__} is {what}; give me citation_graph, cocitation_graph or coupling_graph of a Library"
        )
    return dumps(thing)


def _is_graph(thing: Any) -> bool:
    return hasattr(thing, "nodes") and hasattr(thing, "edges")
