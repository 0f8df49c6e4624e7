"""Several names in print: delimiters, "and", "et al." (CSL 1.0.2, "Name", "Et-al Abbreviation")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coprodbib.csl.nameoptions import NameOptions
from coprodbib.csl.nodes import Node, text_of, together
from coprodbib.csl.people import is_romanesque

Shape = Literal["direct", "inverted", "whole"]
"""How one name is printed: given name first, family name first, or as it is (an institution)."""

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class Words:
    """The words a list of names needs: what stands for "and", and for "et al."."""

    and_: str = ""
    et_al: Node = ""


def shown_of(total: int, options: NameOptions, *, subsequent: bool = False, least: int = 0) -> int:
    """How many of ``total`` names are printed before "et al.", ``least`` to tell works apart.

    >>> shown_of(5, NameOptions(et_al_min=3)), shown_of(2, NameOptions(et_al_min=3)), shown_of(5, NameOptions(et_al_min=3), least=4)
    (1, 2, 4)
    """
    minimum, first = options.limits(subsequent=subsequent)
    if not minimum or total < minimum:
        return total
    return min(max(first, least), total)


def name_list(
    names: Sequence[Node], shown: int, options: NameOptions, words: Words, shapes: Sequence[Shape] = ()
) -> Node | None:
    """Names in one row; ``shown`` of them before "et al."; ``shapes`` says how each is printed.

    >>> from coprodbib.csl.nodes import text_of
    >>> text_of(name_list(["A", "B", "C"], 3, NameOptions(and_="text"), Words("and")))
    'A, B, and C'
    >>> text_of(name_list(["A", "B", "C"], 1, NameOptions(), Words(et_al="et al.")))
    'A et al.'
    """
    if not names or shown <= 0:
        return None
    shapes = shapes or ["direct"] * len(names)
    if shown < len(names):
        return together(_abbreviated(names, shown, options, words, shapes))
    return together(_complete(names, options, words, shapes))


def _complete(names: Sequence[Node], options: NameOptions, words: Words, shapes: Sequence[Shape]) -> list[Node]:
    out: list[Node] = []
    for number, name in enumerate(names):
        if number and number == len(names) - 1 and words.and_:
            out.append(_before_last(options, words.and_, shapes))
        elif number:
            out.append(options.delimiter)
        out.append(name)
    return out


def _before_last(options: NameOptions, and_: str, shapes: Sequence[Shape]) -> str:
    if and_[-1].isspace():  # the word brings its own blank, as in Hebrew
        return and_
    rule = options.before_last
    if rule == "always" and len(shapes) == 2 and shapes[-1] == "whole":  # "Ministry of Justice and Home Office"
        rule = "contextual"
    with_delimiter = _precedes(rule, contextual=len(shapes) > 2, inverted=shapes[-2] == "inverted")
    return f"{options.delimiter if with_delimiter else ' '}{and_} "


def _precedes(rule: str, *, contextual: bool, inverted: bool) -> bool:
    return {"always": True, "never": False, "after-inverted-name": inverted}.get(rule, contextual)


def _abbreviated(
    names: Sequence[Node], shown: int, options: NameOptions, words: Words, shapes: Sequence[Shape]
) -> list[Node]:
    out: list[Node] = []
    for name in names[:shown]:
        out += [options.delimiter, name] if out else [name]
    if options.use_last and shown <= len(names) - 2:
        return [*out, options.delimiter, f"{ELLIPSIS} ", names[-1]]
    if options.use_last and shown == len(names) - 1:
        return [*out, options.delimiter, names[-1]]
    if words.et_al == "":
        return out
    with_delimiter = _precedes(options.before_et_al, contextual=shown > 1, inverted=shapes[shown - 1] == "inverted")
    if with_delimiter:
        return [*out, options.delimiter, words.et_al]
    return [*out, " " if is_romanesque(text_of(words.et_al)) else "", words.et_al]
