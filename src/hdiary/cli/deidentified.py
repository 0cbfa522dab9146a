"""The files that ``hdiary deidentify`` leaves behind: the diary, the facts, the key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hdiary.cli.described import check_described, print_described
from hdiary.cli.languages import Misused
from hdiary.cli.text import echo, print_bytes
from hdiary.vocabulary.paths import typed_path

if TYPE_CHECKING:
    from hdiary.words import Words
    from hdiary.write.deidentify import Deidentified


@dataclass(frozen=True, kw_only=True, slots=True)
class Outputs:
    """Where what is to be passed on goes."""

    diary: str  # ``-`` prints
    people: Path | None  # None without facts
    safely: dict[str, Any]  # What may be replaced and what must not

    @classmethod
    def of(
        cls,
        output: str,
        named: Mapping[str, str | None],
        sources: Iterable[Path],
        *,
        force: bool,
    ) -> Outputs:
        """Find the places, and refuse what may not be written to before any work is done."""
        from hdiary.write.table import check_diary_target

        if output == "-" and named["people"] is not None:
            raise Misused("cli.misused.people_printed")
        kept = [*sources, *(typed_path(one) for one in named.values() if one is not None)]
        safely: dict[str, Any] = {"force": force, "not_over": kept}
        beside = None if named["people"] is None else people_path(output)
        targets = [] if output == "-" else [typed_path(output)]
        if targets:
            check_described(output, **safely)
        for target in [*targets, *([beside] if beside else [])]:
            check_diary_target(target, **safely)
        return cls(diary=output, people=beside, safely=safely)


def people_path(output: str) -> Path:
    """Name the file of facts after that of the diary: ``shared.csv``, ``shared-people.csv``."""
    path = typed_path(output)
    stem, dot, ending = path.name.partition(".")
    return path.with_name(f"{stem}-people{dot}{ending}")


def save_all(hidden: Deidentified, outputs: Outputs) -> None:
    """Write the diary, the facts, and what their columns hold."""
    from hdiary.write import diary_csv, write_diary
    from hdiary.write.data_table import diary_table
    from hdiary.write.datapackage import write_datapackage
    from hdiary.write.facts_file import facts_table, write_facts

    if outputs.diary == "-":
        print_bytes(diary_csv(hidden.diary).encode("utf-8"))
        return
    write_diary(hidden.diary, outputs.diary, **outputs.safely)
    tables = [diary_table(hidden.diary, Path(outputs.diary).name)]
    if outputs.people is not None and hidden.people is not None:
        write_facts(hidden.people.table, outputs.people, **outputs.safely)
        tables.append(facts_table(hidden.people.table, outputs.people.name))
    write_datapackage(outputs.diary, tables, **outputs.safely)


def print_told(hidden: Deidentified, outputs: Outputs, say: Words, *, key: Any, new: bool) -> None:
    """Say what was done and where all of it is, on standard error."""
    for one in hidden.told:
        echo(say(one), err=True)
    told = "saved_key" if new else "used_key"
    echo(say(f"deidentify.told.{told}", file=str(key), mark=hidden.key.mark), err=True)
    if outputs.diary != "-":
        rows = hidden.diary.rows_kept
        echo(say("deidentify.told.saved", n=rows, output=outputs.diary), err=True)
        print_described(outputs.diary, say)
    if outputs.people is not None:
        rows = len(hidden.people.table)
        told_of = say("deidentify.told.saved_people", n=rows, output=str(outputs.people))
        echo(told_of, err=True)
