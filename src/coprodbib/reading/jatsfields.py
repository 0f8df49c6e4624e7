"""JATS: the fields of a citation, and of the article itself, as CSL values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from coprodbib.model import Csl
from coprodbib.names import parse_names
from coprodbib.reading.markup import XLINK, local, words
from coprodbib.reading.structured import DOI, issued, pages, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TYPES = {
    "journal": "article-journal", "book": "book", "chapter": "chapter", "book-chapter": "chapter", "bookchapter": "chapter", "confproc": "paper-conference",
    "conference": "paper-conference", "conf-proc": "paper-conference", "thesis": "thesis", "report": "report", "gov": "report",
    "web": "webpage", "webpage": "webpage", "website": "webpage", "data": "dataset", "patent": "patent", "newspaper": "article-newspaper", "preprint": "article",
    "software": "software",
}  # fmt: skip
_ROLES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "allauthors": "author",
    "guest-editor": "editor",
}
_INNER_TITLES = ("article-title", "chapter-title", "part-title", "data-title")


def citation_fields(citation: Element) -> tuple[Csl, bool]:
    """The CSL values of a citation, and whether it leaves out names ("et al."); no values where it has no fields.

    >>> from coprodbib.reading.markup import parse_xml
    >>> xml = b"<element-citation publication-type='journal'><name><surname>Doe</surname><given-names>J</given-names></name><year>2000</year><article-title>Care</article-title><source>Health</source><fpage>101</fpage><lpage>9</lpage></element-citation>"
    >>> fields = citation_fields(parse_xml(xml, "a.xml"))[0]
    >>> fields["author"], fields["page"], fields["container-title"]
    ([{'family': 'Doe', 'given': 'J'}], '101-109', 'Health')
    """
    texts = _texts(citation)
    csl: Csl = {
        **_titles(texts, citation.get("publication-type") or citation.get("citation-type") or ""),
        **_people(citation),
    }
    csl |= issued(texts.get("year") or texts.get("date") or "")
    csl |= pages(
        texts.get("fpage", ""), texts.get("lpage", ""), texts.get("page-range") or texts.get("elocation-id", "")
    )
    csl |= {"volume": texts.get("volume", ""), "issue": texts.get("issue", "")}
    csl |= {"publisher": texts.get("publisher-name", ""), "publisher-place": texts.get("publisher-loc", "")}
    csl |= {"edition": _bare_edition(texts.get("edition", "")), "collection-title": texts.get("series", "")}
    csl |= {"event-title": texts.get("conf-name", ""), "ISBN": texts.get("isbn", "")}
    csl |= _identifiers(citation)
    return tidy(csl), any(local(e) == "etal" for e in citation.iter())


def _texts(citation: Element) -> dict[str, str]:
    """The first text of each element, by name."""
    out: dict[str, str] = {}
    for element in citation.iterdescendants():
        out.setdefault(local(element), words(element).strip(" ,;:"))
    return out


def _titles(texts: dict[str, str], kind: str) -> Csl:
    inner = next((texts[name] for name in _INNER_TITLES if texts.get(name)), "").rstrip(".")
    source = texts.get("source", "").rstrip(".")
    csl_type = _TYPES.get(kind.lower(), "")
    if csl_type in ("book", "") and inner and source:
        csl_type = "chapter" if csl_type else ""
    titles = {"title": inner, "container-title": source} if inner and source else {"title": inner or source}
    return {"type": csl_type, **titles}


def _people(citation: Element) -> Csl:
    csl: Csl = {}
    for name, role in _names(citation):
        csl.setdefault(role, []).append(name)
    return csl


def _names(citation: Element) -> Iterator[tuple[Csl, str]]:
    """Every name with its role."""
    for element in citation.iterdescendants():
        if local(element) not in ("name", "string-name", "collab", "institution"):
            continue
        around = [e for e in element.iterancestors() if e is not citation]
        if any(local(e) in ("name", "string-name", "collab", "publisher-name") for e in around):
            continue
        kind = next((e.get("person-group-type") or "author" for e in around if local(e) == "person-group"), "author")
        if (name := csl_name(element)) and kind in _ROLES:
            yield name, _ROLES[kind]


def csl_name(element: Element) -> Csl:
    """A name or an institution in fields, as CSL has it."""
    parts = {local(child): words(child).strip(" ,") for child in element}
    if "surname" in parts:
        name = {"family": parts["surname"], "given": parts.get("given-names", ""), "suffix": parts.get("suffix", "")}
        return {field: value for field, value in name.items() if value}
    text = words(element).strip(" ,;")
    if not text or local(element) in ("collab", "institution"):
        return {"literal": text} if text else {}
    return dict(next(iter(parse_names(text).names), {}))


def _bare_edition(printed: str) -> str:
    number = re.match(r"\d+", printed)
    return number[0] if number else printed


def _identifiers(citation: Element) -> Csl:
    csl: Csl = {}
    for element in citation.iterdescendants():
        text, kind = words(element), (element.get("pub-id-type") or element.get("ext-link-type") or "").lower()
        link = element.get(XLINK) or ""
        if local(element) in ("pub-id", "ext-link", "uri") and (doi := DOI.search(f"{link} {text}")):
            csl.setdefault("DOI", doi[0].rstrip(".,;)"))
        elif local(element) == "pub-id" and kind in ("pmid", "pmcid", "pmc"):
            csl.setdefault("PMID" if kind == "pmid" else "PMCID", text)
        elif local(element) in ("ext-link", "uri") and (link or text).startswith(("http://", "https://")):
            csl.setdefault("URL", link or text)
    return csl


def article_record(article: Element) -> Csl:
    """What the article says of itself in its front matter."""
    meta = next((e for e in article.iter() if local(e) == "article-meta"), None)
    if meta is None:
        return {}
    first = {local(e): e for e in reversed(list(meta.iterdescendants()))}
    journal = next((words(e) for e in article.iter() if local(e) == "journal-title"), "")
    names = [csl_name(n) for c in meta.iterdescendants() if local(c) == "contrib" and c.get("contrib-type", "author") == "author" for n in c.iter() if local(n) in ("name", "string-name", "collab")]  # fmt: skip
    doi = next((words(e) for e in meta if local(e) == "article-id" and e.get("pub-id-type") == "doi"), "")
    own = {name: words(first.get(name)) for name in ("volume", "issue", "fpage", "lpage", "elocation-id", "year")}
    csl: Csl = {
        "title": words(first.get("article-title")),
        "container-title": journal,
        "author": [n for n in names if n],
    }
    csl |= {"volume": own["volume"], "issue": own["issue"], "DOI": doi, **issued(own["year"])}
    csl |= pages(own["fpage"], own["lpage"], own["elocation-id"])
    return tidy(csl)
