"""Dates: one order of day and month for a whole column, decided from all its values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from hdiary.read.clocks import parse_clock, split_offset
from hdiary.read.date_forms import Parts, parse_day, parse_epoch
from hdiary.read.telling import all_of
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import MONTHS, WEEKDAYS
from hdiary.words import Phrase, phrase

__all__ = [
    "ORDERS", "TIME_BEHIND", "Order", "Parts", "decide_order", "minority", "parse_date",
    "split_range",
]  # fmt: skip

ORDERS = {"dmy": phrase("read.dates.dmy"), "mdy": phrase("read.dates.mdy")}
_LONGEST = 80
"""Signs: no date is longer, and no pattern has to look at more."""
TIME_BEHIND = re.compile(
    r"(?:T|,?\s+(?:at\s+|um\s+)?)(\d{1,2}(?:[:.hH]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?)?"
    r"\s*(?:[aApP]\.?\s?[mM]\.?)?(?:\s*Uhr)?)$"
)
_SIGN_TIME = re.compile(
    r"(?<=[\s日일.])((?:午前|午後|上午|下午|오전|오후)?\s?\d{1,2}(?:[:\uff1a]\d{2}){0,2}"
    r"(?:[時时点點시]\s?(?:\d{1,2}\s?[分분]?|半|반)?)?)$"
)
_ISO_TIME = re.compile(r"(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?")
_WEEKDAY = re.compile(r"^([^\W\d_]+)\.?,?\s+(?=\S)")
_NAMED_DAY = re.compile(
    r"\s?[(\uff08]([^\W\d_]{1,12})\.?[)\uff09]|\s?([月火水木金土日]曜日?|(?:星期|周)[一二三四五六日天])"
)
_DAY_SIGNS = frozenset("月火水木金土日월화수목금토일一二三四五六天")
_RUSSIAN_DAYS = frozenset({"пн", "вт", "ср", "чт", "пт", "сб", "вс"})  # noqa: RUF001
_BETWEEN = re.compile(r"\s?(?:\u2192|->|[\u2013\u2014])\s?|\s(?:-|to|until|bis|hasta|jusqu'à|~)\s")
_ZONE_WITHIN = re.compile(r" \((?:[A-Z]{2,4}T|BST|IST|MSK)\)")
_ZONE_NAME = re.compile(_ZONE_WITHIN.pattern + "$")
"""A zone's letters behind a local time; they add nothing to it."""
_CLOSE = re.compile(r"(?<=\d)-(?=\d{1,2}:\d{2}$)")


def parse_date(text: str, *, epoch: int = 1900) -> Parts | None:
    """Take a date apart."""
    return _parse_date(text, epoch) if len(text) <= _LONGEST else None


# A table's cells are taken apart by each rule that asks what a column holds.
@lru_cache(maxsize=131_072)
def _parse_date(text: str, epoch: int) -> Parts | None:
    iso = _ISO_TIME.fullmatch(text)
    if iso:
        year, month, day, hour, minute, second = (int(n or 0) for n in iso.groups())
        if hour < 24 and minute < 60 and second < 60:
            return Parts(day, month, year, "iso", hour * 3600 + minute * 60 + second)
    body = _ZONE_NAME.sub("", " ".join(text.split()))
    moment = parse_epoch(body)
    if moment is not None:
        return moment
    day_text, time_text, zone = _halves(body, epoch)
    parts = parse_day(day_text, epoch)
    if parts is None or not time_text:
        return parts
    seconds = parse_clock(time_text)
    if seconds is None:
        return None
    offset = split_offset(body)[1]
    zulu = offset == 0 and not any(sign in zone for sign in "+-")
    return replace(parts, seconds=seconds, offset=offset, zulu=zulu)


def _halves(text: str, epoch: int) -> tuple[str, str, str]:
    """Part a text into its day, its time of day and its zone; what is not there is empty."""
    body, _ = split_offset(text)
    zone = text[len(body) :]
    weekday = _WEEKDAY.match(body)
    if weekday and _is_weekday(weekday[1]):
        body = body[weekday.end() :]
    named = _NAMED_DAY.search(body)
    if named and (named[2] or named[1] in _DAY_SIGNS or _is_weekday(named[1])):
        body = body[: named.start()] + body[named.end() :]
    if parse_day(body, epoch) is not None:
        return body, "", zone
    for pattern in (TIME_BEHIND, _SIGN_TIME):
        time = pattern.search(body)
        day = body[: time.start()].rstrip(", ") if time else ""
        if time and parse_day(day, epoch) is not None:
            return day, time[1], zone
    return body, "", zone


def _is_weekday(word: str) -> bool:
    folded = fold(word)
    if word.casefold() in _RUSSIAN_DAYS:
        return True
    return folded in WEEKDAYS and folded not in MONTHS


def split_range(text: str) -> tuple[str, str] | None:
    """Part a range of days or times into its beginning and its end."""
    # Two texts for `parse_date`. An end that is a time of day only gets the day of the
    # beginning; if it is earlier than the beginning it stays a time of day, since it is one of
    # the next day. None if the text is not a range.
    text = " ".join(text.split()) if len(text) <= 2 * _LONGEST else ""
    text = _ZONE_WITHIN.sub("", text)
    cuts = [match.span() for match in _BETWEEN.finditer(text)]
    if parse_date(text) is None:
        cuts += [match.span() for match in _CLOSE.finditer(text)]
    for begin, end in cuts:
        first, last = text[:begin].strip(), text[end:].strip()
        parts = parse_date(first)
        if parts is None:
            continue
        if parse_date(last) is not None:
            return first, last
        time, _ = split_offset(last)
        clock = parse_clock(time)
        if clock is not None and parts.seconds is not None:
            begun, _, zone = _halves(first, 1900)
            told = zone or last[len(time) :]
            ended = f"{begun} {time}{told}" if clock >= parts.seconds else time
            return (first if zone else first + told), ended
    return None


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Order:
    """How day and month were told apart in a column."""

    order: str  # ``dmy`` or ``mdy``, for dates with strokes or dashes
    words: str | Phrase  # The order in words, for the person
    # Whether it was declared or follows from the dates; else it stands for nothing
    decided: bool = False
    dots: str = "dmy"  # The order of dates with dots: day first, unless declared otherwise
    ambiguous: Phrase | None = None  # Two readings, where the dates do not tell

    def date(self, parts: Parts) -> dt.date | None:
        """Give the date that some parts stand for; None if there is no such day."""
        return parts.date(self.dots if parts.shape == "dots" else self.order)


def decide_order(parts: Sequence[Parts | None], declared: str | None) -> Order:
    """Decide one order of day and month for a column."""
    # Dates with dots are read day first, as they are written that way only.
    known = [p for p in parts if p is not None]
    if declared:
        words = phrase("read.dates.declared", order=ORDERS[declared])
        return Order(order=declared, words=words, decided=True, dots=declared)
    strokes = [p for p in known if p.shape == "numbers"]
    if year_first := _maybe_year_first([p for p in known if p.short]):
        return Order(order="dmy", words="", ambiguous=year_first)
    if not strokes:
        return Order(order="dmy", words=_certain_words(known))
    only_dmy = [p for p in strokes if p.date("dmy") and not p.date("mdy")]
    only_mdy = [p for p in strokes if p.date("mdy") and not p.date("dmy")]
    if only_dmy and only_mdy:
        return Order(order="dmy", words="", ambiguous=_two_orders(only_dmy[0], only_mdy[0]))
    if only_dmy or only_mdy:
        order = "dmy" if only_dmy else "mdy"
        shown = (only_dmy or only_mdy)[0]
        words = phrase("read.dates.only_so", order=ORDERS[order], text=_strokes(shown))
        return Order(order=order, words=words, decided=True)
    differing = [p for p in strokes if p.date("dmy") != p.date("mdy")]
    if differing:
        return Order(order="dmy", words="", ambiguous=_readings(differing[0]))
    return Order(order="dmy", words=phrase("read.dates.alike"))


def _strokes(parts: Parts) -> str:
    return f"{parts.first:02d}/{parts.second:02d}"


def _maybe_year_first(short: Sequence[Parts]) -> Phrase | None:
    """Tell two readings where what stands first hardly changes and what stands last does."""
    # So are the dates of a diary written with the year first, such as ``26-03-14``.
    firsts, lasts = {p.first for p in short}, {p.year for p in short}
    if len(firsts) > 2 or len(lasts) <= len(firsts):
        return None
    p = short[0]
    text = f"{p.first:02d}-{p.second:02d}-{p.year % 100:02d}"
    return phrase("read.dates.year_first_or_last", text=text)


def minority(parts: Sequence[Parts | None]) -> list[int]:
    """Give the positions of dates that fit the rarer of two orders only."""
    fits = [
        (k, bool(p.date("dmy")), bool(p.date("mdy")))
        for k, p in enumerate(parts)
        if p is not None and p.shape == "numbers"
    ]
    only = [[k for k, dmy, _ in fits if not dmy], [k for k, _, mdy in fits if not mdy]]
    return min(only, key=len)


def _certain_words(known: Sequence[Parts]) -> str | Phrase:
    shapes = dict.fromkeys(p.shape for p in known)
    told = all_of([phrase(f"read.dates.written.{shape}") for shape in shapes])
    return told or phrase("read.dates.none")


def _readings(parts: Parts) -> Phrase:
    return phrase(
        "read.dates.readings",
        text=f"{_strokes(parts)}/{parts.year}",
        day_first=parts.date("dmy"),
        month_first=parts.date("mdy"),
    )


def _two_orders(day_first: Parts, month_first: Parts) -> Phrase:
    return phrase(
        "read.dates.two_orders",
        day_first=_strokes(day_first),
        month_first=_strokes(month_first),
    )
