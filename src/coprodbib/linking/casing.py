"""English titles in sentence case, by evidence.

A capital is lowered only if another printing of the title, or lower case inside other titles, shows that the word is
no name. What must keep its capitals (acronyms, words a sentence-case printing keeps) is wrapped as CSL asks for:
https://docs.citationstyles.org/en/stable/specification.html#sentence-case-conversion
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coprodbib.folding import squash
from coprodbib.languages.tongues import language_of
from coprodbib.settings import Rules

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_COMPOUND = re.compile(r"[^\W_]+(?:['’\-\u2010\u2011][^\W_]+)*")
_OPENERS = re.compile(r"(?:[:?!.]|\s[\u2013\u2014\-]|\u2014)[\s\"'“‘«(]*\Z")
_OPENING = 12
"""Characters before a word in which a colon, stop or dash makes it the first of a subtitle."""
_OPEN, _CLOSE = '<span class="nocase">', "</span>"
_ALWAYS_SMALL = frozenset(
    "a an the and or but nor for so yet as at by in of on to up via per if off from with into over vs versus".split()
)
"""Words that title case leaves small too, so that they tell nothing about a printing."""

_NO_NAMES = _ALWAYS_SMALL | frozenset(
    """
    i me my we us our ours you your yours he him his she her hers it its they them their theirs who whom whose what which
    when where why how this that these those is are was were be been being am do does did has have had can could should
    would not no than then there here about above across after against along among around before behind below beneath
    beside between beyond despite during except inside like near outside since through throughout toward towards under
    underneath until unto upon within without because although though while whereas whether unless both either neither
    each every all any some such only also too very more most other another own same
    """.split()
) - {"i", "like"}
"""Words of the closed classes, none of which is a name."""


@dataclass(frozen=True, slots=True)
class Cased:
    """A title in sentence case, and the words whose capitals no evidence explains.

    >>> Cased("A ladder", ()).text
    'A ladder'
    """

    text: str
    unexplained: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the words of all titles are printed: inside English titles in lower case, and as names in sentence case.

    ``printings`` has all forms of one title, by its squashed form; ``english`` are words of English titles.
    """

    lower: Mapping[str, int]
    names: Mapping[str, int]
    printings: Mapping[str, tuple[str, ...]]
    english: frozenset[str]


def gather(titles: Iterable[str], rules: Rules) -> Evidence:
    """Evidence of all printed titles; the same printing twice counts twice.

    >>> evidence = gather(["The third sector in France", "Public Life in the Third Sector"], Rules())
    >>> evidence.lower["sector"], evidence.names["France"]
    (1, 1)
    """
    lower: Counter[str] = Counter()
    names: Counter[str] = Counter()
    printings: dict[str, list[str]] = {}
    english: set[str] = set()
    for title in titles:
        printings.setdefault(squash(title), []).append(title)
        if language_of(title) != "en":
            continue
        inner = [word for word, starts, _ in _words(title) if not starts]
        english.update(word.lower() for word, _, _ in _words(title))
        lower.update(word for word in inner if word.islower())
        lower.update(squash(c) for c in _COMPOUND.findall(title) if "-" in c and c.islower())
        if is_sentence_case(title, rules):
            names.update(word for word in inner if word[0].isupper())
    return Evidence(lower, names, {k: tuple(sorted(v)) for k, v in printings.items()}, frozenset(english))


def title_language(title: str, evidence: Evidence, around: str = "") -> str:
    """Language of a title, "" if unknown; without small words of its own, from the title around it or from words
    that other English titles have.

    >>> title_language("Institutional logics", gather(["The role of institutional logics"], Rules()))
    'en'
    """
    known = language_of(title) or language_of(around)
    if known:
        return known
    found = [word.lower() for word, _, _ in _words(title)]
    shared = sum(word in evidence.english for word in found)
    return "en" if found and all(w.isascii() for w in found) and shared * 2 >= len(found) else ""


def sentence_case(title: str, evidence: Evidence, rules: Rules, printed: Sequence[str] = ()) -> Cased:
    """An English title in sentence case, no-case spans round what keeps its capitals.

    ``printed`` are the title's other printings, also those that lack a part of it or are misprinted.

    >>> evidence = gather(["The third sector in France: An NPM dilemma"], Rules())
    >>> sentence_case("The Third Sector in France: An NPM Dilemma", evidence, Rules()).text
    'The third sector in <span class="nocase">France</span>: An <span class="nocase">NPM</span> dilemma'
    """
    everywhere = dict.fromkeys((*evidence.printings.get(squash(title), ()), *printed))
    printings = [p for p in everywhere if not p.isupper()]
    base = next((p for p in printings if title.isupper() and squash(p) == squash(title)), title)
    setting = _Setting(_own_evidence(printings, rules), evidence, shouted=base.isupper(), unexplained=[])
    out, at = [], 0
    for compound, starts, letters in _compounds(base):
        out.append(base[at : compound.start()])
        out.append(_cased(compound[0], starts, letters, setting))
        at = compound.end()
    out.append(base[at:])
    return Cased("".join(out).replace(f"{_CLOSE} {_OPEN}", " "), tuple(dict.fromkeys(setting.unexplained)))


def is_sentence_case(title: str, rules: Rules) -> bool:
    """Whether a printing leaves small most words that title case would capitalise.

    >>> is_sentence_case("A ladder of citizen participation", Rules()), is_sentence_case("A Ladder of Participation", Rules())
    (True, False)
    """
    inner = [w for w, starts, _ in _words(title) if not starts and w[0].isalpha()]
    telling = [w for w in inner if w.lower() not in _ALWAYS_SMALL and not _is_acronym(w)]
    return bool(telling) and sum(w[0].islower() for w in telling) >= rules.sentence_share * len(telling)


@dataclass(frozen=True, slots=True)
class _Own:
    """What the printings of one title show, as (letters before the word, word): in lower case; kept capital."""

    lower: frozenset[tuple[int, str]]
    kept: frozenset[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class _Setting:
    """All that decides on the words of one title; ``unexplained`` collects those without evidence."""

    own: _Own
    evidence: Evidence
    shouted: bool
    unexplained: list[str]


def _own_evidence(printings: Sequence[str], rules: Rules) -> _Own:
    inner = [(p, [(at, w) for w, starts, at in _words(p) if not starts]) for p in printings]
    lower = {(at, w) for _, found in inner for at, w in found if w[0].islower()}
    kept = {(at, w.lower()) for p, found in inner if is_sentence_case(p, rules) for at, w in found if w[0].isupper()}
    return _Own(frozenset(lower), frozenset(kept))


def _cased(compound: str, starts: bool, before: int, setting: _Setting) -> str:
    """One word or hyphenated compound; "COVID-19" stays whole, in "Q-methodology" only the acronym is protected."""
    if (
        not setting.shouted
        and re.fullmatch(r"[^\W\d_]{2,}[-\u2010\u2011]\d+", compound)
        and compound.split("-")[0].isupper()
    ):
        return _kept(compound)
    whole = "-" in compound and setting.evidence.lower.get(squash(compound), 0) > 0
    before_it = len(setting.unexplained)
    out, at = [], 0
    for k, match in enumerate(_WORD.finditer(compound)):
        out.append(compound[at : match.start()])
        out.append(
            _cased_word(
                match[0], starts and k == 0, before + len(squash(compound[: match.start()])), setting, known=whole
            )
        )
        at = match.end()
    if len(setting.unexplained) > before_it and not setting.shouted:
        return compound  # "Social-Exchange" with one part explained would read "social-Exchange"
    return "".join(out) + compound[at:]


def _cased_word(word: str, starts: bool, before: int, setting: _Setting, *, known: bool) -> str:
    """``known``: the compound it stands in is known in lower case."""
    low = word.lower()
    capital = word[0] + low[1:] if setting.shouted else word
    if starts:
        return _kept(word) if _is_acronym(capital) else capital[0].upper() + capital[1:]
    if not word[0].isupper() and not _is_acronym(word):
        return word
    if (before, low) in setting.own.lower or low in _NO_NAMES and not _is_acronym(capital):
        return low
    if (before, low) in setting.own.kept or _is_acronym(capital):
        return _kept(capital)
    small, named = setting.evidence.lower.get(low, 0), setting.evidence.names.get(capital, 0)
    if known or small > named:
        return low
    if named > small:
        return _kept(capital)
    setting.unexplained.append(capital)
    return capital


def _kept(word: str) -> str:
    return f"{_OPEN}{word}{_CLOSE}"


def _is_acronym(word: str) -> bool:
    """Capitals inside ("NPM", "McDonald", "5Ws"), or a lone letter other than "A" and "I" ("Q-methodology")."""
    bare = re.sub(r"['’]s\Z", "", word)
    if len(bare) == 1:
        return bare.isupper() and bare not in "A"
    return any(c.isupper() for c in bare[1:])


def _words(title: str) -> list[tuple[str, bool, int]]:
    """Words of a title, whether each begins a sentence or subtitle, and how many letters stand before it.

    Parts of a compound count alone.
    """
    return [
        (match[0], match.start() == 0 and starts, letters + len(squash(compound[0][: match.start()])))
        for compound, starts, letters in _compounds(title)
        for match in _WORD.finditer(compound[0])
    ]


def _compounds(title: str) -> Iterator[tuple[re.Match[str], bool, int]]:
    """Words and compounds, whether each begins a sentence or subtitle, and how many letters stand before it."""
    letters = done = 0
    for number, compound in enumerate(_COMPOUND.finditer(title)):
        at = compound.start()
        letters += len(squash(title[done:at]))
        starts = not number or _OPENERS.search(title, max(0, at - _OPENING), at) is not None
        done = at
        yield compound, starts, letters
