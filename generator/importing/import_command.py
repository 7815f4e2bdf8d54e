"""Run `python -m generator import DOCS...`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.wording import one_line, say


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    command.add_argument("documents", type=Path, nargs="+", metavar="DOC", help="a document or a folder of them")
    command.add_argument(
        "--side", choices=("app", "cloud"), default="", help="side of new operations whose page does not tell it"
    )
    command.add_argument("--dry-run", action="store_true", help="print the changes, and write nothing")
    command.add_argument("--settle", action="store_true", help="remove the corrections that no longer apply")
    command.add_argument(
        "--into",
        type=Path,
        metavar="FOLDER",
        help="folder of the spec to merge into; a new spec is created in an empty one",
    )


# The function imports what an import needs: this module is imported for every command.


def import_documents(options: argparse.Namespace) -> int:
    """Merge documents into a spec; return 1 if something is left to decide or to read, otherwise 0.

    If documents are refused, return 2; no file changes.
    """
    from generator.importing.atomic_write import finish
    from generator.importing.decisions import RefusedError
    from generator.importing.run import run, write

    folder: Path = options.into or options.spec
    try:
        if not options.dry_run:
            finished = finish(folder)
            for name in finished:
                say(f"finished the interrupted import: wrote {name}")
        outcome = run(folder, options.documents, settling=options.settle, begin=bool(options.into), side=options.side)
        if not options.dry_run:
            write(folder, outcome)
    except RefusedError as error:
        sys.stderr.write("\n".join([*map(one_line, error.problems), "nothing was imported", ""]))
        return 2
    verb = "would write" if options.dry_run else "wrote"
    lines = [*outcome.lines(), *(f"{verb} {name}" for name in outcome.changed), outcome.count]
    sys.stdout.write("\n".join([*map(one_line, lines), ""]))
    return 0 if outcome.is_done else 1
