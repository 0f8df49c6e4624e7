"""cs:text, cs:number, cs:label, cs:group and macros -> closures (CSL 1.0.2, "Rendering Elements")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from coprodbib.csl.context import Context
from coprodbib.csl.decoration import NO_DECORATION, Decoration, has_slant
from coprodbib.csl.items import NUMBERS
from coprodbib.csl.links import IDENTIFIERS, address, best_address, linked, split_prefix
from coprodbib.csl.markup import parse
from coprodbib.csl.nodes import Node, Span, joined
from coprodbib.csl.numerals import EN_DASH, is_numeric, is_several, page_range, roman
from coprodbib.csl.scope import Render, Scope, Sheet, nothing


def compile_text(element: Any, scope: Scope) -> Render:
    """cs:text: a variable, a macro, a term or a value."""
    decoration = Decoration(element.attrib)
    if "variable" in element.attrib:
        return _variable(element.attrib, scope.sheet)
    if "macro" in element.attrib:
        return _macro(element.get("macro"), Decoration(element.attrib, compound=True), scope)
    if "term" in element.attrib:
        plural = element.get("plural") == "true"
        term = scope.sheet.loaded.term(element.get("term"), element.get("form", "long"), plural=plural)
        if term == "" and scope.alternatives:  # an empty term stands in for names, too
            return _constant(Span("term", [""]), NO_DECORATION, scope.sheet)
        return _constant(Span("term", [parse(term)]), decoration, scope.sheet) if term else nothing
    return _constant(parse(unescape(element.get("value", ""))), decoration, scope.sheet)


def _constant(node: Node, decoration: Decoration, sheet: Sheet) -> Render:
    """Words of the style: their case follows its language, not the item's."""
    if node == "":
        return nothing
    printed = decoration(node, english=sheet.english)

    def constant(context: Context, out: list[Node]) -> None:
        out.append(printed)

    return constant


def _variable(attributes: Mapping[str, str], sheet: Sheet) -> Render:
    variable, form, decoration = attributes["variable"], attributes.get("form"), Decoration(attributes)
    if variable in NUMBERS:
        return _number_as_text(variable, decoration, sheet)
    if variable in ("year-suffix", "citation-label"):
        return _made_up(variable, decoration)
    if variable in IDENTIFIERS:
        return _identifier(attributes)
    short = f"{variable}-short" if form == "short" else ""
    upright = Decoration({k: v for k, v in attributes.items() if k != "font-style"})
    leads = variable == "title"

    def text(context: Context, out: list[Node]) -> None:
        context.called = True
        if variable in context.taken:
            return
        item = context.item
        node = (item.node(short) if short else None) or item.node(variable)
        if node is not None:
            context.print(variable)
            fit = decoration if not isinstance(node, str) or has_slant(node) else upright
            if leads and context.links:
                node = linked(node, variable, best_address(item))
            out.append(fit(node, english=context.english))

    return text


def _identifier(attributes: Mapping[str, str]) -> Render:
    """DOI, URL and the like, letter by letter as they are (CSL 1.0.2, appendix "Links")."""
    variable, decoration = attributes["variable"], Decoration(attributes)
    before, beginning = split_prefix(unescape(attributes.get("prefix", "")))
    around = Decoration({**attributes, "prefix": before})

    def identifier(context: Context, out: list[Node]) -> None:
        context.called = True
        value = context.item.text(variable)
        if value is None or variable in context.taken:
            return
        context.print(variable)
        if context.links:
            node = linked(value, variable, address(variable, value), prefix=beginning)
            out.append(around(node, english=context.english))
        else:
            out.append(decoration(value, english=context.english))

    return identifier


def _made_up(variable: str, decoration: Decoration) -> Render:
    """Letters and labels; a label brings its letter along."""
    counts = variable != "year-suffix"  # "n.d." must print where no letter does

    def made_up(context: Context, out: list[Node]) -> None:
        context.called = context.called or counts
        value = context.text(variable)
        if value is None or variable in context.taken:
            return
        context.filled = context.filled or counts
        letter = context.text("year-suffix")
        node: Node = Span("plain", [value, Span("year-suffix", [letter])]) if counts and letter else value
        out.append(decoration(node if counts else Span("year-suffix", [value]), english=context.english))

    return made_up


def _number_as_text(variable: str, decoration: Decoration, sheet: Sheet, *, marked_up: bool = True) -> Render:
    rule = sheet.options.get("page-range-format")
    delimiter = sheet.loaded.term("page-range-delimiter") or EN_DASH
    ampersand = sheet.loaded.term("and", "symbol")
    read = parse if marked_up else str

    def number(context: Context, out: list[Node]) -> None:
        context.called = True
        value = context.text(variable)
        if value is None or variable in context.taken:
            return
        context.print(variable)
        text = number_text(value, _kind(variable, context), rule, delimiter)
        if ampersand not in ("&", None) and " & " in text:
            text = text.replace("&", ampersand)
        out.append(decoration(read(text), english=context.english))

    return number


def _kind(variable: str, context: Context) -> str:
    """Locators follow what they are labelled as."""
    return context.cite.label if variable == "locator" and context.cite else variable


def number_text(value: str, variable: str, rule: str | None = None, delimiter: str = EN_DASH) -> str:
    """A number variable as cs:text prints it: ranges get their dash, pages their format.

    >>> number_text("846-860", "page", "chicago"), number_text("1-2", "volume"), number_text("23", "page-first")
    ('846–60', '1–2', '23')
    """
    if variable == "page-first":
        return re.split(rf"\s*[-{EN_DASH},&;]", value, maxsplit=1)[0]
    if variable == "page":
        return page_range(value, rule, delimiter)
    if is_numeric(value) and variable != "number":  # a hyphen in it joins: "111-2" is one law
        return page_range(value, None, delimiter)
    return value.replace("\\-", "-")


def compile_number(element: Any, scope: Scope) -> Render:
    """cs:number: a number variable as digits, ordinal or Roman numeral."""
    variable, form = element.get("variable", ""), element.get("form", "numeric")
    decoration = Decoration(element.attrib)
    sheet = scope.sheet
    plain = _number_as_text(variable, decoration, sheet, marked_up=False)
    if form == "numeric":
        return plain
    gender = sheet.loaded.gender(variable)

    def number(context: Context, out: list[Node]) -> None:
        value = context.text(variable)
        if value is None or variable in context.taken or not is_numeric(value):
            plain(context, out)
            return
        context.called = True
        context.print(variable)
        shaped = re.sub(r"(?<![^\W_])\d{1,9}(?![^\W_])", lambda m: _shaped(int(m[0]), form, gender, sheet), value)
        out.append(decoration(page_range(shaped, None), english=context.english))

    return number


def _shaped(number: int, form: str, gender: str, sheet: Sheet) -> str:
    if form == "roman":
        return roman(number)
    return sheet.ordinals.long(number, gender) if form == "long-ordinal" else sheet.ordinals.short(number, gender)


def compile_label(element: Any, scope: Scope) -> Render:
    """cs:label outside of cs:names: the term for a number variable."""
    variable = element.get("variable", "")
    decoration, term, english = Decoration(element.attrib), label_term(element, scope.sheet), scope.sheet.english
    words = tuple(dict.fromkeys(("and", scope.sheet.loaded.term("and") or "and")))

    def label(context: Context, out: list[Node]) -> None:
        context.called = context.called or variable == "locator"
        value = context.text(variable)
        if value is None or (variable in context.taken and variable not in context.standing_in):
            return
        text = term(_kind(variable, context), is_plural(variable, value, words))
        if text:
            out.append(decoration(text, english=english))

    return label


def label_term(element: Any, sheet: Sheet) -> Any:
    """(variable, plural) -> the term a cs:label prints, None when there is none."""
    form, rule = element.get("form", "long"), element.get("plural", "contextual")

    def term(variable: str, plural: bool) -> str | None:
        several = {"always": True, "never": False}.get(rule, plural)
        return sheet.loaded.term(variable, form, plural=several)

    return term


def is_plural(variable: str, value: str, words: tuple[str, ...] = ("and",)) -> bool:
    """Whether a label is plural (CSL 1.0.2, "Label": ``plural="contextual"``).

    >>> is_plural("page", "3-5"), is_plural("number-of-volumes", "3"), is_plural("volume", "3")
    (True, True, False)
    """
    if variable.startswith("number-of-"):
        return value.strip() not in ("0", "1")
    if variable == "number":  # "Pub. L. No. 111-2" is one (so the manuals print it), "Nos. 3 and 4" are two
        value = value.replace("-", "") if is_numeric(value) else ""
    return is_several(value, words)


def compile_group(element: Any, scope: Scope) -> Render:
    """cs:group: prints nothing when it calls variables and all of them are empty (CSL 1.0.2, "Group")."""
    return _grouped(
        scope.inside_group().compile_all(element),
        Decoration(element.attrib, compound=True),
        unescape(element.get("delimiter", "")),
    )


def _macro(name: str, decoration: Decoration, scope: Scope) -> Render:
    return _grouped(compile_macro(name, scope), decoration, "")


def _grouped(inside: Render, decoration: Decoration, delimiter: str) -> Render:
    """What prints counts as a variable that is there for the group around it, be it a group or a macro."""
    if inside is nothing:
        return nothing
    idle = decoration.idle

    def group(context: Context, out: list[Node]) -> None:
        called, filled = context.called, context.filled
        context.called = context.filled = False
        parts: list[Node] = []
        inside(context, parts)
        shown = bool(parts) and (context.filled or not context.called)
        if shown:
            node = parts[0] if len(parts) == 1 else Span("plain", joined(parts, delimiter))
            out.append(node if idle else decoration(node, english=context.english))
        context.called = called or context.called
        context.filled = filled or shown

    return group


def compile_macro(name: str, scope: Scope) -> Render:
    """A macro, compiled once for the citation, the bibliography and each kind of sort key; calls to itself are empty."""
    sheet = scope.sheet
    if name not in sheet.macros or name in scope.open_macros:
        return nothing
    key = (name, *scope.key)
    if key not in sheet.compiled:
        sheet.compiled[key] = scope.inside_macro(name).compile_all(sheet.macros[name])
    return sheet.compiled[key]
