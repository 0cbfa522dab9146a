"""The plan of a trial, and the arms of one, that ``hdiary report`` is given."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from hdiary.vocabulary.paths import typed_path


@contextmanager
def telling_plans(language: str) -> Iterator[None]:
    """Tell what is wrong with a plan as what is wrong with an option."""
    from hdiary.trials import PlanError
    from hdiary.words import load_words

    try:
        yield
    except PlanError as error:
        said = error.tell(load_words(language, "screen"))
        raise click.UsageError(f"--plan: {said}") from None


@contextmanager
def telling_arms(language: str) -> Iterator[None]:
    """Tell what is wrong with the arms of many people as what is wrong with an option."""
    from hdiary.cohort import ArmsError
    from hdiary.questions import SettingError
    from hdiary.words import load_words

    try:
        yield
    except ArmsError as error:
        raise click.UsageError(error.tell(load_words(language, "screen"))) from None
    except SettingError as error:
        raise click.UsageError(f"{error}.") from None


def plan_sources(path: str | None) -> list[Path]:
    """Give the file of the plan, which is never written over."""
    if path is None:
        return []
    named = typed_path(path)
    return [named / "trial.toml" if named.is_dir() else named]


def read_given(path: str | None, language: str) -> Any:
    """Read the plan; None where none was given."""
    if path is None:
        return None
    from hdiary.trials import read_plan

    with telling_plans(language):
        return read_plan(path)
