"""Read the specs of a comparison into models of the API."""

from __future__ import annotations

from generator.api.model import Api
from generator.api.read import read as read_api
from generator.diff.sources import Source
from generator.spec.load import Located, Spec
from generator.spec.schema import misshapen

SHAPE_ERRORS = (KeyError, IndexError, TypeError, AttributeError, ValueError)
"""Exceptions that reading or comparing raises if a spec does not have the expected shape."""


def read(source: Source) -> Api:
    """Read the model of a spec; raise SpecError if it cannot be read."""
    spec = source.spec
    try:
        return read_api(spec, is_bundle=source.is_bundle)
    except RecursionError:
        raise spec.error(spec.root(), "something in the spec contains itself") from None
    except SHAPE_ERRORS as error:
        refuse_misshapen(spec)
        reason = f"{type(error).__name__}: {error}"
        raise spec.error(
            spec.root(), f"the spec cannot be read ({reason}): `python -m generator lint` may say why"
        ) from error


def refuse_misshapen(spec: Spec) -> None:
    """Raise SpecError with every place of a spec that does not have the expected shape, if any."""
    for file, content in spec.files.items():
        for place, message in misshapen(file, content):
            spec.problem(Located(file, place, None), message)
    spec.raise_problems()
