"""Joining: what another source tells of a day, on the entries of that day and nowhere else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import hdiary
from hdiary import Diary, DiaryError, make_diary
from tests.read.beside.conftest import DWD, GARMIN_SLEEP, OURA

Keep = Callable[..., Path]
WATCH = pd.DataFrame(
    {"date": ["2026-01-04", "2026-01-05", "2026-01-06", "2026-01-08"], "steps": [1, 2, 3, 4]}
)


def columns_of(diary: Diary) -> dict[str, int]:
    return {name: n for one in diary.joined.sources for name, n in one.columns}


def reasons(diary: Diary) -> dict[str, str]:
    """Give why columns were left out, by the last part of the phrase's key."""
    return {
        name: why.key.rpartition(".")[2]
        for one in diary.joined.sources
        for name, why in one.left_out
    }


def told(diary: Diary) -> list[str]:
    return [line.key.rpartition(".")[2] for one in diary.joined.sources for line in one.told]


def test_values_stand_on_every_entry_of_their_day(diary: Diary) -> None:
    both = hdiary.join(diary, WATCH)
    assert both.entries["steps"].fillna(-1).tolist() == [2, 3, 3, -1, -1]


def test_no_day_is_invented(diary: Diary) -> None:
    both = hdiary.join(diary, WATCH)
    assert both.entries.drop(columns="steps").equals(diary.entries)
    assert both.days["state"].equals(diary.days["state"])


def test_the_account_says_how_many_days_met(diary: Diary) -> None:
    row = hdiary.join(diary, WATCH).joined.table.iloc[0]
    assert row[["days", "met", "diary_days"]].tolist() == [4, 2, 4]


def test_the_diary_that_was_given_stays_as_it_was(diary: Diary) -> None:
    hdiary.join(diary, WATCH)
    assert "steps" not in diary.entries
    assert diary.joined is None


def test_no_day_met_is_refused_with_both_spans(diary: Diary) -> None:
    late = WATCH.assign(date=["2027-01-04", "2027-01-05", "2027-01-06", "2027-01-08"])
    with pytest.raises(DiaryError) as refused:
        hdiary.join(diary, late)
    words = str(refused.value)
    assert "5 January 2026 to 9 January 2026" in words
    assert "4 January 2027 to 8 January 2027" in words


def test_a_column_of_the_diary_of_that_name_stays_and_it_is_told(diary: Diary) -> None:
    mine = make_diary(diary.entries[["date", "pain"]].assign(steps=[9, 9, 9, 9, 9]))
    both = hdiary.join(mine, WATCH)
    assert both.entries["steps"].tolist() == [9] * 5
    assert both.entries["steps (table of days)"].notna().sum() == 3
    assert both.joined.sources[0].renamed == (("steps", "steps (table of days)"),)


@pytest.mark.parametrize(
    ("own", "other"),
    [("Schlafdauer", "sleep_hours"), ("Sleep (hours)", "sleep duration"), ("Schritte", "Steps")],
)
def test_so_does_a_column_of_that_meaning(diary: Diary, own: str, other: str) -> None:
    mine = make_diary(diary.entries[["date", "pain"]].assign(**{own: [6.0, 7, 7, 8, 6]}))
    both = hdiary.join(mine, pd.DataFrame({"date": ["2026-01-05"], other: [5.5]}))
    ((_, became),) = both.joined.sources[0].renamed
    assert both.entries[own].tolist() == [6, 7, 7, 8, 6]
    assert both.entries[became].tolist()[0] == 5.5


def test_what_the_diary_has_already_is_not_added_again(diary: Diary) -> None:
    once = hdiary.join(diary, WATCH)
    twice = hdiary.join(once, WATCH)
    assert list(twice.entries.columns) == list(once.entries.columns)
    assert reasons(twice) == {"steps": "there"}


def test_two_sources_of_one_name_stand_beside_each_other(diary: Diary, keep: Keep) -> None:
    both = hdiary.join(diary, [keep(GARMIN_SLEEP, "g.csv"), keep(OURA, "o.csv")])
    assert {"sleep_hours", "sleep_hours (Oura)"} <= set(both.entries.columns)


def test_exports_of_one_source_are_one(diary: Diary, keep: Keep) -> None:
    heading, *rows = GARMIN_SLEEP.splitlines()
    first = "\n".join([heading, *rows[:2]])
    then = "\n".join([heading, *rows[1:]])
    both = hdiary.join(diary, [keep(first, "jan.csv"), keep(then, "feb.csv")])
    one = both.joined.sources[0]
    assert (one.files, one.days, one.rows) == (2, 4, 5)
    assert "days_again" in told(both)
    assert both.entries["sleep_score"].tolist()[:3] == [70, 71, 71]


def test_exports_that_contradict_each_other_leave_the_day_blank(diary: Diary) -> None:
    other = WATCH.assign(steps=[1, 2, 33, 4])
    both = hdiary.join(diary, [WATCH, other])
    assert both.entries["steps"].fillna(-1).tolist() == [2, -1, -1, -1, -1]
    assert "files_differ" in told(both)


def test_of_several_people_one_must_be_named() -> None:
    rows = {"patient": ["A", "B"], "date": ["2026-01-05", "2026-01-05"], "pain": [1, 2]}
    many = make_diary(pd.DataFrame(rows))
    with pytest.raises(DiaryError, match="--patient"):
        hdiary.join(many, WATCH)
    both = hdiary.join(many, WATCH, patient="B")
    assert both.entries["steps"].fillna(-1).tolist() == [-1, 2]


def test_nobody_of_that_name_is_refused(diary: Diary) -> None:
    with pytest.raises(DiaryError):
        hdiary.join(diary, WATCH, patient="somebody")


def test_days_may_stand_in_the_index_of_a_frame(diary: Diary) -> None:
    frame = pd.DataFrame({"steps": [5]}, index=pd.to_datetime(["2026-01-07"]))
    assert columns_of(hdiary.join(diary, frame)) == {"steps": 1}


def test_an_ambiguous_order_of_dates_is_asked(diary: Diary, keep: Keep) -> None:
    path = keep("date,steps\n05/01/2026,1\n06/01/2026,2\n")
    with pytest.raises(DiaryError, match="--other-dates dmy"):
        hdiary.join(diary, path)
    assert columns_of(hdiary.join(diary, path, dates="dmy")) == {"steps": 2}


@pytest.mark.parametrize(
    "text",
    ["", "nothing here", "a,b\n1,2\n", "date,steps\n", "2026-01-05,1\n2026-01-06,2\n", "{}", "[]",
     "%PDF-1.4", "<html><body>x</body></html>", "SQLite format 3\0", "PK\x03\x04", "\x1f\x8b"],
)  # fmt: skip
def test_a_file_without_days_is_refused_in_words(diary: Diary, keep: Keep, text: str) -> None:
    with pytest.raises(DiaryError):
        hdiary.join(diary, keep(text))


def test_a_file_that_is_not_there_is_refused(diary: Diary, tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match="a file that exists"):
        hdiary.join(diary, tmp_path / "none.csv")


def test_a_folder_stands_for_its_files(diary: Diary, keep: Keep, tmp_path: Path) -> None:
    keep("a picture, or anything", "notes.txt")
    keep(GARMIN_SLEEP, "g.csv")
    both = hdiary.join(diary, tmp_path)
    assert both.joined.sources[0].met == 2
    assert both.joined.unread == ("notes.txt",)


def test_a_table_beside_a_known_export_in_a_zip_is_left_out(diary: Diary, keep: Keep) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("produkt.txt", DWD)
        archive.writestr("Metadaten.txt", "Stations_ID;Von_Datum;Ort\n433;20260105;Berlin\n")
    both = hdiary.join(diary, keep(packed.getvalue(), "station.zip"))
    assert [one.name for one in both.joined.sources] == ["Deutscher Wetterdienst"]
    assert both.joined.unread == ("Metadaten.txt",)


def test_what_came_over_reads_back_to_the_same_diary(diary: Diary, keep: Keep) -> None:
    both = hdiary.join(diary, [keep(GARMIN_SLEEP, "g.csv"), keep(OURA, "o.csv")])
    text = hdiary.diary_csv(both)
    again = hdiary.read_diary(keep(text, "both.csv"))
    assert again.equals(both)
    assert hdiary.diary_csv(again) == text


def test_the_account_is_said_in_german_too(diary: Diary) -> None:
    words = hdiary.join(diary, WATCH).joined.summary(language="de")
    assert "Gemeinsame Tage: 2" in words


DAYS = ["2026-01-04", "2026-01-05", "2026-01-06", "2026-01-08"]


def test_a_column_of_several_units_is_left_out(diary: Diary) -> None:
    other = pd.DataFrame({"date": DAYS, "weight": ["70 kg", "150 lb", "71 kg", "70 kg"], "x": 1.5})
    both = hdiary.join(diary, other)
    assert reasons(both)["weight"] == "units_several"


def test_lengths_in_several_units_are_all_read_in_hours(diary: Diary) -> None:
    other = pd.DataFrame({"date": DAYS, "sleep": ["7 h", "450 min", "6h 30m", "8 h"]})
    assert hdiary.join(diary, other).entries["sleep_hours"].dropna().tolist() == [7.5, 6.5, 6.5]


def test_more_hours_than_a_day_has_are_no_sleep(diary: Diary) -> None:
    other = pd.DataFrame({"date": DAYS, "sleep": [430, 450, 400, 390], "steps": 5})
    assert reasons(hdiary.join(diary, other))["sleep"] == "unreadable"


@pytest.mark.parametrize("heading", ["Sleep (min)", "sleep_duration_min"])
def test_sleep_in_minutes_keeps_its_own_name(heading: str, diary: Diary) -> None:
    other = pd.DataFrame({"date": DAYS, heading: [430, 450, 400, 390]})
    assert columns_of(hdiary.join(diary, other)) == {heading: 2}


def test_a_row_with_an_unquoted_comma_is_left_out_and_told(diary: Diary, keep: Keep) -> None:
    text = "date,steps\n2026-01-04,900\n2026-01-05,2,500\n2026-01-06,800\n2026-01-08,700\n"
    both = hdiary.join(diary, keep(text, "steps.csv"))
    assert both.entries["steps"].dropna().tolist() == [800, 800]
    assert "uneven" in told(both)


def test_joined_again_a_factor_that_was_renamed_is_no_second_one(diary: Diary) -> None:
    own = make_diary(diary.entries.assign(stress=range(len(diary.entries))))
    other = pd.DataFrame({"date": DAYS, "stress": [1, 2, 3, 4]})
    once = hdiary.join(own, other)
    assert list(hdiary.join(once, other).entries) == list(once.entries)


@pytest.mark.parametrize(
    "odd",
    [
        '2026-01-05,"5000,2\n',
        '2026-01-05,5000,"2\n',
        '2026-01-05,5000,2\n2026-01-07,"4000" ,1\n',
    ],
)
def test_a_quote_that_never_ends_swallows_no_day(diary: Diary, keep: Keep, odd: str) -> None:
    text = "date,steps,stress\n2026-01-04,10,1\n" + odd + "2026-01-06,6000,3\n2026-01-08,7,4\n"
    both = hdiary.join(diary, keep(text))
    assert both.entries.loc[both.entries["date"] == "2026-01-06", "steps"].eq(6000).all()
    assert "quotes" in told(both)
    line = next(one for s in both.joined.sources for one in s.told if one.key.endswith("quotes"))
    assert line.value("lines") == (str(3 + odd.count("\n") - 1),)


def test_a_note_of_two_lines_in_quotes_is_one_cell(diary: Diary, keep: Keep) -> None:
    text = 'date,steps,what\n2026-01-05,5000,"a\n2026-01-06"\n2026-01-06,6000,b\n'
    both = hdiary.join(diary, keep(text))
    assert "quotes" not in told(both)
    assert both.entries.loc[both.entries["date"] == "2026-01-06", "steps"].eq(6000).all()


def test_the_change_of_pressure_is_that_of_what_all_files_tell(diary: Diary, keep: Keep) -> None:
    first = keep("date,pressure (hPa)\n2026-01-04,1000\n2026-01-05,1004\n", "a.csv")
    second = keep("date,pressure (hPa)\n2026-01-06,1001\n2026-01-08,990\n", "b.csv")
    both = hdiary.join(diary, [first, second])
    by_day = both.entries.groupby("date")["pressure_hpa_change"].first()
    assert by_day[["2026-01-05", "2026-01-06"]].tolist() == [4.0, -3.0]


def test_where_files_contradict_nothing_is_said_of_the_change(diary: Diary, keep: Keep) -> None:
    first = keep(
        "date,pressure (hPa)\n2026-01-04,1000\n2026-01-05,1004\n2026-01-06,1008\n", "a.csv"
    )
    second = keep("date,pressure (hPa)\n2026-01-05,1020\n2026-01-06,1008\n", "b.csv")
    both = hdiary.join(diary, [first, second])
    assert "pressure_hpa_change" not in both.entries
    assert both.entries.loc[both.entries["date"] == "2026-01-06", "pressure_hpa"].eq(1008).all()
    assert "files_differ" in told(both)


def test_a_file_of_a_folder_that_does_not_open_is_told(
    diary: Diary, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keep(WATCH.to_csv(index=False), "locked.csv")
    real = Path.open

    def shut(self: Path, *args: object, **given: object) -> object:
        if self.name == "locked.csv":
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **given)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", shut)
    with pytest.raises(DiaryError, match="Permission denied"):
        hdiary.join(diary, path.parent)
