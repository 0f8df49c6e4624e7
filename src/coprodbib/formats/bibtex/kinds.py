"""Types of CSL <-> types of BibTeX.

The dialect written is that of BibTeX's own styles (``journal``, ``year``, ``address``), which biblatex reads too. What
CSL tells apart and BibTeX does not stands in ``entrysubtype``, a field that biblatex reserves for this and BibTeX
ignores. Web pages become ``@misc``: BibTeX's styles do not know ``@online``, and biblatex prints both alike.
"""

from __future__ import annotations

import re

from coprodbib.model import Csl

_ENTRY_OF = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "review": "article",
    "review-book": "article",
    "book": "book",
    "classic": "book",
    "chapter": "incollection",
    "entry": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "collection": "book",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "report": "techreport",
}
_PLAIN = {"article": "article-journal", "book": "book", "booklet": "pamphlet", "incollection": "chapter",
          "inproceedings": "paper-conference", "misc": "document", "techreport": "report", "unpublished": "manuscript"}  # fmt: skip
"""The CSL type that a BibTeX type means when nothing else is said."""

_SUBTYPE_OF = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
"""Words that biblatex styles know; every other type is named by CSL's own word."""

_FOREIGN = {
    **_PLAIN,
    "artwork": "graphic", "audio": "song", "bookinbook": "chapter", "collection": "book", "conference": "paper-conference",
    "dataset": "dataset", "electronic": "webpage", "inbook": "chapter", "inreference": "entry", "jurisdiction": "legal_case",
    "legislation": "legislation", "letter": "personal_communication", "manual": "report", "movie": "motion_picture",
    "mvbook": "book", "mvcollection": "book", "mvproceedings": "book", "mvreference": "book", "online": "webpage",
    "patent": "patent", "performance": "performance", "periodical": "periodical", "proceedings": "book", "reference": "book",
    "report": "report", "review": "review", "software": "software", "standard": "standard", "suppbook": "chapter",
    "suppcollection": "chapter", "suppperiodical": "article-journal", "thesis": "thesis", "video": "motion_picture",
    "www": "webpage", "phdthesis": "thesis", "mastersthesis": "thesis",
}  # fmt: skip
"""Types of BibTeX, biblatex and common styles -> CSL."""

_THESIS_GENRE = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
"""What BibTeX's own styles print for the type."""

_GENRES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master's thesis",
    "mastersthesis": "Master's thesis",
    "techreport": "Technical report",
}
"""Words of biblatex for which it prints others."""

_MASTERS = re.compile(
    r"\b(?:master|magister|diplom|m\.?\s?(?:a|s|sc|phil)\b|bachelor|b\.?\s?(?:a|s|sc)\b|mémoire|maestr|mestrado)", re.I
)


def write_type(csl: Csl) -> tuple[str, dict[str, str]]:
    """The entry type, and the fields that say what it leaves open.

    A thesis below the doctorate is ``@mastersthesis``; ``type`` always says what is printed, so that no style calls a
    bachelor's thesis a master's. A thesis of which the record does not say what kind is called just that.

    >>> write_type({"type": "article-newspaper"}), write_type({"type": "webpage"})
    (('article', {'entrysubtype': 'newspaper'}), ('misc', {'entrysubtype': 'webpage'}))
    >>> write_type({"type": "thesis"})
    ('phdthesis', {'type': 'Thesis', 'entrysubtype': 'thesis'})
    """
    kind = str(csl["type"])
    if kind == "thesis":
        genre = str(csl.get("genre", ""))
        entry = "mastersthesis" if _MASTERS.search(genre) else "phdthesis"
        return entry, {} if genre else {"type": "Thesis", "entrysubtype": "thesis"}
    entry = _ENTRY_OF.get(kind, "misc")
    return entry, {} if _PLAIN[entry] == kind else {"entrysubtype": _SUBTYPE_OF.get(kind, kind)}


def genre(text: str) -> str:
    """What biblatex prints for its own words, every other text as it is.

    >>> genre("phdthesis"), genre("Working paper")
    ('PhD thesis', 'Working paper')
    """
    return _GENRES.get(text, text)


def read_type(entry: str, fields: dict[str, str]) -> tuple[str, dict[str, str]]:
    """The CSL type, and the fields that are left to read; "" for a type nobody knows.

    >>> read_type("phdthesis", {"school": "X"})
    ('thesis', {'type': 'PhD thesis', 'school': 'X'})
    >>> read_type("online", {}), read_type("strange", {})
    (('webpage', {}), ('', {}))
    """
    entry, rest = entry.lower(), dict(fields)
    subtype = rest.get("entrysubtype", "")
    if entry in _THESIS_GENRE:
        if subtype == "thesis":
            return "thesis", {name: value for name, value in rest.items() if name not in ("type", "entrysubtype")}
        return "thesis", {"type": _THESIS_GENRE[entry], **rest}
    kind = next((csl for csl, word in _SUBTYPE_OF.items() if word == subtype), subtype)
    if entry in _PLAIN and (kind in CSL_TYPES and _ENTRY_OF.get(kind, "misc") == entry):
        rest.pop("entrysubtype")
        return kind, rest
    return _FOREIGN.get(entry, ""), rest


CSL_TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document
    entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map
    motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post
    post-weblog regulation report review review-book software song speech standard thesis treaty webpage
    """.split()
)
"""Types of CSL 1.0.2: https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types"""
