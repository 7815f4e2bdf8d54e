"""Read what a spec promises to users of the client.

naming           names, literals and docstrings that are safe in Python source
types            from a schema to a Python type
prose            what a schema says in words
resolved_schema  a schema with everything that it refers to, and the fields of a shape
"""
