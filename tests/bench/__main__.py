"""The command: `python -m tests.bench [NAME...] [--share SHARE] [--rounds ROUNDS] [--write]`."""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from generator import REPOSITORY
from generator.python import blocks
from tests.bench import calls, generator, memory, mirror, pure, push, start, stores, table
from tests.bench.rounds import Effort
from tests.bench.table import Note, Row

COMMAND = "nox -s bench -- --write"
PAGE = REPOSITORY / "docs" / "benchmarks.md"

COMPARISONS: tuple[Callable[[Effort], Iterator[Row]], ...] = (
    calls.calling,
    calls.gathering,
    calls.polling,
    pure.signing,
    pure.decoding,
    start.starting,
    push.receiving,
    memory.lasting,
)
"""Benchmarks with a goal."""

OTHERS: tuple[Callable[[Effort], Iterator[Note]], ...] = (
    calls.answering,
    stores.keeping,
    mirror.mirroring,
    generator.comparing,
    generator.commanding,
    generator.growing,
)
"""Benchmarks without one."""


def main(arguments: list[str] | None = None) -> int:
    """Run the named benchmarks, or all of them, and print their tables."""
    names = [benchmark.__name__ for benchmark in (*COMPARISONS, *OTHERS)]
    parser = argparse.ArgumentParser(prog="nox -s bench --", description="Measure the client and the generator.")
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"benchmark to run: {', '.join(names)}; default: all")
    parser.add_argument("--rounds", type=int, default=Effort.rounds, help="rounds in which works take turns")
    parser.add_argument("--share", type=float, default=Effort.share, help="share of the usual repetitions in a round")
    parser.add_argument("--write", action="store_true", help=f"write the first table to {PAGE.relative_to(REPOSITORY)}")
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.names if name not in names]:
        parser.error(f"no benchmark {', '.join(unknown)}: choose from {', '.join(names)}")
    if options.write and options.names:
        parser.error("--write takes no names: the page has all rows")
    if options.rounds < 1 or not 0 < options.share < math.inf:
        parser.error("--rounds and --share have to be positive")

    def figures(benchmarks: tuple[Callable[[Effort], Iterator[Any]], ...]) -> list[list[str]]:
        chosen = [one for one in benchmarks if not options.names or one.__name__ in options.names]
        effort = Effort(options.rounds, options.share)
        return [row.cells() for benchmark in chosen for row in _watched(benchmark, effort)]

    if rows := figures(COMPARISONS):
        content = f"{table.table(table.ROWS, rows)}\n\n{table.conditions(options.rounds)}"
        print(content)
        if options.write:
            write(content)
    if not options.write and (notes := figures(OTHERS)):
        print(f"\n{table.table(table.NOTES, notes)}")
    return 0


def _watched(benchmark: Callable[[Effort], Iterator[Any]], effort: Effort) -> Iterator[Any]:
    """Yield the rows of a benchmark, and say on the standard error how long it took."""
    started = time.monotonic()
    yield from benchmark(effort)
    print(f"{benchmark.__name__}: {time.monotonic() - started:.0f} s", file=sys.stderr)


def write(content: str) -> None:
    """Write the table and its conditions into the page."""
    text = blocks.filled(PAGE.read_text(encoding="utf-8"), "table", content, COMMAND)
    if text is None:
        raise LookupError(f"{PAGE} has no block {' ... '.join(blocks.marks('table', COMMAND))}")
    PAGE.write_text(text, encoding="utf-8")
    print(f"wrote {PAGE.relative_to(REPOSITORY)}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
