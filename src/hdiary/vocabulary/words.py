"""Everyday words in a cell: yes and no, nothing said, no treatment, pain in words, dates."""

# ruff: noqa: RUF001 - Cyrillic words look Latin.

from __future__ import annotations

from functools import lru_cache

from hdiary.vocabulary.text import fold, lookup, words

YES_WORDS: frozenset[str] = frozenset(
    words(
        "1 | 1.0 | yes | y | true | t | x | + | ✓ | ✔ | ☑ | ☒ | ja | j | wahr | oui | o | vrai"
        " | si | s"
        " | verdadero | sim | verdadeiro | vero | waar | sann | sant | kylla | tak | да | はい"
        " | yep | 是 | 有 | あり | 有り | ✅"
    )
)
"""Folded words that say yes."""

NO_WORDS: frozenset[str] = frozenset(
    words(
        "0 | 0.0 | no | n | false | f | ✗ | ✘ | ☐ | nein | falsch | non | faux | falso | nao | nee"
        " | onwaar | nej | nei | falsk | usann | ei | nie | нет | いいえ | nope | 否 | 无"
        " | 無 | なし | 無し | 没有 | ❌"
    )
)
"""Folded words that say no."""

BLANK_WORDS: frozenset[str] = frozenset(
    fold(word) or word
    for word in words(
        "- | -- | --- | . | .. | ... | / | // | ? | ?? | ??? | * | na | n/a | n.a. | n.a | #n/a"
        " | #na"
        " | <na> | nan | nat | null | #null! | #value! | missing | unknown | not known | dont know"
        " | don't know | do not know | not recorded | not said | not stated | not given"
        " | not reported | no data | no entry | no answer | not applicable | unspecified | empty"
        " | k.a. | k. a. | ka | keine angabe | keine angaben | unbekannt | weiss nicht | k.a"
        " | non renseigne | inconnu | ne sait pas | n.c. | desconocido | sin datos | no se | s/d"
        " | sconosciuto | non so | onbekend | weet niet | okand | vet ej | ukjent | ukendt"
        " | не указано | неизвестно | нет данных | не знаю | 不详 | 不清楚 | 未知 | 未记录 | 不明"
        " | わからない"
        " | 未記入 | 未記録 | nao sei | sem dados | sem registro | sin registro | nessun dato"
        " | non indicato | niet ingevuld | niet bekend"
        " | desconhecido | nicht bekannt | nicht angegeben"
    )
) | {""}
"""Folded words that say nothing: the cell is as good as empty.

Dashes fold to the empty text; they are listed for those who look up unfolded text. `none` and
`no` are not here: they say something.
"""

NOT_SAID = "not said"
"""Written in a cell, it says that nothing was said, which an empty cell leaves open."""

_UNSAID_WORDS = frozenset(
    words(
        "not said | not stated | not given | not recorded | not reported | no data | no entry"
        " | no answer | unknown | not known | missing | k.a. | k. a. | keine angabe | unbekannt"
        " | non renseigne | inconnu | sin datos | desconocido | non so | onbekend"
    )
)


def says_unsaid(text: str) -> bool:
    """Say whether a cell says in words that nothing was said, unlike one that is left empty."""
    return bool(text.strip()) and fold(text) in _UNSAID_WORDS


NO_TREATMENT_WORDS: frozenset[str] = frozenset(
    fold(word)
    for word in words(
        "none | no | nothing | nil | nill | zero | 0 | nope | not taken | none taken | not treated"
        " | untreated | no treatment | no treatments | no medication | no medications | no meds"
        " | no med | no medicine | no medicines | no drug | no drugs | no pills | no tablets"
        " | without medication | without treatment | nothing taken | took nothing | did nothing"
        " | none needed | no meds needed | no meds today | no meds taken | no pills today"
        " | none today"
        " | nothing today | nothing needed | not needed | no medication taken | no medication today"
        " | didn't take anything | did not take anything | didnt take anything"
        " | took no meds | took no medication | keine heute | heute keine | heute nichts"
        " | nichts gebraucht | keine gebraucht | rien aujourd'hui | nada hoy | niente oggi"
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
        " | sem tratamento | sem medicacao | ei mitaan | brak | нет | ничего"
        " | なし | 無し | 無 | 无 | 没有 | 未服药 | 没吃药 | 未用药 | 不吃药 | 飲まず"
        " | 飲まなかった"
        " | не принимал | не принимала | ничего не принимал | ничего не принимала | без лекарств"
        " | ni medicacion ni nada | no tome nada | nao tomei nada | non preso nulla | niks"
        " | nichts eingenommen | keine einnahme | keine schmerzmittel | geen pijnstillers"
        " | rien pris | non pris | nao tomei | no tome | nessuna terapia | nenhum remedio"
        " | nenhuma medicacao | ninguna medicacion"
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
            " | sem dor | ei kipua | brak | нет | нет боли"
            " | без боли | не болит | 无 | 無 | なし | 无痛 | 不痛 | 痛みなし | 痛くない | 没有",
            "mild | slight | light | low | minor | little | a little | weak | leicht | leichte"
            " | leichter | schwach | schwache | gering | legere | leger | faible | leve | ligero"
            " | ligera | suave | lieve | leggero | leggera | licht | lichte | mild smarta | latt"
            " | let | lett | svag | svak | fraca | lieva | lagodny | слабая | лёгкая"
            " | слабый | лёгкий | слабо | легко | незначительная | leves | ligeras | legeres"
            " | faibles | fraco | leggere | lieve entita | very mild | very light | very slight"
            " | sehr leicht | ganz leicht | leichte schmerzen | leichte kopfschmerzen | mild pain"
            " | mild headache | tres legere | muy leve | muito leve | molto lieve | heel licht"
            " | 轻 | 轻度 | 轻微 | 輕 | 輕微 | 軽い | 軽い痛み | 軽度 | 軽 | 弱い | 弱 | 少し"
            " | 微痛",
            "moderate | medium | mid | middling | average | mittel | mittlere | mittelstark"
            " | massig | maessig | mittelmassig | moderat | moyen | moyenne | modere | moderee"
            " | moderado | moderada | medio | media | moderato | moderata | matig | matige"
            " | gemiddeld | mattlig | mattligt | medel | middels | kohtalainen | umiarkowany"
            " | umiarkowana | умеренная"
            " | средняя | умеренный | средний | умеренно | средне | moderadas | moderes | moyens"
            " | moderate pain | moderate headache | mittlere schmerzen | mittelschwer"
            " | mittelstarke | mittelschwere | middelmatig | redelijk | 中 | 中度 | 中等 | 中等度"
            " | 中程度 | 中くらい | ふつう | 普通",
            "severe | strong | high | intense | bad | very bad | very severe | extreme | worst"
            " | excruciating | unbearable | worst imaginable | very strong | schwer | schwere"
            " | stark | starke | starker | sehr stark | heftig | unertraglich | forte | fort"
            " | intenses | severe douleur | tres forte | insupportable | grave | severo | severa"
            " | fuerte | intenso | intensa | muy fuerte | insoportable | molto forte"
            " | insopportabile | ernstig | hevig | zwaar | erg | sterk | svar | svart"
            " | stark smarta"
            " | kraftig | alvorlig | insuportavel | silny | silna | сильная | 重い | ひどい"
            " | сильный | сильно | очень сильная | очень сильный | невыносимая | резкая"
            " | severe pain | severe headache | very intense | extremely severe | extremely bad"
            " | really bad | awful | terrible | agony | starke schmerzen | starke kopfschmerzen"
            " | schwere schmerzen | sehr schwer | sehr heftig | extrem | extreme schmerzen"
            " | schlimm | schlimme | sehr schlimm"
            " | kaum auszuhalten | forts | fortes | tres fort | intenses | insupportables | extremo"
            " | extrema | fuertes | graves | muy intenso | muy intensa | severos | estremo"
            " | estrema | insopportabili | molto intenso | muito forte | heel erg | zeer ernstig"
            " | ernstige | hevige | zware | extreem | ondraaglijk | outhardlig | uutholdelig"
            " | mycket svar | veldig sterk | meget staerk | staerk | 重 | 重度 | 严重 | 剧烈 | 剧痛"
            " | 强烈 | 強 | 强 | 極重 | 极重 | 強い | 強度 | 激しい | 激痛 | とても強い | 酷い"
            " | 耐えられない",
        )
    )
    for word in words(cell)
}
"""Folded words for pain: 0 none, 1 mild, 2 moderate, 3 severe."""

_MONTH_CELLS = (
    "january | jan | januar | jaenner | janner | janvier | janv | enero | ene | gennaio | gen"
    " | januari | janeiro | январь | января | янв | 1月 | 一月",
    "february | feb | febr | februar | februari | fevrier | fevr | fev | febrero | febbraio"
    " | fevereiro | февраль | февраля | фев | февр | 2月 | 二月",
    "march | mar | marz | maerz | mrz | mars | marzo | maart | mrt | marco | marts | март | марта"
    " | мар | 3月 | 三月",
    "april | apr | avril | avr | abril | abr | aprile | апрель | апреля | апр | 4月 | 四月",
    "may | mai | mayo | maggio | mag | mei | maio | maj | май | мая | 5月 | 五月",
    "june | jun | juni | juin | junio | giugno | giu | junho | июнь | июня | июн | 6月 | 六月",
    "july | jul | juli | juillet | juil | julio | luglio | lug | julho | июль | июля | июл | 7月"
    " | 七月",
    "august | aug | aout | aou | agosto | ago | augustus | augusti | август | августа | авг | 8月"
    " | 八月",
    "september | sep | sept | septembre | septiembre | setiembre | set | settembre | sett"
    " | setembro | сентябрь | сентября | сен | сент | 9月 | 九月",
    "october | oct | okt | oktober | octobre | octubre | ottobre | ott | outubro | out | октябрь"
    " | октября | окт | 10月 | 十月",
    "november | nov | novembre | noviembre | novembro | ноябрь | ноября | ноя | нояб | 11月"
    " | 十一月",
    "december | dec | dez | dezember | decembre | diciembre | dic | dicembre | dezembro | des"
    " | desember | декабрь | декабря | дек | 12月 | 十二月",
)
_WEEKDAY_CELLS = (
    "monday | mon | mo | mondays | montag | lundi | lun | lunes | lunedi | maandag | ma | segunda"
    " | segunda feira | seg | mandag | man | понедельник | пн | 星期一 | 周一 | 週一 | 礼拜一"
    " | 月曜日 | 月曜 | 月",
    "tuesday | tue | tues | tu | dienstag | di | mardi | martes | martedi | dinsdag | terca"
    " | terca feira | ter | tisdag | tis | tirsdag | tir | вторник | вт | 星期二 | 周二 | 週二"
    " | 礼拜二 | 火曜日 | 火曜 | 火",
    "wednesday | wed | weds | we | mittwoch | mi | mercredi | mer | miercoles | mie | mercoledi"
    " | woensdag | wo | woe | quarta | quarta feira | qua | onsdag | ons | среда | среду | ср"
    " | 星期三 | 周三 | 週三 | 礼拜三 | 水曜日 | 水曜 | 水",
    "thursday | thu | thur | thurs | th | donnerstag | do | jeudi | jeu | jueves | jue | giovedi"
    " | gio | donderdag | quinta | quinta feira | qui | torsdag | tor | tors | четверг | чт"
    " | 星期四 | 周四 | 週四 | 礼拜四 | 木曜日 | 木曜 | 木",
    "friday | fri | fr | freitag | vendredi | ven | viernes | vie | venerdi | vrijdag | vr | vrij"
    " | sexta | sexta feira | sex | fredag | fre | пятница | пятницу | пт | 星期五 | 周五 | 週五"
    " | 礼拜五 | 金曜日 | 金曜 | 金",
    "saturday | sat | sa | samstag | sonnabend | samedi | sam | sabado | sab | sabato | zaterdag"
    " | za | zat | lordag | lor | суббота | субботу | сб | 星期六 | 周六 | 週六 | 礼拜六 | 土曜日"
    " | 土曜 | 土",
    "sunday | sun | su | sonntag | so | dimanche | dim | domingo | dom | domenica | zondag | zo"
    " | zon | sondag | son | воскресенье | вс | вск | 星期日 | 星期天 | 周日 | 周天 | 週日"
    " | 礼拜天 | 礼拜日 | 日曜日 | 日曜 | 日",
)


def _numbered(cells: tuple[str, ...], first: int) -> dict[str, int]:
    """Give each word of a cell the cell's number, with and without a dot."""
    found = {str(i): cell for i, cell in enumerate(cells, start=first)}
    table = {word: int(i) for word, i in lookup({i: words(c) for i, c in found.items()}).items()}
    table = {word: number for word, number in table.items() if not word.isdigit()}
    dotted = {f"{word}.": number for word, number in table.items() if " " not in word}
    return table | dotted


MONTHS: dict[str, int] = _numbered(_MONTH_CELLS, first=1)
"""Folded month names and abbreviations in many languages, with and without a dot: 1 to 12."""

WEEKDAYS: dict[str, int] = _numbered(_WEEKDAY_CELLS, first=0)
"""Folded weekday names and abbreviations, with and without a dot: 0 (Monday) to 6 (Sunday).

An abbreviation that two languages read as different days is in neither.
"""


@lru_cache(maxsize=1024)
def yes_no(text: str) -> bool | None:
    """Read yes or no in several languages."""
    folded = fold(text)
    if folded in YES_WORDS:
        return True
    return False if folded in NO_WORDS else None


def is_blank(text: str) -> bool:
    """Say whether a cell is as good as empty (`-`, `n/a`, `not recorded` and the like)."""
    # No word for a blank begins with a digit, and most cells of a large diary do.
    return not text[:1].isdecimal() and fold(text) in BLANK_WORDS


def is_no_treatment(text: str) -> bool:
    """Say whether a treatment cell says that nothing was taken or done."""
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
    """Say whether an item of a list says that no other applied."""
    return is_no_treatment(item) or fold(item).rstrip(".!") in _NOTHING_WORDS
