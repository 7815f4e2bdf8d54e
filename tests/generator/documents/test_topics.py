"""The MQTT topics are read."""

from __future__ import annotations

from collections.abc import Callable

from generator.documents import Document

ReadText = Callable[[str], Document]

# The layout is known by the tables of operations and errors.
SECTION = "## 2. 错误码字典\n\n错误码\t描述\n1\tx.\n\n## 6.1.2. 长连接\n\nAbout topics.\n\n#### Up\n\n- [one](#)\n\n"
UP = """\
## 绑定

Binds.

```
TOPIC: /sys/${productKey}/app/up/lamp/bind
REPLY TOPIC: /sys/${productKey}/app/down/lamp/bind_reply
request:
{
  "id": "1", // your own
  "params": {}
}
response:
{"code": 200}
```
"""
DOWN = """\
## 推送

TOPIC: /sys/\\${productKey}/app/down/lamp/status
MESSAGE:

```
{
  "lamp": {
    "value": 1
  }
  "method": "lamp"
}
// 其中：lamp字段表示 the lamp
```

// value: 0 off, 1 on
"""


def test_a_topic_that_is_answered_has_two_examples(read_document: ReadText) -> None:
    """Request and response, topic and reply topic belong to one record."""
    document = read_document(SECTION + UP)
    (topic,) = document.topics
    assert document.unplaced == ()
    assert (topic.section, topic.title, topic.line, topic.direction) == ("6.1.2", "绑定", 14, "up")
    assert topic.topic == "/sys/${productKey}/app/up/lamp/bind"
    assert topic.reply_topic == "/sys/${productKey}/app/down/lamp/bind_reply"
    assert topic.description == "Binds."
    assert topic.example is not None
    assert topic.reply_example is not None
    assert topic.example.value == {"id": "1", "params": {}}
    assert topic.reply_example.value == {"code": 200}


def test_a_topic_can_stand_outside_the_fence(read_document: ReadText) -> None:
    """The name of a topic is read in code and in text, where a dollar is escaped."""
    (topic,) = read_document(SECTION + DOWN).topics
    assert (topic.topic, topic.direction) == ("/sys/${productKey}/app/down/lamp/status", "down")
    assert topic.example is not None
    assert topic.example.value == {"lamp": {"value": 1}, "method": "lamp"}
    assert [repair.what for repair in topic.example.repairs] == ["a missing comma"]


def test_comments_explain_fields(read_document: ReadText) -> None:
    """A comment beside a field, below the message or below the fence is a row."""
    up, down = read_document(SECTION + UP + DOWN).topics
    assert [(row.name, row.description) for row in up.rows] == [("id", "your own")]
    assert [(row.name, row.description) for row in down.rows] == [("lamp", "表示 the lamp"), ("value", "0 off, 1 on")]
