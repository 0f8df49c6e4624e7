"""Library -> what is on the co-citation map, each thing with its place and size in points; nothing is drawn here."""

from __future__ import annotations

import math
import textwrap
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coprodbib.formats.plain import one_line
from coprodbib.graphs import cocitation_graph, coupling_graph
from coprodbib.library import Evidence, Library
from coprodbib.plotting.layout import Box, Point, between, disc_radius, placed, ring, ring_order, seed

if TYPE_CHECKING:
    import networkx as nx

NAMED_DOCUMENTS = 12
"""Documents that have a letter and a name on the map; where there are more, only those that cite most."""

ROOM_OF_A_NAME = 3600.0
"""Square points of the map for each shared work that has a name on it; where there are more, only those cited most have one."""

MOST_EDGES = 120
"""Lines between named works; where there are more, only the thickest are drawn."""

LETTERS = "ABCDEFGHIJKL"
SHORTEST, LONGEST = 14, 24
"""Characters of one line of a label, on a narrow and on a wide map; labels take two lines at most."""

FONT, SMALL = 6.3, 5.3
"""Points, of labels and of what stands under them; journals ask for 6 to 8 in a figure that is printed as it is."""

LEADING = 1.18
"""Height of a line, in sizes of its letters."""

THINNEST = 0.3
"""Points, of the line between works that one document cites together."""

REACH = 0.62
"""Share of the half map that shared works take before their labels find their places; the discs need the rest."""

_SPACING = 5.0
"""Points from dot to dot in the disc of a document, where there is room for so much."""

Measure = Callable[[str, float, bool], float]
"""Width in points of a line of text of a size, bold or not."""


@dataclass(frozen=True, slots=True)
class Disc:
    """A document: its letter, colour and name (empty, -1 and empty where it has none), its disc and its dots."""

    letter: str
    colour: int
    lines: tuple[str, ...]
    at: Point
    radius: float
    dots: tuple[Point, ...]
    label_at: Point


@dataclass(frozen=True, slots=True)
class Node:
    """A shared work: its circle, its label (empty where it has none), and what shares of the circle have which colour."""

    at: Point
    radius: float
    lines: tuple[str, ...]
    letters: str
    shares: tuple[tuple[int, int], ...]
    label_at: Point


@dataclass(frozen=True, slots=True)
class Edge:
    """Two shared works and the number of documents that cite both."""

    a: Point
    b: Point
    weight: int
    thick: float


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything on the map; the origin is in the middle, ``room`` is half the width and half the height.

    ``spacing`` goes from dot to dot; ``circles`` are a few numbers of documents with the radius of their circle.
    """

    room: Point
    discs: tuple[Disc, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    spacing: float
    circles: tuple[tuple[int, float], ...]
    notes: tuple[str, ...]


def scene(library: Library, evidence: Evidence, room: Point, measure: Measure) -> Scene:
    """The map of a library in a room of half a width and half a height, in points.

    >>> scene(Library(), "all", (150, 150), lambda line, size, bold: len(line) * size / 2).notes
    ('no document cites a work',)
    """
    citing = {work.key: library.citing(work, evidence) for work in sorted(library.works, key=lambda work: work.key)}
    shared = sorted((key for key, by in citing.items() if len(by) > 1), key=lambda key: (-len(citing[key]), key))
    alone = Counter(by[0] for by in citing.values() if len(by) == 1)
    discs, spacing = _discs(coupling_graph(library, evidence=evidence), alone, room, measure)
    nodes = _nodes(
        {key: [discs[id] for id in citing[key]] for key in shared},
        _labels(library, shared, room),
        list(discs.values()),
        room,
        measure,
    )
    edges = _edges(library, evidence, {key: node for key, node in nodes.items() if node.lines})
    counts = few(sorted({len(citing[key]) for key in shared}))
    return Scene(
        room,
        tuple(discs.values()),
        tuple(nodes.values()),
        edges[-MOST_EDGES:],
        spacing,
        tuple((count, _radius(count, counts[-1])) for count in counts),
        _notes(discs.values(), nodes.values(), len(edges)),
    )


def few(numbers: Sequence[int]) -> list[int]:
    """The first, the middle and the last of some numbers, for a legend.

    >>> few([2, 3, 4, 5, 9]), few([2, 3])
    ([2, 4, 9], [2, 3])
    """
    return sorted({numbers[0], numbers[len(numbers) // 2], numbers[-1]}) if numbers else []


def _labels(library: Library, shared: Sequence[str], room: Point) -> dict[str, str]:
    """Labels of the shared works that have one, told apart among themselves."""
    named = set(shared[: max(1, round(4 * room[0] * room[1] / ROOM_OF_A_NAME))])
    graph = cocitation_graph(replace(library, works=tuple(work for work in library.works if work.key in named)))
    return {key: str(node["label"]) for key, node in graph.nodes(data=True)}


def _edges(library: Library, evidence: Evidence, nodes: Mapping[str, Node]) -> tuple[Edge, ...]:
    """Between works with a name; heavy ones last, so that they lie on top."""
    graph = cocitation_graph(
        replace(library, works=tuple(work for work in library.works if work.key in nodes)), evidence=evidence
    )
    weights = {(a, b): int(data["weight"]) for a, b, data in graph.edges(data=True)}
    heaviest = max(weights.values(), default=1)
    edges = [Edge(nodes[a].at, nodes[b].at, weight, _thick(weight, heaviest)) for (a, b), weight in weights.items()]
    return tuple(sorted(edges, key=lambda edge: edge.weight))


def _thick(weight: int, heaviest: int) -> float:
    """Points: a hair for one document, and in step with the weight from there."""
    return THINNEST + (weight - 1) * min(0.95, 2.1 / max(heaviest - 1, 1))


def _discs(
    coupling: nx.Graph[str], alone: Mapping[str, int], room: Point, measure: Measure
) -> tuple[dict[str, Disc], float]:
    """Document -> its disc, in the order of the ring; and the distance from dot to dot, which shrinks until all find room."""
    weights = {(min(a, b), max(a, b)): int(data["weight"]) for a, b, data in coupling.edges(data=True)}
    order = ring_order(weights, list(coupling))
    spacing = _spacing([alone.get(id, 0) for id in order], room)
    radii = [max(disc_radius(alone.get(id, 0), spacing), 0.8 * spacing) for id in order]
    labels = {id: _lines(f"{_WIDE}  {coupling.nodes[id]['label']}", _line_length(room) + 6) for id in order}
    places = _places(radii, 0.0 if _is_crowded(order) else max(map(len, labels.values()), default=0), room)
    bare = {
        id: Disc("", -1, (), at, r, _dots(at, alone.get(id, 0), spacing), at)
        for id, at, r in zip(order, places, radii, strict=True)
    }
    ranked = sorted(order, key=lambda id: (-coupling.nodes[id]["count"], id))
    named = _named({id: _with_label(bare[id], labels[id], _is_crowded(order), room, measure) for id in ranked}, measure)
    letters = dict(zip((id for id in order if id in named), LETTERS, strict=False))
    return {id: _lettered(named[id], letters[id]) if id in letters else bare[id] for id in order}, spacing


_WIDE = "M"
"""The widest letter stands for one that is not chosen yet."""


def _is_crowded(documents: Sequence[str]) -> bool:
    """Whether the ring has no room for names outside it."""
    return len(documents) > NAMED_DOCUMENTS


def _places(radii: Sequence[float], lines: float, room: Point) -> list[Point]:
    if len(radii) <= 1:
        return [(0.0, 0.0)] * len(radii)
    most = max(radii, default=0)
    return ring(len(radii), (room[0] - most - 2, room[1] - most - lines * FONT * LEADING - 4))


def _dots(at: Point, count: int, spacing: float) -> tuple[Point, ...]:
    return tuple((at[0] + x, at[1] + y) for x, y in (seed(number, spacing) for number in range(count)))


def _named(labelled: Mapping[str, Disc], measure: Measure) -> dict[str, Disc]:
    """The documents that get a name: those that cite most, as long as no name overlaps another."""
    out: dict[str, Disc] = {}
    for id, d in labelled.items():
        label = _disc_boxes(d, measure)[1]
        if len(out) < NAMED_DOCUMENTS and not any(
            label.overlaps(box, 1.0) for other in out.values() for box in _disc_boxes(other, measure)
        ):
            out[id] = d
    return out


def _lettered(d: Disc, letter: str) -> Disc:
    return replace(
        d, letter=letter, colour=LETTERS.index(letter), lines=(letter + d.lines[0][len(_WIDE) :], *d.lines[1:])
    )


def _spacing(counts: Sequence[int], room: Point) -> float:
    """The largest distance at which the discs fit side by side on the ring and are not larger than a sixth of the map."""
    if not counts:
        return _SPACING
    round_it = math.pi * (room[0] + room[1]) * 0.75
    total = sum(2 * disc_radius(max(count, 1), 1.0) for count in counts) * 1.15
    largest = disc_radius(max(*counts, 1), 1.0)
    return min(_SPACING, round_it / total, 0.16 * min(room) / largest if len(counts) > 1 else 0.8 * min(room) / largest)


def _with_label(d: Disc, lines: tuple[str, ...], inside: bool, room: Point, measure: Measure) -> Disc:
    """The disc with its name: above or below it, or, ``inside`` the ring, on the side of the middle."""
    half = max(measure(line, FONT, True) for line in lines) / 2 + 1
    height = len(lines) * FONT * LEADING
    (x, y), beyond = d.at, d.radius + 2
    if inside and abs(x) > 0.5 * room[0]:
        return replace(d, lines=lines, label_at=(x - math.copysign(beyond + half, x), y + height / 2))
    above = y < 0 if inside else y > 0.6 * room[1]
    return replace(
        d,
        lines=lines,
        label_at=(min(max(x, half - room[0]), room[0] - half), y + beyond + height if above else y - beyond),
    )


def _nodes(
    citing: Mapping[str, Sequence[Disc]],
    labels: Mapping[str, str],
    discs: Sequence[Disc],
    room: Point,
    measure: Measure,
) -> dict[str, Node]:
    """All shared works; those with a label take places of their own, and a label that finds none is left out."""
    biggest = max(map(len, citing.values()), default=2)
    homes_of = between([[d.at for d in by] for by in citing.values()], (REACH * room[0], REACH * room[1]))
    drafts = {
        key: _draft(by, at, _lines(labels.get(key, ""), _line_length(room)), _radius(len(by), biggest))
        for (key, by), at in zip(citing.items(), homes_of, strict=True)
    }
    homes = {key: _box(node, measure) for key, node in drafts.items() if node.lines}
    places = placed(list(homes.values()), [box for d in discs for box in _disc_boxes(d, measure)], room)
    named = {key: _settled(drafts[key], place) for key, place in zip(homes, places, strict=True) if place}
    return {key: named.get(key) or replace(node, lines=(), letters="") for key, node in _scattered(drafts).items()}


def _draft(by: Sequence[Disc], at: Point, lines: tuple[str, ...], radius: float) -> Node:
    letters = " ".join(sorted(d.letter for d in by if d.letter))
    shares = tuple(
        sorted(Counter(d.colour for d in by).items(), key=lambda share: (share[0] < 0, share))
    )  # the rest last
    return Node(at, radius, lines, letters, shares, at)


def _settled(node: Node, box: Box) -> Node:
    """The circle at the top of its box, the label under it."""
    at = (box.x, box.y + box.height / 2 - node.radius)
    return replace(node, at=at, label_at=(at[0], at[1] - node.radius))


def _scattered(nodes: Mapping[str, Node]) -> dict[str, Node]:
    """Works that the same documents cite would stand in one point; they get a little disc."""
    alike: Counter[Point] = Counter()
    out = {}
    for key, node in nodes.items():
        x, y = seed(alike[node.at], 2.4)
        alike[node.at] += not node.lines
        out[key] = replace(node, at=(node.at[0] + x, node.at[1] + y))
    return out


def _radius(count: int, biggest: int) -> float:
    """Points; the area of the circle is in step with the number of documents."""
    return min(2.6, 7.5 / math.sqrt(biggest)) * math.sqrt(count)


def _box(node: Node, measure: Measure) -> Box:
    width = max(
        2 * node.radius, *(measure(line, FONT, False) for line in node.lines), measure(node.letters, SMALL, False)
    )
    height = 2 * node.radius + len(node.lines) * FONT * LEADING + (SMALL * LEADING if node.letters else 0)
    return Box(*node.at, width, height)


def _disc_boxes(d: Disc, measure: Measure) -> list[Box]:
    size = 2 * d.radius
    boxes = [Box(*d.at, size, size)]
    if d.lines:
        height = len(d.lines) * FONT * LEADING
        boxes.append(
            Box(d.label_at[0], d.label_at[1] - height / 2, max(measure(line, FONT, True) for line in d.lines), height)
        )
    return boxes


def _line_length(room: Point) -> int:
    return max(SHORTEST, min(LONGEST, round(room[0] / 7.5)))


def _lines(label: str, length: int) -> tuple[str, ...]:
    """A label on two lines at most, without characters that cannot be printed; what is too long is cut in the middle.

    >>> _lines("Bovaird & Loeffler 2012", 16), _lines("A very long name of an institution 2012", 16)
    (('Bovaird &', 'Loeffler 2012'), ('A very long name', '… 2012'))
    """
    printed = one_line(label)
    lines = textwrap.wrap(printed, length, break_on_hyphens=False)
    if len(lines) <= 2:
        return tuple(lines)
    end = printed[-(length - 2) :]  # the year stands there
    return lines[0], f"… {end.partition(' ')[2] or end}"


def _notes(discs: Collection[Disc], nodes: Collection[Node], edges: int) -> tuple[str, ...]:
    """What a reader must know who does not see everything."""
    if not discs:
        return ("no document cites a work",)
    named, known = sum(bool(node.lines) for node in nodes), sum(bool(d.lines) for d in discs)
    notes = ["no work is cited by two documents"] if not nodes else []
    notes += [f"{named} of {len(nodes)} shared works are named"] if named < len(nodes) else []
    notes += [f"the {MOST_EDGES} strongest of {edges} links between them"] if edges > MOST_EDGES else []
    notes += [f"{known} of {len(discs)} documents are named"] if known < len(discs) else []
    return tuple(notes)
