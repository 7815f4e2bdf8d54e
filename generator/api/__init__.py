"""Read what a spec promises to users of the client, once, into one model.

model            the facts: operations, classes, enumerations, error codes, topics, regions
read             from a spec to these facts
values           its part about parameters, fields and answers
messages         its part about topics and their messages
rules            `x-rules`
paging           `x-pagination`
dotted           dotted names of fields
types            from a schema to a Python type
resolved_schema  a schema with everything that it refers to, and the fields of a shape
naming           names, literals and docstrings that are safe in Python source
docstrings       what the facts are in words
guard            goes on past what cannot be read

`generator.python` prints the model, `generator.diff` compares two of it, `generator.lint` uses its readers.
"""
