"""Read a spec folder: files, references, and line numbers.

yaml_reader  reads YAML with the line of each value
load         loads the files, follows references, and knows where a value is written
schema       the JSON Schema of each file
index        finds operations, schemas, error codes and topics
corrections  finds the rows about disagreeing sources, and the file for each
prose        fingerprints of the sentences that were read
bundle       the spec as one OpenAPI document
todo         places that an import has left to people
"""
