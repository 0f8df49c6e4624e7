"""One name in print: order of its parts, particles, initials (CSL 1.0.2, "Name-part Order")."""

from __future__ import annotations

from coprodbib.csl.initials import initialized
from coprodbib.csl.markup import parse
from coprodbib.csl.nameoptions import NameOptions
from coprodbib.csl.nodes import Node, Span, affixed, joined, together
from coprodbib.csl.people import Person, is_romanesque

_GLUE = ("'", "\N{RIGHT SINGLE QUOTATION MARK}", "-", "\N{EN DASH}")


def one_name(person: Person, options: NameOptions, *, inverted: bool, given_level: int = 0) -> Node:
    """A name as these options print it.

    ``given_level`` is what disambiguation asks for: 0 the style's own form, 1 initials too, 2 the whole given name.

    >>> from coprodbib.csl.nodes import text_of
    >>> carola = Person("Eijk", "Carola", non_dropping="van")
    >>> text_of(one_name(carola, NameOptions(demote="never", initialize_with="."), inverted=True))
    'van Eijk, C.'
    >>> text_of(one_name(carola, NameOptions(), inverted=True)), text_of(one_name(carola, NameOptions(form="short"), inverted=False))
    ('Eijk, Carola van', 'van Eijk')
    """
    if person.literal:
        return options.family(parse(person.literal))
    if not is_romanesque(person.family + person.given):
        return _whole_script(person, options)
    if not person.family:
        return options.given(parse(person.given)) if person.given else ""
    given = _given(person, options, given_level)
    if options.form == "short" and not given:
        return _family(person, options)
    if person.static:
        return _spaced([_family(person, options), _part(given, options, "given")])
    return _inverted(person, given, options) if inverted else _direct(person, given, options)


def _given(person: Person, options: NameOptions, level: int) -> str:
    if options.form == "short" and level == 0:
        return ""
    if options.initialize_with is None or level == 2:
        return person.given
    return initialized(person.given, options.initialize_with, shorten=options.initialize, hyphen=options.hyphen)


def _part(text: str, options: NameOptions, which: str) -> Node | None:
    if not text:
        return None
    return (options.given if which == "given" else options.family)(parse(text))


def _family(person: Person, options: NameOptions) -> Node:
    parts = [_part(person.non_dropping, options, "family"), _part(person.family, options, "family")]
    return affixed(_spaced(parts), *options.family_affixes)


def _direct(person: Person, given: str, options: NameOptions) -> Node:
    """Given name first: "Alexander von Humboldt Jr."; the affixes of a part go round all that stands with it."""
    family = [
        _part(person.dropping, options, "given"),
        _part(person.non_dropping, options, "family"),
        _part(person.family, options, "family"),
    ]
    last = _spaced(family)
    if person.suffix:
        last = Span("plain", [last, ", " if person.comma_suffix else " ", _suffix(person, options)])
    first = affixed(_part(given, options, "given") or "", *options.given_affixes) if given else None
    return _spaced([first, affixed(last, *options.family_affixes)])


def _inverted(person: Person, given: str, options: NameOptions) -> Node:
    """Family name first: "Humboldt, Alexander von, Jr.", particles where the style wants them."""
    demoted = options.demote == "display-and-sort" or (options.sorting and options.demote == "sort-only")
    family = [
        None if demoted else _part(person.non_dropping, options, "family"),
        _part(person.family, options, "family"),
    ]
    rest = [
        _part(given, options, "given"),
        _part(person.dropping, options, "given"),
        _part(person.non_dropping, options, "family") if demoted else None,
    ]
    glue = not options.sorting  # "d’Arc" sorts as "d Arc"
    first, then = affixed(_spaced(family, glue=glue), *options.family_affixes), _spaced(rest, glue=glue)
    parts = [first, affixed(then, *options.given_affixes) if then else "", _suffix(person, options)]
    return together(joined([p for p in parts if p != ""], options.sort_separator)) or ""


def _suffix(person: Person, options: NameOptions) -> Node:
    """ "Jr.", which is "Jr" where initials have no full stops."""
    bare = options.initialize_with is not None and "." not in options.initialize_with
    return parse(person.suffix.rstrip(".") if bare else person.suffix)


def _spaced(parts: list[Node | None], *, glue: bool = True) -> Node:
    """Parts with blanks between, none after an apostrophe or a hyphen ("d’Arc", "al-Aswad")."""
    out: list[Node] = []
    for part in parts:
        if part is None or part == "":
            continue
        if out and not (glue and _ends_glued(out[-1])):
            out.append(" ")
        out.append(part)
    return together(out) or ""


def _ends_glued(node: Node) -> bool:
    while isinstance(node, Span):
        if not node.children:
            return False
        node = node.children[-1]
    return node.endswith(_GLUE) or node[-1:].isspace()


def _whole_script(person: Person, options: NameOptions) -> Node:
    """Names of scripts that put the family first and no blank between."""
    family = _part(person.non_dropping + person.family, options, "family")
    if options.form == "short":
        return family or ""
    parts = [part for part in (family, _part(person.given, options, "given")) if part is not None]
    return together(parts) or ""
