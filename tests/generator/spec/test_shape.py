"""The quick check of shapes lets nothing pass that a JSON Schema does not allow."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.spec import schema
from generator.spec.load import Spec
from generator.spec.shape import Shapes

SHAPES = [*schema._FILES.values(), schema._SERVICE, schema._OTHER]
VALUES: list[Any] = [None, True, 0, 1, -1, 2.5, 1.0, "", "x", "1.0.2", [], [""], ["a", "a"], [1, True], {}, {"a": 1}]
SMALL = [
    {"enum": [1, "a"]},
    {"const": True},
    {"type": ["integer", "null"], "minimum": 1},
    {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True},
    {"propertyNames": {"pattern": "^[b-z]"}, "minProperties": 1, "maxProperties": 1},
    {"additionalProperties": {"$ref": "#/$defs/schema"}, "required": ["a"]},
    {"not": {"type": "object"}},
    {"oneOf": [{"type": "integer"}, {"type": "number"}]},
    {"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"type": "string"}},
]


@pytest.mark.parametrize("shape", SMALL, ids=str)
@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_what_passes_is_allowed(shape: dict[str, Any], value: Any) -> None:
    """The quick check passes exactly the values that the schema allows."""
    allowed = Draft202012Validator({**shape, "$defs": schema._DEFINITIONS}).is_valid(value)
    passes = Shapes(schema._DEFINITIONS).fits(shape)(value)
    assert passes == allowed


def test_the_real_spec_passes(real_spec: Spec) -> None:
    """The real spec passes the quick check, so that the slow one does not run."""
    for name, content in real_spec.files.items():
        assert schema._fits(id(schema._shape(name)))(content), name


@given(data=st.data())
def test_one_fault_in_the_real_spec_is_seen_like_by_a_validator(real_spec: Spec, data: st.DataObject) -> None:
    """Any wrong value in any place is found."""
    name = data.draw(st.sampled_from(["openapi.yaml", "asyncapi.yaml", "observed.yaml", "services/cloud/tokens.yaml"]))
    content = deepcopy(real_spec.files[name])
    holder = content
    while True:
        key = data.draw(st.sampled_from([*holder] if isinstance(holder, dict) else [*range(len(holder))]))
        if not holder[key] or not isinstance(holder[key], dict | list) or data.draw(st.integers(0, 9)) == 0:
            break
        holder = holder[key]
    change = data.draw(st.sampled_from(["gone", "new", *VALUES]))
    if change == "gone":
        del holder[key]
    elif change == "new" and isinstance(holder, dict):
        holder["x-new"] = 1
    else:
        holder[key] = change
    shape = schema._FILES.get(name) or schema._SERVICE
    allowed = Draft202012Validator({**shape, "$defs": schema._DEFINITIONS}).is_valid(content)
    assert schema._fits(id(shape))(content) == allowed


def test_a_thousand_faults_are_enough() -> None:
    """Only a thousand problems are reported."""
    content = {"components": {"schemas": {f"A{number}": 7 for number in range(2000)}}}
    assert len(list(schema.misshapen("common.yaml", content))) == 1000


def test_a_keyword_that_is_not_known_is_refused() -> None:
    """An unknown keyword is refused instead of ignored."""
    with pytest.raises(ValueError, match=r"\AdependentRequired, maxLength cannot be checked here\Z"):
        Shapes({}).fits({"properties": {"a": {"maxLength": 1, "dependentRequired": {}}}})
