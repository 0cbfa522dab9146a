"""Headings that are questions in a sentence, such as those of a form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hdiary.vocabulary.text import header_key, words

# Words are compared by their beginnings, so that "medikament" finds "Medikamente".
_TREATED = words(
    "medic | medik | meds | tablet | pill | painkill | schmerzmittel | farmac | arznei"
    " | traitement | tratamiento | tratamento | trattament | behandlung | behandeling | remed"
    " | pijnstill | analges | лекарств | таблет | препарат | treatment | laakk"
)
_TAKEN = words(
    "take | took | taken | use | used | tried | genommen | nahmst | nehmen | eingenommen | pris"
    " | prenez | prise | tomaste | tome | tomado | tomo | tomou | tomei | preso | presi | prendi"
    " | assunt | ingenomen | genomen | nam | tog | tok | принял | принимал | выпил"
)
_WHICH = words(
    "which | what | welch | was | quel | que | qu | cual | quali | quale | cosa | che | welk"
    " | wat | vilk | hvilk | hva | vad | qual | quais | каки | какой | какое | что"
)
_HEAD = words(
    "headache | migraine | migran | kopfschmerz | kopfweh | cephalee | cefalea | cefaleia"
    " | jaqueca | enxaqueca | emicrania | cabeza | tete | testa | cabeca | hoofdpijn | huvudvark"
    " | hodepine | hovedpine | головн | мигрен"
)
_PAIN = (
    *_HEAD,
    *words("pain | hurt | schmerz | weh | douleur | dolor | dolore | duele | dolia | dolio | dor"),
    *words("pijn | smarta | smerte | боль | боли | боле"),
)
_NECK = words("neck | nacken | hws | nuque | cou | cuello | collo | nek | nakke | pescoco | ше")
# Something else than the head, or something else than the question's plain meaning.
_OTHER = words(
    "back | rucken | stomach | bauch | nausea | ubelkeit | dizz | schwindel | stress | mood"
    " | fatigue | mude | sleep | schlaf | jaw | kiefer | knee | period | regel | aura | light"
    " | noise | shoulder | schulter | sinus | tooth | espalda | estomago | sueno | dos | schiena"
    " | sommeil | rug | maag | slaap | rygg | food | eat | drink | alcohol | essen | gegessen"
    " | getrunken"
    " | спин | живот | сон | side effect | nebenwirk"
)
_BEFORE_AFTER = words(
    "before | after | later | vor | vorher | nach | nachher | spater | avant | apres | antes"
    " | despues | prima | dopo | depois | voor | na | efter | etter | fore | до | после | через"
)
_STRONG = words(
    "strong | bad | severe | sever | intens | painful | strength | worst | stark | schlimm"
    " | heftig | schwer | fuerte | fort | forte | grave | hevig | erg | sterk | kraftig | сильн"
    " | rate"
)
_HOW = words(
    "how | rate | scale | wie | quel | combien | que | qual | quanto | quanta | cuan | hoe | hur"
    " | hvor | насколько | как | bewerte | come"
)
_WHEN = words(
    "when | time | wann | uhr | quand | heure | cuando | hora | quando | ora | ore | wanneer"
    " | laat | nar | hvornar | когда | во сколько"
)
_BEGIN = words(
    "start | begin | began | onset | anfing | angefangen | begann | begonnen | commenc | empez"
    " | comenz | inizi | cominci | comec | borja | startet | начал"
)
_END = words(
    "end | stop | over | finish | gone | aufgehort | aufhorten | vorbei | endeten | fini | termin"
    " | acab | finit | smess | eindig | gestopt | slut | закончи | прошл"
)
_LONG = words("how long | wie lange | combien de temps | cuanto tiempo | cuanto duro")
_LONG += words("quanto tempo | hoe lang | hur lange | hvor lenge | hvor lange | как долго")
_LONG += words("how many hours | wie viele stunden | combien d heures | cuantas horas | quante ore")
_LAST = words("last | dauer | dure | duro | durat | durou | duurde | varade | varte | длил")
_WHERE = words("where | wo | ou | donde | dove | waar | onde | var | hvor | где")
_SIDE = words("which side | what side | welche seite | welcher seite | quel cote | que lado")
_SIDE += words("quale lato | che lato | welke kant | vilken sida | hvilken side | какой сторон")
_HAD = words(
    "did you have | have you had | do you have | had you | hattest du | hatten sie | hast du"
    " | haben sie | avez vous | as tu | tuviste | ha tenido | has tenido | tiene | hai avuto"
    " | ha avuto | teve | voce teve | had je | heb je | hade du | har du | havde du | hadde du"
    " | была ли | болела ли"
)
_DOING = words(
    "what were you doing | what was i doing | was hast du gemacht | was haben sie gemacht"
    " | que faisiez vous | que faisais tu | que estabas haciendo | cosa stavi facendo"
    " | o que estava fazendo | wat was je aan het doen | wat deed je | vad gjorde du"
)
_ELSE = words(
    "anything else | sonst noch | noch etwas | autre chose | algo mas | qualcos altro"
    " | mais alguma coisa | nog iets | nagot annat | что нибудь еще | что еще"
)
_UNSURE = words("help | effect | geholfen | hilf | wirk | aid | ayud | aiut | ajud | why | warum")
_UNSURE += words("many | viele | often | oft | much | dose | dosis | cuant | combien | помог")
_SITUATION = words("were you | was i | warst du | waren sie | etiez vous | estabas | eri | was je")
_IMPACT = words("affect | impact | interfer | limit | disab | beeintr | einschr | gene | afect")
_ELSEWHEN = words("woke | wake | aufwach | yesterday | gestern | hier | ayer | ieri | gisteren")

_BESIDE_IT = (*_UNSURE, *_WHEN, *_STRONG, *_BEFORE_AFTER)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A meaning, the groups of words that must all be there, and those that must not."""

    meaning: str
    needs: tuple[tuple[str, ...], ...]
    never: tuple[str, ...]
    weak: bool = False


_RULES: tuple[_Rule, ...] = (
    _Rule("notes", (_ELSE,), ()),
    _Rule("activity", (_DOING,), ()),
    _Rule("treated_at", (_WHEN, _TAKEN, _TREATED), _UNSURE),
    _Rule("treatment", (_WHICH, _TREATED), (*_BESIDE_IT, *_OTHER)),
    _Rule("treatment", (_WHICH, _TAKEN), (*_BESIDE_IT, *_OTHER, "how"), weak=True),
    _Rule("treatment", (_TREATED, _TAKEN), (*_BESIDE_IT, *_OTHER), weak=True),
    _Rule("side", (_SIDE,), (*_OTHER, *_NECK)),
    _Rule("duration_h", (_LONG, (*_PAIN, *_LAST)), (*_OTHER, *_NECK, *_TREATED, *_BEFORE_AFTER)),
    _Rule("location", (_WHERE, _PAIN), (*_SITUATION, *_BESIDE_IT, *_BEGIN, *_TREATED, *_OTHER)),
    _Rule("start", (_WHEN, _BEGIN, _PAIN), (*_OTHER, *_NECK, *_TREATED, *_SITUATION)),
    _Rule("end", (_WHEN, _END, _PAIN), (*_OTHER, *_NECK, *_TREATED, *_SITUATION)),
    _Rule("neck_pain", (_HOW, _STRONG, _NECK), (*_OTHER, *_BEFORE_AFTER, *_TREATED)),
    _Rule(
        "pain",
        (_HOW, _STRONG, _PAIN),
        (*_OTHER, *_NECK, *_BEFORE_AFTER, *_TREATED, *_UNSURE, *_IMPACT),
    ),
    _Rule("headache", (_HAD, _HEAD), (*_OTHER, *_NECK, *_BEFORE_AFTER, *_TREATED, *_ELSEWHEN)),
)
_FEWEST_WORDS = 3
_MOST_WORDS = 24
_WHOLE = frozenset(
    {
        *("was", "que", "qu", "che", "dos", "cou", "na", "ora", "ore", "rug", "nar", "use", "wo"),
        *("ou", "var", "do", "dor", "tok", "tog", "nam", "vor", "end", "eri", "hva", "vad", "wat"),
        *("weh", "over", "long", "rate", "end", "sever", "nek", "hier", "sleep", "erg", "tome"),
        *("как", "до", "сон", "back", "come", "time", "aid", "oft", "hur", "hoe", "prima", "fort"),
    }
)
"""Beginnings that are whole words, since longer words that begin so are others."""


def sentence_meaning(name: str) -> tuple[str, bool] | None:
    """Find what a question in a sentence asks for."""
    parts = header_key(name.replace("-", " ").replace(",", " ").replace("/", " ")).split()
    if not _FEWEST_WORDS <= len(parts) <= _MOST_WORDS:
        return None
    phrase = f" {' '.join(parts)} "
    for rule in _RULES:
        if all(_any(group, parts, phrase) for group in rule.needs) and not _any(
            rule.never, parts, phrase
        ):
            return rule.meaning, rule.weak
    return None


def part_named(text: str) -> str | None:
    """Say whether words beside a rating name the neck, or something else than the head."""
    parts = header_key(text.replace("/", " ")).split()
    phrase = f" {' '.join(parts)} "
    if _any(_HEAD, parts, phrase):
        return None
    if _any(_NECK, parts, phrase):
        return "neck"
    return "other" if _any(_OTHER, parts, phrase) else None


def _any(group: tuple[str, ...], parts: list[str], phrase: str) -> bool:
    """Say whether a word of a group is there, by its beginning or as a phrase."""
    phrases, wholes, beginnings = _sorted(group)
    return (
        not wholes.isdisjoint(parts)
        or any(part.startswith(beginnings) for part in parts)
        or any(f" {word} " in phrase for word in phrases)
    )


@cache
def _sorted(group: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str], tuple[str, ...]]:
    """Part a group into phrases, whole words and beginnings of words."""
    phrases = tuple(word for word in group if " " in word)
    wholes = frozenset(word for word in group if word in _WHOLE)
    return phrases, wholes, tuple(w for w in group if " " not in w and w not in _WHOLE)
