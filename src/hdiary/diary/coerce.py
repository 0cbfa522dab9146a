"""From a frame in the diary's own words to typed entries."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import schema
from hdiary.diary.arrays import Ints
from hdiary.diary.calendar import SEPARATOR, categorical, join_items
from hdiary.diary.problems import Problems
from hdiary.diary.sentences import shown
from hdiary.diary.times import place_end, place_treatment
from hdiary.diary.zoned import split_zones
from hdiary.vocabulary.scales import SCALES
from hdiary.vocabulary.sides import SIDES
from hdiary.words import Phrase, phrase

_CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")
_PAIN_WORDS = {word: float(level) for level, word in enumerate(SCALES["words"].words)}


def coerce_entries(
    frame: pd.DataFrame, *, lines: Ints, scale: str, found: Problems
) -> pd.DataFrame:
    """Give every canonical column its type; what does not fit is added to ``found``."""
    if "date" not in frame:
        found.add(
            "missing column", expected=phrase("diary.expected.column", name="date"), column="date"
        )
    if "pain" not in frame and "headache" not in frame:
        found.add(
            "missing column", expected=phrase("diary.expected.column", name="pain"), column="pain"
        )
    found.raise_errors()
    frame = split_zones(frame.reset_index(drop=True))
    _check_patients(frame, lines, found)
    typed: dict[str, Any] = {"patient": _patient(frame), "date": _dates(frame, lines, found)}
    for name in schema.TIME_COLUMNS:
        typed[name] = _times(frame, name, typed["date"], lines, found)
    typed["end"] = _placed(place_end, frame, "end", typed)
    typed["treated_at"] = _placed(place_treatment, frame, "treated_at", typed)
    for name in schema.NUMBER_COLUMNS:
        typed[name] = _numbers(frame, name, lines, found, words=scale == "words")
    typed["headache"] = headache_of(typed["pain"], _booleans(frame, lines, found))
    for name in ("side", *schema.LIST_COLUMNS):
        typed[name] = _texts(frame, name)
    _check_sides(typed["side"], lines, found)
    notes = frame["notes"] if "notes" in frame else pd.Series(np.nan, index=frame.index)
    typed["notes"] = notes.astype("str").where(notes.notna())
    ordered = {name: typed[name] for name in schema.ENTRY_COLUMNS}
    ordered |= {n: frame[n].astype("float64") for n in schema.OFFSET_COLUMNS if n in frame}
    for header in schema.factor_columns(frame):
        ordered[schema.factor_name(header, ordered)] = _factor(frame[header])
    return pd.DataFrame(ordered)


def headache_of(pain: pd.Series, said: pd.Series) -> pd.Series:
    """Say whether it hurt: as said, else by the pain (0 is no headache), else not said."""
    by_pain = (pain > 0).astype("boolean").mask(pain.isna())
    return said.fillna(by_pain)


def _patient(frame: pd.DataFrame) -> pd.Series:
    if "patient" not in frame:
        one = pd.Categorical.from_codes(
            np.zeros(len(frame), dtype=np.int8),
            categories=pd.Index([schema.ONE_PATIENT], dtype="str"),
        )
        return pd.Series(one)
    return frame["patient"].astype("str").astype("category")


def _check_patients(frame: pd.DataFrame, lines: Ints, found: Problems) -> None:
    missing = frame["patient"].isna().to_numpy() if "patient" in frame else np.array([])
    if missing.any():
        found.add(
            "missing patient",
            column="patient",
            lines=lines[missing],
            expected=phrase("diary.expected.patient"),
            suggestion=phrase("diary.suggestion.who"),
        )


def _problem_values(
    found: Problems, column: str, values: pd.Series, bad: Any, lines: Ints, expected: Phrase
) -> None:
    at = np.flatnonzero(np.asarray(bad))
    texts = np.array([shown(v, column=column) for v in values.to_numpy()[at]], dtype=object)
    for text in dict.fromkeys(texts):
        found.add(
            "unreadable",
            column=column,
            value=str(text),
            lines=lines[at[texts == text]],
            expected=expected,
        )


def _dates(frame: pd.DataFrame, lines: Ints, found: Problems) -> pd.Series:
    given = frame["date"]
    parsed = _parse_times(given)
    _problem_values(found, "date", given, parsed.isna(), lines, phrase("diary.expected.date"))
    dates: pd.Series = parsed.dt.normalize()
    return dates


def _parse_times(given: pd.Series) -> pd.Series:
    plain: Any = given
    if isinstance(given.dtype, pd.CategoricalDtype):
        plain = given.astype(given.cat.categories.dtype)
    if not pd.api.types.is_datetime64_any_dtype(plain.dtype):
        plain = pd.to_datetime(plain, format="ISO8601", errors="coerce")
    # Kept to the second, as diaries are written.
    times: pd.Series = plain.astype(schema.DATETIME).dt.floor("s")
    return times


def _is_clock(frame: pd.DataFrame, name: str) -> Any:
    if name not in frame or pd.api.types.is_datetime64_any_dtype(frame[name].dtype):
        return np.zeros(len(frame), dtype=bool)
    return frame[name].astype("str").str.fullmatch(_CLOCK).fillna(False).to_numpy(dtype=bool)


def _times(
    frame: pd.DataFrame, name: str, date: pd.Series, lines: Ints, found: Problems
) -> pd.Series:
    if name not in frame:
        return pd.Series(np.full(len(frame), np.datetime64("NaT", "us")))
    given, clock = frame[name], _is_clock(frame, name)
    if not clock.any():
        parsed = _parse_times(given)
    else:
        text = given.astype("str")
        full = text.where(~clock, date.dt.strftime("%Y-%m-%d") + " " + text)
        parsed = _parse_times(full)
    bad = given.notna() & (given.astype("str") != "") & parsed.isna() & date.notna()
    _problem_values(found, name, given, bad, lines, phrase("diary.expected.time"))
    return parsed


def _placed(rule: Any, frame: pd.DataFrame, name: str, typed: dict[str, Any]) -> pd.Series:
    times = typed[name].to_numpy()
    placed = rule(times, start=typed["start"].to_numpy())
    return pd.Series(np.where(_is_clock(frame, name), placed, times).astype(schema.DATETIME))


def _numbers(
    frame: pd.DataFrame, name: str, lines: Ints, found: Problems, *, words: bool
) -> pd.Series:
    if name not in frame:
        return pd.Series(np.full(len(frame), np.nan))
    given = frame[name].astype("object")
    if words and name == "pain":
        given = given.replace(_PAIN_WORDS)
    number = pd.to_numeric(given, errors="coerce").astype("float64").reset_index(drop=True)
    number = number.mask(np.isinf(number))
    bad = frame[name].notna() & (frame[name].astype("str") != "") & number.isna()
    _problem_values(found, name, frame[name], bad, lines, phrase("diary.expected.number"))
    return number


def _booleans(frame: pd.DataFrame, lines: Ints, found: Problems) -> pd.Series:
    if "headache" not in frame:
        return pd.Series(pd.array([pd.NA] * len(frame), dtype="boolean"))
    words = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}
    text = frame["headache"].astype("str").str.lower().str.removesuffix(".0")
    said = text.map(words).astype("boolean")
    bad = frame["headache"].notna() & (text != "") & said.isna()
    _problem_values(
        found, "headache", frame["headache"], bad, lines, phrase("diary.expected.yes_no")
    )
    return said


def _texts(frame: pd.DataFrame, name: str) -> pd.Series:
    if name not in frame:
        return pd.Series(
            pd.Categorical.from_codes(np.full(len(frame), -1), categories=pd.Index([], dtype="str"))
        )
    text = frame[name].astype("category")
    # Two equal treatments are two doses; a place said twice is one place.
    join = SEPARATOR.join if name == "treatment" else join_items
    names = [join([i.strip() for i in str(c).split(";") if i.strip()]) for c in text.cat.categories]
    codes = text.cat.codes.to_numpy()
    blank = np.array([n == "" for n in names] + [True])
    return pd.Series(categorical(np.where(blank[codes], -1, codes), names))


def _check_sides(side: pd.Series, lines: Ints, found: Problems) -> None:
    wrong = (~side.isin([*SIDES]) & side.notna()).to_numpy()
    _problem_values(
        found,
        "side",
        side.astype("str"),
        wrong,
        lines,
        phrase("diary.expected.one_of", names=SIDES),
    )


def _factor(values: pd.Series) -> pd.Series:
    if not values.notna().any():
        return _texts(pd.DataFrame(index=values.index), "")
    if pd.api.types.is_bool_dtype(values.dtype):
        return values.astype("boolean")
    if pd.api.types.is_numeric_dtype(values.dtype):
        return values.astype("float64")
    return values.astype("str").where(values.notna()).astype("category")
