"""Made-up works as CSL-JSON, some of them alike in name and year, and their places in a text."""

from __future__ import annotations

from random import Random

from words import BODIES, FAMILY, GIVEN, JOURNALS, PUBLISHERS, SUBTITLES, TOPICS, VIEWS, Item


def works(language: str, count: int, chance: Random) -> list[Item]:
    """Works of several kinds; about one in six by an author who has written another of them."""
    out: list[Item] = []
    for number in range(count):
        item = _work(language if chance.random() < 0.8 else "en", chance)
        if out and chance.random() < 0.17 and "author" in (twin := chance.choice(out)):
            item["author"] = twin["author"]
        out.append({"id": f"w{number}", **item})
    return out


def _people(language: str, chance: Random) -> list[dict[str, str]]:
    many = chance.choice((1, 1, 1, 2, 2, 3, 4))
    names = chance.sample(FAMILY[language], many)
    return [{"family": family, "given": chance.choice(GIVEN[language])} for family in names]


def _title(language: str, chance: Random) -> str:
    title = f"{chance.choice(VIEWS[language])} {chance.choice(TOPICS[language])}"
    return f"{title}: {chance.choice(SUBTITLES[language].split('|'))}" if chance.random() < 0.5 else title


def _work(language: str, chance: Random) -> Item:
    kind = chance.choice(
        ("article-journal", "article-journal", "book", "book", "chapter", "thesis", "report", "webpage")
    )
    item: Item = {"type": kind, "title": _title(language, chance), "author": _people(language, chance)}
    item["issued"] = {"date-parts": [[chance.randint(1968, 2023)]]}
    publisher, place = chance.choice(PUBLISHERS[language].split("|")).split(", ")
    start = chance.randint(1, 400)
    pages = f"{start}-{start + chance.randint(3, 40)}"
    if kind == "article-journal":
        item |= {
            "container-title": chance.choice(JOURNALS[language].split("|")),
            "volume": str(chance.randint(1, 90)),
            "page": pages,
        }
        item |= {"issue": str(chance.randint(1, 6))} if chance.random() < 0.7 else {}
        item |= {"DOI": f"10.1234/abc.{chance.randint(1000, 99999)}"} if chance.random() < 0.3 else {}
    elif kind == "book":
        item |= {"publisher": publisher, "publisher-place": place}
        item |= {"edition": "2"} if chance.random() < 0.2 else {}
    elif kind == "chapter":
        item |= {"container-title": _title(language, chance), "editor": _people(language, chance), "page": pages}
        item |= {"publisher": publisher, "publisher-place": place}
    elif kind == "thesis":
        item |= {
            "publisher": f"Universität {place}" if language == "de" else f"University of {place}",
            "genre": "Dissertation",
        }
    elif kind == "report":
        item |= {
            "author": [{"literal": chance.choice(BODIES[language].split("|"))}],
            "publisher": publisher,
            "publisher-place": place,
        }
    else:
        item |= {
            "URL": f"https://example.org/{chance.randint(100, 999)}/{start}-notes",
            "accessed": {"date-parts": [[2024, 3, 5]]},
        }
    return item
