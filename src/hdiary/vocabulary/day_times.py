"""Words that say about when, about how long and that it hurt: inexact, and only ever offered."""

from __future__ import annotations

from hdiary.vocabulary.text import fold, words
from hdiary.vocabulary.words import PAIN_WORDS, YES_WORDS

_CLOCK_CELLS: dict[float, str] = {
    0: "midnight | at midnight | mitternacht | um mitternacht | minuit | medianoche | mezzanotte"
    " | middernacht | meia noite | полночь | 真夜中 | 午夜",
    2: "during the night | in the night | middle of the night | in the middle of the night"
    " | overnight | nachts | in der nacht | mitten in der nacht | la nuit | pendant la nuit"
    " | de madrugada | madrugada | di notte | s nachts | 's nachts | ночью | 夜中 | 半夜 | 凌晨",
    6: "early morning | early in the morning | early am | dawn | fruhmorgens | fruh morgens"
    " | am fruhen morgen | tot le matin | mattina presto | рано утром | 早朝 | 清晨",
    7: "on waking | upon waking | waking | waking up | woke up with it | on waking up"
    " | beim aufwachen | au reveil | al despertar | al risveglio",
    8: "morning | in the morning | this morning | mornings | morgens | am morgen | morgen"
    " | vormittag | fruh | in der fruh | matin | le matin | au matin | manana | por la manana"
    " | de manana | mattina | mattino | di mattina | la mattina | ochtend | 's ochtends"
    " | 's morgens | manha | de manha | pela manha | утро | утром | 朝 | 早上 | 上午 | 午前",
    10: "mid morning | midmorning | vormittags | am vormittag | in the forenoon | forenoon",
    11: "late morning | late in the morning | spater vormittag | am spaten vormittag"
    " | fin de matinee | tarda mattina",
    12: "lunch | lunchtime | lunch time | at lunch | mittag | mittags | am mittag | zu mittag"
    " | a midi | le midi | al mediodia | a mezzogiorno | tussen de middag | ao meio dia"
    " | в полдень | 昼 | お昼 | 中午",
    13: "after lunch | early afternoon | nach dem mittagessen | nach dem essen"
    " | fruher nachmittag | am fruhen nachmittag | apres le dejeuner | despues de comer"
    " | dopo pranzo | na de lunch | depois do almoco | после обеда",
    15: "afternoon | in the afternoon | this afternoon | nachmittag | nachmittags"
    " | am nachmittag | apres midi | l'apres midi | dans l'apres midi | tarde | por la tarde"
    " | a la tarde | pomeriggio | di pomeriggio | nel pomeriggio | middag | 's middags"
    " | a tarde | днем | 午後 | 下午",
    17: "late afternoon | teatime | tea time | spater nachmittag | am spaten nachmittag"
    " | fin d'apres midi | tardo pomeriggio | 夕方 | 傍晚",
    19: "evening | in the evening | this evening | evenings | after work | dinner | dinnertime"
    " | dinner time | abend | abends | am abend | soir | le soir | soiree | au soir | sera"
    " | di sera | la sera | avond | 's avonds | вечер | вечером | 晩 | 晚上",
    21: "late evening | late in the evening | spatabends | am spaten abend | noche"
    " | por la noche | de noche | a noite | noite | tarda sera",
    22: "night | at night | tonight | bedtime | at bedtime | going to bed | nacht | notte | nuit"
    " | ночь | 夜",
}
CLOCK_WORDS = {fold(w): int(hour * 3600) for hour, c in _CLOCK_CELLS.items() for w in words(c)}
"""Folded words for a part of the day, with seconds after midnight."""

_LENGTH_CELLS: dict[float, str] = {
    0.25: "quarter of an hour | a quarter of an hour | quarter hour | viertelstunde"
    " | eine viertelstunde | un quart d'heure | quart d'heure | cuarto de hora",
    0.5: "half an hour | half hour | a half hour | halbe stunde | eine halbe stunde"
    " | ne halbe stunde | une demi heure | demi heure | media hora | mezz'ora | mezzora"
    " | half uur | een half uur | meia hora | полчаса | 半時間 | 半小时",
    1: "an hour | one hour | a hour | eine stunde | ne stunde | une heure | una hora | un'ora"
    " | een uur | uma hora | один час | час",
    1.5: "an hour and a half | one and a half hours | anderthalb stunden | eineinhalb stunden"
    " | une heure et demie | hora y media | полтора часа",
    2: "a couple of hours | couple of hours | couple hours | two hours | zwei stunden"
    " | ein paar stunden | deux heures | dos horas | due ore | twee uur | два часа",
    12: "half day | half a day | half the day | halber tag | halben tag | einen halben tag"
    " | ein halber tag | den halben tag | demi journee | une demi journee | medio dia"
    " | mezza giornata | halve dag | een halve dag | meio dia | полдня | 半日 | 半天",
    24: "all day | whole day | the whole day | all day long | entire day | full day | one day"
    " | a day | ganzer tag | ganztags | ganztagig | den ganzen tag | der ganze tag | ein tag"
    " | ganzen tag | einen tag | toute la journee | la journee | un jour | todo el dia"
    " | el dia entero | un dia | tutto il giorno | un giorno | hele dag | de hele dag"
    " | o dia todo | o dia inteiro | весь день | целый день | 一日中 | 終日 | 整天 | 全天",
}
LENGTH_WORDS = {fold(w): hours for hours, c in _LENGTH_CELLS.items() for w in words(c)}
"""Folded words for a length of time, with hours."""

ABOUT_BEFORE = words(
    "about | around | approximately | approx. | approx | roughly | circa | ca. | ca | c. | some"
    " | ungefahr | etwa | gegen | rund | zirka | so gegen | so um | so | vers | environ"
    " | aux alentours de | hacia las | hacia la | hacia | sobre las | sobre la"
    " | alrededor de las | alrededor de la | alrededor de | aproximadamente | unas | unos"
    " | verso le | verso | circa le | intorno alle | ongeveer | omstreeks | rond | por volta das"
    " | cerca de | около | примерно | приблизительно | 約 | 大约 | 大約 | at about | at around"
    " | at | um | maybe | probably | perhaps | vielleicht | wohl | just after | just before"
    " | kurz vor | kurz nach | more than | over | at least | mehr als | uber | mindestens"
    " | plus de | mas de | piu di"
)
"""Words, without accents, in front of an inexact time, length or rating."""

ABOUT_BEHIND = words(
    "ish | -ish | or so | approx. | approx | approximately | roughly | circa | ca. | ca | about"
    " | ungefahr | etwa | environ | aproximadamente | mas o menos | o'clock | oclock"
    " | or more | und mehr | oder mehr | odd | 頃 | ごろ | くらい | ぐらい | 左右"
)
"""Words, without accents, behind one."""

BEFORE_NOON_WORDS = frozenset(
    words(
        "in the morning | this morning | morning | morgens | am morgen | fruh | vormittags"
        " | du matin | matin | de la manana | di mattina | утра | 's ochtends"
    )
)
AFTER_NOON_WORDS = frozenset(
    words(
        "in the afternoon | in the evening | this afternoon | this evening | afternoon | evening"
        " | at night | tonight | nachmittags | abends | am abend | am nachmittag"
        " | de l'apres-midi | du soir | de la tarde | de la noche | di pomeriggio | di sera"
        " | вечера | дня | 's avonds | 's middags"
    )
)

_EMPHASIS = frozenset(
    words(
        "a | a bit | bit | very | really | quite | pretty | so | too | extremely | rather | some"
        " | sehr | ziemlich | recht | etwas | ein | bisschen | wenig | echt | tres | assez | un"
        " | peu | muy | bastante | poco | un poco | molto | abbastanza | erg | heel | beetje"
        " | een | очень | немного | bit of | of | to | pain | ache | the | my"
    )
)
_HURT_CELL = (
    "terrible | awful | horrible | horrendous | dreadful | agony | agonising | agonizing | pain"
    " | painful | sore | hurts | hurt | aching | achy | throbbing | pounding | dull | nasty"
    " | rough | heavy | brutal | worse | a bit | bit | some | slightly | mildly | badly | headache"
    " | migraine | ache | schlimm | furchtbar | schrecklich | arg | tut weh | weh | kopfschmerz"
    " | kopfschmerzen | kopfweh | migrane | ein bisschen | bisschen | etwas | dumpf | pochend"
    " | mal de tete | mal | affreux | terrible | horrible | migraine | un peu | dolor"
    " | migrana | terribile | dolore | emicrania | un poco | un po | hoofdpijn | migraine"
    " | een beetje | enxaqueca | сильно | слабо | болит | голова болит | немного | мигрень"
    " | 痛い | 強い | 弱い | 激しい | 少し | 頭痛 | 很痛 | 疼 | 痛 | 轻微 | 中度 | 重度 | 严重"
)
HURT_WORDS = frozenset(
    {fold(word) for word in words(_HURT_CELL)}
    | {word for word, level in PAIN_WORDS.items() if level > 0}
    | {word for word in map(fold, YES_WORDS) if word and not word[0].isdigit()}
)
"""Folded words that say that it hurt, however much."""


def says_hurt(text: str) -> bool:
    """Say whether words, and nothing but such words, say that it hurt."""
    folded = fold(text).strip(" .!?,")
    if folded in HURT_WORDS:
        return True
    parts = folded.split()
    known = all(part in HURT_WORDS or part in _EMPHASIS for part in parts)
    return known and any(part in HURT_WORDS and part not in _EMPHASIS for part in parts)
