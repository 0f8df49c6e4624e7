"""Years, volumes, pages, addresses and identifiers made up at random."""

from __future__ import annotations

from random import Random

from coprodbib.training.invented.phrases import MONTHS, SHORT_MONTHS
from coprodbib.training.invented.styles import Style

_HOSTS = "www.bmas.de www.ibge.gov.br www.who.int www.oecd.org example.org www.nytimes.com www.zeit.de www.scielo.br hdl.handle.net www.jstor.org ec.europa.eu www.inegi.org.mx www.ncbi.nlm.nih.gov".split()
_STEPS = "doc pdf 2010 article stable publications download index.html view de/themen report.pdf".split()


def year(rng: Random) -> int:
    """A year, mostly a recent one."""
    ranges = ((1990, 2025), (1950, 1990), (1780, 1950))
    return rng.randrange(*rng.choices(ranges, [80, 17, 3])[0])


def volume(rng: Random) -> str:
    """The volume of a journal."""
    if rng.random() < 0.03:
        return rng.choice(["XII", "IV", "XXIII", "LXV", "V"])
    return str(rng.randrange(1, rng.choice([40, 150])))


def issue(rng: Random) -> str:
    """The issue of a journal."""
    return (
        rng.choice(["1-2", "3/4", "Suppl. 1", "Suppl 1", "suppl 3", "Supl 2", "Special Issue", "S1"])
        if rng.random() < 0.07
        else str(rng.randrange(1, 13))
    )


def pages(rng: Random, style: Style) -> str:
    """A range of pages as a style prints it, now and then a single page or the number of an article."""
    if rng.random() < 0.06:
        return rng.choice([f"e{rng.randrange(1000, 99999)}", str(rng.randrange(1, 2000)), f"S{rng.randrange(1, 99)}"])
    first, last = page_range(rng)
    if style.language == "de" and rng.random() < 0.05:
        return first + rng.choice([" ff.", " f.", "ff."])
    return first + style["dash"] + (shortened(first, last) if "short-ranges" in style.flags else last)


def page_range(rng: Random) -> tuple[str, str]:
    """The first and last page of an article."""
    first = rng.choice([rng.randrange(1, 60), rng.randrange(60, 999), rng.randrange(100, 2500)])
    return str(first), str(first + rng.randrange(2, 40))


def shortened(first: str, last: str) -> str:
    """A last page without the digits it shares with the first.

    >>> shortened("123", "129"), shortened("98", "104")
    ('9', '104')
    """
    if len(first) != len(last):
        return last
    k = next((k for k in range(len(last) - 1) if first[k] != last[k]), len(last) - 1)
    return last[k:]


def dated(rng: Random, language: str, year: int) -> str:
    """A year with its month or day, as newspapers have."""
    month = rng.choice(MONTHS[language] if rng.random() < 0.7 else SHORT_MONTHS)
    day, number = rng.randrange(1, 29), rng.randrange(1, 13)
    if rng.random() < 0.5:
        return rng.choice([f"{month} {year}", f"{year}, {month}", f"{month}, {year}", f"{year} {month}"])
    full = [f"{year}, {month} {day}", f"{day} {month} {year}", f"{year} {month} {day}"]
    german = [f"{day}. {month} {year}", f"{day}.{number}.{year}", f"{day:02}.{number:02}.{year}"]
    return rng.choice(full + (german if language == "de" else [f"{month} {day}, {year}"]))


def day(rng: Random, language: str) -> str:
    """When a page was seen."""
    seen, date, number, month = (
        rng.randrange(2000, 2025),
        rng.randrange(1, 29),
        rng.randrange(1, 13),
        rng.choice(MONTHS[language]),
    )
    iso = [
        f"{date} {month} {seen}",
        f"{date:02}.{number:02}.{seen}",
        f"{month} {date}, {seen}",
        f"{seen}-{number:02}-{date:02}",
    ]
    own = {"de": f"{date}. {month} {seen}", "pt": f"{date} de {month} de {seen}", "es": f"{date} de {month} de {seen}"}
    return rng.choice([*iso, own.get(language, iso[0])])


def edition(rng: Random, style: Style) -> str:
    """An edition as a style prints it."""
    number = rng.choices([2, 3, 4, 5, 7], [58, 24, 10, 5, 3])[0]
    ordinal = {2: "2nd", 3: "3rd"}.get(number, f"{number}th")
    return style["edition"].format(n=number, o=ordinal)


def url(rng: Random) -> str:
    """A web address."""
    host = rng.choice(_HOSTS)
    steps = [
        str(rng.randrange(1, 99999)) if rng.random() < 0.1 else rng.choice(_STEPS) for _ in range(rng.randrange(4))
    ]
    protocol = rng.choice(["http://", "https://", ""] if host.startswith("www") else ["http://", "https://"])
    return protocol + host + ("/" + "/".join(steps) if steps else rng.choice(["", "/"]))


def doi(rng: Random) -> str:
    """A DOI as one of the great publishers forms them."""
    letters = "".join(rng.choice("abcdefgh") for _ in range(5))
    suffixes = (
        f"j.{letters}.{rng.randrange(1995, 2024)}.{rng.randrange(1, 13):02}.{rng.randrange(1, 999):03}",
        f"s{rng.randrange(10000, 99999)}-{rng.randrange(1, 99)}-{rng.randrange(1, 999)}-{rng.randrange(1, 9)}",
        str(rng.randrange(10**6, 10**8)),
        f"S0102-{rng.randrange(1000, 9999)}{rng.randrange(10**10, 10**11)}",
    )
    return f"10.{rng.randrange(1000, 99999)}/{rng.choice(suffixes)}"
