"""The command as users and CI run it: exit status, stdout, stderr."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.__main__ import main
from generator.diff import formats
from tests.generator.diff.conftest import operation, params, schemas

if TYPE_CHECKING:
    from tests.generator.diff.conftest import Specs


@pytest.mark.parametrize(("threshold", "status"), [(None, 0), ("breaking", 0), ("feature", 1), ("any", 1)])
def test_a_threshold_decides_on_the_exit_status(
    specs: Specs, capsys: pytest.CaptureFixture[str], threshold: str | None, status: int
) -> None:
    """The threshold decides on the exit status, and the report is printed in any case."""
    params(specs.head)["properties"]["wing"] = {"type": "string", "description": "Wing."}
    arguments = ["diff", *map(str, specs.folders()), *(["--fail-on", threshold] if threshold else [])]
    assert main(arguments) == status
    assert capsys.readouterr().out.startswith(
        "## What these changes of the spec mean for users\n\n1 feature. Next version"
    )


def test_no_change_never_fails(specs: Specs, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *map(str, specs.folders()), "--fail-on", "any"]) == 0
    assert "Users see no change." in capsys.readouterr().out


def test_the_work_tree_is_what_a_base_is_compared_with(specs: Specs, capsys: pytest.CaptureFixture[str]) -> None:
    """The default HEAD is the spec of the work tree, which all commands use."""
    operation(specs.head)["x-timeout-ms"] = 1
    base, head = specs.folders()
    assert main(["--spec", str(head), "diff", str(base), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [one["rule"] for one in data["changes"]] == ["timeout-changed"]
    assert data["head"]["label"] == "the work tree"


@pytest.mark.parametrize("name", formats.FORMATS)
def test_a_report_is_written_to_a_file(
    specs: Specs, capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    """With a file, nothing is printed."""
    schemas(specs.head)["Lamp"]["properties"]["label"]["description"] = "文字"
    base, head = map(str, specs.folders())
    assert main(["diff", base, head, "--format", name]) == 0
    printed = capsys.readouterr().out
    assert main(["diff", base, head, "--format", name, "-o", str(tmp_path / "report")]) == 0
    assert capsys.readouterr() == ("", "")
    assert (tmp_path / "report").read_text(encoding="utf-8") == printed


def test_the_rules_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """The rules are printed without any spec."""
    assert main(["diff", "--rules"]) == 0
    out = capsys.readouterr().out
    assert out == formats.rules_table()
    assert "| `parameter-removed` | breaking | parameter removed | Code that passes it fails. |\n" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "BASE is missing: give a git revision, a folder with a spec, or a bundle"),
        (["no-such-thing"], "no-such-thing: not a folder, file or git revision"),
        (["{folder}"], "{folder}: there is no openapi.yaml: this folder does not contain a spec"),
        (["{base}", "{head}", "-o", "{folder}"], "{folder}: Is a directory"),
        (["{base}", "{head}", "-o", "{folder}/no/x.md"], "{folder}/no/x.md: No such file or directory"),
        (["{base}", "{broken}"], "{broken}/openapi.yaml:2: not valid YAML: did not find expected node content"),
        (["{file}"], "{file}: not a bundle such as `python -m generator bundle` writes: it lacks openapi or paths"),
    ],
)
def test_bad_input_is_one_line_and_exit_status_2(
    specs: Specs, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    """Bad input is exit status 2 for any --fail-on: CI can tell a failing change from a failing command."""
    base, head = specs.folders()
    names = {
        "base": base, "head": head, "folder": tmp_path / "empty", "broken": tmp_path / "broken",
        "file": tmp_path / "x.json",
    }  # fmt: skip
    names["folder"].mkdir()
    names["broken"].mkdir()
    (names["broken"] / "openapi.yaml").write_text("a: [\n")
    names["file"].write_text("{}")
    status = main(["diff", *(one.format(**names) for one in arguments), "--fail-on", "any"])
    assert (status, capsys.readouterr()) == (2, ("", message.format(**names) + "\n"))


def test_the_command_runs_as_a_process(specs: Specs, run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    del schemas(specs.head)["Lamp"]["properties"]["label"]
    done = run("diff", *map(str, specs.folders()), "--fail-on", "breaking")
    assert (done.returncode, done.stderr) == (1, "")
    assert "**1 breaking change**" in done.stdout
    assert run("diff", "--format", "xml").returncode == 2
