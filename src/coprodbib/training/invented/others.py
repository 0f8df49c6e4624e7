"""Entries of theses, reports and web pages."""

from __future__ import annotations

from coprodbib.training.invented.drafts import Draft
from coprodbib.training.invented.numbers import day
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


_LAWS = {
    "pt": ("Lei nº {a}.{b}, de {d}|Decreto n. {b}, de {d}|Portaria nº {b}, de {d}|Resolução nº {b}, de {d}", "Diário Oficial da União|Diário da República"),
    "es": ("Ley N° {a}.{b}, de {d}|Ley {b}/{y}, de {d}|Decreto Supremo N° {b}", "Boletín Oficial del Estado|Diario Oficial|Diario Oficial de la Federación"),
    "de": ("Gesetz vom {d}|Verordnung Nr. {b}/{y}|Richtlinie {y}/{b}/EG", "Bundesgesetzblatt|Amtsblatt"),
    "fr": ("Loi n° {y}-{b} du {d}|Décret n° {b} du {d}", "Journal officiel|Journal officiel de la République française"),
    "en": ("Regulation (EC) No. {b}/{y}|Directive {y}/{b}/EC|Act No. {b} of {y}", "Official Journal|Federal Register"),
}  # fmt: skip
_LAWGIVERS = {
    "pt": "BRASIL|Brasil|Portugal|BRASIL. Ministério da Saúde",
    "es": "ESPAÑA|México|CHILE|Colombia",
    "de": "Bundesrepublik Deutschland|Deutscher Bundestag",
    "fr": "République française|France",
    "en": "European Union|United States",
}


def lawgiver(writer: Writer) -> str:
    """Under whose name a law of the list's language stands."""
    return writer.rng.choice(_LAWGIVERS.get(writer.style.language, _LAWGIVERS["en"]).split("|"))


def law(writer: Writer, draft: Draft, year: Year) -> None:
    """A law: what it is called, what it says, and the gazette it is printed in."""
    rng = writer.rng
    names, gazettes = _LAWS.get(writer.style.language, _LAWS["en"])
    y = year.text[:4]
    name = rng.choice(names.split("|")).format(
        a=rng.randrange(1, 20), b=f"{rng.randrange(1, 999):03}", y=y, d=day(rng, writer.style.language)
    )
    draft.put("title", name + (rng.choice([". ", ": "]) + rng.choice(writer.words.books) if writer.chance(0.6) else ""))
    draft.mark(rng.choice([". ", ", "]))
    writer.year(draft, year, "title")
    draft.put("container-title", rng.choice(gazettes.split("|")))
    if writer.chance(0.3):
        draft.fill(", {p}", p=("location", rng.choice(writer.words.places)))
    writer.year(draft, year, "end")
    if writer.chance(0.3):
        writer.pages(draft, ", ")


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
