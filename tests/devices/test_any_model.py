"""Properties of every thing model and every value."""

from __future__ import annotations

import copy
import json
import pickle
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feiyan_devices import EnumItem, InvalidModelError, InvalidValueError, ThingModel
from feiyan_runtime._texts import masked
from tests.devices.products import ANY_JSON, KINDS, data_types, model, of_type, to_the_millisecond, values

relaxed = settings(deadline=None, suppress_health_check=list(HealthCheck))


def check_round_trip(product: ThingModel, name: str, value: Any) -> None:
    wire = product.check({name: value})
    assert json.loads(json.dumps(wire, allow_nan=False)) == wire
    assert product.check(wire) == wire
    assert product.read(json.loads(json.dumps(wire))) == {name: to_the_millisecond(value)}


@relaxed
@given(st.data())
def test_read_inverts_check(data: st.DataObject) -> None:
    """For any type, `read` gives what `check` took, and `check` gives plain JSON that it would take again."""
    drawn = data.draw(data_types())
    product = of_type(drawn["type"], drawn["specs"])
    check_round_trip(product, "P", data.draw(values(product.properties["P"].type)))


@pytest.mark.parametrize("kind", KINDS)
@settings(relaxed, max_examples=20)
@given(data=st.data())
def test_read_inverts_check_for_products_of_many_kinds(kind: str, data: st.DataObject) -> None:
    """The same for every property that can be set of products of many kinds."""
    product = model(kind)
    for name, one in product.properties.items():
        if one.is_writable:
            check_round_trip(product, name, data.draw(values(one.type)))


@relaxed
@given(data_types(), ANY_JSON)
def test_reading_never_fails_and_loses_nothing(drawn: dict[str, Any], came: Any) -> None:
    """Any JSON is read by any type, and what was read is the same as what came or was made of its text."""
    product = of_type(drawn["type"], drawn["specs"])
    found = product.read({"P": came, "_sys_unknown": came})
    assert found["_sys_unknown"] == came
    if isinstance(came, dict):
        assert set(found["P"]) == set(came) or isinstance(found["P"], list)
    elif isinstance(came, list):
        assert len(found["P"]) == len(came)
    elif drawn["type"] != "date" and not isinstance(came, str):
        assert found["P"] == came


@relaxed
@given(ANY_JSON | st.lists(ANY_JSON).map(json.dumps))
def test_anything_but_values_by_name_is_read_too(came: Any) -> None:
    """Anything but a JSON object comes back as it came, and no exception is raised."""
    found: Any = of_type("int").read(came)
    if not isinstance(came, str | dict):
        assert found == came


@relaxed
@given(data_types(), ANY_JSON)
def test_a_check_gives_json_or_says_why_not(drawn: dict[str, Any], value: Any) -> None:
    """Any JSON value either passes, or is refused with the property, the value and what is allowed."""
    product = of_type(drawn["type"], drawn["specs"])
    try:
        wire = product.check({"P": value})
    except InvalidValueError as refused:
        error = refused
    else:
        json.dumps(wire, allow_nan=False)
        assert product.check(wire) == wire
        return
    assert error.property.startswith("P")
    assert masked(error.allowed) in str(error)  # a limit may look like a telephone number


@relaxed
@given(ANY_JSON | st.dictionaries(st.sampled_from(["properties", "events", "services", "functionBlocks"]), ANY_JSON))
def test_a_model_is_read_or_refused(tsl: Any) -> None:
    """Any JSON is a model or InvalidModelError; text is the same as the object that it holds."""
    try:
        product = ThingModel.from_tsl(tsl)
    except InvalidModelError:
        return
    if not isinstance(tsl, str):
        assert ThingModel.from_tsl(json.dumps(tsl)) == product


@relaxed
@given(
    st.recursive(
        ANY_JSON,
        lambda inner: st.fixed_dictionaries(
            {
                "identifier": st.sampled_from(["P", "Q", ""]) | inner,
                "accessMode": st.sampled_from(["r", "rw", "w", "", None]),
                "dataType": st.fixed_dictionaries(
                    {
                        "type": st.sampled_from(["int", "float", "enum", "array", "struct", "text", "bool", "date"]),
                        "specs": st.lists(inner, max_size=3)
                        | st.dictionaries(
                            st.sampled_from(["min", "max", "step", "length", "size", "item", "0", "-1", "unit", "1e3"]),
                            inner,
                        ),
                    }
                ),
            }
        ),
        max_leaves=8,
    ),
    ANY_JSON,
)
def test_damaged_models_read_and_check_whatever_comes(entry: Any, value: Any) -> None:
    """A model with nonsense in any place is read; checks with it end well or with InvalidValueError."""
    product = ThingModel.from_tsl({"properties": [entry]})
    for name in product.properties:
        product.read({name: value})
        with suppress(InvalidValueError):
            json.dumps(product.check({name: value}), allow_nan=False)


@pytest.mark.parametrize("kind", KINDS)
def test_models_and_values_can_be_copied_and_sent_to_other_processes(kind: str) -> None:
    """Models, items of enumerations and errors survive pickle and deepcopy."""
    product = model(kind)
    assert pickle.loads(pickle.dumps(product)) == copy.deepcopy(product) == product
    item = pickle.loads(pickle.dumps(EnumItem(-1, "未知")))
    assert (item, item.label) == (-1, "未知")
    with pytest.raises(InvalidValueError) as caught:
        product.check({"NoSuch": 1})
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.property, str(again)) == ("NoSuch", str(caught.value))
