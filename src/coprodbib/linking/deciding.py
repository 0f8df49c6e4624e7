"""Evidence -> verdict: same, different or maybe, with the relation two different works may have.

Precision first: a wrong merge loses a work, a missed merge only repeats it. What contradicts decides before what agrees.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from coprodbib.linking.comparing import Evidence, compare
from coprodbib.linking.records import Record
from coprodbib.linking.titles import alike, contained
from coprodbib.model import Match, Verdict
from coprodbib.settings import Rules


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its ground; ``relation`` is "edition-of", "version-of" or "".

    >>> Decision("different", "editions differ", relation="edition-of").verdict
    'different'
    """

    verdict: Verdict
    ground: str = ""
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    relation: str = ""

    def match(self, a: str, b: str) -> Match:
        """The decision as a Match of two ids, in their order."""
        reasons = tuple(dict.fromkeys(r for r in (self.ground, *self.reasons) if r))
        return Match(min(a, b), max(a, b), self.verdict, self.score, reasons)


def judge(a: Record, b: Record, rules: Rules) -> Decision:
    """Whether two records mean one work.

    >>> from coprodbib.linking.records import record
    >>> one = {"type": "book", "title": "Public management reform", "author": [{"family": "Pollitt", "given": "C."}],
    ...        "issued": {"date-parts": [[2011]]}, "edition": "3"}
    >>> judge(record("a", one), record("b", {**one, "edition": "2"}), Rules()).relation
    'edition-of'
    """
    evidence = compare(a, b, rules)
    ruling = _in_one_list(a, b, evidence) or _contradicted(a, b, evidence, rules)
    verdict, ground, relation = ruling or _supported(a, b, evidence, rules)
    return Decision(verdict, ground, evidence.score, evidence.reasons, relation)


_PLACES = ("container", "volume", "issue", "page", "edition", "level")
_Ruling = tuple[Verdict, str, str]


def _in_one_list(a: Record, b: Record, e: Evidence) -> _Ruling | None:
    """Two entries of one list are two works, unless they say the same in every field."""
    if a.list_id is None or a.list_id != b.list_id:
        return None
    if a.letter != b.letter:
        return "different", "different letters in one list", _relation(a, b, e)
    compared = [o for f, o in e.outcome.items() if f != "level"]
    if e.outcome["title"] == "same" and "differ" not in compared and _equally_complete(a, b):
        return None
    if e.agree("title", "people", "year") and "differ" not in e.outcome.values():
        return "maybe", "two entries of one list", ""
    return "different", "two entries of one list", _relation(a, b, e)


def _equally_complete(a: Record, b: Record) -> bool:
    fields = ("volume", "issue", "first_page", "container", "edition", "year", "publisher")
    return all(bool(getattr(a, f)) == bool(getattr(b, f)) for f in fields)


def _contradicted(a: Record, b: Record, e: Evidence, rules: Rules) -> _Ruling | None:
    """The vetoes, hardest first; where the rest agrees all the same, a person decides."""
    anchored = (_located(e) or e.outcome["doi"] == "same") and not e.differ("year") and not a.serial and not b.serial
    if e.differ("title"):
        if anchored and e.agree("people") and not e.differ("level"):
            same = e.outcome["year"] == "same" and (alike(a, b) or _located(e) and contained(a, b))
            return ("same" if same else "maybe"), "all agrees, titles nearly so" if same else "other title", ""
        lettered = e.agree("people", "year") and not any(e.differ(f) for f in _PLACES) and alike(a, b)
        return ("maybe" if lettered and not a.serial else "different"), e.reason["title"], _edition(a, b, e)
    if e.differ("people"):
        if anchored and e.outcome["title"] == "same" and not e.differ("level"):
            both = _located(e) and e.outcome["doi"] == "same"
            return ("same" if both else "maybe"), "all agrees but the names", ""
        return "different", e.reason["people"], ""
    if e.differ("edition"):
        return "different", e.reason["edition"], "edition-of"
    if e.differ("year"):
        return "different", e.reason["year"], _relation(a, b, e)
    if e.differ("level"):
        return "different", e.reason["level"], _relation(a, b, e)
    return _by_locators(a, b, e, rules)


def _by_locators(a: Record, b: Record, e: Evidence, rules: Rules) -> _Ruling | None:
    if _edition(a, b, e):
        return "different", f"{e.reason['year']}, one names its edition", "edition-of"
    wrong = [f for f in ("container", "volume", "issue", "page", "doi") if e.differ(f)]
    if e.outcome["year"] == "near" and not (_located(e) or e.outcome["doi"] == "same"):
        wrong.append("year")
    if not wrong:
        return None
    ground = "; ".join(e.reason[f] for f in wrong)
    if _is_thin(a, b, rules):
        return "different", ground, _relation(a, b, e) if len(a.content & b.content) > 1 else ""
    if wrong == ["issue"] and e.agree("volume", "page"):
        return None  # some number issues through, some by volume
    if wrong == ["doi"] and e.agree("volume", "page", "container"):
        return None  # one work can have two DOIs, and DOIs are misprinted
    if wrong == ["container"] and e.agree("volume", "title") and e.outcome["page"] == "same" and _whole_range(a, b):
        return None  # a journal's name translated, a series for its volume
    rest = e.agree("title", "people") and len(wrong) == 1
    if (
        rest
        and not _apart(wrong, a, b)
        and (_located(e) or e.outcome["doi"] == "same" or wrong in (["page"], ["year"]) or _paged(e))
    ):
        return "maybe", ground, ""
    return "different", ground, _relation(a, b, e)


def _supported(a: Record, b: Record, e: Evidence, rules: Rules) -> _Ruling:
    """Nothing contradicts: is there enough that agrees?"""
    if e.outcome["doi"] == "same" and e.outcome["title"] in ("same", "near", "part", "missing"):
        return "same", "same DOI", ""
    missing = [f for f in ("title", "people", "year") if e.missing(f)]
    if missing:
        found = _located(e) or (missing != ["title"] and (e.agree("page") or e.agree("volume", "issue")))
        enough = len(missing) == 1 and _placed(e) and found and not (a.serial or b.serial)
        return ("same", "all that is printed agrees", "") if enough else ("maybe", f"{missing[0]} missing", "")
    if _is_thin(a, b, rules) and not _firm(a, b, e):
        return "maybe", "a title that proves little", ""
    return _by_title(a, b, e, rules)


def _by_title(a: Record, b: Record, e: Evidence, rules: Rules) -> _Ruling:
    title = e.outcome["title"]
    if title == "same":
        return "same", "title, names and year agree", ""
    if _located(e) or (_placed(e) and (e.agree("page") or e.agree("volume", "issue"))):
        return "same", "names, year and place of publication agree", ""
    telling = min(len(a.content), len(b.content)) >= rules.telling
    if title == "near" and telling and _placed(e) and e.outcome["people"] == "same":
        return "same", "title but for spelling, names and year agree", ""
    if title == "part" and "whole" in (a.level, b.level) and not e.differ("publisher"):
        return "same", "title without its subtitle, names and year agree", ""
    return "maybe", e.reason["title"], ""


def _located(e: Evidence) -> bool:
    """The same pages of the same volume."""
    return e.agree("volume", "page") and not e.differ("container")


def _paged(e: Evidence) -> bool:
    return e.agree("page", "container", "year")


def _apart(wrong: list[str], a: Record, b: Record) -> bool:
    """Pages that have nothing in common: two parts of one paper; a misprint changes one of the numbers, or a digit."""
    pages = ((a.first_page, b.first_page), (a.last_page, b.last_page))
    return wrong == ["page"] and all(x and y and OSA.distance(x, y) > 1 for x, y in pages)


def _whole_range(a: Record, b: Record) -> bool:
    return bool(a.last_page and b.last_page)


def _placed(e: Evidence) -> bool:
    """The same journal, the same book round it, or the same publisher."""
    return e.agree("container") or (e.missing("container") and e.agree("publisher"))


def _is_thin(a: Record, b: Record, rules: Rules) -> bool:
    """Too few significant words, or those of a column ("Editorial", "Book reviews")."""
    return a.serial or b.serial or min(len(a.content), len(b.content)) <= rules.thin


def _firm(a: Record, b: Record, e: Evidence) -> bool:
    """What a thin title needs besides names and year; a column begins on the same page of every issue."""
    if "whole" in (a.level, b.level):
        return not e.differ("publisher")
    if e.agree("volume", "issue") or (e.agree("container") and "chapter" in _types(a, b)):
        return True
    return e.agree("page") and not (a.serial or b.serial)


def _by_authors(r: Record) -> bool:
    return bool(r.csl.get("author"))


def _types(a: Record, b: Record) -> set[str]:
    return {str(r.csl.get("type", "")) for r in (a, b)}


def _edition(a: Record, b: Record, e: Evidence) -> str:
    """Books of the same people and main title, years apart, one of which names its edition: editions of one work."""
    named = bool(a.edition) != bool(b.edition) or any("edition" in r.content for r in (a, b))
    whole = a.level == b.level == "whole" and bool(a.main) and a.main == b.main
    return "edition-of" if named and whole and e.agree("people") and a.year and b.year and a.year != b.year else ""


def _relation(a: Record, b: Record, e: Evidence) -> str:
    """What two different works with one title and the same people are to each other."""
    if not e.agree("people") or a.serial or b.serial:
        return ""
    if e.differ("level"):
        named = e.outcome["title"] == "same" or (e.outcome["title"] == "part" and e.agree("people", "year"))
        return "version-of" if named and _by_authors(a) == _by_authors(b) else ""
    if e.outcome["title"] != "same" or e.agree("volume", "container", "year"):
        return ""  # two parts of one paper in one volume
    if a.level == b.level == "whole":
        return "edition-of"
    if a.level == b.level == "part" and _types(a, b) == {"chapter"} and e.agree("container"):
        return "edition-of"
    return "version-of"
