"""The page of a trial's plan: kept by a scripted person, exported, and judged by the plan."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import hdiary
from hdiary.keep.trial_diary import trial_page
from hdiary.keep.trial_told import tell_trial
from hdiary.trials import simulate_participant

START = "2026-01-05"
DRIVER = Path(__file__).parent / "live_trial.mjs"
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="Node.js is not here")

DESIGNS: dict[str, dict[str, Any]] = {
    "headaches": {"arms": ["heat", "none"], "design": "headaches", "periods": 40},
    "pairs": {"arms": ["desk exercises", "none"], "periods": 24, "washout": 2, "length": 5},
    "days": {"arms": ["screen breaks", "none"], "design": "days", "periods": 84},
    "start": {"arms": ["yoga", "none"], "design": "start", "settle": 7},
    "mean pain": {"arms": ["magnesium", "none"], "periods": 16, "outcome": "mean_pain"},
}
EFFECTS = {"headaches": 2.0, "pairs": 0.9, "days": 0.8, "start": 0.9, "mean pain": 1.5}


def told_of(page: bytes) -> dict[str, Any]:
    """Read what a page was told."""
    found = re.search(rb'<script type="application/json" id="told">(.*?)</script>', page, re.S)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


def test_the_page_of_a_trial_can_be_sent_by_mail_too() -> None:
    for name in DESIGNS:
        assert len(trial_page(plan_of(name))) < 400_000


def plan_of(name: str, **how: Any) -> hdiary.Plan:
    """Plan one of the designs."""
    asked = {**DESIGNS[name], "start": START, "seed": 11, **how}
    return hdiary.plan_trial(asked.pop("arms"), **asked)


def open_steps(sealed: dict[str, Any]) -> list[int]:
    """Open every step, as the page may do one by one."""
    key, places = bytes.fromhex(sealed["key"]), []
    for step in sealed["steps"]:
        pad = hashlib.sha256(key + b"/pad").digest()
        block = bytes(one ^ other for one, other in zip(bytes.fromhex(step), pad, strict=False))
        assert block[1:5] == hashlib.sha256(key + f"/check/{block[0]}".encode()).digest()[:4]
        places.append(block[0])
        key = hashlib.sha256(key + block).digest()
    return places


class TestTold:
    """What the page is told of a plan, and what it is not."""

    def test_sealed_steps_open_one_after_the_other_to_what_was_drawn(self) -> None:
        plan = plan_of("headaches")
        assert open_steps(tell_trial(plan)["sealed"]) == list(plan.order[0])

    def test_the_order_does_not_stand_in_the_page(self) -> None:
        plan = plan_of("headaches")
        page = trial_page(plan).decode("utf-8")
        order = [str(place) for place in plan.order[0]]
        for sign in (",", ", ", "", '","'):
            assert sign.join(order) not in page
        arms = [plan.arms[place] for place in plan.order[0]]
        assert '","'.join(arms) not in page
        assert base64.b64encode(json.dumps(plan.order).encode()).decode() not in page
        # Whoever knew the seed could draw the same lot.
        assert not {"seed", "order", "digest"} & set(tell_trial(plan))

    def test_steps_of_one_arm_do_not_look_alike(self) -> None:
        steps = tell_trial(plan_of("headaches"))["sealed"]["steps"]
        assert len({step[:4] for step in steps}) > len(steps) * 0.9
        assert len(set(steps)) == len(steps)

    def test_a_step_cannot_be_opened_without_those_before_it(self) -> None:
        sealed = tell_trial(plan_of("headaches"))["sealed"]
        with pytest.raises(AssertionError):
            open_steps({**sealed, "steps": sealed["steps"][1:]})

    @pytest.mark.parametrize("name", [name for name in DESIGNS if name != "headaches"])
    def test_the_days_are_those_of_the_schedule(self, name: str) -> None:
        plan = plan_of(name)
        told = tell_trial(plan)
        parts = [(first, last, told["arms"][arm]["word"]) for first, last, arm, _ in told["parts"]]
        rows = plan.schedule.astype({"first_day": "str", "last_day": "str"})
        assert parts == list(rows[["first_day", "last_day", "arm"]].itertuples(index=False))
        assert told["last"] == parts[-1][1]

    def test_days_that_do_not_count_are_told(self) -> None:
        assert {part[3] for part in tell_trial(plan_of("pairs"))["parts"]} == {2}
        assert [part[3] for part in tell_trial(plan_of("start"))["parts"]] == [0, 7]

    def test_both_languages_are_told(self) -> None:
        told = tell_trial(plan_of("headaches"))
        assert told["arms"][0]["names"] == {"en": "heat", "de": "Wärme"}
        assert told["about"]["de"]["sections"][0]["title"] == "Wenn etwas dazwischenkommt"

    def test_medicine_is_known_as_such(self) -> None:
        plan = plan_of("headaches", arms=["ibuprofen 400 mg", "none"])
        assert [arm["medicine"] for arm in tell_trial(plan)["arms"]] == [True, False]

    def test_the_arms_come_first_among_the_words(self) -> None:
        told = told_of(trial_page(plan_of("headaches", arms=["acupressure mat", "ice"])))
        assert told["treatments"][:2] == ["acupressure mat", "ice"]
        told = told_of(trial_page(plan_of("days", arms=["early dinner", "sitting upright"])))
        assert (told["activities"][0], told["postures"][0]) == ("early dinner", "sitting upright")
        assert "none" in told["treatments"]

    def test_everybody_has_a_page_of_their_own(self) -> None:
        plan = plan_of("headaches", patients=["A", "B"])
        told = [told_of(trial_page(plan, patient=name)) for name in plan.patients]
        assert [one["patient"] for one in told] == ["A", "B"]
        assert told[0]["name"] != told[1]["name"]
        assert [open_steps(one["trial"]["sealed"]) for one in told] == list(map(list, plan.order))

    def test_whose_page_must_be_said(self) -> None:
        plan = plan_of("headaches", patients=["A", "B"])
        with pytest.raises(hdiary.PlanError, match="say whose part"):
            trial_page(plan)

    def test_the_same_plan_gives_the_same_page(self) -> None:
        assert trial_page(plan_of("days")) == trial_page(plan_of("days"))

    def test_a_name_can_end_no_element(self) -> None:
        page = trial_page(plan_of("days", arms=["</script><img onerror=x>", "none"]))
        assert b"<img onerror" not in page


@pytest.fixture
def keep(tmp_path: Path) -> Callable[[hdiary.Plan, list[dict[str, Any]]], Path]:
    """Keep a diary through the page, and give the file that it exports."""

    def live(plan: hdiary.Plan, rows: list[dict[str, Any]], patient: str | None = None) -> Path:
        page, file = tmp_path / "diary.html", tmp_path / "EXPORT.csv"
        page.write_bytes(trial_page(plan, patient=patient))
        ran = subprocess.run(
            [str(NODE), str(DRIVER), str(page)],
            input=json.dumps(rows), capture_output=True, text=True, timeout=120, check=False,
            env={"TZ": "Europe/Berlin"},
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        file.write_text(ran.stdout, encoding="utf-8")
        return file

    return live


def live(plan: hdiary.Plan, effect: float, *, missing: float = 0.0) -> pd.DataFrame:
    """Make up somebody who lives a plan; headaches are all numbered."""
    gone = 0.0 if plan.sealed else missing
    return simulate_participant(plan, effect=effect, missing=gone, seed=5)


def rows_for_page(plan: hdiary.Plan, lived: pd.DataFrame) -> list[dict[str, Any]]:
    """Give what was lived as the driver of the page takes it."""
    if plan.sealed:
        order = [plan.arms[place] for place in plan.order[0]]
        return [
            {
                "date": row["date"], "start": row["start"], "treated_at": row["treated_at"],
                "before": row["pain_before"], "after": row["pain_after"], "pain": row["pain"],
                "step": row["trial_step"], "done": True, "arm": order[row["trial_step"] - 1],
            }
            for row in lived.to_dict("records")
        ]  # fmt: skip
    schedule = plan.schedule
    if plan.patients:
        schedule = schedule[schedule["patient"] == lived["patient"].iloc[0]]
    arms = {
        str(day.date()): part["arm"]
        for part in schedule.to_dict("records")
        for day in pd.date_range(part["first_day"], part["last_day"])
    }
    return [
        {"date": row["date"], "pain": int(row["pain"]), "done": row["trial_done"] == "yes",
         "arm": arms[row["date"]], "activity": row.get("activity")}
        for row in lived.to_dict("records")
    ]  # fmt: skip


def differences(result: Any) -> dict[str, float]:
    """Give the numbers of the first pair of arms."""
    row = result.table.iloc[0]
    return {
        name: float(row[name])
        for name in result.table.columns
        if isinstance(row[name], (int, float, np.number)) and not np.isnan(row[name])
    }


@needs_node
class TestFromEndToEnd:
    """Planned, kept in the page, exported and judged."""

    @pytest.mark.parametrize("name", DESIGNS)
    @pytest.mark.parametrize("missing", [0.0, 0.1])
    def test_the_export_is_judged_as_what_was_lived(
        self, name: str, missing: float, keep: Any
    ) -> None:
        plan = plan_of(name)
        lived = live(plan, EFFECTS[name], missing=missing)
        file = keep(plan, rows_for_page(plan, lived))
        result = hdiary.trial(hdiary.read_diary(file), plan=plan, ended=True)
        direct = hdiary.trial(hdiary.make_diary(lived), plan=plan, ended=True)
        assert differences(result) == differences(direct)
        assert "everything went as planned" in result.summary()
        assert "number" not in result.summary()

    @pytest.mark.parametrize("name", DESIGNS)
    def test_the_estimate_finds_the_effect(self, name: str, keep: Any) -> None:
        plan = plan_of(name)
        lived = live(plan, EFFECTS[name])
        file = keep(plan, rows_for_page(plan, lived))
        found = hdiary.trial(hdiary.read_diary(file), plan=plan).table.iloc[0]
        truth = hdiary.promise(plan, effects=[EFFECTS[name]], runs=40).table["difference"].iloc[0]
        assert found["difference"] < 0
        assert found["ci_low"] - 0.01 <= truth <= found["ci_high"] + 0.01

    def test_rescues_refusals_and_headaches_without_a_number(self, keep: Any) -> None:
        plan = plan_of("headaches")
        rows = rows_for_page(plan, live(plan, 2.0))
        for row in rows[:6]:
            row |= {"rescue": "rest", "rescue_at": f"{int(row['treated_at'][:2]) + 3:02d}:00"}
        rows[6]["done"] = rows[7]["done"] = False
        days = {row["date"] for row in rows}
        free = [str(day.date()) for day in pd.date_range(START, rows[-1]["date"])]
        alone = [day for day in free if day not in days][:3]
        rows += [{"date": day, "start": "10:00", "pain": 5, "step": None} for day in alone]
        rows.sort(key=lambda row: str(row["date"]))
        result = hdiary.trial(hdiary.read_diary(keep(plan, rows)), plan=plan)
        assert result.periods["recorded"].sum() == 40
        summary = result.summary()
        assert "3 headaches have no number that fits the plan" in summary
        assert "repeat" not in summary
        assert "95% went as planned" in summary or "95 % went as planned" in summary

    def test_a_person_of_several_is_found_by_name(self, keep: Any) -> None:
        plan = plan_of("pairs", patients=["A", "B"])
        lived = live(plan, 0.9)
        rows = rows_for_page(plan, lived[lived["patient"] == "B"])
        file = keep(plan, rows, "B")
        result = hdiary.trial(hdiary.read_diary(file), plan=plan)
        assert result.table["patient"].unique().tolist() == ["B"]
