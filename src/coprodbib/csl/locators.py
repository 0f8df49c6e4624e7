"""A locator as a person types it: "chapter 3", "pp. 4-6" (CSL 1.0.2, "Locators")."""

from __future__ import annotations

import re
from functools import lru_cache

from coprodbib.csl.engine import MINIMAL, Loaded

LABELS = (
    "act appendix article-locator book canon chapter column elocation equation figure folio issue line note opus page "
    "paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse volume"
).split()
"""What a locator may be of (CSL 1.0.2, appendix "Locator Types")."""

_TYPED = re.compile(r"((?:[^\W\d_]\.){2,}|[^\W\d_§¶]+|[§¶]+)\.?\s*(\S.*)", re.DOTALL)
_ALSO = {
    "chapter": "ch chs",
    "paragraph": "par pars",
    "sub-verbo": "s.v s.vv",
    "supplement": "supp supps",
    "table": "tab",
}
"""Abbreviations in common use that are no terms of the English locale."""


def split_label(locator: str, loaded: Loaded) -> tuple[str, str]:
    """(label, locator): the label that a locator begins with in the locale's words or in English, else page.

    >>> from coprodbib.csl.engine import MINIMAL
    >>> [split_label(text, Loaded(MINIMAL)) for text in ("4", "ch. 3", "pp. 4-6", "Vol. 1, fol. 8", "xii")]
    [('page', '4'), ('chapter', '3'), ('page', '4-6'), ('volume', '1, fol. 8'), ('page', 'xii')]
    """
    typed = _TYPED.fullmatch(locator)
    if typed is None:
        return "page", locator
    word = typed[1].rstrip(".").casefold()
    label = next((label for label in LABELS if word in _words(label, loaded)), None) or _english().get(word)
    return (label, typed[2]) if label else ("page", locator)


def _words(label: str, loaded: Loaded) -> set[str]:
    terms = (
        loaded.term(label, form, plural=plural) for form in ("long", "short", "symbol") for plural in (False, True)
    )
    return {label, *(term.rstrip(".").casefold() for term in terms if term)}


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    """Word -> label in English, in which people abbreviate whatever the style's locale."""
    loaded = Loaded(MINIMAL)
    terms = {word: label for label in reversed(LABELS) for word in _words(label, loaded)}
    return terms | {word: label for label, words in _ALSO.items() for word in words.split()}
