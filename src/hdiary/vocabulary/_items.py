"""The known treatments, read from the package's two tables when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hdiary.vocabulary.text import fold, words


@dataclass(frozen=True, slots=True)
class KnownTreatment:
    """One row of `drugs.csv` or `measures.csv`.

    Attributes
    ----------
    name : str
        The name that hdiary uses: the generic name of a drug in lower case, or the measure.
    treatment_class : str
        A key of `TREATMENT_CLASSES`.
    atc : str or None
        Code(s) of the WHO's Anatomical Therapeutic Chemical classification, separated by a
        blank where a product without a code of its own holds several drugs.
    words : tuple of str
        Other names: other languages, brands, spellings.
    """

    name: str
    treatment_class: str
    atc: str | None
    words: tuple[str, ...]


def name_key(text: str) -> str:
    """Write a name in the form in which it is looked up: folded, joining signs as gaps."""
    folded = fold(text)
    for sign in ("/", "+", "&", "®", "™", "(", ")", "[", "]"):
        folded = folded.replace(sign, " ")
    return " ".join(folded.replace(". ", " ").strip(" .:*!").split())


@cache
def known_treatments() -> tuple[KnownTreatment, ...]:
    """Read every known treatment, drugs first."""
    # Imported here, so that commands that read no treatment do not wait for it.
    import csv
    from importlib.resources import files

    rows: list[KnownTreatment] = []
    for table in ("drugs.csv", "measures.csv"):
        text = files("hdiary.vocabulary").joinpath(table).read_text(encoding="utf-8")
        for row in csv.DictReader(text.splitlines()):
            atc = row.get("atc") or None
            rows.append(
                KnownTreatment(row["name"], row["treatment_class"], atc, words(row["words"]))
            )
    return tuple(rows)


@cache
def names() -> dict[str, KnownTreatment]:
    """Map every known name, as `name_key` writes it, to its treatment."""
    found: dict[str, KnownTreatment] = {}
    for item in known_treatments():
        for word in (item.name, *item.words):
            key = name_key(word)
            if found.setdefault(key, item) is not item:
                raise ValueError(f"{word!r} stands for both {found[key].name} and {item.name}")
    return found
