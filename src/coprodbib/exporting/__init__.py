"""Libraries, works, references and graphs -> files; the format follows from the suffix.

``bibliographies`` makes the records that a .bib file holds, ``printed`` those of references; ``files`` (a room below) writes
whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from coprodbib.errors import CoprodbibError, FormatError
from coprodbib.files import write_text
from coprodbib.library import Library
from coprodbib.model import Csl, Reference, Work

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["GRAPH_SUFFIXES", "SUFFIXES", "as_text", "export", "write_bibliography", "write_graphs", "write_text"]

SUFFIXES = (".bib", ".csv", ".gexf", ".graphml", ".json", ".jsonl", ".net", ".ris")
"""What ``export`` can write."""

GRAPH_SUFFIXES = (".graphml", ".gexf", ".net")
"""What holds graphs only; a graph may also be a .json or .csv file."""

Record = Work | Reference | Mapping[str, Any]
_RECORDS = (Work, Reference, Mapping)


def export(
    thing: Library | Record | Iterable[Record] | nx.Graph[str],
    path: str | Path,
    *,
    include: Literal["listed", "all"] = "listed",
) -> Path:
    """Write a Library, works, references (or CSL-JSON items) or a graph to a file, and return its path.

    ``.bib``, ``.csv``, ``.json`` (CSL-JSON) and ``.ris`` take a Library (its listed works; with ``include="all"`` also those
    only mentioned in running text), works, items, and references, which get keys as works do but are not merged; ``.jsonl``
    takes references, with their confidence and issues. ``.graphml``, ``.gexf`` and ``.net`` (Pajek) take a graph, and write of
    a Library its co-citation graph with all evidence; a graph as ``.json`` is node-link JSON, as ``.csv`` a list of its edges.
    Raises FormatError for another suffix or for a thing that the format cannot hold, and WriteError when the file cannot be
    written; the file that was there before is then as it was.

    >>> import tempfile
    >>> path = export([Work("doe2000care", {"type": "book", "title": "Care"})], Path(tempfile.mkdtemp()) / "works.bib")
    >>> print(path.read_text(encoding="utf-8"), end="")
    @book{doe2000care,
      title = {Care},
    }
    """
    file = Path(path)
    if file.suffix.lower() not in SUFFIXES:
        raise FormatError(
            f"{file}: cannot write {file.suffix or 'a file without a suffix'!r}; I can write {', '.join(SUFFIXES)}"
        )
    return write_text(file, as_text(thing, file.suffix.lower(), name=str(file), include=include))


def as_text(
    thing: Library | Record | Iterable[Record] | nx.Graph[str],
    suffix: str,
    *,
    name: str = "the text",
    include: Literal["listed", "all"] = "listed",
) -> str:
    """What a file with one of ``SUFFIXES`` holds; ``name`` stands in messages. Raises FormatError as ``export`` does.

    >>> print(as_text([Reference("1", "Doe 2000", {"type": "book", "title": "Care"})], ".ris"), end="")
    TY  - BOOK
    ID  - carend
    TI  - Care
    ER  -
    """
    if include not in ("listed", "all"):
        raise CoprodbibError(f"include={include!r} is unknown; use 'listed' or 'all'")
    if _is_graph(thing) or suffix in GRAPH_SUFFIXES:
        return _of_graph(thing, suffix, name)
    records = _records(thing, name, include)
    if records and all(isinstance(record, Reference) for record in records):
        return _of_references(records, suffix)
    if suffix == ".jsonl":
        if records:
            raise FormatError(f"{name}: .jsonl holds references with their issues, no works; write these as .json")
        return ""
    return _of_works(records, suffix)


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


def _records(thing: Any, name: str, include: str) -> list[Any]:
    """Works and items, or references: what there is one record of."""
    if isinstance(thing, Library):
        return [w for w in sorted(thing.works, key=lambda w: w.key) if include == "all" or w.status == "listed"]
    alone = isinstance(thing, _RECORDS) or not isinstance(thing, Iterable)
    records = [thing] if alone else list(thing)
    if wrong := [record for record in records if not isinstance(record, _RECORDS)]:
        raise FormatError(f"{name}: {type(wrong[0]).__name__} is neither a Work nor a Reference nor a CSL-JSON item")
    if len({isinstance(record, Reference) for record in records}) > 1:
        raise FormatError(f"{name}: references and works in one list; write them to two files")
    return records


def _of_references(references: Sequence[Reference], suffix: str) -> str:
    from coprodbib.exporting.printed import keyed, lines, remarks
    from coprodbib.names.particles import with_others

    if suffix == ".jsonl":
        return lines(references)
    items = keyed(references)
    if suffix == ".bib":  # the one format that can say "and others"
        items = [with_others(item, reference.issues) for item, reference in zip(items, references, strict=True)]
    return _of_items(items, suffix, more=[remarks(reference) for reference in references])


def _of_works(works: Sequence[Any], suffix: str) -> str:
    from coprodbib.exporting.bibliographies import items_of

    if suffix == ".bib":
        return _of_items(items_of(works), suffix)
    return _of_items([{"id": w.key, **w.csl} if isinstance(w, Work) else dict(w) for w in works], suffix)


def _of_items(items: Sequence[Csl], suffix: str, *, more: Sequence[Mapping[str, str]] = ()) -> str:
    from coprodbib.formats import bibtex, csljson, ris, table

    if suffix == ".csv":
        return table.dumps(items, more=more)
    dumps = {".bib": bibtex.dumps, ".json": csljson.dumps, ".ris": ris.dumps}[suffix]
    return dumps(items)


def _of_graph(thing: Any, suffix: str, name: str) -> str:
    from coprodbib.formats import edgelist, gexf, graphml, nodelink, pajek

    dumps = {
        ".graphml": graphml.dumps,
        ".gexf": gexf.dumps,
        ".net": pajek.dumps,
        ".json": nodelink.dumps,
        ".csv": edgelist.dumps,
    }
    if suffix not in dumps:
        raise FormatError(f"{name}: a graph is no bibliography; write it as {', '.join(dumps)}")
    return dumps[suffix](_graph(thing, name))


def _graph(thing: Any, name: str) -> nx.Graph[Any]:
    from coprodbib.graphs import cocitation_graph

    if isinstance(thing, Library):
        return cocitation_graph(thing)
    if not _is_graph(thing):
        raise FormatError(
            f"{name}: a {type(thing).__name__} is no graph; give me a Library, or its citation_graph, cocitation_graph or coupling_graph"
        )
    graph: nx.Graph[Any] = thing
    return graph


def _is_graph(thing: Any) -> bool:
    return hasattr(thing, "nodes") and hasattr(thing, "edges")
