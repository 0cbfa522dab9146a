"""A question that is asked of everybody, and what was told to it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from hdiary.cohort.engine.errors import CohortError
from hdiary.cohort.engine.names import fit_settings
from hdiary.diary import Diary
from hdiary.registry import QUESTIONS

_OTHERS = {"endpoints": ("hdiary.cohort.endpoints.ask", ("table",))}
"""Questions that are asked of many people only: where each lives, and its frames."""
_MADE_OF_ALL = {"pooled", "shrunk"}


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Asked:
    """A question and what was told to it."""

    question: str
    settings: Mapping[str, Any]
    frames: tuple[str, ...]

    @classmethod
    def of(cls, question: str, settings: Mapping[str, Any]) -> Asked:
        """Find a question by its name, and refuse a setting that it does not have."""
        row = next((one for one in QUESTIONS if one.name == question), None)
        if row is None and question not in _OTHERS:
            known = ", ".join([*(one.name for one in QUESTIONS), *_OTHERS])
            raise CohortError(f'there is no question "{question}"; the questions are {known}')
        frames = _OTHERS[question][1] if row is None else ("table", *row.tables)
        asked = cls(
            question=question,
            settings=dict(settings),
            frames=tuple(dict.fromkeys(name for name in frames if name not in _MADE_OF_ALL)),
        )
        allowed = list(inspect.signature(asked.find()).parameters)[1:]
        unknown = sorted(set(settings) - set(allowed))
        if unknown:
            raise CohortError(
                f"{question} has no setting {', '.join(unknown)}; it has {', '.join(allowed)}"
            )
        return asked

    def find(self) -> Callable[..., Any]:
        """Give the function of one diary."""
        room = _OTHERS.get(self.question, (f"hdiary.questions.{self.question}.ask",))[0]
        try:
            found: Callable[..., Any] = getattr(import_module(room), self.question)
        except (ImportError, AttributeError) as missing:
            raise CohortError(f"{self.question} is not in this version of hdiary") from missing
        return found

    def answer(self, diary: Diary) -> Any:
        """Ask it of some people."""
        return self.find()(diary, **fit_settings(self.settings, diary))
