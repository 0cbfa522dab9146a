"""Everyday words: yes and no, blank and none, pain in words, months, postures, activities."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hdiary.vocabulary._split import split_items
from hdiary.vocabulary.activities import (
    ACTIVITY_SYNONYMS,
    POSTURE_SYNONYMS,
    canonical_activity,
    canonical_posture,
)
from hdiary.vocabulary.text import any_may_begin, fold, may_begin
from hdiary.vocabulary.words import (
    BLANK_WORDS,
    MONTHS,
    NO_TREATMENT_WORDS,
    NO_WORDS,
    PAIN_WORDS,
    WEEKDAYS,
    YES_WORDS,
    is_blank,
    is_no_treatment,
    yes_no,
)


@pytest.mark.parametrize("text", ["yes", "Y", "1", "TRUE", "x", "ja", "Oui", "sí", "sim", "✓"])
def test_yes(text):
    assert yes_no(text) is True


@pytest.mark.parametrize("text", ["no", "N", "0", "False", "nein", "Non", "não", "nee", "nej"])
def test_no(text):
    assert yes_no(text) is False


@pytest.mark.parametrize("text", ["", "-", "perhaps", "2", "n/a", "soon"])
def test_neither_yes_nor_no(text):
    assert yes_no(text) is None


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "--", "—", "N/A", "NaN", "?", "not recorded", "k.A.", "не указано", "不明"],
)
def test_blank_words_say_nothing(text):
    assert is_blank(text)
    assert not is_no_treatment(text)


@pytest.mark.parametrize(
    "text",
    [
        *("None", "no", "nothing", "keine", "aucun", "No medication.", "0", "无", "なし", "нет"),
        *("nessuno", "nenhum", "geen", "ничего не принимал", "飲まず", "未服药"),
    ],
)
def test_no_treatment_words_say_something(text):
    assert is_no_treatment(text)
    assert not is_blank(text)


def test_no_word_means_two_things():
    assert YES_WORDS.isdisjoint(NO_WORDS)
    assert BLANK_WORDS.isdisjoint(NO_TREATMENT_WORDS)
    assert BLANK_WORDS.isdisjoint(PAIN_WORDS)
    assert BLANK_WORDS.isdisjoint(YES_WORDS | NO_WORDS)


def test_the_words_are_folded_as_they_are_looked_up():
    for table in (YES_WORDS, NO_WORDS, BLANK_WORDS, NO_TREATMENT_WORDS, PAIN_WORDS):
        assert {word for word in table if fold(word) not in {word, ""}} == set()


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("none", 0),
        ("Mild", 1),
        ("leicht", 1),
        ("mäßig", 2),
        ("modérée", 2),
        ("severe", 3),
        ("stark", 3),
        ("slight", 1),
        ("leve", 1),
        ("лёгкая", 1),
        ("轻", 1),
        ("軽い", 1),
        ("Mittel", 2),
        ("moderato", 2),
        ("средняя", 2),
        ("中", 2),
        ("matig", 2),
        ("extreme", 3),
        ("unbearable", 3),
        ("very severe", 3),
        ("fuerte", 3),
        ("hevig", 3),
        ("сильная", 3),
        ("重", 3),
        ("強い", 3),
        ("нет боли", 0),
        ("無", 0),
    ],
)
def test_pain_in_words(text, level):
    assert PAIN_WORDS[fold(text)] == level


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("March", 3),
        ("März", 3),
        ("mrz.", 3),
        ("Mai", 5),
        ("août", 8),
        ("sept.", 9),
        ("dic", 12),
        ("gennaio", 1),
        ("mei", 5),
        ("outubro", 10),
        ("okt", 10),
        ("mars", 3),
        ("январь", 1),
        ("января", 1),
        ("мая", 5),
        ("сент.", 9),
        ("março", 3),
        ("maart", 3),
        ("3月", 3),
        ("十二月", 12),
    ],
)
def test_months(text, month):
    assert MONTHS[fold(text)] == month


def test_english_months_and_weekdays_agree_with_the_calendar():
    for month in range(1, 13):
        day = dt.date(2026, month, 1)
        assert MONTHS[f"{day:%B}".lower()] == MONTHS[f"{day:%b}".lower()] == month
    for shift in range(7):
        day = dt.date(2026, 3, 2) + dt.timedelta(days=shift)
        assert WEEKDAYS[f"{day:%A}".lower()] == WEEKDAYS[f"{day:%a}".lower()] == day.weekday()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sonntag", 6),
        ("mardi", 1),
        ("sábado", 5),
        ("woensdag", 2),
        ("tor", 3),
        ("понедельник", 0),
        ("вс", 6),
        ("среда", 2),
        ("terça-feira", 1),
        ("vrijdag", 4),
        ("月", 0),
        ("火曜日", 1),
        ("土", 5),
        ("星期一", 0),
        ("周日", 6),
        ("星期天", 6),
    ],
)
def test_weekdays(text, day):
    assert WEEKDAYS[fold(text)] == day


def test_open_lists_keep_unknown_words():
    assert canonical_posture("Hunched over") == "slouched"
    assert canonical_posture(" On  a BEANBAG ") == "on a beanbag"
    assert canonical_activity("Computer work") == "desk work"
    assert canonical_activity("Choir  practice") == "choir practice"


def test_every_word_of_the_open_lists_is_read_as_its_meaning():
    for posture, words in POSTURE_SYNONYMS.items():
        assert {canonical_posture(word) for word in (posture, *words)} == {posture}
    for activity, words in ACTIVITY_SYNONYMS.items():
        assert {canonical_activity(word) for word in (activity, *words)} == {activity}


@settings(deadline=None)
@given(st.text(max_size=60))
def test_reading_a_word_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert canonical_posture(canonical_posture(text)) == canonical_posture(text)
    assert canonical_activity(canonical_activity(text)) == canonical_activity(text)
    assert [split_items(item) for item in split_items(text)] == [[i] for i in split_items(text)]


_AROUND = st.text("aeno?/-_ .\t\u0308\u200b\u00c9\ufb01", max_size=4)


@settings(deadline=None)
@given(_AROUND, st.sampled_from(sorted(BLANK_WORDS)) | _AROUND, _AROUND)
def test_what_cannot_begin_a_word_is_told_without_folding(before, word, after):
    text = before + word.upper() + after
    starts = frozenset(one[:2] for one in BLANK_WORDS)
    assert may_begin(text, starts) or fold(text) not in BLANK_WORDS
    assert any_may_begin([text, before], starts) == (
        may_begin(text, starts) or may_begin(before, starts)
    )
    digits = text[:1].isdecimal() or text[-1:].isdecimal()
    assert is_blank(text) == (fold(text) in BLANK_WORDS and not digits)
