"""`feiyan ops`, `describe` and `error` find what there is."""

from __future__ import annotations

import json

import pytest

from feiyan_cli import errors, operations
from tests.cli.conftest import Run


def first(*words: str) -> str:
    return operations.search(words)[0].python


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("7.3.6",), "cloud.things.get_info"),
        (("/cloud/thing/tsl/get",), "cloud.things.get_tsl"),
        (("cloud.things.setProperties",), "cloud.things.set_properties"),
        (("bind devices cloud",), "cloud.users.bind_devices"),
        (("set", "property", "cloud"), "cloud.things.set_properties"),
        (("delete home",), "app.homes.delete"),
        (("获取物的基本信息",), "app.things.get_info"),
        (("绑定",), "cloud.users.bind_devices"),
    ],
)
def test_the_best_match_comes_first(words: tuple[str, ...], found: str) -> None:
    """A section, a path, an id, a Chinese title or English words in singular or plural name an operation."""
    assert first(*words) == found


def test_chinese_words_are_found_in_the_middle_of_a_title() -> None:
    """A title needs no word boundaries."""
    titles = [entry.title for entry in operations.search(["状态"])]
    assert len(titles) > 3
    assert all("状态" in title for title in titles)
    assert not all(title.startswith("状态") for title in titles)


def test_a_chapter_lists_its_sections_in_order() -> None:
    """Sections are sorted by number, not as text."""
    sections = [entry.section for entry in operations.search(["6.6"])]
    assert sections == sorted(sections, key=lambda text: [int(one) for one in text.split(".")])
    assert {"6.6.2", "6.6.10"} <= set(sections)


def test_every_operation_can_be_described() -> None:
    """Each has a Python method, and goes by its id, its Python name and its path."""
    for entry in operations.entries():
        assert callable(entry.function)
        assert operations.lookup(entry.name) is operations.lookup(entry.python) is entry


def test_operations_are_printed_as_a_table(feiyan: Run) -> None:
    """A pipe gets whole lines without boxes or colours."""
    run = feiyan("ops", "绑定")
    assert run.returncode == 0
    assert "\x1b" not in run.stdout
    assert any(
        line.startswith("cloud.users.bind_devices") and "批量绑定设备" in line for line in run.stdout.splitlines()
    )


def test_operations_are_printed_as_json(feiyan: Run) -> None:
    """Programs get the path and the version as well."""
    [found] = json.loads(feiyan("ops", "7.3.6", "--json").stdout)
    assert (found["operation"], found["path"]) == ("cloud.things.get_info", "/cloud/thing/info/get")


def test_nothing_found_is_said(feiyan: Run) -> None:
    """The exit code is 1, so that a script notices."""
    run = feiyan("ops", "xyzzy")
    assert (run.returncode, run.stdout) == (1, "")
    assert "xyzzy" in run.stderr


def test_a_description_has_what_a_caller_needs(feiyan: Run) -> None:
    """Parameters with their limits, the rule among them, the answer and a call in Python."""
    text = feiyan("describe", "cloud.things.list").stdout
    assert "page_size: integer, 1 to 200; default 200" in text
    assert "1 ONLINE" in text
    assert "items[].iotId: string" in text
    assert "client.things.list(" in text
    assert "Pass iot_id, or product_key with device_name." in feiyan("describe", "7.3.4").stdout


def test_the_example_of_every_operation_can_be_compiled(feiyan: Run) -> None:
    """Keywords that Python reserves, and names that it does not know, are none."""
    from feiyan_cli.find import _example

    for entry in operations.entries():
        compile(_example(entry), entry.python, "exec")


@pytest.mark.parametrize("name", ["cloud.things.set_propertys", "things.setProperty", "/cloud/thing/propertie/set"])
def test_a_misspelt_name_is_answered_with_the_nearest(feiyan: Run, name: str) -> None:
    """The exit code is that of a wrong option."""
    run = feiyan("describe", name)
    assert run.returncode == 2
    assert "things.set_properties" in run.stderr


def test_a_name_of_both_sides_is_answered_with_both(feiyan: Run) -> None:
    """Without its side, a name may mean two operations."""
    run = feiyan("describe", "things.get_info")
    assert run.returncode == 2
    assert "app.things.get_info" in run.stderr
    assert "cloud.things.get_info" in run.stderr


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("50208", 50208),
        ("0xC420", 50208),
        ("c420", 50208),
        ("101601 60101", "101601+60101"),
        ("101601+60101", "101601+60101"),
        ("101601 + 60101", "101601+60101"),
        ("PROVISION_WIFI_5GHZ", "101601+60101"),
    ],
)
def test_a_code_is_found_however_it_is_written(text: str, code: int | str) -> None:
    """Decimal, hexadecimal, compound with and without blanks, or by its name."""
    assert errors.find(text)[0].code == code


def test_codes_are_found_by_words() -> None:
    """Hyphens do not matter, and all words have to match."""
    assert {60101, "101601+60101"} <= {entry.code for entry in errors.find("wifi 5G")}
    assert errors.find("wifi xyzzy") == []


def test_an_error_is_explained(feiyan: Run) -> None:
    """With the remedy, and the class that a program catches."""
    text = feiyan("error", "0xC420").stdout
    assert "Restart the device" in text
    assert "except DeviceError" in text
    assert json.loads(feiyan("error", "0xC420", "--json").stdout)["code"] == 50208


def test_an_unknown_code_is_said(feiyan: Run) -> None:
    """It is not taken for a word."""
    run = feiyan("error", "999999")
    assert (run.returncode, run.stdout) == (1, "")
