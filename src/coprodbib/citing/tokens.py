"""The words before a year as tokens: capitalised words, initials, and what joins names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coprodbib.languages.citing import JOINERS, MORE_AUTHORS

_LETTER = r"[^\W\d_]"
_BREAK = r"-[ \t]*\n[ \t]*(?=[a-zà-ÿ])"
_TOKEN = re.compile(
    rf"(?P<more>(?-i:(?:{MORE_AUTHORS})|ET AL\b\.?)(?:['’]s?)?)"
    rf"|(?P<join>(?-i:{JOINERS}))"
    r"|(?P<suffix>(?-i:Jr|Sr)\b\.?|(?-i:III?|IV)(?=,?\s))"
    r"|(?P<short>\[[^\W\d_][^\[\]()]{1,20}\]|\((?=[^()]{0,9}[A-Z])[^\W\d_][^\s()]{1,9}\))"
    r"|(?P<initial>(?!St\.)(?-i:[A-ZÀ-Þ])[a-zé]?\.(?:[\s-]{0,2}(?-i:[A-ZÀ-Þ])\.){0,4})"
    # letters torn apart in conversion: "O’ F lynn", "F lynn"
    rf"|(?P<word>[’'‘]t\s(?-i:[A-ZÀ-Þ]){_LETTER}+|(?-i:Ste?\.\s[A-ZÀ-Þ]){_LETTER}+|(?-i:[OD])[’'‘]\s(?-i:[A-ZÀ-Þ])\s?{_LETTER}+|(?<!\w)(?-i:[B-HJ-Z])\s(?-i:(?!(?:and|und|et|y|e|or|of|in|is|was|the|for|to|on|at|by|has|had|can|may|as)\b)[a-zà-ÿ]{{3,}})(?=,?\s|,?\d)|"
    rf"{_LETTER}+(?:(?:{_BREAK}|[’'‘`´‐‑-]){_LETTER}+){{0,6}}(?:['’](?!\w))?)"
    r"|(?P<comma>,)|(?P<semicolon>;)|(?P<slash>/)|(?P<other>[^\s*_])",  # "*" and "_" are emphasis
    re.I,
)
_POSSESSIVE = re.compile(r"['’‘]s?\Z", re.I)


@dataclass(frozen=True, slots=True)
class Token:
    """``kind``: more, join, suffix, short, initial, word, comma, semicolon, slash, other; offsets in the text."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """The word as a name: no possessive, no line break inside."""
        bare = _POSSESSIVE.sub("", self.text) if self.possessive else self.text
        if bare.isalpha():
            return bare
        return " ".join(re.sub(r"-\s*\n\s*", "", bare).split())

    @property
    def possessive(self) -> bool:
        """Whether it ends in "’s", or in an apostrophe behind "s"."""
        if self.text.isalpha() or self.kind not in ("word", "more"):
            return False
        mark = _POSSESSIVE.search(self.text)
        return mark is not None and mark.start() > 1

    @property
    def acronym(self) -> bool:
        """Whether all its letters are capitals, two at least."""
        return self.kind == "word" and self.name.isupper() and len(self.name) > 1

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital (or "d’Alembert", "al-Hakim")."""
        return self.kind == "word" and (
            self.text[0].isupper() or re.match(r"[’'‘]t\s|(?:[dl]['’]|al-|el-|ibn-)[^\W\d_a-z]", self.text) is not None
        )


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]`` in order.

    >>> [t.kind for t in tokens("see O’Brien, J., et al.’s", 0, 25)]
    ['word', 'word', 'comma', 'initial', 'comma', 'more']
    """
    return [Token(str(m.lastgroup), m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
