"""MQTT topics: each kind of difference is planted once, and reported with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.audit.conftest import Audit

TOPICS = "asyncapi.yaml"
OR_EXPLAIN = "or explain it in spec/asyncapi.corrections.yaml"
CORRECT = f"correct it in spec/{TOPICS}, {OR_EXPLAIN}"
ADD = f"add it to spec/{TOPICS}, {OR_EXPLAIN}"
REMOVE = f"remove it from spec/{TOPICS}, {OR_EXPLAIN}"
BIND = "/sys/{productKey}/app/up/lamp/bind"
STATUS = "/sys/{productKey}/app/down/lamp/status"

DOCUMENT = """\
## 6.1.2. 长连接服务

About topics.

## 绑定

Binds.

```
TOPIC: /sys/${productKey}/app/up/lamp/bind
REPLY TOPIC: /sys/${productKey}/app/down/lamp/bind_reply
request:
{
  "id": "1", // 自定义
  "params": {}
}
response:
{
  "id": "1",
  "code": 200
}
```

## 推送

TOPIC: /sys/\\${productKey}/app/down/lamp/status
MESSAGE:

```
{
  "params": {
    "lampId": "x",
    "items": {
      "warmth": {
        "value": "deep"
      }
    },
    "step": 50,
    "state": 1
  }
}
```

// warmth表示属性标识符。

// step表示进度，可取值包括，-1：失败，[1, 100] 之间的数字：百分比。

// state表示状态，可取值包括，0：关，1：开。

# 7. 云端API参考
"""

SPEC = """\
        asyncapi: 3.0.0
        info: {title: Lamps, version: '1'}
        servers:
          platform: {host: 'a.example.com:1883', protocol: mqtt, description: A., x-seen: A., variables: {}}
        channels:
          bind:
            address: /sys/{productKey}/app/up/lamp/bind
            parameters: {productKey: {$ref: '#/components/parameters/productKey'}}
            messages: {bind: {$ref: '#/components/messages/bind'}}
          bindReply:
            address: /sys/{productKey}/app/down/lamp/bind_reply
            parameters: {productKey: {$ref: '#/components/parameters/productKey'}}
            messages: {reply: {$ref: '#/components/messages/reply'}}
          status:
            address: /sys/{productKey}/app/down/lamp/status
            parameters: {productKey: {$ref: '#/components/parameters/productKey'}}
            messages: {status: {$ref: '#/components/messages/status'}}
        operations:
          bindLamp:
            action: send
            summary: Bind.
            x-doc: {document: reference, section: 6.1.2, title: 绑定}
            channel: {$ref: '#/channels/bind'}
            messages: [{$ref: '#/channels/bind/messages/bind'}]
            reply:
              channel: {$ref: '#/channels/bindReply'}
              messages: [{$ref: '#/channels/bindReply/messages/reply'}]
          receiveStatus:
            action: receive
            summary: State.
            x-doc: {document: reference, section: 6.1.2, title: 推送}
            channel: {$ref: '#/channels/status'}
            messages: [{$ref: '#/channels/status/messages/status'}]
        components:
          parameters:
            productKey: {description: Key.}
          messages:
            bind:
              {name: Bind, title: B, summary: B., payload: {$ref: '#/components/schemas/Bind'},
               examples: [{payload: {id: '1'}}]}
            reply:
              {name: Bound, title: R, summary: R., payload: {$ref: '#/components/schemas/Reply'},
               examples: [{payload: {code: 200}}]}
            status:
              {name: Changed, title: S, summary: S., payload: {$ref: '#/components/schemas/Status'},
               examples: [{payload: {}}]}
          schemas:
            Bind:
              type: object
              description: B.
              properties:
                id: {type: string, description: Id.}
                params: {type: object, description: Empty.}
            Reply:
              type: object
              description: R.
              properties:
                id: {type: string, description: Id.}
                code: {type: integer, description: Code.}
            Status:
              type: object
              description: S.
              properties:
                params: {$ref: '#/components/schemas/StatusParams'}
            StatusParams:
              type: object
              description: P.
              properties:
                lampId: {$ref: ./common.yaml#/components/schemas/LampId}
                items: {type: object, description: I., additionalProperties: {$ref: '#/components/schemas/Item'}}
                step:
                  description: Step.
                  oneOf: [{$ref: '#/components/schemas/Failure'}, {type: integer, minimum: 1, maximum: 100}]
                state: {$ref: '#/components/schemas/State'}
            Item:
              type: object
              description: I.
              properties:
                value: {description: Value.}
            Failure: {type: integer, description: F., enum: [-1], x-enum-names: [A], x-enum-descriptions: [A.]}
            State: {type: integer, description: S., enum: [0, 1], x-enum-names: [A, B], x-enum-descriptions: [A., B.]}
        """


@pytest.fixture
def topics(lamps: Audit) -> Audit:
    """A document with two topics and a spec that says the same."""
    lamps.print("# 7. 云端API参考\n", DOCUMENT)
    lamps.spec.write(TOPICS, SPEC)
    return lamps


def test_topics_that_agree_are_silent(topics: Audit) -> None:
    """Placeholders of both styles, keys of maps and alternatives of an enumeration are not differences."""
    status, lines = topics.run()
    assert (status, len(lines)) == (0, 1)


def test_without_asyncapi_every_topic_is_a_difference(topics: Audit) -> None:
    """A spec without asyncapi.yaml lacks all topics."""
    (topics.spec.folder / TOPICS).unlink()
    status, lines = topics.run()
    assert status == 1
    assert lines[:-1] == [
        f"reference:{topics.line('## 绑定')}: 6.1.2 {BIND}: the spec has no topic 绑定; {ADD}",
        f"reference:{topics.line('## 推送')}: 6.1.2 {STATUS}: the spec has no topic 推送; {ADD}",
    ]


def test_a_topic_that_only_one_side_has_is_named(topics: Audit) -> None:
    """A topic with another address is missing on one side and new on the other."""
    topics.spec.replace(TOPICS, "address: /sys/{productKey}/app/down/lamp/status", "address: /sys/{productKey}/lamp")
    status, lines = topics.run()
    assert status == 1
    assert lines[:-1] == [
        "reference:1: 6.1.2 /sys/{productKey}/lamp: the document has no such topic, but the spec has it at 6.1.2; "
        f"{REMOVE}",
        f"reference:{topics.line('## 推送')}: 6.1.2 {STATUS}: the spec has no topic 推送; {ADD}",
    ]


IN_THE_SPEC = {
    "direction": (
        "action: receive",
        "action: send",
        ("## 推送", STATUS, f"action is receive in the document, but send in the spec; {CORRECT}"),
    ),
    "title": (
        "title: 推送",
        "title: 推",
        ("## 推送", STATUS, f"title is 推送 in the document, but 推 in the spec; {CORRECT}"),
    ),
    "section": (
        "section: 6.1.2, title: 推送",
        "section: 6.1.3, title: 推送",
        ("## 推送", STATUS, f"section is 6.1.2 in the document, but 6.1.3 in the spec; {CORRECT}"),
    ),
    "reply topic": (
        "lamp/bind_reply",
        "lamp/bindReply",
        (
            "## 绑定",
            BIND,
            "reply topic is /sys/{productKey}/app/down/lamp/bind_reply in the document, "
            f"but /sys/{{productKey}}/app/down/lamp/bindReply in the spec; {CORRECT}",
        ),
    ),
    "type": (
        "code: {type: integer",
        "code: {type: string",
        (
            '"code": 200\n}\n```\n\n## 推送',
            BIND,
            f"code is integer in the reply example, but string in the spec; {CORRECT}",
        ),
    ),
    "type of an object": (
        "params: {type: object",
        "params: {type: array",
        ('"params": {}', BIND, f"params is object in the message example, but array in the spec; {CORRECT}"),
    ),
    "field of the spec only": (
        "code: {type: integer, description: Code.}",
        "code: {type: integer, description: Code.}\n        data: {type: string, description: D.}",
        ("## 绑定", BIND, f"reply field data is in the spec, but in neither comment nor example; {REMOVE}"),
    ),
    "value that the comment lacks": (
        "enum: [-1]",
        "enum: [-1, -2]",
        (
            "// step",
            STATUS,
            "an enumeration has -2 for params.step, but the comment does not list it; "
            f"remove the value from the spec, {OR_EXPLAIN}",
        ),
    ),
    "range": (
        "maximum: 100",
        "maximum: 99",
        (
            "// step",
            STATUS,
            "a comment lists 100 for params.step, which is not in an enumeration; "
            f"add the value in the spec, {OR_EXPLAIN}",
        ),
    ),
    "no enumeration": (
        "state: {$ref: '#/components/schemas/State'}",
        "state: {type: integer, description: S.}",
        (
            "// state",
            STATUS,
            f"a comment lists 0, 1 for params.state, but the spec has no enumeration there; {ADD}",
        ),
    ),
}


@pytest.mark.parametrize("fault", IN_THE_SPEC)
def test_a_fault_in_the_spec_is_named(topics: Audit, fault: str) -> None:
    """A wrong fact in the spec is one message."""
    old, new, (text, address, message) = IN_THE_SPEC[fault]
    topics.spec.replace(TOPICS, old, new)
    assert topics.only() == f"reference:{topics.line(text)}: 6.1.2 {address}: {message}"


def test_a_renamed_field_is_named_from_both_sides(topics: Audit) -> None:
    """A renamed nested field is reported as new in the example, and as missing there."""
    topics.spec.replace(TOPICS, " value: {description: Value.}", " values: {description: V.}")
    status, lines = topics.run()
    assert status == 1
    assert lines[:-1] == [
        f"reference:{topics.line('## 推送')}: 6.1.2 {STATUS}: message field params.items.values is in the spec, "
        f"but in neither comment nor example; {REMOVE}",
        f"reference:{topics.line('deep')}: 6.1.2 {STATUS}: message field params.items.value of the "
        f"example is not in the spec; {ADD}",
    ]


IN_THE_DOCUMENT = {
    "comment on no field": (
        "// warmth表示",
        "// warmish表示",
        (STATUS, f"field warmish of a comment is not in the spec; {ADD}"),
    ),
    "value of the example": (
        '"state": 1\n',
        '"state": 7\n',
        (
            STATUS,
            "the message example has 7 for params.state, which is not in an enumeration; "
            f"add the value in the spec, {OR_EXPLAIN}",
        ),
    ),
}


@pytest.mark.parametrize("fault", IN_THE_DOCUMENT)
def test_news_in_the_document_are_named(topics: Audit, fault: str) -> None:
    """A change of the document is one message, with its line in the document."""
    old, new, (address, message) = IN_THE_DOCUMENT[fault]
    line = topics.print(old, new)
    assert topics.only() == f"reference:{line}: 6.1.2 {address}: {message}"


@pytest.mark.parametrize(
    ("field", "kind", "explained"),
    [
        (f"{STATUS}.params.state", "enum", True),
        (f"{STATUS}.params.state", "name", True),
        (f"{STATUS}.params.state", "unit", False),
        (f"{STATUS}.params.step", "enum", False),
        (f"{BIND}.params.state", "enum", False),
        ("errors.state", "enum", False),
        ("state", "enum", False),
    ],
)
def test_a_row_explains_only_its_own_topic(topics: Audit, field: str, kind: str, *, explained: bool) -> None:
    """A row only explains differences of the topic whose address its field begins with."""
    topics.print('"state": 1\n', '"state": 7\n')
    topics.correct(path="", section="6.1.2", part="text", field=field, kind=kind, says={"example": "state 7"})
    status, _ = topics.run()
    assert status == (0 if explained else 1)


def test_a_reference_to_what_is_no_message_is_refused(topics: Audit) -> None:
    """An audit of an invalid spec names the place of the problem."""
    line = topics.spec.replace(TOPICS, "'#/channels/status/messages/status'", "'#/channels/status'")
    assert topics.spec.problems(topics.spec.lint)[0].startswith(f"{TOPICS}:{line}: ")
    assert topics.run()[0] == 1
