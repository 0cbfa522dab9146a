"""The options that the commands of a trial share, and what they do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hdiary.cli.languages import Misused

if TYPE_CHECKING:
    from datetime import date

    from hdiary.diary import Diary
    from hdiary.trials import Plan

plan_option = click.option(
    "--plan",
    "plan_file",
    metavar="TRIAL.toml",
    required=True,
    help="The plan, or the folder that it lies in (see hdiary trial plan).",
)


def take_plan(plan_file: str) -> Plan:
    """Read the plan that was named."""
    from hdiary.trials import read_plan

    return read_plan(plan_file)


def take_diary(file: str | tuple[str, ...], reading: dict[str, Any], asked: Any) -> Diary:
    """Read the diary that was named, of one person if they were named too."""
    from hdiary.cli.given import find_input
    from hdiary.cli.load import choose_patient, load_asked

    how = {"as_json": asked["as_json"], "language": asked["language"]}
    diary = load_asked("trial", find_input(file), reading, **how)
    return choose_patient(diary, asked["patient"])


def refuse_reading(reading: dict[str, Any]) -> None:
    """Refuse to say how a file is to be read where none was named."""
    said = [name for name, value in reading.items() if value and name != "remembered"]
    if said:
        option = {"columns": "column"}.get(said[0], said[0]).replace("_", "-")
        raise Misused("cli.misused.read_what", option=option)


def day_of(given: Any) -> date:
    """Give the day that was asked about; today if none was."""
    from datetime import date

    return date.today() if given is None else given.date()
