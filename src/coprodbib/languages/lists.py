"""Words that stand behind reference lists: what says that a person is introduced, or a series of papers."""

from __future__ import annotations

import re

BIOGRAPHY = re.compile(
    r"\b(?:(?:she|he|[A-ZÀ-Þ][^\W\d_]+) (?:teaches|lives|works at|works in|holds a|lectures|studied|is an? (?:\w+ )?(?:professor|lecturer|researcher|fellow|student|writer))"
    r"|(?:[Hh]is|[Hh]er) (?:next|latest|recent) book|ist (?:wissenschaftliche[rn]?|Professor(?:in)?|Privatdozent(?:in)?)\b|lehrt (?:an|am)\b"
    r"|(?:é|es) (?:professora?|profesora?|investigadora?|doutorand[oa]|doctorand[oa])\b|est (?:professeure?|maître|chercheu(?:r|se))\b|è (?:professor(?:e|essa)|ricercat(?:ore|rice))\b)"
)
"""What introduces a person ("Jane Doe teaches", "ist Professorin", "é professora")."""

SERIES = re.compile(
    r"(?:in (?:der|dieser|unserer) reihe|bisher erschienen|bisher(?:ige)? veröffentlichungen|bereits erschienen|zuletzt erschienen|weitere (?:bände|titel|arbeitspapiere)|veröffentlichungen (?:der|des|in)\b"
    r"|(?:previous|recent|other|earlier) (?:issues|titles|volumes|(?:working|discussion) papers)|(?:also|already) (?:available|published) in|published in this series|in the same series"
    r"|déjà parus|dans la même collection|títulos publicados|en la misma colección|publicados nesta|volumi pubblicati|nella stessa collana)",
    re.I,
)
"""A line that leads in to the other papers of a series."""
