"""Garmin Connect on the web: its sleep, its activities, and its reports of one thing a day."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from hdiary.read.beside.amounts import read_amounts
from hdiary.read.beside.cut import Sheet, first_cells
from hdiary.read.beside.daily import Beside, Daily
from hdiary.read.beside.plan import Plan, load_plan
from hdiary.read.beside.refused import refuse_file
from hdiary.read.beside.sheets import head_of, peek, read_sheets
from hdiary.read.beside.tables import daily_of
from hdiary.read.context import Context
from hdiary.read.source import Source
from hdiary.vocabulary.text import header_key

_SLEEP, _ACTIVITIES = load_plan("garmin_sleep"), load_plan("garmin_activities")
_REPORTS = (
    Plan(name="Garmin Connect, stress", known_by=[["stress"]], columns={"stress": "stress_score"}),
    Plan(
        name="Garmin Connect, calories",
        known_by=[["active calories", "resting calories", "total"]],
        columns={"active calories": "active_calories"},
        left_out={"resting calories": "of_the_table", "total": "of_the_table"},
    ),
    Plan(
        name="Garmin Connect, resting heart rate",
        known_by=[["resting heart rate"], ["resting hr"]],
        columns={"resting heart rate": "resting_heart_rate", "resting hr": "resting_heart_rate"},
    ),
)
_STEPS = Plan(name="Garmin Connect, steps", columns={"actual": "steps"}, left_out={"goal": "goal"})
_SEARCHED = 60
_STEPS_GOAL = 500.0
"""Floors have the same headings as steps; no goal of floors is as high."""
_WEEKS = (["date", "avg score", "avg duration"], ["avg score", "avg quality"])
_ONE_DAY = frozenset(
    {"sleep score", "sleep score 1 day", "sleep duration", "duration", "quality", "score"}
)


def _sleep(source: Source) -> bool:
    return any(_is_sleep(sheet) for sheet in peek(source.data)[:1])


def _is_sleep(sheet: Sheet) -> bool:
    return sheet.day == 0 and _SLEEP.fits(sheet.keys)


def _read_sleep(source: Source, context: Context) -> Daily:
    sheets = read_sheets(source, context)
    return daily_of(sheets, _SLEEP, context, name=_SLEEP.name)


def _activities(source: Source) -> bool:
    return any(_ACTIVITIES.fits(sheet.keys) for sheet in peek(source.data)[:1])


def _read_activities(source: Source, context: Context) -> Daily:
    sheets = read_sheets(source, context)
    return daily_of(sheets, _ACTIVITIES, context, name=_ACTIVITIES.name)


def _report_plan(sheet: Sheet) -> Plan | None:
    """Find which report a table is: the column of its days has no heading."""
    keys = [key for key in sheet.keys if key]
    if sheet.day != 0 or sheet.keys[0] or not keys:
        return None
    if keys == ["actual", "goal"]:
        goal = read_amounts(sheet.table.columns[2], "", delimiter=",")
        if isinstance(goal, str) or not pd.api.types.is_float_dtype(goal.values.dtype):
            return None
        high = float(goal.values.median()) >= _STEPS_GOAL
        return _STEPS if high else replace(_STEPS, name="Garmin Connect", columns={})
    return next((plan for plan in _REPORTS if plan.fits(keys)), None)


def _report(source: Source) -> bool:
    return any(_report_plan(sheet) is not None for sheet in peek(source.data)[:1])


def _read_report(source: Source, context: Context) -> Daily:
    sheets = read_sheets(source, context)
    plan = _report_plan(sheets[0]) or _STEPS
    return daily_of(sheets, plan, context, name=plan.name)


def _weeks(source: Source) -> bool:
    lines = [[header_key(cell) for cell in line] for line in first_cells(head_of(source), 3)]
    return any(set(keys) <= set(line) for line in lines for keys in _WEEKS)


def _one_day(source: Source) -> bool:
    """Say whether a text tells one night, a thing a line."""
    lines = first_cells(head_of(source), _SEARCHED)
    if not lines or any(len([c for c in line if c.strip()]) > 2 for line in lines):
        return False
    keys = {header_key(line[0]) for line in lines if line}
    return any(key.startswith("sleep score") for key in keys) and len(keys & _ONE_DAY) > 1


def _refuse_weeks(source: Source, context: Context) -> Daily:
    refuse_file(context, "garmin_weeks", expected="each_day")


def _refuse_one_day(source: Source, context: Context) -> Daily:
    refuse_file(context, "garmin_one_day", expected="each_day")


GARMIN = (
    Beside(name=_SLEEP.name, recognise=_sleep, read=_read_sleep),
    Beside(name=_ACTIVITIES.name, recognise=_activities, read=_read_activities),
    Beside(name="Garmin Connect", recognise=_report, read=_read_report),
    Beside(name="Garmin Connect, sleep of weeks", recognise=_weeks, read=_refuse_weeks),
    Beside(name="Garmin Connect, sleep of one day", recognise=_one_day, read=_refuse_one_day),
)
