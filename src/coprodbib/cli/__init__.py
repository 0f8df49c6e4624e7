"""The command line: each command parses its arguments, calls public names and prints.

Data goes to standard output, remarks to standard error. Exit codes: 0 done; 1 done, but something wants an eye: a document
could not be read, a reference is flagged; 2 nothing could be done with what was given.

One module per command: ``HELP`` with examples, ``add`` for its options, ``run``; a new one is added to ``COMMANDS``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

import coprodbib as cb
from coprodbib.cli import build, most_cited, parse, train
from coprodbib.cli.common import DONE, FAILED, INTERRUPTED, remark

COMMANDS = (build, most_cited, parse, train)
"""The modules of the commands, in the order the help shows them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; ``arguments`` default to those of the process.

    >>> main(["build", "no-such-folder"])
    2
    """
    _forgiving_output()
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output ("| head") has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except cb.CoprodbibError as error:
        remark(f"error: {error}")
        return FAILED
    return code


def _forgiving_output() -> None:
    """Characters that the terminal's encoding lacks are written as escapes, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="coprodbib", description=(cb.__doc__ or "").split("\n")[0])
    parser.add_argument("--version", action="version", version=f"coprodbib {cb.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in COMMANDS:
        module.add(commands)
    return parser
