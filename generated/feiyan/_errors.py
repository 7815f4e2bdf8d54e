# Generated from spec/errors.yaml and observed.yaml by `python -m generator generate`. Change the spec, not this file.
"""The error dictionary, imported when the first error comes."""

from feiyan_runtime import ErrorCode


def find_error(code: int | str) -> ErrorCode | None:
    """The entry of a code, or None."""
    from feiyan.codes import find

    return find(code)
