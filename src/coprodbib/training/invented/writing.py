"""A writer: one list's style, the words of its language, and the parts that entries of all kinds share."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from coprodbib.training.invented import numbers
from coprodbib.training.invented.drafts import Draft
from coprodbib.training.invented.people import Person, names, people
from coprodbib.training.invented.styles import Style
from coprodbib.training.lexicon import LANGUAGES, Vocabulary, vocabularies

_SMALL = frozenset("of the and in a an for on to with from by".split())
_REGIONS = (
    ", MA",
    ", CA",
    ", NY",
    ", DC",
    ", NJ",
    ", CT",
    ", UK",
    ", USA",
    " (MI)",
    " (OH)",
    ", England",
    ", Australia",
)
"""What English lists print behind a city."""
_FOREIGN = 0.2
"""Share of entries whose titles are in another language than the list."""


class Year(NamedTuple):
    """The year as it is printed, and what is left to print of it: "title" (behind it), "end", or "" when it is printed."""

    text: str
    left: str


class Writer:
    """Writes the parts of entries; every draw comes from its own ``rng``."""

    def __init__(self, rng: Random, style: Style) -> None:
        self.rng = rng
        self.style = style
        self.words = vocabularies()[style.language]
        self.others = self.words
        """Where titles come from: the words of this entry's language."""

    def turn(self) -> None:
        """Choose the language of the next entry's titles."""
        language = self.rng.choice(list(LANGUAGES)) if self.chance(_FOREIGN) else self.style.language
        self.others = vocabularies()[language]

    def chance(self, share: float) -> bool:
        """True in a share of cases."""
        return self.rng.random() < share

    def people(self, count: int = 0) -> list[Person]:
        """The authors of a work, now and then from elsewhere."""
        words: Vocabulary = self.others if self.chance(0.5) else self.words
        return people(self.rng, words, count)

    def names(self, who: list[Person], order: str = "") -> str:
        """Names as the style prints them."""
        return names(self.rng, who, self.style.names, self.style["others-behind"], order)

    def title(self, title: str) -> str:
        """A title in the style's case and with its mark before subtitles."""
        if self.style["case"] == "upper":
            title = title.upper()
        elif self.style["case"] == "title":
            words = title.split(" ")
            title = " ".join(w if k and w.lower() in _SMALL else w[:1].upper() + w[1:] for k, w in enumerate(words))
        head, colon, tail = title.partition(": ")
        if not colon or self.chance(0.2):
            return title
        mark = self.style["subtitle"]
        return head + mark + (tail[:1].upper() + tail[1:] if mark == ". " else tail)

    def titled(self, draft: Draft, title: str, behind: str = "", *, quoted: bool = True) -> None:
        """A title, in quotation marks where the style has them, and the mark behind it."""
        quotes = self.style["quotes"] if quoted else ""
        if not quotes:
            draft.put("title", title)
            draft.mark(behind or self.style["behind-title"])
            return
        behind = behind or self.style["behind-quoted"]
        opening, closing = quotes[: len(quotes) // 2], quotes[len(quotes) // 2 :]
        if len(quotes) == 3:  # the French set a blank inside
            opening, closing = "« ", " »"
        draft.put("other", opening)
        draft.put("title", title)
        inside = "inside-quotes" in self.style.flags and behind[0] in ".,"
        draft.mark(f"{behind[0]}{closing}{behind[1:]}" if inside else closing + behind)

    def pages(self, draft: Draft, before: str = "") -> None:
        """Pages with the style's word for them."""
        draft.mark((before or self.style["before-pages"]) + self.style["page"])
        draft.put("pages", numbers.pages(self.rng, self.style))

    def year(self, draft: Draft, year: Year, place: str) -> None:
        """The year, if this is the place where it is still to be printed."""
        if year.left != place:
            return
        if place == "title":
            draft.loosen()
        draft.fill(self.style["year-front" if place == "title" else "year-end"], y=("date", year.text))

    def imprint(self, draft: Draft, publisher: str = "") -> None:
        """Place and publisher in the style's order, one of them missing now and then."""
        known, places = self.rng.choice(self.words.publishers)
        place = self.rng.choice(places if places and not publisher and self.chance(0.85) else self.words.places)
        if self.style.language == "en" and "," not in place and self.chance(0.15):
            place += self.rng.choice(_REGIONS)
        template = self.rng.choice(["{p}", "{b}", "{p}: {b}"]) if self.chance(0.05) else self.style["imprint"]
        draft.fill(template, p=("location", place), b=("publisher", publisher or known))

    def series(self, draft: Draft) -> None:
        """A series and the number in it."""
        number = ("other", str(self.rng.randrange(1, 400)))
        draft.fill(self.style["series"], s=("collection-title", self.rng.choice(self.words.series)), n=number)

    def edition(self, draft: Draft) -> None:
        """An edition, in brackets or between marks."""
        template = " ({e})" if "edition-brackets" in self.style.flags else self.rng.choice([". {e}", ", {e}"])
        draft.fill(template, e=("edition", numbers.edition(self.rng, self.style)))
