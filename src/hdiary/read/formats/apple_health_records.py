"""What is kept of an Apple Health export while it goes by: little for each day."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import partial

from hdiary.read.context import Context
from hdiary.read.formats import apple_health_kinds as kinds
from hdiary.read.formats.apple_health_moments import DAY, day_number, moment, written
from hdiary.read.formats.apple_health_parts import WORKOUT, Attributes, Take, walk
from hdiary.read.stream import Stream

_WORKOUT_TYPE = "HKWorkoutActivityType"
_MINUTES = {"min": 1.0, "s": 1 / 60, "sec": 1 / 60, "hr": 60.0, "h": 60.0}
_MOST_FLOW_DAYS = 31


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Attack:
    """A headache, or a note that there was none."""

    line: int
    start: str  # As written, its offset joined to it
    end: str
    severity: str  # A word; empty where none is said
    source: str  # Which app noted it; never shown


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Spans:
    """Stretches of time as numbers: their edges [s since 1970, UTC] and minutes east of UTC."""

    start: array[int] = field(default_factory=lambda: array("q"))
    end: array[int] = field(default_factory=lambda: array("q"))
    east: array[int] = field(default_factory=lambda: array("q"))

    def add(self, start: int, end: int, east: int) -> None:
        """Add one."""
        self.start.append(start)
        self.end.append(end)
        self.east.append(east)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Records:
    """What an export tells, by the number of the local day where it is a day's value."""

    attacks: list[Attack] = field(default_factory=list)
    sleep: Spans = field(default_factory=Spans)
    workouts: Spans = field(default_factory=Spans)
    workout_kinds: dict[int, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    steps: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    # For each name and day the sum and the number of what is to be averaged
    numbers: dict[str, dict[int, list[float]]] = field(default_factory=lambda: defaultdict(dict))
    # For each name and day whether it was so
    noted: dict[str, dict[int, bool]] = field(default_factory=lambda: defaultdict(dict))
    told: Counter[str] = field(default_factory=Counter)  # How often what was not taken


def gather(stream: Stream, context: Context) -> tuple[Records, int]:
    """Read an export; tells also how many records it holds."""
    records = Records()
    return records, walk(stream, partial(_taker, records), context)


def _taker(records: Records, kind: str) -> Take | None:
    """Say who takes the records of a kind."""
    fixed = {kinds.HEADACHE: _attack, kinds.SLEEP: _sleep, kinds.STEPS: _steps, WORKOUT: _workout}
    if kind in fixed:
        return partial(fixed[kind], records)
    if kind in kinds.DAILY:
        return partial(_number, records, kinds.DAILY[kind])
    if kind in kinds.BLEEDINGS:
        return partial(_flow, records)
    symptom = kinds.symptom_of(kind)
    return partial(_symptom, records, symptom) if symptom else None


def _attack(records: Records, told: Attributes, line: int) -> None:
    word = kinds.severity(told.get("value", ""))
    if word is None:
        records.told["severity"] += bool(told.get("value"))
        word = ""
    start = written(told.get("startDate", ""))
    end = written(told.get("endDate", ""))
    source = told.get("sourceName", "")
    records.attacks.append(Attack(line=line, start=start, end=end, severity=word, source=source))


def _sleep(records: Records, told: Attributes, _line: int) -> None:
    if not kinds.is_asleep(told.get("value", "")):
        records.told["in_bed"] += 1
        return
    start, end = moment(told.get("startDate", "")), moment(told.get("endDate", ""))
    if start is None or end is None or end[0] <= start[0]:
        records.told["no_moment"] += 1
        return
    records.sleep.add(start[0], end[0], end[1])


def _workout(records: Records, told: Attributes, _line: int) -> None:
    start, end = moment(told.get("startDate", "")), moment(told.get("endDate", ""))
    minutes = _number_of(told.get("duration", ""))
    unit = _MINUTES.get(told.get("durationUnit", "min"))
    if start is None or (end is None and (minutes is None or unit is None)):
        records.told["no_moment"] += 1
        return
    last = end[0] if end is not None else start[0]
    if minutes is not None and unit is not None and 0 < minutes * unit <= DAY / 60:
        last = start[0] + round(minutes * unit * 60)
    if not start[0] < last <= start[0] + DAY:
        records.told["no_moment"] += 1
        return
    records.workouts.add(start[0], last, start[1])
    kind = kinds.words_of(told.get("workoutActivityType", "").removeprefix(_WORKOUT_TYPE))
    if kind.replace(" ", "").isalnum():
        records.workout_kinds[(start[0] + start[1] * 60) // DAY][kind] = None


def _steps(records: Records, told: Attributes, _line: int) -> None:
    day, number = day_number(told.get("startDate", "")), _number_of(told.get("value", ""))
    if day is None or number is None or number < 0:
        records.told["no_moment"] += 1
        return
    records.steps[day][told.get("sourceName", "")] += number  # type: ignore[assignment]


def _number(records: Records, name: str, told: Attributes, _line: int) -> None:
    day, number = day_number(told.get("startDate", "")), _number_of(told.get("value", ""))
    if day is None or number is None or number <= 0:
        records.told["no_moment"] += 1
        return
    kept = records.numbers[name].setdefault(day, [0.0, 0.0])
    kept[0] += number
    kept[1] += 1


def _flow(records: Records, told: Attributes, _line: int) -> None:
    first, last = day_number(told.get("startDate", "")), moment(told.get("endDate", ""))
    if first is None:
        records.told["no_moment"] += 1
        return
    until = first if last is None else (last[0] + last[1] * 60 - 1) // DAY
    until = min(max(first, until), first + _MOST_FLOW_DAYS)
    flows, days = kinds.is_bleeding(told.get("value", "")), records.noted["period"]
    for day in range(first, until + 1):
        days[day] = days.get(day, False) or flows


def _symptom(records: Records, name: str, told: Attributes, _line: int) -> None:
    day, was = day_number(told.get("startDate", "")), kinds.has_symptom(told.get("value", ""))
    if day is None or was is None:
        records.told["no_moment"] += 1
        return
    days = records.noted[name]
    days[day] = days.get(day, False) or was


def _number_of(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if -1e12 < number < 1e12 else None
