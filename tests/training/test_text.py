"""The text the model learns from: its labels are those a reader would give, and it is the same for the same seed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from training_reading import fields

from coprodbib.errors import CoprodbibError
from coprodbib.parsing.tokens import tokenise
from coprodbib.training.corpora import from_segments, load
from coprodbib.training.examples import LABELS, Example, from_pieces, lists_of
from coprodbib.training.invented import invented, invented_list
from coprodbib.training.invented.damage import damaged
from coprodbib.training.lexicon import LANGUAGES, vocabularies
from coprodbib.training.records import record
from coprodbib.training.rendered import made_up, of_records, rendered

DOE = {
    "id": "doe",
    "type": "chapter",
    "title": "Why we wait",
    "author": [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Richard"}],
    "editor": [{"family": "van Dam", "given": "Ann"}],
    "container-title": "Handbook of queues",
    "collection-title": "Studies in patience",
    "edition": "2",
    "volume": "3",
    "page": "12-34",
    "publisher": "Quay Books",
    "publisher-place": "Leeds",
    "issued": {"date-parts": [[2001]]},
    "DOI": "10.1000/wait",
}


def test_segments_that_hold_their_punctuation() -> None:
    """As AnyStyle has them: joined by blanks, volume and issue in one, an edition wherever."""
    segments = [
        ("citation-number", "[3]"),
        ("author", "Doe, J. & Roe, R."),
        ("date", "(2001)."),
        ("title", "Who cares?"),
        ("editor", "In A. van Dam (Ed.),"),
        ("container-title", "Handbook of queues,"),
        ("note", "2nd ed.,"),
        ("volume", "Vol. 12(3-4),"),
        ("pages", "S. 12-34."),
        ("location", "Leeds:"),
        ("publisher", "Quay Books."),
        ("doi", "doi:10.1000/wait"),
    ]
    assert fields(from_segments(segments, "", joined=False)) == [
        ("author", "Doe, J. & Roe, R"),
        ("date", "2001"),
        ("title", "Who cares?"),
        ("editor", "A. van Dam"),
        ("container-title", "Handbook of queues"),
        ("edition", "2nd ed"),
        ("volume", "12"),
        ("issue", "3-4"),
        ("pages", "12-34"),
        ("location", "Leeds"),
        ("publisher", "Quay Books"),
        ("doi", "10.1000/wait"),
    ]


def test_segments_that_join_as_they_are() -> None:
    """As GROBID has them: punctuation apart, "S12" a page by itself, "V" a volume."""
    segments = [
        ("author", "J. Doe"),
        ("other", ", "),
        ("journal", "Voluntas"),
        ("other", " "),
        ("volume", "V"),
        ("other", ", "),
        ("pages", "S12-S15"),
        ("other", ", 345 p. ("),
        ("date", "2001"),
        ("other", ")."),
    ]
    assert fields(from_segments(segments, "", joined=True)) == [
        ("author", "J. Doe"),
        ("container-title", "Voluntas"),
        ("volume", "V"),
        ("pages", "S12-S15"),
        ("date", "2001"),
    ]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("In A. van Dam (Ed.),", "A. van Dam"),
        ("In de la Cruz, P. (coord.),", "de la Cruz, P"),
        ("hrsg. von Ann von Dam.", "Ann von Dam"),
        ("a cura di Ugo Poe,", "Ugo Poe"),
        ("sous la direction de A. Roe", "A. Roe"),
        ("edited by R. de Witt and A. Poe", "R. de Witt and A. Poe"),
    ],
)
def test_editors_without_the_words_that_say_so(printed: str, names: str) -> None:
    assert fields(from_segments([("editor", printed)], "", joined=False)) == [("editor", names)]


def test_a_corpus_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(CoprodbibError, match=r"training wants anystyle-core\.jsonl"):
        load(tmp_path / "anystyle-core.jsonl")
    (tmp_path / "bad.jsonl").write_text('{"id": "1", "segments": [["title", "A"]]}\n{"id": "2"}\n')
    with pytest.raises(CoprodbibError, match=r"bad\.jsonl, line 2"):
        load(tmp_path / "bad.jsonl")


def test_lists_of_a_corpus_stay_together(tmp_path: Path) -> None:
    rows = [{"id": str(k), "file": "ab"[k // 3], "segments": [["title", "A"]]} for k in range(6)]
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert [len(group) for group in lists_of(row.example for row in load(tmp_path / "c.jsonl"))] == [3, 3]


def test_a_pile_of_strangers_is_no_list(tmp_path: Path) -> None:
    """Of 130 entries of one file, every other ten are a list of strangers."""
    rows = [{"id": str(k), "file": "all", "segments": [["title", "A"]]} for k in range(130)]
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, rows)))
    sizes = [len(group) for group in lists_of(row.example for row in load(tmp_path / "c.jsonl"))]
    assert sizes == [*[1] * 10, 10] * 6 + [1] * 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_pieces_of_an_entry_join_to_its_text(language: str) -> None:
    for seed in range(8):
        for pieces in invented_list(seed, language=language):
            example = from_pieces(pieces, words=False)
            assert "".join(text for _, text in pieces) == example.raw
            assert {label for label, _ in pieces} <= set(LABELS)
            assert len(example.labels) == len(example.tokens) > 3


def test_every_word_of_an_undamaged_field_keeps_its_label() -> None:
    """What trimming takes out of a field is punctuation."""
    for seed in range(20):
        for pieces in invented_list(seed):
            example = from_pieces([(label, text) for label, text in pieces if label != "doi"])
            for label in ("title", "container-title", "publisher"):
                words = [t.text for text in (text for own, text in pieces if own == label) for t in tokenise(text)]
                kept = [t.text for t, own in zip(example.tokens, example.labels, strict=True) if own == label]
                assert [w for w in words if w.isalnum()] == [w for w in kept if w.isalnum()]


def test_a_seed_is_a_text() -> None:
    assert list(invented(4, seed=3)) == list(invented(4, seed=3))
    assert list(invented(4, seed=3)) != list(invented(4, seed=4))
    assert list(invented(2, seed=3)) == list(invented(4, seed=3))[:20], "a list does not depend on how many follow"
    assert list(made_up(3, seed=3)) == list(made_up(3, seed=3))


def test_hash_seeds_change_nothing(run) -> None:  # type: ignore[no-untyped-def]
    script = "from coprodbib.training.invented import invented; print([e.raw for e in invented(3)])"
    first, second = (run("-c", script, PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
    assert first == second
    assert len(first) > 1000


def test_styles_differ() -> None:
    """Among many lists every order of names and year is there, numbered and quoted ones too."""
    firsts = [invented_list(seed)[0] for seed in range(150)]
    texts = ["".join(text for _, text in pieces) for pieces in firsts]
    assert any(text.startswith("[1] ") for text in texts)
    assert any("“" in text for text in texts)
    assert any(" & " in text for text in texts)
    orders = {tuple(label for label, _ in pieces if label in ("author", "date", "title"))[:3] for pieces in firsts}
    assert {("author", "date", "title"), ("author", "title", "date")} <= orders


def test_damage_keeps_labels() -> None:
    pieces = [("author", "Doe, J."), ("other", ". "), ("title", "Understanding institutions – a view"), ("other", ", ")]
    spoilt = [damaged(pieces, Random(seed), 1.0) for seed in range(40)]
    assert all([label for label, _ in row] == [label for label, _ in pieces] for row in spoilt)
    assert "Unde- rstanding institutions – a view" in {row[2][1] for row in spoilt}
    assert len({row[2][1] for row in spoilt}) > 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_vocabularies_are_whole(language: str) -> None:
    vocabulary = vocabularies()[language]
    assert all(len(words) >= 5 for words in vocabulary)
    assert all(name.strip() == name and isinstance(places, list) for name, places in vocabulary.publishers)
    assert all(text.strip() == text for words in vocabulary if words is not vocabulary.publishers for text in words)


def test_records_are_of_every_kind() -> None:
    made = [record(Random(seed), vocabularies()["pt"], "pt") for seed in range(300)]
    assert {item["type"] for item in made} >= {"article-journal", "book", "chapter", "thesis", "report", "webpage"}
    chapters = [item for item in made if item["type"] == "chapter"]
    assert all(item["editor"] and item["container-title"] for item in chapters)


def labels_in(style: str, **more: object) -> list[tuple[str, str]]:
    return fields(next(rendered(style, [{**DOE, **more}], "")))


def test_labels_of_a_chapter_in_apa() -> None:
    """Doe, J., & Roe, R. (2001). Why we wait. In A. van Dam (Ed.), Handbook of queues (2nd ed., Vol. 3, pp. 12–34). ..."""
    assert labels_in("apa") == [
        ("author", "Doe, J., & Roe, R"),
        ("date", "2001"),
        ("title", "Why we wait"),
        ("editor", "A. van Dam"),
        ("container-title", "Handbook of queues"),
        ("edition", "2nd ed"),
        ("volume", "3"),
        ("pages", "12–34"),
        ("publisher", "Quay Books"),
        ("doi", "10.1000/wait"),
    ]


def test_labels_of_a_chapter_in_vancouver() -> None:
    """1. Doe J, Roe R. Why we wait. In: van Dam A, editor. Handbook of queues. 2nd ed. Leeds: Quay Books; 2001. p. 12–34. ..."""
    assert labels_in("vancouver")[:9] == [
        ("author", "Doe J, Roe R"),
        ("title", "Why we wait"),
        ("editor", "van Dam A"),
        ("container-title", "Handbook of queues"),
        ("edition", "2nd ed"),
        ("location", "Leeds"),
        ("publisher", "Quay Books"),
        ("date", "2001"),
        ("pages", "12–34"),
    ]


def test_labels_of_a_note() -> None:
    """Jane Doe and Richard Roe, ‘Why We Wait’, Queues, 3.4 (2001), pp. 12–34, as MHRA's notes have it."""
    kept = ("id", "title", "author", "volume", "page", "issued")
    article = {
        **{name: DOE[name] for name in kept},
        "type": "article-journal",
        "container-title": "Queues",
        "issue": "4",
    }
    example = next(rendered("modern-humanities-research-association-notes", [article], "", in_notes=True))
    assert "Jane Doe and Richard Roe, ‘Why We Wait’" in example.raw
    assert fields(example) == [
        ("author", "Jane Doe and Richard Roe"),
        ("title", "Why We Wait"),
        ("container-title", "Queues"),
        ("volume", "3"),
        ("issue", "4"),
        ("date", "2001"),
        ("pages", "12–34"),
    ]


def test_rendered_text_is_what_the_processor_prints() -> None:
    """The labels cost nothing: the same characters come out as from the plain processor."""
    from coprodbib.csl import Processor

    for style in ("apa", "vancouver", "chicago-fullnote-bibliography", "modern-language-association", "ieee"):
        plain = Processor(style, [DOE], format="text").bibliography()[0][1]
        assert "".join(next(rendered(style, [DOE], "")).raw.split()) == "".join(plain.split()), style


def test_real_records_in_drawn_styles() -> None:
    examples = list(of_records([DOE, {"title": "Short"}, {**DOE, "title": "Another title altogether"}], 6, size=2))
    assert len(examples) >= 6
    assert all(any(label == "title" for label in example.labels) for example in examples)


def shares(examples: Sequence[Example]) -> dict[str, float]:
    return {label: sum(label in e.labels for e in examples) / len(examples) for label in LABELS}


def test_fields_are_as_frequent_as_in_real_lists() -> None:
    share = shares(list(invented(60)))
    assert share["title"] > 0.9
    assert share["date"] > 0.9
    assert 0.3 < share["volume"] < 0.7
    assert 0.05 < share["editor"] < 0.4
