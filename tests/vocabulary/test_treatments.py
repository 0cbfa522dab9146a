"""What was taken or done: names, amounts, classes, and no guesses."""

from __future__ import annotations

import math
import random
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hdiary.vocabulary._items import VAGUE, name_key
from hdiary.vocabulary.treatments import (
    ACUTE_CLASSES,
    TREATMENT_CLASSES,
    format_treatment,
    known_treatments,
    parse_treatment,
    split_treatments,
)
from hdiary.words import load_words


def advice_of(treatment):
    """Say in English what to write instead of a name that is too vague."""
    return load_words("en")(f"vocabulary.advice.{treatment.advice}")


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_kind_of_advice_has_words(language):
    assert all(
        load_words(language).has(f"vocabulary.advice.{k}") for k in {*VAGUE.values(), "name"}
    )


@pytest.mark.parametrize(
    ("text", "name", "count", "amount", "unit"),
    [
        ("ibuprofen 400 mg", "ibuprofen", None, 400, "mg"),
        ("Ibuprofen 400mg", "ibuprofen", None, 400, "mg"),
        ("Ibuprofen (400 mg)", "ibuprofen", None, 400, "mg"),
        ("ibuprofen 0,4 g", "ibuprofen", None, 0.4, "g"),
        ("Ibuprofen-400", "ibuprofen", None, 400, None),
        ("ibu 600", "ibuprofen", None, 600, None),
        ("ADVIL Liqui-Gels 200 mg", "ibuprofen", None, 200, "mg"),
        ("2 x ibuprofen 400 mg", "ibuprofen", 2, 400, "mg"),
        ("2 × 400 mg ibuprofen", "ibuprofen", 2, 400, "mg"),  # noqa: RUF001
        ("ibuprofen 400 mg x2", "ibuprofen", 2, 400, "mg"),
        ("Ibu 400 x2", "ibuprofen", 2, 400, None),
        ("Advil 200 x 2", "ibuprofen", 2, 200, None),
        ("Ibu 400 x 2 Tabletten", "ibuprofen", 2, 400, None),
        ("Ibu 2x400", "ibuprofen", 2, 400, None),
        ("Imitrex 100 x 1,5", "sumatriptan", 1.5, 100, None),
        ("Maxalt 10 x1", "rizatriptan", 1, 10, None),
        ("400 x 2 ibuprofen", "ibuprofen", 2, None, None),
        # Two of 10 or ten of 2: nobody can tell, and neither is guessed.
        ("Maxalt 10 x 2", "rizatriptan", None, None, None),
        ("ice 2 x 10 min", "cold", 2, 10, "min"),
        ("Ibu 800 1/2", "ibuprofen", 0.5, 800, None),
        ("2 tablets ibuprofen 400 mg", "ibuprofen", 2, 400, "mg"),
        ("ibuprofen 2 tablets", "ibuprofen", None, 2, "tablet"),
        ("ibuprofen 2x400mg", "ibuprofen", 2, 400, "mg"),
        ("1 Tablette Ibuprofen 400", "ibuprofen", 1, 400, None),
        ("took 2 Advil with food", "ibuprofen", 2, None, None),
        ("GON-Block rechts", "nerve block", None, None, None),
        ("1/2 coenzyme Q10 100 mg", "coenzyme Q10", 0.5, 100, "mg"),
        ("2 ibuprofen", "ibuprofen", 2, None, None),
        ("two Advil", "ibuprofen", 2, None, None),
        ("½ sumatriptan 100 mg", "sumatriptan", 0.5, 100, "mg"),
        ("1x Sumatriptan", "sumatriptan", 1, None, None),
        ("1x Naproxen sodium 550mg Oral", "naproxen", 1, 550, "mg"),
        ("sumatriptan nasal spray 20 mg", "sumatriptan", None, 20, "mg"),
        ("zolmitriptan 2,5 mg nasal", "zolmitriptan", None, 2.5, "mg"),
        ("novalgin 30 Tropfen", "metamizole", None, 30, "drop"),
        ("fentanyl 12 µg", "fentanyl", None, 12, "mcg"),
        ("fentanyl 12 mcg", "fentanyl", None, 12, "mcg"),
        ("paracetamol 1,000 mg", "paracetamol", None, 1000, "mg"),
        ("Paracetamol 1.000 mg", "paracetamol", None, 1000, "mg"),
        ("Tylenol (acetaminophen) 500 mg", "paracetamol", None, 500, "mg"),
        ("ibuprofen 400 mg at 14:30", "ibuprofen", None, 400, "mg"),
        ("co-codamol 30/500", "paracetamol with codeine", None, None, None),
        ("ice 15 min", "cold", None, 15, "min"),
        ("Ice pack (neck) 20 min", "cold", None, 20, "min"),
        ("heat 20 minutes", "heat", None, 20, "min"),
        ("Wärmflasche 20 Minuten", "heat", None, 20, "min"),
        ("exercise 1 h", "exercise", None, 1, "h"),
        ("neck exercises 20 min", "exercise", None, 20, "min"),
        ("walk 30 min", "exercise", None, 30, "min"),
        ("1 cup of coffee", "caffeine", None, 1, "cup"),
    ],
)
def test_names_and_amounts_are_read_as_people_write_them(text, name, count, amount, unit):
    treatment = parse_treatment(text)
    assert treatment.recognised
    assert (treatment.name, treatment.count, treatment.amount, treatment.unit) == (
        name,
        count,
        amount,
        unit,
    )
    assert treatment.as_written == text


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("ibuprofin 400 mg", "ibuprofen"),
        ("sumatripan", "sumatriptan"),
        ("asprin", "aspirin"),
        ("Tylanol", "paracetamol"),
        ("acetominophen", "paracetamol"),
        ("amitryptiline", "amitriptyline"),
    ],
)
def test_a_misspelt_name_is_suggested_and_not_mapped(text, suggestion):
    treatment = parse_treatment(text)
    assert not treatment.recognised
    assert treatment.treatment_class == "other"
    assert not treatment.acute
    assert treatment.atc is None
    assert treatment.suggestion == suggestion


@pytest.mark.parametrize("text", ["rice", "mice", "tea tree", "eat", "tent", "sushi", "xyzzy", ""])
def test_short_words_give_no_false_suggestion(text):
    assert not parse_treatment(text).recognised
    assert parse_treatment(text).suggestion == ""


@pytest.mark.parametrize("text", ["pain killer", "painkillers", "Schmerzmittel", "2 tablets"])
def test_a_word_for_any_painkiller_asks_for_the_name(text):
    treatment = parse_treatment(text)
    assert not treatment.recognised
    assert "e.g. ibuprofen 400 mg" in advice_of(treatment)


@pytest.mark.parametrize(
    "text", ["ibuprofen (not taken)", "heat (instead of ibuprofen)", "paracetamol (or aspirin)"]
)
def test_a_remark_that_denies_or_names_another_is_not_read_as_taken(text):
    assert not parse_treatment(text).recognised


@pytest.mark.parametrize(
    ("plain", "combined"),
    [
        ("Panadol", "Panadol Extra"),
        ("Nurofen", "Nurofen Plus"),
        ("Tylenol", "Tylenol #3"),
        ("Dafalgan", "Dafalgan Codeine"),
        ("Advil", "Advil PM"),
        ("paracetamol", "paracetamol/codeine"),
    ],
)
def test_a_brand_that_adds_a_drug_is_another_treatment(plain, combined):
    assert parse_treatment(plain).treatment_class != "combination_analgesic"
    assert parse_treatment(combined).treatment_class == "combination_analgesic"


@pytest.mark.parametrize("text", ["Voltaren gel", "ibuprofen gel 5 %", "Tiger Balm"])
def test_what_is_rubbed_in_is_known_but_no_acute_headache_drug(text):
    treatment = parse_treatment(text)
    assert treatment.recognised
    assert treatment.treatment_class == "other"
    assert not treatment.acute


@pytest.mark.parametrize("text", ["ibuprofen 400 mg 600 mg", "paracetamol 1.500 mg"])
def test_an_amount_that_can_be_read_two_ways_is_left_out(text):
    treatment = parse_treatment(text)
    assert treatment.recognised
    assert treatment.amount is None


@pytest.mark.parametrize(
    "text", ["none", "No treatment", "nothing", "keine", "No medication", "nil"]
)
def test_no_treatment_is_said_and_not_missing(text):
    treatment = parse_treatment(text)
    assert treatment.name == "none"
    assert treatment.recognised
    assert not treatment.acute


@pytest.mark.parametrize(
    ("text", "treatment_class"),
    [
        ("aspirin", "nsaid"),
        ("metamizol", "simple_analgesic"),
        ("Thomapyrin", "combination_analgesic"),
        ("Fioricet", "combination_analgesic"),
        ("Syndol", "combination_analgesic"),
        ("Saridon", "combination_analgesic"),
        ("Treximet", "triptan"),
        ("lasmiditan", "ditan"),
        ("Cafergot", "ergot"),
        ("tramadol", "opioid"),
        ("Nurtec ODT", "gepant"),
        ("atogepant", "preventive"),
        ("Botox", "preventive"),
        ("Sirdalud", "muscle_relaxant"),
        ("MCP Tropfen", "antiemetic"),
        ("hot pack", "heat"),
        ("wheat bag", "heat"),
        ("cool gel", "cold"),
        ("osteopathy", "manual_therapy"),
        ("standing desk", "activity_change"),
        ("chin tucks", "exercise"),
        ("medial branch block", "nerve_block"),
        ("GON block", "nerve_block"),
        ("trigger point injection", "trigger_point_injection"),
        ("dry needling", "dry_needling"),
        ("TENS", "tens"),
    ],
)
def test_classes(text, treatment_class):
    assert parse_treatment(text).treatment_class == treatment_class


def test_the_acute_classes_are_those_counted_as_medication_days():
    assert ACUTE_CLASSES == (
        "nsaid",
        "simple_analgesic",
        "combination_analgesic",
        "triptan",
        "ergot",
        "opioid",
        "gepant",
        "ditan",
    )


_ITEMS = known_treatments()
_DRUG_CLASSES = {*ACUTE_CLASSES, "antiemetic", "muscle_relaxant", "preventive", "other"}


@pytest.mark.parametrize("item", _ITEMS, ids=[item.name for item in _ITEMS])
def test_every_known_treatment_is_whole(item):
    assert item.treatment_class in TREATMENT_CLASSES
    for word in (item.name, *item.words):
        treatment = parse_treatment(word)
        assert (treatment.name, treatment.recognised) == (item.name, True)
        assert split_treatments(word) == [word]
    if item.treatment_class in _DRUG_CLASSES - {"other"}:
        assert (item.atc is None) == (item.name in {"butterbur", "preventive"})
    for code in (item.atc or "").split():
        assert re.fullmatch(r"[A-Z]\d\d[A-Z]?(?:[A-Z](?:\d\d)?)?", code)


def test_every_word_means_one_treatment():
    owners: dict[str, set[str]] = {}
    for item in _ITEMS:
        for word in (item.name, *item.words):
            owners.setdefault(name_key(word), set()).add(item.name)
    assert {word: names for word, names in owners.items() if len(names) > 1} == {}


def test_no_word_stands_twice_in_a_row_of_the_tables():
    doubled = {
        item.name: sorted({word for word in keys if keys.count(word) > 1})
        for item in _ITEMS
        if len(keys := [name_key(word) for word in item.words]) != len(set(keys))
    }
    assert doubled == {}


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("ibuprofen 400 mg; ice 15 min", ["ibuprofen 400 mg", "ice 15 min"]),
        ("ibuprofen 0,4 g, ice", ["ibuprofen 0,4 g", "ice"]),
        ("paracetamol 1,000 mg", ["paracetamol 1,000 mg"]),
        ("ibuprofen|heat\nrest", ["ibuprofen", "heat", "rest"]),
        ("ice (neck, left), heat", ["ice (neck, left)", "heat"]),
        ("ibuprofen + heat", ["ibuprofen", "heat"]),
        ("Wärme und Massage", ["Wärme", "Massage"]),
        ("ibuprofen 400 mg & paracetamol 1 g", ["ibuprofen 400 mg", "paracetamol 1 g"]),
        ("heat and something", ["heat and something"]),
        ("aspirin with paracetamol and caffeine", ["aspirin with paracetamol and caffeine"]),
        ("paracetamol and codeine", ["paracetamol", "codeine"]),
        ("paracetamol/codeine 500/30", ["paracetamol/codeine 500/30"]),
        ("rest in a dark and quiet room", ["rest in a dark and quiet room"]),
        ("ice (left, heat", ["ice (left", "heat"]),
        ("", []),
        (" ; , ", []),
    ],
)
def test_a_cell_is_cut_only_where_two_treatments_meet(cell, items):
    assert split_treatments(cell) == items


_PIECES = st.sampled_from(
    [
        *("ibuprofen", "2 x", "x2", "400", "mg", " ", "-", "1/2", "½", "(", ")", "0,4", "1.000"),
        *("g", "30/500", "tablets", "at 14:30", "/", "+", "and", ";", "ice", "min", "none", "%"),
        *("µg", "²"),
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=9).map(" ".join)))
@example("9" * 400 + " mg ibuprofen")
@example("ibuprofen 1/2/3/4 mg")
@example("\x00")
def test_any_text_is_read_without_error_and_kept(text):
    treatment = parse_treatment(text)
    assert treatment.as_written == text
    assert treatment.treatment_class in TREATMENT_CLASSES
    assert treatment.recognised or treatment.treatment_class == "other"
    for number in (treatment.count, treatment.amount):
        assert number is None or (math.isfinite(number) and number >= 0)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_cutting_a_cell_loses_no_letter(text):
    def letters(written: str) -> str:
        return re.sub(r"[\W_]|and|und|et|plus|then|dann|en|och|og|y|e", "", written.casefold())

    assert letters("".join(split_treatments(text))) == letters(text)


_AMOUNTS = st.sampled_from([0.5, 1, 2, 2.5, 15, 200, 400, 1000, 12.5])


@settings(deadline=None)
@given(
    item=st.sampled_from(_ITEMS),
    count=st.none() | st.sampled_from([0.5, 1, 2, 3]),
    amount=st.none() | _AMOUNTS,
    unit=st.none() | st.sampled_from(["mg", "g", "mcg", "ml", "min", "h", "tablet", "drop"]),
)
def test_a_treatment_written_out_reads_back_the_same(item, count, amount, unit):
    parts = [f"{count:g} x"] if count is not None else []
    parts.append(item.name)
    if amount is not None:
        parts += [f"{amount:g}", *([unit] if unit else [])]
    first = parse_treatment(" ".join(parts))
    # Milligrams of a massage are no treatment, and a little aspirin is one for the heart.
    if first.recognised and first.name == item.name and first.amount is not None:
        assert (first.count, first.amount) == (count, amount)
    if unit in {"min", "h"} or amount is None:
        assert (first.name, first.count, first.amount) == (item.name, count, amount)
    written = format_treatment(first)
    assert split_treatments(written) == [written]
    again = parse_treatment(written)
    assert (again.name, again.count, again.amount, again.unit) == (
        first.name,
        first.count,
        first.amount,
        first.unit,
    )


@settings(deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=7).map(" ".join))
def test_whatever_was_understood_survives_writing_and_reading(text):
    first = parse_treatment(text)
    again = parse_treatment(format_treatment(first))
    assert again.recognised == first.recognised
    if first.recognised:
        assert (again.name, again.count, again.amount, again.unit) == (
            first.name,
            first.count,
            first.amount,
            first.unit,
        )


@pytest.mark.parametrize(
    "text",
    [
        "cold tablets",
        "cold capsules",
        "cold spray",
        "cold (tablets)",
        "ice 400 mg",
        "sleeping pills",
        "sleep tablets 2",
        "relaxing drops",
        "water pills",
        "rest 2 caps",
    ],
)
def test_what_is_named_like_a_drug_is_nothing_that_one_does(text):
    assert not parse_treatment(text).recognised


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ice cap 20 min", "cold"),
        ("heat 20 min", "heat"),
        ("2 glasses of water", "hydration"),
        ("nerve block 2 ml", "nerve_block"),
        ("caffeine tablets", "caffeine"),
    ],
)
def test_what_is_done_is_still_read(text, kind):
    assert parse_treatment(text).treatment_class == kind


@pytest.mark.parametrize(
    "text", ["aspirin 75 mg", "ASA 81 mg", "ASS 100", "aspirin 0,1 g", "1 aspirin 100 mg"]
)
def test_a_little_aspirin_is_for_the_heart_and_no_acute_drug(text):
    found = parse_treatment(text)
    assert (found.name, found.treatment_class) == ("low-dose aspirin", "other")
    assert found.recognised
    assert not found.acute


@pytest.mark.parametrize(
    "text", ["aspirin", "aspirin 300 mg", "ASS 500", "4 x aspirin 75 mg", "aspirin 2 tablets"]
)
def test_more_aspirin_than_that_is_a_painkiller(text):
    assert (parse_treatment(text).name, parse_treatment(text).acute) == ("aspirin", True)


@pytest.mark.parametrize("text", ["Tylenol 1", "Tylenol 2", "tylenol 3", "2 x Tylenol 4"])
def test_a_number_behind_tylenol_may_be_a_product_or_a_count(text):
    found = parse_treatment(text)
    assert (found.name, found.recognised, found.acute) == (text, False, False)
    assert "paracetamol with codeine" in advice_of(found)
    assert "2 x Tylenol" in advice_of(found)


@pytest.mark.parametrize(
    ("text", "count", "amount"),
    [
        ("Advil 3", 3, None),
        ("Aspirin 3", 3, None),
        ("paracetamol 12", 12, None),
        ("ibu 600", None, 600),
        ("rizatriptan 10", None, 10),  # a strength that is sold
        ("paracetamol 0.5", None, 0.5),  # half a gram, or half a tablet
        ("2 Advil 200", 2, 200),
    ],
)
def test_a_small_number_behind_a_drug_that_is_only_sold_stronger_is_a_count(text, count, amount):
    found = parse_treatment(text)
    assert (found.count, found.amount, found.unit) == (count, amount, None)
    again = parse_treatment(format_treatment(found))
    assert (again.name, again.count, again.amount) == (found.name, count, amount)


def test_an_unknown_text_is_compared_with_few_names(calls):
    letters = random.Random(1)
    texts = [
        "".join(letters.choices("abcdefghijklmnopqrstuvwxyz ", k=letters.randint(5, 60)))
        for _ in range(2_000)
    ]
    # Counted 460 steps a text; comparing each with every name takes 60,000.
    assert calls(lambda: [parse_treatment(text) for text in texts]) < 2_000 * len(texts)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("physio", "physiotherapy", "physiotherapy"),
        ("physical therapy", "physiotherapy", "physiotherapy"),
        ("PT", "physiotherapy", "physiotherapy"),
        ("Krankengymnastik", "physiotherapy", "physiotherapy"),
        ("KG", "physiotherapy", "physiotherapy"),
        ("kinésithérapie", "physiotherapy", "physiotherapy"),
        ("fisioterapia", "physiotherapy", "physiotherapy"),
        ("Fysiotherapie", "physiotherapy", "physiotherapy"),
        ("MT", "manual therapy", "manual_therapy"),
        ("Manuelle Therapie", "manual therapy", "manual_therapy"),
        ("trigger point release", "manual therapy", "manual_therapy"),
        ("physio exercises", "exercise", "exercise"),
        ("Chin tucks", "exercise", "exercise"),
        ("soft collar", "neck collar", "other"),
        ("Halskrause", "neck collar", "other"),
        ("new pillow", "neck pillow", "other"),
        ("Reyvow", "lasmiditan", "ditan"),
        ("ditan", "ditan", "ditan"),
        ("ロキソニン", "loxoprofen", "nsaid"),
        ("posture correction", "posture correction", "posture_correction"),
    ],
)
def test_physiotherapy_is_its_own_class_and_its_kinds_are_theirs(text, name, kind):
    found = parse_treatment(text)
    assert (found.name, found.treatment_class, found.recognised) == (name, kind, True)


@pytest.mark.parametrize(
    ("text", "name", "count", "amount"),
    [
        ("布洛芬 400mg", "ibuprofen", None, 400),
        ("对乙酰氨基酚", "paracetamol", None, None),
        ("阿司匹林", "aspirin", None, None),
        ("舒马普坦", "sumatriptan", None, None),
        ("佐米曲普坦", "zolmitriptan", None, None),
        ("利扎曲普坦", "rizatriptan", None, None),
        ("ロキソニン 60mg", "loxoprofen", None, 60),
        ("ロキソニン2錠", "loxoprofen", None, 2),
        ("イブプロフェン", "ibuprofen", None, None),
        ("カロナール", "paracetamol", None, None),
        ("バファリン", "aspirin", None, None),
        ("レルパックス", "eletriptan", None, None),
        ("イミグラン", "sumatriptan", None, None),
        ("Суматриптан", "sumatriptan", None, None),
        ("Ибупрофен 400 мг", "ibuprofen", None, 400),
        ("Парацетамол", "paracetamol", None, None),
        ("Кеторол", "ketorolac", None, None),
        ("Нурофен", "ibuprofen", None, None),
        ("Цитрамон", "aspirin with paracetamol and caffeine", None, None),
        ("Анальгин", "metamizole", None, None),
        ("Ibuprofeno 600 mg", "ibuprofen", None, 600),
        ("Dorflex", "orphenadrine combination", None, None),
        ("休息", "rest", None, None),
        ("冷敷", "cold", None, None),
        ("热敷", "heat", None, None),
        ("按摩", "massage", None, None),
        ("针灸", "acupuncture", None, None),
        ("マッサージ", "massage", None, None),
        ("睡眠", "sleep", None, None),
        ("массаж", "massage", None, None),
        ("caminhada 30 minutos", "exercise", None, 30),
    ],
)
def test_drugs_and_measures_in_other_languages(text, name, count, amount):
    found = parse_treatment(text)
    assert (found.name, found.recognised) == (name, True)
    assert (found.count, found.amount) == (count, amount)


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("Ibuprofen 400 mg (1)", "ibuprofen", 1),
        ("Naproxen 500 mg (2)", "naproxen", 2),
        ("dry needling by K.", "dry needling", None),
        ("massage by Anna", "massage", None),
        ("PT - manual therapy", "manual therapy", None),
        ("Physio (manuelle Therapie)", "manual therapy", None),
        ("physical therapy appointment", "physiotherapy", None),
        ("Sumatriptan (https://www.notion.so/Sumatriptan-0a1b2c)", "sumatriptan", None),
        ("took 2 Advil", "ibuprofen", 2),
        ("ibuprofen with lunch", "ibuprofen", None),
        ("ibuprofen after dinner", "ibuprofen", None),
        ("2 ibuprofen nach dem Essen", "ibuprofen", 2),
        ("paracetamol 500 + codeine 30", "paracetamol with codeine", None),
        ("paracetamol 500 mg + codeine 30 mg", "paracetamol with codeine", None),
    ],
)
def test_a_known_name_within_a_phrase_is_read(text, name, count):
    found = parse_treatment(text)
    assert (found.name, found.count, found.recognised) == (name, count, True)
    assert found.as_written == text


@pytest.mark.parametrize(
    "text",
    [
        *("ran out of ibuprofen", "no ibuprofen", "wanted sumatriptan", "Panadol Extra strong"),
        *("ibuprofen with coffee", "ibuprofen or paracetamol", "asked K. about ibuprofen"),
        *("Advil Cold & Sinus", "forgot ibuprofen at lunch", "massage with tiger balm", "tea tree"),
        *("need sumatriptan", "ibuprofen allergy", "Tylenol 3 with lunch", "massage oil"),
        *(
            "sleep with pillow tablets",
            "didn't take ibuprofen",
            "ohne Ibuprofen",
            "no massage today",
        ),
    ],
)
def test_a_phrase_that_denies_or_names_something_else_is_not_recognised(text):
    assert not parse_treatment(text).recognised


@pytest.mark.parametrize(
    ("text", "outcome", "words"),
    [
        ("Sumatriptan (unhelpful)", "unhelpful", "Sumatriptan"),
        ("Sumatriptan 50 mg (somewhat helpful)", "somewhat helpful", "Sumatriptan"),
        ("2x Advil 200mg (helpful)", "helpful", "Advil"),
        ("Nurtec (unsure)", "unsure", "Nurtec"),
        ("Ibuprofen (did not help)", "unhelpful", "Ibuprofen"),
        ("KG (hilfreich)", "helpful", "KG"),
        ("heat pack 20 min", "", "heat pack"),
        ("ADVIL Liqui-Gels 200 mg", "", "ADVIL Liqui-Gels"),
        ("ibuprofen with lunch", "", "ibuprofen"),
        ("Summatriptan 50mg", "", "Summatriptan"),
        ("Summatriptan (helpful)", "helpful", "Summatriptan"),
        ("Ibuprofen (after lunch)", "", "Ibuprofen"),
        ("none", "", "none"),
    ],
)
def test_the_outcome_and_the_persons_own_words_are_kept(text, outcome, words):
    found = parse_treatment(text)
    assert (found.outcome, found.words) == (outcome, words)


def test_an_outcome_does_not_change_what_was_taken():
    plain, told = (
        parse_treatment("Sumatriptan 50 mg"),
        parse_treatment("Sumatriptan 50 mg (unhelpful)"),
    )
    assert (told.name, told.count, told.amount, told.acute) == (plain.name, None, 50, True)


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("paracetamol + codeine", ["paracetamol + codeine"]),
        ("paracetamol 500 + codeine 30; ice", ["paracetamol 500 + codeine 30", "ice"]),
        ("paracetamol plus codeine", ["paracetamol plus codeine"]),
        ("paracetamol + codeine + caffeine", ["paracetamol + codeine + caffeine"]),
        ("paracetamol; codeine", ["paracetamol", "codeine"]),
        ("ibuprofen + paracetamol", ["ibuprofen", "paracetamol"]),
        ("休息; 冷敷", ["休息", "冷敷"]),
        ("Sumatriptan (helpful); ice (unsure)", ["Sumatriptan (helpful)", "ice (unsure)"]),
    ],
)
def test_a_plus_before_codeine_joins_one_product(cell, items):
    assert split_treatments(cell) == items


@pytest.mark.parametrize(
    "joined", ["+ codeine 30 mg", "plus codeine 30 mg", "/ codeine 30 mg", "with codeine 30 mg"]
)
@pytest.mark.parametrize("drug", ["paracetamol 500 mg", "paracetamol"])
def test_a_product_with_codeine_is_a_combination_painkiller(drug, joined):
    found = parse_treatment(f"{drug} {joined}")
    assert (found.name, found.treatment_class) == (
        "paracetamol with codeine",
        "combination_analgesic",
    )


@pytest.mark.parametrize(
    ("text", "name", "count", "amount", "outcome"),
    [
        ("Maxalt 10mg at 3pm", "rizatriptan", None, 10, ""),
        ("ibuprofen 400 at lunch", "ibuprofen", None, 400, ""),
        ("Ibuprofen 800 Rx", "ibuprofen", None, 800, ""),
        ("Sumatriptan 50mg - helped", "sumatriptan", None, 50, "helpful"),
        ("Sumatriptan - no effect", "sumatriptan", None, None, "unhelpful"),
        ("Novalgin 30 Tr.", "metamizole", None, 30, ""),
        ("布洛芬一片", "ibuprofen", None, 1, ""),
        ("таблетка цитрамона", "aspirin with paracetamol and caffeine", None, None, ""),
        ("Massage beim Physio", "massage", None, None, ""),
        ("acupuncture w/ Dr. Lee", "acupuncture", None, None, ""),
        ("half a sumatriptan", "sumatriptan", 0.5, None, ""),
    ],
)
def test_how_people_write_in_a_hurry(text, name, count, amount, outcome):
    found = parse_treatment(text)
    assert (found.name, found.recognised) == (name, True)
    assert (found.count, found.amount, found.outcome) == (count, amount, outcome)


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("Ibuprofen 400mg, 1 tablet", ["Ibuprofen 400mg 1 tablet"]),
        ("ibuprofen, 400 mg; ice", ["ibuprofen 400 mg", "ice"]),
        ("ice, 2 tablets", ["ice", "2 tablets"]),
        ("heat/ice", ["heat", "ice"]),
        ("Ibuprofen/Tylenol", ["Ibuprofen", "Tylenol"]),
    ],
)
def test_an_amount_behind_a_comma_is_that_of_the_drug_before_it(cell, items):
    assert split_treatments(cell) == items


@pytest.mark.parametrize(
    "text", ["No meds today", "didn't take anything", "none needed", "no meds"]
)
def test_nothing_taken_in_other_words(text):
    assert parse_treatment(text).name == "none"


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_a_treatment_is_called_is_read_as_that_treatment(language: str) -> None:
    say = load_words(language)
    called = {item.name: say.treatment(item.name) for item in known_treatments()}
    read = {
        name: {parse_treatment(part).name for part in split_treatments(told)}
        for name, told in called.items()
    }
    assert {name: others for name, others in read.items() if others != {name}} == {}


@pytest.mark.parametrize(
    ("text", "name", "amount"),
    [
        ("1-2 Ibu", "ibuprofen", None),
        ("1 - 2 Ibu 400", "ibuprofen", 400.0),
        ("1 or 2 tablets paracetamol", "paracetamol", None),
        ("2\u20133 x Ibuprofen 200 mg", "ibuprofen", 200.0),
        ("1 bis 2 Tabletten Ibu 600", "ibuprofen", 600.0),
    ],
)
def test_one_or_two_of_a_drug_are_that_drug_and_no_number_of_it(text, name, amount):
    found = parse_treatment(text)
    assert (found.name, found.count, found.amount) == (name, None, amount)


@pytest.mark.parametrize("text", ["5-HTP", "5-10 min walk"])
def test_a_number_before_a_dash_is_no_count_everywhere(text):
    assert parse_treatment(text).as_written == text
    assert parse_treatment(text).count is None


def test_a_home_programme_is_exercise():
    assert [parse_treatment(one).name for one in ("Heimprogramm", "home programme")] == [
        "exercise", "exercise",
    ]  # fmt: skip
