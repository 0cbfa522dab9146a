"""A map as a small text in TOML: every line with what it says, for people to change."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hdiary.read.advice import Advice
from hdiary.read.declared import ACCEPTED, BLANKS, LISTS, ROWS
from hdiary.read.header import DELIMITERS
from hdiary.read.mapping.ask import Question
from hdiary.read.mapping.cells import KINDS
from hdiary.read.mapping.columns import MapColumn
from hdiary.read.remember import HEADERS, NAMES, Remembered, same_lines, short_headers, write_value
from hdiary.read.same import SAME
from hdiary.vocabulary.scales import SCALES
from hdiary.words import Words, load_words

_WIDTH = 96
_SHAPE: dict[str, tuple[str, ...]] = {
    "scale": tuple(SCALES), "dates": ("dmy", "mdy"), "rows": ROWS, "blank": BLANKS,
    "lists": LISTS, "accept": ACCEPTED,
}  # fmt: skip
"""Settings that every map speaks of, with what may be chosen."""


def write_map(
    file: str,
    columns: Sequence[MapColumn],
    kept: Remembered,
    shape: Mapping[str, Any],
    questions: Sequence[Question],
    *,
    language: str,
) -> str:
    """Write a map; a line that begins with ``#`` and no blank is a choice to be taken."""
    say = load_words(language, "screen")
    asked = {name for one in questions for c in one.choices for name in c.settings}
    lines = [
        *_prose(say("read.mapping.title", name=file)),
        *_prose(say("read.mapping.about")),
        *_questions(questions, say, of_columns=False),
        "",
        *_prose(say("read.mapping.shape")),
        *_settings(kept.settings, shape, asked, say),
        "",
        f"{HEADERS} = {write_value(short_headers(kept.headers))}",
        "",
        "[columns]",
        *_prose(say("read.mapping.columns")),
        *_glossary(say),
        *_questions(questions, say, of_columns=True),
        *(line for one in columns for line in _column(one, say)),
        *same_lines(kept.settings.get(SAME) or {}),
    ]
    return "\n".join(lines) + "\n"


def _prose(text: str) -> list[str]:
    """Break sentences into lines of comments, in which nothing is more than it seems."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return textwrap.wrap(
        plain, width=_WIDTH, initial_indent="# ", subsequent_indent="# ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _questions(questions: Sequence[Question], say: Words, *, of_columns: bool) -> Iterator[str]:
    """Write what is asked, and each answer as lines to be taken."""
    for number, one in enumerate(questions, start=1):
        answers = [
            (f"{number}{chr(ord('a') + k)}", choice, list(_answer(choice.settings, of_columns)))
            for k, choice in enumerate(one.choices)
            if k == 0 or not _asked_later(choice, questions[number:])
        ]
        if not any(lines for _, _, lines in answers):
            continue
        yield ""
        yield from _prose(_asked(number, one, say))
        for label, choice, lines in answers:
            if not lines:
                continue
            both = "columns" in choice.settings and len(choice.settings) > 1
            told = choice.tell(say) + (" " + say("read.mapping.both") if both else "")
            yield from _prose(f"{label}: {told}")
            yield from (f"#{line}" for line in lines)


def _asked_later(choice: Advice, later: Sequence[Question]) -> bool:
    """Say whether another question offers the same: a setting stands in a map only once."""
    return any(choice.settings == other.settings for one in later for other in one.choices)


def _asked(number: int, one: Question, say: Words) -> str:
    key = "needed" if one.needed else "may_be"
    wanted = "; ".join(say.told(text, one.phrases) for text in one.wanted)
    about = say("read.mapping.about_columns", headers=one.columns) if one.columns else ""
    told = say(f"read.mapping.question_{key}", number=number)
    rest = " ".join(part for part in (about, wanted) if part)
    return f"{told} {rest}".strip()


def _answer(settings: Mapping[str, Any], of_columns: bool) -> Iterator[str]:
    """Write an answer: the meanings of columns, or else its settings."""
    for name, value in settings.items():
        if name == "columns" and of_columns:
            yield from (f"{write_value(h)} = {write_value(m)}" for h, m in value.items())
        elif name != "columns" and not of_columns:
            yield from _setting(name, value)


def _setting(name: str, value: Any) -> list[str]:
    """Write a setting; what is accepted stands on lines of its own, so that some may be taken."""
    if name == "accept":
        return [f"accept.{one} = true" for one in value]
    value = DELIMITERS.get(value, value) if name == "delimiter" else value
    return [f"{name} = {write_value(value)}"]


def _settings(
    said: Mapping[str, Any], shape: Mapping[str, Any], asked: set[str], say: Words
) -> Iterator[str]:
    """Write each setting of the shape with its choices; what is not said stands as a choice."""
    for name in NAMES:
        if name == "columns" or (name not in _SHAPE and name not in said):
            continue
        choices = ", ".join(write_value(one) for one in _SHAPE.get(name, ()))
        told = say(f"read.mapping.settings.{name}")
        yield from _prose(f"{name}: {told} {choices}".strip())
        if name in said:
            yield from _setting(name, said[name])
        elif name in asked:
            yield from _prose(say("read.mapping.asked_above"))
        elif name in shape:
            yield from (f"#{line}" for line in _setting(name, shape[name]))


def _glossary(say: Words) -> Iterator[str]:
    """Say what each word for a column means."""
    words = dict.fromkeys(word for kind in KINDS.values() for word in kind)
    for word in (*words, "factor", "ignore", "auto"):
        yield from _prose(f"  {word}: {say(f'read.mapping.meanings.{word}')}")


def _column(one: MapColumn, say: Words) -> Iterator[str]:
    """Write a column: what stands in it, what hdiary makes of it and why, and what it is."""
    yield ""
    becomes = (
        say(f"read.mapping.becomes.{one.becomes}") if one.becomes in ("part",) else one.becomes
    )
    how = one.how if isinstance(one.how, str) else say(one.how)
    sure = say(f"read.mapping.sure.{one.sure}")
    told = say("read.mapping.column", cells=say(one.cells), becomes=becomes, sure=sure, how=how)
    others = say("read.mapping.others", names=one.others)
    times = " " + say("read.mapping.times", n=one.times) if one.times > 1 else ""
    if not one.written:
        asked = say("read.mapping.column_asked", header=one.header)
        yield from _prose(f"{asked} {told}{times}")
        return
    yield from _prose(f"{told}{times} {others}")
    yield f"{write_value(one.header)} = {write_value(one.written)}"
