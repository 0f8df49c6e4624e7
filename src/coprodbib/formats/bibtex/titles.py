"""Titles: which capitals survive a BibTeX style that lower-cases.

``change.case$`` of BibTeX lowers every letter outside braces but the first of the title and the first after ": ".
Three kinds of title:

- English: what CSL wraps as no-case goes into braces, and the first letter of a subtitle where BibTeX would lower it.
- Another language: every word with a capital goes into braces, because only the language knows why it is there. CSL does
  not change the case of such titles, so the braces are dropped on reading.
- Unknown: the whole title goes into braces, unless no-case spans say more.
"""

from __future__ import annotations

import re

from coprodbib.formats.bibtex.latex import NOCASE, balanced_markup, decode, encode, has_letter, in_one_group

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SPAN = re.compile(r'([^\W_]{0,60})<span class="nocase">([^<>]{1,500})</span>([^\W_]{0,60})')
_MARKS = "\\s\"'“‘«(„¿¡\\["
_OPENER = re.compile(rf"(?:\A(?=[{_MARKS}])|[?!.:]|\s[–—-]\s|—)[{_MARKS}]{{0,5}}")
_AFTER_OPENER = re.compile(rf"{_OPENER.pattern}\Z")
_MARKED_OPENER = re.compile(r'<span class="nocase">(?:([^\W\d_])</span>(?=[^\W_])|(A)</span>(?![\w-]))')
"""A lone letter in braces at the beginning of a sentence: the letter of a longer word, or the article "A"."""


def write_title(title: str, language: str) -> str:
    """A title of CSL as BibTeX, its capitals protected.

    >>> write_title('Quo vadis? Lessons for <span class="nocase">NPM</span>', "en")
    'Quo vadis? {L}essons for {NPM}'
    >>> write_title("Participer, oui : Éloge de la France", "fr"), write_title("Institutional Logics", "")
    ('Participer, oui : {Éloge} de la {France}', '{Institutional Logics}')
    """
    spans = NOCASE[0] in title
    if is_english(language) or (spans and not language):
        return _with_closed_end(title, encode(_marked_openers(title)))
    if language:
        return _with_closed_end(title, encode(protected(title)))
    whole = encode(title)
    if not has_inner_capital(title):
        return whole
    return f"{{{{}}{whole}}}" if whole.startswith("\\") else f"{{{whole}}}"


def read_title(value: str, language: str) -> str:
    """The title of a BibTeX value: no-case spans for braces where the language is English or not named.

    >>> read_title("Quo vadis? {L}essons for {NPM} in {F}rance", "en")
    'Quo vadis? Lessons for <span class="nocase">NPM</span> in <span class="nocase">France</span>'
    >>> read_title("{Éloge} de la {France}", "fr")
    'Éloge de la France'
    """
    if language and not is_english(language):
        return decode(value)
    return tidy_title(decode(value, nocase=True), language)


def tidy_title(title: str, language: str) -> str:
    """The same title with spans round whole words only, and only where they say something.

    >>> tidy_title('Quo vadis? <span class="nocase">L</span>essons in <span class="nocase">F</span>rance', "")
    'Quo vadis? Lessons in <span class="nocase">France</span>'
    """
    if language and not is_english(language):
        return without_nocase(title)
    return _SPAN.sub(_widened, _without_marked_openers(without_nocase(title, nested_only=True)))


def protected(title: str) -> str:
    """The title with a no-case span round each word that has a capital, but for the capital that begins the title.

    >>> protected("Éloge de la France")
    'Éloge de la <span class="nocase">France</span>'
    """
    plain = without_nocase(title)
    tags = [(tag.start(), tag.end()) for tag in balanced_markup(plain)]

    def marked(match: re.Match[str]) -> str:
        telling = match[0][1:] if match.start() == 0 else match[0]
        if telling == telling.lower() or _inside(match.start(), tags):
            return match[0]
        return f"{NOCASE[0]}{match[0]}{NOCASE[1]}"

    return _WORD.sub(marked, plain)


def spanned_like(title: str, model: str) -> str:
    """The title with no-case spans round the words that the model, the same title in another printing, has in spans.

    >>> spanned_like("An NPM Dilemma in France", 'An <span class="nocase">NPM</span> dilemma in <span class="nocase">France</span>')
    'An <span class="nocase">NPM</span> Dilemma in <span class="nocase">France</span>'
    """
    spans = sorted({match[2] for match in _SPAN.finditer(model)}, key=lambda span: (-len(span), span))
    if not spans or NOCASE[0] in title:
        return title
    words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spans))})(?!\w)", re.IGNORECASE)
    return words.sub(lambda m: m[0] if m[0].islower() else f"{NOCASE[0]}{m[0]}{NOCASE[1]}", title)


def has_inner_capital(title: str) -> bool:
    """Whether a style that lower-cases would change the title.

    >>> has_inner_capital("Éloge de la France"), has_inner_capital("A ladder")
    (True, False)
    """
    return NOCASE[0] in protected(title)


def without_nocase(title: str, *, nested_only: bool = False) -> str:
    """The title without no-case spans, or only without those inside another.

    >>> without_nocase('An <span class="nocase">NPM</span> dilemma')
    'An NPM dilemma'
    """
    open_tags: list[tuple[bool, bool]] = []  # is it a no-case span, is it dropped
    out, at = [], 0
    for tag in balanced_markup(title) if NOCASE[0] in title else []:
        if tag[0].startswith("</"):
            _, drop = open_tags.pop()
        else:
            spans = tag[0] == NOCASE[0]
            drop = spans and (not nested_only or any(outer for outer, _ in open_tags))
            open_tags.append((spans, drop))
        out.append(title[at : tag.start() if drop else tag.end()])
        at = tag.end()
    return "".join(out) + title[at:]


def is_english(language: str) -> bool:
    """Whether a CSL language is English.

    >>> is_english("en-GB"), is_english("enm"), is_english("")
    (True, False, False)
    """
    return language.lower().replace("_", "-").split("-")[0] == "en"


def _inside(at: int, tags: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in tags)


def _with_closed_end(title: str, value: str) -> str:
    """A value that is one group would read as a title wholly in braces; "{}" behind it says that one word is meant."""
    return f"{value}{{}}" if in_one_group(value) and NOCASE[0] in title else value


def _marked_openers(title: str) -> str:
    """No-case spans round the capital that begins a subtitle, where BibTeX does not keep it by itself."""
    out, at = [], 0
    for match in _OPENER.finditer(title):
        if match[0] != ": " and _is_opening_word(title[match.end() : match.end() + 2]):
            letter = title[match.end()]
            out += [title[at : match.end()], NOCASE[0], letter, NOCASE[1]]
            at = match.end() + 1
    return "".join(out) + title[at:]


def _is_opening_word(start: str) -> bool:
    return start[:1].isupper() and (start[1:].isalnum() or start[:1] == "A" and start[1:] not in ("-", "_"))


def _without_marked_openers(title: str) -> str:
    def opened(match: re.Match[str]) -> str:
        before = title[max(0, match.start() - 12) : match.start()]
        before = before if match.start() <= 12 else f"x{before}"  # the window does not begin the title
        return match[1] or match[2] if _AFTER_OPENER.search(before) else match[0]

    return _MARKED_OPENER.sub(opened, title)


def _widened(match: re.Match[str]) -> str:
    before, inside, after = match.groups()
    return f"{NOCASE[0]}{before}{inside}{after}{NOCASE[1]}" if has_letter(inside) else f"{before}{inside}{after}"
