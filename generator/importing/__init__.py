"""Merges what new editions of the documents say into the spec, and keeps what people have written.

    command     the command line
    run         one import: rounds of comparing and merging in a copy of the spec; `run`, `write`
    intake      reads the documents, refuses what is damaged
    changes     from the differences that the audit does not explain to edits, or to a word to a person
    arrivals    new operations, complete but for what only people can write
    refits      keeps examples true to schemas that have changed
    trees       a table and an example together: which member is where, and of which type
    shapes      from such a tree to schemas and examples
    merging     brings edits into the files of a folder
    sheet       changes a YAML text where it has to change, and nowhere else
    house       writes values as the spec's files write them
    skeleton/   what a spec begins with

What is a difference, and what explains one, is the audit's business alone: `generator/audit`.
"""

from generator.importing.changes import RefusedError
from generator.importing.run import Outcome, run, write

__all__ = ["Outcome", "RefusedError", "run", "write"]
