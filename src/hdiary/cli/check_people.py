"""What ``hdiary check`` prints of the people beside a diary: their facts, and who has a diary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from hdiary.cli.people import check_asked, files_named, read_asked
from hdiary.cli.problems import warning_sentences
from hdiary.cli.text import echo, heading, print_pairs, print_table, print_words, visible

if TYPE_CHECKING:
    from hdiary.diary import Diary, DiaryError, People
    from hdiary.words import Words

_MOST_VALUES = 8


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class FoundPeople:
    """What was found in a file of people, and of the diary once they are joined to it."""

    people: People | None
    diary: Diary | None  # The diary as it is, where it can be read
    joined: Diary | None  # The diary with them, and of those only who were asked for
    where: str | None = None  # What was asked of them
    refused: DiaryError | None = None

    @property
    def problems(self) -> Any:
        """What is wrong with the file, and with who is in one of the two only."""
        import pandas as pd

        parts = [] if self.people is None else [self.people.problems]
        if self.refused is not None:
            parts.append(self.refused.problems)
        elif self.joined is not None:
            parts.append(self.joined.problems[self.joined.problems["code"].isin(_told_codes())])
        return pd.concat(parts, ignore_index=True)

    @property
    def accepted(self) -> bool:
        """Whether every row could be read, and the condition too."""
        return not (self.problems["severity"] == "error").any()

    def as_object(self) -> dict[str, Any]:
        """Give what was found as ``--json`` prints it."""
        return _people_object(self)

    def files_named(
        self, given: Any, reading: Mapping[str, Any], now: Diary | DiaryError, say: Words
    ) -> str:
        """Say how many files are named as these people, where it is asked whose they are."""
        return files_named(given, reading, now, say)

    def print(self, say: Words) -> None:
        """Print what was read of people, what was left out, and what is wrong."""
        _print_people(self, say)


def _told_codes() -> list[str]:
    from hdiary.diary.people import TOLD_OF_PEOPLE

    return [*TOLD_OF_PEOPLE]


def find_people(reading: Mapping[str, Any], diary: Diary | None) -> FoundPeople | None:
    """Read the people that were named; None where none were."""
    from hdiary.diary import DiaryError

    people: People | None = None
    asked: dict[str, Any] = {"diary": diary, "where": reading.get("where")}
    check_asked(reading)
    try:
        people = read_asked(reading)
        if people is None:
            return None
        joined = None if diary is None else diary.with_people(people)
        if joined is not None and reading.get("where") is not None:
            joined = joined.select(where=reading["where"])
    except DiaryError as refused:
        return FoundPeople(people=people, refused=refused, joined=None, **asked)
    return FoundPeople(people=people, joined=joined, **asked)


def _people_object(found: FoundPeople) -> dict[str, Any]:
    """Give what was found as ``--json`` prints it."""
    people = found.people
    content: dict[str, Any] = {"refused": not found.accepted, "where": found.where}
    if people is not None:
        here = set(people.patients) & set([] if found.diary is None else found.diary.patients)
        content |= {
            "file": PurePath(people.file or "-").name,
            "people": len(people.table),
            "matched": len(here),
            "chosen": None if found.joined is None else len(found.joined.patients),
            "facts": people.facts,
            "left_out": [name for name, _ in people.left_out],
        }
    return content | {"problems": found.problems}


def _print_people(found: FoundPeople, say: Words) -> None:
    """Print what was read of people, what was left out, and what is wrong."""
    people = found.people
    if people is not None:
        heading(say("cli.people.facts"))
        _print_facts(people, say)
        _print_left_out(people, say)
        _print_matched(found, say)
    _print_problems(found, say)


def _print_facts(people: People, say: Words) -> None:
    names = ("fact", "kind", "said", "blank", "values")
    rows = [
        [
            visible(str(row.fact)),
            say.word("cli.people.kinds", str(row.kind)),
            str(row.said),
            str(row.blank),
            visible(_values(people.table[row.fact], str(row.kind), say)),
        ]
        for row in people.facts.itertuples()
    ]
    if rows:
        print_table([say(f"cli.people.heads.{name}") for name in names], rows)
    else:
        print_words(say("cli.people.no_facts"), indent="  ")


def _values(column: Any, kind: str, say: Words) -> str:
    """Say which values there are: from the least to the most, or each with how many have it."""
    from hdiary.diary import shown

    said = column.dropna()
    if not len(said):
        return ""
    if kind == "number":
        return say("cli.people.span", low=f"{said.min():g}", high=f"{said.max():g}")
    if kind == "date":
        return say("cli.people.span", low=f"{said.min():%Y-%m-%d}", high=f"{said.max():%Y-%m-%d}")
    counts = (
        said.map({True: say("cli.people.yes"), False: say("cli.people.no")})
        if kind == "yes/no"
        else said
    )
    held = counts.value_counts(sort=False).sort_index()
    told = [f"{shown(value)} ({n})" for value, n in held.head(_MOST_VALUES).items()]
    rest = len(held) - len(told)
    return ", ".join(told) + (f", {say('cli.people.more_values', n=rest)}" if rest else "")


def _print_left_out(people: People, say: Words) -> None:
    for name, why in people.left_out:
        told = say(
            "cli.people.left_out",
            name=visible(name),
            why=say.told(why, people.phrases) if isinstance(why, str) else say(why),
        )
        print_words(told, indent="  ")


def _print_matched(found: FoundPeople, say: Words) -> None:
    people, diary = found.people, found.diary
    if diary is None or people is None:
        return
    both = len(set(people.patients) & set(diary.patients))
    pairs = {"people": len(people.table), "diaries": len(diary.patients), "both": both}
    if found.where is not None and found.joined is not None:
        pairs["chosen"] = len(found.joined.patients)
    heading(say("cli.people.who"))
    print_pairs([(say(f"cli.people.counts.{name}"), str(n)) for name, n in pairs.items()])


def _print_problems(found: FoundPeople, say: Words) -> None:
    from hdiary.diary import problem_sentences

    if found.refused is not None:
        echo()
        print_words(found.refused.tell(say))
        return
    if found.people is None:
        return
    phrases = {**found.people.phrases, **(found.joined.phrases if found.joined else {})}
    told = found.problems
    errors, warnings = told[told["severity"] == "error"], told[told["severity"] == "warning"]
    listed = [
        *problem_sentences(errors, say=say, phrases=phrases),
        *warning_sentences(warnings, say, phrases),
    ]
    if listed:
        heading(say("cli.people.worth_a_look"))
    for sentence in listed:
        print_words(sentence, indent="  ")
