"""train: corrections -> a model that knows them."""

from __future__ import annotations

import argparse
from pathlib import Path

from coprodbib.cli.common import Commands, command

HELP = """\
Trains the model that parses references again, with corrections of yours. A correction is a line of what
"coprodbib parse --format jsonl" prints, put right: {"raw": the entry, "csl": its record}.

examples:
  coprodbib train --add corrections.jsonl --data data --out model
  coprodbib train --add corrections.jsonl --data data --out model --quick    a toy model, to see that all works
"""


def run(options: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    from coprodbib.training.__main__ import main as train

    added = [word for file in options.add for word in ("--add", str(file))]
    quick = ["--quick"] if options.quick else []
    return train(["--data", str(options.data), "--out", str(options.out), *added, *quick])


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(commands, "train", "your corrections -> a model that knows them", HELP, paths=False)
    parser.add_argument(
        "--add", type=Path, action="append", required=True, metavar="FILE", help="corrections (.jsonl); may be repeated"
    )
    parser.add_argument(
        "--data", type=Path, required=True, metavar="FOLDER", help="the labelled references to start from"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="write the model here")
    parser.add_argument("--quick", action="store_true", help="a toy model, to see that all works")
    parser.set_defaults(run=run)
