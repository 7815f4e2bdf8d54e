"""Find the rows of corrections, which are in files beside those that they correct."""

from __future__ import annotations

from collections.abc import Iterator

from generator.spec.load import Located, Spec
from generator.spec.schema import CORRECTIONS, ERRORS, ROOT, TOPICS, is_corrections


def corrections(spec: Spec) -> Iterator[Located]:
    """Yield all rows, file by file."""
    for file in correction_files(spec):
        yield from spec.root(file) / "corrections"


def correction_files(spec: Spec) -> list[str]:
    """Return the names of all files of corrections, sorted."""
    return sorted(filter(is_corrections, spec.files))


def beside(file: str) -> str:
    """Return the name of the corrections file for a file of the spec."""
    return file.removesuffix(".yaml") + CORRECTIONS


def subject_of(file: str) -> str:
    """Return the name of the file that a corrections file belongs to."""
    return file.removesuffix(CORRECTIONS) + ".yaml"


def home_of(spec: Spec, row: Located) -> str:
    """Return the name of the corrections file that a row belongs in.

    With a path, this is the one for the file that contains the operation. Without a path, the field decides:
    `errors.CODE...` belongs to the error dictionary, an address to the topics, and anything else to the root file.
    """
    path, field = row.value["path"], row.value["field"]
    items = spec.root() / "paths"
    if item := items.get(path):
        return beside(spec.resolve(item).file)
    if not path and field.startswith("errors."):
        return beside(ERRORS)
    if not path and field.startswith("/"):
        return beside(TOPICS)
    return beside(ROOT)
