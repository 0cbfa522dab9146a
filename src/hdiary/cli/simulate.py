"""``hdiary simulate``: made-up diaries whose truth is known."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from hdiary.cli.languages import Misused
from hdiary.cli.options import force_option, output_option, traceback_option
from hdiary.cli.text import echo, print_bytes
from hdiary.cli.values import PLAIN_DAY

if TYPE_CHECKING:
    from hdiary.simulate import Simulated, Traps

_EXERCISE_ODDS_RATIO = 0.4


@click.command(name="simulate")
@output_option(metavar="DIARY.csv", text="Where to; .gz compresses, - prints.")
@click.option(
    "--patients", type=click.IntRange(1, 100_000), default=1, show_default=True, help="How many."
)
@click.option(
    "--days", type=click.IntRange(2, 20_000), default=182, show_default=True, help="How many days."
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="The same seed gives the same diary.",
)
@click.option(
    "--first-day",
    type=PLAIN_DAY,
    metavar="DAY",
    default="2026-01-05",
    show_default="2026-01-05",
    help="The first day.",
)
@click.option(
    "--effects",
    type=click.Choice(["cervicogenic", "none"]),
    default="cervicogenic",
    show_default=True,
    help="Whether habits, treatments and exercise (from half-way on) truly do something.",
)
@click.option(
    "--trap",
    "traps",
    multiple=True,
    metavar="NAME[=STRENGTH]",
    help='What misleads: a kind such as "slow waves", or one switch such as reverse=2. '
    "May be given several times; --trap list names all.",
)
@click.option("--truth", metavar="OUT.csv", help="Save what is true, one measure a line.")
@force_option
@traceback_option
def command(
    *, output: str, truth: str | None, force: bool, traps: tuple[str, ...], **asked: Any
) -> None:
    """Make up diaries whose truth is known.

    \b
    Examples:
      hdiary simulate -o made-up.csv --seed 7
      hdiary simulate -o many.csv --patients 200 --effects none --trap "slow waves"
    """  # noqa: D301  (\b is click's)
    from hdiary.write.csv_file import check_csv_target

    if "list" in traps:
        raise Misused("cli.misused.traps", **_traps())
    switched = _find_traps(traps)
    for path in (output, truth):
        if path not in {"-", None}:
            check_csv_target(str(path), force=force)
    _save(_make_up(traps=switched, **asked), output=output, truth=truth, force=force)


def _make_up(
    patients: int, days: int, *, seed: int, first_day: datetime, effects: str, traps: Traps
) -> Simulated:
    from hdiary import simulate

    real = effects == "cervicogenic"
    factors = simulate.CERVICOGENIC_FACTORS if real else simulate.NULL_FACTORS
    exercise = simulate.Programme(
        name="exercise",
        text="exercise 20 min",
        start_day=days // 2,
        odds_ratio=_EXERCISE_ODDS_RATIO if real else 1.0,
    )
    return simulate.simulate_diaries(
        patients,
        days,
        seed=seed,
        first_day=first_day.date(),
        traps=traps,
        factors=simulate.fit_factors(factors, traps=traps),
        treatments=simulate.CERVICOGENIC_TREATMENTS if real else simulate.NULL_TREATMENTS,
        programmes=(exercise,),
    )


def _save(made: Simulated, *, output: str, truth: str | None, force: bool) -> None:
    from hdiary.diary import make_diary
    from hdiary.vocabulary.say import say_count
    from hdiary.write import diary_csv, frame_csv, save_csv, write_diary

    diary = make_diary(made.entries)
    if truth is not None:
        save_csv(truth, frame_csv(made.truth), force=force)
        echo(f"What is true is in {truth}.", err=True)
    if output == "-":
        print_bytes(diary_csv(diary).encode("utf-8"))
        return
    write_diary(diary, output, force=force)
    rows = say_count(len(diary.entries), "row")
    echo(f"A made-up diary of {rows} is in {output}.", err=True)


def _find_traps(given: tuple[str, ...]) -> Traps:
    """Switch on what was named, one after another."""
    from hdiary.simulate import Traps

    kinds = Traps.each()
    strengths: dict[str, Any] = {}
    for text in given:
        name, equals, strength = (part.strip() for part in text.partition("="))
        if not equals and name in kinds:
            kind = kinds[name]
            strengths |= {switch: getattr(kind, switch) for switch in kind.switched_on()}
        elif equals and name in Traps.__dataclass_fields__:
            strengths[name] = _number(name, strength)
        else:
            raise Misused("cli.misused.no_trap", given=text, **_traps())
    try:
        return Traps(**strengths)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise Misused("cli.misused.no_strength", name=name, given=text) from None


def _traps() -> dict[str, Any]:
    from hdiary.simulate import Traps

    kinds, switches = ", ".join(Traps.each()), ", ".join(Traps.__dataclass_fields__)
    return {"kinds": kinds, "switches": switches}
