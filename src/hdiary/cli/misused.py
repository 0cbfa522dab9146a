"""What was not asked rightly, told in the language that was asked for."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from hdiary.words import Phrase, Words

_OF_CLICK = (
    "one_of", "out_of_range", "no_number", "is_absent", "is_folder", "is_closed", "needs_value",
    "needs_values", "takes_none", "one_too_many", "too_many", "no_subcommand",
)  # fmt: skip
"""What click finds wrong; in English its own words, by which they are known."""
_PLACE = re.compile(r"\\\{(\w+)(?::.*?)?\\\}")


def tell_misuse(error: click.ClickException, say: Words) -> str:
    """Say what was not asked rightly, and how to ask for help."""
    if say.name == "en":
        told = io.StringIO()
        error.show(told)
        return told.getvalue()
    return f"{_usage(error, say)}{say('cli.error')}{_message(error, say)}\n"


def _usage(error: click.ClickException, say: Words) -> str:
    context = getattr(error, "ctx", None)
    if context is None:
        return ""
    formatter = context.make_formatter()
    pieces = " ".join(context.command.collect_usage_pieces(context))
    formatter.write_usage(context.command_path, pieces, prefix=say("cli.misused.usage") + " ")
    # The longest name, as click does
    names = context.command.get_help_option_names(context)
    helped = f"{context.command_path} {max(names, key=len)}"
    return f"{formatter.getvalue()}{say('cli.misused.help', line=helped)}\n\n"


def _message(error: click.ClickException, say: Words) -> str:
    if isinstance(error, click.NoSuchOption):
        near = " / ".join(sorted(error.possibilities or ()))
        told = say("cli.misused.no_option", name=error.option_name)
        return f"{told} {say('cli.misused.near', names=near)}" if near else told
    name = _name(error) if isinstance(error, click.BadParameter) else ""
    if isinstance(error, click.MissingParameter):
        return say("cli.misused.missing", name=name)
    own: Phrase | None = getattr(error, "phrase", None)
    why = _in_words(error.message, say) if own is None else say(own)
    return say("cli.misused.bad_value", name=name, why=why) if name else why


def _name(error: click.BadParameter) -> str:
    """Call an option or an argument as help does."""
    hint: Any = error.param_hint
    if hint is None and error.param is not None:
        hint = error.param.get_error_hint(error.ctx)
    return (hint if isinstance(hint, str) else " / ".join(hint or ())).replace("'", "")


def _in_words(message: str, say: Words) -> str:
    """Say a sentence of click's in another language; as it is where it is none that is known."""
    from hdiary.words import load_words

    english: Mapping[str, str] = load_words("en", "screen").strings["cli"]["misused"]
    for key in _OF_CLICK:
        form = _PLACE.sub(r"(?P<\1>.+)", re.escape(english[key]))
        found = re.fullmatch(form, message, flags=re.DOTALL)
        if found is not None:
            values = {name: _unquoted(text) for name, text in found.groupdict().items()}
            return say(f"cli.misused.{key}", **values)
    return message


def _unquoted(text: str) -> str:
    """Take off the quotation marks that Python puts around one text; ours are in the words."""
    marked = re.fullmatch(r"""(['"])(.*)\1""", text, flags=re.DOTALL)
    return marked[2] if marked and f"{marked[1]}, {marked[1]}" not in text else text
