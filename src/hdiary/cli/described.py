"""The description of an export's columns that a command leaves beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hdiary.cli.languages import Misused
from hdiary.cli.text import echo

if TYPE_CHECKING:
    from hdiary.words import Words


def check_described(output: str, **safely: Any) -> None:
    """Refuse a description that may not be written, before any work is done."""
    from hdiary.write.datapackage import datapackage_path
    from hdiary.write.files import check_target

    if output == "-":
        raise Misused("cli.misused.beside_printed")
    check_target(datapackage_path(output), **safely)


def print_described(output: str, say: Words) -> None:
    """Say where it stands what the columns of a file hold."""
    from hdiary.write.datapackage import datapackage_path

    file = str(datapackage_path(output))
    echo(say("deidentify.told.described", file=file), err=True)
