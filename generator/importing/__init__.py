"""Merges what new editions of the documents say into the spec, and keeps what people have written.

    command        the command line
    run            one import: rounds of comparing and merging in a copy of the spec; `run`, `write`
    intake         reads the documents, refuses what is damaged
    changes        hands each difference that the audit does not explain to what knows it
      of_operations  operations and their heads
      of_fields      parameters, fields, enumerations
      of_errors      the error dictionary
    ledger         what comes of them: changes with their edits, questions to a person, reasons to refuse
    arrivals       new operations, complete but for what only people can write
    trails         `x-older-versions` of an operation whose version was raised
    renames        new fields that may be old ones under another name
    refits         keeps examples true to schemas that have changed
    trees          a table and an example together: which member is where, and of which type
    shapes         from such a tree to schemas and examples
    merging        brings edits into the files of a folder
    sheet          changes a YAML text where it has to change, and nowhere else
    house          writes values as the spec's files write them
    placing        puts the files in place, so that an interrupted import can be finished
    skeleton/      what a spec begins with

What is a difference, and what explains one, is the audit's business alone: `generator/audit`.
"""
