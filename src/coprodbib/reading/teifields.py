"""TEI: the fields of a ``biblStruct``, and of the header, as CSL values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprodbib.model import Csl
from coprodbib.names import parse_names
from coprodbib.reading.markup import attribute, local, words
from coprodbib.reading.structured import DOI, issued, pages, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def structure_fields(entry: Element) -> Csl:
    """The CSL values of a ``biblStruct``: of the article or chapter (analytic), its host (monogr), its series.

    >>> from coprodbib.reading.markup import parse_xml
    >>> xml = b"<biblStruct><analytic><title level='a'>Care</title><author><persName><forename>J</forename><surname>Doe</surname></persName></author></analytic><monogr><title level='j'>Health</title><imprint><biblScope unit='volume'>8</biblScope><date when='2000-05'/></imprint></monogr></biblStruct>"
    >>> structure_fields(parse_xml(xml, "a.xml"))["container-title"]
    'Health'
    """
    analytic, monogr, series = (_child(entry, name) for name in ("analytic", "monogr", "series"))
    inner, outer = _title(analytic), _title(monogr)
    csl: Csl = {"title": inner, "container-title": outer} if inner and outer else {"title": inner or outer}
    csl["type"] = _type(monogr, inner, outer)
    csl |= _people(entry, analytic)
    csl |= _imprint(monogr)
    csl |= {"collection-title": _title(series), "edition": words(_child(monogr, "edition"))}
    return tidy(csl | _identifiers(entry))


def _child(element: Element | None, name: str) -> Element | None:
    return next((e for e in element if local(e) == name), None) if element is not None else None


def _title(part: Element | None) -> str:
    titles = [e for e in part if local(e) == "title"] if part is not None else []
    main = next((e for e in titles if attribute(e, "type") in ("main", "")), None)
    return words(main).rstrip(".")


def _type(monogr: Element | None, inner: str, outer: str) -> str:
    level = next((attribute(e, "level") for e in monogr if local(e) == "title"), "") if monogr is not None else ""
    if monogr is not None and _child(monogr, "meeting") is not None and inner and outer:
        return "paper-conference"
    if inner and outer:
        return "chapter" if level == "m" else "article-journal" if level == "j" else ""
    return ""


def _people(entry: Element, analytic: Element | None) -> Csl:
    csl: Csl = {}
    for element in entry.iterdescendants():
        role = local(element)
        if role in ("author", "editor") and (name := person_name(element)):
            csl.setdefault(role, []).append(name)
    return csl


def person_name(element: Element) -> Csl:
    """A name in parts as CSL has it; names of organisations and names without parts too."""
    person = next((e for e in element.iter() if local(e) == "persname"), element)
    family = " ".join(words(e) for e in person if local(e) == "surname")
    given = " ".join(words(e) for e in person if local(e) == "forename")
    link = " ".join(words(e) for e in person if local(e) == "namelink")
    if family:
        name = {"family": family, "given": given, "non-dropping-particle": link}
        return {field: value for field, value in name.items() if value}
    organisation = next((words(e) for e in element.iter() if local(e) == "orgname"), "")
    if organisation:
        return {"literal": organisation}
    return dict(next(iter(parse_names(words(element)).names), {})) if words(element) else {}


def _imprint(monogr: Element | None) -> Csl:
    imprint = _child(monogr, "imprint")
    if imprint is None:
        return {}
    csl: Csl = {"publisher": words(_child(imprint, "publisher")), "publisher-place": words(_child(imprint, "pubplace"))}
    date = _child(imprint, "date")
    csl |= issued(attribute(date, "when") or words(date)) if date is not None else {}
    for scope in (e for e in imprint if local(e) == "biblscope"):
        unit = attribute(scope, "unit") or attribute(scope, "type")
        if unit in ("page", "pp"):
            csl |= pages(attribute(scope, "from"), attribute(scope, "to"), words(scope))
        elif unit in ("volume", "vol", "issue", "number"):
            csl["volume" if unit.startswith("vol") else "issue"] = words(scope)
    return csl


def _identifiers(entry: Element) -> Csl:
    csl: Csl = {}
    for element in entry.iterdescendants():
        name, text = local(element), words(element)
        if name == "idno" and (doi := DOI.search(text)):
            csl.setdefault("DOI", doi[0].rstrip(".,;"))
        elif name == "idno" and attribute(element, "type").upper() in ("PMID", "PMCID", "ISBN"):
            csl.setdefault(attribute(element, "type").upper(), text)
        elif name in ("ptr", "ref") and attribute(element, "target").startswith(("http://", "https://")):
            csl.setdefault("URL", attribute(element, "target"))
    return csl


def header_record(root: Element) -> Csl:
    """What the text says of itself in its header: the structured source description, else title and authors."""
    header = next((e for e in root.iter() if local(e) == "teiheader"), None)
    if header is None:
        return {}
    source = next((e for e in header.iter() if local(e) == "biblstruct"), None)
    csl = structure_fields(source) if source is not None else {}
    statement = next((e for e in header.iter() if local(e) == "titlestmt"), None)
    if "title" not in csl and statement is not None:
        csl = {**csl, "title": _title(statement)}
    if "author" not in csl and statement is not None:
        csl = {**csl, "author": [name for e in statement if local(e) == "author" and (name := person_name(e))]}
    return tidy(csl)
