"""Whatever a user feeds it: one line that says what, where and what would work; the rest goes on; nothing half-written."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest

import coprodbib as cb
from conftest import Run
from coprodbib.cli import main
from coprodbib.reading import READERS

ESSAY = """\
An essay

Much has been said of it in Köln (Doe 2000; Roe and Poe 1999, p. 4).

References

Doe, J. 2000. A title of a book. London: Sage.
Roe, R., and P. Poe. 1999. “Other titles.” Journal of Titles 12 (3): 45–67.
"""
KEYS = ["doe2000title", "roe1999other"]
KINDS = ", ".join(sorted(READERS))
NO_LIST = "no references and no citations found; a bare list, one reference a line, is read by parse"


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    file = tmp_path / "essay.txt"
    file.write_text(ESSAY, encoding="utf-8")
    return file


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to work in, so that messages can be given in full."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def fails(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(arguments)
    printed = capsys.readouterr()
    assert (code, printed.out, printed.err) == (2, "", f"coprodbib: error: {message}\n")


def goes_on(arguments: list[str], code: int, remarks: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    done = main(arguments)
    printed = capsys.readouterr()
    assert printed.err.splitlines() == [f"coprodbib: {remark}" for remark in remarks]
    assert done == code
    return printed.out


def keys(library: cb.Library) -> list[str]:
    return [work.key for work in library.works]


def reading(library: cb.Library) -> list[str]:
    return [issue.message for issue in library.issues if issue.stage == "reading"]


UNREADABLE = [
    ("noise.txt", bytes(range(256)) * 4, "is binary, not text; save it as UTF-8 text"),
    ("half.txt", "Doe".encode("utf-16") + b"\xd8", "begins like utf-16 but is broken; save it as UTF-8 text"),
    ("paper.odt", b"PK", f"no reader for '.odt'; I can read {KINDS}"),
    ("paper", b"Doe 2000", f"has no suffix that says what it is; I can read {KINDS}"),
    ("paper.docx", b"PK\x03\x04 cut off", "is no zip archive, or a damaged one"),
    ("paper.docx", b"\xd0\xcf\x11\xe0", "is encrypted, or of the old kind (.doc); save it as .docx without a password"),
]


@pytest.mark.parametrize(("name", "content", "message"), UNREADABLE)
def test_a_file_that_cannot_be_read(
    name: str, content: bytes, message: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / name).write_bytes(content)
    for command in ("build", "most-cited"):
        fails([command, name], f"{name}: {message}", capsys)
    with pytest.raises(cb.ReadError) as error:
        cb.build(name)
    assert str(error.value) == f"{name}: {message}"


def test_a_broken_pdf(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed (extra: pdf)")
    (here / "paper.pdf").write_bytes(b"no PDF")
    fails(["build", "paper.pdf"], "paper.pdf: is no PDF", capsys)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("none.txt", "none.txt: no such file"),
        (
            "https://a.org/x.html",
            "https:/a.org/x.html: is an address, and files alone are read; save the page, and give the file",
        ),
        (
            "https://a.org/x.php",
            "https:/a.org/x.php: is an address, and files alone are read; save the page, and give the file",
        ),
        ("", "'' is no path; give me a document, a folder of documents, or a pattern"),
        ("empty", f"no documents in empty; I can read {KINDS}"),
        ("*.txt", f"no documents in *.txt; I can read {KINDS}"),
        ("nul\0.txt", "nul\0.txt: cannot be read (embedded null byte)"),
        ("x" * 400 + ".txt", "x" * 400 + ".txt: cannot be read (File name too long)"),
    ],
    ids=["missing", "address", "address of a page", "no name", "empty folder", "pattern", "nul", "long"],
)
def test_a_path_that_leads_nowhere(path: str, message: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "empty").mkdir()
    fails(["build", path], message, capsys)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "a.txt: is empty"),
        (" \n\n", "a.txt: is empty"),
        ("\ufeff", "a.txt: is empty"),
        ("Nothing is cited here.\n", f"a.txt: {NO_LIST}"),
        ("Doe, J. 2000. A title of a book. London: Sage.\n", f"a.txt: {NO_LIST}"),
    ],
    ids=["empty", "blank", "mark only", "no list", "a list of one, bare"],
)
def test_a_text_without_references(content: str, message: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(content, encoding="utf-8")
    fails(["build", "a.txt"], message, capsys)
    library = cb.build("a.txt")
    assert [issue.message for issue in library.issues] == [message]
    assert library.works == ()


def test_a_list_of_one(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = "Doe, J. 2000. A title of a book. London: Sage.\n"
    Path("a.txt").write_text(f"References\n\n{entry}", encoding="utf-8")
    assert keys(cb.build("a.txt")) == ["doe2000title"]
    Path("bare.txt").write_text(entry, encoding="utf-8")
    out = goes_on(["parse", "bare.txt"], 0, ["1 reference, 1 clean, 0 flagged"], capsys)
    assert "@book{doe2000title,\n" in out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_encodings_and_line_ends(encoding: str, ends: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_bytes(ESSAY.replace("\n", ends).encode(encoding))
    library = cb.build("a.txt")
    assert library.documents[0].text == ESSAY
    assert keys(library) == KEYS
    told = {
        "cp1252": ["a.txt: not UTF-8, read as Windows-1252; save it as UTF-8"],
        "utf-16-le": ["a.txt: no byte-order mark, read as UTF-16-LE; save it as UTF-8"],
        "utf-16-be": ["a.txt: no byte-order mark, read as UTF-16-BE; save it as UTF-8"],
    }.get(encoding, [])
    assert reading(library) == told
    assert "2 references     2 citations" in goes_on(["build", "a.txt"], 0, told, capsys)


def test_two_megabytes_in_one_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = "The users of services in Bruges say that it was their own doing. " * 31_000
    Path("a.txt").write_text(f"{line}So says Doe (2000).\n", encoding="utf-8")
    assert keys(cb.build("a.txt")) == ["doe2000"]
    goes_on(["parse", "a.txt", "-o", "a.csv"], 1, ["1 reference, 0 clean, 1 flagged"], capsys)


def test_a_document_given_twice(essay: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "copy.txt"):
        (here / name).write_text(ESSAY, encoding="utf-8")
    for order in (["a.txt", "copy.txt", "a.txt"], ["a.txt", "a.txt", "copy.txt"]):
        library = cb.build(order)
        assert [d.id for d in library.documents] == ["a"]
        told = ["a.txt: given twice; read once", "copy.txt: same content as a.txt; read once"]
        assert reading(library) == told
        assert [count for _, count in library.most_cited()] == [1, 1]
        goes_on(["build", *order], 0, told, capsys)


def test_equal_names_in_two_folders(here: Path) -> None:
    for folder, more in (("one", ""), ("two", "Zoe, Z. 2004. Another book. London: Sage.\n")):
        (here / folder).mkdir()
        (here / folder / "paper.txt").write_text(ESSAY + more, encoding="utf-8")
    library = cb.build(["one", "two"])
    assert [d.source for d in library.documents] in (
        ["one/paper.txt", "two/paper.txt"],
        ["two/paper.txt", "one/paper.txt"],
    )
    assert library.documents == cb.build(["two", "one"]).documents
    assert main(["build", "one", "two", "-o", "out"]) == 0
    assert len(list(Path("out").glob("paper-*.bib"))) == 2


def mixed(folder: Path) -> None:
    """A folder as people have them."""
    for name in ("essay.txt", ".hidden.txt", "~$lock.docx", ".git/note.txt", "twin.doc", "twin.txt", "sub/b.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"{ESSAY}Poe, P. 1990. The book of {name}. London: Sage.\n", encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "noise.md").write_bytes(bytes(range(256)))
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 cut off")
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "folder.txt").mkdir()
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    (folder / "circle").symlink_to(folder, target_is_directory=True)
    (folder / "itself.txt").symlink_to("itself.txt")
    os.mkfifo(folder / "pipe.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_folder_of_all_kinds(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "mix").mkdir()
    mixed(here / "mix")
    library = cb.build("mix")
    assert [d.source for d in library.documents] == ["mix/sub/b.md", "mix/empty.txt", "mix/essay.txt", "mix/twin.txt"]
    unread = [
        "mix/broken.docx: is no zip archive, or a damaged one",
        "mix/noise.md: is binary, not text; save it as UTF-8 text",
        f"mix/old.doc: no reader for '.doc'; I can read {KINDS}",
    ]
    assert reading(library) == [*unread, "mix/empty.txt: is empty"]
    out = goes_on(["build", "mix"], 1, [f"not read: {message}" for message in unread], capsys)
    assert out.startswith("4 documents, 5 works: 5 in reference lists")
    with pytest.raises(cb.ReadError, match=r"mix/broken\.docx"):
        cb.build("mix", settings=cb.Settings(strict=True))


def test_a_pattern_and_a_folder_that_give_nothing(essay: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "empty").mkdir()
    told = ["*.md: holds no document that I can read", "empty: holds no document that I can read"]
    goes_on(["build", str(essay), "empty", "*.md"], 1, [f"not read: {message}" for message in told], capsys)


def test_a_file_that_vanishes(here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from coprodbib import pipeline

    for name in ("a.txt", "b.txt"):
        (here / name).write_text(f"{ESSAY}{name}", encoding="utf-8")

    def read_late(path: Path) -> cb.Document:
        Path("b.txt").unlink(missing_ok=True)
        return read(path)

    read = pipeline.read
    monkeypatch.setattr(pipeline, "read", read_late)
    goes_on(["build", "a.txt", "b.txt"], 1, ["not read: b.txt: no such file"], capsys)


def test_a_file_and_a_folder_without_permission(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's answers are put in its mouth, because the administrator may read everything."""
    (here / "papers/locked").mkdir(parents=True)
    for name in ("papers/a.txt", "papers/secret.txt"):
        (here / name).write_text(ESSAY, encoding="utf-8")
    opened, listed = Path.open, os.scandir

    def may_not(*arguments: Any, **options: Any) -> Any:
        if Path(arguments[0]).name == "secret.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(arguments[0]))
        return opened(*arguments, **options)

    def may_not_list(path: Any = ".") -> Any:
        if Path(path).name == "locked":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(Path, "open", may_not)
    monkeypatch.setattr(os, "scandir", may_not_list)
    told = [f"papers/{name}: cannot be read (Permission denied)" for name in ("locked", "secret.txt")]
    goes_on(["build", "papers"], 1, [f"not read: {message}" for message in told], capsys)
    fails(["build", "papers/secret.txt"], told[1], capsys)


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize(
    ("number", "reason", "help"),
    [
        (errno.EACCES, "Permission denied", "choose another place"),
        (errno.EROFS, "Read-only file system", "choose another place"),
        (errno.ENOSPC, "No space left on device", "make room, or choose another place"),
    ],
)
def test_what_cannot_be_written(
    number: int, reason: str, help: str, essay: Path, here: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    (here / "out").mkdir()
    (here / "out/essay.bib").write_text("mine", encoding="utf-8")

    def fail(*_: Any) -> None:
        raise OSError(number, reason)

    monkeypatch.setattr(os, "fsync", fail)
    fails(["build", str(essay), "-o", "out"], f"out/essay.bib: cannot be written ({reason}; {help})", capsys)
    fails(["parse", str(essay), "-o", "a.ris"], f"a.ris: cannot be written ({reason}; {help})", capsys)
    fails(["build", str(essay), "--map", "map.svg"], f"map.svg: cannot be written ({reason}; {help})", capsys)
    with pytest.raises(cb.WriteError):
        cb.save(cb.build(essay), "mine.coprodbib")
    assert files(here) == ["out", "out/essay.bib"]
    assert Path("out/essay.bib").read_text(encoding="utf-8") == "mine"


def test_a_disk_that_is_full_in_earnest(essay: Path, tmp_path: Path, run: Run) -> None:
    """The system refuses more than 600 bytes a file: essay.bib fits, the first graph does not."""
    pytest.importorskip("resource", reason="this system sets no limits to files")
    code = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600)); from coprodbib.cli import main; sys.exit(main(sys.argv[1:]))"
    done = run("-c", code, "build", essay, "-o", "out", cwd=tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == "coprodbib: error: out/citation.graphml: cannot be written (File too large; choose another place)\n"
    )
    assert files(tmp_path / "out") == ["essay.bib", "mentioned.bib", "references.bib"]
    assert cb.load(tmp_path / "out/references.bib").works


@pytest.mark.skipif(sys.platform == "win32", reason="needs /dev/full and a shell")
@pytest.mark.parametrize(
    ("shell", "message"),
    [
        ("most-cited essay.txt > /dev/full", "standard output: cannot be written (No space left on device); write to a file with -o, or make room"),
        ("most-cited essay.txt >&-", "standard output: cannot be written (Bad file descriptor); write to a file with -o, or make room"),
        ("build --help >&-", "standard output: cannot be written (Bad file descriptor); write to a file with -o, or make room"),
        ("parse <&-", "standard input: is empty; give me one reference a line"),
    ],
)  # fmt: skip
def test_streams_that_are_full_or_closed(shell: str, message: str, essay: Path, run: Run) -> None:
    code = "import subprocess, sys; sys.exit(subprocess.call(f'\"{sys.executable}\" -m coprodbib ' + sys.argv[1], shell=True))"
    done = run("-c", code, shell, cwd=essay.parent)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"coprodbib: error: {message}\n")


def test_nobody_hears_the_remarks(essay: Path, run: Run) -> None:
    code = "import subprocess, sys; sys.exit(subprocess.call(f'\"{sys.executable}\" -m coprodbib build none.txt 2>&-', shell=True))"
    done = run("-c", code, cwd=essay.parent)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")
