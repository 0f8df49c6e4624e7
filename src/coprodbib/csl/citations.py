"""Clusters of cites -> output: sorting, grouping, collapsing, affixes (CSL 1.0.2, "Citation", "Citation Collapsing")."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coprodbib.csl.collapsing import Rendered, by_author, letters_together, number_ranges
from coprodbib.csl.context import Cite, Context
from coprodbib.csl.markup import parse
from coprodbib.csl.nodes import Node, Span, text_of, together
from coprodbib.csl.positions import Cluster
from coprodbib.csl.sorting import in_order
from coprodbib.csl.style import Style
from coprodbib.csl.textcase import capitalized_term

MakeContext = Callable[[Cite], Context]


class Citer:
    """Prints clusters in one style; ``context`` makes the context of a cite.

    Cites must have their positions (``positions.place``).
    """

    def __init__(self, style: Style, context: MakeContext) -> None:
        self._area = style.citation
        self._in_sentence = style.in_sentence
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
        raised = ("vertical-align", "sup") in self._area.formatting.formats
        between = " " if author and printed and not raised else ""
        return Span("plain", [node for node in (author, between, printed) if node])

    def author(self, cite: Cite) -> Node | None:
        """The author of a cite as part of a sentence ("and", not "&"), None when the style prints none."""
        context = self._context(cite)
        context.narrative = True
        names = first_names(together(self._area.render(context)))
        return names if names is not None else self._numbered_author(cite)

    def _numbered_author(self, cite: Cite) -> Node | None:
        """The author of a cite that is printed as a number or a label."""
        out: list[Node] = []
        self._in_sentence(self._context(cite), out)
        return together(out)

    def _people(self, cite: Cite) -> object:
        """Whom the author names of a cite mean, however they are printed; their text, if they are no names."""
        context = self._context(cite)
        names = first_names(together(self._area.render(context)))
        return context.uses[0].people if context.uses else text_of(names)

    def _author_key(self, cite: Cite) -> str:
        """By whom a cite is grouped: its names as printed in the citation, suppressed or not."""
        return text_of(first_names(together(self._area.render(self._context(cite)))))

    def _rendered(self, cites: Sequence[Cite]) -> list[Rendered]:
        ordered = in_order(cites, self._area.sort, self._context)
        rendered = [r for cite in ordered if (r := self._one(cite, without_author=cite.suppress_author)) is not None]
        if self._collapse == "citation-number":
            return number_ranges(rendered)
        if not self._groups_cites:
            return rendered
        return self._grouped(by_author(rendered, neighbours_only=not self._area.sort))

    def _one(self, cite: Cite, *, without_author: bool = False) -> Rendered | None:
        if cite.missing:
            return Rendered(cite, f"{cite.id}?", cite.id)
        context = self._context(cite)
        context.without_author = without_author
        node = together(self._area.render(context))
        names = first_names(node)
        if cite.author_only:
            node = names if names is not None else self._numbered_author(cite)
        if node is None:
            return None
        author = self._author_key(cite) if without_author else text_of(names)
        return Rendered(cite, node, author, context.standing.number, context.standing.letter)

    # grouping and collapsing

    def _grouped(self, groups: list[list[Rendered]]) -> list[Rendered]:
        """All groups in a row; what follows a collapsed one has its own delimiter (in notes only if it was one)."""
        out: list[Rendered] = []
        for number, group in enumerate(groups):
            follows_collapsed = self._collapse and (not self._is_note or len(groups[number - 1]) > 1)
            if number and follows_collapsed and self._after_group is not None:
                group[0].join = self._after_group
            out += self._group(group)
        return out

    def _group(self, group: list[Rendered]) -> list[Rendered]:
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
            out = letters_together(out, self._between_letters, ranged=self._collapse.endswith("ranged"))
        return out

    # joining

    def _joined(self, rendered: Sequence[Rendered]) -> list[Node]:
        out: list[Node] = []
        for number, this in enumerate(rendered):
            before = rendered[number - 1].cite if number else None
            if before is not None:
                out.append(self._before(before, this))
            out.append(_with_affixes(this, begins=self._is_note and before is None))
        return out

    def _before(self, before: Cite, this: Rendered) -> str:
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


def _with_affixes(rendered: Rendered, *, begins: bool) -> Node:
    """A cite with its own prefix and suffix, a blank between where a person left it out.

    ``begins`` says that a cite without prefix begins a note.
    """
    cite, node = rendered.cite, rendered.node
    if _begins_sentence(cite.prefix) if cite.prefix else begins:
        node = capitalized_term(node)
    parts: list[Node] = [node]
    if cite.prefix:
        prefix = parse(cite.prefix)
        parts[:0] = [prefix, " "] if text_of(prefix)[-1:].isalnum() else [prefix]
    if cite.suffix:
        suffix = parse(cite.suffix)
        parts += [" ", suffix] if text_of(suffix)[:1].isalnum() else [suffix]
    return Span("plain", parts)


def _begins_sentence(prefix: str) -> bool:
    """Whether a prefix ends a sentence ("This has been said. "); a single word may be an abbreviation ("Cf. ")."""
    text = prefix.rstrip(" \"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}")
    return text[-1:] in (".", "?", "!") and " " in text.strip()
