"""Find the rows of corrections, each in a file beside the one that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from generator.spec.load import Located, Spec
from generator.spec.schema import CORRECTIONS, ERRORS, ROOT, TOPICS, is_corrections


def corrections(spec: Spec) -> Iterator[Located]:
    """Yield every row, file by file."""
    for file in correction_files(spec):
        yield from spec.root(file) / "corrections"


def correction_files(spec: Spec) -> list[str]:
    """Return the names of all files of corrections, sorted."""
    return sorted(filter(is_corrections, spec.files))


def beside(file: str) -> str:
    """Name the file of corrections that stands beside a file of the spec."""
    return file.removesuffix(".yaml") + CORRECTIONS


def subject_of(file: str) -> str:
    """Name the file of the spec that a file of corrections stands beside."""
    return file.removesuffix(CORRECTIONS) + ".yaml"


def home_of(spec: Spec, row: Located) -> str:
    """Name the file of corrections that a row belongs in.

    A path says it by where its operation is written. Without a path, the field does: `errors.CODE...` is about the
    error dictionary, the address of a topic about the topics, and anything else about all calls alike.
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
