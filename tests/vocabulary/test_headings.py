"""Headings beyond the columns of a diary, names of headaches, and marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hdiary.vocabulary._outcomes import OUTCOME_WORDS
from hdiary.vocabulary.headings import (
    HEADACHE_WORDS,
    KIND_WORDS,
    NECK_PAIN_WORDS,
    PRIVATE_KINDS,
    headache_words,
    heading_kind,
    is_sure_treatment_heading,
    item_of,
    mark_of,
    neck_pain_words,
    outcome_heading,
    time_of_day_heading,
)

_KINDS = {
    "weekday": "Weekday | Day of week | Wochentag | Jour de la semaine | Día de la semana | 曜日"
    " | 星期 | день недели",
    "timezone": "timezone | Time zone | tz | Zeitzone | 时区 | fuseau horaire",
    "utc_offset": "Start UTC Offset (min) | utc offset | End UTC Offset (min)",
    "coordinates": "latitude | Longitude | lat | lng | Geohash | gps | position gps | 纬度"
    " | GPS Latitude | Attack latitude",
    "town": "city | Stadt | ville | ciudad | country | postcode | ZIP | PLZ | Adresse"
    " | weather location | 城市",
    "name": "Name | First name | Surname | Vorname | Vor- und Nachname | Nom | Prénom | Apellido"
    " | Cognome | 姓名 | 氏名 | имя | Фамилия | Name, first name | Last name / first name"
    " | Patient surname | Achternaam",
    "birth": "DOB | Date of birth | Birthday | Geburtsdatum | birth year"
    " | Data di nascita | 生年月日",
    "contact": "Mail | E-mail | Email address | Phone | telephone | Mobile number | Handy-Nummer"
    " | Telefon | Correo electrónico | user email",
    "identifier": "MRN | NHS number | Medical record number | Versichertennummer | SSN | uuid"
    " | event_id | entry id | log id | record_uuid | Hospital MRN",
    "number": "Id | # | No | No. | Nr. | row | index | lfd. Nr. | 记录ID | _id | № | Attack no",
    "amount": "Dosage | Dose | Dosis | Amount | Qty | mg | ml | tablets (n) | number of pills"
    " | how many | Menge | Anzahl | Stückzahl | Cantidad | Quantité | 用药剂量 | 用量 | mg taken"
    " | minutes | Dose (mg) | Medication dose | Количество",
    "item": "Symptom | detail | Item | Category | Measure | Metric | Question | Event | Entry type"
    " | Kategorie | Symptom/Factor | Symptom or factor",
    "value": "Rating | Score | Value | Level | Severity | Intensity | Rating/Amount | Wert | Zahl"
    " | 值 | Rating (0-10) | Valeur",
    "triggers": "Trigger | Triggers | Potential Triggers | Possible trigger | Suspected trigger"
    " | Cause | Auslöser | Déclencheurs | Desencadenante | Trigger possibili | Fattori scatenanti"
    " | Триггеры | 诱因 | 誘因 | きっかけ | Uitlokkers | Gatilhos | Trigger 2",
    "symptoms": "Symptoms | Begleitsymptome | Symptômes | Síntomas | Симптомы | 伴随症状 | 症状"
    " | Other symptoms",
    "outcome": "Effet du traitement | Medication helped? | Effect | Response | relief (y/n)"
    " | Wirkung | 用药疗效 | hilfreich? | Did it help?"
    " | Medikament hilfreich? | Médicament efficace ?",
    "notes": "Notes | Headache Notes | Other notes | Notes / comments | note_title"
    " | Additional info | Anmerkung | Notizen zum Tag | 备注 | заметки | メモ | Comments (private)"
    " | Mood & notes | Weather description",
}


@pytest.mark.parametrize(
    ("header", "kind"),
    [(word.strip(), kind) for kind, cell in _KINDS.items() for word in cell.split(" | ")],
)
def test_what_a_heading_heads(header, kind):
    assert heading_kind(header) == kind
    assert heading_kind(header.upper()) == kind


def test_every_kind_has_an_example_here():
    assert set(_KINDS) == set(KIND_WORDS)
    assert set(KIND_WORDS) > PRIVATE_KINDS


@pytest.mark.parametrize(
    "header",
    [
        *("day", "Day", "mobile", "Phone (h)", "phone use", "Stress", "Weather", "Sleep", "Month"),
        *(
            "Type",
            "Status",
            "Date",
            "Ibuprofen (mg)",
            "Attack Types",
            "Naming",
            "Notable",
            "",
            "()",
        ),
        *("Coffee / tea", "City noise", "Causeway", "Energy level", "Sleep score", "Water amount"),
    ],
)
def test_other_headings_are_of_no_kind(header):
    assert heading_kind(header) is None


def test_every_word_of_a_kind_is_read_as_that_kind():
    for kind, listed in KIND_WORDS.items():
        assert {word for word in listed if heading_kind(word) != kind} == set()


@pytest.mark.parametrize(
    ("header", "outcome"),
    [
        ("Helpful Medication", "helpful"),
        ("Somewhat Helpful Medication", "somewhat helpful"),
        ("Unhelpful Medication", "unhelpful"),
        ("Unsure Medication", "unsure"),
        ("Helpful Non Drug Relief Methods", "helpful"),
        ("Somewhat Helpful Non Drug Relief Methods", "somewhat helpful"),
        ("Unhelpful Non-Drug Relief Methods", "unhelpful"),
        ("Unsure Non Drug Relief Methods", "unsure"),
        ("Meds that helped", "helpful"),
        ("Meds that did not help", "unhelpful"),
        ("Meds that didn't help", "unhelpful"),
        ("Hilfreiche Medikamente", "helpful"),
        ("Wirkungslose Medikamente", "unhelpful"),
        ("Médicaments efficaces", "helpful"),
        ("Médicaments inefficaces", "unhelpful"),
        ("Medicamentos que ayudaron", "helpful"),
        ("Farmaci efficaci", "helpful"),
        ("Medicijnen die hielpen", "helpful"),
        ("有效药物", "helpful"),
        ("无效药物", "unhelpful"),
    ],
)
def test_headings_of_treatments_that_helped_or_did_not(header, outcome):
    assert outcome_heading(header) == outcome


@pytest.mark.parametrize(
    "header",
    [
        "Medication",
        "Medication helped?",
        "Helpful",
        "Helpful friends",
        "Did it help?",
        "Unsure",
        "",
    ],
)
def test_other_headings_tell_no_outcome(header):
    assert outcome_heading(header) is None


@pytest.mark.parametrize(
    "header",
    [
        *("Wakeup", "Waking", "Morning", "Noon", "Midday", "Afternoon", "Evening", "Night", "AM"),
        *("Bedtime", "PM", "7am", "7 am", "12:00", "18:00 Uhr", "8h30", "Morgens", "Mittags"),
        *("Nachmittags", "Abends", "Nachts", "matin", "midi", "soir", "nuit", "mañana", "tarde"),
        *("noche", "mattina", "pomeriggio", "sera", "notte", "ochtend", "middag", "avond"),
        *("утро", "вечер", "朝", "昼", "夕方", "夜", "早上", "中午", "下午", "晚上", "après-midi"),
        *("Morning pain", "Pain (evening)", "Headache AM", "Kopfschmerzen morgens", "am Morgen"),
        *("朝の頭痛", "Evening (0-10)", "On waking", "Headache at 18:00", "Douleur le matin"),
    ],
)
def test_times_of_day(header):
    assert time_of_day_heading(header)


@pytest.mark.parametrize(
    "header",
    [
        *(
            "Morning stiffness",
            "Night sleep",
            "Sleep",
            "Pain",
            "Headache",
            "12",
            "18",
            "am Tag",
            "",
        ),
        *("Evening meal", "Night sweats", "день", "Amount", "Bedtime reading", "Pain 0-10"),
    ],
)
def test_what_only_holds_a_time_of_day_is_none(header):
    assert not time_of_day_heading(header)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Headache", "headache"),
        ("Headache (Moderate)", "headache"),
        ("Headache? (y/n)", "headache"),
        ("Headache (numeric)", "headache"),
        ("Severe headache", "headache"),
        ("Kopfschmerzen", "headache"),
        ("mal de tête", "headache"),
        ("Maux de tête", "headache"),
        ("cefalea", "headache"),
        ("Céphalée", "headache"),
        ("cephalalgia", "headache"),
        ("頭痛", "headache"),
        ("头痛", "headache"),
        ("головная боль", "headache"),
        ("dor de cabeça", "headache"),
        ("hoofdpijn", "headache"),
        ("hovedpine", "headache"),
        ("huvudvärk", "headache"),
        ("Dolor de cabeza", "headache"),
        ("Headache/Migraine", "headache"),
        ("Migraine (Severe)", "migraine"),
        ("Migräne", "migraine"),
        ("migraña", "migraine"),
        ("偏头痛", "migraine"),
        ("片頭痛", "migraine"),
        ("мигрень", "migraine"),
        ("enxaqueca", "migraine"),
        ("Migraine with aura", "migraine"),
        ("Migraine 0-10", "migraine"),
        ("Migraine w/ aura", "migraine"),
        ("Headache, left", "headache"),
        ("Headache - severe", "headache"),
        ("HA", "headache"),
        ("Tension headache", "tension headache"),
        ("Spannungskopfschmerzen", "tension headache"),
        ("Cluster", "cluster headache"),
        ("Cervicogenic headache", "cervicogenic headache"),
        ("Medication overuse headache", "medication overuse headache"),
    ],
)
def test_names_of_headaches(text, name):
    assert headache_words(text) == name


@pytest.mark.parametrize(
    "text",
    [
        *("Headache notes", "headache-free", "no headache", "sinus pressure", "back pain", ""),
        *("neck pain", "Headache (no)", "Headache duration", "Migraine medication", "Tension"),
        *("Headache and nausea", "Post headache", "Days since headache", "Headache free days"),
        *("Stomach ache", "Bauchschmerzen", "keine Kopfschmerzen", "头晕", "Headache start"),
        *("Abdominal migraine", "Pain", "Head", "Headaches medicine", "sans migraine"),
    ],
)
def test_what_is_no_headache_or_not_only_one(text):
    assert headache_words(text) is None


def test_every_headache_word_is_read_as_its_kind():
    for name, listed in HEADACHE_WORDS.items():
        assert {word for word in (name, *listed) if headache_words(word) != name} == set()
    assert {word for word in NECK_PAIN_WORDS if not neck_pain_words(word)} == set()


@pytest.mark.parametrize(
    "text",
    [
        *("Neck pain", "Neck/Shoulder Pain", "Nackenschmerzen", "cervicalgie", "颈痛", "首の痛み"),
        *("Neck pain (Moderate)", "Neck/Shoulder Pain Severity", "Dolor de cuello", "боль в шее"),
    ],
)
def test_pain_in_the_neck(text):
    assert neck_pain_words(text)


@pytest.mark.parametrize(
    "text", ["Back pain", "neck stiffness", "shoulder pain", "Headache", "no neck pain", "Neck", ""]
)
def test_what_is_no_pain_in_the_neck(text):
    assert not neck_pain_words(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "x",
            "X",
            "✓",
            "✔",
            "✔\ufe0f",
            "☑",
            "●",
            "•",
            "*",
            "+",
            "1",
            "yes",
            "TRUE",
            "done",
            "taken",
        ),
        *("ja", "oui", "sí", "да", "是", "有", "はい", "○", "◯", "あり", "Yes!"),
    ],
)
def test_marks(text):
    assert mark_of(text) is True


@pytest.mark.parametrize(
    "text",
    [
        *("0", "no", "false", "-", "–", "✗", "✘", "☐", "not taken", "否", "无", "なし"),  # noqa: RUF001
        *("нет", "×", "none", "nein", "non"),  # noqa: RUF001
    ],
)
def test_marks_that_say_no(text):
    assert mark_of(text) is False


@pytest.mark.parametrize("text", ["", " ", "2", "x2", "maybe", "400 mg", "?", "△", "n/a"])
def test_what_is_no_mark(text):
    assert mark_of(text) is None


def test_an_item_is_parted_from_what_stands_behind_it_in_brackets():
    assert item_of("Headache (Moderate)") == ("Headache", "Moderate")
    assert item_of("Ibuprofen (mg)") == ("Ibuprofen", "mg")
    assert item_of("头痛（重）") == ("头痛", "重")  # noqa: RUF001
    assert item_of("Pain (left) side") == ("Pain (left) side", "")
    assert item_of("(aura)") == ("(aura)", "")
    assert item_of("  Fatigue ") == ("Fatigue", "")
    assert item_of("") == ("", "")


def test_the_outcomes_are_four():
    assert set(OUTCOME_WORDS) == {"helpful", "somewhat helpful", "unhelpful", "unsure"}


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_heading_is_read_without_error(text):
    assert heading_kind(text) in {*KIND_WORDS, None}
    assert outcome_heading(text) in {*OUTCOME_WORDS, None}
    assert headache_words(text) in {*HEADACHE_WORDS, None}
    assert mark_of(text) in {True, False, None}
    assert isinstance(time_of_day_heading(text), bool)
    assert isinstance(neck_pain_words(text), bool)
    name, inside = item_of(text)
    assert name in " ".join(text.split())
    assert inside in text or inside in " ".join(text.split())


@pytest.mark.parametrize(
    "header",
    [
        *("Ibuprofen", "Advil", "Sumatriptan", "Triptan", "Painkiller", "NSAID", "medicine", "PT"),
        *(
            "Medication taken?",
            "Other Med",
            "Pain meds",
            "Excedrin",
            "Nurtec",
            "Reyvow",
            "Trudhesa",
        ),
        *("GON block", "dry needling", "massage", "physio", "chiro", "Acupuncture", "TENS", "Ice"),
        *("ice pack", "Heat pack", "Magnesium", "Ibuprofen (mg)", "ibuprofen_taken", "injections"),
        *(
            "Sumatriptan 50mg",
            "Schmerzmittel genommen",
            "布洛芬",
            "ロキソニン",
            "Ибупрофен",
            "止痛药",
        ),
        *("Did you take ibuprofen?", "Aspirin y/n", "Wärmflasche", "chin tucks", "Neck collar"),
    ],
)
def test_marks_below_these_headings_can_only_mean_a_treatment(header):
    assert is_sure_treatment_heading(header)


@pytest.mark.parametrize(
    "header",
    [
        *("exercise", "Gym", "sport", "Yoga", "stretching", "Caffeine", "coffee", "Tea", "sleep"),
        *("nap", "rest", "Water", "hydration", "relaxation", "Meditation", "heat", "Cold", "hot"),
        *(
            "Alcohol",
            "Screen Time",
            "Weather",
            "walk",
            "Stress",
            "Period",
            "Cardio",
            "Sauna",
            "Bed",
        ),
        *("Medical appointment", "Media", "New pillow", "Medication helped?", "No medication", ""),
        *("Medication side effects", "Missed medication", "Cannabis", "Neck", "Migraine", "Moment"),
        *("Schlaf", "Kaffee", "Sport gemacht", "Wine", "Dehydration", "Missed Work", "Exercises"),
    ],
)
def test_marks_below_these_headings_may_be_a_habit_or_a_trigger(header):
    assert not is_sure_treatment_heading(header)


@pytest.mark.parametrize(
    "name", ["Medication", "Id", "City", "Headache", "Morning", "Helpful meds"]
)
def test_a_header_that_says_it_is_a_factor_is_nothing_else(name):
    header = f"{name} (factor)"
    assert heading_kind(header) is None
    assert outcome_heading(header) is None
    assert headache_words(header) is None
    assert not time_of_day_heading(header)
    assert not is_sure_treatment_heading(header)


@pytest.mark.parametrize("header", ["medication plan", "Medication list", "Medication started"])
def test_a_plan_of_medicine_is_none_taken(header):
    assert not is_sure_treatment_heading(header)


def test_a_text_that_is_far_too_long_is_read_at_once():
    for text in (" " * 200_000, "(" * 200_000, "headache, " * 50_000, "a" * 300_000 + "?"):
        assert heading_kind(text) is None
        assert headache_words(text) is None
        assert mark_of(text) is None
        assert not time_of_day_heading(text)
        assert not neck_pain_words(text)
        assert not is_sure_treatment_heading(text)
