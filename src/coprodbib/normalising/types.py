"""The CSL type of an entry, from the evidence of its fields."""

from __future__ import annotations

import re

from coprodbib.model import Csl, Issue, ParsedReference

_THESIS = re.compile(r"thes[ie]s|dissertation|diss\.|thèse|tes[ie]|dissertação|masterarbeit|diplomarbeit|habilitation|mémoire|tesi\b", re.I)
_REPORT = re.compile(r"report|paper|bericht|rapport|brief|documento|publication|arbeitspapier", re.I)
_PROCEEDINGS = re.compile(r"\b(?:proceedings|proc\.|conference|symposium|workshop|congress|tagungsband|actes|actas|anais|atti)\b", re.I)
_NEWSPAPER = re.compile(
    r"\b(?:Times|Guardian|Post|Herald|Tribune|Gazette|Telegraph|Independent|Observer|Zeitung|Spiegel|Zeit|Monde|Figaro|Libération|País|Mundo|Folha|Globo|"
    r"Economist|Newsweek|Chronicle|Daily|News|Journal and Courier|Corriere|Repubblica|Standard|Irish Times|Mail|Express|Sun|Examiner)\b"
)


def item_type(entry: ParsedReference, csl: Csl) -> tuple[Issue, ...]:
    """Set the type; drop what contradicts it."""
    csl["type"] = _type(entry, csl)
    if csl["type"] == "webpage" and "publisher" in csl and "container-title" not in csl:
        csl["container-title"] = csl.pop("publisher")
    return ()


def _type(entry: ParsedReference, csl: Csl) -> str:
    genre = csl.get("genre", "")
    if _THESIS.search(genre):
        return "thesis"
    if "event-title" in csl:
        return "speech" if "container-title" not in csl else "paper-conference"
    if "container-title" in csl:
        return _contained(entry, csl)
    if "number" in csl or _REPORT.search(genre):
        return "report"
    if "publisher" in csl or "edition" in csl or "publisher-place" in csl or "editor" in csl or "ISBN" in csl:
        return "book" if not ("URL" in csl and "publisher-place" not in csl and "edition" not in csl and _is_site(csl)) else "webpage"
    if "URL" in csl:
        return "webpage"
    return "article-journal" if "volume" in csl or "page" in csl else "document"


def _is_site(csl: Csl) -> bool:
    return len(csl.get("issued", {}).get("date-parts", [[]])[0]) > 1 or "issued" not in csl


def _contained(entry: ParsedReference, csl: Csl) -> str:
    container = csl["container-title"]
    host = "editor" in csl or "publisher" in csl or "publisher-place" in csl or "edition" in csl
    if _PROCEEDINGS.search(container) and "issue" not in csl:
        return "paper-conference"
    if host:
        return "chapter"
    dated = len(csl.get("issued", {}).get("date-parts", [[]])[0]) > 1
    if "volume" not in csl and dated and _NEWSPAPER.search(container):
        return "article-newspaper"
    if "volume" not in csl and "issue" not in csl and _is_in(entry):
        return "chapter"
    return "article-journal" if "URL" not in csl or "volume" in csl or not dated else "article-newspaper" if _NEWSPAPER.search(container) else "webpage"


def _is_in(entry: ParsedReference) -> bool:
    """Whether "In" stands right before the container."""
    span = next(s for s in entry.spans if s.label == "container-title")
    return re.search(r"\b(?:In|in|Dans|dans|En|Em):?\s+[“\"‘*_]?\Z", entry.raw.raw[max(0, span.start - 12) : span.start]) is not None
