"""Today, in a real browser: what it asks, when it asks it, and what fits on a small screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hdiary.keep import Asked, diary_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

ASKED = Asked(
    check_ins=("10:00", "14:00"),
    postures=("looking down", "lying prone"),
    questions=(("sleep_hours", "hours"), ("stress", "0-10")),
)
MONDAY = "Monday, 2 March 2026"

Opened = Callable[..., "Page"]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, timezone_id="Europe/Berlin", locale="en-GB"
    )
    yield context
    context.close()


@pytest.fixture
def opened(context: BrowserContext, tmp_path: Path) -> Opened:
    """Open a page as at a moment, past its welcome."""
    path = tmp_path / "diary.html"

    def open_at(moment: str, asked: Asked = ASKED) -> Page:
        path.write_bytes(diary_page(asked))
        page = context.new_page()
        page.set_default_timeout(4000)
        page.clock.install(time=berlin(moment))
        page.goto(path.as_uri())
        page.locator("main h1").wait_for()
        for _ in range(3):
            page.locator("main .button.primary").last.click()
        page.get_by_role("navigation").wait_for()
        return page

    return open_at


def berlin(moment: str) -> str:
    return f"{moment}:00+01:00"


def later(page: Page, moment: str) -> None:
    """Open the page anew, as after a while in the pocket."""
    page.wait_for_timeout(150)
    page.clock.set_system_time(berlin(moment))
    page.reload()
    page.locator("main h1").wait_for()


def tap(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).first.click()


def has(page: Page, heading: str) -> bool:
    page.wait_for_timeout(60)
    return page.get_by_role("heading", name=heading, exact=True).count() > 0


def go_to(page: Page, screen: str) -> None:
    page.get_by_role("navigation").get_by_role("button", name=screen, exact=True).click()


def test_a_headache_without_an_end_leaves_the_days_after_it_to_be_answered(opened: Opened) -> None:
    page = opened("2026-03-02T09:00", Asked())
    tap(page, "Headache")
    tap(page, "1 hour ago")
    tap(page, "Done")
    assert has(page, "Headache since 08:00")
    for day in ("03", "11"):
        later(page, f"2026-03-{day}T09:00")
        assert has(page, "Headache since Mon 2 Mar, 08:00")
        assert has(page, "How is today?")
    assert has(page, "And yesterday?")
    tap(page, "No headache so far today")
    assert has(page, "Clear so far")
    tap(page, "Yes, still going on")
    assert not has(page, "Clear so far")
    assert not has(page, "How is today?")
    later(page, "2026-03-12T09:00")
    tap(page, "No headache so far today")
    tap(page, "No, it is over")
    tap(page, "Over, I do not know when")
    assert has(page, "Clear so far")
    assert not has(page, "Headache since Mon 2 Mar, 08:00")


def test_a_clear_day_that_a_headache_ran_into_is_asked_about(opened: Opened) -> None:
    page = opened("2026-03-02T21:00", Asked())
    tap(page, "Headache")
    tap(page, "1 hour ago")
    tap(page, "Done")
    later(page, "2026-03-03T09:00")
    tap(page, "No headache so far today")
    tap(page, "No, it is over")
    tap(page, "1 hour ago")
    write = page.get_by_role("button", name="Write down", exact=True)
    if write.count():
        write.click()
    page.get_by_text("Which is right?").wait_for()
    tap(page, "It was not clear")
    page.get_by_text("Which is right?").wait_for(state="detached")


def test_a_page_opened_later_begins_at_today(opened: Opened) -> None:
    page = opened("2026-03-02T09:00", Asked())
    go_to(page, "Calendar")
    page.locator(".day").first.click()
    assert has(page, "Sunday, 1 March 2026")
    later(page, "2026-03-02T09:20")
    assert has(page, "Sunday, 1 March 2026")
    later(page, "2026-03-04T08:00")
    assert has(page, "Wednesday, 4 March 2026")
    tap(page, "Headache")
    page.get_by_role("slider", name="How bad at its worst?").fill("6")
    later(page, "2026-03-05T08:00")
    assert has(page, "Thursday, 5 March 2026")
    assert has(page, "Go on where you stopped?")
    tap(page, "Go on")
    assert page.get_by_role("slider", name="How bad at its worst?").input_value() == "6"


def test_open_check_ins_are_one_question_and_none_is_of_before_the_diary(opened: Opened) -> None:
    page = opened("2026-03-02T12:00")
    assert not has(page, "Check-in of 10:00")
    later(page, "2026-03-02T14:05")
    assert has(page, "Check-in of 14:00")
    later(page, "2026-03-03T20:00")
    assert has(page, "2 check-ins are open")
    button = page.get_by_role("button", name="Headache", exact=True).bounding_box()
    assert button and button["y"] + button["height"] < 740
    tap(page, "Not this time")
    assert not has(page, "Check-in of 10:00")
    assert not has(page, "2 check-ins are open")
    later(page, "2026-03-04T20:00")
    tap(page, "looking down")
    tap(page, "something else")
    assert page.locator("main .chip[aria-pressed=true]").all_inner_texts()[-1] == "something else"
    assert "looking down" not in page.locator(".timeline").inner_text()
    assert "something else" in page.locator(".timeline").inner_text()
    tap(page, "Done")
    assert not has(page, "2 check-ins are open")


def test_the_questions_of_the_day_come_when_they_can_be_answered(opened: Opened) -> None:
    page = opened("2026-03-02T08:00")
    assert has(page, "Questions of the day")
    assert page.get_by_role("slider", name="Stress").count() == 0
    page.get_by_label("Hours of sleep").fill("7.5")
    page.get_by_label("Hours of sleep").blur()
    page.get_by_role("button", name="Done", exact=True).click()
    assert not has(page, "Questions of the day")
    tap(page, "No headache so far today")
    page.get_by_role("slider", name="Stress").fill("3")
    assert page.get_by_label("Hours of sleep").count() == 0
    later(page, "2026-03-02T19:00")
    assert not has(page, "Questions of the day")
    tap(page, "More about today")
    assert page.get_by_label("Hours of sleep").input_value() == "7.5"
    assert page.get_by_role("slider", name="Stress").input_value() == "3"


@pytest.mark.parametrize("width", [320, 360])
def test_large_type_needs_no_scrolling_sideways(width: int, opened: Opened) -> None:
    page = opened("2026-03-02T09:00")
    page.set_viewport_size({"width": width, "height": 740})
    for day in range(2, 9):
        later(page, f"2026-03-{day:02}T19:30")
        tap(page, "Clear day: no headache today")
    go_to(page, "More")
    page.locator("summary").evaluate_all("all => all.forEach(one => one.parentElement.open = true)")
    page.get_by_label("Large", exact=True).check(force=True)
    for screen in ("Today", "Calendar", "Overview", "More"):
        go_to(page, screen)
        page.wait_for_timeout(60)
        assert page.evaluate("document.documentElement.scrollWidth") == width, screen
        edges = page.locator("nav button, .week, .card").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().right)"
        )
        assert max(edges) <= width, screen
    go_to(page, "Today")
    assert page.locator(".week li").count() == 7


def test_a_toast_gives_way_to_the_next_screen(opened: Opened) -> None:
    page = opened("2026-03-02T09:00", Asked())
    tap(page, "No headache so far today")
    undo = page.locator(".toast-undo")
    close = page.locator(".toast-close").bounding_box()
    assert close and close["x"] + close["width"] <= 360
    page.clock.run_for(1000)
    go_to(page, "Calendar")
    undo.wait_for(state="detached")


def test_what_is_no_diary_is_refused_in_one_sentence(opened: Opened) -> None:
    page = opened("2026-03-02T09:00", Asked())
    go_to(page, "More")
    page.locator(".way").first.click()
    chosen = page.locator("input[type=file]")
    pdf = b"%PDF-1.7\n" + b"1 0 obj << /Type, /Page >> endobj\n" * 50
    chosen.set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": pdf})
    page.get_by_text("is not a diary that this page can read").wait_for()
    assert page.get_by_text("remarks on what").count() == 0
    table = b"name,number\nA,1\n"
    chosen.set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": table})
    page.get_by_text("There is no column with the heading").wait_for()
