"""Print the model of the API as the text of a Python package.

view             the data that templates print
client_settings  the part of it that is the same for every spec: the settings of clients
build            from the model to the view
render           from the view to formatted files
write            writes the files, or compares them with those on disk
blocks           derived blocks of Markdown files, such as the counts in docs/coverage.md
"""
