"""A plan kept in a real browser, by taps, up to what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import hdiary
from hdiary.keep.trial_diary import trial_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

START = date(2026, 3, 2)
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
    """Open the page of a plan as at a moment, past its welcome."""
    path = tmp_path / "diary.html"

    def open_at(plan: hdiary.Plan, moment: str, **how: Any) -> Page:
        path.write_bytes(trial_page(plan, **how))
        page = context.new_page()
        page.set_default_timeout(4000)
        page.clock.install(time=moment)
        page.goto(path.as_uri())
        page.locator("main h1").wait_for()
        for _ in range(5):
            if page.get_by_role("navigation").count():
                break
            page.locator("main .button.primary").last.click()
            page.wait_for_timeout(50)
        page.get_by_role("navigation").get_by_role("button").first.click()
        return page

    return open_at


def plan_headaches(**how: Any) -> hdiary.Plan:
    asked = {"design": "headaches", "periods": 12, "start": START, "seed": 2, **how}
    return hdiary.plan_trial(["heat", "none"], **asked)


def plan_weeks(**how: Any) -> hdiary.Plan:
    return hdiary.plan_trial(
        ["desk exercises", "none"], **{"periods": 12, "start": START, "seed": 2, **how}
    )


def tap(page: Page, name: str, within: str = "main") -> None:
    page.locator(within).get_by_role("button", name=name, exact=True).first.click()


def rate(page: Page, label: str, number: int) -> None:
    page.get_by_role("slider", name=label).fill(str(number))


def go_to(page: Page, moment: str) -> None:
    """Open the page anew at another moment, as on another day."""
    page.clock.set_system_time(moment)
    page.reload()
    page.locator("main h1").wait_for()


def card(page: Page) -> str:
    """Read what the plan says now."""
    return str(page.locator(".card.trial").first.inner_text())


def begin(page: Page, number: int, before: int) -> None:
    """Write a headache down and open its number."""
    tap(page, "Headache")
    rate(page, "How bad is it now?", before)
    tap(page, f"Open number {number}")
    page.locator(".trial-arm").wait_for()


def kept(page: Page) -> str:
    """Give everything that the browser keeps of the page, as text."""
    return str(
        page.evaluate(
            """async () => {
              const found = [];
              for (const { name } of await indexedDB.databases()) {
                const base = await new Promise((done) => {
                  const asked = indexedDB.open(name);
                  asked.onsuccess = () => done(asked.result);
                });
                for (const shelf of base.objectStoreNames) {
                  found.push(await new Promise((done) => {
                    const asked = base.transaction(shelf).objectStore(shelf).getAll();
                    asked.onsuccess = () => done(asked.result);
                  }));
                }
                base.close();
              }
              return JSON.stringify([found, { ...localStorage }, { ...sessionStorage }]);
            }"""
        )
    )


def test_twelve_headaches_from_the_first_number_to_what_came_of_it(
    opened: Opened, tmp_path: Path
) -> None:
    plan = plan_headaches()
    page = opened(plan, f"{START}T08:00:00+01:00")
    told = []
    for n in range(12):
        day = START + timedelta(2 * n)
        go_to(page, f"{day}T10:00:00+01:00")
        assert f"number {n + 1}" in card(page)
        begin(page, n + 1, 7 - n % 2)
        arm = page.locator(".trial-arm").inner_text()
        told.append("none" if arm.casefold().startswith("wait") else "heat")
        tap(page, "Yes", within=".card.trial")
        tap(page, "Done")
        go_to(page, f"{day}T12:10:00+01:00")
        rate(page, "Right now it is", 2 + n % 3 if told[-1] == "heat" else 5 + n % 2)
        tap(page, "Write down")
        tap(page, "It is over")
        tap(page, "Over, I do not know when")
        go_to(page, f"{day + timedelta(1)}T20:00:00+01:00")
        page.locator(".ask-today button").first.click()
    assert told == [plan.arms[place] for place in plan.order[0]]
    assert "All 12 headaches" in card(page)
    tap(page, "Save the diary")
    with page.expect_download() as saved:
        tap(page, "Save a copy (CSV)")
    saved.value.save_as(tmp_path / "EXPORT.csv")
    result = hdiary.trial(hdiary.read_diary(tmp_path / "EXPORT.csv"), plan=plan)
    assert result.table.iloc[0]["difference"] < -2
    assert result.periods["recorded"].sum() == 12
    assert "everything went as planned" in result.summary()
    assert "number" not in result.summary()


def test_the_next_number_shows_only_at_a_headache(opened: Opened) -> None:
    page = opened(plan_headaches(), f"{START}T10:00:00+01:00")
    assert page.get_by_role("button", name="Open number 1").count() == 0
    tap(page, "More about the trial")
    assert page.get_by_role("button", name="Open number 1").count() == 0
    assert page.locator(".trial-arm").count() == 0
    page.get_by_role("navigation").get_by_role("button").first.click()
    tap(page, "Headache")
    button = page.get_by_role("button", name="Open number 1")
    assert button.is_disabled()  # The pain comes first.
    rate(page, "How bad is it now?", 6)
    button.click()
    assert page.locator(".trial-arm").count() == 1
    assert page.get_by_role("button", name="Open number 2").count() == 0


def test_a_number_stays_with_its_headache_over_a_reload_and_opens_again_the_same(
    opened: Opened,
) -> None:
    page = opened(plan_headaches(), f"{START}T10:00:00+01:00")
    begin(page, 1, 6)
    arm = page.locator(".trial-arm").inner_text()
    go_to(page, f"{START}T10:20:00+01:00")
    assert page.locator(".trial-arm").inner_text() == arm
    page.locator("main .button.danger").click()
    page.get_by_role("button", name="Headache", exact=True).wait_for()
    begin(page, 1, 4)
    assert page.locator(".trial-arm").inner_text() == arm


def test_what_the_browser_keeps_holds_nothing_of_later_numbers(opened: Opened) -> None:
    plan = plan_headaches()
    page = opened(plan, f"{START}T10:00:00+01:00")
    begin(page, 1, 6)
    tap(page, "Done")
    page.wait_for_timeout(300)
    text = kept(page)
    assert '"trial_step":1' in text
    assert not any(word in text for word in ("sealed", "steps", "wait, do nothing"))
    other = {"heat": "none", "none": "heat"}[plan.arms[plan.order[0][0]]]
    assert f'"treatment":"{other}"' not in text


def test_what_was_not_done_is_said_so_with_what_was_done_instead(opened: Opened) -> None:
    page = opened(plan_headaches(), f"{START}T10:00:00+01:00")
    begin(page, 1, 6)
    tap(page, "No", within=".card.trial")
    tap(page, "massage", within=".card.trial")
    page.wait_for_timeout(300)
    text = kept(page)
    assert '"trial_done":false' in text
    assert '"treatment":"massage"' in text


def test_a_treated_headache_gets_no_number(opened: Opened) -> None:
    page = opened(plan_headaches(), f"{START}T10:00:00+01:00")
    tap(page, "Headache")
    tap(page, "cold", within="main")
    tap(page, "Done")
    assert "gets no number" in card(page)
    assert page.get_by_role("button", name="Open number 1").count() == 0


def test_a_period_says_what_comes_today_and_keeps_the_answers(opened: Opened) -> None:
    plan = plan_weeks(washout=2)
    page = opened(plan, f"{START + timedelta(7)}T19:00:00+01:00")
    arm = plan.arms[plan.order[0][1]]
    assert ("without" in card(page).split("\n")[0]) == (arm == "none")
    assert "does not count" in card(page)
    tap(page, "Yes", within=".card.trial")
    page.locator(".card.trial .chips").last.get_by_role("button", name="No", exact=True).click()
    go_to(page, f"{START + timedelta(7)}T19:10:00+01:00")
    assert "Did yesterday" not in card(page)
    text = kept(page)
    assert text.count('"trial_done":true') > 0
    assert text.count('"trial_done":false') > 0
    tap(page, "More about the trial")
    assert "5 days are not written down" in page.locator("main").inner_text()
    assert "1 day did not go as planned" in page.locator("main").inner_text()


@pytest.mark.parametrize(
    ("day", "told"), [("2026-02-27", "has not begun"), ("2026-09-01", "The trial is over")]
)
def test_before_it_begins_and_after_it_ends(opened: Opened, day: str, told: str) -> None:
    page = opened(plan_weeks(), f"{day}T10:00:00+01:00")
    assert told in card(page)
    assert page.locator(".card.trial .chip").count() == 0


def test_it_speaks_german(opened: Opened) -> None:
    page = opened(plan_headaches(), f"{START}T10:00:00+01:00", language="de")
    tap(page, "Kopfschmerz")
    rate(page, "Wie stark ist er jetzt?", 6)
    tap(page, "Nummer 1 öffnen")
    assert page.locator(".trial-arm").inner_text().casefold() in {
        "wärme",
        "abwarten, noch nichts tun",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("plan", [plan_headaches, plan_weeks])
def test_its_screens_are_accessible_and_fit(scheme: Any, plan: Any, opened: Opened) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing").Axe
    page = opened(plan(), f"{START + timedelta(9)}T10:00:00+01:00")
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")

    def look() -> None:
        for width in (360, 820, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            results = axe().run(page)
            assert results.violations_count == 0, results.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth") <= width

    look()
    if plan is plan_headaches:
        begin(page, 1, 6)
        tap(page, "No", within=".card.trial")
        look()
        tap(page, "Done")
    tap(page, "More about the trial")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    look()
