"""LaTeX: what ``\\cite`` and its kin print, from the labels of the bibliography."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coprodbib.formats.bibtex.latex import MARKUP, decode

_AUTHOR_YEAR = re.compile(r"\{?(?P<authors>[^()]{1,300}?)\s*\((?P<year>[^()]{0,40})\)[^()]*\}?\Z")
_CITEAUTHORYEAR = re.compile(r"\\(?:protect\s*)?(?:citeauthoryear|astroncite|citename)")
NARRATIVE = frozenset("citet textcite citeasnoun newcite shortciteN citeN textcites citeauthor* citetext".split())
BARE = frozenset("citealt citealp".split())
YEAR_ONLY = frozenset("citeyear citeyearpar".split())
NAME_ONLY = frozenset("citeauthor citefullauthor".split())
COMMANDS = frozenset(
    "cite citep citet citealt citealp citeauthor citefullauthor citeyear citeyearpar parencite textcite autocite footcite footcitetext fullcite "
    "footfullcite smartcite supercite cites parencites textcites autocites citeasnoun shortcite shortciteN citeN newcite onlinecite citenum".split()
)
"""Commands that cite; ``\\nocite`` prints nothing."""


@dataclass(frozen=True, slots=True)
class Label:
    """What print shows for an entry: its number or alphabetic label, and authors and year where the style cites by them."""

    shown: str
    authors: str = ""
    year: str = ""


def label_of(optional: str | None, number: int) -> Label:
    """The label of a ``\\bibitem`` from its optional argument.

    >>> label_of("Doe et~al.(2000)Doe, Roe", 1), label_of("Doe00", 2).shown, label_of(None, 3).shown
    (Label(shown='1', authors='Doe et al.', year='2000'), 'Doe00', '3')
    """
    if optional is None:
        return Label(str(number))
    if parts := _parts(optional):
        return Label(str(number), plain(parts[0]), plain(parts[1]).strip("() "))
    text = plain(optional).strip()
    if found := _AUTHOR_YEAR.match(text):
        return Label(str(number), found["authors"].strip(" ,"), found["year"])
    return Label(text or str(number))


def _parts(optional: str) -> tuple[str, str] | None:
    """Authors and year of ``\\citeauthoryear{full}{short}{year}`` or ``{short}{year}``."""
    if not _CITEAUTHORYEAR.search(optional[:60]):
        return None
    groups = re.findall(r"\{([^{}]*)\}", optional)
    return (groups[-2], groups[-1]) if len(groups) >= 2 else None


def plain(source: str) -> str:
    """A short piece of source as it is printed, without markup."""
    return MARKUP.sub("", decode(re.sub(r"\\(?:natexlab|bibnamedelim\w|protect)\s*", "", source)))


@dataclass(frozen=True, slots=True)
class Part:
    """Words that a citation prints; ``key`` is that of the entry they cite, "" for brackets and what stands between."""

    text: str
    key: str = ""


def printed_parts(
    command: str, keys: Sequence[str], labels: dict[str, Label], notes: Sequence[str], mode: str
) -> list[Part]:
    """What a citation command prints.

    ``notes`` are its optional arguments: the last is printed behind, one before it in front. ``mode`` is "number",
    "super" (raised numbers) or "names"; in a list without authors in its labels, numbers or labels are printed.

    >>> labels = {"a": Label("1", "Doe", "2000"), "b": Label("2", "Roe", "2001")}
    >>> "".join(p.text for p in printed_parts("citep", ["a", "b"], labels, ["see", "p. 4"], "names"))
    '(see Doe, 2000; Roe, 2001, p. 4)'
    >>> "".join(p.text for p in printed_parts("citet", ["a"], labels, [], "names"))
    'Doe (2000)'
    >>> "".join(p.text for p in printed_parts("cite", ["a", "b"], labels, ["p. 4"], "number"))
    '[1, 2, p. 4]'
    """
    before = f"{notes[0]} " if len(notes) > 1 and notes[0] else ""
    behind = notes[-1] if notes else ""
    known = [labels.get(key, Label(key)) for key in keys]
    if mode != "names" or not any(label.authors for label in known):
        return _by_label(command, keys, known, before, behind, mode)
    if command in NAME_ONLY:
        return [Part("; ".join(label.authors or label.shown for label in known))]
    if command in NARRATIVE:
        return _narrative(keys, known, before, behind)
    return _in_brackets(command, keys, known, before, behind)


def _by_label(
    command: str, keys: Sequence[str], known: Sequence[Label], before: str, behind: str, mode: str
) -> list[Part]:
    if command in NAME_ONLY | YEAR_ONLY and any(label.authors for label in known):
        return [Part("; ".join(label.authors if command in NAME_ONLY else label.year for label in known))]
    raised = mode == "super" and not (before or behind)
    opening, joint, closing = ("", ",", "") if raised else ("[", ", ", "]")
    if command in ("citenum", "onlinecite", "citealp"):
        opening = closing = ""
    names = f"{known[0].authors} " if command in NARRATIVE and known and known[0].authors else ""
    out = [Part(f"{names}{opening}{before}")]
    for at, (key, label) in enumerate(zip(keys, known, strict=True)):
        out += [Part(joint)] * bool(at) + [Part(label.shown, key)]
    return [*out, Part(f", {behind}{closing}" if behind else closing)]


def _narrative(keys: Sequence[str], known: Sequence[Label], before: str, behind: str) -> list[Part]:
    out: list[Part] = []
    for at, (key, label) in enumerate(zip(keys, known, strict=True)):
        last = at == len(known) - 1
        out += [Part("; " if not last else " and ")] * bool(at)
        note = f", {behind}" if last and behind else ""
        out.append(Part(f"{label.authors or label.shown} ({before if not at else ''}{label.year}{note})", key))
    return out


def _in_brackets(command: str, keys: Sequence[str], known: Sequence[Label], before: str, behind: str) -> list[Part]:
    bare = command in BARE or command == "citeyear"
    comma = " " if command == "citealt" else ", "
    out = [Part(before if bare else f"({before}")]
    for at, (key, label) in enumerate(zip(keys, known, strict=True)):
        names = "" if command in YEAR_ONLY or not label.authors else f"{label.authors}{comma}"
        out += [Part("; ")] * bool(at) + [Part(f"{names}{label.year or label.shown}", key)]
    return [*out, Part((f", {behind}" if behind else "") + ("" if bare else ")"))]
