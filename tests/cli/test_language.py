"""`--lang zh`: the command explains in Chinese."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from feiyan.codes import BY_CODE
from feiyan_cli import errors, language, profiles
from tests.cli.conftest import Run

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("given", [("--lang", "zh", "error"), ("error", "--lang", "zh"), ("error",)])
def test_a_code_is_explained_in_chinese(bare: Run, given: tuple[str, ...]) -> None:
    """The option may stand before or after the name of the command; FEIYAN_LANG does the same."""
    variables = {} if "zh" in given else {"FEIYAN_LANG": "zh"}
    text = bare(*given, "0xC420", **variables).stdout
    entry = BY_CODE[50208]
    assert entry.meaning_zh in text
    assert entry.remedy_zh in text
    assert entry.meaning not in text


def test_other_meanings_are_chinese_too(bare: Run) -> None:
    """A code that means several things by its message has each of them in the language of the command."""
    text = bare("--lang", "zh", "error", "460").stdout
    for one in BY_CODE[460].also:
        assert one.meaning_zh in text
        assert one.meaning not in text


def test_programs_get_both_languages(bare: Run) -> None:
    """JSON has the same keys, whatever the language."""
    english, chinese = (json.loads(bare("--lang", one, "error", "460", "--json").stdout) for one in ("en", "zh"))
    assert english.keys() == chinese.keys()
    assert english["meaning_zh"] == chinese["meaning_zh"] == BY_CODE[460].meaning_zh
    assert english["meaning"] == chinese["meaning"] == BY_CODE[460].meaning


def test_codes_are_found_by_chinese_words() -> None:
    """In whichever language the command speaks."""
    assert {60101, "101601+60101"} <= {entry.code for entry in errors.find("wifi 5 GHz 配网")}
    assert 28504 in {entry.code for entry in errors.find("设备 在线")}


def test_errors_of_calls_are_explained_in_chinese(feiyan: Run) -> None:
    """The exit code stays the same."""
    run = feiyan("--lang", "zh", "call", "cloud.things.get_info", "--iot-id", "nope")
    assert run.returncode == 5
    assert BY_CODE[2063].meaning_zh in run.stderr
    assert BY_CODE[2063].meaning not in run.stderr


def test_tables_have_chinese_headings(bare: Run) -> None:
    """The Chinese title stands beside the name."""
    head, first = bare("--lang", "zh", "ops", "7.3.6").stdout.splitlines()
    assert head.split()[:2] == ["接口", "标题"]
    assert first.split()[:2] == ["cloud.things.get_info", "获取物的基本信息"]


def test_texts_of_the_command_are_known_by_their_english() -> None:
    """A text that changes in the code and not in the table would no longer be Chinese."""
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(language.__file__).parent.glob("*.py")))
    table = Path(language.__file__).read_text(encoding="utf-8")
    assert language.CHINESE[profiles.NO_CREDENTIALS]
    said = set(re.findall(r'said\("([^"]+)"', source.replace(table, "")))
    assert len(said) > 5
    assert sorted(said - language.CHINESE.keys()) == []


def test_every_advice_is_there_in_chinese() -> None:
    """No line of a Chinese explanation is left in English."""
    advice = {errors.facts(entry)["in_code"].partition(": ")[2] for entry in errors.entries()}
    assert [one for one in advice if not HAN.search(language.CHINESE.get(one, ""))] == []
