"""What changed: the time since beside the time before, and whether headache days halved."""

from __future__ import annotations

import pandas as pd

from hdiary.questions.burden.lines import MONTH
from hdiary.questions.reasons import ONLY_LISTED
from hdiary.report.begin import SETTLE
from hdiary.report.change_words import ALIKE, say_open_verdict
from hdiary.report.parts import Para, Row, Section, Table
from hdiary.report.response import say_response
from hdiary.report.since import Since, between, per_28
from hdiary.words import Words
from hdiary.words.clean import known

_STRONG = {
    "moderate": ("change.moderate", "change.moderate_steps", "change.moderate_about"),
    "severe": ("change.severe", "change.severe_steps", "change.severe_about"),
}
"""Days with strong pain: what they are called, on scales of steps, and the word beside it."""


def change_section(say: Words, since: Since, *, listing: bool, scale: str) -> Section:
    """Lay the time since beside the time before, and say whether headache days halved."""
    pairs = [row for row in (since.before, since.after) if row is not None]
    rows = [_rate_row(say, since, pairs, listing=listing)]
    rows += [
        _strong_row(say, name, [] if listing else pairs, len(pairs), scale=scale)
        for name in _STRONG
    ]
    rows.append(_pain_row(say, since, pairs))
    rows.append(_medicine_row(say, [] if listing else pairs, len(pairs)))
    shown = [r for r in rows if any(c != say("say.not_known") for c in r.cells[: len(pairs)])]
    if not listing:
        covered = [_recorded(say, p) for p in pairs]
        covered += [say("say.dash")] if len(pairs) > 1 else []
        shown.append(Row(name=say("change.recorded"), cells=tuple(covered)))
    heads = _heads(say, since)
    alone = since.before is None
    foot = [say("change.alone_foot" if alone else "change.foot"), *_say_ranges(say, pairs, shown)]
    if since.begun and not alone:
        foot += [_left_out(say, since), say("change.foot_found")]
    table = Table(
        caption=_caption(say, since),
        heads=heads,
        rows=tuple(shown),
        widths=(4.4, 2.0, 2.0, 2.4)[: len(heads)],
        foot=" ".join(foot),
    )
    told = (say_response(say, since, listing=listing), say_open_verdict(say, since))
    words = " ".join(text for text in told if text)
    blocks = (table, Para(text=words)) if words else (table,)
    return Section(title=say("change.alone_title" if alone else "change.title"), blocks=blocks)


def _left_out(say: Words, since: Since) -> str:
    """Say which days the difference leaves out."""
    days = say.count("day", SETTLE)
    if since.compared_from is None:
        return say("change.foot_start", days=days)
    return say("change.foot_start_from", days=days, day=say.short_day(since.compared_from))


def _say_ranges(say: Words, pairs: list[pd.Series], shown: list[Row]) -> list[str]:
    """Say which rows have a range, and what for."""
    names = {row.name for row in shown}
    told = []
    if say("change.rate") in names and any(int(p["recorded"]) < int(p["days"]) for p in pairs):
        told.append(say("change.foot_rate"))
    strong = {say(key) for keys in _STRONG.values() for key in keys[:2]}
    if names & strong and any(int(p["rated_days"]) < int(p["headache_days"]) for p in pairs):
        told.append(say("change.foot_strong"))
    return told


def _caption(say: Words, since: Since) -> str:
    """Say which two times are laid side by side."""
    if since.before is None:
        return say("change.alone_caption")
    if since.visit:
        caption = say("change.caption")
        names = say.join([say.treatment(name) for name in since.started])
        return say("change.started", caption=caption, names=names) if names else caption
    if since.begun:
        day = say.day(since.begin)
        return say("change.caption_start", name=say.treatment(since.begun), day=day)
    return say("change.caption_half")


def _heads(say: Words, since: Since) -> tuple[str, ...]:
    after = _span(say, since.after)
    if since.before is None:
        return say("change.measure"), after
    return (
        say("change.measure"),
        say("change.head_before", days=_span(say, since.before)),
        say("change.head_since", days=after),
        say("change.head_difference"),
    )


def _span(say: Words, row: pd.Series) -> str:
    first, last = row["first_day"], row["last_day"]
    if first == last:
        return say.short_day(first)
    if first.year != last.year:
        return say(
            "say.span", low=say.short_day(first, year=True), high=say.short_day(last, year=True)
        )
    return say("say.span", low=say.short_day(first), high=say.short_day(last))


def _recorded(say: Words, row: pd.Series) -> str:
    share = say.share(int(row["recorded"]) / int(row["days"]))
    return say("change.of_days", recorded=int(row["recorded"]), days=int(row["days"]), share=share)


def _rate_row(say: Words, since: Since, pairs: list[pd.Series], *, listing: bool) -> Row:
    cells = [_rate(say, pair, listing=listing) for pair in pairs]
    if since.days is not None:
        cells.append(_difference(say, since, since.days))
    return Row(name=say("change.rate"), cells=tuple(cells))


def _rate(say: Words, row: pd.Series, *, listing: bool) -> str:
    rate = known(row["headache_days_28"])
    if listing:
        return say("change.listed", days=say.count("day", int(row["headache_days"])))
    if rate is None:
        return say("change.too_few", recorded=say.count("recorded_day", int(row["recorded"])))
    bounds = say.span(row["lowest_28"], row["highest_28"])
    told = say.number(rate)
    return told if told == bounds else say("say.interval", value=told, interval=bounds)


def _difference(say: Words, since: Since, row: pd.Series) -> str:
    if since.why(row).key in ALIKE:
        return say("say.all_alike")
    if since.why(row) == ONLY_LISTED:
        return say("say.dash")
    if known(row["change"]) is None or known(row["ci_low"]) is None:
        return say("say.no_interval")
    interval = say.span(row["ci_low"], row["ci_high"], signed=True)
    value = say.estimate(row["change"], row["ci_low"], row["ci_high"])
    return say("say.interval", value=value, interval=interval)


def _pain_row(say: Words, since: Since, pairs: list[pd.Series]) -> Row:
    cells = [say.number(p["mean_pain"]) for p in pairs]
    if since.pain is not None:
        cells.append(_difference(say, since, since.pain))
    return Row(name=say("change.pain"), about=say("change.pain_about"), cells=tuple(cells))


def _strong_row(say: Words, name: str, pairs: list[pd.Series], times: int, *, scale: str) -> Row:
    """Give days with strong pain; headache days without a rating leave room for more of them."""
    in_steps = scale in {"0-3", "words"}
    lowest = [per_28(p, f"{name}_days") for p in pairs] or [None] * times
    open_days = [int(p["headache_days"]) - int(p["rated_days"]) for p in pairs] or [0] * times
    cells = [say.number(value) for value in lowest]
    for at, (pair, more) in enumerate(zip(pairs, open_days, strict=False)):
        if more and lowest[at] is not None:
            most = (int(pair[f"{name}_days"]) + more) * MONTH / int(pair["recorded"])
            cells[at] = say.span(lowest[at], most)
    if times > 1:
        gap = None if any(open_days) else between(*lowest)
        cells.append(say("say.dash") if gap is None else say.signed(gap))
    plain, steps, about = _STRONG[name]
    return Row(
        name=say(steps if in_steps else plain),
        about=say("change.steps_about" if in_steps else about),
        cells=tuple(cells),
    )


def _medicine_row(say: Words, pairs: list[pd.Series], times: int) -> Row:
    """Give days with acute medicine; no difference where some days leave room for it."""
    lowest = [per_28(p, "medication_recorded") for p in pairs] or [None] * times
    highest = [per_28(p, "medication_recorded_highest") for p in pairs] or [None] * times
    cells = [say.number(low) for low in lowest]
    for at, (low, high) in enumerate(zip(lowest, highest, strict=True)):
        if low is not None and high is not None:
            cells[at] = say.span(low, high)
    if times > 1:
        gap = between(*lowest) if lowest == highest else None
        cells.append(say("say.dash") if gap is None else say.signed(gap))
    return Row(name=say("change.medicine"), about=say("change.medicine_about"), cells=tuple(cells))
