"""What a function was given instead of a diary, or of the name of a file, told in words."""

from __future__ import annotations

import numbers
import os
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from hdiary.diary.diary import Diary

_PLAIN = (str, bytes, int, float, dict, set, date)


class WrongKindError(ValueError, TypeError):
    """Something of another kind was given than what is needed; says what, and how to make it."""


def need_diary(given: Any, function: str) -> None:
    """Refuse what is no diary, with the line that would make one."""
    if isinstance(given, Diary):
        return
    make = "hdiary.read_diary(path)"
    if isinstance(given, pd.DataFrame):
        make = "hdiary.make_diary(frame)"
    raise WrongKindError(
        f"{function} needs a diary, and {_kind(given)} was given; make one with {make}"
    )


def need_answer(given: Any, function: str) -> None:
    """Refuse a diary, a table or a plain value where a picture draws an answer."""
    if given is None or isinstance(given, (Diary, pd.DataFrame, *_PLAIN)):
        raise WrongKindError(
            f"{function} draws an answer, such as hdiary.burden(diary) gives, and {_kind(given)} "
            "was given"
        )


def need_path(given: Any, what: str) -> None:
    """Refuse what is no name of a file."""
    if not isinstance(given, (str, os.PathLike)):
        raise WrongKindError(f"{what} needs the name of a file, and {_kind(given)} was given")


def need_source(given: Any, function: str) -> None:
    """Refuse a frame, which may be made a diary, and a name of a file that is empty."""
    for one in given if isinstance(given, (list, tuple)) else [given]:
        if isinstance(one, (pd.DataFrame, pd.Series)):
            raise WrongKindError(
                f"{function} reads files, and {_kind(one)} was given; make a diary of it with "
                "hdiary.make_diary(frame)"
            )
        if isinstance(one, str) and not one.strip():
            raise WrongKindError(f'{function} needs the name of a file, and "" names none')


def _kind(given: Any) -> str:
    """Name what was given by its kind, never by what it holds."""
    kind = "nothing" if given is None else type(given).__name__
    return kind if given is None else f"a value of the kind {kind}"


def need_texts(name: str, given: Any, example: str) -> tuple[str, ...]:
    """Give one text, or several in a list, as several; refuse what is neither."""
    listed = [given] if isinstance(given, str) else given
    try:
        texts = list(listed)
    except TypeError:
        texts = [None]
    if isinstance(given, Mapping) or not all(isinstance(one, str) for one in texts):
        raise WrongKindError(f"{name} needs texts in a list, such as {example}")
    return tuple(texts)


def need_kind(
    name: str,
    given: Any,
    kinds: type | tuple[type, ...],
    example: str,
    *,
    needed: bool = False,
) -> None:
    """Refuse a setting of another kind than it needs; what is not needed may be left out."""
    if (needed or given is not None) and (not isinstance(given, kinds) or isinstance(given, bool)):
        raise WrongKindError(f"{name} is {_kind(given)}; give what it needs, {example}")


def need_whole(name: str, given: Any, example: str) -> None:
    """Refuse what is no whole number."""
    need_kind(name, given, numbers.Integral, example, needed=True)
