"""What the person did: an open list with the usual words first."""

from __future__ import annotations

from functools import lru_cache

from hdiary.vocabulary.text import fold, lookup, words

ACTIVITY_SYNONYMS: dict[str, tuple[str, ...]] = {
    "desk work": words(
        "desk | deskwork | desk job | office | office work | computer | computer work | pc"
        " | pc work"
        " | laptop | laptop work | working at desk | at the desk | working at computer | typing"
        " | burotatigkeit | buro | buroarbeit | bildschirmarbeit | computerarbeit | schreibtisch"
        " | schreibtischarbeit | bureau | travail de bureau | ordinateur | oficina | ordenador"
        " | escritorio | ufficio | lavoro al computer | kantoor | bureauwerk | computerwerk"
        " | kontorsarbete | kontorarbejde | kontorarbeid"
    ),
    "phone use": words(
        "phone | smartphone | mobile | mobile phone | tablet use | scrolling | texting | handy"
        " | telephone | telefon | movil | cellulare | telefoon | telefono"
    ),
    "screen time": words("screen | screens | screentime | bildschirm | ecran | pantalla | schermo"),
    "watching tv": words(
        "tv | television | watch tv | fernsehen | fernseher | tele | regarder la tele | ver la tele"
        " | guardare la tv | tv kijken | tv tittande"
    ),
    "driving": words(
        "drive | drove | car | car journey | car ride | long drive | autofahren | auto fahren"
        " | auto"
        " | fahren | conduite | conduire | voiture | conducir | conduciendo | coche | guida"
        " | guidare | macchina | autorijden | rijden | bilkorning | kora bil | bilkorsel"
    ),
    "travel": words(
        "travelling | traveling | journey | train | bus | plane | flight | flying | reise | reisen"
        " | zug | flug | voyage | viaje | viaggio | reizen | resa | rejse"
    ),
    "reading": words(
        "read | book | lesen | lecture | lire | leer | lettura | leggere | lezen | lasning"
    ),
    "housework": words(
        "chores | household | housekeeping | cleaning | hausarbeit | putzen | haushalt | menage"
        " | tareas domesticas | limpieza | faccende | pulizie | huishouden | hushallsarbete"
        " | stadning"
    ),
    "cooking": words("cook | kitchen | kochen | cuisine | cocinar | cucinare | koken | matlagning"),
    "gardening": words(
        "garden | yard work | yardwork | garten | gartenarbeit | jardinage | jardineria"
        " | giardinaggio | tuinieren | tradgardsarbete | havearbejde"
    ),
    "lifting": words(
        "lift | heavy lifting | lifted | carrying | carry | heavy load | heben | schwer heben"
        " | tragen"
        " | porter | soulever | levantar peso | cargar peso | sollevare pesi | tillen | tunga lyft"
    ),
    "walking": words(
        "walk | walked | a walk | stroll | hike | hiking | dog walk | dog walking | spazieren"
        " | spaziergang | gehen | wandern | marche | marcher | promenade | caminar | paseo"
        " | camminare | passeggiata | wandelen | promenera"
    ),
    "running": words(
        "run | ran | jogging | jog | joggen | laufen | course a pied | correr | corsa"
    ),
    "cycling": words(
        "cycle | bike | biking | bicycle | radfahren | fahrrad | velo | bicicleta | ciclismo"
        " | bicicletta | fietsen | cykling | cykla"
    ),
    "swimming": words(
        "swim | swam | schwimmen | natation | nager | natacion | nadar | nuoto | zwemmen"
    ),
    "exercise": words(
        "sport | sports | workout | work out | working out | gym | training | fitness | exercising"
        " | exercises | physical activity | sport treiben | deporte | ejercicio | palestra"
        " | allenamento | sporten | traning | motion | trening"
    ),
    "yoga": words("pilates | yoga class"),
    "resting": words("rest | relaxing | repos | ausruhen | descanso | riposo | rusten"),
    "sleeping": words(
        "sleep | asleep | nap | napping | schlafen | schlaf | dormir | sommeil | durmiendo"
        " | dormire"
        " | sonno | slapen | slaap | somn | sova"
    ),
    "social": words(
        "socialising | socializing | friends | party | with friends | with family | family"
    ),
    "shopping": words(
        "shop | groceries | einkaufen | courses | compras | spesa | boodschappen | handla"
    ),
    "childcare": words("children | kids | child care | kinder | kinderbetreuung | enfants | ninos"),
    "work": words(
        "working | at work | job | arbeit | arbeiten | travail | trabajo | lavoro | werk | arbete"
    ),
}
"""Words for each activity."""

ACTIVITIES: tuple[str, ...] = tuple(ACTIVITY_SYNONYMS)
"""The usual words; others are kept as they are."""

_MEANING = lookup(ACTIVITY_SYNONYMS)


@lru_cache(maxsize=4096)
def canonical_activity(text: str) -> str:
    """Write one activity in its usual word."""
    # The list is open: an unknown word is kept, in small letters and with single spaces.
    return _MEANING.get(fold(text)) or " ".join(text.lower().split())
