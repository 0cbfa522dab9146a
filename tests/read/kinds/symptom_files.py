"""Files with one row a reading of one symptom, among others."""

from __future__ import annotations

from datetime import date

from tests.read.kinds.conftest import calendar, dmy, hurts, sheet


def german() -> str:
    rows = []
    for k, day in enumerate(calendar()):
        rows.append([dmy(day), "Müdigkeit", 1 + k % 5])
        if k % 3 == 0:
            rows.append([dmy(day), "Übelkeit", 9])
        if hurts(day):
            rows.append([dmy(day), "Kopfschmerz", 6])
    return sheet("Datum;Symptom;Stärke", rows, sep=";")


def people() -> str:
    rows = []
    for person in ("A7", "B2", "C9"):
        for k, day in enumerate(calendar()):
            rows.append([person, f"{day:%Y-%m-%d}", "fatigue", 2 + k % 4])
            rows.append([person, f"{day:%Y-%m-%d}", "back pain", 8])
            if hurts(day) and (person != "C9" or k < 28):
                rows.append([person, f"{day:%Y-%m-%d}", "migraine", 7])
    return sheet("participant,date,symptom,score", rows)


def timed() -> str:
    rows = []
    for k, day in enumerate(calendar()):
        rows.append([f"{day:%m/%d/%Y}", "9:00 AM", "Mood", 5])
        rows.append([f"{day:%m/%d/%Y}", "9:05 PM", "Fatigue", 1 + k % 7])
        if hurts(day):
            rows.append([f"{day:%m/%d/%Y}", "2:30 PM", "Headache", 6])
            rows.append([f"{day:%m/%d/%Y}", "6:30 PM", "Headache", 8])
    return sheet("Date,Time,Item,Value", rows)


def french_zero_rows() -> str:
    rows = []
    for k, day in enumerate(calendar()):
        rows.append([dmy(day), "Fatigue", 3])
        rows.append([dmy(day), "Mal de tête", 5 if hurts(day) else 0])
        rows.append([dmy(day), "Douleur cervicale", k % 4])
    return sheet("Date;Symptôme;Intensité", rows, sep=";")


def words_and_medicines() -> str:
    rows = []
    for day in calendar():
        rows.append([f"{day:%Y-%m-%d}", "Nausea", "mild"])
        if hurts(day):
            rows.append([f"{day:%Y-%m-%d}", "Headache", "severe"])
            rows.append([f"{day:%Y-%m-%d}", "Ibuprofen 400 mg", "yes"])
    return sheet("date\tsymptom\tseverity", rows, sep="\t")


def _ordinal(n: int) -> str:
    end = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{end}"


def bearable(*, more: bool = False) -> str:
    """Write Bearable's rows; with ``more`` the newer first column and other names."""
    lines = [
        "dateFormatted," * more + "date,weekday,time of day,category,rating/amount,detail,notes"
    ]
    for k, day in enumerate(calendar()):
        lead = f'"{day:%Y-%m-%d}",' if more else ""
        lead += f'"{_ordinal(day.day)} {day:%b %Y}","{day:%A}"'
        for time, category, amount, detail in _readings(k, day, more):
            lines.append(f'{lead},"{time}","{category}","{amount}","{detail}",""')
    return "\n".join(lines) + "\n"


def _readings(k: int, day: date, more: bool) -> list[tuple[str, str, object, str]]:
    """Give what Bearable holds of one day."""
    level = k % 4
    word = ("Mild", "Moderate", "Severe", "Unbearable")[level]
    found: list[tuple[str, str, object, str]] = [
        ("all day", "Mood", 4 + k % 5, "Good | Calm"),
        ("", "Sleep", "7:30", "Asleep 23:00 - 06:30. In bed 22:30 - 07:00"),
        ("", "Factors", "", "Sedentary | With family" if k % 2 else "Desk work"),
        ("pm", "Symptom", 1 + level, f"Fatigue ({word})"),
    ]
    if hurts(day):
        name = "Migraine" if more and k % 2 else "Headache"
        found.append(("am", "Symptom", 1 + level, f"{name} ({word})"))
    if hurts(day) and k % 2:
        when = "10:15 PM" if more else "21:15"
        found.append((when, "Meds/Supplements", 400, "Ibuprofen (mg)"))
        found.append(("9:00", "Meds/Supplements", 300, "Magnesium (mg)"))
    if k % 6 == 0:
        found.append(("mid", "Symptom", 2, "Neck pain (Moderate)"))
    return found


def bearable_newer() -> str:
    return bearable(more=True)


def one_row_most_days() -> str:
    """Write a symptom only when there is one, so that most days have a single row."""
    rows = []
    for k, day in enumerate(calendar()):
        if hurts(day):
            rows.append([dmy(day), "Kopfschmerzen", 4 + k % 5])
        elif k % 2:
            rows.append([dmy(day), ("Müdigkeit", "Rückenschmerzen", "Schwindel")[k % 3], 7])
    return sheet("Datum;Beschwerde;Ausprägung (0-10)", rows, sep=";")


def kinds_of_headache() -> str:
    """Write attacks of two kinds of headache, with a type: every row is a headache."""
    rows = []
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        rows.append([f"{day:%Y-%m-%d}", "Migraine" if k % 2 else "Tension headache", 3 + k % 6])
    return sheet("date,type,severity", rows)


def mixed_pains() -> str:
    """Write a log of pains, several a day, with a place and a medicine beside each."""
    rows = []
    for k, day in enumerate(calendar()):
        rows.append([f"{day:%d/%m/%Y}", "08:00", "Knee pain", 8, "", "Stairs"])
        if k % 3 == 0:
            rows.append([f"{day:%d/%m/%Y}", "13:00", "Back pain", 5, "Paracetamol", ""])
        if hurts(day):
            rows.append([f"{day:%d/%m/%Y}", "16:00", "Migraine", 6, "Eletriptan", "Stress"])
    return sheet("Date,Time,Condition,Pain level (0-10),Medication,Trigger", rows)


def italian() -> str:
    rows = []
    for k, day in enumerate(calendar()):
        rows.append([f"{day:%d/%m/%Y}", "Stanchezza", 1 + k % 4])
        if hurts(day):
            rows.append([f"{day:%d/%m/%Y}", "Mal di testa", 7])
        if k % 4 == 0:
            rows.append([f"{day:%d/%m/%Y}", "Nausea", 3])
    return sheet("Data;Sintomo;Intensità", rows, sep=";")


def measures() -> str:
    """Write a tracker's rows with steps and weight among the symptoms."""
    rows = []
    for k, day in enumerate(calendar()):
        rows.append([f"{day:%Y-%m-%d}", "Steps", 4000 + 10 * k, "count"])
        rows.append([f"{day:%Y-%m-%d}", "Weight", 71.5, "kg"])
        rows.append([f"{day:%Y-%m-%d}", "Headache", 5 if hurts(day) else 0, "0-10"])
        if hurts(day) and k % 2:
            rows.append([f"{day:%Y-%m-%d}", "Sumatriptan", 50, "mg"])
    return sheet("Date;Metric;Value;Unit", rows, sep=";")


def present_only() -> str:
    """Write only which symptom there was, without a number."""
    rows = []
    for k, day in enumerate(calendar()):
        rows.append([f"{day:%Y-%m-%d}", "Fatigue"])
        if hurts(day):
            rows.append([f"{day:%Y-%m-%d}", "Headache"])
        if k % 5 == 0:
            rows.append([f"{day:%Y-%m-%d}", "Dizziness"])
    return sheet("date,symptom", rows)


def bearable_from_excel() -> str:
    return (
        "\n".join(
            line.replace('","', ";").replace('"', "") if k else line.replace(",", ";")
            for k, line in enumerate(bearable().splitlines())
        )
        + "\n"
    )


def bearable_without_headache() -> str:
    return "\n".join(line for line in bearable().splitlines() if "Headache" not in line) + "\n"


def only_other_symptoms() -> str:
    rows = [
        [dmy(day), ("Müdigkeit", "Schwindel")[k % 2], 1 + k % 9] for k, day in enumerate(calendar())
    ]
    return sheet("Datum;Symptom;Stärke", rows, sep=";")


def one_row_a_day_in_english() -> str:
    """Write one symptom a day, whichever was worst."""
    rows = [
        [f"{day:%Y-%m-%d}", "Headache" if hurts(day) else ("Nausea", "Back pain")[k % 2], 3 + k % 6]
        for k, day in enumerate(calendar())
    ]
    return sheet("Date,Symptom,Severity", rows)
