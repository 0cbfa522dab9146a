"""Settings that name people or things, for a part of the people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hdiary.diary import Diary
from hdiary.questions.answer import SettingError
from hdiary.questions.dose.units import list_things
from hdiary.questions.exposure.factors import list_factors
from hdiary.questions.triggers.suspects import find_suspects


def fit_settings(settings: Mapping[str, Any], diary: Diary) -> dict[str, Any]:
    """Keep, of what settings name, the people and things that some people's diaries have."""
    # One function of all diaries would know every name; a part need not hold everything.
    people = set(diary.patients)
    fitted = {
        name: {who: what for who, what in value.items() if str(who) in people}
        if isinstance(value, Mapping)
        else value
        for name, value in settings.items()
    }
    if fitted.get("suspects"):
        factors = list_factors(diary, treatments=bool(fitted.get("treatments")))
        fitted["suspects"] = _known(fitted["suspects"], lambda one: find_suspects([one], factors))
    if fitted.get("also"):
        fitted["also"] = _known(fitted["also"], lambda one: list_things(diary, also=[one]))
    return fitted


def _known(names: Any, find: Callable[[str], Any]) -> tuple[Any, ...]:
    every = (names,) if isinstance(names, str) else tuple(names)
    return tuple(one for one in every if _is_known(one, find))


def _is_known(name: Any, find: Callable[[str], Any]) -> bool:
    if not isinstance(name, str):
        return True  # The question itself says what is wrong with it
    try:
        find(name)
    except SettingError:
        return False
    return True
