"""A CSL-JSON item as a Record: what comparing needs, folded once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coprodbib.folding import STOP, fold, fold_name, main_title, squash, words
from coprodbib.languages.words import PARTICLES
from coprodbib.model import Csl
from coprodbib.names.particles import with_particle

_WHOLE = frozenset({"book", "report", "thesis", "collection", "classic", "pamphlet", "periodical", "legislation"})
_PART = frozenset(
    {"chapter", "article-journal", "article-magazine", "article-newspaper", "paper-conference", "entry",
     "entry-encyclopedia", "entry-dictionary", "review", "review-book"}
)  # fmt: skip
_SERIAL = frozenset(
    """
    editorial editorials editor editors introduction foreword preface comment comments commentary review reviews reply
    rejoinder response erratum corrigendum correction retraction index contents obituary news letter letters conclusion
    conclusions afterword prologue epilogue announcement welcome message note notes einleitung vorwort nachwort
    avantpropos presentation introduccion editoriale prologo
    """.split()
)
_PAGE = re.compile(r"([a-z]{0,3}\d{1,9})(?:\s*[\u2010-\u2015\-]+\s*([a-z]{0,3}\d{1,9}))?")
_ARABIC = re.compile(r"\d")
_ROMAN = re.compile(r"(?:x{1,3}|x{0,3}(?:ix|iv|v?i{1,3}|v))\Z")
_UNKNOWN = frozenset({"", "unknown", "na", "none", "null"})


@dataclass(frozen=True, slots=True)
class Person:
    """A name folded for comparing: family name, its particles apart, given names or initials.

    An institution has its name as family and no given names.

    >>> person({"family": "Van Ryzin", "given": "Gregg G."})
    Person(family=('ryzin',), given=('gregg', 'g'), particles=('van',))
    """

    family: tuple[str, ...]
    given: tuple[str, ...]
    particles: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """Particles and family name run together."""
        return "".join((*self.particles, *self.family))

    @property
    def core(self) -> str:
        """The family name run together."""
        return "".join(self.family)

    @property
    def variants(self) -> frozenset[str]:
        """What the name may be sorted under: with its particles, without them, its last word."""
        return frozenset({self.whole, self.core, *self.family[-1:]}) - {""}


@dataclass(frozen=True, slots=True)
class Record:
    """One item with everything folded; empty values are missing ones."""

    id: str
    csl: Csl
    list_id: tuple[str, int] | None
    level: str
    people: tuple[Person, ...]
    elided: bool
    year: int | None
    letter: str
    title: str
    title_words: tuple[str, ...]
    content: frozenset[str]
    numbers: tuple[str, ...]
    main: str
    serial: bool
    container: str
    container_words: tuple[str, ...]
    container_main: str
    volume: str
    issue: str
    first_page: str
    last_page: str
    doi: str
    isbn: frozenset[str]
    edition: str
    publisher: frozenset[str]


_TAG = re.compile(r"</?(?:span|i|b|sub|sup|sc)\b[^<>]{0,40}>")
"""CSL's marks within titles, such as those round names that keep their capitals."""


def record(id_: str, csl: Csl, *, list_id: tuple[str, int] | None = None, elided: bool = False) -> Record:
    """Fold one CSL-JSON item; ``elided`` says that not all names are printed.

    >>> record("1", {"type": "book", "title": "Public Management", "issued": {"date-parts": [[2011]]}}).title
    'publicmanagement'
    """
    title = _TAG.sub("", text_of(csl, "title"))
    container = _TAG.sub(
        "", re.sub(r"\s*\([^()]{1,60}\)", "", text_of(csl, "container-title"))
    )  # "Decision (0304-0941)"
    title_words = words(title)
    content = frozenset(w for w in title_words if w not in STOP)
    first, last = _pages(text_of(csl, "page") or (text_of(csl, "number") if level(csl) == "part" else ""))
    return Record(
        id=id_,
        csl=csl,
        list_id=list_id,
        level=level(csl),
        people=tuple(people(csl)),
        elided=elided or any(_stands_for_more(name) for name in makers(csl)),
        year=year_of(csl),
        letter=text_of(csl, "year-suffix"),
        title="".join(title_words),
        title_words=title_words,
        content=content,
        numbers=tuple(w for w in title_words if _ARABIC.search(w) or _ROMAN.match(w)),
        main=squash(main_title(title)),
        serial=bool(content & _SERIAL) and len(content) <= 4,
        container=squash(container),
        container_words=words(container),
        container_main=squash(main_title(container)),
        volume=_locator(csl, "volume"),
        issue=_locator(csl, "issue"),
        first_page=first,
        last_page=last,
        doi=doi_of(csl),
        isbn=frozenset(re.findall(r"[\dx]{10,13}", text_of(csl, "ISBN").lower().replace("-", ""))),
        edition=_locator(csl, "edition"),
        publisher=frozenset(words(text_of(csl, "publisher"))) - STOP,
    )


def person(name: dict[str, Any]) -> Person:
    """One CSL name folded.

    >>> person({"literal": "World Health Organization"}).family
    ('world', 'health', 'organization')
    """
    if "literal" in name and "family" not in name:
        return Person(tuple(fold_name(str(name["literal"])).split()), ())
    family = fold_name(str(name.get("family", ""))).split()
    start = 0
    while start < len(family) - 1 and family[start] in PARTICLES:
        start += 1
    given = fold_name(_spaced(str(name.get("given", "")))).split()
    return Person(tuple(family[start:]), tuple(given), tuple(family[:start]))


def people(csl: Csl) -> Iterable[Person]:
    """Who made the item: its authors, else its editors, else its translators."""
    return (person(name) for name in makers(csl) if not _stands_for_more(name))


def _stands_for_more(name: dict[str, Any]) -> bool:
    """ "et al." read as a name."""
    return fold_name(str(name.get("family", name.get("literal", "")))).replace(" ", "") in (
        "etal",
        "others",
        "andothers",
    )


def makers(csl: Csl) -> list[dict[str, Any]]:
    """The CSL names an item is known by.

    >>> makers({"editor": [{"family": "Doe"}]})
    [{'family': 'Doe'}]
    """
    for role in ("author", "editor", "translator"):
        names = csl.get(role)
        if isinstance(names, list) and names:
            return [with_particle(n) for n in names if isinstance(n, dict)]
    return []


def text_of(csl: Csl, field: str) -> str:
    """A field as text, "" where it is missing.

    >>> text_of({"volume": 12}, "volume")
    '12'
    """
    value = csl.get(field)
    return str(value).strip() if isinstance(value, str | int | float) else ""


def year_of(csl: Csl) -> int | None:
    """The year an item was issued.

    >>> year_of({"issued": {"date-parts": [["2007", 5]]}}), year_of({})
    (2007, None)
    """
    return next(iter(years_of(csl)), None)


def years_of(csl: Csl) -> tuple[int, ...]:
    """All years of ``issued``: one, or both of a range or of a reprint.

    >>> years_of({"issued": {"date-parts": [[1922], [1978]]}})
    (1922, 1978)
    """
    issued = csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    if not isinstance(parts, list):
        printed = str(issued.get("raw", issued.get("literal", ""))) if isinstance(issued, dict) else ""
        return tuple(int(y) for y in re.findall(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)", printed)[:1])
    firsts = [str(p[0]) for p in parts if isinstance(p, list) and p]
    return tuple(int(y) for y in firsts if re.fullmatch(r"-?\d{1,4}", y))


def doi_of(csl: Csl) -> str:
    """The bare DOI in lower case, "" if there is none.

    >>> doi_of({"DOI": "https://doi.org/10.1000/ABC"})
    '10.1000/abc'
    """
    found = re.search(r"10\.\d{4,9}/\S+", text_of(csl, "DOI").lower())
    return found[0].rstrip(".,;") if found else ""


def level(csl: Csl) -> str:
    """ "whole" for books and reports, "part" for articles and chapters, "" when the type does not tell.

    >>> level({"type": "book"}), level({"type": "chapter"}), level({"type": "document"})
    ('whole', 'part', '')
    """
    kind = text_of(csl, "type")
    return "whole" if kind in _WHOLE else "part" if kind in _PART else ""


def _spaced(given: str) -> str:
    """ "JA" and "J.-A." as initials of their own."""
    return " ".join(given) if re.fullmatch(r"[A-Z]{2,4}", given) else given.replace("-", " ").replace(".", ". ")


def _locator(csl: Csl, field: str) -> str:
    value = re.sub(r"[^0-9a-z]+", "-", fold(text_of(csl, field))).strip("-")
    value = re.sub(r"(?<=\d)-+[a-z]+\Z", "", value)  # "10411 LNCS", "1, SI"
    return "" if value in _UNKNOWN else value.lstrip("0") or value


def _pages(page: str) -> tuple[str, str]:
    found = _PAGE.search(page.lower().removeprefix("pp.").removeprefix("p.").strip())
    if not found:
        return "", ""
    first, last = found[1], found[2] or ""
    if last.isdigit() and first.isdigit() and len(last) < len(first):
        last = first[: -len(last)] + last  # "846-60"
    return first, last
