"""The co-citation map as a picture, with matplotlib (the extra "plots").

In the middle stand the works that two or more documents cite, named, the larger the more documents cite them, joined where
they are cited together. Round them each document has a disc with a dot for every work that it alone cites. A document is
known by its letter, its place and its colour, so that the map can be read without colour. ``scene`` decides what is on the
map, ``layout`` where it stands; only this module draws.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coprodbib.errors import CoprodbibError, FormatError, MissingExtraError
from coprodbib.files import write_bytes
from coprodbib.library import Evidence, Library
from coprodbib.plotting.legend import Sign, legend_rows
from coprodbib.plotting.scene import FONT, LEADING, SMALL, THINNEST, Disc, Edge, Measure, Node, Scene, scene

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SUFFIXES = (".pdf", ".png", ".svg")
_MISSING = "the map needs matplotlib; install it with: pip install 'coprodbib[plots]'"
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5195", "#8c6d31")
"""Told apart by colour-blind eyes: the palette of M. Okabe and K. Ito (2008), https://jfly.uni-koeln.de/color/, and two more."""

INK, GREY, MIDDLE, PALE = "#1a1a1a", "#6b6b6b", "#9a9a9a", "#cfcfcf"
ROW = 11.0
"""Points that a row of the legend is high."""

_OPTIONS = {"text.usetex": False, "svg.hashsalt": "coprodbib", "font.family": "DejaVu Sans", "path.simplify": False}
"""A fixed salt and the font that comes with matplotlib: the same bytes on every machine."""


def draw_cocitation(library: Library, path: str | Path, *, evidence: Evidence = "all", width: float = 5.2) -> Path:
    """Draw the co-citation map of a library to a .svg, .png or .pdf, and return its path.

    ``width`` is in inches; 5.2 is about the text width of a page of one column, 3.5 the column of a page of two. The same
    library gives the same bytes with the same version of matplotlib. Raises FormatError for another suffix, CoprodbibError for
    another evidence or width, MissingExtraError where matplotlib is not installed, WriteError when the file cannot be written.

    >>> import tempfile
    >>> draw_cocitation(Library(), Path(tempfile.mkdtemp()) / "map.svg").name
    'map.svg'
    """
    file = drawable(path)
    if not 2 <= width <= 40:
        raise CoprodbibError(f"width={width!r} is not between 2 and 40 inches")
    with _matplotlib():
        half = width * 36
        measure = _measure()
        figure = _figure(scene(library, evidence, (half, half * 0.6 + 40), measure), width, measure)
        return write_bytes(file, _rendered(figure, file.suffix.lower()[1:]))


def drawable(path: str | Path) -> Path:
    """The path of a map to be drawn; FormatError where its suffix is none of a drawing, MissingExtraError without matplotlib.

    >>> drawable("map.doc")
    Traceback (most recent call last):
    coprodbib.errors.FormatError: map.doc: cannot draw '.doc'; I can draw .pdf, .png, .svg
    """
    file = Path(path)
    if file.suffix.lower() not in SUFFIXES:
        kind = file.suffix or "a file without a suffix"
        raise FormatError(f"{file}: cannot draw {kind!r}; I can draw {', '.join(SUFFIXES)}")
    if find_spec("matplotlib") is None:
        raise MissingExtraError(_MISSING)
    return file


@contextmanager
def _matplotlib() -> Iterator[None]:
    """matplotlib with our options, whatever the user's own are; nothing of it stays behind."""
    try:
        import matplotlib.style
    except ImportError as error:
        raise MissingExtraError(_MISSING) from error
    with matplotlib.style.context(["default", _OPTIONS]), warnings.catch_warnings():
        warnings.filterwarnings(
            "ignore", message="Glyph .* missing from font"
        )  # the font lacks a script: boxes, no fault
        yield


def _measure() -> Measure:
    """A function for the width of a line of text; the outlines of the font are the same on every machine."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    fonts = {bold: FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal") for bold in (False, True)}

    @cache
    def width(line: str, size: float, bold: bool) -> float:
        units, _, _ = text_to_path.get_text_width_height_descent(line, fonts[bold], ismath=False)
        return float(units) * size / fonts[bold].get_size_in_points()

    return width


def _figure(drawn: Scene, width: float, measure: Measure) -> Figure:
    from matplotlib.figure import Figure

    half, up = drawn.room
    rows = legend_rows(drawn, measure)
    heights = [max(ROW, *(sign.width + 3 for sign in row if sign.kind == "circle"), 0) for row in rows]
    foot = sum(heights) + 2
    figure = Figure(figsize=(width, (2 * up + foot) / 72), dpi=72)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(-half, half), ylim=(-up - foot, up), aspect="equal")
    axes.axis("off")
    _draw_edges(axes, drawn.edges)
    for d in drawn.discs:
        _draw_disc(axes, d, drawn.spacing)
    unnamed = [node.at for node in drawn.nodes if not node.lines]
    axes.scatter([x for x, _ in unnamed], [y for _, y in unnamed], s=1.6, color=GREY, linewidths=0, zorder=0)
    for node in drawn.nodes:
        if node.lines:
            _draw_node(axes, node)
    for at, row in enumerate(rows):
        _draw_row(axes, row, (3 - half, -up - sum(heights[:at]) - heights[at] / 2))
    return figure


def _draw_edges(axes: Axes, edges: Sequence[Edge]) -> None:
    for edge in edges:
        (x1, y1), (x2, y2) = edge.a, edge.b
        axes.plot(
            [x1, x2], [y1, y2], color=_edge_colour(edge.thick), linewidth=edge.thick, zorder=1, solid_capstyle="round"
        )


def _edge_colour(thick: float) -> str:
    return PALE if thick <= THINNEST else MIDDLE


def _draw_disc(axes: Axes, d: Disc, spacing: float) -> None:
    from matplotlib.patches import Circle

    colour = _colour(d.colour)
    axes.add_patch(Circle(d.at, d.radius, facecolor=colour, alpha=0.13, edgecolor="none", zorder=2))
    if d.dots:
        axes.scatter(
            [x for x, _ in d.dots], [y for _, y in d.dots], s=(0.5 * spacing) ** 2, color=colour, linewidths=0, zorder=3
        )
    for at, line in enumerate(d.lines):
        _text(axes, (d.label_at[0], d.label_at[1] - at * FONT * LEADING), line, FONT, weight="bold")


def _colour(number: int) -> str:
    return COLOURS[number % len(COLOURS)] if number >= 0 else GREY


def _draw_node(axes: Axes, node: Node) -> None:
    from matplotlib.patches import Wedge

    turn, begun = 360 / sum(count for _, count in node.shares), 0
    for colour, count in node.shares:
        angles = (90 - (begun + count) * turn, 90 - begun * turn)
        axes.add_patch(
            Wedge(node.at, node.radius, *angles, facecolor=_colour(colour), edgecolor="white", linewidth=0.4, zorder=5)
        )
        begun += count
    x, y = node.label_at
    for at, line in enumerate(node.lines):
        _text(axes, (x, y - at * FONT * LEADING), line, FONT)
    _text(axes, (x, y - len(node.lines) * FONT * LEADING), node.letters, SMALL, color=GREY)


def _draw_row(axes: Axes, row: Sequence[Sign], at: tuple[float, float]) -> None:
    from matplotlib.patches import Circle

    x, y = at
    for sign in row:
        if sign.kind == "line":
            axes.plot(
                [x, x + sign.width],
                [y, y],
                color=_edge_colour(sign.thick),
                linewidth=sign.thick,
                solid_capstyle="round",
            )
        elif sign.kind:
            axes.add_patch(Circle((x + sign.width / 2, y), sign.width / 2, facecolor=GREY, edgecolor="none"))
        axes.text(
            x + sign.width + 2, y, sign.text, size=SMALL, color=INK, ha="left", va="center_baseline", parse_math=False
        )
        x += sign.advance


def _text(
    axes: Axes, at: tuple[float, float], text: str, size: float, *, color: str = INK, weight: str = "normal"
) -> None:
    """A line of text, its top middle at a point; "$" is a dollar, never mathematics."""
    from matplotlib.patheffects import withStroke

    axes.text(
        *at,
        text,
        size=size,
        color=color,
        weight=weight,
        ha="center",
        va="top",
        zorder=6,
        parse_math=False,
        path_effects=[withStroke(linewidth=1.4, foreground="white")],
    )


def _rendered(figure: Figure, kind: str) -> bytes:
    out = io.BytesIO()
    nothing: dict[str, Any] = {"svg": {"Date": None}, "pdf": {"CreationDate": None}, "png": {"Software": None}}
    figure.savefig(out, format=kind, dpi=400 if kind == "png" else 72, metadata=nothing[kind])
    return out.getvalue()
