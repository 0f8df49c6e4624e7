"""Files made to harm: each ends in a clear error, or is read, within bounds of time and memory; nothing is fetched or opened."""

from __future__ import annotations

import io
import os
import time
import zipfile
import zlib
from pathlib import Path

import pytest

import coprodbib as cb
from coprodbib.reading import LARGEST_FILE, READERS, read

FILES = Path(__file__).parent / "files"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12)) + "]>"
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def pdf(content: bytes) -> bytes:
    """A PDF of one page that draws ``content``, a stream packed once."""
    packed = zlib.compress(content)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


def docx(body: str, before: str = "", **parts: str) -> bytes:
    return zipped({"word/document.xml": f"{before}<w:document {W}><w:body>{body}</w:body></w:document>", **parts})


REFUSED: dict[str, tuple[str, str | bytes]] = {
    "laughs.xml": ("entity|entities", f"{LAUGHS}<article><body><p>&l11;</p></body></article>"),
    "laughs-attribute.xml": ("entity|entities", f'{LAUGHS}<article><body><p id="&l11;">x</p></body></article>'),
    "laughs.docx": ("entity|entities", docx("<w:p><w:r><w:t>&l11;</w:t></w:r></w:p>", LAUGHS)),
    "deep.xml": ("depth", "<article>" + "<sec>" * 50_000 + "</sec>" * 50_000 + "</article>"),
    "deep.html": ("deep", "<div>" * 100_000 + "x"),
    "one-node.html": ("to its end", "<p>" + "word " * 3_000_000),
    "cut.xml": ("well-formed", "<article><body><p>abc"),
    "note.xml": ("of a kind I do not know", "<note/>"),
    "bomb.docx": ("unpacks to", zipped({"word/document.xml": b" " * 90_000_000})),
    "bomb.epub": ("unpacks to", zipped({"META-INF/container.xml": b" " * 90_000_000})),
    "other.docx": ("lacks the part", zipped({"x": "y"})),
    "outside.epub": ("lacks the part", zipped({"META-INF/container.xml": '<c><rootfile full-path="../../etc/passwd"/></c>'})),
    "old.docx": ("without a password", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "text.docx": ("no zip archive", "<p>x"),
    "text.epub": ("no zip archive", "<p>x"),
    "text.pdf": ("is no PDF", "<p>x"),
    "binary.html": ("binary", b"\x89PNG\r\n\0\0"),
    "binary.tex": ("binary", b"\x89PNG\r\n\0\0"),
    "empty.html": ("no HTML", ""),
    "empty.xml": ("well-formed", ""),
    "empty.docx": ("no zip archive", ""),
    "empty.pdf": ("is no PDF", ""),
}  # fmt: skip


def outcome(path: Path) -> str:
    """Where a document comes from, or what the error says; any other exception fails the test."""
    try:
        return read(path).source
    except cb.ReadError as error:
        return str(error)


def timed(path: Path, seconds: float) -> cb.Document:
    begun = time.process_time()
    try:
        return read(path)
    finally:
        assert time.process_time() - begun < seconds


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_reason(name: str, tmp_path: Path) -> None:
    message, content = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(cb.ReadError, match=message) as caught:
        timed(path, 5)
    assert name in str(caught.value)


READ: dict[str, tuple[float, str]] = {
    "braces.tex": (5, "{" * 200_000 + "x" + "}" * 200_000),
    "footnotes.tex": (5, "\\footnote{" * 50_000),
    "brackets.tex": (5, "\\cite[" * 50_000),
    "dollars.tex": (5, "$ " * 100_000),
    "environments.tex": (5, "\\begin{equation}" * 20_000),
    "definitions.tex": (5, "\\newcommand{\\x}[1]{" * 20_000),
    "fields.bbl": (5, "\\entry{a}{book}{}" + "\\field{title}{" * 30_000),
    "names.bbl": (5, "\\entry{a}{book}{}\\name{author}{1}{}{" + "{{family={" * 30_000),
    "lists.html": (8, "<ol>" * 240 + "<li>x" * 20_000),
    "anchors.html": (8, "".join(f"<p id=a{i}><a href='#a{i}'>x</a></p>" for i in range(20_000))),
    "raised.html": (8, "<p>" + "<sup>1</sup>," * 50_000),
}


@pytest.mark.parametrize("name", READ)
def test_read_in_time(name: str, tmp_path: Path) -> None:
    seconds, content = READ[name]
    (tmp_path / name).write_text(content, encoding="utf-8")
    timed(tmp_path / name, seconds)


def test_no_file_is_opened_and_nothing_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("SECRET", encoding="utf-8")
    entity = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt"><!ENTITY % y SYSTEM "http://127.0.0.1:9/x.dtd">%y;]>'
    for name, content in {
        "a.xml": f"{entity}<article><body><p>one &x; two</p></body></article>",
        "a.tex": r"one \input{secret.txt} \include{secret} \bibliography{secret} two",
        "a.html": '<p>one <iframe src="secret.txt"></iframe><object data="secret.txt"></object> two',
    }.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
        text = read(tmp_path / name).text
        assert "SECRET" not in text
        assert "one" in text
        assert "two" in text


def test_links_that_run_code_are_no_links(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<p><a href="javascript:alert(1)">one</a> <a href="file:///x">two</a> <a href="https://example.org">three</a>', encoding="utf-8")  # fmt: skip
    assert [m.value for m in read(tmp_path / "a.html").marks if m.kind == "link"] == ["https://example.org"]


def test_a_pdf_cut_off_or_full_of_noise(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed (extra: pdf)")
    whole = (FILES / "essay.pdf").read_bytes()
    for number, data in enumerate((whole[: len(whole) // 2], b"%PDF-1.7\n" + bytes(range(256)) * 200, whole[:600])):
        (tmp_path / f"{number}.pdf").write_bytes(data)
        assert f"{number}.pdf" in outcome(tmp_path / f"{number}.pdf")


def test_a_pdf_that_unpacks_to_more_than_its_process_may_hold(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed (extra: pdf)")
    (tmp_path / "a.pdf").write_bytes(pdf(b" " * 300_000_000))
    document = timed(tmp_path / "a.pdf", 20)
    assert [issue.code for issue in document.issues] == ["no-text"]


def test_a_pdf_page_with_words_all_over(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed (extra: pdf)")
    words = b"".join(b"1 0 0 1 %d %d Tm (Doe 2000)Tj " % (i % 600, (i * 7) % 800) for i in range(30_000))
    (tmp_path / "a.pdf").write_bytes(pdf(b"BT /F 10 Tf " + words + b"ET"))
    assert timed(tmp_path / "a.pdf", 20).text.count("Doe") > 25_000


def test_a_pdf_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes((FILES / "essay.pdf").read_bytes())
    (tmp_path / "b.txt").write_text("Text (Doe 2000).", encoding="utf-8")
    monkeypatch.setattr("coprodbib.reading.pdf.importlib.util.find_spec", lambda name: None)
    with pytest.raises(cb.MissingExtraError, match=r"a\.pdf.*pip install 'coprodbib\[pdf\]'"):
        read(tmp_path / "a.pdf")
    library = cb.build(tmp_path)
    assert [d.id for d in library.documents] == ["b"]
    assert [i.code for i in library.issues if i.severity == "fault"] == ["unreadable"]


def test_an_encrypted_pdf() -> None:
    """numbers.pdf, encrypted by pypdf with a password."""
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed (extra: pdf)")
    with pytest.raises(cb.ReadError, match="is encrypted; save it without a password"):
        read(FILES / "encrypted.pdf")


def test_a_file_larger_than_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    with path.open("wb") as file:
        os.truncate(file.fileno(), LARGEST_FILE + 1)
    with pytest.raises(cb.ReadError, match="is larger than"):
        read(path)


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_the_wrong_suffix_is_an_error_of_ours(suffix: str, tmp_path: Path) -> None:
    """Every file of the set under every suffix: read, or refused, but never anything else."""
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed (extra: pdf)")
    for path in sorted(FILES.glob("numbers.*")):
        copy = tmp_path / f"{path.name}{suffix}"
        copy.write_bytes(path.read_bytes())
        assert copy.name in outcome(copy)
