"""A group of citations as pandoc's Markdown or natbib's LaTeX writes it.

Pandoc: https://pandoc.org/MANUAL.html#citation-syntax; natbib: https://ctan.org/pkg/natbib. Locators stay as they are printed ("p. 4", "4",
"S. 4"), so that nothing is said that the author did not say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from coprodbib.manuscripts.groups import Group, Item, Unplaced

_SIMPLE = re.compile(r"\w(?:\w|[:.#$%&+?<>~/-](?=\w))*\Z")
_GOES_ON = re.compile(r"[:.#$%&+?<>~/-]?\w")
_BRACED = re.compile(r"[^{}\s]+\Z")
_LATEX_KEY = re.compile(r"[^{}\[\]\s,\\%#~&$^\"']+\Z")


def as_markdown(group: Group, items: Sequence[Item], keys: Mapping[str, str], before: str, after: str) -> str:
    """Pandoc's citation syntax; ``keys`` are by id of citation, ``before`` and ``after`` what stands next to the group in the source.

    >>> from coprodbib.model import Citation, Place
    >>> doe = Citation("a@1", "a", "Doe 2000, p. 4", Place("a", ((5, 19),)), ("Doe",), "2000")
    >>> as_markdown(Group("bracket", 0, 20, (doe,), (1, 19)), [Item(doe, "see", ", p. 4")], {"a@1": "doe2000care"}, "", "")
    '[see @doe2000care, p. 4]'
    """
    marks = [_mark(keys[i.citation.id]) for i in items]
    if group.shape in ("bracket", "year"):
        if after[:1] in ("(", "[", "{") or before[-1:] in ("!", "^", "]", "\\"):
            raise Unplaced("what stands right beside it would make it something else")
        hidden = group.shape == "year"
        return f"[{_joined(items, marks, own_names=not hidden)}]"
    first, *others = items
    if after.lstrip(" \t\r\n")[:1] in ("[", "("):  # a bracket behind "@key" would be its locator
        raise Unplaced("a bracket follows it, which would become its locator")
    located = first.behind.lstrip(",:; ")
    rest = _joined(others, marks[1:], own_names=False, of=first.citation.authors)
    inside = "; ".join(filter(None, (located, rest)))
    if inside:
        return f"{marks[0]} [{inside}]"
    return _mark(keys[first.citation.id], braced=bool(_GOES_ON.match(after)))


def _joined(items: Sequence[Item], marks: Sequence[str], *, own_names: bool, of: tuple[str, ...] = ()) -> str:
    """The citations of one pair of brackets; names that stand before them are not printed again."""
    out = []
    for at, (item, mark) in enumerate(zip(items, marks, strict=True)):
        same = item.citation.authors == (of or items[0].citation.authors)
        sign = mark if own_names or not same and (of or at) else f"-{mark}"
        out.append(f"{item.before} {sign}{_behind(item.behind)}".strip())
    return "; ".join(out)


def _behind(words: str) -> str:
    """What follows a key: a locator behind a comma, or other words behind a blank."""
    words = words.strip()
    if words[:1] in (",", ":"):
        return f", {words[1:].strip()}" if words[1:].strip() else ""
    return f" {words}" if words else ""


def _mark(key: str, *, braced: bool = False) -> str:
    if _SIMPLE.match(key) and not braced:
        return f"@{key}"
    if not _BRACED.match(key):
        raise Unplaced(f"the key {key!r} cannot be written in Markdown")
    return f"@{{{key}}}"


def as_latex(group: Group, items: Sequence[Item], keys: Mapping[str, str]) -> str:
    r"""natbib's commands.

    >>> from coprodbib.model import Citation, Place
    >>> doe = Citation("a@1", "a", "Doe 2000: 4", Place("a", ((5, 16),)), ("Doe",), "2000")
    >>> as_latex(Group("bracket", 0, 17, (doe,), (1, 16)), [Item(doe, "see", ": 4")], {"a@1": "doe2000care"})
    '\\citep[see][4]{doe2000care}'
    """
    names = [_latex_key(keys[i.citation.id]) for i in items]
    inner = any(i.behind.strip(" ,:") for i in items[:-1]) or any(i.before for i in items[1:])
    if group.shape == "bracket" and inner:
        parts = (f"\\citealp{_options(i.before, i.behind)}{{{n}}}" for i, n in zip(items, names, strict=True))
        return f"\\citetext{{{'; '.join(parts)}}}"
    if group.shape != "bracket" and (inner or len({i.citation.authors for i in items}) > 1):
        raise Unplaced("natbib has no command for several works in the brackets behind a name")
    command = {"bracket": "citep", "narrative": "citet", "year": "citeyearpar", "bare": "citealt"}[group.shape]
    return f"\\{command}{_options(items[0].before, items[-1].behind)}{{{','.join(names)}}}"


def _options(before: str, behind: str) -> str:
    post = behind.strip().lstrip(",:").strip()
    post = re.sub(r"(?<=\.)\s(?=\d)", "~", post)  # "p. 4" stays on one line
    if any(words.count("{") != words.count("}") for words in (before, post)):
        raise Unplaced("a brace opens or closes in it")
    return f"[{before}][{post}]" if before else f"[{post}]" if post else ""


def _latex_key(key: str) -> str:
    if not _LATEX_KEY.match(key):
        raise Unplaced(f"the key {key!r} cannot be written in LaTeX")
    return key
