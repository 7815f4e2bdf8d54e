"""Tests of the wheel in an empty environment, outside the repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from email import message_from_string
from email.message import Message
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]

MAX_WHEEL, MAX_GENERATED = 800_000, 3_000_000
"""Limits of sizes in bytes."""

RENDER = """
import pathlib, sys
from readme_renderer import markdown

html = markdown.render(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
if html is None:
    sys.exit("it cannot be rendered")
sys.stdout.buffer.write(html.encode())
"""

SCRIPT = """
from feiyan import CloudClient, DeviceStatus

def count(cloud: CloudClient) -> int:
    info = cloud.things.get_info(iot_id="x")
    if info.status is DeviceStatus.ONLINE:
        print(info.name)
    found = 0
    for device in cloud.things.list(product_key="k", status=DeviceStatus.ONLINE):
        print(device.iot_id, device.status)
        found += 1
    return found
"""

MISSPELT = """
from feiyan import CloudClient

def read(cloud: CloudClient) -> None:
    cloud.things.get_info(iot_idd="x")
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, REPOSITORY)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment without extras."""
    python = _environment(tmp_path_factory)
    _run(python, "-m", "pip", "install", "--quiet", wheel, "mypy==2.4.1", "pytest", "readme-renderer[md]>=44")
    return python


def _environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if os.name == "nt" else "bin") / "python"


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    """The page that the package index shows of the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_string(archive.read(name).decode())


def _run(*command: str | Path, cwd: Path | None = None) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "MYPYPATH"}}
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, cwd=cwd, env=environment, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_holds_the_packages_their_types_and_the_spec(wheel: Path) -> None:
    """The wheel has five typed packages and the spec as one document, and nothing else."""
    names = zipfile.ZipFile(wheel).namelist()
    packages = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert packages == {"feiyan", "feiyan_cli", "feiyan_runtime", "feiyan_devices", "feiyan_sandbox"}
    assert {f"{package}/py.typed" for package in packages} <= set(names)
    assert "feiyan/openapi.json" in names


def test_the_package_index_can_show_the_readme(metadata: Message, python: Path, tmp_path: Path) -> None:
    """Its renderer makes HTML of it, with headings and links."""
    assert metadata["Description-Content-Type"] == "text/markdown"
    readme = tmp_path / "README.md"
    readme.write_text(str(metadata.get_payload()), encoding="utf-8")
    html = _run(python, "-c", RENDER, readme)
    assert html.count("<h2 ") == README.count("\n## ")
    address = PROJECT["urls"]["Homepage"]
    assert f'<a href="{address}/blob/main/docs/calls.md" rel="nofollow">Calls</a>' in html


def test_the_package_index_links_to_the_project(metadata: Message) -> None:
    urls = dict(url.split(", ", 1) for url in metadata.get_all("Project-URL", []))
    assert urls == PROJECT["urls"]
    assert urls.keys() == {"Homepage", "Documentation", "Changelog", "Issues", "Source"}
    assert metadata["Author"] == "The feiyan-client authors"


@pytest.fixture(scope="module")
def started(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """An environment in which the README's first commands were run, with what each printed.

    The wheel stands for the package index, on which the others are.
    """
    python = _environment(tmp_path_factory)
    return python, [_shell(line, python, wheel) for line in _commands("\n".join(README.splitlines()[:10]))]


def _commands(text: str) -> list[str]:
    """Return the commands of a part of the README: its blocks without a language."""
    return [line for block in re.findall(r"^```\n(.*?)^```$", text, re.S | re.M) for line in block.splitlines()]


def _shell(line: str, python: Path, wheel: Path, **variables: str) -> str:
    """Run a line of the README in a shell, in an environment; return what it prints."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "FEIYAN_"))}
    pip = f"{wheel.parent} {os.environ.get('PIP_FIND_LINKS', '')}".strip()
    found = {"PIP_FIND_LINKS": pip, "UV_FIND_LINKS": str(wheel.parent)}
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    environment = known | found | {"PATH": path, "PYTHONIOENCODING": "utf-8"} | variables
    done = subprocess.run(
        line, shell=True, env=environment, cwd=python.parent, capture_output=True, encoding="utf-8", check=False
    )
    if line.startswith("uvx") and "error sending request" in done.stderr:
        pytest.skip("uv reaches no package index")  # pip may have one that uv does not know
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_readmes_first_lines_set_a_property(started: tuple[Path, list[str]]) -> None:
    """From an empty environment: install, list the devices of a sandbox, switch a lamp."""
    _, (_, devices, switched) = started
    assert "light010" in devices
    assert switched.splitlines()[1].split()[:2] == ["PowerSwitch", "true"]


@pytest.mark.parametrize("line", [line for line in _commands(README) if line.startswith("feiyan ")])
def test_the_readmes_commands_work_with_the_wheel_alone(
    started: tuple[Path, list[str]], wheel: Path, line: str
) -> None:
    """Each prints something, and needs neither the repository nor an account."""
    python, _ = started
    assert _shell(line, python, wheel)


@pytest.mark.parametrize("program", ["pipx", "uvx"])
def test_the_command_runs_without_being_installed(program: str, wheel: Path, python: Path, tmp_path: Path) -> None:
    """The README's lines for pipx and uv list the devices of a sandbox."""
    (line,) = (one for one in _commands(README) if one.startswith(program))
    own = {"PIPX_HOME": str(tmp_path / "pipx"), "UV_CACHE_DIR": str(tmp_path / "uv"), "UV_PYTHON": sys.executable}
    assert "light010" in _shell(line, python, wheel, **own)


def test_the_readmes_first_program_runs(started: tuple[Path, list[str]], tmp_path: Path) -> None:
    """With the extras that it names, and without the repository, it prints what the README says."""
    python, _ = started
    code, printed = re.findall(
        r"^```(?:python)?\n(.*?)^```$", README.split("This is a whole program:")[1], re.S | re.M
    )[:2]
    assert _run(python, "-c", code, cwd=tmp_path) == printed


def test_the_package_is_small(wheel: Path) -> None:
    """The wheel is downloaded by everybody, and the generated package read by every editor."""
    assert wheel.stat().st_size < MAX_WHEEL
    with zipfile.ZipFile(wheel) as archive:
        generated = [one.file_size for one in archive.infolist() if one.filename.startswith("feiyan/")]
    assert sum(generated) < MAX_GENERATED


def test_the_package_index_takes_the_files(wheel: Path) -> None:
    """Metadata and README pass the strict check of twine."""
    assert "PASSED" in _run(sys.executable, "-m", "twine", "check", "--strict", wheel)


def test_imports_without_the_repository(python: Path, tmp_path: Path) -> None:
    """The client imports in an empty environment, with httpx and pydantic as its only requirements."""
    code = "import feiyan; from feiyan import CloudClient; print(feiyan.__file__, CloudClient.__name__)"
    printed = _run(python, "-c", code, cwd=tmp_path)
    assert "CloudClient" in printed
    assert str(REPOSITORY) not in printed


def test_pytest_runs_without_the_sandbox(python: Path, tmp_path: Path) -> None:
    """The pytest plugin does no harm if the sandbox's extra is not installed."""
    (tmp_path / "test_nothing.py").write_text("def test_nothing(): pass", encoding="utf-8")
    assert "1 passed" in _run(python, "-m", "pytest", "-q", "test_nothing.py", cwd=tmp_path)


def test_the_sandbox_says_what_it_needs(python: Path, tmp_path: Path) -> None:
    """Without the extra the command names it and prints no traceback."""
    with pytest.raises(AssertionError, match=r"pip install 'feiyan-client\[sandbox\]'") as caught:
        _run(python, "-m", "feiyan_sandbox", cwd=tmp_path)
    assert "Traceback" not in str(caught.value)


def test_types_reach_the_users_checker(python: Path, tmp_path: Path) -> None:
    """A user's script that reads a status and iterates a paged list passes `mypy --strict`."""
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    assert "Success" in _run(python, "-m", "mypy", "--strict", "script.py", cwd=tmp_path)


def test_a_misspelt_parameter_is_flagged(python: Path, tmp_path: Path) -> None:
    """The user's type checker reports a parameter that does not exist."""
    (tmp_path / "script.py").write_text(MISSPELT, encoding="utf-8")
    with pytest.raises(AssertionError, match='Unexpected keyword argument "iot_idd"'):
        _run(python, "-m", "mypy", "--strict", "script.py", cwd=tmp_path)
