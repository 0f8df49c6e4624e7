"""Whether two lists of names are the same people."""

from __future__ import annotations

from itertools import zip_longest

from rapidfuzz.distance import OSA

from coprodbib.linking.records import Person, Record
from coprodbib.settings import Rules


def same_family(a: Person, b: Person, rules: Rules) -> str:
    """ "same", "near" (a part of a double name, one letter off) or "differ".

    >>> same_family(Person(("aderbach",), ("j",)), Person(("aberbach",), ("joel",)), Rules())
    'near'
    """
    if a.core == b.core or a.whole in (b.core, b.whole) or a.core == b.whole:
        return "same"  # "Della Vigna" and "DellaVigna" too
    short, long = sorted((a.family, b.family), key=len)
    if short and len(short) < len(long) and (long[: len(short)] == short or long[-len(short) :] == short):
        return "near"
    if min(len(a.core), len(b.core)) >= rules.name_typo and OSA.distance(a.core, b.core, score_cutoff=1) <= 1:
        return "near"
    if a.given and b.given and a.core == "".join(b.given) and b.core == "".join(a.given):
        return "near"  # given and family name changed places
    return "differ"


def same_given(a: Person, b: Person) -> str:
    """ "same" when initials fit full names, "missing", or "differ".

    >>> same_given(Person(("bovaird",), ("tony",)), Person(("bovaird",), ("t",)))
    'same'
    >>> same_given(Person(("doe",), ("thomas",)), Person(("doe",), ("tina",)))
    'differ'
    """
    if not a.given or not b.given:
        return "missing"
    x, y = a.given[0], b.given[0]
    if x[0] != y[0]:
        return "differ"
    if len(x) == 1 or len(y) == 1 or x.startswith(y) or y.startswith(x):
        return "same"
    return "same" if OSA.distance(x, y) <= 1 + (min(len(x), len(y)) > 5) or x[:3] == y[:3] else "differ"


def same_person(a: Person, b: Person, rules: Rules) -> str:
    """ "same", "near" or "differ", by family and given name.

    >>> van_ryzin, ryzin = Person(("ryzin",), ("gregg",)), Person(("ryzin",), ("g", "g", "v"))
    >>> same_person(van_ryzin, ryzin, Rules())
    'same'
    """
    family = same_family(a, b, rules)
    if family == "near" and a.core != b.core and a.given and a.core == "".join(b.given):
        return "near"
    return "differ" if family == "differ" or same_given(a, b) == "differ" else family


def compare_people(a: Record, b: Record, rules: Rules) -> tuple[str, str]:
    """Outcome ("same", "near", "differ", "missing") and reason for the names of two records.

    "near" covers misprints, another order, and one list that is the beginning of the other.
    """
    if not a.people or not b.people:
        return "missing", ""
    pairs = [same_person(x, y, rules) for x, y in zip(a.people, b.people, strict=False)]
    if len(a.people) == len(b.people):
        return _of_equal_length(a, b, pairs)
    short, long = sorted((a, b), key=lambda r: len(r.people))
    if "differ" not in pairs:
        return ("same" if short.elided else "near"), "one names more authors"
    return _of_other_length(short, long, rules)


def _of_equal_length(a: Record, b: Record, pairs: list[str]) -> tuple[str, str]:
    wrong = pairs.count("differ")
    if wrong == 0:
        return ("near", "names spelt differently") if "near" in pairs else ("same", "same authors")
    if sorted(p.core for p in a.people) == sorted(p.core for p in b.people):
        same_order = all(x.core == y.core for x, y in zip(a.people, b.people, strict=True))
        if not same_order:
            return "near", "authors in another order"
        return ("differ" if wrong == len(pairs) else "near"), "same family names, other given names"
    if len(pairs) > 2 and wrong == 1 and pairs[0] != "differ":
        return "near", "one author differs"
    return "differ", _named("authors differ", a, b)


def _of_other_length(short: Record, long: Record, rules: Rules) -> tuple[str, str]:
    """The names of one within those of the other: an elided middle ("A, B, … Z") or one left out."""
    missing = [p for p in short.people if all(same_person(p, q, rules) == "differ" for q in long.people)]
    first = same_person(short.people[0], long.people[0], rules) != "differ"
    if not missing and first:
        return ("same" if short.elided else "near"), "one names more authors"
    if not missing and len(short.people) > 1:
        return "near", "authors in another order"
    return "differ", _named("authors differ", short, long)


def _named(text: str, a: Record, b: Record) -> str:
    for x, y in zip_longest(a.people, b.people):
        if x is None or y is None or x.core != y.core:
            return f"{text}: {x.core if x else 'nobody'} / {y.core if y else 'nobody'}"
    return text
