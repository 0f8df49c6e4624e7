"""Journal tails: "Health 13: 629–46", "Voluntas, 23(4), 1119–1138", "Lancet. 2010;12(3):45-67"."""

from __future__ import annotations

import re

from coprodbib.languages.abbreviations import abbreviated_start, keeps_stop
from coprodbib.parsing.cities import CITY, CITY_COLON
from coprodbib.parsing.pieces import DASHES, ISSUE_WORD, PAGE_WORD, PAGES, RANGE, VOLUME_WORD, Body
from coprodbib.parsing.sentences import sentence_ends

_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_MONTH = r"[A-Za-z][a-zéûç]{2,9}\.?"
_MONTHS = rf"(?:\s?{_MONTH}(?:[-/–]{_MONTH})?(?:\s?\d{{1,2}}(?:[-/–]\d{{1,2}})?)?)?"
_VOLUME = r"(?:[A-Za-z]\d?-\d{1,3}|[A-Z]{0,2}\d{1,4}[A-Za-z]?|[IVXLC]{1,7}\b)"
_ISSUE = rf"(?:\d{{1,4}}[A-Za-z]?(?:\s?[/&{DASHES}]\s?\d{{1,4}})?|S\d{{1,3}}|(?:Suppl|suppl|Spec|Special|Sup)\.?[\w .]{{0,20}})"
_ARTICLE = r"(?:(?:Article|Art\.?|article|art\.?|Artikel|artículo|artigo|e-?location|ID)\s?(?:No\.?\s?|ID\s?)?:?\s?[A-Za-z]{0,5}\d{1,10}|[eEa]\d{2,12}|e[a-z]{2,3}\d{3,6}|\d{5,9})"

_SHAPES = (
    # 23, 2000, 2, 189-222
    rf"(?P<volume>\d{{1,4}}),\s(?P<year>{_YEAR}),\s(?:{ISSUE_WORD}\s?)?(?P<issue>\d{{1,3}}(?:\s?[/{DASHES}]\s?\d{{1,3}})?),\s(?:{PAGE_WORD}\s?)?(?P<pages>{RANGE})",
    # 1977. Vol. 48, n° 6, pp. 210-245
    rf"(?P<year>{_YEAR})\.\s{VOLUME_WORD}\s?(?P<volume>{_VOLUME})(?:,\s(?:{ISSUE_WORD})\s?(?P<issue>{_ISSUE}))?(?:,\s(?:{PAGE_WORD}\s?)?(?P<pages>{PAGES}))?",
    # 2007, N° 1, p. 10-31   2001, vol. 27, N° 82, p. 21-42
    rf"(?P<year>{_YEAR}),\s(?:{VOLUME_WORD}\s?(?P<volume>{_VOLUME}),\s)?(?:{ISSUE_WORD})\s?(?P<issue>{_ISSUE})(?:,\s(?:{PAGE_WORD}\s?)?(?P<pages>{PAGES}))?",
    # 2000; 16 Suppl 1:S7-19   49 supl 3:S427
    rf"(?:(?P<year>{_YEAR}){_MONTHS}\s?[;,]\s?)?(?P<volume>{_VOLUME})\s(?P<issue>[Ss]uppl?\.?(?:\s?\d{{1,3}})?)\s?[:,]\s?(?:{PAGE_WORD}\s?)?(?P<pages>{PAGES})",
    # 2010;12(3):45-67   2023, 13, 37   2010, 12(3), 45–67
    rf"(?P<year>{_YEAR}){_MONTHS}\s?[;,]\s?(?P<volume>{_VOLUME})(?:\s?\((?P<issue>[^()]{{1,30}})\))?(?:\s?[:,]\s?(?:{PAGE_WORD}\s?)?(?P<pages>{PAGES}|{_ARTICLE}))?",
    # 12, 2010, 45–67   12, 3, 2010, 45–67   12, 3 (2010), 45–67
    rf"(?P<volume>\d{{1,4}})(?:,\s?(?:{ISSUE_WORD})?\s?(?P<issue>\d{{1,3}}))?,\s?(?P<year>{_YEAR}),\s?(?:{PAGE_WORD}\s?)?(?P<pages>{PAGES})",
    rf"(?P<volume>\d{{1,4}}),\s?(?P<issue>\d{{1,3}})\s?\((?P<year>{_YEAR})\)(?:\s?[,:]?\s?(?:{PAGE_WORD}\s?)?(?P<pages>{PAGES}))?",
    # 12 (2010), no. 3, 45–67   12 (2010) 45–67   12 (3) (2010): 45–67
    rf"(?:{VOLUME_WORD}\s?)?(?P<volume>{_VOLUME})(?:\s?\((?P<issue>{_ISSUE})\)|\s?[,.]\s?(?:{ISSUE_WORD})\s?(?P<issue2>{_ISSUE})|/(?P<issue3>\d{{1,3}}))?,?\s?\(\s?(?P<year>(?:[A-Z][a-z]+\.?\s)?{_YEAR})\s?\)"
    rf"(?:,?\s?(?:{ISSUE_WORD})\s?(?P<issue4>{_ISSUE})|\s(?P<issue5>\d{{1,2}})(?=,\s))?(?:\s?[:,]?\s?(?:{PAGE_WORD}\s?)?(?P<pages>{PAGES}|{_ARTICLE}))?",
    # vol. 12, no. 3, pp. 45–67   12, no. 3: 45   v. 12, n. 3, p. 4-5   Jg. 12, H. 3, S. 4
    rf"(?:{VOLUME_WORD}\s?)?(?P<volume>{_VOLUME})\.?(?:\s?Jg\.)?\s?[,.:]?\s?\(?(?:{ISSUE_WORD})\s?(?P<issue>{_ISSUE})\)?(?:\s?[:,.]\s?(?:{PAGE_WORD}\s?)?(?P<pages>{PAGES}|{_ARTICLE}))?",
    # 12(3), 45–67   12 (3): 45   53 (20)   12(3)
    rf"(?:{VOLUME_WORD}\s?)?(?P<volume>{_VOLUME})\s?[(\[](?P<issue>[^()\[\]]{{1,30}})[)\]](?:\s?[:,.;]?\s?(?:{PAGE_WORD}\s?)?(?P<pages>{PAGES}|{_ARTICLE}))?",
    # 12/3, 45–67
    rf"(?:{VOLUME_WORD}\s?)?(?P<volume>\d{{1,4}})\s?/\s?(?P<issue>\d{{1,3}}(?:[{DASHES}]\d{{1,3}})?)(?:\s?[:,.]\s?(?:{PAGE_WORD}\s?)?(?P<pages>{PAGES}))?",
    # 12, 3, 45–67
    rf"(?P<volume>\d{{1,4}}),\s?(?P<issue>\d{{1,3}})\s?[,:]\s?(?:{PAGE_WORD}\s?)?(?P<pages>{PAGES})",
    # 12: 45–67   12, 45–67   vol. 12, pp. 45–67   12
    rf"(?:{VOLUME_WORD}\s?)?(?P<volume>{_VOLUME})(?:\s?[:,;.]?\s?(?:{PAGE_WORD}\s?)(?P<pages2>{PAGES})|\s?[:,;]\s?(?P<pages>{PAGES}|{_ARTICLE}))",
    # 96 939–967 (IMS)
    rf"(?P<volume>\d{{1,4}})\s(?P<pages>\d{{1,5}}\s?[{DASHES}]\s?\d{{1,5}})",
    rf"(?:{VOLUME_WORD}\s?)(?P<volume>{_VOLUME})",
    # (3), 45–67   no. 3, pp. 45   (3)
    rf"(?:\((?P<issue>{_ISSUE})\)|(?:{ISSUE_WORD})\s?(?P<issue2>{_ISSUE}))(?:\s?[:,.]\s?(?:{PAGE_WORD}\s?)?(?P<pages>{PAGES}|{_ARTICLE}))?",
    # pp. 45–67   45–67   Article 12
    rf"(?:{PAGE_WORD}\s?(?P<pages2>{PAGES})|(?P<pages>\d{{1,5}}\s?[{DASHES}]\s?\d{{1,5}}|{_ARTICLE}))",
    # 12  (a bare volume, last resort)
    r"(?P<volume>\d{1,3})(?:\s?\((?P<issue>\d{1,3})\))?",
)
_LOCATORS = tuple(re.compile(rf"(?P<sep>\s?[,.:;]\s?|\s)\(?(?:{shape})\)?[\s.,;]*\Z", re.I) for shape in _SHAPES)
_LABEL = {"volume": "volume", "issue": "issue", "pages": "pages", "year": "date"}
LONGEST_TAIL = 120


def journal_tail(body: Body, start: int, *, quoted: bool = False) -> bool:
    """Find container, volume, issue and pages at the end of ``body.text[start:body.end]``; True when found.

    The title before it is added as well. ``quoted`` says that the title was in quotes and is done.
    """
    text = body.text
    low = max(start, body.end - LONGEST_TAIL)
    best: re.Match[str] | None = None
    for pattern in _LOCATORS:
        for match in _tails(pattern, text, low, body.end):
            if _container_start(text, start, match.start(), quoted=quoted) is not None:
                best = match
                break
        if best:
            break
    if best is None:
        return False
    at = _container_start(text, start, best.start(), quoted=quoted)
    assert at is not None
    title_end, container = at
    if title_end > start:
        body.add("title", start, title_end)
    _add_container(body, container, best.start())
    _add_locators(body, best)
    return True


_CITY_BEHIND = re.compile(rf",\s(?P<city>{CITY.pattern})\Z")


def _add_container(body: Body, start: int, end: int) -> None:
    """Label the journal, with the stop of its abbreviation, without the city that Portuguese and Spanish lists print behind it."""
    end += body.text[end] == "." and keeps_stop(body.text[start : end + 1])
    city = _CITY_BEHIND.search(body.text, start, end)
    if city and city.start() > start:
        body.add("location", *city.span("city"))
        end = city.start()
    body.add("container-title", start, end)


_NUMBERED = re.compile(r"(?:Article|Art\.?|Artikel|artículo|artigo)\s(?:No\.?\s?|ID\s)?", re.I)
"""An article numbered as such ("Article e12") has a number, not pages."""


def _tails(pattern: re.Pattern[str], text: str, low: int, end: int) -> list[re.Match[str]]:
    """The tail match that begins first, then later ones (a year in a title must not pass for a volume)."""
    out: list[re.Match[str]] = []
    at = low
    while len(out) < 6 and (match := pattern.search(text, at, end)):
        out.append(match)
        at = match.start() + 1
    return out


def _add_locators(body: Body, match: re.Match[str]) -> None:
    for group, value in match.groupdict().items():
        label = _LABEL.get(group.rstrip("0123456789"))
        if label == "pages" and _NUMBERED.match(value or ""):
            word = _NUMBERED.match(match[group])
            body.add("number", match.start(group) + (word.end() if word else 0), match.end(group))
        elif label and value:
            body.add(label, *match.span(group))


def _container_start(text: str, start: int, end: int, *, quoted: bool) -> tuple[int, int] | None:
    """(end of the title, start of the container) for a container that ends at ``end``; None when none fits."""
    if quoted:
        return (start, start) if _is_container(text[start:end]) else None
    ends = sentence_ends(text, start, end)
    if not ends:
        return _at_comma(text, start, end)
    title_end, container = ends[-1]
    whole = abbreviated_start(text, start, container)
    if start < whole < container:
        title_end, container = start + len(text[start:whole].rstrip()), whole
    return (title_end, container) if _is_container(text[container:end]) else _at_comma(text, start, end)


def _at_comma(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Harvard and German lists may set a comma between title and journal: the last comma before a capital."""
    for match in reversed(list(re.finditer(r",\s(?=[A-ZÀ-Þ])", text[start:end]))):
        container = start + match.end()
        if _is_container(text[container:end]) and re.search(
            r"[A-ZÀ-Þ]\w+\s(?:\w+\s){0,4}[A-ZÀ-Þ]|\A[A-ZÀ-Þ]\w+\s?\Z", text[container:end]
        ):
            return start + match.start(), container
    return None


def _is_container(name: str) -> bool:
    """Whether words can be a journal's name: short, capitalised, no place and publisher, no sentence."""
    bare = name.strip(" ,.:;")
    if not 2 <= len(bare) <= 160 or len(bare.split()) > 18:
        return False
    if not re.match(r"[^\W_a-z]|[a-z]{1,9}[A-Z]|bmc|arXiv|npj|eLife|medRxiv|bioRxiv|[“\"‘]", bare):
        return False
    if CITY_COLON.match(bare):
        return False
    return not re.search(
        r",\s(?:no|nr|n|vol|bd|heft|issue)\Z|[?!]\s|\b[Ii]n:?\s[A-Z].*\b(?:eds?|Hrsg)\b|\((?:eds?|Hrsg)", bare
    )
