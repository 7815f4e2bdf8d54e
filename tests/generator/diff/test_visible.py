"""Nothing that a user can see is compared by nothing: what the templates print, attribute by attribute.

The generator makes a view of a spec, and the templates print it. Where two views differ, so must the report.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from copy import deepcopy
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.diff.change_rules import RULES
from generator.python import view
from generator.python.build import build
from generator.spec.load import Spec, SpecError
from tests.generator.conftest import LAMPS
from tests.generator.diff.conftest import Specs, operation, schemas, tiny
from tests.generator.diff.test_rules import CASES, Case, account, put, topics

if TYPE_CHECKING:
    from tests.generator.diff.conftest import Files

ANY = frozenset(RULES)
"""Attributes that any rule may report."""
TEXT = frozenset({"text-changed"})

COMES_AND_GOES = {
    "EnumView": {"enum-added", "enum-removed"},
    "ErrorCodeView": {"error-added", "error-removed"},
    "Field": {
        "class-added", "class-base-changed", "class-removed", "field-added", "field-removed", "required-field-added",
    },
    "MemberView": {"enum-added", "enum-removed", "member-added", "member-removed"},
    "Message": {"class-added", "class-removed", "topic-added", "topic-removed"},
    "Model": {"class-added", "class-removed"},
    "OperationView": {"operation-added", "operation-removed"},
    "Parameter": {
        "operation-added", "operation-removed", "parameter-added", "parameter-removed", "required-parameter-added",
    },
    "Request": {"class-added", "class-removed"},
    "RegionView": {"region-added", "region-removed"},
    "TopicView": {"topic-added", "topic-removed"},
}  # fmt: skip
"""Rules that report that a thing with all its attributes was added or removed."""

OF_CLASSES = {"class-renamed", "class-moved", "enum-renamed"}
OF_FIELDS = {rule for rule in RULES if rule.startswith("field-")}
OF_ANSWERS = {rule for rule in RULES if rule.startswith("answer-")}
OF_ROLES = {"role-added", "role-removed", "role-moved", "operation-renamed", "client-settings-changed"}

VISIBLE: dict[str, frozenset[str] | set[str]] = {
    "ClientSetting.annotation": OF_ROLES,
    "ClientSetting.default": OF_ROLES | {"default-region-changed"},
    "ClientSetting.doc": OF_ROLES,
    "ClientSetting.name": OF_ROLES,
    "ClientSetting.variable": OF_ROLES,
    "EnumView.base": {"enum-base-changed"},
    "EnumView.doc": TEXT,
    "EnumView.name": {"enum-renamed"},
    "ErrorCodeView.arguments": TEXT
    | {"error-class-changed", "error-class-closer", "error-code-changed", "error-renamed", "error-retry-changed"},
    "ErrorCodeView.code": {"error-code-changed"},
    "ErrorCodeView.constant": {"error-renamed"},
    "ErrorCodeView.doc": TEXT | {"error-deprecated", "error-undeprecated"},
    "ErrorCodeView.error_class": {"error-class-changed", "error-class-closer"},
    "ErrorCodeView.is_deprecated": {"error-deprecated", "error-undeprecated"},
    "ErrorCodeView.meaning": TEXT,
    "ErrorCodeView.seen": TEXT,
    "Field.annotation": OF_FIELDS | OF_CLASSES | {"enum-base-changed", "topic-body-changed"},
    "Field.default": OF_FIELDS | {"wire-name-changed", "secrecy-changed", "topic-body-changed"},
    "Field.doc": OF_FIELDS | TEXT | {"limits-changed", "unit-changed"},
    "Field.decorator": OF_FIELDS,
    "Field.moment": {"moment-added", "moment-removed", "field-renamed"},
    "Field.name": {"field-renamed"},
    "Field.ticks": {"unit-changed"},
    "FormerView.constant": {"former-name-added", "former-name-removed", "renamed-gently"},
    "FormerView.method": {"former-name-added", "former-name-removed", "renamed-gently"},
    "FormView.constant": {"account-changed"},
    "FormView.result": {"account-changed", "class-renamed"},
    "FormView.settings": {"account-changed"},
    "MemberView.doc": TEXT,
    "MemberView.name": {"member-renamed"},
    "MemberView.value": {"member-value-changed"},
    "Message.base": {"class-base-changed"},
    "Message.body": {"topic-body-changed"},
    "Message.doc": TEXT | {"source-changed", "topic-address-changed", "topic-address-exchanged"},
    "Message.name": {"class-renamed"},
    "MessagesModule.levels": {"topic-parameters-changed"},
    "Model.bare_list": {"bare-list-changed"},
    "Model.base": {"bare-list-changed", "success-changed"},
    "Model.doc": TEXT | {"rule-added", "rule-removed"},
    "Model.name": {"class-renamed"},
    "Model.rules": {"rule-added", "rule-loosened", "rule-removed", "rule-tightened", "field-renamed"},
    "Model.success": {"success-changed"},
    "ModelsModule.module": {"class-moved", "class-added", "class-removed"},
    "OperationView.constant": {"operation-renamed", "renamed-gently"},
    "OperationView.data": OF_ANSWERS | OF_CLASSES,
    "OperationView.doc": ANY,
    "OperationView.id": {"operation-renamed", "operation-id-changed", "renamed-gently"},
    "OperationView.is_deprecated": {"operation-deprecated", "operation-undeprecated"},
    "OperationView.method": {"operation-renamed", "renamed-gently"},
    "OperationView.renamed": {"former-name-added", "former-name-removed", "renamed-gently", "parameter-renamed"},
    "OperationView.page_item": {"page-item-changed", "paging-added", "paging-removed"} | OF_CLASSES,
    "OperationView.pages": {"source-changed"},
    "OperationView.path": {"path-changed", "path-exchanged"},
    "OperationView.result": OF_ANSWERS | OF_CLASSES,
    "OperationView.section": {"source-changed"},
    "OperationView.seen": {"source-changed"},
    "OperationView.settings": ANY,
    "OperationView.summary": TEXT,
    "OperationView.version": {"version-changed"},
    "Package.mqtt_endpoint": {"mqtt-endpoint-changed"},
    "Package.title": TEXT,
    "Package.version": {"documents-changed"},
    "Parameter.annotation": {rule for rule in RULES if rule.startswith("parameter-")} | {"enum-base-changed"},
    "Parameter.default": {"parameter-default-changed", "parameter-default-sent", "parameter-optional",
                          "parameter-required", "paging-changed", "limits-changed", "paging-added", "paging-removed"},
    "Parameter.name": {"parameter-renamed", "renamed-gently"},
    "RegionView.aliases": {"region-aliases-changed"},
    "RegionView.doc": TEXT,
    "RegionView.url": {"region-url-changed"},
    "Request.binding": {"topic-binding-changed"},
    "Request.content": {"topic-constants-changed", "wire-name-changed", "field-added", "field-removed"},
    "Request.doc": TEXT | {"source-changed", "topic-address-changed"},
    "Message.when": {"message-values-changed"},
    "Request.name": {"class-renamed"},
    "Request.reply": {"topic-reply-changed", "class-renamed"},
    "ServiceView.summary": TEXT,
    "ServiceView.doc": TEXT,
    "Side.tokens": {"client-settings-changed"},
    "TokenOperations.create": OF_ROLES,
    "TokenOperations.refresh": OF_ROLES,
    "TopicView.address": {"topic-address-changed", "topic-address-exchanged"},
    "TopicView.constant": {"topic-renamed"},
    "TopicView.doc": TEXT | {"class-renamed"},
    "TopicView.end": {"topic-address-changed", "topic-address-exchanged"},
    "TopicView.messages": {"class-renamed", "topic-messages-changed"},
    "TopicView.section": {"source-changed"},
    "TopicView.summary": TEXT,
}  # fmt: skip
"""Rules that report an attribute, besides those for its thing as a whole."""

UNSEEN = {
    # What holds other things of the view, and what is needed to import them.
    "ClientSetting.imports", "EnumView.members", "Import.module", "Import.name", "Message.fields",
    "MessagesModule.imports",
    "MessagesModule.messages", "MessagesModule.models", "MessagesModule.requests", "MessagesModule.topics",
    "Model.fields", "ModelsModule.forms", "ModelsModule.imports", "ModelsModule.models", "OperationView.parameters",
    "OperationView.formerly",
    "Package.enums",
    "Package.errors", "Package.messages", "Package.models", "Package.regions", "Package.sides", "Request.fields",
    "ServiceView.imports", "ServiceView.operations", "Side.services", "Side.session", "Side.settings", "Side.sign_in",
    # What follows from another attribute, which is compared, or from the place of a file in the spec.
    "ClientSetting.part", "ClientSetting.side",
    "MessagesModule.head", "MessagesModule.head_pattern", "MessagesModule.of_doc", "MessagesModule.subscriptions_doc",
    "MessagesModule.topic_doc", "ModelsModule.doc", "ModelsModule.file", "ModelsModule.sources", "Package.doc",
    "RegionView.constant", "Request.topic", "ServiceView.class_name", "ServiceView.file", "ServiceView.module",
    "ServiceView.name",
    "ServiceView.side", "ServiceView.sources", "Side.class_name", "Side.name", "SessionOperations.create",
    "SessionOperations.invalidate", "SessionOperations.mqtt_credentials", "SessionOperations.refresh",
    "SessionOperations.service", "SignInOperations.connect", "SignInOperations.oauth", "SignInOperations.password",
    "SignInOperations.region", "SignInOperations.service",
    "TokenOperations.service", "TopicView.is_sent",
    # What is the same for every spec; and an id by which regions are paired, so that another is another region.
    "ClientSetting.async_annotation", "Package.error_classes", "RegionView.id",
    # What the report says that it does not compare.
    "Package.corrections",
}  # fmt: skip
"""Attributes that no rule has to report."""


def observed(files: Files) -> None:
    """An undocumented operation and an undocumented code."""
    far = deepcopy(operation(files, "/lamp/list")) | {"operationId": "cloud.lamps.far", "x-seen": "an app"}
    del far["x-doc"]
    links = {"CloudRequest": "common.yaml", "Response": "common.yaml", "LampPage": LAMPS}
    text = json.dumps(far)
    for name, file in links.items():
        text = re.sub(rf'"[^"]*#/components/schemas/{name}"', f'"{file}#/components/schemas/{name}"', text)
    row = files["errors.yaml"]["errors"][0] | {"code": 700, "name": "FAR_AWAY", "domain": "observed", "seen": "an app"}
    files["observed.yaml"] = {"fields": [], "errors": [row], "paths": {"/lamp/far": {"post": json.loads(text)}}}
    files["openapi.yaml"]["paths"]["/lamp/far"] = {"$ref": "observed.yaml#/paths/~1lamp~1far"}


def bind(files: Files, *roles: str) -> None:
    """Two requests bind and unbind a connection, with two values and one."""
    made = topics(files)["components"]["schemas"]
    made["LampBindMessage"]["properties"]["request"] = {"type": "object", "description": "Empty."}
    made["LampFreeMessage"]["properties"]["params"] = {"type": "string", "description": "Why."}
    for name, role in zip(("bindLamp", "freeLamp"), roles, strict=False):
        topics(files)["operations"][name]["x-binding"] = role


def greeting(files: Files, name: str) -> None:
    """Give the object of the account service, and its operation, another name."""
    text = (
        json.dumps(files["account.yaml"])
        .replace("Greeting", name)
        .replace("account.connect", f"account.{name.lower()}")
    )
    files["account.yaml"] = json.loads(text)


EDITS = {
    "FormView.constant": Case(lambda files: greeting(files, "Farewell"), "", both=account),
    "FormView.result": Case(lambda files: greeting(files, "Welcome"), "", both=account),
    "EnumView.doc": Case(lambda files: put(schemas(files)["LampState"], "description", "Other."), ""),
    "ErrorCodeView.meaning": Case(lambda files: put(files["errors.yaml"]["errors"][0], "meaning", "Other."), ""),
    "ErrorCodeView.seen": Case(lambda files: put(files["observed.yaml"]["errors"][0], "seen", "x"), "", both=observed),
    "MemberView.doc": Case(lambda files: put(schemas(files)["LampState"]["x-enum-descriptions"], 0, "Other."), ""),
    "Message.name": Case(lambda files: put(messages(files)["lampStates"], "name", "LampsAltered"), ""),
    "Model.rules": Case(lambda files: put(schemas(files)["Shade"], "x-rules", [{"atLeastOne": ["tint"]}]), ""),
    "OperationView.id": Case(
        lambda files: put(operation(files), "operationId", "cloud.lamps.getURL"),
        "",
        before=lambda files: put(operation(files), "operationId", "cloud.lamps.getUrl"),
    ),
    "OperationView.seen": Case(
        lambda files: put(files["observed.yaml"]["paths"]["/lamp/far"]["post"], "x-seen", "x"), "", both=observed
    ),
    "Package.mqtt_endpoint": Case(
        lambda files: put(topics(files)["servers"]["platform"], "host", "b.example.com:1883"), ""
    ),
    "Package.title": Case(lambda files: put(files["openapi.yaml"]["info"], "title", "Other"), ""),
    "RegionView.doc": Case(lambda files: put(files["openapi.yaml"]["servers"][0], "description", "There"), ""),
    "Request.binding": Case(lambda files: bind(files, "bind", "unbind"), "", before=bind),
    "Request.name": Case(lambda files: put(messages(files)["lampFree"], "name", "LampLetGo"), ""),
    "Request.reply": Case(lambda files: put(messages(files)["lampFreeReply"], "name", "LampLetGo"), ""),
    "ServiceView.doc": Case(lambda files: put(files["openapi.yaml"]["tags"][1], "description", "Other."), ""),
    "TopicView.messages": Case(lambda files: put(messages(files)["lampFree"], "name", "LampLetGo"), ""),
    "TopicView.section": Case(
        lambda files: put(topics(files)["operations"]["freeLamp"]["x-doc"], "section", "7.9"), ""
    ),
    "TopicView.summary": Case(lambda files: put(messages(files)["lampFree"], "summary", "Other."), ""),
}
"""Additional edits, each named after an attribute that it changes."""


def messages(files: Files) -> Any:
    return topics(files)["components"]["messages"]


@cache
def seen(name: str, folder: Path) -> tuple[set[str], set[str]]:
    """The attributes in which the views of the specs of a case differ, and the rules of the report on them.

    There are none where one of the specs is of a kind from which nothing is generated.
    """
    case, specs = (CASES | EDITS)[name], Specs(folder / name, tiny())
    for files, edit in ((specs.base, case.before), (specs.head, case.edit)):
        case.both(files)
        edit(files)
    rules = specs.rules()
    try:
        base, head = (
            facts(build(Spec(path, files)))
            for path, files in zip(specs.folders(), (specs.base, specs.head), strict=True)
        )
    except (SpecError, KeyError):
        return set(), set()
    return {one for one in base.keys() | head.keys() if base.get(one) != head.get(one)}, rules


def facts(package: view.Package) -> dict[str, Counter[str]]:
    """Return the values of every attribute in the view."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    left: list[Any] = [package]
    while left:
        thing = left.pop()
        for field in fields(thing):
            value = getattr(thing, field.name)
            inner = [one for one in (value if isinstance(value, tuple) else (value,)) if is_dataclass(one)]
            left += inner
            if not inner:
                found[f"{type(thing).__name__}.{field.name}"][repr(value)] += 1
    return found


def test_every_attribute_of_the_view_is_told_of_or_need_not_be() -> None:
    """Every attribute has rules here by which the report tells of it, or a reason for none."""
    classes = [one for one in vars(view).values() if is_dataclass(one)]
    assert {f"{one.__name__}.{field.name}" for one in classes for field in fields(one)} == VISIBLE.keys() | UNSEEN
    assert not VISIBLE.keys() & UNSEEN
    assert frozenset[str]().union(*VISIBLE.values(), *COMES_AND_GOES.values()) <= RULES.keys()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cases")


@pytest.mark.parametrize("name", [*CASES, *EDITS])
def test_a_difference_of_two_views_is_reported(folder: Path, name: str) -> None:
    """A difference of two views is reported by a rule about it."""
    differing, rules = seen(name, folder)
    told = {
        one: rules & (VISIBLE[one] | COMES_AND_GOES.get(one.partition(".")[0], set())) for one in differing - UNSEEN
    }
    assert [one for one, by in told.items() if not by] == []
    assert name not in EDITS or name in differing


def test_every_attribute_has_a_case_in_which_it_differs(folder: Path) -> None:
    """Every attribute has a case, so that the test above covers it."""
    assert VISIBLE.keys() - set().union(*(seen(name, folder)[0] for name in (CASES | EDITS))) == set()
