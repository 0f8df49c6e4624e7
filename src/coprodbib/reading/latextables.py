"""LaTeX: what the reader does with the commands and environments it knows; tables only."""

from __future__ import annotations

HEADINGS = {
    "part": 1,
    "chapter": 1,
    "section": 1,
    "subsection": 2,
    "subsubsection": 3,
    "paragraph": 4,
    "subparagraph": 5,
}
"""Commands of headings and their levels."""

DROPPED = {
    **dict.fromkeys(
        "label pageref vspace hspace includegraphics usepackage RequirePackage documentclass bibliographystyle pagestyle thispagestyle "
        "setcounter addtocounter setlength addtolength input include includeonly graphicspath hyphenation index glossary nocite "
        "phantomsection pdfbookmark color pagenumbering newcounter newlength theoremstyle hypersetup captionsetup addbibresource "
        "ExecuteBibliographyOptions DeclareUnicodeCharacter selectlanguage PassOptionsToPackage usetikzlibrary lstset geometry "
        "title author date thanks affil institute address email keywords markboth markright fancyhead fancyfoot "
        "vphantom hphantom phantom bibitem enlargethispage linespread tikzset raisebox rule newsavebox usebox "
        "addcontentsline numberwithin newtheorem RaggedRight fontsize textcolor colorbox hypertarget hyperlink hyperref "
        "parbox setmainfont setsansfont setmonofont urlstyle csname bibdata citation".split(), 1
    ),
    **dict.fromkeys("setcounter addtocounter setlength addtolength markboth DeclareUnicodeCharacter PassOptionsToPackage newtheorem fontsize numberwithin rule".split(), 2),
    "addcontentsline": 3,
}  # fmt: skip
"""Commands that print nothing, or whose first arguments are not printed, and how many arguments go with them."""

NO_ARGUMENT = frozenset("phantomsection RaggedRight csname".split())

DEFINITIONS = frozenset(
    "newcommand renewcommand providecommand DeclareRobustCommand newenvironment renewenvironment".split()
)

SKIPPED_ENVIRONMENTS = frozenset(
    "equation align gather multline eqnarray displaymath math verbatim lstlisting comment tikzpicture picture minted alltt filecontents "
    "equation* align* gather* multline* eqnarray* verbatim* filecontents* tikzcd algorithmic algorithm pspicture".split()
)
"""Environments that hold no running text."""

LISTS = {"itemize": "•", "enumerate": "1", "description": ""}
"""Environments of items, and what marks these."""

BLOCKS = frozenset(
    "abstract quote quotation verse center flushleft flushright figure figure* table table* tabular tabular* tabularx longtable minipage "
    "thebibliography document titlepage CSLReferences theorem lemma proof definition appendix".split()
)

BREAKS = frozenset(
    "par newpage clearpage cleardoublepage bigskip medskip smallskip vfill maketitle centering noindent indent appendix".split()
)

PRINT_BIBLIOGRAPHY = frozenset(("bibliography", "printbibliography"))

FOOTNOTES = frozenset("footnote footnotetext endnote sidenote marginpar thanksnote".split())
