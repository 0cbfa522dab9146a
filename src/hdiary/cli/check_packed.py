"""What ``hdiary check`` says of a packed cohort."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hdiary.cli.as_json import diary_object, print_json
from hdiary.cli.check_people import find_people
from hdiary.cli.check_words import print_days
from hdiary.cli.languages import Misused
from hdiary.cli.packed import open_packed, worth_a_look
from hdiary.cli.text import echo, heading, print_pairs, print_words, visible

if TYPE_CHECKING:
    from hdiary.cli.given import Input
    from hdiary.cohort import Cohort
    from hdiary.diary import Diary
    from hdiary.words import Words

_FIELDS = (
    "version", "people", "entries", "factors", "rows_refused", "aside", "warnings", "of_files",
)  # fmt: skip


def check_packed(
    given: Input,
    reading: Mapping[str, Any],
    say: Words,
    *,
    as_json: bool,
    told: Mapping[str, Any],
) -> bool | None:
    """Say what is packed in a cohort, and whether all is fine; None where nothing is packed."""
    cohort = open_packed(given, reading)
    if cohort is None:
        return None
    useless = [option for option, value in told.items() if value]
    if useless:
        raise Misused("cli.misused.packed_kept", options=", ".join(useless))
    diary = cohort.diary()
    people = find_people(reading, diary)
    if as_json:
        _print_object(cohort, diary, people)
    else:
        _print_words(cohort, diary, say)
        if people is not None:
            people.print(say)
    return people is None or people.accepted


def _print_words(cohort: Cohort, diary: Diary, say: Words) -> None:
    about = cohort.dataset.about
    kinds = {name: say.word("diary.kinds", kind) for name, kind in about.factors.items()}
    factors = [say("cohort.packed.factor", name=name, kind=kinds[name]) for name in kinds]
    pairs = {
        "people": str(about.people),
        "entries": str(about.entries),
        "parts": str(len(about.parts)),
        "scale": say.word("diary.scales", diary.scale),
        "factors": ", ".join(factors),
        "by": say("cohort.packed.version", version=about.version),
    }
    heading(say("cohort.packed.title"))
    print_pairs([(say(f"cohort.packed.{name}"), told) for name, told in pairs.items() if told])
    print_days(diary, say)
    odd = worth_a_look(about, say)
    if about.rows_refused:
        odd.insert(0, say("cohort.engine.refused", n=about.rows_refused))
    if odd:
        heading(say("cli.check.worth_a_look", some=len(odd)))
    for told in odd:
        print_words(visible(told), indent="  ")
    echo()
    echo(say("cli.check.can_be_read"), bold=True)


def _print_object(cohort: Cohort, diary: Diary, people: Any) -> None:
    about = cohort.dataset.about
    content: dict[str, Any] = {
        "command": "check",
        "refused": False,
        "cohort": {name: getattr(about, name) for name in _FIELDS},
        "diary": diary_object(diary),
        "settings": diary.settings,
    }
    if people is not None:
        content["people"] = people.as_object()
    print_json({**content, "suggested": [], "problems": diary.problems})
