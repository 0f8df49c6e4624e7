"""What only an entry as a whole tells: a title that passed for something else, fields that share out one name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from coprodbib.languages.abbreviations import abbreviated_start
from coprodbib.languages.regions import REGION
from coprodbib.parsing.flat import LABEL
from coprodbib.parsing.pieces import Found, publisher_score

IN = re.compile(r"(?:[Ii]n|[Ee]m|[Ee]n|[Dd]ans|«|\(eds?\.?\)|\(Hrsg\.?\)|\(Hg\.?\))\W{0,4}\Z")
"""What leads to a book or journal."""
_CITY_BEHIND = re.compile(r",\s(?P<city>[A-ZÀ-Þ][^\W\d_]+(?:\s[A-ZÀ-Þ][^\W\d_]+){0,2})\Z")


def named(text: str, found: Sequence[Found], labelled: tuple[int, int] | None = None) -> list[Found]:
    """The parts with what the whole tells; ``labelled`` is the year of a label before the entry.

    An entry without a title whose container or publisher is one; a chapter whose book passed for the publisher; a city
    before its country; an abbreviated journal of which the title took the beginning.

    >>> text = "Doe J. Of seas. Environ. Pollut. 3"
    >>> named(text, [("author", 0, 5), ("title", 7, 23), ("container-title", 25, 31)])[1:]
    [('title', 7, 14), ('container-title', 16, 31)]
    """
    labels = [label for label, _, _ in found]
    out = found = _with_letter(text, found, labelled) if labelled else list(found)
    if "title" not in labels:
        out = _titled(text, found, labels)
    elif "editor" in labels and "container-title" not in labels:
        out = [_book_of_chapter(text, part, found) for part in found]
    return _with_abbreviation(text, _with_city(text, out))


def year_of_label(text: str) -> tuple[int, int] | None:
    """Where the year stands in a label before the entry; None without one.

    >>> year_of_label("Doe (2013a): Doe, J.: A title, 2013")
    (5, 10)
    """
    labelled = LABEL.match(text)
    return labelled.span("year" if labelled["year"] else "in_brackets") if labelled else None


def _with_letter(text: str, found: Sequence[Found], span: tuple[int, int]) -> list[Found]:
    """The year of a label with its letter instead of the same year without: "Doe (2013a): Doe, J.: A title, 2013"."""
    year = text[span[0] : span[1]][:4]
    return [("date", *span) if part[0] == "date" and text[part[1] : part[2]] == year else part for part in found]


def _titled(text: str, found: Sequence[Found], labels: Sequence[str]) -> list[Found]:
    lone = "container-title" if "container-title" in labels else "publisher"
    if lone == "publisher" and "location" in labels or "volume" in labels and "pages" in labels:
        return list(found)  # "Komatsu E. 2001, PASJ, 53, 57"
    return [("title", a, b) if label == lone and not IN.search(text, 0, a) else (label, a, b) for label, a, b in found]


def _book_of_chapter(text: str, part: Found, found: Sequence[Found]) -> Found:
    """The words right behind the editors of a chapter are its book, not the publisher."""
    label, start, end = part
    behind = [b for other, _, b in found if other == "editor" and 0 <= start - b < 14]
    is_book = label == "publisher" and behind and publisher_score(text[start:end]) < 1
    return ("container-title", start, end) if is_book else part


def _with_city(text: str, found: list[Found]) -> list[Found]:
    """ "Sinauer, Sunderland" before "Massachusetts": the city belongs to the place."""
    by_label = {label: (start, end) for label, start, end in found}
    if "publisher" not in by_label or "location" not in by_label:
        return found
    (start, end), (at, stop) = by_label["publisher"], by_label["location"]
    city = _CITY_BEHIND.search(text, start + 1, end)
    if city is None or text[end:at].strip() != "," or not REGION.match(text, at, stop):
        return found
    moved = {"publisher": (start, city.start()), "location": (city.start("city"), stop)}
    return _moved(found, moved)


def _with_abbreviation(text: str, found: list[Found]) -> list[Found]:
    """ "A title. Environ" before "Pollut.": the journal begins earlier."""
    by_label = {label: (start, end) for label, start, end in found}
    if "title" not in by_label or "container-title" not in by_label:
        return found
    (start, end), (at, stop) = by_label["title"], by_label["container-title"]
    if text[end:at].strip() != ".":
        return found
    begin = abbreviated_start(text, start, at)
    if not start + 4 < begin < at:
        return found
    cut = start + len(text[start:begin].rstrip(" .,"))
    moved = {"title": (start, cut), "container-title": (begin, stop)}
    return _moved(found, moved)


def _moved(found: Sequence[Found], moved: Mapping[str, tuple[int, int]]) -> list[Found]:
    """The parts, some with other edges."""
    return [(label, *moved.get(label, (a, b))) for label, a, b in found]
