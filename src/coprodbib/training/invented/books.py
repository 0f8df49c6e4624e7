"""Entries of books and of their chapters."""

from __future__ import annotations

from coprodbib.training.invented import numbers
from coprodbib.training.invented.drafts import Draft
from coprodbib.training.invented.people import persons
from coprodbib.training.invented.writing import Writer, Year


def book(writer: Writer, draft: Draft, year: Year) -> None:
    """A book, from its title on."""
    _book(writer, draft, year, writer.rng.choice(writer.others.books))


def edited(writer: Writer, draft: Draft, year: Year) -> None:
    """A book of several authors, under its editors."""
    _book(writer, draft, year, writer.rng.choice(writer.others.collections))


def _book(writer: Writer, draft: Draft, year: Year, title: str) -> None:
    quoted = writer.chance(0.15)
    writer.titled(draft, writer.title(title), quoted=quoted)
    draft.loosen()
    writer.year(draft, year, "title")
    if year.left == "title":
        draft.loosen()
    _additions(writer, draft)
    before = writer.style["before-imprint"]
    draft.mark(before)
    writer.imprint(draft)
    writer.year(draft, year, "end")
    draft.put("other", ")" if before.endswith("(") else "")
    if writer.chance(0.04):
        extent = writer.style["extent"].format(n=writer.rng.randrange(80, 900))
        draft.mark(writer.rng.choice([", ", ". "]) + extent)


def _additions(writer: Writer, draft: Draft) -> None:
    """What a book may have between its title and its place: a volume, translators, an edition, a series."""
    rng = writer.rng
    if writer.chance(0.06):
        draft.fill(rng.choice([". ", ", "]) + writer.style["part"] + "{v}", v=("volume", str(rng.randrange(1, 5))))
    if writer.chance(0.06):
        translator = ("translator", writer.names(persons(rng, writer.words, 1), "direct"))
        draft.fill(
            rng.choice([". {w}{t}", ", {w}{t}", " ({w}{t})"]), w=("other", writer.style["translated-by"]), t=translator
        )
    if writer.chance(0.14):
        writer.edition(draft)
    if writer.chance(0.12):
        writer.series(draft)


def chapter(writer: Writer, draft: Draft, year: Year) -> None:
    """A chapter: its title, the book it is in, and the pages, in one of many orders."""
    style = writer.style
    quoted = bool(style["quotes"])
    writer.titled(
        draft,
        writer.title(writer.rng.choice(writer.others.articles)),
        "" if quoted or style["behind-title"] != " " else ". ",
    )
    writer.year(draft, year, "title")
    order = style["chapter"] if writer.chance(0.9) else writer.rng.choice(["eds book", "book"])
    early = order.startswith("pages ")
    if early:
        draft.loosen()
        draft.mark(". " + ("S. " if style.language == "de" else writer.rng.choice(["Pp. ", "pp. "])))
        draft.put("pages", numbers.pages(writer.rng, style))
        draft.mark(" ")
    draft.mark(style["in"] if early or writer.chance(0.95) else "")
    _host(writer, draft, order.removeprefix("pages "))
    _tail(writer, draft, year, "none" if early else style["chapter-pages"])


def _host(writer: Writer, draft: Draft, order: str) -> None:
    """The book with its editors."""
    style, rng = writer.style, writer.rng
    among = "direct" if style["editors-order"] == "direct" else style.names.order
    e = ("editor", writer.names(persons(rng, writer.words, rng.choices([1, 2, 3, 4], [35, 45, 15, 5])[0]), among))
    b = ("container-title", writer.title(rng.choice(writer.others.collections)))
    if style["by-same"] and order == "eds book" and writer.chance(0.05):
        same, bracket, rest = style["by-same"].partition(" (")
        draft.fill("{e}{r}{b}", e=("editor" if bracket else "other", same), r=("other", bracket + rest), b=b)
    elif order == "eds book":
        draft.fill("{e}" + style["editors"] + style["behind-editors"] + "{b}", e=e, b=b)
    elif order == "eds, book":
        draft.fill("{e}" + (", " if among == "direct" else ": ") + "{b}", e=e, b=b)
    elif order == "book edby":
        draft.fill("{b}" + rng.choice([", ", ". "]) + style["edited-by"] + "{e}", e=e, b=b)
    elif order == "book eds":
        draft.fill("{b}" + rng.choice([", ", ". "]) + "{e}" + style["editors"], e=e, b=b)
    else:
        draft.put(*b)


def _tail(writer: Writer, draft: Draft, year: Year, place: str) -> None:
    """All behind the book's title; ``place`` says where its pages stand."""
    rng, before = writer.rng, writer.style["before-imprint"]
    if writer.chance(0.08):
        writer.edition(draft)
    if writer.chance(0.06):
        writer.series(draft)
    if writer.chance(0.05):
        draft.fill(rng.choice([", ", ". "]) + writer.style["part"] + "{v}", v=("volume", str(rng.randrange(1, 6))))
    if place == "paren":
        writer.pages(draft, " (")
        draft.put("other", ")")
    elif place == "book":
        writer.pages(draft, rng.choice([", ", ": ", ". "]))
    if place != "end" or writer.chance(0.93):
        draft.mark(before)
        writer.imprint(draft)
    writer.year(draft, year, "end")
    draft.put("other", ")" if before.endswith("(") and draft.text.count("(") > draft.text.count(")") else "")
    if place == "end":
        writer.pages(draft)
