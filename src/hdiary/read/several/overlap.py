"""What stands in more than one file: equal entries once, and what contradicts is told."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Ints
from hdiary.read.several.stacked import FILE, LINE

_MOMENT = ["patient", "date", "start"]
_UNCOMPARED = (*_MOMENT, "notes", "entered_at")
"""What may differ on days that two files tell alike."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Overlap:
    """Entries of several files without what they repeat of each other."""

    entries: pd.DataFrame
    again: pd.Series  # How many rows of each file stood in another one as well
    # What two files say differently of one moment: column, and of each its file, line and value
    differing: pd.DataFrame
    opposed: pd.DataFrame  # Entries of clear days of which another file tells a headache, and where
    last: pd.Series  # The last day that each file tells of

    @property
    def lines(self) -> Ints:
        """The line of each entry in its own file."""
        return self.entries[LINE].to_numpy(dtype=np.int64)


def settle(whole: pd.DataFrame, order: list[int]) -> Overlap:
    """Keep equal entries once; of one moment told twice, the later file of ``order`` counts."""
    kept = _drop_equal(whole)
    rank = {file: place for place, file in enumerate(order)}
    kept = kept.assign(rank=kept[FILE].map(rank)).sort_values("rank", kind="stable")
    alone = _told_once_by_each(kept)
    twice = kept[alone]
    if twice.empty:
        return _made(whole, kept.drop(columns="rank"), pd.DataFrame())
    said = [str(name) for name in whole if name not in {FILE, LINE, *_MOMENT}]
    moment = twice.groupby(_MOMENT, dropna=False, sort=False)
    many = moment[said].transform("nunique")
    differing = _list_differing(twice, many, said)
    # Whether it hurt is one statement with its strength: where files differ, the later one's.
    opposed = many["headache"] > 1
    old = opposed & (twice["rank"] < moment["rank"].transform("max"))
    rest = twice[~old]
    last = rest.groupby(_MOMENT, dropna=False, sort=False, as_index=False)
    merged = last[[*said, FILE, LINE]].last()
    both = pd.concat([kept[~alone].drop(columns="rank"), merged], ignore_index=True)
    return _made(whole, both.astype(whole.dtypes.to_dict()), differing)


def _made(whole: pd.DataFrame, kept: pd.DataFrame, differing: pd.DataFrame) -> Overlap:
    entries = kept[list(whole)].sort_values(["date", "start", FILE, LINE], kind="stable")
    files = range(int(whole[FILE].max()) + 1)
    before, after = (f[FILE].value_counts().reindex(files, fill_value=0) for f in (whole, kept))
    return Overlap(
        entries=entries.reset_index(drop=True),
        again=before - after,
        differing=differing,
        opposed=_list_opposed(whole, entries),
        last=whole.groupby(FILE)["date"].max(),
    )


def _list_opposed(whole: pd.DataFrame, entries: pd.DataFrame) -> pd.DataFrame:
    """List entries that call a day clear on which another file has a headache at some hour."""
    day = ["patient", "date"]
    answers = entries.groupby(day, sort=False)["headache"].transform("nunique")
    rows = whole.merge(entries.loc[answers > 1, day].drop_duplicates(), on=day)
    hurt = rows["headache"].eq(True).fillna(False).astype(bool)
    clear = rows["headache"].eq(False).fillna(False).astype(bool)
    sore = hurt.groupby([rows[name] for name in (*day, FILE)]).transform("any").astype(bool)
    of_headache = rows.loc[hurt, [*day, FILE, LINE]].drop_duplicates(day)
    return rows.loc[clear & ~sore, [*day, FILE, LINE]].merge(
        of_headache, on=day, suffixes=("", "_other")
    )


def _drop_equal(whole: pd.DataFrame) -> pd.DataFrame:
    """Keep each entry once, however many files have it; as often as any one file has it."""
    said = [name for name in whole if name not in {FILE, LINE}]
    times = whole.groupby([*said, FILE], dropna=False, sort=False).cumcount()
    return whole[~whole[said].assign(times=times).duplicated()]


def contradictions(whole: pd.DataFrame) -> tuple[int, int]:
    """Count the days that several files tell, and those of them on which they contradict."""
    said = [str(name) for name in whole if name not in {FILE, LINE, *_UNCOMPARED}]
    shared = whole.groupby("date")[FILE].transform("nunique") > 1
    rows = whole[shared & whole[said].notna().any(axis=1)]
    if rows.empty:
        return 0, 0
    day = rows.groupby(["date", FILE], sort=False)
    worst = day[["headache", "pain"]].max().groupby("date").nunique()
    differ = (worst > 1).any(axis=1)
    # Of several entries of a day only the worst is compared: each file may know some of them.
    alone = rows[day[LINE].transform("size") == 1]
    others = (alone.groupby("date")[said].nunique() > 1).any(axis=1)
    days = rows.groupby("date")[FILE].nunique() > 1
    differ = differ | others.reindex(differ.index, fill_value=False)
    return int(days.sum()), int((differ & days.reindex(differ.index)).sum())


def _told_once_by_each(kept: pd.DataFrame) -> pd.Series:
    """Say which entries are of a moment that several files tell, each in one entry."""
    moment = kept.groupby(_MOMENT, dropna=False, sort=False)[FILE]
    count, files = moment.transform("size"), moment.transform("nunique")
    return (files > 1) & (count == files)


def _list_differing(twice: pd.DataFrame, many: pd.DataFrame, said: list[str]) -> pd.DataFrame:
    """List each cell that two files tell differently, beside what the later file says."""
    listed = []
    for name in said:
        rows = twice[(many[name] > 1) & twice[name].notna()]
        if rows.empty:
            continue
        moment = rows.groupby(_MOMENT, dropna=False, sort=False)
        other = moment[[FILE, LINE, name]].transform("last")
        earlier = (rows[FILE] != other[FILE]).to_numpy()
        listed.append(
            pd.DataFrame(
                {
                    "column": name,
                    "file": rows[FILE].to_numpy()[earlier],
                    "line": rows[LINE].to_numpy()[earlier],
                    "value": rows[name].to_numpy()[earlier].astype(object),
                    "taken_file": other[FILE].to_numpy()[earlier],
                    "taken_line": other[LINE].to_numpy()[earlier],
                    "taken": other[name].to_numpy()[earlier].astype(object),
                }
            )
        )
    return pd.concat(listed, ignore_index=True) if listed else pd.DataFrame()


def order_of(whole: pd.DataFrame) -> list[int]:
    """Order files by the last day that they tell of: a later export knows what was mended."""
    last = whole.groupby(FILE)["date"].max()
    return [int(np.int64(file)) for file in last.sort_values(kind="stable").index]
