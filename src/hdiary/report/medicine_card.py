"""Days with acute medicine as a figure of the first glance."""

from __future__ import annotations

import pandas as pd

from hdiary.questions.burden.lines import MONTH
from hdiary.questions.medicine import verdicts
from hdiary.questions.medicine.classes import GROUP
from hdiary.report.answers import Answers
from hdiary.report.limits import NEWEST, end_of, find_reached
from hdiary.report.parts import Card
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
    # In large type stands what was written down; what blank days leave possible stands below.
    open_, per, where = highest > many, float(MONTH) / days, span
    unit = say("medicine.unit_written" if open_ else "medicine.unit", days=span)
    figure, range_ = say.span(many, many, places=0), say.span(many, highest, places=0)
    if days > MONTH:
        # Beside headache days per 28, a count of a longer time would look like more of them.
        told = "medicine.in_28_written" if open_ else "medicine.in_28"
        unit = say(told, many=figure, days=span)
        figure, range_ = say.span(many * per, many * per), say.span(many * per, highest * per)
        where = say.count("day", MONTH)
    if open_:
        words = f"{say('medicine.possible', span=range_, days=where)} {words}".strip()
    last = found.diary.days["date"].iloc[-1]
    words = f"{words} {_judge(say, found.treatments.medication, last)}".strip()
    return Card(name=name, figure=figure, unit=unit, words=words)


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
