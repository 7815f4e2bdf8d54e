"""`python -m generator COMMAND`: from the spec to the client.

generate          write generated/, and the counts in the README
check             exit 1 and print a diff when they are not what the spec gives
lint              check the spec: valid OpenAPI, and this project's own rules
bundle -o FILE    write the spec as one OpenAPI document, JSON or YAML by the file's ending
read DOCS...      read the platform's documents; print what was found and every line that could not be placed
audit [DOCS...]   compare the documents with the spec; exit 1 where a difference has no row of corrections
import DOCS...    merge what the documents newly say into the spec
diff BASE [HEAD]  compare two specs: what a change means for users, and the version to release it as
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from generator import REPOSITORY
from generator.audit import audit
from generator.diff import command as diffing
from generator.documents import DocumentError, folder, open_document, read
from generator.importing import import_command
from generator.lint import lint
from generator.python import blocks, render, write
from generator.python.build import build
from generator.python.view import Package
from generator.python.write import OutputError
from generator.spec.bundle import bundle, bundle_yaml
from generator.spec.load import Spec, SpecError

README = REPOSITORY / "README.md"


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit status is 0 where all is well."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except (DocumentError, OutputError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    except SpecError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        count = len(error.problems)
        print(f"{count} problem{'s' if count > 1 else ''} in the spec", file=sys.stderr)
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generator", description="From the spec to the client.")
    parser.add_argument("--spec", type=Path, default=REPOSITORY / "spec", help="folder of the spec")
    parser.add_argument("--generated", type=Path, default=REPOSITORY / "generated", help="folder to write to")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for run, text in (
        (_generate, "write generated/, and the counts in the README"),
        (_check, "exit 1 and print a diff when they are not what the spec gives"),
        (_lint, "check the spec"),
        (_bundle, "write the spec as one OpenAPI document"),
        (_read, "read the platform's documents and print what was found"),
        (_audit, "compare the platform's documents with the spec; exit 1 where a difference is not explained"),
        (_import, "merge what the documents newly say into the spec"),
        (_diff, "compare two specs: what a change means for users"),
    ):
        command = commands.add_parser(run.__name__.removeprefix("_"), help=text)
        command.set_defaults(run=run)
        if run is _bundle:
            command.add_argument("-o", "--output", type=Path, required=True, help="a .json or .yaml file")
        if run is _read:
            command.add_argument("documents", type=Path, nargs="+", metavar="DOC", help="a document as text")
        if run is _audit:
            at_hand = "a document as text; without any, those in the folder that FEIYAN_DOCUMENTS names"
            command.add_argument("documents", type=Path, nargs="*", metavar="DOC", help=at_hand)
            command.add_argument("--explained", action="store_true", help="show what is explained too, and by what")
        if run is _import:
            import_command.add_arguments(command)
        if run is _diff:
            diffing.add_arguments(command)
    return parser


def _files(options: argparse.Namespace) -> tuple[Package, dict[str, str]]:
    spec = Spec.load(options.spec)
    package = build(spec)
    return package, render.render(package, bundle(spec), spec.digest())


def _readme(options: argparse.Namespace, package: Package) -> tuple[str, str] | None:
    """The README as it is and with the spec's counts; None where it has none, or the output is not the repository's."""
    if options.generated.resolve() != (REPOSITORY / "generated").resolve() or not README.is_file():
        return None
    found = README.read_bytes().decode()
    derived = blocks.filled(found, "coverage", render.coverage(package))
    return None if derived is None else (found, derived)


def _generate(options: argparse.Namespace) -> int:
    package, files = _files(options)
    changes = write.write(files, options.generated)
    if (readme := _readme(options, package)) and readme[0] != readme[1]:
        README.write_bytes(readme[1].encode())
        print(f"wrote the counts in {README.name}")
    for name in changes.written:
        print(f"wrote {name}")
    for name in changes.removed:
        print(f"removed {name}")
    print(
        f"{package.operation_count}, {package.model_count} models, {len(package.enums)} enumerations, "
        f"{package.error_count} in {len(files)} files: {len(changes.written)} written, "
        f"{changes.unchanged} unchanged"
    )
    return 0


def _check(options: argparse.Namespace) -> int:
    package, files = _files(options)
    diffs = list(write.differences(files, options.generated))
    for diff in diffs:
        print(diff)
    if diffs:
        print(f"{len(diffs)} of {len(files)} files differ: run `python -m generator generate`", file=sys.stderr)
        return 1
    if (readme := _readme(options, package)) and readme[0] != readme[1]:
        print(blocks.difference(README.name, *readme))
        print(f"the counts in {README.name} are not what the spec gives: run `{blocks.COMMAND}`", file=sys.stderr)
        return 1
    print(f"generated/ is what the spec gives: {len(files)} files")
    return 0


def _lint(options: argparse.Namespace) -> int:
    spec = Spec.load(options.spec)
    lint(spec)
    package = build(spec)
    print(f"the spec is sound: {package.operation_count}, {package.model_count} models")
    return 0


def _bundle(options: argparse.Namespace) -> int:
    document = bundle(Spec.load(options.spec))
    if options.output.suffix == ".json":
        options.output.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    elif options.output.suffix in {".yaml", ".yml"}:
        with options.output.open("w", encoding="utf-8") as stream:
            bundle_yaml().dump(document, stream)
    else:
        print(f"{options.output}: the ending is neither .json nor .yaml", file=sys.stderr)
        return 2
    print(f"wrote {options.output}")
    return 0


def _read(options: argparse.Namespace) -> int:
    unplaced = 0
    for path in options.documents:
        document = read(path)
        for line in document.unplaced:
            print(f"{document.name}:{line.line}: not placed: {line.reason}: {line.text}")
        unplaced += len(document.unplaced)
        print(
            f"{document.name}: {len(document.operations)} operations, {len(document.headless)} without a head, "
            f"{len(document.topics)} topics, {len(document.errors)} error rows; {document.line_count} lines, "
            f"{len(document.unplaced)} not placed"
        )
    return 1 if unplaced else 0


def _audit(options: argparse.Namespace) -> int:
    documents = options.documents or folder.at_hand()
    if not documents:
        print(f"not audited: {folder.lacking()}")
        return 1 if folder.folder() else 0
    report = audit(Spec.load(options.spec), [open_document(path) for path in documents])
    for line in report.lines(with_explained=options.explained):
        print(line)
    return 0 if report.is_clean else 1


def _import(options: argparse.Namespace) -> int:
    return import_command.import_documents(options)


def _diff(options: argparse.Namespace) -> int:
    return diffing.run(options)


if __name__ == "__main__":
    sys.exit(main())
