"""References parsed per CPU second, and memory; the table goes to standard output.

    python benchmarks/parsing/speed.py --data ../shared/data/parsing

Lists of thirty, one list of all, and 20,000 entries (the same ones repeated); the models are loaded before the clock runs.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from pathlib import Path

import coprodbib as cb

RUNS = 3


def seconds(printed: list[str], size: int) -> float:
    """CPU seconds for lists of a size, the best of some runs."""
    best = float("inf")
    for _ in range(RUNS if len(printed) < 10_000 else 1):
        start = time.process_time()
        for k in range(0, len(printed), size):
            cb.parse(printed[k : k + size])
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/parsing"))
    data = parser.parse_args().data
    cb.parse("Doe, J. 2000. A title. London: Sage.")
    print("| text | list of | references | per CPU second | memory so far, MB |\n|---|---:|---:|---:|---:|")
    for name in ("anystyle-core", "grobid-citation"):
        lines = (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[:3000]
        printed = [json.loads(line)["raw"] for line in lines]
        for size, many in ((30, printed), (len(printed), printed), (20_000, (printed * 20)[:20_000])):
            speed = len(many) / seconds(many, size)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"| {name} | {size} | {len(many)} | {speed:.0f} | {memory} |", flush=True)


if __name__ == "__main__":
    main()
