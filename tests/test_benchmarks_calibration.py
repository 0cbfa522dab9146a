"""The calibration page shows what was counted, and what was counted can be counted again."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2_contingency, norm
from statsmodels.discrete.conditional_models import ConditionalLogit

ROOT = Path(__file__).parent.parent
BENCHMARKS, KEPT = ROOT / "benchmarks", ROOT / "benchmarks" / "calibrated"
PAGE, PICTURE = ROOT / "docs" / "calibration.md", ROOT / "docs" / "measured" / "calibration.svg"
RUN = json.loads((KEPT / "run.json").read_text(encoding="utf-8"))
AGAIN = {
    **{"triggers-order": 6, "triggers-seldom": 6, "triggers-recall": 6, "triggers-triple": 6},
    **{"relief-all-works": 6, "relief-pair": 6, "change-season": 6, "change-pain": 6},
    **{"change-bad-week": 6, "dose-less": 6, "trial-life": 6, "trial-third": 6},
}
"""Kinds of diaries that are asked about again, and how many people of each."""


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Import a script of the benchmarks, which import each other by bare names."""
    monkeypatch.syspath_prepend(BENCHMARKS)

    def import_script(name: str) -> ModuleType:
        return importlib.import_module(name)

    return import_script


@pytest.fixture
def claims() -> pd.DataFrame:
    """Give what was said to each person, a digit each."""
    return pd.read_csv(KEPT / "claims.csv", dtype="str")


# --- the page is what was counted ---------------------------------------------------------


def test_the_counts_are_those_of_all_answers(load: Any, claims: pd.DataFrame) -> None:
    counted = load("calibration").count(claims)
    kept, _ = load("calibration_page").read_results(KEPT)
    pd.testing.assert_frame_equal(kept, counted, check_dtype=False)


def test_the_page_is_what_the_counts_give(load: Any) -> None:
    page = load("calibration_page")
    text = PAGE.read_text(encoding="utf-8")
    assert page.fill(text, *page.read_results(KEPT)) == text
    assert set(re.findall(r"<!-- made: (\w+) -->", text)) == {
        "run",
        "over",
        "false",
        "found",
        "line",
    }


def test_a_count_that_is_changed_changes_the_page(load: Any) -> None:
    page = load("calibration_page")
    results, run = page.read_results(KEPT)
    at = (results["setting"] == "change-trend") & (results["method"] == "hdiary")
    results.loc[at, ["false", "false_low", "false_high"]] = [0.01, 0.0, 0.03]
    text = PAGE.read_text(encoding="utf-8")
    assert page.fill(text, results, run) != text


def test_the_picture_has_the_numbers_of_the_counts(load: Any) -> None:
    results, _ = load("calibration_page").read_results(KEPT)
    draw = load("calibration_picture")
    words = " ".join(
        draw.tell(results[results[share].notna()], share) for share in ("false", "found")
    )
    drawn = re.search(r"<desc>(.*?)</desc>", PICTURE.read_text(encoding="utf-8"), re.DOTALL)
    assert drawn is not None
    assert drawn[1].replace("&quot;", '"').replace("&#x27;", "'") == words


def test_every_mark_of_the_picture_stands_at_its_share(load: Any) -> None:
    results, _ = load("calibration_page").read_results(KEPT)
    draw = load("calibration_picture")
    upper, lower = draw.draw_picture(results).axes
    for ax, share in ((upper, "false"), (lower, "found")):
        shown = results[results[share].notna() & results["method"].isin(draw.METHODS)]
        marks = [
            c.get_offsets() for c in ax.collections if c.get_offset_transform() == ax.transData
        ]
        drawn = np.concatenate([at for at in marks if len(at) > 1])
        assert sorted(drawn[:, 0]) == pytest.approx(sorted(100 * shown[share]))


def test_the_marks_of_the_picture_differ_in_shape(load: Any) -> None:
    shapes = [look["marker"] for look in load("calibration_picture").LOOKS.values()]
    assert len(set(shapes)) == len(shapes)


def test_the_page_says_by_which_command_commit_and_seed(load: Any) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert re.fullmatch(r"[0-9a-f]{40}", RUN["commit"])
    assert not RUN["changed_since"], "it was made from a commit and nothing else"
    for told in (RUN["command"], RUN["commit"], f"seed {RUN['seed']}", f"{RUN['people']} people"):
        assert told in text
    assert f"--people {RUN['people']} --seed {RUN['seed']}" in RUN["command"]


def test_where_hdiary_is_wrong_too_often_stands_in_words(load: Any) -> None:
    results, _ = load("calibration_page").read_results(KEPT)
    text = PAGE.read_text(encoding="utf-8")
    over = results[(results["method"] == "hdiary") & (results["false_low"] > 0.05)]
    assert {"change-trend", "triggers-recall-no"} <= set(over["setting"]), "what is known of it"
    for row in over.itertuples():
        line = next(line for line in text.splitlines() if line.startswith(f"| {row.name} | "))
        assert line.endswith("**too often** |")
    assert text.count("**too often** |") == len(over)
    drawn = PICTURE.read_text(encoding="utf-8")
    assert drawn.count("<!-- too often -->") == len(over)


def test_the_page_begins_with_how_many_kinds_keep_the_promise(load: Any) -> None:
    results, _ = load("calibration_page").read_results(KEPT)
    every = results[(results["method"] == "hdiary") & results["false"].notna()]
    over = int((every["false_low"] > 0.05).sum())
    first = PAGE.read_text(encoding="utf-8").splitlines()[3]
    assert first.startswith(f"{len(every) - over} of {len(every)} kinds of made-up diaries keep")


@pytest.mark.parametrize(("share", "told"), [(0.105, 11), (0.145, 15), (0.085, 9), (0.074, 7)])
def test_a_half_per_cent_is_rounded_up(load: Any, share: float, told: int) -> None:
    assert load("calibration_common").percent(share) == told


def test_every_way_in_which_diaries_mislead_has_a_row(load: Any) -> None:
    settings = load("calibration").SETTINGS.values()
    ways = {way for setting in settings for way in setting.ways}
    assert ways == set(load("calibration_page").WAYS) == set(range(1, 18))
    text = PAGE.read_text(encoding="utf-8")
    for number, name in load("calibration_page").WAYS.items():
        assert f"{number} {name}" in text
    questions = {setting.question for setting in settings}
    for of in questions:
        assert any(s.question == of and not s.ways and not s.true for s in settings), "no trap"
        assert any(s.question == of and s.true for s in settings), "an effect"


# --- what was counted can be counted again ------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("key", AGAIN)
def test_the_first_people_are_answered_again_as_they_were(
    load: Any, claims: pd.DataFrame, key: str
) -> None:
    marks = load("calibration").run_setting(key, people=AGAIN[key], seed=RUN["seed"])
    kept = claims[claims["setting"] == key].set_index("method")["marks"]
    assert {name: "".join(map(str, m)) for name, m in marks.items()} == {
        name: digits[: AGAIN[key]] for name, digits in kept.items()
    }


@pytest.mark.slow
def test_the_first_people_are_the_same_however_many_are_asked(load: Any) -> None:
    run = load("calibration").run_setting
    few, many = (run("dose-less", people=n, seed=3) for n in (3, 25))
    for name, marks in few.items():
        assert marks.tolist() == many[name][:3].tolist()
    assert len(many["hdiary"]) == 25


def test_kinds_that_are_asked_again_stand_among_those_that_are_kept(
    load: Any, claims: pd.DataFrame
) -> None:
    script = load("calibration")
    people = int(RUN["people"])
    new = pd.DataFrame([{"setting": "dose-less", "method": "hdiary", "marks": "1" * people}])
    run = RUN | {"commit": "f" * 40, "minutes": 1.0}
    table, told = script.keep_others(new, run, folder=KEPT)
    assert list(dict.fromkeys(table["setting"])) == list(script.SETTINGS), "in their order"
    assert table.loc[table["setting"] == "dose-less", "marks"].tolist() == ["1" * people]
    assert told["kept_from"] == RUN["commit"]
    assert told["asked_again"] == ["dose-less"]
    page = load("calibration_page")
    words = page.tell_run(told, page.read_results(KEPT)[0])
    assert f"`{'f' * 40}` (of `dose-less`; all other answers are of commit" in words
    with pytest.raises(SystemExit, match="of other people"):
        script.keep_others(new, run | {"seed": 3}, folder=KEPT)


@pytest.mark.slow
def test_the_command_prints_some_kinds_and_writes_nothing(
    load: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    script = load("calibration")
    monkeypatch.setattr(script, "save", None)
    script.main(["--people", "2", "--seed", "1", "--only", "trial-none", "trial-third"])
    told = capsys.readouterr().out
    assert "| nothing misleads | - |" in told
    assert "exercises take the odds down" in told


def test_the_command_writes_claims_counts_and_how_they_were_made(
    load: Any, claims: pd.DataFrame, tmp_path: Path
) -> None:
    script = load("calibration")
    page = tmp_path / "calibration.md"
    page.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    script.save(claims, RUN, out=tmp_path / "calibration", page=page)
    assert page.read_bytes() == PAGE.read_bytes()
    for name in ("claims.csv", "results.csv", "run.json"):
        made, kept = (folder / name for folder in (tmp_path / "calibration", KEPT))
        assert made.read_bytes() == kept.read_bytes()


def test_a_run_that_was_stopped_goes_on(
    load: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = load("calibration")
    asked: list[str] = []

    def run(key: str, *, people: int, seed: int) -> dict[str, Any]:
        asked.append(key)
        return {"hdiary": np.zeros(people, dtype=np.int64)}

    monkeypatch.setattr(script, "run_setting", run)
    for _ in range(2):
        parts = list(
            script.run_all(["trial-none", "dose-none"], people=3, seed=1, jobs=1, parts=tmp_path)
        )
    assert asked == ["trial-none", "dose-none"]
    assert parts[0][0] == [{"setting": "trial-none", "method": "hdiary", "marks": "000"}]


def test_a_kind_that_is_not_there_is_named_with_those_that_are(load: Any) -> None:
    with pytest.raises(SystemExit, match=r"no 'tea'.*triggers-none"):
        load("calibration").choose(["tea"])


@pytest.mark.parametrize(
    "path",
    [*sorted(BENCHMARKS.glob("calibrate_*.py")), BENCHMARKS / "calibration.py"],
    ids=lambda p: p.stem,
)
def test_every_calibration_takes_people_and_a_seed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for option in ("--people", "--seed"):
        assert re.search(rf'add_argument\(\s*"{option}"', text), option


# --- who is asked beside hdiary -------------------------------------------------------------


def test_looks_are_right_wrong_or_false(load: Any) -> None:
    judge = load("calibration_common").judge_looks
    p = np.array([[0.01, 0.2], [0.01, 0.01], [0.2, 0.01], [0.04, 0.9]])
    way, true = np.array([[1, 1], [-1, 1], [1, 1], [1, 1]]), np.array([1.0, 0.0])
    # Found; the wrong way round and something false; false; found, but not among two looks.
    assert judge(p, way, true, many=False).tolist() == [2, 5, 1, 2]
    assert judge(p, way, true, many=True).tolist() == [2, 5, 1, 0]


def test_in_pairs_of_days_the_odds_ratio_is_that_of_discordant_pairs(load: Any) -> None:
    # Of 12 pairs with one headache each, six had it with the factor and two without.
    with_it = np.repeat([1.0, 0.0, 1.0, 0.0], [6, 2, 2, 2])
    without = np.repeat([0.0, 1.0, 1.0, 0.0], [6, 2, 2, 2])
    x = np.stack([with_it, without], axis=1)[None, :, :, None]
    y = np.broadcast_to([1.0, 0.0], (1, 12, 2)).copy()
    fit = load("calibration_strata").fit_strata
    beta, covariance = fit(x, y, np.ones_like(y, dtype=bool))
    assert beta[0, 0] == pytest.approx(np.log(6 / 2))
    assert covariance[0, 0, 0] == pytest.approx(1 / 6 + 1 / 2)


def test_the_peer_of_triggers_is_the_conditional_logit_of_statsmodels(load: Any) -> None:
    rng = np.random.default_rng(1)
    headache = (rng.random((3, 90)) < 0.45).astype(float)
    exposure = (rng.random((3, 2, 90)) < 0.3).astype(float)
    headache[0, 5:9], exposure[0, 0, 20:25] = np.nan, np.nan
    p, beta = load("calibration_strata").strata_logit(headache, exposure)
    day = np.arange(1, 90)
    for person, factor in ((0, 0), (2, 1)):
        y, yesterday = headache[person, 1:], headache[person, :-1]
        x = np.column_stack([exposure[person, factor, :-1], yesterday, (day % 7 >= 5) * 1.0])
        known = ~np.isnan(y) & ~np.isnan(x).any(axis=1)
        model = ConditionalLogit(y[known], x[known], groups=((day - 1) // 28)[known])
        fit = model.fit(method="newton", disp=0)
        assert beta[person, factor] == pytest.approx(fit.params[0], rel=1e-4)
        assert p[person, factor] == pytest.approx(fit.pvalues[0], rel=1e-4)


def test_the_naive_answer_on_the_same_day_is_a_chi_square_test(load: Any) -> None:
    # 20 days with it, 12 of them with headache; 30 without, 9 with.
    exposure = np.repeat([1.0, 0.0], [20, 30])[None, None]
    headache = np.concatenate([np.repeat([1.0, 0.0], [12, 8]), np.repeat([1.0, 0.0], [9, 21])])[
        None
    ]
    p = load("trigger_peers").same_day(headache, exposure)[0, 0]
    assert p == pytest.approx(chi2_contingency([[12, 8], [9, 21]], correction=False).pvalue)
    # By hand: 0.6 and 0.3, pooled 0.42.
    z = 0.3 / np.sqrt(0.42 * 0.58 * (1 / 20 + 1 / 30))
    assert p == pytest.approx(2 * norm.sf(z))


def test_the_naive_answer_on_relief_is_whether_pain_fell(load: Any) -> None:
    fell = load("calibration_relief")._fell
    assert fell(np.array([2.0, 2.0, 2.0])) == 0.0, "always the same fall: nothing to doubt"
    assert fell(np.array([-1.0, -2.0, -2.0])) == 1.0, "pain that rose did not fall"
    # Falls 1, 2 and 3: t is 2 / (1 / sqrt 3) with 2 degrees of freedom.
    t = 2 * np.sqrt(3)
    assert fell(np.array([1.0, 2.0, 3.0])) == pytest.approx(1 - t / np.sqrt(2 + t**2))


def test_the_peer_of_relief_compares_at_the_same_starting_pain(load: Any) -> None:
    relief = load("calibration_relief")
    rng = np.random.default_rng(4)
    before = rng.integers(2, 10, 60).astype(float)
    drug = rng.random(60) < before / 12
    part = pd.DataFrame(
        {
            "date": pd.Timestamp("2026-01-05") + pd.to_timedelta(np.arange(60), "D"),
            "treatment": np.where(drug, "ibuprofen", "none"),
            "pain_before": before,
            # What falls by itself is half of what is above 2, up to a small luck.
            "pain_after": before - (before - 2) / 2 - 0.01 * rng.normal(size=60),
            "after_min": 120.0,
        }
    )
    bare, line, _ = relief.ask_others(part)
    assert bare[0] < 0.001, "pain fell after the drug"
    assert line[0] > 0.05, "and no further than without it"


def test_the_oracle_of_relief_knows_how_pain_falls_by_itself(load: Any) -> None:
    relief, traps = load("calibration_relief"), load("relief_traps")
    trap = traps.Trap(name="", left_alone=0.3)
    made = traps.live_attacks(trap, people=400, seed=2)
    p, way = relief.ask_oracle(made, trap)
    assert np.nanmean(p < 0.05) == pytest.approx(0.05, abs=0.02)
    assert np.nanstd(way) == pytest.approx(1.0, abs=0.06)


def test_days_and_pairs_of_weeks_of_an_experiment_are_compared_by_hand(load: Any) -> None:
    # Two pairs of weeks: 5 and 3 headache days, then 2 and 6; the active arm first, then second.
    weeks = [(5, True), (3, False), (2, False), (6, True)]
    headache = np.concatenate([np.repeat([1.0, 0.0], [n, 7 - n]) for n, _ in weeks])
    active = np.repeat([arm for _, arm in weeks], 7)
    pooled, paired, apart = load("calibration_trial")._pool_and_pair(headache, active)
    assert pooled == pytest.approx(chi2_contingency([[3, 11], [9, 5]], correction=False).pvalue)
    assert apart == pytest.approx((2 / 7 + 4 / 7) / 2)
    # t = 3 with 1 degree of freedom: the differences are 2 and 4 sevenths.
    assert paired == pytest.approx(1 - 2 * np.arctan(3) / np.pi)


def test_where_nothing_is_true_the_oracle_is_wrong_in_one_person_of_twenty(
    load: Any, claims: pd.DataFrame
) -> None:
    null = [key for key, setting in load("calibration").SETTINGS.items() if not setting.true]
    rows = claims[claims["setting"].isin(null) & (claims["method"] == "oracle")]
    wrong = np.array([int(digit) for marks in rows["marks"] for digit in marks])
    assert wrong.mean() == pytest.approx(0.05, abs=0.01)
