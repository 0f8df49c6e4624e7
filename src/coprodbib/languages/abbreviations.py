"""Words that end in a full stop of their own: of places and firms, and of abbreviated journal names."""

from __future__ import annotations

import re

_OWN_STOP = re.compile(
    r"(?:\.\.|\b[^\W\d_]\.[^\W\d_]\.|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|etc|Bros|Cie|[Dd]iss)\.|\bu\. ?a\.)\Z"
)
_SHORT_WORD = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{0,8}\.\Z")
_PART = re.compile(r"[IVX]{1,4}\.")
_LINKS = frozenset({"of", "the", "and", "&", "für", "et", "de", "in", "on", "der", "des", "la"})
_FULL_ENDINGS = ("s", "e", "y", "a", "o", "tion", "ing", "ment")
_SHORT_IN_S = frozenset("trans philos phys geophys biophys statis sys syst class".split())


def is_abbreviation(word: str) -> bool:
    """Whether a word with its stop reads as shortened: capital, short, and cut off at a consonant.

    >>> is_abbreviation("Hydrol."), is_abbreviation("Trans."), is_abbreviation("Equations."), is_abbreviation("phosphorus.")
    (True, True, False, False)
    """
    if not _SHORT_WORD.match(word):
        return False
    bare = word[:-1].lower()
    return len(bare) <= 4 or bare in _SHORT_IN_S or not bare.endswith(_FULL_ENDINGS)


def keeps_stop(text: str, *, abbreviated: bool = True) -> bool:
    """Whether the full stop at the end belongs to the words: "U.S.", "Sage Inc.", "Ecol. Appl."; not that of "Health.".

    ``abbreviated``: whether words are shortened, as in names of journals; in titles they are not ("by Cass R. Sunstein.").

    >>> keeps_stop("Annu. Rev. Ecol. Syst."), keeps_stop("Public Administration Review."), keeps_stop("Inc.")
    (True, False, True)
    """
    if _OWN_STOP.search(text):
        return True
    words = text.split() if abbreviated else []
    return len(words) > 1 and is_abbreviation(words[-1]) and any(is_abbreviation(w) for w in words[:-1])


def _is_first(text: str, start: int, at: int, word: str) -> bool:
    """Whether a whole word with a capital stands behind the stop of a sentence, and so begins a name."""
    return word[0].isupper() and word.isalpha() and re.search(r"[^\W\d_]{4,}[.?!]\s\Z", text[start:at]) is not None


def abbreviated_start(text: str, start: int, at: int) -> int:
    """Where the abbreviated name begins that goes on at ``at``: behind the stop of a sentence or a comma; ``at`` itself if none does.

    >>> text = "the search for a cure. J. N. Am. Benthol. Soc. 24"
    >>> text[abbreviated_start(text, 0, text.index("Soc.")):]
    'J. N. Am. Benthol. Soc. 24'
    >>> text = "services in Sweden. Annals of Economics 80"
    >>> text[abbreviated_start(text, 0, text.index("Annals")):]
    'Annals of Economics 80'
    """
    begin = end = at
    while word := text[start:end].rstrip().rpartition(" ")[2]:
        end = text.rindex(word, start, end)
        if is_abbreviation(word):
            begin = end
        elif begin < at and _is_first(text, start, end, word):
            return end  # "Water Sci. Technol."
        elif word not in _LINKS:
            part = word[-1] == "," and _PART.match(text, begin)  # "A calculus, I. Inf Comput"
            return begin if word[-1] in '.?!”"’,' and not part else at
    return at
