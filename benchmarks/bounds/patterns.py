"""Every compiled pattern of the package, timed on repeated characters: those whose time grows faster than the text.

    python benchmarks/bounds/patterns.py             # lists the patterns that grow, with text and ratio
    python benchmarks/bounds/patterns.py --rooms parsing names --length 10000

A search through twice as many characters should take twice as long; ``GROWS`` times and more than ``WORTH`` seconds is reported, and so is
what takes more than ``PATIENCE`` seconds. A pattern that its module asks for a match at one place only ("NAME.match(") is timed so.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from typing import Any

import coprodbib

GROWS, WORTH, PATIENCE = 3.0, 0.02, 1.0
BASES = (
    "a", "A", "1", " ", ".", ",", "(", "[", ")", "-", "–", "—", "'", "“", '"', "’", "/", ":", "&", "\n", "\t", "\u00a0", "¹", "{", "\\", "<", "_", "*", "|",
    "a ", "A ", "A. ", "a.", "a, ", "A, ", "Aa ", "Aa, ", "Aa-", "A.-", "1 ", "1, ", "1-", "1. ", "1.", "( ", "[1", "[1, ", "(1", "a' ", "O'A", "12 ", "2000 ", "2000a, ", "a\n", "A\n", "\n ", " \n", ". ",
    "et al., ", "and ", "& ", "van ", "de la ", "Smith, J., ", "Smith J, ", "Smith 2000; ", "(Smith 2000) ", "pp. ", "vol. ", "in ", "In ", "ed. ", "Ed. ", "http://", "http://a", "10.1000/", "www.a", "doi:",
    "ibid. ", "op. cit. ", "‘a’ ", "“a” ", "Mar ", "1999-", "https://a.b/c", "{a}", "\\a{", "[[", "((", "a) ", "a (", "\u00ad", "é", "é ", "。", "中", "中，",
)  # fmt: skip


def patterns() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Name, pattern, and whether it is searched for, for every one that a module of the package holds, in tuples, lists and dicts too; each once."""
    seen: set[tuple[str, int]] = set()
    for module in pkgutil.walk_packages(coprodbib.__path__, "coprodbib."):
        if module.name.endswith("__main__"):
            continue
        here = importlib.import_module(module.name)
        source = inspect.getsource(here)
        for name, value in vars(here).items():
            asked = set(re.findall(rf"\b{re.escape(name)}\b(?:\.(\w+))?", source.partition(f"\n{name} = ")[2])) - {""}
            for pattern in held(value):
                if isinstance(pattern.pattern, str) and (pattern.pattern, pattern.flags) not in seen:
                    seen.add((pattern.pattern, pattern.flags))
                    yield f"{module.name}.{name}", pattern, not asked or not asked <= {"match", "fullmatch"}


def held(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict) and depth < 3:
        yield from held([*value.keys(), *value.values()], depth + 1)
    elif isinstance(value, list | tuple | set | frozenset) and depth < 3:
        for item in value:
            yield from held(item, depth + 1)


def seconds(pattern: re.Pattern[str], text: str, searched: bool) -> float:
    """Of one match, or of one search through all of a text; infinity where patience ends."""

    def ended(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGVTALRM, ended)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    begun = time.process_time()
    try:
        if not searched:
            pattern.match(text)
        for _ in pattern.finditer(text) if searched else ():
            pass
    except TimeoutError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - begun


def worst(pattern: re.Pattern[str], length: int, searched: bool) -> tuple[float, float, str] | None:
    """Seconds for a text of twice the length, ratio to one of the length, and what is repeated."""
    out = []
    for base in BASES:
        for tail in ("", "\n!x"):
            text = base * (length // len(base))
            half = seconds(pattern, text + tail, searched)
            whole = seconds(pattern, text * 2 + tail, searched) if half < PATIENCE else half
            if whole > WORTH and (half == float("inf") or whole / max(half, 1e-6) > GROWS):
                out.append((whole, whole / half if half < PATIENCE else float("inf"), base + " … " + tail))
            if half == float("inf"):
                return max(out)
    return max(out, default=None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--length", type=int, default=5_000, help="characters of the shorter text")
    parser.add_argument("--rooms", nargs="+", default=[], help="only patterns of these (default: all)")
    options = parser.parse_args()
    count = 0
    print("| pattern | repeated | seconds | ratio |\n|---|---|---:|---:|")
    for name, pattern, searched in patterns():
        if options.rooms and name.split(".")[1] not in options.rooms:
            continue
        count += 1
        if found := worst(pattern, options.length, searched):
            print(f"| {name} | {found[2]!r} | {found[0]:.2f} | {found[1]:.1f} |", flush=True)
    print(f"\n{count} patterns")


if __name__ == "__main__":
    main()
