"""CPU seconds of the two things users wait for, against their bars; the table goes to benchmarks/results.md.

    python benchmarks/run.py

Each run is a fresh interpreter, and its own CPU time is taken (not wall time: the machine may be shared). The
interpreter's start is not counted.
"""

from __future__ import annotations

import datetime
import os
import platform
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 9
MEASURE = "import time; start = time.process_time(); {}; print(time.process_time() - start)"
CASES = (
    ("`import coprodbib`", "import coprodbib", 0.1),
    ("read, link and collect five documents", "import coprodbib; coprodbib.build('bib/sources')", 1.5),
    (
        "the main job: the same, written and rendered",
        "import sys, io, tempfile; sys.stdout, out = io.StringIO(), sys.stdout; from coprodbib.cli import main; "
        "code = main(['build', 'bib/sources', '-o', tempfile.mkdtemp()]); sys.stdout = out; assert code == 0",
        None,
    ),
)


def cpu_seconds(statement: str) -> float:
    """The CPU time of ``statement`` in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE.format(statement)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def row(name: str, statement: str, bar: float | None) -> str:
    """One line of the table; the first run fills caches and is left out."""
    seconds = sorted([cpu_seconds(statement) for _ in range(RUNS + 1)][1:])
    median = statistics.median(seconds)
    verdict = "" if bar is None else f"{bar:.1f} | {'yes' if median < bar else '**no**'}"
    return f"| {name} | {median:.3f} | {seconds[0]:.3f}–{seconds[-1]:.3f} | {verdict or '– | –'} |"


def machine() -> str:
    """The size of the machine, in words."""
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {gigabytes:.0f} GiB of memory, {platform.system()}, Python {platform.python_version()}"


def main() -> None:
    """Measure, print, write."""
    lines = [
        "# Benchmarks",
        "",
        f"Made by `python benchmarks/run.py` on {datetime.date.today()}: {machine()}.",
        f"CPU seconds, median and range of {RUNS} runs, each in a fresh interpreter.",
        "",
        "| what | median | range | bar | held |",
        "|---|---:|---:|---:|---|",
        *(row(*case) for case in CASES),
    ]
    (ROOT / "benchmarks" / "results.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
