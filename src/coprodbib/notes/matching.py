"""Which of the works known so far a citation in a note means: by names, words of the title, and year, rare words first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from coprodbib.folding import STOP, fold_name
from coprodbib.languages.notes import CITED_BEFORE, PAGES
from coprodbib.openings import DASH

_YEAR = re.compile(r"(?<![\d–-])(?:1[5-9]|20)\d\d(?=[a-z\d]?(?![\w–-]))")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_BROKEN = re.compile(r"(?<=[^\W\d_])-[ \t]*\n\s*(?=[a-zà-ÿ])")
_BARE_YEAR = re.compile(r"[\s,(]*(?:1[5-9]|20)\d\d[a-z]?[\s).,;]*")
HEAD = 70
"""Characters within which the names stand that a citation begins with."""
MOST = 60
"""Works a word may belong to before it tells nothing."""


@dataclass(frozen=True, slots=True)
class Card:
    """A work as matching sees it: the folded words its names may be, those of its first name, all its words, its years,
    the two words it begins with."""

    id: str
    names: frozenset[str]
    first: frozenset[str]
    words: frozenset[str]
    years: frozenset[str]
    lead: frozenset[str]


def card(id: str, text: str, families: Sequence[str] = (), also: frozenset[str] = frozenset()) -> Card:
    """The card of a printed entry; ``families`` are its family names where they are known, ``also`` folded names it does not print.

    >>> sorted(card("1", "Doe, Jane: A long title. London 1999").names)
    ['do', 'jane']
    """
    known = also | frozenset(w for family in families for w in _folded(family))
    first = frozenset(w for family in families[:1] for w in _folded(family)) or also or _names(text)
    words = frozenset(_folded(text)) | also  # a dash says the names of the entry before
    return Card(id, known | _names(text), first, words, _years(text), also or _lead(text))


def _years(text: str) -> frozenset[str]:
    """Years printed before an address; what stands behind it is the day someone looked."""
    return frozenset(_YEAR.findall(re.split(r"https?:", text)[0]))


def _folded(text: str) -> list[str]:
    words = (
        w for w in _WORD.findall(_BROKEN.sub("", text)) if len(w) > 2 and not w.isdigit() and w.lower() not in STOP
    )
    return [w for word in words if (w := fold_name(word).replace(" ", ""))]


def _lead(text: str) -> frozenset[str]:
    """The first two words of two letters and more that are capitalised: the family name is among them in either order."""
    words = [w for w in _WORD.findall(_BROKEN.sub("", text[:HEAD])) if w[0].isupper() and len(w) > 1]
    return frozenset(w for word in words[:2] for w in _folded(word))


def _names(text: str) -> frozenset[str]:
    """The capitalised words before the title: up to the first colon, year or quotation mark, or the first few."""
    head = re.split(r"[:\d“„«\"]|\b(?:[Ii]n|[Ee]m|[Dd]ans)\b", _BROKEN.sub("", text)[:HEAD])[0]
    words = [w for w in _WORD.findall(head) if w[0].isupper() and len(w) > 2]
    return frozenset(w for word in words[:4] for w in _folded(word))


def _agree(one: Card, words: frozenset[str], years: frozenset[str], lead: frozenset[str]) -> bool:
    if years and one.years and not years & one.years or lead and one.lead and not lead & one.lead:
        return False
    return 2 * len(words & one.words) >= 1.3 * min(len(words), len(one.words))


def _without_pages(found: re.Match[str]) -> str:
    """Pages left out, a year that stands where they may stand ("Doe (2002)") kept."""
    return found[0] if _BARE_YEAR.fullmatch(found[0]) else " "


class Shelf:
    """The works known so far, asked what a citation means.

    >>> shelf = Shelf()
    >>> shelf.add(card("1", "Doe, Jane: A long title. London 1999"))
    >>> shelf.add(card("2", "Doe, Jane: Short stories. Paris 2003"))
    >>> shelf.meant("Doe: Short stories, S. 5"), shelf.meant("Doe 1999, S. 3"), shelf.meant("Roe 1999")
    (['2'], ['1'], [])
    """

    def __init__(self) -> None:
        self._cards: dict[str, Card] = {}
        self._with: dict[str, list[str]] = defaultdict(list)

    def add(self, new: Card) -> None:
        """Put a work on the shelf."""
        self._cards[new.id] = new
        for word in sorted(new.words | new.names):
            self._with[word].append(new.id)

    def add_list(self, entries: Sequence[tuple[str, str, Sequence[str]]]) -> None:
        """Put the entries of a list on the shelf: id, print, family names. A dash has the names of the entry before."""
        names = frozenset[str]()
        for id, text, families in entries:
            new = card(id, text, families, names if DASH.match(text) else frozenset())
            names = new.names
            self.add(new)

    def names_of(self, id: str) -> frozenset[str]:
        """The names of a work on the shelf."""
        return self._cards[id].names

    def meant(self, text: str, names: frozenset[str] | None = None, recent: Sequence[str] = ()) -> list[str]:
        """Ids of the works that a citation means: one, several where it names too little, or none.

        ``names``: whose work it is where the citation does not say ("ders."); ``recent``: ids cited before, the last one last,
        which decide between works that fit equally well.
        """
        bare = CITED_BEFORE.sub(" ", PAGES.sub(_without_pages, " " + text))
        words, years = frozenset(_folded(bare)), _years(bare)
        names = _names(bare) if names is None else names
        scores = {id: self._score(self._cards[id], words | names, years, names) for id in self._near(words | names)}
        best = max(scores.values(), default=0.0)
        if best < 0.5:
            return []
        tied = sorted(id for id, score in scores.items() if score > best - 0.04)
        last = next((id for id in reversed(recent) if id in tied), None) if len(tied) > 1 and not years else None
        return [last] if last is not None else tied

    def holds(self, text: str) -> bool:
        """Whether a work cited in full is one of the shelf: it is meant, and neither year nor most of its words speak against it.

        >>> shelf = Shelf()
        >>> shelf.add(card("1", "Doe, Jane: The politics of public libraries. London 1999"))
        >>> shelf.holds("Doe, Jane: The politics of public libraries, London 1999, S. 5"), shelf.holds("Doe, Jane: The politics of town halls. London 2003")
        (True, False)
        """
        words, years = frozenset(_folded(text)), _years(text)
        return any(_agree(self._cards[id], words, years, _lead(text)) for id in self.meant(text))

    def _near(self, words: frozenset[str]) -> set[str]:
        return {id for word in words for id in self._with.get(word, ())[:MOST]}

    def _score(self, one: Card, words: frozenset[str], years: frozenset[str], names: frozenset[str]) -> float:
        """The weighted share of the citation's words that the work has; no work without one of the names, or most of the words."""
        total = sum(map(self._weight, words)) or 1.0
        shared = words & one.words
        share = sum(map(self._weight, shared)) / total
        if not names & one.names and (share < 0.75 or len(shared) < 3):
            return 0.0
        if years and one.years:
            share += 0.25 if years & one.years else -0.35
        return share + (0.1 if names & one.first else 0.0) - 0.02 * len(one.names - words)

    def _weight(self, word: str) -> float:
        return log(1.5 + len(self._cards) / (1 + len(self._with.get(word, ()))))
