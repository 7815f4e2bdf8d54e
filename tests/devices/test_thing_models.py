"""Thing models: what is read from TSL, which values pass, what values become."""

from __future__ import annotations

import json
import math
from datetime import UTC, date, datetime, timedelta, timezone
from enum import IntEnum, StrEnum
from typing import Any

import pytest

from feiyan import CloudClient, FeiyanError
from feiyan_devices import (
    ArrayType,
    DataType,
    EnumItem,
    InvalidModelError,
    InvalidValueError,
    NumberType,
    Struct,
    StructType,
    ThingModel,
)
from feiyan_sandbox import Sandbox
from tests.devices.products import KINDS, model, model_of, of_type, text

RED = {"type": "struct", "specs": [{"identifier": "Red", "dataType": {"type": "int", "specs": {"max": "255"}}}]}
COLOURS = {"type": "array", "specs": {"size": "2", "item": RED}}


def refusal(product: ThingModel, values: Any) -> InvalidValueError:
    with pytest.raises(InvalidValueError) as caught:
        product.check(values)
    return caught.value


def wire(type_: str, value: Any, specs: Any = None) -> Any:
    return of_type(type_, specs).check({"P": value})["P"]


def read(type_: str, value: Any, specs: Any = None) -> Any:
    return of_type(type_, specs).read({"P": value})["P"]


class TestReadingModels:
    @pytest.mark.parametrize("kind", KINDS)
    def test_a_model_comes_as_text_object_or_answer(self, kind: str) -> None:
        """All forms in which a model comes give the same: text, bytes, object, and either within an answer."""
        product = model(kind)
        assert product.product_key
        found = json.loads(text(kind))
        for form in (found, text(kind).encode(), {"code": 200, "data": found}, {"data": text(kind)}):
            assert ThingModel.from_tsl(form) == product

    def test_a_model_comes_from_the_platform(self) -> None:
        """The answer of `get_tsl` is a model, with or without its envelope."""
        with Sandbox() as sandbox, CloudClient(**sandbox.settings) as cloud:
            iot_id = sandbox.devices[0]["iotId"]
            product = ThingModel.from_tsl(cloud.things.get_tsl(iot_id=iot_id))
            assert product.services["ToggleLightSwitch"].is_async
            assert ThingModel.from_tsl(cloud.with_envelope.things.get_tsl(iot_id=iot_id)) == product

    @pytest.mark.parametrize(
        "tsl", ["", "{", "[]", "null", "{}", b"\xff", {}, None, 7, {"code": 403, "data": None}, {"data": {"data": {}}}]
    )
    def test_other_values_than_models_are_refused(self, tsl: Any) -> None:
        """The error says what was expected; it is a ValueError and a FeiyanError."""
        with pytest.raises(InvalidModelError, match="is not a thing model") as caught:
            ThingModel.from_tsl(tsl)
        assert isinstance(caught.value, ValueError)
        assert isinstance(caught.value, FeiyanError)

    @pytest.mark.parametrize("depth", [20, 100_000])
    def test_deep_models_end(self, depth: int) -> None:
        """Structures beyond the limit of depth pass their values as they are; JSON too deep to parse is refused."""
        tsl = '{"properties":[{"identifier":"P","dataType":' + '{"type":"array","specs":{"item":' * depth + "{}"
        tsl += "}}" * depth + "}]}"
        if depth > 1000:
            with pytest.raises(InvalidModelError, match="not valid JSON"):
                ThingModel.from_tsl(tsl)
        else:
            value: Any = 1
            for _ in range(depth):
                value = [value]
            assert ThingModel.from_tsl(tsl).read({"P": value}) == {"P": value}

    def test_facts_of_properties(self) -> None:
        """Name, unit, limits and access come from the model."""
        product = model("air_conditioner")
        target = product.properties["TargetTemperature"]
        assert (target.name, target.unit, target.type.unit_name) == ("目标温度", "°C", "摄氏度")
        assert isinstance(target.type, NumberType)
        assert (target.type.minimum, target.type.maximum, target.type.step) == (16, 30, 0.5)
        assert target.is_writable
        assert not product.properties["CurrentTemperature"].is_writable
        assert not model("lock").properties["TemporaryPassword"].is_readable

    def test_lists_may_be_null_and_hold_bare_names(self) -> None:
        """A sensor without services has none; the inputs of the platform's own `get` are names without types."""
        assert model("sensor").services == {}
        assert set(model("lamp").services["get"].input.members) == set(model("lamp").properties)

    def test_function_blocks_prefix_their_identifiers(self) -> None:
        """The same identifier in two blocks is two properties; the default block has no prefix."""
        product = model("gateway")
        assert product.properties["PermitJoin"].is_writable
        assert not product.properties["Zigbee:PermitJoin"].is_writable
        assert product.check({"Zigbee:Channel": 15}) == {"Zigbee:Channel": 15}
        assert {"Zigbee:Interference"} < set(product.events)
        assert "Zigbee:ChangeChannel" in product.services

    def test_a_block_alone_prefixes_too(self) -> None:
        """The file of one block gives the identifiers that the whole model has."""
        block = {"functionBlockId": "Battery", "properties": [{"identifier": "Level", "dataType": {"type": "int"}}]}
        assert set(ThingModel.from_tsl(block).properties) == {"Battery:Level"}

    def test_the_first_of_two_properties_with_one_identifier_counts(self) -> None:
        """A model that defines an identifier twice is read by its first definition."""
        tsl = {"properties": [{"identifier": "P", "name": name, "dataType": {"type": "int"}} for name in ("a", "b")]}
        assert ThingModel.from_tsl(tsl).properties["P"].name == "a"

    @pytest.mark.parametrize("limit", ["", "x", None, [], {}, True, "NaN", "1e999", "1_0", math.inf])
    def test_unreadable_limits_are_none(self, limit: Any) -> None:
        """Nonsense in `min`, `max` and `step`, in `length` and `size`, limits nothing."""
        assert wire("int", -(10**9), {"min": limit, "max": limit, "step": limit}) == -(10**9)
        assert wire("text", "x" * 999, {"length": limit}) == "x" * 999
        assert wire("array", [1] * 99, {"size": limit, "item": {"type": "int"}}) == [1] * 99

    @pytest.mark.parametrize("specs", [None, [], "x", 7])
    @pytest.mark.parametrize(("type_", "value"), [("int", 5), ("enum", 5), ("text", "a"), ("struct", {}), ("bool", 1)])
    def test_specs_may_be_anything(self, type_: str, value: Any, specs: Any) -> None:
        """`specs` of another kind are the same as none."""
        assert wire(type_, value, specs) == value

    def test_limits_are_read_in_any_spelling(self) -> None:
        """Numbers as text, with exponents and spaces, limit as numbers do; a minimum above the maximum does not."""
        product = of_type("double", {"min": " -4.0e1 ", "max": "1.2E2"})
        assert product.check({"P": 120}) == {"P": 120.0}
        assert "from -40.0 to 120.0" in refusal(product, {"P": 120.1}).allowed
        assert wire("int", 7, {"min": "9", "max": "3"}) == 7


class TestChecks:
    @pytest.mark.parametrize(
        ("type_", "value", "sent"),
        [
            ("bool", True, 1),
            ("bool", 0, 0),
            ("int", 5, 5),
            ("float", 26, 26.0),
            ("double", 0.1, 0.1),
            ("text", "灯", "灯"),
            ("date", datetime(2021, 11, 2, 20, 4, 22, 999, tzinfo=UTC), "1635883462000"),
            ("date", datetime(2021, 11, 3, 4, 4, 22, tzinfo=timezone(timedelta(hours=8))), "1635883462000"),
            ("date", datetime(1969, 12, 31, 23, 59, 59, 999000, tzinfo=UTC), "-1"),
            ("date", "1635839462000", "1635839462000"),
            ("enum", -1, -1),
            ("no_such_type", {"a": [1, None]}, {"a": [1, None]}),
        ],
    )
    def test_values_go_out_in_the_form_of_the_wire(self, type_: str, value: Any, sent: Any) -> None:
        """Each type has one form on the wire: 0 and 1, a decimal place for floats, milliseconds as text for dates."""
        found = wire(type_, value)
        assert (found, type(found)) == (sent, type(sent))

    def test_subclasses_go_out_as_plain_values(self) -> None:
        """Members of enumerations of the program's own become the numbers and strings that they are."""

        class Mode(IntEnum):
            COOL = 1

        class Name(StrEnum):
            LAMP = "lamp"

        assert type(wire("enum", Mode.COOL, {"1": "制冷"})) is int
        assert type(wire("int", Mode.COOL)) is int
        assert type(wire("text", Name.LAMP)) is str

    @pytest.mark.parametrize(
        ("type_", "values"),
        [
            ("bool", [2, -1, "1", "true", "开启", 1.0, None, [], {}]),
            ("int", [True, "15", 15.0, 1.5, math.nan, math.inf, None, [1], datetime.now(UTC)]),
            ("float", [False, "1.5", math.nan, math.inf, -math.inf, None, 2**53 + 1, 10**400, [1.0], 1j]),
            ("text", [0, None, True, b"x", ["x"], "\ud800", "x" * 10241, "灯" * 3414]),
            (
                "date",
                [datetime(2021, 1, 1), date(2021, 1, 1), 1635839462000, "2024-03-25 16:36:42", "", "9" * 15, None],
            ),
            ("enum", [True, "1", 1.0, None, "", []]),
            ("array", [None, "[]", {1}, "abc", {}, [1] * 513, iter([])]),
            ("struct", [None, "{}", [], [("a", 1)], {1: 1}, {"a": math.nan}]),
            ("no_such_type", [math.nan, b"x", {1: 1}, object(), "\ud800", [math.inf]]),
        ],
    )
    def test_no_type_is_turned_into_another(self, type_: str, values: list[Any]) -> None:
        """A value that the platform would refuse, or take for another, is refused before it is sent."""
        for value in values:
            assert refusal(of_type(type_), {"P": value}).property == "P"

    def test_steps_count_from_the_minimum(self) -> None:
        """A value off step is refused; 0.7 in steps of 0.1 is on step."""
        assert wire("int", 13, {"min": "3", "max": "23", "step": "5"}) == 13
        assert "in steps of 5" in refusal(of_type("int", {"min": "3", "max": "23", "step": "5"}), {"P": 15}).allowed
        for tenths in range(-1000, 1000):
            assert wire("float", tenths / 10, {"min": "-100", "max": "100", "step": "0.1"}) == tenths / 10
        refusal(of_type("float", {"min": "-100", "max": "100", "step": "0.1"}), {"P": 0.75})
        assert wire("double", 1.7e308, {"min": "-1.7e308", "step": "1e-300"}) == 1.7e308

    def test_the_length_of_a_text_is_that_of_its_characters(self) -> None:
        """Only a text that is too long in characters and in bytes is refused, as no document says which counts."""
        assert wire("text", "一二三四", {"length": "4"}) == "一二三四"
        assert "4 characters" in refusal(of_type("text", {"length": "4"}), {"P": "12345"}).allowed

    def test_labels_stand_for_numbers(self) -> None:
        """An exact label is taken; one that two items have is refused with their numbers, an empty one always."""
        product = model("curtain")
        assert product.check({"CurtainOperation": "打开"}) == {"CurtainOperation": 1}
        error = refusal(product, {"Motor": {"Speed": "快"}})
        assert (error.property, error.allowed) == ("Motor.Speed", "1 and 2 have this label: pass the number")
        refusal(of_type("enum", {"0": "", "1": None}), {"P": ""})
        assert wire("enum", 1, {"0": "", "1": None}) == 1

    def test_errors_name_the_place_within_a_value(self) -> None:
        """The path leads through arrays and structures."""
        product = model_of(Colours=COLOURS)
        error = refusal(product, {"Colours": [{"Red": 1}, {"Red": 256}]})
        assert (error.property, error.value) == ("Colours[1].Red", 256)
        assert str(error) == "Colours[1].Red: 256 is not allowed: pass an int of at most 255"
        assert refusal(product, {"Colours": [{"red": 1}]}).property == "Colours[0].red"
        assert "at most 2 items" in refusal(product, {"Colours": [{}, {}, {}]}).allowed

    def test_unknown_and_read_only_properties_are_refused(self) -> None:
        """A misspelt identifier comes with the nearest one; a wrong case is misspelt, too."""
        product = model("lamp")
        for name in ("PowerSwich", "powerswitch"):
            assert "did you mean 'PowerSwitch'?" in str(refusal(product, {name: True}))
        assert "read only" in str(refusal(product, {"OnTime": "1635839462000"}))
        assert product.check({}) == {}
        assert refusal(product, ["PowerSwitch"]).allowed == "pass a mapping of values by identifier"
        assert refusal(product, {7: 1}).property == "7"

    def test_a_struct_without_known_members_takes_any(self) -> None:
        """Only a service whose list of inputs is empty takes none."""
        assert wire("struct", {"a": [1]}, None) == {"a": [1]}
        assert read("struct", '{"a": [1]}', None).a == [1]
        with pytest.raises(InvalidValueError, match=r"ClearEnergy\.a: 1 is not allowed"):
            model("socket").services["ClearEnergy"].check({"a": 1})

    def test_a_struct_may_be_sent_in_part(self) -> None:
        """Members that are left out are not sent."""
        assert model("lamp").check({"RGBColor": {"Red": 1}}) == {"RGBColor": {"Red": 1}}

    def test_arguments_of_services_are_checked(self) -> None:
        """Inputs may be left out; others are refused under the name of the service."""
        toggle = model("lamp").services["Toggle"]
        assert toggle.check({"Delay": 3}) == {"Delay": 3}
        assert toggle.check({}) == {}
        with pytest.raises(InvalidValueError, match=r"^Toggle\.Delai: 3 .*did you mean 'Delay'"):
            toggle.check({"Delai": 3})

    def test_secrets_and_controls_stay_out_of_messages(self) -> None:
        """The value of a password is not shown; what is long or may steer a terminal is shortened and escaped."""
        error = refusal(model("lock"), {"TemporaryPassword": 12345678})
        assert "12345678" not in str(error)
        assert error.value == 12345678
        message = str(refusal(model("lamp"), {"Brightness": "\x1b[2J" + "x" * 10_000}))
        assert message.isprintable()
        assert len(message) < 300

    def test_a_repr_that_fails_does_not_hide_the_error(self) -> None:
        """Any object can be passed by mistake."""

        class Odd:
            def __repr__(self) -> str:
                raise RuntimeError

        assert "Odd" in str(refusal(of_type("int"), {"P": Odd()}))


class TestReading:
    @pytest.mark.parametrize(
        ("type_", "came", "value"),
        [
            ("bool", 1, True),
            ("bool", "0", False),
            ("bool", "TRUE", True),
            ("bool", 2, 2),
            ("bool", "on", "on"),
            ("int", "108.0000000000000000", 108),
            ("int", 5.0, 5),
            ("int", "1e3", 1000),
            ("int", "10.5", "10.5"),
            ("int", True, True),
            ("int", "٣", "٣"),
            ("int", "1e30", "1e30"),
            ("int", "1e999999999", "1e999999999"),
            ("int", "9" * 5000, "9" * 5000),
            ("int", str(2**53 + 1), 2**53 + 1),
            ("float", "21.50", 21.5),
            ("float", 21, 21.0),
            ("float", 2**53 + 1, 2**53 + 1),
            ("float", "NaN", "NaN"),
            ("text", 5, 5),
            ("text", "{}", "{}"),
            ("date", "1635839462000", datetime(2021, 11, 2, 7, 51, 2, tzinfo=UTC)),
            ("date", 1635839462000, datetime(2021, 11, 2, 7, 51, 2, tzinfo=UTC)),
            ("date", "2024-03-25 16:36:42", "2024-03-25 16:36:42"),
            ("date", "9" * 30, "9" * 30),
            ("date", "", ""),
            ("array", "[]", []),
            ("array", "{}", []),
            ("array", "[1, NaN]", "[1, NaN]"),
            ("array", "[1e999]", "[1e999]"),
            ("array", "[" * 100_000, "[" * 100_000),
            ("array", None, None),
            ("struct", "{}", {}),
            ("struct", "[]", {}),
            ("struct", '{"a": 1}', {"a": 1}),
            ("struct", [], []),
            ("no_such_type", "1", "1"),
        ],
    )
    def test_values_of_devices_are_read(self, type_: str, came: Any, value: Any) -> None:
        """Numbers and JSON are read from text; what cannot be read is kept as it came."""
        found = read(type_, came)
        assert (found, isinstance(found, bool)) == (value, isinstance(value, bool))

    def test_values_beyond_the_model_are_read(self) -> None:
        """Numbers out of range or off step, items that are not listed and further members are all kept."""
        product = model("lamp")
        found = product.read(
            {"Brightness": "101", "WorkMode": 77, "RGBColor": {"Red": "300", "White": 1}, "_sys_device_mid": "m"}
        )
        assert found == {
            "Brightness": 101,
            "WorkMode": 77,
            "RGBColor": {"Red": 300, "White": 1},
            "_sys_device_mid": "m",
        }
        assert found["WorkMode"].label is None

    def test_items_have_their_labels(self) -> None:
        """An item is an int, prints as one, and knows its label."""
        mode = model("lamp").read({"WorkMode": "1"})["WorkMode"]
        assert mode == 1
        assert isinstance(mode, EnumItem)
        assert (mode.label, f"{mode}", repr(mode)) == ("阅读", "1", "EnumItem(1, '阅读')")

    def test_structs_have_attributes_and_equal_mappings(self) -> None:
        """A structure is a dict; `value` and `time` are members like others."""
        found = model("socket").read({"CountDown": '{"IsRunning": "1", "time": "60", "value": 0}'})["CountDown"]
        assert isinstance(found, Struct)
        assert found == {"IsRunning": True, "time": 60, "value": False}
        assert (found.IsRunning, found.time, found.value) == (True, 60, False)
        with pytest.raises(AttributeError, match="did you mean 'IsRunning'"):
            found.IsRuning  # noqa: B018

    def test_events_and_results_are_read(self) -> None:
        """Reports of events and answers of services are read by the model, too."""
        product = model("lock")
        report = product.events["DoorOpenNotification"].read({"LockType": "1", "OpenTime": "1635839462000", "x": 1})
        assert report.LockType.label == "指纹"
        assert report.OpenTime.tzinfo is UTC
        assert report.x == 1
        assert product.services["RemoteUnlock"].read({"Result": 1}).Result is True
        assert product.services["RemoteUnlock"].read(None) is None


def test_types_say_what_they_hold() -> None:
    """A program can look into a model: items of arrays, members of structures, types that are not known."""
    keys = model("lock").properties["Keys"].type
    assert isinstance(keys, ArrayType)
    assert isinstance(keys.item, StructType)
    assert set(keys.item.members) == {"KeyID", "LockType", "UserLimit"}
    assert type(model("sensor").properties["Vendor"].type) is DataType
