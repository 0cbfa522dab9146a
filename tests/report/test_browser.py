"""The page in a real browser: wide and narrow, light and dark, on the screen and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hdiary.report import make_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PHONE, A4 = 360, 794
KINDS = ("factors", "good", "busy", "everything", "attack list", "all blank", "cohort")
PRINTED_TOO = ("three days", "words")


@pytest.fixture
def saved(tmp_path: Path, page_of: Callable[..., str]) -> Callable[..., str]:
    """Save the page of a diary and give its address."""

    def save(name: str, language: str = "en") -> str:
        path = tmp_path / "page.html"
        path.write_text(page_of(name, language), encoding="utf-8")
        return path.as_uri()

    return save


@pytest.mark.parametrize(("name", "language"), [*((k, "en") for k in KINDS), ("factors", "de")])
def test_the_page_is_accessible_and_fits(
    name: str, language: str, browser: Browser, saved: Callable[..., str]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing").Axe
    page = browser.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    address = saved(name, language)
    page.goto(address)
    for width, scheme in product((PHONE, A4), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 740})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        results = axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
    assert set(requests) == {address}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", KINDS + PRINTED_TOO)
def test_the_page_prints_on_at_most_two_sheets(
    name: str, language: str, browser: Browser, saved: Callable[..., str]
) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(saved(name, language))
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
    page.close()
    assert 1 <= len(sheets) <= 2


def test_the_answer_stands_on_the_first_screen(browser: Browser, saved: Callable[..., str]) -> None:
    page = browser.new_page(viewport={"width": A4, "height": 1123})
    page.goto(saved("good"))
    ends = page.evaluate(
        "[...document.querySelectorAll('.card, section:nth-of-type(2) table')]"
        ".map(e => e.getBoundingClientRect().bottom)"
    )
    page.close()
    assert len(ends) == 5
    assert max(ends) <= 1123


def test_paper_is_white_even_where_the_screen_is_dark(
    browser: Browser, saved: Callable[..., str]
) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(saved("three days"))
    page.emulate_media(media="print")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.close()
    assert paper == "rgb(255, 255, 255)"


def test_hostile_words_run_nothing(browser: Browser, tmp_path: Path) -> None:
    import pandas as pd

    from hdiary.diary import make_diary

    bad = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
    frame = pd.DataFrame({"date": ["2026-03-01"], "pain": [3], "notes": [bad], "patient": [bad]})
    path = tmp_path / "page.html"
    path.write_text(make_page(make_diary(frame), with_notes=True, with_names=True), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.title() == "Headache diary: summary for the visit"
    assert page.locator("img, script").count() == 0
    page.close()
