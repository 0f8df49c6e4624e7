"""Volume, issue, edition and pages as bare numbers, page ranges in full."""

from __future__ import annotations

import re

from coprodbib.languages.words import MONTHS
from coprodbib.model import Csl, Issue, ParsedReference

_DASH = re.compile(r"\s*[‐‑‒–—−-]{1,2}\s*")
_RANGE = re.compile(r"([A-Za-z]{0,3})(\d+)([A-Za-z]?)-([A-Za-z]{0,3})(\d+)([A-Za-z]?)")
_ORDINALS = {
    word: str(number)
    for number, words in enumerate(
        ("first", "second zweite deuxième segunda", "third dritte troisième tercera terceira", "fourth vierte cuarta", "fifth fünfte", "sixth", "seventh", "eighth", "ninth", "tenth"),
        start=1,
    )
    for word in words.split()
}  # fmt: skip


def locators(entry: ParsedReference, csl: Csl) -> tuple[Issue, ...]:
    """Add volume, issue, edition and page."""
    for label in ("volume", "issue"):
        value = _DASH.sub("-", entry.get(label)).strip(" ,;:()")
        value = value[:-1] if value[-2:-1].isdigit() and value.endswith(".") else value
        if value and value.lower().rstrip(".") not in MONTHS:
            csl[label] = value
    edition = entry.get("edition").strip(" .,")
    if edition:
        csl["edition"] = _bare_edition(edition)
    pages = entry.get("pages")
    if not pages:
        return ()
    csl["page"] = full_pages(pages)
    expanded = re.sub(r"\W", "", csl["page"]) != re.sub(r"\W", "", pages)
    return (
        (Issue("normalising", "pages-expanded", "note", f"pages {pages} read as {csl['page']}", entry.raw.place),)
        if expanded
        else ()
    )


_EDITION_WORD = re.compile(
    r"[\s.,]+(?:ed|edn|edition|ediz|éd|édition|edición|edição|edizione|aufl|auflage|druk)\Z", re.I
)


def _bare_edition(printed: str) -> str:
    """The number of an edition, or the words that stand for it.

    >>> _bare_edition("2nd ed"), _bare_edition("Third edition"), _bare_edition("Rev. ed")
    ('2', '3', 'Rev')
    """
    number = re.match(r"\d{1,3}(?!\d)", printed)
    words = _EDITION_WORD.sub("", printed)
    return number[0] if number else _ORDINALS.get(words.lower(), words)


def full_pages(pages: str) -> str:
    """A page range in full with a plain hyphen; one with a letter before it stays as it is printed.

    >>> full_pages("846–60"), full_pages("S31–S47"), full_pages("1101–17"), full_pages("S335–42"), full_pages("Article 37")
    ('846-860', 'S31-S47', '1101-1117', 'S335-42', '37')
    """
    bare = re.sub(r"\A(?:pp?\.|pages?|Article|Art\.?|article|S\.)\s?(?:No\.?\s|ID\s)?", "", pages.strip(" .,;")).strip()
    return _RANGE.sub(_full, _DASH.sub("-", bare))


def _full(match: re.Match[str]) -> str:
    prefix, first, letter, prefix2, last, letter2 = match.groups()
    if len(last) < len(first) and not prefix and not prefix2:
        completed = first[: len(first) - len(last)] + last
        last = completed if int(completed) > int(first) else last
    return f"{prefix}{first}{letter}-{prefix2}{last}{letter2}"
