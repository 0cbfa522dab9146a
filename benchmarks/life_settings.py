"""The kinds of made-up diaries on which every question is measured: each trap of life, alone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hdiary.simulate import Traps

EACH = Traps.each()
DRUG = "ibuprofen"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One kind of diary: its name in the table, its traps, and what is true in it."""

    name: str
    traps: Traps
    days: int = 180  # On each side of the start, for `change`
    true: dict[str, float] = field(default_factory=dict)  # Odds ratios, or extra falls [NRS]


TRIGGERS = (
    Row(name="none", traps=Traps()),
    Row(name="none, a year", traps=Traps(), days=365),
    *(
        Row(name=name if days < 300 else f"{name}, a year", traps=EACH[name], days=days)
        for name in (
            "yesterday's severity", "bouts", "monthly rhythm", "monthly rhythm, written",
            "shift rota", "shift rota, written",
        )
        for days in (180, 365)
    ),
    Row(
        name="habits that hang together, two matter (OR 3)",
        traps=EACH["habits that hang together"],
        true={"desk work": 3.0, "looking down": 3.0},
    ),
    Row(name="wine on a tenth of days doubles the odds", traps=EACH["rare amounts"], days=365,
        true={"wine": 2.0}),
    Row(name="early signs", traps=EACH["early signs"]),
    Row(name="told after a headache", traps=EACH["told after a headache"]),
    Row(name="written the day after", traps=EACH["written the day after"]),
    Row(name="headache in the night", traps=EACH["headache in the night"]),
    Row(name="order within the day", traps=EACH["order within the day"]),
    Row(name="one of ten matters (OR 3)", traps=Traps(), true={"driving": 3.0}),
    Row(name="one of ten matters (OR 5)", traps=Traps(), true={"driving": 5.0}),
)  # fmt: skip

_CHAIN = {"persistence": 1.3}
_WAVES = {"0.95 a day, sd 0.8": (0.95, 0.8), "0.97 a day, sd 1": (0.97, 1.0)}
CHANGE = (
    *(Row(name="none", traps=Traps(), days=d) for d in (56, 90)),
    *(Row(name="persistence", traps=Traps(**_CHAIN), days=d) for d in (56, 90)),
    *(
        Row(name=f"wave, {name}", traps=Traps(wave_risk=sd, wave_rho=rho), days=d)
        for name, (rho, sd) in _WAVES.items()
        for d in (56, 90)
    ),
    *(Row(name="season", traps=EACH["season"], days=d) for d in (90, 175)),
    *(
        Row(name=f"flare of {n} days", traps=Traps(flare=2.0, flare_days=n), days=d)
        for n in (14, 21, 28)
        for d in (56, 90)
    ),
    Row(name="trend", traps=Traps(trend_risk=-0.25), days=90),
    *(
        Row(
            name=f"{round(100 * (1 - share))} % of {kind} days written from the start on",
            traps=Traps(**_CHAIN, **{f"missing_{kind}_after": share}),
            days=90,
        )
        for kind in ("clear", "headache")
        for share in (0.5, 0.2)
    ),
    Row(name="exercise works (odds ratio 0.3)", traps=Traps(), days=90, true={"exercise": 0.3}),
    Row(name="exercise works, persistence", traps=Traps(**_CHAIN), days=90,
        true={"exercise": 0.3}),
)  # fmt: skip

_BOTH = {"indication": 0.7, "regression": 0.4}
RELIEF = (
    Row(name="indication, regression", traps=Traps(**_BOTH)),
    Row(name="attacks that ease", traps=replace(EACH["attacks that ease"], **_BOTH)),
    Row(name="stubborn weeks", traps=replace(EACH["stubborn weeks"], **_BOTH)),
    Row(name="other minutes", traps=replace(EACH["other minutes"], **_BOTH)),
    Row(name="even ratings", traps=Traps(**_BOTH, heap=2.0)),
    Row(name="ratings of 0, 5 and 10", traps=Traps(**_BOTH, heap=5.0)),
    Row(name="every attack treated", traps=Traps(**_BOTH, all_treated=1.0)),
    Row(name="every attack treated, ibuprofen works", traps=Traps(**_BOTH, all_treated=1.0),
        true={DRUG: 2.0}),
    Row(name="ibuprofen works", traps=Traps(**_BOTH), true={DRUG: 2.0}),
)  # fmt: skip
