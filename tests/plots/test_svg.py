"""Pictures as text in a page, and as files."""

from __future__ import annotations

import base64
import html
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from types import SimpleNamespace

import matplotlib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary.plots import alt_text, figure_svg, plot_burden, plot_calendar, save_figure
from hdiary.plots.picture import new_axes
from hdiary.plots.style import describe, write
from hdiary.write import WriteError


def test_a_picture_carries_its_title_and_words(burden: SimpleNamespace) -> None:
    ax = plot_burden(burden)
    svg = ET.fromstring(figure_svg(ax, prefix="a"))
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "a-title a-desc"
    assert svg.findtext("title") == "Headache days per 28 days"
    assert svg.findtext("desc") == alt_text(ax)


def test_a_picture_is_the_same_every_time(burden: SimpleNamespace) -> None:
    assert figure_svg(plot_calendar(burden)) == figure_svg(plot_calendar(burden))


def test_pictures_on_one_page_share_no_identifier(burden: SimpleNamespace) -> None:
    one, other = figure_svg(plot_calendar(burden)), figure_svg(plot_burden(burden))
    first, second = (set(re.findall(r'\bid="([^"]+)"', svg)) for svg in (one, other))
    assert first
    assert not first & second


def test_every_reference_in_a_picture_is_found_in_it(burden: SimpleNamespace) -> None:
    svg = figure_svg(plot_calendar(burden))
    ids = re.findall(r'\bid="([^"]+)"', svg)
    wanted = set(re.findall(r'href="#([^"]+)"', svg)) | set(re.findall(r"url\(#([^)]+)\)", svg))
    assert len(ids) == len(set(ids))
    assert wanted <= set(ids)


def test_nothing_outside_is_named(burden: SimpleNamespace) -> None:
    svg = figure_svg(plot_calendar(burden))
    assert not re.search(r"https?:|<script|<style|<!DOCTYPE|<\?xml", svg)


@pytest.mark.slow
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_any_words_are_escaped(words: str) -> None:
    svg = figure_svg(describe(new_axes(1.0), words), prefix="x")
    desc = ET.fromstring(svg).findtext("desc") or ""
    assert desc.split() == words.split()


def test_dollar_signs_are_not_mathematics() -> None:
    ax = new_axes(1.0)
    write(ax, 0, 0, r"$\badcommand{$")
    figure_svg(describe(ax, "Money."))


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_files_are_written_the_same_every_time(
    kind: str, burden: SimpleNamespace, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{name}.{kind}" for name in "ab"]
    for path in paths:
        save_figure(plot_burden(burden), path)
    one, other = (path.read_bytes() for path in paths)
    assert one == other
    assert one.startswith({"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}[kind])


def test_a_file_is_not_replaced_unasked(burden: SimpleNamespace, tmp_path: Path) -> None:
    path = tmp_path / "picture.svg"
    path.write_text("mine")
    with pytest.raises(WriteError):
        save_figure(plot_burden(burden), path)
    assert path.read_text() == "mine"
    save_figure(plot_burden(burden), path, force=True)
    assert ET.fromstring(path.read_text()).get("role") == "img"


def test_another_ending_is_refused(burden: SimpleNamespace, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.png, \.svg or \.pdf"):
        save_figure(plot_burden(burden), tmp_path / "picture.docx")


def test_saving_leaves_the_persons_style_alone(burden: SimpleNamespace) -> None:
    before = dict(matplotlib.rcParams)
    figure_svg(plot_burden(burden))
    assert dict(matplotlib.rcParams) == before


class TestInANotebook:
    def test_a_picture_is_an_image_with_its_words(self, burden: SimpleNamespace) -> None:
        ax = plot_burden(burden)
        shown = ax.figure._repr_html_()
        (alt,) = re.findall(r'alt="([^"]*)"', shown)
        assert html.unescape(alt) == f"Headache days per 28 days. {alt_text(ax)}"
        (data,) = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', shown)
        assert ET.fromstring(base64.b64decode(data)).get("viewBox")

    def test_words_of_a_diary_stay_words(self) -> None:
        shown = describe(new_axes(2.0), '"><script>alert(1)</script>').figure._repr_html_()
        assert "<script" not in shown
        assert shown.count("<img") == 1

    def test_axes_of_somebody_else_are_shown_as_ever(self) -> None:
        ax = describe(new_axes(2.0), "Ours.")
        assert ax.figure._repr_html_() is not None
        ax.figure.add_subplot()
        assert ax.figure._repr_html_() is None
