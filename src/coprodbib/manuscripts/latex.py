"""LaTeX as its citations are read: characters decoded, what is no running text hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coprodbib.formats.bibtex.latex import decode
from coprodbib.manuscripts.views import HIDDEN, View

_VERBATIM = "verbatim|Verbatim|lstlisting|minted|comment|filecontents|alltt|tikzpicture|equation|align|alignat|gather|multline|eqnarray|displaymath|math|flalign|dmath"
_NAMED = r"ref|label|pageref|autoref|cref|Cref|eqref|nameref|hyperref|url|path|input|include|includegraphics|usepackage|documentclass|bibliography|bibliographystyle|addbibresource|begin|end|newcommand|renewcommand|setlength|vspace|hspace"
_ARGUMENT = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,500}\}){0,500}\}){0,2000}\}"
_OPTION = r"\[[^\[\]]{0,500}\]"
_DRESS = "emph|textit|textbf|textsc|textsf|textrm|texttt|textsl|underline|mbox|section|subsection|subsubsection|paragraph|chapter|part|it|em|bf|sc|itshape|bfseries|scshape|em|mkbibemph|enquote|textquote"
_TOKEN = re.compile(
    r"(?P<list>\\begin\s?\{thebibliography\}(?:\{[^{}]{0,50}\})?)"
    r"|(?P<entry>\\bibitem\s?(?:\[(?:[^\[\]{}]|\{[^{}]{0,200}\}){0,500}\])?\s?\{[^{}]{0,200}\})"
    rf"|(?P<opened>\\begin\{{(?P<env>(?:{_VERBATIM})\*?)\}}|\\[(\[])"
    rf"|(?P<hidden>(?<!\\)%[^\n]*"
    r"|\\(?:verb|lstinline)\*?(?P<bar>[^\w\s*\[{])[^\n]{0,500}?(?P=bar)"
    r"|\$\$[^$]{1,3000}\$\$|(?<!\\)\$(?:\\\$|[^$]){1,1000}\$"
    rf"|\\[A-Za-z]*[cC]ite[A-Za-z]*\*?(?:\s?{_OPTION}){{0,2}}(?:\s?{_ARGUMENT})+"
    rf"|\\href\s?{_ARGUMENT}\s?{_ARGUMENT}|\\(?:{_NAMED})\*?(?:\s?{_OPTION}){{0,2}}(?:\s?{_ARGUMENT}){{0,2}}"
    rf"|(?:https?://|www\.)[^\s{{}}]{{1,1000}})"
    rf"|(?P<dress>\\(?:{_DRESS})(?![A-Za-z])\*?\s?(?:{_OPTION})?|[{{}}])"
    r"""|(?P<accent>\{?\\(?:['`"^~=.]\s?(?:\{\\?[A-Za-z]\}|\\[ij](?![A-Za-z])|[A-Za-z])|[cvuHkrbdt](?:\{\\?[A-Za-z]{1,2}\}|\s[A-Za-z](?![A-Za-z]))|(?:ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j)(?:\{\}|(?![A-Za-z])\s?)))"""
    r"|(?P<break>\\\\(?:\[[^\[\]\n]{0,20}\])?)|(?P<blank>~|\\[ ,;:])|(?P<plain>\\[&%#_$])|(?P<dashes>---?)|(?P<quotes>``|'')|(?P<line>\r\n?)|(?P<bom>\ufeff)"
    rf"|(?P<other>\\[A-Za-z@]+\*?(?:{_OPTION})*|\\.)",
    re.S,
)
_PLAIN = {"---": "—", "--": "–", "``": "“", "''": "”"}


def latex_view(source: str) -> View:
    r"""What a LaTeX source shows between the beginning and the end of its document.

    >>> latex_view(r"M\"uller~(2000) \% and \cite{doe} \emph{here}.").text
    'Müller (2000) % and ￼ here.'
    """
    return View(source, _pieces(source))


def _pieces(source: str) -> Iterator[tuple[int, int, str]]:
    begin = source.find("\\begin{document}")
    start = begin + len("\\begin{document}") if begin >= 0 else 0
    end = source.find("\\end{document}", start)
    if start:
        yield 0, start, HIDDEN
    yield from _running(source, start, len(source) if end < 0 else end)
    if end >= 0:
        yield end, len(source), HIDDEN


def _running(source: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    at = start
    missing: set[str] = set()  # ends that are not found once are not looked for again
    while match := _TOKEN.search(source, at, end):
        at = match.end()
        if match["opened"] is None:
            yield from _shown(match)
            continue
        closing = f"\\end{{{match['env']}}}" if match["env"] else {"(": "\\)", "[": "\\]"}[match[0][-1]]
        found = -1 if closing in missing else source.find(closing, at, end)
        missing |= {closing} if found < 0 else set()
        at = at if found < 0 else found + len(closing)
        yield match.start(), at, HIDDEN


def _shown(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    kind, text = match.lastgroup, match[0]
    if match["hidden"] is not None:
        kind = "hidden"
    start, end = match.span()
    if kind == "accent" and text[0] == "{":  # the brace is markup of its own; its mate follows
        yield start, start + 1, ""
        yield start + 1, end, decode(text[1:])
        return
    yield start, end, _show(str(kind), text)


def _show(kind: str, text: str) -> str:
    if kind in ("hidden", "other"):
        return HIDDEN
    if kind == "accent":
        return decode(text)
    return {
        "list": "\n\nReferences\n\n", "entry": "\n\n", "blank": " ", "plain": text[1:], "break": "\n", "line": "\n",
        "dashes": _PLAIN.get(text, ""), "quotes": _PLAIN.get(text, ""), "dress": "", "bom": "",
    }[kind]  # fmt: skip
