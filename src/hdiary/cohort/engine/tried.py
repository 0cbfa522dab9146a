"""A question tried on a few people, so that what is wrong with it is told before the work."""

from __future__ import annotations

from typing import Any

from hdiary.cohort.engine.asked import Asked
from hdiary.cohort.engine.dataset import Dataset
from hdiary.cohort.engine.errors import CohortError
from hdiary.cohort.engine.names import fit_settings
from hdiary.cohort.engine.work import TOGETHER, join_facts
from hdiary.diary import People

_SEVERAL, _MOST = 3, 20
_NAMING = ("suspects", "also")
"""Settings that name things, of which a part of the people may know none."""


def try_out(asked: Asked, dataset: Dataset, facts: People | None) -> Any:
    """Ask the first people alone: what three of them refuse alike is wrong with the settings."""
    refused: list[Exception] = []
    for place in range(min(_MOST, dataset.about.people)):
        try:
            diary = dataset.diary(dataset.entries(place, place + 1))
            return asked.answer(join_facts(diary, facts))
        except (ValueError, TypeError, AttributeError) as error:
            refused.append(error)
        except Exception:
            continue  # Whoever cannot be answered is told among the others
        alike = len({(type(error), str(error)) for error in refused}) == 1
        if alike and len(refused) == min(_SEVERAL, dataset.about.people) and asked.settings:
            _refuse(asked, refused[0])
    return None


def _refuse(asked: Asked, error: Exception) -> None:
    if isinstance(error, ValueError) and not isinstance(error, TypeError):
        raise error
    raise CohortError(
        f"{asked.question} cannot be asked with these settings ({type(error).__name__}); "
        f"ask it of one diary first, with hdiary.{asked.question}"
    ) from error


def check_names(asked: Asked, dataset: Dataset) -> None:
    """Refuse a name that nobody's diary has, as the diary of everybody would refuse it."""
    wanted = {
        name: {str(one) for one in _listed(asked.settings[name])}
        for name in _NAMING
        if asked.settings.get(name)
    }
    for first in range(0, dataset.about.people, TOGETHER):
        if not any(wanted.values()):
            return
        last = min(first + TOGETHER, dataset.about.people)
        diary = dataset.diary(dataset.entries(first, last))
        known = fit_settings(asked.settings, diary)
        wanted = {
            name: left - {str(one) for one in _listed(known[name])} for name, left in wanted.items()
        }
    if any(wanted.values()):
        # The question itself says best what is wrong with a name, and what would be right.
        some = dataset.diary(dataset.entries(0, min(TOGETHER, dataset.about.people)))
        unknown = {name: tuple(sorted(left)) for name, left in wanted.items() if left}
        asked.find()(some, **{**asked.settings, **unknown})


def _listed(names: Any) -> tuple[Any, ...]:
    return (names,) if isinstance(names, str) else tuple(names)
