"""Find the params of a request, or the data of an answer, in an example of its whole body."""

from __future__ import annotations

from dataclasses import dataclass

from generator.documents.records import Example, Json


@dataclass(frozen=True, slots=True)
class Shown:
    """The value of a part in an example, if it has one; `typed` is True if its types are reliable."""

    example: Example | None = None
    value: Json = None
    present: bool = False
    typed: bool = True


def shown_params(example: Example | None) -> Shown:
    """Find the params in the example of a request."""
    if example is None:
        return Shown()
    if example.java is not None:
        return Shown(example, dict(example.java.params), present=True, typed=False)
    if isinstance(example.value, dict) and "params" in example.value:
        return Shown(example, example.value["params"], present=True)
    return Shown(example)


def shown_data(example: Example | None) -> Shown:
    """Find the data in the example of an answer."""
    if example is not None and isinstance(example.value, dict) and "data" in example.value:
        return Shown(example, example.value["data"], present=True)
    return Shown(example)
