"""What somebody wrote in a few words, as what a diary asks for; all that is wrong told at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from hdiary.keep.ask_factors import Factor, one_column, read_factor
from hdiary.keep.ask_treatments import read_treatment
from hdiary.keep.asked import LANGUAGES, USUAL_ACTIVITIES, USUAL_POSTURES, Asked
from hdiary.vocabulary.headings import item_of
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import split_items, split_treatments
from hdiary.words import Phrase, Words, phrase, say_plain
from hdiary.write.choices import COMMON_TREATMENTS
from hdiary.write.files import WriteError

LONGEST_WORD, LONGEST_NAME = 40, 60
MOST_WORDS, MOST_CHECK_INS = 40, 5
_CLOCK = re.compile(r"([01]?\d|2[0-3])(?:[:.h]([0-5]\d))?(?: ?uhr| ?h)?", re.IGNORECASE)
_NONE = "none"
_NO_CLOCKS = frozenset({_NONE, "no", "off", "keine", "nein"})

T = TypeVar("T")
Wanted = str | Sequence[str] | None


class AskedError(WriteError):
    """What a diary cannot ask for: each thing by itself, with what to write instead.

    Attributes
    ----------
    problems
        One phrase each.
    """

    def __init__(self, problems: Sequence[Phrase]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(say_plain, self.problems)))

    def tell(self, say: Words) -> str:
        """Say the same in a language, a line for each."""
        return "\n".join(map(say, self.problems))


def ask_for(
    *,
    factors: Wanted = None,
    treatments: Wanted = None,
    language: str = "en",
    name: str = "",
    patient: str = "",
    check_ins: Wanted = None,
) -> Asked:
    """Sort what a diary shall ask for by what hdiary knows of it.

    Parameters
    ----------
    factors
        What may matter, in English or German, parted by ``;`` or ``,``. Activities and postures
        become choices, each kind in place of the usual ones; sleep, stress and the period become
        questions of the day. Other words become activities, unless they say their kind in
        brackets: ``coffee (yes/no)``, ``steps (number)``, ``mood (0-10)``, ``nap (hours)``,
        ``leaning (posture)``.
    treatments
        The treatments to choose from, likewise; nothing taken or done is always among them.
    language
        ``"en"`` or ``"de"``: what is shown first.
    name
        What the diary is called, such as the name of a plan.
    patient
        An identifier that the diary carries.
    check_ins
        Clock times at which the page asks what one does and how one sits; ``"none"`` for none.

    Returns
    -------
    Asked
        The same for the page, the workbook and the sheet of paper.

    Raises
    ------
    AskedError
        If something cannot be asked for; it names everything at once.

    Examples
    --------
    >>> asked = ask_for(factors="Schreibtischarbeit; looking down; sleep; coffee (yes/no)")
    >>> asked.activities, asked.postures
    (('desk work',), ('looking down',))
    >>> asked.questions
    (('sleep_hours', 'hours'), ('coffee', 'yes/no'))
    >>> ask_for(treatments="Wärme, Ibuprofen 400 mg").treatments
    ('none', 'heat', 'ibuprofen 400 mg')
    >>> ask_for(check_ins="14:00,9").check_ins
    ('09:00', '14:00')
    """
    wrong: list[Phrase] = []
    found = _take(factors, split_items, read_factor, "factors", wrong)
    chosen = _take(treatments, split_treatments, read_treatment, "treatments", wrong)
    check_ins = None if _no_clocks(check_ins) else check_ins
    clocks = _take(check_ins, _split_clocks, _read_clock, "check_ins", wrong)
    wrong += one_column(found)
    if language not in LANGUAGES:
        wrong.append(phrase("template.asked.language", languages=LANGUAGES, language=language))
    if len(clocks) > MOST_CHECK_INS:
        wrong.append(phrase("template.asked.check_ins", most=MOST_CHECK_INS))
    for option, text in (("name", name), ("patient", patient)):
        wrong += _wrong_line(option, text)
    if wrong:
        raise AskedError(wrong)
    return Asked(
        language=language,
        name=name.strip(),
        patient=patient.strip(),
        activities=_of_kind(found, "activity") or USUAL_ACTIVITIES,
        postures=_of_kind(found, "posture") or USUAL_POSTURES,
        treatments=_with_none(chosen) if chosen else COMMON_TREATMENTS,
        questions=tuple((f.name, f.kind) for f in found if f.kind not in {"activity", "posture"}),
        check_ins=tuple(sorted(clocks)),
    )


def _take(
    given: Wanted,
    split: Callable[[str], list[str]],
    read: Callable[[str], T | Phrase],
    option: str,
    wrong: list[Phrase],
) -> list[T]:
    """Read each word of a list once, and keep apart what cannot be read."""
    if given is None:
        return []
    items = split(given) if isinstance(given, str) else [str(item).strip() for item in given]
    if not items:
        wrong.append(phrase(f"template.asked.empty_{option}"))
    if len(items) > MOST_WORDS:
        wrong.append(phrase("template.asked.many", n=len(items), most=MOST_WORDS))
    taken: dict[T, None] = {}
    for item in items:
        told = _wrong_word(item) or read(item)
        if isinstance(told, Phrase):
            wrong.append(told)
        else:
            taken[told] = None
    return list(taken)


def _wrong_word(item: str) -> Phrase | None:
    """Say what is wrong with a word, whatever it is meant to be."""
    if not item.isprintable():
        return phrase("template.asked.signs", word=item)
    if len(item_of(item)[0]) > LONGEST_WORD:
        return phrase("template.asked.long", word=item, most=LONGEST_WORD)
    return None


def _wrong_line(option: str, text: str) -> list[Phrase]:
    """Say what is wrong with a name of a person or a plan."""
    if not text.isprintable():
        return [phrase(f"template.asked.{option}_signs")]
    if len(text) > LONGEST_NAME:
        return [phrase(f"template.asked.{option}_long", n=len(text), most=LONGEST_NAME)]
    return []


def _split_clocks(text: str) -> list[str]:
    """Cut at every comma: between the digits of two times none is a decimal comma."""
    return [part.strip() for part in re.split("[;,\n]", text) if part.strip()]


def _no_clocks(given: Wanted) -> bool:
    """Say whether it is said that there are none."""
    return isinstance(given, str) and fold(given) in _NO_CLOCKS


def _read_clock(item: str) -> str | Phrase:
    found = _CLOCK.fullmatch(item)
    if found is None:
        return phrase("template.asked.clock", word=item)
    return f"{int(found[1]):02d}:{found[2] or '00'}"


def _of_kind(found: Iterable[Factor], kind: str) -> tuple[str, ...]:
    return tuple(factor.name for factor in found if factor.kind == kind)


def _with_none(chosen: Sequence[str]) -> tuple[str, ...]:
    return (_NONE, *(name for name in chosen if name != _NONE))
