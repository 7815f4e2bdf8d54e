"""The sandbox and the client's checks agree on every thing model and every value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from feiyan import InvalidValueError, ThingModel
from feiyan_sandbox import Sandbox
from tests.devices.products import ANY_JSON, KINDS, data_types, model, of_type, to_the_millisecond, values
from tests.sandbox.caller import Caller

few = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


class Bench(Caller):
    """A caller with one device, whose thing model can be exchanged."""

    def __init__(self, sandbox: Sandbox) -> None:
        super().__init__(sandbox)
        self.device = sandbox.device("thing001")

    def use(self, product: ThingModel) -> None:
        """Let the device have another model, and no value yet."""
        with self.sandbox._gateway.lock:
            self.sandbox._world.products[self.device.product_key].model = product
            self.sandbox._world.devices[self.device.iot_id].properties.clear()

    def code_of(self, items: dict[str, Any]) -> int:
        """Return the code with which the sandbox answers to a set of raw values."""
        params = {"iotId": self.device.iot_id, "items": items}
        code: int = self.app_call("/thing/properties/set", "1.0.5", params)["code"]
        return code

    def code_of_service(self, args: dict[str, Any]) -> int:
        """Return the code with which the sandbox answers to a service with raw arguments."""
        params = {"iotId": self.device.iot_id, "identifier": "S", "args": args}
        code: int = self.app_call("/thing/service/invoke", "1.0.5", params)["code"]
        return code


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    with Sandbox(products={"thing": {"properties": []}}, devices={"thing": 1}) as sandbox, Bench(sandbox) as bench:
        yield bench


def with_service(data_type: dict[str, Any]) -> ThingModel:
    """Return a model that has a type twice: as that of the property P, and of the argument P of the service S."""
    parameter = {"identifier": "P", "dataType": data_type}
    return ThingModel.from_tsl(
        {
            "properties": [{**parameter, "accessMode": "rw"}],
            "services": [{"identifier": "S", "inputData": [parameter]}],
        }
    )


def check_is_believed(bench: Bench, product: ThingModel, name: str, value: Any) -> None:
    wire = product.check({name: value})
    assert bench.code_of(wire) == 200
    kept = bench.app_data("/thing/properties/get", "1.0.4", {"iotId": bench.device.iot_id})
    assert product.read({name: kept[name]["value"]}) == {name: to_the_millisecond(value)}


@few
@given(data=st.data())
def test_checked_values_are_accepted_and_come_back(bench: Bench, data: st.DataObject) -> None:
    """For any type, the sandbox takes what `check` gave, as a property and as an argument, and `read` gives it back."""
    drawn = data.draw(data_types())
    product = with_service(drawn)
    bench.use(product)
    value = data.draw(values(product.properties["P"].type))
    check_is_believed(bench, product, "P", value)
    assert bench.code_of_service(product.services["S"].check({"P": value})) == 200


@pytest.mark.parametrize("kind", KINDS)
@settings(few, max_examples=3)
@given(data=st.data())
def test_products_of_all_kinds_are_believed(bench: Bench, kind: str, data: st.DataObject) -> None:
    """The same for every property that can be set of products of many kinds; the others are refused."""
    product = model(kind)
    bench.use(product)
    for name, one in product.properties.items():
        if one.is_writable:
            check_is_believed(bench, product, name, data.draw(values(one.type)))
        else:
            assert bench.code_of({name: 0}) == 460
            assert bench.sandbox.calls[-1].is_assumed


@few
@given(data_types(), ANY_JSON | st.integers() | st.sampled_from([True, "1", "", 0.5, 1.0, [None], {"P": 1}]))
@example({"type": "text", "specs": None}, "\ud800")
@example({"type": "float", "specs": None}, 2**53 + 1)
@example({"type": "array", "specs": {"size": 1, "item": {"type": "int"}}}, [1, 2])
def test_values_that_check_refuses_are_refused(bench: Bench, drawn: dict[str, Any], value: Any) -> None:
    """For any type, any JSON that `check` refuses is refused by the sandbox, and changes nothing."""
    product = with_service(drawn)
    bench.use(product)
    try:
        product.check({"P": value})
    except InvalidValueError:
        assert bench.code_of({"P": value}) in {460, 6304, 6306, 6307, 6308, 6310}
        assert bench.code_of_service({"P": value}) in {460, 6304, 6306, 6307, 6308, 6310}
        assert bench.device.properties == {}
    else:
        assume(False)


@few
@given(data=st.data())
def test_one_bad_value_keeps_all_from_being_set(bench: Bench, data: st.DataObject) -> None:
    """An unknown identifier beside a good value is refused, and the good value is not set, either."""
    drawn = data.draw(data_types())
    product = of_type(drawn["type"], drawn["specs"])
    bench.use(product)
    wire = product.check({"P": data.draw(values(product.properties["P"].type))})
    unknown = data.draw(st.text(min_size=1, max_size=8).filter(lambda name: name != "P"))
    assert bench.code_of({**wire, unknown: 1}) == 5092
    assert bench.device.properties == {}


@pytest.mark.parametrize(("value", "is_assumed"), [("1.5", False), (2.5, True)])
def test_the_code_of_a_float_out_of_range_is_assumed(bench: Bench, value: object, is_assumed: bool) -> None:
    """6307 was seen for what is no number; for a number out of range it is a guess, which the record tells."""
    bench.use(with_service({"type": "float", "specs": {"min": "0", "max": "2"}}))
    assert bench.code_of({"P": value}) == 6307
    assert bench.sandbox.calls[-1].is_assumed is is_assumed
