"""Compare the error tables with `errors.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.audit.facts import Fact, FactKind, Found, Part, explain_beside
from generator.documents import DocumentFile, ErrorRow, Example, Json, printed_types
from generator.documents.spec_terms import DOMAINS, FOR_PEOPLE
from generator.documents.words import letters
from generator.spec.load import Located, Spec
from generator.spec.schema import ERRORS

SECTION = "2"


EXAMPLE = "example"

_SUCCESS = {"200", "0"}
_EXPLAIN = explain_beside(ERRORS)
_CORRECT = f"correct it in spec/{ERRORS}, or {_EXPLAIN}"
_ADD = f"add it to spec/{ERRORS}, or {_EXPLAIN} (path '', part text, field"


def compare_errors(spec: Spec, sources: Sequence[DocumentFile]) -> Iterator[Fact]:
    """Yield the differences of codes, domains and messages; a table without any code in the spec is one difference."""
    if ERRORS not in spec.files:
        return
    listed = spec.root(ERRORS) / "errors"
    entries = {str(entry.value["code"]): entry for entry in listed}
    shown = {code for source in sources for code in _codes_of_examples(source)}
    tabled: set[str] = set()
    for source in sources:
        tables = _tables(source)
        for table, codes in tables.items():
            tabled |= codes.keys()
            yield from _compare_table(source, table, codes, entries, listed)
    for source in sources:
        yield from _compare_page(source, entries)
        yield from _compare_examples(source, entries, listed)
        if source.document.errors:
            yield from _added(source, entries, tabled, shown)


def _tables(source: DocumentFile) -> dict[str, dict[str, list[ErrorRow]]]:
    """Return the rows of each table by code, without success."""
    tables: dict[str, dict[str, list[ErrorRow]]] = {}
    for row in source.document.errors:
        if row.code not in _SUCCESS:
            tables.setdefault(row.table, {}).setdefault(row.code, []).append(row)
    return tables


def _compare_table(
    source: DocumentFile, table: str, codes: dict[str, list[ErrorRow]], entries: dict[str, Located], listed: Located
) -> Iterator[Fact]:
    domain = DOMAINS.get(table, table)
    if codes.keys() & entries.keys():
        for code, rows in codes.items():
            if entry := entries.get(code):
                yield from _compare_code(source, domain, code, rows, entry)
            else:
                what = f"code {code} of the domain {domain} is not in the spec"
                found = Found(listed, tuple(rows))
                yield _fact(source, rows[0].line, FactKind.ERROR_LACKING, code, what, f"{_ADD} errors.{code})", found)
    else:
        first = next(iter(codes.values()))[0]
        what = f"the {len(codes)} codes of the table {table} are not in the spec: {', '.join(codes)}"
        if table not in DOMAINS:
            what += "; its domain has no name: add one to DOMAINS in generator/documents/spec_terms.py"
        yield _fact(source, first.line, FactKind.ERROR_LACKING, domain, what, f"{_ADD} errors.{domain})")


def _compare_code(source: DocumentFile, domain: str, code: str, rows: list[ErrorRow], entry: Located) -> Iterator[Fact]:
    line = rows[0].line
    if entry.value.get("deprecated"):
        what = f"code {code} is in the document, but deprecated in the spec"
        remedy = f"remove the mark in spec/{ERRORS}, or {_EXPLAIN}"
        yield _fact(source, line, FactKind.DEPRECATED, code, what, remedy, Found(entry))
    if entry.value["domain"] != domain:
        what = f"code {code} is in the domain {domain} in the document, but in {entry.value['domain']} in the spec"
        yield _fact(source, line, FactKind.ERROR_DOMAIN, f"{code}.domain", what, _CORRECT, Found(entry, domain))
    if domain in FOR_PEOPLE:
        return
    messages = [entry.value["message"], *(other["message"] for other in entry.value.get("also", ()))]
    for row in rows:
        if (row.message or None) not in messages:
            what = f"code {code} has the message {row.message!r} in the document, but {messages[0]!r} in the spec"
            found = Found(entry, row.message) if len(rows) == len(messages) == 1 else None
            yield _fact(source, row.line, FactKind.ERROR_MESSAGE, f"{code}.message", what, _CORRECT, found)
    printed = [letters(row.message) for row in rows]
    printed += [letters(text) for other, _, texts in _failures(source) if other == code for text in texts]
    for message in messages[1:]:
        if not any(text.startswith(letters(message)) for text in printed):
            what = f"code {code} also has the message {message!r} in the spec, but not in the document"
            yield _fact(source, line, FactKind.ERROR_MESSAGE, f"{code}.also", what, _CORRECT)


def _compare_page(source: DocumentFile, entries: dict[str, Located]) -> Iterator[Fact]:
    """Yield the codes in the tables of a page that the spec lacks; their domain is not told, nor are they complete."""
    for row in source.document.page_errors:
        if row.code not in _SUCCESS and row.code not in entries:
            what = f"code {row.code} ({row.message}) on the page of {row.table} is not in the spec"
            yield _fact(source, row.line, FactKind.ERROR_LACKING, row.code, what, f"{_ADD} errors.{row.code})")


def _codes_of_examples(source: DocumentFile) -> Iterator[str]:
    return (code for code, _, _ in _failures(source))


def _failures(source: DocumentFile) -> Iterator[tuple[str, Example, list[str]]]:
    """Yield the code of each example of a failure, the example, and its messages."""
    for record in (*source.document.operations, *source.document.headless):
        for example in (record.response_example, record.error_example):
            if example is not None and (code := _code_of(example)) is not None:
                envelope = _envelope_of(example)
                texts = [envelope.get("message"), envelope.get("localizedMsg")]
                yield code, example, [text for text in texts if isinstance(text, str)]


def _compare_examples(source: DocumentFile, entries: dict[str, Located], listed: Located) -> Iterator[Fact]:
    """Yield the codes and the messages that examples of failures contain and the spec lacks."""
    for record in source.document.operations:
        code = _code_of(record.error_example)
        if code is not None and record.error_example is not None and code not in entries:
            what = f"code {code} in the failure example of {record.path} is not in the spec"
            line = source.line_of(record.error_example, "code")
            found = Found(listed, record, in_example=True)
            yield _fact(source, line, FactKind.ERROR_LACKING, code, what, f"{_ADD} errors.{code})", found)
    for code, example, texts in _failures(source):
        if texts and code in entries and not _means(entries[code], texts):
            what = f"code {code} has the message {texts[0]!r} in an example, which the spec does not have"
            line = source.line_of(example, "message")
            found = Found(entries[code], texts[0])
            remedy = f"say under also in spec/{ERRORS} what the code means then; if it means the same, {_EXPLAIN}"
            yield _fact(source, line, FactKind.ERROR_EXAMPLE, f"{code}.message", what, remedy, found)


def _means(entry: Located, texts: list[str]) -> bool:
    """Return whether one of the messages of an example is in the row of its code, or the row has no message at all."""
    if entry.value["message"] is None:
        return True
    known = [
        letters(one)
        for one in (entry.value["message"], *(row["message"] for row in entry.value.get("also", ())))
        if one
    ]
    return any(letters(text).startswith(message) for text in texts for message in known)


def _code_of(example: Example | None) -> str | None:
    """Return the code in the envelope of an example of any generation; None for success or a masked code."""
    envelope = _envelope_of(example)
    if "code" not in envelope:
        return None
    code = str(envelope["code"])
    return None if code in _SUCCESS or printed_types.is_masked(code) else code


def _envelope_of(example: Example | None) -> dict[str, Json]:
    envelope = example.value if example is not None else None
    if isinstance(envelope, dict):
        envelope = envelope.get("error_response", envelope)
    return envelope if isinstance(envelope, dict) else {}


def _added(source: DocumentFile, entries: dict[str, Located], tabled: set[str], shown: set[str]) -> Iterator[Fact]:
    """Yield the codes of the spec that are in no table, or in no example if they come from examples.

    Only what a document covers can be missing in it, not the domains of other tables or examples of other sections.
    """
    domains = {DOMAINS.get(row.table, row.table) for row in source.document.errors}
    for code, entry in entries.items():
        domain = entry.value["domain"]
        of_examples = domain == EXAMPLE
        covered = all(map(source.covers, str(entry.value["seen"]).split(", "))) if of_examples else domain in domains
        if not covered or entry.value.get("deprecated") or code in (shown if of_examples else tabled):
            continue
        what = f"code {code} is in the spec, but in no {'example' if of_examples else 'table'} of the document"
        remedy = f"remove it from spec/{ERRORS}, or {_EXPLAIN}"
        yield _fact(source, 1, FactKind.ERROR_ADDED, code, what, remedy, Found(entry))


def _fact(
    source: DocumentFile, line: int, kind: FactKind, field: str, what: str, remedy: str, found: Found | None = None
) -> Fact:
    return Fact(
        source.name, line, SECTION, "", Part.TEXT, kind, f"errors.{field}", what, remedy,
        label=source.label, found=found,
    )  # fmt: skip
