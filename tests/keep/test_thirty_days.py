"""Thirty days kept by taps, as a person keeps them: every word arrives, the answers are right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import hdiary
from hdiary.cli import main
from hdiary.keep import ask_for, diary_page

from .ledger import Ledger
from .person import Person

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CHECKS = "10:00,14:00,20:00"
QUESTIONS = ("sleep_hours", "stress", "period", "coffee")
HOSTILE = "<img src=x onerror=\"document.title='run'\">"

Keeps = Callable[..., Person]


@pytest.fixture
def keeps(browser: Browser, tmp_path: Path) -> Iterator[Keeps]:
    """Give a person a page of their own, without any network."""
    opened: list[BrowserContext] = []

    def make(language: str = "en", *, folder: str | None = None, **settings: Any) -> Person:
        path = tmp_path / "diary.html"
        factors = "sleep; stress; period; coffee (yes/no)"
        path.write_bytes(diary_page(ask_for(factors=factors, check_ins=CHECKS, language=language)))
        if folder:
            context = browser.browser_type.launch_persistent_context(
                tmp_path / folder,
                executable_path=settings.pop("chromium"),
                args=["--no-sandbox"],
                **settings,
            )
        else:
            context = browser.new_context(**settings)
        opened.append(context)
        context.set_offline(True)
        return Person(context, path.as_uri(), Ledger(QUESTIONS), language=language)

    yield make
    for context in opened:
        context.close()


def check(
    me: Person, keeps: Keeps, folder: Path, capsys: pytest.CaptureFixture[str]
) -> hdiary.Diary:
    """Save a copy; hdiary reads it without a question, and a fresh page gives it back as it is."""
    file = me.save(folder / "copy.csv")
    assert main(["check", str(file)]) == 0
    told = capsys.readouterr().out
    for sign in ("?", "refused:", "not understood", "Problems"):
        assert sign not in told, told
    diary = hdiary.read_diary(file)
    assert not (diary.problems["severity"] == "error").any()
    me.ledger.check(diary)
    other = keeps(me.language)
    other.zone = me.zone
    other.open(f"{me.now:%Y-%m-%d %H:%M}")
    other.start()
    other.bring_in(file)
    again = other.save(folder / "again.csv")
    assert again.read_bytes() == file.read_bytes()
    assert (me.requests, me.errors, other.errors) == ({me.address}, [], [])
    assert me.page.evaluate("document.images.length") == 0
    return diary


def first_week(me: Person) -> None:
    """From Thursday the 12th: clear days, one with a headache after all, one filled in next day."""
    me.open("2026-03-12 20:04")
    me.start()
    me.check_in("20:00", ["slouched"], ["watching tv"])
    me.clear_today()
    me.answer(sleep_hours=7.5, stress=3, period=False, coffee=True)
    me.note_of_day('Müde, aber „gut“: "nothing"\nzweite Zeile; mit, Kommas')

    me.at("2026-03-13 10:05")
    me.check_in("10:00", ["sitting upright"], ["desk work"])
    me.at("2026-03-13 14:12")
    me.check_in("14:00", ["slouched", "looking down"], ["desk work", "phone use"])
    me.at("2026-03-13 16:42")
    ache = me.headache()
    me.began(ache, "16:10", "30")
    for pain in (4, 6, 5):
        me.hurts(ache, pain, neck=4)
    me.places(ache, "right", "temple", "forehead")
    me.before(ache, ["looking down"], ["driving", "desk work"])
    me.choose("headache.activity", ["driving"])
    ache.activity.remove("driving")
    pill = me.treat(ache, "ibuprofen", "16:42", "0", amount="400 mg", before=5)
    me.done()
    me.at("2026-03-13 18:47")
    me.rate(pill, 2, now=True)
    me.at("2026-03-13 20:01")
    me.check_in("20:00", ["lying on back"], ["resting"])
    me.over(ache, "Headache since 16:10", "19:30")
    me.answer(sleep_hours=6, stress=7, coffee=True)

    me.at("2026-03-14 12:00")
    me.press("check.skip", me.card("check.due", time="10:00"))
    me.clear_today()
    me.at("2026-03-14 18:02")
    ache = me.begin("today.after_all")
    me.day_entry("2026-03-14").clear = False
    me.began(ache, "17:30", "30")
    me.hurts(ache, 3)
    nothing = me.treat(ache, "none", "17:45", before=3)
    me.done()
    me.at("2026-03-14 20:10")
    me.rate(nothing, 3, now=False)
    me.over(ache, "Headache since 17:30", "20:10", "0")

    me.at("2026-03-16 08:00")
    me.clear_yesterday()
    me.at("2026-03-16 20:30")
    me.check_in("20:00", ["standing"], ["cooking"], then=False)
    me.clear_today()


def second_week(me: Person) -> None:
    """A night over midnight with the page closed, two headaches in a day, one not yet over."""
    me.at("2026-03-17 23:42")
    ache = me.headache()
    me.began(ache, "23:40")
    me.hurts(ache, 8)
    me.places(ache, "left", "neck", "back of head")
    pill = me.treat(ache, "paracetamol", "23:42", "0", amount="1 g", before=8)
    me.close()
    me.open("2026-03-18 07:30")
    me.press("today.go_on", me.card("today.unfinished"))
    me.ended(ache, "2026-03-18 03:15")
    me.note(ache, "Aufgewacht: ü, ß, 'quoted'\r\nand \"doubly\"".replace("\r", ""))
    me.done()
    me.rate(pill, 3, now=False)
    me.answer(sleep_hours=4.25, stress=8, period=True)

    me.at("2026-03-19 10:00")
    me.check_in("10:00", ["sitting upright"], ["desk work"])
    me.at("2026-03-19 21:00")
    me.check_in("20:00", ["head forward"], ["reading"], then=True)
    me.clear_today()
    me.answer(sleep_hours=8, stress=2, period=True, coffee=False)

    me.at("2026-03-20 22:00")
    me.clear_today()
    me.at("2026-03-22 10:10")
    ache = me.headache()
    me.began(ache, "08:00")
    me.hurts(ache, 2)
    me.ended(ache, "10:10", "0")
    me.done()
    me.at("2026-03-22 19:20")
    ache = me.begin("today.another")
    me.began(ache, "19:00")
    me.hurts(ache, 7, neck=6)
    me.places(ache, "both", "eye")
    triptan = me.treat(ache, "sumatriptan", "19:20", "0", amount="50 mg", before=7)
    me.done()
    me.at("2026-03-22 21:20")
    me.rate(triptan, 1, now=True)
    me.over(ache, "Headache since 19:00", "21:00")
    me.answer(sleep_hours=7, stress=5)
    me.at("2026-03-23 18:00")
    me.clear_today()


def third_week(me: Person) -> None:
    """A slip undone, a headache of two days, a day filled in late, and a night of 23 hours."""
    me.at("2026-03-24 13:00")
    me.clear_today()
    me.undo()
    me.card("today.ask").wait_for()
    me.ledger.drop(me.day_entry("2026-03-24"))
    me.at("2026-03-24 15:20")
    ache = me.headache()
    me.began(ache, "15:00")
    me.hurts(ache, 5)
    me.treat(ache, "ibuprofen 400 mg", "15:20", "0", before=5)
    me.done()
    me.at("2026-03-26 09:00")
    me.over(ache, "Headache since Tue 24\xa0Mar, 15:00", "2026-03-25 22:00")
    me.at("2026-03-26 18:30")
    me.clear_today()
    me.at("2026-03-27 19:00")
    me.clear_today()
    me.answer(sleep_hours=6.5, stress=4, period=False)

    me.at("2026-03-28 12:00")
    me.open_day("2026-03-21")
    late = me.begin("day.mark_headache", day="2026-03-21")
    me.began(late, "2026-03-21 10:00", None)
    me.hurts(late, 6)
    me.ended(late, "2026-03-21 12:30", None)
    me.done()
    me.at("2026-03-28 23:30")
    night = me.headache()
    me.began(night, "23:30", "0")
    me.hurts(night, 6)
    me.done()
    me.at("2026-03-29 09:00")
    me.press("today.add_to_it")
    me.treat(night, "ibuprofen 400 mg", "2026-03-29 01:30", before=6, after=4)
    me.ended(night, "2026-03-29 04:30")
    me.done()
    me.answer(sleep_hours=3.5, stress=6)


def last_days(me: Person) -> None:
    """A clear day that was none, hostile words, a journey, and words of one's own."""
    me.at("2026-03-30 21:00")
    me.clear_today()
    me.at("2026-04-01 20:00")
    me.check_in("20:00", ["slouched"], ["watching tv"])
    me.clear_today()
    me.answer(stress=1)
    me.note_of_day("=1+1")
    me.open_day("2026-03-30")
    ache = me.begin("day.add_headache", day="2026-03-30")
    me.day_entry("2026-03-30").clear = False
    me.hurts(ache, 4)
    me.done()

    me.at("2026-04-02 11:00")
    ache = me.headache()
    me.began(ache, "10:00", "60")
    me.hurts(ache, 4)
    me.press_whole_head(ache)
    me.treat(ache, "none", "10:00", before=4)
    me.note(ache, HOSTILE)
    me.done()
    me.at("2026-04-02 15:00")
    me.rate(ache.doses[0], 2, now=False)
    me.press("today.add_to_it")
    me.treat(ache, "heat", "13:00", amount="20 min", before=2, after=1)
    me.done()
    me.over(ache, "Headache since 10:00", None)

    me.at("2026-04-03 14:10")
    ache = me.headache()
    me.began(ache, "14:00")
    me.hurts(ache, 7)
    me.done()
    me.at("2026-04-03 15:20", zone="America/New_York")
    me.press("today.add_to_it")
    pill = me.treat(ache, "ibuprofen 400 mg", "15:20", "0", before=7)
    me.done()
    me.at("2026-04-03 17:25")
    me.rate(pill, 3, now=True)
    me.over(ache, "Headache since 14:00", "17:10")
    me.at("2026-04-04 21:00")
    me.clear_today()
    me.at("2026-04-05 19:00", zone="Europe/Berlin")
    me.clear_today()
    me.at("2026-04-06 19:00")
    me.clear_today()

    me.at("2026-04-08 19:00")
    me.clear_today()
    me.at("2026-04-09 17:00")
    ache = me.headache()
    me.began(ache, "16:00", "60")
    me.hurts(ache, 2)
    me.own_before(ache, "on the sofa", "Gärtnern; im Regen")
    me.treat(ache, "Pfefferminzöl", "16:30", "30", own=True, before=2)
    me.done()
    me.at("2026-04-09 18:31")
    me.rate(ache.doses[0], 1, now=True)
    me.over(ache, "Headache since 16:00", "18:30")
    me.at("2026-04-10 21:00")
    me.clear_today()


def test_thirty_days_on_a_phone(
    keeps: Keeps, chromium: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    me = keeps(
        folder="profile", chromium=chromium, viewport={"width": 360, "height": 740}, has_touch=True
    )
    me.thumb = True
    first_week(me)
    second_week(me)
    third_week(me)
    last_days(me)
    diary = check(me, keeps, tmp_path, capsys)
    check_answers(diary)
    check_overview(me)


def check_answers(diary: hdiary.Diary) -> None:
    """Compare the answers with what is counted by hand from the weeks above."""
    ached = [13, 14, 17, 18, 21, 22, 24, 25, 28, 29, 30]
    clear = [12, 15, 16, 19, 20, 23, 26, 27]
    assert days_of(diary, "headache") == [f"2026-03-{day}" for day in ached] + april(2, 3, 9)
    assert days_of(diary, "clear") == [f"2026-03-{day}" for day in clear] + april(1, 4, 5, 6, 8, 10)
    assert days_of(diary, "not recorded") == ["2026-03-31", *april(7)]
    burden = hdiary.burden(diary).overall.iloc[0]
    assert (burden["days"], burden["recorded"], burden["headache_days"]) == (30, 28, 14)
    assert (burden["rated_days"], burden["severe_days"]) == (11, 3)
    assert (burden["medication_lowest"], burden["unrecognised_days"]) == (6, 0)
    pattern = hdiary.pattern(diary)
    weekdays = pattern.weekdays.set_index("weekday")
    assert weekdays["headache_days"].to_list() == [1, 2, 2, 2, 2, 3, 2]
    assert weekdays["recorded"].to_list() == [4, 2, 4, 5, 5, 4, 4]
    sides = pattern.sides.set_index("side")["episodes"]
    assert sides.to_dict() == {"left": 1, "right": 1, "both": 2, "shifting": 0}
    relief = hdiary.relief(diary).table.set_index("treatment")
    told = {name: tuple(row) for name, row in relief[["doses", "rated", "fall"]].iterrows()}
    assert told == {
        "ibuprofen": (4, 3, 3.0),
        "paracetamol": (1, 1, 5.0),
        "sumatriptan": (1, 1, 6.0),
        "heat": (1, 1, 1.0),
        "peppermint oil": (1, 1, 1.0),
    }
    table = hdiary.triggers(diary).table
    before = table.loc[table["window"] == "day before"].set_index("factor")
    counts = ["days_exposed", "headaches_exposed", "days_unexposed", "headaches_unexposed"]
    assert before.loc["watching tv", counts].to_list() == [2, 2, 4, 2]
    assert before.loc["desk work", counts].to_list() == [2, 1, 4, 3]
    assert set(table["verdict"]) == {"not enough data"}


def days_of(diary: hdiary.Diary, state: str) -> list[str]:
    days = diary.days
    return [f"{day:%Y-%m-%d}" for day in days.loc[days["state"] == state, "date"]]


def april(*days: int) -> list[str]:
    return [f"2026-04-{day:02d}" for day in days]


def check_overview(me: Person) -> None:
    """Read the page's own counts: of the last 28 days, and of medicine in the last 30."""
    me.go("overview")
    figures = me.main().get_by_role("listitem").all_inner_texts()
    told = [" ".join(figure.split()) for figure in figures]
    assert told == ["13 headache days", "13 clear days", "2 days not recorded"]
    rows = me.main().get_by_role("row").all_inner_texts()
    cells = {row.split("\t")[0]: row.split("\t")[1:] for row in rows}
    assert cells == {
        "Medicine": ["Days", "Limit a month"],
        "Simple painkillers": ["5", "15"],
        "Triptans": ["1", "10"],
        "Several kinds together": ["6", "10"],
    }


def test_summer_time_ends_on_a_tablet_in_german(
    keeps: Keeps, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    me = keeps("de", viewport={"width": 820, "height": 1180}, color_scheme="dark", has_touch=True)
    me.thumb = True
    me.open("2026-10-22 20:03")
    me.start()
    me.check_in("20:00", ["slouched"], ["watching tv"])
    me.clear_today()
    me.answer(sleep_hours=7.5, stress=10, period=True)
    me.note_of_day("„Größe“ \u2013 =2*3")
    me.at("2026-10-24 23:50")
    me.clear_yesterday()
    ache = me.headache()
    me.began(ache, "23:30")
    me.hurts(ache, 6, neck=3)
    me.places(ache, "left", "temple")
    me.before(ache, ["head forward"], ["phone use"])
    for width, height in ((1180, 820), (820, 1180)):
        me.page.set_viewport_size({"width": width, "height": height})
        assert me.page.get_by_role("slider", name=me.say("headache.worst")).input_value() == "6"
    me.page.reload()
    me.page.get_by_role("heading", name=me.say("headache.title"), exact=True).wait_for()
    me.done()
    me.at("2026-10-25 05:00")
    me.press("today.add_to_it")
    pill = me.treat(ache, "paracetamol", "02:30", amount="1 g", before=6)
    me.ended(ache, "04:30")
    me.done()
    me.rate(pill, 2, now=True)
    me.at("2026-10-26 18:00")
    me.clear_today()
    diary = check(me, keeps, tmp_path, capsys)
    assert days_of(diary, "headache") == ["2026-10-24", "2026-10-25"]
    assert days_of(diary, "clear") == ["2026-10-22", "2026-10-23", "2026-10-26"]
    # From 23:30 to 04:30 on the clock, and one hour more for that which came twice.
    assert diary.episodes["pain_hours"].to_list() == [6.0]
    assert pill.after_min == 210


SLOWED = """for (const name of ["setTimeout", "setInterval"]) {
  const real = window[name];
  window[name] = (work, wait, ...given) => real(work, Math.max(300, 4 * (wait ?? 0)), ...given);
}"""


def test_a_leap_day_on_a_slow_computer_in_two_languages(
    keeps: Keeps, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    me = keeps(viewport={"width": 1280, "height": 800})
    me.context.add_init_script(SLOWED)
    me.slower = 4
    me.open("2028-02-27 19:50")
    me.start()
    me.at("2028-02-27 21:00")
    me.check_in("20:00", ["slouched"], ["reading"], then=False)
    me.clear_today()
    me.at("2028-02-28 23:50")
    ache = me.headache()
    me.began(ache, "23:40")
    me.hurts(ache, 4)
    me.places(ache, "right", "forehead")
    nothing = me.treat(ache, "none", "23:50", "0", before=4)
    me.done()
    me.at("2028-02-29 07:00")
    me.rate(nothing, 2, now=False)
    me.over(ache, "Headache since Mon 28\xa0Feb, 23:40", "02:20")
    me.at("2028-02-29 20:10")
    me.go("settings")
    me.main().get_by_role("radio", name="Dark", exact=True).check()
    me.main().get_by_role("radio", name="Deutsch", exact=True).check()
    me.language = "de"
    me.go("today")
    me.answer(stress=5)
    me.at("2028-03-01 20:10")
    me.check_in("20:00", ["slouched"], ["cooking"])
    ache = me.headache()
    me.began(ache, "18:10", "120")
    me.hurts(ache, 2)
    me.treat(ache, "Lavendel; sanft", "19:10", "60", own=True, before=2)
    me.ended(ache, "20:10", "0")
    me.done()
    diary = check(me, keeps, tmp_path, capsys)
    assert days_of(diary, "headache") == ["2028-02-28", "2028-02-29", "2028-03-01"]
    assert days_of(diary, "clear") == ["2028-02-27"]
    assert "Lavendel \N{EN DASH} sanft" in diary.doses["treatment"].to_list()
