"""What the sheet of a trial says: what is tried, what to write, medicine, and when to stop."""

from __future__ import annotations

from hdiary.report.closing_part import flags_section
from hdiary.report.parts import Bullets, Para, Section
from hdiary.trials.arms import is_nothing
from hdiary.trials.handed import Own, name_arms, what_to_write
from hdiary.trials.planned import HEADACHES, START, Planned
from hdiary.trials.safety import find_drugs
from hdiary.words import Words


def tell_lead(plan: Planned, own: Own, say: Words) -> tuple[str, ...]:
    """Say what is tried against what, and that chance chose."""
    named = name_arms(plan, say)
    names = list(named.values())
    span = ""
    if own.parts:
        span = say("trial.sheet.span", first=own.parts[0].first, last=own.parts[-1].last)
    if plan.design == START:
        begins = own.parts[1].first
        how = say("trial.sheet.start", programme=names[0], before=names[1], day=begins)
        return (f"{span} {how}", say("trial.sheet.chance_start"))
    what = say("trial.sheet.tried", names=say.join(names))
    tried = [name for arm, name in named.items() if not is_nothing(arm)]
    if len(tried) == 1:
        what = say(f"trial.sheet.tried_one_{_kind(plan)}", name=tried[0])
    how = say(f"trial.sheet.how_{plan.design}", n=plan.periods, length=max(plan.length, 1))
    return (what, f"{span} {how}".strip())


def list_sections(plan: Planned, own: Own, say: Words) -> tuple[Section, ...]:
    """Give every part of the sheet behind the days."""
    return (
        _section(say, "write", tuple(map(say, what_to_write(plan)))),
        _section(say, "missed", say.lines(f"trial.sheet.missed_{_kind(plan)}")),
        _section(say, "medicine", _tell_medicine(plan, say)),
        _section(say, "fair", _tell_fair(plan, own, say)),
        Section(title=say("trial.sheet.stop_title"), blocks=(Para(text=say("trial.sheet.stop")),)),
        flags_section(say),
    )


def _kind(plan: Planned) -> str:
    return "headaches" if plan.design == HEADACHES else "days"


def _section(say: Words, name: str, items: tuple[str, ...]) -> Section:
    title = say(f"trial.sheet.{name}_title")
    return Section(title=title, blocks=(Bullets(items=items),), kind="half")


def _tell_medicine(plan: Planned, say: Words) -> tuple[str, ...]:
    names = name_arms(plan, say)
    of = list(dict.fromkeys(names[drug.arm] for drug in find_drugs(plan.arms)))
    agreed = say("trial.safety.agreed_arm", names=say.join(of)) if of else ""
    told = (
        agreed,
        say("trial.safety.rescue"),
        say("trial.safety.agreed"),
        say("trial.safety.limits"),
    )
    return tuple(line for line in told if line)


def _tell_fair(plan: Planned, own: Own, say: Words) -> tuple[str, ...]:
    return (say("trial.safety.expectation"), _tell_looks(plan, own, say))


def _tell_looks(plan: Planned, own: Own, say: Words) -> str:
    if not plan.looks:
        return say("trial.sheet.no_look")
    if own.parts:
        ends = [own.parts[look - 1].last for look in plan.looks]
        when = [say("trial.sheet.look_day", day=day) for day in ends]
    else:
        when = [say("trial.sheet.look_headaches", n=look) for look in plan.looks]
    return say("trial.sheet.look", when=say.join(when))
