"""The keys of citations that a manuscript has already."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(r"(?<![\w@.\\])-?@(?:\{([^{}\s]{1,200})\}|(\w(?:\w|[:.#$%&+?<>~/-](?=\w)){0,200}))")
_LATEX = re.compile(r"\\[A-Za-z]*[cC]ite[A-Za-z]*\*?(?:\s?\[[^\[\]]{0,500}\]){0,2}\s?\{([^{}]{1,2000})\}")
_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|(?<!`)(`{1,3})(?!`)[^`]{1,2000}?\2(?!`)|<!--.{0,20000}?-->", re.S | re.M)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*|\\begin\{verbatim\}.*?\\end\{verbatim\}", re.S)


def made_keys(text: str, format: str) -> set[str]:
    """Keys cited in pandoc's syntax, or in LaTeX's commands; what is in code or a comment is none.

    >>> sorted(made_keys("See [@doe2000, p. 4; -@{roe:1}] and @poe.", "markdown")), made_keys(r"\\citep[see][]{a, b}", "latex") == {"a", "b"}
    (['doe2000', 'poe', 'roe:1'], True)
    """
    if format == "latex":
        return {k.strip() for m in _LATEX.finditer(_COMMENT.sub("", text)) for k in m[1].split(",") if k.strip(" *")}
    return {m[1] or m[2] for m in _MARKDOWN.finditer(_CODE.sub("", text))}
