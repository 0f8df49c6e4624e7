"""Long lists through ``cb.parse`` and ``cb.build``: bad references, and real ones with words, years and digits changed at random.

    python benchmarks/bounds/lists.py --data ../shared/data/parsing

What is measured is the growth of time with the length of the list, and memory.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from pathlib import Path

from measuring import measure
from run import DOORS
from shapes import bad_references, listed

ROUNDS = ("bad", 20_000, "parse"), ("bad", 20_000, "build"), ("changed", 10_000, "parse"), ("changed", 30_000, "parse"), ("changed", 100_000, "parse"), ("changed", 10_000, "build"), ("changed", 30_000, "build"), ("changed", 100_000, "build"), ("changed", 100_000, "coprodbib parse")  # fmt: skip


def changed(raws: list[str], count: int) -> list[str]:
    """So many references, the given ones over and over, in each a word and half its digits changed."""
    r = random.Random(7)
    return [_changed(raws[k % len(raws)], r) for k in range(count)]


def _changed(raw: str, r: random.Random) -> str:
    raw = re.sub(r"\d", lambda m: r.choice("0123456789") if r.random() < 0.5 else m[0], raw)
    words = raw.split()
    at = r.randrange(len(words))
    words[at] = words[at].capitalize() if r.random() < 0.5 else "".join(r.sample(words[at], len(words[at])))
    return " ".join(words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/parsing"))
    parser.add_argument("--rounds", type=int, nargs="+", default=range(len(ROUNDS)), help="which rows (default: all)")
    parser.add_argument("--limit", type=int, default=600, help="CPU seconds")
    options = parser.parse_args()
    corpus = (options.data / "anystyle-core.jsonl").read_text(encoding="utf-8").splitlines()
    raws = [json.loads(line)["raw"] for line in corpus]
    print("| list | references | door | CPU seconds | memory, MB | outcome |\n|---|---:|---|---:|---:|---|")
    with tempfile.TemporaryDirectory() as folder:
        for kind, count, door in (ROUNDS[k] for k in options.rounds):
            lines = bad_references(count) if kind == "bad" else changed(raws, count)
            file = Path(folder) / "list.txt"
            file.write_text(listed(lines) if "build" in door else "\n".join(lines), encoding="utf-8")
            command = [word.replace("OUT", f"{folder}/out") for word in DOORS[door]]
            cost = measure([*command, str(file)], options.limit)
            outcome = cost.outcome.replace(folder, "").replace("|", " ")
            print(f"| {kind} | {count} | {door} | {cost.seconds} | {cost.megabytes} | {outcome} |", flush=True)


if __name__ == "__main__":
    main()
