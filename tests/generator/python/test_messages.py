"""Topics: the rules for them in the spec, and the generated module."""

from __future__ import annotations

import ast
import itertools
import json
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator

from generator.spec.bundle import bundle
from generator.spec.load import Spec
from tests.generator.conftest import REPOSITORY, TOPICS

if TYPE_CHECKING:
    from generator.python.view import MessagesModule, Package
    from tests.generator.conftest import SpecFolder

FILE = "asyncapi.yaml"
MODULE = "feiyan/messages.py"
PUBLISHED = Path(__file__).parent / "published" / "asyncapi-3.0.0.json"

NO_TOPIC = "is not a topic such as /sys/{productKey}/thing/event"
FAULTS = {
    "body that is nowhere": (
        "x-body: params",
        "x-body: content",
        "x-body names 'content', which is not a property of the payload",
    ),
    "body without fields": (
        "params: {$ref: '#/components/schemas/LampStates', x-aliases: [param]}",
        "params: {type: object, description: A.}",
        "the body of a message must be a component with properties",
    ),
    "body with rules": (
        "description: Lamps and their states.",
        "description: Lamps and their states.\n      x-rules: [{atLeastOne: [lampId]}]",
        "x-rules of a message has no effect: remove it",
    ),
    "field that every message has": (
        "x-name: code",
        "x-name: topic",
        "topic is an attribute of every message: set another name with x-name",
    ),
    "field that every request has": (
        "x-name: wanted",
        "x-name: payload",
        "payload is already an attribute of the request: set another name with x-name",
    ),
    "two fields of a request with one name": (
        "x-name: wanted",
        "x-name: client_id",
        "client_id is already an attribute of the request: set another name with x-name",
    ),
    "request with an object that may be null": (
        "client: {$ref: '#/components/schemas/LampClient'}",
        "client: {oneOf: [{$ref: '#/components/schemas/LampClient'}, {type: 'null'}], description: Who asks.}",
        "client: an object in a request can be neither null nor in a list",
    ),
    "request with a list of objects": (
        "client: {$ref: '#/components/schemas/LampClient'}",
        "client: {type: array, items: {$ref: '#/components/schemas/LampClient'}, description: Who ask.}",
        "client: an object in a request can be neither null nor in a list",
    ),
    "request with a field that may be missing": (
        "required: [lampToken, state]",
        "required: [lampToken]",
        "state must be required: a request is sent with all its properties",
    ),
    "request without an id": (
        "required: [id, params]\n      properties:\n        id: {type: string, description: Id.}\n",
        "required: [params]\n      properties:\n",
        "a request must be an object with the property id, which its reply repeats",
    ),
    "request within itself": (
        "clientId: {type: string, description: Id of the client.}",
        "clientId: {$ref: '#/components/schemas/LampClient'}",
        "a request cannot contain itself",
    ),
    "push with a reply": (
        "action: send\n    summary: Free a lamp.",
        "action: receive\n    summary: Free a lamp.",
        "an operation that sends must have a reply, and one that receives must not",
    ),
    "request without a reply": (
        "action: receive",
        "action: send",
        "an operation that sends must have a reply, and one that receives must not",
    ),
    "reference to what is no message": (
        "[{$ref: '#/channels/lampStates/messages/lampStates'}]",
        "[{$ref: '#/components/schemas/LampStates'}]",
        "$ref '#/components/schemas/LampStates' points to something without payload",
    ),
    "reference to what is no object at all": (
        "[{$ref: '#/channels/lampStates/messages/lampStates'}]",
        "[{$ref: '#/info/title'}]",
        "$ref '#/info/title' points to something without payload",
    ),
    "two messages on one topic": (
        "[{$ref: '#/channels/lampStates/messages/lampStates'}]",
        "[{$ref: '#/channels/lampStates/messages/lampStates'}, {$ref: '#/channels/lampStates/messages/lampStates'}]",
        "two messages on one topic cannot be told apart: write x-when for each",
    ),
    "topics that begin in two ways": (
        "address: /sys/{productKey}/down/lamp/states",
        "address: /{productKey}/down/lamp/states",
        "all topics must have the same levels up to their last parameter",
    ),
    "topic without an end": (
        "address: /sys/{productKey}/down/lamp/states",
        "address: /sys/down/{productKey}",
        f"'/sys/down/{{productKey}}' {NO_TOPIC}",
    ),
    "topic with an empty level": (
        "address: /sys/{productKey}/down/lamp/states",
        "address: /sys/{productKey}//states",
        f"'/sys/{{productKey}}//states' {NO_TOPIC}",
    ),
    "messages with one name": ("name: LampFreed", "name: LampBound", "LampBound is the name of several classes"),
    "message with the name of an object": (
        "name: LampsChanged",
        "name: LampLevel",
        "LampLevel is the name of several classes",
    ),
    "message with the name of an enumeration": (
        "name: LampsChanged",
        "name: LampColor",
        "LampColor is an enumeration and a message: rename one of them",
    ),
    "message with the name of something else": (
        "name: LampsChanged",
        "name: ChannelMessage",
        "'ChannelMessage' is taken: choose another name",
    ),
    "message without a name": ("name: LampsChanged\n", "\n", "lampStates lacks name"),
    "binding with too many values": (
        "summary: Bind a lamp.",
        "summary: Bind a lamp.\n    x-binding: bind",
        "a request to bind must have 2 fields for callers to pass",
    ),
    "correlation by something else than the id": (
        "title: Bind\n",
        "title: Bind\n      correlationId: {location: '$message.header#/id'}\n",
        'location "$message.header#/id" is not allowed: const is $message.payload#/id',
    ),
}


@pytest.fixture
def talking(tiny: SpecFolder) -> SpecFolder:
    """The tiny spec with topics."""
    tiny.write(FILE, TOPICS)
    return tiny


@pytest.fixture
def real(real_package: Package) -> MessagesModule:
    assert real_package.messages is not None
    return real_package.messages


# --- What the spec has to say ----------------------------------------------------------------------------------------


def test_the_topics_are_asyncapi(real_spec: Spec) -> None:
    """The file is valid by the published schema of AsyncAPI 3.0."""
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    errors = Draft7Validator(schema).iter_errors(real_spec.files[FILE])
    assert [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in errors] == []


def test_the_published_schema_finds_faults(real_spec: Spec) -> None:
    """It is the schema of AsyncAPI, and not one that takes anything."""
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    broken = real_spec.files[FILE] | {"asyncapi": "2.0.0", "chanels": {}}
    assert len(list(Draft7Validator(schema).iter_errors(broken))) == 2


def test_topics_that_are_sound_say_nothing(talking: SpecFolder) -> None:
    """The spec for the faults below is valid."""
    talking.lint()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_place(talking: SpecFolder, fault: str) -> None:
    """A message that cannot be generated is refused, with the place and the reason."""
    old, new, said = FAULTS[fault]
    talking.replace(FILE, old, new)
    problems = talking.problems(talking.package)
    assert [problem.split(": ", 1)[1].endswith(said) for problem in problems] == [True]
    assert problems[0].startswith(f"{FILE}:")


def test_topics_have_names_of_their_own(talking: SpecFolder) -> None:
    """Channels that differ in spelling only would be one member of an enumeration."""
    text = talking.text(FILE)
    talking.write(
        FILE,
        text.replace("lampFreeReply:\n    address", "lamp_bind_reply:\n    address").replace(
            "$ref: '#/channels/lampFreeReply", "$ref: '#/channels/lamp_bind_reply"
        ),
    )
    assert talking.problems(talking.package) == [f"{FILE}:1: LAMP_BIND_REPLY is the name of several topics"]


def test_a_binding_has_an_end(talking: SpecFolder) -> None:
    """A channel that binds a connection has to be able to unbind it."""
    talking.replace(FILE, "summary: Bind a lamp.", "summary: Bind a lamp.\n    x-binding: bind")
    talking.replace(
        FILE,
        "            state: {$ref: 'services/cloud/lamps.yaml#/components/schemas/LampState', x-name: wanted}\n",
        "",
    )
    talking.replace(FILE, "required: [lampToken, state]", "required: [lampToken]")
    (problem,) = talking.problems(talking.package)
    assert problem.endswith(": x-binding: expected one operation with bind and after it one with unbind")


def test_faults_are_shown_together(talking: SpecFolder) -> None:
    """One wrong message does not hide another."""
    talking.replace(FILE, "x-body: params", "x-body: content")
    talking.replace(FILE, "required: [lampToken, state]", "required: [lampToken]")
    assert len(talking.problems(talking.package)) == 2


# --- What is made of it ----------------------------------------------------------------------------------------------


def test_without_topics_there_is_no_module(tiny: SpecFolder) -> None:
    """A platform that pushes nothing has no messages, in the package, the exports and the reference."""
    files = tiny.files()
    assert MODULE not in files
    assert "feiyan.messages" not in files["feiyan/__init__.py"] + files["REFERENCE.md"]


def test_messages_are_exported(talking: SpecFolder) -> None:
    """Users import classes of messages from `feiyan`; what belongs to them stays in the module."""
    text = talking.files()["feiyan/__init__.py"]
    for name in ("LampBind", "LampBound", "LampFree", "LampFreed", "LampReply", "LampsChanged", "UnknownMessage"):
        assert f'    "{name}",\n' in text
    assert '"LampLevel"' not in text


def test_unreceived_components_give_no_class(talking: SpecFolder) -> None:
    """Envelopes and parts of requests are not classes."""
    tree = ast.parse(talking.files()[MODULE])
    assert [node.name for node in tree.body if isinstance(node, ast.ClassDef)] == [
        "Topic", "LampLevel", "LampReply", "LampBound", "LampFreed", "LampsChanged", "LampBind", "LampFree",
    ]  # fmt: skip


def test_docstrings_name_topic_and_section(real: MessagesModule) -> None:
    """A reader finds each message in the platform's documents."""
    module = import_module("feiyan.messages")
    for topic in real.topics:
        source = f"Section {topic.section} (" if topic.section else "Not documented; seen in use: "
        for message in topic.messages:
            text = " ".join(getattr(module, message).__doc__.split())
            assert len(topic.messages) > 1 or text.startswith(topic.summary)
            assert f"On topic {topic.address}. {source}" in text


def test_everything_in_the_module_is_documented() -> None:
    """Topics, classes and their fields have a sentence under each name, where editors look."""
    tree = ast.parse((REPOSITORY / "generated" / MODULE).read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    assert len(classes) > 10
    for node in classes:
        assert ast.get_docstring(node)
        for field, below in itertools.pairwise([*node.body, None]):
            if isinstance(field, ast.Assign) or (isinstance(field, ast.AnnAssign) and not _is_of_the_class(field)):
                assert isinstance(below, ast.Expr), ast.unparse(field)
                assert ast.literal_eval(below.value).endswith(".")


def test_the_messages_of_the_design_are_there(real: MessagesModule) -> None:
    """The names that users rely on."""
    assert sorted(real.names) == [
        "AccountBind", "AccountBound", "AccountReply", "AccountUnbind", "AccountUnbound", "DeviceBinding",
        "DeviceBound", "DeviceUnbound", "OtaProgress", "PropertiesChanged", "StatusChanged", "SubDeviceAdded",
        "ThingEvent",
    ]  # fmt: skip
    feiyan: Any = import_module("feiyan")
    assert all(getattr(feiyan, name).__module__ == "feiyan.messages" for name in real.names)


def test_the_reference_lists_every_topic(real: MessagesModule, real_files: dict[str, str]) -> None:
    """One row a topic, one a message with its fields."""
    rows = real_files["REFERENCE.md"].splitlines()
    for topic in real.topics:
        direction = "sent" if topic.is_sent else "received"
        classes = ", ".join(f"`{message}`" for message in topic.messages)
        assert f"| `{topic.address}` | {direction} | {classes} | {topic.section} | {topic.summary} |" in rows
    fields = "`iot_id`, `product_key`, `device_name`, `items`"
    assert f"| `PropertiesChanged` | `ChannelMessage` | {fields} |" in rows


def test_schemas_of_messages_stay_out_of_openapi(talking: SpecFolder, real_document: dict[str, Any]) -> None:
    """Tools that read the OpenAPI document meet nothing that no operation uses."""
    assert "LampStates" not in bundle(Spec.load(talking.folder))["components"]["schemas"]
    assert "PropertiesMessage" not in real_document["components"]["schemas"]


def test_extensions_are_described(real_spec: Spec) -> None:
    """Every key of topics that is not AsyncAPI's own stands in the spec's README."""
    described = (REPOSITORY / "spec" / "README.md").read_text(encoding="utf-8")
    used = {key for key in _keys(real_spec.files[FILE]) if key.startswith("x-")}
    assert used >= {"x-body", "x-doc"}
    assert [key for key in sorted(used) if f"`{key}`" not in described] == []


def _is_of_the_class(field: ast.AnnAssign) -> bool:
    return ast.unparse(field.annotation).startswith("ClassVar")


def _keys(value: Any) -> set[str]:
    inner = [*value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    return ({*value} if isinstance(value, dict) else set()).union(*map(_keys, inner))
