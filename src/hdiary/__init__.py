"""Headache diaries, read without loss and answered honestly.

>>> import hdiary
>>> diary = hdiary.read_diary("diary.csv")           # doctest: +SKIP
>>> print(hdiary.burden(diary).summary())            # doctest: +SKIP

These are the public names, and nothing else. Each is brought in when it is first used, so
``import hdiary`` itself takes milliseconds.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hdiary.version import VERSION

if TYPE_CHECKING:
    # What an editor knows the types of; a name behind "as" is meant for others.
    from hdiary import cohort as cohort
    from hdiary import plots as plots
    from hdiary.cohort.arms import compare_arms as compare_arms
    from hdiary.cohort.arms import compare_days as compare_days
    from hdiary.cohort.arms import compare_endpoints as compare_endpoints
    from hdiary.cohort.arms import compare_responders as compare_responders
    from hdiary.cohort.arms import table_one as table_one
    from hdiary.cohort.endpoints.ask import endpoints as endpoints
    from hdiary.cohort.endpoints.result import EndpointsResult as EndpointsResult
    from hdiary.cohort.engine.answer import CohortAnswer as CohortAnswer
    from hdiary.cohort.engine.cohort import Cohort as Cohort
    from hdiary.cohort.engine.errors import CohortError as CohortError
    from hdiary.cohort.engine.opened import open_cohort as open_cohort
    from hdiary.diary import Diary as Diary
    from hdiary.diary import DiaryError as DiaryError
    from hdiary.diary import People as People
    from hdiary.diary import make_diary as make_diary
    from hdiary.diary import make_people as make_people
    from hdiary.diary.measures import Measures as Measures
    from hdiary.questions import burden as burden
    from hdiary.questions import change as change
    from hdiary.questions import dose as dose
    from hdiary.questions import next as next
    from hdiary.questions import pattern as pattern
    from hdiary.questions import relief as relief
    from hdiary.questions import treatments as treatments
    from hdiary.questions import triggers as triggers
    from hdiary.questions.burden.ask import BurdenResult as BurdenResult
    from hdiary.questions.burden.trend import TrendGates as TrendGates
    from hdiary.questions.change.ask import ChangeResult as ChangeResult
    from hdiary.questions.change.rules import ChangeGates as ChangeGates
    from hdiary.questions.dose.ask import DoseResult as DoseResult
    from hdiary.questions.dose.rules import DoseGates as DoseGates
    from hdiary.questions.next.ask import NextResult as NextResult
    from hdiary.questions.pattern.ask import PatternResult as PatternResult
    from hdiary.questions.relief.ask import ReliefResult as ReliefResult
    from hdiary.questions.relief.rules import ReliefGates as ReliefGates
    from hdiary.questions.treatments.ask import TreatmentsResult as TreatmentsResult
    from hdiary.questions.triggers.ask import TriggersResult as TriggersResult
    from hdiary.questions.triggers.rules import TriggerGates as TriggerGates
    from hdiary.read import DiaryMap as DiaryMap
    from hdiary.read import join as join
    from hdiary.read import propose_map as propose_map
    from hdiary.read import read_diary as read_diary
    from hdiary.read import read_measures as read_measures
    from hdiary.read import read_people as read_people
    from hdiary.report import make_page as make_page
    from hdiary.report import make_pdf as make_pdf
    from hdiary.report import make_sheet as make_sheet
    from hdiary.report import make_sheet_pdf as make_sheet_pdf
    from hdiary.simulate import simulate_diaries as simulate_diaries
    from hdiary.trials import Plan as Plan
    from hdiary.trials import PlanError as PlanError
    from hdiary.trials import TrialLook as TrialLook
    from hdiary.trials import TrialResult as TrialResult
    from hdiary.trials import look_at_trial as look_at_trial
    from hdiary.trials import plan_trial as plan_trial
    from hdiary.trials import read_plan as read_plan
    from hdiary.trials import trial as trial
    from hdiary.trials.participant import simulate_participant as simulate_participant
    from hdiary.trials.promise import Promise as Promise
    from hdiary.trials.promise import promise as promise
    from hdiary.widgets import choose_days as choose_days
    from hdiary.widgets import choose_diary as choose_diary
    from hdiary.widgets import choose_factor as choose_factor
    from hdiary.widgets import choose_map as choose_map
    from hdiary.widgets import choose_start as choose_start
    from hdiary.widgets import choose_trial as choose_trial
    from hdiary.widgets import explore as explore
    from hdiary.widgets import note_reading as note_reading
    from hdiary.write import WriteError as WriteError
    from hdiary.write import diary_csv as diary_csv
    from hdiary.write import write_diary as write_diary
    from hdiary.write import write_template as write_template
    from hdiary.write.data_table import DataTable as DataTable
    from hdiary.write.datapackage import write_datapackage as write_datapackage
    from hdiary.write.deidentify import Deidentified as Deidentified
    from hdiary.write.deidentify import deidentify as deidentify
    from hdiary.write.deidentify import make_key as make_key
    from hdiary.write.deidentify import read_key as read_key
    from hdiary.write.deidentify import save_key as save_key
    from hdiary.write.described import describe_columns as describe_columns

__version__ = VERSION

_ROOMS = ("cohort", "plots")
"""Rooms that are public as they stand."""
_HOMES = {
    "EndpointsResult": "hdiary.cohort.endpoints.result",
    "endpoints": "hdiary.cohort.endpoints.ask",
    "Measures": "hdiary.diary.measures",
    **dict.fromkeys(("Diary", "DiaryError", "People", "make_diary", "make_people"), "hdiary.diary"),
    **dict.fromkeys(
        ("DiaryMap", "join", "propose_map", "read_diary", "read_measures", "read_people"),
        "hdiary.read",
    ),
    **dict.fromkeys(("WriteError", "diary_csv", "write_diary", "write_template"), "hdiary.write"),
    "DataTable": "hdiary.write.data_table",
    "describe_columns": "hdiary.write.described",
    "write_datapackage": "hdiary.write.datapackage",
    **dict.fromkeys(
        ("Deidentified", "deidentify", "make_key", "read_key", "save_key"),
        "hdiary.write.deidentify",
    ),
    **dict.fromkeys(
        ("compare_arms", "compare_days", "compare_endpoints", "compare_responders", "table_one"),
        "hdiary.cohort",
    ),
    **dict.fromkeys(("simulate_diaries",), "hdiary.simulate"),
    **dict.fromkeys(
        (
            "Plan",
            "PlanError",
            "TrialLook",
            "TrialResult",
            "look_at_trial",
            "plan_trial",
            "read_plan",
            "trial",
        ),
        "hdiary.trials",
    ),
    **dict.fromkeys(("Cohort", "CohortAnswer", "CohortError", "open_cohort"), "hdiary.cohort"),
    **dict.fromkeys(("Promise", "promise"), "hdiary.trials.promise"),
    "simulate_participant": "hdiary.trials.participant",
    **dict.fromkeys(("make_page", "make_pdf", "make_sheet", "make_sheet_pdf"), "hdiary.report"),
    **dict.fromkeys(
        (
            "choose_days",
            "choose_diary",
            "choose_factor",
            "choose_map",
            "choose_start",
            "choose_trial",
            "explore",
            "note_reading",
        ),
        "hdiary.widgets",
    ),
}
"""Where public names live; those of questions follow from their list."""


def __getattr__(name: str) -> Any:
    # The list of questions is read when it is first needed, so that importing stays quick.
    from hdiary.registry import find_homes

    if name in _ROOMS:
        return import_module(f"hdiary.{name}")
    homes = {**_HOMES, **find_homes()}
    if name == "__all__":
        return sorted([*homes, *_ROOMS, "__version__"])
    if name not in homes:
        raise AttributeError(f"module 'hdiary' has no attribute {name!r}")
    return getattr(import_module(homes[name]), name)


def __dir__() -> list[str]:
    return list(__getattr__("__all__"))
