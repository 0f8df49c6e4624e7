"""CSL-JSON <-> BibTeX, on bibtexparser 2.

``blocks`` touches bibtexparser; ``writing`` and ``reading`` turn items into entries and back; ``kinds``, ``fields``,
``titles``, ``names``, ``dates`` and ``latex`` each know both ways of one thing; ``tidy`` says what BibTeX can hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from coprodbib.errors import FormatError, WriteError
from coprodbib.formats.bibtex.blocks import Entry, read_blocks, write_blocks
from coprodbib.formats.bibtex.reading import inherited, item_of
from coprodbib.formats.bibtex.tidy import tidied
from coprodbib.formats.bibtex.titles import is_english, protected, spanned_like
from coprodbib.formats.bibtex.writing import entry_of
from coprodbib.model import Csl, Issue, Work

__all__ = ["dumps", "is_english", "loads", "loads_with_issues", "protected", "spanned_like", "tidied"]

_NO_LANGUAGES: Mapping[str, str] = {}


def dumps(works: Iterable[Work | Mapping[str, Any]], *, languages: Mapping[str, str] = _NO_LANGUAGES) -> str:
    """Works, or CSL-JSON items with ids, as BibTeX, in the order given.

    What is written is read back and compared: ``loads(dumps(items)) == [tidied(item) for item in items]``, or a WriteError
    says where not. ``languages`` (id -> code) tells how to protect titles of items that name no language themselves; it
    is not written. Raises FormatError for an id that cannot be a key, for one given twice (capitals do not count), and for
    a value that BibTeX has no form for.

    >>> print(dumps([{"id": "doe2000", "type": "article-journal", "author": [{"family": "Doe", "given": "J."}],
    ...               "container-title": "Health & Care", "page": "1-9", "issued": {"date-parts": [[2000]]}}]), end="")
    @article{doe2000,
      author = {Doe, J.},
      journal = {Health \\& Care},
      pages = {1--9},
      year = {2000},
    }
    """
    items = [tidied({**work.csl, "id": work.key} if isinstance(work, Work) else work) for work in works]
    _check_ids(items)
    text = write_blocks([entry_of(item, languages.get(item["id"], "")) for item in items])
    _compare(items, loads(text))
    return text


def loads(text: str) -> list[Csl]:
    """The entries of a BibTeX text as CSL-JSON items; what cannot be read is left out, what is doubtful is read as well as can be.

    >>> loads("@book{doe2000, title = {Care}, year = 2000}")
    [{'id': 'doe2000', 'type': 'book', 'title': 'Care', 'issued': {'date-parts': [[2000]]}}]
    """
    return loads_with_issues(text)[0]


def loads_with_issues(text: str) -> tuple[list[Csl], tuple[Issue, ...]]:
    """The same with what went wrong; a second entry with the same key is kept under a key of its own.

    >>> items, issues = loads_with_issues("@book{a, title = {X}} @book{a, title = {Y}}")
    >>> [item["id"] for item in items], issues[0].code
    (['a', 'a-2'], 'key-twice')
    """
    entries, found = read_blocks(text)
    issues = list(found)
    items: list[Csl] = []
    whole = [entry for entry in inherited(entries) if entry.kind != "xdata"]  # which only stores fields for others
    for entry, key in zip(whole, _own_keys(whole), strict=True):
        if key != entry.key:
            code, what = ("key-twice", "is there before") if entry.key else ("key-missing", "is missing")
            issues.append(
                Issue(
                    "formats",
                    code,
                    "doubt",
                    f"line {entry.line}: the key {entry.key!r} {what}; this entry is read as {key!r}",
                )
            )
        item, doubts = item_of(entry, key)
        items.append(item)
        issues += doubts
    return items, tuple(issues)


def _own_keys(entries: Sequence[Entry]) -> list[str]:
    """A key for each entry; one that was there before, or is empty, gets a number that no other key has."""
    taken = {entry.key.lower() for entry in entries}
    numbers: Counter[str] = Counter()
    keys = []
    for entry in entries:
        key, low = entry.key, entry.key.lower()
        numbers[low] += 1
        while not key or (numbers[low] > 1 and key.lower() in taken):
            key = f"{entry.key or 'entry'}-{numbers[low]}"
            numbers[low] += key.lower() in taken
        taken.add(key.lower())
        keys.append(key)
    return keys


def _check_ids(items: list[Csl]) -> None:
    seen: dict[str, str] = {}
    for key in (str(item["id"]) for item in items):
        if key.lower() in seen:
            raise FormatError(
                f"the keys {seen[key.lower()]!r} and {key!r} are one key to BibTeX; give each item one of its own"
            )
        seen[key.lower()] = key


def _compare(items: list[Csl], read: list[Csl]) -> None:
    """Raise WriteError where reading gives something else than what was to be written."""
    if len(items) != len(read):
        raise WriteError(f"{len(items)} items were written as BibTeX, but {len(read)} would be read back")
    for item, back in zip(items, read, strict=True):
        for field in sorted(item.keys() | back.keys()):
            if item.get(field) != back.get(field):
                raise WriteError(
                    f"{item['id']}: {field} {item.get(field)!r} would be read back from BibTeX as {back.get(field)!r}; nothing is written"
                )
