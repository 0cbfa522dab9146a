"""The cells of an attack on Migraine Buddy's web page, by their places from both ends of the row.

The page has had three layouts: with a kind of attack or without, and with the length in a cell of
its own or in that of the start. What stands behind the pain has always been the same.
"""

from __future__ import annotations

import re

from hdiary.read.clocks import parse_hours

_OUTCOMES = ("Helpful", "Somewhat Helpful", "Unhelpful", "Unsure")
_MEDICINES = tuple(f"{outcome} Medication" for outcome in _OUTCOMES)
_METHODS = tuple(f"{outcome} Non Drug Relief Methods" for outcome in _OUTCOMES)
HEADER = (
    "#", "Started", "Lasted", "Attack Types", "Attack Location", "Pain Level",
    "Affected Activities", "Potential Triggers", "Menstruation", "Symptoms", "Auras",
    "Pain Positions", *_MEDICINES, *_METHODS, "Notes",
)  # fmt: skip
_FROM_THE_END = 9
"""Cells from the pain to the last: pain, activities, triggers, symptoms, aura, sides, relief."""
_MOMENT = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+\d{1,2}:\d{2}(?:\s*[AaPp]\.?[Mm]\.?)?")
_LABEL = re.compile(r"(?im)^(lasted|location|started)\s*:\s*")
_PERIOD = re.compile(r"(?im)^(?:period|menstruation)\s*:\s*(.*)$")
_JUDGED = re.compile(r"(?is)^(somewhat helpful|unhelpful|helpful|unsure)\s*-\s*(.*)$")
_NO_RELIEF = {"no relief", "no relief methods"}
_SIDED = re.compile(r"(?i)\b(left|right|both)\b")


def attack_cells(cells: list[str], notes: str) -> list[str]:
    """Give the cells of an attack in the order of the header."""
    cells = [cell for cell in cells if not cell.startswith("Notes:")] if notes else cells
    before, tail = cells[1:-_FROM_THE_END], cells[-_FROM_THE_END:]
    pain, activities, triggers, symptoms, auras, left, right, medicines, methods = tail
    started, lasted, place = _first_cell(before[0] if before else "")
    kinds = before[1:]
    if not lasted and kinds and _is_length(kinds[0]):
        lasted, kinds = kinds[0], kinds[1:]
    period = _PERIOD.search(triggers)
    sides = [*_on_side(left, "Left"), *_on_side(right, "Right")]
    return [
        cells[0], started, lasted, _listed("\n".join(kinds)), place, pain, _listed(activities),
        _listed(_PERIOD.sub("", triggers)), period[1].strip() if period else "", _listed(symptoms),
        _listed(auras), ", ".join(sides), *_judged(medicines), *_judged(methods),
        re.sub(r"^Notes:\s*", "", notes),
    ]  # fmt: skip


def _first_cell(text: str) -> tuple[str, str, str]:
    """Part the cell of the start: the moment, the length if it is there, and the place."""
    moment = _MOMENT.search(text)
    told = {"started": "", "lasted": "", "location": ""}
    parts = _LABEL.split(text)
    for label, words in zip(parts[1::2], parts[2::2], strict=True):
        told[label.casefold()] = " ".join(words.split())
    started = moment[0] if moment else told["started"] or " ".join(parts[0].split())
    return started, told["lasted"], told["location"]


def _is_length(text: str) -> bool:
    return not text or text.casefold() == "ongoing" or parse_hours(text, None) is not None


def _listed(text: str) -> str:
    return ", ".join(line.strip(" ,") for line in text.split("\n") if line.strip(" ,"))


def _on_side(text: str, side: str) -> list[str]:
    """Give the places of one side, each with the side."""
    items = [item.strip() for line in text.split("\n") for item in line.split(",")]
    return [item if _SIDED.search(item) else f"{side} {item}" for item in items if item]


def _judged(text: str) -> list[str]:
    """Part treatments by how they worked; what nobody judged stands with what is not sure."""
    told: dict[str, list[str]] = {outcome.casefold(): [] for outcome in _OUTCOMES}
    for line in re.split(r"\n(?=(?:somewhat helpful|unhelpful|helpful|unsure)\s*-)|\n\n", text,
                         flags=re.IGNORECASE):  # fmt: skip
        judged = _JUDGED.match(line.strip())
        outcome, items = (judged[1].casefold(), judged[2]) if judged else ("unsure", line)
        if items.strip() and items.strip().casefold() not in _NO_RELIEF:
            told[outcome].append(_listed(items))
    return [", ".join(items) for items in told.values()]
