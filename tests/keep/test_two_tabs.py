"""Nothing that was typed is lost, and two tabs of one diary do not overwrite each other."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hdiary.keep import Asked, diary_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

WORST = "How bad at its worst?"
NOTE = "A note, if you like"
PASSPHRASE = "Regen Löffel Bahnhof"
KEPT = """async () => {
    const db = await new Promise((resolve, reject) => {
        const asked = indexedDB.open("hdiary ");
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = reject;
    });
    const all = await new Promise(resolve => {
        const asked = db.transaction("entries").objectStore("entries").getAll();
        asked.onsuccess = () => resolve(asked.result);
    });
    db.close();
    return all.map(({ value }) => value).filter(value => value?.kind);
}"""
"""The entries of an unlocked diary, as they lie in the browser."""

Tab = Callable[[], "Page"]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB")
    context.set_default_timeout(8000)
    yield context
    context.close()


@pytest.fixture
def tab(context: BrowserContext, tmp_path: Path) -> Tab:
    """Open one more tab of the same diary, past its welcome."""
    path = tmp_path / "diary.html"
    path.write_bytes(diary_page(Asked(check_ins=("10:00",))))

    def open_tab() -> Page:
        page = context.new_page()
        page.goto(path.as_uri())
        page.locator("main h1").wait_for()
        while not page.get_by_role("navigation").count():
            page.locator("main .button.primary").last.click()
        return page

    return open_tab


def kept(page: Page, kind: str = "headache") -> list[dict[str, Any]]:
    page.wait_for_timeout(400)
    return [entry for entry in page.evaluate(KEPT) if entry["kind"] == kind]


def tap(page: Page, name: str) -> None:
    page.bring_to_front()
    page.locator("main").get_by_role("button", name=name, exact=True).first.click()


def begin(page: Page, pain: int = 6, by: str = "Headache") -> None:
    tap(page, by)
    page.get_by_role("slider", name=WORST).fill(str(pain))


def move_to(page: Page, zone: str) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
    page.reload()
    page.get_by_role("navigation").wait_for()


def to_data(page: Page) -> None:
    page.bring_to_front()
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("button", name=re.compile("^Your diary.s data")).click()


@pytest.mark.parametrize("way", ["history.back()", "document.querySelector('main .back').click()"])
def test_what_was_typed_right_before_the_way_back_is_kept(tab: Tab, way: str) -> None:
    page = tab()
    begin(page)
    tap(page, "ibuprofen")
    page.get_by_label("How much, if you like").fill("400 mg")
    page.get_by_label(NOTE).click()
    page.keyboard.type("typed, then back")
    page.evaluate(way)
    page.get_by_label(NOTE).wait_for(state="detached")
    (entry,) = kept(page)
    assert (entry["notes"], entry["finished"]) == ("typed, then back", True)
    assert [dose["treatment"] for dose in entry["doses"]] == ["ibuprofen 400 mg"]


def test_a_tab_that_dies_in_the_middle_of_a_sentence_loses_none_of_it(tab: Tab) -> None:
    page = tab()
    begin(page)
    page.get_by_label(NOTE).click()
    page.keyboard.type("und dann wurde es schlimmer, rechts im ", delay=25)
    page.keyboard.type("Nacken")
    with contextlib.suppress(Exception):
        page.goto("chrome://crash")
    page.close()
    (entry,) = kept(tab())
    assert entry["notes"] == "und dann wurde es schlimmer, rechts im Nacken"


def test_a_space_may_be_typed_in_an_amount(tab: Tab) -> None:
    page = tab()
    begin(page)
    tap(page, "ibuprofen")
    page.get_by_label("How much, if you like").click()
    page.keyboard.type("400 mg", delay=120)
    assert kept(page)[0]["doses"][0]["treatment"] == "ibuprofen 400 mg"


def test_what_another_tab_threw_away_stays_away(tab: Tab) -> None:
    page, other = tab(), tab()
    begin(other)
    page.get_by_role("button", name="Throw away", exact=True).wait_for()
    tap(page, "Throw away")
    other.get_by_text("no longer").first.wait_for()
    assert kept(page) == []


def test_delete_everything_deletes_what_another_tab_shows(tab: Tab) -> None:
    page, other = tab(), tab()
    begin(other)
    other.get_by_label(NOTE).fill("Heuschnupfen")
    to_data(page)
    tap(page, "Delete everything …")
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("textbox").fill("delete")
    sheet.locator("button[type=submit]").click()
    other.get_by_label(NOTE).wait_for(state="detached")
    assert kept(page) == kept(other) == []


def test_a_passphrase_set_in_one_tab_overwrites_no_edit(tab: Tab) -> None:
    page, other = tab(), tab()
    begin(other, 4)
    other.get_by_label(NOTE).fill("first")
    to_data(page)
    tap(page, "Set a passphrase")
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("New passphrase").fill(PASSPHRASE)
    sheet.get_by_label("The same again").fill(PASSPHRASE)
    sheet.get_by_label("I know that nobody").check()
    sheet.locator("button[type=submit]").click()
    sheet.wait_for(state="detached", timeout=60_000)
    other.get_by_label("Your passphrase").wait_for()
    page.get_by_role("button", name="Today", exact=True).click()
    tap(page, "Go on")
    page.get_by_role("slider", name=WORST).fill("9")
    page.get_by_label(NOTE).fill("from here")
    tap(page, "Done")
    other.bring_to_front()
    other.get_by_label("Your passphrase").fill(PASSPHRASE)
    other.locator("button[type=submit]").click()
    other.get_by_role("slider", name=WORST).wait_for(timeout=60_000)
    for one in (page, other):
        one.wait_for_timeout(400)
    assert other.get_by_role("slider", name=WORST).input_value() == "9"
    assert other.get_by_label(NOTE).input_value() == "from here"


def test_the_way_back_of_a_message_takes_back_nothing_else(tab: Tab) -> None:
    page, other = tab(), tab()
    begin(page)
    tap(page, "Done")
    page.locator("main button[aria-label^='Delete: Headache']").first.click()
    other.bring_to_front()
    tap(other, "More about today")
    other.get_by_label("Note", exact=True).fill("from the other")
    assert kept(other) == []
    page.bring_to_front()
    page.locator(".toast-undo").click()
    assert len(kept(page)) == 1
    assert kept(page, "day")[0]["notes"] == "from the other"


def test_what_was_thrown_away_comes_back_in_one_step(context: BrowserContext, tab: Tab) -> None:
    context.clock.set_fixed_time("2026-12-10T08:00:00Z")
    page = tab()
    tap(page, "No headache so far today")
    begin(page, by="A headache after all")
    assert kept(page, "day")[0]["clear"] is None
    tap(page, "Delete this headache")
    assert kept(page, "day")[0]["clear"] is True
    page.keyboard.press("Control+z")
    assert len(kept(page)) == 1
    assert kept(page, "day")[0]["clear"] is None


def test_a_check_in_is_moved_in_one_step(context: BrowserContext, tab: Tab) -> None:
    context.clock.set_fixed_time("2026-12-10T05:00:00Z")
    page = tab()
    context.clock.set_fixed_time("2026-12-10T09:30:00Z")
    move_to(page, "Europe/Berlin")
    card = page.get_by_role("region", name="Check-in of 10:00")
    card.locator(".chip", has_text="slouched").click()
    assert kept(page, "check")[0]["start"]["at"] == "2026-12-10T10:30"
    card.locator(".chip", has_text="Back at 10:00").click()
    assert [check["start"]["at"] for check in kept(page, "check")] == ["2026-12-10T10:00"]
    page.keyboard.press("Control+z")
    assert [check["start"]["at"] for check in kept(page, "check")] == ["2026-12-10T10:30"]


def test_a_second_check_in_of_the_same_minute_goes_on_with_the_first(
    context: BrowserContext, tab: Tab
) -> None:
    context.clock.set_fixed_time("2026-12-10T09:00:20Z")
    page = tab()
    for word in ("reading", "driving"):
        tap(page, "Check-in now")
        tap(page, word)
        tap(page, "Done")
    (check,) = kept(page, "check")
    assert check["activity"] == ["reading", "driving"]


def test_the_same_clock_in_another_zone_is_another_check_in(
    context: BrowserContext, tab: Tab
) -> None:
    for zone, moment, word in (
        ("Asia/Tokyo", "2026-12-02T01:20:00Z", "driving"),
        ("Pacific/Honolulu", "2026-12-02T20:20:00Z", "reading"),
    ):
        context.clock.set_fixed_time(moment)
        page = tab()
        move_to(page, zone)
        tap(page, "Check-in now")
        tap(page, word)
        tap(page, "Done")
    checks = kept(page, "check")
    assert sorted(check["activity"][0] for check in checks) == ["driving", "reading"]
    assert {check["start"]["at"] for check in checks} == {"2026-12-02T10:20"}
