"""What was found in a file: all that can be read of it, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hdiary.cli.given import Input
from hdiary.cli.load import load_diary

if TYPE_CHECKING:
    from hdiary.diary import Diary, DiaryError


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Found:
    """What was found in a file."""

    now: Diary | DiaryError  # What the options that were given lead to
    diary: Diary | None  # What can be read, even of a diary that is refused; None where nothing can

    @property
    def problems(self) -> Any:
        """The problems of the rows that can be read and of those that cannot."""
        return (self.now if self.diary is None else self.diary).problems

    @property
    def phrases(self) -> Any:
        """From which phrases their words were written."""
        return (self.now if self.diary is None else self.diary).phrases

    @property
    def accepted(self) -> bool:
        """Whether every row could be read."""
        return not (self.problems["severity"] == "error").any()

    @property
    def skipped(self) -> bool:
        """Whether what could not be read was left out, as the person said."""
        return self.diary is self.now and not self.accepted


def find_diary(given: Input, reading: dict[str, Any]) -> Found:
    """Read what can be read, even of a diary that is refused, so that it can be told."""
    from hdiary.diary import DiaryError

    try:
        diary = load_diary(given, reading, tell=False)
    except DiaryError as refused:
        if refused.fatal:
            return Found(now=refused, diary=None)
        try:
            part = load_diary(given, {**reading, "skip_bad_rows": True}, tell=False)
        except DiaryError:
            return Found(now=refused, diary=None)
        return Found(now=refused, diary=part)
    return Found(now=diary, diary=diary)
