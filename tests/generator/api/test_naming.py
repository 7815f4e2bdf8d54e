"""Names, literals and docstrings: any text becomes safe source, or is refused."""

from __future__ import annotations

import ast
import keyword
import math
import textwrap
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic.alias_generators import to_camel

import feiyan_runtime
from generator.api import docstrings, naming
from generator.api.naming import UnsafeError
from generator.spec import schema

NASTY = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            [
                '"',
                '"""',
                "'",
                "'''",
                "\\",
                "\n",
                "\r",
                "\t",
                "\x00",
                "\x1b",
                "\x7f",
                "\x85",
                "\u2028",
                "\u202e",
                "\ufeff",
            ]
        ),
        st.sampled_from(["{{ x }}", "{% raw %}", "{# #}", "{x}", "%s", "#", "\\N{DASH}", "\\x41", "pass", " ", "  "]),
    ),
    max_size=12,
).map("".join)


# --- Snake case ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("iotId", "iot_id"),
        ("iotid", "iotid"),
        ("startTimeUTC", "start_time_utc"),
        ("NvrDeviceCertList", "nvr_device_cert_list"),
        ("num_7day", "num_7day"),
        ("product_key", "product_key"),
        ("oaApiGatewayEndpoint", "oa_api_gateway_endpoint"),
        ("URLPrefix", "url_prefix"),
        ("x", "x"),
        ("content-type", "content_type"),
        ("a.b c", "a_b_c"),
    ],
)
def test_wire_names_become_snake_case(wire: str, python: str) -> None:
    """Capitals, abbreviations, digits and separators become words with underscores."""
    assert naming.snake_case(wire) == python


@given(NASTY)
def test_a_field_is_an_identifier_or_refused(wire: str) -> None:
    """No wire name makes a field that is not an identifier, a keyword, or private."""
    try:
        name = naming.field_name(wire)
    except UnsafeError:
        return
    assert name.isidentifier()
    assert name.isascii()
    assert not keyword.iskeyword(name)
    assert not name.startswith("_")


@pytest.mark.parametrize("wire", ["class", "from", "async", "lambda"])
def test_words_of_the_language_get_an_underscore(wire: str) -> None:
    """A wire name that is a keyword stays recognisable."""
    assert naming.field_name(wire) == f"{wire}_"


@pytest.mark.parametrize(
    "wire", ["schema", "json", "copy", "dict", "list", "str", "model_fields", "wire_rules", "to_wire"]
)
def test_fields_do_not_hide_what_models_have(wire: str) -> None:
    """Names that pydantic, the runtime or annotations use are not given to fields."""
    assert naming.field_name(wire) == f"{wire}_"


def test_every_public_name_of_the_runtime_model_is_reserved() -> None:
    """A method that the runtime's model gains has to be added to the reserved names."""
    public = {name for name in dir(feiyan_runtime.BareListModel) if not name.startswith("_")}
    public |= {"wire_bare_list"}
    assert {name for name in public if naming.field_name(name) == name} == set()


@pytest.mark.parametrize("wire", ["self", "options", "operation"])
def test_parameters_do_not_hide_those_of_every_method(wire: str) -> None:
    """A wire parameter cannot replace `options` or `self`."""
    assert naming.parameter_name(wire) == f"{wire}_"


def test_the_given_name_comes_first() -> None:
    """`x-name` replaces the wire's name, and is checked like one."""
    assert naming.field_name("res", "project_id") == "project_id"
    with pytest.raises(UnsafeError, match="'res' cannot be made a Python name: set one with x-name"):
        naming.field_name("res", "a b")


@pytest.mark.parametrize("wire", ["", "7day", "_private", "__class__", "名前", "a;b", 'a"b', "ａ", "Σ", 7, None])
def test_names_that_make_no_identifier_are_refused(wire: Any) -> None:
    """A name that is not safe is refused with the way out, never guessed."""
    with pytest.raises(UnsafeError, match="cannot be made a Python name: set one with x-name"):
        naming.field_name(wire)


# --- Classes, constants, operations ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["lamp", "LAMP", "Lamp_", "La mp", "Lamp\n", "Lämp", "", None, "9Lamp", "Lamp(object)"]
)
def test_odd_class_names_are_refused(name: Any) -> None:
    """A class name has letters and digits; names in capitals are reserved for constants."""
    with pytest.raises(UnsafeError, match="is not a class name"):
        naming.class_name(name)


@pytest.mark.parametrize("name", ["ValueError", "Any", "Field", "Retry", "CloudClient", "Region", "ErrorCode", "Rule"])
def test_taken_class_names_are_refused(name: str) -> None:
    """A component cannot hide a builtin, an import of generated modules, or an export of the package."""
    with pytest.raises(UnsafeError, match="is taken: choose another name"):
        naming.class_name(name)


def test_every_error_of_the_runtime_is_exported() -> None:
    """Every exception of the runtime can be imported from the package."""
    names = [getattr(feiyan_runtime, name) for name in feiyan_runtime.__all__]
    errors = {thing.__name__ for thing in names if isinstance(thing, type) and issubclass(thing, Exception)}
    assert errors <= set(naming.RUNTIME_EXPORTS)


@pytest.mark.parametrize("name", ["lit", "Lit", "_LIT", "9LIT", "LI-T", "LIT\n", "", 1, None])
def test_odd_constants_are_refused(name: Any) -> None:
    """The name of a constant has capitals, digits and underscores."""
    with pytest.raises(UnsafeError, match="is not a constant name"):
        naming.constant_name(name)


def test_an_operation_id_gives_side_service_and_method() -> None:
    """The method is the verb in snake case."""
    assert naming.operation_names("cloud.things.listSubDevices") == ("cloud", "things", "list_sub_devices")


@pytest.mark.parametrize(
    ("operation_id", "reason"),
    [
        ("cloud.things", "is not of the form side.service.verbObject"),
        ("cloud.things.get\n", "is not of the form side.service.verbObject"),
        ("cloud.things.__init__", "is not of the form side.service.verbObject"),
        ("cloud.things._call", "is not of the form side.service.verbObject"),
        ("../x.y.z", "is not of the form side.service.verbObject"),
        ("web.things.get", "side web is not one of app, cloud"),
        ("cloud.class.get", "class is a Python keyword"),
        ("cloud.things.import", "import is a Python keyword"),
        ("cloud.models.get", "models is reserved: choose another name for the service"),
        ("cloud.aclose.get", "aclose is reserved: choose another name for the service"),
        ("cloud.invoke.get", "invoke is reserved: choose another name for the service"),
        ("cloud.cloud.get", "cloud is reserved: choose another name for the service"),
        ("cloud.things.str", "a method str would hide the built-in type: choose another name"),
    ],
)
def test_operation_ids_that_break_something_are_refused(operation_id: str, reason: str) -> None:
    """A file, a class, a property of the client and a method are made of the id: each part has to fit all."""
    with pytest.raises(UnsafeError) as caught:
        naming.operation_names(operation_id)
    assert str(caught.value).endswith(reason)


@pytest.mark.parametrize(
    "path", ["", "/", "a/b", "/a/../b", "/a//b", "/a b", "/a\n", "/a?b", "/a%2e", "//host/x", None]
)
def test_paths_are_plain(path: Any) -> None:
    """A path is segments of letters, digits, dots and dashes, and leads nowhere else."""
    with pytest.raises(UnsafeError, match="is not a path of an operation"):
        naming.path(path)


@pytest.mark.parametrize("version", ["1.0", "v1.0.0", "1.0.0\n", "１.０.０", 1.0, None])
def test_versions_are_three_numbers(version: Any) -> None:
    """An API version has the form of all documented ones."""
    with pytest.raises(UnsafeError, match=r"is not a version such as 1\.0\.2"):
        naming.version(version)


@given(st.from_regex(r"[a-z][a-zA-Z0-9]{0,12}", fullmatch=True))
def test_derived_wire_names_are_those_of_the_runtime(wire: str) -> None:
    """A field goes without an alias only where the runtime derives the very wire name."""
    name = naming.field_name(wire)
    assert naming.is_camel_of(name, wire) == (to_camel(name) == wire)


# --- Literals --------------------------------------------------------------------------------------------------------

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | NASTY | st.text(),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=8,
)


@given(PLAIN)
def test_literals_read_back_as_they_were(value: object) -> None:
    """A literal is one expression without names or calls, and its value is the spec's."""
    source = naming.literal(value)
    assert ast.literal_eval(source) == value
    assert "\n" not in source


@given(st.text())
def test_strings_are_written_in_one_kind_of_quotes_where_possible(value: str) -> None:
    """Strings without double quotes stand in double quotes, as ruff writes them."""
    if '"' not in value:
        assert naming.literal(value).startswith('"')


@pytest.mark.parametrize("value", [math.nan, math.inf, {"a": 1}, b"x", object(), (1,), [object()]])
def test_other_values_are_no_literals(value: object) -> None:
    """Values that are not plain are refused."""
    with pytest.raises(UnsafeError, match="cannot be written as a literal"):
        naming.literal(value)


# --- Docstrings ------------------------------------------------------------------------------------------------------


def _function_with(docstring: str) -> ast.FunctionDef:
    module = ast.parse(f"def f():\n    {textwrap.indent(docstring, '    ').strip()}\n")
    (function,) = module.body
    assert isinstance(function, ast.FunctionDef)
    return function


@given(NASTY)
def test_nothing_escapes_from_a_docstring(text: str) -> None:
    """A function whose docstring is any text has that docstring and nothing else."""
    try:
        function = _function_with(naming.docstring(text))
    except UnsafeError:
        return
    (statement,) = function.body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    assert (ast.get_docstring(function) or "").split() == text.split() or _wrapped(text)


def _wrapped(text: str) -> bool:
    """Return whether a word is longer than a line."""
    return any(len(word) > naming.WIDTH - 10 for word in text.split())


@given(NASTY, NASTY, NASTY)
def test_nothing_escapes_from_the_parts_of_a_docstring(summary: str, more: str, argument: str) -> None:
    """Paragraphs and arguments hold any text as well."""
    try:
        block = "\n".join(["Args:", naming.bullet("name", argument)])
        function = _function_with(naming.docstring(summary, more, indent=8, blocks=(block,)))
    except UnsafeError:
        return
    assert len(function.body) == 1
    assert "Args:" in (ast.get_docstring(function) or "")


@pytest.mark.parametrize("text", ['Say "yes"', 'x"""y', '""""""', "C:\\new", "ends in \\", '\\"""', "{{ x }} {% y %}"])
def test_quotes_backslashes_and_braces_are_kept(text: str) -> None:
    """Readers of the docstring see what the spec says, to the letter."""
    assert ast.get_docstring(_function_with(naming.docstring(text))) == text


def test_white_space_is_folded() -> None:
    """Lines of a description, however they end, are one paragraph."""
    assert naming.docstring("One\ntwo\r\n\tthree\u2028four\x85five") == '"""One two three four five"""'


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x1b", "\x7f", "\u200b", "\u202e", "\ufeff", "\ud800", "\ue000"]
)
def test_characters_that_deceive_are_refused(character: str) -> None:
    """Control characters, direction marks and invisible characters are refused in docstrings."""
    with pytest.raises(UnsafeError, match=rf"^the text contains the control character U\+{ord(character):04X}: "):
        naming.docstring(f"a{character}b")


def test_long_text_is_wrapped_and_closed_on_a_line_of_its_own() -> None:
    """Docstrings are wrapped to the width of a line."""
    made = naming.docstring("word " * 60)
    assert max(map(len, made.splitlines())) <= naming.WIDTH
    assert made.endswith('\n"""')


# --- Tables and units ------------------------------------------------------------------------------------------------


@given(NASTY)
def test_nothing_escapes_from_a_cell(text: str) -> None:
    """Text in a table neither ends its cell nor its row, and opens no tag."""
    try:
        cell = naming.cell(text)
    except UnsafeError:
        return
    bare = cell.replace("\\\\", "").replace("\\|", "").replace("\\<", "").replace("\\[", "")
    assert not set("|<\n") & set(bare)


@given(NASTY)
def test_nothing_escapes_from_code_in_a_cell(text: str) -> None:
    """A literal in a table stands between fences longer than any run of backticks in it."""
    made = naming.code_cell(naming.literal(text))
    fence = made[: len(made) - len(made.lstrip("`"))]
    assert made.endswith(fence)
    assert fence not in made[len(fence) : -len(fence)]
    assert "|" not in made.replace("\\|", "")


def test_every_unit_has_its_words() -> None:
    """Docstrings have a sentence for every unit of the spec."""
    assert set(docstrings.UNITS) == set(schema.UNITS)
