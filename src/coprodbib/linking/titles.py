"""Whether two titles, or two names of a journal or book, are the same."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import OSA

from coprodbib.folding import STOP
from coprodbib.linking.records import Record
from coprodbib.settings import Rules


def compare_titles(a: Record, b: Record, rules: Rules) -> tuple[str, str]:
    """Outcome and reason: "same", "near" (misprints), "part" (one lacks the subtitle), "differ", "missing".

    Words are set against words: one word more or another word makes another title, however long the rest is.
    """
    if not a.title or not b.title:
        return "missing", ""
    if a.title == b.title:
        return "same", "same title"
    if a.title in (b.main, "the" + b.main) or b.title in (a.main, "the" + a.main):
        return _if_numbers_agree(a, b, "one title lacks the subtitle")
    left, right = _leftovers(a.title_words, b.title_words)
    left, right = _without_typos(left, right, rules)
    if not left and not right:
        return "near", "titles spelt differently"
    if not (left and right) and _is_prefix(a.title_words, b.title_words):
        return _if_numbers_agree(a, b, "one title is the beginning of the other")
    return "differ", f"titles differ: {' '.join(left[:4]) or '-'} / {' '.join(right[:4]) or '-'}"


def compare_containers(a: Record, b: Record) -> tuple[str, str]:
    """Outcome and reason for the journal or book a part stands in; abbreviations and dropped subtitles agree.

    >>> from coprodbib.linking.records import record
    >>> long = {"container-title": "VOLUNTAS: International Journal of Voluntary and Nonprofit Organizations"}
    >>> compare_containers(record("1", {"container-title": "Voluntas"}), record("2", long))[0]
    'same'
    """
    if not a.container or not b.container:
        return "missing", ""
    if a.container == b.container:
        return "same", "same container"
    if a.container == b.container_main or b.container == a.container_main:
        return "same", "same container, one without its subtitle"
    x, y = ([w for w in r.container_words if w not in STOP] for r in (a, b))
    if _begins(x, y) or _begins(y, x):
        return "same", "one container name begins the other"
    if _abbreviates(x, y) or _is_acronym(x, y) or _is_acronym(y, x):
        return "same", "one container name abbreviates the other"
    shared, most = len(set(x) & set(y)), max(len(set(x)), len(set(y)), 1)
    if a.container_main == b.container_main and shared:
        return "near", "containers share the main title"
    if shared >= 2 and (shared / most >= 0.6 or shared == min(len(set(x)), len(set(y)))):
        return "near", "similar container names"
    return "differ", "containers differ"


def contained(a: Record, b: Record) -> bool:
    """Whether one title has all the words of the other and more ("Debate: to nudge or not to nudge"), numbers the same.

    >>> from coprodbib.linking.records import record
    >>> contained(record("1", {"title": "Debate: To nudge or not"}), record("2", {"title": "To nudge or not"}))
    True
    """
    left, right = _leftovers(a.title_words, b.title_words)
    shared = min(len(a.content), len(b.content))
    return not (left and right) and a.numbers == b.numbers and shared > 0 and not a.serial and not b.serial


def alike(a: Record, b: Record) -> bool:
    """Whether two titles differ in a few letters only; for records that stand on the same pages.

    >>> from coprodbib.linking.records import record
    >>> alike(record("1", {"title": "The moderating role of task"}), record("2", {"title": "The modrating role oftask"}))
    True
    """
    longest = max(len(a.title), len(b.title))
    if a.numbers != b.numbers or OSA.distance(a.title, b.title, score_cutoff=longest // 10) > longest // 10:
        return False
    left, right = map("".join, _leftovers(a.title_words, b.title_words))
    return 3 * OSA.distance(left, right) <= 2 * max(len(left), len(right), 1)  # "France" for "Germany" is no misprint


def typo_like(x: str, y: str, rules: Rules) -> bool:
    """Whether two words are one word, misprinted or in another spelling.

    >>> typo_like("organisation", "organization", Rules()), typo_like("effective", "affective", Rules())
    (True, False)
    """
    shorter = min(len(x), len(y))
    if shorter < rules.word_typo or x[0] != y[0] or any(c.isdigit() for c in x + y):
        return False
    allowed = 2 if shorter >= 2 * rules.word_typo else 1
    return bool(OSA.distance(x, y, score_cutoff=allowed) <= allowed)


def _if_numbers_agree(a: Record, b: Record, reason: str) -> tuple[str, str]:
    """ "Foo" and "Foo: part II" are no two printings of one title."""
    return ("part", reason) if a.numbers == b.numbers else ("differ", "titles differ in a number")


def _leftovers(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The words of each that the other lacks, in order, stop words left out."""
    x, y = Counter(a), Counter(b)
    return _ordered(a, x - y), _ordered(b, y - x)


def _ordered(source: tuple[str, ...], wanted: Counter[str]) -> list[str]:
    left = Counter({w: n for w, n in wanted.items() if w not in STOP})
    out = []
    for word in source:
        if left[word] > 0:
            left[word] -= 1
            out.append(word)
    return out


def _without_typos(left: list[str], right: list[str], rules: Rules) -> tuple[list[str], list[str]]:
    """Drop pairs that are one word misprinted, then words that only a space keeps apart."""
    rest = list(right)
    unmatched = []
    for word in left:
        twin = next((r for r in rest if typo_like(word, r, rules)), None)
        if twin is None:
            unmatched.append(word)
        else:
            rest.remove(twin)
    if unmatched and rest and typo_like("".join(unmatched) + "____", "".join(rest) + "____", rules):
        return ([], []) if len(unmatched) != len(rest) else (unmatched, rest)
    return unmatched, rest


def _is_prefix(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    short, long = sorted((a, b), key=len)
    return len([w for w in short if w not in STOP]) >= 3 and long[: len(short)] == short


def _abbreviates(x: list[str], y: list[str]) -> bool:
    """Word by word, one begins the other: "j publ adm" and "journal public administration"; "u s a" may follow."""
    x, y = _without_letters(x, y), _without_letters(y, x)
    return (
        len(x) == len(y) > 0
        and all(_shortens(p, q) or _shortens(q, p) for p, q in zip(x, y, strict=True))
        and all(min(len(p), len(q)) > 1 or len(x) > 2 or {p, q} == {"j", "journal"} for p, q in zip(x, y, strict=True))
    )


def _shortens(short: str, long: str) -> bool:
    """ "proc" for "proceedings"; "natl" for "national", its letters in order."""
    letters = iter(long)
    return long.startswith(short) or (len(short) >= 3 and short[0] == long[0] and all(c in letters for c in short))


def _without_letters(x: list[str], y: list[str]) -> list[str]:
    """A longer name without the single letters at its end ("Proc Natl Acad Sci U S A")."""
    while len(x) > max(len(y), 2) and len(x[-1]) == 1:
        x = x[:-1]
    return x


def _begins(x: list[str], y: list[str]) -> bool:
    return len(x) >= 3 and y[: len(x)] == x


def _is_acronym(x: list[str], y: list[str]) -> bool:
    return len(x) == 1 and len(y) >= 3 and x[0] == "".join(w[0] for w in y)
