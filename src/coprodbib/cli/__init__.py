"""The command line: each command parses its arguments, calls public names and prints.

Data goes to standard output, remarks to standard error. Exit codes: 0 done; 1 done, but something wants an eye: a document
could not be read, a reference is flagged; 2 nothing could be done with what was given.

One module per command: ``HELP`` with examples, ``add`` for its options, ``run``; its name is added to ``COMMANDS``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import coprodbib as cb
from coprodbib.cli.common import DONE, FAILED, INTERRUPTED, remark
from coprodbib.cli.parser import Parser
from coprodbib.errors import near_matches

COMMANDS = (
    "build", "bibliography", "cite", "most-cited", "graph", "shared", "show", "check", "review", "link", "parse", "export",
    "train", "completion",
)  # fmt: skip
"""The commands, in the order the help shows them; the module of one has its name."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; ``arguments`` default to those of the process.

    >>> main(["build", "no-such-folder"])
    2
    """
    _forgiving_streams()
    try:
        options = _options(sys.argv[1:] if arguments is None else arguments)
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output ("| head") has seen enough
        _silence()
        return DONE
    except OSError as error:
        return _unwritten(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except cb.CoprodbibError as error:
        remark(f"error: {error}")
        return FAILED
    return code


def _unwritten(error: OSError) -> int:
    """Files have errors of ours, so that one without a file is of standard output: it is full, or closed."""
    if error.filename is not None:
        remark(f"error: {error.filename}: {error.strerror}")
        return FAILED
    _silence()
    remark(f"error: standard output: cannot be written ({error.strerror}); write to a file with -o, or make room")
    return FAILED


def _silence() -> None:
    """What is still to be written to standard output goes nowhere, or the interpreter would complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _forgiving_streams() -> None:
    """Streams that were closed give and take nothing; characters that the terminal lacks are written as escapes."""
    sys.stdin = sys.stdin or os.fdopen(os.open(os.devnull, os.O_RDONLY))
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")  # so that writing is an error
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments taken apart; SystemExit with code 2, and near matches, where they make no sense."""
    command = next((word for word in arguments if not word.startswith("-")), None)
    parser, _ = parsers([command] if command in COMMANDS else COMMANDS)  # a command waits for no other's imports
    if command is not None and command not in COMMANDS:
        parser.error(f"no command {command!r}{near_matches(command, COMMANDS)}; there are {', '.join(COMMANDS)}")
    options, unknown = parser.parse_known_args(arguments)
    options.parser.refuse_unknown(unknown)
    return options


def parsers(names: Sequence[str] = COMMANDS) -> tuple[Parser, dict[str, Parser]]:
    """The parser of commands, and that of each by its name.

    >>> "build" in parsers()[1]
    True
    """
    parser = Parser(prog="coprodbib", description=(cb.__doc__ or "").split("\n")[0])
    parser.add_argument("--version", action="version", version=f"coprodbib {cb.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in names:
        import_module(f"coprodbib.cli.{name.replace('-', '_')}").add(commands)
    return parser, dict(commands.choices)
