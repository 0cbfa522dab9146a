"""Kind: several columns that say that it hurt: kinds, twins of numbers and words, flags."""

from __future__ import annotations

import pytest

from hdiary.diary import DiaryError
from tests.read.kinds import headache_files as files
from tests.read.kinds.conftest import (
    FILES,
    became,
    decided,
    factors,
    follow,
    lost,
    medicine_days,
    states,
    told,
)


def test_x_marks_of_two_kinds_are_joined() -> None:
    walk = follow(FILES / "46_x_marks.csv")
    assert "--blank none" in " ".join(walk.asked)
    assert walk.steps == [{"scale": "yes-no"}, {"blank": "none"}]
    assert states(walk.diary) == (24, 60, 0)
    assert medicine_days(walk.diary) == 24
    assert any('"Migraine" and "Headache": read together' in w for w in decided(walk.diary))
    assert lost(walk) == []


def test_a_blank_mark_that_was_read_as_no_is_said() -> None:
    diary = follow(FILES / "46_x_marks.csv").diary
    read_as_no = bool((~diary.entries["Poor sleep"]).fillna(False).any())
    assert not read_as_no or any('"Poor sleep"' in words for words in decided(diary))


def test_the_larger_of_two_ratings_is_the_pain() -> None:
    walk = follow(FILES / "56_two_headache_kinds.csv")
    assert walk.steps == []
    assert states(walk.diary) == (48, 120, 0)
    assert any("the worst of them is the pain" in words for words in decided(walk.diary))
    assert became(walk.diary, "Nackenschmerzen") == ["neck_pain"]


def test_numbers_and_words_of_one_headache_are_twins() -> None:
    walk = follow(FILES / "28_health_log_twin_columns.csv")
    assert walk.steps == []
    assert states(walk.diary) == (24, 60, 0)
    assert became(walk.diary, "Headache (string)") == ["left out"]
    assert lost(walk) == []


def test_a_flag_beside_a_pain_is_its_kind() -> None:
    walk = follow(FILES / "40_migraine_flag.csv")
    assert states(walk.diary) == (24, 0, 57)
    assert became(walk.diary, "migraine") == ["factor"]
    assert any("the kind of headache" in words for words in decided(walk.diary))


@pytest.mark.parametrize(
    ("text", "days", "steps"),
    [
        # Of 24 headaches every third with a triptan, every fourth with ibuprofen: 8 + 6 - 2.
        (files.french_marks(), 12, [{"scale": "yes-no"}, {"blank": "none"}]),
        (files.ja_nein(), 8, [{"scale": "yes-no"}]),
        (files.ticks_and_dots(), 8, [{"scale": "yes-no"}, {"blank": "none"}]),
    ],
    ids=["French", "German", "Dutch"],
)
def test_marks_of_two_kinds_in_other_languages(text: str, days: int, steps: object) -> None:
    walk = follow(text)
    assert walk.steps == steps
    assert states(walk.diary) == (24, 60, 0)
    assert medicine_days(walk.diary) == days
    assert lost(walk) == []


def test_a_column_for_each_severity_is_joined() -> None:
    walk = follow(files.one_hot())
    assert states(walk.diary) == (24, 60, 0)
    assert medicine_days(walk.diary) == 12


def test_a_column_that_says_no_headache_is_no_factor() -> None:
    walk = follow(files.no_headache_column())
    assert states(walk.diary) == (24, 60, 0)
    assert "No headache" not in factors(walk.diary)


def test_three_kinds_of_headache_are_joined_and_the_back_is_not() -> None:
    diary = follow(files.two_ratings()).diary
    assert states(diary) == (24, 60, 0)
    # Every third with a migraine of 8, else every second with 4, else 2: 8, 8 and 8.
    worst = diary.days.loc[diary.days["state"] == "headache", "worst_pain"]
    assert worst.value_counts().to_dict() == {8: 8, 4: 8, 2: 8}
    assert factors(diary) == ["Back pain"]


def test_spanish_ratings_of_two_kinds() -> None:
    diary = follow(files.spanish_ratings()).diary
    assert states(diary) == (24, 60, 0)
    worst = diary.days.loc[diary.days["state"] == "headache", "worst_pain"]
    assert worst.value_counts().to_dict() == {3: 20, 9: 4}
    assert diary.days["neck_pain"].notna().all()
    assert medicine_days(diary) == 12


@pytest.mark.parametrize(
    "text", [files.left_and_right(), files.morning_evening()], ids=["left, right", "am, pm"]
)
def test_two_sides_or_halves_of_a_day_are_joined(text: str) -> None:
    diary = follow(text).diary
    assert states(diary) == (24, 60, 0)
    worst = diary.days.loc[diary.days["state"] == "headache", "worst_pain"]
    assert worst.value_counts().to_dict() == {4: 12, 7: 12}


def test_two_kinds_in_words_are_joined() -> None:
    walk = follow(files.words_two_kinds())
    assert walk.steps == [{"scale": "words"}]
    assert states(walk.diary) == (24, 60, 0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (files.german_twins(), "Kopfschmerz (Text)"),
        (files.twins_0_to_10(), "headache severity"),
        (files.score_words(), "Migraine (text)"),
    ],
    ids=["German", "0-10", "tabs"],
)
def test_twins_in_other_words(text: str, words: str) -> None:
    walk = follow(text)
    assert walk.steps == []
    assert states(walk.diary) == (24, 60, 0)
    assert became(walk.diary, words) == ["left out"]
    assert lost(walk) == []


def test_a_word_that_differs_from_its_number_is_told() -> None:
    walk = follow(files.twins_that_slip())
    assert states(walk.diary) == (24, 60, 0)
    assert "words beside numbers" in told(walk.diary)
    # The first day with 1 is the third headache, the Tuesday of the second week.
    assert walk.diary.problems["line"].tolist() == [2 + 8]


@pytest.mark.parametrize(
    ("text", "header"),
    [
        (files.flag_beside_pain(), "Migräne"),
        (files.migraine_0_1(), "Migräne"),
        (files.rated_and_flag(), None),
    ],
    ids=["ja, nein", "0, 1", "x"],
)
def test_a_flag_of_migraine_beside_a_rating_costs_nothing(text: str, header: str | None) -> None:
    walk = follow(text)
    assert walk.steps == []
    assert states(walk.diary) == (24, 60, 0)
    assert header is None or became(walk.diary, header) == ["factor"]


def test_kinds_beside_the_pain_of_attacks() -> None:
    diary = follow(files.aura_kind_flag()).diary
    assert states(diary) == (24, 0, 57)
    assert {"is migraine", "tension type"} <= set(factors(diary))


def test_a_migraine_beside_a_zero_is_a_headache_all_the_same() -> None:
    # Every second headache has a rating, the others are marked as migraine beside a 0.
    assert states(follow(files.rating_and_kinds_apart()).diary) == (24, 60, 0)


def test_a_flag_that_agrees_with_the_pain_is_the_headache() -> None:
    diary = follow(files.agreeing_flag()).diary
    assert states(diary) == (24, 60, 0)
    assert became(diary, "migraine") == ["headache"]


def test_a_yes_beside_a_rating_takes_no_scale_away() -> None:
    walk = follow(files.y_n_before_how_bad())
    assert walk.steps == []
    assert walk.diary.scale == "0-10"
    assert states(walk.diary) == (24, 60, 0)
    assert medicine_days(walk.diary) == 12


def test_a_grid_of_symptoms_is_read_by_what_stands_in_brackets() -> None:
    text = files.daily("Date,Symptoms [Headache],Symptoms [Nausea],Medication taken",
                  lambda n, h: ["Yes" if h else "No", "No",
                                     "Ibuprofen" if h and n % 2 else ""])  # fmt: skip
    walk = follow(text)
    assert states(walk.diary) == (24, 60, 0)
    assert medicine_days(walk.diary) == 12


def test_a_heading_that_lists_its_answers_is_the_pain() -> None:
    text = files.daily("Datum;Kopfschmerz leicht/mittel/stark;Tbl.",
                  lambda n, h: [("leicht", "mittel", "stark")[n % 3] if h else "",
                                     "2 Ibu" if h and n % 2 else ""],
                  sep=";", form="%d.%m.%y")  # fmt: skip
    walk = follow(text)
    assert states(walk.diary) == (24, 60, 0)
    assert medicine_days(walk.diary) == 12


def test_a_pain_left_blank_beside_a_yes_is_a_headache_of_unknown_strength() -> None:
    text = files.daily(
        "date,migraine,pain",
        lambda n, h: ["TRUE" if h else "FALSE", (6 if n % 3 else "") if h else 0],
    )
    diary = follow(text).diary
    assert states(diary) == (24, 60, 0)
    assert diary.days.loc[diary.days["state"] == "headache", "worst_pain"].notna().sum() == 16


@pytest.mark.parametrize(
    "header",
    [
        "Date;Mild headache;Moderate headache;Severe headache",
        "Data;Cefalea lieve;Cefalea moderata;Cefalea forte",
        "Date;Mal de tête léger;Mal de tête modéré;Mal de tête fort",
        "Fecha;Dolor de cabeza leve;Dolor de cabeza moderado;Dolor de cabeza intenso",
        "Datum;lichte hoofdpijn;matige hoofdpijn;zware hoofdpijn",
        "date;tension;migraine;cluster",
        "Datum;Spannung;Migräne;Cluster",
        "Date;TTH;Migraine;Sinus headache",
    ],
)
def test_columns_of_severities_and_of_kinds_are_headaches(header: str) -> None:
    text = files.daily(
        header, lambda n, h: ["x" if h and n % 3 == j else "" for j in range(3)], sep=";"
    )
    walk = follow(text)
    assert states(walk.diary) == (24, 60, 0)
    assert factors(walk.diary) == []


def test_columns_of_bare_severities_are_never_one_of_them() -> None:
    text = files.daily(
        "Date,None,Mild,Moderate,Severe",
        lambda n, h: ["" if h else "x", *("x" if h and n % 3 == j else "" for j in range(3))],
    )
    try:
        diary = follow(text).diary
    except DiaryError as refused:
        assert not refused.suggested
    else:
        assert states(diary) == (24, 60, 0)


def test_hours_of_headache_are_no_rating() -> None:
    text = files.daily(
        "date,headache hours,migraine hours",
        lambda n, h: [3 if h and n % 2 else 0, 5 if h and n % 2 == 0 else 0],
    )
    try:
        diary = follow(text).diary
    except DiaryError as refused:
        assert not refused.suggested
    else:
        assert states(diary)[0] == 24
        assert diary.days["worst_pain"].max() in (0, None) or diary.scale == "yes-no"


@pytest.mark.parametrize(
    "header", ["No headache", "Headache-free", "kopfschmerzfrei", "sans douleur", "Senza dolore"]
)
def test_a_tick_for_no_pain_is_no_factor_in_any_language(header: str) -> None:
    text = files.daily(
        f"Date;{header};Migraine", lambda n, h: ["" if h else "x", "x" if h else ""], sep=";"
    )
    walk = follow(text)
    assert states(walk.diary) == (24, 60, 0)
    assert factors(walk.diary) == []


def test_a_headache_in_numbers_wins_over_the_pain_of_the_whole_body() -> None:
    text = files.daily("date,pain,headache", lambda n, h: [4, 6 if h else 0])
    walk = follow(text)
    assert states(walk.diary) == (24, 60, 0)
    assert walk.diary.days["worst_pain"].max() == 6


@pytest.mark.parametrize(
    "header", ["Date;Max pain;Average pain", "Datum;Schmerz max;Schmerz Mittel"]
)
def test_another_measure_of_the_pain_is_no_factor(header: str) -> None:
    diary = follow(files.daily(header, lambda n, h: [7, 4] if h else [0, 0], sep=";")).diary
    assert states(diary) == (24, 60, 0)
    assert diary.days["worst_pain"].max() == 7
    assert factors(diary) == []


@pytest.mark.parametrize(
    "header",
    [
        "Data;Ból głowy;Migrena;Ibuprom",
        "Datum;Huvudvärk;Migrän;Alvedon",
        "Data;Dor de cabeça;Enxaqueca;Dipirona",
        "Dato;Hovedpine;Migræne;Panodil",
        "Datum;Hoofdpijn;Migraine;Paracetamol",
        "Дата;Головная боль;Мигрень;Ибупрофен",
        "日付;頭痛;片頭痛;ロキソニン",
    ],
)
def test_two_ratings_and_a_medicine_in_other_languages(header: str) -> None:
    text = files.daily(
        header,
        lambda n, h: [
            3 if h and n % 2 else 0, 7 if h and n % 2 == 0 else 0, 1 if h and n % 3 == 0 else 0
        ],
        sep=";",
    )  # fmt: skip
    walk = follow(text)
    assert walk.steps == []
    assert states(walk.diary) == (24, 60, 0)
    assert medicine_days(walk.diary) == 8
    assert lost(walk) == []
