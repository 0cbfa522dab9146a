"""A month on paper: one A4 sheet to fill in, with the questions of the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from hdiary.keep.asked import Asked
from hdiary.keep.months import name_run, part_in_months
from hdiary.keep.numbered import draw_numbered, number_places
from hdiary.report.as_pdf import printable, set_type
from hdiary.version import VERSION
from hdiary.words import Words, load_words
from hdiary.words.clean import clean
from hdiary.write.offered import NOTHING, offer_words
from hdiary.write.shown import as_question

_STATE, _TICK, _TIME, _RATING, _CODE = "state", "tick", "time", "rating", "code"
_IN_ROW, _LINES, _LINE = 3, 2, 12
"""So many questions, in so many lines of so many letters, have room in the row of a day."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FEW, _OWN = 16, 2
"""Behind so many words to choose from there are so many lines for one's own."""
_SPARE_ROWS = 4
_SATURDAY = 5


def paper_pdf(
    asked: Asked,
    *,
    month: str | None = None,
    first_day: date | None = None,
    days: int | None = None,
) -> bytes:
    """Make a month to fill in on paper, as PDF.

    Each month is one sheet of A4 (portrait): a row for each day on its front, how to fill it in
    and room for notes on its back. It asks what the page asks, in the order of the workbook.

    Parameters
    ----------
    asked
        What is asked, in which language.
    month
        Which, such as ``"2026-03"``. If left out, a month from the first day on.
    first_day
        The first of its days; today if left out.
    days
        How many days [days]: a sheet for each month of them. A month if left out.

    Returns
    -------
    bytes
        A PDF (PDF/UA-1) that holds its own type.

    Raises
    ------
    WriteError
        If there is no day, or the days are beyond the calendar.
    ValueError
        If there is no such language or month.

    Examples
    --------
    >>> paper_pdf(Asked(language="de"), month="2026-03")[:5]
    b'%PDF-'
    """
    if month is not None:
        first_day = date.fromisoformat(f"{month}-01")
    runs = part_in_months(first_day or date.today(), days)
    return set_type("month", _tell(asked, runs), room="hdiary.keep")


def _tell(asked: Asked, runs: Sequence[Sequence[date]]) -> dict[str, Any]:
    """Put together everything that stands on the sheets."""
    say = load_words(asked.language)
    questions = [_label(*as_question(one), say) for one in asked.questions]
    in_row = len(questions) <= _IN_ROW and all(
        len(wrap(one["label"], _LINE)) <= _LINES for one in questions
    )
    behind = [*([] if in_row else questions), *_list_check_ins(asked, say)]
    front = "front_asked" if behind else "front_note"
    return {
        "language": asked.language,
        "title": say("paper.title"),
        "name": _print(asked.name),
        "patient": _print(asked.patient),
        "name_label": say("paper.name"),
        "heads": {"svg": draw_numbered(say), "alt": say("paper.heads")},
        "keys": _list_keys(asked, say),
        "groups": _list_groups(questions if in_row else [], say),
        "asked": behind,
        "asked_head": say("paper.asked_head"),
        "months": [_tell_month(run, say) for run in runs],
        "spare": {
            "rows": _SPARE_ROWS,
            "head": say("paper.spare"),
            "day": say("paper.day"),
        },
        "front": say(f"paper.{front}"),
        "key_behind": say("paper.key_behind"),
        "back": _tell_back(asked, say),
        "foot": say("paper.foot", version=VERSION),
    }


def _print(text: str) -> str:
    return printable(clean(text))


def _list_keys(asked: Asked, say: Words) -> list[dict[str, Any]]:
    """List what numbers and letters stand for."""
    numbers = number_places()
    places = zip(numbers.values(), offer_words("location", tuple(numbers), say), strict=True)
    keys = [{"head": say("paper.key_places"), "items": [[f"{n}", word] for n, word in places]}]
    for column, words in (
        ("activity", asked.activities),
        ("posture", asked.postures),
        ("treatment", asked.treatments),
    ):
        offered = [_print(word) for word in offer_words(column, words, say, spoken=True)]
        if len(offered) <= _FEW:
            offered += [""] * _OWN  # A line to write on.
        items = [[letters(at), word] for at, word in enumerate(offered)]
        keys.append({"head": say(f"paper.key_{column}"), "items": items})
    return keys


def letters(at: int) -> str:
    """Give the letter that stands for one of a list: A to Z, then AA, AB and so on."""
    more, one = divmod(at, len(_LETTERS))
    return (letters(more - 1) if more else "") + _LETTERS[one]


def _list_groups(questions: Sequence[dict[str, str]], say: Words) -> list[dict[str, Any]]:
    """List the columns of a day in the order of the workbook, by what belongs together."""
    dose = (("what", _CODE), ("at", _TIME), ("then", _RATING), ("later", _RATING))
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
        ("state", (("clear", _STATE), ("headache", _STATE))),
        ("when", (("began", _TIME), ("over", _TIME))),
        ("pain", (("worst", _RATING),)),
        ("side", (("left", _TICK), ("right", _TICK), ("changing", _TICK))),
        ("where", (("places", _CODE), ("neck", _RATING))),
        ("before", (("doing", _CODE), ("posture", _CODE))),
        ("first", dose),
    )
    told = [
        {
            "head": say(f"paper.group_{name}"),
            "columns": [{"label": say(f"paper.{c}"), "kind": kind} for c, kind in columns],
        }
        for name, columns in groups
    ]
    if questions:
        told.append({"head": say("paper.group_day"), "columns": list(questions)})
    return told


def _list_check_ins(asked: Asked, say: Words) -> list[dict[str, str]]:
    """Give two lines for each check-in: what one did then, and how one sat, stood or lay."""
    kinds = ("doing", "posture")
    return [
        {"label": say(f"paper.check_{kind}", time=clock), "kind": _CODE}
        for clock in asked.check_ins
        for kind in kinds
    ]


def _label(column: str, kind: str, say: Words) -> dict[str, str]:
    """Name a question of the day as briefly as the head of a narrow column must."""
    named = {"sleep_hours": "sleep", "stress": "stress", "period": "period"}.get(column)
    told = say(f"paper.asked_{named}") if named else _print(column.replace("_", " "))
    if kind == "0-10":
        told = say("paper.rated", name=told)
    elif kind == "hours" and not named:
        told = say("paper.in_hours", name=told)
    return {"label": told, "kind": _TICK if kind == "yes/no" else _RATING}


def _tell_month(run: Sequence[date], say: Words) -> dict[str, Any]:
    weekdays = say.lines("paper.weekdays")
    return {
        "title": name_run(run, say),
        "days": [
            {
                "day": f"{day.day}",
                "weekday": weekdays[day.weekday()],
                "weekend": day.weekday() >= _SATURDAY,
                "week_ends": day.weekday() == len(weekdays) - 1,
            }
            for day in run
        ],
    }


def _tell_back(asked: Asked, say: Words) -> dict[str, Any]:
    """Say how to fill the sheet in, and how to type it in later."""
    how = list(say.lines("paper.how"))
    if NOTHING in asked.treatments:
        how.append(say("paper.how_nothing", code=letters(asked.treatments.index(NOTHING))))
    if any(kind == "yes/no" for _, kind in map(as_question, asked.questions)):
        how.append(say("paper.how_yes_no"))
    if ("sleep_hours", "hours") in map(as_question, asked.questions):
        how.append(say("paper.how_sleep"))
    typing = list(say.lines("paper.typing"))
    if asked.check_ins:
        how.append(say("paper.how_check_ins"))
        typing.append(say("paper.typing_check_ins"))
    return {
        "how": {"head": say("paper.how_head"), "lines": how},
        "typing": {"head": say("paper.typing_head"), "lines": typing},
        "notes": say("paper.notes"),
    }
