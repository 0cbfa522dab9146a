"""The diary that belongs to a plan: a row for each day, or for each numbered headache."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import timedelta

from hdiary.trials.handed import own_part
from hdiary.trials.planned import HEADACHES, Planned

STEP, DONE = "trial_step", "trial_done"
"""Which numbered headache a row is, and whether what was planned was done."""
DAY_COLUMNS = ("date", "pain", "treatment", DONE)
STEP_COLUMNS = (
    STEP, "date", "start", "treated_at", "pain_before", "pain_after", "pain", "treatment", DONE,
)  # fmt: skip


def template_columns(plan: Planned) -> tuple[str, ...]:
    """List what a plan can use, and what the days with medicine are counted by."""
    columns = STEP_COLUMNS if plan.design == HEADACHES else DAY_COLUMNS
    return ("patient", *columns) if plan.patients else columns


def plan_template_csv(plan: Planned, *, patient: str | None = None) -> str:
    """Give the text of an empty diary for a plan: of one person, or of all where none is named."""
    text = io.StringIO()
    rows = csv.DictWriter(text, template_columns(plan), restval="", lineterminator="\n")
    rows.writeheader()
    rows.writerows(_filled_ahead(plan, patient))
    return text.getvalue()


def plan_template_xlsx(plan: Planned, *, patient: str | None = None) -> bytes:
    """Give the same as a workbook, with choices in its cells and a sheet that explains them."""
    from hdiary.write.workbook import workbook_bytes

    rows = list(_filled_ahead(plan, patient))
    return workbook_bytes(rows, columns=template_columns(plan))


def _filled_ahead(plan: Planned, patient: str | None) -> Iterator[dict[str, object]]:
    """Give what stands in each row beforehand: whose it is, and the day or the number."""
    if patient is not None:
        own_part(plan, patient)  # Refuses somebody who is not in the plan.
    for person in (plan.patients if patient is None else (patient,)) or ("",):
        whose: dict[str, object] = {"patient": person} if plan.patients else {}
        if plan.design == HEADACHES:
            yield from ({**whose, STEP: n + 1} for n in range(plan.periods))
        else:
            yield from ({**whose, "date": plan.start + timedelta(n)} for n in range(plan.days))
