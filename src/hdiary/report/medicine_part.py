"""Days with acute medicine by class, beside the limits of guidelines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from hdiary.questions.medicine import verdicts
from hdiary.questions.medicine.classes import GROUP
from hdiary.questions.medicine.overuse import GROUPS, TOGETHER, WINDOW_DAYS, WINDOWS, WITHOUT_LIMIT
from hdiary.questions.unknown_words import list_unknown_treatments
from hdiary.report.answers import Answers
from hdiary.report.drugs import name_drugs
from hdiary.report.limits import NEWEST, end_of, find_reached
from hdiary.report.parts import Para, Row, Section, Table
from hdiary.vocabulary.classes import TREATMENT_CLASSES
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.words import Words
from hdiary.words.clean import clean, known


def medicine_section(say: Words, found: Answers, *, brief: bool = False) -> Section:
    """Lay medication days beside their limits, for the classes that were used."""
    # ``brief`` leaves out classes whose group stands there.
    medication, overuse = found.treatments.medication, found.burden.overuse
    unknown = int(found.burden.overall["unrecognised_days"].fillna(0).iloc[0])
    names, last = list_unknown_treatments(found.diary), found.diary.days["date"].iloc[-1]
    title = say("medicine.title")
    if medication.empty:
        silent = bool(overuse["verdict"].isin(verdicts.UNSAID).all())
        text = say("medicine.write_none" if silent else "medicine.never")
        if (overuse["verdict"] == verdicts.NO_COLUMN).any():
            text = say("medicine.nothing_known")
        if unknown:
            text = say("medicine.none_recognised", days=say.count("day", unknown))
            text = " ".join([text, *_unknown_names(say, names)])
        return Section(title=title, blocks=(Para(text=text),))
    every = medication.to_dict("records")
    every = _leave_to_one(every)
    drugs = {} if brief else name_drugs(say, found.treatments)
    rows = tuple(
        _row(say, row, last, drugs) for row in every if not _repeats(row, every, brief=brief)
    )
    ends = [say.short_day(last - pd.Timedelta(days=WINDOW_DAYS * k)) for k in range(WINDOWS)]
    heads = (
        say("medicine.medicine"),
        *(say("medicine.to", day=end) for end in ends),
        say("medicine.limit"),
        say("medicine.says"),
    )
    foot = say("medicine.foot")
    if (medication["medication"] == "gepant").any():
        foot += " " + say("medicine.gepants")
    if (medication["medication"] == "ditan").any():
        foot += " " + say("medicine.ditans")
    foot = " ".join([*_unknown_names(say, names), foot])
    lately = _say_lately(say, found)
    if (medication.loc[medication["counts"] == GROUP, "verdict"] == verdicts.TOO_SHORT).all() and (
        not is_open(medication)
    ):
        # Nothing can be judged: the days of each medicine, and one line why.
        told = [lately, _say_each(say, rows), say("medicine.not_yet")]
        words = Para(text=" ".join([*told, *_unknown_names(say, names)]))
        return Section(title=title, blocks=(words,))
    table = Table(
        caption=f"{lately} {say('medicine.caption')}",
        heads=heads,
        rows=rows,
        widths=(3.3, 1.4, 1.4, 1.4, 1.3, 4.2),
        foot=foot,
    )
    return Section(title=title, blocks=(table,))


def _say_lately(say: Words, found: Answers) -> str:
    """Say on how many of the last 28 days there was acute medicine."""
    row = found.burden.table.iloc[-1]
    low, high = known(row["medication_lowest"]), known(row["medication_highest"])
    days, one = say.count("day", int(row["days"])), "_one" if int(row["days"]) == 1 else ""
    if low is None or high is None:
        return say(f"medicine.lately_unsaid{one}", days=days)
    return say(f"medicine.lately{one}", many=say.span(low, high, places=0), days=days)


def _say_each(say: Words, rows: Sequence[Row]) -> str:
    """Name the medicines of the newest 30 days with their days; nothing where none is counted."""
    counted = [row for row in rows if row.cells[0] != say("medicine.diary_short")]
    named = [say("medicine.each", name=row.name, many=row.cells[0]) for row in counted]
    return say("medicine.each_of", told="; ".join(named)) if named else ""


def _unknown_names(say: Words, names: Sequence[tuple[str, int]]) -> list[str]:
    """Name what was not recognised, and what may have been meant."""
    if not names:
        return []
    quoted = [say("pattern.quoted", word=clean(name)) for name, _ in names]
    hints = dict.fromkeys(parse_treatment(name).suggestion for name, _ in names)
    meant = [hint for hint in hints if hint]
    told = [say("medicine.unknown", names=say.join(quoted))]
    if meant:
        told.append(say("medicine.meant", names=say.join([say.treatment(m) for m in meant])))
    return told


def _row(say: Words, row: dict[Any, Any], last: pd.Timestamp, drugs: Mapping[str, str]) -> Row:
    limit = known(row["limit"])
    cells = [_window(say, row, k + 1) for k in range(WINDOWS)]
    if row["counts"] == GROUP:
        says = say(f"medicine.{verdicts.NAMES[row['verdict']]}")
        if _reached_early(row):
            says = say("medicine.early")
        reached = find_reached(row) if row["verdict"] in verdicts.REACHED else None
        if reached is not None and reached > NEWEST:
            says = say("medicine.reached_until", day=say.short_day(end_of(reached, last)))
        name = say.word("groups", str(row["medication"]))
    else:
        says = say(
            "medicine.no_limit" if row["medication"] in WITHOUT_LIMIT else "medicine.counted_below"
        )
        name = say.word("classes", str(row["medication"]))
    return Row(
        name=name,
        about=drugs.get(str(row["medication"]), ""),
        cells=(*cells, say("say.dash") if limit is None else str(int(limit)), says),
    )


def _leave_to_one(every: list[dict[Any, Any]]) -> list[dict[Any, Any]]:
    """Leave it to a group that reaches its limit early to say so, not to all of them together."""
    early = [row["medication"] for row in every if _reached_early(row)]
    if not set(early) - {TOGETHER.name}:
        return every
    return [
        {**row, "verdict": verdicts.BY_ITSELF}
        if row["medication"] == TOGETHER.name in early
        else row
        for row in every
    ]


def _repeats(row: dict[Any, Any], every: list[dict[Any, Any]], *, brief: bool) -> bool:
    """Say whether a class is the only one of its group, whose row says the same and more."""
    if row["counts"] == GROUP:
        return False
    groups = {
        group.name
        for group in GROUPS
        if (brief or len(group.classes) == 1)
        and row["medication"] in {TREATMENT_CLASSES[name].words for name in group.classes}
    }
    return any(other["medication"] in groups for other in every)


def _window(say: Words, row: dict[Any, Any], which: int) -> str:
    low, high = known(row[f"w{which}_lowest"]), known(row[f"w{which}_highest"])
    if low is None or high is None:
        return say("medicine.diary_short")
    return say.span(low, high, places=0)


def reached_groups(medication: pd.DataFrame) -> list[str]:
    """Name the groups whose limit was reached in any of the last three windows."""
    groups = medication[
        (medication["counts"] == GROUP) & medication["verdict"].isin(verdicts.REACHED)
    ]
    return [str(name) for name in groups["medication"]]


def is_open(medication: pd.DataFrame) -> bool:
    """Say whether it is open how medicine lies beside its limit."""
    # Days without an entry may leave it open, or a diary of less than three months in which a
    # limit was reached.
    if medication["verdict"].isin(verdicts.OPEN).any():
        return True
    return any(_reached_early(row) for row in medication.to_dict("records"))


def _reached_early(row: Any) -> bool:
    """Say whether a limit was reached in a diary that is too short for three windows."""
    limit = known(row["limit"])
    if limit is None or row["verdict"] != verdicts.TOO_SHORT:
        return False
    counted = (known(row[f"w{which + 1}_lowest"]) for which in range(WINDOWS))
    return any(many is not None and many >= limit for many in counted)
