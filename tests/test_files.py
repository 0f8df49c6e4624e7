"""Files are written whole or not at all, and names made from ids stay inside their folder and apart."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import coprodbib as cb
from coprodbib.files import file_names, write_bytes, write_text


def test_text_is_utf8_with_plain_line_feeds(tmp_path: Path) -> None:
    path = write_text(tmp_path / "new" / "folder" / "x.txt", "é\nb\n")
    assert path.read_bytes() == b"\xc3\xa9\nb\n"
    assert [p.name for p in path.parent.iterdir()] == ["x.txt"]


def test_rights_of_a_new_file_are_the_usual_ones_and_of_an_old_one_its_own(tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_text("x", encoding="utf-8")
    usual = stat.S_IMODE(old.stat().st_mode)
    assert stat.S_IMODE(write_text(tmp_path / "new.txt", "x").stat().st_mode) == usual
    old.chmod(0o640)
    assert stat.S_IMODE(write_text(old, "y").stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("x", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write_text(tmp_path / "link.txt", "y")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "y"


def left_as_it_was(folder: Path, path: Path) -> bool:
    return path.read_text(encoding="utf-8") == "old" and [p.name for p in folder.iterdir()] == [path.name]


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_failing_disk_leaves_the_old_file(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_text("old", encoding="utf-8")

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "write":
        monkeypatch.setattr(os, "fdopen", full)
    elif step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(
        cb.WriteError,
        match=r"x\.txt: cannot be written \(No space left on device; make room, or choose another place\)",
    ):
        write_text(path, "new")
    monkeypatch.undo()
    assert left_as_it_was(tmp_path, path)


def test_what_does_not_read_back_is_not_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", lambda self: b"damaged")
    with pytest.raises(cb.WriteError, match="does not read back the same"):
        write_text(path, "new")
    monkeypatch.undo()
    assert left_as_it_was(tmp_path, path)


def test_a_folder_that_is_a_file_and_a_file_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "x.txt", tmp_path / "folder", tmp_path / "nul\0.txt"):
        with pytest.raises(cb.WriteError, match="cannot be written"):
            write_bytes(path, b"x")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]
    assert list((tmp_path / "folder").iterdir()) == []


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    with pytest.raises(cb.WriteError, match="half a character"):
        write_text(tmp_path / "x.txt", "a\ud800")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("mcmullin-2020-institutional-barriers", "mcmullin-2020-institutional-barriers"),
        ("My paper (2019), v2.1", "My paper (2019), v2.1"),
        ("Müller 2019", "Müller 2019"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ('a\\b:c*d?e"f<g>h|i', "a_b_c_d_e_f_g_h_i"),
        (".hidden", "hidden"),
        ("ends. ", "ends"),
        ("CON", "_CON"),
        ("com1.x", "_com1.x"),
        ("a\x00\nb\ud800", "a__b_"),
        ("", "_"),
        ("..", "_"),
        ("é" * 200, "é" * 60),
    ],
)
def test_a_name(id: str, name: str) -> None:
    assert file_names([id]) == {id: name}


@given(
    st.lists(
        st.one_of(
            st.text(max_size=8),
            st.sampled_from(["a", "A", "á", "a\u0301", "ß", "SS", "references", "Mentioned", "a/b", "a:b"]),
        )
    )
)
def test_names_are_safe_apart_and_do_not_depend_on_order(ids: list[str]) -> None:
    taken = ("references", "mentioned")
    names = file_names(ids, taken=taken)
    folded = [name.casefold() for name in names.values()]
    assert len({*folded, *taken}) == len(set(ids)) + len(taken)
    for name in names.values():
        assert Path(f"/x/{name}.bib").parent == Path("/x")
        assert name.strip(". ") == name
        assert len(name.encode()) < 200
    assert file_names(ids[::-1], taken=taken) == names
