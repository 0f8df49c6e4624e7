"""Variables of CSL <-> fields of BibTeX: tables, and how a record of any kind fits into them.

A variable that BibTeX has no field for is written as ``csl-<variable>``; BibTeX, biblatex and other programs skip what
they do not know.
"""

from __future__ import annotations

ANYWHERE = {
    "title": "title", "title-short": "shorttitle", "author": "author", "editor": "editor", "translator": "translator",
    "container-author": "bookauthor", "collection-title": "series", "volume": "volume", "edition": "edition", "page": "pages",
    "publisher-place": "address", "event-title": "eventtitle", "event-place": "venue", "genre": "type", "DOI": "doi", "URL": "url",
    "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "PMCID": "pmcid", "note": "note", "annote": "annote", "abstract": "abstract",
    "keyword": "keywords", "language": "langid", "number-of-pages": "pagetotal", "number-of-volumes": "volumes",
    "chapter-number": "chapter", "version": "version", "original-title": "origtitle", "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation", "accessed": "urldate", "original-date": "origdate", "event-date": "eventdate",
    "part-title": "titleaddon", "part-number": "part",
}  # fmt: skip
"""Variables that have one field in all entries."""

_IN_BOOK = {"container-title": "booktitle", "publisher": "publisher", "collection-number": "number", "issue": "issue"}
BY_ENTRY = {
    "article": {"container-title": "journal", "publisher": "publisher", "issue": "number", "number": "eid"},
    "book": {"container-title": "maintitle", "publisher": "publisher", "collection-number": "number", "issue": "issue"},
    "incollection": _IN_BOOK,
    "inproceedings": _IN_BOOK,
    "phdthesis": {"publisher": "school", "number": "number"},
    "mastersthesis": {"publisher": "school", "number": "number"},
    "techreport": {"publisher": "institution", "number": "number", "issue": "issue"},
    "misc": {"container-title": "howpublished", "publisher": "publisher", "number": "number", "issue": "issue"},
    "unpublished": {"container-title": "howpublished", "publisher": "publisher", "number": "number"},
    "booklet": {"container-title": "howpublished", "publisher": "publisher", "number": "number"},
}
"""Variables whose field depends on the type of the entry."""

FOREIGN = {
    "journaltitle": "container-title", "journal": "container-title", "booktitle": "container-title", "location": "publisher-place",
    "institution": "publisher", "school": "publisher", "organization": "publisher", "publisher": "publisher", "annotation": "annote",
    "howpublished": "container-title", "maintitle": "container-title", "eid": "number", "number": "number", "issue": "issue",
    "articleno": "number", "numpages": "number-of-pages", "language": "language", "venue": "event-place",
    "hyphenation": "language", "eventvenue": "event-place",
}  # fmt: skip
"""Fields of biblatex and of other people's files, where the entry's own table has no other meaning for them."""

NAMES = frozenset(
    """
    author editor translator container-author collection-editor composer director editorial-director illustrator interviewer
    original-author recipient reviewed-author chair compiler contributor curator editor-translator executive-producer guest host
    narrator organizer performer producer script-writer series-creator
    """.split()
)
DATES = frozenset({"accessed", "available-date", "event-date", "issued", "original-date", "submitted"})
VERBATIM = frozenset({"DOI", "URL"})
"""Variables in which TeX's special characters are no special characters."""

TITLES = {"title": "title", "title-short": "shorttitle", "container-title": "booktitle"}
"""Variables, and the field in which a BibTeX style may lower their capitals."""

ORDER = (
    "author editor bookauthor translator title shorttitle journal booktitle maintitle howpublished series edition volume number "
    "issue eid chapter pages pagetotal volumes type school institution publisher address eventtitle venue eventdate year month day date "
    "pubstate doi isbn issn pmid pmcid url urldate langid entrysubtype keywords note annote abstract"
).split()
"""The order of fields in an entry; others follow in the order of the alphabet."""

LANGUAGES = {
    "en": "english", "en-GB": "british", "en-US": "american", "fr": "french", "de": "ngerman", "de-AT": "naustrian", "es": "spanish",
    "pt": "portuguese", "pt-BR": "brazilian", "it": "italian", "nl": "dutch", "sv": "swedish", "da": "danish", "nb": "norsk",
    "nn": "nynorsk", "fi": "finnish", "pl": "polish", "cs": "czech", "sk": "slovak", "hu": "magyar", "ro": "romanian", "ru": "russian",
    "uk": "ukrainian", "tr": "turkish", "el": "greek", "ca": "catalan", "gl": "galician", "eu": "basque", "hr": "croatian",
    "sl": "slovene", "lt": "lithuanian", "lv": "latvian", "et": "estonian", "is": "icelandic", "la": "latin", "ja": "japanese",
}  # fmt: skip
"""Language codes, and the names that babel and biblatex's ``langid`` give the languages."""

_OTHER_NAMES = {"german": "de", "austrian": "de-AT", "ukenglish": "en-GB", "usenglish": "en-US", "francais": "fr", "brazil": "pt-BR",
                "portuges": "pt", "norwegian": "nb", "hungarian": "hu"}  # fmt: skip
_CODES = {**_OTHER_NAMES, **{name: code for code, name in LANGUAGES.items()}}


def write_language(code: str) -> str:
    """babel's name of a language, the code itself where there is none.

    >>> write_language("fr"), write_language("qu")
    ('french', 'qu')
    """
    return LANGUAGES.get(code, code)


def read_language(name: str) -> str:
    """The code of a language.

    >>> read_language("French"), read_language("ngerman"), read_language("en-gb"), read_language("Klingon")
    ('fr', 'de', 'en-GB', 'Klingon')
    """
    known = {code.lower(): code for code in LANGUAGES}
    low = name.strip().lower().replace("_", "-")
    return _CODES.get(low) or known.get(low) or name.strip()
