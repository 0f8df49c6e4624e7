"""Types of CSL <-> types of RIS."""

from __future__ import annotations

from coprodbib.formats.bibtex.kinds import CSL_TYPES

_TYPE_OF = {
    "article": "UNPB", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "bill": "BILL",
    "book": "BOOK", "broadcast": "MPCT", "chapter": "CHAP", "classic": "CLSWK", "collection": "GEN", "dataset": "DATA",
    "document": "GEN", "entry": "ENCYC", "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC", "event": "GEN",
    "figure": "FIGURE", "graphic": "ART", "hearing": "HEAR", "interview": "PCOMM", "legal_case": "CASE", "legislation": "STAT",
    "manuscript": "MANSCPT", "map": "MAP", "motion_picture": "MPCT", "musical_score": "MUSIC", "pamphlet": "PAMP",
    "paper-conference": "CONF", "patent": "PAT", "performance": "GEN", "periodical": "JFULL", "personal_communication": "PCOMM",
    "post": "ICOMM", "post-weblog": "BLOG", "regulation": "LEGAL", "report": "RPRT", "review": "JOUR", "review-book": "JOUR",
    "software": "COMP", "song": "SOUND", "speech": "SLIDE", "standard": "STAND", "thesis": "THES", "treaty": "GEN",
    "webpage": "ELEC",
}  # fmt: skip
_MEANT = {"UNPB": "article", "JOUR": "article-journal", "ENCYC": "entry-encyclopedia", "GEN": "document", "MPCT": "motion_picture",
          "PCOMM": "personal_communication"}  # fmt: skip
"""What a type of RIS means that several of CSL are written as."""

_FOREIGN = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic", "CHART": "figure",
    "CPAPER": "paper-conference", "CTLG": "book", "DBASE": "dataset", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book",
    "EJOUR": "article-journal", "GOVDOC": "report", "INPR": "article-journal", "MULTI": "motion_picture", "SER": "book",
    "UNBILL": "bill", "UNPD": "manuscript", "VIDEO": "motion_picture",
}  # fmt: skip
"""Types that others write and we do not."""

_CSL_OF = {ty: kind for kind, ty in _TYPE_OF.items()} | _MEANT | _FOREIGN


def write_type(kind: str) -> tuple[str, bool]:
    """The type of RIS, and whether reading it gives the type of CSL back.

    >>> write_type("thesis"), write_type("review-book"), write_type("unheard of")
    (('THES', True), ('JOUR', False), ('GEN', False))
    """
    ty = _TYPE_OF.get(kind, "GEN")
    return ty, _CSL_OF[ty] == kind


def read_type(ty: str) -> str:
    """The type of CSL, "document" for a type nobody knows.

    >>> read_type("ECHAP"), read_type("xyz")
    ('chapter', 'document')
    """
    return _CSL_OF.get(ty.strip().upper(), "document")


def is_known(ty: str) -> bool:
    """Whether a type of RIS means something.

    >>> is_known("echap"), is_known("BUCH")
    (True, False)
    """
    return ty.strip().upper() in _CSL_OF


def is_type(kind: str) -> bool:
    """Whether CSL has this type.

    >>> is_type("review-book"), is_type("JOUR")
    (True, False)
    """
    return kind in CSL_TYPES
