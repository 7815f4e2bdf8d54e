"""Models: what they read, what they keep, what they send."""

from __future__ import annotations

import copy
import json
import pickle

import pytest
from pydantic import TypeAdapter, ValidationError

from feiyan.app.models.data import AggregateExpression
from feiyan.app.models.feedback import FeedbackDeviceError, FeedbackDeviceErrorDetail
from feiyan.app.models.messages import Message, MessageUpdate
from feiyan.app.models.scenes import (
    ListedScene,
    SceneAction,
    SceneCondition,
    SceneDetail,
    SceneRule,
    SceneTimerDetail,
    SceneTrigger,
)
from feiyan.app.models.vision import RecordTimeSection
from feiyan.cloud.models.products import Product
from feiyan.cloud.models.things import PropertySample, SubDevice, ThingInfo, ThingPage, ThingStatus, Tsl
from feiyan.cloud.models.tokens import CloudToken
from feiyan.cloud.models.users import DeviceMigrationResult, DeviceToBind
from feiyan.enums import (
    AggregateOperator,
    DeviceMigrationResultCode,
    DeviceStatus,
    MessageType,
    ProductStatus,
    ProductStatusCode,
    ThingType,
)
from feiyan_runtime import InvalidParameterError, Model, OpenEnum, OpenInt, OpenStr, UnknownInt, UnknownStr
from feiyan_runtime._envelope import params_body


class TestReading:
    def test_wire_names_become_snake_case(self):
        """Fields are read by the wire's names and are attributes in snake case."""
        assert ThingInfo.model_validate_json('{"iotId":"i","gmtModified":1}').iot_id == "i"

    def test_models_are_made_by_python_names_too(self):
        """A model is made with the names of its attributes."""
        assert DeviceToBind(iot_id="i") == DeviceToBind.model_validate({"iotId": "i"})

    def test_unknown_fields_are_kept(self):
        """A field that no document lists is there, under the wire's name."""
        info = ThingInfo.model_validate({"iotId": "i", "newField": {"a": 1}})
        assert info.model_extra == {"newField": {"a": 1}}
        assert info.newField == {"a": 1}

    @pytest.mark.parametrize(("wire", "read"), [("12", 12), (12, 12), (12.0, 12), (None, None)])
    def test_a_number_sent_as_text_is_read(self, wire, read):
        """A number may come in quotes."""
        assert ThingInfo.model_validate({"gmtModified": wire}).gmt_modified == read

    @pytest.mark.parametrize(("wire", "read"), [(7, "7"), (1.5, "1.5"), ("7", "7")])
    def test_text_sent_as_a_number_is_read(self, wire, read):
        """An id may come without quotes."""
        assert ThingInfo.model_validate({"iotId": wire}).iot_id == read

    def test_other_names_on_the_wire_are_read(self):
        """A field whose wire name is not the camel case of its Python name has an alias."""
        assert PropertySample.model_validate({"iotid": "i", "modifytime": 5}).modify_time == 5
        assert Tsl.model_validate({"schema": "s"}).schema_ == "s"
        assert CloudToken.model_validate({"iotToken": "t"}).cloud_token == "t"

    def test_an_unreadable_value_is_refused_and_not_shown(self):
        """The error of a wrong value does not show it."""
        with pytest.raises(ValidationError) as caught:
            ThingInfo.model_validate({"gmtModified": "hush"})
        assert "hush" not in str(caught.value)


class TestDumps:
    READ = ThingInfo.model_validate({"iotId": "x", "deviceSecret": "hush", "newField": {"someName": 1}})

    def test_a_dump_has_the_names_of_the_wire(self):
        """Names of a dump are those of the wire, inner objects included."""
        page = ThingPage(items=[self.READ], page_no=1).model_dump(exclude_none=True)
        assert page["items"] == [{"iotId": "x", "deviceSecret": "***", "newField": {"someName": 1}}]

    def test_a_dump_in_snake_case_is_asked_for(self):
        """`by_alias=False` gives the names of the attributes; what no document lists keeps its name."""
        page = ThingPage(items=[self.READ], page_no=1)
        dumps = (
            page.model_dump(by_alias=False, exclude_none=True),
            json.loads(page.model_dump_json(by_alias=False, exclude_none=True)),
        )
        for dump in dumps:
            assert dump["items"] == [{"iot_id": "x", "device_secret": "***", "newField": {"someName": 1}}]

    def test_a_dump_in_snake_case_is_read_again(self):
        """An object is made of its own dump, in either spelling."""
        plain = self.READ.model_dump(by_alias=False, context={"secrets": True})
        assert plain["device_secret"] == "hush"
        assert ThingInfo.model_validate(plain) == ThingInfo(**plain)
        assert ThingInfo.model_validate(plain).device_secret == "hush"


class TestOpenEnumerations:
    @pytest.mark.parametrize("wire", [1, "1"])
    def test_a_known_number_is_a_member(self, wire):
        """A listed number is a member, with or without quotes."""
        assert ThingStatus.model_validate({"status": wire}).status is DeviceStatus.ONLINE

    @pytest.mark.parametrize("wire", [77, "77"])
    def test_an_unknown_number_is_plain(self, wire):
        """A number that no document lists comes through as it is."""
        status = ThingStatus.model_validate({"status": wire}).status
        assert status == 77
        assert type(status) is UnknownInt
        assert f"{status} {status!r}" == "77 77"

    def test_a_known_text_is_a_member(self):
        """A listed text is a member."""
        assert SubDevice.model_validate({"thingType": "WEB"}).thing_type is ThingType.WEB

    def test_an_unknown_text_is_plain(self):
        """A text that no document lists comes through as it is."""
        kind = SubDevice.model_validate({"thingType": "ROBOT"}).thing_type
        assert kind == "ROBOT"
        assert type(kind) is UnknownStr
        assert f"{kind} {kind!r}" == "ROBOT 'ROBOT'"

    @pytest.mark.parametrize("wire", [28505, "28505"])
    def test_a_text_of_digits_may_come_as_a_number(self, wire):
        """A number is read as the member whose value is the same digits as a string."""
        result = DeviceMigrationResult.model_validate({"resultCode": wire})
        assert result.result_code is DeviceMigrationResultCode.PRODUCT_NOT_FOUND

    @pytest.mark.parametrize(
        ("wire", "read"),
        [
            (1, ProductStatusCode.RELEASED),
            ("1", ProductStatusCode.RELEASED),
            ("RELEASE_STATUS", ProductStatus.RELEASED),
            (9, UnknownInt(9)),
            ("ODD_STATUS", UnknownStr("ODD_STATUS")),
        ],
    )
    def test_a_field_may_have_two_systems_of_values(self, wire, read):
        """Numbers are members of one enumeration, texts of the other, anything else is plain."""
        status = Product.model_validate({"status": wire}).status
        assert status == read
        assert type(status) is type(read)

    def test_both_systems_of_values_are_in_the_json_schema(self):
        """The JSON schema of such a field lists the values of both enumerations."""
        schema = Product.model_json_schema()
        forms = schema["properties"]["status"]["anyOf"]
        values = [schema["$defs"].get(form.get("$ref", "").rpartition("/")[2], form).get("enum") for form in forms]
        assert values == [list(ProductStatusCode), list(ProductStatus), None, None, None]

    @pytest.mark.parametrize(
        "kind",
        [OpenInt[DeviceStatus], OpenStr[ThingType], OpenEnum[ProductStatusCode, ProductStatus]],
        ids=["int", "str", "both"],
    )
    def test_open_does_not_mean_anything(self, kind):
        """An object is not a value of an enumeration."""
        with pytest.raises(ValidationError):
            TypeAdapter(kind).validate_python({})

    def test_an_unknown_value_goes_on_as_a_plain_one(self):
        """Unknown values are dumped, sent, pickled, copied and hashed like plain numbers and texts."""
        status = ThingInfo.model_validate({"status": 77, "thingType": "ROBOT"})
        assert status.model_dump(exclude_none=True) == {"status": 77, "thingType": "ROBOT"}
        assert json.loads(status.model_dump_json(exclude_none=True)) == status.to_wire()
        assert json.loads(json.dumps(status.to_wire())) == {"status": 77, "thingType": "ROBOT"}
        assert pickle.loads(pickle.dumps(status)) == copy.deepcopy(status) == status
        assert {77: "x"}[status.status] == "x"

    def test_members_of_numbers_print_their_names(self):
        """A number that has a name prints it; formats of numbers, sums and JSON have the number."""
        status = ThingStatus.model_validate({"status": 1}).status
        assert f"{status} {status:>8} {status:d} {status:03d} {status + 1}" == "ONLINE   ONLINE 1 001 2"
        assert str(status) == "ONLINE"
        assert "%s %d" % (status, status) == "ONLINE 1"  # noqa: UP031
        assert json.dumps({status: status}) == '{"1": 1}'
        assert status == 1

    def test_objects_that_callers_make_take_plain_values(self):
        """A known plain value becomes a member, another one stays as it is."""
        assert AggregateExpression(op="and").op is AggregateOperator.AND
        assert AggregateExpression(op="xor").to_wire() == {"op": "xor"}


class TestCapitals:
    @pytest.mark.parametrize("text", ["device", "DEVICE", "Device"])
    def test_capital_and_small_letters_are_the_same_member(self, text):
        """A value that the platform writes in both ways is one member."""
        assert Message.model_validate({"messageType": text}).message_type is MessageType.DEVICE
        assert MessageType(text) is MessageType.DEVICE

    @pytest.mark.parametrize("text", ["gadget", "", "devices", "\u212aelvin"])
    def test_another_value_stays_as_it_is(self, text):
        """Any other text is a plain text, and no member by its name."""
        assert Message.model_validate({"messageType": text}).message_type == text
        with pytest.raises(ValueError, match="is not a valid MessageType"):
            MessageType(text)


class TestAnswersThatLackFields:
    @pytest.mark.parametrize(
        "kind", [SceneTrigger, SceneCondition, SceneAction, RecordTimeSection], ids=lambda kind: kind.__name__
    )
    def test_no_field_is_required(self, kind):
        """Objects that are sent and received are read without the fields that callers must give."""
        read = kind.model_validate({"uri": "logical/and", "items": []})
        assert read.to_wire() == {"uri": "logical/and", "items": []}

    @pytest.mark.parametrize(
        ("value", "says"),
        [
            (SceneAction(), "SceneAction: pass uri"),
            (SceneTrigger(uri="trigger/timer"), "SceneTrigger: pass params if uri is trigger/timer"),
            (RecordTimeSection(day_of_week=1, begin=0), "RecordTimeSection: pass day_of_week with begin and end"),
        ],
    )
    def test_they_are_checked_before_they_are_sent(self, value, says):
        """A request names what callers forgot."""
        with pytest.raises(InvalidParameterError, match=says):
            params_body({"value": value}, {}, operation="o")

    def test_a_logical_node_can_be_sent_back(self):
        """An object that an answer holds without params goes out again."""
        node = SceneCondition.model_validate({"uri": "logical/and", "items": []})
        assert params_body({"value": node}, {}, operation="o") == b'{"value":{"uri":"logical/and","items":[]}}'


class TestJsonInText:
    @pytest.mark.parametrize("name", ["actionsJson", "caConditionsJson"])
    def test_a_list_is_read_in_every_form(self, name):
        """A list arrives as objects, as one text an item, or as one text in all."""
        item = {"uri": "logical/and"}
        for value in ([item], [json.dumps(item)], json.dumps([item])):
            assert SceneDetail.model_validate({name: value}).to_wire() == {name: value}

    @pytest.mark.parametrize("name", ["triggers", "conditions", "actions"])
    def test_a_rule_is_read_as_text_or_as_it_is(self, name):
        """Values that one operation sends as text and another as an object are read in both forms by either."""
        value = [{"uri": "u"}] if name == "actions" else {"uri": "logical/or", "items": []}
        for kind in (SceneRule, SceneTimerDetail):
            for form in (value, json.dumps(value)):
                assert kind.model_validate({name: form}).to_wire() == {name: form}


class TestBareLists:
    def test_an_object_is_read_as_it_is(self):
        """A page that comes as an object has its count and its items."""
        page = ThingPage.model_validate({"totalNum": 5, "items": [{"iotId": "i"}]})
        assert (page.total, page.items[0].iot_id) == (5, "i")

    def test_a_bare_list_is_the_items(self):
        """A page that comes as a bare list has its items and no count."""
        page = ThingPage.model_validate([{"iotId": "i"}])
        assert (page.total, page.items[0].iot_id) == (None, "i")


class TestSending:
    def test_a_fixed_value_goes_out_by_itself(self):
        """A required field with a default need not be given."""
        update = MessageUpdate(type="NOTICE", key_ids=["k"])
        assert update.to_wire() == {"type": "NOTICE", "keyIds": ["k"], "isRead": 1}
        error = FeedbackDeviceErrorDetail(code_version="1", state=0, code=7)
        assert FeedbackDeviceError(error=error, sign="s").to_wire()["signSecretType"] == 0

    def test_a_name_that_table_and_example_have_goes_out(self):
        """A listed scene prints its catalog as the operation does."""
        assert ListedScene.model_validate({"groupId": "1"}).to_wire() == {"groupId": "1"}

    def test_given_fields_go_out_by_wire_name(self):
        """Fields that were set are sent under the wire's names; the others are omitted."""
        assert DeviceToBind(product_key="p", device_name="d").to_wire() == {"productKey": "p", "deviceName": "d"}

    def test_unknown_fields_go_out_as_they_came(self):
        """A field that the model does not know is sent unchanged."""
        assert DeviceToBind.model_validate({"iotId": "i", "new_field": 1}).to_wire() == {"iotId": "i", "new_field": 1}

    def test_members_go_out_as_their_values(self):
        """A member of an enumeration becomes its number or text again."""
        assert Product(status=ProductStatusCode.RELEASED).to_wire() == {"status": 1}
        assert Product(status=ProductStatus.RELEASED).to_wire() == {"status": "RELEASE_STATUS"}

    def test_inner_objects_go_out_the_same_way(self):
        """Objects inside objects follow the same rules."""
        assert ThingPage(items=[ThingInfo(iot_id="i")]).to_wire() == {"items": [{"iotId": "i"}]}

    def test_a_bare_list_goes_out_as_an_object(self):
        """An object that was read from a bare list is sent in the documented form."""
        assert ThingPage.model_validate([{"iotId": "i"}]).to_wire() == {"items": [{"iotId": "i"}]}


class TestSecrets:
    @pytest.mark.parametrize(
        "model",
        [ThingInfo(device_secret="hush"), CloudToken(cloud_token="hush")],
        ids=lambda model: type(model).__name__,
    )
    def test_secret_fields_are_not_shown(self, model: Model):
        """A secret can be read from its attribute, but does not stand in repr or str."""
        assert "hush" in model.model_dump(context={"secrets": True}).values()
        assert "hush" not in model.model_dump().values()
        assert "hush" not in repr(model) + str(model)
