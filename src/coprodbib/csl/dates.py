"""cs:date -> closures: parts, localized forms, ranges, seasons (CSL 1.0.2, "Date")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coprodbib.csl.context import Context
from coprodbib.csl.datevalues import Moment, Parts
from coprodbib.csl.decoration import Decoration
from coprodbib.csl.engine import CSL
from coprodbib.csl.nodes import Node, Span, affixed, joined, together
from coprodbib.csl.numerals import EN_DASH
from coprodbib.csl.scope import Render, Scope, Sheet

_POSITION = {"year": 0, "month": 1, "day": 2}
_NEVER_INHERITED = ("prefix", "suffix")


@dataclass(frozen=True, slots=True)
class _Part:
    """One cs:date-part."""

    name: str
    form: str
    prefix: str
    suffix: str
    range_delimiter: str
    decoration: Decoration

    @staticmethod
    def of(attributes: Mapping[str, str]) -> _Part:
        default = "numeric" if attributes["name"] == "day" else "long"
        return _Part(
            attributes["name"],
            attributes.get("form", default),
            attributes.get("prefix", ""),
            attributes.get("suffix", ""),
            attributes.get("range-delimiter", EN_DASH),
            Decoration(attributes, affixes=False),
        )


def compile_date(element: Any, scope: Scope) -> Render:
    """cs:date: a date variable, in the form of the style or of the locale."""
    variable = element.get("variable", "")
    parts, delimiter = _parts(element, scope)
    decoration = Decoration(element.attrib, compound=True)
    if scope.sort is not None:
        return _sort_form(variable, parts)
    implicit = scope.area in ("citation", "bibliography") and not scope.sheet.prints_letters

    def date(context: Context, out: list[Node]) -> None:
        context.called = True
        value = context.item.date(variable)
        if value is None or variable in context.taken:
            return
        dated = variable == "issued" or not context.item.has("issued")
        letter = implicit and dated and not context.year_printed and context.standing.letter
        writer = _Writer(scope.sheet, context, delimiter, letter or "")
        node = writer.date(value, parts)
        if node is not None:
            context.print(variable)
            out.append(decoration(node, english=context.english))

    return date


def _sort_form(variable: str, parts: Sequence[_Part]) -> Render:
    """In a sort key a date is its digits, down to the parts the style prints (CSL 1.0.2, "Sorting")."""
    count = max((_POSITION.get(part.name, 0) + 1 for part in parts), default=3)

    def date(context: Context, out: list[Node]) -> None:
        context.called = True
        value = context.item.date(variable)
        if value is not None and variable not in context.taken:
            context.print(variable)
            out.append(Moment(value.first[:count], value.last[:count], value.literal).sort_key)

    return date


def _parts(element: Any, scope: Scope) -> tuple[tuple[_Part, ...], str]:
    """The parts to print, in order, and the delimiter between them."""
    own = [part for part in element.iterchildren(CSL + "date-part") if part.get("name") in _POSITION]
    form = element.get("form")
    if form is None:
        return tuple(_Part.of(part.attrib) for part in own), element.get("delimiter", "")
    wanted = element.get("date-parts", "year-month-day").split("-")
    overrides = {part.get("name"): {k: v for k, v in part.attrib.items() if k not in _NEVER_INHERITED} for part in own}
    loaded = scope.sheet.loaded
    parts = [part for part in loaded.date_parts(form) if part.get("name") in wanted]
    chosen = tuple(_Part.of({**part.attrib, **overrides.get(part.get("name"), {})}) for part in parts)
    return chosen, loaded.date_attributes(form).get("delimiter", "")


class _Writer:
    """Prints one date for one rendering."""

    def __init__(self, sheet: Sheet, context: Context, delimiter: str, letter: str) -> None:
        self.sheet = sheet
        self.context = context
        self.delimiter = delimiter
        self.letter = letter

    def date(self, value: Moment, parts: Sequence[_Part]) -> Node | None:
        """The whole date, None when none of the wanted parts is known."""
        if value.literal:
            return self._with_letter(value.literal)
        if not value.is_range:
            return together(joined(self._row(value.first, parts), self.delimiter))
        return self._range(
            value, [part for part in parts if self._text(part, value.first) is not None or self._text(part, value.last)]
        )

    def _row(self, date: Parts, parts: Sequence[_Part]) -> list[Node]:
        return [node for part in parts if (node := self._part(part, date)) is not None]

    def _part(self, part: _Part, date: Parts, *, prefix: bool = True, suffix: bool = True) -> Node | None:
        text = self._text(part, date)
        if text is None or text == "":
            return None
        node: Node = self._with_letter(text) if part.name == "year" else text
        node = part.decoration(node, english=self.context.english)
        return affixed(node, part.prefix if prefix else "", part.suffix if suffix else "")

    def _with_letter(self, year: str) -> Node:
        """The letter of "2021a" stands at the first year that is printed."""
        if not self.letter:
            return year
        letter, self.letter = self.letter, ""
        self.context.year_printed = True
        return Span("plain", [year, Span("year-suffix", [letter])])

    def _text(self, part: _Part, date: Parts) -> str | None:
        at = _POSITION[part.name]
        if len(date) <= at:
            return None
        return {"year": self._year, "month": self._month, "day": self._day}[part.name](date, part.form)

    def _year(self, date: Parts, form: str) -> str:
        year, term = date[0], self.sheet.loaded.term
        if form == "short":
            return f"{abs(year):02d}"[-2:]
        if year < 0:
            return f"{-year}{term('bc') or ''}"
        return f"{year}{(term('ad') or '') if year < 1000 else ''}"

    def _month(self, date: Parts, form: str) -> str:
        month = date[1]
        if month > 12:  # a season has no number
            return "" if form.startswith("numeric") else self.sheet.loaded.term(f"season-{month - 12:02d}") or ""
        if form.startswith("numeric"):
            return f"{month:02d}" if form == "numeric-leading-zeros" else str(month)
        return self.sheet.loaded.term(f"month-{month:02d}", form) or str(month)

    def _day(self, date: Parts, form: str) -> str:
        day, loaded = date[2], self.sheet.loaded
        if form == "numeric-leading-zeros":
            return f"{day:02d}"
        if form == "ordinal" and (day == 1 or not loaded.option("limit-day-ordinals-to-day-1")):
            return self.sheet.ordinals.short(day, loaded.gender(f"month-{date[1]:02d}"))
        return str(day)

    def _range(self, value: Moment, parts: Sequence[_Part]) -> Node | None:
        """Parts that both ends share stand once, the others round the delimiter of the largest one that differs."""
        differing = [i for i, part in enumerate(parts) if value.open or self._differs(part, value, parts)]
        if not differing:
            return together(joined(self._row(value.first, parts), self.delimiter))
        start, end = differing[0], differing[-1] + 1
        largest = min((parts[i] for i in differing), key=lambda part: _POSITION[part.name])
        before = self._row(value.first, parts[:start])
        letter, self.letter = self.letter, ""
        first = self._ends(value.first, parts[start:end], suffix=False)
        self.letter = letter
        last = self._ends(value.last, parts[start:end], suffix=True)
        after = self._row(value.first, parts[end:])
        middle = [*joined(first, self.delimiter), largest.range_delimiter, *joined(last, self.delimiter)]
        return together(joined([*before, Span("plain", middle), *after], self.delimiter))

    def _differs(self, part: _Part, value: Moment, parts: Sequence[_Part]) -> bool:
        """A smaller part differs when a larger one does: "3 May to 3 June"."""
        at = _POSITION[part.name] + 1
        return value.first[:at] != value.last[:at]

    def _ends(self, date: Parts, parts: Sequence[_Part], *, suffix: bool) -> list[Node]:
        known = [part for part in parts if self._text(part, date)]
        nodes = [
            self._part(part, date, prefix=not suffix or part is not known[0], suffix=suffix or part is not known[-1])
            for part in known
        ]
        return [node for node in nodes if node is not None]
