"""A style made up at random: how all entries of one list print names, dates, titles, journals and books."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from coprodbib.training.invented.phrases import PHRASES, alternatives

_FREE = {
    "year": "front*58|end*27|journal*15",
    "year-front": " ({y}). | ({y}): | ({y}) |, {y}: |. {y}. | {y}. |, {y}. |, {y}, | ({y}), | {y}: | [{y}]: |; {y}. | – {y}. ",
    "year-end": ", {y}| {y}| ({y})|. {y}|; {y}|, ({y})",
    "year-journal": "y;v|v (y)|(y) v|v, y",
    "behind-authors": ". |, |: |. | : | |; | – ",
    "quotes": "*66|“”*9|\"\"*8|„“*4|«»*3|« »*1|''*2|‘’*2|»«*1",
    "behind-title": ". |. |. |, |, |; | ",
    "behind-quoted": ", |. | |, ",
    "subtitle": ": |. |: | – ",
    "before-journal": "*85|in*15",
    "behind-journal": ", | |, |. | |; | : ",
    "before-pages": ", |: |, |:|, |; |. ",
    "dash": "-|–|-|–| - |--|‐",
    "imprint": "{p}: {b}*46|{b}, {p}*12|{b}: {p}*5|{p}*14|{b}*10|{p}, {b}*4|{p} : {b}*4|{b} ({p})*2|{p}; {b}*1",
    "before-imprint": ". |, |. |. |; | (",
    "chapter": "eds book*58|book edby*16|book eds*8|eds, book*8|book*4|pages eds book*4|pages book edby*2",
    "editors-order": "same|direct",
    "behind-editors": ": |, | |. ",
    "chapter-pages": "end*45|paren*25|book*25|none*5",
    "number": "*70|[{n}] *8|{n}. *10|({n}) *2|{n} *4|{n}) *1|• *1|- *1|[{k}] *2",
    "end": ".*60|*40",
    "doi": "https://doi.org/|doi: |doi:|DOI: |http://dx.doi.org/|DOI |https://doi.org/",
    "genre": " [{g}]|, {g}|. {g}| ({g})",
    "repeat": "*50|———*10|Ders.*5|______*5|Idem*5|—*15|–––*5|---*5",
    "others-behind": ", | ",
}  # fmt: skip
"""Choices that no language makes; "*" gives how often one is taken, 1 where nothing is said."""

_FLAGS = {
    "inside-quotes": 0.5,  # punctuation stands inside quotation marks
    "page-words": 0.5,
    "short-ranges": 0.2,  # "123-9"
    "edition-brackets": 0.35,
    "address-first": 0.7,
    "dois": 0.4,
    "months": 0.12,
    "no-titles": 0.03,
}

_ORDERS = "inverted*36|vancouver*14|direct*17|first*11|caps*{caps}|nocomma*4"
_BETWEEN = {
    "inverted": ", |; |/| / |; |, | - |; ",
    "vancouver": ", |, |, ",
    "caps": "; |; |, | / ",
    "direct": ", |, |/|; | / ",
    "first": ", |; |/",
    "nocomma": ", |, |; ",
}


def drawn(rng: Random, options: str) -> str:
    """One of the alternatives "a*3|b", a three times as often as b.

    >>> drawn(Random(1), "a*0|b")
    'b'
    """
    pairs = [option.rpartition("*") if "*" in option else (option, "", "1") for option in options.split("|")]
    return rng.choices([text for text, _, _ in pairs], [float(weight) for _, _, weight in pairs])[0]


@dataclass(frozen=True, slots=True)
class Names:
    """How names are printed: ``order`` and ``given`` of one, ``between`` and ``last`` for what joins them; of more than ``most``
    only ``keep`` are shown, and ``others``.

    >>> Names("direct", "full", ", ", " and ", 3, 1, "et al.").order
    'direct'
    """

    order: str
    given: str
    between: str
    last: str
    most: int
    keep: int
    others: str


@dataclass(frozen=True, slots=True)
class Style:
    """One style: ``style["imprint"]`` is how it prints a place and publisher.

    >>> style(Random(1), "en")["in"] in ("In ", "In: ", "in ", "in: ")
    True
    """

    language: str
    names: Names
    choices: Mapping[str, str]
    flags: frozenset[str]

    def __getitem__(self, choice: str) -> str:
        return self.choices[choice]


def style(rng: Random, language: str) -> Style:
    """A new style.

    >>> style(Random("x"), "de") == style(Random("x"), "de")
    True
    """
    choices = {name: drawn(rng, options) for name, options in _FREE.items()}
    choices |= {name: rng.choice(alternatives(name, language)) for name in PHRASES}
    choices["case"] = drawn(rng, "as*78|title*20|upper*2" if language == "en" else "as*98|upper*2")
    if language not in ("de", "fr", "it", "es") and choices["quotes"] in ("„“", "«»", "« »", "»«"):
        choices["quotes"] = ""
    flags = frozenset(name for name, share in _FLAGS.items() if rng.random() < share)
    if choices["page"] and "page-words" not in flags:
        choices["before-pages"] = rng.choice([", ", ", ", ". ", ": "])
    return Style(language, _names(rng, language, choices), choices, flags)


def _names(rng: Random, language: str, choices: Mapping[str, str]) -> Names:
    order = drawn(rng, _ORDERS.format(caps=12 if language in ("pt", "es", "fr") else 4))
    given = drawn(rng, "full*30|spaced*32|tight*20|bare*6")
    if order == "vancouver":
        given = "bare"
    elif order == "nocomma":
        given = rng.choice(["spaced", "tight"])
    between = drawn(rng, _BETWEEN[order])
    most = rng.choice([3, 3, 6, 6, 7, 20, 20])
    return Names(
        order,
        given,
        between,
        _last(rng, between, choices["and"]),
        most,
        rng.choice([1, 1, 3, most - 1]),
        choices["et-al"],
    )


def _last(rng: Random, between: str, word: str) -> str:
    """What stands before the last name."""
    if between[0] not in ",;":
        return between
    return rng.choice([between, f" {word} ", f"{between.rstrip()} {word} "])
