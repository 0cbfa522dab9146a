"""What an amount says about a treatment: how many, for what, and that it may be another thing."""

from __future__ import annotations

from hdiary.vocabulary._doses import Dose
from hdiary.vocabulary._items import KnownTreatment, name_key, names
from hdiary.vocabulary._treatment_words import FORMS

_LOW_DOSE_MG = 100
_MOST_TAKEN = 12
# Never sold in strengths of up to 12 mg, so "Advil 3" can only be three of them.
_STRONGER = frozenset(
    {
        "ibuprofen", "dexibuprofen", "naproxen", "ketoprofen", "diclofenac", "celecoxib",
        "etoricoxib", "mefenamic acid", "aspirin", "paracetamol", "metamizole",
        "aspirin with paracetamol and caffeine", "aspirin with caffeine",
        "paracetamol with caffeine", "ibuprofen with caffeine", "paracetamol with ibuprofen",
    }
)  # fmt: skip
_DRUG_UNITS = frozenset({"mg", "g", "mcg", "tablet", "capsule", "drop", "puff", "suppository"})
# What is done and not swallowed. Injections are left out: a block may well say its millilitres.
_DONE = frozenset(
    {
        "heat", "cold", "exercise", "stretching", "manual_therapy", "massage",
        "posture_correction", "activity_change", "dry_needling",
        "physiotherapy", "acupuncture", "tens",
        "relaxation", "rest", "sleep", "hydration",
    }
)  # fmt: skip


def is_drug_like(item: KnownTreatment, dose: Dose, remarks: list[str]) -> bool:
    """Say whether something that is done is named like a drug (`cold tablets`)."""
    if item.treatment_class not in _DONE:
        return False
    rest = name_key(dose.rest)
    # An "ice cap" is a name of its own; only words around a name tell of tablets.
    around = [*remarks, rest] if rest not in names() else remarks
    return dose.unit in _DRUG_UNITS or bool(FORMS & set(name_key(" ".join(around)).split()))


def take_for_count(item: KnownTreatment, dose: Dose) -> Dose:
    """Take a small whole number behind a drug's name as how many were taken (`Advil 3`)."""
    bare = dose.amount if dose.unit is None and dose.count is None else None
    if bare not in range(1, _MOST_TAKEN + 1) or item.name not in _STRONGER:
        return dose
    return Dose(dose.rest, bare, None, None)


def is_low_dose(dose: Dose) -> bool:
    """Say whether an amount of aspirin is one for the heart: at most 100 mg in all."""
    if dose.amount is None or dose.unit not in {"mg", "g", None}:
        return False
    taken = dose.amount * (1000 if dose.unit == "g" else 1) * (dose.count or 1)
    return 0 < taken <= _LOW_DOSE_MG
