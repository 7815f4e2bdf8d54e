"""Run `python -m generator import DOCS...`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    command.add_argument("documents", type=Path, nargs="+", metavar="DOC", help="a document as text, or a page as HTML")
    command.add_argument("--dry-run", action="store_true", help="print what would be merged, and write nothing")
    command.add_argument("--settle", action="store_true", help="remove the rows of corrections that are settled")
    command.add_argument(
        "--into", type=Path, metavar="FOLDER", help="folder of the spec to merge into; an empty one begins a new spec"
    )


# What an import needs is imported by the function: the command line is read before it is known what it asks for.


def import_documents(options: argparse.Namespace) -> int:
    """Merge documents into a spec: 0, or 1 where something is left for a person to decide, or 2 where they are refused.

    Refused documents leave every file as it is.
    """
    from generator.importing.atomic_write import finish
    from generator.importing.ledger import RefusedError
    from generator.importing.run import run, write

    folder: Path = options.into or options.spec
    try:
        if not options.dry_run:
            finished = finish(folder)
            sys.stdout.writelines(f"finished what was interrupted: wrote {name}\n" for name in finished)
        outcome = run(folder, options.documents, settling=options.settle, begin=bool(options.into))
        if not options.dry_run:
            write(folder, outcome)
    except RefusedError as error:
        sys.stderr.write("\n".join([*error.problems, "nothing was imported", ""]))
        return 2
    verb = "would write" if options.dry_run else "wrote"
    lines = [*outcome.lines(), *(f"{verb} {name}" for name in outcome.changed), outcome.count]
    sys.stdout.write("\n".join([*lines, ""]))
    return 1 if outcome.left else 0
