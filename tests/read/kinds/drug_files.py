"""Files with a column for each medicine, over marks, counts, milligrams or minutes."""

from __future__ import annotations

from tests.read.kinds.conftest import calendar, day_sheet, dmy, hurts, sheet


def brands() -> str:
    """Write brand names as headings, over 0 and 1, with a coffee column that is no treatment."""
    return day_sheet(
        "Date,Pain (0-10),Imitrex,Advil,Nurtec ODT,Coffee,Missed work",
        lambda day, hurt, n: [
            f"{day:%Y-%m-%d}",
            6 if hurt else 0,
            int(hurt and n % 2 == 0),
            int(hurt and n % 3 == 0),
            0,
            "Yes" if n % 2 else "No",
            int(hurt and n % 4 == 0),
        ],
    )


def counts() -> str:
    """Write how many tablets, in German, blank where none was taken."""
    return day_sheet(
        "Datum;Kopfschmerz (0-10);Ibuprofen 400;Maxalt;Kaffee (Tassen)",
        lambda day, hurt, n: [
            dmy(day),
            5 if hurt else 0,
            2 if hurt and n % 2 == 0 else "",
            1 if hurt and n % 3 == 0 else "",
            n % 4,
        ],
        sep=";",
    )


def minutes_and_milligrams() -> str:
    """Write milligrams under a medicine and minutes under a measure."""
    return day_sheet(
        "Date\tPain 0-10\tIbuprofen (mg)\tIce pack (min)\tStretching (min)\tSleep (h)",
        lambda day, hurt, n: [
            f"{day:%d/%m/%Y}",
            4 if hurt else 0,
            400 if hurt and n % 2 == 0 else 0,
            15 if hurt and n % 3 == 0 else 0,
            20 if day.weekday() == 6 else 0,
            7.5,
        ],
        sep="\t",
    )


def ticks() -> str:
    """Write ticks in Dutch, among weather and symptoms that are marked the same."""
    return day_sheet(
        "Datum;Pijn;Paracetamol;Rizatriptan;Regen;Misselijk",
        lambda day, hurt, n: [
            f"{day:%d-%m-%Y}",
            7 if hurt else 0,
            "✓" if hurt and n % 2 == 0 else "",
            "✓" if hurt and n % 4 == 1 else "",
            "✓" if n % 5 == 0 else "",
            "✓" if hurt else "",
        ],
        sep=";",
    )


def headway_list() -> str:
    """Write Headway's attacks with another choice of medicines, and `Other Med` in words."""
    rows = []
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        yes = ["Yes" if k % 3 == j else "No" for j in range(3)]
        rows.append(
            [
                f"{day:%Y-%m-%d} 10:00",
                f"{day:%Y-%m-%d} 15:00",
                3 + k % 7,
                "Left side",
                "5.0",
                "No",
                "Yes",
                "No",
                "Yes" if k % 2 else "No",
                *yes,
                "Cefaly" if k == 5 else "",
                "No",
                "12",
                "",
            ]
        )
    return sheet(
        "Date,End Time,Pain Level,Location,Duration (hours),Aura,Light Sensitivity,Weather,"
        "Caffeine,Ubrelvy,Tylenol,Frovatriptan,Other Med,Missed Work,Temperature (°F),Notes",
        rows,
    )


def unnamed_pill() -> str:
    """Write a column that says only that something was taken."""
    return day_sheet(
        "Datum;Kopfweh (0-10);Tablette genommen?;Sport",
        lambda day, hurt, n: [
            dmy(day),
            2 if hurt else 0,
            "ja" if hurt and n % 2 == 0 else "nein",
            n % 2,
        ],
        sep=";",
    )


def flags_0_to_3() -> str:
    return day_sheet(
        "day,pain,painkiller,steps,yoga",
        lambda day, hurt, n: [
            f"{day:%m/%d/%Y}",
            (1 + n % 3) if hurt else 0,
            int(hurt and n % 2 == 0),
            8000 + n,
            int(n % 3 == 0),
        ],
    )


def daily(header: str, cells, *, sep: str = ",", form: str = "%Y-%m-%d") -> str:
    return day_sheet(header, lambda day, _, n: [day.strftime(form), *cells(n, hurts(day))], sep=sep)


def german_brands() -> str:
    return daily(
        "Datum;Kopfschmerz (0-10);Thomapyrin;Dolormin;Novalgin;Wärme;Kaffee;Schlaf (h)",
        lambda n, h: [
            5 if h else 0,
            "ja" if h and n % 2 == 0 else "nein",
            "ja" if h and n % 3 == 0 else "nein",
            "nein",
            "ja" if h and n % 4 == 0 else "nein",
            "ja" if n % 2 else "nein",
            7,
        ],
        sep=";",
        form="%d.%m.%Y",
    )


def french_brands() -> str:
    return daily(
        "Date;Douleur (0-10);Doliprane;Relpax;Café;Règles",
        lambda n, h: [
            5 if h else 0,
            "oui" if h and n % 2 == 0 else "non",
            "oui" if h and n % 3 == 0 else "non",
            "oui" if n % 2 else "non",
            "non",
        ],
        sep=";",
        form="%d/%m/%Y",
    )


def italian_brands() -> str:
    return daily(
        "Data;Dolore (0-10);Tachipirina;Oki;Moment;Brufen;Ciclo",
        lambda n, h: [5 if h else 0, *("sì" if h and n % 5 == j else "no" for j in range(4)), "no"],
        sep=";",
        form="%d/%m/%Y",
    )


def spanish_counts() -> str:
    return daily(
        "Fecha;Dolor (0-10);Nolotil;Ibuprofeno;Sumatriptán;Café",
        lambda n, h: [
            5 if h else 0,
            *((1 + j) if h and n % 4 == j else 0 for j in range(3)),
            n % 3,
        ],
        sep=";",
        form="%d/%m/%Y",
    )


def took() -> str:
    return daily(
        "Date,Headache 0-10,Took ibuprofen?,Sumatriptan taken,Ibuprofen dose (mg),"
        "Excedrin Migraine,Aimovig,Physio,Chin tucks",
        lambda n, h: [
            5 if h else 0,
            "Y" if h and n % 2 == 0 else "N",
            "Y" if h and n % 3 == 0 else "N",
            400 if h and n % 2 == 0 else "",
            "N",
            "N",
            "Y" if n % 8 == 0 and h else "N",
            "Y" if n % 2 else "N",
        ],
    )


def illness_and_weather() -> str:
    """Write headings that look like measures and are none: a cold, heat, rest of the day."""
    return daily(
        "date,pain,Cold,Heat,Coffee,Water (glasses),Exercise,Alcohol,Magnesium,Advil",
        lambda n, h: [
            5 if h else 0,
            int(n % 9 == 0),
            int(n % 7 == 0),
            n % 4,
            6,
            int(n % 2),
            0,
            1,
            2 if h and n % 2 == 0 else 0,
        ],
    )


def tablets() -> str:
    return daily(
        "Date,Pain,Ibuprofen (tablets),Naratriptan (tabs),Paracetamol 500mg (#)",
        lambda n, h: [
            5 if h else 0,
            2 if h and n % 2 == 0 else "",
            1 if h and n % 3 == 0 else "",
            0,
        ],
    )


def pain_medication_flag() -> str:
    return daily(
        "Date;Pain;Pain medication (yes/no)",
        lambda n, h: [5 if h else 0, "yes" if h and n % 2 == 0 else "no"],
        sep=";",
    )


def german_flag() -> str:
    return daily(
        "Datum;Schmerz;Schmerzmittel",
        lambda n, h: [5 if h else 0, "ja" if h and n % 2 == 0 else "nein"],
        sep=";",
        form="%d.%m.%Y",
    )


def meds_count() -> str:
    return daily(
        "Date;Pain;Painkillers (number)",
        lambda n, h: [5 if h else 0, 2 if h and n % 2 == 0 else 0],
        sep=";",
    )


def classes() -> str:
    return daily(
        "Date;Pain;NSAID;Triptan;Opioid;Gepant",
        lambda n, h: [
            5 if h else 0,
            "x" if h and n % 2 == 0 else "",
            "x" if h and n % 3 == 0 else "",
            "",
            "",
        ],
        sep=";",
    )


def took_meds() -> str:
    return daily(
        "Date,Pain (0-10),Took meds?",
        lambda n, h: [6 if h else 0, "Y" if h and n % 2 == 0 else "N"],
    )


def french_flag() -> str:
    return daily(
        "Date;Douleur (0-10);Prise de médicament",
        lambda n, h: [6 if h else 0, "oui" if h and n % 2 == 0 else "non"],
        sep=";",
        form="%d/%m/%Y",
    )
