"""Compare two specs from the point of view of those who use the Python client.

command        what the command line takes and returns
sources        BASE and HEAD: a git revision, a folder, a bundle
reading        each of them as a model of the API (`generator.api`)
uses           which operations lead to a class
matching       which thing of one spec is which of the other, renamed or moved
python_types   how one Python type stands to another
changes        what a comparison yields
comparing      all facts that differ; of_operations, of_values, of_classes, of_rest, of_document: part by part
rules          what each kind of change means, and why
report         changes judged, and the version to release them as
formats        Markdown, HTML, JSON

Facts and judgement are apart: comparing knows no levels, the table of rules no specs.
"""
