"""Kind: Migraine Buddy's export, with its four outcomes of medicines and of other measures."""

from __future__ import annotations

from tests.read.kinds.conftest import (
    FILES,
    became,
    calendar,
    days_of,
    decided,
    follow,
    hurts,
    lost,
    medicine_days,
    sheet,
    states,
    told,
)

_OLD_HEADER = (
    '"#","Started","Lasted","Pain Level","Affected Activities","Potential Triggers","Symptoms",'
    '"Most Bothersome Symptom","Auras","Pain Positions","Helpful Medication",'
    '"Somewhat Helpful Medication","Unhelpful Medication","Unsure Medication",'
    '"Helpful Non Drug Relief Methods","Somewhat Helpful Non Drug Relief Methods",'
    '"Unhelpful Non Drug Relief Methods","Unsure Non Drug Relief Methods","Notes"'
)


def _older() -> str:
    """Write the 19 columns of 2022, days first, with a table of health events above."""
    top = [
        '"Date","Time Period","Description","Notes"',
        '"05/01/2026 - 29/03/2026","","Emgality","every month"',
        "",
    ]
    rows = []
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        lasted = ["02h 30m", "1d 02h 15m", "Ongoing", ""][k % 4]
        medicine = [
            ["1x Sumatriptan 50mg", "", "", ""],
            ["", "", "1x Naproxen sodium 550mg Oral", ""],
            ["No medication", "", "", ""],
            ["", "1x Sumatriptan 50mg, 2x Paracetamol", "", ""],
        ][k % 4]
        place = ["Right Front Head, Right Eye", "Left Temple", "Left Back of Head (Lower)", "Neck"][
            k % 4
        ]
        trigger = ["Stress, Lack of sleep", "Stress", "Weather, Lack of sleep", ""][k % 4]
        cells = [
            k + 1,
            f"{day:%d/%m/%y} 07:{k:02d}",
            lasted,
            3 + k % 6,
            "Missed work",
            trigger,
            "Nausea, Sensitivity to light",
            "Nausea",
            "",
            place,
            *medicine,
            "Sleep",
            "Cold pack, Dark room rest",
            "",
            "",
            "",
        ]
        rows.append(",".join(f'"{cell}"' for cell in cells))
    return "\n".join([*top, _OLD_HEADER, *rows]) + "\n"


def _after_a_spreadsheet() -> str:
    """Write it as Excel in Germany saves it: semicolons, `30/05/2022 6:47`, no little table."""
    rows = []
    header = _OLD_HEADER.replace('"', "").replace(",", ";")
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        medicine = (
            ["Ibuprofen, Sumatriptan", "", "", ""] if k % 2 else ["", "", "No medication", ""]
        )
        rows.append(
            [
                k + 1,
                f"{day.day}/{day.month:02d}/{day.year} 6:47",
                "03h 00m",
                5,
                "",
                "Stress",
                "Nausea",
                "",
                "",
                "Left Eye",
                *medicine,
                "",
                "",
                "",
                "",
                "",
            ]
        )
    return sheet(header, rows, sep=";")


def _own_sheet_with_outcomes() -> str:
    """Write a person's own sheet: what helped, what did not, in German."""
    rows = []
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        helped, not_ = [("Sumatriptan 50", ""), ("", "Ibu 400"), ("keine", "keine"), ("", "")][
            k % 4
        ]
        rows.append(
            [f"{day:%d.%m.%Y}", "08:30", 4 + k % 4, helped, not_, "Wärme" if k % 3 == 0 else ""]
        )
    return sheet(
        "Datum;Beginn;Stärke (0-10);Hilfreiche Medikamente;Nicht hilfreiche Medikamente;"
        "Hilfreiche Maßnahmen",
        rows,
        sep=";",
    )


def _early_days_only() -> str:
    """Write attacks of the first twelve days of months only, so that either may be the month."""
    rows = []
    for k, day in enumerate(d for d in calendar(120) if d.day <= 12 and d.weekday() in (1, 4)):
        rows.append(
            [
                f'"{k + 1}"',
                f'"{day:%d/%m/%y} 09:15"',
                '"02h 00m"',
                '"6"',
                '"Rizatriptan"',
                '""',
                '""',
                '"No medication"',
            ]
        )
    return sheet(
        '"#","Started","Lasted","Pain Level","Helpful Medication","Somewhat Helpful Medication",'
        '"Unhelpful Medication","Unsure Medication"',
        rows,
    )


def _french_outcomes() -> str:
    rows = []
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        helped, some, not_ = [
            ("Doliprane", "", ""),
            ("", "Relpax", ""),
            ("", "", "Ibuprofène 400"),
            ("aucun", "aucun", "aucun"),
        ][k % 4]
        rows.append([f"{day:%d/%m/%Y}", "14:00", 6, helped, some, not_])
    return sheet(
        "Date;Début;Intensité (0-10);Médicaments efficaces;Médicaments peu efficaces;"
        "Médicaments inefficaces",
        rows,
        sep=";",
    )


def _worked_and_not() -> str:
    rows = []
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        helped, not_ = [("Maxalt", ""), ("", "Advil; ice"), ("none", "none")][k % 3]
        rows.append([f"{day:%b} {day.day} {day.year}", 6, helped, not_])
    return sheet("Date,Pain 0-10,Meds that helped,Meds that didn't help", rows)


def _notes_over_lines() -> str:
    lines = [_OLD_HEADER]
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        cells = [
            k + 1,
            f"{day.month}/{day:%d/%y} 23:50",
            "\n04h 00m",
            3 + k % 6,
            "",
            "Alcohol, Skipped meal, Heat",
            "Nausea",
            "",
            "",
            "Right Temple",
            "",
            "",
            "",
            "Frovatriptan" if k % 2 else "No medication",
            "",
            "",
            "",
            "",
            "woke up\nrang Anna, went back to bed",
        ]
        lines.append(",".join(f'"{cell}"' for cell in cells))
    return "\n".join(lines) + "\n"


def test_all_four_outcomes_are_treatments_and_no_medication_is_none() -> None:
    walk = follow(FILES / "01_migraine_buddy_new.csv")
    diary = walk.diary
    assert walk.steps == []
    assert states(diary) == (30, 0, 51)
    assert medicine_days(diary) == 16
    assert len(diary.episodes) == 24
    assert not any("no medication" in str(name).lower() for name in diary.doses["treatment"])
    assert lost(walk) == []


def test_the_little_table_above_is_told_and_the_place_is_left_out() -> None:
    reading = follow(FILES / "01_migraine_buddy_new.csv").diary.reading
    assert reading.above
    diary = follow(FILES / "01_migraine_buddy_new.csv").diary
    assert became(diary, "Geohash") == ["left out"]
    assert became(diary, "#") == ["left out"]
    assert any("where you were" in words for words in decided(diary))


def test_rest_in_a_dark_room_is_rest() -> None:
    assert "unknown treatment" not in told(follow(FILES / "01_migraine_buddy_new.csv").diary)


def test_much_medicine_in_four_columns_is_counted() -> None:
    diary = follow(FILES / "51c_outcome_columns_overuse.csv").diary
    assert states(diary)[0] == 100
    assert medicine_days(diary) == 90
    assert any("each with how it worked" in words for words in decided(diary))


def test_the_older_export_is_read_with_days_first_and_ongoing_attacks() -> None:
    # Of each four attacks: sumatriptan; naproxen, and on into the next day; none, without an
    # end; sumatriptan and paracetamol.
    walk = follow(_older())
    diary = walk.diary
    assert walk.steps == []
    assert states(diary) == (24 + 6, 0, 51)
    assert medicine_days(diary) == 18
    assert (days_of(diary, "triptan"), days_of(diary, "nsaid")) == (12, 6)
    assert str(diary.days["date"].iloc[0].date()) == "2026-01-06"
    assert lost(walk) == []


def test_an_export_that_a_spreadsheet_saved_is_read() -> None:
    diary = follow(_after_a_spreadsheet()).diary
    assert states(diary) == (24, 0, 57)
    assert medicine_days(diary) == 12
    assert (days_of(diary, "triptan"), days_of(diary, "nsaid")) == (12, 12)


def test_notes_and_lengths_may_stand_on_two_lines() -> None:
    # From 23:50 for four hours: each attack touches the next day.
    walk = follow(_notes_over_lines())
    assert states(walk.diary)[0] == 48
    assert medicine_days(walk.diary) == 12
    assert lost(walk) == []
    assert not any("Anna" in text for text in walk.diary.problems["value"])


def test_days_and_months_that_may_be_either_are_asked_about() -> None:
    # 6 and 9 January, 3, 6 and 10 February and March, 3, 7 and 10 April, 1 May.
    walk = follow(_early_days_only())
    assert "--dates dmy" in walk.first
    assert states(walk.diary)[0] == 12
    assert str(walk.diary.days["date"].iloc[0].date()) == "2026-01-06"


def test_a_sheet_of_ones_own_keeps_what_helped() -> None:
    walk = follow(_own_sheet_with_outcomes())
    diary = walk.diary
    assert states(diary)[0] == 24
    assert medicine_days(diary) == 12
    assert (days_of(diary, "triptan"), days_of(diary, "nsaid")) == (6, 6)
    assert days_of(diary, "heat") == 8
    assert lost(walk) == []
    written = " ".join(diary.doses["as_written"])
    assert "(helpful)" in written
    assert "(unhelpful)" in written


def test_french_outcomes_are_three() -> None:
    diary = follow(_french_outcomes()).diary
    assert medicine_days(diary) == 18
    assert "(somewhat helpful)" in " ".join(diary.doses["as_written"])


def test_what_did_not_help_was_taken_too() -> None:
    diary = follow(_worked_and_not()).diary
    assert medicine_days(diary) == 16
    assert (days_of(diary, "triptan"), days_of(diary, "nsaid")) == (8, 8)
    assert days_of(diary, "cold") == 8
