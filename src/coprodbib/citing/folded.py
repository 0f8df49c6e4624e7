"""Names folded, so that all ways of citing them agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from coprodbib.folding import fold_name
from coprodbib.languages.words import PARTICLES


@lru_cache(maxsize=20_000)
def core(family: str) -> str:
    """A family name folded and run together, particles in front and "Jr." behind left out.

    >>> core("Van Eijk"), core("van Eijk’s"), core("Løgreid"), core("Womack Jr.")
    ('eijk', 'eijk', 'logreid', 'womack')
    """
    words = fold_name(re.sub(r"['’]s\Z", "", family)).split()
    while len(words) > 1 and words[0] in PARTICLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in ("jr", "sr"):
        words = words[:-1]
    return "".join(words)


def halves(family: str) -> set[str]:
    """The first and the last word of a double name, which either may stand for in a citation.

    >>> sorted(halves("Salazar Vergara")), sorted(halves("van Eijk"))
    (['salazar', 'vergara'], [])
    """
    words = [w for w in fold_name(family).split() if w not in PARTICLES]
    return {w for w in (words[0], words[-1]) if len(w) > 3} if len(words) > 1 else set()


def misspellings(name: str) -> Iterator[str]:
    """The name and all that leaving out one letter makes of it: two names one letter apart share one of these.

    >>> sorted(set(misspellings("schulz")) & set(misspellings("schultz")))
    ['schulz']
    """
    yield name
    yield from {name[:at] + name[at + 1 :] for at in range(len(name))}
