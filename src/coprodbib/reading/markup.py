"""XML and HTML of unknown origin -> a tree: no entities, nothing fetched, depth and size bounded."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from coprodbib.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

XLINK = "{http://www.w3.org/1999/xlink}href"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)  # fmt: skip


def parse_xml(data: bytes, source: str) -> Element:
    """The root of an XML document.

    Neither a DTD nor anything else is fetched, and entities that the document defines are never expanded; of a known name
    ("&eacute;" with a DTD that is not at hand) the character is taken. Raises ReadError for broken or too deeply nested XML.

    >>> words(parse_xml(b"<!DOCTYPE a SYSTEM 'a.dtd'><a>caf&eacute; <b>noir</b></a>", "a.xml"))
    'café noir'
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"{source}: is no well-formed XML: {_short(error)}") from None
    _name_characters(root)
    return root


def _name_characters(root: Element) -> None:
    """Put characters in place of references to entities, by the names they have in HTML; others stay as they are written."""
    from lxml import etree

    for node in list(root.iter(etree.Entity)):
        parent, before = node.getparent(), node.getprevious()
        text = html.unescape(node.text or "") + (node.tail or "")
        if parent is None:
            continue
        if before is None:
            parent.text = (parent.text or "") + text
        else:
            before.tail = (before.tail or "") + text
        node.tail = None
        parent.remove(node)


def parse_html(text: str, source: str) -> Element:
    """The root of an HTML document, however broken. Raises ReadError where nothing can be made of it.

    >>> parse_html("<p>a<p>b", "a.html").tag
    'html'
    """
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError) as error:
        raise ReadError(f"{source}: no HTML can be read from it: {_short(error)}") from None
    if root is None:
        raise ReadError(f"{source}: no HTML can be read from it")
    for entry in parser.error_log:
        if "depth" in entry.message:
            raise ReadError(f"{source}: its elements stand in each other more than 255 deep")
        if entry.level_name == "FATAL":
            raise ReadError(f"{source}: cannot be read to its end as HTML: {_short_text(entry.message)}")
    return root


def _short(error: Exception) -> str:
    return _short_text(str(error))


def _short_text(message: str) -> str:
    return " ".join(message.split())[:200]


def declared_encoding(data: bytes) -> str:
    """The encoding an HTML or XML file names at its beginning; "" without one.

    >>> declared_encoding(b'<meta charset="iso-8859-2">')
    'iso-8859-2'
    """
    found = _DECLARED.search(data[:2048])
    return (found[1] or found[2]).decode("ascii") if found else ""


def local(element: Element) -> str:
    """An element's name in lower case without its namespace; "" for what is no element.

    >>> local(parse_xml(b"<x:Ref xmlns:x='urn:x'/>", "a.xml"))
    'ref'
    """
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def words(element: Element | None) -> str:
    """All text inside an element, white space folded; "" for None.

    >>> words(parse_xml(b"<a>one <b>two</b> three</a>", "a.xml"))
    'one two three'
    """
    if element is None:
        return ""
    return " ".join("".join(map(str, element.itertext())).split())


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace; "" without it."""
    value = element.get(name)
    if value is None:
        value = next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), "")
    return str(value)


def web_link(target: str) -> str:
    """A link's target if it is a web address, a mail address or a place in the document; "" for anything else.

    >>> web_link("https://example.org"), web_link("javascript:alert(1)"), web_link("#b1")
    ('https://example.org', '', '#b1')
    """
    target = target.strip()
    return target if re.match(r"(?:https?|doi|mailto):|#", target, re.I) else ""
