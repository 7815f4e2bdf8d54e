# Generated from spec/errors.yaml and observed.yaml by `python -m generator generate`. Change the spec, not this file.
"""Look up error codes; the dictionary is imported when the first error occurs."""

from feiyan_runtime import ErrorCode


def find_error(code: int | str) -> ErrorCode | None:
    """Return the entry of a code; None if it is unknown."""
    from feiyan.codes import find

    return find(code)
