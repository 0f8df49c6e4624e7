"""Clusters of cites -> output: sorting, grouping, collapsing, affixes (CSL 1.0.2, "Citation", "Citation Collapsing")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coprodbib.csl.context import Cite, Context
from coprodbib.csl.markup import parse
from coprodbib.csl.nodes import Node, Span, text_of, together
from coprodbib.csl.numerals import EN_DASH
from coprodbib.csl.positions import Cluster
from coprodbib.csl.sorting import in_order
from coprodbib.csl.style import Style
from coprodbib.csl.textcase import capitalized_term

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


class Citer:
    """Prints clusters in one style; ``context`` makes the context of a cite.

    Cites must have their positions (``positions.place``).
    """

    def __init__(self, style: Style, context: MakeContext) -> None:
        self._area = style.citation
        self._context = context
        self._collapse = style.citation.options.get("collapse", "")
        self._delimiter = style.citation.delimiter
        get = style.citation.options.get
        default = self._delimiter if style.is_note else ", "
        self._within_group = get("cite-group-delimiter", default)
        self._between_letters = get("year-suffix-delimiter", get("cite-group-delimiter", self._delimiter))
        self._after_group = get("after-collapse-delimiter")
        self._is_note = style.is_note
        self._groups_cites = self._collapse.startswith("year") or "cite-group-delimiter" in style.citation.options

    def cluster(self, cluster: Cluster) -> Node:
        """One citation with the layout's affixes, "" when nothing is printed."""
        if cluster.mode == "composite" and cluster.cites:
            return self._composite(cluster)
        only_author = bool(cluster.cites) and all(cite.author_only for cite in cluster.cites)
        parts = self._joined(self._rendered(cluster.cites))
        if not parts:
            return ""
        return Span("plain", parts) if only_author else self._area.laid_out(parts)

    def _composite(self, cluster: Cluster) -> Node:
        """ "Doe (2000)": the author in the running text, the rest in the citation's own form."""
        author = self.author(cluster.cites[0])
        named = self._people(cluster.cites[0])
        for cite in cluster.cites:
            cite.suppress_author = author is not None and self._people(cite) == named
        rest = self._joined(self._rendered(cluster.cites))
        printed = self._area.laid_out(rest) if rest else ""
        return Span("plain", [node for node in (author, " " if author and printed else "", printed) if node])

    def author(self, cite: Cite) -> Node | None:
        """The author of a cite as part of a sentence ("and", not "&"), None when the style prints none."""
        context = self._context(cite)
        context.narrative = True
        return first_names(together(self._area.render(context)))

    def _people(self, cite: Cite) -> object:
        """Whom the author names of a cite mean, however they are printed; their text, if they are no names."""
        context = self._context(cite)
        names = first_names(together(self._area.render(context)))
        return context.uses[0].people if context.uses else text_of(names)

    def _author_key(self, cite: Cite) -> str:
        """By whom a cite is grouped: its names as printed in the citation, suppressed or not."""
        return text_of(first_names(together(self._area.render(self._context(cite)))))

    def _rendered(self, cites: Sequence[Cite]) -> list[_Rendered]:
        ordered = in_order(cites, self._area.sort, self._context)
        rendered = [r for cite in ordered if (r := self._one(cite, without_author=cite.suppress_author)) is not None]
        if self._collapse == "citation-number":
            return _number_ranges(rendered)
        return self._grouped(self._groups(rendered)) if self._groups_cites else rendered

    def _one(self, cite: Cite, *, without_author: bool = False) -> _Rendered | None:
        if cite.missing:
            return _Rendered(cite, f"{cite.id}?", cite.id)
        context = self._context(cite)
        context.without_author = without_author
        node = together(self._area.render(context))
        names = first_names(node)
        if cite.author_only:
            node = names
        if node is None:
            return None
        author = self._author_key(cite) if without_author else text_of(names)
        return _Rendered(cite, node, author, context.standing.number, context.standing.letter)

    # grouping and collapsing

    def _groups(self, rendered: Sequence[_Rendered]) -> list[list[_Rendered]]:
        """Cites with the same names together, where the first of them stands; neighbours only, if nothing is sorted."""
        groups: list[list[_Rendered]] = []
        by_author: dict[str, list[_Rendered]] = {}
        for this in rendered:
            if not self._area.sort and groups and groups[-1][0].author != this.author:
                by_author.clear()
            group = by_author.get(this.author) if this.author or this.letter else None
            if group is None:
                group = by_author[this.author] = []
                groups.append(group)
            group.append(this)
        return groups

    def _grouped(self, groups: list[list[_Rendered]]) -> list[_Rendered]:
        """All groups in a row; what follows a collapsed one has its own delimiter (in notes only if it was one)."""
        out: list[_Rendered] = []
        for number, group in enumerate(groups):
            if (
                number
                and self._after_group is not None
                and self._collapse
                and (not self._is_note or len(groups[number - 1]) > 1)
            ):
                group[0].join = self._after_group
            out += self._group(group)
        return out

    def _group(self, group: list[_Rendered]) -> list[_Rendered]:
        """ "Doe 2000, 2001": the name stands once, and with year-suffix the year too."""
        out = group[:1]
        for rendered in group[1:]:
            shorter = self._one(rendered.cite, without_author=True) if self._collapse else rendered
            if shorter is None:
                continue
            after = self._after_group if out[-1].cite.locator else None
            shorter.join = self._within_group if after is None else after
            out.append(shorter)
        if self._collapse.startswith("year-suffix"):
            out = self._letters(out)
        return out

    def _letters(self, group: list[_Rendered]) -> list[_Rendered]:
        """ "2000a, b": letters of one year stand after it; in a range where the style wants one."""
        out: list[_Rendered] = []
        years: list[str] = []
        for this in group:
            year = text_of(_without_letter(this.node)).removeprefix(this.author).strip(" ,") if this.letter else ""
            suffix = _letter_of(this.node)
            if out and year and suffix is not None and year == years[-1] and not _has_extras(out[-1].cite, this.cite):
                this.node, this.join = suffix, self._between_letters
            out.append(this)
            years.append(year)
        return _letter_ranges(out, self._between_letters) if self._collapse == "year-suffix-ranged" else out

    # joining

    def _joined(self, rendered: Sequence[_Rendered]) -> list[Node]:
        out: list[Node] = []
        for number, this in enumerate(rendered):
            before = rendered[number - 1].cite if number else None
            if before is not None:
                out.append(self._before(before, this))
            out.append(_with_affixes(this, begins=self._is_note and before is None))
        return out

    def _before(self, before: Cite, this: _Rendered) -> str:
        """The delimiter before a cite, less where a person's own affixes bring punctuation."""
        if this.cite.prefix[:1] in _PUNCTUATION:
            return ""
        if self._delimiter and before.suffix.rstrip()[-1:] in _PUNCTUATION:
            return " "
        return self._delimiter if this.join is None else this.join


_PUNCTUATION = tuple(",;.:?!")


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


def _has_extras(*cites: Cite) -> bool:
    return any(cite.prefix or cite.suffix or cite.locator for cite in cites)


def _number_ranges(rendered: list[_Rendered]) -> list[_Rendered]:
    """ "1–3": three and more numbers in a row, where nothing else is said about them."""
    out: list[_Rendered] = []
    for run in _runs(rendered, lambda r: 0 if _has_extras(r.cite) else r.number):
        out += _range(run)
    return out


def _letter_ranges(rendered: list[_Rendered], delimiter: str) -> list[_Rendered]:
    out: list[_Rendered] = []
    for run in _runs(rendered, lambda r: _ordinal(r.letter)):
        out += _range(run)
    return out


def _range(run: list[_Rendered]) -> list[_Rendered]:
    if len(run) < 3:
        return run
    run[-1].join = EN_DASH
    return [run[0], run[-1]]


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


def _with_affixes(rendered: _Rendered, *, begins: bool) -> Node:
    """A cite with its own prefix and suffix, a blank between where a person left it out.

    ``begins`` says that a cite without prefix begins a note.
    """
    cite, node = rendered.cite, rendered.node
    if _begins_sentence(cite.prefix) if cite.prefix else begins:
        node = capitalized_term(node)
    parts = [node]
    if cite.prefix:
        parts.insert(0, parse(cite.prefix + (" " if cite.prefix[-1].isalnum() else "")))
    if cite.suffix:
        parts.append(parse((" " if cite.suffix[0].isalnum() else "") + cite.suffix))
    return Span("plain", parts)


def _begins_sentence(prefix: str) -> bool:
    """Whether a prefix ends a sentence ("This has been said. "); a single word may be an abbreviation ("Cf. ")."""
    text = prefix.rstrip(" \"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}")
    return text[-1:] in (".", "?", "!") and " " in text.strip()
