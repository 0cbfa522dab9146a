"""Words for the headache itself beginning, the day before."""

from __future__ import annotations

import pytest

from hdiary.vocabulary.early_signs import early_sign


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        *[(name, "yawning") for name in ("yawning", "Yawn", "symptom: yawning", "Gähnen")],
        *[(name, "craving") for name in ("chocolate craving", "Heißhunger", "Heisshunger")],
        *[(name, "neck stiffness") for name in ("neck stiff", "Stiff_neck", "Nackensteife")],
        *[(name, "tiredness") for name in ("tired", "fatigue, change", "müde", "muede", "fatigue")],
        *[(name, "irritability") for name in ("irritable", "gereizt", "irritabilité")],
        *[(name, "mood") for name in ("mood (0-10)", "Stimmung", "mood swings")],
        *[(name, "mood") for name in ("mood: low", "mood, change", "schlechte Laune")],
        *[(name, "concentration") for name in ("trouble concentrating", "brain_fog")],
        *[(name, "light sensitivity") for name in ("sensitive to light", "Lichtempfindlichkeit")],
        *[(name, "sound sensitivity") for name in ("noise sensitivity", "lärmempfindlich")],
        *[(name, "urination") for name in ("frequent urination", "Harndrang")],
        *[(name, "hyperactivity") for name in ("hyperactive", "überdreht")],
        *[(name, "thirst") for name in ("thirst", "very thirsty", "Durst")],
    ],
)
def test_an_early_sign_is_known_by_its_name(name: str, sign: str) -> None:
    assert early_sign(name) == sign


@pytest.mark.parametrize(
    "name",
    [
        *("wine", "light exercise", "stress", "sleep_hours", "desk work", "neck_pain", "seafood"),
        *("set table", "sedentary", "place: office", "Sport", "Licht", "noise", "moving house"),
        *("good_mood", "gute Laune", "mood: good"),
        *("red wine", "coffee", "skipped meal", "weather", "period", "lifting", "looking down"),
    ],
)
def test_habits_are_none(name: str) -> None:
    assert early_sign(name) is None
