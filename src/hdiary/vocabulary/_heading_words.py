"""Words of headings that are no column of a diary, by what kind of thing they head."""

from __future__ import annotations

from hdiary.vocabulary.text import words

KIND_WORDS: dict[str, tuple[str, ...]] = {
    "weekday": words(
        "weekday | week day | day of week | day of the week | dayofweek | dow | wday | day name"
        " | dayname | weekday name | wochentag | wochentage | wtag | jour de la semaine"
        " | jour semaine | dia de la semana | dia semana | giorno della settimana"
        " | giorno settimana | dia da semana | dag van de week | weekdag | veckodag | ugedag"
        " | ukedag | viikonpaiva | dzien tygodnia | день недели | 曜日 | 星期 | 星期几 | 周几"
        " | 礼拜"
    ),
    "timezone": words(
        "timezone | time zone | tz | tzname | tz name | timezone name | timezone id | tz id"
        " | iana timezone | local timezone | zeitzone | fuseau horaire | zona horaria"
        " | fuso orario | fuso horario | tijdzone | tidszon | tidszone | tidssone | часовой пояс"
        " | 时区 | 時區 | タイムゾーン"
    ),
    "utc_offset": words(
        "utc offset | start utc offset | end utc offset | utc offset min | start utc offset min"
        " | end utc offset min | gmt offset | timezone offset | time zone offset | tz offset"
        " | utcoffset | offset from utc | utc versatz | zeitverschiebung utc"
    ),
    "coordinates": words(
        "latitude | longitude | lat | lon | lng | long lat | lat long | lat lon | lat lng | latlng"
        " | latlong | geohash | gps | gps position | position gps | gps location | gps data"
        " | gps coordinates | coordinates | coords | geolocation | geo location | geo | altitude"
        " | elevation | breitengrad | langengrad | laengengrad | koordinaten | gps koordinaten"
        " | coordonnees | coordonnees gps | coordenadas | coordenadas gps | latitud | longitud"
        " | coordinate | latitudine | longitudine | coordinaten | breedtegraad | lengtegraad"
        " | koordinater | широта | долгота | координаты | 纬度 | 经度 | 坐标 | 緯度 | 経度 | 座標"
    ),
    "town": words(
        "city | town | village | city name | home city | my city | country | state province"
        " | county | postcode | post code | postal code | zip | zip code | zipcode | address"
        " | home address | street | street address | weather location | weather city"
        " | place of residence | residence | home | home address | where i live"
        " | stadt | wohnort | land | plz | postleitzahl | adresse"
        " | anschrift | strasse | ville | pays | code postal | commune | rue | ciudad | pais"
        " | codigo postal | direccion | domicilio | citta | paese | indirizzo | cap | comune"
        " | cidade | endereco | cep | stad | woonplaats | adres | postnummer | ort plz"
        " | город | адрес | страна | индекс почтовый | 城市 | 地址 | 国家 | 邮编 | 市区町村"
        " | 都道府県 | 住所"
        " | 郵便番号"
    ),
    "name": words(
        "doctor | physician | gp | gp doctor | therapist | physiotherapist | arzt | arztin"
        " | hausarzt | therapeut | therapeutin | behandler | medecin | kine | medico | dottore"
        " | huisarts | behandelaar | who was there | with whom | who with | entered by"
        " | recorded by | written by | logged by | seen by | eingetragen von | mit wem"
        " | reported by | filled in by | filled out by | completed by | prepared by"
        " | observer | rater | nurse | coach | trainer | signature | signed by | spouse | partner"
        " | husband | wife | kid | child | boss | employer | unterschrift | ausgefullt von"
        " | ausgefuellt von | betreuer | chef | arbeitgeber"
        " | name | names | first name | firstname | forename | given name | last name | lastname"
        " | surname | family name | full name | fullname | middle name | name first name"
        " | first name last name | last name first name | first and last name | your name"
        " | my name | nickname | user name | username | initials | vorname | nachname | zuname"
        " | familienname | vor und nachname | vorname nachname | nachname vorname | name vorname"
        " | vorname name | spitzname | rufname | nom | prenom | nom de famille | nom prenom"
        " | nom et prenom | prenom nom | nom complet | nombre | nombres | apellido | apellidos"
        " | nombre y apellido | nombre y apellidos | apellidos y nombre | nombre completo | nome"
        " | cognome | nome e cognome | cognome e nome | nome cognome | cognome nome | sobrenome"
        " | nome completo | apelido | naam | voornaam | achternaam | voor en achternaam"
        " | volledige naam | namn | fornamn | efternamn | navn | fornavn | etternavn | efternavn"
        " | fullt navn | имя | фамилия | отчество | фио | имя и фамилия | имя фамилия"
        " | фамилия имя | 姓名 | 名字 | 姓 | 氏名 | 名前 | お名前"
    ),
    "birth": words(
        "dob | d o b | date of birth | birth date | birthdate | birthday | birth year | born"
        " | year of birth | birthyear | yob | geburtsdatum | geburtstag | geburtsjahr | geb datum"
        " | geb | gebdatum | geboren | geboren am | date de naissance | naissance"
        " | annee de naissance | fecha de nacimiento | fecha nacimiento | nacimiento"
        " | ano de nacimiento | data di nascita | anno di nascita | nascita | data de nascimento"
        " | nascimento | geboortedatum | geboortejaar | fodelsedatum | fodelsear | fodselsdato"
        " | fodselsar | дата рождения | год рождения | 出生日期 | 生日 | 出生年月 | 生年月日"
        " | 誕生日"
    ),
    "contact": words(
        "mail | e mail | email | email address | e mail address | mail address | your email"
        " | phone | phone number | phone no | telephone | telephone number | tel | tel no"
        " | mobile number | mobile no | mobile phone number | cell number | cell phone number"
        " | ip | ip address | contact | contact number | contact phone | emergency contact"
        " | mailadresse"
        " | e mail adresse | emailadresse | telefon | telefonnummer | handynummer | handy nummer"
        " | mobilnummer | rufnummer | adresse mail | adresse e mail | adresse email | courriel"
        " | numero de telephone | correo | correo electronico | telefono | numero de telefono"
        " | posta elettronica | indirizzo email | numero di telefono | cellulare | telefone"
        " | numero de telefone | telefoonnummer | telefoon | e mailadres | mailadres"
        " | mejl | e post | epost | телефон | номер телефона | электронная почта | эл почта | 邮箱"
        " | 电子邮件 | 电话 | 电话号码 | 手机号 | メール | メールアドレス | 電話 | 電話番号"
    ),
    "identifier": words(
        "mrn | nhs | chart | chart no | chart number | insurance | health insurance | versicherung"
        " | krankenkasse | versichertennr | bank | iban | medical record number"
        " | medical record no | nhs number | nhs no | hospital number"
        " | hospital no | insurance number | insurance no | insurance id | policy number | ssn"
        " | social security number | social security no | national id | passport number | uuid"
        " | guid | event id | entry id | log id | row id | record uuid | entry uuid | event uuid"
        " | object id | document id | unique id | external id | device id | session id"
        " | response id | submission id | transaction id | attack id | episode id | migraine id"
        " | headache id | versichertennummer | versicherungsnummer | krankenversicherungsnummer"
        " | sozialversicherungsnummer | sv nummer | svnr | ahv nummer | fallnummer"
        " | numero de securite sociale | numero securite sociale | nir | numero de dossier | dni"
        " | nif | numero de la seguridad social | numero de historia clinica | codice fiscale"
        " | tessera sanitaria | cpf | numero de utente | bsn | burgerservicenummer"
        " | personnummer | cpr nummer | fodselsnummer | снилс | полис | номер полиса | 身份证号"
        " | 病历号 | 医保号 | 就诊号 | 患者番号 | 保険証番号 | 診察券番号"
    ),
    "number": words(
        "id | _id | no | nr | num | number | row | row no | row number | rownum | index | idx"
        " | entry no | entry number | entry nr | record no | record number | serial no | sr no"
        " | s no | sno | line | line no | line number | lfd nr | lfdnr | lfd | laufende nummer"
        " | nummer | zeile | eintrag nr | numero | n° | nº | № | num ligne | ligne | fila | riga"
        " | linha | rij | rad nr | номер | п п | n п п | № п п | 记录id | 记录编号 | 编号 | 序号"
        " | 番号"
        " | attack no | attack number | headache no | headache number | episode no"
        " | episode number | attacke nr | anfall nr | unnamed 0"
    ),
    "amount": words(
        "dosage | dosages | dose | doses | amount | amounts | quantity | quantities | qty | mg"
        " | mcg | ml | tablets n | n tablets | no of tablets | number of tablets"
        " | number of pills | no of pills | tablet count | pill count | how many | how much"
        " | how many pills | how many tablets | how many taken | how much taken | count | mg taken"
        " | amount taken | dose taken | dose mg | dosage mg | dosis mg | amount mg | total mg"
        " | medication dose | medication dosage | medication amount | medication quantity"
        " | dose of medication | amount of medication | drug dose | minutes | treatment minutes"
        " | minutes of treatment | dosis | dosierung | menge | anzahl | stuckzahl | stueckzahl"
        " | anzahl tabletten | wie viel | wieviel | wie viele | einnahmemenge | cantidad | cuanto"
        " | cuanta | cuantos | cuantas | dosificacion | posologie | quantite | combien"
        " | nombre de comprimes | quantita | dosaggio | posologia | quanto | quanti | quantidade"
        " | dosagem | hoeveel | hoeveelheid | dosering | aantal | antal | mangd | maengde"
        " | mengde | antall | доза | дозировка | количество | сколько | 剂量 | 用药剂量 | 用量"
        " | 数量 | 药量"
        " | 服用量 | 錠数 | 個数"
    ),
    "item": words(
        "symptom | detail | entry | entry name | subcategory | sub category | item | items"
        " | category | categories | measure | measurement | variable"
        " | metric | parameter | question | what | event | event type | entry type | record type"
        " | log type | data type | measure name | item name | factor | symptom name"
        " | symptom type | symptom factor | symptom/factor | symptom or factor | kategorie"
        " | symptom/faktor | messgrosse | messwert name | eintrag | ereignis | frage | categorie"
        " | mesure | evenement | categoria | sintoma | medida | pregunta | evento"
        " | misura | voce | symptoom | gebeurtenis | kategori | handelse | симптом"
        " | категория | параметр | событие | показатель | 项目 | 类别 | 指标 | 項目 | 種類"
        " | カテゴリ"
    ),
    "value": words(
        "value | values | rating | ratings | score | scores | level | severity | intensity"
        " | rating/amount | rating amount | value rating | numeric value | result | reading | wert"
        " | werte | zahl | bewertung | intensitat | intensitaet | schweregrad| valeur"
        " | intensite | severite | valor | intensidad | severidad | puntuacion | valore"
        " | intensita | punteggio | intensidade | pontuacao | waarde | score waarde | intensiteit"
        " | varde | vaerdi | verdi | значение | оценка | интенсивность | 值 | 数值 | 评分 | 程度"
        " | 値 | 評価"
    ),
    "triggers": words(
        "trigger | triggers | potential trigger | potential triggers | possible trigger"
        " | possible triggers | suspected trigger | suspected triggers | likely trigger"
        " | likely triggers | known triggers | trigger factors | other trigger | other triggers"
        " | cause | causes | possible cause | possible causes | suspected cause | reason | reasons"
        " | what triggered it | what caused it | ausloser | ausloeser | mogliche ausloser"
        " | vermutete ausloser | vermuteter ausloser | ursache | ursachen | mogliche ursache"
        " | declencheur | declencheurs | facteur declenchant | facteurs declenchants | causes"
        " | declencheurs possibles | desencadenante | desencadenantes | posibles desencadenantes"
        " | factores desencadenantes | causa | causas | disparador | disparadores | detonantes"
        " | trigger possibili | possibili trigger | fattori scatenanti | fattore scatenante | cause"
        " | gatilho | gatilhos | possiveis gatilhos | uitlokker | uitlokkers | oorzaak | oorzaken"
        " | mogelijke triggers | utlosare | utlosande faktorer | orsak | udloser | udlosere | arsag"
        " | utloser | utlosere | arsak | триггер | триггеры | причина | причины | провокаторы"
        " | 诱因 | 诱发因素 | 可能诱因 | 触发因素 | 原因 | 誘因 | きっかけ | トリガー"
    ),
    "symptoms": words(
        "symptoms | other symptoms | associated symptoms | accompanying symptoms"
        " | additional symptoms | symptom list | my symptoms | begleitsymptome | begleitsymptom"
        " | begleiterscheinungen | beschwerden | weitere symptome | symptomes | autres symptomes"
        " | symptomes associes | symptomes accompagnateurs | sintomas | otros sintomas"
        " | sintomas asociados | sintomas acompanantes | sintomi | altri sintomi"
        " | sintomi associati | sintomas associados | symptomen | andere symptomen"
        " | bijkomende klachten | klachten | symptome | symtom | symptomer | ledsagesymptomer"
        " | симптомы"
        " | другие симптомы | сопутствующие симптомы | 症状 | 伴随症状 | 其他症状 | 随伴症状"
        " | 他の症状"
    ),
    "outcome": words(
        "outcome | effect | effects | response | treatment effect | treatment outcome"
        " | treatment response | medication effect | medication helped | medication effective"
        " | did medication help | did the medication help | did treatment help"
        " | did the treatment help | did it help | did it work | did meds help | helped | worked"
        " | helpful | was it helpful | treatment helped | treatment helpful | treatment effective"
        " | meds effective | meds helped"
        " | relief y n | relief yes no | relieved | effective | effectiveness | efficacy"
        " | medication effectiveness | treatment effectiveness | med response | wirkung"
        " | wirksamkeit | wirksam | hilfreich | geholfen | hat es geholfen"
        " | hat das medikament geholfen | hat die behandlung geholfen | ansprechen"
        " | wirkung der medikamente | wirkung des medikaments | effet | effets"
        " | effet du traitement | efficacite | efficace | soulagement | reponse au traitement"
        " | efficacite du traitement | efecto | efectos | eficacia | funciono | ayudo | alivio"
        " | efecto del tratamiento | respuesta | effetto | effetti | efficacia | ha funzionato"
        " | sollievo | effetto del farmaco | efeito | eficacia do medicamento | ajudou"
        " | funcionou | effectief | werking | hielp het | heeft het geholpen | effekt | verkan"
        " | hjalpte det | hjalp det | virkning | эффект | эффективность | помогло | помогло ли"
        " | 效果 | 疗效 | 用药疗效 | 药效 | 有效 | 効果 | 効き目 | 効いたか"
    ),
    "notes": words(
        "thoughts | tagebuch | diary | gedanken | pensees | pensamientos | pensieri | notes"
        " | what happened | story | my story | title | message | misc | miscellaneous | other"
        " | note | comments | comment | remark | remarks | memo | memos | free text"
        " | freetext | description | details | detail notes | journal | diary text | diary entry"
        " | additional info | additional information | more info | other info | further info"
        " | other information | anything else | observations | text | sonstiges | bemerkung"
        " | weitere angaben | freitext | autre | autres | divers | autres informations"
        " | observaciones | informacion adicional | osservazioni | altro | altre informazioni"
        " | informazioni aggiuntive | observacoes | informacoes adicionais | overig"
        " | bijzonderheden | ovrigt | andet | annet | прочее | дополнительно | комментарий"
        " | комментарии | 备注 | 其他 | 说明 | 补充 | 備考 | その他 | メモ"
    ),
}
"""What a heading of each kind is called; `heading_kind` looks it up."""

NOTE_PARTS: frozenset[str] = frozenset(
    words(
        "note | notes | comment | comments | remark | remarks | memo | memos | description"
        " | descriptions | details | freetext | journal | anmerkung | anmerkungen | notiz"
        " | notizen | bemerkung | bemerkungen | kommentar | kommentare | beschreibung"
        " | commentaire | commentaires | remarque | remarques | nota | notas | comentario"
        " | comentarios | observaciones | observacion | descripcion | commento | commenti"
        " | osservazioni | annotazioni | descrizione | observacoes | descricao | anotacoes"
        " | opmerking | opmerkingen | notitie | notities | beschrijving | anteckning"
        " | anteckningar | kommentarer | bemaerkninger | merknad | merknader | notat | notater"
        " | beskrivning | beskrivelse | заметка | заметки | примечание | примечания | комментарий"
        " | комментарии | описание"
    )
)
"""A heading with one of these words heads notes (`Headache Notes`, `note_title`)."""

NOTE_SIGNS = ("备注", "笔记", "備考", "メモ", "コメント", "说明")
"""The same where words are written without gaps."""

PRIVATE_PARTS: dict[str, str] = {
    word: kind
    for kind, cell in {
        "coordinates": "latitude | longitude | geohash | gps | breitengrad | langengrad"
        " | laengengrad | latitud | longitud | latitudine | longitudine | широта | долгота",
        "contact": "email | mailadresse | emailadresse | telefonnummer | handynummer | courriel",
        "identifier": "mrn | uuid | guid | ssn | versichertennummer | versicherungsnummer",
        "birth": "dob | birthdate | birthday | geburtsdatum | geboortedatum",
        "name": "surname | firstname | lastname | forename | vorname | nachname | prenom | cognome"
        " | voornaam | achternaam",
        "town": "postcode | zipcode | postleitzahl",
    }.items()
    for word in words(cell)
}
"""Words that tell by themselves that a heading is about the person and not the headache."""
