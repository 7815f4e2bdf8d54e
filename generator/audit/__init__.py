"""Compare the platform's documents with the spec, and require a reason for each difference.

    compare_documents             compares several documents in one run: `audit`, `compare`
      compare_editions            the date of an edition with that of the spec
      compare_operations          pairs operations of a document with those of the spec, and compares their heads
      precedence                  decides which of several documents speaks for an operation
      compare_fields              the tables and examples of an operation with its schemas
      compare_numbers             numbers in descriptions and limits with those that the documents print
      compare_older_versions      the older page with `x-older-versions`
      compare_table_with_example  the table of an operation with its example, for inconsistencies in a document
      compare_errors              the error tables with `errors.yaml`
      compare_topics              the topics with `asyncapi.yaml`
    prose                         finds the sentences that nobody has read since they changed
    facts                         the result of a comparison: differences, and inconsistencies in a document
    listed_values                 reads the values that the description in a table lists
    explain                       finds the corrections and rows of `observed.yaml` that explain facts
    outdated                      finds the corrections that no longer apply
    settled                       does both for an import: finds what the remaining corrections do not explain
    audit_report                  the report

Facts and judgement are separate: comparing knows no corrections, and explaining knows no documents. Other packages only
use the names below.
"""

from generator.audit.audit_report import AuditReport
from generator.audit.compare_documents import Compared, audit, compare
from generator.audit.compare_editions import is_older
from generator.audit.compare_fields import PartComparison
from generator.audit.compare_operations import Pair
from generator.audit.facts import Fact, FactKind, Part
from generator.audit.outdated import Outdated
from generator.audit.prose import Unread, confirm, lines_of, unread
from generator.audit.settled import settle

__all__ = [
    "AuditReport",
    "Compared",
    "Fact",
    "FactKind",
    "Outdated",
    "Pair",
    "Part",
    "PartComparison",
    "Unread",
    "audit",
    "compare",
    "confirm",
    "is_older",
    "lines_of",
    "settle",
    "unread",
]
