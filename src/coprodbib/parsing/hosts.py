"""Chapters: "In" and the book they stand in, with its editors wherever the style puts them."""

from __future__ import annotations

import re

from coprodbib.names.bodies import is_organisation
from coprodbib.openings import MAX_COST, author_cost, without_final_stop
from coprodbib.parsing.cities import CITY
from coprodbib.parsing.imprint import edition_and_more, is_city, place_and_publisher
from coprodbib.parsing.journals import journal_tail
from coprodbib.parsing.pieces import (
    BARE_PAGES,
    BRACKET_PAGES,
    DASHES,
    PAGE_WORD,
    RANGE,
    WORD_PAGES,
    Body,
    publisher_score,
)
from coprodbib.parsing.sentences import sentence_ends

IN = re.compile(
    r"(?P<before>[.?!,;][\"”’»)\]]?\s|[\"”’»]\s|(?<=\d)\s(?=in\s[A-ZÀ-Þ])|(?<=\w)\s(?=(?:In|En|Em|Dans):\s[A-ZÀ-Þ]))(?:(?:In|in|Dans|dans|En|Em)\s?:\s?|In,\s(?=[A-ZÀ-Þ])|(?:In|Dans|En|Em|IN|In)\s(?=[A-ZÀ-Þ“\"‘«\d]|the\s|van\s|von\s|de\s)|in\s(?=[A-ZÀ-Þ“‘]))"
)
_BRACKET_EDITORS = re.compile(
    r"\s?[(\[](?:gen\.\s|Gen\.\s)?(?:eds?|Eds?|EDS?|editors?|Editors?|Hrsg|Hg|Hgg|éds?|Éds?|dirs?|Dirs?|coords?|Coords?|comps?|Comps?|orgs?|Orgs?|red|Red|redactie|a cura di|Ed\. lit)\.?[)\]]\s?[.,:;]?\s?"
)
_COMMA_EDITORS = re.compile(
    r",\s(?:eds?\.|editors?\.?|editor(?:es|as?)\.?|Hrsg\.|Hg\.|coords?\.|coordinador(?:es|as?)?\.?|orgs?\.|curator[ei]\.?|organizador(?:es|as?)?[.,]?|éds?\.|dirs?\.),?\s(?=[A-ZÀ-Þ“‘\"])"
)
BRACKETED_NAMES = re.compile(
    r"[.,]?\s?[(\[](?:(?:[Ee]ds?\.?|Hrsg\.?|Hg\.?):?\s(?P<names>[^()\d]{3,250}?)|(?P<names2>[^()\d]{4,250}?),?\s(?:[Ee]ds?\.?|Hrsg\.?|Hg\.?))[)\]]\.?,?"
)
EDITED_BY = re.compile(
    r"(?:[.,;]?\s[(\[]?(?:edited by|Edited by|eds?\. by|Eds?\. by)|[.,;]\s[(\[]?eds?\.|,\seds?(?=\s(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w’'-]+\s[A-Z]{1,3}[,\s]))|\.\s(?:(?:Eds?\.|Hrsg\.|Hg\.)(?=\s[A-ZÀ-Þ])|Eds?(?=\s[A-ZÀ-Þ]\.))|[.,;]?\s[(\[]?(?:hrsg\. von|Hrsg\. von|hrsg\. v\.|[Hh]g\. von|[Hh]g\. v\.|[Hh]gg?\.\svon|onder redactie van|herausgegeben von|sous la direction de|sous la dir\. de|édité par|dirigé par|"
    rf"editado por|compilado por|coordinado por|a cura di|organizado por))\s(?P<names>[^()\d]{{3,300}}?)(?=,\s?(?:\d|pp?\.|S\.\s?\d|chap)|,\s{CITY.pattern}|\)|\s\(|(?<=[^\W\d_][^\W\d_][^\W\d_])[.,]\Z|(?<![.,])\Z|,\s(?:vol|2nd|3rd)|(?<=[^\W\d_][^\W\d_][^\W\d_])\.\s(?=[A-ZÀ-Þ“\d]))"
)


_SEMICOLON_EDITORS = re.compile(
    r";\s(?P<names>[A-ZÀ-Þ][^()\d:]{3,250}?),\s(?:Eds?\.|Editors?)[;,](?=\s[A-ZÀ-Þ])|\s/\s(?P<names2>[A-ZÀ-Þ][^()\d:/]{3,250}?)\s\((?:[Ee]ds?|[Hh]rsg|[Hh]g|[ée]ds?|[Oo]rgs?|[Rr]ed|[Uu]r)\.?\)\.?"
)
"""Chemists and librarians: "In Title; Doe, J., Roe, R., Eds.; Wiley", "Title / Doe, J. (ed.)"."""


_DIRECT_EDITORS = re.compile(
    r",\s(?P<names>(?:(?:[A-ZÀ-Þ]\.[ -]?){1,3}[A-ZÀ-Þ][\w’'-]+,?\s(?:(?:and|&)\s)?){1,12})(?:[Ee]ds?|[Ee]ditors?)\.?,?(?=\s[(A-ZÀ-Þ])"
)
"""Cell's style: "In A title, R. Marsden and T. Okafor, eds. (Wiley)"."""


_DIRECT_NAME = r"(?:[A-ZÀ-Þ]\.[ -]?){1,3}[A-ZÀ-Þ][\w’'-]+"
_PLAIN_EDITORS = re.compile(
    rf"(?P<names>{_DIRECT_NAME}(?:,\s{_DIRECT_NAME}){{0,9}}(?:,?\s(?:and|&|und|et|y|e)\s{_DIRECT_NAME})?),\s(?=[A-ZÀ-Þ])"
)
"""Harvard's "in U. Beck and S. Lash, A title, Cambridge: Polity"."""


def find_host(text: str, start: int, end: int) -> tuple[int, int] | None:
    """(end of the title, start of the host) at the "In" that begins a host; None without one."""
    candidates = list(IN.finditer(text, start, end))
    for match in candidates:
        if ":" in match[0] or _is_host(text[match.end() : end], formal=match["before"][0] in '.?!"”’»'):
            return match.start() + len(match["before"].rstrip()), match.end()
    return None


def _is_host(rest: str, *, formal: bool) -> bool:
    """Whether what follows "In" reads like a book: editors, pages, or place and publisher."""
    marks = (
        _PLAIN_EDITORS.match(rest)
        or _BRACKET_EDITORS.search(rest)
        or EDITED_BY.search(rest)
        or _COMMA_EDITORS.search(rest)
        or _SEMICOLON_EDITORS.search(rest)
        or BRACKET_PAGES.search(rest)
    )
    loose = re.search(r":\s[A-Z]|\bpp?\.\s?\d|\d\s?[–-]\s?\d|\bProceedings\b|\bed\.", rest)
    return (
        bool(marks)
        or (formal and bool(loose))
        or (formal and any(publisher_score(s) == 1 for s in rest.split(". ")[1:]))
    )


def host(body: Body, start: int) -> None:
    """Label the host of a chapter that begins at ``start``."""
    text = body.text
    title_start = _leading_editors(body, start)
    by = _editors_behind(body, title_start) if title_start == start else None
    if title_start == start and by is None and _is_journal(body, start):
        return
    imprint = _imprint_start(body, by[1] if by else title_start)
    more = edition_and_more(body, title_start, imprint)
    pages = _pages(body, title_start)
    title_end = min((p for p in (by[0] if by else body.end, imprint, more, pages) if p > title_start), default=body.end)
    body.add("container-title", title_start, _trim(text, title_start, title_end))


def _editors_behind(body: Body, start: int) -> tuple[int, int] | None:
    """Editors behind the book's title; (start, end) of the words that name them."""
    for pattern in (_DIRECT_EDITORS, EDITED_BY, BRACKETED_NAMES, _SEMICOLON_EDITORS):
        for match in pattern.finditer(body.text, start, body.end):
            group = "names" if pattern in (_DIRECT_EDITORS, EDITED_BY) or match["names"] else "names2"
            names = names_only(match[group])
            if author_cost(names) <= MAX_COST:
                body.add("editor", match.start(group), match.start(group) + len(names))
                return match.start(), match.start(group) + len(names) if pattern is EDITED_BY else match.end()
    return None


def names_only(names: str) -> str:
    """Names up to a sentence end that is no initial.

    >>> names_only("P.A. Sabatier. Oxford")
    'P.A. Sabatier'
    """
    more = re.search(r"\bet al\.", names)
    if more:
        return names[: more.end()]
    stop = re.search(r"[^\W\d_]{3,}\.\s", names)
    return names[: stop.end() - 2] if stop else without_final_stop(names.rstrip(" ,"))


def _leading_editors(body: Body, start: int) -> int:
    """Editors before the book's title: "T. Brandsen, & B. Verschuere (Eds.), Title"; returns where the title begins."""
    for pattern in (_BRACKET_EDITORS, _COMMA_EDITORS):
        mark = pattern.search(body.text, start, min(body.end, start + 500))
        if mark and _are_editors(body.text[start : mark.start()], bracketed=pattern is _BRACKET_EDITORS):
            body.add("editor", start, mark.start())
            return mark.end()
    if plain := _PLAIN_EDITORS.match(body.text, start, body.end):
        body.add("editor", *plain.span("names"))
        return plain.end()
    colon = re.match(r"(?P<names>[^:\d()]{5,160}):\s(?=[A-ZÀ-Þ„“])", body.text[start : body.end])
    if (
        colon
        and re.search(r",\s(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][a-zà-ÿ]+\b)", colon["names"])
        and author_cost(colon["names"]) <= 0.6
    ):
        body.add("editor", start, start + colon.end("names"))
        return start + colon.end()
    return start


def _are_editors(block: str, *, bracketed: bool) -> bool:
    """Behind "Title, ed." stand the editors, before "Names, eds." too: only plain names make the second."""
    return (
        not re.search(r"\d", block)
        and author_cost(block) <= (MAX_COST if bracketed else 0.6)
        and (bracketed or not is_organisation(block))
    )


def _is_journal(body: Body, start: int) -> bool:
    """German lists print "In: Zeitschrift 12 (3), S. 4-5" for articles too."""
    trial = Body(body.text, start, body.end)
    if BRACKET_PAGES.search(body.text, start, body.end) or re.search(r":\s[A-ZÀ-Þ][\w’]+", body.text[start : body.end]):
        return False
    if not journal_tail(trial, start, quoted=True) or not any(
        label in ("volume", "issue") for label, _, _ in trial.found
    ):
        return False
    body.found += trial.found
    return True


_YEARS_OF_TITLE = re.compile(rf"[^\W\d_]:\s?(?:1[5-9]|20)\d\d\s?[{DASHES}]\s?(?:1[5-9]|20)\d\d\Z")
"""A title's years are no pages: "Rethinking Night Buses: 1850–1950"."""
_NAKED_PAGES = re.compile(rf"\s\((?P<pages>{RANGE})\)")
_FINAL_PAGES = re.compile(rf"[,.:;]\s?(?:{PAGE_WORD}\s?)?(?P<pages>{RANGE})[\s.,;)]*\Z")


def _imprint_start(body: Body, start: int) -> int:
    """Take pages behind the publisher off first ("London: Routledge, pp. 27–36"), then place and publisher, or a publisher alone."""
    end = body.end
    last = _FINAL_PAGES.search(body.text, start, end)
    if last:
        body.add("pages", *last.span("pages"))
        body.end = last.start()
    at = place_and_publisher(body, start)
    if at < body.end:
        result = at
    else:
        result = _lone_publisher(body, start)
    body.end = end
    return result


def _lone_publisher(body: Body, start: int) -> int:
    """The last sentence as publisher: APA 7 prints no place."""
    ends = sentence_ends(body.text, start, body.end)
    for _, at in reversed(ends[-1:]):
        name = body.text[at : body.end].strip(" .,;")
        if name and len(name.split()) <= 9 and not re.search(r"\d{3}|https?:", name) and publisher_score(name) >= 0:
            label = "location" if is_city(name) else "publisher"
            body.add(label, at, at + len(body.text[at : body.end].rstrip(" .,;)")))
            return at
    return body.end


def _pages(body: Body, start: int) -> int:
    """Pages of the chapter, unless they are known; returns where they stand."""
    if any(label == "pages" for label, _, _ in body.found):
        return min(s for label, s, _ in body.found if label == "pages") - 1
    for pattern in (WORD_PAGES, BARE_PAGES, _NAKED_PAGES):
        found = pattern.finditer(body.text, start, body.end)
        match = next((m for m in found if not _YEARS_OF_TITLE.match(body.text[m.start() - 2 : m.end()])), None)
        if match:
            body.add("pages", *match.span("pages"))
            return match.start() - (1 if pattern is BARE_PAGES else 0)
    return body.end


def _trim(text: str, start: int, end: int) -> int:
    """The end of a title without the punctuation behind it."""
    while end > start and text[end - 1] in " ,;:(.":
        end -= 1
    return end
