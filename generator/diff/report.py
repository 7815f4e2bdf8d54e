"""What a comparison found: changes judged, those that are one and the same told once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.diff.changes import Change, Place
from generator.diff.rules import RULES, Level, Rule

_RANK = {rule: number for number, rule in enumerate(RULES)}
_VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")
_SERVICE = re.compile(r"(?:feiyan\.)?(app|cloud)\.(?:models\.)?([a-z0-9]+)")
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
"""Categories of characters that hide, reorder or break what they stand in."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A change and all places where it is seen."""

    rule: Rule
    name: str
    old: str | None
    """None where there is nothing to show; empty where there was nothing."""
    new: str | None
    places: tuple[Place, ...]

    @property
    def used_by(self) -> str:
        """How many operations and messages lead to a changed class, in words."""
        messages = sum(user.startswith("feiyan.") for user in self.users)
        counts = {"operation": len(self.users) - messages, "message": messages}
        return " and ".join(plural(count, noun) for noun, count in counts.items() if count)

    @property
    def users(self) -> tuple[str, ...]:
        """The operations and messages that lead to a changed class."""
        return tuple(sorted({user for place in self.places for user in place.users}))

    @property
    def services(self) -> tuple[str, ...]:
        """The services whose users it concerns; `codes`, `messages`, `unnamed` and so on for what belongs to none."""
        names = self.users or [place.python for place in self.places]
        return tuple(sorted({_service(name) for name in names}))


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule."""

    rule: Rule
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
        """How many there are, in words."""
        return plural(self.count, _NOUNS[self.id])


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two specs."""

    label: str
    version: str | None
    unfinished: int = 0
    """How many places people have yet to finish."""


@dataclass(frozen=True, slots=True)
class Report:
    """What changed from one spec to another, and what that means for users."""

    base: Side
    head: Side
    not_compared: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The findings by level, the worst first, documentation apart."""
        return tuple(
            Section(name, title, tuple(_groups(one for one in self.findings if _section(one) == name)))
            for name, title in SECTIONS.items()
        )

    @property
    def worst(self) -> Level | None:
        """The level that decides on the next version; None where nothing changed."""
        return min((one.rule.level for one in self.findings), key=[*Level].index, default=None)

    @property
    def next_version(self) -> str | None:
        """The version to release this as; None where nothing changed or there is no version to count from."""
        return next_version(self.base.version, self.worst)

    @property
    def unfinished(self) -> tuple[Side, ...]:
        """The sides from which nothing can be generated yet."""
        return tuple(side for side in (self.base, self.head) if side.unfinished)

    @property
    def advice(self) -> str:
        """Why this is the next version."""
        if self.worst is None:
            return "Nothing changed that users see."
        return f"{_WHY[self.worst][0].upper()}{_WHY[self.worst][1:]}."

    def fails(self, threshold: str) -> bool:
        """Whether a change is as bad as a level, or where the threshold is `any`, whether there is one."""
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
    Level.BREAKING: "code of users may need a change",
    Level.FEATURE: "there is something new, and code of users works as before",
    Level.FIX: "code of users works as before",
}


def judge(changes: Iterable[Change]) -> tuple[Finding, ...]:
    """Changes with their rules, the worst first; the same change in many places is one finding."""
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
    """The version that follows by semantic versioning; below 1.0.0 the minor number tells of breaking changes."""
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
    """A number of things."""
    if count == 1:
        return f"{count} {noun}"
    first, of, rest = noun.partition(" of ")
    return f"{count} {first}{'es' if first.endswith('x') else 's'}{of}{rest}"


def visible(text: str) -> str:
    """Text in which nothing hides: control and format characters by their code points."""
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
