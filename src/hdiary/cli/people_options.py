"""The options about what is known of people, beside their diaries."""

from __future__ import annotations

import click

from hdiary.cli.languages import BadValue

OF_PEOPLE = ("people", "people_columns", "where")
"""Settings of reading that concern what is known of people, and not the diary's own file."""
PEOPLE_MEANINGS = ("patient", "fact", "number", "yes/no", "word", "date", "ignore")
# As in hdiary.diary.people.kinds, which would bring in pandas; a test keeps them equal.


def _people_columns(
    ctx: click.Context, param: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    """Turn ``patient=Code`` into ``{"Code": "patient"}``."""
    meant: dict[str, str] = {}
    for text in given:
        name, equals, header = (part.strip() for part in text.partition("="))
        if not equals or not header:
            raise BadValue("cli.misused.no_heading", given=text)
        if name not in PEOPLE_MEANINGS:
            raise BadValue("cli.misused.no_meaning", name=name, known=", ".join(PEOPLE_MEANINGS))
        if meant.setdefault(header, name) != name:
            raise BadValue("cli.misused.two_meanings", header=header)
    return meant


PEOPLE_OPTIONS = (
    click.option(
        "--people",
        metavar="PEOPLE",
        help="A table of one row a person (arm, age, ...), joined to the diaries by patient.",
    ),
    click.option(
        "--people-column",
        "people_columns",
        multiple=True,
        metavar="NAME=HEADING",
        callback=_people_columns,
        help='What a column of PEOPLE means, such as patient="Code"; fact=... keeps what would '
        "be left out as private, word=, number=, date= or yes/no=... says its kind, ignore=... "
        "leaves it out. May be given several times.",
    ),
    click.option(
        "--where",
        metavar="CONDITION",
        help="Only people of whom this is so, by the facts in PEOPLE, such as "
        "\"arm == 'exercise' and age >= 40\".",
    ),
)
"""The options about what is known of people."""
