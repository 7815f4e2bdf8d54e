"""Read the public API that a spec describes, once, into one model.

model            the model: operations, classes, enumerations, error codes, topics, regions
read             from a spec to the model
values           reads parameters, fields and answers
messages         reads topics and their messages
rules            reads `x-rules`
paging           reads `x-pagination`
dotted           follows dotted names of fields
types            from a schema to a Python type
resolved_schema  a schema with all its references followed, and the fields in it
naming           names, literals and docstrings that are safe in Python source
docstrings       the text of docstrings
guard            collects problems instead of stopping at the first

`generator.python` prints the model, `generator.diff` compares two models, `generator.lint` uses the readers.
"""
