"""Compare the platform's documents with the spec, and ask for a reason wherever they differ.

    compare_documents             one run over several documents: `audit`, `compare`
      compare_editions            the date of an edition with that of the spec
      compare_operations          pairs operations of a document with those of the spec, and compares their heads
      compare_fields              the tables and examples of an operation with its schemas
      compare_older_versions      the older page with `x-older-versions`
      compare_table_with_example  the table of an operation with its example: where a document disagrees with itself
      compare_errors              the error tables with `errors.yaml`
      compare_topics              the topics with `asyncapi.yaml`
    facts                         what a comparison yields: differences, and tensions within a document
    listed_values                 values that the prose of a table lists
    explain                       which rows of corrections and of `observed.yaml` explain which facts
    outdated                      which rows of corrections no longer apply
    settled                       both at once, for an import: what the rows that still apply leave unexplained
    audit_report                  the lines that a maintainer reads

Facts and judgement are apart: comparing knows nothing of corrections, explaining nothing of documents. Other packages
take nothing but the names below.
"""

from generator.audit.audit_report import AuditReport
from generator.audit.compare_documents import Compared, audit, compare
from generator.audit.compare_editions import is_older
from generator.audit.compare_fields import PartComparison
from generator.audit.compare_operations import Pair
from generator.audit.facts import Fact, FactKind, Part
from generator.audit.outdated import Outdated
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
    "audit",
    "compare",
    "is_older",
    "settle",
]
