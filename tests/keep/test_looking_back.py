"""Months, days, counts and settings of the diary's page, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from hdiary.keep import Asked, diary_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

pytestmark = pytest.mark.browser

EVENING = "2026-03-24T18:00:00+01:00"
QUESTIONS = (("sleep_hours", "hours"), ("stress", "0-10"), ("period", "yes/no"))
LAY = """([name, entries, settings]) => new Promise((done, fail) => {
    const asked = indexedDB.open(name);
    asked.onsuccess = () => {
        const change = asked.result.transaction("entries", "readwrite");
        const shelf = change.objectStore("entries");
        for (const entry of entries) shelf.put({ key: entry.id, rev: "r", value: entry });
        shelf.put({ key: "settings", rev: "r", value: settings });
        change.oncomplete = () => { asked.result.close(); done(); };
        change.onerror = () => fail(change.error);
    };
})"""
READ = """name => new Promise(done => {
    const asked = indexedDB.open(name);
    asked.onsuccess = () => {
        const read = asked.result.transaction("entries").objectStore("entries").getAll();
        read.onsuccess = () => {
            asked.result.close();
            done(Object.fromEntries(read.result.map(record => [record.key, record.value])));
        };
    };
})"""
SWIPE = """([grid, from, to]) => {
    const touch = x => new Touch({ identifier: 1, target: grid, clientX: x, clientY: 300 });
    const tell = (kind, x) => grid.dispatchEvent(new TouchEvent(kind, {
        bubbles: true, touches: kind === "touchend" ? [] : [touch(x)], changedTouches: [touch(x)],
    }));
    tell("touchstart", from);
    tell("touchend", to);
}"""
NAME = "Lakeside"

Entry = dict[str, Any]
Opened = Callable[..., "Page"]


def moment(day: str, clock: str) -> Entry:
    return {"at": f"{day}T{clock}", "offset": 60}


def clear(day: str, **more: Any) -> Entry:
    entry = {"id": f"day:{day}", "kind": "day", "date": day, "clear": True, "activity": []}
    entry |= {"posture": [], "doses": [], "factors": {}, "notes": "", "changed": None}
    return entry | {"entered": moment(day, "20:00")} | more


def headache(day: str, **more: Any) -> Entry:
    entry = {"id": f"headache:{day}", "kind": "headache", "date": day, "pain": 6, "side": "left"}
    entry |= {"start": moment(day, "14:30"), "end": moment(day, "18:00"), "ongoing": False}
    entry |= {"location": [], "neck_pain": None, "activity": [], "posture": [], "doses": []}
    entry |= {"notes": "", "entered": moment(day, "20:00"), "changed": None, "finished": True}
    return entry | {"factors": {}} | more


def dose(treatment: str, day: str) -> Entry:
    said = {"id": f"dose:{day}{treatment}", "treatment": treatment, "at": moment(day, "15:00")}
    return said | {"before": 6, "after": 3, "after_min": None}


NIGHT = headache(
    "2026-03-22", start=moment("2026-03-22", "22:00"), end=moment("2026-03-23", "04:00")
)
"""A headache that runs past midnight into the next day."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("diary") / "diary.html"
    path.write_bytes(diary_page(Asked(name=NAME, questions=QUESTIONS, check_ins=("10:00",))))
    return path.as_uri()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, timezone_id="Europe/Berlin", has_touch=True
    )
    yield context
    context.close()


@pytest.fixture
def opened(context: BrowserContext, address: str) -> Opened:
    """Open the page with entries in it, past its welcome unless that is asked for."""

    def open_with(*entries: Entry, welcomed: bool = True, **settings: Any) -> Page:
        page = context.new_page()
        page.set_default_timeout(4000)
        page.clock.install(time=EVENING)
        page.goto(address)
        page.locator("main h1").wait_for()
        settings |= {"welcomed": welcomed}
        page.evaluate(LAY, [f"hdiary {NAME}", list(entries), settings])
        page.reload()
        page.locator("main h1").wait_for()
        return page

    return open_with


def go(page: Page, place: str) -> None:
    page.get_by_role("navigation").get_by_role("button", name=place, exact=True).click()
    page.locator("main h1").wait_for()


def go_to_day(page: Page, day: str) -> None:
    go(page, "Calendar")
    day_of(page, day).click()
    page.locator(".day-head").wait_for()


def day_of(page: Page, day: str) -> Locator:
    return page.locator(f"[data-day='{day}']")


def tap(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def kept(page: Page) -> dict[str, Any]:
    """Give what lies in the browser's database by now."""
    page.wait_for_timeout(100)
    page.clock.run_for(1000)
    page.wait_for_timeout(150)
    found: dict[str, Any] = page.evaluate(READ, f"hdiary {NAME}")
    return found


def main_text(page: Page) -> str:
    return " ".join(page.locator("main").inner_text().split())


def test_a_month_tells_its_days_to_eyes_and_ears(opened: Opened) -> None:
    page = opened(
        clear("2026-03-16"),
        headache("2026-03-17", pain=8, doses=[dose("ibuprofen 400 mg", "2026-03-17")]),
        clear("2026-03-19", entered=moment("2026-03-20", "08:00")),
        NIGHT,
    )
    go(page, "Calendar")
    told = {
        "2026-03-15": "Sunday, 15 March 2026, nothing written",
        "2026-03-16": "Monday, 16 March 2026, clear day",
        "2026-03-17": "Tuesday, 17 March 2026, headache, worst pain 8 of 10, acute medicine",
        "2026-03-18": "Wednesday, 18 March 2026, not recorded",
        "2026-03-19": "Thursday, 19 March 2026, clear day, filled in later",
        "2026-03-23": "Monday, 23 March 2026, headache from the day before",
        "2026-03-24": "Tuesday, 24 March 2026, today, nothing written",
    }
    for day, words in told.items():
        said = day_of(page, day).get_attribute("aria-label") or ""
        assert said.replace("\u00a0", " ") == words
    assert day_of(page, "2026-03-25").count() == 0
    assert "3 headache days 2 clear days 3 days not recorded" in main_text(page)
    page.get_by_role("button", name="Fill in Sat 21 Mar").click()
    assert "Saturday, 21 March 2026" in main_text(page)


def test_a_month_is_gone_through_by_keys_buttons_and_swipes(opened: Opened) -> None:
    page = opened(clear("2026-03-16"))
    go(page, "Calendar")
    day_of(page, "2026-03-24").focus()
    for key, day in {
        "ArrowRight": "2026-03-24",
        "ArrowLeft": "2026-03-23",
        "ArrowUp": "2026-03-16",
        "End": "2026-03-22",
        "Home": "2026-03-16",
        "PageUp": "2026-02-16",
    }.items():
        page.keyboard.press(key)
        page.wait_for_function("day => document.activeElement.dataset.day === day", arg=day)
    assert "February 2026" in main_text(page)
    page.reload()
    page.get_by_role("heading", name="February 2026").wait_for()
    tap(page, "Next month")
    page.get_by_role("heading", name="March 2026").wait_for()
    grid = page.locator(".month").element_handle()
    page.evaluate(SWIPE, [grid, 80, 300])
    page.get_by_role("heading", name="February 2026").wait_for()
    page.evaluate(SWIPE, [page.locator(".month").element_handle(), 300, 80])
    page.get_by_role("heading", name="March 2026").wait_for()
    day_of(page, "2026-03-20").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Friday, 20 March 2026").wait_for()
    page.go_back()
    page.get_by_role("heading", name="March 2026").wait_for()


def test_a_day_without_an_entry_is_filled_in_by_one_tap(opened: Opened) -> None:
    page = opened(clear("2026-03-16"))
    go_to_day(page, "2026-03-20")
    tap(page, "Clear day")
    day = kept(page)["day:2026-03-20"]
    assert day["clear"] is True
    assert day["entered"]["at"] == "2026-03-24T18:00"
    assert "Clear day filled in later" in main_text(page)
    tap(page, "It was not clear")
    assert "day:2026-03-20" not in kept(page)
    page.locator(".toasts").get_by_role("button", name="Undo").click()
    page.locator(".day-state", has_text="Clear day").wait_for()
    assert kept(page)["day:2026-03-20"]["clear"] is True


def test_no_day_is_ahead_of_today_and_any_may_be_before(opened: Opened) -> None:
    page = opened(clear("2026-03-23"))
    go_to_day(page, "2026-03-24")
    assert page.get_by_role("button", name="Next day").is_disabled()
    page.get_by_role("button", name="Next day").click(force=True)
    page.get_by_role("heading", name="Tuesday, 24 March 2026").wait_for()
    for _ in range(3):
        tap(page, "Day before")
    page.get_by_role("heading", name="Saturday, 21 March 2026").wait_for()
    tap(page, "Headache")
    page.locator("main h1").wait_for()
    entries = kept(page).values()
    assert [entry["date"] for entry in entries if entry.get("kind") == "headache"] == ["2026-03-21"]


def test_a_clear_day_into_which_a_headache_ran_is_told(opened: Opened) -> None:
    page = opened(
        NIGHT,
        clear("2026-03-23"),
    )
    go_to_day(page, "2026-03-23")
    assert "until 04:00. Which is right?" in main_text(page)
    tap(page, "It was not clear")
    page.locator(".notice").wait_for(state="detached")
    assert "day:2026-03-23" not in kept(page)
    assert "Headache from before began Sun 22 Mar, 22:00" in main_text(page)


def test_a_day_is_told_in_the_order_of_the_clock_and_deleting_can_be_undone(opened: Opened) -> None:
    check: Entry = {"id": "check:2026-03-20T10:00", "kind": "check", "date": "2026-03-20"}
    check |= {"start": moment("2026-03-20", "10:00"), "activity": ["desk work"], "posture": []}
    check |= {"entered": moment("2026-03-20", "10:01"), "changed": None}
    hurt = headache("2026-03-20", doses=[dose("heat", "2026-03-20")])
    page = opened(hurt, check)
    go_to_day(page, "2026-03-20")
    clocks = page.locator(".timeline .clock").all_inner_texts()
    assert clocks == ["10:00", "14:30", "15:00"]
    tap(page, "Delete: Headache, 6 of 10")
    page.locator(".day-state", has_text="Not recorded").wait_for()
    assert "headache:2026-03-20" not in kept(page)
    page.locator(".toasts").get_by_role("button", name="Undo").click()
    page.locator(".day-state", has_text="Headache day").wait_for()
    assert kept(page)["headache:2026-03-20"] == hurt
    page.locator(".happened", has_text="Check-in").click()
    page.get_by_role("heading", name="Check-in").wait_for()


def test_the_questions_of_a_day_may_stay_open(opened: Opened) -> None:
    page = opened(clear("2026-03-20"))
    go_to_day(page, "2026-03-20")
    hours = page.get_by_label("Hours of sleep")
    hours.fill("7,5")
    page.get_by_role("slider", name="Stress").fill("4")
    page.get_by_role("radio", name="No", exact=True).check()
    assert kept(page)["day:2026-03-20"]["factors"] == {
        "sleep_hours": 7.5,
        "stress": 4,
        "period": False,
    }
    page.get_by_role("radio", name="not said").check()
    hours.fill("70")
    hours.blur()
    assert "A day has 24 hours." in main_text(page)
    hours.fill("")
    assert kept(page)["day:2026-03-20"]["factors"] == {"stress": 4}


def test_what_was_done_and_treatments_of_a_clear_day_are_kept(opened: Opened) -> None:
    page = opened(clear("2026-03-20"))
    go_to_day(page, "2026-03-20")
    page.get_by_label("Note", exact=True).fill("<img src=x onerror=alert(1)>")
    page.get_by_text("What you did this day").click()
    tap(page, "walking")
    tap(page, "lying on back")
    page.get_by_text("Treatments apart from a headache").click()
    page.locator("#day-treatments").get_by_role("button", name="massage", exact=True).click()
    day = kept(page)["day:2026-03-20"]
    assert (day["activity"], day["posture"]) == (["walking"], ["lying on back"])
    assert [one["treatment"] for one in day["doses"]] == ["massage"]
    assert day["notes"].startswith("<img")
    assert page.locator("img").count() == 0


def test_counts_say_what_is_missing_and_name_the_limit(opened: Opened) -> None:
    days = [f"2026-03-{day:02}" for day in range(10, 16)]
    hurt = [headache(day, doses=[dose("ibuprofen 400 mg", day)]) for day in days[:4]]
    page = opened(*hurt, clear("2026-03-14"), clear("2026-03-23"))
    go(page, "Overview")
    told = main_text(page)
    assert "Tue 10 Mar to Mon 23 Mar" in told.replace("\u00a0", " ")
    assert "4 headache days 2 clear days 8 days not recorded" in told
    assert "anything from 4 to 12 headache days" in told
    assert "Your diary began on" in told
    row = page.get_by_role("row", name="simple painkillers").get_by_role("cell")
    assert row.all_inner_texts() == ["4", "15"]
    page.get_by_role("radio", name="By month").check()
    page.get_by_role("heading", name="March 2026").wait_for()
    tap(page, "Month before")
    assert "Nothing is written in these days." in main_text(page)


def test_settings_work_at_once_and_change_nothing_that_is_written(opened: Opened) -> None:
    page = opened(clear("2026-03-20", activity=["pottery"]), activities=["pottery"])
    go(page, "More")
    page.get_by_role("radio", name="Dark").check()
    page.get_by_role("radio", name="Large").check()
    page.get_by_role("radio", name="Deutsch").check()
    page.get_by_role("heading", name="Mehr", exact=True).wait_for()
    look = "[document.documentElement.lang, document.documentElement.dataset.theme]"
    assert page.evaluate(look) == ["de", "dark"]
    assert page.evaluate("document.documentElement.classList.contains('large')")
    assert page.evaluate("document.activeElement.parentElement.textContent") == "Deutsch"
    page.get_by_role("radio", name="English").check()
    page.get_by_role("heading", name="More", exact=True).wait_for()
    tap(page, "Remove: pottery")
    words = page.get_by_label("Add your own: Treatments").first
    words.fill("dry needling; neck, shoulder")
    words.press("Enter")
    found = kept(page)
    assert found["day:2026-03-20"]["activity"] == ["pottery"]
    assert found["settings"]["activities"] == []
    assert found["settings"]["treatments"] == ["dry needling \N{EN DASH} neck \N{EN DASH} shoulder"]
    go_to_day(page, "2026-03-20")
    assert "pottery" in main_text(page)


def test_check_in_times_are_five_at_the_most(opened: Opened) -> None:
    page = opened(clear("2026-03-20"), checkIns=[])
    go(page, "More")
    for clock in ("08:00", "12:00", "16:00", "18:00"):
        tap(page, clock)
    page.get_by_label("Another time").fill("21:15")
    page.locator("form", has=page.get_by_label("Another time")).get_by_role("button").click()
    tap(page, "20:00")
    assert "5 times a day are the most." in page.locator(".toasts").inner_text()
    assert kept(page)["settings"]["checkIns"] == ["08:00", "12:00", "16:00", "18:00", "21:15"]


def test_the_first_start_takes_three_steps_or_one(opened: Opened) -> None:
    page = opened(welcomed=False)
    assert NAME in main_text(page)
    tap(page, "Go on")
    assert "Only in this browser on this device" in main_text(page)
    tap(page, "Go on")
    tap(page, "14:00")
    tap(page, "Start the diary")
    page.get_by_role("navigation").wait_for()
    assert kept(page)["settings"]["checkIns"] == ["10:00", "14:00"]
    page.reload()
    page.get_by_role("navigation").wait_for()
    page = opened(welcomed=False)
    tap(page, "Skip")
    page.get_by_role("navigation").wait_for()


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("large", [False, True])
def test_every_screen_is_accessible_and_fits(opened: Opened, language: str, large: bool) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing").Axe
    page = opened(
        headache("2026-03-02", pain=2),
        headache("2026-03-03", pain=10, doses=[dose("sumatriptan 50 mg", "2026-03-03")]),
        headache("2026-03-04", pain=None),
        NIGHT,
        clear("2026-03-23", entered=moment("2026-03-24", "08:00")),
        language=language,
        large=large,
        activities=["pottery"],
    )
    places = page.get_by_role("navigation").get_by_role("button")

    def look(*steps: Callable[[], object]) -> None:
        for step in steps:
            step()
        page.clock.run_for(500)
        for width, scheme in ((360, "light"), (820, "dark"), (1280, "light"), (360, "dark")):
            page.set_viewport_size({"width": width, "height": 740})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            if large or width == 820:
                continue
            found = axe().run(page)
            assert found.violations_count == 0, found.generate_report()

    look(places.nth(1).click)
    look(day_of(page, "2026-03-23").click)
    look(places.nth(1).click, day_of(page, "2026-03-20").click)
    look(places.nth(2).click)
    look(
        places.nth(3).click, page.locator("summary").first.click, page.locator("summary").last.click
    )


def test_the_first_start_is_accessible(opened: Opened) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing").Axe
    page = opened(welcomed=False)
    for step in ("Go on", "Go on", "Start the diary"):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found = axe().run(page)
            assert found.violations_count == 0, found.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
        tap(page, step)
    page.get_by_role("navigation").wait_for()
