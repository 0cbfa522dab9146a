"""Endpoints in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

import pandas as pd

from hdiary.cohort.endpoints.catalogue import RESPONDER, is_responder, is_share
from hdiary.cohort.endpoints.table import asked_rows
from hdiary.diary.paper import PaperTable, check_columns, write_number
from hdiary.diary.show import show_in_theme, show_table, show_words
from hdiary.words import Phrase, Words

_MOST_PERIODS = 6
_COLUMNS = ("endpoint", "period", "people", "n", "missing", "mean", "sd", "low", "high")
_NUMBERS = {"mean", "sd", "median", "low", "high"}


def tell_definition(told: Phrase, say: Words) -> str:
    """Say the definition of an endpoint."""
    return say(told)


def name_endpoint(name: str, of: str, say: Words) -> str:
    """Name an endpoint; of a responder it is said in what."""
    if not is_responder(name):
        return say.word("endpoints.names", name)
    share = float(name.removeprefix(RESPONDER)) / 100.0
    what = say.word("endpoints.names", of)
    if share == 1:
        return say("endpoints.responder_all", of=what)
    return say("endpoints.responder", of=what, share=share)


def tell_endpoints(result: Any, say: Words) -> str:
    """Tell who and when, a line for each endpoint, what is missing, and the notices."""
    lines = [_tell_whole(result, say)]
    told = result.by_period
    for name in result.named:
        named = name_endpoint(name, result.settings["responder_of"], say)
        rows = told[told["endpoint"] == name].assign(alone=result.n == 1)
        lines.append(_tell_one(rows, name, named, say))
    lines += _tell_missing(result, say)
    return "\n".join([*lines, *(say(one) for one in result.said)])


def _tell_whole(result: Any, say: Words) -> str:
    settings = result.settings
    if not result.n:
        return say("endpoints.nobody")
    days = {"n": result.n, "days": settings["period_days"]}
    if settings["anchor"] is None:
        return say("endpoints.whole_calendar", **days)
    skip = say("endpoints.skipped", n=settings["skip"]) if settings["skip"] else ""
    return say("endpoints.whole", before=settings["baseline_days"], skip=skip, **days)


def _tell_one(rows: pd.DataFrame, name: str, named: str, say: Words) -> str:
    """Tell the mean of each period, with how many people stand behind it."""
    kept = rows[rows["n"] > 0]
    if kept.empty:
        return say("endpoints.none", name=named)
    parts = [_tell_period(row, name, say) for row in kept.head(_MOST_PERIODS).to_dict("records")]
    line = say("endpoints.line", name=named, parts="; ".join(parts))
    rest = len(kept) - _MOST_PERIODS
    return f"{line} {say('endpoints.further', n=rest)}" if rest > 0 else line


def _tell_period(row: dict[Any, Any], name: str, say: Words) -> str:
    told = say.share(row["mean"]) if is_share(name) else say.number(row["mean"])
    if row["alone"] and is_responder(name):
        told = say("endpoints.yes" if row["mean"] == 1 else "endpoints.no")
    if row["alone"]:
        key = "endpoints.before_alone" if row["period"] == 0 else "endpoints.in_period_alone"
        return say(key, value=told, period=row["period"])
    people = say.count("person", row["n"])
    if row["period"] == 0:
        return say("endpoints.before", value=told, people=people)
    return say("endpoints.in_period", value=told, people=people, period=row["period"])


def _tell_missing(result: Any, say: Words) -> Iterator[str]:
    """Tell how many values are missing, and why."""
    table = result.table[asked_rows(result.table)]
    rows = table[table["value"].isna()]
    if rows.empty:
        return
    counts = rows["reason"].value_counts()
    whys = tuple(
        say("endpoints.why", why=say.told(str(text), result.reasons), n=int(count))
        for text, count in counts.items()
    )
    yield say("endpoints.missing_values", n=len(rows), of=len(table), whys="; ".join(whys))


def lay_out(
    result: Any,
    say: Words,
    *,
    columns: Sequence[str] | None = None,
    digits: int | str | None = None,
) -> PaperTable:
    """Lay the means by period out in words, with the definitions that they rest on."""
    frame, of = result.by_period, result.settings["responder_of"]
    names = check_columns(columns, frame) or list(_COLUMNS)

    def told(row: dict[Any, Any], name: str) -> str:
        if digits is not None and name in _NUMBERS and not pd.isna(row[name]):
            return write_number(row[name], digits)
        return _cell(row, name, of, say)

    records = frame.to_dict("records")
    return PaperTable(
        heads=tuple(_head(name, say) for name in names),
        rows=tuple(tuple(told(row, name) for name in names) for row in records),
        numbers=tuple(name != "endpoint" for name in names),
        caption=say("endpoints.caption"),
        notes=tuple(map(say, _define_once(result.named.values()))),
    )


def _define_once(definitions: Iterable[Phrase]) -> list[Phrase]:
    """Give what each endpoint is, then what is said of days or doses, each sentence once."""
    parts = [cast(tuple[Phrase, ...], one.value("parts")) for one in definitions]
    firsts, rests = [one[0] for one in parts], [more for one in parts for more in one[1:]]
    return list(dict.fromkeys([*firsts, *rests]))


def _head(name: str, say: Words) -> str:
    key = f"endpoints.heads.{name}"
    return say(key) if say.has(key) else name


def show_endpoints(result: Any, say: Words) -> str:
    """Show the words, the means by period, and the definitions, for a notebook."""
    words = show_words(tell_endpoints(result, say))
    frame = result.by_period
    if frame.empty:
        return show_in_theme(words)
    laid = lay_out(result, say)
    heads = [(head, "") for head in laid.heads]
    table = show_table(heads, laid.rows, caption=laid.caption, numbers=laid.numbers)
    defined = "\n".join(tell_definition(told, say) for told in dict.fromkeys(result.named.values()))
    return show_in_theme(words, table, show_words(defined))


def name_cells(frame: pd.DataFrame, result: Any, say: Words) -> pd.DataFrame:
    """Put the endpoints and reasons of a frame into a language; English keeps hdiary's names."""
    if say.name == "en":
        return frame
    of, changed = result.settings["responder_of"], {}
    if "endpoint" in frame:
        changed["endpoint"] = {
            n: name_endpoint(str(n), of, say) for n in frame["endpoint"].unique()
        }
    if "reason" in frame:
        changed["reason"] = {t: say.told(t, result.reasons) for t in frame["reason"].unique()}
    told = {name: frame[name].astype("object").map(words) for name, words in changed.items()}
    return frame.assign(**{name: column.astype("str") for name, column in told.items()})


def _cell(row: dict[Any, Any], column: str, of: str, say: Words) -> str:
    value = row[column]
    if column == "endpoint":
        return name_endpoint(str(value), of, say)
    if column not in _NUMBERS:
        return str(value)
    if pd.isna(value):
        return say("view.not_said")
    return say.share(value) if is_share(str(row["endpoint"])) else say.number(value)
