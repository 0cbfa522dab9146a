"""What may be told to a question, as options of its command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from hdiary.cli.values import DAY
from hdiary.row import Setting


def option_of(setting: Setting) -> Callable[[Any], Any]:
    """Make the option of a setting."""
    name = "--" + setting.name.replace("_", "-")
    how: dict[str, Any] = {"help": setting.help}
    match setting.kind:
        case "flag":
            how |= {"is_flag": True}
        case "choice":
            how |= {"type": click.Choice(setting.choices)}
        case "whole":
            how |= {"type": click.IntRange(setting.least, setting.most)}
        case "day":
            how |= {"type": _DAY_OR_FACT, "metavar": "DAY|FACT", "callback": _days}
        case "name":
            how |= {"metavar": "NAME"}
    if setting.repeated:
        how["multiple"] = True
    elif setting.default is not None:
        how |= {"default": setting.default, "show_default": True}
    return click.option(name, **how)


# The oldest click that is allowed has no parameter for it.
class _DayOrFact(click.ParamType):  # type: ignore[type-arg]
    """A day, or the name of a fact of the people that is one; which there are, no option knows."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return DAY.convert(value, param, ctx)
        except click.BadParameter:
            if isinstance(value, str) and value.strip()[:1].isalpha():
                return value.strip()
            raise


_DAY_OR_FACT = _DayOrFact()


def _days(ctx: click.Context, param: click.Parameter, given: Any) -> tuple[Any, ...]:
    return tuple(day if isinstance(day, str) else day.date() for day in given)
