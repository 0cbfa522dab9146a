"""A person who keeps a diary: taps what the page shows by its name, and remembers what was said."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hdiary.keep.spoken import say_all

from .ledger import Dose, Entry, Ledger

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, CDPSession, Locator, Page

WORDS = say_all()
PATIENCE_MS = 20_000
BERLIN = "Europe/Berlin"
_DOSE = re.compile(r"(.*\D) (\d[\d.,]* ?\S{0,12})")


def plain_spaces(text: str) -> str:
    """Write a name as the browser tells it to a screen reader."""
    return re.sub(r"\s", " ", text)


def as_one_word(text: str) -> str:
    """Give a word of one's own as the page keeps it."""
    return re.sub(r" *[;,] *", " \N{EN DASH} ", text)


class Person:
    """Somebody with a phone or a computer, at a moment and a place of the world."""

    page: Page
    session: CDPSession

    def __init__(
        self, context: BrowserContext, address: str, ledger: Ledger, *, language: str = "en"
    ) -> None:
        self.context, self.address, self.ledger = context, address, ledger
        self.language, self.thumb = language, False
        self.zone, self.slower = BERLIN, 1
        self.now = datetime(2026, 1, 1, tzinfo=ZoneInfo(BERLIN))
        self.requests: set[str] = set()
        context.on("request", lambda request: self.requests.add(request.url.split("#")[0]))
        self.errors: list[object] = []
        context.on("weberror", lambda error: self.errors.append(error.error))
        context.set_default_timeout(PATIENCE_MS)

    # Words, as the page says them.

    def say(self, key: str, **values: object) -> str:
        found: Any = WORDS[self.language]["keep"]
        for part in key.split("."):
            found = found[part]
        text = found if isinstance(found, str) else found[0 if values.get("n") == 1 else 1]
        return str(text).format_map(values) if values else str(text)

    def name(self, word: str) -> str:
        names = WORDS[self.language]["names"]
        dose = _DOSE.fullmatch(word)
        if word not in names and dose and dose[1] in names:
            return f"{names[dose[1]]} {dose[2]}"
        return str(names.get(word, word.replace("_", " ")))

    def long_day(self, day: str) -> str:
        words, on = WORDS[self.language], date.fromisoformat(day)
        named = {"day": on.day, "month": words["date"]["months"][on.month - 1], "year": on.year}
        values = {
            "weekday": words["weekdays"][on.weekday()],
            "day": words["date"]["long"].format_map(named),
        }
        return self.say("date.long", **values)

    def moment(self, wall: str, *, fold: int = 0) -> datetime:
        """Give a moment by the clock of where the person is; a bare clock is one of today."""
        full = wall if len(wall) > 5 else f"{self.now:%Y-%m-%d} {wall}"
        return datetime.fromisoformat(full).replace(tzinfo=ZoneInfo(self.zone), fold=fold)

    # The page, and the time that passes.

    def open(self, at: str) -> None:
        """Open the file anew, as on a phone that has forgotten the page."""
        self.now = self.moment(at)
        self.context.clock.set_fixed_time(self.now)
        self.page = self.context.new_page()
        self.session = self.context.new_cdp_session(self.page)
        self.session.send("Emulation.setTimezoneOverride", {"timezoneId": self.zone})
        if self.slower > 1:
            self.session.send("Emulation.setCPUThrottlingRate", {"rate": self.slower})
        self.page.goto(self.address)
        self.page.get_by_role("main").get_by_role("heading", level=1).wait_for()

    def at(self, wall: str, *, zone: str | None = None, fold: int = 0) -> None:
        """Take the page up again at a later moment, and perhaps in another country."""
        if zone:
            self.zone = zone
            self.session.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
        self.now = self.moment(wall, fold=fold)
        self.context.clock.set_fixed_time(self.now)
        self.page.evaluate("window.dispatchEvent(new Event('focus'))")
        if self.page.get_by_role("navigation").count():
            self.go("today")
            self.page.get_by_role("heading", name=self.long_day(self.today), exact=True).wait_for()

    @property
    def today(self) -> str:
        return f"{self.now:%Y-%m-%d}"

    def close(self) -> None:
        self.page.close()

    # Touch.

    def main(self) -> Locator:
        return self.page.get_by_role("main")

    def group(self, key: str, within: Locator | None = None) -> Locator:
        return (within or self.main()).get_by_role("group", name=self.say(key), exact=True)

    def card(self, key: str, **values: object) -> Locator:
        return self.main().get_by_role("region", name=self.say(key, **values), exact=True)

    def touch(self, target: Locator) -> None:
        if self.thumb:
            target.tap()
        else:
            target.click()

    def tap(self, text: str, within: Locator | None = None) -> None:
        self.touch((within or self.main()).get_by_role("button", name=text, exact=True))

    def press(self, key: str, within: Locator | None = None, **values: object) -> None:
        self.tap(self.say(key, **values), within)

    def undo(self) -> None:
        self.touch(self.page.get_by_role("button", name=self.say("ui.undo"), exact=True))

    def go(self, place: str) -> None:
        bar = self.page.get_by_role("navigation", name=self.say("ui.navigation"))
        self.touch(bar.get_by_role("button", name=self.say(f"ui.nav_{place}"), exact=True))

    def slide(self, label: str, value: int, within: Locator | None = None) -> None:
        slider = (within or self.main()).get_by_role("slider", name=label, exact=True)
        if self.thumb and 0 < value < 10:
            self.put_thumb(slider, value)
        else:
            slider.fill(str(value))
        assert slider.input_value() == str(value)

    def put_thumb(self, slider: Locator, value: int) -> None:
        """Touch the slider where its picture is, and once more if the page moved meanwhile."""
        for _ in range(4):
            slider.evaluate("e => e.scrollIntoView({block: 'center', behavior: 'instant'})")
            box = slider.bounding_box()
            assert box is not None
            x, y = box["x"] + box["width"] * value / 10, box["y"] + box["height"] / 2
            self.page.touchscreen.tap(x, y)
            self.page.wait_for_timeout(40)
            if slider.input_value() == str(value):
                return

    def choose(self, key: str, words: list[str], within: Locator | None = None) -> None:
        for word in words:
            self.tap(self.name(word), self.group(key, within))

    def add_own(self, key: str, word: str) -> None:
        group = self.group(key)
        self.tap(self.say("ui.add_to", what=self.say(key)), group)
        group.get_by_label(self.say("ui.add_to", what=self.say(key)), exact=True).fill(word)
        self.press("ui.add", group)

    def clock(self, key: str, moment: datetime, how: str | None) -> None:
        """Say a moment: as so long ago in one tap, or by the clock and the day beside it."""
        if how and how != "other":
            self.press(f"ui.ago_{how}", self.group(key))
            return
        if how:
            chip = self.group(key).get_by_role("button", name=self.say("ui.ago_other"), exact=True)
            if chip.get_attribute("aria-pressed") != "true":
                self.touch(chip)
        self.main().get_by_label(self.say(key), exact=True).fill(f"{moment:%H:%M}")
        day = self.main().get_by_label(self.say("ui.which_day", what=self.say(key)), exact=True)
        if day.count() and day.input_value() != f"{moment:%Y-%m-%d}":
            day.select_option(f"{moment:%Y-%m-%d}")

    # The first start.

    def start(self) -> None:
        for key in ("welcome.go_on", "welcome.go_on", "welcome.start"):
            self.press(key)
        self.page.get_by_role("heading", name=self.long_day(self.today), exact=True).wait_for()

    # Days.

    def day_entry(self, day: str) -> Entry:
        return self.ledger.day(day) or self.ledger.begin("day", day, self.now)

    def mark_clear(self, day: str) -> None:
        entry = self.day_entry(day)
        entry.clear, entry.entered = True, self.now

    def clear_today(self) -> None:
        late = self.now.hour >= 18
        self.press("today.clear_day" if late else "today.clear_so_far")
        self.page.get_by_role(
            "heading",
            name=self.say("today.is_clear" if late else "today.is_clear_so_far"),
            exact=True,
        ).wait_for()
        self.mark_clear(self.today)

    def clear_yesterday(self) -> None:
        card = self.card("today.yesterday")
        self.press("today.yesterday_clear", card)
        card.wait_for(state="detached")
        self.mark_clear(f"{self.now - timedelta(days=1):%Y-%m-%d}")

    def open_day(self, day: str) -> None:
        """Find a day in the calendar."""
        self.go("calendar")
        month = self.page.get_by_role("grid")
        wanted = month.get_by_role(
            "button", name=re.compile(f"^{plain_spaces(self.long_day(day))},")
        )
        if day[:7] != self.today[:7]:
            self.press("calendar.previous")
        self.touch(wanted)
        self.page.get_by_role("heading", name=self.long_day(day), exact=True).wait_for()

    def clear_day(self, day: str) -> None:
        self.open_day(day)
        self.press("day.mark_clear")
        self.main().get_by_text(self.say("day.state_clear"), exact=True).wait_for()
        self.mark_clear(day)

    def answer(self, **answers: float | bool) -> None:
        """Answer the questions of today."""
        self.go("today")
        self.press("today.more")
        entry = self.day_entry(self.today)
        for column, value in answers.items():
            name = self.name(column)
            label = name[0].upper() + name[1:]
            if isinstance(value, bool):
                group = self.main().get_by_role("group", name=label, exact=True)
                group.get_by_role(
                    "radio", name=self.say("day.yes" if value else "day.no"), exact=True
                ).check()
            elif column == "stress":
                self.slide(label, int(value))
            else:
                mark = WORDS[self.language]["keep"]["names"]["decimal"]
                self.main().get_by_label(label, exact=True).fill(str(value).replace(".", mark))
            entry.factors[column] = value

    def note_of_day(self, text: str) -> None:
        self.main().get_by_label(self.say("day.note"), exact=True).fill(text)
        self.main().get_by_label(self.say("day.note"), exact=True).blur()
        self.day_entry(self.today).notes = text

    # Check-ins.

    def check_in(
        self, asked: str, posture: list[str], activity: list[str], *, then: bool | None = None
    ) -> Entry:
        """Answer a check-in; then: of a late one, whether the time that was asked is meant."""
        # Several that are open are one question, about the last of them.
        card = self.card("check.due", time=asked)
        for n in range(2, 7):
            card = card.or_(self.card("check.due_many", n=n))
        where, past = card, "then" if then else "now"
        shown = [
            card.get_by_role("button", name=self.name(word), exact=True)
            for word in [*posture, *activity]
        ]
        card.wait_for()
        if not all(chip.count() for chip in shown):
            self.press("check.more", card)
            where = self.main()
            self.page.get_by_role("heading", name=self.say("check.title"), exact=True).wait_for()
        if then is not None:
            now = self.say("check.now", time=f"{self.now:%H:%M}")
            self.tap(self.say("check.then", time=asked) if then else now, where)
        self.choose(f"check.posture_{past}", posture, where)
        self.choose(f"check.activity_{past}", activity, where)
        self.press("headache.done", where)
        card.wait_for(state="detached")
        start = self.now if then is False else self.moment(asked)
        start = start.replace(second=0, microsecond=0)
        said = {"start": start, "posture": posture, "activity": activity}
        return self.ledger.begin("check", f"{start:%Y-%m-%d}", self.now, **said)

    # Headaches.

    def begin(
        self, key: str = "today.headache", within: Locator | None = None, day: str | None = None
    ) -> Entry:
        self.press(key, within)
        self.page.get_by_role("heading", name=self.say("headache.title"), exact=True).wait_for()
        return self.ledger.begin("headache", day or self.today, self.now)

    def headache(self) -> Entry:
        """Begin the headache that Today asks about."""
        return self.begin(within=self.card("today.ask"))

    def began(self, entry: Entry, wall: str, how: str | None = "other", *, fold: int = 0) -> None:
        entry.start = self.moment(wall, fold=fold)
        entry.date = f"{entry.start:%Y-%m-%d}"
        self.clock("headache.began", entry.start, how)

    def hurts(self, entry: Entry, pain: int, *, neck: int | None = None) -> None:
        entry.pain = pain
        self.slide(self.say("headache.worst"), pain)
        if neck is not None:
            entry.neck_pain = neck
            self.slide(self.say("headache.neck"), neck)

    def places(self, entry: Entry, side: str, *places: str) -> None:
        """Tap halves of the head; they alone say the side."""
        for place in places:
            for half in ("left", "right") if side == "both" else (side,):
                shown = self.say(
                    "headache.zone", place=self.name(place), side=self.say(f"headache.side_{half}")
                )
                self.tap(shown)
        entry.side, entry.location = side, [*entry.location, *places]

    def press_whole_head(self, entry: Entry) -> None:
        self.tap(self.name("whole head"))
        entry.side, entry.location = "both", ["whole head"]

    def own_before(self, entry: Entry, posture: str, activity: str) -> None:
        """Add words of one's own; a sign that parts words in a file is no part of one."""
        self.add_own("headache.posture", posture)
        self.add_own("headache.activity", activity)
        entry.posture.append(as_one_word(posture))
        entry.activity.append(as_one_word(activity))

    def before(self, entry: Entry, posture: list[str], activity: list[str]) -> None:
        self.choose("headache.posture", posture)
        self.choose("headache.activity", activity)
        entry.posture, entry.activity = [*entry.posture, *posture], [*entry.activity, *activity]

    def treat(
        self,
        entry: Entry,
        treatment: str,
        at: str | None,
        how: str | None = "other",
        *,
        amount: str = "",
        before: int | None = None,
        after: int | None = None,
        own: bool = False,
        fold: int = 0,
    ) -> Dose:
        """Say what was done; how: as in `clock`; after: two hours later."""
        key = "dose.more" if entry.doses else "dose.what"
        none = treatment == "none"
        if own:
            self.add_own(key, treatment)
        else:
            self.tap(self.say("dose.nothing") if none else self.name(treatment), self.group(key))
        dose = Dose(
            treatment=f"{as_one_word(treatment)} {amount}".strip(), before=before, after=after
        )
        entry.doses.append(dose)
        if amount:
            self.main().get_by_label(self.say("dose.amount"), exact=True).fill(amount)
        if at:
            dose.at = self.moment(at, fold=fold)
            self.clock("dose.when_none" if none else "dose.when", dose.at, how)
        if before is not None:
            self.slide(self.say("dose.before"), before)
        if after is not None:
            self.slide(self.say("rating.how_two_hours"), after)
        self.press("dose.close")
        return dose

    def ended(self, entry: Entry, wall: str, how: str | None = "other", *, fold: int = 0) -> None:
        """Say in the entry when it was over."""
        self.press("headache.over", self.group("headache.is_over"))
        entry.end = self.moment(wall, fold=fold)
        self.clock("headache.ended", entry.end, how)

    def note(self, entry: Entry, text: str) -> None:
        self.main().get_by_label(self.say("headache.note"), exact=True).fill(text)
        entry.notes = text

    def done(self) -> None:
        self.press("headache.done")
        self.page.get_by_role("navigation", name=self.say("ui.navigation")).wait_for()

    def over(
        self, entry: Entry, title: str, wall: str | None, how: str = "other", *, fold: int = 0
    ) -> None:
        """Say on Today that a headache is over, and when, as far as that is known."""
        card = self.main().get_by_role("region", name=title, exact=True)
        card.wait_for()
        # On a later day it is first asked whether it goes on.
        asked = card.get_by_role("button", name=self.say("today.goes_on_no"), exact=True).count()
        self.press("today.goes_on_no" if asked else "today.it_is_over", card)
        if wall:
            entry.end = self.moment(wall, fold=fold)
            self.clock("today.when_over", entry.end, how)
            if how == "other":
                self.press("today.write", card)
        else:
            self.press("today.when_unknown", card)
        card.wait_for(state="detached")

    def rate(self, dose: Dose, after: int, *, now: bool) -> None:
        """Answer the page's question how it is since something was done."""
        card = (
            self.card("rating.title").filter(has_text=self.name(dose.treatment))
            if dose.treatment != "none"
            else self.card("rating.title")
        )
        assert dose.at is not None
        # Until half an hour later both moments are one, and it is not asked which is meant.
        late = (self.now - dose.at).total_seconds() >= 150 * 60
        now = now or not late
        chosen = "now" if now else "two_hours"
        time = self.now if now else dose.at + timedelta(hours=2)
        chip = card.get_by_role(
            "button", name=self.say(f"rating.{chosen}", time=f"{time:%H:%M}"), exact=True
        )
        card.wait_for()
        if late and chip.get_attribute("aria-pressed") != "true":
            self.touch(chip)
        self.slide(self.say(f"rating.how_{chosen}"), after, card)
        self.press("rating.write", card)
        card.wait_for(state="detached")
        dose.after = after
        if now:
            passed = self.now.timestamp() // 60 - dose.at.timestamp() // 60
            dose.after_min = int(passed)

    # The file.

    def save(self, to: Path) -> Path:
        """Save a copy as the page offers it."""
        self.go("settings")
        self.touch(
            self.main().get_by_role(
                "button", name=re.compile(f"^{re.escape(self.say('settings.data'))}")
            )
        )
        with self.page.expect_download() as got:
            self.press("data.save_plain")
        got.value.save_as(to)
        return to

    def bring_in(self, file: Path) -> None:
        self.go("settings")
        self.touch(
            self.main().get_by_role(
                "button", name=re.compile(f"^{re.escape(self.say('settings.data'))}")
            )
        )
        with self.page.expect_file_chooser() as got:
            self.press("data.import_choose", self.card("data.import_title"))
        got.value.set_files(file)
        self.press("data.import_agree")
