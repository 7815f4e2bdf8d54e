"""Read a spec folder: files, references, and the lines on which things stand.

yaml_reader  YAML as values, with the line of each
load         the files of a folder and the references between them; where a value is written
schema       the shape that each file has
index        where operations, schemas, error codes and topics are
corrections  rows on where the sources disagree, and the file that each belongs in
bundle       the spec as one OpenAPI document
todo         the places that an import has left to people
"""
