"""Library: the works, who cites them, and everything that leads back to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from coprodbib.errors import CoprodbibError, UnknownKeyError, near_matches
from coprodbib.model import Citation, Document, Issue, Match, Reference, Work

if TYPE_CHECKING:
    import pandas as pd

    from coprodbib.library.searching import Year
    from coprodbib.library.subsets import Documents, Works

Evidence = Literal["lists", "all"]


@dataclass(frozen=True, repr=False)
class Library:
    """Documents, their references and citations, and the works these mean.

    >>> Library().most_cited()
    []
    """

    documents: tuple[Document, ...] = ()
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    works: tuple[Work, ...] = ()
    maybe: tuple[Match, ...] = ()
    general_issues: tuple[Issue, ...] = ()

    @cached_property
    def _by_key(self) -> dict[str, Work]:
        aliases = {alias: work for work in self.works for alias in work.aliases}
        return aliases | {work.key: work for work in self.works}

    @cached_property
    def _reference_document(self) -> dict[str, str]:
        return {r.id: r.document for r in self.references if r.document is not None}

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """All issues: of the whole, then of documents, references, citations and works."""
        holders = (self.documents, self.references, self.citations, self.works)
        return self.general_issues + tuple(i for values in holders for value in values for i in value.issues)

    def __getitem__(self, key: str) -> Work:
        """One work by key or alias; UnknownKeyError (a KeyError) otherwise."""
        try:
            return self._by_key[key]
        except KeyError:
            raise UnknownKeyError(f"no work has the key {key!r}{near_matches(key, self._by_key)}") from None

    def __contains__(self, key: object) -> bool:
        """Whether a work has this key or alias."""
        return key in self._by_key

    def __iter__(self) -> Iterator[Work]:
        """The works in order of their keys."""
        return iter(self.works)

    def __len__(self) -> int:
        """Number of works."""
        return len(self.works)

    def citing(self, work: Work, evidence: Evidence = "all") -> tuple[str, ...]:
        """Ids of the documents that cite ``work``, each once, sorted.

        With ``evidence="lists"`` only reference lists count, with ``"all"`` the text too.
        """
        check_evidence(evidence)
        if evidence == "all":
            return work.cited_by
        return tuple(sorted({self._reference_document[r] for r in work.references if r in self._reference_document}))

    def most_cited(
        self,
        n: int | None = 10,
        *,
        by: Literal["documents", "mentions"] = "documents",
        evidence: Evidence = "all",
    ) -> list[tuple[Work, int]]:
        """The ``n`` most-cited works with their counts, ties broken by key; ``None`` gives all.

        ``by="documents"`` counts documents, each once; ``by="mentions"`` counts places in the
        running text. Works with a count of zero are left out. A mention is never in a list, so
        ``by="mentions"`` takes no ``evidence="lists"``.
        """
        check_evidence(evidence)
        if by not in ("documents", "mentions"):
            raise CoprodbibError(f"by={by!r} is unknown; use 'documents' or 'mentions'")
        counts = [(w, len(w.citations) if by == "mentions" else len(self.citing(w, evidence))) for w in self.works]
        ranked = sorted((c for c in counts if c[1]), key=lambda c: (-c[1], c[0].key))
        return ranked if n is None else ranked[: max(n, 0)]

    def subset(self, works: Works | None = None, *, documents: Documents | None = None) -> Library:
        """Some works (keys, aliases or Works), or what some documents (ids or Documents) cite; with both, what is both.

        References, citations and documents come along as far as they belong: with ``works``, all that mean these and the
        documents they stand in; with ``documents``, all of these, citations included that mean no one work. Who cites a
        work is counted anew, and nothing leads to what is left out. Records, keys and status stay as merged and found in
        the whole. Issues of the whole that name no place stay behind. UnknownKeyError for an unknown key or id.

        >>> cited = Work("doe2000", {"type": "book"}, cited_by=("a", "b"))
        >>> library = Library((Document("a", "", ""), Document("b", "", "")), works=(cited,))
        >>> library.subset(documents="a")["doe2000"].cited_by
        ('a',)
        """
        from coprodbib.library.subsets import subset

        return subset(self, works, documents)

    def search(
        self,
        *,
        author: str | None = None,
        year: Year | None = None,
        text: str | None = None,
        document: str | Document | None = None,
    ) -> list[Work]:
        """The works to which all that is asked applies, in order of their keys; letter case and accents do not count.

        ``author``: each word begins a word of one name, of an author, editor or anyone else in the record. ``year``: a
        number, a year as printed ("2007", "2007a", "forthcoming"), or a range (first, last), None where it is open.
        ``text``: these words one after another in a field or a printed entry. ``document``: the id of a document that
        cites the work. Merged records count, and every printing. CoprodbibError for a query without words and for what is
        no range, UnknownKeyError for an unknown document.

        >>> book = {"type": "book", "title": "Théorie", "issued": {"date-parts": [[2007]]}}
        >>> [work.key for work in Library(works=(Work("k", book),)).search(text="theorie", year=(2000, 2010))]
        ['k']
        """
        from coprodbib.library.searching import search

        return search(self, author, year, text, document)

    def __or__(self, other: object) -> Library:
        """Both as one, with the keys of the left side: ``coprodbib.union(self, other)``."""
        if not isinstance(other, Library):
            return NotImplemented
        from coprodbib.uniting import union

        return union(self, other)

    def to_pandas(self) -> pd.DataFrame:
        """The works as a DataFrame, indexed and ordered by key.

        Columns: type, author, year (Int64, the first of a range), title, container, volume, issue, pages, publisher, place,
        doi, url, status, cited_by (number of documents), mentions (number of places in texts), documents (ids, "; "
        between). MissingExtraError where pandas is not installed.

        >>> Library(works=(Work("doe2000", {"type": "book", "title": "Care"}),)).to_pandas().loc["doe2000", "title"]
        'Care'
        """
        from coprodbib.library.showing import as_frame

        return as_frame(self)

    def __repr__(self) -> str:
        """The counts on one line."""
        from coprodbib.library.showing import as_line

        return as_line(self)

    def _repr_html_(self) -> str:
        """A small table for notebooks: documents, and the most cited works."""
        from coprodbib.library.showing import as_html

        return as_html(self)


def check_evidence(evidence: str) -> None:
    """Raise CoprodbibError unless ``evidence`` is "lists" or "all".

    >>> check_evidence("all")
    """
    if evidence not in ("lists", "all"):
        raise CoprodbibError(f"evidence={evidence!r} is unknown; use 'lists' or 'all'")
