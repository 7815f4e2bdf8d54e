"""Format the report as Markdown, HTML or JSON, with templates that only print."""

from __future__ import annotations

import base64
import difflib
import hashlib
import html
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.diff.change_rules import RULES, ChangeRule, Level
from generator.diff.report import Finding, Report, Section, plural
from generator.python.render import TEMPLATES, jinja

if TYPE_CHECKING:
    from jinja2 import Environment

JSON_FORMAT = 1
"""Version of the JSON format, which docs/diff.md describes."""

LONGEST_COMMENT = 65_000
"""Number of characters that fit into a comment on a pull request, with a margin."""

_FEWER = (1000, 200, 50, 20, 5, 1, 0)
"""Numbers of findings per rule to try in Markdown, until the comment is short enough.

With 0, only the counts are left, which always fit.
"""
_ALL = sys.maxsize
_LONGEST = 160
"""Number of characters of a value or name that Markdown shows."""
_CONTEXT = 60
"""Number of characters around a difference that are shown of long texts."""
_RELATED = 0.4
"""Minimum share of common words for two texts to be compared word by word."""
_NAMED = 8
"""Number of names in a line of the changelog."""
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: `same` as in the other text, `other`, or `cut` for what is left out."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangelogLine:
    """A line of the changelog."""

    is_breaking: bool
    is_deprecation: bool
    title: str
    names: tuple[str, ...]
    more: int
    values: tuple[str, ...]


def as_json(report: Report) -> str:
    """Return the report as JSON, for other tools."""
    return json.dumps(_data(report), ensure_ascii=False, indent=2) + "\n"


def markdown(report: Report) -> str:
    """Return the report as a comment on a pull request."""
    text = ""
    for most in _FEWER:
        text = _printed("diff.md.jinja", report=report, changelog=changelog(report, most), most=most)
        if len(text) <= LONGEST_COMMENT:
            break
    return text


def page(report: Report) -> str:
    """Return the report as one self-contained page."""
    style, script = ((TEMPLATES / name).read_text(encoding="utf-8") for name in ("diff.css", "diff.js"))
    return _printed(
        "diff.html.jinja",
        report=report,
        changelog=changelog(report),
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        services=sorted({service for finding in report.findings for service in finding.services}),
    )


def changelog(report: Report, most: int = _ALL) -> str:
    """Return the entry for CHANGELOG.md, with up to `most` breaking changes of each rule on lines of their own."""
    return _printed(
        "diff.changelog.md.jinja",
        version=report.next_version or "unreleased",
        lines=[line for section in report.sections for line in _changelog_lines(section, most)],
        documented=sum(finding.rule.is_documentation for finding in report.findings),
    )


def rules_table() -> str:
    """Return all rules with their classes and reasons, as a table in Markdown."""
    return _printed("diff.rules.md.jinja", rules=RULES.values())


FORMATS = {"markdown": markdown, "json": as_json, "html": page, "changelog": changelog}
"""The formats by the values of `--format`."""


def code(text: str) -> str:
    """Return any text as code in Markdown; `nothing` for an empty one."""
    text = " ".join(text.split())
    if not text:
        return "nothing"
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if "`" in text else ""
    return f"{fence}{space}{text}{space}{fence}"


def brief(text: str) -> str:
    """Return text as code in Markdown, short enough for a line."""
    return code(_excerpt(text, ""))


def fenced(text: str) -> str:
    """Return any text as a block of code in Markdown."""
    fence = "`" * max(3, max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{fence}markdown\n{text.rstrip()}\n{fence}"


def excerpts(old: str | None, new: str | None) -> list[str]:
    """Return the values that are not None, each cut to a line around the difference."""
    if old is None or new is None:
        return [_excerpt(text, "") for text in (old, new) if text]
    return [_excerpt(old, new), _excerpt(new, old)]


def pieces(text: str, other: str | None) -> list[Piece]:
    """Split a text into parts that another text has, too, and parts that it does not have."""
    words, others = _WORDS.findall(text), _WORDS.findall(other or "")
    matcher = difflib.SequenceMatcher(None, words, others, autojunk=False)
    if not other or matcher.quick_ratio() < _RELATED:
        return [Piece("other", text)]
    found: list[Piece] = []
    for kind, begin, end, _, _ in matcher.get_opcodes():
        part = "".join(words[begin:end])
        if kind == "equal":
            found += _shortened(part)
        elif part:
            found.append(Piece("other", part))
    return found


def _shortened(text: str) -> Iterator[Piece]:
    if len(text) <= 4 * _CONTEXT:
        yield Piece("same", text)
    else:
        yield Piece("same", text[:_CONTEXT])
        yield Piece("cut", "…")
        yield Piece("same", text[-_CONTEXT:])


def _excerpt(text: str, other: str) -> str:
    if len(text) <= _LONGEST:
        return text
    same = len(_common_start(text, other))
    begin = max(0, same - _CONTEXT) if other else 0
    end = begin + _LONGEST
    return f"{'…' if begin else ''}{text[begin:end]}{'…' if end < len(text) else ''}"


def _common_start(one: str, other: str) -> str:
    length = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length]


def _changelog_lines(section: Section, most: int) -> Iterator[ChangelogLine]:
    if section.id == "documentation":
        return
    for group in section.groups:
        if group.rule.level is not Level.BREAKING:
            yield _changelog_line(group.rule, group.findings)
            continue
        for finding in group.findings[:most]:
            yield _changelog_line(group.rule, [finding])
        if group.findings[most:]:
            yield _changelog_line(group.rule, group.findings[most:])


def _changelog_line(rule: ChangeRule, findings: Sequence[Finding]) -> ChangelogLine:
    names = list(dict.fromkeys(place.python for finding in findings for place in finding.places))
    values = excerpts(findings[0].old, findings[0].new) if len(findings) == 1 else []
    return ChangelogLine(
        is_breaking=rule.level is Level.BREAKING,
        is_deprecation=rule.is_deprecation,
        title=rule.title,
        names=tuple(names[:_NAMED]),
        more=len(names[_NAMED:]),
        values=tuple(values),
    )


def _data(report: Report) -> dict[str, Any]:
    return {
        "format": JSON_FORMAT,
        "base": asdict(report.base),
        "head": asdict(report.head),
        "next_version": report.next_version,
        "not_compared": list(report.not_compared),
        "counts": {section.id: section.count for section in report.sections},
        "changelog": changelog(report),
        "changes": [
            {
                "rule": finding.rule.id,
                "class": finding.rule.level.value,
                "documentation": finding.rule.is_documentation,
                "title": finding.rule.title,
                "name": finding.name,
                "old": finding.old,
                "new": finding.new,
                "places": [
                    {
                        "python": place.python,
                        "operation_id": place.operation_id or None,
                        "path": place.path or None,
                        "document": place.document or None,
                    }
                    for place in finding.places
                ],
                "used_by": list(finding.users),
            }
            for finding in report.findings
        ],
    }


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _printed(template: str, **values: Any) -> str:
    return str(_environment().get_template(template).render(**values))


@cache
def _environment() -> Environment:
    environment = jinja(autoescape=lambda name: bool(name and name.endswith(".html.jinja")))
    environment.filters |= {
        "brief": brief,
        "code": code,
        "fenced": fenced,
        "html": lambda text: html.escape(_excerpt(text, "")),
    }
    environment.globals |= {"excerpts": excerpts, "pieces": pieces, "plural": plural}
    return environment
