"""XML files: JATS or TEI, told apart by what stands in them."""

from __future__ import annotations

from coprodbib.errors import ReadError
from coprodbib.model import Document
from coprodbib.reading.html import document_from_html
from coprodbib.reading.jats import document_from_jats
from coprodbib.reading.markup import local, parse_xml
from coprodbib.reading.tei import document_from_tei

_SEEN = 50
"""Elements in which the kind must show; archives wrap an article in a few of their own."""


def document_from_xml(id: str, source: str, data: bytes) -> Document:
    """A Document of a JATS article or a TEI text. Raises ReadError for other or broken XML.

    >>> document_from_xml("a", "a.xml", b"<note/>")
    Traceback (most recent call last):
    coprodbib.errors.ReadError: a.xml: is XML of a kind I do not know (<note>); I can read JATS, TEI and XHTML
    """
    root = parse_xml(data, source)
    for _, element in zip(range(_SEEN), root.iter(), strict=False):
        kind = local(element)
        if kind == "article":
            return document_from_jats(id, source, root)
        if kind in ("tei", "teicorpus"):
            return document_from_tei(id, source, root)
        if kind == "html":
            return document_from_html(id, source, data)
    raise ReadError(f"{source}: is XML of a kind I do not know (<{local(root)}>); I can read JATS, TEI and XHTML")
