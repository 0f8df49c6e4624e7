"""How an entry of an author-date list opens: names, then the year. Shared by finding and parsing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coprodbib.languages.givens import is_given_name
from coprodbib.languages.words import AND_WORDS, PARTICLES, SUFFIXES
from coprodbib.names import is_initials, parse_names
from coprodbib.names.bodies import is_organisation

YEAR_WORDS = (
    r"(?-i:n\.\s?d\.)|no date|forthcoming|in press|in preparation|submitted|im Erscheinen|im Druck|o\.\s?J\.|à paraître|sous presse|s\.\s?d\.|"
    r"s\.\s?f\.|z\.\s?d\.|z\.\s?j\.|en prensa|no prelo|in stampa|in corso di stampa|te verschijnen"
)
_FIRST = r"(?:1[4-9]|20)\d\d"
YEAR = rf"(?:(?:(?-i:ca?\.|\[)\s?)?(?:1[4-9]|20)\d\d(?:[a-z](?![a-z]))?(?:\s?[/–-]\s?(?:\d{{2}}(?:\d\d)?)(?!\d))?|{YEAR_WORDS})"
"""A year with letter, a span of years, or a word instead of it."""

DASH = re.compile(r"(?:[—–―‒_]{2,}|-{2,}|[—―]|(?:Ders|Dies|Idem|Id|Eadem)\b)\s*[.,:]?(?=[\s,.(:])", re.I)
"""What stands for the authors of the entry before."""

_ROLE_WORD = (
    r"eds?|editors?|hrsg|hgg?|éds?|dirs?|coords?|comps?|orgs?|red|herausgeber|compilers?|coordinador(?:es|a)?|"
    r"editores|organizador(?:es)?|directeurs?|red|redactie|a cura di|trans|translators?|übers|ed\.\slit|"
    r"gen\.\sed|directors?|writers?(?:\s?[/&]\s?directors?)?|producers?|hosts?|authors?"
)
ROLE = re.compile(
    rf"(?:,\s*|(?<!\s)\s*[(\[]\s*|(?<!\s)\s+)(?P<role>{_ROLE_WORD})(?P<stop>\.?)(?:\s*[)\]])?(?:\s*[.,:])?\s*\Z", re.I
)
"""A role at the end of a block of names: "(Eds.)", ", eds.", "(Hrsg.)"; blanks have one reading only, or long ones take cubic time."""

_PAREN_YEAR = re.compile(
    rf"[(\[]\s*(?:\[(?P<original>{_FIRST})\]\s?)?(?P<year>{YEAR})(?P<extra>\s?\[{_FIRST}\]|[^()\[\]]{{0,60}})[)\]](?!\s?\d{{4}}\b)\s*(?:[.,:;]+|(?=\s|[“\"‘']|$))",
    re.I,
)
_PLAIN_YEAR = re.compile(
    rf"(?<![\w(\[–-])(?:[(\[](?P<original>{_FIRST})[)\]]\s?)?(?P<year>{YEAR})(?P<extra>\s?[(\[]{_FIRST}[)\]])?(?:\s?[.,:;]|(?<=[a-z]\.))(?=\s|[“\"‘*]|$)",
    re.I,
)
_UNMARKED = re.compile(
    rf"(?P<names>(?:(?>(?:(?:van|von|de|der|den|la|del|di|da|dos|du|le|ter|ten)\s){{0,3}}[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ][\w’'-]*)?"
    rf"(?:\s(?:[A-Z]\.|[A-Z]{{1,3}}(?![\w’.]))){{1,4}})(?:,\s|\s(?:and|&)\s|\s)){{1,60}})(?:et al\.?\s)?(?P<year>{_FIRST}[a-z]?)\s(?P<extra>)(?=[A-ZÀ-Þ0-9“‘])"
)
"""Physicists' lists, and text taken out of a database: "Albert C H Thuiller W 2010 A title", "Kirby J and Stroud L 2010 A title"."""
_YEAR_ALONE = re.compile(
    rf"(?P<names>[A-ZÀ-Þ][\w’' -]{{1,40}}, (?:(?:[A-Z]\.|[A-Z](?![\w’'.]))[ -]?){{1,4}}(?:[^\d“”\"„«:]{{2,200}}?)??)(?:et al\.?\s)?\s?(?P<year>{_FIRST}[a-z]?(?:[-–/]\d{{2,4}})?|En prensa|In press|Im Druck)(?P<extra>)\s(?=[A-ZÀ-Þ¿¡“])"
)
"""Archaeologists' "Borrero, L. A. y J. Luna 1989-90 A title"."""
_STOP_INSIDE = re.compile(r"[^\W\d_]{3}\.\s+\S")
LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Opening:
    """Offsets of an entry's authors and year; ``end`` is where the rest begins.

    ``extra`` is what stands behind the year ("May 3", "[1922]"), ``original`` the year of the first edition before it.

    ``shape`` is "paren" for "(2007)", "plain" for "2007.", "bare" for "2007"; ``repeated`` says that a dash stands for
    the authors of the entry before; ``cost`` is 0 for a plain reading of the names.

    >>> find_opening("Doe, J., and R. Roe. 2007. A title.").shape
    'plain'
    """

    authors: tuple[int, int]
    role: str
    year: tuple[int, int]
    extra: tuple[int, int]
    original: tuple[int, int]
    end: int
    shape: str
    repeated: bool
    cost: float


def find_opening(text: str) -> Opening | None:
    """The opening of an entry at the start of ``text``, None if it opens in another way.

    >>> o = find_opening("Pestoff, V., & Brandsen, T. (Eds.). (2012a). New title.")
    >>> o.role, o.shape
    ('Eds', 'paren')
    >>> find_opening("Public Management Review, 8(4), 503-519.") is None
    True
    """
    head = text[:LONGEST]
    dash = DASH.match(head)
    for pattern, shape in ((_PAREN_YEAR, "paren"), (_PLAIN_YEAR, "plain")):
        found = pattern.search(head)
        if found is None or re.search(r"\d", _no_ordinals(head[: found.start()])):
            continue
        opening = _opening(head, found, shape, dash)
        if opening is not None:
            return opening
    return _unmarked(head)


def _unmarked(head: str) -> Opening | None:
    """Names, a year and a title that no mark parts; None without them."""
    found = _UNMARKED.match(head) or _YEAR_ALONE.match(head)
    if found is None or author_cost(found["names"].rstrip(" ,")) > 0.6:
        return None
    names = len(found["names"].rstrip(" ,"))
    return Opening((0, names), "", found.span("year"), (-1, -1), (-1, -1), found.end(), "bare", False, 0.0)


_BEFORE_QUOTE = re.compile(r"(?P<names>[^“\"„«\d]{3,400}?)[.,:]?\s(?=[“\"„«‘])")
_BEFORE_DASH = re.compile(r"(?P<names>[A-ZÀ-Þ][A-ZÀ-Þ’' -]+,\s[^\d“”\"„«:]{2,200}?)\s[-–—]\s(?=[A-ZÀ-Þ])")
"""Portuguese lists: "BRAGA, João; AZEVEDO, Luís - O declínio"."""
_STOP = re.compile(r"\.\s+(?=[^\W_a-z]|\d)")
_DIRECT = r"(?:[A-ZÀ-Þ]\.[ -]?){1,4}(?:(?:van|von|de|der|den|la|del|di)\s){0,2}[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?"
_PROSE = re.compile(
    r"\s(?:of|on|in|to|for|the|from|with|an?|le|les|du|des|der|das|und|zur|para|pour|sur)\s[^\W\d_]{3,}"
)
_HOST = re.compile(r"(?:In|Em|En|Dans):?\s")
_NAMES_COLON = re.compile(r"(?P<names>[A-ZÀ-Þ][^:“”\"„«\d]{2,300}?):\s(?=[A-ZÀ-Þ“„\"]|in\s[A-ZÀ-Þ])")
_DIRECT_NAMES = re.compile(
    rf"(?P<names>{_DIRECT}(?:,\s{_DIRECT}){{0,30}}(?:,?\s(?:and|&)\s{_DIRECT}|,?\set\sal\.)?(?:,\sEds?\.)?),\s(?=[A-ZÀ-Þ\d])"
)


_SPELT = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?(?:\s[A-ZÀ-Þ]\.)?"
_FAMILY = r"[A-ZÀ-Þ][\w’'-]+"
_FIRST_TURNED = re.compile(
    rf"(?P<names>{_FAMILY},\s(?:(?:[A-ZÀ-Þ]\.[ -]?){{1,3}}(?:,\s{_DIRECT}){{0,9}},?\sand\s{_DIRECT}|{_SPELT}(?:,\s{_SPELT}\s{_FAMILY}){{0,9}},?\sand\s{_SPELT}\s{_FAMILY})),\s(?=[A-ZÀ-Þ\d])"
)
"""Notes in English: "Winslow, John, and Ruth Thackeray, A History"."""
_TURNED = re.compile(
    rf"(?P<names>{_FAMILY}\s{_FAMILY}(?:,\s{_FAMILY}\s{_FAMILY}){{0,9}}(?:\s(?:et|und|and|y|e)\s{_FAMILY}\s{_FAMILY})?),\s(?=[A-ZÀ-Þ«“\d])"
)
"""Family names first, without commas: "Gauthier Amélie, Dubois Sophie et Delacroix Amélie, Mémoires"."""


def _are_turned(names: str) -> bool:
    """Whether each name ends in a given name, and none begins with one."""
    pairs = [name.split() for name in re.split(r",\s|\s(?:et|und|and|y|e)\s", names)]
    return len(pairs) > 1 and all(is_given_name(b) and not is_given_name(a) for a, b in pairs)


def find_names(text: str) -> Opening | None:
    """The opening of an entry whose year stands elsewhere (notes, MLA, Vancouver, IEEE): names alone; None without them.

    >>> o = find_names("Osborne, Stephen P., ed. The New Public Governance? London: Routledge, 2010.")
    >>> o.role, o.shape
    ('ed', 'names')
    >>> find_names("Making social science matter. Cambridge") is None
    True
    """
    head = text[:LONGEST]
    if dash := DASH.match(head):
        return _names_alone(head, dash.end(), dash.end(), repeated=True)
    for pattern in (_BEFORE_QUOTE, _BEFORE_DASH, _DIRECT_NAMES, _FIRST_TURNED):
        if (found := pattern.match(head)) and author_cost(found["names"].rstrip(" ,.")) <= MAX_COST:
            return _names_alone(head, found.end("names"), found.end())
    if (turned := _TURNED.match(head)) and _are_turned(turned["names"]):
        return _names_alone(head, turned.end("names"), turned.end())
    best, before = None, 0
    for stop in _STOP.finditer(head[:900]):
        if before and _PROSE.search(head, before, stop.start()) or best and _HOST.match(head, stop.end()):
            break  # "Kirby, J. A History of Street Markets. In: ...": another initial and a word of a title
        before = stop.end()
        opening = _names_alone(head, stop.start() + 1, stop.end())
        if (
            opening is not None
            and opening.cost <= 0.7
            and re.search(r",|\s[A-Z]{1,3}\b|\b[A-Z]\.", head[: stop.start() + 1])
        ):
            best = opening
    return best or _institution(head)


def find_names_before_colon(text: str) -> Opening | None:
    """The opening of an entry whose names end in a colon; None without one. A place may look alike ("Cambridge, MA: Wiley").

    >>> find_names_before_colon("Doe J, Roe R: A title. Health 2000").authors
    (0, 12)
    """
    found = _NAMES_COLON.match(text[:LONGEST])
    if found and "," in found["names"] and is_organisation(found["names"]):
        return None  # "Food and Drug Administration, Guidance for Industry: Validation"
    if found is None or author_cost(found["names"].rstrip(" ,.")) > 0.5:
        return None
    return _names_alone(text[:LONGEST], found.end("names"), found.end())


_BODY_COMMA = re.compile(
    r"(?P<body>(?:Minist\w+|Department|Bundes\w+|Conseil|Comisi[oó]n|Commission|Institut\w*|World|National|United|European|International|Statistisches|Council|Secretar\w+|Gobierno|Governo)\s[^,.:;\d“”\"«»]{2,60}),\s(?=[A-ZÀ-Þ])"
)
"""An institution that a comma parts from the title."""


def _institution(head: str) -> Opening | None:
    """ "World Health Organization. Title": words of an institution up to the first stop."""
    stop = _STOP.search(head)
    comma = _BODY_COMMA.match(head)
    if comma and is_organisation(comma["body"]):
        return _names_alone(head, comma.end("body"), comma.end())
    block = head[: stop.start()] if stop else ""
    if (
        stop is None
        or not is_organisation(block)
        or len(block.split()) > 10
        or re.search(r"(?:1[5-9]|20)\d\d|:", block)
    ):
        return None
    return _names_alone(head, stop.start(), stop.end())


def _names_alone(head: str, end: int, begin: int, *, repeated: bool = False) -> Opening | None:
    if repeated:
        return Opening((end, end), "", (-1, -1), (-1, -1), (-1, -1), begin, "names", True, 0.0)
    block = without_final_stop(head[:end].rstrip(" ,:;"))
    role = ROLE.search(block) or ROLE.search(block.rstrip("."))
    names = (block[: role.start()] if role else block).rstrip(" ,")
    numbered = re.search(r"\d", names) and not (is_organisation(names) and not re.search(r"(?:1[5-9]|20)\d\d", names))
    cost = 9.0 if numbered else author_cost(names)
    if cost > MAX_COST:
        return None
    return Opening(
        (0, len(names)), role["role"] if role else "", (-1, -1), (-1, -1), (-1, -1), begin, "names", False, cost
    )


def _no_ordinals(text: str) -> str:
    return re.sub(r"\b3M\b|\b\d(?:st|nd|rd|th)\b", "", text)


def _opening(head: str, found: re.Match[str], shape: str, dash: re.Match[str] | None) -> Opening | None:
    start = dash.end() if dash else 0
    block = head[start : found.start()]
    cut = without_final_stop(block.rstrip(" ,:;("))
    role = ROLE.search(cut) or ROLE.search(cut.rstrip("."))
    names = cut[: role.start()] if role else cut
    cost = 0.0 if dash and not names.strip(" .,") else author_cost(names.strip(" ,"))
    if cost > MAX_COST:
        return None
    return Opening(
        authors=(start, start + len(names.rstrip(" ,"))),
        role=role["role"] if role else "",
        year=found.span("year"),
        extra=found.span("extra"),
        original=found.span("original"),
        end=found.end(),
        shape=shape,
        repeated=dash is not None,
        cost=cost,
    )


def without_final_stop(block: str) -> str:
    """Drop the full stop after the last name, but not the one of an initial.

    >>> without_final_stop("Doe, Jane."), without_final_stop("Doe, J."), without_final_stop("Doe J.")
    ('Doe, Jane', 'Doe, J.', 'Doe J')
    """
    undotted = (
        re.search(r"[^\W\d_,]\s[A-Z]\.\Z", block) is not None
        and re.fullmatch(r".*\s[A-Z](?:-?[A-Z]){0,3}\.?", block.split(",")[0]) is not None
    )
    full = re.search(r"[^\W\d_]{2}\.\Z", block) is not None and not re.search(r"\b(?:Jr|Sr|al|Inc|Ltd)\.\Z", block)
    return block[:-1] if undotted or full else block


MAX_COST = 1.3
"""Average cost of a name above which a block is no list of names."""

_LOWER_NAME = re.compile(r"[a-z][a-z’'-]{2,20},?\s[a-zA-Z]\.?(?=[\s,]|\Z)")
"""People who write themselves small: "hooks, b.", "boyd d"."""

_SENTENCE = re.compile(
    r"\s[A-Z]\.\s(?:[A-ZÀ-Þ][^\W\d_]+|de|del|da|do|dos|das|of|la)(?:\s(?:[A-ZÀ-Þ][^\W\d_]+|de|del|da|do|dos|das|of|la)){3,}"
)
"""An initial with a title behind it: "Sepúlveda J. Encuesta Nacional de Nutrición"."""
_SMALL = (
    frozenset(AND_WORDS)
    | PARTICLES
    | {"of", "for", "the", "on", "für", "pour", "sur", "para", "et", "al.", "al", "others", "in", "to"}
)


def author_cost(block: str) -> float:
    """How badly a block of text reads as authors: 0 is plain, above MAX_COST it is something else.

    >>> author_cost("Doe, J., & Roe, R.") < 0.5 < author_cost("Citizens and consumers in the new state")
    True
    """
    bare = block.strip(" .,")
    if bare.lower() in ("ders", "dies", "ders. u. a", "dies. u. a", "ders. u.a", "dies. u.a", "idem"):
        return 0.0
    if not bare or len(bare) < 2 or re.search(r"[“”\"?!=@<>|»«:\[\]]|https?:", bare):
        return 9.0
    words = bare.split()
    if re.fullmatch(r"[A-Z][\w&.-]{1,12} \([^()]{3,100}\)", bare):
        return 0.5  # "FAO (Food Agric. Organ. U. N.)"
    if _LOWER_NAME.match(block):
        block = _LOWER_NAME.sub(lambda name: name[0].title(), block, count=1)
        bare = block.strip(" .,")
        words = bare.split()
    if not (
        bare[0].isupper()
        or words[0].lower() in PARTICLES
        or bare[0] in "’'"
        or re.match(r"(?:al|el|ibn|bin|as|ad|an|ar)-[A-ZÀ-Þ]", bare)
    ):
        return 9.0
    if is_organisation(bare):
        return 0.5 if len(words) <= 16 and ". " not in bare.replace("U.S. ", "") else 9.0
    if _STOP_INSIDE.search(re.sub(r"\b(?:Jr|Sr|eds?|St|Dr|Prof|Hrsg)\.", "", block)):
        return 9.0
    lower = [w for w in words if w[0].islower() and w.strip(".,").lower() not in _SMALL | SUFFIXES]
    if any("’" not in w and "'" not in w and not w.startswith("al-") for w in lower):
        return 9.0
    if _SENTENCE.search(block):
        return 9.0
    parsed = parse_names(block)
    if len(parsed.names) == 1 and "," not in block and len(words) <= 4:
        if len(words) == 2 and re.fullmatch(r"[A-Z](?:-?[A-Z]){0,2}", words[1]) and not words[0].isupper():
            return 0.4  # "Bovaird T"
        if len(words) >= 2 and all(is_initials(word) for word in words[:-1]) and len(words[-1]) > 2:
            return 0.4  # "R. Hargreave"
        return 0.9  # "Eurostat", "Cabinet Office": short, capitalised, no comma
    return max(parsed.cost, 0.0) / max(len(parsed.names), 1)
