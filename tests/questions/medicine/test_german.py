"""The table of days with medicine, in German throughout."""

from __future__ import annotations

import pandas as pd

from hdiary.diary import make_diary
from hdiary.questions import treatments


def test_kinds_of_medicine_and_what_is_said_of_them_are_german() -> None:
    days = pd.date_range("2026-01-01", periods=120)
    given = ["ibuprofen" if at % 5 == 0 else "sumatriptan" if at % 7 == 0 else "none"
             for at in range(120)]  # fmt: skip
    frame = pd.DataFrame({"date": days, "pain": [5] * 120, "treatment": given})
    answer = treatments(make_diary(frame))
    told = answer.tell_table(answer.medication, "de")
    assert told["medication"].tolist()[:2] == [
        "Entzündungshemmendes Schmerzmittel (NSAR)",
        "Triptan",
    ]
    assert "gezählt unter: Triptane" in told["verdict"].tolist()
    assert not set(told["verdict"]) & set(answer.medication["verdict"])
    english = answer.tell_table(answer.medication, "en")
    assert english["medication"].tolist() == answer.medication["medication"].tolist()
