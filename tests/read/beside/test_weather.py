"""Weather and anybody's table: hours as days, units by name, what is missing, what is private."""

from __future__ import annotations

import pandas as pd
import pytest

import hdiary
from hdiary import Diary
from tests.read.beside.conftest import DWD, open_meteo
from tests.read.beside.test_join import Keep, columns_of, reasons, told


def test_hours_become_mean_least_most_and_change(diary: Diary, keep: Keep) -> None:
    entries = hdiary.join(diary, keep(open_meteo())).entries
    assert entries["pressure_hpa"].tolist()[:2] == [1011.5, 1012.5]
    assert entries["pressure_hpa_min"].tolist()[:2] == [1000, 1001]
    assert entries["pressure_hpa_max"].tolist()[:2] == [1023, 1024]
    assert entries["pressure_hpa_change"].fillna(-9).tolist() == [-9, 1, 1, 1, -9]


def test_rain_adds_up(diary: Diary, keep: Keep) -> None:
    assert hdiary.join(diary, keep(open_meteo())).entries["precipitation_mm"].tolist()[0] == 12


def test_a_part_of_a_day_is_left_blank_and_told(diary: Diary, keep: Keep) -> None:
    both = hdiary.join(diary, keep(open_meteo(hours=2 * 24 + 5)))
    assert both.entries["pressure_hpa"].isna().tolist() == [False, False, False, True, True]
    assert "partly" in told(both)


def test_what_open_meteo_says_of_days_comes_first(diary: Diary, keep: Keep) -> None:
    text = open_meteo() + "\ntime,temperature_2m_max (°C)\n2026-01-05,31\n2026-01-06,32\n"
    both = hdiary.join(diary, keep(text))
    assert both.entries["temperature_c_max"].tolist()[0] == 31
    assert "twice" in reasons(both).values()


def test_the_german_weather_service(diary: Diary, keep: Keep) -> None:
    both = hdiary.join(diary, keep(DWD))
    assert both.joined.sources[0].name == "Deutscher Wetterdienst"
    assert both.entries["surface_pressure_hpa"].fillna(0).tolist() == [1010.9, 0, 0, 1001.5, 0]
    assert both.entries["temperature_c"].tolist()[:2] == [3.1, 4.1]
    assert reasons(both)["eor"] == "of_the_table"


def test_its_hours_are_in_utc(diary: Diary, keep: Keep) -> None:
    rows = [
        f"433;202601{day:02d}{hour:02d};1;{1000 + day};990;eor"
        for day in (5, 6)
        for hour in range(24)
    ]
    path = keep("STATIONS_ID;MESS_DATUM;QN_8;   P;  P0;eor\n" + "\n".join(rows))
    here = hdiary.join(diary, path)
    assert "utc" in told(here)
    assert here.entries["pressure_hpa"].tolist()[:2] == [1005, 1006]
    there = hdiary.join(diary, path, zone="Europe/Berlin")
    assert "zone" in told(there)
    assert there.entries["pressure_hpa_min"].tolist()[1] == 1005


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("date,tavg,tmin,tmax,prcp,wdir,pres\n2026-01-05,3.2,1,5,0,200,1013\n", "pressure_hpa"),
        ("year,month,day,temp,tmin,tmax,prcp\n2026,1,5,3.2,1,5,0.2\n", "temperature_c"),
        ("date,hour,temp,dwpt,rhum,prcp\n2026-01-05,0,3,1,80,0\n", "humidity"),
    ],
)  # fmt: skip
def test_meteostat(diary: Diary, keep: Keep, text: str, name: str) -> None:
    both = hdiary.join(diary, keep(text))
    assert both.joined.sources[0].name == "Meteostat"
    assert columns_of(both)[name] == 1


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Luftdruck [hPa]", "pressure_hpa"), ("Pressure (mbar)", "pressure_hpa"),
        ("Pressure (inHg)", "pressure_inhg"), ("Temperature (°F)", "temperature_f"),
        ("temperature_2m_max (°C)", "temperature_c_max"), ("Luftfeuchtigkeit (%)", "humidity"),
        ("tmin", "temperature_min"), ("Pollen", "Pollen"), ("Schritte", "steps"),
    ],
)  # fmt: skip
def test_headings_with_units_have_plain_names(
    diary: Diary, keep: Keep, heading: str, name: str
) -> None:
    both = hdiary.join(diary, keep(f"day,{heading}\n2026-01-05,3\n2026-01-07,4\n"))
    assert name in columns_of(both)


@pytest.mark.parametrize("sign", [";", "\t", ","])
def test_signs_between_cells_and_decimal_commas(diary: Diary, keep: Keep, sign: str) -> None:
    number = "3.5" if sign == "," else "3,5"
    text = sign.join(["Datum", "Pollen"]) + f"\n05.01.2026{sign}{number}\n07.01.2026{sign}4\n"
    assert hdiary.join(diary, keep(text)).entries["Pollen"].tolist()[0] == 3.5


def test_an_old_encoding(diary: Diary, keep: Keep) -> None:
    path = keep("Datum;Außentemperatur (°C)\n05.01.2026;3,5\n".encode("cp1252"))
    assert columns_of(hdiary.join(diary, path)) == {"temperature_c": 1}


def test_pain_names_places_and_notes_never_come_over(diary: Diary, keep: Keep) -> None:
    text = (
        "date,Pain Level,Notes,Latitude,City,Coffee,Email\n"
        "2026-01-05,7,at Anna's,52.5,Berlin,2,a@b.de\n2026-01-07,3,x,52.5,Berlin,1,a@b.de\n"
    )
    both = hdiary.join(diary, keep(text))
    assert columns_of(both) == {"Coffee": 2}
    assert reasons(both) == {
        "Pain Level": "of_a_diary", "Notes": "private", "Latitude": "private", "City": "private",
        "Email": "private",
    }  # fmt: skip
    assert "Anna" not in both.joined.summary()


def test_free_text_is_left_out(diary: Diary, keep: Keep) -> None:
    rows = "\n".join(f"2026-01-{d:02d},rather like {d},1" for d in range(1, 29))
    both = hdiary.join(diary, keep(f"date,Weather felt,n\n{rows}"))
    assert reasons(both)["Weather felt"] == "free_text"


def test_rows_of_one_day_that_contradict_leave_it_blank(diary: Diary, keep: Keep) -> None:
    both = hdiary.join(diary, keep("date,Coffee\n2026-01-05,1\n2026-01-05,2\n2026-01-07,3\n"))
    assert both.entries["Coffee"].isna().tolist() == [True, True, True, False, True]
    assert "rows_differ" in told(both)


def test_rows_that_are_equal_count_once(diary: Diary, keep: Keep) -> None:
    both = hdiary.join(diary, keep("date,Coffee\n2026-01-05,1\n2026-01-05,1\n2026-01-07,3\n"))
    assert both.entries["Coffee"].tolist()[0] == 1
    assert "repeated" in told(both)


def test_a_cell_that_cannot_be_read_costs_the_cell(diary: Diary, keep: Keep) -> None:
    rows = "\n".join(f"2026-01-{d:02d},{d}" for d in range(5, 25)).replace(",6\n", ",six?\n")
    both = hdiary.join(diary, keep(f"date,Coffee\n{rows}"))
    assert both.entries["Coffee"].fillna(-1).tolist() == [5, -1, -1, 7, 9]
    assert "unread" in told(both)


def test_a_word_of_each_day_and_yes_and_no(diary: Diary, keep: Keep) -> None:
    both = hdiary.join(diary, keep("date,flow,sport\n2026-01-05,light,yes\n2026-01-07,heavy,no\n"))
    assert both.entries["period"].astype("str").tolist()[0] == "light"
    assert both.entries["sport"].tolist()[::3] == [True, False]


def test_minutes_of_years_are_read_at_once(keep: Keep) -> None:
    when = pd.date_range("2026-01-01", periods=100_000, freq="min")
    frame = pd.DataFrame({"time": when, "pressure (hPa)": [1000 + k % 13 for k in range(100_000)]})
    mine = hdiary.make_diary(pd.DataFrame({"date": ["2026-01-05"], "pain": [3]}))
    both = hdiary.join(mine, frame)
    assert both.joined.sources[0].days == 70
    assert both.entries["pressure_hpa_max"].tolist() == [1012]
