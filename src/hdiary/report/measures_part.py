"""Questionnaires: what was filled in before and now, and whether the difference counts."""

from __future__ import annotations

import pandas as pd

from hdiary.diary.measures import Measures
from hdiary.report.parts import Row, Section, Table
from hdiary.vocabulary.questionnaires import (
    NDI_PERCENT,
    QUESTIONNAIRES,
    Questionnaire,
    find_band,
)
from hdiary.words import Words
from hdiary.words.clean import clean

MOST_MEASURES = 5
"""What a line of the file is told that is not used."""
_UNITS = {NDI_PERCENT: "measures.percent", "MIDAS": "measures.days"}


def measures_section(
    say: Words,
    measures: Measures | None,
    *,
    since: pd.Timestamp,
    until: pd.Timestamp | None = None,
    brief: bool = False,
    lost: int = 0,
) -> Section | None:
    """Lay the newest total of each questionnaire beside the last one before a day."""
    # ``brief`` leaves out the words of a total and how its questionnaire counts.
    if measures is None or measures.table.empty:
        return None
    table = measures.table
    names = [name for name in QUESTIONNAIRES if (table["measure"] == name).any()]
    names += sorted(set(table["measure"]) - set(names))
    table = table.assign(open=False if measures.scale_open is None else measures.scale_open)
    pairs = [_pair(table[table["measure"] == name], since) for name in names[:MOST_MEASURES]]
    once = all(before is None for before, _ in pairs)
    rows = tuple(_row(say, before, now, once=once, brief=brief) for before, now in pairs)
    heads = ["measures.measure", "measures.now"]
    heads = heads if once else [heads[0], "measures.before", heads[1], "measures.change"]
    block = Table(
        caption=say("measures.caption_once" if once else "measures.caption"),
        heads=tuple(say(head) for head in heads),
        rows=rows,
        widths=(3.0, 4.0) if once else (1.2, 1.6, 1.6, 5.6) if brief else (2.2, 2.3, 2.3, 3.2),
        foot=" ".join(
            [
                *_say_later(say, pairs, until),
                _foot(say, pairs, more=len(names) - len(pairs), lost=lost),
            ]
        ).strip(),
    )
    return Section(title=say("measures.title"), blocks=(block,))


def count_lost(measures: Measures | None) -> int:
    """Count totals that could not be read, where they are surely those of one person."""
    if measures is None or len(measures.patients) > 1:
        return 0
    return int((measures.problems["code"] == "total").sum())


def _pair(rows: pd.DataFrame, since: pd.Timestamp) -> tuple[pd.Series | None, pd.Series]:
    """Give the newest total, and the last up to the day, or the first where there is none."""
    rows = rows.sort_values("date", kind="stable")
    earlier = rows.iloc[:-1]
    before = earlier[earlier["date"] <= since]
    if earlier.empty:
        return None, rows.iloc[-1]
    return (earlier.iloc[0] if before.empty else before.iloc[-1]), rows.iloc[-1]


def _row(say: Words, before: pd.Series | None, now: pd.Series, *, once: bool, brief: bool) -> Row:
    name = str(now["measure"])
    one = QUESTIONNAIRES.get(name)
    years = before is not None and before["date"].year != now["date"].year
    plain = None if brief else one
    cells = [_cell(say, plain, now, year=years)]
    if before is not None:
        cells = [_cell(say, plain, before, year=years), *cells, _change(say, one, before, now)]
    elif not once:
        cells = [say("say.dash"), *cells, say("say.dash")]
    unit = "measures.points_or_percent" if now["open"] else _UNITS.get(name, "measures.points")
    about = "" if plain is None else say(unit, low=int(plain.lowest), high=int(plain.highest))
    return Row(name=clean(name), about=about, cells=tuple(cells))


def _cell(say: Words, one: Questionnaire | None, row: pd.Series, *, year: bool) -> str:
    day, total = say.short_day(row["date"], year=year), float(row["total"])
    if one is None:
        return say("measures.cell_other", total=total, day=day)
    band = find_band(one, total)
    if not row["open"]:
        return say("measures.cell", total=total, band=band, day=day)
    return _open_cell(say, total, band, day)


def _open_cell(say: Words, total: float, band: str, day: str) -> str:
    """Say what a total would be as points and as a percentage, where these lie near each other."""
    percent = QUESTIONNAIRES[NDI_PERCENT]
    other = find_band(percent, total)
    steps = [key for _, key in percent.bands]
    apart = steps.index(band) - steps.index(other)
    if not apart:
        return say("measures.cell", total=total, band=band, day=day)
    if apart > 1:
        return say("measures.cell_apart", total=total, day=day)
    return say("measures.cell_open", total=total, band=band, other=other, day=day)


def _change(say: Words, one: Questionnaire | None, before: pd.Series, now: pd.Series) -> str:
    """Say how far apart two totals are, and of those that are known whether that counts."""
    gap = float(now["total"]) - float(before["total"])
    if gap == 0:
        return say("measures.same")
    change = say("measures.less" if gap < 0 else "measures.more", n=abs(gap))
    if one is None:
        return change
    if one.matters is None:
        return say("measures.unknown", change=change)
    percent = QUESTIONNAIRES[NDI_PERCENT].matters
    if now["open"] and percent is not None and one.matters <= abs(gap) < percent:
        return say("measures.depends", change=change, points=one.matters, percent=percent)
    key = "measures.enough" if abs(gap) >= one.matters else "measures.short"
    return say(key, change=change, matters=one.matters)


def _foot(
    say: Words, pairs: list[tuple[pd.Series | None, pd.Series]], *, more: int, lost: int
) -> str:
    """Name the sources of what counts, and what is not shown."""
    known = [QUESTIONNAIRES.get(str(now["measure"])) for before, now in pairs if before is not None]
    sources = tuple(
        say("measures.source", name=one.name, matters=one.matters, source=one.sources[-1])
        for one in known
        if one is not None and one.matters is not None
    )
    told = [say("measures.foot", sources=sources)] if sources else []
    told += [say("measures.which_scale")] if any(now["open"] for _, now in pairs) else []
    told += [say("measures.others", n=more)] if more else []
    told += [say("measures.lost", n=lost)] if lost else []
    return " ".join(told)


def _say_later(
    say: Words, pairs: list[tuple[pd.Series | None, pd.Series]], until: pd.Timestamp | None
) -> list[str]:
    """Say which newest totals are later than the diary."""
    later = [clean(str(now["measure"])) for _, now in pairs if until and now["date"] > until]
    return [say("page_of.totals_after", day=until, names=tuple(later))] if later else []
