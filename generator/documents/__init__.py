"""Reads the platform's documents into records that say what stands where.

    html        a page that was saved as HTML, as text
    folder      where the documents are looked for
    reader      finds out which layout a text has and reads it: `read`, `read_text`
    records     what comes out: Document and everything in it
    reference   layout of the API reference: chapters, sections, tab tables, fenced examples
      overview      the chapter with the parameters that all operations share
      errors        the tables of the error dictionary
      operation     one section of it that describes an operation
      topics        the section with the topics of the long connection
    web_page    layout of the user service's page: flat tables, bullets, indented examples
    tables      a table's headings and rows, whichever way its cells are separated
    examples    an example as a value: JSON, mended where needed, or a Java call
      cutting     joins the blocks of an example that a page break has cut
      lenient     reads JSON that is not quite JSON
    cells       the text of a cell without its markup
    lines       numbered lines, and the account of which of them were understood

Nothing is judged here: names, types and contradictions are reported as the document has them.
"""

from generator.documents.reader import DocumentError, read, read_text, text_of
from generator.documents.records import (
    Auth,
    ContentsEntry,
    Document,
    Edition,
    ErrorRow,
    Example,
    JavaCall,
    Json,
    Kind,
    OperationRecord,
    Repair,
    Row,
    SharedTable,
    TopicRecord,
    UnplacedLine,
)

__all__ = [
    "Auth",
    "ContentsEntry",
    "Document",
    "DocumentError",
    "Edition",
    "ErrorRow",
    "Example",
    "JavaCall",
    "Json",
    "Kind",
    "OperationRecord",
    "Repair",
    "Row",
    "SharedTable",
    "TopicRecord",
    "UnplacedLine",
    "read",
    "read_text",
    "text_of",
]
