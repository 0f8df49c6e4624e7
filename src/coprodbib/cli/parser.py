"""An argument parser that remembers its options, for shell completion and for near matches."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from coprodbib.errors import near_matches


class Parser(argparse.ArgumentParser):
    """As argparse's; ``known`` are the options and arguments added to it, in order, ``summary`` what it is for, in a line.

    >>> parser = Parser(prog="p", add_help=False)
    >>> _ = parser.add_argument("--style")
    >>> [action.option_strings for action in parser.known]
    [['--style']]
    """

    def __init__(self, **options: Any) -> None:
        self.known: list[argparse.Action] = []
        self.summary = ""
        super().__init__(**options)

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:
        """Add an option or argument, and remember it; "" is no path, which would be the working directory."""
        if options.get("type") is Path:
            options["type"] = _path
        action = super().add_argument(*names, **options)
        self.known.append(action)
        return action

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End, once the help is written: an error of standard output is met here, not when the interpreter ends."""
        sys.stdout.flush()
        super().exit(status, message)

    def refuse_unknown(self, words: Iterable[str]) -> None:
        """End with exit code 2 if there are words that no option takes."""
        for word in words:
            options = [name for action in self.known for name in action.option_strings]
            self.error(f"unknown option or argument {word}{near_matches(word.partition('=')[0], options)}")


def _path(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("'' is no path")
    return Path(text)
