"""A Library asked, cut and shown: search, subset, the table for notebooks, the frame for pandas."""

from __future__ import annotations

import sys
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

import coprodbib as cb
from coprodbib.saving.revived import dumps, loads

ONE, TWO = "mcmullin-2020-institutional-barriers", "mcmullin-2023-persistent-constraints"


def keys(works: list[cb.Work]) -> list[str]:
    return [work.key for work in works]


def is_closed(library: cb.Library) -> None:
    """No id leads to what is not there, and everything agrees on who cites what."""
    documents = {d.id for d in library.documents}
    references = {r.id: r for r in library.references}
    citations = {c.id: c for c in library.citations}
    works = {w.key: w for w in library.works}
    assert {d.work for d in library.documents} - {None} <= set(works)
    for thing in (*library.references, *library.citations):
        assert thing.document in documents
        assert thing.work is None or thing.id in {*works[thing.work].references, *works[thing.work].citations}
    for citation in library.citations:
        assert set(citation.entries) <= set(references)
    for work in library.works:
        mine = [*(references[r] for r in work.references), *(citations[c] for c in work.citations)]
        assert {x.work for x in mine} <= {work.key}
        assert work.cited_by == tuple(sorted({str(x.document) for x in mine}))
        assert {r for ids in work.origin.values() for r in ids} <= set(references)
        assert {r.work for r in work.relations} <= set(works)
    for match in library.maybe:
        assert {match.a, match.b} <= documents | set(references) | set(works)


def test_the_whole_is_closed(library: cb.Library) -> None:
    is_closed(library)


def test_a_subset_of_works(library: cb.Library) -> None:
    part = library.subset(["bovaird2007beyond", library["osborne2006new"]])
    is_closed(part)
    assert [w.key for w in part] == ["bovaird2007beyond", "osborne2006new"]
    assert part["bovaird2007beyond"] == replace(
        library["bovaird2007beyond"], relations=part["bovaird2007beyond"].relations
    )
    assert part.most_cited() == [(part["bovaird2007beyond"], 5), (part["osborne2006new"], 3)]
    assert {c.work for c in part.citations} == {"bovaird2007beyond", "osborne2006new"}
    # the printed lists hold Bovaird 2007 three times and Osborne 2006 twice (read in bib/sources)
    assert len([r for r in part.references if r.work == "bovaird2007beyond"]) == 3
    assert loads(dumps(part)) == part


def test_a_subset_of_documents(library: cb.Library) -> None:
    part = library.subset(documents=[ONE])
    is_closed(part)
    assert [d.id for d in part.documents] == [ONE]
    assert [r.id for r in part.references] == [r.id for r in library.references if r.document == ONE]
    assert [c.id for c in part.citations] == [c.id for c in library.citations if c.document == ONE]
    assert part["osborne2006new"].cited_by == (ONE,)
    assert part["osborne2006new"].csl == library["osborne2006new"].csl
    assert cb.coupling_graph(part).number_of_nodes() == 1
    assert cb.bibliography(part, style="apa")


def test_a_subset_of_both(library: cb.Library) -> None:
    part = library.subset("bovaird2007beyond", documents=(ONE, TWO))
    is_closed(part)
    assert [w.key for w in part] == ["bovaird2007beyond"]
    assert part["bovaird2007beyond"].cited_by == (ONE, TWO)
    assert [d.id for d in part.documents] == [ONE, TWO]


def test_subsets_at_the_ends(library: cb.Library) -> None:
    assert library.subset() is library
    assert library.subset([]) == cb.Library()
    assert library.subset(documents=[]) == cb.Library()
    everything = library.subset(documents=library.documents)
    assert everything.works == library.works
    assert everything.citations == library.citations
    assert everything.maybe == library.maybe


def test_a_subset_of_a_bibliography_without_documents() -> None:
    library = cb.Library(works=(cb.Work("a", {"type": "book"}), cb.Work("b", {"type": "book"}, aliases=("old",))))
    assert keys(list(library.subset("old"))) == ["b"]


def test_unknown_names_have_near_matches(library: cb.Library) -> None:
    with pytest.raises(
        cb.UnknownKeyError, match="no work has the key 'bovaird2007beyon'; near matches: bovaird2007beyond"
    ):
        library.subset("bovaird2007beyon")
    with pytest.raises(
        cb.UnknownKeyError, match=f"no document has the id 'mcmullin-2020-barriers'; near matches: .*{ONE}"
    ):
        library.subset(documents="mcmullin-2020-barriers")
    with pytest.raises(cb.UnknownKeyError, match=r"no document has the id 'essay'$"):
        library.search(document="essay")


def name(family: str, given: str = "") -> dict[str, str]:
    return {"family": family, "given": given}


def small() -> cb.Library:
    """Three works: an accent, an editor, a range of years, a printing that differs from the record."""
    printed = cb.Reference(
        "d#1", "Löffler, E. 2008b. Co-Production in Ländern. Köln: Verl.", {"type": "book", "issued": {"date-parts": [[2008]]}, "year-suffix": "b"},
        "d", work="loeffler",
    )  # fmt: skip
    works = (
        cb.Work("loeffler", {"type": "book", "title": "Länder", "author": [name("Löffler", "Elke")], "issued": {"date-parts": [[2007]]}},
                references=("d#1",), cited_by=("d",)),
        cb.Work("roe", {"type": "book", "title": "The new public governance", "editor": [name("Roe", "R."), name("Doe", "Jane")], "issued": {"date-parts": [[1999], [2001]]}}),
        cb.Work("van", {"type": "book", "title": "<b>X</b>", "DOI": "10.1000/ab-1", "author": [{"non-dropping-particle": "van", "family": "Eijk", "given": "Carola"}], "status": "forthcoming"}),
    )  # fmt: skip
    return cb.Library((cb.Document("d", "d.txt", ""),), (printed,), works=works)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"author": "loffler"}, ["loeffler"]),
        ({"author": "Loeffler, Elke"}, ["loeffler"]),
        ({"author": "van eijk"}, ["van"]),
        ({"author": "carola"}, ["van"]),
        ({"author": "doe"}, ["roe"]),
        ({"author": "Jane Roe"}, []),  # two people
        ({"author": "offler"}, []),
        ({"year": 2007}, ["loeffler"]),
        ({"year": 2008}, ["loeffler"]),  # as one list prints it
        ({"year": "2008b"}, ["loeffler"]),
        ({"year": "2008a"}, []),
        ({"year": "2007"}, ["loeffler"]),
        ({"year": 2000}, ["roe"]),
        ({"year": (2001, 2007)}, ["loeffler", "roe"]),
        ({"year": (None, 1999)}, ["roe"]),
        ({"year": (2002, None)}, ["loeffler"]),
        ({"year": "Forthcoming"}, ["van"]),
        ({"text": "laender"}, []),
        ({"text": "landern"}, ["loeffler"]),  # of the printed entry only
        ({"text": "coproduction"}, ["loeffler"]),
        ({"text": "NEW public-governance"}, ["roe"]),
        ({"text": "New Public gov"}, ["roe"]),
        ({"text": "10.1000/AB-1"}, ["van"]),
        ({"text": "jane doe"}, ["roe"]),
        ({"document": "d"}, ["loeffler"]),
        ({"document": "d", "author": "roe"}, []),
        ({"author": "l", "year": 2007, "text": "koln"}, ["loeffler"]),
        ({}, ["loeffler", "roe", "van"]),
    ],
)
def test_search(asked: dict[str, Any], found: list[str]) -> None:
    assert keys(small().search(**asked)) == found


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"author": " . "}, "author=' . ' holds no word to search for"),
        ({"text": ""}, "text='' holds no word to search for"),
        ({"year": ""}, "year='' holds no word to search for"),
        ({"year": (2000,)}, r"year=\(2000,\) is no range; give \(first, last\), with None where it is open"),
        ({"year": ("2000", 2001)}, "is no range"),
    ],
)
def test_what_cannot_be_searched(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(cb.CoprodbibError, match=message):
        small().search(**asked)


def test_search_leads_to_subset(library: cb.Library) -> None:
    part = library.subset(library.search(author="Bovaird", year=(2000, 2010), document=ONE))
    is_closed(part)
    assert "bovaird2007beyond" in part


def test_one_line(library: cb.Library) -> None:
    assert repr(library) == "<Library: 5 documents, 103 references, 101 citations, 148 works>"
    assert repr(cb.Library()) == "<Library: 0 documents, 0 references, 0 citations, 0 works>"


class Tags(HTMLParser):
    """The tags and the cells of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[str] = []
        self.open = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self.open += 1

    def handle_endtag(self, tag: str) -> None:
        self.open -= 1

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.cells.append(data)


def test_a_notebook_shows_documents_and_what_is_cited_most(library: cb.Library) -> None:
    page = Tags(library._repr_html_())
    assert page.open == 0
    at = page.cells.index("bovaird2007beyond")
    assert page.cells[at + 1].startswith("Bovaird, Tony. 2007. Beyond engagement and participation")
    assert page.cells[at + 2] == "5"
    at = page.cells.index("osborne2006new")
    assert page.cells[at + 1] == "Osborne, Stephen P. 2006. The new public governance"
    assert set(page.tags) == {"div", "p", "b", "table", "tr", "th", "td"}
    assert page.cells[-1].startswith("and ")


def test_a_notebook_runs_nothing() -> None:
    evil = "<script>alert(1)</script>"
    work = cb.Work(evil, {"type": "book", "title": evil, "author": [{"literal": evil}]}, cited_by=(evil,))
    shown = cb.Library((cb.Document(evil, evil, evil, title=f'"{evil}'),), works=(work,))._repr_html_()
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;") == 5
    assert "<table" not in cb.Library()._repr_html_()


def test_pandas(library: cb.Library) -> None:
    pd = pytest.importorskip("pandas", reason="pandas is not installed (extra: pandas)")
    frame = library.to_pandas()
    assert list(frame.index) == [work.key for work in library.works]
    assert frame.loc["bovaird2007beyond", "cited_by"] == 5
    assert frame.loc["bovaird2007beyond", "container"] == "Public Administration Review"
    assert frame.loc["bovaird2007beyond", "year"] == 2007
    assert frame["cited_by"].sum() == sum(len(work.cited_by) for work in library.works)
    assert frame.dtypes["year"] == "Int64"
    of_small = small().to_pandas()
    assert list(of_small["year"].isna()) == [False, False, True]
    assert of_small.loc["roe", "year"] == 1999
    assert (
        list(of_small.columns)
        == "type author year title container volume issue pages publisher place doi url status cited_by mentions documents".split()
    )
    assert list(cb.Library().to_pandas().columns) == list(of_small.columns)
    assert isinstance(frame, pd.DataFrame)


def test_without_pandas_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(cb.MissingExtraError, match=r"pip install 'coprodbib\[pandas\]'"):
        cb.Library().to_pandas()
