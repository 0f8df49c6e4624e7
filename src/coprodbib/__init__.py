"""Documents in; a clean bibliography, the map of what is cited together, and reference lists ready to print out.

    import coprodbib as cb

    library = cb.build("papers")
    print(*cb.bibliography(library, style="apa"), sep="\\n")

Only public names live here, and each is imported on first use, so that ``import coprodbib`` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the same names as in _HOME (a test compares them), for mypy and editors
    from coprodbib.checking import Finding as Finding
    from coprodbib.checking import check as check
    from coprodbib.errors import CoprodbibError as CoprodbibError
    from coprodbib.errors import FormatError as FormatError
    from coprodbib.errors import MissingExtraError as MissingExtraError
    from coprodbib.errors import ReadError as ReadError
    from coprodbib.errors import StyleError as StyleError
    from coprodbib.errors import UnknownKeyError as UnknownKeyError
    from coprodbib.errors import WriteError as WriteError
    from coprodbib.exporting import export as export
    from coprodbib.graphs import citation_graph as citation_graph
    from coprodbib.graphs import cocitation_graph as cocitation_graph
    from coprodbib.graphs import coupling_graph as coupling_graph
    from coprodbib.library import Library as Library
    from coprodbib.manuscripts import link_manuscript as link_manuscript
    from coprodbib.model import Citation as Citation
    from coprodbib.model import Document as Document
    from coprodbib.model import Issue as Issue
    from coprodbib.model import Mark as Mark
    from coprodbib.model import Match as Match
    from coprodbib.model import ParsedReference as ParsedReference
    from coprodbib.model import Place as Place
    from coprodbib.model import RawReference as RawReference
    from coprodbib.model import Reference as Reference
    from coprodbib.model import Relation as Relation
    from coprodbib.model import Span as Span
    from coprodbib.model import Work as Work
    from coprodbib.pipeline import build as build
    from coprodbib.pipeline import parse as parse
    from coprodbib.rendering import Processor as Processor
    from coprodbib.rendering import bibliography as bibliography
    from coprodbib.rendering import cite as cite
    from coprodbib.rendering import styles as styles
    from coprodbib.saving import load as load
    from coprodbib.saving import save as save
    from coprodbib.settings import Settings as Settings
    from coprodbib.uniting import union as union

__version__ = "0.1.0"

_HOME = {
    "Citation": "model",
    "CoprodbibError": "errors",
    "Document": "model",
    "Finding": "checking",
    "FormatError": "errors",
    "Issue": "model",
    "Library": "library",
    "Mark": "model",
    "Match": "model",
    "MissingExtraError": "errors",
    "ParsedReference": "model",
    "Place": "model",
    "Processor": "rendering",
    "RawReference": "model",
    "ReadError": "errors",
    "Reference": "model",
    "Relation": "model",
    "Settings": "settings",
    "Span": "model",
    "StyleError": "errors",
    "UnknownKeyError": "errors",
    "Work": "model",
    "WriteError": "errors",
    "bibliography": "rendering",
    "build": "pipeline",
    "check": "checking",
    "citation_graph": "graphs",
    "cite": "rendering",
    "cocitation_graph": "graphs",
    "coupling_graph": "graphs",
    "export": "exporting",
    "link_manuscript": "manuscripts",
    "load": "saving",
    "parse": "pipeline",
    "save": "saving",
    "styles": "rendering",
    "union": "uniting",
}

__all__ = list(_HOME)


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value  # found directly the next time
    return value


def __dir__() -> list[str]:
    return __all__
