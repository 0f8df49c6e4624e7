"""The edges of fields: what a reading took along that belongs to no field, or to another."""

from __future__ import annotations

import pytest

import coprodbib as cb
from coprodbib.parsing.edges import tidy


def tidied(text: str, **read: str) -> dict[str, str]:
    """The fields after tidying, given what was read as which words of a text; "_" in a label stands for "-"."""
    if "title" not in read and "no_title" not in read:
        rest = tidied(f"First things first! {text}", **read, title="First things first")
        return {label: words for label, words in rest.items() if label != "title"}
    found = [
        (label.replace("_", "-"), text.index(words), text.index(words) + len(words))
        for label, words in read.items()
        if words
    ]
    parts, sure = tidy(text, found, [1.0] * len(found))
    assert len(parts) == len(sure)
    return {label: text[start:end] for label, start, end in parts}


@pytest.mark.parametrize(
    ("text", "read", "want"),
    [
        ("A title. (At: https://a.org", {"title": "A title. (At"}, {"title": "A title"}),
        ("A title [Internet]. 2001", {"title": "A title [Internet]", "date": "2001"}, {"title": "A title", "date": "2001"}),
        ("A title [44 Absätze]. 2001", {"title": "A title [44 Absätze]", "date": "2001"}, {"title": "A title", "date": "2001"}),
        ("2001: A title. 2001", {"title": "A title. 2001", "date": "2001"}, {"title": "A title", "date": "2001"}),
        ("The slow decline 2015. https://a.org", {"title": "The slow decline 2015"}, {"title": "The slow decline", "date": "2015"}),
        ("Ein langer Titel, Berlin", {"title": "Ein langer Titel, Berlin"}, {"title": "Ein langer Titel", "location": "Berlin"}),
        (
            "Extensions in Ecology with R. Springer, New York",
            {"title": "Extensions in Ecology with R. Springer", "location": "New York"},
            {"title": "Extensions in Ecology with R", "publisher": "Springer", "location": "New York"},
        ),
        ("Soziale Welt, Sonderband 7", {"container_title": "Soziale Welt, Sonderband", "volume": "7"}, {"container-title": "Soziale Welt", "volume": "7"}),
        ("Zeitgeschichte, B 21", {"container_title": "Zeitgeschichte, B", "issue": "21"}, {"container-title": "Zeitgeschichte", "issue": "21"}),
        ("Cadernos. v. 66", {"container_title": "Cadernos. v", "volume": "66"}, {"container-title": "Cadernos", "volume": "66"}),
        ("Studies 79.5, 236", {"container_title": "Studies 79", "volume": "5", "pages": "236"}, {"container-title": "Studies", "volume": "79", "issue": "5", "pages": "236"}),
        ("Racial Studies, 23, 2000, 2, 189-222", {"container_title": "Racial Studies, 23", "date": "2000", "volume": "2"}, {"container-title": "Racial Studies", "volume": "23", "date": "2000", "issue": "2"}),
        ("In: Süddeutsche Zeitung vom 12. Mai 2006", {"container_title": "Süddeutsche Zeitung vom 12. Mai 2006"}, {"container-title": "Süddeutsche Zeitung"}),
        ("in: ders., Social Institutions", {"container_title": "ders., Social Institutions"}, {"container-title": "Social Institutions"}),
        ("The Slow Decline (1992) 278", {"container_title": "The Slow Decline (1992) 278"}, {"container-title": "The Slow Decline", "date": "1992", "pages": "278"}),
        ("ANPED, 25., 2002, Caxambu. Anais...", {"container_title": "ANPED, 25., 2002, Caxambu. Anais..."}, {"container-title": "ANPED"}),
        ("A title. In: https://a.org", {"title": "A title", "container_title": "In"}, {"title": "A title"}),
        ("Tradução de João Kreuch", {"container_title": "Tradução de João Kreuch"}, {"translator": "João Kreuch"}),
        ("Lindenverlag 221–242", {"publisher": "Lindenverlag 221–242"}, {"publisher": "Lindenverlag", "pages": "221–242"}),
        ("2nd ed., Quay Books, Leeds", {"publisher": "2nd ed., Quay Books, Leeds"}, {"edition": "2", "publisher": "Quay Books", "location": "Leeds"}),
        ("Dissertation an der University of Bologna", {"publisher": "Dissertation an der University of Bologna"}, {"publisher": "University of Bologna"}),
        ("University of Bristol Dissertation", {"publisher": "University of Bristol Dissertation"}, {"publisher": "University of Bristol"}),
        ("Mount Pleasant (MI): Central Press", {"publisher": "Mount Pleasant (MI): Central Press"}, {"location": "Mount Pleasant (MI)", "publisher": "Central Press"}),
        ("Web of Science® Google Scholar", {"publisher": "Web of Science® Google Scholar"}, {}),
        ("pmid:19079238 View Article PubMed/NCBI Google Scholar", {"publisher": "pmid:19079238 View Article PubMed/NCBI Google Scholar"}, {}),
        ("Kirby, L 2012 The slow decline", {"author": "Kirby, L", "title": "2012 The slow decline"}, {"author": "Kirby, L", "date": "2012", "title": "The slow decline"}),
        ("Cahiers 20 (1985/3)", {"container_title": "Cahiers", "volume": "20", "issue": "1985/3"}, {"container-title": "Cahiers", "volume": "20", "date": "1985", "issue": "3"}),
        ("Studies 50: 4 (1979)", {"container_title": "Studies 50", "volume": "4", "date": "1979"}, {"container-title": "Studies", "volume": "50", "issue": "4", "date": "1979"}),
        ("Quarterly 26. 379–403", {"container_title": "Quarterly 26", "pages": "379–403"}, {"container-title": "Quarterly", "volume": "26", "pages": "379–403"}),
        ("Quarterly Årg. 51", {"container_title": "Quarterly Årg", "volume": "51"}, {"container-title": "Quarterly", "volume": "51"}),
        ("Köln; Lindenverlag: 1997", {"location": "Köln; Lindenverlag"}, {"location": "Köln", "publisher": "Lindenverlag"}),
        ("Memories: The Social Record, v. 25, p. 56–82", {"title": "Memories: The Social Record", "volume": "25", "pages": "56–82"}, {"title": "Memories", "container-title": "The Social Record", "volume": "25", "pages": "56–82"}),
        ("Night buses: Bristol, Hillside Press", {"container_title": "Night buses: Bristol", "publisher": "Hillside Press"}, {"container-title": "Night buses", "location": "Bristol", "publisher": "Hillside Press"}),
        ("Night buses. Northgate; 2016", {"container_title": "Night buses. Northgate", "date": "2016"}, {"container-title": "Night buses", "publisher": "Northgate", "date": "2016"}),
        ("Street markets. Pp. 48–82. In: R. Chapman", {"title": "Street markets. Pp. 48–82"}, {"title": "Street markets", "pages": "48–82"}),
        ("Night buses. Pp. 48–82", {"container_title": "Night buses. Pp", "pages": "48–82"}, {"container-title": "Night buses", "pages": "48–82"}),
        ("School meals, in Night buses, edited by T. Doe", {"title": "School meals, in Night buses", "editor": "T. Doe"}, {"title": "School meals", "container-title": "Night buses", "editor": "T. Doe"}),
        ("Night buses, R. Dunmore and J. Roe (eds.), Sage", {"container_title": "Night buses, R. Dunmore and J. Roe (eds.)", "publisher": "Sage"}, {"container-title": "Night buses", "editor": "R. Dunmore and J. Roe", "publisher": "Sage"}),
        ("1978. Le déclin. [en ligne]. 1978.", {"date": "1978", "title": "Le déclin. [en ligne]. 1978"}, {"date": "1978", "title": "Le déclin."}),
        ("1995: Quay Books. 1995", {"date": "1995", "publisher": "Quay Books. 1995"}, {"date": "1995", "publisher": "Quay Books"}),
        ("Seen 05/03/2024", {"volume": "05", "issue": "03"}, {}),
        ("Discussion Paper 01/5", {"issue": "5"}, {}),
        ("Lei nº 9.394", {"issue": "9"}, {}),
        ("Pantheon, 1978–82", {"pages": "1978–82"}, {"date": "1978–82"}),
        ("Weiss R. Washington Post. 2000", {"author": "Weiss R", "location": "Washington Post"}, {"author": "Weiss R", "container-title": "Washington Post"}),
        (
            "in U. Beck, Reflexive Modernization, Cambridge",
            {"title": "U", "editor": "U. Beck", "publisher": "Reflexive Modernization", "location": "Cambridge"},
            {"title": "U", "editor": "U. Beck", "container-title": "Reflexive Modernization", "location": "Cambridge"},
        ),
        ("Hg., Enzyklopädie, 1997", {"editor": "Hg", "publisher": "Enzyklopädie", "no_title": ""}, {"editor": "Hg", "title": "Enzyklopädie"}),
    ],
)  # fmt: skip
def test_edges(text: str, read: dict[str, str], want: dict[str, str]) -> None:
    assert tidied(text, **read) == want


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Politics in London, Paris: Seuil",
            {"title": "Politics in London", "location": "Paris", "publisher": "Seuil"},
        ),
        ("Memories of River Towns: 1850–1950", {"title": "Memories of River Towns: 1850–1950"}),
        (
            "Komatsu E. PASJ, 53, 57",
            {"author": "Komatsu E", "container_title": "PASJ", "volume": "53", "pages": "57", "no_title": ""},
        ),
        (
            "Judgment, in Kahneman (ed) Judgment!",
            {"title": "Judgment", "editor": "Kahneman", "container_title": "Judgment!"},
        ),
    ],
)
def test_what_stays_as_it_was_read(text: str, read: dict[str, str]) -> None:
    assert tidied(text, **read) == {label.replace("_", "-"): words for label, words in read.items() if words}


@pytest.mark.parametrize(
    ("printed", "families", "year", "suffix"),
    [
        (
            "Böttcher/Krämer (1968a): Böttcher, B./Krämer, K.: Zur Geschichte, Wien 1968",
            ["Böttcher", "Krämer"],
            1968,
            "a",
        ),
        (
            "Kirby and Stroud 1998 Laura Kirby and Emily Stroud. Memories (Leeds: Quay Books, 1998).",
            ["Kirby", "Stroud"],
            1998,
            None,
        ),
        (
            "Vasseur et alii 1970 : É. VASSEUR, F. RENAUD, Sociologie des conseils, Paris, 1970.",
            ["VASSEUR", "RENAUD"],
            1970,
            None,
        ),
        (
            "Fairley, E and Kirby, L. 2012 The economics of canals. Rural Quarterly 69: 104–113.",
            ["Fairley", "Kirby"],
            2012,
            None,
        ),
        (
            "Fernández E, A Tejada & C García. 1969. La política. Estudios 3: 1-9.",
            ["Fernández", "Tejada", "García"],
            1969,
            None,
        ),
        ("BRAGA, João; AZEVEDO, Luís - O declínio. São Paulo: Hucitec, 1973", ["BRAGA", "AZEVEDO"], 1973, None),
    ],
)
def test_openings_with_labels_and_without_marks(
    printed: str, families: list[str], year: int, suffix: str | None
) -> None:
    csl = cb.parse(printed).csl
    assert [name["family"] for name in csl["author"]] == families
    assert csl["issued"] == {"date-parts": [[year]]}
    assert csl.get("year-suffix") == suffix


def test_the_last_name_of_vancouver_loses_the_stop_of_the_sentence() -> None:
    csl = cb.parse("Harrow M-A, Mitra PP, Winslow E. What remains of markets. Science. 2001;291:2564-9.").csl
    assert [name["given"] for name in csl["author"]] == ["M-A", "PP", "E"]
