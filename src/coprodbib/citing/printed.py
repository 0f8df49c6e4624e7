"""Names read off the print of an entry, for lists whose style the parser did not make out."""

from __future__ import annotations

import re

_MARK = re.compile(r"\A\s*(?:\[[^\[\]]{1,30}\]|\(\d{1,4}\)|\d{1,4}[.)]?|[•*–-])\s+")
_INITIALS = re.compile(r"\A(?:[A-ZÀ-Þ][a-z]?\.[\s-]?){1,4}\s*")
_HEAD = re.compile(r"\s*(?:[,:;=(\[/“„«\"\d]|\.\s|\s(?:[A-ZÀ-Þ]\.|et|ET|and|AND|und|UND|y|Y|e|E|&)(?=[\s,.-]|\Z))")
_BEHIND = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])\s[A-ZÀ-Þ]{1,4}\Z")
_BODY_END = re.compile(r"(?<!\b[A-Z])\.\s|\s?[\d:;,]")


def printed_names(raw: str) -> tuple[str, ...]:
    """What an entry may be cited under, judged by its first words: a family name in either order, or an institution.

    >>> printed_names("DUNMORE J., 1978 « Women »"), printed_names("M.-A. Fabbri e E. Orlandi, Il declino")
    (('DUNMORE',), ('Fabbri',))
    >>> printed_names("Paolo Basile, Storia"), printed_names("Hartz ZMA, organizadora. Avaliação")
    (('Paolo Basile', 'Basile'), ('Hartz',))
    """
    text = _INITIALS.sub("", _MARK.sub("", raw[:200], count=1), count=1)
    stop = _HEAD.search(text)
    head = " ".join((text[: stop.start()] if stop else text[:60]).split()).strip(" .")
    head = _BEHIND.sub("", head)
    words = head.split()
    if not words or len(words) > 9 or not words[0][0].isalpha():
        return ()
    return (head, words[-1]) if 1 < len(words) <= 3 and words[-1][0].isupper() else (head,)


def printed_body(raw: str) -> str:
    """The first words of an entry where they may name an institution: several, and no initials among them; else "".

    >>> printed_body("Food and Drug Administration. (2016). A rule."), printed_body("Doe, J. (2016). A rule.")
    ('Food and Drug Administration', '')
    """
    text = _MARK.sub("", raw[:200], count=1)
    stop = _BODY_END.search(text)
    words = (text[: stop.start()] if stop else text).strip(" .(").split()
    lone = any(len(word.strip(".")) < 2 and word.isupper() for word in words)
    return " ".join(words) if 1 < len(words) <= 15 and not lone else ""
