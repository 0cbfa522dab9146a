"""Times of day as headings, and the words beside them that leave them one."""

from __future__ import annotations

from hdiary.vocabulary.text import words

TIME_WORDS: frozenset[str] = frozenset(
    words(
        "wakeup | wake | waking | awakening | morning | mornings | noon | midday | lunchtime"
        " | afternoon | afternoons | evening | evenings | night | nights | nighttime"
        " | overnight | bedtime | midnight | am | pm | a m | p m | wakeup | morgen | morgens"
        " | fruh | fruhmorgens | vormittag | vormittags | mittag | mittags | nachmittag"
        " | nachmittags | abend | abends | nacht | nachts | aufwachen | aufstehen | matin | midi"
        " | soir | soiree | nuit | reveil | coucher | manana | mediodia | tarde | noche"
        " | despertar | madrugada | mattina | mattino | pomeriggio | mezzogiorno | sera | notte"
        " | risveglio | manha | noite | ochtend | ochtends | morgens | middag"
        " | middags | namiddag | avond | avonds | 's nachts | snachts | morgon | formiddag"
        " | formiddagen | eftermiddag | ettermiddag | kvall | kveld | aften | natt | nat"
        " | утро | утром | полдень | днем | вечер | вечером | ночь | ночью | 朝 | 午前 | 昼 | 正午"
        " | 午後 | 夕方 | 夜 | 晩 | 夜中 | 就寝前 | 起床時 | 早上 | 早晨 | 上午 | 中午 | 下午"
        " | 傍晚 | 晚上 | 夜间"
        " | 睡前 | 起床"
    )
)
"""Folded words for a time of day."""

TIME_PHRASES: tuple[str, ...] = words(
    "wake up | on waking | upon waking | at wake up | before bed | at bedtime | mid day"
    " | mid morning | late morning | early morning | late afternoon | late evening"
    " | early evening | apres midi | d apres midi | au reveil | au coucher | al despertar"
    " | al acostarse | dopo pranzo | ao acordar | beim aufwachen | beim aufstehen"
    " | vor dem schlafen | bij het ontwaken"
)
"""Folded times of day of more than one word."""

BESIDE_TIME: frozenset[str] = frozenset(
    words(
        "in | the | at | on | of | during | this | s | pain | headache | headaches | migraine"
        " | level | rating | score | severity | intensity | strength | nrs | vas | max | worst"
        " | head | schmerz | schmerzen | kopfschmerz | kopfschmerzen | kopfweh | migrane"
        " | starke | schmerzstarke | intensitat | der | des | am | im | in | zu | douleur"
        " | douleurs | mal | tete | intensite | le | la | l | du | de | au | a | dolor | cabeza"
        " | intensidad | por | el | en | dolore | intensita | di | il | nel | alla | dor | cabeca"
        " | intensidade | pela | da | na | pijn | hoofdpijn | pijnscore | smarta | huvudvark"
        " | smerte | hodepine | hovedpine | боль | головная | интенсивность"
    )
)
"""Folded words that may stand beside a time of day where a headache was rated."""

PAIN_SIGNS = ("頭痛", "头痛", "痛み", "疼痛", "偏头痛", "片頭痛", "の")
"""The same where words are written without gaps."""
