"""Pandoc, which is not ours, reads what we linked: the same authors and years come out in the same places."""

from __future__ import annotations

import importlib.util
import subprocess
from pathlib import Path

import pytest
from cited_library import BIB

import coprodbib as cb

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("pypandoc") is None, reason="pypandoc-binary is not installed (dependency group: dev)"
)

PLAIN = """\
# On co-production

Much is said (Bovaird 2007; Pestoff 2009, 4), and Bovaird (2007) says most of it; but see Ostrom (1996). Others agree (e.g. Ostrom 1996).
Bovaird’s (2007) typology is known, and Elinor Ostrom (1996) wrote before. Bovaird and Loeffler (2012, 15) go on (see Steen et al. 2018).
One may ask García (2004) or Müller (2010). `Bovaird (2007)` is code, Unknown (1990) is nobody.
"""

RENDERED = """\
On co-production

Much is said (Bovaird 2007; Pestoff 2009, 4), and Bovaird (2007) says most of it; but see Ostrom (1996). Others agree (e.g. Ostrom 1996). \
Bovaird’s (2007) typology is known, and Elinor Ostrom (1996) wrote before. Bovaird and Loeffler (2012, 15) go on (see Steen et al. 2018). \
One may ask García (2004) or Müller (2010). Bovaird (2007) is code, Unknown (1990) is nobody.
"""
"""PLAIN as it must print in pandoc's own style (Chicago author-date): only marks of markup and line ends are gone."""

TEX = r"""\documentclass{article}
\usepackage{natbib}
\begin{document}
Much is said (see Bovaird~2007; Pestoff 2009, 4), and Bovaird (2007) says it; but see Ostrom 1996.
Bovaird's (2007) typology is known (see Bovaird 2007, 3; also Ostrom 1996); Bovaird \& Loeffler (2012, 15) go on.
One may ask Garc\'ia (2004) or M\"uller (2010).
\end{document}
"""


@pytest.fixture
def library(tmp_path: Path) -> cb.Library:
    (tmp_path / "mine.bib").write_text(BIB, encoding="utf-8")
    return cb.load(tmp_path / "mine.bib")


def pandoc(text: str, bib: Path, *arguments: str) -> str:
    import pypandoc

    done = subprocess.run(
        [
            pypandoc.get_pandoc_path(),
            "--citeproc",
            "--bibliography",
            str(bib),
            "-t",
            "plain",
            "--wrap=none",
            *arguments,
        ],
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    assert done.stderr == ""  # pandoc would name each key that it does not find
    return done.stdout


def cited(tmp_path: Path, works: object) -> Path:
    return cb.export(works, tmp_path / "cited.bib")  # type: ignore[arg-type]


def test_markdown_prints_what_was_written(tmp_path: Path, library: cb.Library) -> None:
    linked = cb.link_manuscript(PLAIN, library, format="markdown")
    assert len(linked.edits) == 10
    assert [one.text for one in linked.left] == ["Unknown (1990)"]
    printed = pandoc(linked.text, cited(tmp_path, linked.works), "-f", "markdown", "-M", "suppress-bibliography=true")
    assert printed == RENDERED


def test_what_pandoc_cites_is_in_the_bibliography_and_nothing_else(tmp_path: Path, library: cb.Library) -> None:
    linked = cb.link_manuscript(PLAIN, library, format="markdown")
    printed = pandoc(linked.text, cited(tmp_path, linked.works), "-f", "markdown")
    entries = printed.split("nobody.", 1)[1].split("\n\n")
    begins = [entry.strip().split(",")[0].split(".")[0] for entry in entries if entry.strip()]
    assert begins == ["Bovaird", "Bovaird", "García", "Müller", "Ostrom", "Pestoff", "Steen"]


def test_pandoc_reads_the_latex(tmp_path: Path, library: cb.Library) -> None:
    linked = cb.link_manuscript(TEX, library, format="latex")
    assert (len(linked.edits), linked.left) == (8, ())
    printed = pandoc(linked.text, cited(tmp_path, linked.works), "-f", "latex", "-M", "suppress-bibliography=true")
    # pandoc knows no \citealt, and prints it as \citet
    wanted = (
        "Much is said (see Bovaird 2007; Pestoff 2009, 4), and Bovaird (2007) says it; but see Ostrom (1996). "
        "Bovaird’s (2007) typology is known (see Bovaird 2007, 3; also Ostrom 1996); Bovaird and Loeffler (2012, 15) go on. "
        "One may ask García (2004) or Müller (2010).\n"
    )
    assert printed == wanted


def test_keys_of_all_shapes_are_found(tmp_path: Path) -> None:
    keys = ["doe2000", "Doe:2000", "doe_2000-a", "doe.2000", "2000doe", "doe+x", "doe/2000", "düe2000"]
    works = [
        cb.Work(key, {"type": "book", "title": f"T{n}", "author": [{"family": f"{chr(65 + n)}oe"}], "issued": {"date-parts": [[2000]]}})
        for n, key in enumerate(keys)
    ]  # fmt: skip
    text = " ".join(
        f"So says {chr(65 + n)}oe (2000): it is, and may be ({chr(65 + n)}oe 2000)." for n in range(len(keys))
    )
    linked = cb.link_manuscript(text, cb.Library(works=tuple(works)), format="markdown")
    assert len(linked.edits) == 2 * len(keys)
    bib = cited(tmp_path, linked.works)
    printed = pandoc(linked.text, bib, "-f", "markdown", "-M", "suppress-bibliography=true")
    assert printed == f"{text}\n"
