"""The files that a question leaves behind: its table, its picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hdiary.cli.given import Input
from hdiary.cli.languages import Misused
from hdiary.cli.text import echo
from hdiary.row import Question

_PICTURE_KINDS = (".png", ".svg", ".pdf")


@dataclass(frozen=True, kw_only=True, slots=True)
class Saves:
    """What is to be saved."""

    csv_file: str | None  # Where to save the table; None for nowhere
    plot: str | None  # Where to save a picture; None for nowhere
    picture: str | None  # Which picture
    safely: dict[str, Any]  # What may be replaced and what must not
    language: str  # Of the picture, and of where it is

    @classmethod
    def of(cls, asked: Mapping[str, Any], given: Input, *also: Path) -> Saves:
        """Give the files that a question was asked to leave behind."""
        return cls(
            csv_file=asked["csv_file"],
            plot=asked.get("plot"),
            picture=asked.get("picture"),
            safely={"force": asked["force"], "not_over": (*given.sources, *also)},
            language=asked["language"],
        )

    def check(self) -> None:
        """Refuse what cannot be saved before any work is done."""
        if self.plot is not None and Path(self.plot).suffix.lower() not in _PICTURE_KINDS:
            raise Misused(
                "cli.misused.picture_kind", file=self.plot, kinds=", ".join(_PICTURE_KINDS)
            )
        if self.csv_file == "-":
            raise Misused("cli.misused.csv_printed")
        if self.csv_file is not None:
            from hdiary.write.csv_file import check_csv_target

            check_csv_target(self.csv_file, **self.safely)
        if self.plot is not None:
            from hdiary.write.files import check_target

            check_target(self.plot, **self.safely)

    def save(self, question: Question, result: Any) -> None:
        """Save what was asked for, and say where."""
        from hdiary.words import load_words

        say = load_words(self.language, "screen")
        if self.csv_file is not None:
            from hdiary.write import frame_csv, save_csv

            save_csv(self.csv_file, frame_csv(result.table), **self.safely)
            echo(say("columns.saved_table", file=self.csv_file), err=True)
        if self.plot is not None:
            from hdiary import plots

            self._refuse_one_of_many(question, result)
            axes = getattr(plots, f"plot_{self.picture}")(result, language=say)
            plots.save_figure(axes, self.plot, **self.safely)
            echo(say("columns.saved_picture", file=self.plot), err=True)

    def _refuse_one_of_many(self, question: Question, result: Any) -> None:
        if self.picture in question.pictures_of_all or result.table["patient"].nunique() <= 1:
            return
        others = tuple(f"--picture {name}" for name in question.pictures_of_all)
        if others:
            raise Misused("cli.misused.picture_of_many", others=others)
        raise Misused("cli.misused.picture_of_one")
