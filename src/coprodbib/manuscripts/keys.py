"""The keys of citations that a manuscript has already."""

from __future__ import annotations

import re
from collections.abc import Iterable

KEY = r"@(?:\{[^{}\s]{1,200}\}|\w(?:\w|[:.#$%&+?<>~/-](?=\w)){0,200})"
"""Of pandoc's Markdown: https://pandoc.org/MANUAL.html#citation-syntax"""
_MARKDOWN = re.compile(rf"(?<![\w@.\\])-?({KEY})")
_LATEX = re.compile(r"\\[A-Za-z]*[cC]ite[A-Za-z]*\*?(?:\s?\[[^\[\]]{0,500}\]){0,2}\s?\{([^{}]{1,2000})\}")


def made_keys(hidden: Iterable[str], format: str) -> set[str]:
    """Keys cited in pandoc's syntax, or in LaTeX's commands; ``hidden`` is what the view of a manuscript does not show.

    >>> sorted(made_keys(["[@doe2000, p. 4; -@{roe:1}]", "@poe", "`@code`", "[@moe](#x)"], "markdown"))
    ['doe2000', 'poe', 'roe:1']
    >>> made_keys([r"\\citep[see][]{a, b}"], "latex") == {"a", "b"}
    True
    """
    if format == "latex":
        found = (match[1].split(",") for text in hidden if (match := _LATEX.match(text)))
        return {key.strip() for keys in found for key in keys if key.strip(" *")}
    cited = (text for text in hidden if text[0] in "-@" or text[0] == "[" and text[-1] == "]")
    return {match[1][1:].strip("{}") for text in cited for match in _MARKDOWN.finditer(text)}
