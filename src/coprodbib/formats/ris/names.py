"""Names of CSL <-> "Family, Given, Suffix".

An institution ends in a comma and doubles those inside its name, as EndNote wants it, and so does a family name of several
words that stands alone, lest its last word be taken for the family name. Programs that do not know this read all of it as a
family name, which prints the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from coprodbib.formats.bibtex.tidy import clean

Name = dict[str, str]
_COMMA = re.compile(r"(?<!,),(?!,)")


def write_name(name: Mapping[str, Any]) -> str:
    """A name of CSL as RIS has it, "" for an empty one.

    >>> write_name({"family": "Eijk", "given": "Carola", "non-dropping-particle": "van"}), write_name({"family": "Doe"})
    ('van Eijk, Carola', 'Doe')
    >>> write_name({"literal": "Ministry of Health, Labour and Welfare"}), write_name({"family": "King", "given": "M.", "suffix": "Jr."})
    ('Ministry of Health,, Labour and Welfare,', 'King, M., Jr.')
    """
    family = _plain(f"{name.get('non-dropping-particle', '')} {name.get('family', '')}")
    given = _plain(f"{name.get('given', '')} {name.get('dropping-particle', '')}")
    suffix = _plain(str(name.get("suffix", "")))
    if not _plain(str(name.get("family") or "")):
        whole = clean(str(name.get("literal") or f"{given} {family} {suffix}")).strip(" ,")
        return f"{re.sub(r'[, ]*,[, ]*', ',, ', whole)}," if whole else ""
    alone = f"{family}," if " " in family else family
    return f"{family}, {given}, {suffix}" if suffix else f"{family}, {given}" if given else alone


def read_name(text: str) -> Name:
    """The name that a value of RIS means, {} for an empty one.

    Several words without a comma are kept as they are: they may be an institution, and are not taken apart by guess.

    >>> read_name("Doe, Jane"), read_name("Doe"), read_name("World Health Organization")
    ({'family': 'Doe', 'given': 'Jane'}, {'family': 'Doe'}, {'literal': 'World Health Organization'})
    >>> read_name("Gaulle, Charles de"), read_name("Barnes and Noble,, Inc.,")
    ({'family': 'Gaulle', 'given': 'Charles', 'dropping-particle': 'de'}, {'literal': 'Barnes and Noble, Inc.'})
    """
    text = clean(text)
    if ",," in text or text.endswith(","):
        literal = re.sub(r"[, ]*,[, ]*", ", ", text).strip(" ,")
        return {"literal": literal} if literal else {}
    family, *rest = [part.strip() for part in _COMMA.split(text, maxsplit=2)]
    if not rest:
        return {"literal" if " " in family else "family": family} if family else {}
    given, dropping = _without_particle(rest[0].split())
    parts = {"family": family, "given": given, "dropping-particle": dropping, "suffix": "".join(rest[1:])}
    return {part: value for part, value in parts.items() if value} if family else {"literal": given} if given else {}


def _plain(text: str) -> str:
    """Commas part names in RIS, so a part has none."""
    return clean(text.replace(",", " "))


def _without_particle(words: list[str]) -> tuple[str, str]:
    """Given names, and the small words behind them ("Charles de")."""
    at = len(words)
    while at > 1 and words[at - 1].islower() and words[at - 1].isalpha() and len(words[at - 1]) > 1:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])
