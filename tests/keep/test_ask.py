"""What a diary asks for: words sorted by what hdiary knows of them, and what is refused."""

from __future__ import annotations

import pytest

from hdiary.keep import ask_for
from hdiary.keep.ask import LONGEST_WORD, MOST_WORDS, AskedError
from hdiary.keep.asked import KINDS, USUAL_ACTIVITIES, USUAL_POSTURES, Asked
from hdiary.vocabulary.activities import ACTIVITIES, POSTURES
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.words import load_words
from hdiary.write.choices import COMMON_TREATMENTS


def keys_of(**asked: object) -> list[str]:
    with pytest.raises(AskedError) as error:
        ask_for(**asked)
    return [told.key.rpartition(".")[2] for told in error.value.problems]


def test_without_words_the_usual_is_asked() -> None:
    assert ask_for() == Asked()
    assert set(USUAL_ACTIVITIES) <= set(ACTIVITIES)
    assert set(USUAL_POSTURES) <= set(POSTURES)


@pytest.mark.parametrize("sign", [";", ",", " ; ", "\n"])
def test_words_are_sorted_by_what_they_are(sign: str) -> None:
    asked = ask_for(factors=sign.join(["driving", "slouched", "sleep", "stress", "my period"]))
    assert asked.activities == ("driving",)
    assert asked.postures == ("slouched",)
    assert asked.questions == (("sleep_hours", "hours"), ("stress", "0-10"), ("period", "yes/no"))


def test_a_kind_that_nothing_was_named_of_stays_the_usual() -> None:
    asked = ask_for(factors="sleep")
    assert (asked.activities, asked.postures) == (USUAL_ACTIVITIES, USUAL_POSTURES)
    asked = ask_for(factors="looking down")
    assert (asked.activities, asked.postures) == (USUAL_ACTIVITIES, ("looking down",))


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Schreibtischarbeit", "desk work"),
        ("nach unten schauen", "looking down"),
        ("Schlaf", "sleep"),
        ("Schlafdauer", "sleep hours"),
        ("Stress", "stress"),
        ("Regel", "period"),
        ("Periode (ja/nein)", "period (yes/no)"),
        ("Anspannung (0-10)", "Anspannung (0-10)"),
        ("Schritte (Zahl)", "Schritte (number)"),
        ("Mittagsschlaf (Stunden)", "Mittagsschlaf (hours)"),
        ("angelehnt (Haltung)", "angelehnt (posture)"),
        ("Geige (Tätigkeit)", "Geige (activity)"),
    ],
)
def test_german_words_mean_the_same(german: str, english: str) -> None:
    assert ask_for(factors=german) == ask_for(factors=english)


@pytest.mark.parametrize(
    ("word", "question"),
    [
        ("coffee (yes/no)", ("coffee", "yes/no")),
        ("steps (number)", ("steps", "number")),
        ("mood (0-10)", ("mood", "0-10")),
        ("nap (hours)", ("nap", "hours")),
        ("sleep (0-10)", ("sleep", "0-10")),
        ("night's sleep (h)", ("sleep_hours", "hours")),
        ("wine (0 to 10)", ("wine", "0-10")),
    ],
)
def test_own_words_say_their_kind_in_brackets(word: str, question: tuple[str, str]) -> None:
    assert ask_for(factors=word).questions == (question,)
    assert question[1] in KINDS


def test_own_words_without_a_kind_are_activities() -> None:
    assert ask_for(factors="violin; Kaffee").activities == ("violin", "Kaffee")
    assert ask_for(factors="leaning (posture)").postures == ("leaning",)


def test_a_word_said_twice_is_asked_once() -> None:
    asked = ask_for(factors="sleep; Schlaf; desk work; Büro", check_ins="9:00;09:00")
    assert asked.questions == (("sleep_hours", "hours"),)
    assert asked.activities == ("desk work",)
    assert asked.check_ins == ("09:00",)


def test_treatments_stand_in_the_diarys_words_where_they_are_the_same() -> None:
    asked = ask_for(treatments="Wärme; Ibuprofen 400 mg; Dehnen; Sumatriptan 50 mg")
    assert asked.treatments == (
        *("none", "heat", "ibuprofen 400 mg", "stretching"),
        "sumatriptan 50 mg",
    )


def test_a_brand_and_own_words_stay_as_people_know_them() -> None:
    asked = ask_for(treatments="Dolormin extra; Kirschkernkissen; chin tucks")
    assert asked.treatments == ("none", "Dolormin extra", "Kirschkernkissen", "chin tucks")
    assert parse_treatment("Dolormin extra").name == "ibuprofen"


def test_each_treatment_is_read_as_one() -> None:
    assert ask_for(treatments="heat and ice").treatments == ("none", "heat", "ice")
    assert ask_for().treatments == COMMON_TREATMENTS
    assert ask_for(treatments="heat; none").treatments == ("none", "heat")


def test_what_looks_misspelt_is_offered_and_can_be_kept() -> None:
    assert keys_of(treatments="ibuprofin") == ["misspelt"]
    assert ask_for(treatments="ibuprofin (own)").treatments == ("none", "ibuprofin")
    assert ask_for(treatments="ibuprofin (eigenes)").treatments == ("none", "ibuprofin")


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ({"factors": ""}, ["empty_factors"]),
        ({"factors": " ;, "}, ["empty_factors"]),
        ({"treatments": " "}, ["empty_treatments"]),
        ({"check_ins": ","}, ["empty_check_ins"]),
        ({"factors": "12; --; !"}, ["no_word"] * 3),
        ({"factors": "coffee (cups)"}, ["kind"]),
        ({"factors": "x" * (LONGEST_WORD + 1)}, ["long"]),
        ({"factors": "a\u202eb"}, ["signs"]),
        ({"factors": "pain; neck pain (0-10); notes; date"}, ["column"] * 4),
        ({"factors": "ibuprofen"}, ["medicine"]),
        ({"factors": "name (yes/no)"}, ["private"]),
        ({"factors": "coffee; coffee (yes/no)"}, ["twice"]),
        ({"factors": "sleep; sleep_hours (0-10)"}, ["twice"]),
        ({"treatments": "pills"}, ["vague"]),
        ({"treatments": "12"}, ["no_word"]),
        ({"check_ins": "noon"}, ["clock"]),
        ({"check_ins": "25:00; 10:70"}, ["clock"] * 2),
        ({"check_ins": ",".join(f"{hour}:00" for hour in range(6))}, ["check_ins"]),
        ({"language": "fr"}, ["language"]),
        ({"name": "a\nb"}, ["name_signs"]),
        ({"name": "x" * 61}, ["name_long"]),
        ({"patient": "\x00"}, ["patient_signs"]),
        ({"patient": "x" * 61}, ["patient_long"]),
        ({"factors": [f"word {chr(97 + k % 26)}{k}" for k in range(MOST_WORDS + 1)]}, ["many"]),
    ],
)
def test_nonsense_is_told(asked: dict[str, object], keys: list[str]) -> None:
    assert keys_of(**asked) == keys


@pytest.mark.parametrize("language", ["en", "de"])
def test_everything_is_told_at_once_in_the_language(language: str) -> None:
    with pytest.raises(AskedError) as error:
        ask_for(factors="pain; 12", treatments="ibuprofin", check_ins="late", name="\n")
    told = error.value.tell(load_words(language, "screen"))
    assert len(told.splitlines()) == len(error.value.problems) == 5
    assert all(name in told for name in ("pain", "12", "ibuprofin", "late"))
    if language == "en":
        assert told == str(error.value)


def test_clock_times_are_sorted_and_written_alike() -> None:
    assert ask_for(check_ins="18.30,9,14h05; 7 Uhr").check_ins == (
        *("07:00", "09:00", "14:05", "18:30"),
    )


def test_a_list_of_words_does_as_well_as_a_text() -> None:
    assert ask_for(factors=["desk work", "sleep"]) == ask_for(factors="desk work; sleep")
    assert ask_for(treatments=("heat",)) == ask_for(treatments="heat")


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("slep", "sleep"), ("strss", "stress"), ("desk wrok", "desk work"), ("Periodde", "Periode"),
     ("lokking down", "looking down"), ("Schreibtischarbiet", "Schreibtischarbeit")],
)  # fmt: skip
def test_a_slip_of_a_factor_is_asked_about_and_can_be_kept(slip: str, meant: str) -> None:
    with pytest.raises(AskedError) as error:
        ask_for(factors=slip)
    assert [told.key for told in error.value.problems] == ["template.asked.misspelt_factor"]
    assert meant in str(error.value)
    assert ask_for(factors=f"{slip} (own)").activities == (slip,)
    assert ask_for(factors=f"{slip} (yes/no)").questions == ((slip, "yes/no"),)


def test_a_slip_of_a_short_treatment_is_asked_about_wherever_it_stands() -> None:
    assert keys_of(treatments="heta") == ["misspelt"]
    assert keys_of(factors="heta") == ["slip_of_treatment"]
    assert ask_for(treatments="heta (own)", factors="heta (own)").treatments == ("none", "heta")
    with pytest.raises(AskedError) as error:
        ask_for(treatments="W\u00e4mre", language="de")
    assert "„W\u00e4rme“" in error.value.tell(load_words("de"))


@pytest.mark.parametrize(
    "word",
    ["violin", "Kaffee", "light", "knitting", "Reiten", "leaning", "kneeling", "noise", "weather"],
)
def test_another_word_is_no_slip(word: str) -> None:
    assert ask_for(factors=word).activities == (word,)


def test_none_is_no_check_in() -> None:
    assert ask_for(check_ins="none") == ask_for(check_ins="keine") == Asked()
