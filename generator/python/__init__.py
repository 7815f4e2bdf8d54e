"""Print the client: from what a spec promises to the text of a Python package.

view             what templates print, all decided
client_settings  the part of it that is the same for every spec: what clients are set up with
build            from the spec to the view
messages         the part of it about MQTT messages
render           from the view to formatted files
write            the files on disk against those that the spec gives
readme_table     the counts in the README
"""
