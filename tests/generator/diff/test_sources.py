"""A spec can be read from a revision, a folder or a bundle; anything else is refused."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.diff import sources
from generator.diff.command import compare
from generator.diff.reading import read
from generator.diff.sources import SourceError
from generator.spec.bundle import bundle, bundle_yaml
from generator.spec.load import Spec, SpecError
from tests.generator.conftest import LAMPS
from tests.generator.diff.conftest import operation, schemas

if TYPE_CHECKING:
    from tests.generator.diff.conftest import Files, Specs

Git = Callable[..., str]


def paging(files: Files) -> Any:
    return operation(files, "/lamp/list")["x-pagination"]


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """A function that runs git in the folder of the specs."""

    def run(*arguments: str) -> str:
        command = ["git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@example.com", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    run("init", "--quiet")
    return run


def committed(specs: Specs, git: Git, files: dict[str, Any], message: str) -> Path:
    folder = specs.write("spec", files)
    git("add", "--all")
    git("commit", "--quiet", "--message", message)
    return folder


def test_a_revision_is_read_as_it_was(specs: Specs, git: Git) -> None:
    """Reading a revision leaves the work tree alone, including uncommitted edits."""
    folder = committed(specs, git, specs.base, "one")
    specs.write("spec", specs.head | {"errors.yaml": {"errors": []}})
    before = git("status", "--porcelain"), (folder / "errors.yaml").read_text()
    report = compare("HEAD", None, folder)
    assert {one.rule.id for one in report.findings} == {"error-removed"}
    assert report.head.label == "the work tree"
    assert (git("status", "--porcelain"), (folder / "errors.yaml").read_text()) == before


def test_corrections_are_not_read_in_one_file_or_in_many(specs: Specs, git: Git) -> None:
    """Files of corrections are not read, neither a single one in older revisions nor one per file."""
    old = committed(specs, git, specs.base | {"corrections.yaml": {"paths": "none"}}, "one")
    (old / "corrections.yaml").unlink()
    rows = {"services/cloud/lamps.corrections.yaml": 1, "errors.corrections.yaml": 2}
    assert compare("HEAD", None, specs.write("spec", specs.base | rows)).findings == ()
    assert sources.is_compared("services/cloud/corrections.yaml")


def test_two_revisions_are_compared_whatever_stands_in_the_work_tree(specs: Specs, git: Git) -> None:
    folder = committed(specs, git, specs.base, "one")
    operation(specs.head)["x-timeout-ms"] = 1
    committed(specs, git, specs.head, "two")
    (folder / "openapi.yaml").write_text("[")
    report = compare("HEAD~1", "HEAD", folder)
    assert [one.rule.id for one in report.findings] == ["timeout-changed"]
    commit = git("rev-parse", "HEAD~1").strip()
    assert report.base.label == f"HEAD~1 ({commit[:7]})"
    assert compare(commit[:9], "HEAD", folder).base.label == commit[:9]


def test_the_version_is_that_of_the_revision(specs: Specs, git: Git, tmp_path: Path) -> None:
    """The next version is counted from the version of the revision."""
    path = tmp_path / sources.VERSION_FILE
    path.parent.mkdir(parents=True)
    path.write_text('"""The version."""\n\n__version__ = "3.4.5"\n')
    folder = committed(specs, git, specs.base, "one")
    operation(specs.head)["x-timeout-ms"] = 1
    report = compare("HEAD", str(specs.write("after", specs.head)), folder)
    assert (report.base.version, report.next_version) == ("3.4.5", "3.4.6")


@pytest.mark.parametrize("name", ["nowhere", "--help", "-x", "HEAD:spec", "^", "", "main..HEAD"])
def test_an_argument_that_is_no_revision_is_named(specs: Specs, git: Git, name: str) -> None:
    """An argument that is not a revision is not passed to git as anything else."""
    folder = committed(specs, git, specs.base, "one")
    with pytest.raises(SourceError, match=r"not a folder, file or git revision\Z"):
        compare(name, None, folder)


def test_outside_a_repository_git_says_why(specs: Specs) -> None:
    with pytest.raises(
        SourceError, match=r"\Amain: not a folder or file, and this is not a git repository: fatal: not a git rep"
    ):
        compare("main", None, specs.folders()[0])


def test_a_head_is_asked_for_as_a_base_is(specs: Specs, git: Git) -> None:
    """An empty argument, such as an unset variable, is not the work tree."""
    folder = committed(specs, git, specs.base, "one")
    with pytest.raises(SourceError, match=r"\A: not a folder, file or git revision\Z"):
        compare("HEAD", "", folder)


def test_a_shallow_clone_says_that_it_may_lack_the_base(specs: Specs, git: Git, tmp_path: Path) -> None:
    """A shallow clone, as in CI, is mentioned in the message."""
    committed(specs, git, specs.base, "one")
    committed(specs, git, specs.head | {"errors.yaml": {"errors": []}}, "two")
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--depth", "1", tmp_path.as_uri(), str(clone))
    with pytest.raises(SourceError, match=r"HEAD~1: .+ git revision; this clone is shallow: `git fetch --unshallow`"):
        compare("HEAD~1", None, clone / "spec")


def test_a_missing_git_is_named(specs: Specs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match=r"\Agit is not installed: give folders or bundles\Z"):
        compare("HEAD", None, specs.folders()[0])


def test_a_revision_without_a_spec_is_named(specs: Specs, git: Git, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Hello.")
    git("add", "README.md")
    git("commit", "--quiet", "--message", "zero")
    folder = committed(specs, git, specs.base, "one")
    with pytest.raises(SourceError, match=r"HEAD~1: this revision has no spec/\Z"):
        compare("HEAD~1", None, folder)


def test_a_folder_without_a_spec_is_named(specs: Specs, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match=r"empty: there is no openapi\.yaml: this folder does not contain a spec\Z"):
        compare(str(tmp_path / "empty"), None, specs.folders()[0])


def test_invalid_yaml_is_named_with_file_and_line(specs: Specs, git: Git) -> None:
    """Invalid YAML is reported with file and line; files of a revision are named like in git."""
    folder = committed(specs, git, specs.base, "one")
    (folder / LAMPS).write_text("paths:\n  a: [\n")
    git("commit", "--quiet", "--all", "--message", "two")
    with pytest.raises(SpecError) as caught:
        compare("HEAD", "HEAD~1", folder)
    assert str(caught.value).startswith(f"HEAD:spec/{LAMPS}:3: not valid YAML: ")
    with pytest.raises(SpecError) as caught:
        compare(str(folder), "HEAD~1", folder)
    assert str(caught.value).startswith(f"{folder}/{LAMPS}:3: not valid YAML: ")


def test_a_file_that_is_not_utf_8_is_named(specs: Specs) -> None:
    base, head = specs.folders()
    (base / "errors.yaml").write_bytes(b"errors: []\n# \xff\n")
    with pytest.raises(SpecError, match=r"errors\.yaml:1: not UTF-8: invalid start byte"):
        compare(str(base), str(head), base)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda files: operation(files).pop("x-auth"), "post lacks x-auth"),
        (lambda files: operation(files).update(operationId="nowhere"), "operationId 'nowhere' is not of the form"),
        (lambda files: operation(files).update(requestBody=[]), "requestBody must be object, got []"),
        (lambda files: files["openapi.yaml"].pop("servers"), "the file lacks servers"),
        (lambda files: files["errors.yaml"].update(errors=7), "errors must be array, got 7"),
        (lambda files: schemas(files)["LampState"].pop("type"), ""),
        (lambda files: schemas(files)["LampPage"]["properties"].update(items={"$ref": "#/x"}), "has no /x"),
        (
            lambda files: schemas(files)["LampPage"]["properties"].update({"<b>": {"type": "string"}}),
            "cannot be made a Python",
        ),
        (lambda files: files["openapi.yaml"].update(paths=7), "paths must be object, got 7"),
        (lambda files: paging(files).update(items="lamps"), "x-pagination names 'lamps', which is not in the data"),
        (lambda files: paging(files).update(items="total"), "x-pagination: items 'total' is not a list"),
        (lambda files: schemas(files)["LampState"].update(enum=7, type=[]), "enum must be array, got 7"),
        (lambda files: operation(files).update({"x-auth": "nobody"}), 'x-auth "nobody" is not one of'),
        (lambda files: operation(files).update({"x-api-version": 1.5}), "x-api-version must be string, got 1.5"),
        (
            lambda files: schemas(files)["LampState"].update({"x-enum-names": ["A"]}),
            "LampState: needs one entry in x-enum-names",
        ),
    ],
)
def test_a_spec_of_another_shape_is_named_with_file_and_line_or_read(specs: Specs, spoil: Any, message: str) -> None:
    """A spec of another shape is read, or refused with file and line, never with a traceback."""
    spoil(specs.head)
    base, head = specs.folders()
    if not message:
        compare(str(base), str(head), base)
        return
    with pytest.raises(SpecError) as caught:
        compare(str(base), str(head), base)
    assert any(message in str(problem) for problem in caught.value.problems)
    assert all(problem.file.startswith(f"{head}/") and problem.line > 0 for problem in caught.value.problems)


def test_a_link_in_a_revision_is_not_followed(specs: Specs, git: Git) -> None:
    """A symbolic link is refused: its target does not belong to the revision."""
    folder = committed(specs, git, specs.base, "one")
    (folder / "notes.yaml").symlink_to("/etc/passwd")
    git("add", "--all")
    git("commit", "--quiet", "--message", "two")
    with pytest.raises(SpecError, match=r"\AHEAD:spec/notes\.yaml:1: not a regular file\Z"):
        compare("HEAD", "HEAD~1", folder)


def test_a_revision_that_is_too_large_is_not_read(specs: Specs, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger decides on the contents of a proposed revision: sizes are checked first."""
    folder = committed(specs, git, specs.base, "one")
    monkeypatch.setattr(sources, "_contents", None)
    monkeypatch.setattr(sources, "LARGEST_SPEC", 1000)
    with pytest.raises(SourceError, match=r"\AHEAD:spec: too large: more than 1000 bytes\Z"):
        compare("HEAD", None, folder)
    monkeypatch.setattr(sources, "LARGEST", 100)
    with pytest.raises(
        SpecError, match=r"\AHEAD:spec/asyncapi\.yaml:1: too large: \d+ bytes, but a file may have 100\Z"
    ):
        compare("HEAD", None, folder)


def test_attributes_of_a_revision_change_nothing(specs: Specs, git: Git, tmp_path: Path) -> None:
    """A proposed revision cannot hide a file or what is in it by attributes that git has for archives."""
    folder = committed(specs, git, specs.base, "one")
    (tmp_path / ".gitattributes").write_text(
        "errors.yaml export-ignore\ncommon.yaml export-subst\n*.yaml -text eol=crlf\n"
    )
    specs.write("spec", specs.base | {"errors.yaml": {"errors": []}})
    git("add", "--all")
    git("commit", "--quiet", "--message", "two")
    assert {one.rule.id for one in compare("HEAD~1", "HEAD", folder).findings} == {"error-removed"}


def test_a_version_file_of_any_size_costs_nothing(specs: Specs, git: Git, tmp_path: Path) -> None:
    """A version file that is too large, or a link, counts as none."""
    path = tmp_path / sources.VERSION_FILE
    path.parent.mkdir(parents=True)
    path.write_text('__version__ = "3.4.5"\n' + "#" * sources.LARGEST_VERSION_FILE)
    folder = committed(specs, git, specs.base, "one")
    assert sources.read_source("HEAD", folder).version == sources.work_tree_version()
    path.unlink()
    path.symlink_to("/dev/zero")
    committed(specs, git, specs.base, "two")
    assert sources.read_source("HEAD", folder).version == sources.work_tree_version()


def test_a_bundle_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    for name in ("x.json", "x.yaml"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(10_000_001)
        with pytest.raises(SourceError, match=rf"{name}: too large: 10000001 bytes, but a bundle may have 10000000\Z"):
            compare(str(tmp_path / name), None, tmp_path)


def test_the_name_of_a_file_is_one_line(specs: Specs, git: Git) -> None:
    """A name cannot print a line of its own, which CI could take for a command."""
    folder = committed(specs, git, {**specs.base}, "one")
    (folder / "a\n::error::x.yaml").write_text("a: [")
    with pytest.raises(SpecError) as caught:
        compare("HEAD", None, folder)
    assert str(caught.value).splitlines() == [
        f"{folder}/a\\n::error::x.yaml:1: not valid YAML: did not find expected node content"
    ]


# --- Bundles -------------------------------------------------------------------------------------------------------


@pytest.fixture
def bundled(specs: Specs) -> Callable[..., Path]:
    """Write the tiny spec as a bundle."""

    def write(name: str, change: Callable[[Any], object] = lambda _: None) -> Path:
        folder, _ = specs.folders()
        document = bundle(Spec.load(folder))
        change(document)
        path = folder.parent / name
        if path.suffix == ".json":
            path.write_text(json.dumps(document), encoding="utf-8")
        else:
            with path.open("w", encoding="utf-8") as stream:
                bundle_yaml().dump(document, stream)
        return path

    return write


@pytest.mark.parametrize("name", ["bundle.json", "bundle.yaml"])
def test_a_bundle_is_compared_with_a_folder(specs: Specs, bundled: Callable[..., Path], name: str) -> None:
    """Only the contents of a bundle are compared."""
    path = bundled(name)
    assert compare(str(path), str(specs.folders()[0]), path).findings == ()
    del schemas(specs.head)["Lamp"]["properties"]["label"]
    specs.head["errors.yaml"]["errors"].clear()
    report = compare(str(path), str(specs.folders()[1]), path)
    assert [(one.rule.id, one.places[0].python) for one in report.findings] == [("field-removed", "Lamp.text")]
    assert report.not_compared[-1] == "error codes, topics and modules of classes, which a bundle does not contain"


def nested(depth: int) -> str:
    """Objects in objects, as JSON."""
    return '{"a": ' * depth + "1" + "}" * depth


def test_unread_parts_may_be_nested_deeply(bundled: Callable[..., Path]) -> None:
    path = bundled("x.json", lambda document: document["info"].update(x=json.loads(nested(600))))
    assert compare(str(path), str(path), path).findings == ()


def test_two_bundles_are_compared(bundled: Callable[..., Path]) -> None:
    one = bundled("one.json")
    two = bundled("two.yaml", lambda document: document["components"]["schemas"]["LampState"]["enum"].reverse())
    found = compare(str(one), str(two), one).findings
    assert {finding.rule.id for finding in found} == {"member-renamed", "text-changed"}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("x.json", "[]", "it lacks openapi or paths"),
        ("x.yaml", "a: 1\n", "it lacks openapi or paths"),
        ("x.json", '{"openapi": "3.1.0", "paths": {"/a": {"get": {}}}}', "/a has no post"),
        ("x.json", '{"openapi": "3.1.0", "paths": {"/a": null}}', "/a has no post"),
        ("x.yaml", "openapi: 3.1.0\npaths: {/a: {$ref: b.yaml}}\n", "its paths are in other files: give the folder"),
    ],
)
def test_a_file_that_is_no_bundle_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(SourceError, match=rf"{name}: not a bundle such as .+: {message}\Z"):
        compare(str(tmp_path / name), None, tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("x.json", '{\n"a": }', 2),
        ("x.yaml", "a: 1\nb: [", 2),
        ("x.json", "[" * 100_000, 1),
        ("x.json", f'{{"openapi": "3.1.0", "paths": {{"/a": {{"post": {nested(600)}}}}}}}', 1),
    ],
)
def test_a_bundle_that_cannot_be_read_is_named_with_its_line(tmp_path: Path, name: str, text: str, line: int) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(SpecError) as caught:
        compare(str(tmp_path / name), None, tmp_path)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (str(tmp_path / name), line)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda document: document["paths"]["/lamp/get"]["post"].pop("x-auth"), "post lacks x-auth"),
        (lambda document: document["paths"]["/lamp/get"]["post"].update(operationId=7), "operationId 7 is not"),
        (lambda document: document.pop("servers"), "lacks servers"),
    ],
)
def test_a_bundle_of_another_shape_is_named_with_the_place(
    bundled: Callable[..., Path], change: Any, message: str
) -> None:
    """A problem in a bundle is reported with its keys, because it may be one long line."""
    path = bundled("x.json", change)
    with pytest.raises(SpecError) as caught:
        compare(str(path), str(path), path)
    assert [message in str(problem) for problem in caught.value.problems] == [True]
    assert caught.value.problems[0].file == str(path)


def test_a_bundle_has_no_opinion_on_what_it_lacks(bundled: Callable[..., Path]) -> None:
    path = bundled("x.json")
    surface = read(sources.read_source(str(path), path))
    assert (surface.errors, surface.topics) == (None, None)
