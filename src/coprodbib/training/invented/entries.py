"""Whole entries: number, names, year, what the kind of work asks for, identifiers and notes."""

from __future__ import annotations

from collections.abc import Callable

from coprodbib.training.examples import Piece
from coprodbib.training.invented import numbers
from coprodbib.training.invented.articles import article, conference, news
from coprodbib.training.invented.books import book, chapter, edited
from coprodbib.training.invented.drafts import Draft
from coprodbib.training.invented.others import law, lawgiver, page, report, thesis
from coprodbib.training.invented.people import Person, persons
from coprodbib.training.invented.writing import Writer, Year

Kind = Callable[[Writer, Draft, Year], None]

KINDS: dict[Kind, int] = {
    article: 38,
    book: 22,
    chapter: 19,
    edited: 3,
    thesis: 4,
    report: 6,
    page: 4,
    news: 2,
    conference: 4,
    law: 2,
}
"""Kinds of works and how many of a hundred they are; whoever adds one adds it here."""

_DATED = (article, news, page, conference)
_WITH_DOI = (article, chapter, conference)


def entry(writer: Writer, number: int, before: list[Person]) -> tuple[list[Piece], list[Person]]:
    """The pieces of an entry and its authors; some are by the authors of the entry ``before``."""
    writer.turn()
    kind = writer.rng.choices(list(KINDS), list(KINDS.values()))[0]
    draft = Draft()
    _number(writer, draft, number)
    repeats = bool(before) and kind is not law and writer.chance(0.12)
    who = before if repeats else _people(writer, kind)
    year = _open(writer, draft, kind, who, repeats=repeats)
    kind(writer, draft, year)
    _close(writer, draft, kind)
    return draft.pieces, who


def _people(writer: Writer, kind: Kind) -> list[Person]:
    if kind is edited:
        return persons(writer.rng, writer.words, writer.rng.choices([1, 2, 3, 4], [35, 45, 15, 5])[0])
    if kind is law:
        return [Person(lawgiver(writer), "")]
    return [] if kind is not chapter and writer.chance(0.025) else writer.people()


def _number(writer: Writer, draft: Draft, number: int) -> None:
    key = "".join(word[0] for word in writer.rng.sample(writer.words.surnames, 2)) + f"{writer.rng.randrange(100):02}"
    draft.put("other", writer.style["number"].format(n=number, k=key))


def _open(writer: Writer, draft: Draft, kind: Kind, who: list[Person], *, repeats: bool) -> Year:
    """Names, and the year where it stands in front."""
    text = _year(writer, kind)
    front = writer.style["year"] == "front"
    if not who:
        return Year(text, "title" if front and writer.chance(0.7) else "end")
    if repeats and writer.style["repeat"]:
        draft.put("other", writer.style["repeat"])
    else:
        draft.put("editor" if kind is edited else "author", writer.names(who))
    draft.mark(writer.style["editors"] if kind is edited else "")
    if front:
        draft.fill(writer.style["year-front"], y=("date", text))
        return Year(text, "")
    draft.mark(writer.style["behind-authors"])
    return Year(text, "end")


def _year(writer: Writer, kind: Kind) -> str:
    rng, style = writer.rng, writer.style
    year = numbers.year(rng)
    if kind in _DATED and "months" in style.flags or kind is news and writer.chance(0.7):
        return numbers.dated(rng, style.language, year)
    if writer.chance(0.012):
        return style["undated"]
    return f"{year}{rng.choice('abc')}" if style["year"] == "front" and writer.chance(0.06) else str(year)


def _close(writer: Writer, draft: Draft, kind: Kind) -> None:
    """Identifiers, the day a page was seen, notes, and the stop at the end."""
    rng = writer.rng
    if kind in _WITH_DOI and "dois" in writer.style.flags and writer.chance(0.7):
        draft.mark(". ")
        draft.put("doi", writer.style["doi"] + numbers.doi(rng))
        if writer.chance(0.7):
            return
    elif kind is page or writer.chance(0.04):
        draft.mark(". ")
        _address(writer, draft)
    elif writer.chance(0.02):
        draft.fill(rng.choice([". {n}", ", {n}", " ({n})"]), n=("note", rng.choice(writer.words.notes)))
    if not draft.text.rstrip().endswith((".", ">")):
        draft.put("other", writer.style["end"])


def _address(writer: Writer, draft: Draft) -> None:
    style, between = writer.style, writer.rng.choice([". ", ", ", " ", "; "])
    parts = [style["available"]]
    if writer.chance(0.6):
        parts.insert("address-first" in style.flags, style["accessed"])
    u, d = ("url", numbers.url(writer.rng)), ("note", numbers.day(writer.rng, style.language))
    draft.fill(between.join(parts), u=u, d=d)
