"""The co-citation map: everything is on it once, no names overlap, and the file is the same every time."""

from __future__ import annotations

import builtins
import math
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import coprodbib as cb
from conftest import Run

matplotlib = pytest.importorskip("matplotlib", reason="the map needs the extra: plots")

from coprodbib.plotting import _matplotlib, _measure, draw_cocitation  # noqa: E402
from coprodbib.plotting.layout import Box, placed, ring_order  # noqa: E402
from coprodbib.plotting.legend import legend_rows  # noqa: E402
from coprodbib.plotting.scene import FONT, LEADING, MOST_EDGES, SMALL, Disc, Node, Scene, scene  # noqa: E402


def library(cited: dict[str, list[str]], family: str = "Doe") -> cb.Library:
    """A library from document -> keys; every work by the same family in a year of its own."""
    keys = sorted({key for held in cited.values() for key in held})
    works = [
        cb.Work(
            key,
            {"author": [{"family": family}], "issued": {"date-parts": [[1500 + at]]}, "title": f"Title {key}"},
            cited_by=tuple(sorted(d for d, held in cited.items() if key in held)),
        )
        for at, key in enumerate(keys)
    ]
    return cb.Library(tuple(cb.Document(d, "", "") for d in sorted(cited)), works=tuple(works))


FIVE = library(
    {
        "one": ["a", "b", "c", "x1", "x2", "x3"],
        "two": ["a", "b", "y1"],
        "three": ["a", "c", "d"],
        "four": ["a", "b", "d", "z1", "z2"],
        "five": ["a"],
    }
)


def drawn(given_library: cb.Library, half: float = 187.0, evidence: Any = "all") -> Scene:
    with _matplotlib():
        return scene(given_library, evidence, (half, half * 0.6 + 40), _measure())


def label_box(thing: Disc | Node) -> Box:
    measure, bold = _measure(), isinstance(thing, Disc)
    width = max(measure(line, FONT, bold) for line in thing.lines)
    height = len(thing.lines) * FONT * LEADING
    if isinstance(thing, Node) and thing.letters:
        width, height = max(width, measure(thing.letters, SMALL, False)), height + SMALL * LEADING
    return Box(thing.label_at[0], thing.label_at[1] - height / 2, width, height)


def test_every_shared_work_is_a_named_circle_and_every_other_a_dot() -> None:
    map_ = drawn(FIVE)
    assert sorted((" ".join(node.lines), sum(count for _, count in node.shares)) for node in map_.nodes) == [
        ("Doe 1500", 5),
        ("Doe 1501", 3),
        ("Doe 1502", 2),
        ("Doe 1503", 2),
    ]
    assert {d.lines[0][2:]: len(d.dots) for d in map_.discs} == {"one": 3, "two": 1, "three": 0, "four": 2, "five": 0}
    assert sorted(d.letter for d in map_.discs) == list("ABCDE")
    assert map_.notes == ()


def test_a_circle_names_the_documents_that_cite_it() -> None:
    map_ = drawn(FIVE)
    letters = {d.lines[0][2:]: d.letter for d in map_.discs}
    by_label = {node.lines[0]: node.letters for node in map_.nodes}
    assert by_label["Doe 1503"] == " ".join(sorted((letters["three"], letters["four"])))
    assert by_label["Doe 1500"] == "A B C D E"


def test_lines_join_what_is_cited_together() -> None:
    map_ = drawn(FIVE)
    at = {node.at: node.lines[0] for node in map_.nodes}
    # by hand: a and b in one, two, four; a and c in one, three; a and d in three, four; b and c in one; b and d in four; c and d in three
    assert {frozenset((at[e.a], at[e.b])): e.weight for e in map_.edges} == {
        frozenset(("Doe 1500", "Doe 1501")): 3,
        frozenset(("Doe 1500", "Doe 1502")): 2,
        frozenset(("Doe 1500", "Doe 1503")): 2,
        frozenset(("Doe 1501", "Doe 1502")): 1,
        frozenset(("Doe 1501", "Doe 1503")): 1,
        frozenset(("Doe 1502", "Doe 1503")): 1,
    }
    assert all(a.thick < b.thick for a, b in combinations(map_.edges, 2) if a.weight < b.weight)


def test_evidence_decides_what_is_on_the_map() -> None:
    map_ = drawn(FIVE, evidence="lists")  # FIVE has no lists
    assert (map_.discs, map_.nodes, map_.notes) == ((), (), ("no document cites a work",))


cited = st.dictionaries(
    st.sampled_from([f"document {n}" for n in range(16)]),
    st.lists(st.integers(0, 40).map(lambda n: f"w{n:02}"), unique=True, max_size=30),
    min_size=1,
    max_size=16,
)
families = st.sampled_from(
    ["Doe", "Wolfeschlegelsteinhausenbergerdorff", "World Health Organization and Many Others", "李", "$x_1$"]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cited, families, st.sampled_from([72.0, 126.0, 187.0, 400.0]))
def test_nothing_overlaps_and_nothing_leaves_the_picture(held: dict[str, list[str]], family: str, half: float) -> None:
    map_ = drawn(library(held, family), half)
    with _matplotlib():
        labels = [label_box(thing) for thing in (*map_.discs, *map_.nodes) if thing.lines]
    circles = [Box(*node.at, 2 * node.radius, 2 * node.radius) for node in map_.nodes if node.lines]
    for a, b in combinations(labels, 2):
        assert not a.overlaps(b, -0.01)
    for a, b in combinations(circles, 2):
        assert not a.overlaps(b, -0.01)
    works = labels[sum(bool(d.lines) for d in map_.discs) :]
    for label in works:
        for d in map_.discs:
            assert not label.overlaps(Box(*d.at, 2 * d.radius, 2 * d.radius), -0.01)
    room = (map_.room[0] + 0.01, map_.room[1] + 0.01)
    assert all(Box(*at, 0, 0).is_within(room) for d in map_.discs for at in (d.at, *d.dots))
    assert all(Box(*node.at, 0, 0).is_within(room) for node in map_.nodes)
    assert all(label.is_within(room) for label in works)
    counts = Counter(key for keys in held.values() for key in keys)
    assert len(map_.nodes) == sum(count > 1 for count in counts.values())
    assert sum(len(d.dots) for d in map_.discs) == sum(count == 1 for count in counts.values())
    assert all(math.dist(d.at, dot) <= d.radius + 0.01 for d in map_.discs for dot in d.dots)


def test_what_is_left_out_is_said() -> None:
    many = library({f"d{n:02}": [f"w{k:03}" for k in range(n, n + 90)] for n in range(30)})
    map_ = drawn(many)
    named = sum(bool(node.lines) for node in map_.nodes)
    assert 10 <= named < len(map_.nodes) == 117  # w001 to w117 have two documents or more
    assert len(map_.edges) == MOST_EDGES
    assert map_.notes[0] == f"{named} of 117 shared works are named"
    assert "strongest of" in map_.notes[1]
    known = sum(bool(d.lines) for d in map_.discs)
    assert map_.notes[2] == f"{known} of 30 documents are named"


@pytest.mark.parametrize(
    ("held", "notes"),
    [
        ({}, ("no document cites a work",)),
        ({"one": ["a"]}, ("no work is cited by two documents",)),
        ({"one": ["a", "b"], "two": ["c"]}, ("no work is cited by two documents",)),
        ({"one": ["a"], "two": ["a"]}, ()),
    ],
)
def test_small_libraries(held: dict[str, list[str]], notes: tuple[str, ...], tmp_path: Path) -> None:
    assert drawn(library(held)).notes == notes
    assert draw_cocitation(library(held), tmp_path / "map.svg").stat().st_size > 0


def test_a_long_label_keeps_its_year() -> None:
    map_ = drawn(
        library({"one": ["a"], "two": ["a"]}, "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh of Everywhere")
    )
    assert map_.nodes[0].lines[1].endswith("1500")
    assert all(len(line) <= 24 for line in map_.nodes[0].lines)


def test_the_legend_explains_what_is_there_in_rows_that_fit() -> None:
    for half in (126.0, 187.0):
        map_ = drawn(FIVE, half)
        rows = legend_rows(map_, _measure())
        texts = " ".join(sign.text for row in rows for sign in row)
        assert texts == "2 3 5 documents cite the work 1 2 3 documents cite both a work that one document cites"
        assert all(
            sum(sign.advance for sign in row[:-1]) + row[-1].width + 2 + _measure()(row[-1].text, SMALL, False)
            <= 2 * half
            for row in rows
        )


@pytest.mark.parametrize(("suffix", "start"), [(".svg", b"<?xml"), (".png", b"\x89PNG"), (".PDF", b"%PDF")])
def test_files_are_what_their_suffix_says_and_the_same_every_time(suffix: str, start: bytes, tmp_path: Path) -> None:
    first = draw_cocitation(FIVE, tmp_path / f"a{suffix}").read_bytes()
    assert first.startswith(start)
    assert draw_cocitation(FIVE, str(tmp_path / f"b{suffix}")).read_bytes() == first


def test_neither_hash_seed_nor_order_nor_the_users_own_style_changes_a_byte(tmp_path: Path, run: Run) -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests'); import matplotlib; matplotlib.rcParams.update({'text.usetex': True, 'font.size': 30,"
        " 'savefig.bbox': 'tight', 'svg.fonttype': 'none'}); before = dict(matplotlib.rcParams);"
        "from test_plotting import FIVE; import coprodbib as cb; from coprodbib.plotting import draw_cocitation;"
        "draw_cocitation(cb.Library(FIVE.documents[::-1], works=FIVE.works[::-1]), sys.argv[1]); assert dict(matplotlib.rcParams) == before"
    )
    done = run("-c", code, tmp_path / "other.svg", PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stderr
    here = draw_cocitation(FIVE, tmp_path / "here.svg").read_bytes()
    assert (tmp_path / "other.svg").read_bytes() == here
    assert b"<dc:date>" not in here


def test_text_is_text_and_no_mathematics(tmp_path: Path) -> None:
    text = r"$\frac{1}$ & <script>"  # as mathematics this would be an error
    path = draw_cocitation(library({"one": ["a", "b"], "$\\alpha": ["a"]}, text), tmp_path / "map.svg")
    svg = path.read_text(encoding="utf-8")
    assert "<script>" not in svg.replace("&lt;script&gt;", "")
    assert svg.count("<svg ") == 1


def test_a_script_the_font_lacks_is_no_fault(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    draw_cocitation(library({"one": ["a"], "two": ["a"]}, "李\x07王"), tmp_path / "map.png")
    assert not recwarn.list


@pytest.mark.parametrize("name", ["map.jpg", "map", "map.svgz"])
def test_a_suffix_that_cannot_be_drawn(name: str, tmp_path: Path) -> None:
    with pytest.raises(cb.FormatError, match=r"I can draw \.pdf, \.png, \.svg"):
        draw_cocitation(FIVE, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("width", [0, 1.9, 41, float("nan")])
def test_a_width_nobody_wants(width: float, tmp_path: Path) -> None:
    with pytest.raises(cb.CoprodbibError, match="is not between 2 and 40 inches"):
        draw_cocitation(FIVE, tmp_path / "map.svg", width=width)


def test_an_unknown_evidence(tmp_path: Path) -> None:
    with pytest.raises(cb.CoprodbibError, match="evidence='some' is unknown"):
        draw_cocitation(FIVE, tmp_path / "map.svg", evidence="some")  # type: ignore[arg-type]


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(cb.WriteError, match="cannot be written"):
        draw_cocitation(FIVE, tmp_path / "file" / "map.svg")


def test_without_matplotlib_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(cb.MissingExtraError, match=r"pip install 'coprodbib\[plots\]'"):
        draw_cocitation(FIVE, tmp_path / "map.svg")
    assert list(tmp_path.iterdir()) == []


def test_neighbours_on_the_ring_share_most() -> None:
    # by hand: a-c 5 and b-d 4 can both be neighbours only in the orders a c d b and a c b d; c-d 3 decides for the first
    weights = {("a", "c"): 5, ("b", "d"): 4, ("c", "d"): 3, ("b", "c"): 1}
    assert ring_order(weights, ["a", "b", "c", "d"]) == ["a", "b", "d", "c"]
    chain = {(f"{n:02}", f"{n + 1:02}"): 1 for n in range(0, 19)}
    assert ring_order(chain, [f"{n:02}" for n in range(20)]) == [f"{n:02}" for n in range(20)]


def test_a_box_that_finds_no_place_is_left_out() -> None:
    places = placed([Box(0, 25, 90, 40)] * 3, [], (50, 50))
    assert [place is None for place in places] == [False, False, True]
