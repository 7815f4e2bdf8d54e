"""YAML 1.2 is read like by ruamel.yaml, and values that JSON does not have or that take too long are refused."""

from __future__ import annotations

import importlib.util
import math
import sys
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from generator.spec import yaml_reader
from generator.spec.load import Spec
from generator.spec.yaml_reader import InvalidYamlError, read_yaml
from tests.generator.conftest import REPOSITORY

SCALARS = [
    "yes", "no", "on", "off", "y", "true", "True", "TRUE", "null", "~", "Null", "''", "nil",
    "0", "010", "0o10", "0x1F", "0b11", "-7", "+7", "1_000", "1.0", "1.", ".5", "1e3", "-1.5e-3", "1e", "12:30:45",
    "0.0.1", "1.0.2", "'1.0'", "a: b", "[a, 1]", "{a: {b: no}}", "'2022-06-14'", "7.2.1", "- x",
]  # fmt: skip


def values(text: str) -> Any:
    return read_yaml(text).value


@pytest.mark.parametrize("text", SCALARS)
def test_a_scalar_means_the_same(text: str) -> None:
    """Scalars follow YAML 1.2: `no` is a string, and octal numbers have a letter."""
    value = values(f"value: {text}\n" if ": " not in text and not text.startswith("- ") else text)
    expected = YAML(typ="safe", pure=True).load(
        f"value: {text}\n" if ": " not in text and not text.startswith("- ") else text
    )
    assert value == expected
    assert str(value) == str(expected)


@given(text=st.from_regex(r"\A[-+.~0-9a-zT][-+.~:_0-9a-fxoTZnulytrs]{0,11}(?<![:-])\Z"))
def test_any_plain_scalar_means_the_same(text: str) -> None:
    """Any plain scalar has the same meaning for both readers, or is refused."""
    try:
        (expected,) = YAML(typ="safe", pure=True).load(f"- {text}\n")
    except (YAMLError, ValueError):
        return
    try:
        (value,) = values(f"- {text}\n")
    except InvalidYamlError:
        assert isinstance(expected, date) or expected in (math.inf, -math.inf)
        return
    assert (value, type(value)) == (expected, type(expected))


def test_the_real_spec_is_read_alike(real_spec: Spec) -> None:
    for name, content in real_spec.files.items():
        text = (REPOSITORY / "spec" / name).read_text(encoding="utf-8")
        assert YAML(typ="safe", pure=True).load(text) == content, name


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: 1\nb: [", 2, "not valid YAML: did not find expected node content"),
        ("a: 1\na: 2\n", 2, 'not valid YAML: found duplicate key "a"'),
        ("a:\n  200: x\n", 2, "expected a string as key, got 200: quote it"),
        ("a: 1\nb: 2022-06-14\n", 2, "2022-06-14 is read as a date: quote it"),
        ("a: 1\nb: 2022-13-14\n", 2, "this value cannot be read: month must be in 1..12"),
        ("a: .nan\n", 1, "nan is not allowed: NaN and Infinity are not valid JSON"),
        ("a: !!set {b}\n", 1, "{'b'} is read as a set: quote it"),
        ("a: !!omap [b: 1]\n", 1, "[('b', 1)] is read as a omap: quote it"),
        ("a: 1\nb: *c\n", 2, "not valid YAML: found undefined alias 'c'"),
        ("a: 1\nb: !!python/name:os.system x\n", 2, "not valid YAML: could not determine a constructor for the tag"),
        ("灯: 灯\nb: \x01\n", 2, "not valid YAML: unacceptable character #x0001: special characters are not allowed"),
        ("a: &b\n  c: *b\n", 1, "an alias refers to its own parent"),
        ("a:\n " + "[" * 101 + "]" * 101, 2, "nested too deeply: more than 100 levels of mappings and lists"),
        ("[" * 100_000, 1, "nested too deeply: more than 100 levels of mappings and lists"),
        ("- " * 200 + "a", 1, "nested too deeply: more than 100 levels of mappings and lists"),
    ],
)
def test_invalid_yaml_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(InvalidYamlError) as caught:
        read_yaml(text)
    ((found, said),) = caught.value.problems
    assert (found, said[: len(reason)]) == (line, reason)


def test_all_that_json_cannot_say_is_told() -> None:
    with pytest.raises(InvalidYamlError) as caught:
        read_yaml("a: .inf\n1: x\nb:\n- 2022-06-14\n- {c: 1, c: 2}\n")
    assert [line for line, _ in caught.value.problems] == [1, 2, 4, 5]


# --- Budgets ---------------------------------------------------------------------------------------------------------


def layers(count: int, leaf: str) -> str:
    """Return lists of ten references to the previous list."""
    rest = (f"a{one}: &a{one} [{', '.join([f'*a{one - 1}'] * 10)}]\n" for one in range(1, count))
    return f"a0: &a0 {leaf}\n" + "".join(rest)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (layers(9, "[x, x, x, x, x, x, x, x, x, x]"), 6, "too large: more than 500000 values, with aliases"),
        (layers(6, "x" * 1000), 6, "too large: more than 10000000 characters, with aliases"),
        (f"a: &a {'[' * 60}{']' * 60}\nb: {'[' * 60}*a{']' * 60}\n", 2, "nested too deeply: more than 100"),
        (layers(9, "{x: 1}").replace("[", "[{<<: [").replace("]", "]}]"), 7, "too large: more than 500000 values"),
        (f"a:\n- [{'1,' * 500_000}]\n", 2, "too large: more than 500000 values"),
        ("x" * 10_000_001, 1, "too large: 10000001 characters, but a file may have 10000000"),
    ],
    ids=["values", "characters", "depth", "merges", "long", "large"],
)
def test_too_large_or_slow_yaml_is_refused_with_the_limit(text: str, line: int, reason: str) -> None:
    """Text that takes too long is refused quickly, with the limit."""
    with pytest.raises(InvalidYamlError) as caught:
        read_yaml(text)
    ((found, said),) = caught.value.problems
    assert (found, said[: len(reason)]) == (line, reason)


def test_aliases_within_the_budget_are_read() -> None:
    """Writers of bundles use them for what occurs twice."""
    document = read_yaml("a: &a {b: 1}\nc: *a\nd: {<<: *a, e: 2}\n")
    assert document.value == {"a": {"b": 1}, "c": {"b": 1}, "d": {"b": 1, "e": 2}}
    assert document.size == 17


def test_without_libyaml_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same values are read if PyYAML is built without libyaml."""
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    spec = importlib.util.spec_from_file_location("slow_reader", yaml_reader.__file__)
    assert spec is not None
    assert spec.loader is not None
    slow = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "slow_reader", slow)
    spec.loader.exec_module(slow)
    assert issubclass(slow._Loader, yaml.SafeLoader)
    for path in (REPOSITORY / "spec" / "openapi.yaml", REPOSITORY / "spec" / "asyncapi.yaml"):
        text = path.read_text(encoding="utf-8")
        assert slow.read_yaml(text).value == read_yaml(text).value
        assert slow.read_yaml(text).lines == read_yaml(text).lines
    with pytest.raises(slow.InvalidYamlError, match="nested too deeply"):
        slow.read_yaml("[" * 101)


# --- Lines -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "line"),
    [((), 2), (("a",), 2), (("a", 1), 4), (("a", 1, "c"), 5), (("a", 1, "x", "y"), 4), (("a", 9), 2), (("z",), 2)],
)
def test_a_place_has_a_line(place: tuple[str | int, ...], line: int) -> None:
    """A place has a line; a missing key has that of its parent."""
    assert read_yaml("# One.\na:\n- 1\n- b: 灯\n  c: [2, 3]\n").line(place) == line
