"""completion: a script that lets a shell complete commands, options and styles."""

from __future__ import annotations

import argparse

from coprodbib.cli.common import DONE, Commands, command
from coprodbib.cli.shells import SCRIPTS

HELP = """\
Prints a script that completes commands, options, their values and the short names of styles in your shell.

examples:
  coprodbib completion bash > ~/.local/share/bash-completion/completions/coprodbib
  coprodbib completion zsh > ~/.zfunc/_coprodbib        with fpath+=~/.zfunc before compinit in ~/.zshrc
  coprodbib completion fish > ~/.config/fish/completions/coprodbib.fish
"""


def run(options: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    from coprodbib.cli import parsers

    print(SCRIPTS[options.shell](parsers()[1]), end="")
    return DONE


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(commands, "completion", "a script that completes commands in your shell", HELP, paths=False)
    parser.add_argument("shell", choices=sorted(SCRIPTS), help="which shell the script is for")
    parser.set_defaults(run=run)
