"""The door: a diary in, a diary without who, when and where out, and an account of it."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from hdiary.diary import Diary, make_people, need_diary, problems_frame
from hdiary.diary.people import People
from hdiary.diary.schema import ONE_PATIENT, factor_columns
from hdiary.words import phrase
from hdiary.write.deidentify import entries as columns
from hdiary.write.deidentify import moving
from hdiary.write.deidentify.account import PEOPLE, Account
from hdiary.write.deidentify.codes import person_codes, weeks_back
from hdiary.write.deidentify.facts import count_rare, hide_facts
from hdiary.write.deidentify.key import Key, make_key
from hdiary.write.deidentify.result import Deidentified
from hdiary.write.deidentify.tell import tell
from hdiary.write.files import WriteError

_ROUNDED = (5, 10, 15, 20, 30, 60)
"""To so many minutes times may be rounded: whole parts of an hour."""


def deidentify(
    diary: Diary,
    *,
    key: Key | None = None,
    dates: str = "shift",
    round_times: int | None = None,
    drop: str | Collection[str] = (),
    keep_words: str | Collection[str] = (),
    keep: str | Collection[str] = (),
) -> Deidentified:
    """Take out of a diary who it is of, when and where, as far as hdiary can see them.

    Identifiers become keyed hashes (HMAC-SHA256). Each person's dates and times move by one
    span, so that what lies between them stays. Notes and other free text, places, contacts,
    names, dates of birth and time zones are dropped, and so are numbers and words that number
    people or follow the calendar. Words that hdiary does not know become
    codes, the same word always the same code, so that every question gives the same answer.
    Ages over 89 become 90. Rows are ordered by code and day. Facts of people (see
    `hdiary.Diary.with_people`) are treated alike, and words that fewer than five people share
    become codes.

    This is no promise that nobody can be recognised, and shifted dates alone are not the Safe
    Harbor of HIPAA (45 CFR 164.514(b)(2)), which lets only the year stay: `summary` says so.

    Parameters
    ----------
    diary
        The diary of one person or of many.
    key
        The secret key (see `make_key` and `read_key`); the same key gives the same person the
        same code and the same shift, whenever a later export is treated. A new one where left
        out; it is in the result, and nothing saves it.
    dates
        ``"shift"``: back by 1 to 520 whole weeks [weeks], drawn for each person from the key;
        the weekday stays, the season does not. ``"relative"``: counted from each person's first
        day, which becomes 1 January 2000; the weekday does not stay. ``"year"``: counted from
        1 January of the year in which each person began.
    round_times
        Round times of day down to so many minutes: 5, 10, 15, 20, 30 or 60 [minutes].
    drop
        Further columns to leave out, by their names.
    keep_words
        Words of the people's own that may stay as they are, such as the names of programmes.
    keep
        Columns that stay although they would be left out in doubt, by their names; their words
        and ages are treated as those of other columns. Factors that are dates never stay.

    Returns
    -------
    Deidentified
        ``diary``, ``people``, ``account``, ``key`` and `summary`.

    Raises
    ------
    WriteError
        If a setting is none of these, a date would move before 1970, or one stated clear
        period cannot hold for people whose dates move differently.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> rows = {"patient": ["Ann"], "date": ["2026-03-02"], "pain": [6], "notes": ["at Bo's"]}
    >>> hidden = deidentify(make_diary(pd.DataFrame(rows)), key=Key(bytes(32)))
    >>> hidden.diary.patients
    ['P32e848672fdcca80']
    >>> hidden.diary.entries["date"].dt.day_name().tolist()
    ['Monday']
    """
    need_diary(diary, "deidentify")
    drop, keep_words, keep = (
        [w] if isinstance(w, str) else list(w) for w in (drop, keep_words, keep)
    )
    _check(diary, dates, round_times, drop)
    _check_keep(diary, keep, drop)
    if key is not None and not isinstance(key, Key):
        raise WriteError(phrase("deidentify.error.not_made"))
    asked = columns.Asked(
        key=make_key() if key is None else key,
        way=dates,
        minutes=round_times,
        drop=frozenset(drop),
        words=frozenset(keep_words),
        keep=frozenset(keep),
    )
    told = Account()
    of_people = diary.of_people
    named = [*diary.patients, *([] if of_people is None else of_people.patients)]
    codes = person_codes(asked.key, dict.fromkeys(named))
    hidden = _diary(diary, asked, codes, told)
    people = None if of_people is None else _people(diary, of_people, asked, codes, told)
    if people is not None:
        hidden = hidden.with_people(people)
    done = told.frame()
    rare = None if people is None else count_rare(people.table)
    said = tell(done, asked, people=len(diary.patients), unnamed=_is_unnamed(diary), rare=rare)
    return Deidentified(
        diary=hidden,
        people=people,
        account=done,
        key=asked.key,
        dates=dates,
        told=said,
    )


def _check(diary: Diary, dates: str, minutes: int | None, drop: Collection[str]) -> None:
    if dates not in moving.WAYS:
        raise WriteError(phrase("deidentify.error.dates", ways=moving.WAYS))
    if minutes is not None and minutes not in _ROUNDED:
        allowed = tuple(str(one) for one in _ROUNDED)
        raise WriteError(phrase("deidentify.error.minutes", allowed=allowed))
    facts = [] if diary.of_people is None else list(diary.of_people.table.columns)
    unknown = sorted({*drop} - {*diary.entries.columns, *facts})
    needed = sorted({*drop} & {"patient", "date", "headache", "pain"})
    if unknown or needed:
        raise WriteError(phrase("deidentify.error.drop", names=tuple(unknown or needed)))


def _check_keep(diary: Diary, keep: Collection[str], drop: Collection[str]) -> None:
    facts = [] if diary.of_people is None else list(diary.of_people.table.columns)
    own = {*factor_columns(diary.entries), *facts} - {"patient", *drop}
    unknown = sorted({*keep} - own)
    if unknown:
        raise WriteError(phrase("deidentify.error.keep", names=tuple(unknown)))


def _is_unnamed(diary: Diary) -> bool:
    """Say whether the diary had no identifier, so that every such diary gets the same code."""
    return diary.patients == [ONE_PATIENT]


def _diary(diary: Diary, asked: columns.Asked, codes: dict[str, str], told: Account) -> Diary:
    moved = moving.days_moved(diary, key=asked.key, way=asked.way)
    entries = columns.drop_columns(diary.entries, asked, told)
    entries = moving.move_entries(entries, moved, way=asked.way, told=told)
    if asked.minutes is not None:
        entries = moving.round_times(entries, asked.minutes, told=told)
    entries = columns.hash_people(columns.hide_columns(entries, asked, told), codes, told)
    order = columns.order_of(entries)
    return Diary(
        entries=entries.iloc[order].reset_index(drop=True),
        lines=np.arange(1, len(entries) + 1),
        repeats=diary.repeats[order],
        settings={
            "scale": diary.scale,
            "dates": None,
            "columns": {},
            "skip_bad_rows": False,
            "clear_between": moving.move_stated(diary, moved),
        },
        attack_list=diary.attack_list,
        problems=problems_frame([]),
        columns_in=diary.columns_in - {"notes", *asked.drop},
    )


def _people(
    diary: Diary, people: People, asked: columns.Asked, codes: dict[str, str], told: Account
) -> People:
    told.table = PEOPLE
    moved = moving.days_moved(diary, key=asked.key, way=asked.way)
    by = dict(zip(diary.patients, moved.tolist(), strict=True))
    if asked.way == moving.SHIFT:
        by |= {n: -7 * weeks_back(asked.key, n) for n in people.patients if n not in by}
    first = diary.entries.groupby("patient", observed=True)["date"].min()
    began = {str(name): day for name, day in first.items()}
    return make_people(hide_facts(people.table, codes, by, began, asked, told))
