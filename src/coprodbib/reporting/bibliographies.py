"""Entries of a bibliography as one text: lines, paragraphs, or a page for a browser."""

from __future__ import annotations

from collections.abc import Sequence

SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown", ".rst": "rst", ".tex": "latex"}
"""Suffix of a file -> the format its name asks for; others are text."""

_PAGE = """\
<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>Bibliography</title>
<style>
.csl-entry {{ margin: 0 auto .6em; max-width: 45em; padding-left: 2em; text-indent: -2em; overflow: hidden; }}
.csl-left-margin {{ float: left; text-indent: 0; margin-left: -2em; }}
.csl-right-inline {{ margin-left: 1em; text-indent: 0; }}
.csl-indent, .csl-block {{ text-indent: 0; }}
</style>
</head>
<body>
{}</body>
</html>
"""


def joined(entries: Sequence[str], format: str, *, page: bool = False) -> str:
    """Entries in one text: one a line in plain text, else paragraphs; in HTML a ``div`` each, with ``page`` on a whole page.

    >>> print(joined(["Doe. Care.", "Roe. Aid."], "markdown"), end="")
    Doe. Care.
    <BLANKLINE>
    Roe. Aid.
    """
    if not entries:
        return ""
    if format == "html":
        body = "".join(f'<div class="csl-entry">{entry.strip()}</div>\n' for entry in entries)
        whole = f'<div class="csl-bib-body">\n{body}</div>\n'
        return _PAGE.format(whole) if page else whole
    lines = format == "text" and not any("\n" in entry for entry in entries)
    return ("\n" if lines else "\n\n").join(entries) + "\n"
