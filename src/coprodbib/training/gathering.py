"""All the text the models learn from, by where it comes from."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from coprodbib.model import Csl
from coprodbib.training.corpora import ANYSTYLE, GROBID, load
from coprodbib.training.examples import Example
from coprodbib.training.invented import invented
from coprodbib.training.rendered import made_up, of_records


class Gathered(NamedTuple):
    """Examples by source: what people labelled, and what was made."""

    corpora: dict[str, list[Example]]
    made: dict[str, list[Example]]


def gather(data: Path, *, lists: int, seed: int, most: int = 0) -> Gathered:
    """The corpora of a folder, and made-up text in proportion to ``lists``; of each corpus ``most`` entries, 0 for all.

    Records of AnyStyle's corpus only are printed in other styles: its entries are from everywhere, GROBID's from few fields.
    """
    grobid, anystyle = (load(data / name, most=most) for name in (GROBID, ANYSTYLE))
    corpora = {name: [row.example for row in rows] for name, rows in (("GROBID", grobid), ("AnyStyle", anystyle))}
    return Gathered(corpora, made_of([row.csl for row in anystyle], lists, seed))


def made_of(records: list[Csl], lists: int, seed: int) -> dict[str, list[Example]]:
    """Made-up text by kind: ``lists`` lists in invented styles, three for every four of these in CSL styles, and half as
    many of real records."""
    return {
        "invented styles": list(invented(lists, seed=seed)),
        "made-up records in CSL styles": list(made_up(3 * lists // 4, seed=seed)),
        "AnyStyle's records in CSL styles": list(of_records(records, lists // 2, seed=seed)),
    }
