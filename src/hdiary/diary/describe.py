"""How a diary introduces itself: in a line, and in a notebook."""

from __future__ import annotations

from dataclasses import dataclass

from hdiary.diary.like import DiaryLike
from hdiary.diary.sheet_rows import say_refused
from hdiary.diary.show import show_facts, show_in_theme, show_words
from hdiary.vocabulary.say import say_count
from hdiary.vocabulary.visible import visible
from hdiary.words import Words, load_words, phrase


@dataclass(frozen=True, slots=True)
class Shown:
    """Something for the eye in one language: HTML where a notebook can show it, else words."""

    html: str
    words: str

    def __repr__(self) -> str:
        return self.words

    def _repr_html_(self) -> str:
        return self.html


def show_diary(diary: DiaryLike, language: str) -> Shown:
    """Show what was read in a language."""
    say = load_words(language, "screen")
    facts = "\n".join(f"{name}: {value}" for name, value in diary_facts(diary, say))
    return Shown(html=diary_html(diary, say), words=f"{_sentence(diary, say)}\n{facts}")


def diary_words(diary: DiaryLike) -> str:
    """Say in one line what a diary holds."""
    days = diary.days["state"].value_counts()
    return (
        f"<Diary: {say_count(len(diary.patients), 'person', 'people')}, "
        f"{say_count(len(diary.entries), 'entry', 'entries')}, "
        f"{say_dates(diary, load_words('en', 'screen'))}; "
        f"{days['headache']} headache, {days['clear']} clear, "
        f"{days['not recorded']} not recorded days>"
    )


def diary_html(diary: DiaryLike, say: Words | None = None) -> str:
    """Show what was read, in words and as a table for a notebook; no names, no notes."""
    say = say or load_words("en", "screen")
    facts = show_facts(diary_facts(diary, say), caption=say("diary.facts.caption"))
    return show_in_theme(show_words(_sentence(diary, say)), facts)


def _sentence(diary: DiaryLike, say: Words) -> str:
    """Say in a sentence what a diary holds."""
    days, people = diary.days["state"].value_counts(), len(diary.patients)
    of = "" if people == 1 else say("diary.facts.of_people", people=people)
    recorded = int(days["headache"] + days["clear"])
    if not recorded:
        return say("diary.facts.no_day_says", of=of)
    told = phrase("diary.facts.on", n=int(days["headache"]))
    told = told if days["clear"] else phrase("diary.facts.on_all")
    return say("diary.facts.sentence", of=of, days=int(days.sum()), n=recorded, told=told)


def diary_facts(diary: DiaryLike, say: Words | None = None) -> list[tuple[str, str]]:
    """List what was read, as pairs of a name and a value in words."""
    say = say or load_words("en", "screen")
    days = diary.days["state"].value_counts()
    total, refused = int(days.sum()), diary.refused_lines
    factors = ", ".join(map(visible, diary.factors["factor"])) or say("say.none")
    warnings = int((diary.problems["severity"] == "warning").sum())
    lines = phrase("diary.problem.at", n=len(refused), lines=say_refused(diary.problems))
    facts = {
        "people": str(len(diary.patients)),
        "days": say("diary.facts.of_dates", days=total, dates=say_dates(diary, say)),
        "headache_days": str(days["headache"]),
        "clear_days": str(days["clear"]),
        "not_recorded": say("diary.facts.of_days", some=int(days["not recorded"]), n=total),
        "entries": str(len(diary.entries)),
        "pain": say("diary.facts.scale", scale=say.word("diary.scales", diary.scale)),
        "factors": factors,
        "remembered": " ".join(_remembered(diary, say)),
        "attack_list": say("diary.facts.not_known") if diary.attack_list else "",
        "refused": say("diary.facts.refused_at", some=len(refused), lines=lines)
        if len(refused)
        else "",
        "warnings": say("diary.facts.things", n=warnings) if warnings else "",
    }
    return [(say(f"diary.facts.names.{name}"), told) for name, told in facts.items() if told]


def _remembered(diary: DiaryLike, say: Words) -> list[str]:
    made = getattr(diary.reading, "decisions", ())
    return [say.told(one.words, diary.phrases) for one in made if one.name == "remembered"]


def say_dates(diary: DiaryLike, say: Words) -> str:
    """Say from which day to which a diary goes."""
    if len(diary.days) == 0:
        return say("diary.facts.no_days")
    first, last = (day.date() for day in diary.days["date"].agg(["min", "max"]))
    return say("diary.facts.dates", first=first, last=last)
