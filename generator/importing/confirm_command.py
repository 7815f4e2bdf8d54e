"""Run `python -m generator confirm DOCS...`: note that a person has read what `audit` and `import` name."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.audit import compare, confirm
from generator.importing.atomic_write import finish, read, replace_files
from generator.importing.decisions import RefusedError
from generator.importing.preflight import checked_documents
from generator.progress import progress
from generator.spec.load import Spec
from generator.spec.prose import Confirmed, Key, prose_text, read_confirmed
from generator.wording import counted, one_line, say


def confirm_documents(folder: Path, documents: Sequence[Path], about: Sequence[str]) -> int:
    """Write the fingerprints of the cells that were read; return 2 if documents are refused, otherwise 0.

    `about` limits this to some operations, topics or tables; without any, all cells of the documents are meant.
    """
    try:
        finish(folder)
        with progress("reading the spec and the documents"):
            spec, sources = Spec.load(folder), checked_documents(documents)
        confirmed = read_confirmed(spec)
        with progress("comparing"):
            prose = compare(spec, sources).prose
        if strange := sorted({*about} - {one.owner for one in prose}):
            raise RefusedError(
                [f"{one}: the documents have no sentence about it in common with the spec" for one in strange]
            )
        after, cells = confirm([one for one in prose if not about or one.owner in about], confirmed)
        changed = _write(folder, confirmed, after)
    except RefusedError as error:
        sys.stderr.write("\n".join([*map(one_line, error.problems), "nothing was confirmed", ""]))
        return 2
    for name in changed:
        say(f"wrote {name}")
    say(f"{counted(cells, 'cell')} confirmed in {counted(len(changed), 'file')}")
    return 0


def _write(folder: Path, before: Mapping[Key, Confirmed], after: Mapping[Key, Confirmed]) -> list[str]:
    """Write the files that differ, all or none; return their names."""
    names = sorted({key[0] for key in {**before, **after} if before.get(key) != after.get(key)})
    texts = {name: prose_text({key[1:]: one for key, one in after.items() if key[0] == name}) for name in names}
    replace_files(folder, {name: read(folder / name) for name in names if (folder / name).exists()}, texts)
    return names
