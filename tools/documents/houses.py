"""House styles that no CSL style has, as German and English working papers print their lists and notes; drawn anew per document."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from words import Item

ROMANCE = ("pt", "es", "fr", "it")
EDITORS = {"de": ("(Hrsg.)", "(Hg.)", "(Hrsg.)"), "en": ("(eds.)", "(Eds.)", ", eds."), "pt": ("(Org.)",), "es": ("(eds.)", "(coords.)"), "fr": ("(dir.)", "(éds.)"), "it": ("(a cura di)",)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class House:
    """The habits of one house."""

    language: str
    order: str
    between: str
    last: str
    year: str
    within: str
    journal: str
    pages: str
    editors: str
    imprint: str
    stop: str
    capitals: bool
    quoted: bool


def drawn(language: str, chance: Random) -> House:
    """A house, habits drawn one by one from those in use."""
    german = language == "de"
    between, last = chance.choice(
        (
            ("/", "/"),
            ("; ", "; "),
            (", ", " and " if not german else " und "),
            (", ", " & "),
            ("/ ", "/ "),
            (" – ", " – "),
        )
    )
    if language in ROMANCE:
        between, last = chance.choice(
            (("; ", "; "), (", ", {"pt": " e ", "es": " y ", "fr": " et ", "it": " e "}[language]))
        )
    return House(
        language=language, order=chance.choice(("inverted", "inverted", "initials", "bare", "first inverted", "direct")), between=between, last=last,
        year=chance.choice((" ({}): ", " ({}), ", " {}: ", " ({}) ", ", {}. ", ". {}. ", "")), within=chance.choice(("In: ", "in: ", "in ", "In ")) if language != "pt" else chance.choice(("In: ", "in: ")),
        journal=chance.choice(("{v}. Jg., H. {i}, ", "{v} ({i}), ", "{v}, {i}, ", "Jg. {v}, Nr. {i}, ", "{v} (19{v}{i}), ", "Bd. {v}, ")) if german else chance.choice(("vol. {v}, no. {i}, ", "{v} ({i}): ", "{v}, {i}, ", "{v}({i}), ", "v. {v}, n. {i}, ")),
        pages=chance.choice(("S. {}", "S. {}", "{}")) if german else chance.choice(("pp. {}", "{}", "p. {}")), editors=chance.choice(EDITORS[language]),
        imprint=chance.choice(("{place}: {publisher}", "{place}: {publisher}", "{place}", "{publisher}, {place}")), stop=chance.choice((".", ".", "")),
        capitals=chance.random() < 0.15, quoted=chance.random() < 0.2,
    )  # fmt: skip


def people(names: list[dict[str, str]], house: House) -> str:
    """Names as the house prints them."""
    shown = [_one(name, house, at) for at, name in enumerate(names)]
    return house.last.join([house.between.join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]


def _one(name: dict[str, str], house: House, at: int) -> str:
    if "literal" in name:
        return name["literal"]
    family = name["family"].upper() if house.capitals else name["family"]
    initials = " ".join(f"{part[0]}." for part in name["given"].split())
    if house.order == "direct" or house.order == "first inverted" and at:
        return f"{name['given']} {family}"
    given = {"initials": f", {initials}", "bare": f" {initials}"}.get(house.order, f", {name['given']}")
    return family + given


def entry(item: Item, house: House) -> str:
    """One entry of a list, or the full citation of a note."""
    year = str(item["issued"]["date-parts"][0][0])
    head = people(item["author"], house) + (
        house.year.format(year) if house.year else ", " if house.order == "direct" else ": "
    )
    title = item["title"].replace(": ", ". ") if house.language == "de" else item["title"]
    title = f"„{title}“" if house.quoted and house.language == "de" else f"“{title}”" if house.quoted else title
    rest = _rest(item, house, "" if house.year else year)
    if "accessed" not in item:
        rest = rest.rstrip(".")
    return f"{head}{title}{rest}{house.stop}".replace("..", ".")


def _rest(item: Item, house: House, year: str) -> str:
    imprint = house.imprint.format(place=item.get("publisher-place", ""), publisher=item.get("publisher", "")).strip(
        ": ,"
    )
    tail = f", {imprint} {year}".rstrip() if year else f". {imprint}"
    pages = house.pages.format(item.get("page", ""))
    if item["type"] == "article-journal":
        numbers = house.journal.format(v=item["volume"], i=item.get("issue", "2"))
        return f"{', ' if house.within[0] == 'i' else '. '}{house.within}{item['container-title']}{',' if house.journal[0] in 'BJv' else ''} {numbers}{f'{year}, ' if year else ''}{pages}"
    if item["type"] == "chapter":
        return f"{', ' if house.within[0] == 'i' else '. '}{house.within}{people(item['editor'], house)} {house.editors}: {item['container-title'].replace(': ', '. ')}{tail}, {pages}"
    if item["type"] == "thesis":
        return f"{'. Diss.' if house.language == 'de' else '. Ph.D. thesis'}, {item['publisher']}{f' {year}' if year else ''}"
    if item["type"] == "webpage":
        return f". {'Online verfügbar unter' if house.language == 'de' else 'Available at'} {item['URL']} ({'Zugriff' if house.language == 'de' else 'accessed'} {'5.3.' if house.language == 'de' else '5 March '}2024)"
    return (f", {item['edition']}. Aufl." if "edition" in item and house.language == "de" else "") + tail
