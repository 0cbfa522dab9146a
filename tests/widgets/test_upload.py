"""A file comes in parts, and is handed over when all of them are there."""

from __future__ import annotations

from typing import Any

import pytest

from hdiary.widgets.upload import UploadButton


class Browser:
    """Sends messages as the button in a browser does, and keeps what is answered."""

    def __init__(self) -> None:
        self.files: list[tuple[str, bytes]] = []
        self.answers: list[str] = []
        self.button = UploadButton(
            lambda name, content: self.files.append((name, content)), label="Up", accept=".csv"
        )
        self.button.send = lambda message: self.answers.append(message["number"])

    def begin(self, upload: str, name: str, size: int) -> None:
        self._say({"upload": upload, "number": f"{upload}:0", "name": name, "size": size}, [])

    def part(self, upload: str, at: int, content: bytes) -> None:
        message = {"upload": upload, "number": f"{upload}:{at + 1}", "at": at}
        self._say(message, [memoryview(content)])

    def _say(self, message: dict[str, Any], buffers: list[memoryview]) -> None:
        self.button._handle_custom_msg(message, buffers)


def test_the_parts_are_joined_in_order() -> None:
    browser = Browser()
    browser.begin("a", "diary.csv", 5)
    browser.part("a", 0, b"dat")
    assert browser.files == []
    browser.part("a", 3, b"e\n")
    assert browser.files == [("diary.csv", b"date\n")]
    assert browser.answers == ["a:0", "a:1", "a:4"]


def test_an_empty_file_is_a_file() -> None:
    browser = Browser()
    browser.begin("a", "diary.csv", 0)
    assert browser.files == [("diary.csv", b"")]


def test_another_file_takes_the_place_of_one_that_has_not_come_whole() -> None:
    browser = Browser()
    browser.begin("a", "first.csv", 4)
    browser.part("a", 0, b"xx")
    browser.begin("b", "second.csv", 2)
    browser.part("a", 2, b"xx")
    browser.part("b", 0, b"yy")
    assert browser.files == [("second.csv", b"yy")]


def test_a_part_that_comes_twice_counts_once() -> None:
    browser = Browser()
    browser.begin("a", "diary.csv", 4)
    for at in (0, 0, 2):
        browser.part("a", at, b"xx")
    assert browser.files == [("diary.csv", b"xxxx")]
    browser.part("a", 2, b"xx")
    assert len(browser.files) == 1


def test_the_browser_is_answered_even_where_reading_fails() -> None:
    browser = Browser()

    def fail(name: str, content: bytes) -> None:
        raise MemoryError

    browser.button._take = fail
    with pytest.raises(MemoryError):
        browser.button._receive(None, {"upload": "a", "number": "a:0", "name": "n", "size": 0}, [])
    assert browser.answers == ["a:0"]
