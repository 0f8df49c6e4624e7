"""Variables of CSL <-> tags of RIS; what a tag means depends on the type of the record.

The table is that of the RIS specification of 2011 where EndNote and Zotero agree with it: the title of a book's series is
``T2``, that of a chapter's ``T3``; a chapter's editors are ``A2``, a book's ``A3``; ``SP`` is the first page, but of a book
the number of its pages; ``C1`` of a conference paper is the publisher's place, because ``CY`` is where the conference was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_ANYWHERE = {
    "title": "TI", "container-title": "T2", "title-short": "ST", "volume": "VL", "issue": "IS", "edition": "ET", "publisher": "PB",
    "publisher-place": "CY", "DOI": "DO", "URL": "UR", "abstract": "AB", "language": "LA", "number-of-volumes": "NV",
    "archive": "DB", "archive_location": "AN", "call-number": "CN", "note": "N1", "keyword": "KW", "ISBN": "SN", "number": "M1",
    "author": "AU", "editor": "ED", "translator": "A4",
}  # fmt: skip
_SERIAL = {"ISSN": "SN", "ISBN": "", "editor": "A2", "number": "C7"}
_IN_SERIES = {"container-title": "", "collection-title": "T2"}
_INSIDE = {"collection-title": "T3", "editor": "A2", "collection-editor": "A3"}
_TYPED = {"genre": "M3"}
_BY_TYPE: Mapping[str, Mapping[str, str]] = {
    "JOUR": _SERIAL,
    "MGZN": _SERIAL,
    "NEWS": _SERIAL,
    "JFULL": _SERIAL,
    "BOOK": {**_IN_SERIES, "editor": "A3", "collection-editor": "A2", "number": "", "collection-number": "M1"},
    "CHAP": {**_INSIDE, "container-author": "C2"},
    "CONF": {**_INSIDE, "event-place": "CY", "publisher-place": "C1", "container-title": "C3", "event-title": "T2"},
    "DICT": _INSIDE,
    "ENCYC": _INSIDE,
    "GEN": {"editor": "A2"},
    "RPRT": {**_IN_SERIES, **_TYPED, "number": "SN", "ISBN": "", "collection-editor": "A3"},
    "MAP": {**_IN_SERIES, **_TYPED, "collection-editor": "A3"},
    "COMP": {**_IN_SERIES, "version": "ET", "edition": ""},
    "SLIDE": {**_TYPED, "container-title": "", "event-title": "T2"},
    "PAT": {"number": "SN", "ISBN": ""},
    "STAND": {"number": "SN", "ISBN": ""},
    **dict.fromkeys(("ART", "BLOG", "ELEC", "ICOMM", "MANSCPT", "PCOMM", "THES"), _TYPED),
}
"""Where a type differs; "" says that the variable has no tag there."""

COUNTED = frozenset({"BOOK", "MANSCPT", "THES"})
"""Types in which ``SP`` is how many pages there are."""

FOREIGN = {
    "A1": "AU", "CT": "TI", "T1": "TI", "N2": "AB", "Y1": "PY", "JF": "T2", "JO": "T2", "JA": "T2", "J1": "T2", "J2": "T2", "CP": "IS",
}  # fmt: skip
"""Tags that others write, and ours."""

LATE = ("T2", "JF", "BT", "JO", "JA", "J1", "J2")
"""Tags that may all name a journal, the surest first."""


def tags_of(ty: str) -> dict[str, str]:
    """Variable -> tag in a record of one type, in the order in which a record is written.

    >>> tags_of("BOOK")["collection-title"], tags_of("CHAP")["collection-title"], "genre" in tags_of("JOUR")
    ('T2', 'T3', False)
    """
    merged = {**_ANYWHERE, **_BY_TYPE.get(ty, {})}
    return {variable: tag for variable, tag in sorted(merged.items(), key=lambda pair: _rank(pair[1])) if tag}


def variables_of(ty: str) -> dict[str, str]:
    """Tag -> variable in a record of one type, also for the types and tags of others.

    >>> variables_of("CHAP")["A2"], variables_of("BOOK")["A2"], variables_of("EDBOOK")["AU"]
    ('editor', 'collection-editor', 'editor')
    """
    same = _SAME.get(ty, ty)
    found = {"ED": "editor", "M3": "genre"} | {tag: variable for variable, tag in tags_of(same).items()}
    return found | {"AU": "editor"} if ty == "EDBOOK" else found


_SAME = {"EJOUR": "JOUR", "ABST": "JOUR", "INPR": "JOUR", "EBOOK": "BOOK", "EDBOOK": "BOOK", "SER": "BOOK", "ECHAP": "CHAP",
         "CPAPER": "CONF", "GOVDOC": "RPRT", "UNPD": "MANSCPT"}  # fmt: skip

_ORDER = "AU A2 A3 A4 ED C2 TI ST T2 C3 T3 VL IS C7 M1 ET NV C1 CY PB M3 SN DO UR LA DB AN CN AB KW N1".split()


_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]\Z")
_ISBN = re.compile(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]\Z")


def serial_variable(variable: str, number: str) -> str:
    """What a number under ``SN`` is, which stands for ``variable`` in records of its type: of ISBN and ISSN the one it looks like.

    >>> serial_variable("ISBN", "1471-9037"), serial_variable("ISSN", "1471-9037"), serial_variable("number", "1471-9037")
    ('ISSN', 'ISSN', 'number')
    """
    if variable == "ISBN" and _ISSN.match(number):
        return "ISSN"
    return "ISBN" if variable == "ISSN" and _ISBN.match(number) else variable


def _rank(tag: str) -> int:
    return _ORDER.index(tag) if tag in _ORDER else -1
