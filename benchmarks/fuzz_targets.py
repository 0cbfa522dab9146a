"""The targets of fuzzing: for each kind of input how one is made, and what must hold of it."""

from __future__ import annotations

import io
import random
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import fuzz_checks as checks
import fuzz_corpus as corpus
from fuzz_cells import table_bytes
from fuzz_inputs import mutate

Make = Callable[[random.Random], bytes]
Check = Callable[[bytes, random.Random], str]
READ, REFUSED = "read", "refused"


@dataclass(frozen=True, kw_only=True)
class Target:
    """A kind of input."""

    name: str
    make: Make
    check: Check
    share: int  # Of a hundred inputs


def _worse(files: Callable[[], list[bytes]]) -> Make:
    return lambda dice: mutate(dice.choice(files()), dice)


@cache
def _folder() -> Path:
    """Give a folder for what must lie in a file; it goes when Python ends."""
    kept = tempfile.TemporaryDirectory(prefix="fuzz-")
    _folder.kept = kept  # type: ignore[attr-defined]
    return Path(kept.name)


def _put(name: str, data: bytes) -> Path:
    path = _folder() / name
    path.write_bytes(data)
    return path


# --- diaries ---


def check_diary(data: bytes, dice: random.Random, *, known: bool = False) -> str:
    """Read a diary with drawn settings, and ask it."""
    from hdiary.read import read_diary

    drawn = checks.drawn_settings(dice)
    diary = checks.read_any(lambda s: read_diary(io.BytesIO(data), **s), drawn)
    if diary is None:
        return REFUSED
    checks.check_rows(diary)
    if known and not drawn.keys() & {"encoding", "delimiter"}:
        checks.check_rows_known(data, diary)
    if dice.random() < 0.35:
        checks.check_written(diary, stated="clear_between" in drawn)
    checks.check_told(diary, dice)
    checks.deep(diary, data, dice, share=1)
    return READ


def check_cells(data: bytes, dice: random.Random) -> str:
    """Read a table whose rows are known; now and then by a command."""
    if dice.random() < 0.015:
        checks.command(_put("a.csv", data), dice)
    return check_diary(data, dice, known=True)


def check_packed(data: bytes, dice: random.Random) -> str:
    """Read what is packed; now and then by a command."""
    if dice.random() < 0.015:
        checks.command(_put(dice.choice(("a.zip", "a.gz", "a.csv", "a.xlsx")), data), dice)
    return check_diary(data, dice)


def check_beside(data: bytes, dice: random.Random) -> str:
    """Join an input to a diary; the diary's own rows and columns stay as they are."""
    import pandas as pd

    from hdiary.diary import make_diary
    from hdiary.read.beside.join import join

    days = pd.date_range("2026-01-05", periods=6)
    diary = make_diary(pd.DataFrame({"date": days, "pain": [0, 3, 0, 5, 0, 1]}))
    joined = _of(lambda: join(diary, [data]))
    if joined is None:
        return REFUSED
    if not joined.entries[list(diary.entries.columns)].equals(diary.entries):
        raise checks.WrongError("the diary itself changed")
    checks.check_told(joined, dice)
    return READ


# --- small files beside a diary ---

TOML = (
    "0", "1", "-1", "7", "12", "28", "365", "1000000000", "99999999999999999999", "nan", "inf",
    "0.5", "true", "false", '""', '"x"', '"none"', '"dmy"', '"0-100"', '"0-5"', '"headache"',
    '"words"', "[]", "[1]", "[[]]", "[[0, 1]]", "{}", '["nearest"]', '["blanks", "timestamps"]',
    '["heat", "none"]', '["P1", "P2"]', '{"pain" = "factor"}', '{"mood" = "pain"}',
    '{"calm" = ["tense"]}', "2026-01-05", "1979-05-27T07:32:00Z", "07:32:00", "9999-12-31",
    "0001-01-01", '"2026-02-30"', '"\\u001b[31m"', '"=1+1"', '"W10="', '"W1swLDFdXQ=="',
    '"' + "W1tb" * 30_000 + '"', "[" * 300, "{" + "a." * 300 + "a = 1}",
)  # fmt: skip
"""Values of every type that TOML has."""


def _of(read: Callable[[], Any]) -> Any:
    """Read something; None where it is refused in words."""
    try:
        return read()
    except ValueError as refused:
        if not checks.is_ours(refused):
            raise
        checks.check_words(str(refused), "refusal")
        return None


_DIARY = (
    "date,patient,pain,mood,activity\n"
    + "\n".join(f"2026-01-{d:02d},P{d % 2 + 1},{d % 5},calm,desk work" for d in range(1, 31))
    + "\n"
).encode()


def check_settings(data: bytes, dice: random.Random) -> str:
    """Read a diary with a file of settings beside it, or as a map."""
    from hdiary.read import read_diary

    diary = _put("kept.csv", _DIARY)
    if dice.random() < 0.5:
        _put("kept.csv.hdiary.toml", data)
        made = _of(lambda: read_diary(diary))
    else:
        _put("kept.csv.hdiary.toml", b"")
        path = _put("map.toml", data)
        made = _of(lambda: read_diary(diary, map=path))
    if made is None:
        return REFUSED
    checks.check_rows(made)
    checks.check_told(made, dice)
    return READ


def check_plan(data: bytes, dice: random.Random) -> str:
    """Read a plan; what is read is told, looked at and answered."""
    from hdiary.read import read_diary
    from hdiary.trials import look_at_trial, read_plan, trial

    plan = _of(lambda: read_plan(_put("trial.toml", data)))
    if plan is None and dice.random() < 0.7:
        # Whoever hands on a plan can give a changed one its digest: that has no key.
        plan = _of(lambda: read_plan(_put("trial.toml", _with_digest(data))))
    if plan is None:
        return REFUSED
    checks.check_words(plan.summary(language=dice.choice(("en", "de"))), "plan")
    diary = read_diary(_DIARY)
    for made in (
        _of(lambda: trial(diary, plan=plan, draws=99)),
        _of(lambda: look_at_trial(diary, plan=plan)),
    ):
        if made is not None:
            checks.check_words(made.summary(), "trial")
    if dice.random() < 0.02:
        checks.page(diary, dice, plan=plan, patient="P1")
    return READ


def _with_digest(data: bytes) -> bytes:
    """Give a changed plan the digest that it would have had; what is no plan stays as it is."""
    import tomllib

    from hdiary.trials import file

    try:
        plan = file._rebuild(tomllib.loads(data.decode("utf-8-sig")), Path("trial.toml"))
        digest = plan.digest.encode()
    except (ValueError, RecursionError):
        return data
    return re.sub(rb'(?m)^digest = "[^"\n]*"', b'digest = "' + digest + b'"', data)


def check_people(data: bytes, dice: random.Random) -> str:
    """Read facts of people, and join them to diaries."""
    from hdiary.read import read_diary, read_people

    settings: dict[str, Any] = dice.choice(({}, {"skip_bad_rows": True}, {"dates": "dmy"}))
    people = _of(lambda: read_people(io.BytesIO(data), **settings))
    if people is None:
        return REFUSED
    checks.check_words(repr(people), "people")
    if len(people.table) != people.table["patient"].nunique():
        raise checks.WrongError("a person stands twice")
    if dice.random() < 0.3:
        _of(lambda: read_diary(_DIARY).with_people(people))
    return READ


def check_measures(data: bytes, dice: random.Random) -> str:
    """Read totals of questionnaires, and now and then show them on the page."""
    from hdiary.read import read_diary, read_measures

    settings: dict[str, Any] = dice.choice(({}, {"skip_bad_rows": True}, {"dates": "mdy"}))
    measures = _of(lambda: read_measures(io.BytesIO(data), **settings))
    if measures is None:
        return REFUSED
    checks.check_words(repr(measures), "measures")
    if not measures.table["total"].notna().all():
        raise checks.WrongError("a total that is none")
    if dice.random() < 0.01:
        checks.page(read_diary(_DIARY), dice, measures=measures, patient="P1")
    return READ


def check_key(data: bytes, dice: random.Random) -> str:
    """Read a key of those who de-identify."""
    from hdiary.write.deidentify import read_key

    return REFUSED if _of(lambda: read_key(_put("a.key", data))) is None else READ


def _key(dice: random.Random) -> bytes:
    from hdiary.write.deidentify import make_key, save_key

    path = _folder() / "made.key"
    path.unlink(missing_ok=True)
    save_key(make_key(), path)
    return mutate(path.read_bytes(), dice)


def _people_table(dice: random.Random) -> bytes:
    if dice.random() < 0.15:
        return mutate(dice.choice(corpus.parquets()), dice)
    files = [one.encode() for one in corpus.PEOPLE]
    return mutate(
        dice.choice([*files, (corpus.SAMPLE / "facts" / "people.csv").read_bytes()]), dice
    )


def _settings(dice: random.Random) -> bytes:
    """Take some lines of settings, and change one."""
    data = dice.choice(corpus.SETTINGS)
    if dice.random() < 0.25:
        return mutate(data.encode(), dice)
    head, sign, rest = data.partition("[")
    lines = [line for line in head.split("\n") if dice.random() < 0.4]
    tables = sign + rest if dice.random() < 0.5 else ""
    made = "\n".join([*lines, tables]).encode()
    return changed_toml(made, dice) if b" = " in made and dice.random() < 0.7 else made


def _plan(dice: random.Random) -> bytes:
    """Change a plan: mostly one of its values."""
    data = dice.choice(corpus.plans())
    if dice.random() < 0.2:
        return mutate(data, dice)
    return changed_toml(data, dice)


def changed_toml(data: bytes, dice: random.Random) -> bytes:
    """Change one value of a small file of settings, or add one."""
    lines = data.decode().split("\n")
    places = [k for k, line in enumerate(lines) if " = " in line]
    for _ in range(dice.choice((1, 1, 2))):
        k = dice.choice(places)
        name = lines[dice.choice(places)].split(" = ")[0] if dice.random() < 0.2 else None
        lines[k] = f"{name or lines[k].split(' = ')[0]} = {dice.choice(TOML)}"
    return "\n".join(lines).encode()


TARGETS = (
    Target(name="cells", make=table_bytes, check=check_cells, share=28),
    Target(name="tables", make=_worse(corpus.texts), check=check_diary, share=18),
    Target(name="workbooks", make=corpus.workbook, check=check_packed, share=8),
    Target(name="archives", make=corpus.archive, check=check_packed, share=8),
    Target(
        name="JSON",
        make=_worse(lambda: corpus.of_kind("JSON", "MigraLog")),
        check=check_diary,
        share=8,
    ),
    Target(
        name="XML",
        make=_worse(lambda: corpus.of_kind("Apple", "web page")),
        check=check_diary,
        share=4,
    ),
    Target(
        name="calendars",
        make=_worse(lambda: corpus.of_kind("iCalendar")),
        check=check_diary,
        share=4,
    ),
    Target(
        name="beside",
        make=_worse(lambda: [one for several in corpus.besides().values() for one in several]),
        check=check_beside,
        share=4,
    ),
    Target(
        name="settings",
        make=_settings,
        check=check_settings,
        share=6,
    ),
    Target(name="plans", make=_plan, check=check_plan, share=4),
    Target(name="people", make=_people_table, check=check_people, share=4),
    Target(
        name="measures",
        make=_worse(lambda: [one.encode() for one in corpus.MEASURES]),
        check=check_measures,
        share=3,
    ),
    Target(name="keys", make=_key, check=check_key, share=1),
)


def of_formats() -> list[Target]:
    """Give a target for each format that is read as a diary: its samples, broken."""
    made = []
    for name, several in corpus.layouts().items():
        make = _worse(lambda several=several: several)  # type: ignore[misc]
        made.append(Target(name=name, make=make, check=check_diary, share=1))
    return made
