"""One person or institution of a name variable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Person:
    """The parts of a name (CSL 1.0.2, "Name-part Order"); a literal is an institution or a name left whole.

    >>> Person("Eijk", "Carola", non_dropping="van").family
    'Eijk'
    """

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    literal: str = ""
    comma_suffix: bool = False
    static: bool = False

    @property
    def is_whole(self) -> bool:
        """A literal, or one part only: nothing to turn round or to shorten."""
        return bool(self.literal) or not self.family


def person(value: object) -> Person | None:
    """A CSL-JSON name as a Person, None when there is nothing in it.

    >>> person({"family": "Humboldt", "given": "Alexander von"})
    Person(family='Humboldt', given='Alexander', dropping='von', non_dropping='', suffix='', literal='', comma_suffix=False, static=False)
    >>> person("WHO").literal
    'WHO'
    """
    if not isinstance(value, Mapping):
        return Person(literal=_text(value)) if isinstance(value, str) and value.strip() else None
    parts = {
        key: _text(value.get(key))
        for key in ("family", "given", "suffix", "literal", "dropping-particle", "non-dropping-particle")
    }
    if parts["literal"] or (value.get("isInstitution") and parts["family"]):
        return Person(literal=parts["literal"] or parts["family"])
    if not parts["family"] and not parts["given"]:
        return None
    quoted = re.fullmatch(r'"(.+)"', parts["family"])  # a family name that a person keeps whole
    if quoted:
        parts["family"] = quoted[1]
    comma = ",!" in parts["given"]
    if value.get("parse-names") != 0 and not quoted:
        parts = with_particles(parts)
    return Person(
        parts["family"],
        parts["given"],
        parts["dropping-particle"],
        parts["non-dropping-particle"],
        parts["suffix"],
        comma_suffix=bool(value.get("comma-suffix")) or comma,
        static=bool(value.get("static-ordering")),
    )


def _text(value: object) -> str:
    return (
        re.sub(r"[\r\n\t]+", " ", str(value)).strip()
        if isinstance(value, str | int) and not isinstance(value, bool)
        else ""
    )


def with_particles(parts: dict[str, str]) -> dict[str, str]:
    """Particles that stand with the family or the given name -> fields of their own.

    Small words before a family name do not drop ("de Koning"), small words after a given name drop ("Alexander von").

    >>> with_particles({"family": "van der Vlist", "given": "E.", "dropping-particle": "", "non-dropping-particle": "", "suffix": ""})["non-dropping-particle"]
    'van der'
    """
    out = dict(parts)
    if not out["non-dropping-particle"]:
        out["non-dropping-particle"], out["family"] = _leading(out["family"])
    if not out["dropping-particle"]:
        out["given"], out["dropping-particle"] = _trailing(out["given"])
    if not out["suffix"] and "," in out["given"]:
        given, _, rest = out["given"].partition(",")
        rest = rest.strip(" !")
        if rest and not rest[0].islower():  # "Jr.", but not "François Hédelin, abbé d’"
            out["given"], out["suffix"] = given.strip(), rest
    return out


_GLUED = re.compile(r"([a-z]{1,3}['\N{RIGHT SINGLE QUOTATION MARK}]|al-)(?=[^\W\d_a-z])")


def _leading(family: str) -> tuple[str, str]:
    """Small words at the start of a family name, as long as a word is left."""
    words = family.split(" ")
    count = 0
    while count < len(words) - 1 and _is_small(words[count]):
        count += 1
    particle, rest = " ".join(words[:count]), " ".join(words[count:])
    glued = _GLUED.match(rest)
    if glued:
        return f"{particle} {glued[1]}".strip(), rest[glued.end() :]
    return (particle + " " if particle.endswith(("'", "\N{RIGHT SINGLE QUOTATION MARK}")) else particle), rest


def _trailing(given: str) -> tuple[str, str]:
    """Small words at the end of a given name, as long as a word is left; initials ("e. e.") are none."""
    words = given.split(" ")
    count = 0
    while count < len(words) - 1 and _is_small(last := words[len(words) - 1 - count]) and not last.endswith("."):
        count += 1
    split = len(words) - count
    return " ".join(words[:split]), " ".join(words[split:])


def _is_small(word: str) -> bool:
    letters = word.lstrip("'\N{RIGHT SINGLE QUOTATION MARK}")
    return letters[:1].islower() and word == word.lower()


@lru_cache(maxsize=4096)
def is_romanesque(text: str) -> bool:
    """Whether a name is written in a script with given name first and blanks between (Latin, Greek, Cyrillic ...).

    >>> is_romanesque("Müller"), is_romanesque("毛泽东")
    (True, False)
    """
    return not any(unicodedata.name(c, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL")) for c in text)
