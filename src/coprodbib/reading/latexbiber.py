"""LaTeX: the .bbl file that Biber makes for biblatex, which holds entries in fields and no printed list."""

from __future__ import annotations

import re
from typing import Any

from coprodbib.formats.bibtex.blocks import Entry
from coprodbib.formats.bibtex.latex import MARKUP, closing_brace
from coprodbib.formats.bibtex.reading import item_of
from coprodbib.model import Csl
from coprodbib.reading.latexcites import Label

_ENTRY = re.compile(r"\\entry\{([^{}]{1,300})\}\{([^{}]{1,60})\}")
_FIELD = re.compile(r"\\(?:field|strng)\{([a-z]{1,30})\}\s*(?=\{)|\\(name|list)\{([a-z]{1,30})\}\{\d{1,4}\}\s*(?:\{[^{}]{0,50}\}\s*)?(?=\{)|\\verb\{([a-z]{1,20})\}\s*\\verb ([^\n]{1,500})")  # fmt: skip
_PART = re.compile(r"\b(family|given|prefix|suffix)=(?=\{)")
_COMMENTS = re.compile(r"(?<!\\)%[^\n]*\n\s*")
_DASHES = re.compile(r"\\bibrangedash\s*")
_BLANKS = re.compile(r"\\bib(?:name|list)delim[a-z]\s*|\\addspace\s*")
_OURS = frozenset(
    "title subtitle maintitle booktitle booksubtitle journaltitle journalsubtitle issuetitle year month day volume number issue pages edition series "
    "type note eprint doi url isbn chapter volumes howpublished pagetotal langid pubstate".split()
)
_LONGEST_NAME = 2000
_MOST_ENTRIES = 100_000


def biber_entries(bbl: str) -> list[tuple[str, Csl]]:
    """Keys and CSL values of all entries, in the order of the list.

    >>> bbl = r"\\entry{d}{book}{} \\name{author}{1}{}{{{hash=x}{family={Doe}, given={J.}}}} \\list{publisher}{1}{{Sage}} \\field{title}{Care} \\field{year}{2000} \\endentry"
    >>> biber_entries(bbl)[0][1]["author"], biber_entries(bbl)[0][1]["publisher"]
    ([{'family': 'Doe', 'given': 'J.'}], 'Sage')
    """
    text = _DASHES.sub("--", _BLANKS.sub(" ", _COMMENTS.sub("", bbl)))
    found = list(_ENTRY.finditer(text))[:_MOST_ENTRIES]
    ends = [m.start() for m in found[1:]] + [len(text)]
    out: dict[str, Csl] = {}
    for match, end in zip(found, ends, strict=False):
        if match[1] not in out:
            out[match[1]] = _csl(match[1], match[2], text[match.end() : end])
    return list(out.items())


def _csl(key: str, kind: str, body: str) -> Csl:
    item, _ = item_of(Entry(kind=kind, key=key, fields=_fields(body)), key)
    return {field: _without_markup(value) for field, value in item.items() if field != "id"}


def _fields(body: str) -> dict[str, str]:
    """The entry as BibTeX would have it."""
    out: dict[str, str] = {}
    closings = _closings(body)
    for match in _FIELD.finditer(body):
        name = match[1] or match[3] or match[4]
        if match[5]:
            out.setdefault(name, match[5].strip())
            continue
        close = closings.get(match.end(), -1)
        value = body[match.end() + 1 : close] if close > 0 else ""
        if match[2]:
            out.setdefault(name, " and ".join(_names(value) if match[2] == "name" else _items(value)))
        elif name in _OURS:
            out.setdefault(name, value)
    return {name: value for name, value in out.items() if value}


def _closings(body: str) -> dict[int, int]:
    """Where each brace is closed, found in one pass."""
    stack: list[int] = []
    out: dict[int, int] = {}
    for match in re.finditer(r"[{}]", body):
        if match[0] == "{":
            stack.append(match.start())
        elif stack:
            out[stack.pop()] = match.start()
    return out


def _items(value: str) -> list[str]:
    """The groups of a list."""
    out, at = [], value.find("{")
    while at >= 0 and (close := closing_brace(value, at)) > 0:
        out.append(value[at + 1 : close])
        at = value.find("{", close)
    return out


def _names(value: str) -> list[str]:
    """Each name as "particle Family, Suffix, Given"."""
    out = []
    for person in (one[:_LONGEST_NAME] for one in _items(value)):
        parts = {m[1]: person[m.end() + 1 : closing_brace(person, m.end())] for m in _PART.finditer(person)}
        family = f"{parts.get('prefix', '')} {{{parts.get('family', '')}}}".strip()
        out.append(", ".join(filter(None, (family, parts.get("suffix"), parts.get("given")))))
    return out


def _without_markup(value: Any) -> Any:
    return MARKUP.sub("", value) if isinstance(value, str) else value


def biber_label(csl: Csl, number: int) -> Label:
    """How biblatex cites an entry: by number, or by authors and year.

    >>> biber_label({"author": [{"family": "Doe"}, {"family": "Roe"}], "issued": {"date-parts": [[2000]]}}, 1)
    Label(shown='1', authors='Doe and Roe', year='2000')
    """
    people = csl.get("author") or csl.get("editor") or []
    names = [str(n.get("family") or n.get("literal", "")) for n in people]
    shown = f"{names[0]} et al." if len(names) > 3 else " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    parts = (csl.get("issued") or {}).get("date-parts") or [[""]]
    return Label(str(number), shown, f"{parts[0][0]}{csl.get('year-suffix', '')}" if parts[0] else "")
