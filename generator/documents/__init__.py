"""Read the platform's documents into records with line numbers.

    folder          finds the documents
    document_file   a document with its name in the spec and the lines of its file: `open_document`
    decoding        finds the encoding of a file
    html            converts a page saved as HTML to text
    duplicates      operations that several pages describe: `distinct`
    reader          detects the layout of a text and reads it: `read`, `read_text`
    records         the result: Document and everything in it
    reference       layout of the API reference: chapters, sections, tab-separated tables, fenced examples
      overview      the chapter with the parameters that all operations share
      error_tables  the tables of the error dictionary
      operation     a section that describes an operation
      topics        the section with the MQTT topics
    page            published pages, in Chinese or English, in today's layout or an older one
      text_blocks   cuts the text into texts, rows of tables and code
      page_rows     the rows of a table of parameters, with what does not fit
      page_words    headings of parts, keys of the head and answers, in both languages
    tables          headings and rows of a table, however its cells are separated
    examples        an example as a value: JSON, repaired if needed, or a Java call
      cutting       joins the blocks of an example that a page break has split
      lenient       reads JSON that is not quite valid
    cells           the text of a cell without markup
    lines           numbered lines, and a record of which of them were understood

For comparisons:

    shown_parts     the params and the data in an example of a whole body
    printed_types   types in tables and examples; placeholders and masked values
    spec_terms      words of the documents in terms of the spec
    words           names in texts
    fingerprint     tells whether a sentence has changed, without keeping it

Nothing is judged here: names, types and contradictions are reported as they are in the document.
"""

from generator.documents.document_file import REFERENCE, USER_SERVICE, DocumentFile, labelled, open_document
from generator.documents.duplicates import distinct
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
    Layout,
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
    "Layout",
    "LineKind",
    "OperationRecord",
    "Repair",
    "Row",
    "SharedTable",
    "TopicRecord",
    "UnplacedLine",
    "distinct",
    "labelled",
    "open_document",
    "read",
    "read_text",
    "text_of",
]
