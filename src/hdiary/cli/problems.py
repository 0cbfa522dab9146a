"""How problems are told on a screen: what matters first, and in the words of the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hdiary.diary import Diary, DiaryError
    from hdiary.words import Phrase, Words

_OF_THE_HEADER = ("missing column", "no header")
_MOST_OF_A_KIND = 5


def told_problems(problems: Any) -> Any:
    """Keep only what is wrong with the header where that is wrong: the rest follows from it."""
    of_header = problems[problems["code"].isin(_OF_THE_HEADER)]
    return of_header if len(of_header) else problems


def looks_like_no_diary(problems: Any) -> bool:
    """Say whether the file has neither dates nor ratings, or no header at all."""
    codes = problems["code"]
    missing = set(problems.loc[codes == "missing column", "column"])
    return bool((codes == "no header").any()) or {"date", "pain"} <= missing


def refusal_words(error: DiaryError, say: Words) -> str:
    """Tell why a diary was refused."""
    told = told_problems(error.problems)
    words = type(error)(told, phrases=error.phrases, head=error.head).tell(say)
    return f"{say('cli.not_a_diary')}\n{words}" if looks_like_no_diary(error.problems) else words


def refused_words(diary: Diary, say: Words) -> str:
    """Say how many rows were refused and which lines they stand on."""
    from hdiary.diary.sheet_rows import say_refused

    lines = say_refused(diary.problems, most=10_000)
    return say("cli.refused", n=diary.rows_refused, rows=diary.rows_in, lines=lines)


def warning_sentences(problems: Any, say: Words, phrases: Mapping[str, Phrase]) -> list[str]:
    """Tell warnings: where, and what was done, the first few of each kind."""
    from hdiary.diary.sentences import few_of_each, say_rest, with_files

    sentences: list[str] = []
    for kind, rest in few_of_each(with_files(problems), most=_MOST_OF_A_KIND):
        sentences += [_sentence(row, say, phrases) for row in kind.to_dict("records")]
        sentences += say_rest(rest, say)
    return sentences


def _sentence(row: dict[Any, Any], say: Words, phrases: Mapping[str, Phrase]) -> str:
    from hdiary.diary.sentences import say_value, say_where

    where = ", ".join(part for part in (*say_where(row, say), say_value(row, say, phrases)) if part)
    expected = say.told(row["expected"], phrases)
    told = say.told(row["suggestion"], phrases) or say("cli.expected", what=expected)
    return f"{where}: {told}" if where else told


def as_rows(words: str) -> str:
    """Say row for line, as in a workbook."""
    words = re.sub(r'^(sheet "[^"]*", )?line (?=\d)', r"\1row ", words)
    return re.sub(r"\((line|lines) (?=\d)", lambda m: "(row" + m[1][4:] + " ", words)
