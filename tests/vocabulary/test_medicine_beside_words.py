"""A known medicine beside other words is counted; what was not taken is not."""

from __future__ import annotations

import pytest

from hdiary.vocabulary.text import nearest
from hdiary.vocabulary.treatments import parse_treatment, split_treatments


@pytest.mark.parametrize(
    ("cell", "known", "left"),
    [
        ("Ibu 400 + Tomapyrin", ["ibuprofen"], ["Tomapyrin"]),
        ("Ibu 400 + Foo", ["ibuprofen"], ["Foo"]),
        ("Foo & Imitrex", ["sumatriptan"], ["Foo"]),
        ("Advil + no Tylenol", ["ibuprofen"], ["no Tylenol"]),
        ("Advil/Tylenol", ["ibuprofen", "paracetamol"], []),
        ("Imitrex/ice", ["sumatriptan", "cold"], []),
        ("Tylenol w/ codeine", ["paracetamol with codeine"], []),
        ("Advil w/ food", ["ibuprofen"], []),
        ("took 2 Imitrex + threw up", ["sumatriptan"], []),
        ("Maxalt but vomited", ["rizatriptan"], []),
        ("codeine/paracetamol", ["paracetamol with codeine"], []),
    ],
)
def test_what_is_known_is_counted_and_the_rest_is_kept(cell, known, left):
    read = [parse_treatment(item) for item in split_treatments(cell)]
    assert [one.name for one in read if one.recognised] == known
    assert [one.name for one in read if not one.recognised] == left


@pytest.mark.parametrize(
    ("text", "name", "outcome"),
    [
        ("Advil @ noon", "ibuprofen", ""),
        ("Advil at 6", "ibuprofen", ""),
        ("Maxalt gegen 8", "rizatriptan", ""),
        ("Imitrex didn't work", "sumatriptan", "unhelpful"),
        ("Advil but no relief", "ibuprofen", "unhelpful"),
        ("Maxalt 10 mg helped a lot", "rizatriptan", "helpful"),
        ("Tylenol for knee", "paracetamol", ""),
        ("ibuprofen for tooth", "ibuprofen", ""),
        ("Ibuprofen wegen Zahnschmerzen", "ibuprofen", ""),
    ],
)
def test_words_around_a_medicine_do_not_hide_it(text, name, outcome):
    found = parse_treatment(text)
    assert (found.name, found.count, found.outcome) == (name, None, outcome)
    assert (found.acute, found.as_written) == (True, text)


@pytest.mark.parametrize(
    "cell",
    [
        *("no Advil today", "forgot my Topamax", "without ibuprofen", "skip", "nothing helped"),
        *("same as yesterday", "again at 6", "Advil & Tylenol not taken", "Foo + no Advil"),
        *("Advil for my husband", "Tylenol Cold and Flu", "no Advil/Tylenol", "Advil?"),
    ],
)
def test_what_was_not_taken_or_is_not_sure_counts_in_no_class(cell):
    read = [parse_treatment(item) for item in split_treatments(cell)]
    assert [one.name for one in read] == [cell]
    assert not read[0].recognised
    assert not read[0].acute


@pytest.mark.parametrize(
    ("word", "known", "close"),
    [
        ("sumatripan", ["sumatriptan", "sumatriptane", "zolmitriptan"], "sumatriptan"),
        ("ibuprophen", ["ibuprofene", "ibuprofen", "dexibuprofen"], "ibuprofen"),
        ("abcdefgx", ["abcdefga", "abcdefgb"], "abcdefgb"),
        ("nothing like", ["sumatriptan"], None),
    ],
)
def test_the_closest_word_is_that_of_the_standard_library(word, known, close):
    assert nearest(word, known) == close
