"""Read the two specs of a comparison into the model of what they promise."""

from __future__ import annotations

from generator.api.model import Api
from generator.api.read import read as read_api
from generator.diff.sources import Source
from generator.spec.load import Located, Spec
from generator.spec.schema import misshapen

STUMBLES = (KeyError, IndexError, TypeError, AttributeError, ValueError)
"""What reading, and comparing what was read, raises where a spec has not the shape that it should have."""


def read(source: Source) -> Api:
    """Read the model of a spec; SpecError where it cannot be read."""
    spec = source.spec
    try:
        return read_api(spec, is_bundle=source.is_bundle)
    except RecursionError:
        raise spec.error(spec.root(), "something in the spec holds itself") from None
    except STUMBLES as error:
        refuse_misshapen(spec)
        reason = f"{type(error).__name__}: {error}"
        raise spec.error(spec.root(), f"it cannot be read, `lint` may say why ({reason})") from error


def refuse_misshapen(spec: Spec) -> None:
    """Raise SpecError with every place of a spec that has not its shape, if there is one."""
    for file, content in spec.files.items():
        for place, message in misshapen(file, content):
            spec.problem(Located(file, place, None), message)
    spec.raise_problems()
