"""Headers of real diaries, and the scales behind their units."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hdiary.vocabulary.columns import (
    COLUMN_SYNONYMS,
    COLUMNS,
    WEAK_HEADERS,
    column_meaning,
    header_key,
    suggest_columns,
)
from hdiary.vocabulary.scales import SCALES, scale_of_unit

CANONICAL = [
    *("patient", "date", "start", "end", "duration_h", "headache", "pain", "side", "location"),
    *("neck_pain", "activity", "posture", "treatment", "treated_at", "pain_before", "pain_after"),
    *("after_min", "entered_at", "notes"),
]


def test_the_columns_are_those_of_the_format_in_its_order():
    assert list(COLUMNS) == CANONICAL
    assert set(COLUMN_SYNONYMS) == set(COLUMNS)
    for column in COLUMNS.values():
        assert column.meaning
        assert column.allowed


@pytest.mark.parametrize("name", CANONICAL)
def test_a_canonical_name_is_exact(name):
    match = column_meaning(name)
    assert (match.meaning, match.exact) == (name, True)


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Severity", "pain"),
        ("intensity", "pain"),
        ("Headache severity", "pain"),
        ("Schmerzstärke", "pain"),
        ("Интенсивность (1-10)", "pain"),
        ("headache_intensity", "pain"),
        ("Average Pain Score", "pain"),
        ("Wie stark wurden deine Kopfschmerzen heute? (Höhepunkt)", "pain"),
        ("Started", "start"),
        ("Start-Time", "start"),
        ("onset", "start"),
        ("Datum", "date"),
        ("full_date", "date"),
        ("Дата", "date"),
        ("location of pain", "location"),
        ("Pain Positions", "location"),
        ("Where", "location"),
        ("Localisation", "location"),
        ("what I took", "treatment"),
        ("Medication", "treatment"),
        ("Helpful Medication", "treatment"),
        ("Please List medication taken", "treatment"),
        ("Comments", "notes"),
        ("Anmerkung", "notes"),
        ("memo", "notes"),
        ("Seite", "side"),
        ("Nackenschmerzen", "neck_pain"),
        ("Lasted", "duration_h"),
        ("How long did your headache last?", "duration_h"),
        ("Zeitstempel", "entered_at"),
        ("Patient ID", "patient"),
        ("record_id", "patient"),
    ],
)
def test_headers_of_real_diaries(header, meaning):
    match = column_meaning(header)
    assert (match.meaning, match.exact) == (meaning, False)


@pytest.mark.parametrize(
    ("header", "meaning", "unit"),
    [
        ("Pain level (0-10)", "pain", "0-10"),
        ("pain [NRS]", "pain", "NRS"),
        ("pain 0-10", "pain", "0-10"),
        ("pain_0_10", "pain", "0-10"),
        ("pain/10", "pain", "/10"),
        ("Duration (hours)", "duration_h", "hours"),
        ("Duration (min)", "duration_h", "min"),
        ("duration_min", "duration_h", "min"),
        ("Total Minutes", "duration_h", "minutes"),
        ("Headache (0-10)", "pain", "0-10"),
    ],
)
def test_a_unit_is_taken_off_and_handed_back(header, meaning, unit):
    match = column_meaning(header)
    assert (match.meaning, match.unit) == (meaning, unit)


@pytest.mark.parametrize(
    "header", ["time", "id", "duration", "location", "rating", "Kopfschmerzen"]
)
def test_a_word_with_other_uses_must_be_confirmed_by_its_values(header):
    assert column_meaning(header).weak


@pytest.mark.parametrize("header", ["pain", "severity", "intensity", "date", "treatment", "side"])
def test_a_plain_word_needs_no_confirming(header):
    assert not column_meaning(header).weak


def test_a_unit_confirms_a_weak_word():
    assert not column_meaning("rating (0-10)").weak
    assert not column_meaning("Duration (hours)").weak
    assert column_meaning("rating (stars)").weak


@pytest.mark.parametrize(
    "header",
    ["mood", "sleep_hours", "stress", "stress (0-10)", "Attack Location", "Geohash", "", "(x)"],
)
def test_other_headers_are_factors(header):
    assert column_meaning(header).meaning is None


def test_misspelt_headers_are_suggested():
    assert suggest_columns("pian") == ["pain"]
    assert suggest_columns("tratment") == ["treatment"]
    assert suggest_columns("Severty") == ["pain"]
    assert suggest_columns("barometer") == []


def test_every_header_means_one_column():
    owners: dict[str, set[str]] = {}
    for meaning, words in COLUMN_SYNONYMS.items():
        for word in (meaning, *words):
            owners.setdefault(header_key(word), set()).add(meaning)
    assert {word: names for word, names in owners.items() if len(names) > 1} == {}
    assert {word for word in WEAK_HEADERS if header_key(word) not in owners} == set()
    for meaning, words in COLUMN_SYNONYMS.items():
        assert {word for word in words if column_meaning(word).meaning != meaning} == set()


@pytest.mark.slow
@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_header_is_read_without_error(text):
    assert column_meaning(text).meaning in {*COLUMNS, None}
    assert set(suggest_columns(text)) <= set(COLUMNS)


@pytest.mark.parametrize(
    ("unit", "scale"),
    [
        ("0-10", "0-10"),
        ("/10", "0-10"),
        ("NRS", "0-10"),
        ("1-10", "0-10"),
        ("0 bis 10", "0-10"),
        ("0-100", "0-100"),
        ("VAS mm", "0-100"),
        ("%", "0-100"),
        ("0-3", "0-3"),
        ("0\u20133", "0-3"),
        ("0-5", "0-5"),
        ("/5", "0-5"),
        ("0-4", "0-4"),
        ("/ 4", "0-4"),
        ("1-5", "1-5"),
        ("1 to 5", "1-5"),
        ("1\u20135", "1-5"),
        ("stars", "1-5"),
        ("yes/no", "yes-no"),
        ("mild/moderate/severe", "words"),
    ],
)
def test_units_that_name_a_scale(unit, scale):
    assert scale_of_unit(unit) == scale


@pytest.mark.parametrize("unit", ["0-7", "1-4", "1-3", "0-6", "", "hours", "10-0", "0-1000", "mg"])
def test_units_that_name_no_scale_we_know(unit):
    assert scale_of_unit(unit) is None


def test_scales_start_at_none():
    assert set(SCALES) == {"0-10", "0-100", "0-3", "0-4", "0-5", "1-5", "words", "yes-no"}
    assert {scale.lowest for scale in SCALES.values()} == {0}


@pytest.mark.parametrize(
    "header",
    ["Dónde", "¿Dónde duele?", "Endroit", "Lieu de la douleur", "Dove", "Waar", "Où"],
)
def test_where_in_other_languages_is_the_place_if_the_values_confirm_it(header):
    found = column_meaning(header)
    assert (found.meaning, found.weak) == ("location", True)


_SEEN = {
    "date": "发作日期 | 発作日 | 日付 | Data da crise | Дата приступа | Datum Attacke",
    "start": "Hora inicio | Hora de comienzo | 发作时间 | 時刻 | Inizio | Время начала | Início",
    "end": "Hora fin | 结束日期 | 结束时间 | Fine | Fim | Время окончания | Einde aanval",
    "duration_h": "持续时长(小时) | Duração | Durata attacco | Duur hoofdpijn",
    "headache": "Headache? (y/n) | Migräne | мигрень | 头痛 | Enxaqueca",
    "pain": "痛みの強さ | 疼痛强度(0-10) | Intensidade da dor | Сила головной боли | How bad (0-10)"
    " | Intensità mal di testa | Hoe erg | Headache (numeric) | Migraine (0-10)",
    "side": "左右 | Lado da dor | Lato del dolore | Сторона боли",
    "location": "疼痛部位 | 場所 | Zona del dolor | Место боли | Plek van de pijn | Zone",
    "treatment": "Pain meds | Rescue meds | Pills | Tablets | Tabletten | Physio | Exercises"
    " | ¿Qué tomé? | Treatments Used | 用药 | 非药物干预 | 薬 | Farmaci | Remédio | Pijnstillers"
    " | Лекарства | Таблетки | Ce que j'ai pris | Cosa ho preso",
    "treated_at": "Took at | Meds time | 服药时间 | Hora de la toma | Время приема | Einnahme um",
    "pain_after": "2 hrs later | Two hours later | Nach 2 Std. | 2 h après | Через 2 часа"
    " | 2小时后",
    "pain_before": "Pain before meds | До приема | 用药前",
    "entered_at": "创建时间 | Created time | Creado | Дата создания | タイムスタンプ",
    "notes": "备注 | メモ | Заметки | Annotazioni | Примечание",
}


@pytest.mark.parametrize(
    ("header", "meaning"),
    [(word.strip(), meaning) for meaning, cell in _SEEN.items() for word in cell.split(" | ")],
)
def test_headers_in_the_languages_of_the_diaries_that_were_seen(header, meaning):
    assert column_meaning(header).meaning == meaning


@pytest.mark.parametrize(
    ("header", "meaning", "weak"),
    [
        ("Treatment / medication", "treatment", False),
        ("Meds/treatment", "treatment", False),
        ("Meds / what I did", "treatment", False),
        ("Medication & dose", "treatment", False),
        ("Medicamento y dosis", "treatment", False),
        ("Medikament und Dosis", "treatment", False),
        ("Medication, other", "treatment", False),
        ("Ice / meds", "treatment", True),
        ("Meds / supplements", "treatment", True),
        ("Notes / comments", "notes", False),
        ("Mood & notes", "notes", True),
        ("Neck/Shoulder Pain Severity", "neck_pain", False),
        ("Neck/Shoulder Pain", "neck_pain", True),
        ("Severity / intensity", "pain", False),
        ("Headache / pain (0-10)", "pain", False),
        ("Location / side", "location", True),
    ],
)
def test_joined_headers_are_read_by_their_parts(header, meaning, weak):
    found = column_meaning(header)
    assert (found.meaning, found.weak) == (meaning, weak)


@pytest.mark.parametrize(
    "header",
    [
        *("Name, first name", "Stress / pain", "Nausea/pain", "Back and neck pain", "Start / end"),
        *("Triggers / treatment", "Medication/triggers", "Severity/duration", "Coffee / tea"),
        *("Pain / side", "Sleep quality and pain", "Pain before/after", "Work/School", "Yes/No"),
    ],
)
def test_parts_that_contradict_each_other_or_may_be_something_else_make_a_factor(header):
    assert column_meaning(header).meaning is None


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Medication 1", "treatment"),
        ("Medication 2", "treatment"),
        ("medication_3", "treatment"),
        ("Medication #2", "treatment"),
        ("Second medication", "treatment"),
        ("Traitement 1", "treatment"),
        ("Medikament 2", "treatment"),
        ("Medikament Nr. 2", "treatment"),
        ("Medication1", "treatment"),
        ("Location 2", "location"),
        ("Helpful Medication", "treatment"),
        ("Unsure Non Drug Relief Methods", "treatment"),
        ("Pain 2", None),
        ("Date 2", None),
        ("Level 3", None),
    ],
)
def test_one_of_several_lists_has_the_meaning_of_the_list(header, meaning):
    assert column_meaning(header).meaning == meaning


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Welche Medikamente hast du heute genommen?", "treatment"),
        ("Which medication did you take today?", "treatment"),
        ("¿Qué medicamento tomaste?", "treatment"),
        ("Welke medicijnen heb je genomen?", "treatment"),
        ("Какие лекарства принимали?", "treatment"),
        ("How strong was your headache today?", "pain"),
        ("On a scale of 0-10, how bad was your headache?", "pain"),
        ("Quelle était l'intensité de la douleur ?", "pain"),
        ("Hoe erg was de hoofdpijn vandaag?", "pain"),
        ("Wie stark waren deine Nackenschmerzen heute?", "neck_pain"),
        ("Did you have a headache today?", "headache"),
        ("¿Tuviste dolor de cabeza hoy?", "headache"),
        ("Where did it hurt the most?", "location"),
        ("Which side did your headache start on?", "side"),
        ("How long did your migraine last today?", "duration_h"),
        ("When did the headache start?", "start"),
        ("Wann begannen die Kopfschmerzen?", "start"),
        ("When did you take your medication?", "treated_at"),
        ("What were you doing when the headache began?", "activity"),
        ("Anything else you want to note?", "notes"),
    ],
)
def test_questions_in_sentences_are_read_by_their_phrases(header, meaning):
    assert column_meaning(header).meaning == meaning


@pytest.mark.parametrize(
    "header",
    [
        *(
            "Hast du heute Sport gemacht?",
            "Did the medication help?",
            "How many tablets did you take?",
        ),
        *("How bad was your headache before treatment?", "How badly did the pain affect your day?"),
        *("Where were you when the headache started?", "What time did you wake up?"),
        *("Welche Nebenwirkungen hatten die Medikamente?", "How severe was your nausea?"),
        *("Wie stark waren die Rückenschmerzen?", "What did you eat today?", "Did you sleep well?"),
        *("Which foods did you take", "Where does your back hurt", "What time did you go to bed?"),
        *("Medication helped?", "Treatment effective?"),
        *("How often did you take painkillers?", "Did you have nausea with the headache?"),
    ],
)
def test_questions_about_something_else_are_factors(header):
    assert column_meaning(header).meaning is None


@pytest.mark.parametrize(
    "header",
    [
        *("Dizziness Severity", "Back Pain Severity", "Symptom severity", "Severity of nausea"),
        *("Aura intensity", "Fatigue Level", "Stress score", "Schwindel Stärke"),
    ],
)
def test_how_bad_something_else_was_is_no_pain(header):
    assert column_meaning(header).meaning is None


def test_a_headache_column_in_numbers_or_words_rates_the_headache():
    found = column_meaning("Headache (numeric)")
    assert (found.meaning, found.unit, found.weak) == ("pain", "numeric", False)
    assert (column_meaning("Headache (string)").meaning, column_meaning("Headache").meaning) == (
        "pain",
        "headache",
    )
    assert column_meaning("Headache (string)").weak


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Pain (neck)", "neck_pain"),
        ("Schmerz (Nacken)", "neck_pain"),
        ("Pain (back)", None),
        ("Severity (nausea)", None),
        ("Intensity (aura)", None),
        ("Pain (head)", "pain"),
        ("Severity (headache)", "pain"),
        ("Pain (0-10)", "pain"),
    ],
)
def test_a_part_of_the_body_in_brackets_says_what_is_rated(header, meaning):
    assert column_meaning(header).meaning == meaning


@pytest.mark.parametrize(
    "header",
    [
        *("Back pain", "Other pain", "Pain type", "Pain quality", "Sleep (h)", "Sleep duration"),
        *(
            "Bedtime",
            "Start of period",
            "End of work",
            "Place of work",
            "Blood pressure",
            "Posture score",
        ),
        *("Preventive", "Headache free", "Date of birth", "Time to relief", "Headache frequency"),
        *("Did anything help?", "Was it a migraine?", "Any triggers?", "What kind of pain was it?"),
        *("How long did you sleep?", "Did you miss work because of the headache?", "Side effects"),
        *(
            "Rückenschmerzen",
            "Dauer Schlaf",
            "Beginn der Periode",
            "Stärke der Übelkeit",
            "Uhrzeit Aufstehen",
        ),
        *("Douleur dos", "Durée du sommeil", "Horas de sueño", "Dolor de espalda", "Ore di sonno"),
        *(
            "Qualità Dolore",
            "疼痛性质",
            "症状严重程度",
            "先兆持续时间(分钟)",
            "副作用",
            "睡眠時間",
            "Время сна",
        ),
    ],
)
def test_false_friends_of_the_columns_are_factors(header):
    assert column_meaning(header).meaning is None


_NATURAL = {
    "treatment": "What I took / did | Treatment(s) | Med(s) | Meds + dose"
    " | Medication (name and dose)"
    " | What I took for it | Any medication? | Rescue medication taken | Meds or other treatment"
    " | Medikamente/Behandlung | Schmerzmittel / Dosis | Tratamiento / medicación | Farmaco/dose"
    " | Medicijnen / behandeling | Other actions for relief",
    "pain": "Worst pain today | HA intensity (0-10) | How bad? | Severity 1-10 | Head pain (NRS)"
    " | Pain (max) | Wie schlimm (0-10) | Douleur max | Боль (0-10) | 疼痛(0-10)",
    "headache": "Headache (Y/N) | Headache - y/n | HA? | Kopfschmerzen ja/nein | ¿Dolor de cabeza?",
    "start": "Start/Onset | Time it started | When started | Uhrzeit Beginn",
    "end": "Time ended | Finish time | Ende (Uhrzeit)",
    "duration_h": "How long (h) | Duration hh:mm | Dauer in h | Duur (u)",
    "location": "Where in head | Ort/Stelle | Wo tut es weh? | Où ?",
    "side": "Side (L/R) | Which side? | Side (left/right/both)",
    "neck_pain": "Neck (0-10) | Neck soreness | Neck ache 0-10",
    "pain_after": "2h later | Pain 2h after meds | After 2 hrs (0-10)",
    "treated_at": "When taken | Time of meds | Took at (time) | Medication (time)"
    " | Uhrzeit Einnahme",
    "notes": "Notes/other | Any other notes | Notes (optional) | Remarques / notes",
    "date": "Date/Day | Date (dd/mm/yyyy) | Tag/Datum",
}


@pytest.mark.parametrize(
    ("header", "meaning"),
    [(word.strip(), meaning) for meaning, cell in _NATURAL.items() for word in cell.split(" | ")],
)
def test_headers_as_people_write_them_by_hand(header, meaning):
    assert column_meaning(header).meaning == meaning


@pytest.mark.parametrize("header", ["ha_hours", "HA hrs", "Headache (h)", "Migraine minutes"])
def test_hours_of_a_headache_are_its_length(header: str) -> None:
    assert column_meaning(header).meaning == "duration_h"


def test_a_clock_behind_a_headache_is_no_length() -> None:
    assert column_meaning("Headache hh:mm").meaning == "headache"
