"""A command that updates all text derived from code or from a test run: `python -m tests.refresh`.

`--check` writes nothing, prints a diff of stale text, and exits with 1 if there is any. `nox -s generate` runs it after
the generator, which writes the files derived from the spec.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator import REPOSITORY
from generator.diff import formats
from generator.documents import folder
from generator.python import blocks
from tests import said_by_code
from tests.cli import shown
from tests.end_to_end import fault_table
from tests.end_to_end.notebook import executed
from tests.generator.diff import small_report
from tests.generator.importing.pages_story import pages_story
from tests.generator.importing.story import Story, story_of
from tests.generator.importing.walk_through import unnumbered, walk_through


@dataclass(frozen=True, slots=True)
class Derived:
    """A derived text: a whole file, or a named block in it.

    `numbered` texts contain line numbers of the spec, which change with every added line: a line whose text is the same
    keeps its old number. `from_documents` texts can only be derived with the platform's documents.
    """

    file: str
    text: Callable[[], str]
    block: str = ""
    numbered: bool = False
    from_documents: bool = False

    def after(self, found: str) -> str:
        """Return the text of the file with the derived text in it."""
        text = self.text()
        if self.numbered:
            known = {unnumbered(line): line for line in found.splitlines()}
            text = "".join(known.get(unnumbered(line), line) + "\n" for line in text.splitlines())
        if not self.block:
            return text
        filled = blocks.filled(found, self.block, text.rstrip("\n"))
        if filled is None:
            raise LookupError(f"{self.file} has no block {' ... '.join(blocks.marks(self.block))}")
        return filled


class Stale(NamedTuple):
    """A file that differs from its derived text."""

    file: str
    found: str
    derived: str

    def __str__(self) -> str:
        return blocks.difference(*self)


@cache
def _story() -> Story:
    reference, page = folder.at_hand()
    with TemporaryDirectory() as name:
        return story_of(reference, page, Path(name))


def _fenced(language: str, lines: Iterable[str]) -> str:
    return "\n".join([f"```{language}", *lines, "```"])


def _transcript(name: str) -> str:
    return _fenced("", shown.transcript(name))


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


DERIVED = (
    Derived("docs/calls.md", said_by_code.client_settings, "settings"),
    Derived("docs/errors.md", said_by_code.error_tree, "errors"),
    Derived("docs/retries-and-timeouts.md", said_by_code.retry_settings, "Retry"),
    Derived("docs/retries-and-timeouts.md", said_by_code.rate_limit_settings, "RateLimit"),
    Derived("docs/retries-and-timeouts.md", said_by_code.limits, "limits"),
    Derived("docs/transports.md", said_by_code.connections, "connections"),
    Derived("docs/push-channel.md", said_by_code.channel_settings, "ChannelOptions"),
    Derived("CONTRIBUTING.md", said_by_code.sessions, "sessions"),
    Derived("docs/faults.md", fault_table.page),
    *(Derived("docs/command.md", partial(_transcript, name), name) for name in shown.SHOWN),
    Derived("docs/command.md", said_by_code.exit_codes, "exit codes"),
    Derived("docs/diff.md", formats.rules_table, "rules"),
    *(
        Derived(f"tests/generator/diff/expected/report.{ending}", partial(small_report.printed, name))
        for name, ending in small_report.ENDINGS.items()
    ),
    Derived("tests/generator/importing/edition.out", lambda: _lines(walk_through().output), numbered=True),
    Derived("tests/generator/importing/edition.diff", lambda: _lines(walk_through().changed)),
    Derived("tests/typing/lamp.py", said_by_code.lamp),
    Derived("examples/devices.ipynb", lambda: executed(REPOSITORY / "examples" / "devices.ipynb")),
    Derived("docs/devices.md", said_by_code.lamp_excerpt, "lamp"),
    Derived("docs/importing.md", lambda: _fenced("", walk_through().output), "output", numbered=True),
    Derived("docs/importing.md", lambda: _fenced("diff", walk_through().changed_service), "ota.yaml"),
    Derived("docs/importing.md", lambda: _fenced("", walk_through().docstring), "docstring"),
    Derived("docs/importing.md", lambda: _fenced("", walk_through().problems), "problems", numbered=True),
    Derived("docs/importing.md", lambda: _fenced("", pages_story().read), "pages-read"),
    Derived("docs/importing.md", lambda: _fenced("", pages_story().refused), "pages-refused"),
    Derived("docs/importing.md", lambda: _fenced("", pages_story().imported), "pages-imported", numbered=True),
    Derived("docs/importing.md", lambda: _fenced("diff", pages_story().changed), "pages-changed"),
    Derived("docs/importing.md", lambda: _fenced("", pages_story().problems), "pages-problems", numbered=True),
    Derived("docs/importing.md", lambda: _fenced("markdown", pages_story().report), "pages-changelog"),
    Derived("docs/importing.md", lambda: _story().commands(), "commands", from_documents=True),
    Derived("docs/importing.md", lambda: _story().excerpt(), "report", from_documents=True),
)


def stale(derived: Iterable[Derived], root: Path) -> Iterator[Stale]:
    """Yield the files that differ from their derived texts."""
    found: dict[str, str] = {}
    after: dict[str, str] = {}
    for one in derived:
        if one.file not in found:
            path = root / one.file
            found[one.file] = after[one.file] = path.read_bytes().decode() if path.is_file() else ""
        after[one.file] = one.after(after[one.file])
    for file, text in found.items():
        if text != after[file]:
            yield Stale(file, text, after[file])


def main(arguments: list[str] | None = None) -> int:
    """Write stale files, or show them with --check. Return 1 if any stays stale."""
    parser = argparse.ArgumentParser(prog="python -m tests.refresh", description="Derive texts from code.")
    parser.add_argument("--check", action="store_true", help="write nothing; print a diff and exit 1 if any is stale")
    options = parser.parse_args(arguments)
    with_documents = len(folder.at_hand()) == 2
    if not with_documents:
        print(f"not derived from the documents: {folder.lacking()}")
    derived = (one for one in DERIVED if with_documents or not one.from_documents)
    found = list(stale(derived, REPOSITORY))
    for one in found:
        if options.check:
            print(one)
        else:
            (REPOSITORY / one.file).write_bytes(one.derived.encode())
            print(f"wrote {one.file}")
    if found and options.check:
        print(f"{len(found)} files are not as they are derived: run `{blocks.COMMAND}`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
