"""Scripts by which shells complete our commands, made from the parsers."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping

from coprodbib.cli.parser import Parser

Parsers = Mapping[str, Parser]


def values(action: argparse.Action) -> list[str]:
    """The words an option or argument may have, where these are known.

    >>> values(Parser().add_argument("--by", choices=["a", "b"]))
    ['a', 'b']
    """
    if "--style" in action.option_strings:
        from coprodbib.csl.catalogue import short_names

        return sorted(short_names())
    return [str(choice) for choice in action.choices or ()]


def bash(parsers: Parsers) -> str:
    """The script for bash: words of the command, of the option before, else files.

    >>> "complete -o default -F _coprodbib coprodbib" in bash({})
    True
    """
    return f"""\
_coprodbib() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} words=
    if [ "$COMP_CWORD" -eq 1 ]; then
        words="{" ".join(parsers)} --help --version"
    else
        case "${{COMP_WORDS[1]}} ${{COMP_WORDS[COMP_CWORD-1]}}" in
{"".join(_bash_values(parsers))}        esac
        if [ -z "$words" ] && [ "${{current:0:1}}" = - ]; then
            case "${{COMP_WORDS[1]}}" in
{"".join(_bash_options(parsers))}            esac
        fi
    fi
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _coprodbib coprodbib
"""


def _bash_values(parsers: Parsers) -> Iterator[str]:
    for name, parser in parsers.items():
        for action in parser.known:
            if words := values(action):
                before = "|".join(f'"{name} {option}"' for option in action.option_strings or (name,))
                yield f'            {before}) words="{" ".join(words)}" ;;\n'


def _bash_options(parsers: Parsers) -> Iterator[str]:
    for name, parser in parsers.items():
        options = [option for action in parser.known for option in action.option_strings]
        yield f'                {name}) words="{" ".join(options)}" ;;\n'


def zsh(parsers: Parsers) -> str:
    """The script for zsh: commands and options with their help.

    >>> zsh({}).splitlines()[0]
    '#compdef coprodbib'
    """
    commands = "".join(f"        {_quoted(f'{name}:{parser.summary}')}\n" for name, parser in parsers.items())
    cases = "".join(_zsh_case(name, parser) for name, parser in parsers.items())
    return f"""\
#compdef coprodbib
_coprodbib() {{
    local -a commands
    commands=(
{commands}    )
    if (( CURRENT == 2 )); then
        _describe command commands
        return
    fi
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
{cases}    esac
}}
if [ "$funcstack[1]" = _coprodbib ]; then
    _coprodbib "$@"
else
    compdef _coprodbib coprodbib
fi
"""


def _zsh_case(name: str, parser: Parser) -> str:
    specs = [spec for action in parser.known for spec in _zsh_specs(action)]
    lines = " \\\n".join(f"                {_quoted(spec)}" for spec in specs)
    return f"        {name})\n            _arguments \\\n{lines}\n            ;;\n"


def _zsh_specs(action: argparse.Action) -> Iterator[str]:
    """One specification for each spelling of an option, or one for an argument."""
    words = values(action)
    takes = f":value:({' '.join(words)})" if words else ":value:_files"
    if not action.option_strings:
        yield f"*{takes}" if action.nargs == "+" else takes
    for option in action.option_strings:
        yield f"*{option}[{_escaped(action.help or '')}]{'' if action.nargs == 0 else takes}"


def _escaped(text: str) -> str:
    """What ends or divides a specification of zsh, made plain."""
    return "".join(f"\\{c}" if c in "[]:\\" else c for c in text.replace("%%", "%"))


def fish(parsers: Parsers) -> str:
    """The script for fish: commands and options with their help.

    >>> fish({})
    ''
    """
    lines = [line for name, parser in parsers.items() for line in _fish_lines(name, parser)]
    return "".join(f"complete -c coprodbib {line}\n" for line in lines)


def _fish_lines(name: str, parser: Parser) -> Iterator[str]:
    yield f"-n __fish_use_subcommand -f -a {name} -d {_quoted(parser.summary)}"
    for action in parser.known:
        words = values(action)
        given = f" -x -a {_quoted(' '.join(words))}" if words else "" if action.nargs == 0 else " -r"
        if action.option_strings:
            names = " ".join(f"-{'l' if o.startswith('--') else 's'} {o.lstrip('-')}" for o in action.option_strings)
            yield f"-n '__fish_seen_subcommand_from {name}' {names}{given} -d {_quoted(action.help or '')}"
        elif words:
            yield f"-n '__fish_seen_subcommand_from {name}' -f -a {_quoted(' '.join(words))}"


def _quoted(text: str) -> str:
    """Text as one word of a shell."""
    return "'" + text.replace("%%", "%").replace("'", "'\\''") + "'"


SCRIPTS: Mapping[str, Callable[[Parsers], str]] = {"bash": bash, "zsh": zsh, "fish": fish}
"""What makes the script of each shell."""
