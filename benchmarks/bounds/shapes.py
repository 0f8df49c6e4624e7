"""Text made to be slow to read: one kind of thing repeated, seeded, of any size, in one line or in many."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

WORDS = "the of care and community public service in local state Health Smith Brown theory a on method survey Ostrom for".split()
NAMES = "Smith Brown Ostrom Müller van Dyke O'Neil García-López Ng d'Arcy Okafor Sørensen Weiß".split()


def prose(r: random.Random) -> str:
    return " ".join(r.choices(WORDS, k=12)) + r.choice((". ", ", ", "; "))


def digits(r: random.Random) -> str:
    return "".join(r.choices("0123456789", k=60))


def numbers(r: random.Random) -> str:
    return f"{r.randrange(3000)} "


def nested(r: random.Random) -> str:
    return r.choice(("(", "[", "((", "[(", "{"))


def opened_and_closed(r: random.Random) -> str:
    return r.choice(("(", "[", ")", "]", "(a", "2001)"))


def citations(r: random.Random) -> str:
    return f"({r.choice(NAMES)} and {r.choice(NAMES)} {r.randrange(1950, 2020)}, {r.randrange(1, 99)}) "


def semicolons(r: random.Random) -> str:
    return f"{r.choice(NAMES)} {r.randrange(1950, 2020)}; "


def et_al(r: random.Random) -> str:
    return "et al., "


def quotes(r: random.Random) -> str:
    return r.choice(("“", "”", '"', "„", "«", "»", "‘", "’", "'", "' ", ' "'))


def address(r: random.Random) -> str:
    return "".join(r.choices("abc/.-_%?=&#:~()", k=40))


def addresses(r: random.Random) -> str:
    return f"https://{address(r)} doi:10.{r.randrange(1000, 9999)}/{address(r)} "


def names(r: random.Random) -> str:
    return f"{r.choice(NAMES)}, {r.choice('ABCDE')}., "


def letters(r: random.Random) -> str:
    return "a, b, c, "


def dots(r: random.Random) -> str:
    return r.choice((". ", ".", " ", "..", "  "))


def blanks(r: random.Random) -> str:
    return r.choice(("                ", "\t", "\u00a0"))


def notes(r: random.Random) -> str:
    return r.choice(("¹", "²³", "*", "† ", "[12] ", "4 ", "⁵,⁶ "))


def bracketed(r: random.Random) -> str:
    return f"[{r.randrange(1, 900)}, {r.randrange(1, 400)}–{r.randrange(400, 900)}] "


def ibid(r: random.Random) -> str:
    return r.choice(("———. ", "— ", "ibid., ", "Ibid. ", "op. cit. ", "ders., "))


def capitals(r: random.Random) -> str:
    return r.choice(("A", "B.", "C. ", "D-", "É"))


def one_word(r: random.Random) -> str:
    return "".join(r.choices("abcdefgh", k=50))


def apostrophes(r: random.Random) -> str:
    return r.choice(("O'", "d’", "’s ", "a-"))


def entries(r: random.Random) -> str:
    journal = " ".join(r.choices(WORDS, k=3)).title()
    return f"{r.choice(NAMES)}, {r.choice('ABC')}. {r.randrange(1950, 2020)}. {' '.join(r.choices(WORDS, k=9))}. {journal} {r.randrange(90)} ({r.randrange(9)}): {r.randrange(1, 400)}-{r.randrange(400, 800)}. "


SHAPES: dict[str, Callable[[random.Random], str]] = {
    shape.__name__.replace("_", " "): shape
    for shape in (
        prose, digits, numbers, nested, opened_and_closed, citations, semicolons, et_al, quotes, address, addresses, names, letters,
        dots, blanks, notes, bracketed, ibid, capitals, one_word, apostrophes, entries,
    )
}  # fmt: skip


def pieces(shape: str, size: int, seed: int = 0) -> Iterator[str]:
    """Pieces of a shape, of about ``size`` characters in all."""
    r, made = random.Random(f"{shape} {seed}"), 0
    block = [SHAPES[shape](r) for _ in range(5000)]
    while made < size:
        r.shuffle(block)
        for piece in block:
            yield piece
            made += len(piece)
            if made >= size:
                return


def one_line(shape: str, size: int) -> str:
    """``size`` characters without a line break."""
    return "".join(pieces(shape, size))[:size] + "\n"


def many_lines(shape: str, size: int, length: int = 100) -> str:
    """The same under a heading of a reference list, cut into lines of about ``length`` characters."""
    text = one_line(shape, size)
    lines = (text[k : k + length].strip() for k in range(0, size, length))
    return "Some text (Smith 2000).\n\nReferences\n\n" + "\n".join(lines) + "\n"


def bad_references(count: int, seed: int = 0) -> list[str]:
    """Lines of 20 to 300 characters, each of a shape drawn at random: a list in which nothing is as it should be."""
    r = random.Random(f"bad {seed}")
    blocks = ["".join(pieces(shape, 200_000, seed)) for shape in SHAPES]
    out = []
    for _ in range(count):
        block, length = r.choice(blocks), r.randrange(20, 300)
        at = r.randrange(len(block) - length)
        out.append(block[at : at + length].strip() or "?")
    return out


def listed(lines: list[str]) -> str:
    """Lines under a heading of a reference list, a blank line between them."""
    return "Some text (Smith 2000).\n\nReferences\n\n" + "\n\n".join(lines) + "\n"
