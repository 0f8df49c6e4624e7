"""DOI, URL and ISBN."""

from __future__ import annotations

import re

from coprodbib.model import Csl, Issue, ParsedReference


def identifiers(entry: ParsedReference, csl: Csl) -> tuple[Issue, ...]:
    """Add DOI (bare, as printed), URL and ISBN; an address of doi.org is a DOI, not a URL."""
    doi, url, isbn = entry.get("doi"), entry.get("url"), entry.get("isbn")
    if doi:
        csl["DOI"] = doi
    if url:
        csl["URL"] = url if re.match(r"\w+://", url) else f"http://{url}"
    if isbn:
        csl["ISBN"] = re.sub(r"[\s]", "", isbn)
    return ()
