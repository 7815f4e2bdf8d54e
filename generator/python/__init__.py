"""Print the client: from what a spec promises to the text of a Python package.

view      what templates print, all decided
build     from the spec to the view
messages  the part of it about MQTT messages
render    from the view to formatted files
write     the files on disk against those that the spec gives
blocks    parts of Markdown files that are derived, such as the counts in the README
"""
