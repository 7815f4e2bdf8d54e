# Generated from spec/errors.yaml by `python -m generator generate`. Change the spec, not this file.
"""The error dictionary, imported when the first error comes."""

from feiyan_runtime import ErrorCode


def find_error(code: int) -> ErrorCode | None:
    """The entry of a code, or None."""
    from feiyan.codes import BY_CODE

    return BY_CODE.get(code)
