"""The secret key and its file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from hdiary.write.deidentify import Key, make_key, read_key, save_key
from hdiary.write.files import WriteError


def test_a_key_comes_back_as_it_was(tmp_path: Path) -> None:
    key = make_key()
    save_key(key, tmp_path / "study.key")
    assert read_key(tmp_path / "study.key") == key


def test_its_file_is_for_its_owner_only(tmp_path: Path) -> None:
    save_key(make_key(), tmp_path / "study.key")
    assert stat.S_IMODE((tmp_path / "study.key").stat().st_mode) == 0o600


def test_a_key_is_never_written_over_anything(tmp_path: Path) -> None:
    path = tmp_path / "study.key"
    path.write_text("mine")
    with pytest.raises(WriteError, match="already there"):
        save_key(make_key(), path)
    assert path.read_text() == "mine"


def test_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    key = make_key()
    save_key(key, tmp_path / "one.key")
    text = (tmp_path / "one.key").read_bytes().replace(b"\n", b"\r\n")
    (tmp_path / "two.key").write_bytes(text)
    assert read_key(tmp_path / "two.key") == key


@pytest.mark.parametrize("text", ["", "hdiary-key-1 abc", "\0" * 9000, "date,pain\n2026-03-01,5\n"])
def test_a_file_without_a_key_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "no.key").write_text(text)
    with pytest.raises(WriteError, match="no key of hdiary"):
        read_key(tmp_path / "no.key")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="no key to read"):
        read_key(tmp_path / "none.key")


@pytest.mark.parametrize("secret", [b"", b"short", "x" * 32])
def test_too_short_a_secret_is_refused(secret: bytes) -> None:
    with pytest.raises(WriteError, match="32 bytes"):
        Key(secret)
