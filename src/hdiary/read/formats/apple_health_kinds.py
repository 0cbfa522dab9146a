"""What the types and the values of Apple Health mean, by their names and by older numbers."""

from __future__ import annotations

import re

CATEGORY, QUANTITY = "HKCategoryTypeIdentifier", "HKQuantityTypeIdentifier"
HEADACHE, SLEEP = f"{CATEGORY}Headache", f"{CATEGORY}SleepAnalysis"
FLOW = f"{CATEGORY}MenstrualFlow"
BLEEDINGS = (
    FLOW,
    f"{CATEGORY}VaginalBleeding",
    f"{CATEGORY}BleedingDuringPregnancy",
    f"{CATEGORY}BleedingAfterPregnancy",
)
DAILY = {
    f"{QUANTITY}RestingHeartRate": "resting_heart_rate",
    f"{QUANTITY}HeartRateVariabilitySDNN": "hrv",
}
"""Numbers of which the mean of a day is taken."""
STEPS = f"{QUANTITY}StepCount"
NOT_PRESENT = "none"
_SEVERITIES = {
    "Unspecified": "",
    "NotPresent": NOT_PRESENT,
    "Mild": "mild",
    "Moderate": "moderate",
    "Severe": "severe",
    **{"0": "", "1": NOT_PRESENT, "2": "mild", "3": "moderate", "4": "severe"},
}
RANK = ("", NOT_PRESENT, "mild", "moderate", "severe")
"""Severities; where a telephone keeps several of one headache, the later in this list counts."""
_ASLEEP = frozenset({"1", "3", "4", "5"})
_NO_FLOW = frozenset({"None", "5"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SYMPTOMS = {
    "AbdominalCramps", "Acne", "AppetiteChanges", "BladderIncontinence", "Bloating",
    "BreastPain", "ChestTightnessOrPain", "Chills", "Constipation", "Coughing", "Diarrhea",
    "Dizziness", "DrySkin", "Fainting", "Fatigue", "Fever", "GeneralizedBodyAche", "HairLoss",
    "Heartburn", "HotFlashes", "LossOfSmell", "LossOfTaste", "LowerBackPain", "MemoryLapse",
    "MoodChanges", "Nausea", "NightSweats", "PelvicPain",
    "RapidPoundingOrFlutteringHeartbeat", "RunnyNose", "ShortnessOfBreath", "SinusCongestion",
    "SkippedHeartbeat", "SleepChanges", "SoreThroat", "VaginalDryness", "Vomiting", "Wheezing",
}  # fmt: skip


def severity(value: str) -> str | None:
    """Give the word of a severity, empty where none is said; None for one that is not known."""
    return _SEVERITIES.get(value.removeprefix("HKCategoryValueSeverity").strip())


def is_asleep(value: str) -> bool:
    """Say whether a stretch of sleep analysis is sleep, and not lying in bed or awake."""
    name = value.removeprefix("HKCategoryValueSleepAnalysis").strip()
    return name.startswith("Asleep") or name in _ASLEEP


def is_bleeding(value: str) -> bool:
    """Say whether a record of the menstrual flow tells of one."""
    name = value.strip()
    for prefix in ("HKCategoryValueMenstrualFlow", "HKCategoryValueVaginalBleeding"):
        name = name.removeprefix(prefix)
    return name not in _NO_FLOW


def symptom_of(kind: str) -> str:
    """Give the name of a symptom as people write it; empty for what is none."""
    bare = kind.removeprefix(CATEGORY)
    return words_of(bare) if bare in _SYMPTOMS else ""


def has_symptom(value: str) -> bool | None:
    """Say whether a record of a symptom tells that it was there; None where that is not known."""
    name = re.sub(r"^HKCategoryValue(Severity|Presence|AppetiteChanges)", "", value.strip())
    # What has a presence but no severity has no numbers of its own that are certain.
    if name.startswith("HKCategoryValue"):
        return None
    return name not in ("NotPresent", "NoChange", "1")


def words_of(name: str) -> str:
    """Write a name such as ``LowerBackPain`` as words."""
    return _CAMEL.sub(" ", name).lower()
