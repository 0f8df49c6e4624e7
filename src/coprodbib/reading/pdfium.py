"""Run as a script, in a process of its own: a PDF on standard input -> the words of each page with their boxes, as lines of JSON.

Parsers of PDF are written in C and read what strangers wrote; here they can crash, hang or eat memory without harm, within
the limits that the caller gives: ``pdfium.py BYTES_OF_MEMORY MOST_PAGES MOST_CHARACTERS``. Only pypdfium2 and the standard
library are imported. A line is ``{"width", "height", "words"}`` for a page, or ``{"error"}``, which is the last.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from typing import Any

_SPACES = frozenset((0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x00, 0x200B, 0xFEFF))
_HYPHENS = frozenset((0x02, 0xFFFE, 0xAD))
"""What pdfium gives for a hyphen at the end of a line."""


def main(memory: int, most_pages: int, most_characters: int) -> None:
    """Write one line for each page."""
    _limit(memory)
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        count = len(document)
    except pypdfium2.PdfiumError as error:
        password = "password" in str(error).lower()
        _print(
            {
                "error": "is encrypted; save it without a password"
                if password
                else f"is no PDF that can be read ({error})"
            }
        )
        return
    if count > most_pages:
        _print({"error": f"has {count:,} pages, more than the {most_pages:,} that are read; split it"})
        return
    left = most_characters
    for number in range(count):
        page = _page(document, number)
        left -= sum(len(word[0]) for word in page["words"])
        if left < 0:
            _print({"error": f"holds more than {most_characters:,} characters; split it"})
            return
        _print(page)


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the time limit alone
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _print(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")


def _page(document: Any, number: int) -> dict[str, Any]:
    import pypdfium2

    try:
        page = document[number]
        width, height = page.get_size()
        text = page.get_textpage()
    except pypdfium2.PdfiumError:  # one broken page; the others may be whole
        return {"width": 0, "height": 0, "words": []}
    words = _words(text.raw)
    text.close()
    page.close()
    return {"width": round(width, 1), "height": round(height, 1), "words": words}


def _words(text: Any) -> list[list[Any]]:
    """Each word: characters, left, right, baseline, size, 1 if bold, 1 if a blank stands before it."""
    import pypdfium2.raw as pdfium

    out: list[list[Any]] = []
    box, matrix, x, y = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    open_, blank = False, True
    for i in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, i)
        if code in _SPACES:
            open_, blank = False, True
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, i, box) or not pdfium.FPDFText_GetCharOrigin(text, i, x, y):
            continue
        character = "\xad" if code in _HYPHENS else chr(code) if code < 0x110000 else ""
        level = open_ and abs(y.value - out[-1][3]) < 0.1  # what goes on there has its size; asking for each costs time
        size = out[-1][4] if level else _size(text, i, matrix) or box.top - box.bottom
        if open_ and _goes_on(out[-1], box.left, y.value, size):
            out[-1][0] += character
            out[-1][2] = max(out[-1][2], round(box.right, 1))
        elif abs(pdfium.FPDFText_GetCharAngle(text, i)) < 0.1:  # turned text stands at the margin
            out.append(
                [
                    character,
                    round(box.left, 1),
                    round(box.right, 1),
                    round(y.value, 1),
                    round(size, 1),
                    _bold(text, i),
                    int(blank),
                ]
            )
            open_, blank = True, False
    return out


def _size(text: Any, i: int, matrix: Any) -> float:
    """The size in points as it is drawn: that of the font, scaled as the page scales it."""
    import pypdfium2.raw as pdfium

    if not pdfium.FPDFText_GetMatrix(text, i, matrix):
        return 0.0
    return float(pdfium.FPDFText_GetFontSize(text, i) * math.hypot(matrix.c, matrix.d))


def _goes_on(word: list[Any], left: float, baseline: float, size: float) -> bool:
    """Whether a character belongs to the word before it: no gap, same line, same size."""
    near = -1.2 * size < left - word[2] < 0.5 * size
    return bool(near and abs(baseline - word[3]) < 0.08 * size and abs(size - word[4]) < 0.12 * size)


def _bold(text: Any, i: int) -> int:
    import pypdfium2.raw as pdfium

    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, i, name, 128, flags)
    return int(
        any(mark in name.value.lower() for mark in (b"bold", b"black", b"cmbx", b"semib", b"heavy", b"-bd", b"demi"))
    )


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:4]))
