"""A file that is filled is there whole, or what was there before is."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from fta_tracker.errors import FileTrouble, Refused
from fta_tracker.filing import filled


def _fill(path: Path | str, text: bytes = b"new") -> None:
    with filled(str(path)) as file:
        file.write(text)


def test_a_new_file_has_the_mode_that_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        _fill(tmp_path / "a.md")
    finally:
        os.umask(before)

    assert (tmp_path / "a.md").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_one_that_was_there_is_exchanged_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(0o604)
    with path.open("rb") as reader:
        _fill(path)
        assert reader.read() == b"old", "who reads it reads it to its end"

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.md").write_text("old")
    link = tmp_path / "link.md"
    link.symlink_to("folder/a.md")
    _fill(link)

    assert link.is_symlink()
    assert (tmp_path / "folder" / "a.md").read_bytes() == b"new"
    assert len([*(tmp_path / "folder").iterdir()]) == 1


@pytest.mark.parametrize("error", [Refused("No."), KeyboardInterrupt()])
@pytest.mark.parametrize("before", [{}, {"a.md": "old"}])
def test_what_fails_changes_nothing(
    tmp_path: Path, error: BaseException, before: dict[str, str]
) -> None:
    for name, text in before.items():
        (tmp_path / name).write_text(text)

    def fail() -> None:
        with filled(str(tmp_path / "a.md")) as file:
            file.write(b"half of it")
            raise error

    with pytest.raises(type(error)):
        fail()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("folder", "is a directory"),
        ("nowhere/a.md", "no such file or directory"),
        ("a.md/b.md", "not a directory"),
        ("x" * 300, "file name too long"),
        ("loop", "too many levels of symbolic links"),
    ],
)
def test_what_cannot_be_written_is_told(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.md").write_text("old")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(FileTrouble) as caught:
        _fill(tmp_path / name)

    assert caught.value.sentence == f"{tmp_path / name} cannot be written: {why}."
    assert caught.value.hint == "Nothing was changed. See the path and the disk."
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "folder", "loop"]


def test_the_longest_name_is_no_trouble(tmp_path: Path) -> None:
    name = "x" * 252 + ".md"
    _fill(tmp_path / name)

    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_device_is_written_to_and_stays_one(tmp_path: Path) -> None:
    _fill("/dev/null")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    with pytest.raises(FileTrouble, match="/dev/full cannot be written: no space left on device"):
        _fill("/dev/full")

    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(fifo.read_bytes()))
    reader.start()
    _fill(fifo)
    reader.join()
    assert read == [b"new"]


def test_a_reader_that_has_gone_is_not_a_file_s_trouble(tmp_path: Path) -> None:
    with pytest.raises(BrokenPipeError), filled(str(tmp_path / "a.md")):
        raise BrokenPipeError


def test_a_folder_that_cannot_be_read_may_be_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever runs the tests may read every folder: so it is the call that is refused.
    real = os.open

    def refused(path: str, flags: int, *more: int) -> int:
        if os.path.isdir(path):
            raise PermissionError(13, "Permission denied", path)
        return real(path, flags, *more)

    monkeypatch.setattr(os, "open", refused)
    _fill(tmp_path / "a.md")

    assert (tmp_path / "a.md").read_bytes() == b"new"
