"""The language of a text, among those of the site, told by its smallest words."""

import re
from collections import Counter

from django.conf import settings

from intranet.settings.languages import base_of

LOOKED_AT = 20_000
# Fewer tell nothing, nor does a small lead: a table of figures is of no language.
LEAST, LEAD = 4, 1.5
_WORD = re.compile(r"[^\W\d_]+")
# A language that has none here is that of no file.
_SMALL_WORDS = {
    "fr": "le la les l un une des du de d et est sont dans pour par sur avec que qui ne pas plus ce cette ces au "
    "aux se son sa ses leur leurs nous vous ou où il elle ils elles été être ont",
    "en": "the of and to is are was were be been that this these those with for from by at it its as which not have "
    "has had will their our your they we you or an there",
    "de": "der die das den dem des ein eine einer eines einem einen und ist sind war wird werden wurde im in von "
    "vom zu zum zur mit für auf aus bei nach über nicht auch als dass sich es sie wir ihr oder wie durch",
    "es": "el la los las un una unos unas y e de del al en es son fue era con por para que no se su sus lo como más "
    "pero este esta estos estas o ha han sobre entre desde",
    "it": "il lo la i gli le un una e è sono di del dello della dei degli delle al alla nel nella dal dalla con per "
    "che non si sul sulla ha hanno più come questo questa anche o ed tra",
    "nl": "de het een en van in is zijn was werd worden wordt te op met voor aan door bij naar uit dat die dit deze "
    "niet ook als om er of maar hun onze wij zij heeft hebben over",
    "pt": "o a os as um uma e é são de do da dos das ao à em no na nos nas com por para que não se seu sua mais como "
    "foi pelo pela este esta ou mas entre também tem",
    "ca": "el la els les un una i és són de del dels al als en amb per que no es seu seva més com aquest aquesta o "
    "però hi ha han entre des també",
}


def guess_language(text: str) -> str:
    """The code of one of the site's languages; empty where the text does not tell."""
    codes = [code for code, _name in settings.LANGUAGES if base_of(code) in _SMALL_WORDS]
    small = {code: frozenset(_SMALL_WORDS[base_of(code)].split()) for code in codes}
    told = dict.fromkeys(codes, 0.0)
    for word, times in Counter(word.lower() for word in _WORD.findall(text[:LOOKED_AT])).items():
        its = [code for code in codes if word in small[code]]
        for code in its:
            # A word of several languages tells the less of each.
            told[code] += times / len(its)
    first, second = sorted([0.0, 0.0, *told.values()], reverse=True)[:2]
    return max(told, key=lambda code: told[code]) if first >= max(LEAST, LEAD * second) else ""
