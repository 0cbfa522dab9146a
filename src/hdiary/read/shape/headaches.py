"""Which columns say that it hurt, and how much: one, several kinds of headache, several times."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hdiary.read.context import Context, rewrite
from hdiary.read.numbers import parse_rating
from hdiary.read.role import BY_CELLS, FACTOR, KEPT, Role, changed, is_among
from hdiary.read.shape.kinds import put_right, without_other_measures
from hdiary.read.shape.named import any_rating, holds_lengths, kind_of_cells, names_headache
from hdiary.read.shape.pairs import combine, differing_rows
from hdiary.read.shape.rated_twice import take_ratings_as_pain
from hdiary.read.shape.twins import leave_out_twins
from hdiary.vocabulary.headings import headache_words, mark_of, time_of_day_heading
from hdiary.vocabulary.scales import scale_of_unit
from hdiary.vocabulary.words import is_blank
from hdiary.words import Phrase, phrase

_FEW = 0.05
"""So few rows that differ are slips, and more show that a column means another thing."""
_MOST = 10
_SAID_ELSEWHERE = phrase("read.shape.headaches.said_elsewhere")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Claims:
    """The columns that may say that it hurt."""

    pain: list[Role]
    numbers: list[Role]
    flags: list[Role]
    words: list[Role]
    times: list[Role]


def find_headaches(roles: list[Role], context: Context) -> list[Role]:
    """Decide which columns are the pain and which say whether there was a headache."""
    return take_ratings_as_pain(_by_claims(roles, context), context)


def _by_claims(roles: list[Role], context: Context) -> list[Role]:
    roles = put_right(roles, context)
    roles = leave_out_twins(roles, context)
    claims = _claims(roles)
    if not claims.pain:
        return _without_pain(roles, claims, context)
    roles = _beside_pain(roles, claims, context)
    pain = [role for role in roles if role.meaning == "pain"]
    if pain:
        roles = without_other_measures(roles, context)
    named = [r for r in pain if headache_words(r.header) or time_of_day_heading(r.header)]
    if len(pain) > 1 and len(named) == len(pain):
        return _joined(roles, pain, context)
    return roles


def _claims(roles: list[Role]) -> _Claims:
    roles = [r for r in roles if not holds_lengths(r)]
    may = [r for r in roles if not r.declared and (r.meaning == "headache" or names_headache(r))]
    return _Claims(
        pain=[r for r in roles if r.meaning == "pain"],
        numbers=[r for r in may if kind_of_cells(r) == "number"],
        flags=[r for r in may if kind_of_cells(r) == "flag"],
        words=[r for r in may if kind_of_cells(r) == "word"],
        times=[r for r in roles if r.free and time_of_day_heading(r.header) and kind_of_cells(r)],
    )


def _without_pain(roles: list[Role], claims: _Claims, context: Context) -> list[Role]:
    """Take the pain from columns of headaches that hold numbers, else from times of the day."""
    if claims.numbers:
        pain = claims.numbers
    elif claims.flags:
        return _joined(roles, claims.flags, context, meaning="headache")
    elif claims.words:
        pain = claims.words
    elif len(claims.times) > 1:
        kinds = {kind_of_cells(role) for role in claims.times}
        meaning = "headache" if kinds == {"flag"} else "pain"
        return _joined(roles, claims.times, context, meaning=meaning)
    else:
        return roles
    roles = _joined(roles, pain, context)
    claims = _claims(roles)
    # A kind of headache that is only ticked says that it hurt, too.
    return _beside_pain(roles, claims, context) if claims.flags and claims.pain else roles


def _joined(
    roles: list[Role], which: list[Role], context: Context, *, meaning: str = "pain"
) -> list[Role]:
    """Read columns as pain (or as headache or none), the worst of each row."""
    headers = [role.header for role in which]
    if len(which) > 1:
        context.decisions.add(
            "columns",
            dict.fromkeys(headers, meaning),
            phrase("read.shape.headaches.worst", headers=tuple(headers))
            if meaning == "pain"
            else phrase("read.shape.headaches.any", headers=tuple(headers)),
            overrule=f'--column factor="{headers[-1]}"',
        )
    elif meaning == "pain" and which[0].meaning != "pain":
        context.decisions.columns([headers[0]], "pain", phrase("read.shape.headaches.is_pain"))
    these = frozenset(which)
    return [
        replace(r, meaning=meaning, how=BY_CELLS if r.meaning != meaning else r.how,
                joins=len(which) > 1, weak=False, why="",
                unit=None if meaning == "pain" and _asks_yes_no(r) else r.unit)
        if is_among(r, these) else r
        for r in roles
    ]  # fmt: skip


def _asks_yes_no(role: Role) -> bool:
    """Say whether a heading asks for yes or no, which numbers below it do not answer."""
    return role.unit is not None and scale_of_unit(role.unit) == "yes-no"


def _beside_pain(roles: list[Role], claims: _Claims, context: Context) -> list[Role]:
    """Settle what headache columns are where a column of pain stands beside them."""
    pain = claims.pain[0]
    weak = len(claims.pain) == 1 and pain.weak and not pain.declared
    bare = len(claims.pain) == 1 and not pain.declared and headache_words(pain.header) is None
    if (weak or bare) and claims.numbers:
        return _joined(_as_factor(roles, [pain]), claims.numbers, context)
    if weak and claims.flags and not _agrees(claims.flags, pain):
        return _joined(_as_factor(roles, [pain]), claims.flags, context, meaning="headache")
    added = [r for r in claims.flags if _contradicts(r, pain) and _adds(r, pain)]
    for flag in added:
        roles = _with_days_of_its_own(roles, flag, context)
    kinds = [r for r in claims.flags if _contradicts(r, pain) and not is_among(r, added)]
    if kinds:
        context.decisions.columns(
            [role.header for role in kinds],
            "factor",
            phrase("read.shape.headaches.is_kind"),
            otherwise="headache",
        )
    others = frozenset((*kinds, *added))
    same = [r for r in claims.flags if not is_among(r, others)]
    roles = _as_factor(roles, kinds, why="")
    return _joined(roles, same, context, meaning="headache") if same else roles


def _as_factor(
    roles: list[Role],
    which: list[Role],
    why: str | Phrase = _SAID_ELSEWHERE,
) -> list[Role]:
    return changed(roles, which, meaning=FACTOR, how=KEPT, why=why)


def _denies(flag: str, pain: str) -> bool:
    number = parse_rating(pain.strip(), highest=_MOST)
    return mark_of(flag.strip()) is False and number is not None and number > 0


def _contradicts(flag: Role, pain: Role) -> bool:
    """Say whether a column often says no where the pain is above nothing."""
    rows = differing_rows(flag.column, pain.column, _denies)
    said_no = sum(mark_of(v.strip()) is False for v in flag.column.values)
    return bool(said_no) and len(rows) > max(1, _FEW * len(flag.column.codes))


def _adds(flag: Role, pain: Role) -> bool:
    """Say whether a kind of headache is ticked in rows whose rating says that there was none."""

    def differ(told: str, rating: str) -> bool:
        return mark_of(told.strip()) is True and any_rating(rating.strip()) == 0

    return bool(differing_rows(flag.column, pain.column, differ))


def _with_days_of_its_own(roles: list[Role], flag: Role, context: Context) -> list[Role]:
    """Read a kind of headache that has days of its own: not ticked, it says nothing."""
    # Where another column rates 0 on such a day, it was that other kind that did not hurt.
    context.decisions.columns([flag.header], "headache", phrase("read.shape.headaches.of_its_own"))
    ticked = rewrite(flag.column, lambda text: "yes" if mark_of(text.strip()) is True else "")

    def beside(told: str, rating: str) -> str:
        return "" if told and any_rating(rating.strip()) == 0 else rating

    return [
        replace(r, meaning="headache", how=BY_CELLS, column=ticked, joins=True, why="", unit=None)
        if r.position == flag.position and r.header == flag.header
        else replace(r, column=combine(ticked, r.column, beside))
        if r.meaning == "pain"
        else r
        for r in roles
    ]


def _agrees(flags: list[Role], pain: Role) -> bool:
    """Say whether a rating is above nothing exactly where a headache is ticked."""

    def differ(flag: str, rating: str) -> bool:
        hurts, number = mark_of(flag.strip()), parse_rating(rating.strip(), highest=_MOST)
        if is_blank(rating) or hurts is None:
            return hurts is None and number is not None and number > 0
        return number is None or (number > 0) != hurts

    rows = len(pain.column.codes)
    return len(differing_rows(flags[0].column, pain.column, differ)) <= _FEW * rows
