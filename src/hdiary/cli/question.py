"""One command for each question: all alike, made from its row in the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from hdiary.cli import options
from hdiary.cli.answered import as_object, print_answer
from hdiary.cli.as_json import print_json
from hdiary.cli.given import find_input
from hdiary.cli.load import choose_patient, load_asked
from hdiary.cli.options import option_words
from hdiary.cli.saves import Saves
from hdiary.cli.settings import option_of
from hdiary.row import Question

if TYPE_CHECKING:
    from hdiary.diary import Diary


def make_command(question: Question) -> click.Command:
    """Make the command of a question."""
    names = [setting.name for setting in question.settings]

    @options.force_option
    @options.reading_options(people=True)
    @options.traceback_option
    def run(
        *,
        file: tuple[str, ...],
        reading: dict[str, Any],
        patient: str | tuple[str, ...] | None,
        as_json: bool,
        force: bool,
        **asked: Any,
    ) -> None:
        from hdiary.cli.onward import find_onward, onward_object, print_next

        given = find_input(file)
        saves = Saves.of({"force": force, **asked}, given)
        saves.check()
        diary = load_asked(
            question.name, given, reading, as_json=as_json, language=asked["language"]
        )
        chosen = choose_patient(diary, patient)
        result = _answer(question, chosen, {name: asked[name] for name in names})
        saves.save(question, result)
        onward = find_onward(question, chosen, result)
        if as_json:
            told = {"next": onward_object(onward, asked["language"])} if question.steps else {}
            print_json(as_object(question, chosen, result, asked["language"]) | told)
        else:
            print_answer(question, result, asked["language"])
            named = (patient,) if isinstance(patient, str) else patient or ()
            whose = [part for one in named for part in ("--patient", one)]
            again = [*given.names, *option_words(reading), *whose]
            print_next(question, result, onward, again, language=asked["language"])

    callback: Any = run
    csv_option = click.option("--csv", "csv_file", metavar="OUT.csv", help="Save the whole table.")
    own = (
        *map(option_of, question.settings),
        options.patient_option,
        options.json_option,
        csv_option,
    )
    for option in reversed((*own, picture_options(question), options.language_option)):
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


def picture_options(question: Question) -> Callable[[Any], Any]:
    """Add ``--plot`` and ``--picture`` where the answer has pictures."""

    def add(callback: Any) -> Any:
        if not question.pictures:
            return callback
        chosen = click.option(
            "--picture",
            type=click.Choice([*question.pictures, *question.pictures_of_all]),
            default=question.pictures[0],
            show_default=True,
            help="Which picture --plot saves.",
        )
        return click.option("--plot", metavar="OUT.png|svg|pdf", help="Save a picture.")(
            chosen(callback)
        )

    return add


def _answer(question: Question, diary: Diary, settings: dict[str, Any]) -> Any:
    from hdiary.questions.answer import SettingError

    try:
        return question.ask()(diary, **settings)
    except SettingError as error:
        raise click.UsageError(f"{error}.") from None
