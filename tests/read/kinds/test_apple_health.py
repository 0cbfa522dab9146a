"""Kind: Apple Health's export: its headaches by severity, and days that are said to be clear."""

from __future__ import annotations

import io
import zipfile

import pytest

from hdiary.diary import DiaryError
from hdiary.read import read_diary
from tests.read.kinds.conftest import FILES, calendar, decided, follow, hurts, states


def _record(kind: str, start: str, end: str, value: str, source: str = "Health") -> str:
    return (
        f' <Record type="HKCategoryTypeIdentifier{kind}" sourceName="{source}" '
        f'sourceVersion="17.4" creationDate="{end}" startDate="{start}" '
        f'endDate="{end}" value="{value}"/>'
    )


def _export() -> str:
    """Write attacks only, of two sources, among steps, sleep and other pains."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<HealthData locale="de_DE">',
        ' <ExportDate value="2026-04-01 08:00:00 +0200"/>',
        ' <Me HKCharacteristicTypeIdentifierDateOfBirth="1990-01-01"/>',
    ]
    for k, day in enumerate(calendar()):
        at = f"{day:%Y-%m-%d}"
        lines.append(
            _record(
                "LowerBackPain",
                f"{at} 08:00:00 +0100",
                f"{at} 09:00:00 +0100",
                "HKCategoryValueSeveritySevere",
            )
        )
        lines.append(
            f' <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" unit="count" '
            f'startDate="{at} 10:00:00 +0100" endDate="{at} 10:10:00 +0100" value="900"/>'
        )
        if hurts(day):
            word = ("Mild", "Moderate", "Severe", "Unspecified")[k % 4]
            one = _record(
                "Headache",
                f"{at} 14:00:00 +0100",
                f"{at} 18:00:00 +0100",
                f"HKCategoryValueSeverity{word}",
            )
            lines += [one, one.replace('"Health"', '"Headway"')]
    return "\n".join([*lines, "</HealthData>"]) + "\n"


def _american_with_clear() -> str:
    """Write evenings west of Greenwich, every day noted, with a `NotPresent` beside a headache."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<HealthData locale="en_US">']
    for day in calendar():
        at = f"{day:%Y-%m-%d}"
        if hurts(day):
            lines.append(
                _record(
                    "Headache",
                    f"{at} 21:30:00 -0800",
                    f"{at} 23:00:00 -0800",
                    "HKCategoryValueSeverityMild",
                )
            )
        else:
            lines.append(
                _record(
                    "Headache",
                    f"{at} 23:10:00 -0800",
                    f"{at} 23:10:00 -0800",
                    "HKCategoryValueSeverityNotPresent",
                )
            )
    return "\n".join([*lines, "</HealthData>"]) + "\n"


def _zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(
            "apple_health_export/export_cda.xml", '<?xml version="1.0"?><ClinicalDocument/>'
        )
        packed.writestr("apple_health_export/export.xml", _american_with_clear())
        packed.writestr("apple_health_export/electrocardiograms/ecg.csv", "Name,x\n")
    return out.getvalue()


def _without_headaches() -> str:
    return "\n".join(line for line in _export().splitlines() if "Headache" not in line) + "\n"


def _whole_days() -> str:
    """Write a headache on Tuesday evenings, and `NotPresent` for the whole of each other day."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<HealthData locale="en_GB">']
    for day in calendar():
        at, kind = f"{day:%Y-%m-%d}", "HKCategoryValueSeverity"
        if day.weekday() == 1:
            lines.append(
                _record("Headache", f"{at} 22:00:00 +0000", f"{at} 23:30:00 +0000", f"{kind}Severe")
            )
        else:
            lines.append(
                _record(
                    "Headache", f"{at} 00:00:00 +0000", f"{at} 23:59:59 +0000", f"{kind}NotPresent"
                )
            )
    return "\n".join([*lines, "</HealthData>"]) + "\n"


def _packed(data: bytes, name: str = "apple_health_export/export.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(name, data)
    return out.getvalue()


def test_an_export_is_read_with_its_clear_days() -> None:
    walk = follow(FILES / "05_apple_health_export.xml")
    assert walk.steps == []
    assert states(walk.diary) == (24, 60, 0)
    assert walk.diary.scale == "words"
    assert any("Apple Health" in words for words in decided(walk.diary))


def test_the_zip_reads_as_the_file_in_it() -> None:
    file = FILES / "05_apple_health_export.xml"
    assert follow(_packed(file.read_bytes())).diary.days.equals(follow(file).diary.days)


def test_attacks_only_from_two_apps_are_counted_once() -> None:
    diary = follow(_export()).diary
    assert states(diary) == (24, 0, 57)
    assert len(diary.episodes) == 24
    assert diary.episodes["hours"].unique().tolist() == [4]
    # Every fourth says no severity.
    rated = diary.days.loc[diary.days["state"] == "headache", "worst_pain"]
    assert rated.notna().sum() == 18


@pytest.mark.parametrize("data", [_american_with_clear(), _zipped()], ids=["file", "zip"])
def test_an_evening_in_america_is_of_its_own_day(data: str | bytes) -> None:
    diary = follow(data).diary
    assert states(diary) == (24, 60, 0)
    days = diary.days.loc[diary.days["state"] == "headache", "date"]
    assert set(days.dt.day_of_week) == {1, 4}


@pytest.mark.parametrize("name", ["apple_health_export/Export.xml", "apple_health_export/导出.xml"])
def test_the_file_in_the_zip_has_a_name_in_the_telephones_language(name: str) -> None:
    data = _packed(_export().encode(), name)
    assert states(follow(data).diary) == (24, 0, 57)


def test_an_export_without_headaches_says_so() -> None:
    with pytest.raises(DiaryError, match="No headache was noted in Apple Health") as refused:
        read_diary(io.StringIO(_without_headaches()))
    assert not refused.value.suggested


def test_a_whole_day_that_is_not_present_is_clear() -> None:
    assert states(follow(_whole_days()).diary) == (12, 72, 0)
