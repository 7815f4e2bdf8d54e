"""`python -m generator COMMAND`: generate the client from the spec, and maintain the spec.

generate          write generated/, and the counts in docs/coverage.md
check             exit 1 and print a diff if generated files are out of date
lint              check the spec: valid OpenAPI, and the rules of this project
bundle -o FILE    write the spec as one OpenAPI document, as JSON or YAML depending on the suffix
read DOCS...      read the platform's documents; print what was found and every line that was not understood
audit [DOCS...]   compare the documents with the spec; exit 1 if a difference is not explained by a correction
import DOCS...    merge changes of the documents into the spec
confirm DOCS...   note that the sentences which `audit` and `import` name were read
diff BASE [HEAD]  compare two specs: what the changes mean for users, and the next version
site              write the pages of the documentation site into a folder
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from generator import REPOSITORY
from generator.budget import BudgetError, limit
from generator.diff import command as diffing
from generator.freshness import Freshness
from generator.importing import import_command
from generator.progress import progress
from generator.wording import complain, say

if TYPE_CHECKING:
    from generator.python.view import Package

# Commands import what they need themselves, so that short ones do not spend most of their time on imports of others.

CLEAN, FOUND, FAILED = 0, 1, 2
"""Exit statuses: nothing to do; differences, problems in the spec or work left to people; refused or failed."""

COVERAGE = REPOSITORY / "docs" / "coverage.md"
"""The page with the counts of the spec."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status; print errors on stderr."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except (Exception, BudgetError) as error:
        return _failed(error)
    return status


def _failed(error: Exception | BudgetError) -> int:
    """Print an error and return the exit status; each takes one line, even one that nobody expected."""
    from generator.documents import DocumentError
    from generator.files import OutputError
    from generator.spec.load import SpecError

    if isinstance(error, SpecError):
        count = len(error.problems)
        lines = [*map(str, error.problems), f"{count} problem{'s' if count > 1 else ''} in the spec"]
        sys.stderr.write("\n".join([*lines, ""]))
        return FOUND
    if isinstance(error, DocumentError | OutputError | BudgetError):
        text = str(error)
    elif isinstance(error, OSError) and error.strerror:
        text = f"{error.filename or 'the output'}: {error.strerror}"
    elif isinstance(error, MemoryError | RecursionError):
        what = "takes too much memory" if isinstance(error, MemoryError) else "is nested too deeply"
        text = f"the input {what}"
    else:
        at = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(at.filename).name}, line {at.lineno}"
        text = f"internal error in {place} (`python -X dev -m generator` tells more): {type(error).__name__}: {error}"
    if sys.flags.dev_mode:
        traceback.print_exception(error)
    complain(text)
    return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator", description="Generate the client from the spec, and maintain the spec."
    )
    parser.add_argument("--spec", type=Path, default=REPOSITORY / "spec", help="folder of the spec")
    parser.add_argument("--generated", type=Path, default=REPOSITORY / "generated", help="folder to write to")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for run, text in (
        (_generate, "write generated/, and the counts in docs/coverage.md"),
        (_check, "exit 1 and print a diff if generated files are out of date"),
        (_lint, "check the spec"),
        (_bundle, "write the spec as one OpenAPI document"),
        (_read, "read the platform's documents and print what was found"),
        (_audit, "compare the platform's documents with the spec; exit 1 if a difference is not explained"),
        (_import, "merge changes of the documents into the spec"),
        (_confirm, "note that the sentences of documents were read"),
        (_diff, "compare two specs: what the changes mean for users"),
        (_site, "write the pages of the documentation site"),
    ):
        command = commands.add_parser(run.__name__.removeprefix("_"), help=text)
        command.set_defaults(run=run)
        if run is _bundle:
            command.add_argument("-o", "--output", type=Path, required=True, help="a .json or .yaml file")
        if run is _read:
            command.add_argument(
                "documents", type=Path, nargs="+", metavar="DOC", help="a document or a folder of them"
            )
        if run is _audit:
            text = "a document or a folder of them; by default, those in the folder that FEIYAN_DOCUMENTS names"
            command.add_argument("documents", type=Path, nargs="*", metavar="DOC", help=text)
            command.add_argument(
                "--explained", action="store_true", help="also show explained differences, with their corrections"
            )
        if run is _import:
            import_command.add_arguments(command)
        if run is _confirm:
            command.add_argument(
                "documents", type=Path, nargs="+", metavar="DOC", help="a document or a folder of them"
            )
            text = "only what is about this: the path of an operation, or what else the lines of `audit` name"
            command.add_argument("--about", action="append", default=[], metavar="PATH", help=text)
        if run is _diff:
            diffing.add_arguments(command)
        if run is _site:
            command.add_argument("-o", "--output", type=Path, default=REPOSITORY / "build", metavar="FOLDER")
    return parser


def _files(options: argparse.Namespace) -> tuple[Package, dict[str, str]]:
    from generator.python.build import build
    from generator.python.render import render
    from generator.spec.bundle import bundle
    from generator.spec.load import Spec

    with progress("reading the spec"):
        spec = Spec.load(options.spec)
    with progress("building the package"):
        package = build(spec)
    with progress("rendering"):
        return package, render(package, bundle(spec), spec.digest())


def _coverage(options: argparse.Namespace, package: Package) -> tuple[str, str] | None:
    """Return the page as it is and as derived; None if it has no counts or the output is not the repository's."""
    from generator.python import blocks, render

    if not _is_own(options) or not COVERAGE.is_file():
        return None
    found = COVERAGE.read_bytes().decode()
    derived = blocks.filled(found, "coverage", render.coverage(package))
    return None if derived is None else (found, derived)


def _name_of_page() -> str:
    return COVERAGE.relative_to(REPOSITORY).as_posix()


def _is_own(options: argparse.Namespace) -> bool:
    """Return whether the output is the repository's own, to which its page of counts belongs."""
    return bool(options.generated.resolve() == (REPOSITORY / "generated").resolve())


def _generate(options: argparse.Namespace) -> int:
    freshness = Freshness(options.spec, options.generated, also=[COVERAGE] if _is_own(options) else [])
    if summary := freshness.summary():
        say(summary)
        return CLEAN
    from generator.python import write

    package, files = _files(options)
    with progress("writing"):
        changes = write.write(files, options.generated)
    if (page := _coverage(options, package)) and page[0] != page[1]:
        write.replace(COVERAGE, page[1].encode())
        say(f"wrote the counts in {_name_of_page()}")
    for name in changes.written:
        say(f"wrote {name}")
    for name in changes.removed:
        say(f"removed {name}")
    for name in changes.foreign:
        complain(f"left alone: {name} is not the generator's")
    summary = (
        f"{package.operation_count}, {package.model_count} models, {len(package.enums)} enumerations, "
        f"{package.error_count} in {len(files)} files"
    )
    say(f"{summary}: {len(changes.written)} written, {changes.unchanged} unchanged")
    freshness.remember(f"{summary}: 0 written, {len(files)} unchanged")
    return CLEAN


def _site(options: argparse.Namespace) -> int:
    from generator.api.read import read
    from generator.python import write
    from generator.python.render import LOCK
    from generator.site import pages
    from generator.spec.load import Spec

    files = pages(read(Spec.load(options.spec), to_print=True))
    files[LOCK] = json.dumps({"files": sorted([*files, LOCK])}, indent=2) + "\n"
    changes = write.write(files, options.output)
    say(f"wrote {len(changes.written)} of {len(files)} files into {options.output}")
    return CLEAN


def _check(options: argparse.Namespace) -> int:
    from generator.python import blocks, write

    package, files = _files(options)
    diffs = list(write.differences(files, options.generated))
    for diff in diffs:
        print(diff)
    if diffs:
        complain(f"{len(diffs)} of {len(files)} files differ: run `python -m generator generate`")
        return FOUND
    if (page := _coverage(options, package)) and page[0] != page[1]:
        print(blocks.difference(_name_of_page(), *page))
        complain(f"the counts in {_name_of_page()} are out of date: run `{blocks.COMMAND}`")
        return FOUND
    say(f"generated/ is up to date: {len(files)} files")
    return CLEAN


def _lint(options: argparse.Namespace) -> int:
    from generator.lint import lint
    from generator.python.build import build
    from generator.spec.load import Spec

    with progress("reading the spec"):
        spec = Spec.load(options.spec)
    lint(spec)
    package = build(spec)
    say(f"the spec is valid: {package.operation_count}, {package.model_count} models")
    return CLEAN


def _bundle(options: argparse.Namespace) -> int:
    from generator.python.write import put
    from generator.spec.bundle import bundle, bundle_yaml
    from generator.spec.load import Spec

    if options.output.suffix not in {".json", ".yaml", ".yml"}:
        complain(f"{options.output}: expected the suffix .json or .yaml")
        return FAILED
    document = bundle(Spec.load(options.spec))
    if options.output.suffix == ".json":
        text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    else:
        stream = io.StringIO()
        bundle_yaml().dump(document, stream)
        text = stream.getvalue()
    put(options.output, text.encode())
    say(f"wrote {options.output}")
    return CLEAN


def _read(options: argparse.Namespace) -> int:
    from generator.documents import folder, read
    from generator.wording import counted

    unplaced = 0
    for path in folder.files_in(options.documents):
        document = read(path)
        for line in document.unplaced:
            say(f"{document.name}:{line.line}: not understood: {line.reason}: {line.text}")
        unplaced += len(document.unplaced)
        say(
            f"{document.name}: {counted(len(document.operations), 'operation')}, "
            f"{len(document.headless)} without a head, {counted(len(document.topics), 'topic')}, "
            f"{counted(len(document.errors), 'error row')}; {document.line_count} lines, "
            f"{len(document.unplaced)} not understood"
        )
    return FOUND if unplaced else CLEAN


def _audit(options: argparse.Namespace) -> int:
    from generator.audit import audit
    from generator.documents import folder, open_document
    from generator.spec.load import Spec

    documents = options.documents or folder.at_hand()
    if not documents:
        say(f"not audited: {folder.lacking()}")
        return FAILED if folder.folder() else CLEAN
    with progress("reading the spec and the documents"):
        spec, sources = Spec.load(options.spec), [open_document(path) for path in folder.files_in(documents)]
    with progress("comparing"):
        report = audit(spec, sources)
    for line in report.lines(with_explained=options.explained):
        say(line)
    return CLEAN if report.is_clean else FOUND


def _import(options: argparse.Namespace) -> int:
    return import_command.import_documents(options)


def _confirm(options: argparse.Namespace) -> int:
    from generator.importing.confirm_command import confirm_documents

    return confirm_documents(options.spec, options.documents, options.about)


def _diff(options: argparse.Namespace) -> int:
    return diffing.run(options)


if __name__ == "__main__":
    gc.set_threshold(100_000)  # most objects live until the command ends, so that collections find little
    limit()
    sys.exit(main())
