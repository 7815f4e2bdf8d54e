"""Merge what new editions of the documents say into the spec, and keep what people have written.

    import_command       the command line
    run                  one import: rounds of comparing and merging in a copy of the spec; `run`, `write`
    preflight            reads the documents, refuses what is damaged
    dispatch             hands each difference that the audit does not explain to what knows it
      operation_changes  operations and their heads
      field_changes      parameters, fields, enumerations
      error_changes      the error dictionary
    ledger               what comes of them: changes with their edits, questions to a person, reasons to refuse
    new_operations       new operations, complete but for what only people can write
    older_versions       `x-older-versions` of an operation whose version was raised
    renames              new fields that may be old ones under another name
    fix_examples         keeps examples true to schemas that have changed
    trees                a table and an example together: which member is where, and of which type
    shapes               from such a tree to schemas and examples
    merging              writes edits into the files of a folder
    yaml_edit            edits a YAML text where it has to change, and nowhere else
    yaml_style           formats YAML in the spec's style
    atomic_write         replaces the files all together, so that an interrupted import can be finished
    skeleton/            what a spec begins with

What is a difference, and what explains one, is the audit's business alone: `generator/audit`.
"""
