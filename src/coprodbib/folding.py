"""Text made comparable: case, accents, hyphens, white space and "and" no longer count."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from anyascii import anyascii

_DIGRAPHS = re.compile(r"(?<=[aou])e|(?<=a)a")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_JOINT = re.compile(r"(?<=\w)['’`\u2010-\u2013\-](?=\w)")
_MAIN = re.compile(r"\s*(?:[?!.:]\s+|\?|:|\s[\u2013\u2014\-]\s|\u2014)\s*")

STOP = frozenset(
    """
    a an the of and or in on to for from with by at as is are into its their how what why
    der die das und oder von zu im in auf mit fur eine ein zur zum den des dem
    le la les de du des et un une dans en pour sur au aux
    el los las y del para con una e o da do dos das um uma na no il lo gli della di een het van
    """.split()
)
"""Words too frequent to tell titles apart."""


def fold(text: str) -> str:
    """ASCII lower case.

    >>> fold("Éloge Müller")
    'eloge muller'
    >>> fold("theory &amp; practice")
    'theory & practice'
    """
    text = unescape(text) if "&" in text else text
    return text.lower() if text.isascii() else anyascii(text).lower()


@lru_cache(maxsize=1 << 16)
def fold_name(text: str) -> str:
    """Words of a name in one spelling for all ways of writing umlauts, accents and ligatures.

    >>> fold_name("Löffler") == fold_name("Loeffler"), fold_name("Møller") == fold_name("Moeller")
    (True, True)
    """
    return _DIGRAPHS.sub("", _NOT_WORD.sub(" ", fold(text)).strip())


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """The words of a title in order, hyphens and apostrophes closed up, "and" left out.

    >>> words("The Co-production of R&D: a user’s view")
    ('the', 'coproduction', 'of', 'r', 'd', 'a', 'users', 'view')
    """
    return tuple(w for w in _NOT_WORD.split(fold(_JOINT.sub("", text))) if w and w != "and")


def squash(text: str) -> str:
    """The words of a title run together, so that spaces no longer count.

    >>> squash("Job specific experience") == squash("Jobspecific Experience")
    True
    """
    return "".join(words(text))


def main_title(text: str) -> str:
    """What stands before the subtitle.

    >>> main_title("The new public governance? Emerging perspectives"), main_title("Voluntas: International Journal")
    ('The new public governance', 'Voluntas')
    """
    return _MAIN.split(text, maxsplit=1)[0]
