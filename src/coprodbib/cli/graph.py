"""graph: what cites what, what is cited together, what cites alike."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import coprodbib as cb
from coprodbib import reporting
from coprodbib.cli.common import Commands, add_format, check_output, citing_library_of, command, count, remaining

if TYPE_CHECKING:
    import networkx as nx

HELP = """\
Prints the heaviest edges of a graph, or writes all of it to a file.

  cocitation   works, joined where a document cites both; the weight counts the documents
  coupling     documents, joined where both cite a work; the weight counts the works
  citation     documents -> the works they cite; the weight counts the places in the text

examples:
  coprodbib graph papers                                         the works most often cited together
  coprodbib graph papers --kind coupling -n 30                   which documents cite alike
  coprodbib graph papers -o map.graphml                          for Gephi and Cytoscape; the suffix names the format
  coprodbib graph papers -o map.net                              for Pajek and VOSviewer
  coprodbib graph papers --kind citation --format csv > cites.csv
"""

SUFFIXES = (".graphml", ".gexf", ".net", ".json", ".csv")
KINDS = ("cocitation", "coupling", "citation")


def run(options: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    check_output(options, options.output, SUFFIXES)
    library = citing_library_of(options)
    graph = _graph(library, options)
    if options.output is not None:
        cb.export(graph, options.output)
    else:
        edges = reporting.heaviest(graph, options.n)
        print(reporting.EDGES[options.format](graph, options.kind, edges), end="")
    return remaining(library)


def _graph(library: cb.Library, options: argparse.Namespace) -> nx.Graph[str]:
    if options.kind == "citation":
        return cb.citation_graph(library)
    project = cb.cocitation_graph if options.kind == "cocitation" else cb.coupling_graph
    return project(library, evidence=options.evidence)


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(commands, "graph", "what is cited together, what cites alike", HELP)
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0], help=f"which graph (default: {KINDS[0]})")
    parser.add_argument(
        "--evidence",
        choices=("lists", "all"),
        default="all",
        help="reference lists only, or the text too (default: all); the citation graph tells them apart itself",
    )
    parser.add_argument("-n", type=count, default=10, metavar="N", help="how many edges are printed (default: 10)")
    add_format(parser)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="write all of it here: .graphml .gexf .net .json .csv"
    )
    parser.set_defaults(run=run)
