"""Where entries begin in a list without bullets, numbers or indents: the division that reads best as a whole.

Each line has a weight for beginning an entry: names and year, the shape of its first words, how the line before it ends.
The best division under these weights is sought, once with weights that hold for any list, and once more with what the first
division taught about this list: which shapes begin its entries, and whether it is in alphabetical order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from coprodbib.finding.lines import Line, opening_words
from coprodbib.folding import fold_name
from coprodbib.languages.citing import PLACES
from coprodbib.languages.givens import is_given_name
from coprodbib.names.bodies import is_organisation
from coprodbib.openings import DASH, Opening, find_names, find_opening

YEAR = re.compile(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.\s?d\.|\b[os]\.\s?[JDdf]\.|\bforthcoming\b|\bin press\b|im Erscheinen|no prelo|en prensa"
    r"|\b(?:various|several) years\b|\bversch(?:iedene|\.) (?:Jahr(?:e|gänge)|Jge?)\b|\bfortlaufend\b|\blfd\. Jge?\b",
    re.I,
)
LOCATOR = re.compile(
    r"\b\d{1,4}\s?\(\d|\bpp?\.\s?\d|\d\s?[–-]\s?\d|https?:|\bdoi\b|\bISBN\b|:\s[A-Z]|\b(?:Press|Verlag|Publish\w+|Routledge|Sage|Springer|Wiley|Elsevier)\b",
    re.I,
)
AFTER_STOP = re.compile(r"[.\])/\d”\"]\s+(?=[^\W\d_a-z]|[—–_]{2}|[a-z][a-z’-]{2,20}, [a-z]\.)")
LONGEST = 25
"""Lines an entry may have."""

_PARTICLES = r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Ll]a|[Ll]e|zu|zur|ter|ten|al|el|[’']t)\s){0,3}"
_WORD = r"(?:(?:Mc|Mac|[ODLdl][’'])?[A-ZÀ-ÞŠŽ][^\W\d_A-Z]+(?:[A-Z][a-z]+)?(?:[-‐][^\W\d_]+)?|[A-ZÀ-ÞŠŽ][A-ZÀ-ÞŠŽ’'-]+)"
_SHAPES = (
    ("dash", DASH),
    ("nobody", re.compile(r"(?:[oO]\. ?V\.|N\. ?N\.|[oO]\. ?A\.|Anon(?:ym|ymous|\.)?)[,:. ]")),
    ("number", re.compile(r"[\[(]?\d{1,4}[\]).]?\s*[^\W\d_]")),
    ("initials behind", re.compile(rf"{_PARTICLES}{_WORD}(?:\s{_WORD})?\s(?:[A-ZÀ-Þ]\.?[ -]?){{1,4}}(?=[,.:;(/]|\s(?:and|und|et|y|e|&|[–—-])\s|\s[({{])")),
    ("inverted", re.compile(rf"{_PARTICLES}{_WORD}(?:\s{_WORD}){{0,2}},\s?(?:{_PARTICLES})?[A-ZÀ-Þ]")),
    ("initials before", re.compile(rf"(?:[A-ZÀ-Þ][a-z]?\.[ -]?){{1,4}}\s?{_PARTICLES}{_WORD}")),
    ("label", re.compile(rf"{_WORD}(?:(?:\s|/)(?:et al\.|u\. ?a\.|{_WORD}|of|de|[&/–-])){{0,7}}\s(?:1[5-9]|20)\d\d[a-z]?\s?[=:|]")),
    ("direct", re.compile(rf"{_WORD}(?:\s(?:[A-ZÀ-Þ]\.|{_WORD}|von|van|de|der|den|di|da|du|la|le|zu)){{1,5}},\s[A-ZÀ-Þ„“«\"]")),
    ("capitals", re.compile(r"[A-ZÀ-Þ]{3,}(?:\s[A-ZÀ-Þ]{2,}){0,6}(?:\.|:|,|\s\()\s")),
    ("quote", re.compile(r"[„“«\"‘][A-ZÀ-Þ\d]")),
    ("institution", re.compile(rf"{_WORD}(?:(?:\s|\s?/\s?)(?:{_WORD}|of|für|de|da|do|des|du|del|della|di|and|und|the|for|e|y|et|la)){{1,7}}\s?[.:(,]")),
    ("word", re.compile(r"[^\W\d_a-z]")),
    ("small", re.compile(r"[^\W\d_]")),
)  # fmt: skip
_PRIOR = {"dash": 2.0, "nobody": 1.5, "number": -0.5, "inverted": 1.6, "initials behind": 1.6, "initials before": 0.8, "label": 2.0,
          "direct": 0.2, "capitals": 0.4, "quote": -1.0, "institution": 0.2, "word": -0.4, "small": -2.5, "other": -2.5}  # fmt: skip
_INSTITUTION = re.compile(r"(?P<name>[^.:(,\d]{8,90}?)\s?[.:(,]\s")
_EDITORS = re.compile(
    r"[A-ZÀ-Þ][^.:()\d]{2,120} \((?:Hrsg|Hg|Hgg|[Ee]ds?|[Oo]rgs?|[Cc]oords?|[Dd]irs?|éds?)\.?\)\s?(?:[:.(\d]|, ?(?=\S+ \S+ \S+))"
)
"""Editors at the beginning, a title behind them."""
_PUBLISHER = re.compile(r"\b(?:Press|Verlag|Publish\w+|Books|Éditions|Presses|Editorial|Editora|Universit\w+)\b")
NAMED = frozenset(
    {"dash", "inverted", "initials behind", "initials before", "label", "direct", "capitals", "institution"}
)
"""Shapes that names have."""
_GIVEN = re.compile(rf"{_PARTICLES}{_WORD}(?:\s{_WORD})?, [A-ZÀ-Þ][a-zà-ÿ]{{2,}}")
"""A name with the given name behind it."""
_COMPLETE = re.compile(r"(?:[.!?)\]>”\"’»]|\d|https?://\S+|10\.\d{4,9}/\S+)\Z")
OPEN_END = re.compile(
    r"(?:[,&–(/:;-]|\b(?:and|und|et|y|e|of|the|in|In|for|to|a|an|by|with|on|der|die|das|von|de|la|le|du|des|pp|p|S|vol|Vol|no|No|ed|eds|Hrsg|[A-Z])\.?)\Z"
)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a line looks like: the shape of its first words, what opens there, how the line before ends; weights that do not
    change, a key for the order, its years and letters."""

    shape: str
    opening: str
    before: str
    blank: str
    weight: float
    key: str
    years: int
    length: int

    @property
    def habits(self) -> tuple[str, ...]:
        """What a list may be regular in."""
        return f"shape {self.shape}", f"opening {self.opening}", f"before {self.before}", f"blank {self.blank}"


def starts_of(body: Sequence[Line]) -> list[bool]:
    """For each line of a list whether an entry begins there.

    >>> from coprodbib.finding.lines import lines
    >>> text = "Doe, Jane: A title of some\\nlength. London 2000.\\nRoe, Rita: Another. Paris 2001.\\nSmith, Sam: Last. Rome 1999."
    >>> starts_of(list(lines(text)))
    [True, False, True, True]
    """
    looks = _looks(body)
    starts = _best(looks, {}, ordered=False)
    for _ in range(2):
        starts = _best(looks, _learnt(looks, starts), ordered=_is_ordered(looks, starts))
    return starts


def shape_of(text: str) -> str:
    """How the first words of a line look: dash, number, inverted, initials behind, initials before, label, institution, word, small, other.

    >>> shape_of("Müller, Hans: Titel"), shape_of("Smith JA, Roe B."), shape_of("of the title")
    ('inverted', 'initials behind', 'small')
    """
    found = next((name for name, pattern in _SHAPES if pattern.match(text)), "other")
    return "word" if found == "inverted" and _NO_NAME.match(text) else found


_INSIDE = re.compile(
    r"(?:Ph\. ?D|Diss(?:ertation|\.)|Thesis|Habilitation|Magister|Diplom|Tese|Tesis|Thèse|Tesi di|M\.A\.|Unpubl|Unveröff|Manus[ck]ript|Ms\.|Mimeo|Available|Online|Verfügbar|Abgerufen|Zugriff|Accessed|Retrieved"
    r"|Dispon[ií]|Acesso|Consult|URL|http|www\.|ISBN|ISSN|DOI|Aufl\b|Ausg\b|Bde?\.|Band \d|Heft|H\. ?\d|Jg\.|Vol\b|Nr\.|No\. ?\d|S\. ?\d|pp?\. ?\d|In:|in:|\(?Hrsg\b|Hgg?\.|Eds?\.)"
)
"""What stands inside or at the end of an entry, never at its beginning."""
_CONTAINER = re.compile(
    r"[A-ZÀ-Þ][^\d,.:;()]{3,60},? (?:vol\. ?|Jg\. ?|Bd\. ?|v\. ?)?\d{1,3} ?[(,:]\s?(?:\d|H\.|no?\.|S\.|p)"
)
"""A journal with its volume."""
_NO_NAME = re.compile(
    r"(?:Diss(?:ertation|\.)|Thesis|Habilitation\w*|Magisterarbeit|Diplomarbeit|Tese|Tesis|Thèse|Tesi|Univer\w+|Press|Verlag|Unpublished)\b|("
    + "|".join(sorted(place.title() for place in PLACES if place not in ("us", "uk", "wales", "france")))
    + r"),\s",
)
"""What stands before a comma and is no family name: kinds of theses, places."""


def reads_like_entry(text: str) -> bool:
    """Whether a line or paragraph reads like an entry: it begins with names, and a year or what leads to a place in print follows.

    >>> reads_like_entry("Müller, Hans: Titel. Berlin 1999"), reads_like_entry("In 1999 the survey was repeated.")
    (True, False)
    """
    return shape_of(text) in NAMED and YEAR.search(text) is not None


def _looks(body: Sequence[Line]) -> list[_Look]:
    width = sorted(len(line.text) for line in body)[int(0.9 * (len(body) - 1))]
    page = _Page(width, *_weights_of_blanks(body, width), _stops(body))
    return [_look(body, i, page) for i in range(len(body))]


@dataclass(frozen=True, slots=True)
class _Page:
    """How a list is set: the width of its lines, what a blank line before a line weighs and what that there is none,
    and whether its paragraphs end in stops."""

    width: int
    blank: float
    no_blank: float
    stops: bool


def _is_opening_alone(text: str) -> bool:
    """Whether a line has names and year and nothing else, so that the title comes next."""
    opening = find_opening(text)
    return opening is not None and opening.cost <= 0.7 and len(text) - opening.end < 3


def _stops(body: Sequence[Line]) -> bool:
    ends = [_COMPLETE.search(a.text) is not None for a, b in pairwise(body) if b.blank_before]
    return len(ends) >= 3 and sum(ends) >= 0.8 * len(ends)


def _look(body: Sequence[Line], i: int, page: _Page) -> _Look:
    line = body[i]
    shape = shape_of(line.text)
    opening, weight = _by_opening(body, i)
    before = ""
    weight -= 3.0 if _INSIDE.match(line.text) or i and _is_opening_alone(body[i - 1].text) else 0.0
    weight -= 2.5 if _CONTAINER.match(line.text) else 0.0
    weight += page.blank if line.blank_before else 0.0 if line.torn else page.no_blank
    if i:
        before, weight_of_end = _by_end(body[i - 1].text, page.width)
        weight += weight_of_end
        torn = line.blank_before and page.stops and _COMPLETE.search(body[i - 1].text) is None
        weight -= 7.0 if torn or is_tail_of(body[i - 1].text, line.text) else 0.0
    years = len(YEAR.findall(line.text))
    blank = "yes" if line.blank_before else "unknown" if line.torn else "no"
    return _Look(shape, opening, before, blank, weight, fold_name(line.text[:24])[:3], years, len(line.text))


def _weights_of_blanks(body: Sequence[Line], width: int) -> tuple[float, float]:
    """What a blank line before a line weighs, and what it weighs that there is none; where blank lines are everywhere, the width
    of lines and how they open tell paragraphs from lines set apart."""
    share = sum(line.blank_before for line in body[1:]) / max(1, len(body) - 1)
    opened = sum(find_opening(line.text) is not None for line in body) if share > 0.9 else 0
    if share > 0.9 and opened >= 0.6 * len(body) and _stops(body):
        return 5.0, 0.0  # each paragraph is an entry, one without a year too
    if share > 0.9 and (width > 110 or opened >= 0.6 * len(body)) or 0.12 < share <= 0.9:
        return 2.0, -0.5 if share < 0.9 else 0.0
    return 0.4, 0.0


def _by_opening(body: Sequence[Line], i: int) -> tuple[str, float]:
    """Names and year, or names alone, at the beginning; they may run over the line's end."""
    text = opening_words(body, i)
    opening = None if text[:1] in "(" else find_opening(text)
    if opening is not None and not _is_imprint(body, i, text[slice(*opening.authors)], opening):
        return "year", 3.0 if opening.cost <= 0.6 or opening.repeated else 1.6
    names = find_names(text)
    if names is not None and names.cost <= 0.7:
        return "names", 1.0
    if _are_spelt_out(text):
        return "given names", 1.6
    head = _INSTITUTION.match(text)
    if head and is_organisation(head["name"]) and not _PUBLISHER.search(head["name"]):
        return "institution", 1.0
    return ("editors", 1.6) if _EDITORS.match(text) else ("", 0.0)


def _are_spelt_out(text: str) -> bool:
    """Whether a colon follows names of which half at least begin with known given names: "Petra Böttcher / Bernd Müller: Titel"."""
    head, colon, title = text[:200].partition(": ")
    names = [name.split() for name in _BETWEEN.split(head.removesuffix(" u. a."))]
    if not colon or not title or any(not 2 <= len(words) <= 4 or not words[0][:1].isupper() for words in names):
        return False
    return 2 * sum(is_given_name(words[0]) for words in names) >= len(names)


_BETWEEN = re.compile(r"\s?/\s?|,\s|\s(?:und|and|et|y|e|&)\s")


def _is_imprint(body: Sequence[Line], i: int, names: str, opening: Opening) -> bool:
    """Whether what opens like an institution and a year is the end of the entry before: "Cambridge\nUniversity Press, 1976."."""
    if not i or opening.shape != "plain" or not (is_organisation(names) and _PUBLISHER.search(names)):
        return False
    return _COMPLETE.search(body[i - 1].text) is None or -2 < len(body[i].text) - opening.end < 3


def _by_end(before: str, width: int) -> tuple[str, float]:
    """How the line before ends: broken off, at a full stop, or short of the margin."""
    short = len(before) < 0.7 * width
    if before.endswith(("-", "‐", "–")) or OPEN_END.search(before):
        return "open", -1.0 if short and not before.endswith("-") else -2.5
    kind = f"{'digit' if before[-1].isdigit() else 'stop' if before[-1] == '.' else 'word'}{' short' if short else ''}"
    if _COMPLETE.search(before):
        return kind, 1.5 if short else 0.7
    return kind, 0.3 if short else -1.3


def _best(looks: Sequence[_Look], learnt: dict[str, float], *, ordered: bool) -> list[bool]:
    """The division into entries with the greatest weight, by dynamic programming over the lines."""
    years, letters = [0], [0]
    for look in looks:
        years.append(years[-1] + look.years)
        letters.append(letters[-1] + look.length)
    best, back, keys = [0.0], [-1], [looks[0].key]
    for i in range(1, len(looks)):
        look = looks[i]
        here = look.weight + _PRIOR[look.shape] + sum(learnt.get(habit, 0.0) for habit in look.habits) - 1.5
        options = [
            (best[j] + _whole(years[i] - years[j], letters[i] - letters[j]) + _order(keys[j], look, ordered), -j)
            for j in range(max(0, i - LONGEST), i)
        ]
        weight, j = max(options)
        best.append(weight + here)
        back.append(-j)
        keys.append(keys[-j] if look.shape == "dash" else look.key)
    return _traced(best, back, years, letters)


def _traced(best: list[float], back: list[int], years: list[int], letters: list[int]) -> list[bool]:
    """The starts of the best division; the last entry needs a year too."""
    n = len(best)
    low = max(0, n - LONGEST)
    at = max(range(low, n), key=lambda j: (best[j] + _whole(years[n] - years[j], letters[n] - letters[j]), -j))
    starts = [False] * n
    while at >= 0:
        starts[at] = True
        at = back[at]
    starts[0] = True
    return starts


def is_tail_of(previous: str, text: str) -> bool:
    """Whether a paragraph goes on with the entry before it and then holds the next entry whole.

    >>> is_tail_of("Pestoff, V. (2006). Title.", "Health, 8(4), 5–9. Pestoff, V. (2009). Towards a theory. Voluntas, 3(2).")
    True
    """
    if _GIVEN.match(text) or find_names(text) is not None:
        return False
    for stop in AFTER_STOP.finditer(text[:300]):
        inner = find_opening(re.sub(r"\s", " ", text[stop.end() : stop.end() + 400]))
        if inner is not None and inner.cost <= 0.6:
            before = text[: stop.end()]
            return (
                YEAR.search(before) is None and LOCATOR.search(before) is not None and YEAR.search(previous) is not None
            )
    return False


def _whole(years: int, letters: int) -> float:
    """Whether lines make a whole entry: with a year, and not too long; a few words without a year ("Campus, Köln") hardly do."""
    return (0.0 if years else -2.0 if letters > 60 else -4.0) - (0.3 * (letters / 80 - 8) if letters > 640 else 0.0)


def _order(before: str, look: _Look, ordered: bool) -> float:
    """What the alphabet says; a dash goes with the names before it."""
    if not ordered:
        return 0.0
    if look.shape == "dash":
        return 0.7
    if look.key < before:
        return -1.8
    near = before[:1] and look.key[:1] and ord(look.key[0]) - ord(before[0]) <= 2
    return 1.0 if near else 0.3


def _learnt(looks: Sequence[_Look], starts: Sequence[bool]) -> dict[str, float]:
    """How much more often each habit marks the beginning of an entry of this list than a line inside one."""
    begin = Counter(habit for look, start in zip(looks, starts, strict=True) if start for habit in look.habits)
    inside = Counter(habit for look, start in zip(looks, starts, strict=True) if not start for habit in look.habits)
    entries, others = sum(starts) + 2, len(starts) - sum(starts) + 2
    return {
        habit: max(-1.5, min(1.5, 0.7 * log((begin[habit] + 0.5) / entries * others / (inside[habit] + 0.5))))
        for habit in begin | inside
    }


def _is_ordered(looks: Sequence[_Look], starts: Sequence[bool]) -> bool:
    """Whether the entries are in alphabetical order, but for a few."""
    keys = [look.key for look, start in zip(looks, starts, strict=True) if start and look.shape != "dash"]
    rising = sum(b >= a for a, b in pairwise(keys))
    return len(keys) >= 5 and rising >= 0.8 * (len(keys) - 1)
