"""What a person decided is followed by later builds, and what no longer applies is said."""

from __future__ import annotations

from pathlib import Path

import pytest

import coprodbib as cb
from coprodbib.decisions import loads_decisions, written

ONE = """\
One essay

As Doe (2000) and Roe (1999, p. 4) say; see also Poe (1990).

References

Doe, J. 2000. Learning to care at home in Western Europe. London: Sage.
Roe, R. 1999. “On the making of fields.” Journal of Titles 12 (3): 45–67.
Poe, P. 1990a. A first book about gardens. London: Sage.
Poe, P. 1990b. A second book about rivers. London: Sage.
"""
TWO = """\
Another essay

Much was said (Doe 2001; Moe 1987).

References

Doe, Jane. 2004. Learning to care for others at home and abroad. London: Sage.
Roe, Richard. 1999. “On the making of fields.” Journal of Titles 12 (3): 45–67.
Zoe, A. 2004. What the second author would have said about it. London: Sage.
"""
OTHER_NAMES = """\
As Doe and Moe (2000) say; see also Zoe (1991).

References

Doe, J., and R. Roe. 2000. Learning to care at home in Western Europe. London: Sage.
Moe, R., and J. Doe. 2003. On the making of fields. Journal of Titles 12 (3): 45–67.
Zoe, P. 1991. A first book about gardens. London: Sage.
"""
DOE_ONE, DOE_TWO = ONE.splitlines()[6], TWO.splitlines()[6]
ROE_ONE, ROE_TWO = ONE.splitlines()[7], TWO.splitlines()[7]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "two.txt").write_text(TWO, encoding="utf-8")
    return folder


def decided(papers: Path, text: str) -> cb.Library:
    file = papers.parent / "decisions.toml"
    file.write_text(text, encoding="utf-8")
    return cb.build(papers, decisions=file)


def unused(library: cb.Library) -> list[str]:
    return [
        i.message.partition("decisions.toml: ")[2]
        for i in library.issues
        if i.stage == "decisions" and i.severity == "doubt"
    ]


def test_two_entries_are_one_work_and_the_key_that_goes_stays_as_alias(papers: Path) -> None:
    before = cb.build(papers)
    assert before["doe2000learning"].key != before["doe2004learning"].key
    library = decided(papers, written("same", {"of": [DOE_ONE, DOE_TWO]}))
    work = library["doe2000learning"]
    assert work is library["doe2004learning"]
    assert work.cited_by == ("one", "two")
    assert unused(library) == []


def test_keys_name_works_as_well_as_printed_text(papers: Path) -> None:
    library = decided(papers, written("same", {"of": ["doe2000learning", "doe2004learning"]}))
    assert library["doe2000learning"].cited_by == ("one", "two")


def test_two_entries_that_look_the_same_are_two_works(papers: Path) -> None:
    assert len(cb.build(papers)["roe1999making"].references) == 2
    library = decided(papers, written("different", {"of": [ROE_ONE, ROE_TWO]}))
    works = [w for w in library.works if "making" in w.csl.get("title", "")]
    assert [len(w.references) for w in works] == [1, 1]
    assert all("roe1999" not in m.a + m.b for m in library.maybe)


def test_a_field_set_by_hand(papers: Path) -> None:
    library = decided(
        papers,
        '[[set]]\nwork = "doe2000learning"\ntitle = "Better"\nauthor = ["Doe, Jane", "World Health Organization"]\n'
        'issued = "2001-05"\npublisher = ""\n',
    )
    work = library["doe2000learning"]
    assert work.csl["title"] == "Better"
    assert work.csl["author"] == [{"family": "Doe", "given": "Jane"}, {"literal": "World Health Organization"}]
    assert work.csl["issued"] == {"date-parts": [[2001, 5]]}
    assert "publisher" not in work.csl
    assert "title" not in work.origin
    assert [i.code for i in work.issues if i.stage == "decisions"] == ["set-by-hand"]


def test_what_a_citation_means(papers: Path) -> None:
    before = cb.build(papers)
    poe = next(c for c in before.citations if c.authors == ("Poe",))
    assert poe.work is None
    assert poe.status == "ambiguous"
    library = decided(papers, written("cites", {"document": "one", "text": poe.text, "work": "poe1990second"}))
    poe = next(c for c in library.citations if c.authors == ("Poe",))
    assert (poe.work, poe.status, poe.issues) == ("poe1990second", "listed", ())
    assert library["poe1990second"].citations == (poe.id,)


def test_what_was_doubtful_about_a_citation_is_settled_with_what_it_means(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "one.txt").write_text(OTHER_NAMES, encoding="utf-8")
    assert [i.code for i in cb.build(folder).citations[0].issues] == ["names-mismatch"]
    citation = decided(folder, written("cites", {"text": "Doe and Moe (2000)", "work": "moe2003making"})).citations[0]
    assert (citation.work, citation.status, citation.issues) == ("moe2003making", "listed", ())


def test_a_mention_that_is_a_listed_work(papers: Path) -> None:
    mention = next(c for c in cb.build(papers).citations if c.authors == ("Doe",) and c.document == "two")
    assert mention.work == "doe2001"
    library = decided(papers, written("same", {"of": ["doe2001", "doe2004learning"]}))
    assert library["doe2001"].key == "doe2004learning"
    assert mention.id in library["doe2004learning"].citations
    assert "doe2001" not in {w.key for w in library.works}


def test_an_entry_that_is_no_reference(papers: Path) -> None:
    text = TWO.splitlines()[8]
    assert any(r.raw == text for r in cb.build(papers).references)
    library = decided(papers, written("not-a-reference", {"text": text}))
    assert not any(r.raw == text for r in library.references)
    assert unused(library) == []


def test_what_no_longer_applies_is_said(papers: Path) -> None:
    library = decided(
        papers,
        written("same", {"of": ["doe2000learning", "nobody1900nothing"]})
        + written("set", {"work": "nobody1900nothing", "title": "x"})
        + written("cites", {"text": "Smith 2000", "work": "doe2000learning"})
        + written("not-a-reference", {"text": "Call me."}),
    )
    assert unused(library) == [
        "[[not-a-reference]] no. 1: no entry is printed 'Call me.' any more",
        "[[same]] no. 1: nothing is known as 'nobody1900nothing' any more",
        "[[cites]] no. 1: no citation is printed 'Smith 2000' any more",
        "[[set]] no. 1: nothing is known as 'nobody1900nothing' any more",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[[same]\n",
            "d.toml: is no valid TOML: Expected ']]' at the end of an array declaration (at line 1, column 7)",
        ),
        ("[[sme]]\n", "d.toml: [[sme]] is no kind of decision; did you mean [[same]]?"),
        ("[same]\nof = 1\n", "d.toml: write [[same]], in two brackets, before each decision"),
        (
            '[[same]]\nof = ["a"]\n',
            'd.toml: [[same]] no. 1: wants of = ["...", "..."], 2 keys or printed texts at least',
        ),
        (
            '[[same]]\nof = ["a", "b"]\nwyh = ""\n',
            "d.toml: [[same]] no. 1: 'wyh' means nothing here; it may have why, of",
        ),
        ('[[set]]\nwork = "a"\n', 'd.toml: [[set]] no. 1: sets nothing; write for instance title = "..."'),
        (
            '[[set]]\nwork = "a"\ntitel = "x"\n',
            "d.toml: [[set]] no. 1: 'titel' is no field of a work; near matches: title",
        ),
        (
            '[[set]]\nwork = "a"\nissued = "2001-13"\n',
            'd.toml: [[set]] no. 1: wants issued = "2001" or "2001-05-31", not \'2001-13\'',
        ),
        (
            '[[set]]\nwork = "a"\nissued = "May 2001"\n',
            'd.toml: [[set]] no. 1: wants issued = "2001" or "2001-05-31", not \'May 2001\'',
        ),
        ('[[cites]]\ntext = "x"\n', 'd.toml: [[cites]] no. 1: wants work = "..."'),
    ],
)
def test_a_file_that_makes_no_sense(text: str, message: str) -> None:
    with pytest.raises(cb.FormatError) as error:
        loads_decisions(text, "d.toml")
    assert str(error.value) == message


def test_keys_of_a_base_are_kept(papers: Path) -> None:
    base = papers.parent / "mine.bib"
    base.write_text(
        "@article{MyRoe, author = {Roe, R.}, title = {On the Making of Fields}, journal = {Journal of Titles}, year = 1999, volume = 12, pages = {45--67}}\n"
        "@book{unused, author = {Nobody}, title = {Nothing at all}, year = 1900}\n",
        encoding="utf-8",
    )
    library = cb.build(papers, base=base)
    assert library["MyRoe"].cited_by == ("one", "two")
    assert library["MyRoe"].csl["title"] == "On the Making of Fields"
    assert "unused" not in library
    again = cb.build(papers / "two.txt", base=library)
    assert again["MyRoe"].cited_by == ("two",)


def test_build_add_a_document_build_again(papers: Path) -> None:
    first = cb.build(papers)
    (papers / "three.txt").write_text(
        "Third\n\nDoe (2000).\n\nReferences\n\nDoe, J. 2000. Learning to walk on water. London: Sage.\n",
        encoding="utf-8",
    )
    second = cb.build(papers, base=first)
    assert {w.key for w in first.works} <= {w.key for w in second.works}
    assert second["doe2000learning"].csl == first["doe2000learning"].csl
