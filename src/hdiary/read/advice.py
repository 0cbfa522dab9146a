"""What to do about a file that was refused, or left a question: tried first, then told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any

from hdiary.diary import Diary, DiaryError
from hdiary.diary.problems import Suggestion
from hdiary.vocabulary.say import say_count

LARGE = 1_000_000
"""A larger file is not read again to see what a setting would do [bytes]."""
_MEDIUM = 300_000
"""Above this, settings that nobody asked about are tried one by one only [bytes]."""
_RANGE = r"\b0\s*[-\N{EN DASH}/]\s*\d+\b"
"""A scale that stands in a header; another one is then not tried."""
_UNASKED: tuple[tuple[str, Any, str], ...] = (
    ("dates", "dmy", "Dates are day, month, year"),
    ("dates", "mdy", "Dates are month, day, year"),
    ("scale", "0-100", "Pain was noted from 0 to 100"),
    ("scale", "0-3", "Pain was noted from 0 to 3"),
    ("scale", "words", "Pain was noted in words (none, mild, moderate, severe)"),
    ("scale", "yes-no", "Only headache yes or no was noted"),
    ("scale", "0-10", "Pain was noted from 0 to 10"),
    ("skip_bad_rows", True, "What cannot be read may be left out"),
)
_OF_SETTINGS = frozenset(
    {"column", "setting", "headache", "delimiter", "month", "zone", "divide_by"}
)
"""Codes of problems with the settings themselves: what leads there leads nowhere."""
Read = Callable[..., Diary]


@dataclass(frozen=True, kw_only=True, slots=True)
class Advice:
    """Settings that answer a question about a file, and what would come of them.

    Parameters
    ----------
    why
        What they say of the file, as a sentence that the person can agree to or not.
    settings
        Settings of `hdiary.read_diary` to add to those that were given.
    outcome
        What would change, in words; empty where it was not tried.
    """

    why: str
    settings: Mapping[str, Any]
    outcome: str = ""

    @property
    def options(self) -> list[str]:
        """The settings as options of the command line."""
        return Suggestion(why=self.why, settings=self.settings).options

    @property
    def words(self) -> str:
        """What they say of the file, and what would come of it."""
        return f"{self.why.rstrip('.')}: {self.outcome}." if self.outcome else self.why


def merge_settings(given: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Add settings to those given; columns and what is accepted are joined."""
    merged = dict(given)
    for name, value in more.items():
        if name == "columns":
            merged[name] = {**(merged.get(name) or {}), **value}
        elif name == "accept":
            merged[name] = tuple(dict.fromkeys((*(merged.get(name) or ()), *value)))
        else:
            merged[name] = value
    return merged


def advise(
    read: Read,
    given: Mapping[str, Any],
    now: Diary | DiaryError,
    *,
    size: int = 0,
    most: int | None = None,
) -> list[Advice]:
    """Try what a reader suggests, and say of each what would come of it."""
    # Nothing is chosen: each says something of the file that only the person knows. What leads
    # nowhere is left out. Where nothing that was suggested helps, a few common settings are
    # tried.
    suggested = sorted(now.suggested, key=lambda one: "skip_bad_rows" in one.settings)
    if size > LARGE:
        return [Advice(why=s.why, settings=s.settings) for s in suggested][:most]
    tried = list(islice(_tried(read, given, suggested, now), most))
    if tried or not isinstance(now, DiaryError):
        return tried
    return _unasked(read, given, now, singly=size > _MEDIUM)[:most]


def _tried(
    read: Read, given: Mapping[str, Any], several: Iterable[Suggestion], now: Diary | DiaryError
) -> Iterator[Advice]:
    for one in several:
        outcome = _outcome(read, merge_settings(given, one.settings), now)
        if outcome:
            yield Advice(why=one.why, settings=one.settings, outcome=outcome)


def _outcome(read: Read, settings: Mapping[str, Any], now: Diary | DiaryError) -> str:
    """Say what comes of settings; nothing where they lead nowhere."""
    try:
        then = read(**settings)
    except DiaryError as error:
        return _next_question(error, now)
    except (ValueError, LookupError):
        return ""  # a setting that does not fit this file
    if not then.rows_kept:
        return ""
    if isinstance(now, Diary):
        return _changes(now, then)
    return _left_out(then) + say_days(then)


def say_days(diary: Diary) -> str:
    """Say how many headache days and clear days a diary has."""
    heads, clear = _count_days(diary)
    return f"{say_count(heads, 'headache day')} and {say_count(clear, 'clear day')}"


def _count_days(diary: Diary) -> tuple[int, int]:
    states = diary.days["state"].value_counts()
    return int(states["headache"]), int(states["clear"])


def _left_out(diary: Diary) -> str:
    if not diary.rows_refused:
        return ""
    return f"{say_count(diary.rows_refused, 'row')} of {diary.rows_in} left out, "


def _changes(now: Diary, then: Diary) -> str:
    """Say what is otherwise in another reading; nothing where it is the same."""
    if now.equals(then) and now.scale == then.scale and now.suggested == then.suggested:
        return ""
    (heads, clear), (before, clear_before) = _count_days(then), _count_days(now)
    told = []
    if heads != before:
        told.append(f"{say_count(heads, 'headache day')} instead of {before}")
    if clear != clear_before:
        told.append(f"{say_count(clear, 'clear day')} instead of {clear_before}")
    if now.scale != then.scale:
        told.append(f"pain on the scale {then.scale}")
    lost = _left_out(then) if then.rows_refused != now.rows_refused else ""
    words = ", ".join(told) or "the headache days stay as they are"
    return lost + words + _more_times(now, then)


def _more_times(now: Diary, then: Diary) -> str:
    """Say how many headaches get a time of day that the file gives only roughly."""
    more = int(then.entries["start"].notna().sum() - now.entries["start"].notna().sum())
    return f", and {say_count(more, 'more start')} with a time of day" if more > 0 else ""


def _next_question(error: DiaryError, now: Diary | DiaryError) -> str:
    """Say how much remains to be asked; nothing where it is no less than before."""
    if isinstance(now, Diary):
        return ""
    before, after = _asked(now), _asked(error)
    fewer = sum(after.values()) < sum(before.values())
    if any(code in _OF_SETTINGS and not column for code, column in after):
        return ""
    if before.keys() <= after.keys() and not (fewer and before.keys() == after.keys()):
        return ""
    if not error.suggested:
        return "then something has to be corrected in the file"
    return f"then {'one more question' if len(after) == 1 else f'{len(after)} more questions'}"


def _asked(error: DiaryError) -> dict[tuple[str, str], int]:
    """Count problems by what they are about."""
    errors = error.problems[error.problems["severity"] == "error"]
    return {
        (str(code), str(column)): len(group)
        for (code, column), group in errors.groupby(["code", "column"], sort=False)
    }


def _unasked(
    read: Read, given: Mapping[str, Any], now: DiaryError, *, singly: bool
) -> list[Advice]:
    """Try common settings that nobody asked about, as few of them as will do."""
    named = now.problems["column"].astype("str").str.contains(_RANGE).any()
    open_to = [
        one for one in _UNASKED if not given.get(one[0]) and not (named and one[0] == "scale")
    ]
    for size in (1,) if singly else (1, 2, 3):
        ways = [
            way
            for several in combinations(open_to, size)
            if len({name for name, _, _ in several}) == size
            for way in _try_unasked(read, given, several)
        ]
        if ways:
            return sorted(ways, key=lambda way: "skip_bad_rows" in way.settings)
    return []


def _try_unasked(
    read: Read, given: Mapping[str, Any], several: tuple[tuple[str, Any, str], ...]
) -> Iterator[Advice]:
    settings = {name: value for name, value, _ in several}
    try:
        diary = read(**merge_settings(given, settings))
    except (DiaryError, ValueError, LookupError):
        return
    if diary.rows_kept:
        words = "; ".join(words for _, _, words in several)
        outcome = _left_out(diary) + say_days(diary)
        yield Advice(why=f"{words}.", settings=settings, outcome=outcome)
