"""The sheet of a trial in a real browser: on a phone and on paper, light and dark."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hdiary.report import make_sheet
from hdiary.trials import plan_trial

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PHONE, A4 = 360, 794
DESIGNS = ("periods", "days", "start", "headaches")


def save(folder: Path, language: str = "en", **how: Any) -> str:
    """Save the sheet of a plan and give its address."""
    plan = plan_trial(["Übungen am Schreibtisch", "ice"], start="2026-01-05", seed=1, **how)
    path = folder / "sheet.html"
    path.write_text(make_sheet(plan, language=language), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("design", DESIGNS)
def test_the_sheet_is_accessible_and_fits(design: str, browser: Browser, tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing").Axe
    page = browser.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    address = save(tmp_path, design=design)
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
@pytest.mark.parametrize(
    ("design", "sheets"), [("periods", 1), ("days", 1), ("start", 1), ("headaches", 3)]
)
def test_the_sheet_prints_on_as_few_sheets_as_the_pdf(
    design: str, sheets: int, language: str, browser: Browser, tmp_path: Path
) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(save(tmp_path, language, design=design))
    printed = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
    page.close()
    assert len(printed) == sheets


def test_sealed_choices_show_on_paper_only(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": A4, "height": 1123})
    page.goto(save(tmp_path, design="headaches"))
    inside = page.locator(".inside")
    assert inside.count() == 40
    assert not any(one.is_visible() for one in inside.all())
    page.emulate_media(media="print")
    assert all(one.is_visible() for one in inside.all())
    page.close()


def test_a_choice_is_narrower_than_what_it_is_folded_on(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": A4, "height": 1123})
    page.goto(save(tmp_path, design="headaches"))
    page.emulate_media(media="print")
    widths = page.evaluate(
        "['.fields', '.hiding', '.inside']"
        ".map(one => document.querySelector(one).getBoundingClientRect().width)"
    )
    page.close()
    under, hiding, inside = widths
    assert inside < hiding <= under
