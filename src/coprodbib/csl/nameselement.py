"""cs:names -> closures: several roles, labels, substitution (CSL 1.0.2, "Names")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from coprodbib.csl.context import Context, NamesUse
from coprodbib.csl.decoration import Decoration
from coprodbib.csl.elements import label_term
from coprodbib.csl.engine import CSL
from coprodbib.csl.nameforms import one_name
from coprodbib.csl.namelists import Shape, Words, name_list, shown_of
from coprodbib.csl.nameoptions import NameOptions
from coprodbib.csl.nodes import Node, Span, joined, together
from coprodbib.csl.people import Person
from coprodbib.csl.scope import Render, Scope


def compile_names(element: Any, scope: Scope) -> Render:
    """cs:names: the names of one or more variables, or of what stands in for them."""
    variables = element.get("variable", "").split()
    form_from = element if len(element) or scope.whose is None else scope.whose
    form = _Form(form_from, scope)
    delimiter = element.get("delimiter", scope.names_delimiter)
    decoration = Decoration(element.attrib)
    substitute = _substitutes(element, scope)
    counts = form.options.form == "count"

    def names(context: Context, out: list[Node]) -> None:
        context.called = True
        first = not context.names_seen
        lists = [
            node
            for variable, people in _roles(variables, context, form)
            if (node := form.role(variable, people, context)) is not None
        ]
        node = _sum(lists) if counts else together(joined(lists, delimiter))
        node = substitute(context) if node is None else node
        if node is None:
            return
        node = decoration(node, english=context.english)
        context.filled = True
        outermost = not context.substituting  # what stands in for an author is not yet the author
        context.names_seen = context.names_seen or outermost
        if not (first and outermost and context.without_author):
            out.append(Span("names", [node]))

    return names


def _sum(counts: Sequence[Node]) -> Node | None:
    total = sum(int(count) for count in counts if isinstance(count, str))
    return str(total) if total else None


def _roles(variables: Sequence[str], context: Context, form: _Form) -> list[tuple[str, tuple[Person, ...]]]:
    """The variables that have names; an editor who translates is one role (CSL 1.0.2, "Names")."""
    roles = [(v, context.item.names(v)) for v in variables if v not in context.taken]
    roles = [(v, people) for v, people in roles if people]
    found = dict(roles)
    if {"editor", "translator"} <= found.keys() and found["editor"] == found["translator"] and form.has_both:
        merged = [(v, p) for v, p in roles if v not in ("editor", "translator")]
        at = min(i for i, (v, _) in enumerate(roles) if v in ("editor", "translator"))
        context.print("editor")
        context.print("translator")
        return [*merged[:at], ("editortranslator", found["editor"]), *merged[at:]]
    return roles


_OTHERS = frozenset(("others", "and others", "et al", "et al.", "...", "\N{HORIZONTAL ELLIPSIS}"))


def stands_for_others(person: Person) -> bool:
    """Whether a name at the end of a list means names that are not known: "et al." is printed for it.

    CSL-JSON has no mark for them; programs that read BibTeX's "and others" write the literal "others".

    >>> stands_for_others(Person(literal="others")), stands_for_others(Person("Others", "Jane"))
    (True, False)
    """
    return not person.given and (person.literal or person.family).casefold() in _OTHERS


class _Form:
    """How a cs:names prints one role: its cs:name, cs:et-al and cs:label, and their order."""

    def __init__(self, element: Any, scope: Scope) -> None:
        name = element.find(CSL + "name")
        attributes = dict(name.attrib) if name is not None else {}
        style = {
            k: v
            for k, v in scope.sheet.options.items()
            if k in ("initialize-with-hyphen", "demote-non-dropping-particle")
        }
        options = NameOptions.of({**style, **scope.names, **attributes})
        self.options = options if scope.sort is None else options.for_sorting(scope.sort)
        if name is not None:
            self.options = _with_parts(self.options, name)
        self.each = Decoration(attributes)
        self.citation = scope.area == "citation"
        self.words = _words(element, self.options, scope)
        spelled_out = replace(self.options, and_="text") if self.options.and_ == "symbol" else self.options
        self.narrative_words = _words(element, spelled_out, scope)
        self.label, self.label_first, self.has_both = _label(element, scope)

    def role(self, variable: str, people: tuple[Person, ...], context: Context) -> Node | None:
        """The names of one variable with their label."""
        standing = context.standing
        least = standing.least.get(variable, 0)
        shown = shown_of(len(people), self.options, subsequent=context.subsequent and self.citation, least=least)
        options = self.options
        if len(people) > 1 and stands_for_others(people[-1]):
            shown, options = min(shown, len(people) - 1), replace(options, use_last=False)
        context.print(variable)
        if self.options.form == "count":
            return str(min(shown, len(people)))
        context.uses.append(NamesUse(variable, people, self.options, shown))
        printed = [self._one(p, i, standing.levels.get((variable, i), 0), context) for i, p in enumerate(people)]
        shapes = [self._shape(person, i) for i, person in enumerate(people)]
        words = self.narrative_words if context.narrative else self.words
        row = name_list(printed, shown, options, words, shapes)
        if row is None:
            return None
        return self._labelled(Span("list", [row], variable), variable, len(people), context)

    def _one(self, person: Person, at: int, level: int, context: Context) -> Node:
        inverted = self.options.is_inverted(person, at, expanded=level > 0)
        name = one_name(person, self.options, inverted=inverted, given_level=level)
        return Span("person", [self.each(name, english=context.english)])

    def _shape(self, person: Person, at: int) -> Shape:
        if person.literal:
            return "whole"
        return "inverted" if self.options.is_inverted(person, at) else "direct"

    def _labelled(self, names: Node, variable: str, count: int, context: Context) -> Node:
        label = self.label(variable, count) if self.label and not context.narrative else None
        if label is None:
            return names
        return Span("plain", [label, names] if self.label_first else [names, label])


def _with_parts(options: NameOptions, name: Any) -> NameOptions:
    """The options with the formatting and the affixes of cs:name-part."""
    for part in name.iterchildren(CSL + "name-part"):
        decoration = Decoration(part.attrib, affixes=False)
        affixes = (part.get("prefix", ""), part.get("suffix", ""))
        if part.get("name") == "family":
            options = replace(options, family=decoration, family_affixes=affixes)
        elif part.get("name") == "given":
            options = replace(options, given=decoration, given_affixes=affixes)
    return options


def _words(element: Any, options: NameOptions, scope: Scope) -> Words:
    term = scope.sheet.loaded.term
    et_al = element.find(CSL + "et-al")
    name = et_al.get("term", "et-al") if et_al is not None else "et-al"
    text: Node = term(name) or ""
    if et_al is not None and text:
        text = Decoration(et_al.attrib)(text)
    and_ = {"text": term("and"), "symbol": term("and", "symbol") or "&"}.get(options.and_)
    if options.and_ == "symbol" and and_ == term("and"):
        and_ = "&"
    return Words() if scope.sort is not None else Words(and_ or "", text)  # keys are names alone


def _label(element: Any, scope: Scope) -> tuple[Callable[[str, int], Node | None] | None, bool, bool]:
    """The label's printer, whether it stands before the names, and whether it knows editors who translate."""
    found = element.find(CSL + "label")
    if found is None or scope.sort is not None:
        both = scope.sheet.loaded.term("editortranslator")
        return None, False, bool(both)
    decoration, term, english = Decoration(found.attrib), label_term(found, scope.sheet), scope.sheet.english

    def label(variable: str, count: int) -> Node | None:
        text = term(variable, count > 1)
        return decoration(text, english=english) if text else None

    name = element.find(CSL + "name")
    first = name is not None and element.index(found) < element.index(name)
    return label, first, bool(term("editortranslator", False))


def _substitutes(element: Any, scope: Scope) -> Callable[[Context], Node | None]:
    """The first child of cs:substitute that prints something; what it prints is then gone from the rest."""
    found = element.find(CSL + "substitute")
    inner = scope.under(element)
    renders: list[Render] = [inner.compile(child) for child in found] if found is not None else []

    def substitute(context: Context) -> Node | None:
        outer, context.substituting = context.substituting, True
        try:
            for render in renders:
                parts: list[Node] = []
                render(context, parts)
                if parts:
                    return together(parts)
        finally:
            context.substituting = outer
            if not outer:
                context.standing_in.clear()
        return None

    return substitute
