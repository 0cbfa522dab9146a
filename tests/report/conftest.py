"""Diaries of every kind for the page: a good one, poor ones, many people, hostile words."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.report.as_html import render_html
from hdiary.report.as_pdf import render_pdf
from hdiary.report.page import compose_page
from hdiary.report.parts import Page
from hdiary.simulate import NULL_FACTORS, Traps, simulate_diaries, with_odds_ratios

PLACES = ("forehead", "temple", "eye", "top of head", "back of head", "neck", "jaw", "shoulder")
DRUGS = ("ibuprofen 400 mg", "sumatriptan 50 mg", "none", "ice 15 min", "paracetamol 1 g", "heat")
HOSTILE = (
    "<script>alert(1)</script></style> \"q\" 'a' $x^{$ &amp; {{ 7*7 }} <img src=x onerror=a()>"
)


def text_of(page: str) -> str:
    """Give the words of a page, without its style and pictures."""
    bare = re.sub(r"<style>.*?</style>|<svg.*?</svg>", "", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", bare)))


def make_entries(days: int = 184, *, seed: int = 1, patient: str | None = None) -> pd.DataFrame:
    """Entries of a person who logs most days: clear days, headaches, places, medicine."""
    rng = np.random.default_rng(seed)
    date = pd.date_range("2026-03-01", periods=days).strftime("%Y-%m-%d")
    aching = rng.random(days) < 0.45
    hour = rng.integers(6, 18, days)
    places = ["; ".join(rng.choice(PLACES, 3, replace=False)) for _ in range(days)]
    frame = pd.DataFrame(
        {
            "date": date,
            "start": [f"{h:02d}:15" if a else None for h, a in zip(hour, aching, strict=True)],
            "end": [f"{h + 4:02d}:15" if a else None for h, a in zip(hour, aching, strict=True)],
            "pain": np.where(aching, rng.integers(2, 10, days), 0),
            "side": pd.Series(rng.choice(["right", "right", "right", "left"], days)).where(aching),
            "location": pd.Series(places).where(aching),
            "treatment": np.where(aching, rng.choice(DRUGS, days), "none"),
            "notes": pd.Series(["slept badly at Anna's"] * days).where(aching),
        }
    )
    if patient is not None:
        frame["patient"] = patient
    return frame[rng.random(days) < 0.93].reset_index(drop=True)


def only(days: int, **columns: Any) -> Diary:
    """Give a diary of consecutive days with little else in it."""
    date = pd.date_range("2026-03-01", periods=days).strftime("%Y-%m-%d")
    return make_diary(pd.DataFrame({"date": date, **columns}))


def on_scale(scale: str) -> Diary:
    """Give the good diary with its pain noted on another scale."""
    frame = make_entries()
    if scale == "yes-no":
        frame["headache"] = np.where(frame["pain"] > 0, "yes", "no")
        frame["pain"] = None
    elif scale == "words":
        frame["pain"] = pd.cut(
            frame["pain"], [-1, 0, 3, 6, 10], labels=["none", "mild", "moderate", "severe"]
        ).astype(str)
    else:
        frame["pain"] = frame["pain"] * 10 if scale == "0-100" else -(-frame["pain"] // 4)
    return make_diary(frame, scale=scale)


def attack_list() -> Diary:
    """Give a diary that lists only headaches."""
    frame = make_entries()
    return make_diary(frame[frame["pain"] > 0].drop(columns="treatment"))


def busy() -> Diary:
    """Give a diary of a year and more, as kept with care: eight treatments and many factors."""
    frame = make_entries(430, seed=3)
    rng = np.random.default_rng(4)
    taken = ["ibuprofen 400 mg", "paracetamol 1 g", "Thomapyrin", "rizatriptan 10 mg", "heat",
             "ice", "stretching", "massage", "Physiotherapieübungen"]  # fmt: skip
    aching = frame["pain"].to_numpy() > 0
    frame["treatment"] = np.where(aching, rng.choice(taken, len(frame)), "none")
    frame["pain_before"] = frame["pain"].where(aching)
    frame["pain_after"] = (frame["pain"] - rng.integers(0, 3, len(frame))).clip(0).where(aching)
    hour = frame["start"].str[:2].astype(float)
    frame["treated_at"] = (hour + 1).map("{:02.0f}:15".format).where(aching)
    frame["activity"] = rng.choice(["desk work", "housework", "walking", "driving"], len(frame))
    for name in ("stress", "sleep_hours", "screen time"):
        frame[name] = rng.integers(3, 9, len(frame))
    return make_diary(frame)


def everything() -> Diary:
    """Give a diary of more than two years that fills every part of the page."""
    frame = make_entries(800, seed=5)
    rng = np.random.default_rng(9)
    drugs = ["ibuprofen", "sumatriptan", "codeine", "ergotamine", "Excedrin", "grandmother's tea"]
    frame["treatment"] = rng.choice(drugs, len(frame))
    frame.loc[frame["pain"] > 0, "location"] = "whole head; " + frame["location"].fillna("neck")
    return make_diary(frame)


def with_factors() -> Diary:
    """Give a made-up diary of ten months in which some habits do make a difference."""
    strong = {"driving": 5.0, "stress": 2.2, "walking": 0.2, "looking down": 3.0}
    factors = with_odds_ratios(NULL_FACTORS, odds_ratios=strong)
    made_up = simulate_diaries(days=300, seed=4, factors=factors, traps=Traps.realistic())
    return make_diary(made_up.entries)


def cohort() -> Diary:
    """Give the diaries of 45 people."""
    return make_diary(
        pd.concat([make_entries(70, seed=i, patient=f"Person Anna {i}") for i in range(45)])
    )


DIARIES: dict[str, Callable[[], Diary]] = {
    "good": lambda: make_diary(make_entries()),
    "busy": busy,
    "everything": everything,
    "factors": with_factors,
    "attack list": attack_list,
    "three days": lambda: only(3, pain=[3, 0, 5]),
    "one day": lambda: only(1, pain=[3]),
    "no clear day": lambda: only(40, pain=[5] * 40),
    "all clear": lambda: only(40, pain=[0] * 40),
    "all blank": lambda: only(40, pain=[None] * 40),
    "0-100": lambda: on_scale("0-100"),
    "0-3": lambda: on_scale("0-3"),
    "words": lambda: on_scale("words"),
    "yes-no": lambda: on_scale("yes-no"),
    "cohort": cohort,
}


@cache
def diary_of(name: str) -> Diary:
    """Give the diary of one kind, made once; diaries are frozen."""
    return DIARIES[name]()


@cache
def composed(name: str, language: str = "en") -> Page:
    """Answer everything that the page of one kind of diary tells, once for HTML and PDF."""
    return compose_page(diary_of(name), language=language)


@cache
def page_of(name: str, language: str = "en") -> str:
    """Give the page of one kind of diary, made once: what `make_page` gives, as a test asks."""
    return render_html(composed(name, language))


@cache
def pdf_of(name: str, language: str) -> bytes:
    """Give the same as PDF, made once: what `make_pdf` gives, as a test asks."""
    return render_pdf(composed(name, language))


@pytest.fixture(name="composed")
def _composed() -> Callable[..., Page]:
    """Give what the page of one kind of diary tells."""
    return composed


@pytest.fixture(name="pdf_of")
def _pdf_of() -> Callable[[str, str], bytes]:
    """Give the page of one kind of diary as PDF."""
    return pdf_of


@pytest.fixture(params=list(DIARIES))
def any_page(request: pytest.FixtureRequest) -> str:
    """Give the page of each kind of diary in turn."""
    return page_of(request.param)


@pytest.fixture
def kind() -> Callable[[str], Diary]:
    """Give the diary of one kind."""
    return diary_of


@pytest.fixture(name="page_of")
def _page_of() -> Callable[..., str]:
    """Give the page of one kind of diary."""
    return page_of


@pytest.fixture
def entries() -> Callable[..., pd.DataFrame]:
    """Make the entries of one person."""
    return make_entries


@pytest.fixture
def hostile() -> str:
    """Words that harm a page which does not escape them."""
    return HOSTILE


@pytest.fixture
def hostile_diary(entries: Callable[..., pd.DataFrame], hostile: str) -> Diary:
    """Give a diary all of whose words try to harm the page."""
    frame = entries(patient=hostile).assign(notes=hostile, activity=hostile, posture=hostile)
    frame[hostile] = "yes"
    frame["treatment"] = hostile
    return replace(make_diary(frame), file=f"{hostile.replace('/', '')}.csv")
