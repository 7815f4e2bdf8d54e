"""Compare two specs from the point of view of users of the Python client.

command             the command line
sources             BASE and HEAD: a git revision, a folder, a bundle
reading             reads each of them into a model of the API (`generator.api`)
uses                finds the operations and messages that use a class
matching            pairs the things of both specs, also if they were renamed or moved
python_types        compares two Python types
changes             the result of a comparison: facts that differ
comparing           finds all changes, part by part:
operation_changes     operations
value_changes         parameters, fields and answers
class_changes         classes and enumerations
other_changes         error codes, topics, regions, services
document_changes      the bundled OpenAPI document
change_rules        the meaning of each kind of change, and the reason
report              the changes with their rules, and the next version
formats             Markdown, HTML, JSON

Facts and judgement are separate: the comparison knows no levels, and the table of rules knows no specs.
"""
