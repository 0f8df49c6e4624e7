"""The CSL processor, on citeproc-py: items and a style in, citations and bibliography out.

The way of an item: ``items`` reads its values, ``style`` holds the closures that the elements of a style were
compiled to (``elements``, ``dates``, ``nameselement``, ``conditions``), these build an output tree (``nodes``),
``flattening`` settles quotation marks and punctuation, and ``writers`` writes a format. ``processor`` knows all of it;
``engine`` alone knows citeproc-py. To add a rendering element, add its compiler to ``style.COMPILERS``; to add a
format, a ``Format`` to ``writers.FORMATS``.
"""

from coprodbib.csl.processor import Processor

__all__ = ["Processor"]
