"""Walking from a year to the left: tokens one by one, and the words that make up one name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coprodbib.citing.known import Known
from coprodbib.citing.tokens import Token
from coprodbib.languages.citing import NAME_PARTICLES, PREPOSITIONS, STARTERS

INSIDE = frozenset("of for the and on in de la le du des et für der und del do da y e &".split())
"""Small words within the name of an institution."""


class Walk:
    """The tokens before a year; ``at`` is the next one to be read, from the last to the first."""

    def __init__(self, found: Sequence[Token], known: Known, *, bracketed: bool) -> None:
        self.tokens, self.known, self.bracketed = found, known, bracketed
        self.at = len(found) - 1

    def kind(self, back: int = 0) -> str:
        """The kind of the current token, or of one further to the left; "" at the beginning."""
        return self.tokens[self.at - back].kind if self.at - back >= 0 else ""

    def skip(self, kind: str) -> None:
        """Step over a token of this kind."""
        if self.kind() == kind:
            self.at -= 1

    def take(self, kind: str) -> Token | None:
        """Step over a token of this kind and give it; None where another stands."""
        if self.kind() != kind:
            return None
        self.at -= 1
        return self.tokens[self.at + 1]

    def words(self) -> list[Token]:
        """Capitalised words with the particles and small words between them, up to the current token; moves before them."""
        at, first = self.at, self.at + 1
        while at >= 0 and self.tokens[at].kind in ("word", "join"):
            token = self.tokens[at]
            if self.small(token) or token.capital and (not is_starter(token) or self.known.is_name(token.name)):
                if first != at + 1 and token.possessive:
                    break
                first = at
            elif (
                token.text.lower() in NAME_PARTICLES
                and first == at + 1
                and not (token.capital and self._is_article(token) and not self._is_printed(at))
            ):
                first = at  # "van der Berg": the particle belongs to the word behind it
            elif not (token.text.lower() in INSIDE and first <= self.at and self._goes_on(at)):
                break
            at -= 1
        words = list(self.tokens[first : self.at + 1])
        if not any(w.capital or self.small(w) for w in words):
            return []
        self.at = first - 1
        return self._trimmed(words)

    def _is_article(self, token: Token) -> bool:
        """ "Die", "La" at the beginning of a sentence, in a language where they are articles."""
        return token.text.lower() in PREPOSITIONS.get(self.known.language, frozenset())

    def _is_printed(self, at: int) -> bool:
        """Whether the words from here on are a name of the list: "De los Ríos"."""
        return self.known.is_printed(" ".join(token.name for token in self.tokens[at : self.at + 1]))

    def without_prepositions(self, words: list[Token]) -> list[Token]:
        """Drop "de" of "de Bourdieu (1979)" in a French sentence, "von Breen" in a German one; names the list prints so stay whole.

        Behind an initial it is a particle ("M. de Certeau").
        """
        small = PREPOSITIONS.get(self.known.language, frozenset()) if self.kind() != "initial" else frozenset()
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

    def small(self, token: Token) -> bool:
        """Whether a word in lower case is a name of the list ("bell hooks")."""
        return token.kind == "word" and self.known.is_small(token.name)

    def _goes_on(self, at: int) -> bool:
        """Whether a small word joins two parts of an institution's name ("Ministry of Health")."""
        if self.tokens[at].kind == "join" or self.known.nouns:
            return False
        before = self.tokens[at - 1] if at else None
        if before is not None and before.text.lower() in INSIDE and at > 1:
            before = self.tokens[at - 2]
        return before is not None and before.capital and not before.possessive and not is_starter(before)

    def _trimmed(self, words: list[Token]) -> list[Token]:
        """Without the joining words at its edges."""
        while (
            words and not words[0].capital and not self.small(words[0]) and words[0].text.lower() not in NAME_PARTICLES
        ):
            words = words[1:]
        return words


def is_starter(token: Token) -> bool:
    """A word that begins a sentence with a capital; "WHO" is an institution."""
    return token.text.lower() in STARTERS and not token.acronym
