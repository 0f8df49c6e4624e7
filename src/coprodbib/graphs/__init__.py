"""Library -> networkx: who cites what, what is cited together, who cites alike.

Co-citation: H. Small (1973), *Journal of the American Society for Information Science* 24(4), 265-269.
Bibliographic coupling: M. M. Kessler (1963), *American Documentation* 14(1), 10-25.
What counts as citing is on the page ``docs/what-counts-as-cited.md``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from coprodbib.graphs.labels import document_labels, label, labels, plain_title, year_of
from coprodbib.library import Evidence, Library, check_evidence
from coprodbib.model import Csl, Document, Work

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["citation_graph", "cocitation_graph", "coupling_graph", "label"]


def citation_graph(library: Library) -> nx.DiGraph[str]:
    """Documents -> the works they cite.

    Nodes are all documents, with the id "document:<document id>" and the kind "document", and all works that a
    document cites, with the id "work:<key>" and the kind "work"; the prefixes keep a document and a work of one name
    apart. A document that is itself a cited work names it in the attribute ``work``. An edge has ``evidence``
    ("lists", "text" or "lists and text") and ``mentions``, the number of places in the document's text.

    >>> graph = citation_graph(_example())
    >>> list(graph.edges(data="evidence"))
    [('document:a', 'work:doe2000', 'text'), ('document:a', 'work:roe1999', 'text')]
    """
    import networkx as nx

    cited = _cited(library, "all")
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from((f"document:{id}", node) for id, node in _document_nodes(library, cited).items())
    graph.add_nodes_from((f"work:{key}", node) for key, node in _work_nodes(library, cited).items())
    graph.add_edges_from(_citation_edges(library, cited))
    return graph


def cocitation_graph(library: Library, *, evidence: Evidence = "all") -> nx.Graph[str]:
    """Works, joined where a document cites both; node ids are their keys.

    Nodes are the works that have a citation of the chosen evidence, also those that stand alone: ``title``, ``year``,
    ``label``, ``count`` (documents citing the work), ``kind`` ("work") and ``status``. An edge has ``weight``, the
    number of documents that cite both, and ``documents``, their ids. Edges grow with the square of the works a
    document cites: 40 works make 780 pairs, 400 works 79,800. Raises CoprodbibError for an unknown evidence.

    >>> list(cocitation_graph(_example()).edges(data=True))
    [('doe2000', 'roe1999', {'weight': 1, 'documents': ('a',)})]
    """
    cited = _cited(library, evidence)
    return _projected(_work_nodes(library, cited), _by_document(cited), shared="documents")


def coupling_graph(library: Library, *, evidence: Evidence = "all") -> nx.Graph[str]:
    """Documents, joined where they cite the same work; node ids are their own.

    Nodes are the documents that have a citation of the chosen evidence: ``title``, ``year``, ``label``, ``count`` (works
    the document cites) and ``kind`` ("document"). An edge has ``weight``, the number of works both cite, and ``works``,
    their keys. Raises CoprodbibError for an unknown evidence.

    >>> coupling_graph(_example()).nodes["a"]["count"]
    2
    """
    cited = _cited(library, evidence)
    citing = _by_document(cited)
    nodes = {id: node for id, node in _document_nodes(library, cited).items() if id in citing}
    return _projected(nodes, cited, shared="works")


def _cited(library: Library, evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Key -> the documents that cite the work, for works that are cited, in order of keys."""
    check_evidence(evidence)
    citing = {work.key: library.citing(work, evidence) for work in sorted(library.works, key=lambda w: w.key)}
    return {key: documents for key, documents in citing.items() if documents}


def _by_document(cited: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The same turned round: document -> keys of the works it cites; both in order."""
    out: dict[str, list[str]] = defaultdict(list)
    for key, documents in cited.items():
        for document in documents:
            out[document].append(key)
    return {document: tuple(out[document]) for document in sorted(out)}


def _projected(
    nodes: Mapping[str, dict[str, Any]], groups: Mapping[str, Sequence[str]], *, shared: str
) -> nx.Graph[str]:
    """The graph whose edges join two members of one group; ``shared`` names the attribute that lists the groups."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes.items())
    graph.add_edges_from((a, b, {"weight": len(both), shared: both}) for a, b, both in _pairs(list(nodes), groups))
    return graph


def _pairs(members: Sequence[str], groups: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each pair that shares a group, with the groups it shares.

    A pair is counted as one integer, which takes a third of the memory of a pair of strings.
    """
    number = {member: at for at, member in enumerate(members)}
    size = len(members)
    found: dict[int, tuple[str, ...]] = {}
    for name, inside in groups.items():
        alone = (name,)
        for a, b in combinations(sorted(number[member] for member in inside), 2):
            pair = a * size + b
            found[pair] = (*found[pair], name) if pair in found else alone
    for pair in sorted(found):
        yield members[pair // size], members[pair % size], found[pair]


def _work_nodes(library: Library, cited: Mapping[str, Sequence[str]]) -> dict[str, dict[str, Any]]:
    works = [work for work in sorted(library.works, key=lambda w: w.key) if work.key in cited]
    names = labels(works)
    return {w.key: {**_described(w.csl, names[w.key], len(cited[w.key]), "work"), "status": w.status} for w in works}


def _document_nodes(library: Library, cited: Mapping[str, Sequence[str]]) -> dict[str, dict[str, Any]]:
    """Every document that the library holds or that a reference comes from."""
    counts = Counter(document for documents in cited.values() for document in documents)
    known = {document.id: document for document in library.documents}
    documents = [known.get(id) or Document(id, "", "") for id in sorted({*known, *counts})]
    names = document_labels(documents)
    return {d.id: _document_node(d, names[d.id], counts[d.id]) for d in documents}


def _document_node(document: Document, name: str, count: int) -> dict[str, Any]:
    node = _described({**document.csl, "title": document.csl.get("title") or document.title}, name, count, "document")
    return node if document.work is None else {**node, "work": document.work}


def _described(csl: Csl, name: str, count: int, kind: str) -> dict[str, Any]:
    return {"title": plain_title(csl), "year": year_of(csl), "label": name, "count": count, "kind": kind}


def _citation_edges(library: Library, cited: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    listed = {(document, work.key) for work in library.works for document in library.citing(work, "lists")}
    mentions = Counter((citation.document, citation.work) for citation in library.citations)
    for document, keys in _by_document(cited).items():
        for key in keys:
            places = mentions[document, key]
            kinds = [kind for kind, found in (("lists", (document, key) in listed), ("text", places)) if found]
            yield f"document:{document}", f"work:{key}", {"evidence": " and ".join(kinds), "mentions": places}


def _example() -> Library:
    """One document that cites two works, for the examples above."""
    from coprodbib.model import Citation, Place

    keys = ("doe2000", "roe1999")
    return Library(
        documents=(Document("a", "a.txt", "(Doe 2000; Roe 1999)"),),
        citations=tuple(Citation(k, "a", k, Place("a", ((0, 1),)), (k,), None, work=k) for k in keys),
        works=tuple(Work(k, {"type": "document"}, citations=(k,), cited_by=("a",), status="mentioned") for k in keys),
    )
