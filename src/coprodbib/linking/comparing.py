"""Two records -> evidence: per field an outcome and a reason in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coprodbib.linking.people import compare_people
from coprodbib.linking.records import Record
from coprodbib.linking.titles import compare_containers, compare_titles
from coprodbib.settings import Rules

FIELDS = (
    "title", "people", "year", "container", "volume", "issue", "page", "doi", "isbn", "edition", "publisher", "level",
)  # fmt: skip
_WEIGHT = {"title": 4.0, "people": 3.0, "year": 2.0, "container": 1.5, "volume": 1.0, "issue": 0.5, "page": 2.0,
           "doi": 3.0, "isbn": 1.0, "edition": 0.5, "publisher": 0.5, "level": 0.0}  # fmt: skip
_SHARE = {"same": 1.0, "near": 0.7, "part": 0.5}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Outcome per field ("same", "near", "part", "differ", "missing") with reasons.

    >>> Evidence({"title": "same"}, {"title": "same title"}).agree("title")
    True
    """

    outcome: Mapping[str, str]
    reason: Mapping[str, str]

    def agree(self, *fields: str) -> bool:
        """Whether all these fields agree."""
        return all(self.outcome[f] in ("same", "near") for f in fields)

    def differ(self, field: str) -> bool:
        """Whether a field contradicts."""
        return self.outcome[field] == "differ"

    def missing(self, field: str) -> bool:
        """Whether a field is missing on a side."""
        return self.outcome[field] == "missing"

    @property
    def reasons(self) -> tuple[str, ...]:
        """All reasons in words, in the order of the fields."""
        return tuple(self.reason[f] for f in FIELDS if self.reason.get(f))

    @property
    def score(self) -> float:
        """Share of the weight of the fields present on both sides that agrees, times how much is present; 0 to 1."""
        present = [f for f in FIELDS if self.outcome.get(f, "missing") != "missing"]
        weight = sum(_WEIGHT[f] for f in present)
        agreed = sum(_WEIGHT[f] * _SHARE.get(self.outcome[f], 0.0) for f in present)
        return round(agreed / weight * weight / (weight + 1.0), 4) if weight else 0.0


def compare(a: Record, b: Record, rules: Rules) -> Evidence:
    """Evidence for and against two records being one work; symmetric.

    >>> from coprodbib.linking.records import record
    >>> evidence = compare(record("1", {"title": "A", "volume": "1"}), record("2", {"title": "A", "volume": "2"}), Rules())
    >>> evidence.outcome["title"], evidence.outcome["volume"], evidence.outcome["page"]
    ('same', 'differ', 'missing')
    """
    found = {
        "title": compare_titles(a, b, rules),
        "people": compare_people(a, b, rules),
        "year": _years(a, b, rules),
        "container": compare_containers(a, b),
        "volume": _equal("volume", *_without_series(a.volume, b.volume)),
        "issue": _equal("issue", a.issue, b.issue),
        "page": _pages(a, b),
        "doi": _equal("DOI", a.doi, b.doi),
        "isbn": _isbns(a, b),
        "edition": _equal("edition", a.edition, b.edition),
        "publisher": _publishers(a, b),
        "level": _levels(a, b),
    }
    return Evidence({f: o for f, (o, _) in found.items()}, {f: r for f, (_, r) in found.items()})


def _equal(name: str, a: str, b: str) -> tuple[str, str]:
    if not a or not b:
        return "missing", ""
    return ("same", f"same {name}") if a == b else ("differ", f"{name} {a} / {b}")


def _without_series(a: str, b: str) -> tuple[str, str]:
    """ "s2-42" and "42": where one list prints a series before the volume, the volume alone counts."""
    short, long = sorted((a, b), key=len)
    return (short, short) if short and long.endswith(f"-{short}") else (a, b)


def _years(a: Record, b: Record, rules: Rules) -> tuple[str, str]:
    if a.year is None or b.year is None:
        return "missing", ""
    if a.year == b.year:
        return "same", "same year"
    near = abs(a.year - b.year) <= rules.year_gap
    first, last = sorted((a.year, b.year))
    return ("near" if near else "differ"), f"years {first} / {last}"


def _pages(a: Record, b: Record) -> tuple[str, str]:
    if not a.first_page or not b.first_page:
        return "missing", ""
    if a.first_page != b.first_page:
        return "differ", f"pages from {a.first_page} / {b.first_page}"
    if a.last_page and b.last_page and a.last_page != b.last_page:
        return "near", "same first page"
    return "same", "same pages"


def _isbns(a: Record, b: Record) -> tuple[str, str]:
    # a book has several ISBNs (bindings, publishers), so that two different ones say nothing
    return ("same", "same ISBN") if a.isbn & b.isbn else ("missing", "")


def _publishers(a: Record, b: Record) -> tuple[str, str]:
    if not a.publisher or not b.publisher:
        return "missing", ""
    return ("same", "same publisher") if a.publisher & b.publisher else ("differ", "publishers differ")


def _levels(a: Record, b: Record) -> tuple[str, str]:
    if not a.level or not b.level:
        return "missing", ""
    return ("same", "") if a.level == b.level else ("differ", "one is a whole, the other a part")
