"""What a page asks for: ``<!-- site: KIND NAME -->`` becomes a picture, words, a citation."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import hdiary
from hdiary import plots
from hdiary.registry import QUESTIONS

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "sample" / "diary.csv"
MARK = re.compile(r"^<!-- site: (\w+) ?([\w-]*) -->$", re.MULTILINE)
MARKUP = re.compile(r"([\\`*_<>\[\]#|])")
TRIAL_BEGINS, TRIAL_EFFECT = "2026-01-05", 0.5
"""The experiment on the page of `trial` is made up: exercises halve the headache days."""


def fill_page(text: str, page: Path) -> str:
    """Put what was asked for into a page; pictures are written beside it."""
    return MARK.sub(lambda found: MAKERS[found[1]](found[2], page), text)


@cache
def answer_of(question: str) -> Any:
    """Answer a question about the sample diary; a trial is lived through by somebody made up."""
    diary = hdiary.read_diary(SAMPLE)
    if question != "trial":
        return getattr(hdiary, question)(diary)
    arms = ["desk exercises", "none"]
    plan = hdiary.plan_trial(arms, periods=16, start=TRIAL_BEGINS, seed=1)
    lived = hdiary.simulate_participant(plan, effect=TRIAL_EFFECT, seed=2)
    return hdiary.trial(hdiary.make_diary(lived), plan=plan)


def make_picture(name: str, page: Path) -> str:
    """Draw a picture of an answer, and give it with its words."""
    question = next((one.name for one in QUESTIONS if name in one.pictures), "trial")
    ax = getattr(plots, f"plot_{name}")(answer_of(question))
    plots.save_figure(ax, page.parent / f"{name}.svg", force=True)
    words = plots.alt_text(ax).replace("\n", " ").replace("[", "(").replace("]", ")")
    return f"![{words}]({name}.svg)"


def make_words(name: str, page: Path) -> str:
    """Give what an answer says in words."""
    lines = [MARKUP.sub(r"\\\1", line) for line in answer_of(name).summary().splitlines()]
    return "> " + "\n>\n> ".join(lines)


def make_citation(name: str, page: Path) -> str:
    """Give the citation as a sentence, for BibTeX and as the file itself."""
    source = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    cited = yaml.safe_load(source)
    who = " and ".join(author["name"] for author in cited["authors"])
    title, version = cited["title"], cited["version"]
    bibtex = (
        f"@software{{hdiary,\n  author = {{{{{who}}}}},\n  title = {{{title}}},\n"
        f"  version = {{{version}}},\n  license = {{{cited['license']}}},\n}}"
    )
    return (
        f"> {who}. {title}. Version {version}. Computer software.\n\n"
        f"For BibTeX:\n\n```bibtex\n{bibtex}\n```\n\n"
        f"The file that the sentence comes from:\n\n```yaml\n{source}```"
    )


MAKERS: dict[str, Callable[[str, Path], str]] = {
    "picture": make_picture,
    "words": make_words,
    "citation": make_citation,
}
