"""Works that are only mentioned in running text: names and a year, in no list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from coprodbib.folding import fold_name
from coprodbib.languages.words import PARTICLES
from coprodbib.linking.keys import fingerprint, mention_keys, tell_apart
from coprodbib.linking.records import Person, people, person
from coprodbib.linking.resolving import Names, cited_year, named_alike
from coprodbib.model import Citation, Csl, Issue, Match, Work
from coprodbib.settings import Rules, Settings


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Mentioned works, the citations with their keys, and pairs a person should decide on.

    >>> Mentioned((), (), ()).works
    ()
    """

    works: tuple[Work, ...]
    citations: tuple[Citation, ...]
    maybe: tuple[Match, ...]


_Sign = tuple[str, tuple[str, ...], bool, str]
"""Document ("" where several documents mean one work), folded family names, "et al.", year as printed."""


def mentioned_works(
    citations: Sequence[Citation], with_list: Collection[str], listed: Sequence[Work], settings: Settings
) -> Mentioned:
    """One work per names and year within a document; across documents without lists where the names are complete."""
    full = _full_forms(citations)
    groups: dict[_Sign, list[Citation]] = defaultdict(list)
    for citation in citations:
        groups[_across(full.get(_sign(citation), _sign(citation)), with_list)].append(citation)
    ids = {sign: str(at) for at, sign in enumerate(sorted(groups))}
    csl = {ids[sign]: _csl(sign, group) for sign, group in groups.items()}
    documents = {ids[sign]: min(c.document for c in group) for sign, group in groups.items()}
    steps = {ids[s]: mention_keys(csl[ids[s]], s[2], documents[ids[s]], settings.citation_key) for s in sorted(groups)}
    order = {i: f"{fingerprint(csl[i])} {documents[i]}" for i in steps}
    keys = tell_apart(steps, order, frozenset(w.key for w in listed))
    works = [_work(keys[ids[sign]], csl[ids[sign]], sign, group) for sign, group in groups.items()]
    signs = {keys[ids[sign]]: sign for sign in groups}
    resolved = {
        c.id: replace(c, work=keys[ids[sign]], status="mentioned") for sign, group in groups.items() for c in group
    }
    return Mentioned(
        tuple(sorted(works, key=lambda w: w.key)),
        tuple(resolved[c.id] for c in citations),
        tuple(_maybe(works, signs, listed, settings.rules)),
    )


def _sign(citation: Citation) -> _Sign:
    year = cited_year(citation.year)
    printed = f"{year.number}{year.letter}" if year.number is not None else year.word or "nd"
    return citation.document, tuple(_cores(citation.authors)), citation.et_al, printed


def _cores(authors: Sequence[str]) -> list[str]:
    return [person({"family": name}).core or fold_name(name) for name in authors]


def _full_forms(citations: Sequence[Citation]) -> dict[_Sign, _Sign]:
    """ "Doe et al. 2000" -> "Doe, Roe and Poe 2000", where the document has exactly one such full form."""
    signs = sorted({_sign(c) for c in citations})
    full: dict[tuple[str, str, str], list[_Sign]] = defaultdict(list)
    for sign in signs:
        if not sign[2] and len(sign[1]) > 2:
            full[sign[0], sign[1][0], sign[3]].append(sign)
    short = [sign for sign in signs if sign[2] and sign[1]]
    return {
        s: fits[0]
        for s in short
        if len(fits := [f for f in full[s[0], s[1][0], s[3]] if f[1][: len(s[1])] == s[1]]) == 1
    }


def _across(sign: _Sign, with_list: Collection[str]) -> _Sign:
    """The sign without its document where documents may share it."""
    document, cores, more, year = sign
    return ("", cores, more, year) if document not in with_list and not more and year.isdigit() else sign


def _csl(sign: _Sign, group: Sequence[Citation]) -> Csl:
    """What a mention tells; the letter of the year stays, because nothing else tells 2013a from 2013b."""
    spellings = Counter(c.authors for c in group if tuple(_cores(c.authors)) == sign[1])
    authors = min(spellings, key=lambda a: (-spellings[a], a))
    year = next(cited_year(c.year) for c in group)
    csl: Csl = {"type": "document", "author": [_name(a) for a in authors]}
    if year.number is not None:
        csl["issued"] = {"date-parts": [[year.number]]}
    elif year.word:
        csl["status"] = year.word
    return {**csl, "year-suffix": year.letter} if year.letter else csl


def _name(printed: str) -> dict[str, str]:
    words = [w for w in printed.split() if w.lower() not in PARTICLES]
    return {"literal": printed} if len(words) > 2 else {"family": printed}


def _work(key: str, csl: Csl, sign: _Sign, group: Sequence[Citation]) -> Work:
    places = Counter(c.document for c in group)
    issues = [Issue("linking", "only-mentioned", "note", f"only mentioned in the text of {', '.join(sorted(places))}")]
    if sign[2]:
        issues.append(Issue("linking", "names-elided", "note", "not all authors are named"))
    return Work(
        key=key,
        csl=csl,
        citations=tuple(sorted(c.id for c in group)),
        cited_by=tuple(sorted(places)),
        status="mentioned",
        issues=tuple(issues),
    )


def _maybe(works: Sequence[Work], signs: dict[str, _Sign], listed: Sequence[Work], rules: Rules) -> list[Match]:
    """Mentions that may be one work, and mentions that may be a work another document lists."""
    by_name: dict[tuple[str, str], list[Work]] = defaultdict(list)
    for work in sorted(works, key=lambda w: w.key):
        _, cores, _, year = signs[work.key]
        by_name[cores[0], year].append(work)
    out = []
    for near in by_name.values():
        for at, a in enumerate(near):
            out += [
                _match(a.key, b.key)
                for b in near[at + 1 :]
                if not set(a.cited_by) & set(b.cited_by) and _alike(a, b, signs, rules)
            ]
    names = Names(listed, rules)
    for work in sorted(works, key=lambda w: w.key):
        _, _, more, year = signs[work.key]
        authors = list(people(work.csl))
        number = cited_year(year).number
        out += [_match(work.key, key) for key in names.fitting(authors, more, number)]
        for other_year in (number - 1, number + 1) if number else ():
            fitting = names.fitting(authors, more, other_year)
            out += [
                _match(work.key, key, "same names, years one apart") for key in fitting if not _share(work, key, listed)
            ]
    return out


def _share(work: Work, key: str, listed: Sequence[Work]) -> bool:
    """Whether a document cites both: then it tells them apart."""
    other = next(w for w in listed if w.key == key)
    return bool(set(work.cited_by) & set(other.cited_by))


def _alike(a: Work, b: Work, signs: dict[str, _Sign], rules: Rules) -> bool:
    x, y = list(people(a.csl)), list(people(b.csl))
    if signs[a.key][2] and signs[b.key][2]:
        return _begin_alike(x, y)
    if signs[a.key][2]:
        return named_alike(x, True, y, rules)
    return named_alike(y, signs[b.key][2], x, rules)


def _begin_alike(x: Sequence[Person], y: Sequence[Person]) -> bool:
    return all(p.core == q.core for p, q in zip(x, y, strict=False))


def _match(a: str, b: str, ground: str = "same names and year") -> Match:
    return Match(min(a, b), max(a, b), "maybe", 0.5, (ground, "one is only mentioned in running text"))
