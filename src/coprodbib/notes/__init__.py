"""The notes of a document (footnotes, endnotes) and the works each of them cites; shared by finding and citing.

>>> from coprodbib.model import Document
>>> text = "Text.\\n\\n1 Vgl. Doe 1999, S. 3.\\n2 Ebd., S. 4.\\n3 Roe, Rita: A title. London 2001, S. 5; Poe 2002, p. 3.\\n"
>>> [(note.number, len(parts_of(text, note))) for note in find_notes(Document("a", "a.txt", text))]
[(1, 1), (2, 1), (3, 2)]
"""

from coprodbib.notes.parts import Part, parts_of
from coprodbib.notes.sequence import Note, find_notes, tail_of_notes

__all__ = ["Note", "Part", "find_notes", "parts_of", "tail_of_notes"]
