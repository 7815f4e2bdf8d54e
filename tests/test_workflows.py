"""Tests that run the shell steps of GitHub workflows in a real repository, with a recorded `gh`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

REPOSITORY = Path(__file__).resolve().parent.parent
WORKFLOWS = {
    path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    for path in sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
}

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
EVERY_EXTRA = ",".join(sorted(PROJECT["project"]["optional-dependencies"]))

GH = """\
#!/usr/bin/env python3
import json, os, pathlib, sys
arguments = sys.argv[1:]
body = next((one.removeprefix("body=@") for one in arguments if one.startswith("body=@")), None)
call = {"arguments": arguments, "body": body and pathlib.Path(body).read_text(encoding="utf-8")}
with open(os.environ["GH_CALLS"], "a") as stream:
    stream.write(json.dumps(call) + "\\n")
if "--jq" in arguments:
    print(os.environ.get("GH_KNOWN", ""), end="")
"""
"""A fake `gh` that records its arguments and answers questions with --jq from GH_KNOWN."""

FAKE_PYTHON = """\
#!/bin/bash
case $* in
"-m venv .venv-ci") mkdir -p .venv-ci/bin && cp "$0" .venv-ci/bin/python3 ;;
*-s*) echo "ran ${!#} with $PYENV_VERSION"; [ "${!#}" != "$FAILING" ] ;;
esac
"""
"""Says which session it was asked for; one of them fails."""

FAKE_PYENV = """\
#!/bin/sh
[ "$1" = versions ] && printf '2.7.18\\n3.11.7\\n3.13.0\\nmine\\n' || echo 3.11.7
"""


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, workflow in WORKFLOWS.items():
        for job in workflow["jobs"].values():
            yield from ((name, step) for step in job.get("steps", ()))


class Runner:
    """A runner of workflow steps in a folder: bash that stops at the first failure."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.folder = folder
        self.output = scratch / "output"
        self.summary = scratch / "summary"
        self._calls = scratch / "calls"
        for file in (self.output, self.summary, self._calls):
            file.touch()
        programs = scratch / "programs"
        programs.mkdir()
        for name, text in (("python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'), ("gh", GH)):
            (programs / name).write_text(text)
            (programs / name).chmod(0o755)
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON"))},
            "PATH": f"{programs}:{os.environ['PATH']}",
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GH_CALLS": str(self._calls),
        }

    def run(self, workflow: str, name: str, **environment: str) -> subprocess.CompletedProcess[str]:
        (script,) = (step["run"] for of, step in steps() if (of, step.get("name")) == (workflow, name))
        return subprocess.run(
            ["bash", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env=self._environment | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def calls(self) -> list[dict[str, Any]]:
        """The recorded calls of gh."""
        return [json.loads(line) for line in self._calls.read_text().splitlines()]


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """Create a runner with a checkout of main and a pull request 7 on origin that removes a parameter."""
    origin, checkout = tmp_path / "origin", tmp_path / "checkout"
    origin.mkdir()
    for name in ("generator", "spec", "templates", "runtime/feiyan_runtime", "runtime/feiyan_devices"):
        shutil.copytree(REPOSITORY / name, origin / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "CHANGELOG.md", origin)
    git(origin, "init", "--quiet", "--initial-branch=main")
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "-m", "main")
    git(tmp_path, "clone", "--quiet", str(origin), str(checkout))
    git(origin, "checkout", "--quiet", "-b", "change")
    users = origin / "spec/services/app/users.yaml"
    text = users.read_text(encoding="utf-8")
    assert "operationId: app.users.listDevices" in text
    users.write_text(text.replace("operationId: app.users.listDevices", "operationId: app.users.listMine"), "utf-8")
    git(origin, "commit", "--quiet", "-a", "-m", "change")
    git(origin, "update-ref", "refs/pull/7/head", "change")
    git(origin, "checkout", "--quiet", "main")
    (origin / "LATER").touch()
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "-m", "what the pull request does not have")
    return Runner(checkout, tmp_path)


def test_a_pull_request_is_compared_with_the_commit_it_branched_from(runner: Runner) -> None:
    done = runner.run("diff", "Compare", NUMBER="7")
    assert done.returncode == 0, done.stderr
    assert "breaking=1\n" in runner.output.read_text()
    report = (runner.folder / "diff.md").read_text(encoding="utf-8")
    assert "list_mine" in report
    assert report in runner.summary.read_text(encoding="utf-8")
    assert (runner.folder / "diff.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_spec_that_cannot_be_read_stops_the_step(runner: Runner) -> None:
    origin = runner.folder.parent / "origin"
    git(origin, "checkout", "--quiet", "change")
    (origin / "spec/errors.yaml").write_text("errors: [", "utf-8")
    git(origin, "commit", "--quiet", "-a", "-m", "broken")
    git(origin, "update-ref", "refs/pull/7/head", "change")
    done = runner.run("diff", "Compare", NUMBER="7")
    assert done.returncode == 2
    assert "errors.yaml" in done.stderr
    assert runner.output.read_text() == ""


@pytest.mark.parametrize(
    ("known", "method", "place"),
    [
        ("", "POST", "repos/someone/feiyan-client/issues/7/comments"),
        ("41\n42\n", "PATCH", "repos/someone/feiyan-client/issues/comments/41"),
    ],
)
def test_a_pull_request_has_one_comment(runner: Runner, known: str, method: str, place: str) -> None:
    """The first run writes the comment, later runs edit it."""
    (runner.folder / "diff.md").write_text("# Changes\n")
    done = runner.run("diff", "Comment", NUMBER="7", REPOSITORY="someone/feiyan-client", GH_KNOWN=known)
    assert done.returncode == 0, done.stderr
    question, answer = runner.calls
    assert question["arguments"][:3] == ["api", "--paginate", "repos/someone/feiyan-client/issues/7/comments"]
    assert answer["arguments"] == ["api", "--silent", "--method", method, place, "--field", "body=@comment.md"]
    assert answer["body"] == "<!-- what the spec's change means for users -->\n# Changes\n"


def test_a_release_needs_its_version_and_a_dated_entry(runner: Runner) -> None:
    step = ("release", "Tag, version and changelog agree")
    assert "another version than the tag v9.9.9" in runner.run(*step, GITHUB_REF_NAME="v9.9.9").stdout
    version = runner.folder / "runtime/feiyan_runtime/_version.py"
    version.write_text('__version__ = "9.9.9"\n')
    changelog = runner.folder / "CHANGELOG.md"
    changelog.write_text("# Changelog\n\n## 9.9.9 — unreleased\n\n- New.\n\n## 9.9.8 — 2026-01-01\n\n- Old.\n")
    assert "no dated entry for 9.9.9" in runner.run(*step, GITHUB_REF_NAME="v9.9.9").stdout
    changelog.write_text(changelog.read_text().replace("unreleased", "2026-02-01"))
    assert runner.run(*step, GITHUB_REF_NAME="v9.9.9").returncode == 0
    assert (runner.folder / "notes.md").read_text().strip() == "- New."


def test_a_release_has_what_was_built_and_its_notes(runner: Runner) -> None:
    """In a folder that has nothing else: neither a checkout nor the packages that built it."""
    folder = runner.folder = runner.folder.parent / "handed-over"
    (folder / "dist").mkdir(parents=True)
    files = ["feiyan_client-9.9.9-py3-none-any.whl", "feiyan_client-9.9.9.tar.gz"]
    for name in files:
        (folder / "dist" / name).touch()
    (folder / "notes.md").write_text("- New.\n")
    (folder / "sbom.cdx.json").touch()
    done = runner.run("release", "Release", GITHUB_REF_NAME="v9.9.9")
    assert done.returncode == 0, done.stderr
    (call,) = runner.calls
    assert call["arguments"] == [
        *(
            "release",
            "create",
            "v9.9.9",
            "dist/feiyan_client-9.9.9-py3-none-any.whl",
            "dist/feiyan_client-9.9.9.tar.gz",
            "sbom.cdx.json",
        ),
        *("--verify-tag", "--title", "v9.9.9", "--notes-file", "notes.md"),
    ]


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, workflow in WORKFLOWS.items():
        yield from ((name, of, job) for of, job in workflow["jobs"].items())


def may_write(job: dict[str, Any]) -> bool:
    return "write" in job.get("permissions", {}).values()


def test_jobs_that_may_write_run_nothing_but_pinned_actions_and_what_the_runner_brings() -> None:
    """They check out, install and build nothing; what they publish comes from a job that may only read."""
    writing = {(name, of): job for name, of, job in jobs() if may_write(job)}
    assert {*writing} == {
        ("diff", "comment"),
        ("pages", "deploy"),
        *(("release", of) for of in ("attest", "publish", "release")),
    }
    known = {"actions/download-artifact", "actions/deploy-pages", "actions/attest", "pypa/gh-action-pypi-publish"}
    for job in writing.values():
        assert job["steps"][0]["uses"].startswith(("actions/download-artifact@", "actions/deploy-pages@"))
        for step in job["steps"]:
            assert step.get("uses", "actions/attest@").partition("@")[0] in known
            lines = "\n".join(step.get("run", "").splitlines())
            assert not re.search(r"\b(pip|pipx|uv|npx?|curl|wget|git|python\d?|nox|make|docker|bash|sh)\b", lines)


def test_the_site_that_is_published_is_the_one_that_was_built() -> None:
    """One job writes it with `nox -s docs`, for commits of main alone; the other has its files and publishes them."""
    pages = WORKFLOWS["pages"]
    assert pages["on"] == {"push": {"branches": ["main"]}, "workflow_dispatch": ""}
    build, deploy = pages["jobs"]["build"]["steps"], pages["jobs"]["deploy"]
    assert "nox -s docs" in build[-2]["run"]
    assert build[-1]["uses"].startswith("actions/upload-pages-artifact@")
    assert build[-1]["with"] == {"path": "site"}
    assert (deploy["needs"], deploy["permissions"]) == ("build", {"pages": "write", "id-token": "write"})


def test_the_built_files_are_released() -> None:
    """One job builds, attests and publishes nothing; others take its files, and each needs the one before."""
    release = WORKFLOWS["release"]["jobs"]
    assert {name: job.get("needs") for name, job in release.items()} == {
        "checks": None, "build": "checks", "attest": "build", "publish": "attest", "release": "publish",
    }  # fmt: skip
    (give,) = (
        step for step in release["build"]["steps"] if step.get("uses", "").startswith("actions/upload-artifact@")
    )
    assert give["with"]["path"].split() == ["dist/", "notes.md", "sbom.cdx.json"]
    takes = [
        step["with"]["name"]
        for job in release.values()
        for step in job.get("steps", ())
        if step.get("uses", "").startswith("actions/download-artifact@")
    ]
    assert takes == [give["with"]["name"]] * 3


def test_a_release_has_attestations_and_trusted_publishing() -> None:
    """Both files are attested, the list of what the wheel needs as well; PyPI gets no password."""
    release = WORKFLOWS["release"]["jobs"]
    built, needed = (step["with"] for step in release["attest"]["steps"] if "attest@" in step["uses"])
    assert built == {"subject-path": "dist/*"}
    assert needed == {"subject-path": "dist/*.whl", "sbom-path": "sbom.cdx.json"}
    assert release["attest"]["permissions"] == {"attestations": "write", "id-token": "write"}
    assert release["publish"]["permissions"] == {"id-token": "write"}
    assert release["publish"]["environment"]["name"] == "pypi"
    (publish,) = (step for step in release["publish"]["steps"] if "pypi-publish@" in step["uses"])
    assert "with" not in publish
    assert "secrets." not in json.dumps(WORKFLOWS)


def test_the_wheel_is_tried_and_listed_with_every_extra() -> None:
    """The SBOM of a release lists all that any user of it may install."""
    install, listing = (
        step["run"]
        for step in WORKFLOWS["release"]["jobs"]["build"]["steps"]
        if step.get("name") in ("The wheel can be installed and used", "List what the wheel needs")
    )
    assert f"dist/*.whl)[{EVERY_EXTRA}]" in install
    assert "empty/bin/python" in listing
    assert "--output-file sbom.cdx.json" in listing


TOOLS = REPOSITORY / ".github" / "requirements" / "tools.txt"


def test_tools_of_the_release_are_pinned_with_hashes() -> None:
    """The job that builds installs nothing from elsewhere but the list of pinned tools, and the wheel to try it."""
    for step in WORKFLOWS["release"]["jobs"]["build"]["steps"]:
        for line in step.get("run", "").splitlines():
            if "pip install" in line:
                assert "--require-hashes -r .github/requirements/tools.txt" in line or "dist/*.whl" in line
            assert "-m build" not in line or "--no-isolation" in line
    text = TOOLS.read_text(encoding="utf-8").replace("\\\n", " ")
    pinned = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    for requirement, *hashes in pinned:
        assert re.fullmatch(r"[a-z0-9-]+==\S+", requirement)
        assert hashes
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", one) for one in hashes)
    wanted = [line for line in TOOLS.with_suffix(".in").read_text().split("\n") if line and not line.startswith("#")]
    assert {*wanted} <= {requirement.partition("==")[0] for requirement, *_ in pinned}
    assert {*PROJECT["build-system"]["requires"]} <= {*wanted}


def test_installed_packages_are_audited_every_week() -> None:
    """The workflow looks up known vulnerabilities of all that the wheel and the tools need."""
    weekly = WORKFLOWS["weekly"]
    assert re.fullmatch(r"\d+ \d+ \* \* \d", weekly["on"]["schedule"][0]["cron"])
    text = "\n".join(step.get("run", "") for step in weekly["jobs"]["vulnerabilities"]["steps"])
    assert EVERY_EXTRA in text
    assert text.count("python -m pip_audit ") == 2


def test_foreign_text_never_becomes_shell() -> None:
    """Titles, branches and the like reach scripts only as variables."""
    for _, step in steps():
        assert "${{" not in step.get("run", "")


def test_a_workflow_with_rights_runs_nothing_of_a_pull_request() -> None:
    """The workflow that may comment checks out the base branch."""
    assert "pull_request_target" in WORKFLOWS["diff"]["on"]
    assert not any("ref" in step.get("with", {}) for of, step in steps() if of == "diff")
    assert all("pull_request_target" not in workflow["on"] for name, workflow in WORKFLOWS.items() if name != "diff")
    assert all(workflow["permissions"] == {"contents": "read"} for workflow in WORKFLOWS.values())


def sessions() -> set[str]:
    """The names of nox's sessions."""
    return set(re.findall(r"^def (\w+?)_?\(session", (REPOSITORY / "noxfile.py").read_text(), re.MULTILINE))


def test_actions_are_pinned_and_called_workflows_exist() -> None:
    for _, step in steps():
        assert "uses" not in step or re.search(r"@[0-9a-f]{40}$", step["uses"])
        assert set(re.findall(r"nox -s (\w+)", step.get("run", ""))) <= sessions()
        if step.get("run", "").startswith(".ci/"):
            program, *parts = step["run"].split()
            assert os.access(REPOSITORY / program, os.X_OK)
            assert set(parts) <= sessions()


def test_every_python_that_the_package_names_is_checked_in_full() -> None:
    """And a failure with any of them is one."""
    project = PROJECT["project"]
    job = WORKFLOWS["checks"]["jobs"]["checks"]
    pythons = job["strategy"]["matrix"]["python"]
    assert project["requires-python"] == f">={pythons[0]}"
    named = [line.rpartition(" ")[2] for line in project["classifiers"] if re.search(r":: 3\.\d+$", line)]
    assert named == pythons[: len(named)]
    assert "continue-on-error" not in job
    assert f'max_version="{pythons[-1]}"' in (REPOSITORY / "noxfile.py").read_text(encoding="utf-8")


def test_stores_are_tested_where_files_and_locks_are_different() -> None:
    """Their tests that need no server run on Windows and on macOS."""
    job = WORKFLOWS["checks"]["jobs"]["stores"]
    assert job["strategy"]["matrix"]["system"] == ["windows-latest", "macos-latest"]
    assert job["runs-on"] == "${{ matrix.system }}"
    assert job["steps"][-1]["run"] == "python -m nox -s stores"
    assert "continue-on-error" not in job


def test_all_that_the_package_needs_has_a_lowest_version() -> None:
    """It is what the session `lowest` installs."""
    extras = PROJECT["project"]["optional-dependencies"].values()
    for needed in [*PROJECT["project"]["dependencies"], *(one for extra in extras for one in extra)]:
        assert ">=" in needed


def test_the_parts_of_the_checks_are_sessions_and_their_times_are_told(tmp_path: Path) -> None:
    """One that fails ends it; the times are printed all the same. Of the newer Pythons, the newest is taken."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(REPOSITORY / ".ci" / "run", tmp_path / ".ci")
    programs = tmp_path / "programs"
    programs.mkdir()
    fakes = {"python3": FAKE_PYTHON, "pyenv": FAKE_PYENV, "apt-get": "#!/bin/sh\n"}
    newer = {"python3.14": "#!/bin/sh\nexit 127\n", "python3.13": FAKE_PYTHON, "python3.12": FAKE_PYTHON}
    for name, text in (fakes | newer).items():
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)

    def run(*parts: str, failing: str = "none") -> tuple[int, list[str], list[str]]:
        done = subprocess.run(
            [tmp_path / ".ci" / "run", *parts],
            env={**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "FEIYAN_DOCUMENTS": "", "FAILING": failing},
            capture_output=True,
            text=True,
            check=False,
        )
        ran = re.findall(r"^ran (\S+) with 3.11.7:3.13.0:3.11.7$", done.stdout, re.MULTILINE)
        assert not (tmp_path / ".venv-ci").exists()
        return done.returncode, ran, re.findall(r"^(\w+) +\d+ s$", done.stdout, re.MULTILINE)

    parts = ["tests", "check", "compat", "lowest", "programs", "home_assistant"]
    assert set(parts) <= sessions()
    assert run() == (0, [*parts[:2], "compat-3.13", *parts[3:]], ["install", *parts])
    assert run("check", "lowest") == (0, ["check", "lowest"], ["install", "check", "lowest"])
    assert run(failing="check") == (1, ["tests", "check"], ["install", "tests", "check"])
