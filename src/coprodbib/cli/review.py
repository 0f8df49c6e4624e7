"""review: a person decides what is open, one question at a time."""

from __future__ import annotations

import argparse
import sys

import coprodbib as cb
from coprodbib.cli.common import DONE, INCOMPLETE, Commands, command, is_loaded, library_of, remark
from coprodbib.formats.plain import plural
from coprodbib.reviewing import open_questions, review, show

HELP = """\
Asks, one question at a time, about pairs of records that may be one work, entries that were read with doubt, and
citations that may mean several works, and writes each answer to a file of decisions at once. Every command follows
that file (--decisions), and what is decided is not asked again. Without a terminal, or with --list, the open questions
are printed. Exit code 0 when nothing is open any more, 1 when something is.

examples:
  coprodbib review papers --decisions decided.toml    decide; the file is made if there is none
  coprodbib build papers --decisions decided.toml     and build with what is decided
  coprodbib review papers --list                      what is open

answers:
  s, d       the two records are the same work, or different ones
  k          the entry is read rightly: keep it, its doubts are settled
  n          this is no reference
  field=value    set a field, for instance title=A better title, author=Doe, Jane; Roe, Richard, issued=2001-05;
             no value takes the field away
  1, 2, ...  the work that the citation means
  l, q       later; quit (what was answered is kept)
"""


def run(options: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    file = options.decisions
    if file is None and not options.list:
        raise cb.CoprodbibError("review writes what you decide; name a file with --decisions FILE, or add --list")
    if file is not None and not file.exists() and not is_loaded(options.paths):
        options.decisions = None  # it is made with the first decision
    library = library_of(options)
    for issue in library.issues:
        if issue.stage == "decisions" and issue.severity != "note":
            remark(issue.message)
    questions = open_questions(library)
    if options.list or not (sys.stdin.isatty() and sys.stdout.isatty()):
        print("\n\n".join(map(show, questions)), end="\n" if questions else "")
        left = len(questions)
    else:
        left = review(questions, file)
    remark(plural(left, "open question"))
    return INCOMPLETE if left else DONE


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(commands, "review", "decide what is open, one question at a time", HELP)
    parser.add_argument("--list", action="store_true", help="print the open questions, and ask nothing")
    parser.set_defaults(run=run)
