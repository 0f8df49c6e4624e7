"""CSL-JSON items of every kind for hypothesis: ``tame`` ones as our stages make them, ``wild`` ones as anybody might."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from coprodbib.formats.bibtex.fields import LANGUAGES
from coprodbib.formats.bibtex.kinds import CSL_TYPES

# characters that TeX, BibTeX, CSL or XML give a meaning to, letters of several scripts, and pairs that fonts join
NASTY = [
    *list("{}\\%&$#_~^\"'`,;:.?!-–—@=<>()[]|/*+ aZé€ßøÉŠчЖ中́\xa0"),
    "--",
    "---",
    "``",
    "''",
    " and ",
    "\\",
    "{}",
    "<i>",
    "</i>",
]
TAGS = [
    '<span class="nocase">',
    "</span>",
    "<i>",
    "</i>",
    "<b>",
    "<sup>",
    "</sup>",
    '<span style="font-variant:small-caps;">',
]
WORDS = [
    "the",
    "Care",
    "NPM",
    "d'Arcy",
    "van",
    "Éloge",
    "de",
    "McDonald",
    "co-production",
    "A",
    "I",
    "of",
    "R&D",
    "50%",
    "C_2",
    "Q",
]

wild_text = st.lists(st.one_of(st.sampled_from(NASTY + TAGS + WORDS), st.text(max_size=3)), max_size=14).map("".join)
words = st.lists(st.sampled_from([*WORDS, "in", "2", "état", "ß"]), min_size=1, max_size=6)
tame_text = words.map(" ".join)


@st.composite
def titles(draw: st.DrawFn) -> str:
    """Words with signs between them, some of the words in no-case spans."""
    out = []
    for word in draw(words):
        out.append(
            f'<span class="nocase">{word}</span>' if len(word) > 1 and word.isalpha() and draw(st.booleans()) else word
        )
        out.append(draw(st.sampled_from([" ", " ", " ", ": ", "? ", ". ", " – ", ": “", "-"])))
    return "".join(out).strip(" -:–“") or "x"


wild_names = st.lists(
    st.dictionaries(
        st.sampled_from(["family", "given", "suffix", "non-dropping-particle", "dropping-particle", "literal"]),
        wild_text,
        max_size=5,
    ),
    max_size=4,
)
tame_names = st.lists(
    st.sampled_from(
        [
            {"family": "Van Eijk", "given": "Carola"},
            {"family": "van Eijk", "given": "C."},
            {"family": "Eijk", "given": "C.", "non-dropping-particle": "van"},
            {"family": "De Corte"},
            {"family": "Bovaird"},
            {"family": "Santos e Silva", "given": "J."},
            {"family": "Gaulle", "given": "Charles", "dropping-particle": "de"},
            {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
            {"family": "Smith", "suffix": "III"},
            {"family": "d’Arcy", "given": "J.-K."},
            {"family": "hooks", "given": "bell"},
            {"family": "Müller-Łoś", "given": "Ö."},
            {"literal": "World Health Organization"},
            {"literal": "Barnes and Noble, Inc."},
            {"literal": "OECD"},
            {"literal": "others"},
        ]
    ),
    min_size=1,
    max_size=4,
)
years = st.integers(1000, 2100)
tame_dates = st.one_of(
    st.tuples(years).map(lambda p: {"date-parts": [[*p]]}),
    st.tuples(years, st.integers(1, 12)).map(lambda p: {"date-parts": [[*p]]}),
    st.tuples(years, st.integers(1, 12), st.integers(1, 28)).map(lambda p: {"date-parts": [[*p]]}),
    st.tuples(years, years).map(lambda p: {"date-parts": [[p[0]], [p[1]]]}),
    st.tuples(years, st.integers(1, 12)).map(lambda p: {"date-parts": [[*p, 3], [*p, 5]]}),
    years.map(lambda y: {"date-parts": [[y]], "circa": True}),
    st.tuples(years, st.integers(1, 4)).map(lambda p: {"date-parts": [[p[0]]], "season": p[1]}),
)
numbers = st.integers(-3, 3000)
wild_dates = st.one_of(
    tame_dates,
    st.fixed_dictionaries(
        {},
        optional={
            "date-parts": st.lists(st.lists(st.one_of(numbers, wild_text), max_size=4), max_size=3),
            "season": st.one_of(numbers, wild_text),
            "circa": st.booleans(),
            "literal": wild_text,
            "raw": st.one_of(wild_text, st.sampled_from(["2020-05", "1999/2000"])),
        },
    ),
)
TEXTS = (
    "title title-short container-title collection-title collection-number volume issue number edition page publisher publisher-place "
    "event-title event-place genre DOI URL ISBN ISSN PMID note annote abstract keyword number-of-pages chapter-number version medium "
    "archive call-number original-title status year-suffix jurisdiction"
).split()
kinds = st.sampled_from(sorted(CSL_TYPES))


def item(
    texts: st.SearchStrategy[Any],
    names: st.SearchStrategy[Any],
    dates: st.SearchStrategy[Any],
    languages: st.SearchStrategy[Any],
) -> Any:
    optional: dict[str, st.SearchStrategy[Any]] = dict.fromkeys(TEXTS, texts)
    optional |= dict.fromkeys(("author", "editor", "translator", "container-author", "director"), names)
    optional |= dict.fromkeys(("issued", "accessed", "original-date", "submitted"), dates)
    return st.fixed_dictionaries(
        {"id": st.just("doe2000"), "type": kinds}, optional={**optional, "language": languages}
    )


wild_items = item(
    st.one_of(wild_text, numbers, titles()),
    wild_names,
    wild_dates,
    st.one_of(wild_text, st.sampled_from(["en", "fr", "english", "de-AT"])),
)


@st.composite
def tame_items(draw: st.DrawFn) -> dict[str, Any]:
    """What our own stages make: nothing in it needs to be made tidy."""
    fields = item(tame_text, tame_names, tame_dates, st.sampled_from(sorted(LANGUAGES)))
    out: dict[str, Any] = draw(fields)
    for field, values in {
        "edition": ["2", "12", "revised"],
        "page": ["846-860", "S31-S47", "37", "1-2, 5-9"],
        "DOI": ["10.1002/(SICI)1097(1998)17:15<1661::AID-SIM968>3.0.CO;2-2", "10.1/a_b%c&d#e"],
        "URL": ["https://example.org/a_b%20c?d=e&f=g#h~i"],
        "status": ["forthcoming", "in press", "accepted & in press"],
        "year-suffix": ["a", "b"],
    }.items():
        if field in out:
            out[field] = draw(st.sampled_from(values))
    for date in {"accessed", "original-date", "submitted"} & out.keys():
        out[date] = {
            part: numbers for part, numbers in out[date].items() if part != "season"
        }  # an issue has a season, a visit has none
    if "title" in out and out.get("language", "en").startswith("en"):
        out["title"] = draw(titles())
    return out
