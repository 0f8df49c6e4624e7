"""A locator as a person types it: "chapter 3", "pp. 4-6" (CSL 1.0.2, "Locators")."""

from __future__ import annotations

import re

from coprodbib.csl.engine import Loaded

LABELS = (
    "act appendix article-locator book canon chapter column elocation equation figure folio issue line note opus page "
    "paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse volume"
).split()
"""What a locator may be of (CSL 1.0.2, appendix "Locator Types")."""

_TYPED = re.compile(r"([^\W\d_§¶]+|[§¶]+)\.?\s*(\S.*)", re.DOTALL)


def split_label(locator: str, loaded: Loaded) -> tuple[str, str]:
    """(label, locator): the label that a locator begins with in the locale's words, else page.

    >>> from coprodbib.csl.engine import MINIMAL
    >>> [split_label(text, Loaded(MINIMAL)) for text in ("4", "chapter 3", "pp. 4-6", "Vol. 1, fol. 8", "xii")]
    [('page', '4'), ('chapter', '3'), ('page', '4-6'), ('volume', '1, fol. 8'), ('page', 'xii')]
    """
    typed = _TYPED.fullmatch(locator)
    word = typed[1].casefold() if typed else ""
    for label in LABELS if typed else ():
        if word in _words(label, loaded):
            assert typed is not None
            return label, typed[2]
    return "page", locator


def _words(label: str, loaded: Loaded) -> set[str]:
    terms = (
        loaded.term(label, form, plural=plural) for form in ("long", "short", "symbol") for plural in (False, True)
    )
    return {label, *(term.rstrip(".").casefold() for term in terms if term)}
