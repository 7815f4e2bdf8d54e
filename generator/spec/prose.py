"""Read and write the fingerprints of the sentences that descriptions come from, in files beside the spec.

`things.prose.yaml` is beside `things.yaml`. It has, by operation and document, a fingerprint a cell: the introduction
of the operation, and the description of each row in its tables. Only `audit`, `import` and `confirm` read these files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.spec.index import operations, topics
from generator.spec.load import Located, Spec
from generator.spec.schema import PROSE, TOPICS

_HEADER = (
    "# Fingerprints of the sentences that were read for the file beside this; `python -m generator confirm` writes.\n"
)

_PLAIN = re.compile(r"[A-Za-z/][\w./-]*", re.ASCII)

Key = tuple[str, str, str]
"""A file of fingerprints, what the sentences are about (the path of an operation, say), and the document."""


@dataclass
class Confirmed:
    """The sentences about one thing in one document that a person has read.

    `cells` has the fingerprints by the name of the cell; `edition` is the date of the document, '' if it has none.
    """

    edition: str = ""
    cells: dict[str, tuple[str, ...]] = field(default_factory=dict)


def prose_beside(file: str) -> str:
    """Return the name of the file of fingerprints for a file of the spec."""
    return file.removesuffix(".yaml") + PROSE


def read_confirmed(spec: Spec) -> dict[Key, Confirmed]:
    """Read the files of fingerprints in the folder of a spec.

    Raise SpecError if one cannot be read, belongs to no file, or has an operation or topic that this file does not.
    """
    prose = Spec.load_prose(spec.folder)
    known: dict[str, set[str]] = {}
    for owner, place in (*operations(spec), *topics(spec)):
        known.setdefault(prose_beside(place.file), set()).add(owner)
    for file in prose.files:
        beside = file.removesuffix(PROSE) + ".yaml"
        if beside not in spec.files:
            prose.problem(prose.root(file), f"there is no {beside} beside it: remove the file")
        elif file.startswith("services/") or beside == TOPICS:
            for owner in prose.files[file].keys() - known.get(file, set()):
                prose.problem(Located(file, (owner,), None), f"{beside} has no {owner}: remove it")
    prose.raise_problems()
    return {
        (file, owner, document): _confirmed(entry)
        for file, owners in prose.files.items()
        for owner, documents in owners.items()
        for document, entry in documents.items()
    }


def _confirmed(entry: Mapping[str, Any]) -> Confirmed:
    cells = {name: (one,) if isinstance(one, str) else tuple(one) for name, one in entry["cells"].items()}
    return Confirmed(entry.get("edition", ""), cells)


def prose_text(entries: Mapping[tuple[str, str], Confirmed]) -> str:
    """Return the text of a file of fingerprints, one line a cell, sorted; `entries` are by owner and document."""
    if not entries:
        return f"{_HEADER}{{}}\n"
    lines = [_HEADER]
    above = None
    for (owner, document), entry in sorted(entries.items()):
        if owner != above:
            lines.append(f"{_quoted(owner)}:\n")
            above = owner
        lines.append(f"  {document}:\n")
        if entry.edition:
            lines.append(f"    edition: '{entry.edition}'\n")
        lines.append("    cells:\n")
        for name, prints in sorted(entry.cells.items()):
            found = ", ".join(f"'{one}'" for one in prints)
            lines.append(f"      {_quoted(name)}: {found if len(prints) == 1 else f'[{found}]'}\n")
    return "".join(lines)


def _quoted(text: str) -> str:
    """Return a name as a key of YAML: as it is, or quoted if it could be taken for something else than text."""
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in ("true", "false", "null")
    return text if is_plain else "'" + text.replace("'", "''") + "'"
