"""The command itself, `sandbox`, `listen` and `completion`."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from feiyan_runtime import __version__
from feiyan_sandbox import Sandbox
from tests.cli.conftest import ROOT, Run


def test_the_version_is_printed(bare: Run) -> None:
    """Alone, so that a script can read it."""
    assert bare("--version").stdout == f"{__version__}\n"


def test_the_environment_asks_for_a_log(bare: Run) -> None:
    """FEIYAN_LOG takes effect in every command, and a level that does not exist is a wrong setting."""
    with Sandbox() as sandbox:
        variables = {f"FEIYAN_{name.upper()}": str(value) for name, value in sandbox.app_settings.items()}
        run = bare("call", "app.users.list_devices", FEIYAN_LOG="debug", **variables)
        assert "app.users.listDevices (/uc/listBindingByAccount) #1 request" in run.stderr
        assert "#1" not in bare("call", "app.users.list_devices", **variables).stderr
    refused = bare("ops", "bind", FEIYAN_LOG="loud")
    assert refused.returncode != 0
    assert refused.stderr == "feiyan: FEIYAN_LOG: expected one of debug, info, warning, error, got 'loud'\n"


def test_a_misspelt_command_is_answered_with_the_nearest(bare: Run) -> None:
    """The exit code is that of a wrong option."""
    run = bare("cal")
    assert run.returncode == 2
    assert "call" in run.stderr


def test_without_its_extra_the_command_names_it(bare: Run, tmp_path: Path) -> None:
    """The package can be installed without click."""
    (tmp_path / "click.py").write_text("raise ModuleNotFoundError('No module named click', name='click')")
    paths = os.pathsep.join([str(tmp_path), str(ROOT / "generated"), str(ROOT / "runtime")])
    run = bare("ops", PYTHONPATH=paths)
    assert run.returncode == 1
    assert "pip install 'feiyan-client[cli]'" in run.stderr


def test_a_command_runs_inside_a_sandbox(bare: Run) -> None:
    """It finds the credentials in its environment, and its exit code is that of the sandbox."""
    inner = (sys.executable, "-m", "feiyan", "call", "app.users.list_devices", "-o", "jsonl")
    run = bare("sandbox", "--", *inner)
    assert run.returncode == 0
    assert "light010" in run.stdout
    assert bare("sandbox", "--", sys.executable, "-c", "raise SystemExit(7)").returncode == 7


def test_a_sandbox_has_products_of_ones_own(bare: Run, tmp_path: Path) -> None:
    """The command inside finds their devices; what is not a product or a number ends with 2 and the reason."""
    lamp = tmp_path / "lamp.json"
    lamp.write_text('{"properties": []}', encoding="utf-8")
    inner = [sys.executable, "-m", "feiyan", "call", "app.users.list_devices", "--all", "-o", "json"]
    options = ["--product", f"lamp={lamp}", "--device", "lamp=2", "--fleet", "3", "--seed", "1"]
    run = bare("sandbox", *options, "--", *inner)
    assert [run.stdout.count(name) for name in ("lamp00", "fleet000")] == [2, 3]
    wrong = bare("sandbox", "--device", "lamp=2")
    assert (wrong.returncode, "devices: products has no model of 'lamp'" in wrong.stderr) == (2, True)


def test_calls_go_wrong_in_a_sandbox_with_faults(bare: Run) -> None:
    """The command inside meets them; what is no fault ends with 2 and the reason."""
    inner = (sys.executable, "-m", "feiyan", "devices")
    assert bare("sandbox", "--fault", "kind=code,code=403,path=/uc/listBindingByAccount", "--", *inner).returncode == 4
    wrong = bare("sandbox", "--fault", "kind=nope", "--", *inner)
    assert (wrong.returncode, "--fault kind=nope: kind: expected one of" in wrong.stderr) == (2, True)


def test_a_strict_sandbox_takes_only_what_the_documents_say(bare: Run) -> None:
    """A version that is only known from public programs is refused there, and taken otherwise."""
    program = (
        "from feiyan import AppClient\n"
        "with AppClient.from_env() as app:\n"
        "    page = {'pageNo': 1, 'pageSize': 20}\n"
        "    print(len(app.call('/uc/listBindingByAccount', page, api_version='1.0.2')['data']))\n"
    )
    assert int(bare("sandbox", "--", sys.executable, "-c", program).stdout) > 0
    refused = bare("sandbox", "--strict", "--", sys.executable, "-c", program)
    assert (refused.returncode, "has apiVer 1.0.8" in refused.stderr) == (1, True)


def test_a_command_that_is_not_there_is_named(bare: Run) -> None:
    """The exit code is that of a shell."""
    run = bare("sandbox", "--", "no-such-command")
    assert (run.returncode, run.stderr) == (127, "feiyan: cannot run 'no-such-command': No such file or directory\n")


def test_the_environment_of_a_sandbox_is_printed(bare: Run, tmp_path: Path) -> None:
    """A shell can evaluate it; the sandbox serves until it is stopped."""
    command = [sys.executable, "-m", "feiyan", "sandbox", "--env"]
    paths = os.pathsep.join(str(ROOT / folder) for folder in ("generated", "runtime"))
    environment = os.environ | {"PYTHONPATH": paths}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(6)]
        process.send_signal(signal.SIGINT)
        assert process.wait() == 0
    names = [line.removeprefix("export FEIYAN_").partition("=")[0] for line in lines]
    assert names == ["APP_KEY", "APP_SECRET", "PROJECT_ID", "IOT_TOKEN", "BASE_URL", "MQTT_URL"]


def test_pushes_are_printed(feiyan: Run, sandbox: Sandbox) -> None:
    """Each is a line of JSON with its type."""
    run = feiyan("listen", "--limit", "1", "--json")
    assert run.returncode == 0, run.stderr
    assert '"type": "Connected"' in run.stdout


def test_typed_classes_are_written(bare: Run, tmp_path: Path) -> None:
    """Those that `python -m feiyan_devices generate` writes; what is no model is refused with its name."""
    model, output = ROOT / "tests" / "devices" / "models" / "lamp.json", tmp_path / "lamp.py"
    assert bare("tsl", "generate", str(model), "-o", str(output)).returncode == 0
    assert output.read_text(encoding="utf-8") == (ROOT / "tests" / "typing" / "lamp.py").read_text(encoding="utf-8")
    assert "class AsyncBulb(" in bare("tsl", "generate", str(model), "--name", "Bulb").stdout
    run = bare("tsl", "generate", str(tmp_path / "none.json"))
    assert (run.returncode, run.stdout) == (2, "")
    assert "none.json: No such file" in run.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed(bare: Run, shell: str) -> None:
    """For each of the shells."""
    assert "_FEIYAN_COMPLETE" in bare("completion", shell).stdout


def test_a_narrow_terminal_has_a_field_a_line(tmp_path: Path) -> None:
    """No word is cut where a table does not fit; a wide terminal has the table."""

    def on_terminal(columns: int) -> str:
        ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, columns))
        paths = os.pathsep.join(str(ROOT / folder) for folder in ("generated", "runtime"))
        variables = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        variables |= {"PYTHONPATH": paths, "FEIYAN_CONFIG": str(tmp_path), "TERM": "xterm"}
        subprocess.run([sys.executable, "-m", "feiyan", "ops", "7.3.6"], stdout=theirs, env=variables, check=True)
        printed = os.read(ours, 100_000).decode()
        os.close(ours)
        os.close(theirs)
        return re.sub(r"\x1b\[[\d;]*m", "", printed)

    lines = on_terminal(40).splitlines()
    assert lines[0].split() == ["operation", "cloud.things.get_info"]
    assert lines[-1].split() == ["section", "7.3.6"]
    assert on_terminal(100).split()[:4] == ["operation", "summary", "title", "section"]


def test_names_are_completed(bare: Run) -> None:
    """Operations, their options, and the names of enumerations."""

    def complete(line: str) -> list[str]:
        words = line.split(" ")
        variables = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_FEIYAN_COMPLETE": "bash_complete"}
        return [one.partition(",")[2] for one in bare(**variables).stdout.splitlines()]

    assert "cloud.things.list" in complete("feiyan call cloud.things.l")
    assert complete("feiyan call cloud.things.list --prod") == ["--product-key"]
    assert complete("feiyan call cloud.things.list --status on") == ["online"]


def test_the_help_of_completion_has_a_line_for_each_shell(bare: Run) -> None:
    """The lines can be copied."""
    lines = [line.split() for line in bare("completion", "--help").stdout.splitlines()]
    headed = [line[0] for line in lines if line and line[0].endswith(":")]
    assert headed == ["Usage:", "bash:", "zsh:", "fish:", "Options:"]


@pytest.mark.parametrize(("group", "least"), [((), 15), (("tsl",), 1)])
def test_the_help_cuts_no_sentence(bare: Run, group: tuple[str, ...], least: int) -> None:
    """Each command says in one line of a terminal what it does."""
    listed = bare(*group, "--help").stdout.partition("Commands:")[2].strip().splitlines()
    assert len(listed) >= least
    assert [line for line in listed if not line.endswith(".") or line.endswith("...")] == []
