"""The layout of the YAML is ignored: only what users see is compared."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from tests.generator.conftest import LAMPS
from tests.generator.diff.conftest import SHADE, answer, operation, params, schemas

if TYPE_CHECKING:
    from tests.generator.diff.conftest import Files, Specs

COMMON = "common.yaml"


def reversed_keys(value: Any) -> Any:
    """Return the same data with the keys of every mapping in reverse order."""
    if isinstance(value, dict):
        return {key: reversed_keys(value[key]) for key in reversed(value)}
    return [reversed_keys(one) for one in value] if isinstance(value, list) else value


def relinked(value: Any, **moved: str) -> Any:
    """Return the same data with references to moved components: each name with its new reference."""
    if isinstance(value, dict):
        made = {key: relinked(child, **moved) for key, child in value.items()}
        name = str(value.get("$ref")).rpartition("/")[2]
        return made | {"$ref": moved[name]} if name in moved else made
    return [relinked(child, **moved) for child in value] if isinstance(value, list) else value


def relink(files: Files, name: str, file: str, new_name: str = "") -> None:
    """Make all references to a component lead to another file."""
    for own in files:
        link = f"#/components/schemas/{new_name or name}"
        if own != file:
            link = f"{'../' * own.count('/')}{file}{link}"
        files[own] = relinked(files[own], **{name: link})


def test_a_spec_has_no_difference_to_itself(specs: Specs) -> None:
    assert specs.findings() == ()


def test_the_order_of_keys_rows_and_tags_means_nothing(specs: Specs) -> None:
    specs.head.update({file: reversed_keys(content) for file, content in specs.head.items()})
    for rows in (specs.head["openapi.yaml"]["tags"], specs.head["errors.yaml"]["errors"]):
        rows.reverse()
    state = schemas(specs.head)["LampState"]
    for key in ("enum", "x-enum-names", "x-enum-descriptions"):
        state[key].reverse()
    assert specs.findings() == ()


def test_a_field_written_out_in_place_of_its_reference_is_the_same(specs: Specs) -> None:
    """A field without its reference is the same, except in the bundled document."""
    written_out = deepcopy(schemas(specs.head, COMMON)["LampId"])
    params(specs.head)["properties"]["lampId"] = written_out
    schemas(specs.head)["Lamp"]["properties"]["lampId"] = written_out
    assert specs.rules() == {"document-changed"}


def test_a_field_may_be_called_anything_and_stand_anywhere(specs: Specs) -> None:
    """A component that gives no class its name is only a place to write something once; the bundle has it, too."""
    schemas(specs.head)["IdOfALamp"] = schemas(specs.head, COMMON).pop("LampId")
    relink(specs.head, "LampId", LAMPS, "IdOfALamp")
    assert specs.rules() == {"document-changed"}


def test_an_enumeration_may_stand_anywhere(specs: Specs) -> None:
    """All enumerations are imported from one module."""
    schemas(specs.head, COMMON)["LampState"] = schemas(specs.head).pop("LampState")
    relink(specs.head, "LampState", COMMON)
    assert specs.findings() == ()


def test_a_class_in_another_file_is_imported_from_another_module(specs: Specs) -> None:
    """The class is the same; code that imports it from its old module fails."""
    schemas(specs.head, COMMON)["Lamp"] = schemas(specs.head).pop("Lamp")
    relink(specs.head, "Lamp", COMMON)
    for name, file in (("LampId", COMMON), ("LampState", LAMPS), ("LampColor", LAMPS)):
        relink(specs.head, name, file)
    (found,) = specs.findings()
    assert (found.rule.id, found.old, found.new) == (
        "class-moved",
        "feiyan.cloud.models.lamps.Lamp",
        "feiyan.common.Lamp",
    )
    assert found.users == ("cloud.lamps.get", "cloud.lamps.list")


def test_an_operation_may_move_from_what_was_observed_to_its_service(specs: Specs) -> None:
    """Only the source changes: its objects already belonged to the service."""
    for files, file in ((specs.base, "observed.yaml"), (specs.head, LAMPS)):
        far = {**deepcopy(operation(files)), "operationId": "cloud.lamps.getFar"}
        if files is specs.base:
            del far["x-doc"]
            far["x-seen"] = "an app"
            files[file] = {"fields": [], "paths": {}, "components": {"schemas": {}}}
        files["openapi.yaml"]["paths"]["/lamp/far"] = {"$ref": f"{file}#/paths/~1lamp~1far"}
        files[file]["paths"]["/lamp/far"] = {"post": relinked(far, Lamp="#/components/schemas/FarLamp")}
        schemas(files, file)["FarLamp"] = SHADE
        for name in ("CloudRequest", "Response", "LampId"):
            relink(files, name, COMMON)
        for name in ("LampState", "Shade"):
            relink(files, name, LAMPS)
    (found,) = specs.findings()
    assert (found.rule.id, found.old, found.new) == ("source-changed", "seen in an app", "reference 7.2.1 获取灯")


def test_one_change_of_a_shared_object_is_told_once(specs: Specs) -> None:
    """A change of a shared object is reported once, with all operations that use it."""
    del schemas(specs.head)["Lamp"]["properties"]["label"]
    (found,) = specs.findings()
    assert found.rule.id == "field-removed"
    assert found.used_by == "2 operations"
    assert found.users == ("cloud.lamps.get", "cloud.lamps.list")
    assert found.services == ("cloud.lamps",)


def test_one_change_of_a_shared_field_is_told_once(specs: Specs) -> None:
    """A shared field is reported once, in parameters, classes and messages alike."""
    schemas(specs.head, COMMON)["LampId"]["description"] = "What the lamp is known by."
    (found,) = specs.findings()
    assert [place.python for place in found.places] == [
        "cloud.lamps.get(lamp_id=)",
        "feiyan.cloud.models.lamps.Lamp.lamp_id",
        "feiyan.messages.LampsChanged.lamp_id",
    ]


def test_a_renamed_class_is_told_once_wherever_it_stands(specs: Specs) -> None:
    """Types that use a renamed class stay the same, and its other changes are reported, too."""
    made = schemas(specs.head)
    made["Light"], made["LightPage"] = made.pop("Lamp"), made.pop("LampPage")
    made["LightPage"]["properties"]["items"]["items"]["$ref"] = "#/components/schemas/Light"
    made["Light"]["properties"]["watt"] = {"type": "integer", "description": "Power."}
    answer(specs.head)["data"]["$ref"] = "#/components/schemas/Light"
    answer(specs.head, "/lamp/list")["data"]["$ref"] = "#/components/schemas/LightPage"
    assert [(one.rule.id, one.places[0].python) for one in specs.findings()] == [
        ("class-renamed", "feiyan.cloud.models.lamps.Light"),
        ("class-renamed", "feiyan.cloud.models.lamps.LightPage"),
        ("field-added", "feiyan.cloud.models.lamps.Light.watt"),
    ]


def test_another_class_in_its_place_is_no_renaming(specs: Specs) -> None:
    """A class with few common fields is another class."""
    schemas(specs.head)["Torch"] = {**SHADE, "description": "A torch."}
    del schemas(specs.head)["Lamp"]
    reference = {"$ref": "#/components/schemas/Torch"}
    schemas(specs.head)["LampPage"]["properties"]["items"]["items"] = reference
    answer(specs.head)["data"] |= reference
    assert specs.rules() >= {"class-removed", "class-added", "answer-type-changed", "field-type-changed"}


def test_an_enumeration_in_place_of_a_class_is_another_thing(specs: Specs) -> None:
    """An enumeration that replaces a class is another thing, even with the same name."""
    made = schemas(specs.head)
    made["Shade"] = {**made["LampColor"], "description": "A shade."}
    assert {(one.rule.id, one.places[0].python) for one in specs.findings()} >= {
        ("class-removed", "feiyan.cloud.models.lamps.Shade"),
        ("enum-added", "feiyan.enums.Shade"),
        ("parameter-type-narrowed", "cloud.lamps.get(shade=)"),
    }


def test_a_message_without_fields_is_known_by_its_topic(specs: Specs) -> None:
    """A message without fields is identified by its topic."""
    specs.head["asyncapi.yaml"]["components"]["messages"]["lampFree"]["name"] = "LampLetGo"
    assert [(one.rule.id, one.old, one.new) for one in specs.findings()] == [
        ("class-renamed", "feiyan.messages.LampFree", "feiyan.messages.LampLetGo")
    ]


def test_operations_that_exchange_names_call_what_the_other_one_called(specs: Specs) -> None:
    """Operations that exchange names are reported, even if no signature changes."""
    one, other = operation(specs.head), operation(specs.head, "/lamp/list")
    one["operationId"], other["operationId"] = other["operationId"], one["operationId"]
    assert {
        (one.places[0].python, one.old, one.new) for one in specs.findings() if one.rule.id == "path-exchanged"
    } == {
        ("cloud.lamps.get()", "/lamp/get", "/lamp/list"),
        ("cloud.lamps.list()", "/lamp/list", "/lamp/get"),
    }


def test_fields_that_exchange_names_are_renamed(specs: Specs) -> None:
    """Fields that exchange names are renamed: code still runs, but reads another value."""
    fields = schemas(specs.head)["LampPage"]["properties"] | schemas(specs.head)["Lamp"]["properties"]
    fields["color"]["x-name"], fields["label"]["x-name"] = "text", "color"
    assert {(one.old, one.new) for one in specs.findings() if one.rule.id == "field-renamed"} == {
        ("color", "text"),
        ("text", "color"),
    }


def test_a_renamed_operation_keeps_its_role(specs: Specs) -> None:
    """A renamed operation keeps its role: the client still calls it by itself."""
    tokens = specs.head["services/cloud/tokens.yaml"]["paths"]
    tokens["/cloud/token/refresh"]["post"]["operationId"] = "cloud.tokens.renew"
    assert specs.rules() == {"operation-renamed"}


def test_a_renamed_parameter_is_told_by_an_alias_or_by_what_it_says(specs: Specs) -> None:
    """A new name with the old type and description is the old parameter; so is one that keeps the old name as alias."""
    properties = params(specs.head)["properties"]
    properties["storey"] = properties.pop("floor")
    properties["lampState"] = {**properties.pop("state"), "x-aliases": ["state"]}
    del params(specs.head)["x-rules"]
    del params(specs.base)["x-rules"]
    assert [(one.rule.id, one.old, one.new) for one in specs.findings()] == [
        ("parameter-renamed", "state", "lamp_state"),
        ("parameter-renamed", "floor", "storey"),
    ]


def test_rules_are_compared_in_new_names(specs: Specs) -> None:
    """A rule about a renamed parameter is not tightened."""
    params(specs.head)["properties"]["floor"]["x-name"] = "storey"
    assert specs.rules() == {"parameter-renamed"}
