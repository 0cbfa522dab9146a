"""A file is written wholly or not at all, and never over something unasked."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hdiary.write import WriteError, save_bytes, save_text

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX systems")


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_text_arrives_as_it_is(tmp_path: Path) -> None:
    save_text(tmp_path / "a.txt", "müde\r\nb\n")
    assert (tmp_path / "a.txt").read_bytes() == b"m\xc3\xbcde\r\nb\n"
    assert listed(tmp_path) == ["a.txt"]


def test_a_file_that_is_there_stays_unless_asked(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(WriteError, match=r"already there.*--force"):
        save_text(target, "new")
    assert target.read_text() == "old"
    save_text(target, "new", force=True)
    assert target.read_text() == "new"
    assert listed(tmp_path) == ["a.txt"]


def test_the_input_is_never_written_over(tmp_path: Path) -> None:
    source = tmp_path / "diary.csv"
    source.write_text("date,pain\n")
    with pytest.raises(WriteError, match="never writes over its input"):
        save_text(source, "new", force=True, not_over=[source])
    with pytest.raises(WriteError, match="never writes over its input"):
        save_text(tmp_path / "x" / ".." / "diary.csv", "new", force=True, not_over=[source])
    assert source.read_text() == "date,pain\n"


@posix
def test_the_input_is_recognised_under_another_name(tmp_path: Path) -> None:
    source = tmp_path / "diary.csv"
    source.write_text("date,pain\n")
    (tmp_path / "soft.csv").symlink_to(source)
    (tmp_path / "hard.csv").hardlink_to(source)
    for name in ("soft.csv", "hard.csv"):
        with pytest.raises(WriteError, match="never writes over its input"):
            save_text(tmp_path / name, "new", force=True, not_over=[source])


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"no folder .*nowhere.*Make it first"):
        save_text(tmp_path / "nowhere" / "a.txt", "x")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="is a folder"):
        save_text(tmp_path, "x", force=True)


def test_a_part_of_the_path_that_is_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WriteError):
        save_text(tmp_path / "file" / "a.txt", "x")


def test_a_refusal_of_the_system_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(WriteError, match=r"read-only.*choose another place"):
        save_text(tmp_path / "a.txt", "x")


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(WriteError, match="No space left on device"):
        save_text(tmp_path / "a.txt", "new", force=True)
    assert (tmp_path / "a.txt").read_text() == "old"
    assert listed(tmp_path) == ["a.txt"]


def test_half_a_character_is_refused_without_quoting_it(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="half of a character") as caught:
        save_text(tmp_path / "a.txt", "secret \ud800")
    assert "secret" not in str(caught.value)
    assert listed(tmp_path) == []


@posix
def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    save_text(tmp_path / "a.txt", "x")
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o600


@posix
def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    target.chmod(0o644)
    save_text(target, "new", force=True)
    assert stat.S_IMODE(target.stat().st_mode) == 0o644


@posix
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_text("old")
    (tmp_path / "link.txt").symlink_to(real)
    save_text(tmp_path / "link.txt", "new", force=True)
    assert (tmp_path / "link.txt").is_symlink()
    assert real.read_text() == "new"


@posix
def test_a_device_is_written_to_and_not_replaced() -> None:
    save_text(os.devnull, "x", force=True)
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)  # noqa: PTH116


def test_what_a_killed_run_left_is_cleared_but_not_what_a_running_one_writes(
    tmp_path: Path,
) -> None:
    old, young, other = (
        tmp_path / n for n in (".hdiary-0.tmp", ".hdiary-1.tmp", ".hdiary-notes.txt")
    )
    for path in (old, young, other):
        path.write_text("x")
    past = young.stat().st_mtime - 2 * 3600
    os.utime(old, (past, past))
    os.utime(other, (past, past))
    save_text(tmp_path / "a.txt", "x")
    assert listed(tmp_path) == [".hdiary-1.tmp", ".hdiary-notes.txt", "a.txt"]


def test_a_file_that_appears_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.txt"
    sync = os.fsync

    def someone_else_comes_first(handle: int) -> None:
        sync(handle)
        target.write_text("theirs")

    monkeypatch.setattr("os.fsync", someone_else_comes_first)
    with pytest.raises(WriteError, match="already there"):
        save_text(target, "mine")
    assert target.read_text() == "theirs"
    assert listed(tmp_path) == ["a.txt"]


def test_a_disk_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("os.link", fail)
    save_text(tmp_path / "a.txt", "x")
    assert (tmp_path / "a.txt").read_text() == "x"
    assert listed(tmp_path) == ["a.txt"]


@posix
def test_a_killed_run_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    target.write_bytes(b"o" * 2_000_000)
    script = (
        "import sys; from hdiary.write import save_bytes\n"
        "print('ready', flush=True)\n"
        "while True: save_bytes(sys.argv[1], b'n' * 2_000_000, force=True)"
    )
    run = subprocess.Popen([sys.executable, "-c", script, str(target)], stdout=subprocess.PIPE)
    assert run.stdout is not None
    run.stdout.readline()
    while target.read_bytes()[:1] == b"o" and run.poll() is None:
        pass  # the first new file has not arrived; what is killed is the writing of a later one
    run.kill()
    run.wait()
    run.stdout.close()
    assert target.read_bytes() in (b"o" * 2_000_000, b"n" * 2_000_000)


def test_bytes_arrive_as_they_are(tmp_path: Path) -> None:
    save_bytes(tmp_path / "a.bin", bytes(range(256)))
    assert (tmp_path / "a.bin").read_bytes() == bytes(range(256))
