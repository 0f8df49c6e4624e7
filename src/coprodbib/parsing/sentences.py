"""Where a title may end: sentence ends that are no abbreviations."""

from __future__ import annotations

import re

_END = re.compile(r"[.?!][\"”’»)\]]?\s+(?=[^\W_a-z]|[“\"‘'«(\[]|[a-z]{2})")
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]|\b(?:vs|cf|St|Dr|Mr|Mrs|Ms|Prof|No|no|Vol|vol|Nr|Bd|Jg|Nos|ed|eds|Ed|Eds|Hrsg|Hg|pp|Inc|Ltd|Co|Corp|Univ|Dept|Fig|al|etc|ca|"
    r"z|bzw|ff|Jr|Sr|rev|Rev|Ph|approx|e\.g|i\.e|u\.a|z\.B|U\.S|U\.K|U\.N|D\.C|trans|Trans|Aufl|Abt|Art|art|núm|Int|Proc|Am|Eur|Assoc|Soc|Natl|Acad|Sci))\.\Z"
)


_COUNTED = re.compile(r"\b(?:[Nn]os?|[Vv]ol|[Nn]r|Bd|Jg|pp|Fig|[Aa]rt|[Aa]bt|z|Int|Am|Soc|Acad|Sci|Proc)\.\Z")
_NUMBER = re.compile(r"[A-Z]{0,4}-?\d")
_PART = re.compile(r"(?:,|\b[Pp]art|\b[Tt]eil|\b[Pp]arte)\s[IVX]\.\Z")


def _is_abbreviation(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a stop belongs to a shortened word: "No. 5", "vs. the"; not in "as an Art. Communications" nor in "Part I. The"."""
    low = max(start, match.start() - 8)
    if _ABBREVIATION.search(text, low, match.start() + 1) is None or _PART.search(text, low, match.start() + 1):
        return False
    return _COUNTED.search(text, low, match.start() + 1) is None or _NUMBER.match(text, match.end()) is not None


def sentence_ends(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """(end of the sentence, start of the next) for each sentence end in ``text[start:end]``, in order.

    >>> text = "What works? A study. J. Test. Policy 3"
    >>> [text[b:] for _, b in sentence_ends(text, 0, len(text))]
    ['A study. J. Test. Policy 3', 'J. Test. Policy 3', 'Policy 3']
    """
    out = []
    for match in _END.finditer(text, start, end):
        if text[match.start()] == "." and _is_abbreviation(text, start, match):
            continue
        if (
            text[match.end()].islower()
            and text[match.start()] == "."
            and not re.match(r"[a-z]{1,9}[A-Z]", text[match.end() :])
        ):
            continue
        out.append((match.end() - len(match[0]) + len(match[0].rstrip()), match.end()))
    return out
