"""Exports of Migraine Buddy in every layout and language; what they tell is made up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.read.kinds.conftest import calendar, hurts

ATTACKS = [day for day in calendar() if hurts(day)]
ENGLISH = (
    "#", "Started", "Lasted", "Start UTC Offset (min)", "End UTC Offset (min)", "Geohash",
    "Attack Types", "Attack Location", "Pain Level", "Affected Activities", "Potential Triggers",
    "Symptoms", "Most Bothersome Symptom", "Premonitory Symptoms", "Pain Positions",
    "Helpful Medication", "Somewhat Helpful Medication", "Unhelpful Medication",
    "Unsure Medication", "Helpful Non Drug Relief Methods",
    "Somewhat Helpful Non Drug Relief Methods", "Unhelpful Non Drug Relief Methods",
    "Unsure Non Drug Relief Methods", "Notes",
)  # fmt: skip
_NAMES = {
    "es": "#|Comenzó|Duró|Desfase UTC inicio|Desfase UTC fin|Geohash|Tipos de ataque|Lugar|Nivel|"
    "Actividades afectadas|Detonantes|Síntomas|Síntoma más molesto|Premonitorios|Posiciones|"
    "Fármaco útil|Fármaco algo útil|Fármaco inútil|Fármaco dudoso|Alivio útil|Alivio algo útil|"
    "Alivio inútil|Alivio dudoso|Apuntes",
    "de": "Nr.|Begonnen|Gedauert|UTC am Anfang|UTC am Ende|Geohash|Anfallsarten|Anfallsort|"
    "Schmerzgrad|Beeinträchtigt|Auslöser|Symptome|Schlimmstes Symptom|Vorboten|Stellen|Half|"
    "Half etwas|Half nicht|Unsicher|Tat gut|Tat etwas gut|Tat nicht gut|Unsicher, ob|Freitext",
    "fr": "N°|Débuté|Durée de la crise|UTC début|UTC fin|Géohash|Types|Lieu|Niveau|Activités|"
    "Déclencheurs|Symptômes|Le plus gênant|Prémonitoires|Positions|Utile|Assez utile|Inutile|"
    "Incertain|Méthode utile|Méthode assez utile|Méthode inutile|Méthode incertaine|Remarques",
    "pt": "#|Iniciada|Duração total|UTC de início|UTC de fim|Geohash|Tipos|Local|Nível da dor|"
    "Atividades|Gatilhos|Sintomas|Pior sintoma|Premonitórios|Posições da dor|Ajudou|Ajudou pouco|"
    "Não ajudou|Incerto|Método ajudou|Método ajudou pouco|Método não ajudou|Método incerto|Notas",
    "ru": "№|Начало|Длилось|Сдвиг начала|Сдвиг конца|Геохэш|Вид|Место|Уровень|Дела|Причины|"
    "Признаки|Главный признак|Предвестники|Где болит|Лекарство помогло|Лекарство помогло немного|"
    "Лекарство не помогло|Лекарство неясно|Способ помог|Способ помог немного|Способ не помог|"
    "Способ неясно|Примечания",
}  # fmt: skip
LANGUAGES = {name: tuple(told.split("|")) for name, told in _NAMES.items()}
"""Headings that nobody's file has, as an export in another language may have them."""
_ABOVE = ("Date", "Time Period", "Description", "Notes")


def line(cells: Sequence[object]) -> str:
    """Write a row as the app does, every cell quoted."""
    return ",".join('"' + str(cell).replace('"', '""') + '"' for cell in cells)


def attack(number: int, started: str, **told: object) -> list[object]:
    """Give the 24 cells of an attack; what is not told is blank."""
    cells: list[object] = [""] * len(ENGLISH)
    cells[:5] = [number, started, "02h 30m", 60, 60]
    cells[5], cells[8] = "u33db", 5
    for name, value in told.items():
        place = next(k for k, n in enumerate(ENGLISH) if n.lower().replace(" ", "_") == name)
        cells[place] = value
    return cells


def export(
    rows: Sequence[Sequence[object]],
    *,
    header: Sequence[str] = ENGLISH,
    above: Sequence[Sequence[object]] = (),
    later: bool = True,
) -> str:
    """Write an export: a table above, a blank line, and the attacks with or without offsets."""
    top = above or [["No ongoing events recorded during this period.", "", "", ""]]
    # The exports of 2022 do not have the offsets, the place, and the kind of attack.
    kept = [k for k in range(len(ENGLISH)) if later or not 3 <= k < 8]
    cells = [[row[k] for k in kept] for row in (header, *rows)]
    return "\n".join([*(line(row) for row in (_ABOVE, *top)), "", *(line(row) for row in cells)])


def usual(days: Sequence[date] = ATTACKS, *, order: str = "dmy") -> list[list[object]]:
    """Give attacks with everything that a cell may hold, each thing on every fourth."""
    medicines = [
        {"helpful_medication": "1x Sumatriptan 50mg, 1x Naproxen sodium 550mg Oral"},
        {"unhelpful_medication": "2x Ibuprofen", "somewhat_helpful_medication": "Paracetamol"},
        {"unsure_medication": "No medication"},
        {},
    ]
    found = []
    for k, day in enumerate(days):
        parts = (day.day, day.month) if order == "dmy" else (day.month, day.day)
        found.append(
            attack(
                k + 1,
                f"{parts[0]}/{parts[1]:02d}/{day:%y} 7:{k % 60:02d}",
                lasted=["01h 00m", "1d 02h 15m", "Ongoing", "\n04h 00m"][k % 4],
                attack_types=["Migraine", "Cluster headache"][k % 2],
                attack_location=["Home", "Aunt Anna's"][k % 2],
                pain_level=3 + k % 6,
                potential_triggers=["Stress, Weather", "Stress", "Bright light, Weather", ""][
                    k % 4
                ],
                pain_positions=["Right Front Head, Right Eye", "Left Temple"][k % 2],
                helpful_non_drug_relief_methods="Dark room rest",
                notes="rang Anna,\nwent to bed" if k % 5 == 0 else "",
                **medicines[k % 4],
            )
        )
    return found
