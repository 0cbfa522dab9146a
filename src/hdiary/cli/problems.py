"""How problems are told on a screen: what matters first, and in the words of the file."""

from __future__ import annotations

import re
from typing import Any

NOT_A_DIARY = "This does not look like a diary: no column for the date and none for the pain."
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


def refusal_words(error: Any) -> str:
    """Tell why a diary was refused (a `DiaryError`)."""
    words = str(type(error)(told_problems(error.problems)))
    return f"{NOT_A_DIARY}\n{words}" if looks_like_no_diary(error.problems) else words


def warning_sentences(problems: Any) -> list[str]:
    """Tell warnings: where, and what was done, the first few of each kind."""
    from hdiary.diary import line_ranges

    sentences: list[str] = []
    for _, kind in problems.groupby(["code", "column"], sort=False):
        sentences += [_sentence(row) for row in kind.iloc[:_MOST_OF_A_KIND].to_dict("records")]
        rest = kind["line"].iloc[_MOST_OF_A_KIND:]
        if len(rest):
            lines = line_ranges(rest.dropna().tolist(), most=12)
            where = f" (lines {lines})" if lines else ""
            sentences.append(f"... and {len(rest)} more of this kind{where}.")
    return sentences


def _sentence(row: dict[Any, Any]) -> str:
    of_file = str(row["line"]) in {"<NA>", "None", "nan"}
    lines = "" if of_file else f"line {int(row['line'])}"
    column = f'column "{row["column"]}"' if row["column"] else ""
    value = f'"{row["value"]}"' if row["value"] else ""
    where = ", ".join(part for part in (lines, column, value) if part)
    told = row["suggestion"] or f"Expected {row['expected']}."
    return f"{where}: {told}" if where else told


def as_rows(words: str) -> str:
    """Say row for line, as in a workbook."""
    words = re.sub(r"^line (?=\d)", "row ", words)
    return re.sub(r"\((line|lines) (?=\d)", lambda m: "(row" + m[1][4:] + " ", words)
