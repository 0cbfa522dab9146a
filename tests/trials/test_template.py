"""The diary that belongs to a plan reads as it is handed over, and as it is filled in."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook

from hdiary.diary import Diary
from hdiary.read import read_diary
from hdiary.trials import Plan, PlanError
from hdiary.trials.planning import plan_trial
from hdiary.trials.template import plan_template_csv, plan_template_xlsx

DAYS = ("periods", "days", "start")


def planned(*arms: str, **how: Any) -> Plan:
    return plan_trial(arms or ("heat", "none"), **{"start": "2026-01-05", "seed": 1} | how)


def table(text: str) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)


def read(frame: pd.DataFrame) -> Diary:
    return read_diary(io.StringIO(frame.to_csv(index=False)))


@pytest.mark.parametrize("design", DAYS)
def test_there_is_a_row_for_each_day_of_the_plan(design: str) -> None:
    plan = planned(design=design)
    rows = table(plan_template_csv(plan))
    assert list(rows) == ["date", "pain", "treatment", "trial_done"]
    assert rows["date"].iloc[0] == "2026-01-05"
    assert rows["date"].iloc[-1] == f"{plan.last_day}"
    assert not rows.drop(columns="date").to_numpy().astype(bool).any()


@pytest.mark.parametrize("design", DAYS)
def test_as_it_is_handed_over_it_says_nothing(design: str) -> None:
    plan = planned(design=design)
    diary = read_diary(io.StringIO(plan_template_csv(plan)))
    coverage = diary.coverage.iloc[0]
    assert coverage["recorded"] == 0
    assert diary.entries["headache"].isna().all()


@pytest.mark.parametrize("language", [("none", "yes", "no"), ("keine", "ja", "nein")])
def test_filled_in_it_reads_without_a_question(language: tuple[str, str, str]) -> None:
    nothing, yes, no = language
    rows = table(plan_template_csv(planned()))
    rng = np.random.default_rng(3)
    hurts, written = rng.random(len(rows)) < 0.3, rng.random(len(rows)) < 0.9
    rows["pain"] = np.where(hurts, rng.integers(2, 9, len(rows)), 0).astype(str)
    rows["treatment"] = np.where(hurts, "ibuprofen 400 mg", nothing)
    rows["trial_done"] = np.where(rng.random(len(rows)) < 0.8, yes, no)
    rows.loc[~written, ["pain", "treatment", "trial_done"]] = ""
    diary = read(rows)
    assert int(diary.coverage["recorded"].iloc[0]) == written.sum()
    assert int(diary.entries["headache"].sum()) == (hurts & written).sum()
    assert diary.entries["trial_done"].dtype == "boolean"


def test_numbered_headaches_that_did_not_come_yet_are_no_entries() -> None:
    rows = table(plan_template_csv(planned("heat", "ice", design="headaches")))
    assert rows["trial_step"].tolist() == [str(n + 1) for n in range(40)]
    first = ["2026-01-09", "14:00", "14:30", "6", "2", "6", "heat", "yes"]
    rows.loc[0, rows.columns[1:]] = first
    rows.loc[1, rows.columns[1:]] = ["2026-01-12", "", "", "", "", "5", "sumatriptan", "no"]
    diary = read(rows)
    assert diary.entries["trial_step"].tolist() == [1, 2]
    assert diary.entries["pain_after"].iloc[0] == 2
    assert set(diary.problems["severity"]) == {"warning"}


def test_a_headache_without_a_day_is_still_asked_about() -> None:
    rows = table(plan_template_csv(planned("heat", "ice", design="headaches")))
    rows.loc[0, "pain"] = "6"
    with pytest.raises(ValueError, match="date"):
        read(rows)


@pytest.mark.parametrize("design", [*DAYS, "headaches"])
def test_the_workbook_holds_the_same_rows(design: str) -> None:
    plan = planned("heat", "ice", design=design)
    book = load_workbook(io.BytesIO(plan_template_xlsx(plan)))
    head, *rows = book["diary"].iter_rows(values_only=True)
    told = table(plan_template_csv(plan))
    assert list(head) == list(told)
    given = "trial_step" if design == "headaches" else "date"
    written = [str(row[head.index(given)])[:10] for row in rows]
    assert [cell for cell in written if cell != "None"] == told[given].tolist()
    meant = {row[0] for row in book["what each column means"].iter_rows(values_only=True)}
    assert set(head) <= meant


def test_a_workbook_that_is_filled_in_reads_like_the_csv() -> None:
    plan = planned("heat", "ice", design="headaches")
    book = load_workbook(io.BytesIO(plan_template_xlsx(plan)))
    sheet: Any = book["diary"]
    names = {cell.value: cell.column for cell in sheet[1]}
    for name, value in {"date": date(2026, 1, 9), "pain": 6, "trial_done": "yes"}.items():
        sheet.cell(row=2, column=names[name], value=value)
    file = io.BytesIO()
    book.save(file)
    diary = read_diary(io.BytesIO(file.getvalue()))
    assert diary.entries["trial_step"].tolist() == [1]
    assert diary.entries["trial_done"].tolist() == [True]


def test_several_people_have_their_own_rows_or_all_of_them() -> None:
    plan = planned(patients=("P1", "P2"))
    one, everybody = table(plan_template_csv(plan, patient="P2")), table(plan_template_csv(plan))
    assert set(one["patient"]) == {"P2"}
    assert everybody.groupby("patient").size().to_dict() == {"P1": 84, "P2": 84}
    with pytest.raises(PlanError):
        plan_template_csv(plan, patient="P3")
    sealed = planned("heat", "ice", design="headaches", patients=("P1", "P2"))
    rows = table(plan_template_csv(sealed))
    rows.loc[40, ["date", "pain"]] = ["2026-01-09", "4"]
    assert read(rows).entries["patient"].tolist() == ["P2"]


def test_nothing_tells_what_is_sealed() -> None:
    assert "heat" not in plan_template_csv(planned("heat", "ice", design="headaches"))
