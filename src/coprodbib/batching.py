"""Lists of references of any length -> References: read in batches, in one process or several, with the same result.

A list explains its entries, but a few hundred of them tell all there is to tell; what is longer is read in batches of about
``BATCH`` neighbours. The batches depend on the list alone, so that the number of processes changes nothing.
"""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise

from coprodbib.errors import CoprodbibError
from coprodbib.model import Reference
from coprodbib.parsing import LONGEST_LIST
from coprodbib.pipeline import parse

BATCH = LONGEST_LIST
"""Entries of a batch: those that are read together anyway; few enough to share out among processes."""

_REPEATS = re.compile(r"\s*(?:[\[(]?\d{1,5}[\])]?[.:]?\s{1,3})?(?:[—―⸺⸻]|[-–_]{2,}|[-–]\s?[.,])")
"""How an entry begins that has its authors from the one before."""


def parse_in_batches(
    strings: Sequence[str], *, jobs: int = 1, progress: Callable[[int], None] = lambda done: None
) -> list[Reference]:
    """Printed references -> References, one per string, in order, numbered through; up to ``BATCH`` strings are one list.

    ``jobs`` is the number of processes; ``progress`` is told how many are done, after each batch. Raises CoprodbibError when
    ``jobs`` is less than one or a process ends early.

    >>> [reference.number for reference in parse_in_batches(["Doe, J. 2000. Care. London: Sage.", "———. 2001. More. London: Sage."])]
    [1, 2]
    """
    if jobs < 1:
        raise CoprodbibError(f"jobs={jobs} is no number of processes; use 1 or more")
    out: list[Reference] = []
    with _mapped(jobs, batches(strings)) as read:
        for references in read:
            out += [
                replace(reference, id=str(number), number=number)
                for number, reference in enumerate(references, start=len(out) + 1)
            ]
            progress(len(out))
    return out


def batches(strings: Sequence[str]) -> list[Sequence[str]]:
    """The list in even parts of up to ``BATCH`` entries; no part begins with a dash that repeats the authors before it.

    A part grows for that up to twice its size.

    >>> [len(batch) for batch in batches(["Doe 2000"] * 501)]
    [250, 251]
    """
    count = max(1, -(-len(strings) // BATCH))
    cuts = [_cut(strings, part * len(strings) // count) for part in range(1, count)]
    edges = sorted({0, *cuts, len(strings)})
    return [strings[start:end] for start, end in pairwise(edges)]


def _cut(strings: Sequence[str], at: int) -> int:
    last = min(len(strings), at + BATCH)
    return next((place for place in range(at, last) if not _REPEATS.match(strings[place])), at)


@contextmanager
def _mapped(jobs: int, parts: Sequence[Sequence[str]]) -> Iterator[Iterator[list[Reference]]]:
    """The parts read, in order, by as many processes as there is work for."""
    if min(jobs, len(parts)) < 2:
        yield map(parse, parts)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # "spawn" is the one way to start a process that all platforms have
    with ProcessPoolExecutor(min(jobs, len(parts)), mp_context=get_context("spawn")) as pool:
        try:
            with _deaf():
                read: Iterator[list[Reference]] = pool.map(parse, parts)  # which starts the processes
            yield read
        except BrokenProcessPool as error:
            raise CoprodbibError("a process ended early, perhaps for lack of memory; use fewer jobs") from error
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes started here do not hear Ctrl-C, which ends them through us, without a word of their own."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals belong to the main thread
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
