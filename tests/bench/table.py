"""Rows of the benchmarks, and the tables that they make."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.words import number, wrapped

PEERS = (
    *("httpx", "httpcore", "h11", "sniffio", "pydantic", "aiohttp", "aiomqtt", "paho-mqtt", "uvloop"),
    "alibabacloud-iot-api-gateway",
)
"""Distributions whose versions stand below the table."""


@dataclass(frozen=True)
class Row:
    """The answer to a question: figures of ours and of the other, one a round, and what is wanted.

    The limit is one of their ratio, or of our figure alone if there is no other.
    """

    question: str
    unit: str
    ours: Sequence[float]
    other: Sequence[float] = ()
    at_least: float | None = None
    at_most: float | None = None

    @property
    def result(self) -> float:
        """The ratio of the medians, or the median of ours."""
        return median(self.ours) / median(self.other) if self.other else median(self.ours)

    @property
    def spread(self) -> tuple[float, float]:
        """The lowest and the highest result of a round."""
        results = [ours / other for ours, other in zip(self.ours, self.other, strict=True)] if self.other else self.ours
        return min(results), max(results)

    @property
    def is_met(self) -> bool:
        at_least = float("-inf") if self.at_least is None else self.at_least
        at_most = float("inf") if self.at_most is None else self.at_most
        return at_least <= self.result <= at_most

    def cells(self) -> list[str]:
        shown = _ratio if self.other else _figure
        low, high = map(shown, self.spread)
        limit = f"≥ {self.at_least:g}" if self.at_most is None else f"≤ {self.at_most:g}"
        return [
            self.question,
            f"{_figure(median(self.ours))} {self.unit}",
            f"{_figure(median(self.other))} {self.unit}" if self.other else "",
            _ratio(self.result) if self.other else "",
            low if low == high else f"{low} to {high}",
            limit,
            "yes" if self.is_met else "no",
        ]


class Note(NamedTuple):
    """A figure without a goal, and what it may be compared with."""

    question: str
    takes: str
    beside: str = ""

    def cells(self) -> list[str]:
        return [*self]


def beside(figure: float, other: float, what: str) -> str:
    """Return how a number of seconds compares with another."""
    return f"{figure / other:.2f} × {what}"


ROWS = ("question", "ours", "the other", "ratio", "spread", "wanted", "met")
NOTES = ("question", "takes", "beside")


def table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown, with columns as wide as their longest cell."""
    lines = [head, *lines]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |" for line in lines
    )


def _figure(value: float) -> str:
    """Return a number with three digits at least."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _ratio(value: float) -> str:
    return f"{value:.2f}"


def conditions(rounds: int) -> str:
    """Describe how, where and with which versions of the peers the figures were measured."""
    machine = f"{os.cpu_count()} cores of {_processor()}, {platform.system()}"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    measured = "One round" if rounds == 1 else f"Medians of {number(rounds)} interleaved rounds"
    text = f"{measured}; {machine}, {python}; {', '.join(_versions())}."
    return wrapped(text).rstrip("\n")


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def _versions() -> Iterator[str]:
    for name in PEERS:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"no {name}"
