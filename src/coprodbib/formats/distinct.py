"""Names that must differ: keys of a bibliography, ids and labels of a graph."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def told_apart(names: Mapping[Key, str]) -> dict[Key, str]:
    """The names, each its own: one that was there before gets the first free number.

    >>> told_apart({1: "a", 2: "a", 3: "a-2"})
    {1: 'a', 2: 'a-3', 3: 'a-2'}
    """
    taken = set(names.values())
    seen: set[str] = set()
    tried: dict[str, int] = {}
    out: dict[Key, str] = {}
    for key, name in names.items():
        new = name
        while new in seen or new != name and new in taken:
            tried[name] = tried.get(name, 1) + 1
            new = f"{name}-{tried[name]}"
        seen.add(new)
        out[key] = new
    return out
