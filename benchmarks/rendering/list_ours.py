"""Prints a list with coprodbib: python list_ours.py STYLE.csl ITEMS.json OUT.json"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import coprodbib as cb

style, items, out = sys.argv[1:4]
processor = cb.Processor(Path(style), json.loads(Path(items).read_bytes()), format="html")
with Path(out).open("w", encoding="utf-8") as file:
    json.dump(processor.bibliography(), file)
