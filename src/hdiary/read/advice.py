"""What to do about a file that was refused, or left a question: tried first, then told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, islice
from typing import Any

from hdiary.diary import Diary, DiaryError
from hdiary.diary.problems import Suggestion
from hdiary.read.same import SAME, merge_same
from hdiary.words import Phrase, Words, phrase, write_plain

LARGE = 1_000_000
"""A larger file is not read again to see what a setting would do [bytes]."""
_MEDIUM = 300_000
"""Above this, settings that nobody asked about are tried one by one only [bytes]."""
_RANGE = r"\b0\s*[-\N{EN DASH}/]\s*\d+\b"
"""A scale that stands in a header; another one is then not tried."""
_UNASKED = (
    ("dates", "dmy", phrase("read.advice.dates_dmy")),
    ("dates", "mdy", phrase("read.advice.dates_mdy")),
    ("scale", "0-100", phrase("read.advice.scale", low=0, high=100)),
    ("scale", "0-3", phrase("read.advice.scale", low=0, high=3)),
    ("scale", "words", phrase("read.advice.scale_words")),
    ("scale", "yes-no", phrase("read.advice.scale_yes_no")),
    ("scale", "0-10", phrase("read.advice.scale", low=0, high=10)),
    ("skip_bad_rows", True, phrase("read.advice.skip_bad_rows")),
)
_OF_SETTINGS = frozenset(
    {"column", "setting", "headache", "delimiter", "month", "zone", "divide_by"}
)
"""Codes of problems with the settings themselves: what leads there leads nowhere."""
_UNMENDED = frozenset({"too many columns"})
"""Codes of problems that no setting mends: to try some would read all of it again each time."""
Read = Callable[..., Diary]
_Several = tuple[tuple[str, Any, Phrase], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Advice:
    """Settings that answer a question about a file, and what would come of them."""

    why: str  # What they say of the file, as a sentence that the person can agree to or not
    settings: Mapping[str, Any]  # Settings of `hdiary.read_diary` to add to those that were given
    outcome: str = ""  # What would change, in words; empty where it was not tried
    # By their English words: the phrases that these words were written from
    phrases: Mapping[str, Phrase] = field(default_factory=dict)

    @property
    def options(self) -> list[str]:
        """The settings as options of the command line."""
        return Suggestion(why=self.why, settings=self.settings).options

    @property
    def words(self) -> str:
        """What they say of the file, and what would come of it."""
        return _both(self.why, self.outcome)

    def tell(self, say: Words) -> str:
        """Tell the same in a language."""
        return _both(say.told(self.why, self.phrases), say.told(self.outcome, self.phrases))


def _both(why: str, outcome: str) -> str:
    return f"{why.rstrip('.')}: {outcome}." if outcome else why


def merge_settings(given: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Add settings to those given; columns, spellings and what is accepted are joined."""
    merged = dict(given)
    for name, value in more.items():
        if name == "columns":
            merged[name] = {**(merged.get(name) or {}), **value}
        elif name == SAME:
            merged[name] = merge_same(merged.get(name) or {}, value)
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
        return [_advice(s.why, s.settings, None, now) for s in suggested][:most]
    tried = list(islice(_tried(read, given, suggested, now), most))
    if tried or not isinstance(now, DiaryError):
        return tried
    if _UNMENDED & {code for code, _ in _asked(now)}:
        return []
    return _unasked(read, given, now, singly=size > _MEDIUM)[:most]


def _advice(
    why: str | Phrase,
    settings: Mapping[str, Any],
    outcome: Phrase | None,
    now: Diary | DiaryError,
) -> Advice:
    phrases = dict(now.phrases)
    told = "" if outcome is None else write_plain(outcome, phrases)
    return Advice(why=write_plain(why, phrases), settings=settings, outcome=told, phrases=phrases)


def _tried(
    read: Read, given: Mapping[str, Any], several: Iterable[Suggestion], now: Diary | DiaryError
) -> Iterator[Advice]:
    for one in several:
        outcome = _outcome(read, merge_settings(given, one.settings), now)
        if outcome is not None:
            yield _advice(one.why, one.settings, outcome, now)


def _outcome(read: Read, settings: Mapping[str, Any], now: Diary | DiaryError) -> Phrase | None:
    """Say what comes of settings; nothing where they lead nowhere."""
    try:
        then = read(**settings)
    except DiaryError as error:
        return _next_question(error, now)
    except (ValueError, LookupError):
        return None  # a setting that does not fit this file
    if not then.rows_kept:
        return None
    if isinstance(now, Diary):
        return _changes(now, then)
    return _left_out(then, _days(then))


def _days(diary: Diary) -> Phrase:
    """Say how many headache days and clear days a diary has."""
    heads, clear = _count_days(diary)
    return phrase("read.advice.days", heads=heads, clear=clear)


def _count_days(diary: Diary) -> tuple[int, int]:
    states = diary.days["state"].value_counts()
    return int(states["headache"]), int(states["clear"])


def _left_out(diary: Diary, told: Phrase) -> Phrase:
    if not diary.rows_refused:
        return told
    n, rows = diary.rows_refused, diary.rows_in
    return phrase("read.advice.left_out", n=n, rows=rows, told=told)


def _changes(now: Diary, then: Diary) -> Phrase | None:
    """Say what is otherwise in another reading; nothing where it is the same."""
    if now.equals(then) and now.scale == then.scale and now.suggested == then.suggested:
        return None
    (heads, clear), (before, clear_before) = _count_days(then), _count_days(now)
    told = []
    if heads != before:
        told.append(phrase("read.advice.headache_days", n=heads, before=before))
    if clear != clear_before:
        told.append(phrase("read.advice.clear_days", n=clear, before=clear_before))
    if now.scale != then.scale:
        told.append(phrase("read.advice.other_scale", scale=then.scale))
    words = phrase("read.advice.parts", parts=tuple(told)) if told else phrase("read.advice.same")
    more = int(then.entries["start"].notna().sum() - now.entries["start"].notna().sum())
    if more > 0:
        words = phrase("read.advice.more_starts", told=words, n=more)
    return _left_out(then, words) if then.rows_refused != now.rows_refused else words


def _next_question(error: DiaryError, now: Diary | DiaryError) -> Phrase | None:
    """Say how much remains to be asked; nothing where it is no less than before."""
    if isinstance(now, Diary):
        return None
    before, after = _asked(now), _asked(error)
    fewer = sum(after.values()) < sum(before.values())
    if any(code in _OF_SETTINGS and not column for code, column in after):
        return None
    if before.keys() <= after.keys() and not (fewer and before.keys() == after.keys()):
        return None
    if all("skip_bad_rows" in one.settings for one in error.suggested):
        return phrase("read.advice.correct")
    return phrase("read.advice.questions", n=len(after))


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
    moved: list[_Several] = []
    for size in (1,) if singly else (1, 2, 3):
        tried = [
            (several, _try_unasked(read, given, several, now))
            for several in combinations(open_to, size)
            if len({name for name, _, _ in several}) == size
            # What changed nothing that is asked changes nothing together, either.
            and (size == 1 or any(set(one) <= set(several) for one in moved))
        ]
        ways = [way for _, way in tried if isinstance(way, Advice)]
        if ways:
            return sorted(ways, key=lambda way: "skip_bad_rows" in way.settings)
        moved = [several for several, way in tried if way]
    return []


def _try_unasked(
    read: Read,
    given: Mapping[str, Any],
    several: _Several,
    now: DiaryError,
) -> Advice | bool:
    """Give what comes of settings; where they do not read the file, whether they change a thing."""
    settings = {name: value for name, value, _ in several}
    try:
        diary = read(**merge_settings(given, settings))
    except DiaryError as error:
        return _asked(error) != _asked(now)
    except (ValueError, LookupError):
        return False
    if not diary.rows_kept:
        return True
    why = phrase("read.advice.unasked", parts=tuple(words for _, _, words in several))
    return _advice(why, settings, _left_out(diary, _days(diary)), now)
