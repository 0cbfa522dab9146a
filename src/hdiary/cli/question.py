"""One command for each question: all alike, made from the registry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hdiary.cli.as_json import diary_object, print_json, print_refusal
from hdiary.cli.load import Input, choose_patient, find_input, load_diary
from hdiary.cli.next_step import advice_objects, find_advice
from hdiary.cli.options import (
    ReadingCommand,
    force_option,
    json_option,
    patient_option,
    reading_options,
    traceback_option,
)
from hdiary.cli.registry import Question
from hdiary.cli.text import heading, print_frame, print_words

if TYPE_CHECKING:
    from hdiary.diary import Diary

_MORE = "--csv OUT.csv saves all, --json prints all."
_PICTURE_KINDS = (".png", ".svg", ".pdf")


def make_command(question: Question) -> click.Command:
    """Make the command of a question."""
    names = [option(lambda: None).__click_params__[0].name for option in question.settings]

    @force_option
    @reading_options()
    @traceback_option
    def run(
        *,
        file: str,
        reading: dict[str, Any],
        patient: str | None,
        as_json: bool,
        csv_file: str | None,
        force: bool,
        plot: str | None = None,
        picture: str | None = None,
        **settings: Any,
    ) -> None:
        given = find_input(file)
        saves = _Saves(given=given, csv_file=csv_file, plot=plot, picture=picture, force=force)
        saves.check()
        diary = _load(question, given, reading, as_json=as_json)
        chosen = choose_patient(diary, patient)
        result = _answer(question, chosen, {name: settings[name] for name in names})
        saves.save(question, result)
        if as_json:
            print_json(_as_object(question, chosen, result))
        else:
            _print_words(question, result)

    callback: Any = run
    csv_option = click.option("--csv", "csv_file", metavar="OUT.csv", help="Save the whole table.")
    own = (*question.settings, patient_option, json_option, csv_option)
    for option in reversed((*own, *_picture_options(question))):
        callback = option(callback)
    short = question.asks.partition("?")[0] + "?"
    named = click.command(
        name=question.name, cls=ReadingCommand, help=_help(question), short_help=short
    )
    return named(callback)


def _help(question: Question) -> str:
    example = f"hdiary {question.name} diary.csv"
    drawn = f"\n  {example} --plot {question.name}.png" if question.pictures else ""
    return f"{question.asks}\n\n\b\nExamples:\n  {example}\n  {example} --json{drawn}"


def _picture_options(question: Question) -> tuple[Any, ...]:
    if not question.pictures:
        return ()
    return (
        click.option("--plot", metavar="OUT.png|svg|pdf", help="Save a picture."),
        click.option(
            "--picture",
            type=click.Choice([*question.pictures, *question.pictures_of_all]),
            default=question.pictures[0],
            show_default=True,
            help="Which picture --plot saves.",
        ),
    )


def _load(question: Question, given: Input, reading: dict[str, Any], *, as_json: bool) -> Diary:
    from hdiary.diary import DiaryError

    try:
        return load_diary(given, reading)
    except DiaryError as error:
        if as_json:
            advice = advice_objects(find_advice(given, reading, error))
            print_refusal(error, question=question.name, suggested=advice)
        raise


def _answer(question: Question, diary: Diary, settings: dict[str, Any]) -> Any:
    from hdiary.questions import QUESTIONS, SettingError

    try:
        return QUESTIONS[question.name](diary, **settings)
    except SettingError as error:
        raise click.UsageError(f"{error}.") from None


def _as_object(question: Question, diary: Diary, result: Any) -> dict[str, Any]:
    return {
        "question": question.name,
        "diary": diary_object(diary),
        "settings": {**diary.settings, **result.settings},
        "table": result.table,
        "tables": {name: getattr(result, name) for name in question.tables},
        "notices": result.notices,
        "summary": result.summary(),
    }


def _print_words(question: Question, result: Any) -> None:
    from hdiary.questions.own_words import tell_own, words_of

    print_words(result.summary())
    click.echo()
    # For the eye as in the words above; --json and --csv keep hdiary's names.
    own = words_of(result.own_words, result.coverage)
    print_frame(tell_own(getattr(result, question.shown), own), question.columns, more=_MORE)
    for name, columns in question.when_asked:
        if result.settings[name]:
            heading(f"The {name.replace('_', ' ')} table")
            print_frame(getattr(result, name), columns, more="--json prints all.")


class _Saves:
    """The files that a question leaves behind: its table, its picture."""

    def __init__(
        self,
        *,
        given: Input,
        csv_file: str | None,
        plot: str | None,
        picture: str | None,
        force: bool,
    ) -> None:
        self.csv_file, self.plot, self.picture = csv_file, plot, picture
        self.safely: dict[str, Any] = {"force": force, "not_over": given.sources}

    def check(self) -> None:
        """Refuse what cannot be saved before any work is done."""
        if self.plot is not None and Path(self.plot).suffix.lower() not in _PICTURE_KINDS:
            raise click.UsageError(
                f"--plot {self.plot}: the name must end in {', '.join(_PICTURE_KINDS)}."
            )
        if self.csv_file == "-":
            raise click.UsageError("--csv saves a file; give its name. --json prints everything.")
        if self.csv_file is not None:
            from hdiary.write.csv_file import check_csv_target

            check_csv_target(self.csv_file, **self.safely)
        if self.plot is not None:
            from hdiary.write.files import check_target

            check_target(self.plot, **self.safely)

    def save(self, question: Question, result: Any) -> None:
        """Save what was asked for, and say where."""
        if self.csv_file is not None:
            from hdiary.write import frame_csv, save_csv

            save_csv(self.csv_file, frame_csv(result.table), **self.safely)
            click.echo(f"The table is in {self.csv_file}.", err=True)
        if self.plot is not None:
            _save_picture(question, result, str(self.picture), self.plot, self.safely)
            click.echo(f"The picture is in {self.plot}.", err=True)


def _save_picture(
    question: Question, result: Any, picture: str, path: str, safely: dict[str, Any]
) -> None:
    from hdiary import plots

    if picture not in question.pictures_of_all and result.table["patient"].nunique() > 1:
        every = " or ".join(f"--picture {name}" for name in question.pictures_of_all)
        raise click.UsageError(
            "This picture shows one person; name them with --patient"
            + (f", or choose {every}." if every else ".")
        )
    plots.save_figure(getattr(plots, f"plot_{picture}")(result), path, **safely)
