"""Entries of theses, reports and web pages."""

from __future__ import annotations

from coprodbib.training.invented.drafts import Draft
from coprodbib.training.invented.writing import Writer, Year


def thesis(writer: Writer, draft: Draft, year: Year) -> None:
    """A thesis, from its title on."""
    rng, words = writer.rng, writer.words
    draft.put("title", writer.title(rng.choice(writer.others.articles + writer.others.books)))
    writer.year(draft, year, "title")
    if year.left == "title":
        draft.loosen()
    draft.fill(writer.style["genre"], g=("genre", rng.choice(words.genres)))
    templates = (", {u}", ". {u}", " {u}", ", {u}, {p}", ". {u}, {p}", ", {p}: {u}", ". {p}: {u}")
    template = rng.choices(templates, [17, 17, 16, 15, 15, 10, 10])[0]
    draft.fill(template, u=("publisher", rng.choice(words.universities)), p=("location", rng.choice(words.places)))
    writer.year(draft, year, "end")


def report(writer: Writer, draft: Draft, year: Year) -> None:
    """A report or working paper."""
    rng, words = writer.rng, writer.words
    title = writer.title(rng.choice(writer.others.articles + writer.others.books))
    writer.titled(draft, title, rng.choice([". ", ". ", ", "]), quoted=writer.chance(0.3))
    writer.year(draft, year, "title")
    kind = rng.choices(["series", "genre", ""], [45, 25, 30])[0]
    if kind == "series":
        draft.put("collection-title", rng.choice(words.series))
        draft.put("other", rng.choice([" ", " No. ", " Nr. ", ", ", " #"]) + str(rng.randrange(1, 900)))
    elif kind:
        draft.put("genre", rng.choice(words.genres))
    if kind:
        draft.mark(rng.choice([". ", ", "]))
    writer.imprint(draft, rng.choice(words.organisations) if writer.chance(0.75) else "")
    writer.year(draft, year, "end")


def page(writer: Writer, draft: Draft, year: Year) -> None:
    """A page of the web; its address comes later."""
    site = ("container-title", writer.rng.choice(writer.words.websites))
    writer.titled(draft, writer.title(writer.rng.choice(writer.others.articles)), ". ", quoted=writer.chance(0.4))
    writer.year(draft, year, "title")
    if writer.chance(0.6):
        draft.put(*site)
    else:
        draft.loosen()
    writer.year(draft, year, "end")
