"""``hdiary trial``: an experiment with oneself, from the plan to what came of it."""

from __future__ import annotations

import csv
import inspect
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import hdiary
from hdiary import plots
from hdiary.cli import trial_asked
from hdiary.cli.trial import NAMES, find_part
from hdiary.trials import longer, planned

START = "2026-01-05"
ARMS = ("--arm", "desk exercises", "--arm", "none")
SEEDED = ("--start", START, "--seed", 1)
FILES = ["calendar.ics", "diary.csv", "schedule.csv", "sheet.html", "sheet.pdf", "trial.toml"]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reckon roughly: how sure a promise is has its own tests."""
    module = import_module("hdiary.trials.promise")
    monkeypatch.setattr(module, "promise", partial(module.promise, runs=40))
    monkeypatch.setattr(longer, "ENOUGH", 0.0)


@pytest.fixture
def planned_folder(tmp_path: Path) -> Callable[..., Path]:
    """Save a plan without the sheets."""

    def save(**how: Any) -> Path:
        plan = hdiary.plan_trial(["desk exercises", "none"], **{"start": START, "seed": 1, **how})
        plan.save(tmp_path / "trial")
        return tmp_path / "trial" / "trial.toml"

    return save


@pytest.fixture
def lived(tmp_path: Path) -> Callable[..., Path]:
    """Keep a diary of so many days that hurts where the plan has nothing."""

    def write(plan_file: Path, days: int = 84, **columns: str) -> Path:
        plan = hdiary.read_plan(plan_file)
        arms = [
            str(row["arm"])
            for row in plan.schedule.to_dict("records")
            for _ in range((row["last_day"] - row["first_day"]).days + 1)
        ]
        rows = [
            {"date": (plan.start + timedelta(days=n)).isoformat(),
             "pain": 5 if arms[min(n, len(arms) - 1)] == "none" and n % 7 < 5 else 0, **columns}
            for n in range(days)
        ]  # fmt: skip
        path = tmp_path / "lived.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write


class TestTheGroup:
    """Its commands, their help and their words."""

    @pytest.mark.parametrize("name", NAMES)
    def test_each_has_help_with_an_example(self, run: Any, name: str) -> None:
        ran = run("trial", name, "--help")
        assert ran.code == 0
        assert re.search(rf"Examples?:\n +hdiary trial {name} ", ran.out)

    @pytest.mark.parametrize("name", NAMES)
    def test_every_option_has_help(self, name: str) -> None:
        params = find_part(name).params
        assert [p.name for p in params if p.name != "file" and not getattr(p, "help", "")] == []

    def test_it_lists_them(self, run: Any) -> None:
        out = run("trial", "--help").out
        assert all(re.search(rf"^  {name} +\w", out, re.MULTILINE) for name in NAMES)

    def test_a_mistyped_one_is_recognised(self, run: Any) -> None:
        ran = run("trial", "analyze")
        assert ran.code == 2
        assert 'Did you mean "analyse"?' in ran.err

    def test_the_choices_are_those_of_a_plan(self) -> None:
        assert trial_asked.DESIGNS == planned.DESIGNS
        assert set(trial_asked.OUTCOMES) == {o for some in planned.OUTCOMES.values() for o in some}

    @pytest.mark.parametrize(
        "name", ["length", "washout", "settle", "baseline", "starts", "follow_up"]
    )
    def test_the_defaults_that_help_tells_are_those_of_a_plan(self, name: str) -> None:
        (option,) = [p for p in find_part("plan").params if p.name == name]
        default = inspect.signature(hdiary.plan_trial).parameters[name].default
        assert f"[default: {default}]" in str(getattr(option, "help", ""))


class TestPlan:
    """``trial plan`` draws a plan, tells what it promises and hands it over."""

    @pytest.mark.slow
    def test_the_folder_holds_everything(self, run: Any, tmp_path: Path) -> None:
        ran = run("trial", "plan", *ARMS, *SEEDED, "-o", tmp_path / "t")
        assert ran.code == 0
        assert sorted(path.name for path in (tmp_path / "t").iterdir()) == FILES
        plan = hdiary.read_plan(tmp_path / "t" / "trial.toml")
        assert (
            plan.digest == hdiary.plan_trial(["desk exercises", "none"], start=START, seed=1).digest
        )
        rows = list(csv.DictReader((tmp_path / "t" / "schedule.csv").read_text().splitlines()))
        assert [row["arm"] for row in rows] == plan.schedule["arm"].tolist()
        assert "12 periods of 7 days" in ran.out
        assert "of 100 such trials would find it" in ran.out
        assert "people in general" in ran.out
        assert "seed 1" in ran.err

    def test_a_seed_and_a_day_are_chosen_where_none_is_given(self, run: Any) -> None:
        one, other = (run("trial", "plan", *ARMS, "--dry-run", "--json").json for _ in range(2))
        assert one["plan"]["seed"] != other["plan"]["seed"]
        tomorrow = {(date.today() + timedelta(days=n)).isoformat() for n in (0, 1)}
        assert one["plan"]["start"] in tomorrow

    def test_a_dry_run_writes_nothing(self, run: Any, tmp_path: Path) -> None:
        ran = run("trial", "plan", *ARMS, *SEEDED, "--dry-run", env={"HOME": str(tmp_path)})
        assert ran.code == 0
        assert "Nothing was written" in ran.err
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("given", [[], ["-o", "x", "--dry-run"]])
    def test_a_folder_or_a_dry_run(self, run: Any, given: list[str]) -> None:
        ran = run("trial", "plan", *ARMS, *given)
        assert ran.code == 2
        assert "-o" in ran.err

    @pytest.mark.slow
    def test_nothing_is_written_where_one_file_is_there(self, run: Any, tmp_path: Path) -> None:
        (tmp_path / "sheet.pdf").write_text("mine")
        ran = run("trial", "plan", *ARMS, *SEEDED, "-o", tmp_path)
        assert ran.code == 2
        assert "already there" in ran.err
        assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]
        assert run("trial", "plan", *ARMS, *SEEDED, "-o", tmp_path, "--force").code == 0
        assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")

    @pytest.mark.slow
    def test_the_diary_itself_is_never_replaced(self, run: Any, tmp_path: Path) -> None:
        path = tmp_path / "diary.csv"
        path.write_text("date,pain\n2026-03-01,5\n2026-03-02,0\n")
        ran = run("trial", "plan", path, *ARMS, *SEEDED, "-o", tmp_path, "--force")
        assert ran.code == 2
        assert path.read_text().startswith("date,pain")
        assert [p.name for p in tmp_path.iterdir()] == ["diary.csv"]

    def test_a_file_is_no_folder(self, run: Any, diary: Path) -> None:
        ran = run("trial", "plan", *ARMS, *SEEDED, "-o", diary)
        assert ran.code == 2
        assert "cannot be made" in ran.err

    def test_a_plan_of_headaches_gives_nothing_away(self, run: Any) -> None:
        ran = run(
            "trial", "plan", "--arm", "heat", "--arm", "ice", "--design", "headaches", *SEEDED,
            "--dry-run", "--json",
        )  # fmt: skip
        assert ran.json["schedule"] is None
        assert "order" not in ran.json["plan"]

    def test_json_tells_the_plan_and_its_promise(self, run: Any, tmp_path: Path) -> None:
        ran = run("trial", "plan", *ARMS, *SEEDED, "-o", tmp_path / "t", "--json", "--effect", 0.5)
        told = ran.json
        assert ran.err == ""
        assert told["digest"] == hdiary.read_plan(tmp_path / "t").digest
        assert sorted(told["files"]) == FILES
        assert len(told["schedule"]) == 12
        assert [row["effect"] for row in told["promise"]["table"]] == [0.5]
        assert told["promise"]["smallest_p"] == 0.03125

    def test_a_programme_has_no_order_to_tell_of(self, run: Any) -> None:
        ran = run("trial", "plan", *ARMS, *SEEDED, "--design", "start", "--dry-run")
        assert "in a row" not in ran.out

    def test_what_is_said_of_the_plan_reaches_it(self, run: Any) -> None:
        asked = {"periods": 20, "length": 14, "washout": 3, "block": 4}
        given = [x for name, n in asked.items() for x in (f"--{name}", n)]
        more = ["--outcome", "mean_pain", "--look", 12, "--patients", "A, B"]
        plan = run("trial", "plan", *ARMS, *SEEDED, *given, *more, "--dry-run", "--json").json[
            "plan"
        ]
        assert {name: plan[name] for name in asked} == asked
        assert (plan["outcome"], plan["looks"]) == ("mean_pain", [12])
        assert plan["patients"] == ["A", "B"]

    def test_a_programme(self, run: Any) -> None:
        asked = {"baseline": 21, "starts": 30, "follow_up": 50, "settle": 5}
        given = [x for name, n in asked.items() for x in (f"--{name.replace('_', '-')}", n)]
        ran = run(
            "trial", "plan", *ARMS, *SEEDED, "--design", "start", *given, "--dry-run", "--json"
        )
        assert {name: ran.json["plan"][name] for name in asked} == asked

    @pytest.mark.slow
    def test_everybody_of_a_diary(self, run: Any, cohort: Path, tmp_path: Path) -> None:
        ran = run("trial", "plan", cohort, *ARMS, *SEEDED, "--for-everybody", "-o", tmp_path / "t")
        assert ran.code == 0
        names = sorted(path.name for path in (tmp_path / "t").iterdir())
        assert {"sheet-1.pdf", "sheet-2.html", "calendar-2.ics"} <= set(names)
        assert hdiary.read_plan(tmp_path / "t").patients == ("P1", "P2")

    @pytest.mark.parametrize(
        ("given", "told"),
        [
            (["--design", "days", "--length", 3], "--length belongs to --design periods"),
            (["--design", "start", "--periods", 3], "--periods belongs to --design"),
            (["--settle", 3], "--settle belongs to --design start"),
            (["--for-everybody"], "--for-everybody means the people of a diary"),
            (["--patient", "P1"], "--patient is one of a diary"),
            (["--patients", "A", "--for-everybody"], "not both"),
            (["--scale", "0-100"], "--scale says how FILE is to be read"),
            (["--effect", 3], "the share by which headache days become fewer"),
            (["--effect", -0.5], "the share by which headache days become fewer"),
            (["--periods", 4], "no result could be told from chance"),
            (["--periods", 13], "cannot be parted into blocks"),
            (["--outcome", "pain_2h"], "cannot compare"),
            (["--patients", "A,A"], "named twice"),
        ],
    )
    def test_what_does_not_fit_is_refused_in_words(
        self, run: Any, given: list[Any], told: str
    ) -> None:
        ran = run("trial", "plan", *ARMS, *SEEDED, *given, "--dry-run")
        assert (ran.code, ran.out) == (2, "")
        assert told in ran.err
        assert "Traceback" not in ran.err

    def test_a_refusal_is_told_in_the_language_asked(self, run: Any) -> None:
        asked = ["trial", "plan", *ARMS, *SEEDED, "--periods", 4, "--dry-run", "--language", "de"]
        ran = run(*asked)
        assert ran.code == 2
        assert "Zufall" in ran.err

    def test_too_much_medicine_is_refused(self, run: Any) -> None:
        arms = ["--arm", "Ibuprofen 400 mg", "--arm", "none"]
        ran = run("trial", "plan", *arms, *SEEDED, "--length", 21, "--dry-run")
        assert ran.code == 2
        assert "clinician" in ran.err

    def test_a_diary_that_cannot_be_read(self, run: Any, bad: Path) -> None:
        ran = run("trial", "plan", bad, *ARMS, *SEEDED, "--dry-run")
        assert ran.code == 1
        assert "35.03.2026" in ran.err


class TestAnalyse:
    """``trial analyse`` compares the arms exactly as they were drawn."""

    def test_words(self, run: Any, planned_folder: Any, lived: Any) -> None:
        plan = planned_folder()
        ran = run("trial", "analyse", lived(plan), "--plan", plan)
        assert ran.code == 0
        assert "fewer headache days" in ran.out
        assert "64 orders" in ran.out

    def test_json_is_an_answer_like_any_other(
        self, run: Any, planned_folder: Any, lived: Any
    ) -> None:
        plan = planned_folder()
        told = run("trial", "analyse", lived(plan), "--plan", plan.parent, "--json").json
        assert {*told} == {
            "hdiary", "question", "diary", "settings", "table", "tables", "notices", "summary",
            "digest",
        }  # fmt: skip
        assert told["question"] == "trial"
        (row,) = told["table"]
        assert (row["arm"], row["against"]) == ("desk exercises", "none")
        assert row["difference"] == pytest.approx(-20.0)
        assert row["p_value"] == 0.03125
        assert {"ci_low", "ci_high", "periods", "outcome", "verdict"} <= {*row}
        assert len(told["tables"]["periods"]) == 12
        assert told["digest"] == told["settings"]["plan"] == hdiary.read_plan(plan).digest

    def test_the_table_is_saved(
        self, run: Any, planned_folder: Any, lived: Any, tmp_path: Path
    ) -> None:
        plan = planned_folder()
        ran = run("trial", "analyse", lived(plan), "--plan", plan, "--csv", tmp_path / "o.csv")
        assert ran.code == 0
        assert (tmp_path / "o.csv").read_text().startswith("patient,arm,against,outcome")

    @pytest.mark.slow
    @pytest.mark.skipif("plot_trial" not in plots.__all__, reason="there is no picture yet")
    def test_a_picture_is_saved(
        self, run: Any, planned_folder: Any, lived: Any, tmp_path: Path
    ) -> None:
        plan = planned_folder()
        ran = run("trial", "analyse", lived(plan), "--plan", plan, "--plot", tmp_path / "o.png")
        assert ran.code == 0
        assert (tmp_path / "o.png").read_bytes().startswith(b"\x89PNG")

    def test_drawn_orders(self, run: Any, planned_folder: Any, lived: Any) -> None:
        plan = planned_folder()
        asked = ["--draws", 500, "--seed", 3, "--json"]
        told = run("trial", "analyse", lived(plan), "--plan", plan, *asked).json
        assert told["table"][0]["exact"] is False
        assert told["settings"]["seed"] == 3

    def test_german(self, run: Any, planned_folder: Any, lived: Any) -> None:
        plan = planned_folder()
        ran = run("trial", "analyse", lived(plan), "--plan", plan, "--language", "de")
        assert "weniger Kopfschmerztage" in ran.out

    def test_a_trial_that_goes_on_is_not_looked_into(
        self, run: Any, planned_folder: Any, lived: Any
    ) -> None:
        plan = planned_folder()
        diary = lived(plan, 40)
        ran = run("trial", "analyse", diary, "--plan", plan)
        assert (ran.code, ran.out) == (2, "")
        assert "The trial goes on: 5 of 12" in ran.err
        assert run("trial", "analyse", diary, "--plan", plan, "--ended").code == 0

    def test_switched_days_are_told_and_compared_as_planned(
        self, run: Any, planned_folder: Any, lived: Any
    ) -> None:
        plan = planned_folder()
        diary = lived(plan, trial_done="no")
        told = run("trial", "analyse", diary, "--plan", plan, "--json").json
        assert told["table"][0]["p_value"] == 0.03125
        assert told["table"][0]["followed"] == 0.0

    def test_an_arm_that_never_took_place(
        self, run: Any, planned_folder: Any, tmp_path: Path
    ) -> None:
        plan = planned_folder()
        rows = hdiary.read_plan(plan).schedule.query("arm == 'none'").to_dict("records")
        days = [row["first_day"] + timedelta(days=n) for row in rows for n in range(7)]
        path = tmp_path / "half.csv"
        path.write_text("date,pain\n" + "".join(f"{day.date()},0\n" for day in days))
        told = run("trial", "analyse", path, "--plan", plan, "--ended", "--json").json
        assert told["table"][0]["verdict"] == "not enough data"

    @pytest.mark.slow
    def test_notes_are_never_printed(self, run: Any, planned_folder: Any, lived: Any) -> None:
        plan = planned_folder()
        diary = lived(plan, notes="with Anna")
        for name, more in (("analyse", []), ("look", []), ("analyse", ["--json"])):
            ran = run("trial", name, diary, "--plan", plan, *more)
            assert "Anna" not in ran.out + ran.err

    def test_people_who_are_not_in_the_plan_are_told(
        self, run: Any, planned_folder: Any, cohort: Path
    ) -> None:
        plan = planned_folder(patients=["P1"])
        ran = run("trial", "analyse", cohort, "--plan", plan, "--ended")
        assert "1 person of the diary is not in the plan and is left out" in ran.out
        assert "P2" not in ran.out + ran.err

    @pytest.mark.slow
    def test_several_people_are_weighed_together(
        self, run: Any, planned_folder: Any, tmp_path: Path
    ) -> None:
        plan, made = planned_folder(patients=["P1", "P2", "P3"]), tmp_path / "made.csv"
        run("trial", "simulate", "--plan", plan, "--effect", 0.9, "-o", made)
        told = run("trial", "analyse", made, "--plan", plan, "--json").json
        assert [row["patient"] for row in told["table"]] == ["P1", "P2", "P3"]
        assert [row["people"] for row in told["tables"]["pooled"]] == [3]
        assert "on average over 3 people" in told["summary"]

    def test_nobody_of_the_plan(self, run: Any, planned_folder: Any, diary: Path) -> None:
        ran = run("trial", "analyse", diary, "--plan", planned_folder(patients=["Q"]))
        assert ran.code == 2
        assert "Nobody in this diary belongs to this plan" in ran.err

    def test_a_refused_diary_is_an_object_too(
        self, run: Any, planned_folder: Any, bad: Path
    ) -> None:
        ran = run("trial", "analyse", bad, "--plan", planned_folder(), "--json")
        assert ran.code == 1
        assert (ran.json["question"], ran.json["refused"]) == ("trial", True)


class TestBrokenPlans:
    """What is no plan, or not the one that was made, is refused by every command."""

    @pytest.mark.parametrize("name", ["analyse", "look", "next", "simulate"])
    def test_a_tampered_plan(
        self, run: Any, planned_folder: Any, diary: Path, tmp_path: Path, name: str
    ) -> None:
        plan = planned_folder()
        text = plan.read_text(encoding="utf-8")
        plan.write_text(text.replace("washout = 0", "washout = 1"), encoding="utf-8")
        where = ["-o", tmp_path / "o.csv"] if name == "simulate" else [diary]
        ran = run("trial", name, *where, "--plan", plan, "--language", "de")
        assert (ran.code, ran.out) == (2, "")
        assert "verändert" in ran.err

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            ("nothing", "is not a plan"),
            ("", "is not a plan"),
            ("format = 99\n[trial]\n", "another version"),
            ('format = 1\ndigest = "x"\n[trial]\n[drawn]\n', "is not a plan"),
        ],
    )
    def test_what_is_no_plan(
        self, run: Any, diary: Path, tmp_path: Path, content: str, told: str
    ) -> None:
        (tmp_path / "trial.toml").write_text(content)
        ran = run("trial", "look", diary, "--plan", tmp_path / "trial.toml")
        assert ran.code == 2
        assert told in ran.err

    def test_a_folder_without_a_plan_and_no_file(
        self, run: Any, diary: Path, tmp_path: Path
    ) -> None:
        for path in (tmp_path, tmp_path / "nowhere.toml"):
            ran = run("trial", "analyse", diary, "--plan", path)
            assert ran.code == 2
            assert "name the trial.toml" in ran.err


class TestLook:
    """``trial look`` tells how far it is and never how it goes."""

    def test_words(self, run: Any, planned_folder: Any, lived: Any) -> None:
        plan = planned_folder()
        ran = run("trial", "look", lived(plan, 40), "--plan", plan, "--on", "2026-02-17")
        assert ran.code == 0
        assert "Over so far: 6 of 12 periods" in ran.out
        assert "missing: 3" in ran.out

    def test_json_holds_no_result(self, run: Any, planned_folder: Any, lived: Any) -> None:
        plan = planned_folder()
        told = run("trial", "look", lived(plan, 40), "--plan", plan, "--json").json
        assert {*told} == {
            "hdiary", "question", "diary", "digest", "on", "state", "strangers", "absent",
            "table", "tables", "summary",
        }  # fmt: skip
        assert "arm" not in told["tables"]["periods"][0]
        assert told["diary"].keys() >= {"rows_in"}

    def test_several_people_have_a_row_each(
        self, run: Any, planned_folder: Any, cohort: Path
    ) -> None:
        plan = planned_folder(patients=["P1", "P2"])
        ran = run("trial", "look", cohort, "--plan", plan, "--on", "2026-02-01")
        assert "2 people; over so far" in ran.out
        assert re.search(r"^  P1 ", ran.out, re.MULTILINE)

    def test_one_of_several_is_not_told_of_the_others(
        self, run: Any, planned_folder: Any, cohort: Path
    ) -> None:
        plan = planned_folder(patients=["P1", "P2"])
        ran = run("trial", "look", cohort, "--plan", plan, "--patient", "P1")
        assert "have no diary" not in ran.out
        assert "no diary here" not in ran.out


class TestNext:
    """``trial next`` tells what the lot has now."""

    def test_a_day(self, run: Any, planned_folder: Any) -> None:
        ran = run("trial", "next", "--plan", planned_folder(), "--on", "2026-01-20", "--json")
        turn = ran.json["next"]
        assert (turn["period"], turn["last_day"]) == (3, "2026-01-25")
        assert turn["arm"] in {"desk exercises", "none"}

    def test_a_headache(self, run: Any, planned_folder: Any) -> None:
        plan = planned_folder(design="headaches")
        assert run("trial", "next", "--plan", plan, "--step", 3).out.startswith("Headache 3 of 40")
        assert run("trial", "next", "--plan", plan).code == 2

    def test_no_further_than_the_diary(self, run: Any, planned_folder: Any, diary: Path) -> None:
        plan = planned_folder(design="headaches")
        ran = run("trial", "next", diary, "--plan", plan)
        found = re.search(r"Headache (\d+) of 40", ran.out)
        assert found is not None
        ran = run("trial", "next", diary, "--plan", plan, "--step", int(found[1]) + 1)
        assert (ran.code, ran.out) == (2, "")
        assert "stays sealed" in ran.err


class TestSimulate:
    """``trial simulate`` makes up somebody who lives through a plan."""

    @pytest.mark.slow
    def test_planned_lived_and_analysed(
        self, run: Any, planned_folder: Any, tmp_path: Path
    ) -> None:
        plan, made = planned_folder(periods=20), tmp_path / "made.csv"
        ran = run("trial", "simulate", "--plan", plan, "--effect", 0.9, "-o", made, "--seed", 2)
        assert (ran.code, ran.out) == (0, "")
        looked = run("trial", "look", made, "--plan", plan, "--on", "2026-05-25", "--json").json
        assert looked["state"] == "over"
        # About a tenth of 140 days is missed.
        assert 3 <= looked["table"][0]["missing"] <= 28
        told = run("trial", "analyse", made, "--plan", plan, "--json").json
        assert told["table"][0]["difference"] < 0

    def test_it_prints(self, run: Any, planned_folder: Any) -> None:
        plan = planned_folder(design="headaches")
        out = run("trial", "simulate", "--plan", plan, "-o", "-").out
        assert "trial_step" in out.splitlines()[0]
        assert run("trial", "simulate", "--plan", plan, "-o", "-").out == out

    def test_nothing_is_replaced_unasked(self, run: Any, planned_folder: Any, diary: Path) -> None:
        before = diary.read_bytes()
        ran = run("trial", "simulate", "--plan", planned_folder(), "-o", diary)
        assert ran.code == 2
        assert diary.read_bytes() == before

    def test_an_effect_that_cannot_be(self, run: Any, planned_folder: Any) -> None:
        ran = run("trial", "simulate", "--plan", planned_folder(), "--effect", 3, "-o", "-")
        assert ran.code == 2
        assert "the share by which" in ran.err
