"""Whole documents made by our own CSL processor, with gold: python tools/make_documents.py FOLDER [--count 120] [--seed 1]

Writes documents.jsonl ({"doc", "text", "kind", "language", "style", "layout", "reference_strings", "citations", "references"})
and each text as a .txt file. All works and sentences are made up. See documents/ for words, styles and layout.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "documents"))
from layout import BEGIN, END, paragraphs, printed, unmarked
from styles import KINDS
from words import HEADINGS, LOCALES, NOTES, SENTENCES
from works import works

from coprodbib import Processor

SUPERSCRIPTS = str.maketrans("0123456789,–-()", "⁰¹²³⁴⁵⁶⁷⁸⁹,⁻⁻⁽⁾")
NOTE_SHAPES = ("{}. ", "[{}] ", "[^{}]: ", "{} ", "{}) ")
MARK_SHAPES = {"{}. ": "super", "[{}] ": "[{}]", "[^{}]: ": "[^{}]", "{} ": "super", "{}) ": "({})"}


def clusters(ids: list[str], chance: Random) -> list[list[dict[str, Any]]]:
    """Which works are cited together, each at least once, some again right after (ibid.)."""
    queue, out = list(ids), []
    chance.shuffle(queue)
    while queue:
        take = chance.choice((1, 1, 1, 2, 3))
        items = [
            {"id": i, **({"locator": str(chance.randint(2, 300))} if chance.random() < 0.3 else {})}
            for i in queue[:take]
        ]
        queue = queue[take:]
        out.append(items)
        if chance.random() < 0.25:
            out.append([{"id": chance.choice(items)["id"], "locator": str(chance.randint(2, 90))}])
        if chance.random() < 0.25:
            out.append([{"id": chance.choice(ids)}])
    return out


def numeral(printed_number: str, loose: bool) -> str:
    """A bare number as a superscript; in brackets as it is."""
    if re.fullmatch(r"[\d,–() p.-]+", printed_number) and not printed_number.startswith("("):
        return printed_number if loose else printed_number.translate(SUPERSCRIPTS)
    return " " + printed_number


def body(
    language: str, kind: str, strings: list[str], shape: str, loose: bool, chance: Random
) -> tuple[list[str], list[str]]:
    """Paragraphs with the citations put in, and the notes."""
    blocks, notes, number = [], [], 0
    sentences: list[str] = []
    while number < len(strings):
        sentence = chance.choice(SENTENCES[language])
        if "{}" in sentence:
            marked = f"{BEGIN}{number}:{{}}{END}"
            if kind == "note":
                mark = MARK_SHAPES[shape].format(number + 1)
                mark = (
                    str(number + 1)
                    if loose and mark == "super"
                    else str(number + 1).translate(SUPERSCRIPTS)
                    if mark == "super"
                    else mark
                )
                sentence = re.sub(
                    r"\{\}([.,])", lambda m, k=mark: f" {k}{m[1]}" if k[0] == "(" else f"{m[1]}{k}", sentence, count=1
                )
                notes.append(shape.format(number + 1) + marked.format(strings[number]))
            elif kind == "numeric":
                text = numeral(strings[number], loose)
                sentence = sentence.replace("{}", text.replace(text.strip(), marked.format(text.strip())), 1)
            else:
                sentence = sentence.replace("{}", " " + marked.format(strings[number]), 1)
            number += 1
        sentences.append(sentence)
        if chance.random() < 0.25:
            blocks.append(" ".join(sentences))
            sentences = []
    return [*blocks, *([" ".join(sentences)] if sentences else [])], notes


def document(number: int, kind: str, style: str, language: str, chance: Random) -> dict[str, Any]:
    """One document with its gold."""
    items = works(language, chance.randint(14, 34), chance)
    processor = Processor(style, items, locale=LOCALES[language], format="text")
    groups = clusters([i["id"] for i in items], chance)
    if kind == "numeric":
        order = list(dict.fromkeys(i["id"] for g in groups for i in g))
        items = sorted(items, key=lambda i: order.index(i["id"]))
        processor = Processor(style, items, locale=LOCALES[language], format="text")
    given = [{"items": g, **({"note": n} if kind == "note" else {})} for n, g in enumerate(groups, start=1)]
    strings = [" ".join(s.split()) for s in processor.cite(given)]
    shape, loose = chance.choice(NOTE_SHAPES), chance.random() < 0.3
    blocks, notes = body(language, kind, strings, shape, loose, chance)
    entries = [(i, " ".join(e.split())) for i, e in processor.bibliography()]
    noted = [*([NOTES[language]] if chance.random() < 0.6 else []), *notes] if kind == "note" else []
    title = "Local Work and Its Records"
    listed = [chance.choice(HEADINGS[language]), *(e for _, e in entries)] if entries else []
    layout = chance.choice((paragraphs, printed))
    text, spans = unmarked(
        layout([title, *blocks, *(noted + listed if chance.random() < 0.8 else listed + noted)], chance)
    )
    return {
        "doc": f"d{number:03}", "text": text, "kind": kind, "language": language, "style": style, "layout": layout.__name__,
        "reference_strings": [e for _, e in entries],
        "citations": [{"start": a, "end": b, "refs": list(dict.fromkeys(i["id"] for i in groups[n])), "text": text[a:b]} for n, a, b in spans],
        "references": [{"id": i["id"], "csl": i} for i in items], "entry_ids": [i for i, _ in entries],
    }  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--count", type=int, default=120)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    chance = Random(given.seed)
    with (given.folder / "documents.jsonl").open("w", encoding="utf-8") as out:
        for number in range(given.count):
            kind = ("author-date", "numeric", "note")[number % 3]
            style, language = chance.choice(KINDS[kind])
            made = document(number, kind, style, language or chance.choice(list(LOCALES)), chance)
            out.write(json.dumps(made, ensure_ascii=False) + "\n")
            (given.folder / f"{made['doc']}.txt").write_text(made["text"], encoding="utf-8")


if __name__ == "__main__":
    main()
