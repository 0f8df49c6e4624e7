"""What a document says of itself: its own citation lines, title and authors."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coprodbib.finding.headings import heading_key
from coprodbib.finding.lines import Line, lines
from coprodbib.languages.words import END_HEADINGS, REFERENCE_HEADINGS, SELF_CITATION_HEADINGS
from coprodbib.model import Document, Place, RawReference
from coprodbib.openings import author_cost, find_opening

_STYLE_LABEL = re.compile(
    r"\A(?:MDPI(?: and ACS)?|ACS|AMA|APA|Chicago(?:/Turabian)?|Turabian|Harvard|MLA|Vancouver|IEEE|BibTeX|RIS)\b(?:\s+[Ss]tyle)?\s*:?\s*"
)
_LABELLED = re.compile(
    r"\A(?:cite (?:this )?(?:article|paper|chapter|entry)?\s*as|citation|how to cite(?: this \w+)?|to cite this \w+|please cite(?: this \w+)? as|"
    r"suggested citation|recommended citation|zitiervorschlag|pour citer cet article|cómo citar|como citar)\s*:\s*",
    re.I,
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
MOST_LINES = 14


@dataclass(frozen=True, slots=True)
class OwnCitations:
    """The document's own citations as printed, and the stretches of text that hold them."""

    citations: tuple[RawReference, ...]
    ranges: tuple[tuple[int, int], ...]


def find_own(document: Document) -> OwnCitations:
    """The lines in which a document prints its own citation; they are metadata, never references.

    >>> text = "Cite this article\\nDoe, J. (2020). A title. Journal, 1(2), 3-4.\\nDownload citation"
    >>> find_own(Document("a", "a.txt", text)).citations[0].raw
    'Doe, J. (2020). A title. Journal, 1(2), 3-4.'
    """
    found = list(lines(document.text))
    citations: list[RawReference] = []
    ranges: list[tuple[int, int]] = []
    for i, line in enumerate(found):
        if heading_key(line.text) in SELF_CITATION_HEADINGS:
            block = _block(found, i + 1)
            own = [_citation(document, near) for near in block if _is_citation(near.text)]
            if own:
                citations += own
                ranges.append((line.start, block[-1].end))
        elif (label := _LABELLED.match(line.text)) and _is_citation(line.text[label.end() :]):
            citations.append(_raw(document, line.start + label.end(), line.end))
            ranges.append((line.start, line.end))
    return OwnCitations(tuple(citations), tuple(ranges))


def _block(found: list[Line], start: int) -> list[Line]:
    """The lines under the heading: to the next heading we know, or as far as such blocks go."""
    out: list[Line] = []
    for line in found[start : start + MOST_LINES]:
        key = heading_key(line.text)
        if key in REFERENCE_HEADINGS or (key in END_HEADINGS and key not in SELF_CITATION_HEADINGS):
            break
        out.append(line)
    while out and not _is_citation(out[-1].text):
        out.pop()
    return out


def _is_citation(text: str) -> bool:
    if not 40 <= len(text) <= 1200 or _YEAR.search(text) is None or text.count(" ") < 5:
        return False
    bare = text[label.end() :] if (label := _STYLE_LABEL.match(text)) else text
    return find_opening(bare) is not None or _begins_with_names(bare)


def _begins_with_names(text: str) -> bool:
    """Whether names stand before the title, in a style that prints the year later ("McMullin, C. The Persistent ...")."""
    stops = [m.start() for m in re.finditer(r"(?:\.\s|:\s|,?\s(?=[“\"„«]))", text[:400])]
    blocks = [text[:stop] for stop in stops if re.search(r"[,.\s]", text[:stop])]
    return any(_are_names(block) and not re.search(r"\d", block) for block in blocks)


def _are_names(block: str) -> bool:
    return (
        author_cost(block + ".") <= 0.7
        or re.fullmatch(
            r"[^\W\d_]+(?:[ -][^\W\d_]+)? [A-Z]{1,3}(?:, [^\W\d_]+(?:[ -][^\W\d_]+)? [A-Z]{1,3}){0,9}", block
        )
        is not None
    )


def _citation(document: Document, line: Line) -> RawReference:
    label = _STYLE_LABEL.match(line.text)
    return _raw(document, line.start + (label.end() if label else 0), line.end)


def _raw(document: Document, start: int, end: int) -> RawReference:
    return RawReference(document.text[start:end], Place(document.id, ((start, end),)))


_BY = re.compile(r"\A(?:[Bb]y|BY|von|par|por|di|da|door|av|af)\s+(?=[^\W\d_a-z])")
_CORRESPONDING = re.compile(r"\A(?:Correspondence(?: to)?|Corresponding author)\s*:?\s+(?=[^\W\d_a-z])")
_AFFILIATION = re.compile(r"\A\(.{3,120}\)\Z")
_EMAIL = re.compile(r"([\w.+-]{2,60})@[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}")
_AUTHOR_HEADINGS = frozenset({"authors", "author", "autoren", "autor", "auteurs", "auteur", "autores", "autori"})
_NAVIGATION = re.compile(
    r"skip to|trier|afficher|imprimer|print|share|download|menu|log in|sign in|search|home\b|open access|research article|article\Z|review\Z",
    re.I,
)


_LONGEST_TITLE = 400
"""Characters; a longer line is a paragraph."""


def title_and_authors(document: Document) -> tuple[str, tuple[str, ...]]:
    """Title and authors (as printed, in direct order) from by-line, author block or e-mail address; "" and () if unknown.

    >>> title_and_authors(Document("a", "a.txt", "Home\\nThe who and the why\\nby Ann Doe\\n"))
    ('The who and the why', ('Ann Doe',))
    """
    found = list(lines(document.text, 0, min(len(document.text), 200_000)))
    by = next(
        (i for i, line in enumerate(found[:40]) if i and _BY.match(line.text) and _is_name(_BY.sub("", line.text))),
        None,
    )
    if by is not None:
        return _plain(found[by - 1].text), (_BY.sub("", found[by].text),)
    title = _first_title(found)
    return title, _listed_authors(found) or _corresponding(found) or _by_email(found)


def _plain(text: str) -> str:
    return text.strip("#*_ \u00a0")


def _is_name(text: str) -> bool:
    words = re.sub(r"\s(?:and|und|et|y|&)\s|,\s", " ", text).split()
    return (
        2 <= len(words) <= 12
        and all(w[:1].isupper() or w.islower() and len(w) < 5 for w in words)
        and not re.search(r"\d|[:?!]", text)
    )


def _first_title(found: list[Line]) -> str:
    marked = next((line.text for line in found[:40] if line.text.startswith("# ")), "")
    if marked:
        return _plain(marked)
    good = (
        line.text
        for line in found[:25]
        if len(line.text) <= _LONGEST_TITLE
        and len(line.text.split()) >= 3
        and not line.text.isupper()
        and not _NAVIGATION.match(line.text)
    )
    return _plain(next(good, ""))


def _listed_authors(found: list[Line]) -> tuple[str, ...]:
    """Names under a heading "Authors", each followed by an affiliation in brackets."""
    names: list[str] = []
    inside = False
    for i, line in enumerate(found):
        if heading_key(line.text) in _AUTHOR_HEADINGS:
            inside = True
        elif inside and i + 1 < len(found) and _is_name(line.text) and _AFFILIATION.match(found[i + 1].text):
            names.append(line.text)
        elif inside and not (line.text in "-–•*" or _AFFILIATION.match(line.text)):
            inside = False
    return tuple(names)


def _corresponding(found: list[Line]) -> tuple[str, ...]:
    names = (_CORRESPONDING.sub("", line.text).strip(" .") for line in found if _CORRESPONDING.match(line.text))
    return next(((name,) for name in names if _is_name(name)), ())


def _by_email(found: list[Line]) -> tuple[str, ...]:
    """A name on the first page whose words are those of an e-mail address near it."""
    for i, line in enumerate(found[:40]):
        match = _EMAIL.search(line.text)
        if match is None:
            continue
        local = re.sub(r"[^a-z]", "", match[1].lower())
        for near in reversed(found[max(0, i - 4) : i]):
            if _is_name(near.text) and re.sub(r"[^a-z]", "", near.text.lower()) == local:
                return (near.text,)
    return ()
