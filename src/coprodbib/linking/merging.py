"""The References of one work -> one record, with the origin of every value.

Values are grouped by what they say (case, accents, hyphens aside); the group most references print wins, then the more
complete value, then a fixed order. Names are merged by position. What really disagrees is noted on the work.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coprodbib.folding import STOP, fold, main_title, squash, words
from coprodbib.linking.people import same_family, same_given
from coprodbib.linking.records import doi_of, person, year_of
from coprodbib.model import Csl, Issue, Reference
from coprodbib.names.particles import with_particle
from coprodbib.settings import Rules

Origin = Mapping[str, tuple[str, ...]]
_NAMES = ("author", "editor", "translator", "container-author", "collection-editor", "director", "reviewed-author")
_OF_ONE_LIST = ("id", "year-suffix", "citation-key", "citation-label", "citation-number")
"""Fields that mean something within one list only."""
_SPECIFIC = ("chapter", "paper-conference", "article-journal", "thesis", "report", "book")


@dataclass(frozen=True, slots=True)
class Merged:
    """One record of several, per field the ids that print the value, and notes on what disagrees."""

    csl: Csl
    origin: Origin
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class _Printed:
    """A value with the reference that prints it."""

    id: str
    value: Any
    flagged: bool


def merge(references: Sequence[Reference], rules: Rules) -> Merged:
    """Merge the references of one work.

    >>> one = Reference("a#1", "", {"type": "book", "title": "T", "author": [{"family": "Doe", "given": "J."}]})
    >>> two = Reference("b#1", "", {"type": "book", "title": "T", "author": [{"family": "Doe", "given": "Jane"}]})
    >>> merged = merge([one, two], Rules())
    >>> merged.csl["author"], merged.origin["author"]
    ([{'family': 'Doe', 'given': 'Jane'}], ('b#1',))
    """
    csl: Csl = {}
    origin: dict[str, tuple[str, ...]] = {}
    issues: list[Issue] = []
    ordered = sorted(references, key=lambda r: r.id)
    for field in sorted({f for r in ordered for f in r.csl} - set(_OF_ONE_LIST)):
        printed = [
            _Printed(r.id, _people(r.csl[field]), _elided(r))
            if field in _NAMES
            else _Printed(r.id, r.csl[field], r.flagged)
            for r in ordered
            if field in r.csl
        ]
        value, ids = _merged_value(field, printed, rules)
        csl[field], origin[field] = value, ids
        issues += _conflict(field, printed, value)
        issues += _elided_everywhere(field, [r for r in ordered if field in r.csl])
    if "issued" in csl and "status" in csl:
        del csl["status"], origin["status"]  # it was forthcoming, now it is out
    return Merged(csl, origin, tuple(issues))


def _people(names: Any) -> Any:
    """Names with the particles they are cited with before the family name, wherever the list prints them."""
    return [with_particle(n) if isinstance(n, dict) else n for n in names] if isinstance(names, list) else names


def _elided(reference: Reference) -> bool:
    return any(issue.code == "names-elided" for issue in reference.issues)


def _elided_everywhere(field: str, references: Sequence[Reference]) -> list[Issue]:
    """A note where no reference prints all the names of a role."""
    message = f"not all {field}s are printed"
    everywhere = all(any(i.code == "names-elided" and i.message == message for i in r.issues) for r in references)
    return [Issue("linking", "names-elided", "note", message)] if everywhere else []


def _merged_value(field: str, printed: list[_Printed], rules: Rules) -> tuple[Any, tuple[str, ...]]:
    if field in _NAMES and all(isinstance(p.value, list) for p in printed):
        return _names(printed, rules)
    if field == "type":
        known = [p for p in printed if p.value not in ("document", "article")] or printed
        return _most(known, lambda p: str(p.value), lambda p: _SPECIFIC.index(p.value) if p.value in _SPECIFIC else 99)
    if field == "container-title":
        return _container(printed)
    return _most(printed, lambda p: _said(field, p.value), lambda p: -_completeness(field, p.value))


def _most(
    printed: list[_Printed], said: Callable[[_Printed], str], rank: Callable[[_Printed], int]
) -> tuple[Any, tuple[str, ...]]:
    """The value most references print; of equals the unflagged, then the more complete, then in a fixed order."""
    counts = Counter(said(p) for p in printed)
    spelt = Counter(repr(p.value) for p in printed)
    fuller = {said(p): rank(p) for p in sorted(printed, key=rank, reverse=True)}
    best = min(
        printed,
        key=lambda p: (-counts[said(p)], fuller[said(p)], p.flagged, rank(p), -spelt[repr(p.value)], repr(p.value)),
    )
    return best.value, tuple(p.id for p in printed if said(p) == said(best))


def _said(field: str, value: Any) -> str:
    """What a value says, spelling aside."""
    if field == "issued":
        return str(year_of({"issued": value}))
    if field == "DOI":
        return doi_of({"DOI": value}) or str(value)
    return squash(value) or fold(value) if isinstance(value, str) else repr(value)


def _completeness(field: str, value: Any) -> int:
    if field == "issued":
        parts = value.get("date-parts", [[]]) if isinstance(value, dict) else [[]]
        return sum(len(part) for part in parts)
    if field == "page":
        return 1 + ("-" in str(value))
    return len(squash(value)) if field in ("title", "publisher") and isinstance(value, str) else 0


def _container(printed: list[_Printed]) -> tuple[Any, tuple[str, ...]]:
    """The name most references print; but one spelt out before its abbreviation, and with its subtitle before without.

    A longer name counts as fuller only where it begins with the other, word for word ("J. Publ. Adm." and "Journal of
    Public Administration", "Voluntas" and "Voluntas: International Journal"), so that length alone decides nothing.
    """
    value, ids = _most(printed, lambda p: squash(str(p.value)), lambda p: -len(squash(str(p.value))))
    fuller = [p for p in printed if _is_fuller(str(p.value), str(value))]
    if not fuller:
        return value, ids
    return _most(fuller, lambda p: squash(str(p.value)), lambda p: -len(squash(str(p.value))))


def _is_fuller(name: str, than: str) -> bool:
    if squash(main_title(name)) == squash(than) != squash(name):
        return True
    long, short = ([w for w in words(n) if w not in STOP] for n in (name, than))
    begun = len(long) == len(short) and all(a.startswith(b) for a, b in zip(long, short, strict=True))
    return begun and long != short


def _names(printed: list[_Printed], rules: Rules) -> tuple[Any, tuple[str, ...]]:
    """The longest complete list, each name by position in its fullest form."""
    base = min(printed, key=lambda p: (p.flagged, -len(p.value), -sum(map(_fullness, p.value)), repr(p.value)))
    names = [_fullest(name, at, base, printed, rules) for at, name in enumerate(base.value)]
    ids = tuple(p.id for p in printed if p.value == names)
    return names, ids or tuple(p.id for p in printed if any(n in names for n in p.value)) or (base.id,)


def _fullest(name: dict[str, Any], at: int, base: _Printed, printed: list[_Printed], rules: Rules) -> dict[str, Any]:
    """The same person elsewhere at this position, in the fullest form; among equals in the form most printed."""
    others = [p.value[at] for p in printed if p is not base and at < len(p.value)]
    forms = [name, *(other for other in others if _is_same(name, other, rules))]
    counts = Counter(map(repr, forms))
    return min(forms, key=lambda n: (-_fullness(n), -counts[repr(n)], -_accents(n), repr(n)))


def _is_same(a: dict[str, Any], b: dict[str, Any], rules: Rules) -> bool:
    x, y = person(a), person(b)
    return same_family(x, y, rules) != "differ" and same_given(x, y) != "differ"


def _fullness(name: dict[str, Any]) -> int:
    """Letters of given names, an initial counting one; a particle misread as initial does not make a name fuller."""
    given = str(name.get("given", "")).replace(".", ". ").replace("-", " ").split()
    written_out = sum(len(w) for w in given if len(w.rstrip(".")) > 1 and not w.endswith("."))
    family = len(str(name.get("family", "")).replace("-", " ").split())
    return 100 * bool(written_out) + 10 * family + len(given) if given else family


def _accents(name: dict[str, Any]) -> int:
    return sum(not c.isascii() for c in str(name.get("family", "")) + str(name.get("given", "")))


_COMPARED = ("issued", "volume", "issue", "edition", "publisher", "publisher-place", "DOI", "type", "title")


def _conflict(field: str, printed: list[_Printed], taken: Any) -> list[Issue]:
    """A note where references print values that say different things."""
    if field not in _COMPARED:
        return []
    said = {_said(field, p.value): p.value for p in sorted(printed, key=lambda p: repr(p.value), reverse=True)}
    if field == "type":
        said.pop("document", None)
    if field in ("title", "publisher") and all(a in _said(field, taken) for a in said):
        return []
    if len(said) < 2:
        return []
    shown = " / ".join(sorted(_shown(field, v) for v in said.values()))
    return [Issue("linking", "conflict", "note", f"{field}: {shown}; taken: {_shown(field, taken)}")]


def _shown(field: str, value: Any) -> str:
    return str(year_of({"issued": value})) if field == "issued" else str(value)
