"""What each citation means (decision 6): its own list first, then works of other documents, else a mention."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coprodbib.folding import fold_name
from coprodbib.linking.people import same_family, same_given
from coprodbib.linking.records import Person, makers, people, person, text_of, years_of
from coprodbib.model import Citation, Csl, Issue, Reference, Work
from coprodbib.settings import Rules

_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)\s?([a-z])?(?![^\W\d_])")
_DASH = re.compile(r"[\s\[\].\d]{0,8}[—–―‒_-]{2,}")
_NO_DATE = re.compile(r"n\.?\s?d\.?\Z|no date\Z|o\.\s?J\.?\Z|s\.\s?[daf]\.?\Z|u\.\s?å\.?\Z|z\.\s?[dj]\.?\Z", re.I)


@dataclass(frozen=True, slots=True)
class Year:
    """A year as cited: the number (and that of the first edition: "1990 [1867]"), its letter, or the word printed instead.

    >>> cited_year("2021a"), cited_year("forthcoming").word
    (Year(number=2021, letter='a', word='', also=()), 'forthcoming')
    """

    number: int | None
    letter: str
    word: str
    also: tuple[int, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """All years printed."""
        return (*(() if self.number is None else (self.number,)), *self.also)


def cited_year(printed: str | None) -> Year:
    """Read the year of a citation.

    >>> cited_year("n.d.").number is None, cited_year("1867/1990").numbers
    (True, (1867, 1990))
    """
    found = list(_YEAR.finditer(printed or ""))
    if found:
        return Year(int(found[0][1]), found[0][2] or "", "", tuple(int(m[1]) for m in found[1:]))
    word = " ".join((printed or "").lower().split())
    return Year(None, "", "" if _NO_DATE.match(word) else word)


def fit_of_year(citation: Citation, csl: Csl) -> str:
    """How the year of a citation fits an entry of its own list: "exact", "near" or "".

    "near": off by one, or the letter missing on one side.

    >>> from coprodbib.model import Place
    >>> cite = Citation("a@0", "a", "Parks et al., 1980", Place("a", ((0, 18),)), ("Parks",), "1980", et_al=True)
    >>> fit_of_year(cite, {"issued": {"date-parts": [[1981]]}})
    'near'
    """
    if citation.year is None:
        return "exact"
    year, years, letter = cited_year(citation.year), years_of(csl), text_of(csl, "year-suffix")
    if year.number is None:
        return _fit_of_word(year.word, text_of(csl, "status").lower(), years)
    if set(year.numbers) & set(years):
        return "exact" if year.letter == letter else "near" if not (year.letter and letter) else ""
    return "near" if any(abs(year.number - y) == 1 for y in years) else ""


def _fit_of_word(cited: str, listed: str, years: Sequence[int]) -> str:
    """ "forthcoming" in the text and "in press" in the list mean the same; a year in the list means it has come out."""
    if years:
        return "near" if cited else ""
    return "exact" if bool(cited) == bool(listed) else "near"


def resolve_in_list(
    citation: Citation, entries: Mapping[str, Reference], work_of: Mapping[str, str], rules: Rules
) -> Citation | None:
    """The citation with the work its own list gives it; None when no entry fits.

    First the entries with the same names and year, then those with the same names and a year that nearly fits, then those
    whose first name and year fit ("Doe 2000" for Doe and Roe).
    """
    own = [entries[e] for e in sorted(set(citation.entries)) if e in entries]
    if len(own) == 1 and not citation.authors:
        return _resolved(
            citation, own, work_of, same=True, exact=True
        )  # a number or a note, and an entry without authors
    fits: dict[tuple[bool, str], list[Reference]] = defaultdict(list)
    for entry in own:
        fits[_same_names(citation, entry, rules), fit_of_year(citation, entry.csl)].append(entry)
    if found := fits[True, "exact"]:
        return _resolved(citation, _several(citation, found), work_of, same=True, exact=True)
    printed = [entry for entry in own if _is_printed(citation, entry)]
    unread = [entry for entry in printed if not _is_read(entry, citation, rules)]
    if len(unread) == 1:
        return _resolved(citation, unread, work_of, same=True, exact=True)
    for same, fit in ((True, "near"), (False, "exact")):
        if found := fits[same, fit]:
            return _resolved(citation, found, work_of, same=same, exact=fit == "exact")
    return _resolved(citation, printed, work_of, same=True, exact=True) if len(printed) == 1 else None


def _several(citation: Citation, found: Sequence[Reference]) -> Sequence[Reference]:
    """Of the entries that "et al." may mean, those of three authors and more, if there are any: of two, both are named."""
    many = [entry for entry in found if len(makers(entry.csl)) > 2] if citation.et_al else []
    return many or found


def _is_read(entry: Reference, citation: Citation, rules: Rules) -> bool:
    """Whether the values of an entry may be trusted: read without doubt, or with the names cited and a year."""
    dated = bool(years_of(entry.csl))
    return dated and (bool(makers(entry.csl)) and not entry.flagged or _same_names(citation, entry, rules))


def _is_printed(citation: Citation, entry: Reference) -> bool:
    """Whether an entry prints just the names and the year cited, whatever was read in it."""
    year = cited_year(citation.year)
    if year.number is None or not re.search(rf"(?<![\d–-]){year.number}(?:\s?{year.letter})?(?![\w–-])", entry.raw):
        return False
    begin = f" {fold_name(entry.raw[:250])} "
    return _DASH.match(entry.raw) is not None or all(f" {fold_name(name)} " in begin for name in citation.authors)


def _same_names(citation: Citation, entry: Reference, rules: Rules) -> bool:
    """Whether the entry has exactly the names cited ("et al.": these and more); an institution may be cited by its initials."""
    if any("literal" in n for n in makers(entry.csl)[:1]):
        return True
    names, cited = list(people(entry.csl)), cited_people(citation)
    elided = any(issue.code == "names-elided" for issue in entry.issues)
    return (
        named_alike(cited, citation.et_al, names, rules)
        or elided
        and citation.et_al
        and named_alike(cited, False, names[: len(cited)], rules)
    )


def _resolved(
    citation: Citation, found: Sequence[Reference], work_of: Mapping[str, str], *, same: bool, exact: bool
) -> Citation:
    works = sorted({work_of[entry.id] for entry in found})
    if len(works) > 1:
        return _ambiguous(citation, f"{citation.text!r} may mean {', '.join(e.id for e in found)}")
    listed = replace(citation, work=works[0], status="listed" if exact else "year-mismatch")
    if not exact:
        return _with_issue(
            listed, "year-mismatch", f"cited as {citation.year}, listed as {_year_printed(found[0].csl)}"
        )
    if not same:
        return _with_issue(
            listed, "names-mismatch", f"cited as {citation.text!r}, listed as {_year_printed(found[0].csl)}"
        )
    return listed


def _with_issue(citation: Citation, code: str, message: str) -> Citation:
    return replace(citation, issues=(*citation.issues, _issue(code, message, citation)))


def cited_people(citation: Citation) -> list[Person]:
    """The people a citation names, with the given names or initials it prints."""
    given = citation.given or ("",) * len(citation.authors)
    return [person({"family": family, "given": first}) for family, first in zip(citation.authors, given, strict=True)]


class Names:
    """Works by first family name and year, to be asked which of them a citation's names and year fit.

    ``printed`` are the references by id: a name or year that one list prints counts, whichever the merged record has.

    >>> Names((), Rules()).fitting([Person(("doe",), ())], False, 2000)
    []
    """

    def __init__(self, works: Sequence[Work], rules: Rules, printed: Mapping[str, Csl] | None = None) -> None:
        self._rules = rules
        self._forms: dict[tuple[str, int], list[tuple[str, tuple[Person, ...]]]] = defaultdict(list)
        for work in works:
            for csl in (work.csl, *(printed[i] for i in work.references if printed and i in printed)):
                self._add(work.key, csl)

    def _add(self, key: str, csl: Csl) -> None:
        names = tuple(people(csl))
        for name in names[0].variants if names else ():
            for year in years_of(csl):
                self._forms[name, year].append((key, names))

    def fitting(self, cited: Sequence[Person], et_al: bool, year: int | None) -> list[str]:
        """Keys of the works by exactly these people (with "et al.": these and more) of this year, sorted."""
        if not cited or year is None:
            return []
        near = {form for name in cited[0].variants for form in self._forms.get((name, year), ())}
        return sorted({key for key, names in near if named_alike(cited, et_al, names, self._rules)})


def named_alike(cited: Sequence[Person], et_al: bool, names: Sequence[Person], rules: Rules) -> bool:
    """Whether the names of a citation are those of a work; given names count where both print them.

    >>> named_alike([Person(("steen",), ())], True, [Person(("steen",), ()), Person(("brandsen",), ())], Rules())
    True
    """
    enough = len(cited) < len(names) if et_al else len(cited) == len(names)
    pairs = zip(cited, names, strict=False)
    return enough and all(same_family(a, b, rules) == "same" and _given_fits(a, b) for a, b in pairs)


def _given_fits(a: Person, b: Person) -> bool:
    """Whether all given names or initials that both print agree ("R. G." is no "Robert H.")."""
    initials = zip(a.given[1:], b.given[1:], strict=False)
    return same_given(a, b) != "differ" and all(x[0] == y[0] for x, y in initials)


def resolve_elsewhere(citation: Citation, names: Names) -> Citation | None:
    """In a document without a list: the one work of other documents with these names and year.

    A letter ("2013a") counts within one document only, so that a year with a letter fits no other document's work.
    """
    year = cited_year(citation.year)
    keys = names.fitting(cited_people(citation), citation.et_al, year.number)
    if not keys or year.letter and len(keys) == 1:
        return None
    if len(keys) > 1:
        return _ambiguous(citation, f"{citation.text!r} fits several works: {', '.join(keys)}")
    return replace(citation, work=keys[0], status="elsewhere")


def unnamed(citation: Citation) -> Citation:
    """A citation that names too little to be any work (a number without its list)."""
    return _ambiguous(citation, f"{citation.text!r} names no author and year, and no entry of a list")


def _ambiguous(citation: Citation, message: str) -> Citation:
    return replace(
        citation, work=None, status="ambiguous", issues=(*citation.issues, _issue("ambiguous", message, citation))
    )


def _issue(code: str, message: str, citation: Citation) -> Issue:
    return Issue("linking", code, "doubt", message, citation.place)


def _year_printed(csl: Csl) -> str:
    years = "/".join(map(str, years_of(csl))) or text_of(csl, "status") or "without a year"
    names = ", ".join(str(n.get("family", n.get("literal", ""))) for n in makers(csl)[:2])
    return f"{years}{text_of(csl, 'year-suffix')} ({names})"
