"""What people call the columns of a diary."""

from __future__ import annotations

from hdiary.vocabulary._more_headers import MORE_SYNONYMS, MORE_WEAK
from hdiary.vocabulary.text import words

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "patient": words(
        "patienten nr | patienten no | probanden id | probandennummer | pat nr | patnr | pat"
        " | teilnehmer id | teilnehmernummer"
        " | vp | vp nr | vpn | participant number | participant no | study number | study no"
        " | pt id | ptid | respondent id | subject number | usubjid | subjid | id patient"
        " | id paziente | identifiant patient | n patient | numero patient | patient id"
        " | patientid | patient no | patient nr | patient number | patient code | pat id"
        " | patient name | subject | subject id | subjectid | subj | subject no | participant"
        " | participant id | participantid | participant code | pid | person | person id | id | uid"
        " | user | user id | userid | record id | recordid | case | case id | client | client id"
        " | study id | respondent | patientin | patienten id | patientennummer | teilnehmer"
        " | proband | versuchsperson | paciente | paziente | sujet | participante | deelnemer"
        " | patientnummer | patsient | пациент"
    ),
    "date": words(
        "when | wann | quand | cuando | day | full date | fulldate | calendar date"
        " | calendardate | entry date | diary date"
        " | date of entry | date of headache | headache date | attack date | date of attack"
        " | date of migraine | migraine date | date of pain | log date | today | this day"
        " | datum | tag | tagesdatum | datum der kopfschmerzen | datensatz fur folgenden tag"
        " | jour | date du jour | date de la crise | fecha | dia | data | giorno | data crisi"
        " | dag | dato | paivamaara | paiva | дата | dzien | 日付 | datetime | date time"
        " | date and time | date/time | datum und uhrzeit | datum uhrzeit | fecha y hora"
        " | date et heure | data e ora"
    ),
    "start": words(
        "start ts | start timestamp | ts | timestamp ms | timestamp utc | unixtime | unix time"
        " | epoch | epoch ms | epoch seconds | started | start time | starttime | start at"
        " | started at | start date | startdate"
        " | start datetime | start date time | onset | onset time | time of onset | onset at"
        " | headache start | headache started | headache onset | attack start | pain start"
        " | began | began at | begin | begins | beginning | from | time started | time of start"
        " | when did it start | when did it begin | what time did it start | time | time of day"
        " | start of headache | start of attack | start of pain | beginn | anfang | startzeit"
        " | uhrzeit | begonnen | beginnzeit | beginn der kopfschmerzen | von | debut"
        " | heure de debut | heure debut | heure | commence | inicio | hora de inicio | hora"
        " | comienzo | inizio | ora di inizio | ora inizio | ora | aanvang | begintijd | starttijd"
        " | tijd | tijdstip | borjan | starttid | tid | klockslag | klokkeslett | klokkeslaet"
        " | alku | время | начало | godzina | 開始 | timestamp | zeit"
    ),
    "end": words(
        "end ts | end timestamp | ended | end time | endtime | end at | ended at | end date"
        " | enddate | end datetime"
        " | end date time | finish | finished | stop | stopped | stop time | offset"
        " | headache end | headache ended | headache finish | attack end | pain end | until | to"
        " | till | resolved at | resolution | resolution time | time ended | time of end"
        " | end of headache | end of attack | end of pain | when did it end | ende | endzeit | bis"
        " | ende der kopfschmerzen | fin | heure de fin | heure fin | final | hora de fin"
        " | termino | fine | ora di fine | ora fine | einde | eindtijd | slut | sluttid | slutt"
        " | loppu | конец | 終了"
    ),
    "duration_h": words(
        "duration | lasted | duration hours | duration in hours | durationh | duration hrs"
        " | hours | hours of headache | headache hours | headache duration | duration of headache"
        " | duration of attack | attack duration | pain duration | length | how long"
        " | how long did it last | how long did your headache last | length of headache"
        " | duration min | duration minutes | total minutes | total hours | dauer | dauer std"
        " | dauer in stunden | kopfschmerzdauer | wie lange | duree | duree heures"
        " | duree de la crise | duracion | duracion horas | durata | durata ore | duur"
        " | duur in uren | varaktighet | varighed | varighet | kesto | длительность"
        " | продолжительность | czas trwania | 持続時間"
    ),
    "headache": words(
        "had headache | had a headache | headache yes no | headache y n | headache today"
        " | any headache"
        " | headache present | migraine | migraine today | had migraine | headache day"
        " | headache yes/no | did you have a headache | did you have a headache today"
        " | head pain yes no | kopfschmerzen | kopfschmerz | kopfweh | kopfschmerzen ja nein"
        " | hattest du kopfschmerzen | mal de tete | cephalee | cephalees | maux de tete"
        " | dolor de cabeza | cefalea | cefalee | mal di testa | hoofdpijn | huvudvark"
        " | hovedpine | hodepine | paansarky | dor de cabeca | головная боль | 頭痛"
    ),
    "pain": words(
        "pain level | painlevel | pain score | pain rating | pain intensity | pain severity"
        " | pain strength | pain scale | pain nrs | nrs | nprs | vas | pain vas | max pain"
        " | maximum pain | worst pain | peak pain | pain max | average pain score | pain today"
        " | severity | severity score | severity rating | severity level | headache severity"
        " | migraine severity | attack severity | severity of headache | severity of pain"
        " | intensity | headache intensity | migraine intensity | attack intensity"
        " | intensity of pain | intensity of headache | strength | headache strength"
        " | headache pain | head pain | head pain level | headache pain level | headache level"
        " | headache score | headache rating | how bad | how bad was it | pain peak | worst"
        " | rating | level | score | nrs pain | nrs score | nrs worst | headache nrs"
        " | schmerz | schmerzen | schmerzstarke | schmerzstaerke | schmerzintensitat"
        " | schmerzintensitaet | schmerzlevel | starke | staerke | intensitat | intensitaet"
        " | kopfschmerzstarke | kopfschmerzstaerke | kopfschmerzintensitat | starkste schmerzen"
        " | maximaler schmerz | wie stark | wie stark waren die kopfschmerzen"
        " | wie stark wurden deine kopfschmerzen heute | wie stark wurden deine kopfschmerzen heute"
        " hohepunkt | douleur | intensite | intensite de la douleur | intensite douleur"
        " | niveau de douleur | severite | force | dolor | intensidad | intensidad del dolor"
        " | nivel de dolor | severidad | dolore | intensita | intensita del dolore"
        " | livello di dolore | pijn | pijnscore | pijnniveau | intensiteit | ernst"
        " | pijnintensiteit"
        " | smarta | smartniva | smartintensitet | intensitet | styrka | smerte | smertestyrke"
        " | smerteintensitet | kipu | kivun voimakkuus | dor | intensidade | интенсивность | боль"
        " | сила боли | bol | natezenie bolu | 痛み | 強さ"
    ),
    "side": words(
        "headache side | side of head | side of headache | side of pain | pain side | which side"
        " | affected side | laterality | lateralisation | lateralization | left right"
        " | left or right"
        " | left/right | l/r | one or both sided | seite | kopfseite | schmerzseite"
        " | welche seite | lateralitat | cote | lateralite | lado | lateralidad | lato"
        " | lateralita | zijde | kant | welke kant | sida | puoli | сторона | strona"
    ),
    "location": words(
        "location of pain | pain location | headache location | location of headache"
        " | locations | where | where did it hurt | where does it hurt"
        " | where is the pain | where was the pain | pain position | pain positions"
        " | position of pain"
        " | region | pain region | pain area | area | area of pain | site | site of pain"
        " | pain site"
        " | place | place of pain | head area | head region | body part | head location"
        " | localisation | localization | localisation of pain | lokalisation | ort"
        " | ort des schmerzes | schmerzort | schmerzlokalisation | wo | kopfbereich"
        " | emplacement | endroit | lieu de la douleur | ou | zone | zone de douleur"
        " | localisation de la douleur | localizacion"
        " | ubicacion | donde | donde duele | zona | lugar | lugar del dolor"
        " | localizzazione | sede"
        " | sede del dolore | dove | locatie | plaats | plaats van de pijn | waar | plats | lage"
        " | lokalisering | var | sted | hvor | sijainti | localizacao | локализация | место"
        " | lokalizacja | 部位"
    ),
    "neck_pain": words(
        "douleur au cou | douleurs au cou | nackenschmerz starke | nackenschmerz staerke"
        " | nackenschmerzen starke | neckpain | neck | neck ache | neckache | neck pain level"
        " | neck pain score"
        " | neck pain intensity | neck pain severity | neck pain nrs | neck nrs | neck severity"
        " | neck intensity | neck stiffness and pain | sore neck | nackenschmerz | nackenschmerzen"
        " | nacken | nackenschmerzstarke | wie stark waren deine nackenschmerzen"
        " | wie stark waren die nackenschmerzen | hws schmerzen | douleur cervicale"
        " | douleurs cervicales"
        " | cervicalgie | mal de cou | dolor de cuello | dolor cervical | cervicalgia"
        " | dolore al collo | dolore cervicale | nekpijn | pijn in de nek | nacksmarta"
        " | nackvark | nakkesmerter | nakkesmerte | niskakipu | dor no pescoco | боль в шее"
    ),
    "activity": words(
        "doing before | doing before it | what was i doing | activities | what i did"
        " | what did you do | what were you doing | activity before"
        " | activity at onset | activities at onset | activity before onset"
        " | activities circumstances at onset | activity before headache | physical activity"
        " | doing | aktivitat | aktivitaten | aktivitaet | aktivitaeten | tatigkeit | taetigkeit"
        " | was hast du gemacht | activite | activites | actividad | actividades | attivita"
        " | activiteit | activiteiten | aktivitet | aktiviteter | toiminta | atividade"
        " | atividades | активность"
    ),
    "posture": words(
        "postures | body posture | sitting posture | how i sat | how did you sit | neck posture"
        " | body position | haltung | korperhaltung | koerperhaltung | sitzhaltung | postura"
        " | posturas | positura | posizione | houding | lichaamshouding | hallning"
        " | kroppshallning | holdning | kropsholdning | asento | поза"
    ),
    "treatment": words(
        "ubungen | ejercicios | esercizi | oefeningen | exercices | treatments"
        " | treatment taken | treatment used | what i took | what did you take"
        " | what did you take or do | what helped | what i did about it | taken | medication"
        " | medications | medication taken | medications taken | medication used | medicine"
        " | medicines | medicine taken | meds | med | meds taken | drug | drugs | drug taken"
        " | drugs taken | acute medication | acute meds | rescue medication | painkiller"
        " | painkillers | pain medication | pain relief | relief | relief method | relief methods"
        " | relief used | therapy | remedy | remedies | abortive | abortives | abortive medication"
        " | intervention | interventions | helpful medication | please list medication taken"
        " | medication name | medication type | other actions for relief | medikament"
        " | medikamente | medikation | medikamenteneinnahme | eingenommene medikamente"
        " | welche medikamente | schmerzmittel | behandlung | was genommen | massnahme | massnahmen"
        " | medicament | medicaments | medicament pris | traitement | traitements"
        " | traitement pris | medicacion | medicamento | medicamentos | tratamiento | farmaco"
        " | farmaci | farmaci assunti | medicina | medicinas | trattamento | terapia | medicatie"
        " | medicijn | medicijnen | behandeling | pijnstiller | medicin | mediciner | lakemedel"
        " | medisin | medisiner | laake | laakkeet | medicacao | tratamento | лекарства"
        " | лекарство | leki | 薬"
    ),
    "treated_at": words(
        "treatment time | time of treatment | time treated | treated at time | time taken"
        " | taken at | time of medication | medication time | dose time | time of dose | when taken"
        " | medication taken at | time medication taken | time of intake | intake time"
        " | einnahmezeit | einnahmezeitpunkt | eingenommen um | zeitpunkt der einnahme"
        " | heure de prise | heure du traitement | hora de la toma | hora del tratamiento"
        " | ora assunzione | ora di assunzione | tijd van inname | innametijd"
    ),
    "pain_before": words(
        "pain before treatment | pain before medication | pain at treatment | pain when treated"
        " | before treatment | pain pre | pre pain | pain level before | pain at time of treatment"
        " | severity before | intensity before | pain before dose | schmerz vorher"
        " | schmerz vor behandlung | schmerzen vorher | schmerz vor einnahme | douleur avant"
        " | dolor antes | dolore prima | pijn voor | pijn ervoor | smarta fore | smerte for"
    ),
    "pain_after": words(
        "pain after treatment | pain after medication | pain after 2 h | pain after 2 hours"
        " | pain after 2h | pain at 2 h | pain at 2 hours | pain 2h | pain 2 h | pain 2 hours later"
        " | pain after two hours | after treatment | pain post | post pain | pain level after"
        " | severity after | intensity after | pain after dose | schmerz nachher"
        " | schmerz nach behandlung | schmerzen nachher | schmerz nach 2 stunden"
        " | schmerz nach einnahme | douleur apres | dolor despues | dolore dopo | pijn na"
        " | pijn erna"
        " | smarta efter | smerte etter | smerte efter"
    ),
    "after_min": words(
        "after minutes | minutes after | minutes later | min after | time to pain after"
        " | minutes to rating | minuten danach | minuten nachher | minutes apres | minutos despues"
        " | minuti dopo | minuten later"
    ),
    "entered_at": words(
        "entered | entry time | entered on | entry timestamp | created | created at | createdat"
        " | created on | date created | creation date | creationdate | logged at | logged"
        " | log time"
        " | recorded at | recorded on | record time | submitted | submitted at | submission time"
        " | submission date | modified | modified at | updated at | last modified | zeitstempel"
        " | erstellt | erstellt am | eingetragen am | eingabezeit | horodateur | saisi le"
        " | marca temporal | informazioni cronologiche | tijdstempel | tidsstampel"
        " | отметка времени"
    ),
    "notes": words(
        "note | comment | comments | remark | remarks | memo | memos | free text | freetext"
        " | description | details | user notes | usernotes | other notes | additional notes"
        " | additional comments | anything else | observations | note text | journal | diary text"
        " | anmerkung | anmerkungen | notiz | notizen | bemerkung | bemerkungen | kommentar"
        " | kommentare | sonstiges | commentaire | commentaires | remarque | remarques | nota"
        " | notas | comentario | comentarios | observaciones | commento | commenti"
        " | osservazioni | opmerking | opmerkingen | notitie | notities | anteckning"
        " | anteckningar | kommentarer | bemaerkninger | merknader | notat | notater"
        " | huomautukset | muistiinpanot | observacoes | заметки | примечания | uwagi | メモ"
    ),
}

COLUMN_SYNONYMS: dict[str, tuple[str, ...]] = {
    meaning: (*listed, *MORE_SYNONYMS.get(meaning, ())) for meaning, listed in _SYNONYMS.items()
}
"""Names of each column in real diaries; `column_meaning` looks them up."""

WEAK_HEADERS: frozenset[str] = frozenset(
    words(
        "ubungen | ejercicios | esercizi | oefeningen | exercices | ts | epoch | when | wann"
        " | quand | cuando | id | uid | user | case | client | person"
        " | record id | pid | patient name"
        " | today | day | tag | jour | dia | giorno | dag | data | time | time of day | timestamp"
        " | uhrzeit | zeit | heure | hora | ora | tijd | tid | from | von | begin | to | bis"
        " | until | till | stop | final | fin | fine | offset | resolution | finish"
        " | duration | length | hours | dauer | duree | duracion | durata | duur | total minutes"
        " | migraine | level | score | rating | worst | strength | force | vas | nrs | ernst"
        " | styrka"
        " | location | locations | region | area | site | place | where | ort | wo | ou | zone"
        " | zona"
        " | lugar | sede | dove | plaats | waar | plats | var | sted | hvor | lage | body part"
        " | locatie | ubicacion | emplacement | endroit | lieu de la douleur | donde | donde duele"
        " | neck | nacken"
        " | physical activity | doing | posizione | body position | kant | sida"
        " | taken | relief | therapy | terapia | intervention | interventions"
        " | what helped | what i did about it | medication type | logged | entered"
        " | created | modified | description | details | observations | note | nota | other notes"
        " | time taken | before treatment | after treatment | min after | journal | force"
        " | relief method | relief methods | medicina | kopfschmerzen | kopfschmerz | kopfweh"
        " | cephalee | cephalees | mal de tete | maux de tete | dolor de cabeza | cefalea"
        " | cefalee | mal di testa | hoofdpijn | huvudvark | hovedpine | hodepine | paansarky"
        " | dor de cabeca | головная боль | 頭痛"
    )
) | frozenset(MORE_WEAK)
"""Headers whose meaning must be confirmed by their values."""
