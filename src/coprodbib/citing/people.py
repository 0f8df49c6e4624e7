"""The names before a year, read from the right: "Barbera, Sicilia, and Steccolini", "van Eijk et al.", "WHO"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coprodbib.citing.known import Known
from coprodbib.citing.tokens import Token, tokens
from coprodbib.citing.walking import INSIDE, Walk, is_starter
from coprodbib.languages.citing import NAME_PARTICLES, TITLES
from coprodbib.languages.surnames import is_iberian_surname
from coprodbib.names.bodies import is_organisation

_NO_NAME = re.compile(r"[\d%=+<>][\s,]{0,2}\Z")
"""What no name ends with."""
_WALLS = frozenset("0123456789()[]")
NEAR = 30
"""Characters before a year within which a bracket may be part of the name: "(WHO)", "(org.)"."""
REACH = 260
"""Characters before a year in which its names are sought."""


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

    @property
    def given(self) -> tuple[str, ...]:
        """Initials or given names, "" where none is printed."""
        return tuple(p.given for p in self.persons)


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
    if _NO_NAME.search(text, max(floor, end - 3), end):
        return None  # "1999, 2000, 2001": nothing to be read
    found = tokens(text, _nearest(text, max(floor, end - REACH), end), end)
    return _Reader(found, known, bracketed=bracketed).read()


def _nearest(text: str, low: int, end: int) -> int:
    """Where to begin reading: no name goes on over a digit or a bracket, but for a short one right before the year ("(WHO)")."""
    far = text[low : end - NEAR] if end - NEAR > low else ""
    return low + max(0, len(far) - 1 - next((k for k, c in enumerate(reversed(far)) if c in _WALLS), len(far)))


class _Reader(Walk):
    """Reads persons and what joins them."""

    def read(self) -> People | None:
        self._skip_stop()
        possessive = self.at >= 0 and self.tokens[self.at].possessive
        short = self.take("short")
        et_al = self.take("more") is not None
        self.skip("comma")
        persons: list[Person] = []
        joined = et_al
        while (person := self._person()) is not None:
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

    def _skip_stop(self) -> None:
        """Step over what parts names from their year: a comma, by mistake a semicolon, a full stop or a colon."""
        if (
            self.kind() == "comma"
            or self.bracketed
            and (self.kind() == "semicolon" or self.kind() == "other" and self.tokens[self.at].text in ".:")
        ):
            self.at -= 1

    def _link(self, joined: bool, persons: list[Person]) -> str:
        """Step over what joins the name just read to one before it; "" where nothing does."""
        kind, mark = self.kind(), self.at
        if kind in ("join", "slash"):
            self.at -= 1
            self.skip("comma")
        elif (
            kind == "comma"
            and (joined or self.bracketed)
            or kind == "semicolon"
            and (self.bracketed and _shouted(persons) or self._listed_before(persons))
        ):
            self.at -= 1
        else:
            return ""
        if self.kind() in ("word", "initial", "suffix") and self._starts_name():
            return kind
        self.at = mark
        return ""

    def _listed_before(self, persons: list[Person]) -> bool:
        """Whether the word in front of a semicolon and the name behind it stand together in an entry ("Kirby; Winslow, 1993")."""
        before = self.tokens[self.at - 1] if self.at else None
        return before is not None and before.kind == "word" and self.known.together(before.name, persons[0].family)

    def _starts_name(self) -> bool:
        """Whether the token to the left can end a name."""
        token = self.tokens[self.at]
        return token.kind != "word" or self.small(token) or token.capital and not is_starter(token)

    def _person(self) -> Person | None:
        """The name that ends at the current token."""
        if self.take("suffix"):
            self.skip("comma")
        inverted = self._inverted()
        if inverted is not None:
            return inverted
        words = self.without_prepositions(self.words())
        if not words:
            return None
        given = self.take("initial")
        return self._person_of(words, given)

    def _inverted(self) -> Person | None:
        """ "Smith, J.", "Smith J." or "Smith JA": the initials behind the name."""
        if self.kind() != "initial" and not self._bare_initials():
            return None
        mark, given = self.at, self.tokens[self.at]
        self.at -= 1
        self.skip("comma")
        words = self.words()
        if words and len(words) <= 3:
            return Person(" ".join(w.name for w in words), given.text, words[0].start)
        self.at = mark
        return None

    def _bare_initials(self) -> bool:
        """Whether "JA" stands behind a name of the list that is not in capitals itself."""
        if self.kind() != "word" or self.kind(1) != "word":
            return False
        before, token = self.tokens[self.at - 1], self.tokens[self.at]
        short = token.text.isupper() and token.text.isalpha() and len(token.text) <= 3
        return short and not before.name.isupper() and self.known.is_author(before.name)

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
            and (is_organisation(whole) or any(n.lower() in INSIDE - NAME_PARTICLES for n in names))
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


def _without_affiliation(words: list[Token]) -> list[Token]:
    """ "Mark Moore of the School of Government": the person alone."""
    end = next(
        (k for k, w in enumerate(words) if k and w.text.lower() in ("of", "at", "from", "for", "in")), len(words)
    )
    return words[:end]


def _shouted(persons: list[Person]) -> bool:
    """Whether all names are in capitals, as Brazilian lists and citations print them."""
    return all(p.family.isupper() and len(p.family) > 2 for p in persons)
