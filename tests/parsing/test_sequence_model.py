"""The sequence model: styles that the grammar does not know, what is sure and what is flagged, and bounds."""

from __future__ import annotations

import pytest

import coprodbib as cb
from coprodbib.parsing import LONGEST_LIST, parse
from coprodbib.parsing.features import features
from coprodbib.parsing.hints import list_hints
from coprodbib.parsing.sequence import FIRST, SECOND, read, tagger
from coprodbib.parsing.tokens import tokenise
from coprodbib.training.examples import LABELS

STRANGE = [
    (
        "Kaase, Max/Klingemann, Hans-Dieter (Hg.): Wahlen und politisches System. Analysen aus Anlaß der Bundestagswahl 1980, Opladen: Westdeutscher Verlag 1983.",
        {"editor": ["Kaase", "Klingemann"], "title": "Wahlen und politisches System. Analysen aus Anlaß der Bundestagswahl 1980", "publisher-place": "Opladen", "publisher": "Westdeutscher Verlag", "year": 1983},
    ),
    (
        "SANTOS, M. Por uma geografia nova. Revista Brasileira de Geografia, Rio de Janeiro, v. 12, n. 3, p. 45-67, 1978.",
        {"author": ["SANTOS"], "title": "Por uma geografia nova", "container-title": "Revista Brasileira de Geografia", "volume": "12", "issue": "3", "page": "45-67", "year": 1978},
    ),
    (
        "12. Gates S, Fisher JD, Cooke MW. Multifactorial assessment for preventing falls among older people. BMJ 2008;336(7636):130-3.",
        {"author": ["Gates", "Fisher", "Cooke"], "title": "Multifactorial assessment for preventing falls among older people", "container-title": "BMJ", "volume": "336", "issue": "7636", "page": "130-133", "year": 2008},
    ),
    (
        "[3] J. Smith and R. Roe, “Deep learning for graphs,” IEEE Trans. Neural Netw., vol. 20, no. 1, pp. 61–80, Jan. 2009.",
        {"author": ["Smith", "Roe"], "title": "Deep learning for graphs", "container-title": "IEEE Trans. Neural Netw.", "volume": "20", "issue": "1", "page": "61-80", "year": 2009},
    ),
]  # fmt: skip
"""Printed, and what it says, by eye."""


@pytest.mark.parametrize(("printed", "says"), STRANGE, ids=[printed[:12] for printed, _ in STRANGE])
def test_styles_the_grammar_does_not_know(printed: str, says: dict[str, object]) -> None:
    csl = cb.parse(printed).csl
    people = {role: [name["family"] for name in csl[role]] for role in ("author", "editor") if role in csl}
    have = {**csl, **people, "year": csl["issued"]["date-parts"][0][0]}
    assert {field: have.get(field) for field in says} == says


def test_confidence_is_a_probability_and_little_of_it_flags() -> None:
    clear, unclear = cb.parse(
        ["Doe, J. (2000). On the costs of care. Health Affairs, 8(3), 101–109.", "Etwas Seltsames 1999 anon. vgl. dort"]
    )
    assert all(0 <= sure < 1 for reference in (clear, unclear) for sure in reference.confidence.values())
    assert not clear.flagged
    assert unclear.flagged


def test_long_lists_are_read_in_parts_and_in_order() -> None:
    printed = [
        f"Doe, J. ({1900 + k % 100}). Title number {k}. Health Affairs, {k}(3), 1–9." for k in range(LONGEST_LIST + 7)
    ]
    references = cb.parse(printed)
    assert [reference.raw for reference in references] == printed
    assert [reference.csl["volume"] for reference in references] == [str(k) for k in range(LONGEST_LIST + 7)]


def test_the_models_know_the_labels_they_were_trained_for() -> None:
    for name in (FIRST, SECOND):
        assert set(tagger(name).labels()) == set(LABELS)


def test_nothing_at_all_is_a_list_too() -> None:
    assert parse([]) == []
    assert cb.parse([""])[0].flagged


def test_lists_of_strangers_and_short_lists_give_no_hints() -> None:
    alike = [f"Doe, J. (20{k:02}). On thing {k}. Health Affairs, {k}, 1–9." for k in range(10, 18)]
    strange = [printed for printed, _ in STRANGE] + [
        "Lex Rhodia.",
        "R. Roe: Das Buch, Köln 1999",
        "Poe 1843, The Gold-Bug",
        "Anon. 1999?",
    ]
    for printed, hinted in ((alike, True), (strange, False), (alike[:3], False)):
        tokens = [tokenise(text) for text in printed]
        labels = [read(FIRST, features(row, [[] for _ in row])).labels for row in tokens]
        assert any(list_hints(tokens, labels)) == hinted
