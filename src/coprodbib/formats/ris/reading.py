"""The lines of an RIS text -> records -> CSL items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from coprodbib.formats.bibtex.dates import read_iso
from coprodbib.formats.bibtex.fields import DATES, NAMES
from coprodbib.formats.bibtex.tidy import clean, page
from coprodbib.formats.ris.dates import read_date
from coprodbib.formats.ris.fields import COUNTED, FOREIGN, LATE, serial_variable, variables_of
from coprodbib.formats.ris.kinds import is_type, read_type
from coprodbib.formats.ris.names import read_name
from coprodbib.model import Csl

Tags = list[tuple[str, str]]
_LINE = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*))?\Z", re.S)
_EXTRA = re.compile(r"([A-Za-z][A-Za-z_-]{0,40}): (.+)\Z")
_EXTRAS = NAMES | DATES | frozenset(
    """
    annote archive archive_location archive-place authority call-number chapter-number citation-number collection-number
    collection-title container-title container-title-short dimensions division edition event-title event-place genre
    ISBN ISSN jurisdiction keyword language license medium note number number-of-pages number-of-volumes original-publisher
    original-publisher-place original-title page page-first part-number part-title PMCID PMID printing-number publisher
    publisher-place references reviewed-genre reviewed-title scale section source status supplement-number title-short type
    version volume volume-title year-suffix
    """.split()
)  # fmt: skip
"""Variables that ``M2`` may set; other text there is a note."""


def records(text: str) -> list[Tags]:
    """The tags of each record; one ends at "ER" or where the next begins, and a line without a tag goes on with the value before.

    >>> records("TY  - BOOK\\nTI  - A long\\ntitle\\nTY  - JOUR\\nER  - ")
    [[('TY', 'BOOK'), ('TI', 'A long title')], [('TY', 'JOUR')]]
    """
    found: list[Tags] = []
    is_open = False
    for line in re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")):
        match = _LINE.match(line.strip(" \t\ufeff"))
        if match is None:
            if is_open and line.strip():
                tag, value = found[-1][-1]
                found[-1][-1] = tag, f"{value} {line.strip()}".strip()
        elif match[1] == "TY":
            found.append([("TY", (match[2] or "").strip())])
            is_open = True
        elif match[1] == "ER":
            is_open = False
        elif is_open:
            found[-1].append((match[1], (match[2] or "").strip()))
    return found


def item_of(tags: Tags, number: int) -> Csl:
    """The item of one record; ``number`` makes the id of one that has none.

    >>> item_of([("TY", "CHAP"), ("ID", "a"), ("T2", "A book"), ("A2", "Roe, R."), ("SP", "3"), ("EP", "9")], 1)
    {'id': 'a', 'type': 'chapter', 'editor': [{'family': 'Roe', 'given': 'R.'}], 'container-title': 'A book', 'page': '3-9'}
    """
    ty = tags[0][1].upper()
    values = _by_tag(tags, ty)
    item: Csl = {"id": "".join(values.pop("ID", [])[:1]) or f"entry-{number}", "type": read_type(ty)}
    for tag, variable in variables_of(ty).items():
        if tag in values and (value := _value(variable, values[tag])):
            name = serial_variable(variable, value) if tag == "SN" else variable
            item[name] = [*item.get(name, []), *value] if name in NAMES else item.get(name, value)
    for extra in values.get("M2", []):
        _add_extra(item, extra)
    _proceedings(item, values, ty)
    return {**item, **_when(values, item), **_pages(values, item, ty)}


def _by_tag(tags: Tags, ty: str) -> dict[str, list[str]]:
    """The values of each tag, under the tag that we write."""
    values: dict[str, list[str]] = {}
    for tag, value in sorted(tags[1:], key=lambda line: LATE.index(line[0]) if line[0] in LATE else -1):
        own = ("TI" if ty in ("BOOK", "UNPB", "UNPD") else "T2") if tag == "BT" else FOREIGN.get(tag, tag)
        if cleaned := clean(value):
            values.setdefault(own, []).append(cleaned)
    return values


def _value(variable: str, values: Sequence[str]) -> Any:
    if variable in NAMES:
        return [name for value in values if (name := read_name(value))]
    if variable == "keyword":
        return ", ".join(word.strip() for value in values for word in re.split(r"[,;]", value) if word.strip())
    return "; ".join(values) if variable == "note" else _bare_doi(values[0]) if variable == "DOI" else values[0]


def _bare_doi(text: str) -> str:
    return re.sub(r"\A(?:https?://(?:dx\.)?doi\.org/|doi:\s?)", "", text, flags=re.I)


def _add_extra(item: Csl, text: str) -> None:
    """ "variable: value" sets the variable; other text is a note."""
    match = _EXTRA.match(text)
    if match is None or match[1] not in _EXTRAS:
        item["note"] = "; ".join(filter(None, (item.get("note", ""), text)))
    elif match[1] == "type":
        item["type"] = match[2] if is_type(match[2]) else item["type"]
    elif match[1] in NAMES:
        item[match[1]] = [*item.get(match[1], []), _barred(match[2])]
    elif match[1] in DATES:
        item.update({match[1]: date} if (date := read_iso(match[2])) else {})
    else:
        item.setdefault(match[1], match[2])


def _barred(text: str) -> dict[str, str]:
    family, bars, given = (part.strip() for part in text.partition("||"))
    if not bars:
        return {"literal": text}
    return read_name(f"{family}, {given}") if given else {"family": family}


def _proceedings(item: Csl, values: dict[str, list[str]], ty: str) -> None:
    """What ``T2`` is in a conference paper: the conference beside the proceedings, else the proceedings."""
    if ty not in ("CONF", "CPAPER") or "T2" not in values:
        return
    named = [text.removeprefix("event-title: ") for text in values.get("M2", []) if text.startswith("event-title: ")]
    if "C3" not in values and values["T2"][0] not in named:
        item["container-title"] = item.pop("event-title")
        item.update({"event-title": named[0]} if named else {})
    elif values["T2"] == values.get("C3") and not named:
        del item["event-title"]


def _when(values: dict[str, list[str]], item: Csl) -> Csl:
    """The fullest date of ``DA`` and ``PY``, the word instead of it, and the day of a visit."""
    given = [*values.get("DA", []), *values.get("PY", [])]
    dates = [date for text in given if (date := read_date(text))]
    found: Csl = {"issued": max(dates, key=_fullness)} if dates else {}
    words = [text for text in values.get("PY", []) if not re.search(r"\d", text)]
    if words and not dates and "status" not in item:
        found["status"] = words[0]
    accessed = read_date("".join(values.get("Y2", [])[:1]))
    return {**found, "accessed": accessed} if accessed else found


def _fullness(date: dict[str, Any]) -> int:
    return sum(map(len, date["date-parts"])) + len(date)


def _pages(values: dict[str, list[str]], item: Csl, ty: str) -> Csl:
    first, last = ("".join(values.get(tag, [])[:1]) for tag in ("SP", "EP"))
    if not first:
        return {"page": last} if last else {}
    if ty in COUNTED and not last and not re.search(r"[-–]", first):
        return {"number-of-pages": first}
    return {"page": page(f"{first}-{last}" if last and not re.search(r"[-–]", first) else first)}
