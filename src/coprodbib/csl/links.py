"""Where the identifiers of an item lead (CSL 1.0.2, appendix "Links"): web addresses of http and https only."""

from __future__ import annotations

import re
from urllib.parse import quote

from coprodbib.csl.items import Item
from coprodbib.csl.nodes import Node, Span

IDENTIFIERS = ("DOI", "PMCID", "PMID", "URL")
"""The variables that are links, the best first."""

_DOI = re.compile(r"10(?:\.\d{4,9}(?:\.\d{1,9})*)?/\S+")
_RESOLVER = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)(?=10[./])", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)
_PREFIX = re.compile(r"(.*?)(https?://[^\s]+/)", re.IGNORECASE)
_SAFE = "!#$%&'()*+,-./:;=?@_"  # "~" and brackets are escaped: formats give them a meaning


def address(variable: str, value: str) -> str:
    """The web address that an identifier stands for, "" when it is none.

    >>> address("DOI", "doi:10.1000/a<b>"), address("URL", "javascript:alert(1)"), address("PMID", "30310042")
    ('https://doi.org/10.1000/a%3Cb%3E', '', 'https://www.ncbi.nlm.nih.gov/pubmed/30310042')
    """
    value = value.strip()
    if variable == "DOI":
        doi = bare("DOI", value)
        return f"https://doi.org/{_escaped(doi.removeprefix('10/'))}" if _DOI.fullmatch(doi) else ""
    if variable == "URL":
        return _escaped(value) if _URL.fullmatch(value) else ""
    if variable == "PMID":
        return f"https://www.ncbi.nlm.nih.gov/pubmed/{value}" if value.isascii() and value.isdecimal() else ""
    number = re.fullmatch(r"(?:PMC)?(\d{1,12})", value, re.ASCII | re.IGNORECASE)
    return f"https://www.ncbi.nlm.nih.gov/pmc/articles/PMC{number[1]}" if number else ""


def _escaped(url: str) -> str:
    """Percent signs for what no address may hold; those that are there stay.

    >>> _escaped('https://x.org/"é"?a=%20')
    'https://x.org/%22%C3%A9%22?a=%20'
    """
    return quote(url, safe=_SAFE, errors="replace").replace("~", "%7E")


def bare(variable: str, value: str) -> str:
    """An identifier as styles expect it, which write the address before a DOI themselves.

    >>> bare("DOI", "https://doi.org/10.1000/1")
    '10.1000/1'
    """
    return _RESOLVER.sub("", value.strip()) if variable == "DOI" else value


def best_address(item: Item) -> str:
    """Where the title of an item leads.

    >>> best_address(Item({"URL": "https://x.org", "DOI": "10.1000/1"}))
    'https://doi.org/10.1000/1'
    """
    values = ((variable, item.text(variable)) for variable in IDENTIFIERS)
    return next((href for variable, value in values if value and (href := address(variable, value))), "")


def split_prefix(prefix: str) -> tuple[str, str]:
    """What stands before a link, and the beginning of its address that belongs to it.

    >>> split_prefix(". https://doi.org/"), split_prefix("doi:")
    (('. ', 'https://doi.org/'), ('doi:', ''))
    """
    found = _PREFIX.fullmatch(prefix)
    return (found[1], found[2]) if found else (prefix, "")


def linked(node: Node, variable: str, href: str, *, prefix: str = "") -> Node:
    """A node that leads to an address, the beginning of the address with it; the node alone without an address."""
    parts = [prefix, node] if prefix else [node]
    if href:
        return Span("link", parts, variable, href)
    return Span("plain", parts) if prefix else node


def chosen(node: Node, *, titles: bool) -> Node:
    """An entry in which the title is a link only when no identifier is printed; without ``titles`` never.

    >>> title, doi = Span("link", ["A"], "title", "https://x.org"), Span("link", ["1"], "DOI", "https://x.org")
    >>> chosen(Span("plain", [title]), titles=True)
    <plain: [<link title https://x.org: ['A']>]>
    >>> chosen(Span("plain", [title, doi]), titles=True)
    <plain: [<plain title https://x.org: ['A']>, <link DOI https://x.org: ['1']>]>
    """
    links = _links(node)
    if not titles or any(link.name != "title" for link in links):
        for link in links:
            link.kind = "plain" if link.name == "title" else "link"
    return node


def _links(node: Node) -> list[Span]:
    if isinstance(node, str):
        return []
    inside = [link for child in node.children for link in _links(child)]
    return [node, *inside] if node.kind == "link" else inside
