"""Days with acute medicine as a figure of the first glance."""

from __future__ import annotations

import pandas as pd

from hdiary.questions.burden.lines import MONTH
from hdiary.questions.medicine import verdicts
from hdiary.questions.medicine.classes import GROUP
from hdiary.report.answers import Answers
from hdiary.report.limits import NEWEST, end_of, find_reached
from hdiary.report.parts import Card
from hdiary.report.since import per_28
from hdiary.words import Words
from hdiary.words.clean import known
from hdiary.words.rounding import start_sentence

_MOST = 2
"""Groups that are named."""
_NO_VERDICT = (verdicts.ONE_GROUP, verdicts.NO_LIMIT)
"""Of these groups there is nothing to judge."""


def medicine_card(say: Words, found: Answers) -> Card:
    """Count days with acute medicine, and say how they lie beside a limit that can be judged."""
    since, row = found.since, found.since.recent
    many = known(row["medication_lowest"])
    name = say("medicine.name")
    if many is None and "treatment" not in since.columns_in:
        return Card(name=name, figure=say("say.not_known"), unit=say("medicine.no_column"))
    if many is None:
        return Card(name=name, figure=say("say.not_said"), unit=say("medicine.no_treatment"))
    unknown, words = int(known(row["unrecognised_days"]) or 0), ""
    if unknown:
        words = say("medicine.unrecognised", days=say.count("day", unknown))
    figure, unit, possible = _count(say, row, many)
    words = f"{possible} {words}".strip()
    last = found.diary.days["date"].iloc[-1]
    words = f"{words} {_judge(say, found.treatments.medication, last)}".strip()
    return Card(name=name, figure=figure, unit=unit, words=words)


def _count(say: Words, row: pd.Series, many: float) -> tuple[str, str, str]:
    """Give the figure, over what it counts, and what days that say nothing leave possible."""
    # In large type stands what was written down; what blank days leave possible stands below.
    days, recorded, highest = (int(row[n]) for n in ("days", "recorded", "medication_highest"))
    open_, span = highest > many, say.count("day", days)
    on_recorded = known(row["medication_recorded"])
    partly = recorded < days and on_recorded is not None
    end = "_written" if open_ else ""
    if days <= MONTH:
        end += "_recorded" if partly and on_recorded == many else ""
        unit = say(f"medicine.unit{end}", days=span, recorded=recorded)
        range_ = say.span(many, highest, places=0)
        told = "medicine.possible_with_open" if recorded < days else "medicine.possible"
        possible = say(told, span=range_, days=span) if open_ else ""
        return say.span(many, many, places=0), unit, possible
    # Beside headache days per 28, a count of a longer time would look like more of them; and it
    # is of recorded days, as those and the table of what changed are.
    rate, counted = many * MONTH / days, many
    prorated = per_28(row, "medication_recorded") if partly else None
    if prorated is not None and on_recorded is not None:
        rate, counted, end = prorated, on_recorded, f"{end}_recorded"
    unit = say(f"medicine.in_28{end}", many=say.span(counted, counted, places=0), days=span,
               recorded=recorded)  # fmt: skip
    range_ = say.span(many * MONTH / days, highest * MONTH / days)
    told = "medicine.possible_over_all" if prorated is not None else "medicine.possible"
    where = say.count("day", MONTH)
    return say.span(rate, rate), unit, say(told, span=range_, days=where) if open_ else ""


def _judge(say: Words, medication: pd.DataFrame, last: pd.Timestamp) -> str:
    """Name the groups that reach their limit, or say that none does; nothing while that is open."""
    groups = medication[medication["counts"] == GROUP] if len(medication) else medication
    reached = groups[groups["verdict"].isin(verdicts.REACHED)] if len(groups) else groups
    if len(reached):
        rows = reached.to_dict("records")
        when = min((which for which in map(find_reached, rows) if which), default=NEWEST)
        names = [
            say("medicine.with_limit", group=say.word("groups", str(row["medication"])),
                limit=int(row["limit"]))
            for row in rows if find_reached(row) == when
        ][:_MOST]  # fmt: skip
        told, day = "medicine.card_reached", say.short_day(end_of(when, last))
        if when > NEWEST:
            told = "medicine.card_reached_until"
        return start_sentence(say(told, groups=say.join(names), day=day))
    judged = groups[~groups["verdict"].isin(_NO_VERDICT)] if len(groups) else groups
    below = len(judged) and (judged["verdict"] == verdicts.BELOW).all()
    return say("medicine.card_below") if below else ""
