"""LaTeX: running text, headings, notes, ``\\cite`` as it is printed with links to the entries of ``thebibliography`` or a .bbl file."""

from __future__ import annotations

import re

from coprodbib.model import Document, Issue
from coprodbib.reading.drafting import Draft
from coprodbib.reading.latexbiber import biber_entries
from coprodbib.reading.latexpage import Page
from coprodbib.reading.latextokens import Tokens
from coprodbib.reading.plain import decode as decode_bytes

_BIBLIOGRAPHY = re.compile(r"\\(?:bibliography\s*\{[^{}]{0,500}\}|printbibliography\b(?:\[[^\[\]]{0,300}\])?)")
_COMMENTED = re.compile(r"(?<!\\)%[^\n]*")
_PACKAGE = re.compile(r"\\usepackage\s*(?:\[([^\[\]]{0,500})\]\s*)?\{(natbib|cite|biblatex|apacite)\}")
_BY_NAMES = re.compile(r"style=(?:authoryear|apa|chicago|mla|authortitle|verbose|harvard)")
_MACRO = re.compile(r"\\(?:re)?newcommand\*?\s*\{?\s*(\\[A-Za-z]{1,30})\s*\}?\s*\{([^{}\\#]{0,200})\}")
_BBL_ENTRY = "\\entry{"


def document_from_latex(id: str, source: str, data: bytes, *, bbl: bytes | None = None) -> Document:
    """A Document of a LaTeX file (or of a .bbl file by itself); ``bbl`` is what BibTeX or Biber made beside it.

    Nothing is run, no macro with arguments is expanded, no other file is opened.

    >>> document = document_from_latex("a", "a.tex", rb"So \\cite{d}. \\begin{thebibliography}{9}\\bibitem{d} Doe, \\emph{Care}. 2000.\\end{thebibliography}")
    >>> print(document.text)
    So [1].
    <BLANKLINE>
    References
    <BLANKLINE>
    [1] Doe, Care. 2000.
    <BLANKLINE>
    """
    text, issues = decode_bytes(data, source)
    made = decode_bytes(bbl, source)[0] if bbl is not None else ""
    biber = biber_entries(made or text) if _BBL_ENTRY in (made or text) else []
    draft = Draft(source)
    draft.issues += issues
    mode = cite_mode(text)
    if not biber:
        text = _with_bibliography(text, made)
    page = Page(Tokens("" if biber and not made else _body(text)), draft, mode, macros_of(text), biber)
    page.front(text)
    page.run()
    if biber and not made:
        page.write_entries()
    if _BIBLIOGRAPHY.search(_COMMENTED.sub("", text)) and not made:
        message = f"{source}: its list is made by BibTeX or Biber; put the .bbl file of the same name beside it"
        draft.issues.append(Issue("reading", "no-bibliography", "doubt", message))
    return draft.document(id)


def _with_bibliography(text: str, bbl: str) -> str:
    """The source with the list where it is to be printed."""
    if not bbl:
        return text
    found = _BIBLIOGRAPHY.search(text)
    return f"{text[: found.start()]}{bbl}{text[found.end() :]}" if found else text


def _body(text: str) -> str:
    """What stands in the environment "document"; the whole text where there is none."""
    begin = text.find("\\begin{document}")
    end = text.find("\\end{document}", begin)
    return text[begin + len("\\begin{document}") : end if end > 0 else len(text)] if begin >= 0 else text


def cite_mode(text: str) -> str:
    """How a document cites, by the packages it names: "number", "super" or "names".

    >>> cite_mode(r"\\usepackage[numbers]{natbib}"), cite_mode(r"\\usepackage[style=apa]{biblatex}"), cite_mode("")
    ('number', 'names', 'names')
    """
    for found in _PACKAGE.finditer(text):
        options = (found[1] or "").replace(" ", "")
        if "super" in options:
            return "super"
        if found[2] == "natbib" and "numbers" in options or found[2] == "biblatex" and not _BY_NAMES.search(options):
            return "number"
    return "names"


def macros_of(text: str) -> dict[str, str]:
    """Commands of the author's own that stand for plain words.

    >>> macros_of(r"\\newcommand{\\ie}{i.e.}")
    {'\\\\ie': 'i.e.'}
    """
    return {m[1]: m[2] for m in _MACRO.finditer(text)}
