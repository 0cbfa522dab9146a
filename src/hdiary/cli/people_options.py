"""The options about what is known of people, beside their diaries."""

from __future__ import annotations

import click

from hdiary.cli.values import meanings_of

OF_PEOPLE = ("people", "people_columns", "where")
"""Settings of reading that concern what is known of people, and not the diary's own file."""
PEOPLE_MEANINGS = ("patient", "fact", "number", "yes/no", "word", "date", "ignore")
# As in hdiary.diary.people.kinds, which would bring in pandas; a test keeps them equal.


def _people_columns(
    ctx: click.Context, param: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    """Turn ``patient=Code`` into ``{"Code": "patient"}``."""
    return meanings_of(given, PEOPLE_MEANINGS, no_header="no_heading", unknown="no_meaning")


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
