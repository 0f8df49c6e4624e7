"""Institutions: the shorter names they are cited under, and where a text prints one of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from coprodbib.citing.folded import core

_SMALL = frozenset(
    "of the and for on in a an de la le du des für der die und et y e del do da dos das para por".split()
)
_SHORT = r"\s*[(\[][^()\[\]]{1,20}[)\]]"
_PARTS = re.compile(r"\s[–—-]\s|\.\s|[/()\[\]]")
_INTRODUCED = re.compile(r",?\s*[(\[](?P<short>[^\W\d_][\w.&-]{1,11})[)\];,]")
REACH = 200
"""Characters before an offset in which the name of an institution is sought."""


def acronyms(name: str) -> Iterable[str]:
    """What an institution's name may be shortened to: its initials, a part of it, an abbreviation printed with it; folded.

    >>> sorted(acronyms("World Health Organization (WHO)"))
    ['who', 'worldhealthorganization']
    >>> sorted(acronyms("BRASIL. Ministério da Saúde"))
    ['bms', 'brasil', 'ministeriodasaude', 'ms']
    """
    parts = [part.strip() for part in _PARTS.split(name) if part.strip()]
    bare = re.sub(_SHORT, "", name)
    out = {_initials(part) for part in (bare, *parts)}
    if len(parts) > 1:
        out |= {core(part) for part in parts if len(part) > 2 or part.isupper()}
    return sorted(out - {""})


def _initials(name: str) -> str:
    words = [w for w in re.findall(r"[^\W\d_]+", name) if w.lower() not in _SMALL]
    return core("".join(w[0] for w in words)) if len(words) > 1 else ""


class Bodies:
    """Names of institutions of several words, as a list prints them, to be looked for in a text.

    >>> Bodies(["World Health Organization"]).before("the World Health Organization (WHO, ", 0, 36)
    ('World Health Organization', 4)
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_last: dict[str, list[str]] = defaultdict(list)
        for name in sorted(set(names), key=lambda n: (-len(n), n)):
            if words := name.lower().split():
                self._by_last[words[-1]].append(name)

    def before(self, text: str, floor: int, end: int) -> tuple[str, int] | None:
        """The institution whose name ends right before ``end``, its abbreviation in brackets aside, and where it begins."""
        low = max(floor, end - REACH)
        before = re.sub(r"\s*[(\[][^()\[\]]{1,12}[)\]]?,?\s*\Z|[,\s]+\Z", "", text[low:end])
        return self._ending(before, low) if self._by_last else None

    def _ending(self, before: str, low: int) -> tuple[str, int] | None:
        last = before.rsplit(maxsplit=1)[-1:] if before else []
        near = self._by_last.get(last[0].lower(), ()) if last else ()
        folded = " ".join(before.lower().split()) if near else ""
        for name in near:
            if folded.endswith(name.lower()):
                words = r"\s+".join(map(re.escape, name.split()))
                found = re.search(rf"{words}\Z", before, re.I)
                return (" ".join(found[0].split()), low + found.start()) if found else None
        return None

    def introduced(self, text: str) -> Iterator[tuple[str, str]]:
        """The institutions for which a text introduces an abbreviation, and the abbreviation.

        >>> list(Bodies(["World Health Organization"]).introduced("The World Health Organization [WHO] says"))
        [('World Health Organization', 'WHO')]
        """
        if not self._by_last:
            return
        for match in _INTRODUCED.finditer(text):
            low = max(0, match.start() - REACH)
            if found := self._ending(text[low : match.start()], low):
                yield found[0], match["short"]


def names_of_bodies(literals: Sequence[str]) -> Iterator[str]:
    """The names of several words, abbreviations in brackets aside.

    >>> list(names_of_bodies(["World Bank (WB)", "UNESCO"]))
    ['World Bank']
    """
    for literal in literals:
        parts = (re.sub(_SHORT, "", literal), *_PARTS.split(literal))
        yield from (name for name in dict.fromkeys(" ".join(part.split()) for part in parts) if " " in name)
