"""Time and memory of reading an Apple Health export, beside a bare ``iterparse`` of the same file.

Run ``python benchmarks/apple_health.py --megabytes 1000`` for the table in this folder's README.
Each way runs in a process of its own, in turn; the ratio is of the best run of each, since the
times depend on the computer.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

WAYS = ("iterparse", "hdiary check export.xml", "hdiary check export.zip")
_LAST = dt.date(2026, 10, 31)
_DEVICE = (
    "&lt;&lt;HKDevice: 0x2818e0f00&gt;, name:Apple Watch, manufacturer:Apple Inc., "
    "model:Watch, hardware:Watch6,2, software:9.1&gt;"
)
_TIMES_A_DAY = 400
"""So often a watch notes the heart rate, and half as often what else it counts."""
_DTD = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
<!ATTLIST Record type CDATA #REQUIRED unit CDATA #IMPLIED value CDATA #IMPLIED>
]>
"""


def write_export(path: Path, megabytes: float) -> None:
    """Write an export of a watch, a telephone and the headaches noted in it, of some size."""
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n' + _DTD)
        file.write('<HealthData locale="en_GB">\n')
        file.write(' <ExportDate value="2026-11-01 08:00:00 +0100"/>\n')
        day = _LAST
        while file.tell() < megabytes * 1e6:
            _write_day(file, day)
            day -= dt.timedelta(days=1)
        file.write("</HealthData>\n")


def _write_day(file: TextIO, day: dt.date) -> None:
    midnight = dt.datetime.combine(day, dt.time())
    seconds = 86_400 // _TIMES_A_DAY
    for k in range(_TIMES_A_DAY):
        at = midnight + dt.timedelta(seconds=k * seconds)
        file.write(_record("HKQuantityTypeIdentifierHeartRate", at, 0, f"{60 + k % 40}",
                           unit="count/min", inside=' <MetadataEntry key="HKMetadataKey'
                           'HeartRateMotionContext" value="0"/>'))  # fmt: skip
        if k % 2:
            kind = ("StepCount", "ActiveEnergyBurned", "DistanceWalkingRunning")[k // 2 % 3]
            name = f"HKQuantityTypeIdentifier{kind}"
            file.write(_record(name, at, seconds, f"{k % 17 + 1}", unit="count"))
    for name, start, minutes, value in _rarely(midnight):
        file.write(_record(name, start, minutes * 60, value))
    if day.toordinal() % 3 == 0:
        start = midnight + dt.timedelta(hours=18)
        file.write(
            f' <Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="31.5" '
            f'durationUnit="min" sourceName="A Watch" startDate="{_stamp(start)}" '
            f'endDate="{_stamp(start + dt.timedelta(minutes=32))}">\n </Workout>\n'
        )


def _rarely(midnight: dt.datetime) -> Iterator[tuple[str, dt.datetime, int, str]]:
    """Give what is noted a few times a day: its kind, its beginning, its minutes, its value."""
    sleep = "HKCategoryTypeIdentifierSleepAnalysis"
    stages = ("AsleepCore", "AsleepDeep", "AsleepREM", "Awake")
    for k in range(24):
        at = midnight - dt.timedelta(minutes=60 - k * 20)
        yield sleep, at, 20, f"HKCategoryValueSleepAnalysis{stages[k % 4]}"
    day = midnight.toordinal()
    yield "HKQuantityTypeIdentifierRestingHeartRate", midnight, 60, f"{55 + day % 9}"
    severity = ("NotPresent", "Mild", "NotPresent", "Severe", "NotPresent")[day % 5]
    noon = midnight + dt.timedelta(hours=12)
    name = "HKCategoryTypeIdentifierHeadache"
    yield name, noon, 180, f"HKCategoryValueSeverity{severity}"


def _record(
    kind: str, at: dt.datetime, seconds: int, value: str, *, unit: str = "", inside: str = ""
) -> str:
    until = _stamp(at + dt.timedelta(seconds=seconds))
    counted = f' unit="{unit}"' if unit else ""
    begun = (
        f' <Record type="{kind}" sourceName="Zoë Watch" sourceVersion="9.1" '
        f'device="{_DEVICE}"{counted} creationDate="{until}" startDate="{_stamp(at)}" '
        f'endDate="{until}" value="{value}"'
    )
    return f"{begun}>\n{inside}\n </Record>\n" if inside else f"{begun}/>\n"


def _stamp(at: dt.datetime) -> str:
    return f"{at.isoformat(sep=' ')} +0100"


def read(way: str, path: Path) -> None:
    """Read an export in one of the ways."""
    if way == "iterparse":
        from xml.etree import ElementTree

        events = ElementTree.iterparse(path, events=("start", "end"))
        _, root = next(events)
        for event, _element in events:
            if event == "end":
                root.clear()
    else:
        import runpy

        sys.argv = ["hdiary", "check", str(path)]
        with contextlib.suppress(SystemExit):
            runpy.run_module("hdiary", run_name="__main__")


def main() -> None:
    """Measure every way, the best of some runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=100)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", metavar="FILE", help="only write an export")
    parser.add_argument("--one", nargs=2, metavar=("WAY", "FILE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.write:
        write_export(Path(asked.write), asked.megabytes)
        return
    if asked.one:
        begun = time.process_time()
        read(asked.one[0], Path(asked.one[1]))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(time.process_time() - begun, peak)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.xml"
        write_export(path, asked.megabytes)
        packed = path.with_suffix(".zip")
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(path, "apple_health_export/export.xml")
        files = {way: packed if way.endswith("zip") else path for way in WAYS}
        runs = [{way: _measured(way, files[way]) for way in WAYS} for _ in range(asked.runs)]
    peer = min(run["iterparse"][0] for run in runs)
    for way in WAYS:
        seconds, peak = min(run[way] for run in runs)
        print(f"{way:24} {seconds:6.2f} CPU s  speed {peer / seconds:5.2f}  {peak:6.0f} MB")


def _measured(way: str, path: Path) -> tuple[float, float]:
    command = [sys.executable, __file__, "--one", way, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, peak = done.stdout.splitlines()[-1].split()
    return float(seconds), float(peak)


if __name__ == "__main__":
    main()
