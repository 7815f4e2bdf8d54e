"""Read the section with the MQTT topics: one heading per topic, and its message as JSON with comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.documents.cells import plain, unescape
from generator.documents.examples import read_example
from generator.documents.lines import Account, Line
from generator.documents.records import LineKind, Row, TopicRecord

_LABEL = re.compile(r"(TOPIC|REPLY TOPIC|request|response|MESSAGE):\s*+(\S*+)\s*+")
_COMMENT = re.compile(r"//\s*(?:其中[^A-Za-z]*)?([A-Za-z]\w*)\s*(?:字段)?\s*[：:]?\s*(.*)", re.ASCII)
_INLINE_COMMENT = re.compile(r"\s*\"(\w+)\"\s*:.*?[\s,]//\s*(.*)", re.ASCII)


def is_topics(body: Sequence[Line]) -> bool:
    """Return whether a section describes topics."""
    return any(line.text.startswith("TOPIC:") for line in body)


def read_topics(section: str, body: Sequence[Line], account: Account) -> list[TopicRecord]:
    """Return the topics of a section; text under a heading without a topic is an introduction."""
    topics = []
    for lines in _split_at_headings(body):
        if is_topics(lines):
            topics.append(_read_topic(section, lines, account))
        else:
            account.place_all(lines, LineKind.INTRODUCTION)
    return topics


def _split_at_headings(body: Sequence[Line]) -> Iterator[list[Line]]:
    lines: list[Line] = []
    for line in body:
        if line.text.startswith("#") and not line.fenced:
            yield lines
            lines = []
        lines.append(line)
    yield lines


def _read_topic(section: str, lines: Sequence[Line], account: Account) -> TopicRecord:
    names: dict[str, str] = {}
    description: list[str] = []
    messages: dict[str, list[Line]] = {"request": [], "response": [], "MESSAGE": []}
    rows: list[Row] = []
    current: list[Line] | None = None
    for line in lines:
        label = _LABEL.fullmatch(line.text)
        if line.is_fence:
            account.place(line, LineKind.FENCE)
        elif line.is_page_mark:
            account.place(line, LineKind.PAGE_MARK)
        elif line.blank:
            continue
        elif line is lines[0]:
            account.place(line, LineKind.HEADING)
        elif label:
            current = messages.get(label.group(1), current)
            names[label.group(1)] = unescape(label.group(2))
            account.place(line, LineKind.TOPIC)
        elif line.text.lstrip().startswith("//"):
            rows.extend(_explained(line))
            account.place(line, LineKind.TOPIC)
        elif current is not None and line.fenced:
            rows.extend(_explained(line))
            current.append(line)
            account.place(line, LineKind.EXAMPLE)
        else:
            description.append(plain(line.text))
            account.place(line, LineKind.DESCRIPTION)
    topic = names["TOPIC"]
    return TopicRecord(
        section=section,
        title=lines[0].text.strip("# "),
        line=lines[0].number,
        topic=topic,
        direction="up" if "/up/" in topic else "down",
        reply_topic=names.get("REPLY TOPIC", ""),
        description="\n".join(description),
        rows=tuple(rows),
        example=read_example([messages["MESSAGE"] or messages["request"]]),
        reply_example=read_example([messages["response"]]),
    )


def _explained(line: Line) -> list[Row]:
    """Return the field that a comment describes: the one it names, or the one on the same line."""
    match = _COMMENT.match(line.text.strip()) or _INLINE_COMMENT.match(line.text)
    if match is None or not match.group(2):
        return []
    return [Row(line.number, match.group(1), "", None, "", match.group(2).strip())]
