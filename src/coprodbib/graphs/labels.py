"""Short names of works and documents: "Bovaird 2007", "Steen & Brandsen 2020", "Pestoff et al. 2012"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from coprodbib.folding import STOP, fold
from coprodbib.model import Csl, Document, Issue, Work

_MARKUP = re.compile(r"</?(?:i|b|sup|sub|sc|span)>|<span (?:class=\"nocase\"|style=\"font-variant:\s?small-caps;?\")>")
_WORD = re.compile(r"[^\W_]+(?:['’\-\u2010\u2011][^\W_]+)*")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
TITLE_LENGTH = 40
"""Characters of a title that stands in for missing names."""


def label(work: Work) -> str:
    """Family names and year: two authors with "&", three and more as "et al."; editors where there are no authors.

    A work without names is called by its title, one without a year "n.d.".

    >>> label(Work("k", {"author": [{"family": "Steen"}, {"family": "Brandsen"}], "issued": {"date-parts": [[2020]]}}))
    'Steen & Brandsen 2020'
    """
    return (
        f"{_names(work.csl, work.issues) or _shortened(plain_title(work.csl)) or work.key} {_year(work.csl) or 'n.d.'}"
    )


def labels(works: Iterable[Work]) -> dict[str, str]:
    """Key -> label, no two the same: those alike get words of their titles, and letters where these are alike too.

    >>> doe = {"author": [{"family": "Doe"}], "issued": {"date-parts": [[2000]]}}
    >>> labels([Work("1", {**doe, "title": "The costs of care"}), Work("2", {**doe, "title": "Care at home"})])
    {'1': 'Doe 2000 (costs)', '2': 'Doe 2000 (Care)'}
    """
    given = list(works)
    return _told_apart({w.key: label(w) for w in given}, {w.key: plain_title(w.csl) for w in given})


def document_labels(documents: Iterable[Document]) -> dict[str, str]:
    """Document id -> label, no two the same: names and year, or its id where it names no author.

    >>> csl = {"author": [{"family": "Doe"}], "title": "Care"}
    >>> document_labels([Document("essay", "", "", csl=csl), Document("notes", "", "")])
    {'essay': 'Doe n.d.', 'notes': 'notes'}
    """
    given = list(documents)
    names = {d.id: f"{_names(d.csl)} {_year(d.csl) or 'n.d.'}" if _names(d.csl) else d.id for d in given}
    return _told_apart(names, {d.id: plain_title(d.csl) or d.title for d in given})


def plain_title(csl: Csl) -> str:
    """The title without the markup that CSL allows in it.

    >>> plain_title({"title": 'An <span class="nocase">NPM</span> dilemma <if p < 0.05>'})
    'An NPM dilemma <if p < 0.05>'
    """
    return _MARKUP.sub("", str(csl.get("title") or ""))


def year_of(csl: Csl) -> int | None:
    """The year of issue, the first of a range; None where there is none.

    >>> year_of({"issued": {"date-parts": [[2007, 5]]}}), year_of({"status": "forthcoming"})
    (2007, None)
    """
    parts = _date(csl).get("date-parts") or [[None]]
    first = str(parts[0][0]) if parts[0] else ""
    return int(first) if first.removeprefix("-").isdecimal() else None


def _date(csl: Csl) -> Mapping[str, Any]:
    issued = csl.get("issued")
    return issued if isinstance(issued, dict) else {}


def _year(csl: Csl) -> str:
    """The year with its letter, or the word printed instead of it."""
    year = year_of(csl)
    word = _date(csl).get("literal") or csl.get("status") or ""
    return f"{word if year is None else year}{csl.get('year-suffix') or ''}"


def _names(csl: Csl, issues: Iterable[Issue] = ()) -> str:
    makers: list[dict[str, str]] = next((csl[role] for role in ("author", "editor", "translator") if csl.get(role)), [])
    names = [name for name in map(_family, makers) if name]
    more = names[-1:] == ["others"] or any(issue.code == "names-elided" for issue in issues)
    names = names[:-1] if names[-1:] == ["others"] else names
    if not names:
        return ""
    return f"{names[0]} et al." if more or len(names) > 2 else " & ".join(names)


def _family(name: Mapping[str, str]) -> str:
    """The name by which a person is cited; BibTeX's "and others" comes as the literal "others"."""
    return " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family") or name.get("literal"))))


def _shortened(title: str) -> str:
    if len(title) <= TITLE_LENGTH:
        return title
    return f"{title[: TITLE_LENGTH + 1].rsplit(' ', 1)[0].rstrip(' ,;:')} …"


def _told_apart(names: Mapping[str, str], titles: Mapping[str, str]) -> dict[str, str]:
    """Names made different by the first words of titles that do so, else by letters in the order of ids."""
    groups: dict[str, list[str]] = defaultdict(list)
    for id, name in names.items():
        groups[name].append(id)
    out = dict(names)
    for name, ids in groups.items():
        if len(ids) > 1:
            words = _telling_words({id: titles[id] for id in ids})
            out.update({id: f"{name} ({words[id]})" if words[id] else name for id in ids})
    return _lettered(out)


def _telling_words(titles: Mapping[str, str]) -> dict[str, str]:
    """The fewest first significant words of each title that tell all apart."""
    words = {id: [w for w in _WORD.findall(title) if fold(w) not in STOP] for id, title in titles.items()}
    most = min(max(map(len, words.values())), 6)  # a label is no title
    for count in range(1, most + 1):
        found = {id: " ".join(w[:count]) for id, w in words.items()}
        if len({fold(text) for text in found.values()}) == len(found):  # "New" and "new" tell nothing apart
            return found
    return {id: " ".join(w[:1]) for id, w in words.items()}


def _lettered(names: Mapping[str, str]) -> dict[str, str]:
    taken = set(names.values())
    counts: dict[str, list[str]] = defaultdict(list)
    for id in sorted(names):
        counts[names[id]].append(id)
    out = dict(names)
    for name in [n for n, ids in counts.items() if len(ids) > 1]:
        for id in counts[name]:
            out[id] = next(new for at in range(len(taken) + 1) if (new := f"{name} [{_letter(at)}]") not in taken)
            taken.add(out[id])
    return out


def _letter(at: int) -> str:
    """a, b, ... z, za, zb, ...

    >>> _letter(1), _letter(27)
    ('b', 'zb')
    """
    return "z" * (at // len(_LETTERS)) + _LETTERS[at % len(_LETTERS)]
