"""Citation keys: from content alone, so that neither the order of files nor more files change them."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count

from coprodbib.folding import STOP, fold, words
from coprodbib.linking.records import makers, text_of, year_of
from coprodbib.model import Csl

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def key_parts(csl: Csl) -> dict[str, str]:
    """``family``, ``year`` and first significant ``word`` of a record, ASCII lower case, nothing but letters and digits.

    Without names the title steps in; without a year "nd", or the word printed instead ("forthcoming").

    >>> key_parts({"author": [{"family": "Van Eijk"}], "issued": {"date-parts": [[2017]]}, "title": "Co-producing safety"})
    {'family': 'vaneijk', 'year': '2017', 'word': 'coproducing'}
    """
    significant = title_words(csl)
    family = _first_family(csl)
    year = year_of(csl)
    return {
        "family": family or "".join(significant[:1]) or "anon",
        "year": str(year) if year is not None else _plain(text_of(csl, "status")) or "nd",
        "word": "".join(significant[:1] if family else significant[1:2]),
    }


def title_words(csl: Csl) -> list[str]:
    """The significant words of the title, hyphens closed up.

    >>> title_words({"title": "A ladder of citizen participation"})
    ['ladder', 'citizen', 'participation']
    """
    title = re.sub(r"<[^<>]{1,40}>", "", text_of(csl, "title"))
    return [w for w in words(title) if w not in STOP] or list(words(title))


def assign_keys(records: Mapping[str, Csl], formula: str, reserved: frozenset[str] = frozenset()) -> dict[str, str]:
    """A key for each record; ``records`` are by any id, keys of ``reserved`` belong to others.

    Where keys collide, all that do get a second word of their titles, the first that tells them apart, so that a further
    work leaves most of them as they are. Letters follow where titles are alike, in the order of the records' content.

    >>> same = {"author": [{"family": "Doe"}], "issued": {"date-parts": [[2000]]}}
    >>> assign_keys({"1": {**same, "title": "Care in France"}, "2": {**same, "title": "Care at home"}}, "{family}{year}{word}")
    {'1': 'doe2000carefrance', '2': 'doe2000carehome'}
    """
    steps = {i: _lengthening(csl, formula) for i, csl in records.items()}
    return tell_apart(steps, {i: fingerprint(csl) for i, csl in records.items()}, reserved)


def tell_apart(
    steps: Mapping[str, Sequence[str]], order: Mapping[str, str], reserved: frozenset[str] = frozenset()
) -> dict[str, str]:
    """For each id the first of its ever longer keys that no other shares; at the end letters, by ``order``.

    Keys of ``reserved`` belong to others.

    >>> tell_apart({"1": ["doe2000"], "2": ["doe2000"], "3": ["roe1999"]}, {"1": "z", "2": "y", "3": "x"})
    {'1': 'doe2000b', '2': 'doe2000a', '3': 'roe1999'}
    """
    taken = dict.fromkeys(steps, 0)
    while True:
        groups = _by_key(steps, taken)
        crowded = [i for key, ids in groups.items() if len(ids) > 1 or key in reserved for i in ids]
        longer = [i for i in crowded if taken[i] + 1 < len(steps[i])]
        if not longer:
            return _lettered(groups, order, reserved)
        for i in longer:
            taken[i] += 1


def mention_keys(csl: Csl, more: bool, document: str, formula: str) -> list[str]:
    """Ever longer keys for a work only mentioned: first family, all families, then the document that mentions it.

    >>> mention_keys({"author": [{"family": "Klijn"}, {"family": "Koppenjan"}], "status": "forthcoming"}, False, "talk", "{family}{year}{word}")
    ['klijnforthcoming', 'klijnkoppenjanforthcoming', 'klijnkoppenjanforthcomingtalk']
    """
    parts = key_parts(csl)
    families = "".join(_plain(str(n.get("family", n.get("literal", "")))) for n in makers(csl)) + "etal" * more
    letter = text_of(csl, "year-suffix")
    plain, full = {**parts, "word": letter}, {**parts, "family": families, "word": letter}
    slug = _plain(document)
    return [_key(formula, plain, ""), _key(formula, full, ""), _key(formula, {**full, "word": letter + slug}, "")]


def fingerprint(csl: Csl) -> str:
    """A string of a record's content that tells records apart and orders them.

    >>> fingerprint({"title": "A"}) == fingerprint({"title": "A"})
    True
    """
    content = json.dumps(csl, sort_keys=True, ensure_ascii=True)
    numbers = (re.sub(r"\D", "", text_of(csl, field))[:8].zfill(8) for field in ("volume", "issue", "page"))
    return " ".join((fold(text_of(csl, "title")), *numbers, hashlib.sha256(content.encode()).hexdigest()))


def _first_family(csl: Csl) -> str:
    for name in makers(csl)[:1]:
        particle = f"{name.get('dropping-particle', '')}{name.get('non-dropping-particle', '')}"
        return _plain(f"{particle}{name['family']}") if name.get("family") else _plain(str(name.get("literal", "")))
    return _plain(text_of(csl, "publisher"))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))[:40]


def _lengthening(csl: Csl, formula: str) -> list[str]:
    """The key with the first word of the title, with the first and second, with the first and third ..."""
    rest = title_words(csl)[1 if _first_family(csl) else 2 :]
    return [_key(formula, key_parts(csl), extra) for extra in ("", *rest[:12])]


def _key(formula: str, parts: dict[str, str], extra: str) -> str:
    key = formula.format(**{**parts, "word": parts["word"] + extra})
    return (key + ("" if "{word" in formula else extra)).strip("_-:. ") or "anon"


def _by_key(steps: Mapping[str, Sequence[str]], taken: dict[str, int]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for i, step in steps.items():
        groups[step[taken[i]]].append(i)
    return groups


def _lettered(groups: Mapping[str, list[str]], order: Mapping[str, str], reserved: frozenset[str]) -> dict[str, str]:
    alone = {key: ids[0] for key, ids in groups.items() if len(ids) == 1 and key not in reserved}
    keys = {i: key for key, i in alone.items()}
    used = set(reserved) | set(alone)
    for key in sorted(set(groups) - set(alone)):
        longer = (
            key + _letters(n) for n in count()
        )  # goes on where it was: many alike must not take the square of their number
        for i in sorted(groups[key], key=lambda i: (order[i], i)):
            keys[i] = next(k for k in longer if k not in used)
            used.add(keys[i])
    return {i: keys[i] for i in order}


def _letters(n: int) -> str:
    """a, b, ... z, aa, ab, ..."""
    out = ""
    n += 1
    while n:
        n, digit = divmod(n - 1, 26)
        out = _LETTERS[digit] + out
    return out
