"""Entries of what appears in something that goes on: journals, newspapers, proceedings."""

from __future__ import annotations

from coprodbib.training.invented import numbers
from coprodbib.training.invented.drafts import Draft
from coprodbib.training.invented.writing import Writer, Year


def article(writer: Writer, draft: Draft, year: Year) -> None:
    """An article of a journal, from its title on."""
    if "no-titles" not in writer.style.flags or year.left == "title":
        writer.titled(draft, writer.title(writer.rng.choice(writer.others.articles)))
    writer.year(draft, year, "title")
    if writer.style["before-journal"]:
        draft.mark(writer.style["in"])
    draft.put("container-title", writer.rng.choice(writer.others.journals))
    if year.left == "end" and writer.style["year"] == "journal":
        _among_numbers(writer, draft, year)
        return
    if writer.style.language == "pt" and writer.style["volume-issue"].startswith("v") and writer.chance(0.4):
        draft.fill(", {p}", p=("location", writer.rng.choice(writer.words.places)))  # ABNT, the Brazilian norm
    numbered = _numbers(writer, draft, year, writer.style["behind-journal"])
    if writer.chance(0.93):
        writer.pages(draft, "" if numbered else writer.rng.choice([", ", ": "]))
    writer.year(draft, year, "end")


def _numbers(writer: Writer, draft: Draft, year: Year, before: str) -> bool:
    """Volume and issue, one of them, or none."""
    kinds = ("volume-issue", "volume-only", "issue-only", "")
    kind = writer.rng.choices(kinds, [62, 24, 9, 5])[0]
    if kind:
        rng = writer.rng
        v, i = ("volume", numbers.volume(rng)), ("issue", numbers.issue(rng))
        supplement = kind == "volume-issue" and i[1].lower().startswith("sup") and writer.chance(0.6)
        draft.fill(before + ("{v} {i}" if supplement else writer.style[kind]), v=v, i=i, y=("date", year.text))
    return bool(kind)


def _among_numbers(writer: Writer, draft: Draft, year: Year) -> None:
    """A year between the journal and its pages."""
    order, date = writer.style["year-journal"], ("date", year.text)
    if order == "y;v":
        draft.fill(writer.rng.choice([". ", " ", ", "]) + "{y}", y=date)
        _numbers(writer, draft, year, writer.rng.choice(["; ", ";", ", "]))
    elif order == "(y) v":
        draft.fill(" ({y}" + writer.rng.choice([") ", "), "]), y=date)
        _numbers(writer, draft, year, "")
    else:
        _numbers(writer, draft, year, writer.style["behind-journal"])
        draft.fill(" ({y})" if order == "v (y)" else ", {y}", y=date)
    if writer.chance(0.93):
        writer.pages(draft)


def news(writer: Writer, draft: Draft, year: Year) -> None:
    """An article of a newspaper."""
    writer.titled(draft, writer.title(writer.rng.choice(writer.others.articles)), _clear(writer))
    writer.year(draft, year, "title")
    if writer.style["before-journal"]:
        draft.mark(writer.style["in"])
    draft.put("container-title", writer.rng.choice(writer.words.newspapers))
    writer.year(draft, year, "end")
    if writer.chance(0.5):
        draft.mark(writer.rng.choice([", ", "; "]) + (writer.style["page"] or "p. "))
        draft.put("pages", str(writer.rng.randrange(1, 60)))


def conference(writer: Writer, draft: Draft, year: Year) -> None:
    """A paper of a conference."""
    rng = writer.rng
    writer.titled(draft, writer.title(rng.choice(writer.others.articles)), _clear(writer))
    if writer.style.language in ("pt", "es") and writer.chance(0.4):
        _counted(writer, draft, year)
        return
    writer.year(draft, year, "title")
    draft.mark(writer.style["in"] if writer.chance(0.85) else "")
    draft.put("container-title", rng.choice(writer.others.events))
    if writer.chance(0.5):
        writer.pages(draft, ", ")
    if writer.chance(0.6):
        draft.fill(rng.choice([", {p}", ". {p}"]), p=("location", rng.choice(writer.words.places)))
    if writer.chance(0.4):
        draft.fill(rng.choice([", {b}", ". {b}"]), b=("publisher", rng.choice(writer.words.publishers)[0]))
    writer.year(draft, year, "end")


def _counted(writer: Writer, draft: Draft, year: Year) -> None:
    """ABNT's conferences: "In: CONGRESSO DE X, 2., 2006, Lisboa. Anais... Lisboa: Y, 2006. p. 3-4"."""
    rng = writer.rng
    place = rng.choice(writer.words.places)
    draft.mark(writer.style["in"])
    draft.put("container-title", rng.choice(writer.words.events).upper())
    draft.put("other", f", {rng.randrange(1, 40)}., {year.text[:4]}, {place}. ")
    draft.put("other", rng.choice(["Anais... ", "Anais [...]. ", "Anais. ", "Actas... ", "Memorias. ", "Resumos... "]))
    draft.fill("{p}: {b}", p=("location", place), b=("publisher", rng.choice(writer.words.publishers)[0]))
    draft.fill(", {y}", y=("date", year.text)) if year.left else None
    if writer.chance(0.8):
        writer.pages(draft, ". ")


def _clear(writer: Writer) -> str:
    """A mark behind a title that is more than a blank."""
    return ". " if writer.style["behind-title"] == " " and not writer.style["quotes"] else ""
