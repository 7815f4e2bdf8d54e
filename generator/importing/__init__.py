"""Merge changes of the documents into the spec, and keep what people have written.

    import_command       the command line of `import`
    confirm_command      `confirm`: notes which sentences were read
    run                  runs an import: compares and merges in a copy of the spec, in rounds; `run`, `write`
    preflight            reads the documents, and refuses damaged ones
    dispatch             passes each unexplained difference to the module for it
      operation_changes  operations and their heads
      field_changes      parameters, fields, enumerations
      error_changes      the error dictionary
    decisions            the results: changes with their edits, questions to people, reasons to refuse
    new_operations       writes new operations, except what only people can write
    older_versions       updates `x-older-versions` of an operation with a new version
    renames              finds new fields that may be renamed old ones
    fix_examples         fixes examples of schemas that have changed
    trees                joins a table and an example: the places and types of all members
    shapes               from such a tree to schemas and examples
    merging              writes edits into the files of a folder
    yaml_edit            edits a YAML text, and leaves everything else unchanged
    yaml_style           formats YAML in the spec's style
    atomic_write         replaces all files in a way that an interrupted import can be finished
    skeleton/            the files of a new spec

Only the audit decides what a difference is and what explains it: `generator/audit`.
"""
