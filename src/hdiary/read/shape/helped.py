"""A column that asks whether a treatment helped: its answer is kept with the treatment."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hdiary.read.context import Context
from hdiary.read.role import BY_NAME, FACTOR, LEFT_OUT, Role, is_among, said
from hdiary.read.table import Column
from hdiary.vocabulary.headings import asks_how_it_helped
from hdiary.vocabulary.treatments import split_treatments
from hdiary.vocabulary.words import answer_outcome, is_blank, is_no_treatment
from hdiary.words import phrase


def keep_answers(roles: list[Role], context: Context) -> list[Role]:
    """Keep what is answered with the one treatment of its row; other answers go to the notes."""
    asking = [r for r in roles if _asks(r) and said(r)]
    treated = [r for r in roles if r.meaning == "treatment" and not asks_how_it_helped(r.header)]
    for role in asking:
        fit = _fit(treated, role)
        if fit is not None:
            whole, (column, rest, n) = treated[0], fit
            treated = [replace(whole, column=column)]
            roles = [treated[0] if one is whole else one for one in roles]
            meaning = "notes" if said(replace(role, column=rest)) else LEFT_OUT
            how = phrase("read.shape.helped.how", header=whole.header)
            new = replace(role, meaning=meaning, how=how, column=rest, joins=True, weak=False)
            told = phrase("read.shape.helped.kept", header=whole.header, rows=n)
        else:
            new = replace(role, meaning="notes", how=BY_NAME, joins=True, weak=False, why="")
            told = phrase("read.shape.helped.notes")
        roles = [new if is_among(one, [role]) else one for one in roles]
        context.decisions.columns([role.header], new.meaning, told)
    return roles


def _fit(treated: list[Role], role: Role) -> tuple[Column, Column, int] | None:
    """Lay answers to the one column of treatments; None where they answer something else."""
    if len(treated) != 1 or not all(answer_outcome(text) for text in said(role)):
        return None
    column, rest, n = _answered(treated[0].column, role.column)
    # "Worked", answered on days without a treatment, asks about a job.
    return (column, rest, n) if n > int((~rest.where(is_blank)).sum()) else None


def _asks(role: Role) -> bool:
    may = role.meaning in (FACTOR, "notes") or (role.meaning == "treatment" and role.weak)
    return may and not role.declared and asks_how_it_helped(role.header)


def _answered(treated: Column, answers: Column) -> tuple[Column, Column, int]:
    """Write answers behind the treatments; give these, the answers left over, and how many fit."""
    size = max(len(answers.values), 1)
    pairs, codes = np.unique(
        treated.codes.astype(np.int64) * size + answers.codes, return_inverse=True
    )
    cells: list[str] = []
    left: list[str] = []
    for pair in pairs.tolist():
        given, answer = treated.values[pair // size], answers.values[pair % size]
        fits = not is_blank(answer) and _is_one(given)
        cells.append(f"{given.strip()} ({answer_outcome(answer)})" if fits else given)
        left.append("" if fits else answer)
    codes = codes.astype(np.int32)
    written = [not is_blank(answer) for answer in answers.values]
    fitting = sum(written[code] for code in answers.codes.tolist())
    rest = Column(codes=codes, values=tuple(left))
    fitting -= int((~rest.where(is_blank)).sum())
    return Column(codes=codes, values=tuple(cells)), rest, fitting


def _is_one(cell: str) -> bool:
    """Say whether one treatment is named: of several nobody knows which one is meant."""
    items = [] if is_blank(cell) else [i for i in split_treatments(cell) if not is_blank(i)]
    return len(items) == 1 and not is_no_treatment(items[0])
