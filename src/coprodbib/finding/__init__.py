"""A Document -> its reference lists and their entries; and what it says of itself.

>>> from coprodbib.model import Document
>>> text = "Text (Doe 2000).\\n\\nReferences\\n\\nDoe, J. 2000. A title. London: Sage.\\n"
>>> [[entry.raw for entry in entries] for entries in find(Document("a", "a.txt", text))]
[['Doe, J. 2000. A title. London: Sage.']]
"""

from coprodbib.finding.density import Section
from coprodbib.finding.entries import split_list
from coprodbib.finding.marked import cut_at_marks, given_fields, marked_lists
from coprodbib.finding.own import OwnCitations, find_own, title_and_authors
from coprodbib.finding.sections import find_sections
from coprodbib.model import Document, RawReference

__all__ = ["OwnCitations", "Section", "find", "find_own", "find_sections", "given_fields", "title_and_authors"]


def find(document: Document) -> list[list[RawReference]]:
    """The reference lists of a document in print order, each a list of its entries.

    >>> find(Document("a", "a.txt", "No list here."))
    []
    """
    if marked := marked_lists(document):
        return marked
    lists = [split_list(document, section) for section in cut_at_marks(document, find_sections(document))]
    return [entries for entries in lists if entries]
