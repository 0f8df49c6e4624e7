"""Which language a title is in, from its small words."""

from __future__ import annotations

import re

_SMALL = {
    "en": "the of and in to for a an on with from is are at by as how what why when who does do can not its their under into "
    "between through towards toward an or be it this that these our your we i you beyond about during after among within "
    "without against across over versus will should has have was were than more",
    "fr": "le la les des du et un une dans en pour sur au aux est sont ce ces cette qui que ou mais par avec leur leurs chez "
    "entre vers comment pourquoi oui d l",
    "de": "der die das und des dem den ein eine einer eines im in zu zur zum von vom für mit auf aus bei als über nach oder "
    "wie zwischen ist sind nicht durch",
    "es": "el la los las de del y en un una para por con sobre como entre al su sus es qué lo",
    "pt": "o a os as de do da dos das e em no na nos nas um uma para por com sobre como entre ao à ou",
    "it": "il lo la i gli le di del della dei delle e in nel nella un una per con su come tra fra al alla che dall dell sull",
    "nl": "de het een en van in op voor met aan door over tussen naar bij als hoe niet",
    "sv": "och i en ett av för på med som till den det de om mellan från är",
    "da": "og i en et af for på med som til den det de om mellem fra er",
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}


def language_of(text: str) -> str:
    """Two-letter code of the language whose small words stand out, "" when none does.

    >>> language_of("Participer, oui, mais comment ? Éloge de la co-construction")
    'fr'
    >>> language_of("A ladder of citizen participation"), language_of("Institutional logics")
    ('en', '')
    """
    found = re.findall(r"[^\W\d_]+", text.lower())
    scores = {language: sum(w in small for w in found) for language, small in _WORDS.items()}
    ranked = sorted(scores.items(), key=lambda s: (-s[1], s[0]))
    (best, most), (_, second) = ranked[0], ranked[1]
    return best if most > second else ""
