"""Names of headaches, and the words that may stand beside them."""

# ruff: noqa: RUF001 - Cyrillic words look Latin.

from __future__ import annotations

from hdiary.vocabulary.text import words

HEADACHE_WORDS: dict[str, tuple[str, ...]] = {
    "headache": words(
        "headaches | ha | head ache | head aches | head pain | head pains | pain in head"
        " | pain in the head | pain in my head | cephalalgia | cephalgia | cephalea | cephaly"
        " | sinus headache | sinus headaches | rebound headache | hormonal headache"
        " | kopfschmerz | kopfschmerzen | kopfweh | schadelweh | kopfschmerzattacke"
        " | kopfschmerzattacken | schmerzen im kopf | mal de tete | maux de tete | mal a la tete"
        " | cephalee | cephalees | cephalalgie | douleur a la tete | dolor de cabeza"
        " | dolores de cabeza | cefalea | cefaleas | cefalalgia | mal di testa | cefalee"
        " | dolore alla testa | dor de cabeca | dores de cabeca | cefaleia | cefaleias"
        " | hoofdpijn | pijn in het hoofd | hoofdpijnen | huvudvark | huvudverk | hovedpine"
        " | hodepine | hovudverk | paansarky | bol glowy | bole glowy | bas agrisi"
        " | головная боль | головные боли | головной боли | болит голова | болела голова | цефалгия"
        " | 头痛 | 頭痛 | 头疼 | 頭疼 | 頭が痛い | 头部疼痛"
    ),
    "migraine": words(
        "migraines | migraine w/ aura | migraine w aura | migraine w/o aura | migrain | migrane"
        " | migraene | migranes | migraneattacke"
        " | migraneattacken | migraneanfall | migrana | migranas | jaqueca | jaquecas | emicrania"
        " | emicranie | enxaqueca | enxaquecas | migran | migrene | migreni | migrena | migren"
        " | hemicrania | мигрень | мигрени | 偏头痛 | 偏頭痛 | 偏头疼 | 片頭痛 | migraine headache"
        " | migraine headaches | migraine with aura | migraine without aura | migraine attack"
        " | migraine attacks | crise de migraine | crises de migraine | migrane mit aura"
        " | migrane ohne aura | migraine avec aura | migraine sans aura | migrana con aura"
        " | migrana sin aura | emicrania con aura | emicrania senza aura | enxaqueca com aura"
        " | enxaqueca sem aura | migraine met aura | migraine zonder aura | мигрень с аурой"
        " | мигрень без ауры"
    ),
    "tension headache": words(
        "tension headaches | tension type headache | tension type headaches | tension type ha"
        " | tth | stress headache | muscle tension headache | muscle contraction headache"
        " | spannungskopfschmerz | spannungskopfschmerzen | kopfschmerz vom spannungstyp"
        " | cephalee de tension | cephalees de tension | cefalea tensional | cefalea tensiva"
        " | cefalea de tension | cefalea muscolotensiva | cefaleia de tensao | cefaleia tensional"
        " | spanningshoofdpijn | spanningshuvudvark | spandingshovedpine | spenningshodepine"
        " | головная боль напряжения | гбн | 紧张性头痛 | 紧张型头痛 | 緊張型頭痛 | 緊張性頭痛"
    ),
    "cluster headache": words(
        "cluster | clusters | cluster headaches | clusterkopfschmerz | clusterkopfschmerzen"
        " | cluster kopfschmerz | cluster kopfschmerzen | bing horton | algie vasculaire"
        " | algie vasculaire de la face | avf | cefalea en racimos | cefalea a grappolo"
        " | cefaleia em salvas | clusterhoofdpijn | hortons huvudvark | klusterhuvudvark"
        " | klyngehovedpine | klasehodepine | кластерная головная боль | 丛集性头痛 | 群発頭痛"
    ),
    "cervicogenic headache": words(
        "cervicogenic headaches | cervicogenic | cervical headache | cervical headaches | cgh"
        " | neck headache | neck headaches | cervicogener kopfschmerz"
        " | zervikogener kopfschmerz | zervikogene kopfschmerzen | nackenkopfschmerz"
        " | nackenkopfschmerzen | cephalee cervicogene | cephalees cervicogenes"
        " | cefalea cervicogenica | cefalea cervicogena | cefaleia cervicogenica"
        " | cervicogene hoofdpijn | cervikogen huvudvark | cervikogen hovedpine"
        " | цервикогенная головная боль | 颈源性头痛 | 頸原性頭痛"
    ),
    "medication overuse headache": words(
        "medication overuse headaches | overuse headache | moh | rebound headaches"
        " | medikamentenkopfschmerz | schmerzmittelkopfschmerz | ubergebrauchskopfschmerz"
        " | cephalee par abus medicamenteux | cefalea por abuso de medicacion"
        " | cefalea da abuso di farmaci | medicatieovergebruikshoofdpijn | 药物过度使用性头痛"
        " | 薬物乱用頭痛"
    ),
}
"""What each kind of headache is called."""

BESIDE_HEADACHE: frozenset[str] = frozenset(
    words(
        "a | an | the | my | of | any | today | day | attack | attacks | episode | present"
        " | severe | mild | moderate | bad | slight | strong | light | heavy | intense | chronic"
        " | episodic | dull | throbbing | pulsating | pressing | stabbing | sharp | left | right"
        " | sided | one | both | frontal | occipital | temporal | morning | evening | night"
        " | afternoon | severity | intensity | level | score | pain | strength | rating | scale"
        " | nrs | numeric | string | value | max | worst | peak | y | n | yes | am | pm"
        " | starke | starker | leichte | leichter | schwere | schwerer | mittlere | heute"
        " | einseitige | einseitiger | schmerzstarke | intensitat | links | rechts"
        " | un | une | le | la | les | forte | fort | legere | leger | moderee | intensite"
        " | gauche | droite | el | fuerte | leve | moderado | moderada | hoy"
        " | intensidad | izquierdo | derecho | il | lo | lieve | intenso | intensa | oggi"
        " | intensita | uma | hoje | intensidade | de | zware | lichte | erge | vandaag | svar"
        " | latt | stark | kraftig | сильная | слабая | умеренная | сегодня"
    )
)
"""Words beside a headache's name that leave it one; every other word makes it something else."""

NECK_PAIN_WORDS: tuple[str, ...] = words(
    "neck pain | neck pains | neckpain | neck ache | neckache | sore neck | painful neck"
    " | pain in neck | pain in the neck | pain in my neck | neck soreness | cervical pain"
    " | cervicalgia | neck/shoulder pain | neck shoulder pain | neck and shoulder pain"
    " | shoulder neck pain | shoulder and neck pain | neck hurts | nackenschmerz"
    " | nackenschmerzen | nackenweh | genickschmerzen | halsschmerzen hws | hws schmerzen"
    " | schmerzen im nacken | nacken schulter schmerzen | schulter nacken schmerzen"
    " | cervicalgie | cervicalgies | douleur cervicale | douleurs cervicales | mal au cou"
    " | mal de cou | douleur au cou | douleur a la nuque | mal a la nuque | dolor de cuello"
    " | dolor cervical | dolor en el cuello | dolor de nuca | dolore al collo"
    " | dolore cervicale | male al collo | mal di collo | dor no pescoco | dor de pescoco"
    " | dor cervical | nekpijn | pijn in de nek | nek schouderpijn | nekklachten | nacksmarta"
    " | nackvark | ont i nacken | nakkesmerter | nakkesmerte | vondt i nakken | ondt i nakken"
    " | niskakipu | bol karku | боль в шее | боли в шее | болит шея | шейная боль | цервикалгия"
    " | 颈痛 | 颈部疼痛 | 脖子痛 | 脖子疼 | 颈肩痛 | 頸部痛 | 首の痛み | 首が痛い | 首痛 | 肩颈痛"
)
"""What pain in the neck is called."""
