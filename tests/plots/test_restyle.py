"""Every picture in the look of a journal, on axes that were given or its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import matplotlib
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import Collection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

import hdiary
from hdiary import plots
from hdiary.plots import INKS, alt_text, figure_svg, plot_burden, restyle
from hdiary.plots.style import TEXT, figure_of
from hdiary.simulate import sample_diary, simulate_diaries
from hdiary.trials import plan_trial
from hdiary.trials.participant import simulate_participant
from hdiary.trials.promise import promise

NAMES = [name for name in plots.__all__ if name.startswith("plot_")]
SERIF, NEW = "DejaVu Serif", "#cc79a7"


@cache
def ask(name: str) -> Any:
    """Give the answer of a question about the sample, or about some people."""
    if name in {"people", "pooled"}:
        many = hdiary.make_diary(simulate_diaries(6, 90, seed=2).entries)
        return hdiary.burden(many) if name == "people" else hdiary.relief(many)
    if name == "arms":
        people = pd.DataFrame({"patient": list("ab"), "arm": ["new", "old"]})
        rows = [(p, "headache_days", n, 10.0 - n) for p in "ab" for n in range(3)]
        table = pd.DataFrame(rows, columns=["patient", "endpoint", "period", "value"])
        settings = {"period_days": 28, "responder_of": "headache_days"}
        table = table.astype({"patient": "category"})
        named: Any = {"headache_days": None}
        return hdiary.EndpointsResult(table=table, people=people, settings=settings, named=named)
    if name == "plan":
        return plan_trial(["walking", "none"], periods=12, start="2026-01-05", seed=1)
    if name == "promise":
        return promise(ask("plan"))
    if name == "trial":
        lived = simulate_participant(ask("plan"), effect=0.8, seed=3)
        return hdiary.trial(hdiary.make_diary(lived), plan=ask("plan"))
    diary = hdiary.make_diary(sample_diary().entries)
    given = {"since": "2026-03-30"} if name == "change" else {}
    return getattr(hdiary, name)(diary, **given)


ASKED = {
    "calendar": "burden", "clock": "pattern", "weekdays": "pattern", "places": "pattern",
    "strips": "triggers", "factor": "triggers", "pain": "burden",
}  # fmt: skip
"""Pictures that are not called as their question is."""


def draw(name: str, **how: Any) -> Axes:
    """Draw a picture of the answer that it is about."""
    kind = name.removeprefix("plot_")
    answer = ask(ASKED.get(kind, kind))
    if kind == "factor":
        how["factor"] = answer.before["factor"].iloc[0]
    plot: Callable[..., Axes] = getattr(plots, name)
    return plot(answer, **how)


def words_in(ax: Axes) -> list[Text]:
    """Every piece of writing of a picture that hdiary wrote and that is seen."""
    return [text for text in ax.texts if text.get_text()]


def inks_of(ax: Axes) -> set[str]:
    """Every colour that is seen in a picture."""
    return {to_hex(colour) for colour in _colours(ax)}


def _colours(ax: Axes) -> Iterator[Any]:
    for artist in ax.get_children():
        if isinstance(artist, Collection):
            yield from [*artist.get_facecolor(), *artist.get_edgecolor()]
            continue
        for what in ("color", "facecolor", "edgecolor", "markerfacecolor", "markeredgecolor"):
            colour = getattr(artist, f"get_{what}", lambda: "none")()
            if isinstance(colour, str | tuple) and colour != "none":
                yield colour


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_is_drawn_in_the_axes_that_are_given(name: str) -> None:
    figure = Figure(figsize=(7, 5))
    ax, beside = figure.subplots(1, 2)
    left_alone = len(beside.get_children())
    assert draw(name, ax=ax) is ax
    assert figure.axes == [ax, beside]
    assert len(beside.get_children()) == left_alone
    assert alt_text(ax)


def test_no_figure_is_made_beside_the_axes_that_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    ax = Figure().subplots()
    for name in NAMES:
        draw(name)  # What is asked is asked before.
    monkeypatch.setattr(Figure, "__init__", lambda *_, **__: pytest.fail("a further figure"))
    for name in NAMES:
        ax.clear()
        draw(name, ax=ax)


@pytest.mark.parametrize("given", [False, True], ids=["its own axes", "axes given"])
@pytest.mark.parametrize("name", NAMES)
def test_a_journals_type_is_followed_where_it_is_asked_for(name: str, given: bool) -> None:
    def axes() -> dict[str, Axes]:
        return {"ax": Figure(figsize=(7, 5)).subplots()} if given else {}

    sizes = {float(text.get_fontsize()) for text in words_in(draw(name, **axes()))}
    journal = {"font.family": SERIF, "font.size": 9.0}
    with matplotlib.rc_context(journal), restyle(follow=True):
        ax = draw(name, **axes())
    texts = words_in(ax)
    assert all(text.get_fontfamily() == [SERIF] for text in texts)
    found = {round(float(text.get_fontsize()), 6) for text in texts}
    assert found == {round(size * 9.0 / TEXT, 6) for size in sizes}
    if ax.axison and not given:
        assert all(tick.get_fontfamily() == [SERIF] for tick in ax.get_xticklabels())


@pytest.mark.parametrize("name", NAMES)
def test_a_changed_ink_takes_the_place_of_the_houses_everywhere(name: str) -> None:
    used = inks_of(draw(name))
    for ink, colour in INKS.items():
        if colour not in used:
            continue
        with restyle(**{ink: NEW}):
            found = inks_of(draw(name))
        assert NEW in found, ink
        assert colour not in found, ink


def test_every_ink_but_the_rarest_is_somewhere() -> None:
    used = set[str]().union(*(inks_of(draw(name)) for name in NAMES))
    assert {INKS[name] for name in ("ink", "muted", "paper", "blue", "pale_blue")} <= used


@pytest.mark.parametrize("name", NAMES)
def test_lines_are_wider_where_that_is_asked_for(name: str) -> None:
    before = [line.get_linewidth() for line in draw(name).lines]
    with restyle(lines=2):
        after = [line.get_linewidth() for line in draw(name).lines]
    assert after == [pytest.approx(2 * width) for width in before]


def test_a_journals_lines_and_words_are_followed_too() -> None:
    before = [line.get_linewidth() for line in draw("plot_change").lines]
    journal = {"lines.linewidth": 0.75, "text.color": "#000000"}
    with matplotlib.rc_context(journal), restyle(follow=True, text=TEXT):
        ax = draw("plot_change")
    assert [line.get_linewidth() for line in ax.lines] == [pytest.approx(w / 2) for w in before]
    assert "#000000" in inks_of(ax)


def test_what_is_named_comes_before_what_is_followed() -> None:
    with matplotlib.rc_context({"font.size": 30}), restyle(follow=True, text=8):
        ax = draw("plot_burden")
    assert max(float(text.get_fontsize()) for text in words_in(ax)) == pytest.approx(8)


@pytest.mark.parametrize("name", NAMES)
def test_after_the_block_pictures_are_those_of_the_house(name: str) -> None:
    plain = figure_svg(draw(name))
    with restyle(family=SERIF, text=9, lines=2, blue=NEW):
        other = figure_svg(draw(name))
    assert other != plain
    assert figure_svg(draw(name)) == plain


def test_a_block_that_asks_for_nothing_changes_nothing() -> None:
    plain = figure_svg(draw("plot_burden"))
    with restyle():
        assert figure_svg(draw("plot_burden")) == plain


def test_a_picture_keeps_its_look_when_it_is_saved_later() -> None:
    with restyle(blue=NEW):
        ax = draw("plot_burden")
    assert NEW in figure_svg(ax)
    assert INKS["blue"] not in figure_svg(ax)


def test_how_often_it_hurt_where_is_shown_in_shades_of_another_ink() -> None:
    blue = inks_of(draw("plot_places"))
    with restyle(blue=NEW):
        assert len(inks_of(draw("plot_places")) - blue) > 3


def test_no_sentence_calls_an_ink_blue_that_is_not() -> None:
    assert "Blue:" in " ".join(text.get_text() for text in draw("plot_change").texts)
    with restyle(blue=NEW):
        told = " ".join(text.get_text() for text in draw("plot_change").texts)
    assert "Blue" not in told
    assert "Thick lines: estimated level" in told


def test_paper_is_the_ground_of_the_whole_picture() -> None:
    with restyle(paper="#101418"):
        ax = draw("plot_burden")
    assert to_hex(figure_of(ax).get_facecolor()) == to_hex(ax.get_facecolor()) == "#101418"


def test_what_stood_in_the_axes_before_is_left_alone() -> None:
    ax = Figure().subplots()
    (line,) = ax.plot([1, 2], color=INKS["blue"], linewidth=1.0)
    with restyle(blue=NEW, lines=3):
        plot_burden(ask("burden"), ax=ax)
    assert (line.get_color(), line.get_linewidth()) == (INKS["blue"], 1.0)


def test_pain_has_other_colours_where_they_are_asked_for() -> None:
    plain = figure_svg(draw("plot_calendar"))
    with restyle(pain_colours="viridis_r"):
        assert figure_svg(draw("plot_calendar")) != plain


def test_the_look_ends_with_the_block_also_after_an_error() -> None:
    with pytest.raises(RuntimeError), restyle(text=20):
        raise RuntimeError
    assert max(float(text.get_fontsize()) for text in words_in(draw("plot_burden"))) < 10


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"red": "#ff0000"}, "there is no ink 'red'; name one of ink, muted"),
        ({"blue": "nothing like it"}, 'blue is no colour; give one such as "#d55e00"'),
        ({"blue": 3}, "blue is no colour"),
        ({"family": "No Such Font"}, "there is no font 'No Such Font' on this computer"),
        ({"family": 3}, "family is a value of the kind int"),
        ({"text": 0}, "text is 0; it must be above 0"),
        ({"text": "9"}, "text is a value of the kind str"),
        ({"lines": float("nan")}, "lines is nan; it must be above 0"),
        ({"pain_colours": "rainbows"}, "matplotlib has no colours called 'rainbows'"),
    ],
    ids=str,
)
def test_what_no_picture_can_have_is_refused_in_words(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words), restyle(**wrong):
        pass
