"""The call flow, driven by hand: what is sent, and what is not."""

from __future__ import annotations

import json
from collections import deque
from types import MappingProxyType
from typing import ClassVar

import pytest

from feiyan.cloud.models.users import DeviceToBind
from feiyan.cloud.things import GET_INFO, SET_PROPERTIES
from feiyan.cloud.users import BIND_DEVICES, GET_ACCOUNT_REGION, LIST_DEVICES
from feiyan.enums import AccountRegionQueryType, DeviceStatus
from feiyan_runtime import (
    AtLeastOne,
    ConfigurationError,
    InvalidParameterError,
    Model,
    Options,
    RequiredIf,
    RequiredWith,
    Rule,
    string_to_sign,
)
from feiyan_runtime._core import NETWORK_ALLOWANCE
from feiyan_runtime._operation import UNKNOWN_TIMEOUT, untyped
from tests.runtime.support import APP_KEY, Clock, Driver, answer, cloud_tokens, core, operation, token_answer

WRITE = operation()
READ = operation(idempotent=True)


def send(op, params=None, options=None, **settings):
    """The one request of a call that succeeds."""
    driver = Driver(answer())
    driver.run(core(**settings).call(op, params or {}, options))
    [sent] = driver.sends
    return sent


def body(*args, **settings):
    return json.loads(send(*args, **settings).body)


class TestBody:
    def test_it_is_the_envelope_of_the_platform(self):
        """A call has an id, the envelope's version, the operation's version, and its parameters by wire name."""
        sent = body(GET_INFO, {"iot_id": "i1"})
        assert sent.pop("id")
        assert sent == {"version": "1.0", "request": {"apiVer": "1.0.2"}, "params": {"iotId": "i1"}}

    def test_none_is_left_out(self):
        """A parameter that is None is not sent; other empty values are."""
        sent = body(WRITE, {"gone": None, "zero": 0, "empty": "", "no": False, "list": []})
        assert sent["params"] == {"zero": 0, "empty": "", "no": False, "list": []}

    def test_a_call_without_parameters_sends_an_empty_object(self):
        """The envelope has `params` even where there is none."""
        assert body(WRITE)["params"] == {}

    def test_text_is_utf8_and_compact(self):
        """Chinese text is sent as it is, without escapes and without spaces between tokens."""
        sent = send(WRITE, {"name": "客厅灯"}).body
        assert sent.endswith('"params":{"name":"客厅灯"}}'.encode())

    def test_the_token_stands_in_the_request(self):
        """The token of the client's source is sent beside the version."""
        driver = Driver(token_answer("t1"), answer())
        driver.run(core(tokens=cloud_tokens()).call(WRITE, {}))
        assert driver.bodies[-1]["request"] == {"apiVer": "1.0.0", "cloudToken": "t1"}

    def test_enumerations_are_sent_as_their_values(self):
        """A member of an enumeration goes out as its number or its text."""
        sent = body(WRITE, {"status": DeviceStatus.OFFLINE, "type": AccountRegionQueryType.PHONE})
        assert sent["params"] == {"status": 3, "type": "PHONE"}

    def test_models_are_sent_as_their_given_fields(self):
        """An object goes out under the wire's names, without the fields that were not given."""
        sent = body(BIND_DEVICES, {"identity_id": "u", "devices": [DeviceToBind(product_key="p", device_name="d")]})
        assert sent["params"]["deviceList"] == [{"productKey": "p", "deviceName": "d"}]

    @pytest.mark.parametrize(
        ("value", "wire"), [(MappingProxyType({"a": 1}), {"a": 1}), (deque(["x"]), ["x"]), (range(2), [0, 1])]
    )
    def test_any_mapping_and_sequence_can_be_sent(self, value, wire):
        """Any Mapping and any Sequence can be passed, not only dict and list."""
        assert body(WRITE, {"value": value})["params"] == {"value": wire}


class TestRequest:
    def test_it_goes_to_the_path_of_the_operation_signed(self):
        """The headers of a request sign its path and its body."""
        sent = send(GET_INFO, {"iot_id": "i1"}, clock=Clock(1_700_000_000.25))
        assert sent.path == "/cloud/thing/info/get"
        assert sent.headers["x-ca-key"] == APP_KEY
        assert sent.headers["x-ca-timestamp"] == "1700000000250"

    def test_a_signature_covers_the_headers_that_are_sent(self):
        """The headers that a request lists as signed are those that it carries."""
        sent = send(WRITE)
        text = string_to_sign(
            "POST",
            sent.path,
            accept=sent.headers["accept"],
            content_md5=sent.headers["content-md5"],
            content_type=sent.headers["content-type"],
            headers=[(name, sent.headers[name]) for name in sent.headers["x-ca-signature-headers"].split(",")],
        )
        assert text == core().signer.signed_string(sent.path, sent.headers)

    def test_options_come_before_the_client_before_the_operation(self):
        """Version and language of the options replace those of the operation and of the client."""
        options = Options(api_version="9.9.9", language="en-US")
        assert body(GET_INFO, {"iot_id": "i"}, options, language="zh-CN")["request"] == {
            "apiVer": "9.9.9",
            "language": "en-US",
        }
        assert body(GET_INFO, {"iot_id": "i"}, language="zh-CN")["request"]["language"] == "zh-CN"

    def test_the_timeout_is_the_servers_limit_and_an_allowance(self):
        """An answer may take the operation's own limit and the time on the network."""
        assert send(operation(timeout=15.0)).timeout == 15.0 + NETWORK_ALLOWANCE
        assert send(untyped("/any", "1.0.0")).timeout == UNKNOWN_TIMEOUT + NETWORK_ALLOWANCE

    def test_a_given_timeout_is_taken_as_it_is(self):
        """The options' timeout comes before the client's, and the client's before the operation's."""
        assert send(WRITE, timeout=7.0).timeout == 7.0
        assert send(WRITE, options=Options(timeout=0.5), timeout=7.0).timeout == 0.5

    @pytest.mark.parametrize("timeout", [0, -1.0, float("nan"), float("inf")])
    def test_a_timeout_that_is_no_time_is_refused(self, timeout):
        """Options take no timeout of zero, below, or without end."""
        with pytest.raises(ConfigurationError, match="timeout"):
            Options(timeout=timeout)

    def test_an_undocumented_path_starts_with_a_slash(self):
        """A path without a slash, which would become part of the host's name, is refused."""
        with pytest.raises(InvalidParameterError, match="path") as caught:
            untyped("@elsewhere.example/", "1.0.0")
        assert caught.value.parameters == ("path",)


class Inner(Model):
    wire_rules: ClassVar[tuple[Rule, ...]] = (AtLeastOne(("left",), ("right",)),)
    left: str | None = None
    right: str | None = None


class Outer(Model):
    inner: Inner | None = None
    many: list[Inner] | None = None
    by_name: dict[str, Inner] | None = None


def refused(op, params):
    """The error of a call that is refused before anything is sent, not even for a token."""
    driver = Driver()
    with pytest.raises(InvalidParameterError) as caught:
        driver.run(core(tokens=cloud_tokens()).call(op, params))
    assert driver.sends == []
    return caught.value


@pytest.mark.parametrize("empty", ["", [], (), {}], ids=repr)
class TestEmptyIsNotGiven:
    @pytest.mark.parametrize("make", [dict, lambda **given: Inner.model_construct(**given)], ids=["params", "object"])
    def test_at_least_one_is_not_empty(self, empty, make):
        """Parameters that must not be empty at the same time are refused if they are."""
        rule = AtLeastOne(("left",), ("right",))
        problem = rule.problem(dict(make(left=empty, right=empty)))
        assert problem == ("pass left, or right", ("left", "right"))

    def test_an_empty_value_requires_nothing(self, empty):
        """An empty value requires nothing, and does not satisfy a requirement."""
        assert RequiredWith("left", ("right",)).problem({"left": empty}) is None
        assert RequiredWith("left", ("right",)).problem({"left": "x", "right": empty}) is not None
        assert RequiredIf("left", ("x",), ("right",)).problem({"left": "x", "right": empty}) is not None

    def test_a_parameter_without_a_rule_may_be_empty(self, empty):
        """The client refuses nothing else: the platform may accept it."""
        assert json.loads(send(operation(), {"left": empty}).body)["params"] == {
            "left": list(empty) if empty == () else empty
        }


@pytest.mark.parametrize("value", [0, False, 0.0])
def test_zero_and_false_are_given(value):
    """Only what has a length can be empty."""
    assert AtLeastOne(("left",)).problem({"left": value}) is None


class TestRefusedBeforeSending:
    @pytest.mark.parametrize("value", [float("nan"), float("inf"), object(), b"bytes", {1, 2}, {"deep": [object()]}])
    def test_values_without_a_json_form_are_refused_by_name(self, value):
        """A value that JSON cannot hold is refused; the error names the parameter as Python does."""
        error = refused(SET_PROPERTIES, {"iot_id": "i", "items": value})
        assert error.parameters == ("items",)
        assert "cloud.things.setProperties" in str(error)
        assert "not sent: items" in str(error)

    def test_the_name_is_the_one_that_the_caller_used(self):
        """A parameter is named as the method has it, not as the wire has it."""
        assert refused(operation(parameters={"iot_id": "iotId"}), {"iot_id": object()}).parameters == ("iot_id",)

    def test_text_that_is_no_unicode_is_refused(self):
        """A lone surrogate cannot be written in UTF-8 and is refused like any other value."""
        assert refused(WRITE, {"name": "\ud800"}).parameters == ("name",)

    def test_circles_are_refused(self):
        """A list that contains itself has no JSON form."""
        circle: list[object] = []
        circle.append(circle)
        assert refused(WRITE, {"circle": circle}).parameters == ("circle",)

    @pytest.mark.parametrize("params", [{}, {"iot_id": None}, {"product_key": "p"}, {"device_name": "d"}])
    def test_at_least_one_alternative_is_given(self, params):
        """Half an alternative is none; the error names all of them."""
        error = refused(GET_INFO, params)
        assert error.parameters == ("iot_id", "product_key", "device_name")
        assert "pass iot_id, or product_key with device_name" in str(error)

    def test_one_alternative_suffices(self):
        """Either alternative passes."""
        send(GET_INFO, {"iot_id": "i"})
        send(GET_INFO, {"product_key": "p", "device_name": "d"})

    def test_parameters_that_need_each_other_are_demanded_together(self):
        """A parameter that needs another is refused without it."""
        error = refused(LIST_DEVICES, {"open_id": "o", "offset": 0, "limit": 10})
        assert error.parameters == ("open_id_app_key",)
        assert "with open_id" in str(error)
        send(LIST_DEVICES, {"identity_id": "i", "offset": 0, "limit": 10})

    @pytest.mark.parametrize("kind", [AccountRegionQueryType.PHONE, "PHONE"])
    def test_a_value_may_demand_another_parameter(self, kind):
        """A parameter that one value of another makes mandatory is asked for, also where the value is plain text."""
        error = refused(GET_ACCOUNT_REGION, {"type": kind, "email": "a@example.com"})
        assert error.parameters == ("phone",)
        assert "if type is PHONE" in str(error)

    def test_objects_are_checked_by_their_own_rules(self):
        """The rules of an object in a list are checked; the error names the parameter, the object and the rule."""
        devices = [DeviceToBind(iot_id="i"), DeviceToBind(product_key="p")]
        error = refused(BIND_DEVICES, {"identity_id": "u", "devices": devices})
        assert error.parameters == ("devices",)
        assert "DeviceToBind: pass iot_id, or product_key with device_name" in str(error)

    @pytest.mark.parametrize("fields", [{"inner": Inner()}, {"many": [Inner()]}, {"by_name": {"a": Inner()}}])
    def test_objects_inside_objects_are_checked_too(self, fields):
        """A rule holds however deep the object lies."""
        assert "Inner: pass left, or right" in str(refused(WRITE, {"outer": Outer(**fields)}))
