"""How names are set: the options of cs:name and what they inherit (CSL 1.0.2, "Name", "Inheritable Name Options")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coprodbib.csl.decoration import NO_DECORATION, Decoration
from coprodbib.csl.people import Person

INHERITED = (
    "and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first et-al-subsequent-min "
    "et-al-subsequent-use-first et-al-use-last initialize initialize-with name-as-sort-order sort-separator"
).split()
"""Options that cs:style, cs:citation and cs:bibliography may set for every cs:name below them."""

_RENAMED = {"name-form": "form", "name-delimiter": "delimiter"}


@dataclass(frozen=True, slots=True)
class NameOptions:
    """The options in force for one cs:name.

    >>> NameOptions.of({"et-al-min": "3", "form": "short"}).et_al_min
    3
    """

    and_: str = ""
    delimiter: str = ", "
    before_et_al: str = "contextual"
    before_last: str = "contextual"
    et_al_min: int = 0
    et_al_use_first: int = 1
    subsequent_min: int = 0
    subsequent_use_first: int = 1
    use_last: bool = False
    form: str = "long"
    initialize: bool = True
    initialize_with: str | None = None
    hyphen: bool = True
    sort_order: str = ""
    sort_separator: str = ", "
    demote: str = "display-and-sort"
    sorting: bool = False
    family: Decoration = NO_DECORATION
    given: Decoration = NO_DECORATION
    family_affixes: tuple[str, str] = ("", "")
    given_affixes: tuple[str, str] = ("", "")

    @staticmethod
    def of(attributes: Mapping[str, str]) -> NameOptions:
        """Options from the attributes of a cs:name with everything it inherits already filled in."""
        get = attributes.get
        minimum, first = _whole(get("et-al-min"), 0), _whole(get("et-al-use-first"), -1)
        return NameOptions(
            and_=get("and", ""),
            delimiter=get("delimiter", ", "),
            before_et_al=get("delimiter-precedes-et-al", "contextual"),
            before_last=get("delimiter-precedes-last", "contextual"),
            et_al_min=minimum,
            et_al_use_first=first,
            subsequent_min=_whole(get("et-al-subsequent-min"), minimum),
            subsequent_use_first=_whole(get("et-al-subsequent-use-first"), first),
            use_last=get("et-al-use-last") == "true",
            form=get("form", "long"),
            initialize=get("initialize") != "false",
            initialize_with=get("initialize-with"),
            hyphen=get("initialize-with-hyphen") != "false",
            sort_order=get("name-as-sort-order", ""),
            sort_separator=get("sort-separator", ", "),
            demote=get("demote-non-dropping-particle", "display-and-sort"),
        )

    def limits(self, *, subsequent: bool) -> tuple[int, int]:
        """From how many names on "et al." is used, and how many are then printed."""
        minimum, first = (
            (self.subsequent_min, self.subsequent_use_first) if subsequent else (self.et_al_min, self.et_al_use_first)
        )
        return (minimum, first) if first >= 0 else (0, 0)  # "et al." needs both of them

    def is_inverted(self, person: Person, at: int, *, expanded: bool = False) -> bool:
        """Whether the name at this place is printed family name first; ``expanded`` short names have a given name too."""
        wanted = self.sort_order == "all" or (self.sort_order == "first" and at == 0)
        return wanted and (self.form == "long" or expanded) and not person.is_whole and bool(person.given)

    def for_sorting(self, overrides: Mapping[str, str]) -> NameOptions:
        """The options of a sort key (CSL 1.0.2, "Sorting"): every name inverted; ``names-min`` and so on win."""
        minimum = _whole(overrides.get("names-min"), self.et_al_min)
        first = _whole(overrides.get("names-use-first"), self.et_al_use_first)
        last = overrides["names-use-last"] == "true" if "names-use-last" in overrides else self.use_last
        changed = replace(self, et_al_min=minimum, et_al_use_first=first, use_last=last, sort_order="all", sorting=True)
        return replace(changed, subsequent_min=minimum, subsequent_use_first=first)


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.strip().isdecimal() else default


def inherited(*elements: Mapping[str, str]) -> dict[str, str]:
    """What a cs:name inherits from cs:style and cs:citation or cs:bibliography, the later winning.

    >>> inherited({"and": "text", "name-form": "short"}, {"and": "symbol"})
    {'and': 'symbol', 'form': 'short'}
    """
    out: dict[str, str] = {}
    for attributes in elements:
        out |= {name: attributes[name] for name in INHERITED if name in attributes}
        out |= {new: attributes[old] for old, new in _RENAMED.items() if old in attributes}
    return out
