"""Where an element of a style stands while it is compiled: in the citation or the bibliography, or in a sort key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from coprodbib.csl.context import Context
from coprodbib.csl.engine import CSL, Loaded
from coprodbib.csl.nameoptions import inherited
from coprodbib.csl.nodes import Node
from coprodbib.csl.numerals import Ordinals

Render = Callable[[Context, list[Node]], None]
"""A compiled element: adds what it prints to a list, nothing when it prints nothing."""

Compile = Callable[[Any, "Scope"], Render]


class Sheet:
    """What the elements of one style share: the loaded style, its options, its ordinals, and compiled macros.

    ``compilers`` maps element names to their compilers, so that element modules need not know each other.
    """

    def __init__(self, loaded: Loaded, compilers: Mapping[str, Compile]) -> None:
        self.loaded = loaded
        self.options: dict[str, str] = dict(loaded.root.attrib)
        self.ordinals = Ordinals(loaded)
        self.compilers = compilers
        self.macros = {macro.get("name"): macro for macro in reversed(loaded.root.findall(CSL + "macro"))}
        self.compiled: dict[tuple[object, ...], Render] = {}
        self.english = loaded.language.startswith("en")
        printing = ("year-suffix", "citation-label")
        self.prints_letters = any(text.get("variable") in printing for text in loaded.root.iter(CSL + "text"))


@dataclass(frozen=True)
class Scope:
    """The place of an element: ``area`` is "citation" or "bibliography"; ``sort`` holds a sort key's own options."""

    sheet: Sheet
    area: str
    names: Mapping[str, str] = field(default_factory=dict)
    names_delimiter: str = ""
    sort: Mapping[str, str] | None = None
    whose: Any = None
    """In a cs:substitute: the cs:names above it, whose form a bare cs:names takes over."""

    alternatives: bool = False
    """Right in a cs:substitute: of several elements, the first that prints something is enough."""

    open_macros: tuple[str, ...] = ()

    @staticmethod
    def of(sheet: Sheet, area: str, element: Any = None) -> Scope:
        """The scope of cs:citation or cs:bibliography."""
        own = dict(element.attrib) if element is not None else {}
        delimiter = own.get("names-delimiter", sheet.options.get("names-delimiter", ""))
        return Scope(sheet, area, inherited(sheet.options, own), delimiter)

    def sorting(self, key: Mapping[str, str]) -> Scope:
        """The same place inside a sort key."""
        return replace(self, sort={name: key[name] for name in key if name.startswith("names-")})

    def under(self, names: Any) -> Scope:
        """The same place inside the cs:substitute of a cs:names."""
        return replace(self, whose=names, alternatives=True)

    def inside_macro(self, name: str) -> Scope:
        """The same place inside a macro, which starts anew as far as cs:substitute goes."""
        return replace(self, whose=None, alternatives=False, open_macros=(*self.open_macros, name))

    def inside_group(self) -> Scope:
        """The same place inside a group, all of which is printed."""
        return replace(self, alternatives=False) if self.alternatives else self

    @property
    def key(self) -> tuple[object, ...]:
        """What a compiled macro depends on."""
        return (self.area, None if self.sort is None else tuple(sorted(self.sort.items())))

    def compile(self, element: Any) -> Render:
        """One element by its name; unknown ones print nothing."""
        compiler = self.sheet.compilers.get(str(element.tag).removeprefix(CSL))
        return compiler(element, self) if compiler else nothing

    def compile_all(self, elements: Iterable[Any]) -> Render:
        """Several elements one after the other."""
        renders = tuple(render for element in elements if (render := self.compile(element)) is not nothing)
        if len(renders) == 1:
            return renders[0]

        def row(context: Context, out: list[Node]) -> None:
            for render in renders:
                render(context, out)

        def first(context: Context, out: list[Node]) -> None:
            before = len(out)
            for render in renders:
                render(context, out)
                if len(out) > before:
                    return

        return (first if self.alternatives else row) if renders else nothing


def nothing(context: Context, out: list[Node]) -> None:
    """The compiled form of what prints nothing."""
