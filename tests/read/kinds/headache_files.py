"""Files with several columns that say that it hurt."""

from __future__ import annotations

from tests.read.kinds.conftest import calendar, day_sheet, dmy, hurts, sheet


def french_marks() -> str:
    return day_sheet(
        "Date;Migraine;Céphalée de tension;Triptan;Ibuprofène;Règles",
        lambda day, hurt, n: [
            f"{day:%d/%m/%Y}",
            "x" if hurt and n % 2 else "",
            "x" if hurt and n % 2 == 0 else "",
            "x" if hurt and n % 3 == 0 else "",
            "x" if hurt and n % 4 == 0 else "",
            "x" if n % 5 == 0 else "",
        ],
        sep=";",
    )


def ja_nein() -> str:
    return day_sheet(
        "Datum;Kopfschmerzen;Migräne;Triptan;Periode",
        lambda day, hurt, n: [
            dmy(day),
            "ja" if hurt and n % 2 else "nein",
            "ja" if hurt and n % 2 == 0 else "nein",
            "ja" if hurt and n % 3 == 0 else "nein",
            "ja" if n % 5 == 0 else "nein",
        ],
        sep=";",
    )


def two_ratings() -> str:
    return day_sheet(
        "date,Tension headache,Migraine,Cervicogenic headache,Back pain",
        lambda day, hurt, n: [
            f"{day:%Y-%m-%d}",
            4 if hurt and n % 2 else 0,
            8 if hurt and n % 3 == 0 else 0,
            2 if hurt else 0,
            3,
        ],
    )


def spanish_ratings() -> str:
    return day_sheet(
        "Fecha\tDolor de cabeza\tMigraña\tDolor de cuello\tMedicación",
        lambda day, hurt, n: [
            f"{day:%d/%m/%Y}",
            3 if hurt else 0,
            9 if hurt and n % 6 == 0 else "",
            n % 3,
            "ibuprofeno" if hurt and n % 2 else "",
        ],
        sep="\t",
    )


_GERMAN = ("", "leicht", "mittel", "stark")
_ENGLISH = ("none", "mild", "moderate", "severe")


def german_twins() -> str:
    rows = []
    n = 0
    for day in calendar():
        hurt = hurts(day)
        n += hurt
        level = 1 + n % 3 if hurt else 0
        rows.append([dmy(day), level, _GERMAN[level], n % 2])
    return sheet("Datum;Kopfschmerz (Zahl);Kopfschmerz (Text);Halsweh (Zahl)", rows, sep=";")


def twins_0_to_10() -> str:
    rows = []
    n = 0
    for day in calendar():
        hurt = hurts(day)
        n += hurt
        level = 1 + n % 3 if hurt else 0
        score = (0, 2, 5, 9)[level]
        rows.append([f"{day:%Y-%m-%d}", _ENGLISH[level], score])
    return sheet("date,headache severity,headache score (0-10)", rows)


def flag_beside_pain() -> str:
    return day_sheet(
        "Tag;Schmerzstärke (0-10);Migräne",
        lambda day, hurt, n: [
            dmy(day),
            1 + n % 9 if hurt else 0,
            "ja" if hurt and n % 3 == 0 else "nein",
        ],
        sep=";",
    )


def aura_kind_flag() -> str:
    rows = []
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        rows.append(
            [
                f"{day:%Y-%m-%dT%H:%M:%S}",
                3 + k % 6,
                "Yes" if k % 2 else "No",
                "No" if k % 2 else "Yes",
            ]
        )
    return sheet("started_at,pain,is migraine,tension type", rows)


def agreeing_flag() -> str:
    return day_sheet(
        "date,migraine,intensity",
        lambda day, _hurt, _n: [
            f"{day:%Y-%m-%d}",
            "TRUE" if hurts(day) else "FALSE",
            6 if hurts(day) else 0,
        ],
    )


def y_n_before_how_bad() -> str:
    return day_sheet(
        "Date,Headache? (y/n),How bad (0-10),Meds / what I did",
        lambda day, hurt, n: [
            f"{day:%m/%d/%Y}",
            "y" if hurt else "n",
            1 + n % 8 if hurt else "",
            "Tylenol" if hurt and n % 2 else "",
        ],
    )


def daily(header: str, cells, *, sep: str = ",", form: str = "%Y-%m-%d") -> str:
    return day_sheet(header, lambda day, _, n: [day.strftime(form), *cells(n, hurts(day))], sep=sep)


def one_hot() -> str:
    """Write a column of marks for each severity."""
    return daily(
        "Datum;Kopfschmerz leicht;Kopfschmerz mittel;Kopfschmerz stark;Triptan",
        lambda n, h: [
            *("x" if h and n % 3 == j else "" for j in range(3)),
            "x" if h and n % 2 else "",
        ],
        sep=";",
        form="%d.%m.%Y",
    )


def no_headache_column() -> str:
    return daily(
        "Date,No headache,Headache,Migraine,Ibuprofen",
        lambda n, h: [
            "" if h else "x",
            "x" if h and n % 2 else "",
            "x" if h and n % 2 == 0 else "",
            "x" if h and n % 3 == 0 else "",
        ],
    )


def ticks_and_dots() -> str:
    return daily(
        "Datum;Hoofdpijn;Migraine;Paracetamol;Slecht geslapen",
        lambda n, h: [
            "✔" if h and n % 2 else "",
            "•" if h and n % 2 == 0 else "",
            "✔" if h and n % 3 == 0 else "",
            "✔" if n % 4 == 0 else "",
        ],
        sep=";",
        form="%d-%m-%Y",
    )


def left_and_right() -> str:
    return daily(
        "date,left headache,right headache,neck pain",
        lambda n, h: [4 if h and n % 2 else 0, 7 if h and n % 2 == 0 else 0, n % 5],
    )


def morning_evening() -> str:
    return daily(
        "date,headache am,headache pm",
        lambda n, h: [4 if h and n % 2 else 0, 7 if h and n % 2 == 0 else 0],
    )


def rated_and_flag() -> str:
    """Write a rating of headaches and a flag of migraine, blank where none."""
    return daily(
        "Date;Headache;Migraine",
        lambda n, h: [1 + n % 8 if h else 0, "x" if h and n % 4 == 0 else ""],
        sep=";",
    )


def rating_and_kinds_apart() -> str:
    """Write the rating of headaches, and migraines marked on other days."""
    return daily(
        "Date;Headache (0-10);Migraine",
        lambda n, h: [1 + n % 8 if h and n % 2 else 0, "yes" if h and n % 2 == 0 else "no"],
        sep=";",
    )


def migraine_0_1() -> str:
    return daily(
        "Datum;Kopfschmerz;Migräne",
        lambda n, h: [2 + n % 8 if h else 0, int(h and n % 3 == 0)],
        sep=";",
        form="%d.%m.%Y",
    )


def twins_that_slip() -> str:
    """Write two rows whose word is not that of the number."""
    text = german_twins()
    return text.replace(";1;leicht;", ";1;stark;", 1)


def score_words() -> str:
    return daily(
        "Date\tMigraine\tMigraine (text)\tFatigue",
        lambda n, h: [
            (1 + n % 3) if h else 0,
            ("mild", "moderate", "severe")[n % 3] if h else "none",
            2,
        ],
        sep="\t",
    )


def words_two_kinds() -> str:
    return daily(
        "Datum;Kopfschmerz;Migräne",
        lambda n, h: [
            "leicht" if h and n % 2 else "keine",
            "stark" if h and n % 2 == 0 else "keine",
        ],
        sep=";",
        form="%d.%m.%Y",
    )
