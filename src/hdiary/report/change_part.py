"""How it is now, and what changed: the first glance and the table under it."""

from __future__ import annotations

import math

import pandas as pd

from hdiary.questions.answer import RELIABLE
from hdiary.questions.burden.lines import MONTH
from hdiary.questions.change import rules
from hdiary.questions.change.rules import BETTER, CLAIMS, WORSE, ChangeGates, name_cautions
from hdiary.questions.reasons import ONLY_LISTED
from hdiary.questions.wait import find_wait
from hdiary.report.begin import SETTLE
from hdiary.report.parts import Card, Cards, Para, Row, Section, Table
from hdiary.report.since import HALF, Since, between, measure_response, per_28
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Words
from hdiary.words.clean import known

_DAYS = {
    BETTER[0]: "change.fewer",
    WORSE[0]: "change.more",
    LITTLE: "change.little",
    CANNOT_TELL: "change.cannot_tell",
    NOT_ENOUGH: "change.not_enough",
}
_ALIKE = {rules.SAME.key, rules.FEW_HEADACHES, rules.FEW_CLEAR}
"""Why there are days enough, but too few of the other kind to weigh chance."""
_STRONG = {
    "moderate": ("change.moderate", "change.moderate_steps", "change.moderate_about"),
    "severe": ("change.severe", "change.severe_steps", "change.severe_about"),
}
"""Days with strong pain: what they are called, on scales of steps, and the word beside it."""


def say_scale(say: Words, scale: str) -> str:
    """Say how pain was noted."""
    return say.word("pain.scales", scale)


def glance_section(
    say: Words, since: Since, whole: pd.Series, *, listing: bool, scale: str
) -> Section:
    """Give the first glance: four figures."""
    cards = (
        _headache_card(say, since, listing=listing),
        _pain_card(say, since, scale),
        _medicine_card(say, since),
        _days_card(say, whole, listing=listing),
    )
    return Section(title=_when(say, since), blocks=(Cards(cards=cards),))


def _when(say: Words, since: Since) -> str:
    if since.visit:
        return say("glance.since_visit", day=say.day(since.begin))
    days = say.count("day", int(since.recent["days"]))
    return say("glance.last" if since.before is not None else "glance.all", days=days)


def _headache_card(say: Words, since: Since, *, listing: bool) -> Card:
    row = since.recent
    many, days, recorded = (int(row[n]) for n in ("headache_days", "days", "recorded"))
    span = say.count("day", days)
    unit, figure = say("headaches.of_recorded", recorded=recorded, span=span), str(many)
    if not recorded:
        figure, unit = say("say.not_known"), say("headaches.nothing_recorded")
    elif listing:
        unit = say("headaches.listed", days=say.count("day", days))
    elif days > MONTH and known(row["headache_days_28"]) is not None:
        # A longer time is told at the length of the one beside it, or it would look worse.
        figure = say.number(row["headache_days_28"])
        unit = say("headaches.in_28", many=many, recorded=recorded, days=days)
        if recorded < RELIABLE * days:
            figure = say.span(row["lowest_28"], row["highest_28"])
    elif recorded < RELIABLE * days:
        figure = say("say.span", low=many, high=many + days - recorded)
    words = _change_words(say, since)
    if many and int(row["episodes"]) != many:
        headaches = say.count("headache", int(row["episodes"]))
        apart = say("headaches.apart", headaches=headaches)
        words = f"{apart} {words}".strip()
    return Card(name=say("headaches.name"), figure=figure, unit=unit, words=words)


def _change_words(say: Words, since: Since) -> str:
    if since.before is None or since.days is None or since.why(since.days) == ONLY_LISTED:
        return ""
    rate = known(since.before["headache_days_28"])
    told = []
    if rate is not None:
        day = say.short_day(since.begin, year=since.begin.year != since.after["last_day"].year)
        before = "change.before" if since.visit else "change.before_day"
        told.append(say(before, rate=say.number(rate), day=day))
    alike = since.why(since.days).key in _ALIKE
    key = "change.all_alike" if alike else _DAYS[str(since.days["verdict"])]
    verdict = str(since.days["verdict"])
    cautions = name_cautions(since.days.to_dict()) if verdict in CLAIMS else []
    if cautions:
        why = "; ".join(say(caution) for caution in cautions)
        told.append(say(f"{_DAYS[verdict]}_care", why=why))
    else:
        told.append(say(key, matters=say.number(ChangeGates().meaningful_days)))
    if since.days["verdict"] in {CANNOT_TELL, NOT_ENOUGH} and not alike:
        wait = find_wait(since.days["more_days"])
        told.append(say("change.soonest_wait", time=wait) if wait else say("change.soonest"))
    return " ".join(told)


def _pain_card(say: Words, since: Since, scale: str) -> Card:
    row = since.recent
    mean, severe, rated = known(row["mean_pain"]), known(row["severe_days"]), int(row["rated_days"])
    name = say("pain.name")
    if mean is not None and severe is not None:
        words = say("pain.severe", severe=int(severe), rated=say.count("rated_day", rated))
        return Card(name=name, figure=say.number(mean), unit=say("pain.unit"), words=words)
    if not int(row["recorded"]):
        return Card(name=name, figure=say("say.not_known"), unit=say("headaches.nothing_recorded"))
    if not int(row["headache_days"]):
        return Card(name=name, figure=say("say.none"), unit=say("pain.no_headache"))
    if scale != "0-10":
        words = ""
        if severe is not None and rated:
            words = say(
                "pain.severe_words", severe=int(severe), rated=say.count("rated_day", rated)
            )
        unit = say("pain.other_scale", scale=say_scale(say, scale))
        return Card(name=name, figure=say("say.no_mean"), unit=unit, words=words)
    return Card(name=name, figure=say("say.not_known"), unit=say("pain.not_rated"))


def _medicine_card(say: Words, since: Since) -> Card:
    row = since.recent
    many, days = known(row["medication_lowest"]), int(row["days"])
    name = say("medicine.name")
    if many is None and "treatment" not in since.columns_in:
        return Card(name=name, figure=say("say.not_known"), unit=say("medicine.no_column"))
    if many is None:
        return Card(name=name, figure=say("say.not_said"), unit=say("medicine.no_treatment"))
    unknown, words = int(known(row["unrecognised_days"]) or 0), ""
    if unknown:
        words = say("medicine.unrecognised", days=say.count("day", unknown))
    highest, span = float(row["medication_highest"]), say.count("day", days)
    unit = say("medicine.unit", days=span)
    figure = say.span(many, highest, places=0)
    if days > MONTH:
        # Beside headache days per 28, a count of a longer time would look like more of them.
        unit = say("medicine.in_28", many=figure, days=span)
        figure = say.span(many * MONTH / days, highest * MONTH / days)
    return Card(name=name, figure=figure, unit=unit, words=words)


def _days_card(say: Words, whole: pd.Series, *, listing: bool) -> Card:
    days, recorded = int(whole["days"]), int(whole["recorded"])
    name, unit = say("days.name"), say("days.unit", recorded=recorded, days=say.count("day", days))
    if listing:
        return Card(name=name, figure=say("days.only_headaches"), unit=unit)
    words = say("days.all") if recorded == days else ""
    if recorded < days:
        words = say("days.missing", days=say.count("day", days - recorded))
    if recorded < RELIABLE * days:
        words += " " + say("days.rough", share=say.share(RELIABLE))
    return Card(name=name, figure=say.share(recorded / days), unit=unit, words=words)


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
    foot = [say("change.alone_foot" if alone else "change.foot")]
    if since.begun and not alone:
        foot += [say("change.foot_start", days=say.count("day", SETTLE)), say("change.foot_found")]
    table = Table(
        caption=_caption(say, since),
        heads=heads,
        rows=tuple(shown),
        widths=(3.2, 2.2, 2.2, 2.6)[: len(heads)],
        foot=" ".join(foot),
    )
    told = _response(say, since, listing=listing)
    blocks = (table, Para(text=told)) if told else (table,)
    return Section(title=say("change.alone_title" if alone else "change.title"), blocks=blocks)


def _caption(say: Words, since: Since) -> str:
    """Say which two times are laid side by side."""
    if since.before is None:
        return say("change.alone_caption")
    if since.visit:
        return say("change.caption")
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
    return Row(name=say("change.rate"), about=say("change.rate_about"), cells=tuple(cells))


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
    if since.why(row).key in _ALIKE:
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


def _response(say: Words, since: Since, *, listing: bool) -> str:
    response = None if listing else measure_response(since)
    if response is None or since.before is None:
        return ""
    fall, least, most = response
    way = "change.fell" if fall > 0 else "change.rose"
    same = round(fall, 2) == 0
    share = say.share(abs(fall))
    if HALF - 0.01 < fall < HALF:
        # Not rounded up to the half that it is not.
        share = say("say.percent", number=say.number(math.floor(fall * 1000) / 10))
    amount = say("change.same") if same else say(way, share=share)
    if least >= HALF:
        few = min(int(pair["recorded"]) for pair in (since.before, since.after)) < MONTH
        return say("change.responder_few" if few else "change.responder", amount=amount)
    return say("change.no_responder" if most < HALF else "change.responder_open", amount=amount)
