"""Clusters of cites -> output: sorting, grouping, collapsing, affixes (CSL 1.0.2, "Citation", "Citation Collapsing")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from coprodbib.csl.context import Cite, Context
from coprodbib.csl.markup import parse
from coprodbib.csl.nodes import Node, Span, text_of, together
from coprodbib.csl.numerals import EN_DASH
from coprodbib.csl.positions import Cluster
from coprodbib.csl.sorting import in_order
from coprodbib.csl.style import Style

MakeContext = Callable[[Cite], Context]


@dataclass(slots=True)
class _Rendered:
    """One cite as printed, and what grouping and collapsing ask about it."""

    cite: Cite
    node: Node
    author: str = ""
    number: int = 0
    letter: str = ""
    join: str | None = None
    """The delimiter before this cite where it is not the layout's own."""

    collapsed: bool = False


@dataclass(slots=True)
class Citer:
    """Prints clusters in one style; ``context`` makes the context of a cite.

    Cites must have their positions (``positions.place``).
    """

    style: Style
    context: MakeContext
    _options: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._options = dict(self.style.citation.options)

    def cluster(self, cluster: Cluster) -> Node:
        """One citation with the layout's affixes, "" when nothing is printed."""
        if cluster.mode == "composite" and cluster.cites:
            return self._composite(cluster)
        only_author = bool(cluster.cites) and all(cite.author_only for cite in cluster.cites)
        parts = self._joined(self._rendered(cluster.cites))
        if not parts:
            return ""
        return Span("plain", parts) if only_author else self.style.citation.laid_out(parts)

    def _composite(self, cluster: Cluster) -> Node:
        """ "Doe (2000)": the author in the running text, the rest in the citation's own form."""
        author = self.author(cluster.cites[0])
        for cite in cluster.cites[:1]:
            cite.suppress_author = author is not None
        rest = self._joined(self._rendered(cluster.cites))
        printed = self.style.citation.laid_out(rest) if rest else ""
        return Span("plain", [node for node in (author, " " if author and printed else "", printed) if node])

    def author(self, cite: Cite) -> Node | None:
        """What the first cs:names of a cite prints, None when it prints nothing."""
        return first_names(together(self.style.citation.render(self.context(cite))))

    def _rendered(self, cites: Sequence[Cite]) -> list[_Rendered]:
        ordered = in_order(cites, self.style.citation.sort, self.context)
        rendered = [r for cite in ordered if (r := self._one(cite, without_author=cite.suppress_author)) is not None]
        return self._collapsed(rendered)

    def _one(self, cite: Cite, *, without_author: bool = False) -> _Rendered | None:
        context = self.context(cite)
        context.without_author = without_author
        node = together(self.style.citation.render(context))
        names = first_names(node)
        if cite.author_only:
            node = names
        if node is None:
            return None
        return _Rendered(cite, node, text_of(names), context.standing.number, context.standing.letter)

    # collapsing

    def _collapsed(self, rendered: list[_Rendered]) -> list[_Rendered]:
        collapse = self._options.get("collapse", "")
        if collapse == "citation-number":
            return _number_ranges(rendered, self.style.citation.delimiter)
        if collapse.startswith("year"):
            return [r for group in _groups(rendered) for r in self._year_group(group, collapse)]
        if "cite-group-delimiter" in self._options:
            return [r for group in _groups(rendered) for r in self._cite_group(group)]
        return rendered

    def _cite_group(self, group: list[_Rendered]) -> list[_Rendered]:
        for rendered in group[1:]:
            rendered.join = self._options["cite-group-delimiter"]
        return group

    def _year_group(self, group: list[_Rendered], collapse: str) -> list[_Rendered]:
        """ "Doe 2000, 2001": the name stands once, and with year-suffix the year too."""
        out = group[:1]
        for rendered in group[1:]:
            shorter = self._one(rendered.cite, without_author=True)
            if shorter is None:
                continue
            shorter.author, shorter.collapsed = rendered.author, True
            shorter.join = self._options.get("cite-group-delimiter", ", ")
            out.append(shorter)
        if len(out) > 1:
            out[0].collapsed = True
        return self._letters(out, collapse) if collapse.startswith("year-suffix") else out

    def _letters(self, group: list[_Rendered], collapse: str) -> list[_Rendered]:
        """ "2000a, b": letters of one year stand after it; in a range where the style wants one."""
        delimiter = self._options.get("year-suffix-delimiter", self.style.citation.delimiter)
        out: list[_Rendered] = []
        years: list[str] = []
        for rendered in group:
            year = text_of(_without_letter(rendered.node)).removeprefix(rendered.author) if rendered.letter else ""
            year = year.strip(" ,")
            suffix = _letter_of(rendered.node)
            if out and rendered.letter and suffix is not None and year == years[-1] and not _has_extras(out[-1].cite) and not _has_extras(rendered.cite):
                rendered.node, rendered.join = suffix, delimiter
            out.append(rendered)
            years.append(year)
        return _letter_ranges(out, delimiter) if collapse == "year-suffix-ranged" else out

    # joining

    def _joined(self, rendered: Sequence[_Rendered]) -> list[Node]:
        out: list[Node] = []
        for number, this in enumerate(rendered):
            if number:
                out.append(self._delimiter(rendered[number - 1], this))
            out.append(_with_affixes(this))
        return out

    def _delimiter(self, before: _Rendered, this: _Rendered) -> str:
        if this.join is not None:
            return this.join
        if before.cite.suffix.rstrip().endswith((",", ";", ".")) and False:
            return " "
        if before.collapsed and "after-collapse-delimiter" in self._options:
            return self._options["after-collapse-delimiter"]
        return self.style.citation.delimiter


def first_names(node: Node | None) -> Node | None:
    """The output of the first cs:names in a tree.

    >>> first_names(Span("plain", ["see ", Span("names", ["Doe"])]))
    <names: ['Doe']>
    """
    if node is None or isinstance(node, str):
        return None
    if node.kind == "names":
        return node
    return next((found for child in node.children if (found := first_names(child)) is not None), None)


def _groups(rendered: Sequence[_Rendered]) -> list[list[_Rendered]]:
    """Cites with the same names together, where the first of them stands."""
    groups: dict[str, list[_Rendered]] = {}
    for number, this in enumerate(rendered):
        groups.setdefault(this.author or f"\0{number}", []).append(this)
    return list(groups.values())


def _has_extras(cite: Cite) -> bool:
    return bool(cite.prefix or cite.suffix or cite.locator)


def _number_ranges(rendered: list[_Rendered], delimiter: str) -> list[_Rendered]:
    """ "1–3": three and more numbers in a row, where nothing else is said about them."""
    out: list[_Rendered] = []
    for run in _runs(rendered, lambda r: r.number if not _has_extras(r.cite) else 0):
        if len(run) < 3:
            out += run
            continue
        last = run[-1]
        last.join = EN_DASH
        for this in (run[0], last):
            this.collapsed = True
        out += [run[0], last]
    return out


def _letter_ranges(rendered: list[_Rendered], delimiter: str) -> list[_Rendered]:
    out: list[_Rendered] = []
    for run in _runs(rendered, lambda r: _ordinal(r.letter) if r.join == delimiter or r.letter else 0):
        if len(run) < 3:
            out += run
            continue
        run[-1].join = EN_DASH
        out += [run[0], run[-1]]
    return out


def _ordinal(letter: str) -> int:
    return ord(letter) if len(letter) == 1 else 0


def _runs(rendered: Sequence[_Rendered], value: Callable[[_Rendered], int]) -> list[list[_Rendered]]:
    """Stretches in which the value goes up by one; 0 stands alone."""
    runs: list[list[_Rendered]] = []
    for this in rendered:
        if runs and value(this) and value(runs[-1][-1]) and value(this) == value(runs[-1][-1]) + 1:
            runs[-1].append(this)
        else:
            runs.append([this])
    return runs


def _letter_of(node: Node) -> Node | None:
    if isinstance(node, str):
        return None
    if node.kind == "year-suffix":
        return node
    return next((found for child in node.children if (found := _letter_of(child)) is not None), None)


def _without_letter(node: Node) -> Node:
    if isinstance(node, str):
        return node
    return node.holding([] if node.kind == "year-suffix" else [_without_letter(child) for child in node.children])


def _with_affixes(rendered: _Rendered) -> Node:
    """A cite with its own prefix and suffix, a blank between where a person left it out."""
    cite, parts = rendered.cite, [rendered.node]
    if cite.prefix:
        parts.insert(0, parse(cite.prefix + (" " if cite.prefix[-1].isalnum() else "")))
    if cite.suffix:
        parts.append(parse((" " if cite.suffix[0].isalnum() else "") + cite.suffix))
    return Span("plain", parts)
