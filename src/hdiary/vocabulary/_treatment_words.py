"""Words around a treatment's name, and words that are too vague to be one."""

from __future__ import annotations

from hdiary.vocabulary.text import words

NUMBERED_TYLENOL = (
    "write paracetamol with codeine if it is the product of that number, or 2 x Tylenol if two"
    " tablets were taken"
)
VAGUE: dict[str, str] = {
    word: advice
    for advice, cell in {
        "write the name on the packet, e.g. ibuprofen 400 mg": "painkiller | pain killer"
        " | painkillers | pain killers | pain relief | pain reliever | pain relievers | pain pill"
        " | pain pills | pain tablet | pain medication | pain meds | pain medicine | analgesic"
        " | analgesics | tablet | tablets | pill | pills | medication | medications | medicine"
        " | meds | drug | drugs | otc | anti inflammatory | anti inflammatories | schmerzmittel"
        " | schmerztablette | schmerztabletten | tablette | tabletten | medikament | medikamente"
        " | antidouleur | antidouleurs | medicament | medicaments | analgesico | analgesicos"
        " | analgesique | medicamento | pastilla | pastillas | antidolorifico | antidolorifici"
        " | farmaco | pijnstiller | pijnstillers | medicijn | medicijnen | vardetabletter"
        " | smartstillande | smertestillende | headache tablet | headache tablets | migraine tablet"
        " | migraine tablets | kopfschmerztablette | kopfschmerztabletten | yes | ja"
        " | 止痛药 | 止痛片 | 头痛药 | 鎮痛剤 | 鎮痛薬 | 頭痛薬 | 痛み止め | 頓服 | 薬 | 药"
        " | таблетка"
        " | таблетки | лекарство | лекарства | обезболивающее | обезболивающие | remedio | remedios"
        " | comprimido | pilula | pijnstillertje",
        "write what was done, e.g. heat 20 min, massage or neck exercises": "treatment | therapy"
        " | treatments | self care | home remedy | home remedies | therapie | behandlung"
        " | traitement | tratamiento | terapia | injection | block | shot | spritze",
        NUMBERED_TYLENOL: "tylenol 1 | tylenol 2 | tylenol 3 | tylenol 4",
        "write which one, e.g. paracetamol with codeine": "panadol plus | paramax | cold and flu"
        " | cold and flu tablets | cold flu",
    }.items()
    for word in words(cell)
}

# Words for a swallowed or sprayed drug; beside a word such as "cold" they make it another thing.
FORMS: frozenset[str] = frozenset(
    words(
        "tablet | tablets | tab | tabs | tabl | pill | pills | capsule | capsules | cap | caps"
        " | caplet | caplets | gelcap | gelcaps | softgel | softgels | filmtabletten"
        " | filmtablette | tablette | tabletten | kapsel | kapseln | brausetabletten"
        " | brausetablette | retardtabletten | comprime | comprimes | comprimido | comprimidos"
        " | compressa | compresse | gelule | gelules | cachet | cachets | nasal | nasally | spray"
        " | nasenspray | intranasal | suppository | zapfchen | zaepfchen | suppositoire | supp"
        " | odt | wafer | sublingual | effervescent | dispersible | syrup | saft | sirup | drops"
        " | tropfen | gouttes | sodium | natrium | potassium | kalium | hydrochloride | hcl"
    )
)

# Words that say how a drug is given, in which salt or how fast it works, never what is in it.
# "plus", "extra", "comp", "duo", "night" and the like change what is in it, so they stay.
DROPPED: frozenset[str] = frozenset(
    words(
        "oral | orally | po | p.o | by mouth | mouth | by | taken | took | take | of | a | an"
        " | some"
        " | the | with water | tablet | tablets | tab | tabs | tabl | pill | pills | capsule"
        " | capsules | cap | caps | caplet | caplets | gelcap | gelcaps | softgel | softgels"
        " | liquigel | liquigels | filmtabletten | filmtablette | tablette | tabletten | kapsel"
        " | kapseln | schmelztabletten | schmelztablette | brausetabletten | brausetablette"
        " | retardtabletten | comprime | comprimes | comprimido | comprimidos | compressa"
        " | compresse | gelule | gelules | cachet | cachets | sachet | sachets | nasal | nasally"
        " | spray | nasenspray | intranasal | im | iv | sc | s.c | i.v | i.m | subcutaneous"
        " | injection | injections | spritze | autoinjector | pen | suppository | zapfchen"
        " | zaepfchen | suppositoire | supp | odt | melt | wafer | sublingual | lingual | soluble"
        " | effervescent | dispersible | liquid | syrup | saft | sirup | drops | tropfen | gouttes"
        " | retard | sr | xr | er | ir | xl | la | mr | modified release | extended release"
        " | slow release | immediate release | fast acting | film coated | coated | generic | brand"
        " | otc | akut | sodium | natrium | potassium | kalium | calcium | succinate | benzoate"
        " | hydrobromide | hydrochloride | hcl | malate | maleate | tartrate | mesylate | besylate"
        " | lysine | lysinate | lysinat | arginine | trometamol | sodico | sodique | potassique"
        " | daily | once daily | nightly | at night | at bedtime | each | every day | prn"
        " | as needed | hexal | stada | ratiopharm | 1a pharma | mylan | teva | sandoz | biogaran"
        " | actavis | zentiva | arrow | cinfa | normon | krka | viatris | apotex | heumann"
        " | aristo | zydus | aurobindo | with food | after food | left | right | links | rechts"
        " | both | bilateral | таблетка | таблетки | таблеток | капсула | капсулы"
    )
)
