"""Patterns of the small parts of an entry: pages, volumes, editions, places and publishers, identifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from coprodbib.languages.abbreviations import keeps_stop

Found = tuple[str, int, int]
"""(label, start, end) in the flat text."""

DASHES = "‐‑‒–—−-"
_PAGE = r"(?:[A-Za-z]{0,3}\d{1,6}[A-Za-z]?|[ivxlc]{1,8}\b)"
PAGES = rf"{_PAGE}(?:\s?[{DASHES}]{{1,2}}\s?{_PAGE})?(?:,\s?\d{{1,5}}\s?[{DASHES}]\s?\d{{1,5}}){{0,3}}\+?"
RANGE = rf"{_PAGE}\s?[{DASHES}]{{1,2}}\s?{_PAGE}"
PAGE_WORD = r"(?:pp?\.|pp?\b|pages?|págs?\.?|páginas?|hlm\.|S\.|Seiten?|Ss?\.|blz\.|s\.)"
VOLUME_WORD = r"(?:vol(?:ume|\.)?|v\.|bd\.|band|jg\.|jahrgang|årg(?:\.|ang)|t\.|tome|tomo)"
ISSUE_WORD = r"(?:nos?\.?|n\.?[°ºªᵒo]\.?|n\.|fasc(?:\.|ículo|icolo)?|nrs?\.?|núms?\.?|num\.?|numéro|número|issue|iss\.|hefte?|h\.|numbers?|№)"

_ORDINAL = (
    r"(?:(?P<{0}n>\d{{1,2}})\s?(?:st|nd|rd|th|d|\.?[ªº°ᵃᵒᵉ]|\.|a|e|è?me|er|e|de|ste)?|(?P<{0}w>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"zweite|dritte|vierte|fünfte|deuxième|troisième|segunda|tercera|terceira|cuarta))"
)
EDITION = re.compile(
    r"(?:^|[\s(\[,.])" + _ORDINAL.format("a")
    + r",?\s(?:(?:grundlegend|völlig|vollständig|durchges(?:ehene)?\.?|korr(?:igierte)?\.?|bearb(?:eitete)?\.?|überarbeitete|verb(?:esserte)?\.?|rev(?:ised)?\.?|updated|enlarged|int(?:ernational)?\.?|completely|überarb(?:eitete)?\.?|erw(?:eiterte)?\.?|and|&|u\.|und|,|neu|aktual\.?|vollst\.?),?\s){0,5}"
    r"(?:ed(?:ition|n)?\b\.?|aufl(?:age)?\b\.?|éd(?:ition)?\b\.?|edición|edição|druk\b|edizione|utg(?:ave|åva|\.)|udg(?:ave|\.)|uppl(?:aga|\.)|ed\.)",
    re.I,
)  # fmt: skip
REVISED = re.compile(
    r"[(,.]\s?(?P<kind>(?:rev(?:ised)?\.?|new|expanded|enlarged|enl\.|updated|abridged|illustrated|critical|student|international|classic|anniversary|paperback|"
    r"überarb(?:eitete)?\.?|erw(?:eiterte)?\.?|neue|nouvelle|nueva|nova)(?:\s(?:and|&|und|u\.|et|y)\s\w{3,14}\.?)?)\s(?:ed(?:ition|n|s)?\b\.?|aufl(?:age)?\b\.?|éd(?:ition)?\b\.?|edición|edição)\)?",
    re.I,
)

BRACKET_PAGES = re.compile(
    rf"\((?P<before>[^()]{{0,80}}?)(?:{PAGE_WORD})\s?(?P<pages>{PAGES})\s?(?P<after>[^()]{{0,40}})\)", re.I
)
WORD_PAGES = re.compile(rf"(?:^|[\s,.;:(])(?:{PAGE_WORD})\s?(?P<pages>{PAGES})(?=[\s.,;:)]|$)")
BARE_PAGES = re.compile(rf"(?<=[,:.])\s?(?P<pages>{RANGE})(?=\s?(?:[.,;]|$))")

_PUBLISHER_WORDS = re.compile(
    r"\b(?:Press|Presses|Verlag\w*|Publish\w+|Publications?|Books|Editions?|Éditions?|Editorial|Editora|Ediciones|Editore|Routledge|Sage|SAGE|Springer|Wiley|"
    r"Blackwell|Elsevier|Elgar|Palgrave|Macmillan|Pearson|McGraw[ -]Hill|Penguin|Harper\w*|Norton|Brill|Gruyter|Nomos|Suhrkamp|Campus|"
    r"Beltz|Gallimard|Dunod|Armand Colin|Seuil|Flammarion|PUF|L[’']Harmattan|Paidós|Alianza|Ariel|Tecnos|UNAM|Emerald|Academic|"
    r"Cengage|Addison[ -]Wesley|Prentice|Hall|Knopf|Random House|Houghton|Westview|Polity|Verso|Transaction|Lang|VS|Mohr|Siebeck|Beck|"
    r"University|Universit\w+|Universidad\w*|Institut\w*|Foundation|Office|Ministry|Department|Organi[sz]ation|Bank|Center|Centre|Council|"
    r"Association|Society|Company|Inc|Ltd|GmbH|Kluwer|CRC|IEEE|ACM|MIT|AMS|Karger|Thieme|Hogrefe|Huber|Barbara Budrich|Leske|Franz Steiner|"
    r"Vandenhoeck|Ruprecht|Klett|Reclam|Fischer|Rowohlt|Piper|Hanser|UTB|Oldenbourg|Schöningh|transcript|Budrich|OECD|UNESCO|WHO|Commission|"
    r"Project|Initiative|Agency|Bureau|Authority|Government|Secretariat|Consortium|Network|Associates|Sons|House|Forlag|Förlag|Uitgeverij|Ediciones|Edizioni)\b"
)
_JOURNAL_WORDS = re.compile(
    r"\b(?:Journal|Review|Quarterly|Studies|Annals|Bulletin|Letters|Transactions|Proceedings|Archives?|Magazine|Gazette|Times|Zeitschrift|"
    r"Vierteljahres\w+|Jahrbuch|Revue|Revista|Rivista|Cahiers|Cuadernos|Annales|Anuario|Acta|Tijdschrift|Tidsskrift|Research|Science|Sciences|"
    r"Advances|Reports?|Quarterly|Perspectives|Forum|Digest|Chronicle|Herald|Post|Guardian|Economist|Inquiry|Psycholog\w+|Sociolog\w+|"
    r"Econom\w+|Politics|Policy|Administration|Medicine|Biology|Chemistry|Physics|Ecology|Education|Linguistics|History|Nature|Lancet|Cell|PLOS|PLoS)\b",
)

DOI = re.compile(
    r"(?:\(?\b(?:doi|DOI)\s?:?\s?)?(?:\bhttps?://(?:dx\.)?doi\.org/\s?|\bdoi\.org/\s?)?(?P<doi>\b10\.\d{4,9}/[^\s\"<>]{1,200})",
    re.I,
)
URL = re.compile(r"<?\b(?P<url>(?:https?://|ftp://|www\.)[^\s<>\"]{3,400})>?", re.I)
ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s?(?P<isbn>[\d][\d\- ]{8,16}[\dXx])\b")
_DATE = r"[^()\[\]/]{0,60}?"
LEAD_IN = re.compile(
    r"(?:[\s(\[,.;]|^)(?:Retrieved|Available|Accessed|Online|Last accessed|Viewed|Consulted|URL|Abgerufen|Verfügbar|Online verfügbar|Zugriff|"
    r"Consulté|Geraadpleegd|Opgehaald|Ultimo accesso|Disponible|Recuperado|Disponível|Acesso|Récupéré|Repéré|En ligne|Internet|Download|Zugegriffen)\b(?:[^<>.]|(?<=\b[A-Z][a-z][a-z])\.|\.(?=\d)){0,90}\Z",
    re.I,
)
ACCESSED = re.compile(
    rf"[(\[,.;]?\s?(?:last\s|zuletzt\s)?(?:accessed|retrieved|viewed|consulted|visited|cited|abgerufen|geprüft|aufgerufen|eingesehen|geraadpleegd(?:\sop)?|zugriff|zugegriffen|consultée?|acess(?:o|ado)|consultado|consultato|recuperado|visitado)\b(?P<accessed>{_DATE}\d{{4}}{_DATE})[)\]]?\.?(?=\s|$)",
    re.I,
)


@dataclass(slots=True)
class Body:
    """The text of an entry between ``start`` and ``end`` and what was recognised in it; behind ``begin`` stands the title.

    ``asked`` says that the rest of the list had a say.
    """

    text: str
    start: int
    end: int
    found: list[Found] = field(default_factory=list)
    begin: int = 0
    asked: bool = False

    def add(self, label: str, start: int, end: int) -> None:
        """Note a recognised part, its edges freed from blanks and commas."""
        while start < end and self.text[start] in " ,;:([":
            start += 1
        while end > start and (self.text[end - 1] in " ,;:" or label in _TITLES and self._full_stop(start, end, label)):
            end -= 1
        if start < end:
            self.found.append((label, start, end))

    def _full_stop(self, start: int, end: int, label: str) -> bool:
        """Whether words end in the full stop of the sentence, not in one of their own."""
        return self.text[end - 1] == "." and not keeps_stop(self.text[start:end], abbreviated=label != "title")


_TITLES = ("title", "container-title", "publisher", "location")


_BODY = re.compile(
    r"\A(?!Journal|Review|Annals|Bulletin|Zeitschrift|Revue).*\b(?:Press|Verlag|Publish\w+|University|Bureau|Institute|Department|Ministry|Office|Agency|Foundation|Council)\b"
)


def publisher_score(text: str) -> int:
    """How much a name reads as a publisher: 1 yes, -1 it reads as a journal, 0 unknown.

    >>> publisher_score("Policy Press"), publisher_score("Journal of Design"), publisher_score("Voluntas")
    (1, -1, 0)
    """
    journal, publisher = _JOURNAL_WORDS.search(text), _PUBLISHER_WORDS.search(text)
    if bool(journal) == bool(publisher):
        return 0 if not publisher else (1 if _BODY.search(text) else -1)
    return 1 if publisher else -1
