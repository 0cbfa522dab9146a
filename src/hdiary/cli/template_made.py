"""What ``hdiary template`` makes of what was asked, and where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hdiary.cli.text import visible
from hdiary.vocabulary.paths import typed_path
from hdiary.words import load_words

if TYPE_CHECKING:
    from datetime import date

    from hdiary.keep.asked import Asked

_USUAL_DAYS = 28


def ask(asked: dict[str, Any]) -> Asked:
    """Sort what was asked for."""
    from hdiary.keep.ask import ask_for

    return ask_for(
        factors=asked["factors"],
        treatments=asked["treatments"],
        language=asked["language"],
        name=asked["name_of_plan"],
        patient=asked["patient"],
        check_ins=asked["check_ins"],
    )


def as_csv(diary: Asked, asked: dict[str, Any]) -> str:
    """Give the rows to fill in as CSV."""
    from hdiary.write import template_csv

    return template_csv(**_rows(diary, asked))


def save(kind: str, output: str, diary: Asked, asked: dict[str, Any]) -> list[str]:
    """Write it, and say where it is."""
    say, force = load_words(diary.language, "screen"), asked["force"]
    if kind == "html":
        from hdiary.keep.page import write_diary_page

        write_diary_page(output, diary, force=force)
        size = round(typed_path(output).stat().st_size / 1000)
        return [say("template.told.page", file=visible(output), size=size)]
    if kind == "web":
        from hdiary.keep.web_app import write_web_app

        n = len(write_web_app(output, diary, force=force))
        return [say("template.told.web_app", folder=visible(output), n=n)]
    if kind == "pdf":
        from hdiary.keep.paper import paper_pdf
        from hdiary.write.files import check_target, save_bytes

        check_target(output, force=force)
        first = _first_day(asked)
        pdf = paper_pdf(diary, month=asked["month"], first_day=first, days=asked["days"])
        save_bytes(output, pdf, force=force)
        return [say("template.told.paper", file=visible(output))]
    from hdiary.write import write_template

    choices: dict[str, Any] = {"choices": _choices(diary, asked)} if kind == "xlsx" else {}
    rows = _rows(diary, asked)
    write_template(output, force=force, **rows, **choices)
    return [say("template.told.rows", days=rows["days"], file=visible(output))]


def _rows(diary: Asked, asked: dict[str, Any]) -> dict[str, Any]:
    return {
        "days": asked["days"] or _USUAL_DAYS,
        "first_day": _first_day(asked),
        "language": diary.language,
        "factors": diary.questions,
    }


def _first_day(asked: dict[str, Any]) -> date | None:
    return None if asked["first_day"] is None else asked["first_day"].date()


def _choices(diary: Asked, asked: dict[str, Any]) -> dict[str, tuple[str, ...]] | None:
    """Give the words for the cells of a workbook where some were given."""
    given = {"activity": diary.activities, "posture": diary.postures} if asked["factors"] else {}
    return given | ({"treatment": diary.treatments} if asked["treatments"] else {}) or None
