"""A calendar in which an event is a headache: its days, its times, its words, and its privacy."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary
from hdiary.write import diary_csv
from tests.read.formats.calendars import HURT, RATED, all_day, day, event, written
from tests.read.kinds.conftest import decided, follow

MONDAY = dt.date(2026, 1, 5)
TZ = ";TZID=Europe/Berlin:"


def read(data: bytes, **settings: object) -> Diary:
    return read_diary(io.BytesIO(data), **settings)


def states(diary: Diary) -> tuple[int, int, int]:
    counts = diary.days["state"].value_counts()
    return counts["headache"], counts["clear"], int(diary.days["acute_medication"].sum())


def refusal(data: bytes, **settings: object) -> DiaryError:
    with pytest.raises(DiaryError) as caught:
        read(data, **settings)
    return caught.value


def aching(diary: Diary) -> list[str]:
    hurt = diary.days.loc[diary.days["state"] == "headache", "date"]
    return [f"{one:%m-%d}" for one in hurt]


def test_a_calendar_of_headaches_alone_is_read_plainly() -> None:
    diary = read(RATED)
    assert states(diary) == (24, 0, 0)
    assert diary.reading.format == "iCalendar"
    assert diary.scale == "0-10"
    assert diary.entries["pain"].tolist()[:3] == [1.0, 2.0, 3.0]
    assert diary.entries["end"].isna().all()


@pytest.mark.parametrize(
    ("title", "pain"),
    [
        ("Headache 6/10", 6),
        ("Migräne (7)", 7),
        ("Kopfschmerzen: 4", 4),
        ("5 Kopfschmerzen", 5),
        ("Migraine 6.5 / 10\\, left", 6.5),
        ("🤕 Headache 3 von 10", 3),
    ],
)
def test_a_title_may_say_how_bad_it_was(title: str, pain: float) -> None:
    diary = read(written(all_day(one, title) for one in HURT))
    assert states(diary)[0] == 24
    assert set(diary.entries["pain"]) == {pain}


@pytest.mark.parametrize("title", ["Migraine day 2", "Headache #3", "Headache\\, 400 mg ibuprofen"])
def test_a_number_that_rates_nothing_is_no_rating(title: str) -> None:
    diary = read(written(all_day(one, title) for one in HURT))
    assert states(diary)[0] == 24
    assert diary.scale == "yes-no"


def test_what_else_a_title_says_is_a_treatment_or_a_side_or_a_private_note() -> None:
    title = "Migräne (7)\\, Sumatriptan\\, links\\, nach dem Streit mit Eva"
    diary = read(written(all_day(one, title) for one in HURT))
    assert states(diary) == (24, 0, 24)
    assert diary.entries["side"].iloc[0] == "left"
    assert diary.entries["notes"].iloc[0] == "nach dem Streit mit Eva"
    assert len(diary.factors) == 0


def test_titles_in_words_ask_for_the_scale() -> None:
    walk = follow(written(all_day(one, "Starke Kopfschmerzen") for one in HURT))
    assert walk.steps == [{"scale": "words"}]
    assert states(walk.diary)[0] == 24


def test_events_without_a_number_are_headaches_of_unknown_strength() -> None:
    diary = read(written(all_day(one, "Headache") for one in HURT))
    assert (states(diary)[0], diary.scale) == (24, "yes-no")


def test_an_event_may_say_that_nothing_hurt() -> None:
    clear = [all_day(one + dt.timedelta(days=1), "Kopfschmerzfrei") for one in HURT]
    also = [all_day(dt.date(2026, 4, 6), "Headache 0/10")]
    hurt = [all_day(one, "Kopfschmerzen 5/10") for one in HURT]
    assert states(read(written([*hurt, *clear, *also])))[:2] == (24, 25)


OTHERS = [
    *(all_day(one, "Dentist Dr Secret") for one in HURT[:6]),
    all_day(HURT[2], "Headache clinic"),
    all_day(HURT[3], "Lunch with Anna Secret"),
]


def test_among_other_events_the_person_says_which_are_headaches() -> None:
    data = written([*(all_day(one, f"Headache {k % 9}/10") for k, one in enumerate(HURT)), *OTHERS])
    refused = refusal(data)
    assert "24 of 32 events" in str(refused)
    assert "Secret" not in str(refused)
    assert [one.settings for one in refused.suggested] == [{"headache": "Headache"}]
    walk = follow(data)
    assert states(walk.diary)[:2] == (21, 3)
    assert any('"Headache" (24); 8 others' in one for one in decided(walk.diary))
    assert "Secret" not in walk.diary.problems.to_string()
    assert "longer title" in walk.diary.problems["suggestion"].str.cat()


def test_the_likeliest_titles_are_offered_first() -> None:
    titles = ["Migräne"] * 9 + ["Kopfschmerzen"] * 15
    data = written([*(all_day(d, t) for d, t in zip(HURT, titles, strict=True)), *OTHERS])
    offered = [one.settings["headache"] for one in refusal(data).suggested]
    assert offered == ["Kopfschmerzen;Migräne", "Kopfschmerzen", "Migräne"]
    assert states(follow(data).diary)[0] == 24


def test_titles_that_nobody_knows_are_offered_by_their_number() -> None:
    data = written([*(all_day(one, "KS") for one in HURT), *OTHERS])
    assert next(iter(refusal(data).suggested)).settings == {"headache": "KS"}
    assert states(read(data, headache="KS"))[0] == 24
    assert "None of its 32 events" in str(refusal(data, headache="XYZ"))


def test_a_word_takes_longer_titles_where_none_is_called_just_so() -> None:
    titles = [f"migraine at work {k}" for k in range(24)]
    data = written([*(all_day(d, t) for d, t in zip(HURT, titles, strict=True)), *OTHERS[:6]])
    assert states(read(data, headache="Migraine"))[0] == 24


def test_several_days_are_one_event_and_its_last_day_is_not_the_one_after() -> None:
    data = written(
        [all_day(MONDAY, "Migräne 6/10", days=3), all_day(dt.date(2026, 2, 1), "Migräne")]
    )
    diary = read(data)
    assert aching(diary) == ["01-05", "01-06", "01-07", "02-01"]
    assert len(diary.entries) == 2


def test_an_event_past_midnight_is_two_days() -> None:
    start = f"{TZ}{day(MONDAY, '220000')}"
    for end in (f"DTEND{TZ}20260106T030000", "DURATION:PT5H"):
        diary = read(written([event(start, "Headache 5/10", end)]))
        assert aching(diary) == ["01-05", "01-06"]
        assert str(diary.entries["end"].iloc[0]) == "2026-01-06 03:00:00"


@pytest.mark.parametrize("zone", ["Europe/Berlin", "W. Europe Standard Time", "Nowhere/Land"])
def test_the_clock_on_the_wall_counts(zone: str) -> None:
    diary = read(written([event(f";TZID={zone}:20260105T233000", "Headache 5/10")]))
    assert str(diary.entries["start"].iloc[0]) == "2026-01-05 23:30:00"


def test_a_floating_time_is_a_local_time() -> None:
    diary = read(written([event(":20260105T233000", "Headache 5/10")]))
    assert str(diary.entries["start"].iloc[0]) == "2026-01-05 23:30:00"
    assert "times in UTC" not in set(diary.problems["code"])


def test_a_time_in_utc_needs_a_zone() -> None:
    one = event(":20260105T233000Z", "Headache 5/10")
    told = read(written([one]))
    assert "times in UTC" in set(told.problems["code"])
    assert (
        str(read(written([one]), zone="Europe/Berlin").entries["date"].iloc[0])[:10] == "2026-01-06"
    )
    stated = read(written([one], head="X-WR-TIMEZONE:Europe/Berlin\r\n"))
    assert str(stated.entries["start"].iloc[0]) == "2026-01-06 00:30:00"
    assert any("written in UTC" in words for words in decided(stated))


def test_events_that_repeat_are_told_out_within_their_end() -> None:
    rules = [
        "RRULE:FREQ=DAILY;COUNT=3",
        "RRULE:FREQ=DAILY;UNTIL=20260107T235959Z",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE;UNTIL=20260107T235959Z",
    ]
    for rule in rules:
        data = written([event(f"{TZ}20260105T100000", "Headache 5/10", "DURATION:PT2H", rule)])
        assert aching(read(data)) == ["01-05", "01-06", "01-07"]
    gone = "EXDATE;TZID=Europe/Berlin:20260106T100000"
    data = written([event(f"{TZ}20260105T100000", "Headache 5/10", rules[0], gone)])
    assert aching(read(data)) == ["01-05", "01-07"]


def test_the_first_time_may_be_the_one_that_did_not_take_place() -> None:
    gone = "EXDATE;TZID=Europe/Berlin:20260105T100000"
    rule = "RRULE:FREQ=DAILY;COUNT=3"
    data = written([event(f"{TZ}20260105T100000", "Headache 5/10", rule, gone)])
    assert aching(read(data)) == ["01-06", "01-07"]


def test_an_event_of_more_times_than_are_told_out_is_told() -> None:
    rule = "RRULE:FREQ=DAILY;COUNT=100000000"
    diary = read(written([event(f"{TZ}20260105T100000", "Headache 5/10", rule)]))
    assert aching(diary) == ["01-05"]
    assert "only the first time" in diary.problems["suggestion"].str.cat()


def test_a_time_that_was_moved_counts_once() -> None:
    series = "UID:series\r\n" + event(
        f"{TZ}20260105T100000", "Headache 5/10", "RRULE:FREQ=DAILY;COUNT=3"
    )
    moved = "UID:series\r\n" + event(
        f"{TZ}20260109T100000", "Headache 7/10", f"RECURRENCE-ID{TZ}20260106T100000"
    )
    data = (
        written([series, moved])
        .replace(b"UID:0@invented\r\n", b"")
        .replace(b"UID:1@invented\r\n", b"")
    )
    assert aching(read(data)) == ["01-05", "01-07", "01-09"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY",
        "FREQ=SECONDLY;COUNT=3;BYMONTHDAY=30;BYMONTH=2",
        "FREQ=DAILY;COUNT=3;BYSETPOS=1",
        "FREQ=OFTEN;COUNT=2",
        "nonsense",
    ],
)
def test_an_event_without_an_end_to_its_times_is_taken_once_and_told(rule: str) -> None:
    diary = read(written([event(f"{TZ}20260105T100000", "Headache 5/10", f"RRULE:{rule}")]))
    assert aching(diary) == ["01-05"]
    assert "only the first time" in diary.problems["suggestion"].str.cat()


def test_what_was_called_off_or_stands_there_twice_does_not_count() -> None:
    off = all_day(dt.date(2026, 3, 1), "Headache 9/10", "STATUS:CANCELLED")
    diary = read(RATED + RATED + written([off]))
    assert states(diary)[0] == 24
    reading = diary.reading
    assert reading.rows_in == 48 == diary.rows_kept + diary.rows_refused + reading.rows_joined
    assert "called off" in diary.problems["suggestion"].str.cat()


LINES = "DESCRIPTION:Medikament: Sumatriptan 50 mg\\nSeite: links\\nWein: ja\\nmit Eva unterwegs\\n"


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_lines_with_a_name_are_columns_and_others_are_notes(ends: str) -> None:
    folded = LINES[:40] + "\r\n " + LINES[40:]
    data = written((all_day(one, "Migräne (7)", folded) for one in HURT), ends=ends)
    diary = read(b"\xef\xbb\xbf" + data)
    assert states(diary) == (24, 0, 24)
    assert set(diary.entries["side"]) == {"left"}
    assert diary.factors["factor"].tolist() == ["Wein"]
    assert set(diary.entries["notes"]) == {"mit Eva unterwegs"}


def test_a_description_written_as_a_page_is_read_like_any() -> None:
    page = "DESCRIPTION:<b>Medication</b>: Ibuprofen<br>Side: right<br/>Tea &amp; cake"
    diary = read(written(all_day(one, "Headache 4/10", page) for one in HURT))
    assert states(diary) == (24, 0, 24)
    assert set(diary.entries["notes"]) == {"Tea & cake"}


def test_a_template_of_lines_is_read_with_the_worst_of_its_ratings() -> None:
    lines = (
        "DESCRIPTION:Start: 0900\\nTimes: \\n  1200: 3/10\\n  1500: 7/10\\n  2050: 4/10\\n"
        "Coffe: no\\nWine: {wine} \\nSleep deprivation: {hours}\\nMaxalt: {drug} \\n"
        "Maxalt fixed it:"
    )
    rows = [
        all_day(one, "Headache", lines.format(wine="yes" if k % 3 else "no", hours=k % 4,
                                              drug="yes" if k % 2 else "no"))
        for k, one in enumerate(HURT)
    ]  # fmt: skip
    diary = read(written(rows))
    assert states(diary) == (24, 0, 12)
    assert set(diary.entries["pain"]) == {7.0}
    assert str(diary.entries["start"].iloc[0]) == "2026-01-06 09:00:00"
    assert diary.factors["factor"].tolist() == ["Coffe", "Wine", "Sleep deprivation"]


def test_people_and_places_never_come_over() -> None:
    private = [
        "LOCATION:Secret Street 5",
        "ORGANIZER;CN=Anna Secret:mailto:anna@secret.org",
        "ATTENDEE;CN=Bob Secret:mailto:bob@secret.org",
        "GEO:52.5;13.4",
        "ATTACH:https://secret.org/x",
        "CONTACT:Secret",
        "DESCRIPTION:Name: Secret\\nE-mail: a@secret.org\\nhttps://secret.org/x\\nDoctor: Secret",
    ]
    diary = read(written(all_day(one, "Migräne (7)", *private) for one in HURT))
    assert len(diary.factors) == 0
    assert "Secret" not in diary.problems.to_string() + diary.reading.columns.to_string()
    assert "Secret Street" not in diary_csv(diary)


def test_a_length_that_the_calendar_made_is_told() -> None:
    rows = [event(f"{TZ}{day(one, '090000')}", "Headache 5/10", "DURATION:PT1H") for one in HURT]
    told = read(written(rows)).problems.set_index("code")["suggestion"]
    assert "Every event is 60 minutes long" in told["one length"]
    assert "one length" not in set(read(written(rows), columns={"end": "ignore"}).problems["code"])


def test_a_damaged_date_costs_its_event_and_is_told() -> None:
    rows = [*(all_day(one, "Headache 5/10") for one in HURT), event(":nonsense", "Headache 5/10")]
    refused = refusal(written(rows))
    assert "nonsense" in str(refused)
    assert states(read(written(rows), skip_bad_rows=True))[0] == 24


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (written([]), "no event"),
        (RATED[:900], ""),
        (b"BEGIN:VCALENDAR\r\n\x00\xff\r\nEND:VCALENDAR", ""),
        (b"BEGIN:VCALENDAR\nEND:VEVENT\n", ""),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 20_000, "no event"),
    ],
)
def test_what_is_empty_or_damaged_is_told_in_words(data: bytes, words: str) -> None:
    try:
        read(data)
    except DiaryError as refused:
        assert words in str(refused)


def test_the_calendars_of_a_zip_are_one() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "Takeout/Calendar/a.ics", written(all_day(d, "Headache 5/10") for d in HURT[:9])
        )
        archive.writestr(
            "Takeout/Calendar/b.ics",
            written(all_day(d, "Headache 5/10", "X-A:1") for d in HURT[9:]).replace(
                b"@invented", b"@b"
            ),
        )
        archive.writestr("Takeout/archive_browser.html", "<html></html>")
    diary = read(out.getvalue())
    assert states(diary)[0] == 24
    assert diary.reading.format == "iCalendar, packed as zip" or "zip" in diary.reading.format


def test_a_side_of_titles_and_one_of_lines_are_one_column() -> None:
    lined = all_day(MONDAY, "Headache 6/10", "DESCRIPTION:Side: right\\nWine: yes")
    titled = all_day(MONDAY + dt.timedelta(days=1), "Headache 4/10\\, left", "DESCRIPTION:wine: no")
    diary = read(written([lined, titled]))
    assert list(diary.entries["side"]) == ["right", "left"]
    assert "Wine" in diary.entries and "wine" not in diary.entries
    both = all_day(MONDAY, "Headache 6/10\\, right", "DESCRIPTION:Side: right")
    assert list(read(written([both])).entries["side"]) == ["right"]


def test_an_event_that_denies_a_headache_is_not_offered_as_one() -> None:
    days = [MONDAY + dt.timedelta(days=k) for k in range(6)]
    titles = ["Headache 6/10", "Migraine 4/10", "No headache", "Yoga", "Headache 3/10", "Yoga"]
    error = refusal(written(all_day(*pair) for pair in zip(days, titles, strict=True)))
    offered = [one.settings for one in error.suggested if "headache" in one.settings]
    assert offered
    assert not any("No headache" in one["headache"] for one in offered)
