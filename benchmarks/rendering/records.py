"""Made-up records for the benchmarks: varied as a real library is, and the same ones in every run.

    python benchmarks/rendering/records.py 1000 varied > items.json
    python benchmarks/rendering/records.py 1000 namesakes > items.json

"varied": the common types in the shares in which they stand in reference lists, one to eight authors (now and then 25),
particles, institutions, missing dates, subtitles, editions, DOIs. "namesakes": the authors of all works come from ten
family names with six given names each, so that most citations can only be told apart by given names and letters.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from typing import Any

SEED = 20251125
Record = dict[str, Any]

SYLLABLES = "ba bren car dal fen gor hal jan kel lan mor nor ost pet ris san tor vel win zim".split()
ENDINGS = "berg sen son er man ley ski ton ard ini".split()
GIVEN = """Anna Benjamin Caitlin David Elinor Frank Grace Heinrich Ines Jan-Willem Karin L. Maria Niels Olga P. J. Quentin
Ruth Stephen Tanja Ulrich Vera Wouter Xiao Yvonne Zoë""".split()
SUBJECTS = """citizen coproduction service governance welfare school housing policy trust community user volunteer network
accountability participation innovation health care police budget parent neighbourhood professional reform""".split()
VERBS = "Understanding Measuring Rethinking Explaining Beyond Against Towards Comparing Managing Sharing".split()
PLACES = "London Amsterdam New-York Stockholm Madrid Chicago Melbourne Milano".split()
PUBLISHERS = "Northgate Press|Harbour University Press|Elm & Sons|Institute of Public Studies".split("|")
INSTITUTIONS = "Ministry of Housing|World Care Organisation|National Audit Bureau".split("|")


class Maker:
    """Makes records one after the other from one source of chance."""

    def __init__(self, *, namesakes: bool) -> None:
        self.chance = random.Random(SEED)
        self.namesakes = namesakes

    def record(self, number: int) -> Record:
        kinds, weights = zip(*SHARES, strict=True)
        made: Record = {"id": f"r{number}", **self.chance.choices(kinds, weights)[0](self)}
        if self.chance.random() > 0.03:
            made["issued"] = {"date-parts": [self.date()]}
        return made

    def date(self) -> list[int]:
        return [self.chance.randint(1970, 2024), self.chance.randint(1, 12)][: self.chance.choice((1, 1, 1, 2))]

    def family(self) -> str:
        if self.namesakes:
            return SYLLABLES[self.chance.randrange(10)].title() + "sen"
        return (self.chance.choice(SYLLABLES) + self.chance.choice(SYLLABLES)[:2] + self.chance.choice(ENDINGS)).title()

    def person(self) -> Record:
        given = self.chance.choice(GIVEN[:6] if self.namesakes else GIVEN)
        name: Record = {"family": self.family(), "given": given}
        if self.chance.random() < 0.04 and not self.namesakes:
            name["non-dropping-particle"] = self.chance.choice(("van", "de", "von"))
        return name

    def people(self) -> list[Record]:
        if self.chance.random() < 0.03 and not self.namesakes:
            return [{"literal": self.chance.choice(INSTITUTIONS)}]
        count = 25 if self.chance.random() < 0.005 else self.chance.choice((1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 8))
        return [self.person() for _ in range(count)]

    def title(self) -> str:
        words = [self.chance.choice(VERBS), *self.chance.sample(SUBJECTS, 3)]
        start = f"{words[0]} {words[1]} {words[2]} in {words[3]} work"
        return (
            start
            if self.chance.random() < 0.4
            else f"{start}: The {' and '.join(self.chance.sample(SUBJECTS, 2))} question"
        )

    def pages(self) -> str:
        first = self.chance.randint(1, 900)
        return f"{first}-{first + self.chance.randint(2, 30)}"

    def journal(self) -> str:
        return f"Journal of {' and '.join(self.chance.sample(SUBJECTS, 2))} studies".title()

    # kinds of works

    def article(self) -> Record:
        made = {"type": "article-journal", "author": self.people(), "title": self.title(), "page": self.pages()}
        made |= {"container-title": self.journal(), "volume": str(self.chance.randint(1, 90))}
        if self.chance.random() < 0.8:
            made["issue"] = str(self.chance.randint(1, 6))
        if self.chance.random() < 0.6:
            made["DOI"] = f"10.{self.chance.randint(1000, 9999)}/x.{self.chance.randint(10**6, 10**7)}"
        return made

    def book(self) -> Record:
        made = {"type": "book", "author": self.people(), "title": self.title(), **self.imprint()}
        if self.chance.random() < 0.2:
            made["edition"] = str(self.chance.randint(2, 6))
        return made

    def imprint(self) -> Record:
        place = self.chance.choice(PLACES).replace("-", " ")
        return {"publisher": self.chance.choice(PUBLISHERS), "publisher-place": place}

    def edited(self) -> Record:
        return {"type": "book", "editor": self.people(), "title": self.title(), **self.imprint()}

    def chapter(self) -> Record:
        made = {"type": "chapter", "author": self.people(), "editor": self.people(), "title": self.title()}
        return made | {"container-title": self.title(), "page": self.pages(), **self.imprint()}

    def report(self) -> Record:
        made = {"type": "report", "author": self.people(), "title": self.title(), **self.imprint()}
        return made | {"genre": "Working paper", "number": str(self.chance.randint(1, 400))}

    def thesis(self) -> Record:
        made = {"type": "thesis", "author": [self.person()], "title": self.title(), "genre": "PhD thesis"}
        return made | {"publisher": f"University of {self.chance.choice(PLACES)}"}

    def webpage(self) -> Record:
        address = f"https://example.org/{self.chance.randint(1, 10**6)}"
        made = {"type": "webpage", "title": self.title(), "container-title": "The public page", "URL": address}
        return made | {"author": self.people(), "accessed": {"date-parts": [[2024, 5, self.chance.randint(1, 30)]]}}

    def newspaper(self) -> Record:
        made = {"type": "article-newspaper", "author": [self.person()], "title": self.title()}
        return made | {"container-title": "The Daily Example", "page": str(self.chance.randint(1, 40))}

    def paper(self) -> Record:
        made = {"type": "paper-conference", "author": self.people(), "title": self.title(), "page": self.pages()}
        return made | {
            "container-title": f"Proceedings of the {self.chance.choice(PLACES)} conference",
            **self.imprint(),
        }


SHARES: tuple[tuple[Callable[[Maker], Record], int], ...] = (
    (Maker.article, 55),
    (Maker.book, 13),
    (Maker.edited, 3),
    (Maker.chapter, 12),
    (Maker.report, 5),
    (Maker.thesis, 2),
    (Maker.webpage, 4),
    (Maker.newspaper, 2),
    (Maker.paper, 4),
)
"""Kinds of works, and how many of a hundred are of each."""


def records(count: int, *, namesakes: bool = False) -> list[Record]:
    """``count`` CSL-JSON items; the first of a longer list are those of a shorter one."""
    maker = Maker(namesakes=namesakes)
    return [maker.record(number) for number in range(count)]


if __name__ == "__main__":
    json.dump(records(int(sys.argv[1]), namesakes=sys.argv[2] == "namesakes"), sys.stdout, ensure_ascii=False)
