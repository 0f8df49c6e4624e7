"""The names before a year, read from the right: "Barbera, Sicilia, and Steccolini", "van Eijk et al.", "WHO"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coprodbib.citing.known import Known
from coprodbib.citing.tokens import Token, tokens
from coprodbib.languages.citing import NAME_PARTICLES, PREPOSITIONS, STARTERS, TITLES
from coprodbib.languages.surnames import is_iberian_surname
from coprodbib.names import is_organisation

REACH = 260
"""Characters before a year in which its names are sought."""
_INSIDE = frozenset("of for the and on in de la le du des et für der und del do da y e &".split())
"""Small words within the name of an institution."""


@dataclass(frozen=True, slots=True)
class Person:
    """One name as cited; ``given`` are printed initials or given names; ``alone`` says that nothing but one capitalised word is there."""

    family: str
    given: str
    start: int
    organisation: bool = False
    alone: bool = False
    titled: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """The names cited together, from ``start`` on; ``before`` is the token in front of them, None at the beginning."""

    persons: tuple[Person, ...]
    et_al: bool
    start: int
    before: Token | None
    possessive: bool

    @property
    def families(self) -> tuple[str, ...]:
        """The names in print order."""
        return tuple(p.family for p in self.persons)


def people_before(text: str, floor: int, end: int, known: Known, *, bracketed: bool) -> People | None:
    """The names that stand right before ``end``, back to ``floor``; None if there is no name.

    In a bracket, names may be joined by commas alone; in a sentence a comma joins names only where "and" or "et al." follows.

    >>> known = Known([])
    >>> people_before("(see Marsh, van Eijk and Rhodes, ", 1, 33, known, bracketed=True).families
    ('Marsh', 'van Eijk', 'Rhodes')
    >>> people_before("In Sweden, Pestoff ", 0, 19, known, bracketed=False).families
    ('Pestoff',)
    """
    if institution := known.institution_before(text, floor, end):
        name, start = institution
        return People((Person(name, "", start, organisation=True),), False, start, None, False)
    found = tokens(text, max(floor, end - REACH), end)
    return _Reader(found, known, bracketed=bracketed).read()


class _Reader:
    """Walks from the last token to the left; ``at`` is the next token to be read."""

    def __init__(self, found: Sequence[Token], known: Known, *, bracketed: bool) -> None:
        self.tokens, self.known, self.bracketed = found, known, bracketed
        self.at = len(found) - 1

    def _kind(self, back: int = 0) -> str:
        return self.tokens[self.at - back].kind if self.at - back >= 0 else ""

    def read(self) -> People | None:
        self._skip("comma")
        possessive = self.at >= 0 and self.tokens[self.at].possessive
        short = self._take("short")
        et_al = self._take("more") is not None
        self._skip("comma")
        persons: list[Person] = []
        joined = et_al
        while (person := self._person(last=not persons)) is not None:
            persons.insert(0, person)
            link = self._link(joined, persons)
            if not link:
                break
            joined = joined or link == "join"
        if short is not None and not (persons and persons[-1].organisation):
            persons = self._with_short(persons, short)
        persons = self._without_place(persons, joined)
        if not persons:
            return None
        before = self.tokens[self.at] if self.at >= 0 else None
        if before is not None and before.text == ":" and self.at:
            before = self.tokens[self.at - 1]
        return People(tuple(persons), et_al, persons[0].start, before, possessive)

    def _skip(self, kind: str) -> None:
        if self._kind() == kind:
            self.at -= 1

    def _take(self, kind: str) -> Token | None:
        if self._kind() != kind:
            return None
        self.at -= 1
        return self.tokens[self.at + 1]

    def _link(self, joined: bool, persons: list[Person]) -> str:
        """Step over what joins the name just read to one before it; "" where nothing does."""
        kind, mark = self._kind(), self.at
        if kind in ("join", "slash"):
            self.at -= 1
            self._skip("comma")
        elif (
            kind == "comma"
            and (joined or self.bracketed)
            or kind == "semicolon"
            and self.bracketed
            and _shouted(persons)
        ):
            self.at -= 1
        else:
            return ""
        if self._kind() in ("word", "initial", "suffix") and self._starts_name():
            return kind
        self.at = mark
        return ""

    def _starts_name(self) -> bool:
        """Whether the token to the left can end a name."""
        token = self.tokens[self.at]
        return token.kind != "word" or self._small(token) or token.capital and not _is_starter(token)

    def _person(self, *, last: bool) -> Person | None:
        """The name that ends at the current token."""
        if self._take("suffix"):
            self._skip("comma")
        inverted = self._inverted()
        if inverted is not None:
            return inverted
        words = self._without_prepositions(self._words())
        if not words:
            return None
        given = self._take("initial")
        return self._person_of(words, given)

    def _inverted(self) -> Person | None:
        """ "Smith, J." or "Smith J.": the initials behind the name."""
        if self._kind() != "initial":
            return None
        mark, given = self.at, self.tokens[self.at]
        self.at -= 1
        self._skip("comma")
        words = self._words()
        if words and len(words) <= 3:
            return Person(" ".join(w.name for w in words), given.text, words[0].start)
        self.at = mark
        return None

    def _words(self) -> list[Token]:
        """Capitalised words with the particles and small words between them, up to the current token; moves before them."""
        at, first = self.at, self.at + 1
        while at >= 0 and self.tokens[at].kind in ("word", "join"):
            token = self.tokens[at]
            if self._small(token) or token.capital and (not _is_starter(token) or self.known.is_name(token.name)):
                if first != at + 1 and token.possessive:
                    break
                first = at
            elif (
                token.text.lower() in NAME_PARTICLES
                and first == at + 1
                and not (token.capital and self._is_article(token))
            ):
                first = at  # "van der Berg": the particle belongs to the word behind it
            elif not (token.text.lower() in _INSIDE and first <= self.at and self._goes_on(at)):
                break
            at -= 1
        words = list(self.tokens[first : self.at + 1])
        if not any(w.capital or self._small(w) for w in words):
            return []
        self.at = first - 1
        return self._trimmed(words)

    def _is_article(self, token: Token) -> bool:
        """ "Die", "La" at the beginning of a sentence, in a language where they are articles."""
        return token.text.lower() in PREPOSITIONS.get(self.known.language, frozenset())

    def _without_prepositions(self, words: list[Token]) -> list[Token]:
        """ "de Bourdieu (1979)" in a French sentence, "von Breen" in a German one; names the list prints so stay whole."""
        small = PREPOSITIONS.get(self.known.language, frozenset())
        while not self.bracketed and len(words) > 1 and words[0].text.lower() in small and not words[0].capital:
            if self.known.is_printed(" ".join(w.name for w in words)):
                break
            words = words[1:]
        return [self._bare(w) for w in words]

    def _bare(self, word: Token) -> Token:
        """Without an elided article ("d’Augé") and without the genitive "s" of German or Dutch, where the list has the rest."""
        found = re.match(r"(?:[dl]|qu)['’](?=[A-ZÀ-Þ])", word.text)
        if (
            found
            and not self.known.is_printed(word.name)
            and (self.known.language == "fr" or self.known.is_name(word.text[found.end() :]))
        ):
            return Token(word.kind, word.text[found.end() :], word.start + found.end(), word.end)
        if (
            self.known.genitive
            and word.text.endswith("s")
            and not self.known.is_name(word.name)
            and self.known.is_name(word.text[:-1])
        ):
            return Token(word.kind, word.text[:-1], word.start, word.end)
        return word

    def _small(self, token: Token) -> bool:
        return token.kind == "word" and self.known.is_small(token.name)

    def _goes_on(self, at: int) -> bool:
        """Whether a small word joins two parts of an institution's name ("Ministry of Health")."""
        if self.tokens[at].kind == "join" or self.known.nouns:
            return False
        before = self.tokens[at - 1] if at else None
        if before is not None and before.text.lower() in _INSIDE and at > 1:
            before = self.tokens[at - 2]
        return before is not None and before.capital and not before.possessive and not _is_starter(before)

    def _trimmed(self, words: list[Token]) -> list[Token]:
        """Without the joining words at its edges."""
        while (
            words and not words[0].capital and not self._small(words[0]) and words[0].text.lower() not in NAME_PARTICLES
        ):
            words = words[1:]
        return words

    def _person_of(self, words: list[Token], initials: Token | None) -> Person:
        """Family name out of the words: one known to the list, an institution, or the last word in a sentence."""
        titled = len(words) > 1 and words[0].text.lower() in TITLES or self._after_title()
        if titled:
            words = _without_affiliation(words[1:] if words[0].text.lower() in TITLES else words)
        start = initials.start if initials else words[0].start
        given = initials.text if initials else ""
        names = [w.name for w in words]
        for k in range(len(names)):
            if self.known.is_author(" ".join(names[k:])):
                return self._named(words, k, start, given, titled)
        whole = " ".join(names)
        if (
            initials is None
            and len(words) > 1
            and (is_organisation(whole) or any(n.lower() in _INSIDE - NAME_PARTICLES for n in names))
        ):
            return Person(whole, "", start, organisation=True)
        for k in range(len(names)):
            if self.known.is_name(" ".join(names[k:])):
                return self._named(words, k, start, given, titled)
        return self._named(words, self._family_at(names, bool(initials) or titled), start, given, titled)

    def _after_title(self) -> bool:
        before = self.tokens[self.at] if self.at >= 0 else None
        return before is not None and before.text.lower() in TITLES

    def _family_at(self, names: list[str], surely_given: bool) -> int:
        """Where the family name begins: in a bracket all words are taken for it, in a sentence given names stand before it."""
        at = next((k for k in range(len(names)) if names[k].lower() in NAME_PARTICLES), None)
        if at is not None:
            return at
        if self.bracketed and not surely_given:
            return 0
        return len(names) - (2 if len(names) > 1 and is_iberian_surname(names[-2]) else 1)

    def _named(self, words: list[Token], k: int, start: int, given: str, titled: bool) -> Person:
        before = " ".join(w.name for w in words[:k] if w.text.lower() not in TITLES)
        family = " ".join(w.name for w in words[k:])
        if before and not given and self.known.is_author(family) and not self.known.meant((family,), (before,)):
            before = ""  # a word that happens to stand before a name of the list
        acronym = len(words) - k == 1 and words[k].name.isupper() and len(words[k].name) > 1
        return Person(
            family, given or before, start if k == 0 or before or given else words[k].start,
            organisation=acronym, alone=sum(w.capital for w in words) == 1 and not given, titled=titled,
        )  # fmt: skip

    def _with_short(self, persons: list[Person], short: Token) -> list[Person]:
        """ "(WHO)" behind words that are no institution: the abbreviation is the name itself."""
        return persons or [Person(short.text[1:-1], "", short.start, organisation=True)]

    def _without_place(self, persons: list[Person], joined: bool) -> list[Person]:
        """ "In Sweden, Pestoff and Brandsen": a lone word behind a preposition and before a comma is a place, unless the list has it."""
        before = self.tokens[self.at] if self.at >= 0 else None
        first = persons[0] if persons else None
        preposition = before is not None and before.text in (
            "In",
            "At",
            "From",
            "For",
            "Since",
            "Throughout",
            "Across",
            "Within",
            "Outside",
            "En",
            "Em",
            "Für",
        )
        if (
            first
            and joined
            and not self.bracketed
            and len(persons) > 1
            and preposition
            and first.alone
            and not self.known.is_name(first.family)
        ):
            return persons[1:]
        return persons


def _is_starter(token: Token) -> bool:
    """A word that begins a sentence with a capital; "WHO" is an institution."""
    return token.text.lower() in STARTERS and not token.acronym


def _without_affiliation(words: list[Token]) -> list[Token]:
    """ "Mark Moore of the School of Government": the person alone."""
    end = next(
        (k for k, w in enumerate(words) if k and w.text.lower() in ("of", "at", "from", "for", "in")), len(words)
    )
    return words[:end]


def _shouted(persons: list[Person]) -> bool:
    """Whether all names are in capitals, as Brazilian lists and citations print them."""
    return all(p.family.isupper() and len(p.family) > 2 for p in persons)
