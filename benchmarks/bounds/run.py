"""What text made to be slow costs, through every door; the table goes to standard output as it grows.

    python benchmarks/bounds/run.py                        # 20 MB of each shape; an hour
    python benchmarks/bounds/run.py --megabytes 1 --shapes nested quotes --doors build

Each measurement runs in a process of its own and is ended at ``--limit`` CPU seconds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from measuring import measure
from shapes import SHAPES, many_lines, one_line

_BUILD = "import sys, coprodbib as cb; l = cb.build(sys.argv[1]); print(len(l.references), 'references,', len(l.citations), 'citations')"
_PARSE = "import sys, coprodbib as cb; r = cb.parse(open(sys.argv[1], encoding='utf-8').read().splitlines()); print(len(r), 'references')"
DOORS = {
    "build": [sys.executable, "-c", _BUILD],
    "parse": [sys.executable, "-c", _PARSE],
    "coprodbib build": [sys.executable, "-m", "coprodbib", "build"],
    "coprodbib parse": [sys.executable, "-m", "coprodbib", "parse", "--format", "jsonl", "-o", "OUT.jsonl"],
}
LAYOUTS: dict[str, Callable[[str, int], str]] = {"one line": one_line, "lines": many_lines}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, nargs="+", default=[20])
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--layouts", nargs="+", choices=LAYOUTS, default=list(LAYOUTS))
    parser.add_argument("--doors", nargs="+", choices=DOORS, default=list(DOORS))
    parser.add_argument("--limit", type=int, default=300, help="CPU seconds")
    options = parser.parse_args()
    print("| shape | layout | door | MB | CPU seconds | memory, MB | outcome |\n|---|---|---|---:|---:|---:|---|")
    with tempfile.TemporaryDirectory() as folder:
        for shape in options.shapes:
            for layout in options.layouts:
                for size in options.megabytes:
                    text = LAYOUTS[layout](shape, int(size * 1_000_000))
                    file = Path(folder) / "text.txt"
                    file.write_text(text, encoding="utf-8")
                    for door in options.doors:
                        command = [word.replace("OUT", f"{folder}/out") for word in DOORS[door]]
                        cost = measure([*command, str(file)], options.limit)
                        outcome = cost.outcome.replace(folder, "").replace("|", " ")
                        print(f"| {shape} | {layout} | {door} | {size:g} | {cost.seconds} | {cost.megabytes} | {outcome} |", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
