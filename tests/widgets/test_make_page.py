"""The page for the visit, made by hand: beside the diary, and never over something unasked."""

from __future__ import annotations

import html
import os
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import hdiary
from hdiary.read import read_diary
from hdiary.report import make_page
from hdiary.widgets.explorer import Explorer
from hdiary.widgets.make_page import PageMaker, name_page, next_free

SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "diary.csv"


def words(told: str) -> str:
    return html.unescape(re.sub("<style>.*?</style>|<[^>]*>", "", told, flags=re.DOTALL))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLE, tmp_path / "diary.csv"))


@pytest.fixture
def maker(path: Path) -> PageMaker:
    made = PageMaker(lambda: read_diary(path), path=path)
    made.form.choose(kind="html")
    made.toggle.value = True
    return made


def press(maker: Any, name: str) -> None:
    (button,) = [b for b in maker._ways.children if name in b.description]
    button.click()


def test_one_press_saves_the_page_of_the_command_line(maker: PageMaker, path: Path) -> None:
    maker.button.click()
    saved = path.with_name("diary-page.html")
    assert saved.read_text(encoding="utf-8") == make_page(read_diary(path))
    assert str(saved) in words(maker.said)
    assert os.name != "posix" or saved.stat().st_mode & 0o777 == 0o600
    assert maker._links.content == saved.read_bytes()


@pytest.mark.slow
def test_it_is_a_pdf_unless_another_kind_is_chosen(path: Path) -> None:
    maker = PageMaker(lambda: read_diary(path), path=path)
    maker.button.click()
    assert path.with_name("diary-page.pdf").read_bytes().startswith(b"%PDF")


def test_names_and_notes_are_off_until_they_are_ticked(maker: PageMaker, path: Path) -> None:
    assert not maker.form.settings["with_names"]
    assert not maker.form.settings["with_notes"]
    maker.form._notes.value = True
    maker.button.click()
    page = path.with_name("diary-page.html").read_text(encoding="utf-8")
    assert page == make_page(read_diary(path), with_notes=True)


@pytest.mark.slow
def test_language_and_last_visit_are_those_chosen(maker: PageMaker, path: Path) -> None:
    visit = date(2026, 6, 1)
    maker.form.choose(kind="html", language="de", last_visit=visit)
    maker.button.click()
    page = path.with_name("diary-page.html").read_text(encoding="utf-8")
    assert page == make_page(read_diary(path), language="de", last_visit=visit)


def test_what_is_there_is_asked_about_and_can_be_replaced(maker: PageMaker, path: Path) -> None:
    there = path.with_name("diary-page.html")
    there.write_text("mine")
    maker.button.click()
    assert there.read_text() == "mine"
    assert "already a file diary-page.html" in words(maker.said)
    press(maker, "Replace diary-page.html")
    assert there.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert maker._ways.children == ()


def test_both_can_be_kept(maker: PageMaker, path: Path) -> None:
    for name in ("diary-page.html", "diary-page-2.html"):
        path.with_name(name).write_text("mine")
    maker.button.click()
    press(maker, "diary-page-3.html")
    assert path.with_name("diary-page.html").read_text() == "mine"
    assert path.with_name("diary-page-3.html").is_file()
    assert "diary-page-3.html" in words(maker.said)


def test_a_last_visit_outside_of_the_diary_is_told_and_nothing_is_made(
    maker: PageMaker, path: Path
) -> None:
    maker.form.choose(last_visit=date(2020, 1, 1))
    maker.button.click()
    assert "after 5 January 2026 and not after 5 July 2026" in words(maker.said)
    assert sorted(path.parent.iterdir()) == [path]


def test_what_goes_wrong_becomes_words(
    maker: PageMaker, monkeypatch: pytest.MonkeyPatch, html_of: Callable[[Any], str]
) -> None:
    def broken(*_: Any, **__: Any) -> str:
        raise RuntimeError("quarrel with Marguerite")

    monkeypatch.setattr("hdiary.report.make_page", broken)
    maker.button.click()
    told = words(html_of(maker.box))
    assert "could not be worked out (RuntimeError)" in told
    assert "Marguerite" not in told
    assert not maker.button.disabled
    assert maker.sign is not None
    assert maker.sign.words == ""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_cannot_be_written_to_is_told(maker: PageMaker, path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        maker.button.click()
    finally:
        path.parent.chmod(0o700)
    assert "diary-page.html" in words(maker.said)
    assert maker._links.content.startswith(b"<!DOCTYPE html>")


def test_a_folder_in_the_way_is_told(maker: PageMaker, path: Path) -> None:
    path.with_name("diary-page.html").mkdir()
    maker.button.click()
    assert "folder" in words(maker.said)
    assert maker._ways.children == ()


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX systems")
def test_a_link_in_the_way_is_never_followed_and_another_name_is_offered(
    maker: PageMaker, path: Path
) -> None:
    elsewhere = path.with_name("elsewhere")
    elsewhere.write_text("mine")
    path.with_name("diary-page.html").symlink_to(elsewhere)
    maker.button.click()
    assert "A link of the name diary-page.html is here already" in words(maker.said)
    assert "--force" not in maker.said
    (both,) = maker._ways.children
    assert both.description == "Keep both: save as diary-page-2.html"
    both.click()
    assert path.with_name("diary-page-2.html").is_file()
    assert elsewhere.read_text() == "mine"


def test_without_a_file_the_page_is_only_handed_over(path: Path) -> None:
    maker = PageMaker(lambda: read_diary(path))
    maker.form.choose(kind="html")
    assert maker.button.description == "Make it"
    maker.button.click()
    assert "not saved yet" in words(maker.said)
    assert maker._links.content.startswith(b"<!DOCTYPE html>")
    assert maker._links.name == "diary-page.html"
    assert sorted(path.parent.iterdir()) == [path]


@pytest.mark.slow
def test_the_page_is_about_the_days_that_are_looked_at(path: Path) -> None:
    seen = Explorer(read_diary(path), path=path)
    seen.page.form.choose(kind="html")
    seen.page.toggle.value = True
    seen._days.choose(first_day=date(2026, 3, 2))
    assert "2 March 2026 to 5 July 2026" in words(seen.page.form._about.value)
    seen.page.button.click()
    page = path.with_name("diary-page.html").read_text(encoding="utf-8")
    assert page == make_page(read_diary(path).between(first_day="2026-03-02"))
    seen._days.choose(first_day=date(2026, 4, 2))
    assert seen.page.said == ""
    assert seen.page._links.content == b""


@pytest.mark.parametrize(
    ("diary", "page"),
    [
        ("a/diary.csv", "a/diary-page.pdf"),
        ("diary.csv.gz", "diary-page.pdf"),
        ("my.diary.xlsx", "my.diary-page.pdf"),
        ("export.zip", "export-page.pdf"),
    ],
)
def test_a_page_is_called_after_its_diary(diary: str, page: str) -> None:
    assert name_page(Path(diary), "pdf") == Path(page)


def test_the_next_free_name_is_found_past_broken_links(tmp_path: Path) -> None:
    (tmp_path / "p-2.pdf").symlink_to(tmp_path / "nowhere")
    assert next_free(tmp_path / "p.pdf").name == "p-3.pdf"


def test_in_german(path: Path) -> None:
    maker = PageMaker(lambda: read_diary(path), path=path, language="de")
    assert maker.toggle.description == "Die Seite erstellen"
    assert maker.form.settings["language"] == "de"
    assert hdiary.explore(read_diary(path), language="de").page.button.description == "Erstellen"
