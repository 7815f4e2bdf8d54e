"""Run `python -m generator diff BASE [HEAD]`: report what changes of the spec mean for users of the client."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.progress import progress
from generator.wording import complain

if TYPE_CHECKING:
    from generator.api.model import Api
    from generator.diff.report import ComparedSpec, Report
    from generator.diff.sources import Source

# The functions import what a comparison needs: this module is imported for every command.

FORMATS = ("markdown", "html", "json", "changelog")
CLEAN, FAILING, BAD_INPUT = 0, 1, 2
"""Exit statuses."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    given = "a git revision, a folder with a spec, or a bundle"
    parser.add_argument("base", nargs="?", metavar="BASE", help=f"the spec before: {given}")
    parser.add_argument("head", nargs="?", metavar="HEAD", help="the spec after; by default the one in the work tree")
    formats = "markdown by default; changelog is the entry for CHANGELOG.md alone"
    parser.add_argument("--format", choices=FORMATS, default="markdown", help=formats)
    parser.add_argument("-o", "--output", type=Path, help="a file to write to instead of stdout")
    parser.add_argument(
        "--fail-on",
        choices=["breaking", "feature", "any"],
        help="exit 1 if there is a change of this class or a worse one",
    )
    parser.add_argument("--rules", action="store_true", help="print all rules with their classes and reasons")


def run(options: argparse.Namespace) -> int:
    """Print or write the report; return 1 if a change reaches the `--fail-on` class, 2 if the input is not valid."""
    from generator.diff import formats
    from generator.diff.sources import SourceError
    from generator.files import OutputError
    from generator.python.write import put
    from generator.spec.load import SpecError

    if options.rules:
        sys.stdout.write(formats.rules_table())
        return CLEAN
    try:
        if options.base is None:
            raise SourceError("BASE is missing: give a git revision, a folder with a spec, or a bundle")
        report = compare(options.base, options.head, options.spec)
        text = formats.FORMATS[options.format](report)
        if options.output:
            put(options.output, text.encode())
        else:
            sys.stdout.write(text)
            sys.stdout.flush()
    except SourceError as error:
        return _refused(str(error))
    except SpecError as error:
        return _refused(*map(str, error.problems))
    except OutputError as error:
        return _refused(str(error))
    except OSError as error:
        return _refused(f"{error.filename or 'the report'}: {error.strerror}")
    return FAILING if options.fail_on and report.fails(options.fail_on) else CLEAN


def compare(base: str, head: str | None, spec: Path) -> Report:
    """Return the report on two specs; `spec` is the folder of the spec in the work tree."""
    from generator.diff import sources
    from generator.diff.comparing import changes
    from generator.diff.reading import SHAPE_ERRORS, read, refuse_misshapen
    from generator.diff.report import Report, judge

    with progress("reading both specs"):
        old, new = sources.read_source(base, spec), sources.read_source(head, spec)
    if old.is_bundle or new.is_bundle:
        old, new = old.bundled(), new.bundled()
    try:
        with progress("comparing"):
            before, after = read(old), read(new)
            found = judge(changes(before, after))
    except SHAPE_ERRORS:
        for source in (old, new):
            refuse_misshapen(source.spec)
        raise
    return Report(_side(old), _side(new), tuple(_not_compared(old, before, after)), found)


def _side(source: Source) -> ComparedSpec:
    from generator.diff.report import ComparedSpec, visible

    return ComparedSpec(visible(source.label), source.version, source.unfinished)


def _not_compared(source: Source, *apis: Api) -> Iterator[str]:
    yield "corrections, which users do not see"
    if any(api.document is None for api in apis):
        yield "the bundled OpenAPI document, because one of the specs cannot be bundled"
    if source.is_bundle:
        yield "error codes, topics and modules of classes, which a bundle does not contain"


def _refused(*reasons: str) -> int:
    for reason in reasons:
        complain(reason)
    return BAD_INPUT
