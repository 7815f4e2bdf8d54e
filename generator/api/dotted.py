"""Follow dotted names through the properties of objects."""

from __future__ import annotations

from collections.abc import Sequence

from generator.spec.load import Located, Spec


def walk(spec: Spec, place: Located, dotted: str) -> list[Located] | None:
    """Return a place and each field on a dotted path from it; None if a field does not exist."""
    walked = [place]
    for wire in filter(None, dotted.split(".")):
        properties = _value(spec, walked[-1]).get("properties")
        if properties is None or wire not in properties.value:
            return None
        walked.append(properties / wire)
    return walked


def _value(spec: Spec, place: Located) -> Located:
    """Return a schema with its references followed; of one that may also be null, the other."""
    found = spec.resolve(place)
    options = [one for one in found.get("oneOf") or () if one.value != {"type": "null"}]
    return _value(spec, options[0]) if len(options) == 1 else found


def leads(spec: Spec, place: Located, names: Sequence[str]) -> bool:
    """Return whether a path of names exists, also through lists and alternatives."""
    found = spec.resolve(place)
    if not names:
        return True
    if items := found.get("items"):
        return leads(spec, items, names)
    properties = found.get("properties")
    if properties and names[0] in properties.value and leads(spec, properties / names[0], names[1:]):
        return True
    return any(leads(spec, option, names) for option in found.get("oneOf") or found.get("anyOf") or ())
