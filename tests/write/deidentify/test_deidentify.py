"""A diary to be passed on: nothing of who, when and where, and the same answers."""

from __future__ import annotations

import io
import pickle
from typing import Any

import numpy as np
import pandas as pd
import pytest

import hdiary
from hdiary.diary import Diary, make_diary, make_people
from hdiary.write.deidentify import Key, deidentify
from hdiary.write.deidentify.account import ACCOUNT_COLUMNS, DONE
from hdiary.write.deidentify.codes import MOST_WEEKS, person_codes, weeks_back
from hdiary.write.files import WriteError
from hdiary.write.parquet import save_parquet

KEY = Key(bytes(range(32)))
MARK = "XQMARK"
WAYS = ("shift", "relative", "year")
PEOPLE = ("XQMARK one", "Zoe XQMARK", "XQMARK3")


def marked_rows() -> list[dict[str, Any]]:
    """Rows with a marker in every field that takes one."""
    texts = ("city", "Wetterstation", "GPS", "timezone", "doctor", "comment", "weather station")
    return [
        {
            "patient": person,
            "date": f"2026-03-{day:02d}",
            "start": "23:40",
            "end": "01:20",
            "pain": day % 8,
            "side": "left",
            "location": f"{MARK}place; neck",
            "activity": f"{MARK}doing; walking",
            "posture": f"{MARK}sitting",
            "treatment": f"ibuprofen 400 mg ({MARK} said so); {MARK}ol 20 mg; none {MARK}",
            "treated_at": "23:59",
            "pain_before": 5,
            "pain_after": 2,
            "entered_at": f"2026-05-01 10:{day:02d}",
            "notes": f"{MARK} was there",
            "mood": f"{MARK}ish",
            "diary text": " ".join([MARK] * 8),
            "coffee": day % 2,
            "phone": 491711234567,
            "case": 20260301,
            "dob": "1950-01-02",
            "age": 93,
            **{name: f"{MARK}{name}" for name in texts},
        }
        for person in PEOPLE
        for day in range(1, 29)
    ]


def marked() -> Diary:
    """A diary with facts of its people and a marker wherever it can be."""
    facts = {
        "patient": [*PEOPLE, "XQMARK without diary"],
        "arm": ["exercise", f"{MARK} arm", "usual care", "exercise"],
        "age": [91, 40, 89, 95],
        "randomised": ["2026-03-05", "2026-03-06", None, "2026-03-07"],
        "birth date": ["1950-01-01"] * 4,
        "town": [f"{MARK}ville"] * 4,
    }
    diary = make_diary(pd.DataFrame(marked_rows()))
    return diary.with_people(make_people(pd.DataFrame(facts)))


def facts_of(diary: Diary) -> pd.DataFrame:
    """Give what is known of people who are known."""
    assert diary.people is not None
    return diary.people


@pytest.fixture(scope="module")
def sample() -> Diary:
    """The sample cohort."""
    return hdiary.read_diary("data/sample/cohort.csv")


class TestNothingIsLeft:
    """What was in the input is in no byte of the output."""

    @pytest.mark.parametrize("way", WAYS)
    def test_no_marker_of_any_field_is_in_any_output(self, way: str, tmp_path: Any) -> None:
        given = marked()
        hidden = deidentify(given, key=KEY, dates=way, round_times=15)
        save_parquet(hidden.diary, tmp_path / "out.parquet")
        texts = (
            hdiary.diary_csv(hidden.diary),
            hidden.people.table.to_csv(),
            hidden.account.to_csv(),
            hidden.summary(),
            hidden.summary(language="de"),
            repr(hidden),
            repr(vars(hidden.diary)),
            repr(vars(hidden.people)),
            hidden.diary._repr_html_(),
        )
        blobs = (
            (tmp_path / "out.parquet").read_bytes(),
            pickle.dumps(hidden.diary),
            pickle.dumps(hidden.people),
            *(text.encode() for text in texts),
        )
        for blob in blobs:
            assert MARK.encode() not in blob
            assert MARK.lower().encode() not in blob.lower()

    def test_no_day_of_the_input_is_left(self) -> None:
        given = marked()
        hidden = deidentify(given, key=KEY)
        text = hdiary.diary_csv(hidden.diary) + hidden.people.table.to_csv()
        days = {*given.entries["date"], *facts_of(given)["randomised"].dropna()}
        assert [f"{day:%Y-%m-%d}" for day in days if f"{day:%Y-%m-%d}" in text] == []
        assert "2026-05-01" not in text
        assert "1950" not in text

    def test_nothing_of_how_it_was_read_is_left(self, sample: Diary) -> None:
        hidden = deidentify(sample, key=KEY).diary
        assert (hidden.file, hidden.reading, hidden.joined) == (None, None, None)
        assert hidden.problems.empty
        assert hidden.suggested == ()
        assert dict(hidden.phrases) == {}
        assert set(hidden.settings) == {
            "scale", "dates", "columns", "skip_bad_rows", "clear_between"
        }  # fmt: skip

    def test_zones_are_left_out_and_what_passed_between_start_and_end_stays(self) -> None:
        text = "date,start,end,pain\n2026-03-28,2026-03-28 22:00+01:00,2026-03-29 06:00+02:00,5\n"
        diary = hdiary.read_diary(io.BytesIO(text.encode()))
        hidden = deidentify(diary, key=KEY).diary
        assert [name for name in hidden.entries if "utc" in name] == []
        assert hidden.episodes["hours"].tolist() == [7.0]
        assert diary.episodes["hours"].tolist() == [7.0]

    def test_rows_stand_by_code_and_day(self, sample: Diary) -> None:
        entries = deidentify(sample, key=KEY).diary.entries
        listed = list(zip(entries["patient"].astype(str), entries["date"], strict=True))
        order = entries["patient"].cat.codes.to_numpy()
        assert (np.diff(order) >= 0).all()
        assert [day for _, day in listed] == [
            day for _, group in entries.groupby("patient", observed=True) for day in
            sorted(group["date"])
        ]  # fmt: skip


class TestCodes:
    """Codes follow from the key and the identifier, and from nothing else."""

    def test_the_same_key_gives_a_later_export_the_same_code_and_shift(self, sample: Diary) -> None:
        one = sample.select(patient="P03")
        alone, together = (deidentify(d, key=KEY).diary for d in (one, sample))
        assert alone.patients[0] in together.patients
        assert together.select(patient=alone.patients[0]).equals(alone)

    def test_the_same_input_and_key_give_the_same_bytes(self, sample: Diary) -> None:
        one, two = (hdiary.diary_csv(deidentify(sample, key=KEY).diary) for _ in range(2))
        assert one == two

    def test_the_order_of_the_rows_changes_nothing(self) -> None:
        rows = pd.DataFrame(marked_rows())
        one, two = (
            hdiary.diary_csv(deidentify(make_diary(frame), key=KEY).diary)
            for frame in (rows, rows[::-1].reset_index(drop=True))
        )
        assert one == two

    def test_another_key_gives_other_codes_and_shifts(self, sample: Diary) -> None:
        one, two = (deidentify(sample, key=key).diary for key in (KEY, Key(bytes(32))))
        assert not set(one.patients) & set(two.patients)
        assert set(one.coverage["first_day"]) != set(two.coverage["first_day"])

    def test_a_code_is_hmac_sha256(self) -> None:
        # Computed apart: HMAC-SHA256 of "hdiary id\0Ann" under 32 zero bytes, 16 of its digits.
        import hashlib
        import hmac

        by_hand = hmac.new(bytes(32), b"hdiary id\0Ann", hashlib.sha256).hexdigest()
        assert person_codes(Key(bytes(32)), ["Ann"]) == {"Ann": f"P{by_hand[:16]}"}

    def test_a_new_key_is_made_where_none_is_given(self) -> None:
        diary = make_diary(pd.DataFrame({"date": ["2026-03-01"], "pain": [5]}))
        assert deidentify(diary).key != deidentify(diary).key

    def test_a_key_never_shows_itself(self) -> None:
        hidden = deidentify(make_diary(pd.DataFrame({"date": ["2026-03-01"], "pain": [5]})))
        secret = hidden.key.secret
        assert secret.hex() not in repr(hidden.key) + repr(hidden) + str(vars(hidden.diary))

    def test_shifts_use_the_whole_range_evenly(self) -> None:
        weeks = np.array([weeks_back(KEY, str(number)) for number in range(20_000)])
        assert weeks.min() == 1
        assert weeks.max() == MOST_WEEKS
        counts = np.bincount(weeks, minlength=MOST_WEEKS + 1)[1:]
        # Chi-square with 519 degrees of freedom: mean 519, standard deviation 32.
        assert abs(((counts - counts.mean()) ** 2 / counts.mean()).sum() - 519) < 5 * 32.2


QUESTIONS = ("burden", "pattern", "triggers", "relief", "change", "dose")
KEYS = (
    "patient", "window", "window_start", "factor", "contrast", "treatment", "compared_with",
    "intervention", "since", "outcome", "item", "place",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_gives_the_same_answer_but_for_the_days(
    question: str, sample: Diary
) -> None:
    ask = getattr(hdiary, question)
    codes = person_codes(KEY, sample.patients)
    mine, theirs = ask(sample).table.copy(), ask(deidentify(sample, key=KEY).diary).table.copy()
    back = mine["patient"].astype(str).map(lambda name: pd.Timedelta(weeks=weeks_back(KEY, name)))
    for name in mine:
        if pd.api.types.is_datetime64_any_dtype(mine[name].dtype):
            mine[name] = mine[name] - back
    mine["patient"] = mine["patient"].astype(str).map(codes)
    theirs["patient"] = theirs["patient"].astype(str)
    keys = [name for name in KEYS if name in mine]
    one, two = (t.sort_values(keys, kind="stable").reset_index(drop=True) for t in (mine, theirs))
    pd.testing.assert_frame_equal(one, two, check_categorical=False, check_dtype=False)


class TestDates:
    """What lies between two moments stays; the day of the calendar does not."""

    @pytest.mark.parametrize("way", WAYS)
    def test_spans_stay(self, way: str) -> None:
        given = marked()
        hidden = deidentify(given, key=KEY, dates=way).diary
        codes = person_codes(KEY, given.patients)
        for name, code in codes.items():
            mine, theirs = given.select(patient=name), hidden.select(patient=code)
            for column in ("start", "end", "treated_at", "entered_at"):
                before = mine.entries[column] - mine.entries["date"]
                after = theirs.entries[column] - theirs.entries["date"]
                assert before.tolist() == after.tolist()
            assert mine.episodes["hours"].tolist() == theirs.episodes["hours"].tolist()
            moved = (theirs.entries["date"] - mine.entries["date"]).unique()
            assert len(moved) == 1
            facts = facts_of(theirs)["randomised"] - facts_of(mine)["randomised"]
            assert facts.dropna().tolist() in ([moved[0]], [])

    def test_weekdays_stay_when_dates_are_shifted(self, sample: Diary) -> None:
        hidden = deidentify(sample, key=KEY).diary
        for name, code in person_codes(KEY, sample.patients).items():
            days = (d.select(patient=p).days["date"] for d, p in ((sample, name), (hidden, code)))
            mine, theirs = days
            assert mine.dt.day_of_week.tolist() == theirs.dt.day_of_week.tolist()
            assert (theirs < mine).all()

    def test_days_can_be_counted_from_the_first(self, sample: Diary) -> None:
        coverage = deidentify(sample, key=KEY, dates="relative").diary.coverage
        assert set(coverage["first_day"]) == {pd.Timestamp("2000-01-01")}

    def test_only_the_year_can_stay(self, sample: Diary) -> None:
        coverage = deidentify(sample, key=KEY, dates="year").diary.coverage
        assert set(coverage["first_day"]) == {pd.Timestamp("2026-01-01")}

    def test_a_stated_clear_period_moves_along(self) -> None:
        rows = {"date": ["2026-03-02", "2026-03-05"], "pain": [5, 6]}
        stated = ("2026-03-01", "2026-03-10")
        diary = make_diary(pd.DataFrame(rows), clear_between=stated)
        hidden = deidentify(diary, key=KEY).diary
        assert hidden.days["state"].tolist() == diary.days["state"].tolist()
        assert hidden.settings["clear_between"] != stated

    def test_one_statement_for_several_people_moves_where_it_can(self) -> None:
        rows = {
            "patient": list("AABB"),
            "date": ["2026-03-02", "2026-03-05", "2026-03-03", "2026-03-09"],
            "pain": [5, 6, 7, 4],
        }
        whole = make_diary(pd.DataFrame(rows), clear_between=("2026-03-01", "2026-03-10"))
        hidden = deidentify(whole, key=KEY).diary
        counted = [d.days["state"].value_counts().to_dict() for d in (whole, hidden)]
        assert counted[0] == counted[1]
        part = make_diary(pd.DataFrame(rows), clear_between=("2026-03-03", "2026-03-10"))
        with pytest.raises(WriteError, match="one person at a time"):
            deidentify(part, key=KEY)

    def test_a_date_before_1970_is_refused(self) -> None:
        diary = make_diary(pd.DataFrame({"date": ["1970-01-05"], "pain": [5]}))
        with pytest.raises(WriteError, match="relative"):
            deidentify(diary, key=KEY)
        assert deidentify(diary, key=KEY, dates="relative").diary.rows_kept == 1

    def test_times_are_rounded_down_and_no_headache_loses_its_length(self) -> None:
        rows = {"date": ["2026-03-01"] * 2, "pain": [5, 6], "start": ["08:14", "23:59"]}
        diary = make_diary(pd.DataFrame({**rows, "end": ["08:14:30", "00:20"]}))
        entries = deidentify(diary, key=KEY, round_times=15).diary.entries
        assert entries["start"].dt.strftime("%H:%M").tolist() == ["08:00", "23:45"]
        assert entries["end"].dt.strftime("%H:%M").tolist() == ["08:15", "00:15"]
        assert ((entries["end"] - entries["start"]).dt.total_seconds() > 0).all()


class TestWords:
    """Known words stay, others become codes, free text goes."""

    def test_a_word_keeps_its_code_whatever_its_capitals(self) -> None:
        rows = {"date": ["2026-03-01", "2026-03-02"], "pain": [5, 0]}
        diary = make_diary(pd.DataFrame({**rows, "place of work": ["Bo's Shop", "bo's  shop"]}))
        words = deidentify(diary, key=KEY).diary.entries["place of work"].astype(str)
        assert words.nunique() == 1
        assert words[0].startswith("word-")

    def test_words_of_their_own_may_stay_if_asked_for(self) -> None:
        rows = {"date": ["2026-03-01"], "pain": [5], "activity": ["juggling"]}
        kept = deidentify(make_diary(pd.DataFrame(rows)), key=KEY, keep_words=["Juggling"])
        assert kept.diary.entries["activity"].tolist() == ["juggling"]

    def test_medicines_keep_their_amounts_and_lose_remarks(self) -> None:
        rows = {
            "date": ["2026-03-01"],
            "pain": [5],
            "treatment": ["Advil 400 mg (from Ann); 2 x heat"],
        }
        diary = make_diary(pd.DataFrame(rows))
        assert deidentify(diary, key=KEY).diary.entries["treatment"].tolist() == [
            "ibuprofen 400 mg; 2 x heat"
        ]

    def test_reading_what_was_written_gives_the_same_diary(self) -> None:
        hidden = deidentify(marked(), key=KEY).diary
        again = hdiary.read_diary(io.BytesIO(hdiary.diary_csv(hidden).encode()))
        assert again.equals(hidden)

    def test_columns_are_left_out_if_asked_for(self) -> None:
        hidden = deidentify(marked(), key=KEY, drop=["coffee", "activity", "arm"])
        assert "coffee" not in hidden.diary.entries
        assert hidden.diary.entries["activity"].isna().all()
        assert "arm" not in hidden.people.table
        with pytest.raises(WriteError, match="tea"):
            deidentify(marked(), key=KEY, drop=["tea"])
        with pytest.raises(WriteError, match="patient"):
            deidentify(marked(), key=KEY, drop=["patient"])

    @pytest.mark.parametrize(
        "name",
        [
            *("city", "home address", "PLZ", "Wohnort", "gps_lat", "Weather Station", "Zeitzone"),
            *("Name", "Telefon", "e-mail", "Hausarzt", "insurance number", "IP address", "uuid"),
            *("date of birth", "Geburtsdatum", "calendar week", "Jahr", "season", "visit date"),
        ],
    )
    def test_columns_that_say_who_when_or_where_are_left_out(self, name: str) -> None:
        rows = {"date": ["2026-03-01", "2026-03-03"], "pain": [5, 0], f"{name}": [17, 23]}
        entries = make_diary(pd.DataFrame(rows)).entries
        assert name in entries
        assert name not in deidentify(make_diary(pd.DataFrame(rows)), key=KEY).diary.entries

    def test_a_column_that_is_called_by_somebodys_name_is_left_out(self) -> None:
        rows = {"patient": ["Anna"], "date": ["2026-03-01"], "pain": [5], "Visit to anna": [True]}
        assert "Visit to anna" not in deidentify(make_diary(pd.DataFrame(rows))).diary.entries

    @pytest.mark.parametrize("name", ["stress", "sleep_hours", "screen time", "weekday", "steps"])
    def test_ordinary_factors_stay(self, name: str) -> None:
        rows = {"date": ["2026-03-01", "2026-03-03"], "pain": [5, 0], name: [1.5, 4]}
        assert name in deidentify(make_diary(pd.DataFrame(rows)), key=KEY).diary.entries


class TestFacts:
    """The facts of people are treated as their diaries are."""

    def test_words_that_few_people_share_become_codes(self) -> None:
        many = {"patient": [f"N{i}" for i in range(12)], "arm": ["a"] * 7 + ["b"] * 5}
        facts = make_people(pd.DataFrame({**many, "job": ["diver"] * 4 + ["clerk"] * 8}))
        rows = {"patient": ["N0"], "date": ["2026-03-01"], "pain": [5]}
        hidden = deidentify(make_diary(pd.DataFrame(rows)).with_people(facts), key=KEY).people
        assert sorted(hidden.table["arm"].unique()) == ["a", "b"]
        assert "clerk" in set(hidden.table["job"])
        assert "diver" not in set(hidden.table["job"])
        assert hidden.table["job"].nunique() == 2

    def test_ages_over_89_are_90(self) -> None:
        hidden = deidentify(marked(), key=KEY)
        assert sorted(hidden.people.table["age"]) == [40.0, 89.0, 90.0, 90.0]
        assert set(hidden.diary.entries["age"]) == {90.0}

    def test_people_who_are_nearly_alone_with_their_facts_are_counted(self) -> None:
        many = {"patient": [f"N{i}" for i in range(12)], "arm": ["a"] * 7 + ["b"] * 5}
        facts = make_people(pd.DataFrame({**many, "smokes": [True, *([False] * 11)]}))
        rows = {"patient": ["N0"], "date": ["2026-03-01"], "pain": [5]}
        told = deidentify(make_diary(pd.DataFrame(rows)).with_people(facts), key=KEY).summary()
        assert "1 person is alike with fewer than 5" in told


class TestAccount:
    """It says what it did and what it does not promise."""

    def test_every_column_of_the_input_is_in_the_account(self) -> None:
        given = marked()
        account = deidentify(given, key=KEY).account
        assert list(account.columns) == list(ACCOUNT_COLUMNS)
        assert set(account["done"]) <= set(DONE)
        diary = set(account.loc[account["table"] == "diary", "column"])
        said = {name for name in given.entries if given.entries[name].notna().any()}
        assert said - diary == set()
        people = set(account.loc[account["table"] == "people", "column"])
        assert people == set(facts_of(given).columns)

    @pytest.mark.parametrize("language", ["en", "de"])
    @pytest.mark.parametrize("way", WAYS)
    def test_safe_harbor_stands_beside_it(self, way: str, language: str) -> None:
        told = deidentify(marked(), key=KEY, dates=way).summary(language=language)
        assert "164.514(b)(2)" in told
        assert "164.514(c)" in told
        assert "18" in told

    def test_a_diary_without_identifier_is_told(self) -> None:
        diary = make_diary(pd.DataFrame({"date": ["2026-03-01"], "pain": [5]}))
        assert "no identifier" in deidentify(diary, key=KEY).summary()

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"dates": "month"}, "shift"),
            ({"round_times": 7}, "15"),
            ({"key": "secret"}, "make_key"),
            ({"drop": "tea"}, "tea"),
        ],
    )
    def test_a_wrong_setting_says_which_there_are(self, wrong: Any, words: str) -> None:
        with pytest.raises(WriteError, match=words):
            deidentify(make_diary(pd.DataFrame({"date": ["2026-03-01"], "pain": [5]})), **wrong)
