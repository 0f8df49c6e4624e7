"""Books, theses, reports, papers read at conferences, web pages: what stands behind a title that is in no journal."""

from __future__ import annotations

import re

from coprodbib.languages.words import MONTHS
from coprodbib.openings import MAX_COST, author_cost
from coprodbib.parsing.cities import CITY
from coprodbib.parsing.evidence import Evidence
from coprodbib.parsing.hosts import BRACKETED_NAMES, EDITED_BY, names_only
from coprodbib.parsing.imprint import after_editions, edition_and_more, is_city, place_and_publisher
from coprodbib.parsing.pieces import Body
from coprodbib.parsing.sentences import sentence_ends

_THESIS = re.compile(
    r"[.,;]?\s[(\[]?(?P<genre>(?:(?:Unpublished|unpublished|Unveröffentlichte|Inédite)\s)?(?:(?:Doctoral|doctoral|PhD|Ph\.\s?D\.?|DPhil|Master[’']?s?|master[’']?s?|MA|M\.A\.|MSc|"
    r"M\.Sc\.|Bachelor[’']?s?|BA)\s(?:dissertation|thesis|diss\.|Dissertation|Thesis|project)|Dissertation|Diss\.|Habilitation(?:sschrift)?|[Tt]hèse(?:\sde\s(?:doctorat|Doctorat))?|"
    r"[Mm]émoire de (?:master|maîtrise)|[Tt]esis\s(?:doctoral|de\s\w+)|[Tt]ese\s(?:de\s\w+|\(Doutorado\)|\(doutorado\))|Dissertação\s(?:de\s\w+|\(Mestrado\))|[Pp]roefschrift|[Aa]cademisch [Pp]roefschrift|[Oo]ratie|Masterarbeit|Diplomarbeit|Tesi di dottorato|thesis|dissertation))"
    r"(?P<more>[^()\[\]]{0,120})[)\]]?[.,]?(?=\s|\Z)"
)
_NAMED_GENRE = (
    r"(?P<genre>[^()\[\].,;:]{0,60}?\b(?:[Ww]orking [Pp]aper|[Dd]iscussion [Pp]aper|[Rr]esearch [Pp]aper|[Tt]echnical [Rr]eport|[Rr]esearch [Rr]eport|[Pp]olicy [Bb]rief|[Oo]ccasional [Pp]aper|"
    r"[Rr]eport|[Pp]ublication|Arbeitspapier|Bericht|[Rr]apport|[Dd]ocumento de [Tt]rabajo|[Pp]olicy [Pp]aper|[Ww]hite [Pp]aper)s?(?:\s[Ss]eries)?)"
    r"(?:,?\s(?:[Nn]o\.?|[Nn]r\.?|[Nn]úm\.?|[Nn]umber|[Nn]°|#)?\s?(?P<number>(?:[A-Z]{2,5}\s)?[A-Z]{0,6}[-/]?\d[\w/.–-]{0,14}\d|[A-Z]{0,6}[-/]?\d))[)\]]?"
)
_GENRE = re.compile(r"(?:[.,;]\s|\s[(\[]|\s)" + _NAMED_GENRE)
_GENRE_AT = re.compile(_NAMED_GENRE)
_BRACKET_GENRE = re.compile(r"\s?\[(?P<genre>[A-Z][^\[\]\d]{3,60})\]")
_PRESENTED = re.compile(
    r"[.,;]?\s?[(\[]?(?P<genre>(?:Presented|(?:Paper|paper|Poster|poster|Keynote|Lecture|Presentation|Vortrag|Communication|Comunicación|Ponencia|Conference)\s(?:paper|session|presentation|presented|given|gehalten|présentée|presentada)?[^,.:]{0,20}?))\s?"
    r"(?:presented\s)?(?:at|to|auf|beim?|au|à|en)\s(?P<event>(?:the\s)?(?:[A-ZÀ-Þ\d]|annual|biennial|international|joint)[^.]{5,160})"
)


_SCHOOL = re.compile(
    r"\b(?:Universi\w+|School|College|Department|Institut\w*|Faculty|Facult\w+|Hochschule|École|Escuela|Dept)\b"
)
_UNPUBLISHED = re.compile(
    r"[.,]\s[(\[]?(?P<genre>(?:[Uu]npublished|[Uu]nveröffentlichtes)\s(?:[Mm]anuscript|[Mm]anuskript|paper|report)|[Mm]imeo|[Ww]orking [Pp]aper|[Dd]iscussion [Pp]aper|Manuscript)[)\]]?(?=[.,]|\s?\Z)"
)


def month_in(text: str) -> bool:
    """Whether a month is named."""
    return any(word.lower() in MONTHS for word in re.findall(r"[^\W\d_]{3,}", text))


def thesis(body: Body, start: int, quoted: int | None) -> bool:
    """Label a thesis: genre, university, place; True when it is one."""
    match = _THESIS.search(body.text, quoted - 2 if quoted else start, body.end)
    if match is None or match.start() <= start + 5 and not quoted:
        return False
    numbered = _NUMBERED.search(body.text, start, body.end)
    if numbered:
        body.add("number", *numbered.span("number"))
    placed = _PLACED_SCHOOL.search(body.text, start, match.start("genre"))
    if placed:
        body.add("location", *placed.span("place"))
        body.add("publisher", *placed.span("school"))
    if not quoted:
        body.add(
            "title",
            start,
            _bare_end(
                body.text,
                start,
                min(
                    match.start(),
                    placed.start() if placed else match.start(),
                    numbered.start() if numbered else match.start(),
                ),
            ),
        )
    body.add("genre", *match.span("genre"))
    if placed:
        return True
    school = match.start("more"), match.end("more")
    if len(match["more"].strip(" ,.:;")) < 4:
        school = match.end(), body.end
    _school(body, *school)
    return True


_PLACED_SCHOOL = re.compile(r"[.?!]\s(?P<place>[A-ZÀ-Þ][^.:?!]{1,30}):\s(?P<school>[A-ZÀ-Þ][^:?!()]{1,60}?)\s\Z")
_NUMBERED = re.compile(r"\s\((?:Publication|UMI|Order|Accession)\sNo\.?\s(?P<number>[\w-]{3,20})\)")


def _school(body: Body, start: int, end: int) -> None:
    """University and place behind a thesis: "University of Kent, Canterbury" or "Bonn: Universität"."""
    text = body.text[start:end]
    placed = re.match(r"[\s,.:;]*(?P<place>[A-ZÀ-Þ][\w .’-]{2,30}):\s(?P<publisher>[^:]{3,90}?)[\s.]*\Z", text)
    if placed:
        body.add("location", start + placed.start("place"), start + placed.end("place"))
        body.add("publisher", start + placed.start("publisher"), start + placed.end("publisher"))
        return
    parts = list(re.finditer(r"[^,;.]{3,}", re.split(r"\.\s|\d", text)[0]))
    schools = max((k for k, part in enumerate(parts) if _SCHOOL.search(part[0])), default=0)
    if parts:
        body.add("publisher", start + parts[0].start(), start + parts[schools].end())
    if len(parts) > schools + 1:
        body.add("location", start + parts[schools + 1].start(), start + parts[-1].end())


_GENRE_FIRST = re.compile(
    r"(?P<genre>(?:Research\s|Technical\s|Policy\s|Final\s)?[Rr]eport|(?:Unpublished\s)?[Ww]orking\s[Pp]aper|[Dd]iscussion\s[Pp]aper|White\s[Pp]aper|Policy\s[Bb]rief|Briefing(?:\s[Pp]aper)?|Green\s[Pp]aper),\s"
    r"(?P<publisher>[A-ZÀ-Þ][^,]{2,80})(?P<more>,[^.]{3,40})?[.\s]*\Z"
)


def _genre_first(body: Body, start: int, *, has_title: bool) -> bool:
    """ "Title. Report, Ofcom, June.": kind and publisher as the last sentence."""
    for at in [start] * has_title + [begin for _, begin in sentence_ends(body.text, start, body.end)]:
        match = _GENRE_FIRST.match(body.text, at, body.end)
        if match:
            body.add("genre", *match.span("genre"))
            body.add("publisher", *match.span("publisher"))
            if match["more"]:
                body.add(
                    "date-extra" if month_in(match["more"]) else "location", match.start("more") + 1, match.end("more")
                )
            if not has_title:
                body.add("title", start, _bare_end(body.text, start, at))
            return True
    return False


def begins_with_genre(body: Body, start: int) -> bool:
    """Whether a report number stands right behind a quoted title: "“Title.” NBER Working Paper 14690."."""
    return _GENRE_AT.match(body.text, start, body.end) is not None


def book(body: Body, start: int, evidence: Evidence, *, has_title: bool) -> None:
    """Label what is in no journal and no host: title, edition, editors, series or report number, place, publisher."""
    if _genre_first(body, start, has_title=has_title):
        return
    end = body.end
    marks = [end]
    presented = _PRESENTED.search(body.text, start, end)
    if presented:
        if presented["genre"] != "Presented":
            body.add("genre", *presented.span("genre"))
        _event(body, *presented.span("event"))
        marks.append(presented.start())
        body.end = presented.start()
    body.asked = True
    imprint = place_and_publisher(body, start, from_start=has_title, any_publisher=evidence.publisher_first)
    if imprint == body.end and not presented:
        imprint = _lone_name(body, start, evidence, has_title=has_title)
    marks.append(imprint)
    marks.append(edition_and_more(body, start, imprint))
    marks.append(_editors(body, start, min(marks)))
    marks.append(_genre(body, start, body.end, has_title=has_title))
    if not has_title:
        body.add("title", start, _bare_end(body.text, start, min((m for m in marks if m > start), default=end)))
    body.end = end


_PLACE = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+){0,2}|[A-Z]{2}|[A-Z]\.[A-Z]\.(?:[A-Z]\.)?")
_MEETING = re.compile(
    r"\b(?:[Cc]onference|[Mm]eeting|[Ss]ymposium|[Ww]orkshop|[Cc]ongress|[Cc]onvention|[Ss]eminar|[Ss]ummit|[Aa]ssociation|[Ss]ociety|Tagung|Kongress|Colloque|Congreso)\b"
)


def _event(body: Body, start: int, end: int) -> None:
    """The meeting, then its place behind a comma; days behind that are left out."""
    parts = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^,]+", body.text[start:end])]
    texts = [body.text[a:b].strip(" .") for a, b in parts]
    last = max((k for k, text in enumerate(texts) if _MEETING.search(text)), default=0)
    places = [k for k in range(last + 1, len(texts)) if _PLACE.fullmatch(texts[k])]
    body.add("event", start, parts[last][1])
    if places:
        body.add("event-place", parts[places[0]][0], parts[places[-1]][1])


def _bare_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,;:.([" and not re.search(r"\b[A-Z]\.[A-Z]\.\Z", text[start:end]):
        end -= 1
    return end


def _editors(body: Body, start: int, end: int) -> int:
    """ "Edited by" behind the title of a book that has an author of its own."""
    by = EDITED_BY.search(body.text, start, end)
    if by is None:
        return _bracketed_editors(body, start, end)
    if author_cost(names_only(by["names"])) > MAX_COST:
        return end
    body.add("editor", by.start("names"), by.start("names") + len(names_only(by["names"])))
    return by.start()


def _bracketed_editors(body: Body, start: int, end: int) -> int:
    """ "(G. Roth & C. Wittich, Eds.)" behind the title."""
    for match in BRACKETED_NAMES.finditer(body.text, start, end):
        group = "names" if match["names"] else "names2"
        if author_cost(match[group]) <= MAX_COST:
            body.add("editor", *match.span(group))
            return match.start()
    return end


def _genre(body: Body, start: int, end: int, *, has_title: bool) -> int:
    """A report number, or a description in square brackets."""
    match = _GENRE_AT.match(body.text, start, end) if has_title else None
    match = match or _GENRE.search(body.text, start, end)
    if match and (has_title or match.start() > start + 5):
        body.add("genre", *match.span("genre"))
        body.add("number", *match.span("number"))
        return match.start()
    unnumbered = _UNPUBLISHED.search(body.text, start, end)
    if unnumbered and unnumbered.start() > start + 5:
        body.add("genre", *unnumbered.span("genre"))
        return unnumbered.start()
    described = _BRACKET_GENRE.search(body.text, start, end)
    if described and described.start() > start + 5:
        body.add("genre", *described.span("genre"))
        return described.start()
    return end


_FINAL_CITY = re.compile(rf",\s(?P<place>{CITY.pattern})\.?\s*\Z")
"""Where nothing but a place is printed: "Title, Köln." """


def _lone_name(body: Body, start: int, evidence: Evidence, *, has_title: bool) -> int:
    """The last sentence as journal or publisher without place; returns where it begins."""
    city = _FINAL_CITY.search(body.text, start, body.end)
    if city and city.start() > start and not sentence_ends(body.text, start, city.start()):
        body.add("location", *city.span("place"))
        return city.start()
    ends = [start] if has_title else [begin for _, begin in sentence_ends(body.text, start, body.end)]
    ends += after_editions(body.text, start, body.end)
    if not ends:
        return body.end
    at = max(ends)
    name = body.text[at : body.end].strip(" .,;")
    if (
        not name
        or len(name.split()) > 12
        or re.search(r"[?!]\s|\d{4}", name)
        or not re.match(r"[^\W_a-z]|\w{1,9}[A-Z]", name)
    ):
        return body.end
    if is_city(name):
        body.add("location", at, at + len(body.text[at : body.end].rstrip(" .,;")))
        return at
    journal = evidence.is_journal(name)
    if journal is None:
        journal = any(label == "doi" for label, _, _ in body.found)
    if (
        journal
        and re.search(r"\s(?:in|of|and|the|for|to|with|from)\s[a-z]", name)
        and evidence.is_journal(name) is None
    ):
        return body.end
    body.add("container-title" if journal else "publisher", at, at + len(body.text[at : body.end].rstrip(" .,;")))
    return at
