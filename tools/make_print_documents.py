"""Whole documents set like the text of a PDF, with gold: python tools/make_print_documents.py FOLDER [--count 60] [--seed 1] [--lists FILE]

Kinds: "end" (a list at the end), "footnote" (works named in notes only), "mixed" (a list, and other works in notes). Works are made up
and set by CSL styles or by house styles drawn at random; with --lists (JSON lines: "list" or "file", "raw", "csl") lists of the kind
"end" are those of the file. Writes documents.jsonl ({"doc", "text", "kind", "language", "style", "reference_strings", "references"}).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "documents"))
from houses import drawn, entry
from matter import LEADS, REMARKS, behind, heading
from pages import MARK, printed, seeded
from styles import KINDS
from words import FAMILY, GIVEN, LOCALES, SENTENCES, Item
from works import works

from coprodbib import Processor

LANGUAGES = ("de", "de", "de", "en", "en", "pt", "es", "fr")
SIGNS = ("{} ", "{}. ", "{}) ", "[{}] ", "({}) ")
Listed = list[tuple[str, Item]]


def lists_of(path: Path, fewest: int = 8) -> list[Listed]:
    """Lists of a file of printed entries, by the name of their list."""
    groups: dict[str, Listed] = defaultdict(list)
    for line in path.read_text("utf-8").split("\n"):
        if line.strip():
            one = json.loads(line)
            groups[one.get("list") or one["file"]].append((" ".join(one["raw"].split()), one["csl"]))
    return [group[:120] for group in groups.values() if len(group) >= fewest]


def made_list(items: list[Item], language: str, kind: str, chance: Random) -> tuple[Listed, str]:
    """The entries of works in a style: one of CSL's, or a house's."""
    if chance.random() < 0.4:
        style = chance.choice([s for s, own in KINDS[kind] if own in ("", language)])
        entries = dict(Processor(style, items, locale=LOCALES[language], format="text").bibliography())
        by_id = {item["id"]: item for item in items}
        return [(" ".join(text.split()), by_id[id]) for id, text in entries.items()], style
    house = drawn(language, chance)
    made = [(entry(item, house), item) for item in items]
    return sorted(made, key=lambda m: m[0].lower()), "house"


def full_notes(items: list[Item], language: str, chance: Random) -> tuple[list[str], Listed, str]:
    """Notes that cite works in full, again and by short title, and the first full citations."""
    house = drawn(language, chance)
    notes, gold = list[str](), list[tuple[str, Item]]()
    for item in items:
        gold.append((entry(item, house).rstrip("."), item))
        page = (
            f", {'S.' if language == 'de' else 'p.'} {chance.randint(2, 300)}"
            if chance.random() < 0.4 and "page" not in item
            else ""
        )
        notes.append(f"{chance.choice(LEADS[language])}{gold[-1][0]}{page}.")
        if chance.random() < 0.3 and notes[-2:-1] and not notes[-2].startswith(("Ebd", "Ibid")):
            notes[-2:] = [
                f"{notes[-2].rstrip('.')}; {notes[-1][:1].lower() + notes[-1][1:] if notes[-1].startswith(('Vgl', 'See', 'Siehe')) else notes[-1]}"
            ]
        if chance.random() < 0.3:
            notes.append(f"{'Ebd., S.' if language == 'de' else 'Ibid., p.'} {chance.randint(2, 90)}.")
        if chance.random() < 0.25:
            notes.append(_short(chance.choice(items[: len(gold)]), language, chance))
        if chance.random() < 0.2:
            notes.append(chance.choice(REMARKS[language].split("|")))
    return notes, gold, "house"


def _short(item: Item, language: str, chance: Random) -> str:
    name = item["author"][0].get("family") or item["author"][0]["literal"]
    words = " ".join(item["title"].split(":")[0].split()[:3])
    return f"{name}, {words}, {'S.' if language == 'de' else 'p.'} {chance.randint(2, 300)}."


def running(marks: int, language: str, sign: str, listed: Listed, chance: Random) -> list[str]:
    """Paragraphs in which notes are called, and works named by author and year."""
    blocks, called = list[str](), 0
    while called < marks or len(blocks) < 14:
        sentences = []
        for _ in range(chance.randint(3, 8)):
            text = chance.choice(SENTENCES[language])
            cited = chance.choice(listed)[1] if listed and chance.random() < 0.3 else None
            if called < marks and "{}" in text and not cited:
                called += 1
                text = (
                    text.replace("{}.", ".{}")
                    .replace("{},", ",{}")
                    .replace("{}", MARK + sign.strip(" .").format(called))
                )
            sentences.append(text.replace("{}", f" ({_name(cited)})" if cited else ""))
        blocks.append(" ".join(sentences))
    return blocks


def _name(item: Item) -> str:
    people = item.get("author") or item.get("editor") or [{"literal": "N.N."}]
    name = people[0].get("family") or people[0].get("literal") or "N.N."
    dates = (item.get("issued") or {}).get("date-parts") or [["2000"]]
    return f"{name}{' et al.' if len(people) > 2 else ''} {dates[0][0]}"


def document(number: int, given: list[Listed], chance: Random) -> dict[str, Any]:
    """One document with its gold."""
    kind = chance.choices(("end", "footnote", "mixed"), (0.75, 0.15, 0.1))[0]
    language = chance.choice(LANGUAGES)
    items = works(language, chance.randint(12, 60), chance)
    notes, noted, listed, style = list[str](), Listed(), Listed(), ""
    if kind != "end":
        cut = len(items) if kind == "footnote" else len(items) // 3
        notes, noted, style = full_notes(items[:cut], language, chance)
        items = items[cut:]
    if kind == "end" and given and chance.random() < 0.8:
        listed, style = given[number % len(given)], "given"
    elif items:
        listed, style = made_list(
            items, language, "note" if notes else chance.choice(("author-date", "author-date", "numeric")), chance
        )
    if not notes:
        notes = [chance.choice(REMARKS[language].split("|")) for _ in range(chance.choice((0, 0, 3, 9)))]
    sign = chance.choice(SIGNS)
    numbered = [sign.format(n) + note for n, note in enumerate(notes, start=1)]
    body = ["Local Work and Its Records", *running(len(notes), language, sign, listed, chance)]
    printed_list = [
        line
        for line in (
            heading(language, chance) if kind == "end" else heading(language, chance) or "Literatur",
            *(e for e, _ in listed),
        )
        if line
    ]
    author = f"{chance.choice(GIVEN[language])} {chance.choice(FAMILY[language])}"
    sheet = seeded("Local Work and Its Records", author, "Working Paper 12/2009", chance)
    text = printed(body, numbered, printed_list if listed else [], behind(language, chance), sheet, chance)
    gold = [*noted, *listed]
    return {
        "doc": f"p{number:03}", "text": text, "kind": kind, "language": language, "style": style,
        "reference_strings": [e for e, _ in gold], "references": [csl for _, csl in gold],
    }  # fmt: skip


def documents(count: int, seed: int, lists: Path | None = None) -> list[dict[str, Any]]:
    """So many documents; the same seed gives the same."""
    chance = Random(seed)
    given = lists_of(lists) if lists else []
    chance.shuffle(given)
    return [document(number, given, chance) for number in range(count)]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--count", type=int, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--lists", type=Path)
    asked = options.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with (asked.folder / "documents.jsonl").open("w", encoding="utf-8") as out:
        for made in documents(asked.count, asked.seed, asked.lists):
            out.write(json.dumps(made, ensure_ascii=False) + "\n")
            (asked.folder / f"{made['doc']}.txt").write_text(made["text"], encoding="utf-8")


if __name__ == "__main__":
    main()
