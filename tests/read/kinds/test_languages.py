# ruff: noqa: RUF001
"""Kinds 14b, 15, 26 and 49: sheets in other languages and in older encodings."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

import hdiary
from tests.read.kinds.helpers_b import (
    DAYS,
    HURT,
    became,
    counts,
    handed,
    hurts,
    number,
    table,
    walk,
)  # fmt: skip


def japanese(day: dt.date) -> str:
    """Write a date in Japanese or in Chinese."""
    return f"{day.year}年{day.month}月{day.day}日"


def test_the_handed_japanese_sheet_is_read() -> None:
    diary = walk(handed("14b_japanese_own.csv")).diary
    assert counts(diary) == (24, 0, 24)
    assert diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-06 15:20")
    assert set(diary.entries["side"].dropna()) <= {"right"}
    assert set(diary.entries["location"]) == {"temple"}


def test_medicine_and_places_of_the_handed_russian_sheet_are_known() -> None:
    diary = walk(handed("15_russian_sheet.csv")).diary
    assert counts(diary) == (24, 0, 24)
    assert diary.entries["location"].value_counts().to_dict() == {"temple": 8, "back of head": 8}
    assert diary.entries["side"].value_counts().to_dict() == {"right": 8, "left": 8}
    assert hdiary.burden(diary).table["triptan_days"].sum() == 12


def test_the_handed_sheet_in_the_older_encoding_is_known() -> None:
    diary = walk(handed("15b_russian_sheet_1251.csv")).diary
    assert counts(diary) == (24, 0, 24)
    assert set(diary.entries["location"]) == {"back of head"}
    assert set(diary.doses["treatment_class"]) == {"nsaid"}


def test_the_handed_chinese_headings_are_known() -> None:
    diary = walk(handed("26_chinese_migraine_note.csv")).diary
    assert counts(diary) == (24, 0, 24)
    assert diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-06 09:15")
    assert diary.entries["end"].iloc[0] == pd.Timestamp("2026-01-06 13:45")


def test_start_and_end_of_the_handed_spanish_sheet_are_known() -> None:
    diary = walk(handed("49_spanish.csv")).diary
    assert counts(diary) == (24, 0, 24)
    assert diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-06 08:30")
    assert diary.entries["end"].iloc[0] == pd.Timestamp("2026-01-06 12:00")


DAILY = [
    # heading, sign, encoding, date, side, place, medicine, none, the column of medicine
    (
        "日付,痛みの強さ（0-10）,左右,部位,服薬,メモ",
        ",",
        "cp932",
        "ja",
        "左",
        "こめかみ",
        "イブプロフェン",
        "なし",
    ),
    (
        "日付\t痛みの強さ\t側\t場所\t薬\tメモ",
        "\t",
        "utf-16",
        "%Y/%m/%d",
        "右",
        "後頭部",
        "ロキソニン",
        "",
    ),
    (
        "Дата;Боль (0-10);Сторона;Где болит;Что принимал;Заметки",
        ";",
        "cp1251",
        "%d.%m.%Y",
        "слева",
        "висок",
        "Ибупрофен",
        "нет",
    ),
    (
        "Дата\tСила боли\tСторона\tМесто\tТаблетки\tПримечание",
        "\t",
        "utf-16",
        "%d.%m.%Y",
        "справа",
        "затылок",
        "Парацетамол 500",
        "",
    ),
    (
        "日期,头痛强度(0-10),侧别,部位,药物,备注",
        ",",
        "utf-8-sig",
        "ja",
        "左侧",
        "太阳穴",
        "布洛芬 400mg",
        "无",
    ),
    (
        "日期\t疼痛程度(0-10)\t左右\t疼痛部位\t用药\t备注",
        "\t",
        "utf-16",
        "%Y-%m-%d",
        "右侧",
        "颈部",
        "对乙酰氨基酚",
        "",
    ),
    (
        "日期,疼痛强度,侧别,部位,用药,备注",
        ",",
        "gb18030",
        "%Y/%m/%d",
        "左侧",
        "颈部",
        "布洛芬",
        "无",
    ),
    (
        "Fecha;Dolor (0-10);Lado;Zona;Qué tomé;Notas",
        ";",
        "cp1252",
        "%d/%m/%Y",
        "Izquierdo",
        "Nuca",
        "Ibuprofeno 600 mg",
        "Nada",
    ),
    (
        "Data;Intensidade da dor (0-10);Lado;Localização;Remédio;Observações",
        ";",
        "cp1252",
        "%d/%m/%Y",
        "Direito",
        "Têmpora",
        "Dipirona 1 g",
        "Nenhum",
    ),
    (
        "Data;Intensità;Lato;Sede;Farmaco;Note",
        ";",
        "cp1252",
        "%d/%m/%Y",
        "Sinistra",
        "Nuca",
        "Ibuprofene",
        "Nessuno",
    ),
    (
        "Datum;Pijn (0-10);Kant;Plaats;Medicijn;Opmerkingen",
        ";",
        "utf-8",
        "%d-%m-%Y",
        "links",
        "nek",
        "Paracetamol 500",
        "geen",
    ),
    (
        "Date;Douleur (0-10);Côté;Localisation;Médicament pris;Remarques",
        ";",
        "cp1252",
        "%d/%m/%Y",
        "gauche",
        "nuque",
        "Doliprane 1000",
        "aucun",
    ),
]


@pytest.mark.parametrize(
    ("heading", "sign", "encoding", "date", "side", "place", "medicine", "none"),
    DAILY,
    ids=[f"{one[0][:4]}-{one[2]}" for one in DAILY],
)
def test_a_sheet_of_every_day_in_another_language_is_read(
    heading: str,
    sign: str,
    encoding: str,
    date: str,
    side: str,
    place: str,
    medicine: str,
    none: str,
) -> None:
    def row(day: dt.date) -> list[object]:
        said = japanese(day) if date == "ja" else day.strftime(date)
        if hurts(day):
            return [said, 4 + number(day) % 3, side, place, medicine, ""]
        return [said, 0, "", "", none, ""]

    end = walk(table(heading, row, DAYS, sign=sign).encode(encoding))
    assert end.steps == []
    assert counts(end.diary) == (24, 60, 24)
    assert list(became(end.diary).values()) == [
        "date", "pain", "side", "location", "treatment", "notes",
    ]  # fmt: skip
    assert end.diary.entries["side"].nunique() == 1
    assert set(end.diary.entries["location"].dropna()) <= {
        "temple", "back of head", "neck", "back of head; neck",
    }  # fmt: skip
    assert "unknown treatment" not in end.diary.problems["code"].tolist()


@pytest.mark.parametrize(
    ("heading", "sign", "encoding", "date", "begin", "end", "medicine"),
    [
        (
            "日付,開始時刻,終了時刻,痛み,薬",
            ",",
            "cp932",
            "ja",
            "午前9:05",
            "午後1:30",
            "ロキソニン",
        ),
        (
            "Дата;Начало;Конец;Боль;Лекарство",
            ";",
            "cp1251",
            "%d.%m.%Y",
            "9:05",
            "13:30",
            "Суматриптан",
        ),
        (
            "日期,开始时间,结束时间,疼痛强度,用药",
            ",",
            "utf-8",
            "%Y-%m-%d",
            "上午9:05",
            "下午1:30",
            "布洛芬",
        ),
        (
            "Día;Hora de inicio;Hora de fin;Dolor;Medicamento",
            ";",
            "cp1252",
            "%d-%m-%Y",
            "9:05",
            "13:30",
            "Enantyum",
        ),
        (
            "Data;Ora inizio;Ora fine;Dolore;Farmaco",
            ";",
            "cp1252",
            "%d/%m/%y",
            "9.05",
            "13.30",
            "Oki",
        ),
        (
            "Datum;Begintijd;Eindtijd;Pijn;Medicatie",
            ";",
            "utf-8",
            "%d-%m-%Y",
            "9:05",
            "13:30",
            "Naproxen",
        ),
        ("Date;Début;Fin;Douleur;Traitement", ";", "cp1252", "%d/%m/%Y", "9h05", "13h30", "Zomig"),
        ("Data;Início;Fim;Dor;Medicação", ";", "cp1252", "%d/%m/%Y", "9h05", "13h30", "Naramig"),
    ],
)
def test_start_and_end_in_another_language_are_known(
    heading: str, sign: str, encoding: str, date: str, begin: str, end: str, medicine: str
) -> None:
    def row(day: dt.date) -> list[object]:
        said = japanese(day) if date == "ja" else day.strftime(date)
        return [said, begin, end, 3 + number(day) % 5, medicine]

    diary = walk(table(heading, row, HURT, sign=sign).encode(encoding)).diary
    assert diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-06 09:05")
    assert diary.entries["end"].iloc[0] == pd.Timestamp("2026-01-06 13:30")
    assert counts(diary) == (24, 0, 24)
