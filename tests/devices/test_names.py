"""Names and exports of the package, and names that it makes of any text."""

from __future__ import annotations

import ast
import keyword
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import feiyan_devices
from feiyan_devices import naming

PACKAGE = Path(feiyan_devices.__file__).parent


def test_the_list_of_exports_is_complete() -> None:
    """`__all__` is what type checkers see imported, from the modules that the table of late imports names."""
    source = ast.parse(Path(feiyan_devices.__file__).read_text(encoding="utf-8"))
    (typed,) = (node for node in source.body if isinstance(node, ast.If))
    seen = {name.name: node.module for node in typed.body if isinstance(node, ast.ImportFrom) for name in node.names}
    assert seen == {name: f"feiyan_devices.{module}" for name, module in feiyan_devices._MODULES.items()}
    assert sorted(seen) == feiyan_devices.__all__
    assert all(getattr(feiyan_devices, name) is not None for name in seen)


def test_it_knows_no_client() -> None:
    """No module imports the generated package, which imports this one."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not any(name == "feiyan" or name.startswith("feiyan.") for name in names), path


def test_the_generator_needs_the_standard_library_only() -> None:
    """The one module that the generator imports brings nothing else along."""
    source = ast.parse((PACKAGE / "naming.py").read_text(encoding="utf-8"))
    names = [one.name for node in source.body if isinstance(node, ast.Import) for one in node.names]
    assert names == ["keyword", "math", "re", "textwrap", "unicodedata"]
    assert [node.module for node in source.body if isinstance(node, ast.ImportFrom)] == ["__future__"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("静音/低!", "静音_低"),
        ("  Heat pump (2) ", "Heat_pump_2"),
        ("ﬁne ＯＮ", "fine_ON"),
        ("PM2.5", "PM2_5"),
        ("3D", "3D"),
        ("\u202e\x00", ""),
        ("😀", ""),
        ("x" * 100, "x" * 60),
    ],
)
def test_words_of_any_script_are_kept(text: str, name: str) -> None:
    """Punctuation becomes underscores, full-width letters their usual form, controls and pictures nothing."""
    assert naming.words(text) == name


@given(st.text())
def test_names_are_python_names(text: str) -> None:
    """A name is an identifier in the form that Python gives it, no keyword, and not private."""
    for one in (text, naming.words(text)):
        if naming.is_name(one):
            assert list(vars(type("X", (), {"__slots__": [one]}))).count(one) == 1
            assert ast.parse(one).body[0].value.id == one  # type: ignore[attr-defined]
            assert not keyword.iskeyword(one)
            assert not one.startswith("_")


@given(st.text())
def test_text_without_controls_is_plain(text: str) -> None:
    """`plain` leaves the result of `without_controls` as it is."""
    found = naming.without_controls(text)
    assert naming.plain(found) == found
