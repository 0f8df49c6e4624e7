"""EPUB: the chapters in reading order, each read as HTML; menus stay out, notes and links between chapters are kept."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from coprodbib.errors import ReadError
from coprodbib.model import Csl, Document
from coprodbib.names import parse_names
from coprodbib.reading.drafting import Draft
from coprodbib.reading.html import mark_targets, write_html
from coprodbib.reading.markup import local, parse_html, parse_xml, words
from coprodbib.reading.plain import decode
from coprodbib.reading.structured import issued, tidy
from coprodbib.reading.zipped import Archive

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CONTAINER = "META-INF/container.xml"
_HTML = ("application/xhtml+xml", "text/html")


def document_from_epub(id: str, source: str, data: bytes) -> Document:
    """A Document of an EPUB book. Raises ReadError for what is no EPUB, or is protected, damaged or larger than any book.

    >>> document_from_epub("a", "a.epub", b"{not a zip}")
    Traceback (most recent call last):
    coprodbib.errors.ReadError: a.epub: is no zip archive, or a damaged one
    """
    archive = Archive(data, source)
    if "META-INF/encryption.xml" in archive and re.search(rb"\.x?html?\b", archive.read("META-INF/encryption.xml")):
        raise ReadError(f"{source}: is protected against copying (DRM), so that its text cannot be read")
    package_path = _package_path(archive)
    package = parse_xml(archive.read(package_path), source)
    chapters = _chapters(package, posixpath.dirname(package_path))
    draft = Draft(source)
    draft.csl = _own_record(package)
    prefixes = {path: f"{number}-" for number, path in enumerate(chapters)}
    pages = []
    for path in (path for path in chapters if path in archive):
        draft.block()
        pages.append(write_html(_page(archive, path), draft, path=path, prefixes=prefixes))
    mark_targets(pages)
    return draft.document(id)


def _package_path(archive: Archive) -> str:
    if _CONTAINER not in archive:
        raise ReadError(f"{archive.source}: is no EPUB (it lacks {_CONTAINER})")
    root = parse_xml(archive.read(_CONTAINER), archive.source)
    path = next((e.get("full-path") for e in root.iter() if local(e) == "rootfile"), None)
    if not path:
        raise ReadError(f"{archive.source}: is no EPUB (its container names no package)")
    return str(path)


def _chapters(package: Element, folder: str) -> list[str]:
    """Paths of the pages in reading order, without the menu."""
    items = {e.get("id"): e for e in package.iter() if local(e) == "item"}
    order = [items.get(e.get("idref")) for e in package.iter() if local(e) == "itemref"]
    pages = [e for e in order if e is not None and e.get("media-type") in _HTML and "nav" not in (e.get("properties") or "").split()]  # fmt: skip
    paths = (posixpath.normpath(posixpath.join(folder, unquote(e.get("href") or ""))) for e in pages)
    return list(dict.fromkeys(paths))


def _page(archive: Archive, path: str) -> Element:
    """A page as XML, or, where it is not well-formed, as a browser would read it."""
    data = archive.read(path)
    try:
        return parse_xml(data, archive.source)
    except ReadError:
        return parse_html(decode(data, archive.source)[0], archive.source)


def _own_record(package: Element) -> Csl:
    first = {local(e): words(e) for e in reversed(list(package.iter())) if e.text}
    names = [name for e in package.iter() if local(e) == "creator" for name in parse_names(words(e)[:300]).names]
    csl: Csl = {"title": first.get("title", ""), "author": names, "publisher": first.get("publisher", "")}
    return tidy({"type": "book", **csl, **issued(first.get("date", ""))})
