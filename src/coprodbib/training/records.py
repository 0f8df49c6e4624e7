"""CSL-JSON records made up from a vocabulary, of all the kinds that reference lists hold."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from coprodbib.training.invented.numbers import doi, issue, page_range, url, volume, year
from coprodbib.training.invented.people import Person, people, persons
from coprodbib.training.lexicon import Vocabulary

Record = dict[str, Any]


def record(rng: Random, words: Vocabulary, language: str, before: Record | None = None) -> Record:
    """One record; now and then it has the authors of the one ``before``.

    >>> from coprodbib.training.lexicon import vocabularies
    >>> record(Random(1), vocabularies()["en"], "en")["type"] in KINDS
    True
    """
    kind = rng.choices(list(KINDS), [share for share, _ in KINDS.values()])[0]
    out: Record = {"type": kind, "title": rng.choice(words.articles), "language": language}
    out["author"] = _names(people(rng, words))
    out["issued"] = {"date-parts": [_date(rng)]}
    if before and "author" in before and rng.random() < 0.1:
        out["author"] = before["author"]
    KINDS[kind][1](rng, words, out)
    for name, share in (("author", 0.03), ("issued", 0.02)):
        if rng.random() < share:
            out.pop(name, None)
    return out


def _names(who: list[Person]) -> list[dict[str, str]]:
    return [{"family": one.family, "given": one.given} if one.given else {"literal": one.family} for one in who]


def _date(rng: Random) -> list[int]:
    full = [year(rng), rng.randrange(1, 13), rng.randrange(1, 29)]
    return full[: rng.choices([1, 2, 3], [76, 12, 12])[0]]


def _pages(rng: Random, out: Record, share: float) -> None:
    first, last = page_range(rng)
    if rng.random() < share:
        out["page"] = f"{first}-{last}" if rng.random() < 0.95 else first


def _imprint(rng: Random, words: Vocabulary, out: Record) -> None:
    publisher, places = rng.choice(words.publishers)
    out["publisher"], out["publisher-place"] = publisher, rng.choice(places or words.places)


def _additions(rng: Random, words: Vocabulary, out: Record) -> None:
    """What books and their chapters may have."""
    if rng.random() < 0.12:
        out["collection-title"], out["collection-number"] = rng.choice(words.series), str(rng.randrange(1, 300))
    if rng.random() < 0.15:
        out["edition"] = str(rng.randrange(2, 6))
    if rng.random() < 0.07:
        out["volume"] = str(rng.randrange(1, 6))
    if rng.random() < 0.06:
        out["translator"] = _names(persons(rng, words, 1))


def _article(rng: Random, words: Vocabulary, out: Record) -> None:
    out["container-title"] = rng.choice(words.journals)
    if rng.random() < 0.92:
        out["volume"] = volume(rng)
    if rng.random() < 0.7:
        out["issue"] = issue(rng)
    _pages(rng, out, 0.93)
    if rng.random() < 0.45:
        out["DOI"] = doi(rng)


def _news(rng: Random, words: Vocabulary, out: Record) -> None:
    out["container-title"] = rng.choice(words.newspapers)
    if rng.random() < 0.5:
        out["page"] = str(rng.randrange(1, 40))
    _address(rng, out, 0.4)


def _chapter(rng: Random, words: Vocabulary, out: Record) -> None:
    out["container-title"] = rng.choice(words.collections)
    out["editor"] = _names(persons(rng, words, rng.choice([1, 2, 2, 3])))
    _pages(rng, out, 0.8)
    if rng.random() < 0.9:
        _imprint(rng, words, out)
    _additions(rng, words, out)


def _paper(rng: Random, words: Vocabulary, out: Record) -> None:
    event = rng.choice(words.events)
    out["container-title"] = event
    if rng.random() < 0.3:
        out["event-title"], out["event-place"] = event, rng.choice(words.places)
    if rng.random() < 0.3:
        out["editor"] = _names(persons(rng, words, rng.choice([1, 2, 3])))
    _pages(rng, out, 0.8)
    if rng.random() < 0.8:
        _imprint(rng, words, out)
    if rng.random() < 0.3:
        out["DOI"] = doi(rng)


def _book(rng: Random, words: Vocabulary, out: Record) -> None:
    out["title"] = rng.choice(words.books)
    if rng.random() < 0.2:
        out["title"] = rng.choice(words.collections)
        out["editor"] = out.pop("author")
    _imprint(rng, words, out)
    _additions(rng, words, out)
    if rng.random() < 0.1:
        out["number-of-pages"] = str(rng.randrange(90, 900))


def _thesis(rng: Random, words: Vocabulary, out: Record) -> None:
    out["genre"], out["publisher"] = rng.choice(words.genres), rng.choice(words.universities)
    if rng.random() < 0.5:
        out["publisher-place"] = rng.choice(words.places)


def _report(rng: Random, words: Vocabulary, out: Record) -> None:
    out["publisher"] = rng.choice(words.organisations)
    if rng.random() < 0.5:
        out["publisher-place"] = rng.choice(words.places)
    if rng.random() < 0.5:
        out["number"], out["genre"] = str(rng.randrange(1, 500)), rng.choice(words.genres)
    if rng.random() < 0.3:
        out["collection-title"] = rng.choice(words.series)
    _address(rng, out, 0.4)


def _page(rng: Random, words: Vocabulary, out: Record) -> None:
    if rng.random() < 0.7:
        out["container-title"] = rng.choice(words.websites)
    _address(rng, out, 1.0)


def _address(rng: Random, out: Record, share: float) -> None:
    if rng.random() < share:
        out["URL"] = "https://" + url(rng).rpartition("://")[2]
        out["accessed"] = {"date-parts": [[rng.randrange(2005, 2025), rng.randrange(1, 13), rng.randrange(1, 29)]]}


Fill = Callable[[Random, Vocabulary, Record], None]

KINDS: dict[str, tuple[int, Fill]] = {
    "article-journal": (40, _article),
    "book": (18, _book),
    "chapter": (17, _chapter),
    "thesis": (4, _thesis),
    "report": (6, _report),
    "webpage": (5, _page),
    "article-newspaper": (3, _news),
    "paper-conference": (6, _paper),
    "article-magazine": (1, _article),
}
"""CSL types, how many of a hundred records are of each, and what fills them; whoever adds one adds it here."""
