"""References that a file gives in fields: their CSL values, a printed string where none stands, and the mark that carries both.

The value of a mark of kind "structured-reference" is JSON: ``{"id": anchor that links lead to, "csl": {CSL values}, "elided": true where names
are left out}``; ``csl`` is empty where the file has only a printed string.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from coprodbib.model import Csl

DOI = re.compile(r"10\.\d{4,9}/\S+")
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)([a-z](?![a-z]))?")


def mark_value(anchor: str, csl: Csl, *, elided: bool = False) -> str:
    """The value of the mark.

    >>> mark_value("B1", {"title": "Care"})
    '{"csl": {"title": "Care"}, "id": "B1"}'
    """
    further = {"elided": True} if elided else {}
    return json.dumps({"id": anchor, "csl": csl, **further}, ensure_ascii=False, sort_keys=True)


def tidy(csl: Csl) -> Csl:
    """The values that are not empty, with a type where there is none: from what stands beside the title."""
    kept = {field: value for field, value in csl.items() if value not in ("", [], {})}
    return {"type": _type(kept), **kept} if kept else {}


def _type(csl: Csl) -> str:
    if "container-title" in csl:
        return "article-journal" if "volume" in csl or "issue" in csl or "publisher" not in csl else "chapter"
    return "book" if "publisher" in csl or "publisher-place" in csl else "document"


def issued(printed: str) -> Csl:
    """Fields of a printed year: number, letter, or the words printed instead.

    >>> issued("2001a"), issued("in press")
    ({'issued': {'date-parts': [[2001]]}, 'year-suffix': 'a'}, {'status': 'in press'})
    """
    printed = " ".join(printed.split())
    found = _YEAR.search(printed)
    if found is None:
        return {"status": printed} if re.match(r"[^\W\d_]{2}", printed) and len(printed) < 40 else {}
    letter = {"year-suffix": found[2]} if found[2] else {}
    return {"issued": {"date-parts": [[int(found[1])]]}, **letter}


def pages(first: str, last: str, whole: str = "") -> Csl:
    """The field of pages, from first and last or from what is printed; short last pages are filled up.

    >>> pages("846", "60"), pages("", "", "e12")
    ({'page': '846-860'}, {'page': 'e12'})
    """
    if not first:
        return {"page": re.sub(r"\s?[–—−‑-]+\s?", "-", whole.strip())} if whole.strip() else {}
    if last.isdigit() and first.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return {"page": f"{first}-{last}" if last and last != first else first}


def printed(csl: Csl, elided: bool = False) -> str:
    """A plain string for fields that come without one, in an order that reads well.

    >>> printed({"author": [{"family": "Doe", "given": "J."}], "issued": {"date-parts": [[2000]]}, "title": "Care", "publisher": "Sage"})
    'Doe, J. (2000). Care. Sage.'
    """
    makers = csl.get("author") or csl.get("editor") or []
    names = _names(makers) + (" et al." if elided else "") + (" (eds.)" if makers and "author" not in csl else "")
    year = csl["issued"]["date-parts"][0][0] if "issued" in csl else csl.get("status", "")
    begin = f"{names} ({year}{csl.get('year-suffix', '')})".strip() if year else names
    ended = ". ".join(str(part).rstrip(".") for part in (begin, csl.get("title"), _host(csl), _imprint(csl)) if part)
    links = [f"https://doi.org/{csl['DOI']}"] if "DOI" in csl else [csl["URL"]] if "URL" in csl else []
    return " ".join([f"{ended}." if ended else "", *links]).strip()


def _names(names: Sequence[Csl]) -> str:
    shown = [name.get("literal") or ", ".join(filter(None, (_family(name), name.get("given"), name.get("suffix")))) for name in names]  # fmt: skip
    return " & ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _family(name: Csl) -> str:
    return " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))


def _host(csl: Csl) -> str:
    if "container-title" not in csl:
        return ""
    issue = f"({csl['issue']})" if "issue" in csl else ""
    volume = f"{csl.get('volume', '')}{issue}"
    if csl["type"] == "chapter":
        editors = f"{_names(csl['editor'])} (eds.), " if "editor" in csl and "author" in csl else ""
        return f"In {editors}{csl['container-title']}" + (f" (pp. {csl['page']})" if "page" in csl else "")
    return ", ".join(str(part) for part in (csl["container-title"], volume, csl.get("page")) if part)


def _imprint(csl: Csl) -> str:
    return ": ".join(str(csl[f]) for f in ("publisher-place", "publisher") if f in csl)
