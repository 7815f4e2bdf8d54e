"""Read the platform's documents into records that say what stands where.

    folder          where the documents are looked for
    document_file   a document under the name that the spec has for it, with the lines of its file: `open_document`
    html            a page that was saved as HTML, as text
    reader          finds out which layout a text has and reads it: `read`, `read_text`
    records         what comes out: Document and everything in it
    reference       layout of the API reference: chapters, sections, tab tables, fenced examples
      overview      the chapter with the parameters that all operations share
      error_tables  the tables of the error dictionary
      operation     one section of it that describes an operation
      topics        the section with the topics of the MQTT connection
    web_page        layout of the user service's page: flat tables, bullets, indented examples
    tables          a table's headings and rows, whichever way its cells are separated
    examples        an example as a value: JSON, mended where needed, or a Java call
      cutting       joins the blocks of an example that a page break has cut
      lenient       reads JSON that is not quite JSON
    cells           the text of a cell without its markup
    lines           numbered lines, and the account of which of them were understood

For those who compare documents with something else:

    shown_parts     the params and the data in an example of a whole body
    printed_types   types as tables and examples show them; placeholders and masks
    spec_terms      what the spec calls what documents print
    words           names in texts

Nothing is judged here: names, types and contradictions are reported as the document has them.
"""

from generator.documents.document_file import REFERENCE, USER_SERVICE, DocumentFile, open_document
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
    LineKind,
    OperationRecord,
    Repair,
    Row,
    SharedTable,
    TopicRecord,
    UnplacedLine,
)

__all__ = [
    "REFERENCE",
    "USER_SERVICE",
    "Auth",
    "ContentsEntry",
    "Document",
    "DocumentError",
    "DocumentFile",
    "Edition",
    "ErrorRow",
    "Example",
    "JavaCall",
    "Json",
    "LineKind",
    "OperationRecord",
    "Repair",
    "Row",
    "SharedTable",
    "TopicRecord",
    "UnplacedLine",
    "open_document",
    "read",
    "read_text",
    "text_of",
]
