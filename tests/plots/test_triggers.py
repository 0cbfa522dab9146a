"""The forest of odds ratios, and the days behind each factor."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import combinations, pairwise
from types import SimpleNamespace
from typing import Any

import matplotlib
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import FillBetweenPolyCollection
from matplotlib.colors import same_color
from matplotlib.figure import Figure
from matplotlib.text import Text

from hdiary.plots import alt_text, figure_svg, plot_strips, plot_triggers
from hdiary.plots.lettering import measure, shorten, wrap_words
from hdiary.plots.style import BLUE, INK, MUTED, WIDTH, figure_of
from hdiary.words import phrase

PLOTS = (plot_triggers, plot_strips)
MORE, FEWER = "more headaches", "fewer headaches"
LITTLE, CANNOT, TOO_FEW = "little or no difference", "cannot tell yet", "not enough data"
ODD = 'after $x_1$ <b>wine</b> & "cheese" żółć жара αβ 頭痛\tzu\nHause'


def make_row(factor: str, verdict: str = CANNOT, **changes: Any) -> dict[str, Any]:
    """Give a row of the table, 21 of 40 days with a headache after it and 12 of 60 without."""
    number = changes.get("kind", "yes/no") != "yes/no"
    row: dict[str, Any] = {
        "patient": "1",
        "factor": factor,
        "source": "own column" if number else "activity",
        "kind": "yes/no",
        "window": "day before",
        "days_used": 142,
        "days_exposed": 40,
        "days_unexposed": 60,
        "headaches_exposed": 21,
        "headaches_unexposed": 12,
        "odds_ratio": 1.2,
        "ci_low": 0.6,
        "ci_high": 2.4,
        "verdict": verdict,
        "cut": 5.0 if number else np.nan,
        "contrast": "amounts" if number else "with",
        "low_amount": 2.0 if number else np.nan,
        "high_amount": 7.0 if number else np.nan,
        "may_follow": False,
    }
    if verdict == TOO_FEW:
        row |= {"odds_ratio": np.nan, "ci_low": np.nan, "ci_high": np.nan}
    return row | changes


def make_strip(factor: str, *, days: int = 184, seed: int = 1, number: bool = False) -> Any:
    """Give every calendar day of one factor, some not recorded and some not said."""
    rng = np.random.default_rng(seed)
    before = rng.random(days) < 0.4
    state = np.where(rng.random(days) < np.where(before, 0.5, 0.2), "headache", "clear")
    state[rng.random(days) < 0.08] = "not recorded"
    said = before.astype(object)
    said[0] = pd.NA
    said[rng.random(days) < 0.05] = pd.NA
    return pd.DataFrame(
        {
            "patient": "1",
            "factor": factor,
            "kind": "number" if number else "yes/no",
            "date": pd.date_range("2026-03-01", periods=days).astype("datetime64[us]"),
            "state": state,
            "exposed_before": said,
        }
    )


def count_used(strip: pd.DataFrame) -> dict[str, int]:
    """Count the days behind an odds ratio as the question does, day by day."""
    counts = dict.fromkeys(
        ("days_exposed", "days_unexposed", "headaches_exposed", "headaches_unexposed"), 0
    )
    rows = strip.to_dict("records")
    for before, row in pairwise(rows):
        if "not recorded" in (before["state"], row["state"]) or pd.isna(row["exposed_before"]):
            continue
        side = "exposed" if row["exposed_before"] else "unexposed"
        counts[f"days_{side}"] += 1
        counts[f"headaches_{side}"] += row["state"] == "headache"
    return counts


def make_result(
    rows: list[dict[str, Any]], *, days: int = 184, patient: str = "1"
) -> SimpleNamespace:
    """Give a triggers-shaped result of one person; claimed factors have their strips."""
    strips = [make_strip("none", days=days).iloc[:0]]
    told = []
    for seed, row in enumerate(rows):
        if row["verdict"] in (MORE, FEWER) and row["window"] == "day before":
            strip = make_strip(row["factor"], days=days, seed=seed, number=row["kind"] != "yes/no")
            strips.append(strip)
            row = row | count_used(strip)
        told.append(row)
    coverage = {"patient": [patient], "days": [days], "recorded": [160], "not_recorded": [24]}
    columns = list(make_row("none"))
    return SimpleNamespace(
        table=pd.DataFrame(told, columns=columns).assign(patient=patient),
        strips=pd.concat(strips, ignore_index=True).assign(patient=patient),
        settings={"little": (0.67, 1.5), "level": 0.95},
        coverage=pd.DataFrame(coverage),
    )


ROWS = [
    make_row("late night", odds_ratio=1.3, ci_low=0.5, ci_high=3.4),
    make_row("walking", LITTLE, odds_ratio=0.95, ci_low=0.72, ci_high=1.25),
    make_row("screens all day", MORE, odds_ratio=2.4, ci_low=1.4, ci_high=4.1),
    make_row("skipped meal", TOO_FEW),
    make_row("stretching", FEWER, odds_ratio=0.35, ci_low=0.18, ci_high=0.7),
    make_row("stress", MORE, odds_ratio=1.6, ci_low=1.2, ci_high=2.2, kind="number"),
    make_row("stress, change", kind="change", odds_ratio=1.1, ci_low=0.8, ci_high=1.6, cut=0.0),
    make_row("looking down", odds_ratio=2.0, ci_low=0.1, ci_high=40.0, may_follow=True),
    make_row("gardening", TOO_FEW),
    make_row("late night", window="same day", odds_ratio=3.0),
]


@pytest.fixture
def result() -> SimpleNamespace:
    """Every verdict and every kind of factor."""
    return make_result(ROWS)


def texts_in(ax: Axes) -> list[Text]:
    """Every piece of writing in the picture that is not empty."""
    ticks = ax.get_xticklabels() if ax.axison else []
    title = ax._left_title  # type: ignore[attr-defined]
    return [text for text in [*ax.texts, *ticks, title] if text.get_text()]


def words_on(ax: Axes) -> list[str]:
    """Every word that stands in the picture."""
    return [text.get_text() for text in texts_in(ax)]


def names_on(ax: Axes, result: SimpleNamespace) -> list[str]:
    """Give the factors named at the left of the rows, from the top."""
    named = [t for t in ax.texts if t.get_text() in set(result.table["factor"])]
    return [text.get_text() for text in sorted(named, key=lambda t: t.get_position()[1])]


def find_clashes(ax: Axes) -> list[str]:
    """Name the words that run into one another or out of the picture."""
    figure = figure_of(ax)
    figure.draw_without_rendering()
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts_in(ax)]
    found = [
        f"{words!r} leaves the picture"
        for words, box in boxes
        if box.x0 < -1 or box.x1 > figure.bbox.width + 1 or box.y0 < -1 or box.y1 > figure.bbox.y1
    ]
    for (one, a), (other, b) in combinations(boxes, 2):
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        # Boxes of type hold room for ascenders and descenders that words do not fill.
        down = min(a.y1, b.y1) - max(a.y0, b.y0)
        if across > 0.5 and down > 0.35 * min(a.height, b.height):
            found.append(f"{one!r} on {other!r}")
    return found


def marks_at(ax: Axes, colour: str) -> int:
    """Count the marks of days in one ink, without the one in the key."""
    paths = [p.get_path() for p in ax.patches if same_color(p.get_facecolor(), colour)]
    return sum(len(path.vertices) // 5 for path in paths) - 1


@pytest.mark.parametrize("plot", PLOTS)
class TestBoth:
    def test_there_is_a_title_and_words_with_numbers(self, plot: Any, result: Any) -> None:
        ax = plot(result)
        assert ax.get_title(loc="left")
        assert any(c.isdigit() for c in alt_text(ax))
        assert "nan" not in " ".join([alt_text(ax), *words_on(ax)]).lower()
        assert figure_of(ax).get_figwidth() == WIDTH

    def test_nothing_is_said_to_cause_anything(self, plot: Any, result: Any) -> None:
        ax = plot(result)
        told = " ".join([alt_text(ax), *words_on(ax)]).lower()
        assert not re.search(r"trigger|caus|p-value|significan", told)

    def test_it_is_drawn_where_it_is_asked_for_and_stays_there(
        self, plot: Any, result: Any
    ) -> None:
        figure = Figure(figsize=(8, 5))
        ax = figure.add_subplot()
        room = ax.get_position()
        assert plot(result, ax=ax) is ax
        assert figure.axes == [ax]
        assert find_clashes(ax) == []
        figure.draw_without_rendering()
        below = min(t.get_window_extent().y0 for t in texts_in(ax))
        assert below > room.y0 * figure.bbox.height - 8

    def test_the_persons_own_style_is_left_alone(self, plot: Any, result: Any) -> None:
        before = dict(matplotlib.rcParams)
        plain = plot(result)
        assert dict(matplotlib.rcParams) == before
        with matplotlib.rc_context({"font.family": "serif", "font.size": 30, "axes.grid": True}):
            ax = plot(result)
        assert words_on(ax) == words_on(plain)
        assert all(text.get_fontfamily() == ["DejaVu Sans"] for text in texts_in(ax))

    def test_the_result_is_not_changed(self, plot: Any, result: Any) -> None:
        before = {name: getattr(result, name).copy() for name in ("table", "strips", "coverage")}
        plot(result)
        for name, frame in before.items():
            pd.testing.assert_frame_equal(getattr(result, name), frame)

    def test_one_of_several_people_must_be_named(self, plot: Any, result: Any) -> None:
        two = [make_result(ROWS, patient="Anna"), make_result(ROWS[:2], patient="Ben")]
        frames = {
            name: pd.concat([getattr(one, name) for one in two], ignore_index=True)
            for name in ("table", "strips", "coverage")
        }
        both = SimpleNamespace(settings=result.settings, **frames)
        with pytest.raises(ValueError, match="holds 2 people"):
            plot(both)
        with pytest.raises(ValueError, match="nobody") as refused:
            plot(both, patient="Carl")
        assert "Anna" not in str(refused.value)
        assert alt_text(plot(both, patient="Anna")) == alt_text(plot(result))
        assert alt_text(plot(both, patient="Ben")) == alt_text(plot(make_result(ROWS[:2])))

    def test_no_factors_give_a_sentence(self, plot: Any) -> None:
        ax = plot(make_result([]))
        assert not ax.patches
        assert alt_text(ax) in words_on(ax)
        assert alt_text(ax).endswith(".")

    def test_names_of_any_kind_are_written_as_they_are(self, plot: Any) -> None:
        names = (ODD, "x" * 80, "a name of eighty characters that goes on and on, " + "and on " * 5)
        rows = [make_row(name, MORE, odds_ratio=2.0, ci_low=1.2, ci_high=3.0) for name in names]
        ax = plot(make_result(rows))
        assert find_clashes(ax) == []
        assert not any(text.get_parse_math() for text in texts_in(ax))
        svg = ET.fromstring(figure_svg(ax, prefix="a"))
        assert (svg.findtext("desc") or "").split() == alt_text(ax).split()
        assert all(name.split()[0] in alt_text(ax) for name in names)
        assert any(word.startswith("after $x_1$ <b>") for word in words_on(ax))
        assert any(word.startswith("xxx") and word.endswith("…") for word in words_on(ax))

    def test_two_hundred_factors_are_cut_and_counted(self, plot: Any) -> None:
        rows = [
            make_row(f"factor {i:03d}", MORE, odds_ratio=2 + i / 100, ci_low=1.2, ci_high=6.0)
            for i in range(200)
        ]
        ax = plot(make_result(rows, days=60), most=4)
        assert "Not shown: 196 more factors." in " ".join(words_on(ax))
        assert "Not shown: 196 more factors." in alt_text(ax)
        assert names_on(ax, make_result(rows, days=60)) == [
            f"factor {i}" for i in range(199, 195, -1)
        ]
        assert find_clashes(ax) == []


class TestForest:
    def test_claims_come_first_by_size_and_then_the_surest(self, result: SimpleNamespace) -> None:
        ax = plot_triggers(result)
        assert names_on(ax, result) == [
            "stretching",
            "screens all day",
            "stress",
            "walking",
            "stress, change",
            "late night",
            "looking down",
        ]

    def test_claims_are_blue_and_filled_and_the_others_grey_and_open(
        self, result: SimpleNamespace
    ) -> None:
        ax = plot_triggers(result)
        points = {
            float(ratio): line
            for line in ax.lines
            if line.get_marker() == "o"
            for ratio in np.asarray(line.get_xdata())
        }
        assert sorted(points) == [0.35, 0.95, 1.1, 1.3, 1.6, 2.0, 2.4]
        for ratio, line in points.items():
            claimed = ratio in {0.35, 1.6, 2.4}
            assert same_color(line.get_color(), BLUE if claimed else MUTED)
            assert same_color(line.get_markerfacecolor(), BLUE) == claimed

    def test_the_axis_is_logarithmic_with_a_line_at_1_and_a_band(
        self, result: SimpleNamespace
    ) -> None:
        ax = plot_triggers(result)
        assert ax.get_xscale() == "log"
        low, high = ax.get_xlim()
        assert low * high == pytest.approx(1.0)
        assert "1" in [label.get_text() for label in ax.get_xticklabels()]
        assert "fewer headaches ← odds ratio (log scale) → more headaches" in words_on(ax)
        bands = [c for c in ax.collections if isinstance(c, FillBetweenPolyCollection)]
        edges = bands[0].get_paths()[0].get_extents()
        assert (edges.x0, edges.x1) == pytest.approx((0.67, 1.5))
        assert "little or no difference (0.67 to 1.5)" in " ".join(words_on(ax))

    def test_plain_odds_ratios_are_read_off_at_quarter_half_1_2_and_4(self) -> None:
        ax = plot_triggers(make_result([make_row("late night")]))
        assert [t.get_text() for t in ax.get_xticklabels()] == ["0.25", "0.5", "1", "2", "4"]

    @pytest.mark.parametrize(
        ("ratio", "low", "high"), [(1e-9, 0.0, 1e-3), (1e9, 1e3, np.inf), (12.0, 1.1, 90.0)]
    )
    def test_an_interval_that_goes_on_ends_in_an_arrow(
        self, ratio: float, low: float, high: float
    ) -> None:
        row = make_row("wine", MORE, odds_ratio=ratio, ci_low=low, ci_high=high)
        ax = plot_triggers(make_result([row]))
        arrows = [line.get_marker() for line in ax.lines if line.get_marker() in ("<", ">")]
        assert arrows == (["<"] if high < 1 else [">"])
        assert ax.get_xlim() == pytest.approx((1 / 16, 16))
        assert "inf" not in alt_text(ax)
        assert find_clashes(ax) == []

    def test_counts_stand_at_the_right(self, result: SimpleNamespace) -> None:
        words = words_on(plot_triggers(result))
        assert {"with 21/40", "without 12/60", "above 0: 21/40", "up to 0: 12/60"} <= set(words)

    def test_verdicts_stand_under_the_names(self, result: SimpleNamespace) -> None:
        words = words_on(plot_triggers(result))
        assert {MORE, FEWER, LITTLE, CANNOT, f"{MORE} †", f"{CANNOT} *"} <= set(words)
        assert "* may follow the headache or be an early sign of it." in words

    def test_coverage_stands_below(self, result: SimpleNamespace) -> None:
        words = "Days used: 142 of 160 recorded days (the day before recorded too)."
        assert words in " ".join(words_on(plot_triggers(result)))
        assert words in alt_text(plot_triggers(result))

    def test_factors_with_too_few_days_are_named_below(self, result: SimpleNamespace) -> None:
        words = "Too few days to say: skipped meal and gardening."
        assert words in " ".join(words_on(plot_triggers(result)))
        assert words in alt_text(plot_triggers(result))

    def test_what_never_changes_is_told_apart_from_too_few_days(self) -> None:
        rows = [make_row("desk work", TOO_FEW), make_row("stress", TOO_FEW, kind="number")]
        result = make_result([*rows, ROWS[0]])
        reasons = ["only 3 days with it; 5 are needed", "it was the same on every day", "wide"]
        result.table["reason"] = reasons
        result.reasons = {reasons[1]: phrase("triggers.reason.same")}
        words = alt_text(plot_triggers(result))
        assert "Too few days to say: desk work." in words
        assert "Always the same, or only with the season or the days before: stress." in words

    def test_too_few_days_for_every_factor_give_a_sentence(self) -> None:
        rows = [make_row(f"factor {i}", TOO_FEW, days_used=20) for i in range(200)]
        ax = plot_triggers(make_result(rows))
        assert alt_text(ax).startswith("Too few days to say: factor 0, ")
        assert "and 194 more. Days used: 20 of 160 recorded days" in alt_text(ax)

    def test_the_words_tell_each_row_in_full(self) -> None:
        rows = [
            make_row("desk work", MORE, odds_ratio=2.41, ci_low=1.3, ci_high=4.4),
            make_row("stress", LITTLE, kind="number", odds_ratio=1.0, ci_low=0.8, ci_high=1.25),
        ]
        result = make_result(rows)
        desk = result.table.iloc[0]
        assert alt_text(plot_triggers(result)) == (
            "Headache on the day after, for 2 factors. "
            "Days used: 142 of 160 recorded days (the day before recorded too). "
            "desk work: more headaches, odds ratio 2.41 (95% interval 1.3 to 4.4), "
            f"headache on {desk['headaches_exposed']} of {desk['days_exposed']} days after days "
            f"with it and on {desk['headaches_unexposed']} of {desk['days_unexposed']} after days "
            "without it. "
            "stress: little or no difference, odds ratio 1 for stress at 7 rather than 2 (95% "
            "interval 0.8 to 1.25), headache on 21 of 40 days after days above 5 and on 12 of 60 "
            "after days at or below that."
        )

    @pytest.mark.parametrize("most", [1, 3, 14])
    def test_words_stay_apart_and_inside(self, most: int, result: SimpleNamespace) -> None:
        assert find_clashes(plot_triggers(result, most=most)) == []

    def test_the_same_day_is_left_out(self, result: SimpleNamespace) -> None:
        assert names_on(plot_triggers(result), result).count("late night") == 1


class TestStrips:
    def test_every_day_behind_the_odds_ratio_is_drawn_once(self, result: SimpleNamespace) -> None:
        ax = plot_strips(result)
        claimed = result.table[result.table["verdict"].isin([MORE, FEWER])]
        headaches = claimed["headaches_exposed"] + claimed["headaches_unexposed"]
        used = claimed["days_exposed"] + claimed["days_unexposed"]
        assert marks_at(ax, INK) == headaches.sum()
        assert marks_at(ax, "#9aa3ad") == used.sum() - headaches.sum()

    def test_headaches_stand_out_without_colour(self, result: SimpleNamespace) -> None:
        ax = plot_strips(result)
        tall = {
            round(float(np.ptp(np.asarray(patch.get_path().vertices)[:5, 1])), 4)
            for patch in ax.patches
        }
        assert len(tall) == 2
        assert max(tall) > 1.8 * min(tall)

    def test_days_stand_in_the_lane_of_the_day_before_them(self) -> None:
        strip = make_strip("wine", days=6)
        strip["state"] = ["clear", "headache", "clear", "not recorded", "headache", "headache"]
        strip["exposed_before"] = pd.Series([pd.NA, True, False, True, True, False], dtype=object)
        result = make_result([make_row("wine", MORE, odds_ratio=2.0, ci_low=1.1, ci_high=3.0)])
        result.strips = strip
        ax = plot_strips(result)
        lanes: dict[str, list[int]] = {INK: [], "#9aa3ad": []}
        floors = set()
        for patch in ax.patches:
            corners = np.asarray(patch.get_path().vertices).reshape(-1, 5, 2)[:, 0]
            for ink, days in lanes.items():
                if same_color(patch.get_facecolor(), ink):
                    days += [int(x) for x, _ in corners if x >= 0]
                    floors |= {(int(x), round(float(y), 3)) for x, y in corners if x >= 0}
        # The fifth day is left out: nothing was recorded on the day before it.
        assert lanes == {INK: [1, 5], "#9aa3ad": [2]}
        floor = dict(floors)
        assert floor[1] < floor[2] == floor[5]

    def test_lanes_carry_their_counts(self, result: SimpleNamespace) -> None:
        words = words_on(plot_strips(result))
        for row in result.table[result.table["verdict"].isin([MORE, FEWER])].to_dict("records"):
            upper, lower = (
                ("above 5:", "up to 5:") if row["kind"] == "number" else ("with", "without")
            )
            assert f"{upper} {row['headaches_exposed']}/{row['days_exposed']}" in words
            assert f"{lower} {row['headaches_unexposed']}/{row['days_unexposed']}" in words

    def test_months_are_named(self, result: SimpleNamespace) -> None:
        words = words_on(plot_strips(result))
        assert {"Mar", "Apr", "May", "Jun", "Jul", "Aug"} <= set(words)
        assert any(word.startswith("1 March 2026 to 31 August 2026.") for word in words)

    @pytest.mark.parametrize("days", [1, 20, 60, 184, 365, 1800])
    def test_words_stay_apart_and_inside_at_any_length(self, days: int) -> None:
        rows = [row for row in ROWS if row["verdict"] in (MORE, FEWER)]
        ax = plot_strips(make_result(rows, days=days))
        assert find_clashes(ax) == []
        assert figure_of(ax).get_figheight() < 9

    def test_a_year_goes_on_in_another_piece(self) -> None:
        result = make_result([make_row("wine", MORE)], days=365)
        ax = plot_strips(result)
        assert ax.get_xlim()[1] == 183
        row = result.table.iloc[0]
        assert marks_at(ax, INK) == row["headaches_exposed"] + row["headaches_unexposed"]

    def test_without_a_claim_there_is_a_sentence(self) -> None:
        words = "No factor of the day before stands out, so there are no days to show behind one."
        assert alt_text(plot_strips(make_result(ROWS[:2]))) == words

    def test_the_words_tell_the_counts(self) -> None:
        result = make_result([make_row("wine", MORE), make_row("swimming", FEWER, odds_ratio=0.2)])
        words = alt_text(plot_strips(result))
        wine = result.table.iloc[0]
        assert words.startswith(
            "The days behind swimming and wine, from 1 March 2026 to 31 August 2026. "
            "swimming, fewer headaches: headache on "
        )
        assert (
            f"wine, more headaches: headache on {wine['headaches_exposed']} of "
            f"{wine['days_exposed']} days after days with it and on {wine['headaches_unexposed']} "
            f"of {wine['days_unexposed']} after days without it." in words
        )


class TestLettering:
    @pytest.mark.parametrize("words", ["", "a", ODD, "x" * 80, "desk work " * 20])
    @pytest.mark.parametrize("width", [0.3, 1.0, 3.0])
    def test_words_fit_their_room(self, words: str, width: float) -> None:
        assert measure(shorten(words, width=width, bold=True), size=7.5, bold=True) <= width
        assert all(measure(line, size=6.5) <= width for line in wrap_words(words, width=width))

    def test_short_words_are_kept(self) -> None:
        assert shorten("desk work", width=1.0) == "desk work"
        assert " ".join(wrap_words("too few days to say", width=0.7)) == "too few days to say"

    def test_a_character_that_the_type_lacks_is_marked(self) -> None:
        assert shorten("頭 ache", width=1.0) == "\N{REPLACEMENT CHARACTER} ache"
