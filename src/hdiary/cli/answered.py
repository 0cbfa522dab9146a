"""An answer as words and a table on the screen, or as one object of JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hdiary.cli.as_json import diary_object
from hdiary.cli.text import echo, heading, print_frame, print_words
from hdiary.row import Question

if TYPE_CHECKING:
    from hdiary.diary import Diary


def as_object(question: Question, diary: Diary, result: Any, language: str) -> dict[str, Any]:
    """Give everything that an answer holds."""
    from hdiary.words import load_words

    say = load_words(language, "table" if language == "en" else "screen")
    return {
        "question": question.name,
        "diary": diary_object(diary),
        "settings": {**diary.settings, **result.settings},
        "table": result.table,
        "tables": {name: getattr(result, name) for name in question.tables},
        "notices": [say(told) for told in result.said],
        "summary": result.summary(language=language),
    }


def print_answer(question: Question, result: Any, language: str) -> None:
    """Print the words of an answer, then what of its tables fits on the screen."""
    from hdiary.questions.spoken import head_of
    from hdiary.words import load_words

    say = load_words(language, "screen")

    def heads(columns: Sequence[str]) -> dict[str, str]:
        return {name: head_of(name, question.name, say) for name in ("patient", *columns)}

    print_words(result.summary(language=language))
    echo()
    # For the eye as in the words above; --json and --csv keep hdiary's names.
    shown = result.tell_table(getattr(result, question.shown), say)
    print_frame(shown, heads(question.columns), more=say("columns.save_or_print"), say=say)
    for name, columns in question.when_asked:
        if result.settings[name]:
            heading(say(f"columns.table_of.{name}"))
            frame = result.tell_table(getattr(result, name), say)
            print_frame(frame, heads(columns), more=say("columns.print_all"), say=say)
