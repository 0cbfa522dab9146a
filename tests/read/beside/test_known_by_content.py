"""Every source is known by its content, and none takes a neighbour's file."""

from __future__ import annotations

import io
import json

import pandas as pd
import pytest

import hdiary
from hdiary import Diary
from hdiary.read.beside.registry import SOURCES
from hdiary.read.formats.registry import CSV
from hdiary.read.source import Source
from tests.read.beside.conftest import DWD, GARMIN_ACTIVITIES, GARMIN_SLEEP, OURA, open_meteo
from tests.read.beside.test_join import Keep, columns_of, reasons

SAMPLES = {
    "Garmin Connect, sleep": GARMIN_SLEEP,
    "Garmin Connect, activities": GARMIN_ACTIVITIES,
    "Garmin Connect": ",Actual,Goal\n01/05/2026,5565,11790\n",
    "Garmin Connect, sleep of weeks": "Date,Avg Score,Avg Duration\n1-7 May,70,7h\n",
    "Garmin Connect, sleep of one day": "Sleep Score 1 Day,\nScore,70\nQuality,Good\n",
    "Oura": OURA,
    "Open-Meteo": open_meteo(),
    "Deutscher Wetterdienst": DWD,
    "Meteostat": "date,tavg,tmin,tmax,prcp\n2026-01-05,3,1,5,0\n",
}
NOBODYS = (
    "date,pain\n2026-01-05,3\n",
    "Datum;Kaffee\n05.01.2026;2\n",
    "",
    "full_date,date,weekday,time,mood,activities,note\n2026-01-05,Jan 5,Monday,08:00,good,yoga,x\n",
)


def claims(text: str) -> set[str]:
    source = Source(data=text.encode(), name=None, packing="", format=CSV)
    return {one.name for one in SOURCES if one.recognise(source)}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_is_known_to_its_source_alone(name: str) -> None:
    assert claims(SAMPLES[name]) == {name}


@pytest.mark.parametrize("text", NOBODYS)
def test_anybodys_table_is_claimed_by_none(text: str) -> None:
    assert claims(text) == set()


def test_a_workbook_and_a_list_in_json_are_tables_too(diary: Diary, keep: Keep) -> None:
    book = io.BytesIO()
    days = pd.to_datetime(["2026-01-05", "2026-01-06"])
    pd.DataFrame({"Datum": days, "Schritte": [5000, 6000]}).to_excel(book, index=False)
    assert columns_of(hdiary.join(diary, keep(book.getvalue(), "w.xlsx"))) == {"steps": 2}
    rows = [{"date": "2026-01-05", "steps": 5000}, {"date": "2026-01-06", "steps": 7000}]
    assert columns_of(hdiary.join(diary, keep(json.dumps(rows), "j.json"))) == {"steps": 2}


def test_an_app_of_readings_gives_its_factors_and_never_its_pain(diary: Diary, keep: Keep) -> None:
    text = (
        "date,weekday,time of day,category,rating/amount,detail,notes\n"
        '"5th Jan 2026","Monday","pm","Symptom","1","Headache (Mild)",""\n'
        '"5th Jan 2026","Monday","pre","Factors","","Sedentary | With family",""\n'
        '"6th Jan 2026","Tuesday","03:00","Mood","6","Meh",""\n'
    )
    both = hdiary.join(diary, keep(text))
    assert {"Sedentary", "With family", "Mood"} == set(columns_of(both))
    assert reasons(both)["pain"] == "of_a_diary"
    assert both.entries["pain"].tolist() == diary.entries["pain"].tolist()


@pytest.mark.parametrize(
    "text",
    [
        ",Actual,Goal\n2026-01-05,5565,much\n",
        'date,Pressure\n2026-01-05,"1010"" high"\n2026-01-06,low\n',
        "date,Duration of sleep\n2026-01-05,7h 42m?\n2026-01-06,long\n",
    ],
)
def test_words_where_numbers_belong_are_no_traceback(diary: Diary, keep: Keep, text: str) -> None:
    both = hdiary.join(diary, keep(text))
    assert both.joined.sources[0].met == 1 + ("06" in text)
