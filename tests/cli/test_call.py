"""`feiyan call` calls every operation."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from feiyan_cli import operations
from feiyan_cli.call import Calls
from feiyan_sandbox import Sandbox
from tests.cli.conftest import Run

LAMP = "aD12ef8KkWYrT19EiNJJ001082"


def test_values_are_typed(feiyan: Run, sandbox: Sandbox) -> None:
    """A mapping is JSON, a text is taken as it is."""
    run = feiyan("call", "cloud.things.set_properties", "--iot-id", LAMP, "--items", '{"PowerSwitch": 1}')
    assert (run.returncode, run.stdout) == (0, "")
    assert sandbox.calls[-1].params == {"iotId": LAMP, "items": {"PowerSwitch": 1}}


def test_a_value_may_stand_in_a_file_or_come_from_standard_input(feiyan: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    """`@FILE` and `@-` are replaced by what they hold."""
    (tmp_path / "items.json").write_text('{"PowerSwitch": 0}\n')
    for given, text in ((f"@{tmp_path}/items.json", ""), ("@-", '{"PowerSwitch": 0}')):
        run = feiyan("call", "7.3.4", "--iot-id", LAMP, "--items", given, text=text)
        assert run.returncode == 0, run.stderr
        assert sandbox.calls[-1].params["items"] == {"PowerSwitch": 0}


def test_a_member_of_an_enumeration_goes_by_its_name(feiyan: Run) -> None:
    """Capitals do not matter."""
    for status in ("online", "ONLINE", "1"):
        run = feiyan("call", "cloud.things.list", "--product-key", "a1U2xTzUZI8", "--status", status, "-o", "jsonl")
        assert {json.loads(line)["status"] for line in run.stdout.splitlines()} == {1}


def test_all_pages_are_read(feiyan: Run) -> None:
    """Without `--all` it is the page that the options ask for."""
    options = ("--product-key", "a1U2xTzUZI8", "--status", "online", "--page-size", "5", "-o", "csv")
    page = list(csv.DictReader(io.StringIO(feiyan("call", "cloud.things.list", *options).stdout)))
    every = list(csv.DictReader(io.StringIO(feiyan("call", "cloud.things.list", *options, "--all").stdout)))
    assert len(page) == 5
    assert len(every) > 5
    assert every[:5] == page


def test_a_page_without_items_says_so(feiyan: Run) -> None:
    """On standard error, in the language of the command; what programs read stays empty."""
    run = feiyan("call", "app.users.list_devices", "--page-no", "99")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "no items\n")
    lines = feiyan("call", "app.users.list_devices", "--page-no", "99", "-o", "jsonl")
    assert (lines.stdout, lines.stderr) == ("", "")


def test_a_wrong_number_is_told_without_a_word_of_json(feiyan: Run) -> None:
    run = feiyan("call", "app.users.list_devices", "--page-no", "x")
    assert run.returncode == 2
    assert run.stderr.endswith("Invalid value for '--page-no': 'x' is not an integer\n")


def test_a_page_is_printed_whole_as_json(feiyan: Run) -> None:
    """The total is part of it."""
    answer = json.loads(feiyan("call", "app.users.list_devices", "--json").stdout)
    assert answer["total"] == len(answer["data"])


@pytest.mark.parametrize(
    ("options", "code", "text"),
    [
        (("cloud.things.get_info", "--iot-id", "unknown"), 5, "iotId not exist"),
        (("cloud.things.get_info",), 6, "iot_id"),
        (("cloud.things.list", "--product-key", "x", "--status", "[1"), 2, "one of"),
        (("cloud.things.list", "--status", "online"), 2, "--product-key"),
        (("cloud.things.set_properties", "--items", "@/nowhere"), 2, "/nowhere"),
        (("cloud.things.set_propertees",), 2, "cloud.things.set_properties"),
    ],
)
def test_a_failure_has_a_reason_and_an_exit_code(feiyan: Run, options: tuple[str, ...], code: int, text: str) -> None:
    """A program can tell what was wrong from the exit code, a person from the message; there is no traceback."""
    run = feiyan("call", *options)
    assert (run.returncode, run.stdout) == (code, "")
    assert text in run.stderr
    assert "Traceback" not in run.stderr


def test_a_gateway_that_does_not_answer_has_a_code_of_its_own(feiyan: Run) -> None:
    """Nothing listens on the port."""
    run = feiyan("call", "cloud.things.get_info", "--iot-id", LAMP, FEIYAN_BASE_URL="http://127.0.0.1:9")
    assert run.returncode == 10


def test_credentials_are_asked_for(bare: Run) -> None:
    """Without any, the message names both ways to give them."""
    run = bare("call", "cloud.things.get_info", "--iot-id", LAMP)
    assert run.returncode == 2
    assert "feiyan login cloud" in run.stderr
    assert "FEIYAN_APP_KEY" in run.stderr


def test_every_operation_has_a_command() -> None:
    """Each of its parameters is an option."""
    import click

    group = Calls("call")
    context = click.Context(group)
    for entry in operations.entries():
        command = group.get_command(context, entry.python)
        assert command
        assert set(entry.operation.parameters) <= {parameter.name for parameter in command.params}


def test_control_characters_of_an_answer_are_escaped(feiyan: Run, sandbox: Sandbox) -> None:
    """A name with an escape sequence does not reach the terminal."""
    sandbox.inject("raw", status=200, headers={}, body=json.dumps({"code": 200, "id": "1", "data": ["\x1b[2J\n"]}))
    run = feiyan("call", "cloud.products.query_unused_device_names", "--json")
    assert "\x1b" not in run.stdout
