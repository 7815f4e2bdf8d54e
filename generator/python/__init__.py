"""Print the model of the API as the text of a Python package.

view             what templates print, all decided
client_settings  the part of it that is the same for every spec: what clients are set up with
build            from the model to the view
render           from the view to formatted files
write            the files on disk against those that the spec gives
blocks           parts of Markdown files that are derived, such as the counts in docs/coverage.md
"""
