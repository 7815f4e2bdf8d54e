"""Assemble the report: the changes with their rules; equal changes in several places become one finding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.diff.change_rules import RULES, ChangeRule, Level
from generator.diff.changes import Change, Place

_RANK = {rule: number for number, rule in enumerate(RULES)}
_VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")
_SERVICE = re.compile(r"(?:feiyan\.)?(app|cloud)\.(?:models\.)?([a-z0-9]+)")
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
"""Categories of characters that are invisible or change the order or line of others."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A change and all places where users see it."""

    rule: ChangeRule
    name: str
    old: str | None
    """None if there is nothing to show; empty if there was no value."""
    new: str | None
    places: tuple[Place, ...]

    @property
    def used_by(self) -> str:
        """The number of operations and messages that use a changed class, in words."""
        messages = sum(user.startswith("feiyan.") for user in self.users)
        counts = {"operation": len(self.users) - messages, "message": messages}
        return " and ".join(plural(count, noun) for noun, count in counts.items() if count)

    @property
    def users(self) -> tuple[str, ...]:
        """The operations and messages that use a changed class."""
        return tuple(sorted({user for place in self.places for user in place.users}))

    @property
    def services(self) -> tuple[str, ...]:
        """The services whose users are affected; `codes`, `messages`, `unnamed` and so on for what belongs to none."""
        names = self.users or [place.python for place in self.places]
        return tuple(sorted({_service(name) for name in names}))


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule."""

    rule: ChangeRule
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The findings of one level."""

    id: str
    title: str
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        return sum(len(group.findings) for group in self.groups)

    @property
    def tally(self) -> str:
        """The number of findings, in words."""
        return plural(self.count, _NOUNS[self.id])


@dataclass(frozen=True, slots=True)
class ComparedSpec:
    """One of the two specs."""

    label: str
    version: str | None
    unfinished: int = 0
    """Number of places that people still have to finish."""


@dataclass(frozen=True, slots=True)
class Report:
    """The changes from one spec to another, and what they mean for users."""

    base: ComparedSpec
    head: ComparedSpec
    not_compared: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The findings by level, the worst first, with documentation last."""
        return tuple(
            Section(name, title, tuple(_groups(one for one in self.findings if _section(one) == name)))
            for name, title in SECTIONS.items()
        )

    @property
    def worst(self) -> Level | None:
        """The worst level, which decides on the next version; None if nothing changed."""
        return min((one.rule.level for one in self.findings), key=[*Level].index, default=None)

    @property
    def next_version(self) -> str | None:
        """The next version; None if nothing changed or the current version is unknown."""
        return next_version(self.base.version, self.worst)

    @property
    def unfinished(self) -> tuple[ComparedSpec, ...]:
        """The sides that are unfinished, so that nothing can be generated from them."""
        return tuple(side for side in (self.base, self.head) if side.unfinished)

    @property
    def advice(self) -> str:
        """The reason for the next version."""
        if self.worst is None:
            return "Users see no change."
        return f"{_WHY[self.worst][0].upper()}{_WHY[self.worst][1:]}."

    def fails(self, threshold: str) -> bool:
        """Return whether a change has at least this level; with `any`, whether there is a change."""
        if threshold == "any" or self.worst is None:
            return bool(self.findings)
        order = [*Level]
        return order.index(self.worst) <= order.index(Level(threshold))


SECTIONS = {
    "breaking": "Breaking changes",
    "feature": "Features",
    "fix": "Fixes",
    "documentation": "Documentation",
}
"""The sections of a report."""

_NOUNS = {
    "breaking": "breaking change",
    "feature": "feature",
    "fix": "fix",
    "documentation": "change of documentation",
}
_WHY = {
    Level.BREAKING: "users may have to change their code",
    Level.FEATURE: "there are new features, and existing code works as before",
    Level.FIX: "existing code works as before",
}


def judge(changes: Iterable[Change]) -> tuple[Finding, ...]:
    """Return changes with their rules, the worst first; equal changes in several places become one finding."""
    places: dict[tuple[str, str, str | None, str | None], set[Place]] = {}
    for change in changes:
        old, new = (text if text is None else visible(text) for text in (change.old, change.new))
        key = change.rule, visible(change.name), old, new
        places.setdefault(key, set()).add(_seen(change.place))
    found = [
        Finding(RULES[rule], name, old, new, tuple(sorted(where, key=lambda place: (place.python, place.path))))
        for (rule, name, old, new), where in places.items()
    ]
    return tuple(sorted(found, key=_order))


def next_version(version: str | None, worst: Level | None) -> str | None:
    """Return the next version by semantic versioning; below 1.0.0, breaking changes increase the minor number."""
    match = _VERSION.fullmatch(version or "")
    if match is None or worst is None:
        return None
    major, minor, patch = map(int, match.groups())
    if major == 0:
        return f"0.{minor + 1}.0" if worst is Level.BREAKING else f"0.{minor}.{patch + 1}"
    match worst:
        case Level.BREAKING:
            return f"{major + 1}.0.0"
        case Level.FEATURE:
            return f"{major}.{minor + 1}.0"
        case Level.FIX:
            return f"{major}.{minor}.{patch + 1}"


def plural(count: int, noun: str) -> str:
    """Return a count with its noun, in the plural if it needs one."""
    if count == 1:
        return f"{count} {noun}"
    first, of, rest = noun.partition(" of ")
    return f"{count} {first}{'es' if first.endswith('x') else 's'}{of}{rest}"


def visible(text: str) -> str:
    """Return text with control and format characters replaced by their code points."""
    return "".join(
        f"\\u{ord(character):04x}" if unicodedata.category(character) in _UNSEEN else character for character in text
    )


def _seen(place: Place) -> Place:
    return Place(
        python=visible(place.python),
        operation_id=visible(place.operation_id),
        path=visible(place.path),
        document=visible(place.document),
        users=tuple(map(visible, place.users)),
    )


def _groups(findings: Iterable[Finding]) -> Iterator[Group]:
    for rule, of_rule in groupby(findings, key=lambda one: one.rule):
        yield Group(rule, tuple(of_rule))


def _section(finding: Finding) -> str:
    return "documentation" if finding.rule.is_documentation else finding.rule.level.value


def _order(finding: Finding) -> tuple[int, int, str, str, str, str]:
    section = [*SECTIONS].index(_section(finding))
    rule = _RANK[finding.rule.id]
    return section, rule, finding.places[0].python, finding.name, finding.old or "", finding.new or ""


def _service(python: str) -> str:
    match = _SERVICE.match(python)
    if match:
        return f"{match[1]}.{match[2]}"
    if python.startswith("/"):
        return "unnamed"
    return python.split(".")[1] if python.startswith("feiyan.") and python.count(".") > 1 else "feiyan"
