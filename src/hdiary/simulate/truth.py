"""What is true in made-up diaries, as tidy tables."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary.arrays import Bools, Floats, Ints
from hdiary.diary.schema import ONE_PATIENT
from hdiary.simulate.course import People, Settings
from hdiary.simulate.days import Walk
from hdiary.simulate.entries import Written, patient_names
from hdiary.simulate.look import SIDES


def make_days_truth(settings: Settings, written: Written, *, names: list[str]) -> pd.DataFrame:
    """Make the truth of every patient and day."""
    walk, n, days = written.walk, settings.n_patients, settings.days
    dates = settings.first_day.astype("datetime64[us]") + np.arange(days) * np.timedelta64(1, "D")
    return pd.DataFrame(
        {
            "patient": _people(settings, np.repeat(np.arange(n), days), names),
            "date": np.tile(dates, n),
            "headache": walk.headache.ravel(),
            "risk": walk.risk.ravel(),
            "pain": walk.pain.ravel(),
            "wave": walk.wave.ravel(),
            "logged": written.logged.ravel(),
        }
    )


def make_truth(
    settings: Settings,
    people: People,
    written: Written,
    *,
    twins: dict[int, Walk],
    sides: tuple[Ints, Floats],
) -> pd.DataFrame:
    """Make the table of what is true."""
    # ``patient``, ``kind``, ``name``, ``measure``, ``value``: - factor: ``odds_ratio`` of
    # headache on the next day (yes against no; per standard deviation for a number, and
    # ``odds_ratio_per_unit``; of any against none for what is mostly absent), given yesterday's
    # state and all else in the model. - sign: ``odds_ratio_before``, that of a sign on the day
    # before a headache against other days; it changes nothing. - treatment:
    # ``extra_fall`` over two hours before rounding [NRS]; ``doses``, headaches treated with it,
    # recorded or not; ``extra_fall_rated``, what those gained on the rounded scale cut at 0 and
    # at the headache's worst pain (not a number where ``doses`` is 0). Where a partner came
    # too, that is a row of its own, ``ibuprofen with ice``. - programme: ``odds_ratio``,
    # ``pain_change`` [NRS], ``start_day`` (0 is the first; the number of days if never),
    # ``headache_days_28`` and ``mean_pain_change``, what it truly changed in headache days per
    # 28 and in mean pain of all days (clear ones 0) once settled, against the same person with
    # the same luck without its effect. - look: ``side_lock``, with the side as its name.
    n = settings.n_patients
    names = patient_names(n)
    parts: list[tuple[str, str, str, Any]] = []
    for k, factor in enumerate(settings.factors):
        log_or = people.log_odds_ratios[:, k]
        parts.append(("factor", factor.name, "odds_ratio", np.exp(log_or)))
        if factor.kind == "number" and not (factor.absent and settings.traps.rare):
            per_unit = np.exp(log_or / factor.sd)
            parts.append(("factor", factor.name, "odds_ratio_per_unit", per_unit))
    signs = np.exp(settings.traps.early_signs)
    parts += [("sign", name, "odds_ratio_before", signs) for name in written.told.signs]
    parts += _of_treatments(settings, people, written)
    parts += _of_programmes(settings, written.walk, twins)
    frames = [
        _frame(settings, kind, name, measure, np.broadcast_to(np.asarray(value, float), n), names)
        for kind, name, measure, value in parts
    ]
    look = _frame(settings, "look", "", "side_lock", sides[1], names)
    frames.append(look.assign(name=np.array(SIDES)[sides[0]]))
    table = pd.concat(frames, ignore_index=True)
    order = np.lexsort((np.arange(len(table)), np.tile(np.arange(n), len(frames))))
    return table.iloc[order].reset_index(drop=True)


def _people(settings: Settings, codes: npt.NDArray[Any], names: list[str]) -> pd.Categorical:
    shown = names if settings.patient_column else [ONE_PATIENT] * len(names)
    return pd.Categorical.from_codes(codes, categories=pd.Index(shown, dtype="str"))


def _frame(
    settings: Settings, kind: str, name: str, measure: str, value: Any, names: list[str]
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "patient": _people(settings, np.arange(len(names)), names),
            "kind": kind,
            "name": name,
            "measure": measure,
            "value": value,
        }
    )


def _of_treatments(
    settings: Settings, people: People, written: Written
) -> list[tuple[str, str, str, Any]]:
    relief, person, n = written.relief, written.cells.person, settings.n_patients
    gain = relief.after_untreated - relief.after
    parts: list[tuple[str, str, str, Any]] = []
    names = [t.name for t in settings.treatments]
    given = []
    for j, treatment in enumerate(settings.treatments, start=1):
        chosen, extra = relief.choice == j, people.extra_fall[:, j - 1]
        given.append((treatment.name, chosen & ~relief.with_partner, extra))
        if treatment.partner and settings.traps.together:
            both = f"{treatment.name} with {treatment.partner}"
            added = extra + people.extra_fall[:, names.index(treatment.partner)]
            given.append((both, chosen & relief.with_partner, added))
    given += [
        (p.name, relief.session == at, np.full(n, p.extra_fall))
        for at, p in enumerate(settings.programmes)
        if p.rated
    ]
    for name, chosen, extra in given:
        doses = np.bincount(person[chosen], minlength=n)
        gained = np.bincount(person[chosen], weights=gain[chosen], minlength=n)
        rated = np.divide(gained, doses, out=np.full(n, np.nan), where=doses > 0)
        parts.append(("treatment", name, "extra_fall", extra))
        parts.append(("treatment", name, "extra_fall_rated", rated))
        parts.append(("treatment", name, "doses", doses))
    return parts


def _of_programmes(
    settings: Settings, walk: Walk, twins: dict[int, Walk]
) -> list[tuple[str, str, str, Any]]:
    parts: list[tuple[str, str, str, Any]] = []
    for p, programme in enumerate(settings.programmes):
        settled = np.arange(settings.days) >= walk.starts[:, [p]] + programme.settle_days
        parts.append(("programme", programme.name, "odds_ratio", programme.odds_ratio))
        parts.append(("programme", programme.name, "pain_change", programme.pain_change))
        parts.append(("programme", programme.name, "start_day", walk.starts[:, p]))
        fewer, less = np.zeros(settings.n_patients), np.zeros(settings.n_patients)
        if p in twins:
            fewer = 28.0 * _mean_over(walk.risk - twins[p].risk, settled)
            less = _mean_over(walk.pain - twins[p].pain, settled)
        parts.append(("programme", programme.name, "headache_days_28", fewer))
        parts.append(("programme", programme.name, "mean_pain_change", less))
    return parts


def _mean_over(values: Floats, days: Bools) -> Floats:
    """Give each person's mean over some days; 0 where there are none, as nothing changed."""
    count = days.sum(axis=1)
    total = np.where(days, values, 0.0).sum(axis=1)
    mean: Floats = np.divide(total, count, out=np.zeros(len(total)), where=count > 0)
    return mean
