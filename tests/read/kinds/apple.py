"""Exports of Apple Health, written anew with the elements and attributes of real ones."""

from __future__ import annotations

import io
import zipfile

MEMBER = "apple_health_export/export.xml"
DTD = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
]>
"""


def record(
    kind: str, start: str, end: str = "", value: str = "", *, source: str = "Zoë's Watch"
) -> str:
    """Write a record; a kind without its prefix is a category."""
    name = kind if kind.startswith("HK") else f"HKCategoryTypeIdentifier{kind}"
    return (
        f' <Record type="{name}" sourceName="{source}" sourceVersion="17.4" '
        f'creationDate="{end or start}" startDate="{start}" endDate="{end or start}" '
        f'value="{value}"/>'
    )


def headache(start: str, word: str, *, source: str = "Health", hours: int = 3) -> str:
    """Write a headache; the word is that behind ``HKCategoryValueSeverity``, or a number."""
    end = f"{start[:11]}{int(start[11:13]) + hours:02d}{start[13:]}"
    value = word if word.isdigit() else f"HKCategoryValueSeverity{word}"
    return record("Headache", start, end, value, source=source)


def asleep(start: str, end: str, word: str = "AsleepCore", *, source: str = "A Watch") -> str:
    """Write a stretch of sleep."""
    value = word if word.isdigit() else f"HKCategoryValueSleepAnalysis{word}"
    return record("SleepAnalysis", start, end, value, source=source)


def steps(day: str, number: int, *, source: str) -> str:
    """Write steps of a source."""
    at = f"{day} 10:00:00 +0100"
    return record("HKQuantityTypeIdentifierStepCount", at, at, str(number), source=source)


def workout(start: str, end: str, minutes: str, *, kind: str = "Running", source: str = "W") -> str:
    """Write a workout as newer telephones do."""
    return (
        f' <Workout workoutActivityType="HKWorkoutActivityType{kind}" duration="{minutes}" '
        f'durationUnit="min" sourceName="{source}" startDate="{start}" endDate="{end}">'
        '<WorkoutStatistics type="HKQuantityTypeIdentifierActiveEnergyBurned" sum="351.2"/>'
        "</Workout>"
    )


def export(*lines: str, dtd: str = DTD) -> bytes:
    """Write a whole export."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n{dtd}<HealthData locale="en_US">\n'
    return (head + "\n".join(lines) + "\n</HealthData>\n").encode()


def packed(data: bytes, name: str = MEMBER, **others: bytes) -> bytes:
    """Pack an export as a telephone does."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, content in others.items():
            archive.writestr(f"apple_health_export/{other}", content)
        archive.writestr(name, data)
    return out.getvalue()
