"""What the page knows of a trial: one person's part of a plan, what is sealed kept enciphered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hdiary.keep.asked import LANGUAGES
from hdiary.keep.trial_seal import seal_steps
from hdiary.report.parts import Bullets, Para, Paras, Section
from hdiary.report.sheet_words import list_sections, tell_lead
from hdiary.trials.arms import is_nothing
from hdiary.trials.handed import Own, count_left_out, name_arms, own_part
from hdiary.trials.planned import HEADACHES, Planned
from hdiary.trials.safety import find_drugs
from hdiary.trials.template import DONE, STEP
from hdiary.words import Words, load_words


def tell_trial(plan: Planned, *, patient: str | None = None) -> dict[str, Any]:
    """Give one person's part of a plan as plain values for the page.

    Parameters
    ----------
    plan
        Of a trial.
    patient
        Whose part, where the plan is of several people.

    Returns
    -------
    dict
        With the ``arms`` and their names, what the diary needs, and either the ``parts`` with
        their days or the ``sealed`` steps, each of which opens only with what the one before
        left behind.

    Examples
    --------
    >>> from hdiary.trials import plan_trial
    >>> plan = plan_trial(["desk exercises", "none"], periods=12, start="2026-01-05", seed=1)
    >>> told = tell_trial(plan)
    >>> told["last"], len(told["parts"]), told["parts"][0][:2]
    ('2026-03-29', 12, ['2026-01-05', '2026-01-11'])
    """
    own = own_part(plan, patient)
    sealed = plan.design == HEADACHES
    says = {language: load_words(language) for language in LANGUAGES}
    return {
        "plan": plan.digest[:12],
        "design": plan.design,
        "outcome": plan.outcome,
        "first": plan.start.isoformat(),
        "last": None if plan.last_day is None else plan.last_day.isoformat(),
        "count": len(own.steps) or len(own.parts),
        "length": plan.length,
        "looks": list(plan.looks),
        "columns": [*([[STEP, "number"]] if sealed else []), [DONE, "yes/no"]],
        "arms": _tell_arms(plan, says),
        "about": {language: _tell_about(plan, own, say) for language, say in says.items()},
        **({"sealed": seal_steps(plan, own)} if sealed else {"parts": _lay_parts(plan, own)}),
    }


def _tell_arms(plan: Planned, says: dict[str, Words]) -> list[dict[str, Any]]:
    names = {language: name_arms(plan, say) for language, say in says.items()}
    medicine = {drug.arm for drug in find_drugs(plan.arms)}
    return [
        {
            # What stands in the diary is what the plan is judged by.
            "word": "none" if is_nothing(arm) else arm,
            "nothing": is_nothing(arm),
            "medicine": arm in medicine,
            "names": {language: named[arm] for language, named in names.items()},
        }
        for arm in plan.arms
    ]


def _lay_parts(plan: Planned, own: Own) -> list[list[Any]]:
    """Give of each part the first and last day, the place of its arm, and the days left out."""
    return [
        [
            part.first.isoformat(),
            part.last.isoformat(),
            plan.arms.index(part.arm),
            count_left_out(plan, part),
        ]
        for part in own.parts
    ]


def _tell_about(plan: Planned, own: Own, say: Words) -> dict[str, Any]:
    """Say what the sheet for the fridge says, but for what to write, which the page asks."""
    _, *sections = list_sections(plan, own, say)
    return {
        "lead": list(tell_lead(plan, own, say)),
        "sections": [
            {"title": section.title, "lists": list(_list_lines(section))} for section in sections
        ],
    }


def _list_lines(section: Section) -> Iterator[list[Any]]:
    """Give the blocks of a section as pairs of a heading, if any, and lines."""
    for block in section.blocks:
        if isinstance(block, Para) and not block.soft:
            yield ["", [block.text]]
        elif isinstance(block, Bullets):
            yield ["", list(block.items)]
        elif isinstance(block, Paras):
            yield from ([one.head, [one.text]] for one in block.paras)
