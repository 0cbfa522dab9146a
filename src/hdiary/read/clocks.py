"""Times of day and lengths of time, as people write them."""

from __future__ import annotations

import re

from hdiary.vocabulary.text import plain, words

DAY_SECONDS = 86_400
_NOON = DAY_SECONDS // 2
_MOST_OFFSET = 14
_LONGEST = 80
"""Signs: no time and no length of time is longer, and no pattern has to look at more."""
_MOST_HOURS = 1_000_000
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.hH](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?|[hH]?)"
    r"\s*(?P<half>[aApP]\.?\s?[mM]\.?)?(?:\s*(?:Uhr|uhr|h))?"
)
_SIGN_CLOCK = re.compile(
    r"(?P<half>\w{2})?\s?(?P<hour>\d{1,2})(?:\s?[:\uff1a](?P<colon>\d{2})(?:[:\uff1a](?P<tail>\d{2}))?|"
    r"\s?[時时点點시]\s?(?:(?P<minute>\d{1,2})\s?[分분]?(?:\s?(?P<second>\d{1,2})\s?[秒초])?|(?P<mid>半|반))?)"
)
_BEFORE_NOON = frozenset({"午前", "上午", "오전"})
_AFTER_NOON = frozenset({"午後", "下午", "오후"})
_NOON_WORDS = frozenset(
    words(
        "noon | 12 noon | midday | mid-day | 12 midday | noontime | 12:00 noon | 12 uhr mittags"
        " | midi | mezzogiorno | mediodia | medio dia | meio dia | meio-dia | 正午 | полдень"
    )
)
"""Words, as `plain` writes them, that say 12:00 and nothing else."""
_FOUR_DIGITS = re.compile(r"(\d{2})(\d{2})")
FRACTION = re.compile(r"0?[.,]\d+")
"""A part of a day, as spreadsheets store times; ``0.25`` might also be 00:25."""
_CLEAR_FRACTION = re.compile(r"0?[.,](?:\d|\d{3,})")
_OFFSET = re.compile(
    r"\s?\(?(?:(?P<zulu>Z|UTC|GMT)|"
    r"(?:UTC|GMT)(?P<named>[+-]\d{1,2})(?::?(?P<named_min>\d{2}))?|"
    r"(?P<east>[+-]\d{2}):?(?P<east_min>\d{2})|(?P<short>[+-]\d{2}))\)?$"
)
_SECONDS_BEFORE = re.compile(r"\d:\d{2}:\d{2}(?:\.\d{1,9})?$")
_AMOUNT = re.compile(r"[\s,+]*+(\d++(?:[.,]\d++)?)\s*+([^\W\d_]++)\.?")
_BARE = re.compile(r"\d+(?:[.,]\d+)?(?:[eE][+-]?\d{1,3})?")
_SPAN = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?|(\d{1,3})\s?[hH]\s?([0-5]\d)")
_ISO_SPAN = re.compile(
    r"P(?=.)(?:(\d++)D)?(?:T(?=.)(?:(\d++(?:[.,]\d++)?)H)?(?:(\d++(?:[.,]\d++)?)M)?"
    r"(?:(\d++(?:[.,]\d++)?)S)?)?",
    re.IGNORECASE,
)
_UNIT_CELLS = {
    24.0: "d | day | days | tag | tage | tagen | jour | jours | dia | dias | giorno | giorni"
    " | dag | dagen | dagar | dage | dager | день | дня | дней | сутки | 日 | 日間 | 天",
    1.0: "h | hr | hrs | hour | hours | std | stunde | stunden | heure | heures | hora | horas"
    " | ora | ore | uur | uren | timme | timmar | timer | ч | час | часа | часов | 時間 | 小时"
    " | 小時 | 시간",
    1 / 60: "m | min | mins | minute | minutes | minuten | minuto | minutos | minuti | minut"
    " | minuter | minutter | мин | минута | минуты | минут | 分 | 分間 | 分钟 | 分鐘 | 분",
    1 / 3600: "s | sec | secs | second | seconds | sek | sekunde | sekunden | seconde | secondes"
    " | segundo | segundos | сек | 秒",
    1 / 3_600_000: "ms",
}
_UNITS = {plain(word): hours for hours, cell in _UNIT_CELLS.items() for word in words(cell)}


def parse_clock(text: str, *, fractions: bool = False) -> int | None:
    """Read a time of day."""
    # Seconds after midnight (24:00 is the end of the day); None if it is no time of day.
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if FRACTION.fullmatch(text):
        if not (fractions or _CLEAR_FRACTION.fullmatch(text)):
            return None
        return round(float(text.replace(",", ".")) * DAY_SECONDS)
    four = _FOUR_DIGITS.fullmatch(text)
    if four:
        return _seconds(int(four[1]), int(four[2]), 0, None)
    if text.isdigit():
        return None
    match = _CLOCK.fullmatch(text)
    if not match:
        return _worded_clock(text)
    return _seconds(
        int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0), match["half"]
    )


def _worded_clock(text: str) -> int | None:
    """Read noon, and times with Chinese, Japanese or Korean signs (``午後3:20``, ``15時20分``)."""
    if plain(text) in _NOON_WORDS:
        return _NOON
    match = _SIGN_CLOCK.fullmatch(text)
    if not match:
        return None
    half, hour = match["half"], int(match["hour"])
    if half is not None and half not in _BEFORE_NOON | _AFTER_NOON:
        return None
    if half in _BEFORE_NOON and hour > 12:
        return None
    if half is not None and hour <= 12:
        hour = hour % 12 + (12 if half in _AFTER_NOON else 0)
    minute = int(match["colon"] or match["minute"] or (30 if match["mid"] else 0))
    return _seconds(hour, minute, int(match["tail"] or match["second"] or 0), None)


def _seconds(hour: int, minute: int, second: int, half: str | None) -> int | None:
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    total = hour * 3600 + minute * 60 + second
    return total if minute < 60 and second < 60 and total <= DAY_SECONDS else None


def has_fractions(texts: list[str]) -> bool:
    """Say whether a column holds fractions of a day that can be nothing else."""
    return any(_CLEAR_FRACTION.fullmatch(text) for text in texts)


def split_offset(text: str) -> tuple[str, int | None]:
    """Take the offset from UTC off a time."""
    # The time without it. Minutes east of UTC; None if none was written.
    match = _OFFSET.search(text)
    if not match or ":" not in text[: match.start()]:
        return text, None
    rest = text[: match.start()]
    if match["zulu"]:
        return rest, 0
    hours = match["named"] or match["east"] or match["short"]
    minutes = int(match["named_min"] or match["east_min"] or 0)
    if abs(int(hours)) > _MOST_OFFSET or minutes > 59:
        return text, None
    if match["short"] and not _SECONDS_BEFORE.search(rest):
        return text, None
    east = abs(int(hours)) * 60 + minutes
    return rest, -east if hours[0] == "-" else east


def parse_hours(text: str, unit: str | None) -> float | None:
    """Read a length of time."""
    # Hours [h]; None if it is no length of time, or a bare number without a unit.
    if len(text) > _LONGEST:
        return None
    text = " ".join(text.split())
    span = _SPAN.fullmatch(text)
    if span:
        hours, minutes = int(span[1] or span[4]), int(span[2] or span[5])
        return hours + minutes / 60 + int(span[3] or 0) / 3600
    if _BARE.fullmatch(text):
        factor = _UNITS.get(plain(unit or "").strip().rstrip("."))
        return None if factor is None else _sensible(float(text.replace(",", ".")) * factor)
    iso = _ISO_SPAN.fullmatch(text)
    if iso:
        factors = (24.0, 1.0, 1 / 60, 1 / 3600)
        given = (float((n or "0").replace(",", ".")) for n in iso.groups())
        return _sensible(sum(n * f for n, f in zip(given, factors, strict=True)))
    return _sum_of_amounts(text)


def _sum_of_amounts(text: str) -> float | None:
    """Add up amounts with their units, such as ``1d 02h 15m``; None if anything else stands."""
    at, total = 0, 0.0
    while at < len(text):
        amount = _AMOUNT.match(text, at)
        factor = _UNITS.get(plain(amount[2])) if amount else None
        if amount is None or factor is None:
            return None if not at or text[at:].strip(" ,+") else _sensible(total)
        total += float(amount[1].replace(",", ".")) * factor
        at = amount.end()
    return _sensible(total) if at else None


def _sensible(hours: float) -> float | None:
    """Give a length that a clock can count; None for one longer than a life."""
    return hours if hours <= _MOST_HOURS else None
