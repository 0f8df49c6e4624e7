"""Names in print -> CSL names, in any of the orders reference lists use.

A block of names is cut into chunks at commas and conjunctions; a person is then one chunk
("Gerry Stoker", "Smith JA") or two ("Alford, J."). The cheapest reading of the whole block wins,
so that a list that begins "Bovaird, Tony, Gerry Stoker" is read as one inverted and one direct name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from coprodbib.languages.givens import is_given_name
from coprodbib.languages.surnames import is_iberian_surname, is_lone_surname
from coprodbib.languages.words import PARTICLES, SUFFIXES
from coprodbib.names.bodies import INITIAL, ORGANISATION, UPPER, is_organisation
from coprodbib.names.particles import Name as Name

INITIALS = re.compile(rf"{INITIAL}(?:[ \-‐–]{{0,2}}{INITIAL}){{0,6}}\Z")
"""Initials and nothing else: "J.", "J.-K.", "R. B.", "AM", "Ph."."""
_BARE_INITIALS = re.compile(rf"[{UPPER}](?:-?[{UPPER}]){{0,3}}\Z")
_STOPPED_INITIALS = re.compile(rf"[{UPPER}](?:-?[{UPPER}]){{1,2}}\.\Z")
_LEADING_INITIALS = re.compile(rf"(?!Ó\s)((?:{INITIAL}[ \-‐–]{{0,2}}){{1,7}})(.+)\Z")
_AND = re.compile(
    r",?\s(?:and|AND|And|und|UND|ET|et|y|e|och|og|u\.)\s+|,(?:and|und)\s+|^(?:and|und|et|y|e)\s|,?\s*&\s*"
)
_PERSONS = re.compile(r"\s*[;/]\s*|\s[–—]\s|\s-\s(?=[^,]{2,30},)")
"""What parts persons for certain: "Müller, H. – Meier, F."."""
_ON_BEHALF = re.compile(r"^(?:and\s|on\sbehalf\sof\s|for\s)?(?:on\sbehalf\sof\s|for\s)the\s", re.I)
_MORE = re.compile(
    r"[,;\s]*(?:(?:and\s+|&\s*)?\bet\.?\s*al\b\.?|\b(?-i:e\.\s?a\.)|\ben anderen\b|\band others\b|\b(?-i:u\.\s?a\.)|\by otros\b|\be outros\b|\bet autres\b|\bet alii\b|\be altri\b|\bet coll?\b\.?|\bm\.\s?fl\.)"
    r"|(?:\.\s?){3,}|…",
    re.I,
)
MAX_BLOCK = 4000
"""Longer blocks are no list of names; the bound keeps the search linear in practice."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a block; ``elided`` says that "et al." or "…" leaves some out; ``cost`` is 0 for plain reading.

    >>> parse_names("Parks, R. B., … Wilson, R.").elided
    True
    """

    names: tuple[Name, ...]
    elided: bool
    cost: float


@dataclass(frozen=True, slots=True)
class _Chunk:
    text: str
    joined: bool  # a conjunction stands before it


FamilyFirst = Literal["all", "first", ""]


def parse_names(block: str, *, turned: FamilyFirst = "") -> Names:
    """Read a block of names, in the order printed; ``turned`` says which names without a comma begin with the family name.

    >>> [n["family"] for n in parse_names("Bovaird, Tony, Gerry Stoker, and Carola van Eijk").names]
    ['Bovaird', 'Stoker', 'van Eijk']
    >>> parse_names("Thornton, P. H., Ocasio, W., and M. Lounsbury").names[2]
    {'family': 'Lounsbury', 'given': 'M.'}
    >>> parse_names("Hébert Amélie et Dubois Étienne", turned="all").names[0]
    {'family': 'Hébert', 'given': 'Amélie'}
    >>> parse_names("World Health Organization").names
    ({'literal': 'World Health Organization'},)
    """
    names, elided, cost = _parsed(block, turned)
    return Names(tuple(dict(name) for name in names), elided, cost)


@lru_cache(maxsize=2048)
def _parsed(block: str, turned: FamilyFirst) -> tuple[tuple[Name, ...], bool, float]:
    """A block is read when an entry's opening is sought, and again when its names are wanted."""
    text = " ".join(block[:MAX_BLOCK].split()).strip(" ,;:")
    elided = bool(_MORE.search(text))
    text = re.sub(r"(?:,\s*){2,}", ", ", _MORE.sub(", ", text)).strip(" ,;:&")
    if not text:
        return (), elided, 0.0
    text = re.sub(r"(?<=\.\))\.\Z", "", text)  # "FAO (Food Agric. Organ. U. N.)."
    if is_organisation(text):
        return ({"literal": _no_final_stop(text)},), elided, 0.0
    names, cost = _cheapest(_chunks(text), turned=turned)
    return _with_shared_family(names) if "," not in text else names, elided, cost


def _with_shared_family(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """ "John and Anne Tedeschi": the first has the family name of the second."""
    if (
        len(names) != 2
        or set(names[0]) != {"family"}
        or set(names[1]) != {"family", "given"}
        or is_initials(names[1]["given"])
    ):
        return names
    return ({"family": names[1]["family"], "given": names[0]["family"]}, names[1])


def _chunks(text: str) -> list[_Chunk]:
    """Cut at commas and conjunctions; no person reaches over a conjunction, semicolon or slash."""
    chunks: list[_Chunk] = []
    for part in (part for person in _PERSONS.split(text) for part in _AND.split(person)):
        pieces = [person.strip() for piece in part.split(",") for person in _unmarked(piece)]
        for k, piece in enumerate(p for p in pieces if p):
            chunks.append(_Chunk(piece, joined=bool(chunks) and k == 0))
    return chunks


_INITIALS_THEN_FAMILY = re.compile(rf"(?<=\s[{UPPER}])\s+(?=(?:[a-z]{{2,3}}\s){{0,2}}[{UPPER}][^\W\d_.]+\S*\s)")
_ENDS_IN_INITIAL = re.compile(rf"\s[{UPPER}]\s*\Z")


def _unmarked(piece: str) -> list[str]:
    """Persons that no mark parts: "Araujo M B Pearson R G Thuiller W" (text taken out of a database)."""
    return _INITIALS_THEN_FAMILY.split(piece) if _ENDS_IN_INITIAL.search(piece) else [piece]


def _cheapest(chunks: list[_Chunk], *, turned: FamilyFirst) -> tuple[tuple[Name, ...], float]:
    """Dynamic programming from the right: the cheapest reading of chunks[i:]."""
    best: list[tuple[float, tuple[Name, ...]]] = [(0.0, ())] * (len(chunks) + 1)
    for i in range(len(chunks) - 1, -1, -1):
        options: list[tuple[float, int, tuple[Name, ...]]] = []
        for name, used, cost in _readings(chunks, i, turned=turned == "all" or turned == "first" and i == 0):
            rest_cost, rest = best[i + used]
            options.append((cost + rest_cost, len(options), (name, *rest)))
        cost, _, names = min(options, key=lambda o: o[:2])
        best[i] = (cost, names)
    return best[0][1], best[0][0]


def _readings(chunks: list[_Chunk], i: int, *, turned: bool) -> list[tuple[Name, int, float]]:
    """The persons that may begin at chunk i, with chunks used and cost."""
    here = chunks[i].text
    following = [c.text for c in chunks[i + 1 : i + 3] if not c.joined]
    if i + 1 < len(chunks) and chunks[i + 1].joined:
        following = []
    elif i + 2 < len(chunks) and chunks[i + 2].joined:
        following = following[:1]
    out = [_direct(here, first=i == 0, alone=len(chunks) == 1)]
    if turned and (other := _turned(here)):
        out = [other]
    if following:
        out.append(_inverted(here, following[0], first=i == 0))
        if len(following) > 1 and _is_suffix(following[1]):
            name, _, cost = _inverted(here, following[0], first=i == 0)
            out.append(({**name, "suffix": following[1]}, 3, cost - 0.5))
        if _is_suffix(following[0]):
            name, _, cost = out[0]
            out.append(({**name, "suffix": following[0]}, 2, cost))
            if len(following) > 1:
                name, _, cost = _inverted(here, following[1], first=i == 0)
                out.append(({**name, "suffix": following[0]}, 3, cost - 0.5))
    return out


def _inverted(family: str, given: str, *, first: bool) -> tuple[Name, int, float]:
    """Read "family, given" with what speaks against it."""
    cost = 0.1 if first else 0.3
    if _LEADING_INITIALS.match(family) or INITIALS.match(family):
        cost += 3
    words = [w for w in family.split() if w.lower() not in PARTICLES or len(w) == 1 and w.isupper()]  # "García E"
    cost += 1.0 * (len(words) > 1 and INITIALS.match(words[-1]) is not None)
    cost += 0.4 * max(0, len(words) - 1) + (1.0 if len(words) > 3 else 0)
    if is_initials(given):
        cost -= 0.3
    else:
        spelt = [w for w in given.split() if not is_initials(w)]
        cost += 0.5 * max(0, len(spelt) - 1) + (1.0 if not given.lstrip("‘’'ʿʾ")[:1].isupper() else 0)
        cost += sum(w.islower() and w.lower() not in PARTICLES and len(w) > 1 for w in spelt)
        if _given_then_particle(given):
            particle = re.search(r"\s(\S+(?:\s\S+)*)\Z", given)
            if particle and all(w.lower() in PARTICLES for w in particle[1].split()):
                cost -= 0.5
    if _is_suffix(given):
        cost += 3
    return {"family": family, "given": given}, 2, max(cost, 0.0)


def _given_then_particle(given: str) -> bool:
    last = given.split()[-1]
    return last.islower() and last in PARTICLES  # not "Whitfield E"


def _direct(chunk: str, *, first: bool, alone: bool) -> tuple[Name, int, float]:
    """Read one chunk as a whole person: "Gerry Stoker", "T. Steen", "Smith JA", "Plato"."""
    words = chunk.split()
    if _is_body(words, alone=alone):
        return {"literal": _no_final_stop(_ON_BEHALF.sub("", chunk))}, 1, 0.3
    if len(words) == 2 and words[0].islower() and len(words[1].rstrip(".")) == 1:
        return {"family": words[0], "given": words[1]}, 1, 0.2
    if len(words) == 2 and words[0] == "Ó":
        return {"family": chunk}, 1, 2.0
    if len(words) > 2 and _is_suffix(words[-1]):
        name, used, cost = _direct(" ".join(words[:-1]), first=first, alone=alone)
        return {**name, "suffix": words[-1]}, used, cost
    leading = _LEADING_INITIALS.match(chunk)
    if leading and leading[2][:1] not in ".,":
        family, more = _behind_initials(leading[2].split(), leading[1])
        return {"family": family, "given": f"{leading[1].strip()} {more}".strip()}, 1, 0.15
    if len(words) > 2 and words[-1] in PARTICLES and _BARE_INITIALS.match(words[-2]):  # "Silva RC da"
        return {"family": " ".join(words[:-2]), "given": " ".join(words[-2:])}, 1, 0.1
    if len(words) > 1 and _BARE_INITIALS.match(words[-1]) and (not words[0].isupper() or _in_capitals(words)):
        at = len(words) - 1
        while at > 1 and len(words[at - 1]) == 1 and words[at - 1].isupper():
            at -= 1  # "Araujo M B"
        return {"family": " ".join(words[:at]), "given": " ".join(words[at:])}, 1, 0.0
    if len(words) > 1 and _STOPPED_INITIALS.match(words[-1]) and not words[0].isupper():
        return {"family": " ".join(words[:-1]), "given": words[-1][:-1]}, 1, 0.1  # "Smith JA."
    if len(words) > 1 and INITIALS.match(words[-1]) and "." in words[-1]:
        at = next(k for k in range(1, len(words)) if INITIALS.match(" ".join(words[k:])))
        return {"family": " ".join(words[:at]), "given": " ".join(words[at:])}, 1, 0.2
    if len(words) == 1:
        return _lone(chunk), 1, 0.5 if alone else 2.0
    family, given = split_direct(words)
    bare_particle = given.lower() in PARTICLES  # "Van der Heijden" lacks a given name
    return {"family": family, "given": given}, 1, (0.5 if first and not alone else 0.2) + 1.5 * bare_particle


_STATES = frozenset("US U.S. UN EU UK USDA NASA NOAA USGS".split())
_ARTICLES = frozenset("EL LA LOS LAS THE O OS AS DIE DER DAS LE LES L’".split())


def _is_body(words: list[str], *, alone: bool) -> bool:
    """Whether a chunk names a body among persons ("PRISMA Group"), or alone in capitals ("COMPANHIA NACIONAL DE ABASTECIMENTO")."""
    if len(words) < 2 or any(INITIALS.match(word) for word in words):
        return False
    if alone and all(word.isupper() for word in words):
        return len(words) > 2 or words[0] in _ARTICLES | _STATES
    called = ORGANISATION.search(words[-1]) is not None
    return called and (len(words) > 2 or words[0].isupper() and len(words[0]) > 1)


def _turned(chunk: str) -> tuple[Name, int, float] | None:
    """Read "Hébert Amélie", "van den Berg Jan" with the family name first; None for initials and single words."""
    words = chunk.split()
    at = next((k for k, word in enumerate(words) if word.lower() not in PARTICLES), len(words)) + 1
    if at >= len(words) or not words[at][0].isupper() or any(is_initials(word) for word in words):
        return None
    return {"family": " ".join(words[:at]), "given": " ".join(words[at:])}, 1, 0.2


def _in_capitals(words: list[str]) -> bool:
    """ "FAIRLEY P", "RENAUD J-P", "DA SILVA JMC": a family name in capitals before initials."""
    longest = max(len(word) for word in words[:-1])
    return len(words[-1]) <= 3 and len(words[-1]) < longest


_KINSHIP = frozenset("Neto Netto Filho Filha Júnior Junior Sobrinho".split())
"""What Portuguese family names end with: "Borges Neto"."""


def _behind_initials(words: list[str], initials: str) -> tuple[str, str]:
    """Family name and further given names behind initials: "F. Stuart Chapin", but "J. García Márquez", "A. van den Berg"."""
    if (
        sum(c.isupper() for c in initials) > 1
        or len(words) != 2
        or not words[0].isalpha()
        or is_iberian_surname(words[0])
        or words[0].lower() in PARTICLES
        or words[1] in _KINSHIP
    ):
        return " ".join(words), ""
    return words[1], words[0]


def _lone(word: str) -> Name:
    return {"literal": _no_final_stop(word)} if word.isupper() and len(word) > 1 else {"family": _no_final_stop(word)}


def split_direct(words: list[str]) -> tuple[str, str]:
    """Family and given name of a name in direct order.

    Particles belong to the family name; of two words at the end the first is taken along where it is a surname itself and
    hardly ever a given name ("Monica Pinilla Roncancio", "Gillian Sullivan Mort").

    >>> split_direct("Frank H. M. Verbeeten".split())
    ('Verbeeten', 'Frank H. M.')
    >>> split_direct("Ludwig von Mises".split()), split_direct("Monica Pinilla Roncancio".split())
    (('von Mises', 'Ludwig'), ('Pinilla Roncancio', 'Monica'))
    """
    at = next((k for k in range(1, len(words) - 1) if words[k].lower() in PARTICLES), len(words) - 1)
    if at == len(words) - 1 and len(words) > 2 and is_lone_surname(words[-2]) and not is_initials(words[-2]):
        at -= 1
    return " ".join(words[at:]), " ".join(words[:at])


def family_first(blocks: Iterable[str]) -> FamilyFirst:
    """Which names of a list, printed without a comma, begin with the family name ("Hébert Amélie"): "all", the "first" of
    each entry, or "" for none.

    >>> family_first(["Hébert Amélie et Dubois Étienne", "Renaud Claire"]), family_first(["Amélie Hébert"])
    ('all', '')
    >>> family_first(["Harrow Peter, Elena Villalba y Carmen Ruiz", "Quiroga Pilar y Andrés Zamora"])
    'first'
    """
    chunks = [_chunks(block) for block in blocks]
    if _is_turned(chunk for block in chunks for chunk in block):
        return "all"
    return "first" if _is_turned(chunk for block in chunks for chunk in block[:1]) else ""


def _is_turned(chunks: Iterable[_Chunk]) -> bool:
    """Whether more names end in a given name than begin with one."""
    pairs = [words for chunk in chunks if len(words := chunk.text.split()) == 2]
    turned = sum(is_given_name(b) and not is_given_name(a) for a, b in pairs)
    direct = sum(is_given_name(a) and not is_given_name(b) for a, b in pairs)
    return turned >= 2 and turned > 3 * direct


def is_initials(text: str) -> bool:
    """Whether a chunk holds initials only.

    >>> is_initials("J.-K."), is_initials("JA"), is_initials("Jo")
    (True, True, False)
    """
    return bool(INITIALS.match(text) or _BARE_INITIALS.match(text))


def _is_suffix(text: str) -> bool:
    return text.rstrip(".").lower() in SUFFIXES


def _no_final_stop(text: str) -> str:
    return (
        text[:-1] if text.endswith(".") and not re.search(r"\b\w\.\w?\.?\Z|\b(?:Inc|Ltd|Co|Corp)\.\Z", text) else text
    )
