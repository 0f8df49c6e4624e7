"""The CSL type of an entry, from the evidence of its fields."""

from __future__ import annotations

import re

from coprodbib.model import Csl, Issue, ParsedReference

_THESIS = re.compile(
    r"thes[ie]s|dissertation|diss\b|thèse|tes[ie]|dissertação|masterarbeit|proefschrift|diplomarbeit|habilitation|mémoire|tesi\b",
    re.I,
)
_SPOKEN = re.compile(r"keynote|lecture|presentation|vortrag|talk|speech|communication", re.I)
_PREPRINT = re.compile(
    r"\b(?:arXiv|bioRxiv|medRxiv|PsyArXiv|SocArXiv|ChemRxiv|EarthArXiv|EdArXiv|LawArXiv|SSRN|Research Square|OSF Preprints|Preprints(?:\.org)?|HAL|RePEc|viXra)\b"
)
_REPORT = re.compile(r"report|paper|bericht|rapport|brief|documento|publication|arbeitspapier", re.I)
_PROCEEDINGS = re.compile(
    r"\b(?:proceedings|proc\.|tagungsband|actes|actas|anais|atti)|\b\d{1,3}(?:st|nd|rd|th)\b.*\b(?:conference|symposium|workshop|congress)\b",
    re.I,
)
_MEETINGS = re.compile(rf"{_PROCEEDINGS.pattern}|\b(?:conference|symposium|workshop|congress)\b", re.I)
_NEWSPAPER = re.compile(
    r"\b(?:Times|Guardian|Post|Herald|Tribune|Gazette|Telegraph|Independent|Observer|Zeitung|Spiegel|Zeit|Monde|Figaro|Libération|País|Mundo|Folha|Globo|"
    r"Economist|Newsweek|Chronicle|Daily|News|Journal and Courier|Corriere|Repubblica|Standard|Irish Times|Mail|Express|Sun|Examiner)\b"
)


def item_type(entry: ParsedReference, csl: Csl) -> tuple[Issue, ...]:
    """Set the type; put the name of a site or archive where the type has it."""
    csl["type"] = _type(entry, csl)
    if csl["type"] == "webpage" and "publisher" in csl and "container-title" not in csl:
        csl["container-title"] = csl.pop("publisher")
    if csl["type"] in ("article", "dataset", "software") and "container-title" in csl and "publisher" not in csl:
        csl["publisher"] = csl.pop("container-title")
    return ()


_GENRES = (
    (_THESIS, "thesis"),
    (re.compile(r"\bdata ?sets?\b|\bdata file|\bdatensatz\b", re.I), "dataset"),
    (re.compile(r"\bsoftware\b|\bcomputer program\b|\bR package\b", re.I), "software"),
    (re.compile(r"\b(?:film|motion picture|movie|dvd|documentary)\b", re.I), "motion_picture"),
    (re.compile(r"\b(?:tv series|television|tv episode|radio|podcast)\b", re.I), "broadcast"),
    (re.compile(r"\bpreprint\b", re.I), "article"),
)
"""What a genre in print ("[Data set]", "PhD thesis") makes of an entry."""


def _type(entry: ParsedReference, csl: Csl) -> str:
    genre = csl.get("genre", "")
    named = next((kind for pattern, kind in _GENRES if pattern.search(genre)), "")
    if named:
        return named
    if _is_preprint(csl):
        return "article"
    if "volume" not in csl and (
        made := next((kind for pattern, kind in _TITLES if pattern.search(csl.get("title", ""))), "")
    ):
        return made
    if "event-title" in csl:
        return "speech" if _SPOKEN.search(genre) else "paper-conference"
    if "container-title" in csl:
        return _contained(entry, csl)
    if "number" in csl or _REPORT.search(genre) or _is_institutional(csl):
        return "report"
    if "publisher" in csl or "edition" in csl or "publisher-place" in csl or "editor" in csl or "ISBN" in csl:
        return (
            "book"
            if not ("URL" in csl and "publisher-place" not in csl and "edition" not in csl and _is_site(csl))
            else "webpage"
        )
    if "URL" in csl:
        return "webpage"
    return "article-journal" if "volume" in csl or "page" in csl else "document"


_TITLES = (
    (re.compile(r"\bdata ?set\b.{0,20}\Z", re.I), "dataset"),
    (
        re.compile(r"\blanguage and environment\b|\bR package\b|\b(?:software|package)\b.{0,40}\bversion\b", re.I),
        "software",
    ),
)
"""What a title says of its kind, where nothing else does."""


def _is_preprint(csl: Csl) -> bool:
    """In an archive of preprints, without volume and pages."""
    home = f"{csl.get('container-title', '')} {csl.get('publisher', '')}"
    return _PREPRINT.search(home) is not None and "volume" not in csl and "page" not in csl


def _is_institutional(csl: Csl) -> bool:
    """Written by an institution, published by it or another: a report rather than a book, unless it has editions or an ISBN."""
    author = csl.get("author", [{}])[0]
    return "literal" in author and "publisher" in csl and not {"edition", "ISBN", "editor"} & set(csl)


def _is_site(csl: Csl) -> bool:
    return len(csl.get("issued", {}).get("date-parts", [[]])[0]) > 1 or "issued" not in csl


def _contained(entry: ParsedReference, csl: Csl) -> str:
    container = csl["container-title"]
    host = "editor" in csl or "publisher" in csl or "edition" in csl or "publisher-place" in csl and "volume" not in csl
    if (
        _PROCEEDINGS.search(container) if host else _MEETINGS.search(container) and "volume" not in csl
    ) and "issue" not in csl:
        return "paper-conference"
    if host:
        return "chapter"
    dated = len(csl.get("issued", {}).get("date-parts", [[]])[0]) > 1
    if "volume" not in csl and dated and _NEWSPAPER.search(container):
        return "article-newspaper"
    if "volume" not in csl and "issue" not in csl and _is_in(entry):
        return "chapter"
    return (
        "article-journal"
        if "URL" not in csl or "volume" in csl or not dated
        else "article-newspaper"
        if _NEWSPAPER.search(container)
        else "webpage"
    )


def _is_in(entry: ParsedReference) -> bool:
    """Whether "In" stands right before the container."""
    span = next(s for s in entry.spans if s.label == "container-title")
    return (
        re.search(r"\b(?:In|in|Dans|dans|En|Em):?\s+[“\"‘*_]?\Z", entry.raw.raw[max(0, span.start - 12) : span.start])
        is not None
    )
