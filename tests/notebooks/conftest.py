"""The notebooks, and diaries of several kinds to open them on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "notebooks"
SAMPLE = ROOT / "data" / "sample"
HEADERS = {
    "patient": "Patient",
    "date": "Datum",
    "start": "Beginn",
    "end": "Ende",
    "pain": "Schmerz (0-10)",
    "side": "Seite",
    "location": "Ort",
    "neck_pain": "Nackenschmerz",
    "activity": "Aktivität",
    "posture": "Haltung",
    "treatment": "Behandlung",
    "pain_before": "Schmerz vorher",
    "pain_after": "Schmerz nachher",
    "notes": "Notizen",
    "sleep_hours": "Schlaf (h)",
    "stress": "Stress",
}
SIDES = {"left": "links", "right": "rechts", "both": "beidseitig"}


def notebook_of(path: Path) -> Any:
    """Read a notebook as the JSON that it is."""
    return json.loads(path.read_text(encoding="utf-8"))


def source_of(cell: Any) -> str:
    """Give the text of a cell."""
    return "".join(cell["source"])


def in_another_dress(path: Path) -> str:
    """Write a sample as somebody else would: semicolons, d/m/y, decimal commas, other headers."""
    cells = pd.read_csv(path, dtype=str, keep_default_na=False)
    cells["date"] = ["/".join(str(int(n)) for n in day.split("-")[::-1]) for day in cells["date"]]
    cells["side"] = cells["side"].replace(SIDES)
    cells["sleep_hours"] = cells["sleep_hours"].str.replace(".", ",")
    kept = [name for name in HEADERS if name in cells]
    return str(cells[kept].rename(columns=HEADERS).to_csv(sep=";", index=False))


def attacks_of_ten_days() -> str:
    """Take the headaches of the sample's first ten days, and say nothing of the others."""
    cells = pd.read_csv(SAMPLE / "diary.csv", dtype=str, keep_default_na=False)
    listed = cells[(cells["date"] <= "2026-01-14") & (cells["pain"] != "0")]
    return str(listed[["date", "pain"]].to_csv(index=False))


def hostile() -> str:
    """Write a diary whose words would do something in a browser that believes them."""
    rows = [
        f'2026-{1 + day // 28:02d}-{1 + day % 28:02d},{(day * 7) % 4},{day % 3},"<b>{day % 3}</b>"'
        for day in range(120)
    ]
    return "\n".join(["date,pain,<script>alert(1)</script>,activity", *rows]) + "\n"


@pytest.fixture(scope="session")
def diaries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Diaries by kind: in another dress, a poor one, and one of several people."""
    folder = tmp_path_factory.mktemp("diaries")
    written = {
        "another dress": in_another_dress(SAMPLE / "diary.csv"),
        "many in another dress": in_another_dress(SAMPLE / "cohort.csv"),
        "poor": attacks_of_ten_days(),
        "hostile": hostile(),
    }
    found = {"many": SAMPLE / "cohort.csv", "one": SAMPLE / "diary.csv"}
    for kind, text in written.items():
        found[kind] = folder / f"{kind}.csv"
        found[kind].write_text(text, encoding="utf-8")
    return found
