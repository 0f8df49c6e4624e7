"""CSL names <-> BibTeX names: "von Last, Jr, First", institutions in braces of their own.

The rules are those of BibTeX, as O. Patashnik's "BibTeXing" (1988), section 4, gives them: names are divided by " and ", a
word that begins with a small letter belongs to the particle ("von"), and what stands in braces is one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coprodbib.formats.bibtex.latex import closing_brace, decode, escape, in_one_group

Name = dict[str, str]
OTHERS: Name = {"literal": "others"}
"""What "and others" becomes: CSL has no mark for it, and other programs that read BibTeX write the same."""

_AND = re.compile(r"\s+and(?=\s)|[{}]", re.I)
_COMMA = re.compile(r"[,{}]")
_SPACE = re.compile(r"[\s~]+|[{}]")
_PLAIN_WORD = re.compile(r"[\w'’.\-]+\Z")
_LEADING = re.compile(r"[^\w\\{]*")


def write_names(names: Sequence[Name]) -> str:
    """Names of CSL as one BibTeX value.

    >>> write_names([{"family": "Van Eijk", "given": "Carola"}, {"family": "Berg", "given": "J.", "non-dropping-particle": "van den"}])
    'Van Eijk, Carola and van den Berg, J.'
    >>> write_names([{"literal": "World Health Organization"}, {"family": "King", "given": "Martin", "suffix": "Jr."}, OTHERS])
    '{World Health Organization} and King, Jr., Martin and others'
    """
    last = len(names) - 1
    return " and ".join(
        "others" if name == OTHERS and at == last and at else _written(name) for at, name in enumerate(names)
    )


def read_names(value: str) -> list[Name]:
    """The names of a BibTeX value; "and others" at the end is ``OTHERS``.

    >>> read_names(r"Ludwig van Beethoven and de La Fontaine, Jean and {OECD} and others")[1:]
    [{'family': 'La Fontaine', 'given': 'Jean', 'non-dropping-particle': 'de'}, {'literal': 'OECD'}, {'literal': 'others'}]
    """
    parts = [part.strip() for part in split(" ".join(value.split()), _AND)]
    names = [name for part in parts if part and (name := _read(part))]
    if parts and parts[-1] == "others":
        names[-1] = dict(OTHERS)
    return names


def tidy_name(name: Name) -> Name:
    """The same name in the parts that BibTeX knows.

    A particle with a capital joins the family name, because BibTeX knows particles by their small letters; one without
    a given name to stand behind joins the other particle; a given name alone is a name of one piece.

    >>> tidy_name({"family": "Eijk", "given": "C.", "non-dropping-particle": "Van"})
    {'family': 'Van Eijk', 'given': 'C.'}
    >>> tidy_name({"given": "Plato"})
    {'literal': 'Plato'}
    """
    out = {part: text for part in _PARTS if (text := " ".join(str(name.get(part, "")).split()))}
    if not out.get("family"):
        words = [
            out[part]
            for part in ("literal", "given", "dropping-particle", "non-dropping-particle", "suffix")
            if part in out
        ]
        return {"literal": words[0] if "literal" in out else " ".join(words)} if words else {}
    out.pop("literal", None)
    if "dropping-particle" in out and ("given" not in out or not _is_particle(escape(out["dropping-particle"]))):
        joined = f"{out.pop('dropping-particle')} {out.get('non-dropping-particle', '')}".strip()
        out["non-dropping-particle"] = joined
    if "non-dropping-particle" in out and not _is_particle(escape(out["non-dropping-particle"])):
        out["family"] = f"{out.pop('non-dropping-particle')} {out['family']}"
    return {part: out[part] for part in _PARTS if part in out}


_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")


def split(text: str, at: re.Pattern[str]) -> list[str]:
    """Cut a value where ``at`` matches outside braces; ``at`` must also match every single brace.

    >>> split("a, {b, c}", _COMMA)
    ['a', ' {b, c}']
    """
    out, start, depth = [], 0, 0
    for match in at.finditer(text):
        if match[0] in "{}":
            depth = max(0, depth + (1 if match[0] == "{" else -1))
        elif depth == 0:
            out.append(text[start : match.start()])
            start = match.end()
    return [*out, text[start:]]


def _written(name: Name) -> str:
    """The plainest form that reads back as the same name."""
    if "family" not in name:
        return _braced(escape(name["literal"]))
    forms = list(_forms(name))
    return next((form for form in forms if _reads_as(form, name)), forms[-1])


def _reads_as(form: str, name: Name) -> bool:
    """Whether a form means this name between any others."""
    return form != "others" and read_names(f"x and {form} and x") == [{"family": "x"}, name, {"family": "x"}]


def _forms(name: Name) -> Iterator[str]:
    """Ways to write a person, from bare to all parts in braces."""
    family, given, dropping, particle, suffix = (escape(name.get(part, "")) for part in _PARTS[:5])
    if not (given or suffix or particle):
        yield from (family, f"{_braced(family)}{{}}")
        return
    for last in (family, _braced(family)):
        for first in (f"{given} {dropping}".strip(), f"{_braced(given)} {dropping}".strip()):
            for jr in dict.fromkeys((suffix, _braced(suffix))):
                yield ", ".join(
                    filter(None, (f"{particle} {last}".strip(), jr, first or ("{}" if jr or particle else "")))
                )


def _braced(text: str) -> str:
    """In braces, as one word; "{}" before a command keeps it from being a special character."""
    if not text:
        return ""
    return f"{{{{}}{text}}}" if text.startswith("\\") else f"{{{text}}}"


def _read(part: str) -> Name:
    """One name; parts that are empty are left out."""
    if in_one_group(part):
        literal = decode(part)
        return {"literal": literal} if literal else {}
    pieces = [piece.strip() for piece in split(part.rstrip(" ,"), _COMMA)]
    if len(pieces) == 1:
        return _read_direct(_words(part))
    family = _words(pieces[0])
    at = _end_of_particle(family[:-1])
    given = _words(", ".join(pieces[2:]) if len(pieces) > 2 else pieces[1])
    drop = _start_of_trailing_particle(given)
    return _name(
        family=family[at:],
        given=given[:drop],
        dropping=given[drop:],
        particle=family[:at],
        suffix=_words(pieces[1]) if len(pieces) > 2 else [],
    )


def _read_direct(words: list[str]) -> Name:
    """ "First von Last"."""
    small = [at for at, word in enumerate(words[:-1]) if _is_small(word)]
    start, end = (small[0], small[-1] + 1) if small else (len(words) - 1, len(words) - 1)
    return _name(family=words[end:], given=words[:start], particle=words[start:end])


def _name(
    *,
    family: list[str],
    given: list[str],
    particle: list[str],
    dropping: Sequence[str] = (),
    suffix: Sequence[str] = (),
) -> Name:
    parts = (family, given, dropping, particle, suffix)
    name = {label: text for label, words in zip(_PARTS, parts, strict=False) if (text := decode(" ".join(words)))}
    return name if "family" in name else tidy_name(name)


def _words(text: str) -> list[str]:
    return [word for word in split(text, _SPACE) if word]


def _end_of_particle(words: Sequence[str]) -> int:
    """How many words the particle takes: up to the last that begins small."""
    return max((at + 1 for at, word in enumerate(words) if _is_small(word)), default=0)


def _start_of_trailing_particle(words: Sequence[str]) -> int:
    """Where small words at the end of a given name begin ("Jean de"): CSL's dropping particle."""
    at = len(words)
    while at > 1 and _is_small(words[at - 1]):
        at -= 1
    return at


def _is_particle(text: str) -> bool:
    """Whether BibTeX would take all words for a particle, wherever they stand."""
    return all(_is_small(word) and _PLAIN_WORD.match(word) and word != "and" for word in text.split())


def _is_small(word: str) -> bool:
    """Whether the first letter outside braces is small; what stands in braces has no case, a special character has."""
    at = _LEADING.match(word)
    start = at.end() if at else 0
    if word.startswith("{\\", start):
        word, start = decode(word[start : closing_brace(word, start) + 1]), 0
    elif word.startswith("\\", start):
        word, start = decode(word[start:]), 0
    return word[start : start + 1].islower()
