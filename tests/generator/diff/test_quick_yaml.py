"""The quick reader reads what the generator's own reader reads, and refuses what that refuses."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from generator.diff.quick_yaml import InvalidYamlError, load
from generator.spec.load import Spec
from tests.generator.diff.test_real_spec import SPEC

SCALARS = [
    "yes", "no", "on", "off", "y", "true", "True", "TRUE", "null", "~", "Null", "''", "nil",
    "0", "010", "0o10", "0x1F", "0b11", "-7", "+7", "1_000", "1.0", "1.", ".5", "1e3", "-1.5e-3", "1e", "12:30:45",
    "0.0.1", "1.0.2", "'1.0'", "a: b", "[a, 1]", "{a: {b: no}}", "'2022-06-14'", "7.2.1", "- x",
]  # fmt: skip


@pytest.mark.parametrize("text", SCALARS)
def test_a_scalar_means_the_same(text: str) -> None:
    """YAML 1.2: a `no` is a text, an octal number has its letter."""
    value = load(f"value: {text}\n" if ": " not in text and not text.startswith("- ") else text)
    expected = YAML(typ="safe", pure=True).load(
        f"value: {text}\n" if ": " not in text and not text.startswith("- ") else text
    )
    assert value == expected
    assert str(value) == str(expected)


@given(text=st.from_regex(r"\A[-+.~0-9a-zT][-+.~:_0-9a-fxoTZnulytrs]{0,11}(?<![:-])\Z"))
def test_any_plain_scalar_means_the_same(text: str) -> None:
    """Or is refused: what JSON cannot say, and what the other reader cannot read."""
    try:
        (expected,) = YAML(typ="safe", pure=True).load(f"- {text}\n")
    except (YAMLError, ValueError):
        return
    try:
        (value,) = load(f"- {text}\n")
    except InvalidYamlError:
        assert isinstance(expected, date) or expected in (math.inf, -math.inf)
        return
    assert (value, type(value)) == (expected, type(expected))


def test_the_real_spec_is_read_alike(real_spec: Spec) -> None:
    for name, content in real_spec.files.items():
        assert load((SPEC / name).read_text(encoding="utf-8")) == content, name


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: 1\nb: [", 3, "did not find expected node content"),
        ("a: 1\na: 2\n", 2, "the key 'a' stands here twice"),
        ("a:\n  200: x\n", 2, "the key '200' is no text: quote it"),
        ("a: 1\nb: 2022-06-14\n", 2, "2022-06-14 is read as a date: quote it"),
        ("a: .nan\n", 1, "nan is no number that JSON can say"),
        ("a: 1\nb: *c\n", 2, "found undefined alias"),
        ("a: 1\nb: !!python/name:os.system x\n", 2, "could not determine a constructor for the tag"),
        ("a: 1\nb: \x01\n", 2, "control characters are not allowed"),
    ],
)
def test_what_is_no_yaml_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(InvalidYamlError) as caught:
        load(text)
    assert caught.value.line == line
    assert caught.value.reason.startswith(reason)
