"""One command for each question: all alike, made from its row in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hdiary.cli import options
from hdiary.cli.answered import as_object, print_answer
from hdiary.cli.as_json import print_json, print_refusal
from hdiary.cli.given import Input, find_input
from hdiary.cli.load import choose_patient, load_diary
from hdiary.cli.next_step import advice_objects, find_advice
from hdiary.cli.saves import Saves
from hdiary.cli.settings import option_of
from hdiary.row import Question

if TYPE_CHECKING:
    from hdiary.diary import Diary


def make_command(question: Question) -> click.Command:
    """Make the command of a question."""
    names = [setting.name for setting in question.settings]

    @options.force_option
    @options.reading_options()
    @options.traceback_option
    def run(
        *,
        file: tuple[str, ...],
        reading: dict[str, Any],
        patient: str | None,
        as_json: bool,
        force: bool,
        **asked: Any,
    ) -> None:
        given = find_input(file)
        saves = Saves(
            csv_file=asked["csv_file"],
            plot=asked.get("plot"),
            picture=asked.get("picture"),
            safely={"force": force, "not_over": given.sources},
            language=asked["language"],
        )
        saves.check()
        diary = _load(question, given, reading, as_json=as_json, language=asked["language"])
        chosen = choose_patient(diary, patient)
        result = _answer(question, chosen, {name: asked[name] for name in names})
        saves.save(question, result)
        if as_json:
            print_json(as_object(question, chosen, result, asked["language"]))
        else:
            print_answer(question, result, asked["language"])

    callback: Any = run
    csv_option = click.option("--csv", "csv_file", metavar="OUT.csv", help="Save the whole table.")
    own = (
        *map(option_of, question.settings),
        options.patient_option,
        options.json_option,
        csv_option,
    )
    for option in reversed((*own, *_picture_options(question), options.language_option)):
        callback = option(callback)
    short = question.asks.partition("?")[0] + "?"
    named = click.command(
        name=question.name, cls=options.ReadingCommand, help=_help(question), short_help=short
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


def _load(
    question: Question, given: Input, reading: dict[str, Any], *, as_json: bool, language: str
) -> Diary:
    from hdiary.diary import DiaryError

    try:
        return load_diary(given, reading, language=language)
    except DiaryError as error:
        if as_json:
            advice = advice_objects(find_advice(given, reading, error))
            print_refusal(error, question=question.name, suggested=advice)
        raise


def _answer(question: Question, diary: Diary, settings: dict[str, Any]) -> Any:
    from hdiary.questions import SettingError

    try:
        return question.ask()(diary, **settings)
    except SettingError as error:
        raise click.UsageError(f"{error}.") from None
