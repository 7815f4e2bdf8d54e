"""Compares the platform's documents with the spec and asks for a reason wherever they differ.

    compare     one run over several documents: `audit`
    sources     a document as read, with its name and its lines
    facts       what a comparison yields: differences, and tensions within a document
    operations  pairs the operations of a document with those of the spec; compares their heads
    fields      compares the tables and examples of an operation with its schemas
    older       compares the older page with `x-older-versions`
    tensions    where a document disagrees with itself
    errors      compares the error dictionary with `errors.yaml`
    topics      compares the topics of the long connection with `asyncapi.yaml`
    schemas     reads a schema of the spec the way a comparison needs it
    listed      values that the prose of a table lists
    wire        types as tables and examples show them; placeholders and masks
    explain     which rows of corrections and of `observed.yaml` explain which facts
    outdated    which rows of corrections no longer apply
    report      the lines that a maintainer reads

Facts and judgement are apart: comparing knows nothing of corrections, explaining nothing of documents.
"""

from generator.audit.compare import audit
from generator.audit.report import Report
from generator.audit.sources import Source, read_source

__all__ = ["Report", "Source", "audit", "read_source"]
