"""Everyday words in a cell: yes and no, nothing said, no treatment, pain in words, dates."""

from __future__ import annotations

from functools import lru_cache

from hdiary.vocabulary.text import fold, lookup, words

YES_WORDS: frozenset[str] = frozenset(
    words(
        "1 | 1.0 | yes | y | true | t | x | + | ✓ | ✔ | ☑ | ☒ | ja | j | wahr | oui | o | vrai"
        " | si | s"
        " | verdadero | sim | verdadeiro | vero | waar | sann | sant | kylla | tak | да | はい"
        " | yep"
    )
)
"""Folded words that say yes."""

NO_WORDS: frozenset[str] = frozenset(
    words(
        "0 | 0.0 | no | n | false | f | ✗ | ✘ | ☐ | nein | falsch | non | faux | falso | nao | nee"
        " | onwaar | nej | nei | falsk | usann | ei | nie | нет | いいえ | nope"
    )
)
"""Folded words that say no."""

BLANK_WORDS: frozenset[str] = frozenset(
    words(
        "- | -- | --- | . | .. | ... | / | // | ? | ?? | ??? | * | na | n/a | n.a. | n.a | #n/a"
        " | #na"
        " | <na> | nan | nat | null | #null! | #value! | missing | unknown | not known | dont know"
        " | don't know | do not know | not recorded | not said | not stated | not given"
        " | not reported | no data | no entry | no answer | not applicable | unspecified | empty"
        " | k.a. | k. a. | ka | keine angabe | keine angaben | unbekannt | weiss nicht | k.a"
        " | non renseigne | inconnu | ne sait pas | n.c. | desconocido | sin datos | no se | s/d"
        " | sconosciuto | non so | onbekend | weet niet | okand | vet ej | ukjent | ukendt"
        " | desconhecido | nicht bekannt | nicht angegeben"
    )
) | {""}
"""Folded words that say nothing: the cell is as good as empty.

Dashes fold to the empty text; they are listed for those who look up unfolded text. `none` and
`no` are not here: they say something.
"""

NO_TREATMENT_WORDS: frozenset[str] = frozenset(
    words(
        "none | no | nothing | nil | nill | zero | 0 | nope | not taken | none taken | not treated"
        " | untreated | no treatment | no treatments | no medication | no medications | no meds"
        " | no med | no medicine | no medicines | no drug | no drugs | no pills | no tablets"
        " | without medication | without treatment | nothing taken | took nothing | did nothing"
        " | took none | no relief methods | no relief method | no action | no painkiller"
        " | no painkillers | keine | kein | keins | keines | nichts | nein | keine behandlung"
        " | keine medikamente | keine medikation | kein medikament | keine tabletten"
        " | nichts genommen | ohne | ohne medikamente | aucun | aucune | rien | non | neant"
        " | pas de traitement | aucun traitement | pas de medicament | aucun medicament"
        " | sans traitement | ninguno | ninguna | nada | ningun medicamento | sin tratamiento"
        " | sin medicacion | ningun tratamiento | nessuno | nessuna | niente | nulla"
        " | nessun farmaco | nessun trattamento | geen | niets | nee | geen medicatie"
        " | geen behandeling | geen medicijnen | ingen | inget | ingenting | nej | nei"
        " | ingen behandling | ingen medicin | ingen medisin | intet | nenhum | nenhuma | nao"
        " | sem tratamento | sem medicacao | ei mitaan | brak | нет | ничего | なし"
    )
)
"""Folded words by which a treatment cell says: nothing was taken or done."""

PAIN_WORDS: dict[str, int] = {
    fold(word): level
    for level, cell in enumerate(
        (
            "none | no | no pain | no headache | nil | nothing | absent | not present | pain free"
            " | painfree | headache free | clear | kein | keine | keine schmerzen"
            " | kein kopfschmerz | keine kopfschmerzen | schmerzfrei | nein | aucun | aucune"
            " | aucune douleur | pas de douleur | pas de mal | nulle | ninguno | ninguna | nada"
            " | sin dolor | ausente | nessuno | nessuna | nessun dolore | assente | geen"
            " | geen pijn | ingen | ingen smarta | ingen smerte | inget | nenhuma | nenhum"
            " | sem dor | ei kipua | brak | нет",
            "mild | slight | light | low | minor | little | a little | weak | leicht | leichte"
            " | leichter | schwach | schwache | gering | legere | leger | faible | leve | ligero"
            " | ligera | suave | lieve | leggero | leggera | licht | lichte | mild smarta | latt"
            " | let | lett | svag | svak | fraca | lieva | lagodny | слабая | лёгкая | 軽い",
            "moderate | medium | mid | middling | average | mittel | mittlere | mittelstark"
            " | massig | maessig | mittelmassig | moderat | moyen | moyenne | modere | moderee"
            " | moderado | moderada | medio | media | moderato | moderata | matig | matige"
            " | gemiddeld | mattlig | mattligt | medel | middels | kohtalainen | umiarkowany"
            " | umiarkowana | умеренная | средняя | 中等度",
            "severe | strong | high | intense | bad | very bad | very severe | extreme | worst"
            " | excruciating | unbearable | worst imaginable | very strong | schwer | schwere"
            " | stark | starke | starker | sehr stark | heftig | unertraglich | forte | fort"
            " | intenses | severe douleur | tres forte | insupportable | grave | severo | severa"
            " | fuerte | intenso | intensa | muy fuerte | insoportable | molto forte"
            " | insopportabile | ernstig | hevig | zwaar | erg | sterk | svar | svart"
            " | stark smarta"
            " | kraftig | alvorlig | insuportavel | silny | silna | сильная | 重い | ひどい",
        )
    )
    for word in words(cell)
}
"""Folded words for pain: 0 none, 1 mild, 2 moderate, 3 severe."""

_MONTH_CELLS = (
    "january | jan | januar | jaenner | janner | janvier | janv | enero | ene | gennaio | gen"
    " | januari | janeiro",
    "february | feb | febr | februar | februari | fevrier | fevr | fev | febrero | febbraio"
    " | fevereiro",
    "march | mar | marz | maerz | mrz | mars | marzo | maart | mrt | marco | marts",
    "april | apr | avril | avr | abril | abr | aprile",
    "may | mai | mayo | maggio | mag | mei | maio | maj",
    "june | jun | juni | juin | junio | giugno | giu | junho",
    "july | jul | juli | juillet | juil | julio | luglio | lug | julho",
    "august | aug | aout | aou | agosto | ago | augustus | augusti",
    "september | sep | sept | septembre | septiembre | setiembre | set | settembre | sett"
    " | setembro",
    "october | oct | okt | oktober | octobre | octubre | ottobre | ott | outubro | out",
    "november | nov | novembre | noviembre | novembro",
    "december | dec | dez | dezember | decembre | diciembre | dic | dicembre | dezembro"
    " | des | desember",
)
_WEEKDAY_CELLS = (
    "monday | mon | mo | mondays | montag | lundi | lun | lunes | lunedi | maandag | ma"
    " | segunda | segunda feira | seg | mandag | man",
    "tuesday | tue | tues | tu | dienstag | di | mardi | martes | martedi | dinsdag"
    " | terca | terca feira | ter | tisdag | tis | tirsdag | tir",
    "wednesday | wed | weds | we | mittwoch | mi | mercredi | mer | miercoles | mie | mercoledi"
    " | woensdag | wo | woe | quarta | quarta feira | qua | onsdag | ons",
    "thursday | thu | thur | thurs | th | donnerstag | do | jeudi | jeu | jueves | jue"
    " | giovedi | gio | donderdag | quinta | quinta feira | qui | torsdag | tor | tors",
    "friday | fri | fr | freitag | vendredi | ven | viernes | vie | venerdi | vrijdag | vr"
    " | vrij | sexta | sexta feira | sex | fredag | fre",
    "saturday | sat | sa | samstag | sonnabend | samedi | sam | sabado | sab | sabato"
    " | zaterdag | za | zat | lordag | lor",
    "sunday | sun | su | sonntag | so | dimanche | dim | domingo | dom | domenica | zondag"
    " | zo | zon | sondag | son",
)


def _numbered(cells: tuple[str, ...], first: int) -> dict[str, int]:
    """Give each word of a cell the cell's number, with and without a dot."""
    found = {str(i): cell for i, cell in enumerate(cells, start=first)}
    table = {word: int(i) for word, i in lookup({i: words(c) for i, c in found.items()}).items()}
    table = {word: number for word, number in table.items() if not word.isdigit()}
    dotted = {f"{word}.": number for word, number in table.items() if " " not in word}
    return table | dotted


MONTHS: dict[str, int] = _numbered(_MONTH_CELLS, first=1)
"""Folded month names and abbreviations in nine languages, with and without a dot: 1 to 12."""

WEEKDAYS: dict[str, int] = _numbered(_WEEKDAY_CELLS, first=0)
"""Folded weekday names and abbreviations, with and without a dot: 0 (Monday) to 6 (Sunday).

An abbreviation that two languages read as different days is in neither.
"""


@lru_cache(maxsize=1024)
def yes_no(text: str) -> bool | None:
    """Read yes or no in several languages.

    Parameters
    ----------
    text
        One cell, such as `ja`, `TRUE`, `x` or `0`.

    Returns
    -------
    bool or None
        None when the cell says neither.

    Examples
    --------
    >>> yes_no("Oui"), yes_no("0"), yes_no("perhaps")
    (True, False, None)
    """
    folded = fold(text)
    if folded in YES_WORDS:
        return True
    return False if folded in NO_WORDS else None


def is_blank(text: str) -> bool:
    """Say whether a cell is as good as empty (`-`, `n/a`, `not recorded` and the like).

    Examples
    --------
    >>> is_blank(" N/A "), is_blank("none")
    (True, False)
    """
    # No word for a blank begins with a digit, and most cells of a large diary do.
    return not text[:1].isdecimal() and fold(text) in BLANK_WORDS


def is_no_treatment(text: str) -> bool:
    """Say whether a treatment cell says that nothing was taken or done.

    Examples
    --------
    >>> is_no_treatment("No medication"), is_no_treatment("-")
    (True, False)
    """
    return fold(text).rstrip(".!") in NO_TREATMENT_WORDS


_NOTHING_WORDS = frozenset(
    {
        *("nothing special", "nothing in particular", "nothing particular", "nothing unusual"),
        *("nothing else", "none of these", "none of the above", "no activity", "no activities"),
        *("nichts besonderes", "rien de special", "rien de particulier", "nada especial"),
        *("nada en particular", "niente di speciale", "niente di particolare"),
        *("niets bijzonders", "inget sarskilt", "intet saerligt", "ingenting spesielt"),
    }
)


def says_nothing(item: str) -> bool:
    """Say whether an item of a list says that no other applied.

    Examples
    --------
    >>> says_nothing("Nothing special"), says_nothing("none"), says_nothing("driving")
    (True, True, False)
    """
    return is_no_treatment(item) or fold(item).rstrip(".!") in _NOTHING_WORDS
