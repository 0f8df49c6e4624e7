"""Labels by eye: an example as "field: text" lines, and a bar-separated writing of pieces."""

from __future__ import annotations

from coprodbib.training.examples import Example


def fields(example: Example) -> list[tuple[str, str]]:
    """Every stretch of one label with its text as printed, in order, without what is no field."""
    out: list[tuple[str, int, int]] = []
    text = " ".join(example.raw.split())
    for before, (token, label) in zip(
        ["", *example.labels], zip(example.tokens, example.labels, strict=True), strict=False
    ):
        if label == before:
            out[-1] = (label, out[-1][1], token.end)
        else:
            out.append((label, token.start, token.end))
    return [(label, text[start:end]) for label, start, end in out if label != "other"]
