"""More words for places and sides: Russian, Chinese, Japanese, Portuguese, Dutch and others."""

# ruff: noqa: RUF001 - Cyrillic words look Latin.

from __future__ import annotations

import re

from hdiary.vocabulary.text import words

MORE_PLACES: dict[str, tuple[str, ...]] = {
    "forehead": words(
        "лобная область | лобная часть | во лбу | лобная | parte frontal | zona frontal | frontale"
        " | regione frontale | zona frontale | front du visage | 前额 | 前額 | 额头 | 額頭 | 额部"
        " | 额"
        " | おでこ | 前頭部 | 前頭 | 眉间 | 眉間"
    ),
    "temple": words(
        "в виске | в висках | височная область | височная | temporas | regione temporale"
        " | zona temporal | zona temporale | slaapstreek | 颞部 | 顳部 | 太阳穴 | 太陽穴 | 颞侧"
        " | 颞"
        " | こめかみ | 側頭部 | 側頭"
    ),
    "eye": words(
        "глаза | за глазами | область глаза | область глаз | вокруг глаза | вокруг глаз"
        " | над глазом | atras do olho | ao redor dos olhos | alrededor del ojo"
        " | alrededor de los ojos | intorno agli occhi | achter oog | rond de ogen | 眼 | 眼睛"
        " | 眼部 | 眼眶 | 眼周 | 眼后 | 眼後 | 眼球 | 目の奥 | 眼の奥 | 目の周り | 目の裏 | まぶた"
    ),
    "top of head": words(
        "теменная область | теменная | макушка головы | alto da cabeca | parte de cima da cabeca"
        " | parte alta de la cabeza | parte alta della testa | boven op het hoofd"
        " | bovenkant hoofd | 头顶 | 頭頂 | 头顶部 | 頭頂部 | 巅顶 | 頭のてっぺん | てっぺん | 顶部"
    ),
    "back of head": words(
        "в затылке | затылочная область | затылочная часть | затылочная | затылка"
        " | atras da cabeca | parte trasera de la cabeza | regione occipitale | zona occipitale"
        " | zona occipital | region occipital | parte posteriore della testa"
        " | achterkant van het hoofd | 后脑 | 后脑勺 | 後腦 | 後腦勺 | 枕部 | 后枕部 | 後枕部"
        " | 枕后"
        " | 脑后 | 後頭 | 頭の後ろ | 後頭部下 | 后头部"
    ),
    "neck": words(
        "в шее | шеи | шейный отдел | шейный отдел позвоночника | задняя часть шеи"
        " | parte de tras do pescoco | regione cervicale | zona cervicale | region cervical"
        " | coluna cervical | columna cervical | halswervel | halswervels | 颈 | 颈部 | 頸部 | 頸"
        " | 脖子 | 后颈 | 後頸 | 后颈部 | 颈后 | 颈椎 | 頸椎 | 首筋 | 首の後ろ | うなじ"
    ),
    "jaw": words("в челюсти | зубы | 下颌 | 下頜 | 下巴 | 牙齿 | 顎 | あご | 奥歯"),
    "face": words(
        "щека | щеки | нос | пазухи | bochecha | bochechas | nariz | naso | seni nasali | neus"
        " | bijholten | 面部 | 脸 | 脸部 | 臉 | 鼻 | 鼻子 | 鼻窦 | 脸颊 | 頬 | 鼻の奥"
    ),
    "shoulder": words(
        "плеча | лопатка | 肩部 | 肩膀 | 斜方肌 | 肩甲骨 | escapula | omoplata | scapola"
    ),
    "whole head": words(
        "по всей голове | голова целиком | вся | cabeca toda | cabeca inteira | testa intera"
        " | tutto il capo | todo | toda | tutta | het hele hoofd | 全头 | 全頭 | 整个头 | 整个头部"
        " | 全头部 | 整頭 | 满头 | 頭全体 | 全頭部"
    ),
}
"""Added to `PLACE_SYNONYMS`."""

MORE_SIDES: dict[str, tuple[str, ...]] = {
    "left": words(
        "левая сторона | левой стороны | с левой стороны | левый | левое | левои | esq | izqda"
        " | a la izquierda | parte izquierda | a esquerda | linkerzijde | linker zijde | lato sx"
        " | sx | parte sinistra | 左侧 | 左側 | 左边 | 左邊 | 左半 | 左のみ | 左だけ"
    ),
    "right": words(
        "правая сторона | правой стороны | с правой стороны | правый | правое | правои | dcha"
        " | dcho | a la derecha | parte derecha | a direita | rechterzijde | rechter zijde"
        " | lato dx | parte destra | 右侧 | 右側 | 右边 | 右邊 | 右半 | 右のみ | 右だけ"
    ),
    "both": words(
        "обе стороны | с двух сторон | двусторонняя | двусторонний | обе | оба | os dois lados"
        " | dos dois lados | ambos | bilaterais | i due lati | ambo i lati | entrambe | ambedue"
        " | aan beide kanten | beiderzijds | 双侧 | 雙側 | 两侧 | 兩側 | 两边 | 兩邊 | 両方 | 左右"
        " | 左右両方"
    ),
    "shifting": words(
        "меняется | меняет сторону | то слева то справа | попеременно | alternado | alternada"
        " | muda de lado | cambia de lado | cambia lato | wisselt van kant | 交替 | 左右交替 | 交互"
        " | 変わる | 移動する"
    ),
}
"""Added to `SIDE_SYNONYMS`."""

_SIGNS = {
    "left": ("左侧", "左側", "左边", "左邊", "左"),
    "right": ("右侧", "右側", "右边", "右邊", "右"),
    "both": ("左右", "双侧", "雙側", "两侧", "兩側", "两边", "両側", "両方", "両"),
}
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SIDE_FIRST = re.compile(
    f"^({'|'.join(s for side in ('both', 'left', 'right') for s in _SIGNS[side])})の?(.+)$"
)


def part_signs(text: str) -> tuple[str, str | None]:
    """Part the side from a place that is written without gaps (`右侧颞部`)."""
    found = _SIDE_FIRST.match(text) if _WIDE.search(text) else None
    if found is None:
        return text, None
    side = next(side for side, signs in _SIGNS.items() if found[1] in signs)
    return found[2], side
