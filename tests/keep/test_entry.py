"""Keeping the diary in a real browser, as a person would: taps, corrections, and the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from hdiary.keep import Asked, diary_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

AFTERNOON = "2026-03-02T14:32:00+01:00"

Opened = Callable[..., "Page"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("diary") / "diary.html"
    path.write_bytes(diary_page(Asked(check_ins=("10:00",))))
    return path.as_uri()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, timezone_id="Europe/Berlin", locale="en-GB"
    )
    yield context
    context.close()


@pytest.fixture
def opened(context: BrowserContext, address: str) -> Opened:
    """Open the page as at a moment, past its welcome."""

    def open_at(moment: str = AFTERNOON, *, known: bool = False) -> Page:
        page = context.new_page()
        page.set_default_timeout(4000)
        page.clock.install(time=moment)
        page.goto(address)
        page.locator("main h1").wait_for()
        if not known:
            welcome(page)
        return page

    return open_at


def welcome(page: Page) -> None:
    """Go through the welcome by its first ways on."""
    for _ in range(5):
        if page.get_by_role("navigation").count():
            break
        page.locator("main .button.primary").last.click()
        page.wait_for_timeout(50)
    page.get_by_role("button", name="Today", exact=True).click()


def tap(page: Page, name: str, *, within: str = "main") -> None:
    page.locator(within).get_by_role("button", name=name, exact=True).first.click()


def text(page: Page) -> str:
    return page.locator("main").inner_text()


def begin_headache(page: Page) -> None:
    tap(page, "Headache")
    page.get_by_role("heading", name="Headache", exact=True).wait_for()


def keep_until_stored(page: Page) -> None:
    """Wait until what was tapped has reached the store: real time, whatever the page's clock."""
    page.evaluate("() => new Promise(done => queueMicrotask(done))")
    page.wait_for_timeout(150)


def test_a_clear_day_takes_one_tap_and_can_be_taken_back(opened: Opened) -> None:
    page = opened()
    tap(page, "No headache so far today")
    assert "Clear so far" in text(page)
    page.locator(".toasts").get_by_role("button", name="Undo").click()
    page.get_by_role("heading", name="How is today?").wait_for()
    tap(page, "No headache so far today")
    keep_until_stored(page)
    page.reload()
    page.get_by_role("heading", name="Clear so far").wait_for()
    page.clock.set_fixed_time("2026-03-02T19:00:00+01:00")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.get_by_role("heading", name="A clear day").wait_for()


def test_a_headache_is_said_by_taps_and_rated_two_hours_later(opened: Opened) -> None:
    page = opened()
    begin_headache(page)
    tap(page, "1 hour ago")
    page.get_by_role("slider", name="How bad at its worst?").fill("7")
    tap(page, "temple, right")
    tap(page, "looking down")
    tap(page, "desk work")
    tap(page, "ibuprofen")
    page.get_by_label("How much, if you like").fill("400 mg")
    tap(page, "Just now", within=".dose-fields")
    page.get_by_role("slider", name="How bad was it then?").fill("6")
    tap(page, "Done")
    page.get_by_role("heading", name="Headache since 13:30").wait_for()
    assert "ibuprofen 400 mg" in text(page)
    assert "right · temple · desk work · looking down" in text(page)
    page.clock.fast_forward("02:15:00")
    page.get_by_role("heading", name="How is it now?").wait_for()
    assert "At 14:32 it was 6. Taken or done: ibuprofen 400 mg." in text(page)
    page.get_by_role("slider", name="Right now it is").fill("2")
    tap(page, "Write down")
    assert "pain 6, 135 minutes later 2" in text(page)
    tap(page, "It is over")
    tap(page, "½ hour ago")
    page.get_by_role("heading", name="Headache since 13:30").wait_for(state="detached")
    assert "Another headache" in text(page)
    page.locator(".toasts").get_by_role("button", name="Undo").click()
    page.get_by_role("heading", name="Headache since 13:30").wait_for()


@pytest.mark.parametrize("how", ["close", "reload"])
def test_a_tab_that_dies_loses_nothing(how: str, opened: Opened) -> None:
    page = opened()
    begin_headache(page)
    page.get_by_role("slider", name="How bad at its worst?").fill("8")
    tap(page, "neck, left")
    page.get_by_label("A note, if you like").fill("After the drive")
    if how == "reload":
        keep_until_stored(page)
        page.reload()
        page.get_by_role("heading", name="Headache", exact=True).wait_for()
    else:
        page.wait_for_timeout(600)
        page.close()
        page = opened("2026-03-02T15:10:00+01:00", known=True)
        page.get_by_role("heading", name="Go on where you stopped?").wait_for()
        tap(page, "Go on")
    assert page.get_by_role("slider", name="How bad at its worst?").input_value() == "8"
    assert page.get_by_role("button", name="neck, left").get_attribute("aria-pressed") == "true"
    assert page.get_by_label("A note, if you like").input_value() == "After the drive"
    tap(page, "Done")
    assert "Go on where you stopped?" not in text(page)
    assert page.locator(".timeline li").count() == 1


def test_a_headache_on_a_clear_day_takes_clear_back_until_it_is_thrown_away(opened: Opened) -> None:
    page = opened()
    tap(page, "No headache so far today")
    tap(page, "A headache after all")
    page.get_by_role("slider", name="How bad at its worst?").fill("0")
    page.get_by_role("heading", name="Headache", exact=True).wait_for()
    assert "0 is no headache" in text(page)
    tap(page, "Yes, a clear day")
    page.get_by_role("heading", name="Clear so far").wait_for()
    tap(page, "A headache after all")
    assert page.locator(".toast-text", has_text="no longer").count() == 0
    page.get_by_role("slider", name="How bad at its worst?").fill("4")
    page.locator(".toast-text", has_text="no longer").wait_for()
    page.get_by_role("button", name="Delete this headache").click()
    page.get_by_role("heading", name="Clear so far").wait_for()
    page.locator(".toasts").get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Another headache").or_(
        page.get_by_role("heading", name="Go on where you stopped?")
    ).first.wait_for()
    assert "Clear so far" not in text(page)


def test_a_night_attack_ends_on_the_next_day(opened: Opened) -> None:
    page = opened("2026-03-01T23:40:00+01:00")
    begin_headache(page)
    tap(page, "Just now")
    tap(page, "Done")
    page.clock.fast_forward("07:00:00")
    page.get_by_role("heading", name="Monday, 2 March 2026").wait_for()
    page.get_by_role("heading", name="Headache since Sun 1 Mar, 23:40").wait_for()
    tap(page, "No, it is over")
    tap(page, "Another time")
    page.get_by_label("When was it over?", exact=True).fill("03:15")
    tap(page, "Write down")
    row = page.locator(".timeline li").first
    assert "03:15" in row.inner_text()
    row.get_by_role("button").first.click()
    assert page.get_by_label("When was it over?", exact=True).input_value() == "03:15"
    assert page.get_by_label("Day: When was it over?").input_value() == "2026-03-02"


def test_yesterday_is_asked_once(opened: Opened) -> None:
    page = opened("2026-02-27T20:00:00+01:00")
    tap(page, "Clear day: no headache today")
    keep_until_stored(page)
    page.close()
    page = opened("2026-03-01T09:00:00+01:00", known=True)
    page.get_by_role("heading", name="And yesterday?").wait_for()
    tap(page, "No headache")
    page.get_by_role("heading", name="And yesterday?").wait_for(state="detached")
    page.locator(".toasts").get_by_role("button", name="Undo").click()
    page.get_by_role("heading", name="And yesterday?").wait_for()
    tap(page, "Later")
    page.get_by_role("heading", name="And yesterday?").wait_for(state="detached")


def test_a_late_check_in_stands_at_its_real_time(opened: Opened) -> None:
    page = opened("2026-03-02T09:20:00+01:00")
    page.clock.fast_forward("02:00:00")
    page.get_by_role("heading", name="Check-in of 10:00").wait_for()
    tap(page, "sitting upright")
    tap(page, "desk work")
    page.reload()
    page.get_by_role("heading", name="How is today?").wait_for()
    assert page.get_by_role("heading", name="Check-in of 10:00").count() == 0
    assert page.locator(".timeline .clock").all_inner_texts() == ["11:20"]
    page.locator(".timeline li button").first.click()
    assert page.locator("main .chip[aria-pressed=true]").all_inner_texts() == [
        "sitting upright", "desk work",
    ]  # fmt: skip
    tap(page, "sitting upright")
    tap(page, "slouched")
    tap(page, "Done")
    assert "slouched" in page.locator(".timeline li").inner_text()


def test_the_browsers_own_way_back_and_escape_work(opened: Opened) -> None:
    page = opened()
    begin_headache(page)
    assert page.evaluate("document.activeElement.tagName") == "H1"
    tap(page, "Just now")
    page.go_back()
    page.get_by_role("heading", name="Monday, 2 March 2026").wait_for()
    assert "Go on where you stopped?" not in text(page)
    page.go_forward()
    page.get_by_role("heading", name="Headache", exact=True).wait_for()
    assert page.locator(".chip[aria-pressed=true]").count() >= 1
    page.keyboard.press("Escape")
    page.get_by_role("heading", name="Monday, 2 March 2026").wait_for()
    assert page.locator(".timeline li").count() == 1


def reach(page: Page, name: str, *, most: int = 140) -> None:
    """Press Tab until what is focused is called so."""
    spoken = """() => { const e = document.activeElement;
      return e.ariaLabel || e.labels?.[0]?.innerText || e.innerText || ''; }"""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(spoken).strip() == name:
            return
    raise AssertionError(f"the keyboard does not reach {name}")


def test_all_of_it_by_keyboard_alone(opened: Opened) -> None:
    page = opened()
    reach(page, "Headache")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Headache", exact=True).wait_for()
    reach(page, "Just now")
    page.keyboard.press("Space")
    reach(page, "How bad at its worst?")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    reach(page, "eye, left")
    page.keyboard.press("Enter")
    reach(page, "Add your own: How you sat, stood or lay")
    page.keyboard.press("Enter")
    page.keyboard.type("on the sofa")
    page.keyboard.press("Enter")
    reach(page, "Nothing")
    page.keyboard.press("Enter")
    reach(page, "Done")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Monday, 2 March 2026").wait_for()
    said = text(page)
    for told in ("Headache, 7 of 10", "left · eye", "on the sofa"):
        assert told in said


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_accessible_and_fits(scheme: Any, opened: Opened) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing").Axe
    page = opened("2026-03-02T09:20:00+01:00")
    page.clock.fast_forward("02:00:00")
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")

    def look() -> None:
        for width in (360, 820, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            results = axe().run(page)
            assert results.violations_count == 0, results.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth") <= width

    look()
    tap(page, "More choices")
    tap(page, "slouched")
    look()
    tap(page, "Done")
    begin_headache(page)
    page.get_by_role("slider", name="How bad at its worst?").fill("0")
    tap(page, "temple, right")
    tap(page, "Nothing")
    tap(page, "It is over")
    look()
    tap(page, "Another time", within=".dose-fields")
    tap(page, "Done")
    look()


def test_targets_are_large_enough_for_a_thumb(opened: Opened) -> None:
    page = opened()
    begin_headache(page)
    tap(page, "ibuprofen")
    small = page.evaluate(
        """[...document.querySelectorAll('main button, main input, main select, main textarea')]
        .filter(e => e.type !== 'range')
        .map(e => [e.ariaLabel || e.innerText, e.getBoundingClientRect()])
        .filter(([, box]) => box.width && Math.min(box.width, box.height) < 43.5)
        .map(([name, box]) => [name, Math.round(box.width), Math.round(box.height)])"""
    )
    assert small == []


def test_a_headache_of_yesterday_and_a_second_one(opened: Opened) -> None:
    page = opened("2026-02-28T20:00:00+01:00")
    tap(page, "Clear day: no headache today")
    page.clock.fast_forward("37:00:00")
    page.get_by_role("heading", name="And yesterday?").wait_for()
    tap(page, "Headache yesterday")
    page.get_by_text("Sunday, 1 March 2026").wait_for()
    assert "Just now" not in text(page)
    page.get_by_label("When did it begin?", exact=True).fill("22:15")
    page.get_by_text("Filled in later").wait_for()
    tap(page, "It is over")
    tap(page, "Another time")
    page.get_by_label("When was it over?", exact=True).fill("01:40")
    assert page.get_by_label("Day: When was it over?").input_value() == "2026-03-02"
    tap(page, "Done")
    page.get_by_role("heading", name="Written today").wait_for()
    tap(page, "Another headache")
    tap(page, "Just now")
    tap(page, "Done")
    page.get_by_role("heading", name="Headache since 09:00").wait_for()
    assert page.locator(".timeline li").count() == 2


def test_what_is_typed_while_the_day_moves_stays_under_the_hand(opened: Opened) -> None:
    page = opened("2026-03-02T00:20:00+01:00")
    begin_headache(page)
    tap(page, "Another time")
    field = page.get_by_label("When did it begin?", exact=True).element_handle()
    # What a hand types on the way to 23:47: the same field takes both.
    field.fill("23:04")
    page.get_by_text("Sunday, 1 March 2026").wait_for()
    field.fill("23:47")
    page.get_by_text("Sunday, 1 March 2026").wait_for()
    assert page.get_by_label("Day: When did it begin?").input_value() == "2026-03-01"


def test_undo_takes_back_what_it_speaks_of_and_nothing_else(opened: Opened) -> None:
    page = opened()
    begin_headache(page)
    tap(page, "heat")
    page.get_by_role("button", name="Delete: heat").click()
    undo = page.locator(".toasts").get_by_role("button", name="Undo")
    undo.click()
    page.get_by_role("button", name="Delete: heat").click()
    undo.wait_for()
    page.get_by_role("slider", name="How bad at its worst?").fill("4")
    undo.wait_for(state="detached")
    page.keyboard.press("Control+z")
    page.locator(".slider.unset").first.wait_for()


def test_midnight_passes_while_the_page_is_open(opened: Opened) -> None:
    page = opened("2026-03-31T23:59:30+02:00")
    page.get_by_role("heading", name="Tuesday, 31 March 2026").wait_for()
    page.clock.fast_forward(60_000)
    page.get_by_role("heading", name="Wednesday, 1 April 2026").wait_for()


def test_a_screen_that_fails_leaves_the_others(opened: Opened) -> None:
    page = opened()
    tap(page, "No headache so far today")
    keep_until_stored(page)
    page.evaluate("history.replaceState({at: Date.now(), view: 'day', params: {date: 7}}, '')")
    page.reload()
    page.get_by_role("heading", name="This screen could not be shown").wait_for()
    tap(page, "Today")
    page.get_by_role("heading", name="Clear so far").wait_for()


def test_a_headache_that_was_only_opened_changes_nothing(opened: Opened) -> None:
    page = opened()
    tap(page, "No headache so far today")
    tap(page, "A headache after all")
    page.get_by_role("heading", name="Headache", exact=True).wait_for()
    keep_until_stored(page)
    page.close()
    page = opened(known=True)
    page.get_by_role("heading", name="Clear so far").wait_for()
    tap(page, "Go on")
    tap(page, "Back")
    page.get_by_role("heading", name="Clear so far").wait_for()
    assert page.locator(".timeline li").count() == 0
    assert "Go on where you stopped?" not in text(page)
    tap(page, "A headache after all")
    tap(page, "Done")
    page.get_by_role("heading", name="A headache today, still going on").wait_for()
    assert "Clear so far" not in text(page)


def test_a_headache_that_was_none_comes_back_whole_in_one_step(opened: Opened) -> None:
    page = opened()
    begin_headache(page)
    tap(page, "heat")
    page.get_by_role("slider", name="How bad at its worst?").fill("0")
    tap(page, "Yes, a clear day")
    page.get_by_role("heading", name="Clear so far").wait_for()
    page.locator(".toasts").get_by_role("button", name="Undo").click()
    page.get_by_role("heading", name="Go on where you stopped?").wait_for()
    assert "Clear so far" not in text(page)
    assert "heat" in page.locator(".timeline").inner_text()


def test_strength_nothing_and_done_asks_whether_the_day_was_clear(opened: Opened) -> None:
    page = opened()
    begin_headache(page)
    page.get_by_role("slider", name="How bad at its worst?").fill("0")
    tap(page, "Done")
    tap(page, "Yes, a clear day", within="dialog")
    page.get_by_role("heading", name="Clear so far").wait_for()
    tap(page, "A headache after all")
    page.get_by_role("slider", name="How bad at its worst?").fill("0")
    tap(page, "Done")
    tap(page, "No, leave it open", within="dialog")
    page.get_by_role("heading", name="A headache today, still going on").wait_for()


def test_what_was_taken_is_asked_about_whatever_was_left_open(opened: Opened) -> None:
    page = opened()
    begin_headache(page)
    tap(page, "ibuprofen")
    tap(page, "Just now", within=".dose-fields")
    assert "From 16:32 on, this page asks how it is" in text(page)
    tap(page, "heat")
    assert "If you say when, this page asks two hours later" in text(page)
    tap(page, "Done")
    card = page.locator(".card.due", has_text="If you say when")
    card.get_by_role("heading", name="heat").wait_for()
    card.get_by_role("button", name="½ hour ago").click()
    card.wait_for(state="detached")
    page.clock.fast_forward("02:05:00")
    page.get_by_text("At 14:00: heat.").wait_for()
    page.get_by_text("At 14:32: ibuprofen.").wait_for()
    card = page.locator(".card.due", has_text="ibuprofen")
    assert "Which moment?" not in card.inner_text()
    card.get_by_role("slider", name="How bad was it then?").fill("7")
    card.get_by_role("slider", name="Right now it is").fill("3")
    card.get_by_role("button", name="Write down").click()
    card.wait_for(state="detached")
    assert "pain 7, 125 minutes later 3" in text(page)


def test_a_treatment_of_an_unknown_time_can_be_rated(opened: Opened) -> None:
    page = opened()
    begin_headache(page)
    tap(page, "heat")
    tap(page, "Done")
    card = page.locator(".card.due", has_text="heat")
    card.get_by_role("button", name="I do not know").click()
    card.get_by_role("slider", name="How bad was it then?").fill("7")
    card.get_by_role("slider", name="Two hours later it was").fill("3")
    card.get_by_role("button", name="Write down").click()
    card.wait_for(state="detached")
    assert "pain 7, two hours later 3" in text(page)


@pytest.mark.parametrize("way", ["done", "back", "elsewhere", "browser"])
def test_an_own_word_is_taken_without_being_confirmed(way: str, opened: Opened) -> None:
    page = opened()
    begin_headache(page)
    page.get_by_role("button", name="Add your own: What you were doing").click()
    page.keyboard.type("asleep; on the sofa")
    if way == "done":
        tap(page, "Done")
    elif way == "back":
        tap(page, "Back")
    elif way == "browser":
        page.go_back()
    else:
        tap(page, "looking down")
        page.get_by_role("button", name="asleep \u2013 on the sofa", pressed=True).wait_for()
        page.locator(".toast-text", has_text="Added as “asleep \u2013 on the sofa”").wait_for()
        tap(page, "Done")
    page.get_by_role("heading", name="Monday, 2 March 2026").wait_for()
    page.locator(".timeline li", has_text="asleep \u2013 on the sofa").wait_for()
    assert "Go on where you stopped?" not in text(page)


def test_the_marked_places_are_told_with_their_sides(opened: Opened) -> None:
    page = opened()
    begin_headache(page)
    for half in ("temple, right", "neck, left", "neck, right"):
        tap(page, half)
    page.get_by_text("Marked: temple, right · neck, both sides").wait_for()
    assert page.get_by_role("button", name="right", pressed=True).count() >= 1
    tap(page, "Done")
    assert "right · temple · neck" in text(page)
