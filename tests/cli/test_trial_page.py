"""``hdiary trial plan --page``: the diary of a plan as one file, up to what came of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import hdiary
from hdiary.trials import longer, simulate_participant

START = "2026-01-05"
DRIVER = Path(__file__).parents[1] / "keep" / "live_trial.mjs"
NODE = shutil.which("node")
ASKED = {
    "headaches": ("--arm", "heat", "--arm", "none", "--design", "headaches", "--periods", 24),
    "pairs": ("--arm", "desk exercises", "--arm", "none", "--periods", 16),
    "days": ("--arm", "early dinner", "--arm", "none", "--design", "days"),
    "start": ("--arm", "yoga", "--arm", "none", "--design", "start"),
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reckon roughly, and draw no sheets: both have their own tests."""
    module = import_module("hdiary.trials.promise")
    monkeypatch.setattr(module, "promise", partial(module.promise, runs=40))
    monkeypatch.setattr(longer, "ENOUGH", 0.0)
    report = import_module("hdiary.report")
    monkeypatch.setattr(report, "make_sheet_pdf", lambda plan, **how: b"%PDF-")


def lived(plan: hdiary.Plan, effect: float) -> list[dict[str, Any]]:
    """Make up somebody who lives a plan, as the page's driver takes it."""
    rows = simulate_participant(plan, effect=effect, missing=0.0, seed=3).to_dict("records")
    if plan.sealed:
        days = pd.date_range(START, rows[-1]["date"]).strftime("%Y-%m-%d")
        clear = set(days) - {row["date"] for row in rows}
        headaches = [
            {
                **{name: row[name] for name in ("date", "start", "treated_at", "pain")},
                "before": row["pain_before"], "after": row["pain_after"], "done": True,
                "step": row["trial_step"], "arm": plan.arms[plan.order[0][row["trial_step"] - 1]],
            }
            for row in rows
        ]  # fmt: skip
        free = [{"date": day, "clear": True} for day in clear]
        return sorted([*headaches, *free], key=lambda row: str(row["date"]))
    parts = plan.schedule.astype({"first_day": "str", "last_day": "str"}).to_dict("records")
    return [
        {"date": row["date"], "pain": int(row["pain"]), "done": True,
         "arm": next(p["arm"] for p in parts if p["first_day"] <= row["date"] <= p["last_day"])}
        for row in rows
    ]  # fmt: skip


def keep(page: Path, rows: list[dict[str, Any]], file: Path) -> Path:
    """Keep a diary through the page's modules, and save what it exports."""
    ran = subprocess.run(
        [str(NODE), str(DRIVER), str(page)], input=json.dumps(rows), capture_output=True,
        text=True, timeout=120, check=False, env={"TZ": "Europe/Berlin"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    file.write_text(ran.stdout, encoding="utf-8")
    return file


def plan_page(run: Any, folder: Path, *asked: object) -> Any:
    """Plan with a page, at a known lot."""
    return run("trial", "plan", *asked, "--start", START, "--seed", 7, "-o", folder, "--page")


@pytest.mark.skipif(NODE is None, reason="Node.js is not here")
@pytest.mark.parametrize("design", ASKED)
def test_from_the_plan_to_what_came_of_it(run: Any, tmp_path: Path, design: str) -> None:
    folder = tmp_path / "plan"
    ran = plan_page(run, folder, *ASKED[design])
    assert ran.code == 0, ran.err
    assert "diary.html" in ran.err
    plan = hdiary.read_plan(folder)
    rows = lived(plan, 1.5 if design == "headaches" else 0.7)
    file = keep(folder / "diary.html", rows, tmp_path / "EXPORT.csv")
    analysed = run("trial", "analyse", file, "--plan", folder, "--json")
    assert (analysed.code, analysed.err) == (0, "")
    (pair,) = analysed.json["table"]
    assert pair["difference"] < 0
    assert "everything went as planned" in analysed.json["summary"]
    assert "?" not in run("check", file).out


@pytest.mark.skipif(NODE is None, reason="Node.js is not here")
def test_half_way_it_is_told_how_far_it_is_and_what_comes_next(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    plan_page(run, folder, *ASKED["headaches"])
    plan = hdiary.read_plan(folder)
    rows = lived(plan, 1.5)
    tenth = next(at for at, row in enumerate(rows) if row.get("step") == 10)
    file = keep(folder / "diary.html", rows[: tenth + 1], tmp_path / "EXPORT.csv")
    following = run("trial", "next", file, "--plan", folder, "--json")
    assert (following.code, following.json["next"]["period"]) == (0, 11)
    looked = run("trial", "look", file, "--plan", folder, "--json")
    assert looked.code == 0
    assert "All 10 headaches so far are rated." in looked.json["summary"]
    refused = run("trial", "analyse", file, "--plan", folder)
    assert refused.code == 2
    assert "10 of 24 headaches are over" in refused.err


def test_it_is_written_only_where_it_is_asked_for(run: Any, tmp_path: Path) -> None:
    asked = (*ASKED["pairs"], "--start", START, "--seed", 7, "-o", tmp_path / "plan")
    assert run("trial", "plan", *asked).code == 0
    assert not (tmp_path / "plan" / "diary.html").exists()


def test_everybody_gets_a_page_in_the_language_of_the_sheet(run: Any, tmp_path: Path) -> None:
    asked = (*ASKED["pairs"], "--patients", "Anna, Berta", "--language", "de")
    assert plan_page(run, tmp_path / "plan", *asked).code == 0
    pages = [(tmp_path / "plan" / f"diary-{n}.html").read_text("utf-8") for n in (1, 2)]
    assert all('lang="de"' in page for page in pages)
    # Of what is packed, four letters may come out by chance.
    plain = [re.sub(r"[A-Za-z0-9+/]{200,}", "", page) for page in pages]
    assert "Anna" in plain[0]
    assert "Anna" not in plain[1]


def test_nothing_is_replaced_unless_asked(run: Any, tmp_path: Path) -> None:
    plan_page(run, tmp_path / "plan", *ASKED["pairs"])
    again = plan_page(run, tmp_path / "plan", *ASKED["pairs"])
    assert again.code == 2
    assert "--force" in again.err


def test_a_dry_run_has_no_page(run: Any) -> None:
    ran = run("trial", "plan", *ASKED["pairs"], "--dry-run", "--page")
    assert ran.code == 2
    assert "--page is a file of the folder" in ran.err
