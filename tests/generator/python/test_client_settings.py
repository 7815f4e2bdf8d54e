"""The table of the clients' settings against the clients printed from it and against what the runtime reads."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest

import feiyan_runtime
from generator.python.client_settings import PARTS, TABLE, ClientSetting, environment_doc, settings_of
from generator.python.render import KINDS
from generator.python.view import Package, Side

NEEDED = ("FEIYAN_APP_KEY", "FEIYAN_APP_SECRET")
VARIABLES = {
    "app": (NEEDED, ("FEIYAN_IOT_TOKEN", "FEIYAN_REGION", "FEIYAN_BASE_URL", "FEIYAN_MQTT_URL")),
    "cloud": ((*NEEDED, "FEIYAN_PROJECT_ID"), ("FEIYAN_REGION", "FEIYAN_BASE_URL")),
}
"""Required and optional variables for the clients of each side."""

SIDES = pytest.mark.parametrize("name", [*VARIABLES])


def side_of(package: Package, name: str) -> Side:
    return next(side for side in package.sides if side.name == name)


def client_of(side: Side, prefix: str) -> Any:
    return getattr(import_module("feiyan"), f"{prefix}{side.class_name}Client")


def parameters(client: Any) -> dict[str, inspect.Parameter]:
    return {name: each for name, each in inspect.signature(client.__init__).parameters.items() if name != "self"}


def documented(client: Any) -> Iterator[tuple[str, str]]:
    """Return the rows of `Args:`."""
    arguments = (inspect.getdoc(client) or "").partition("Args:\n")[2].partition("\n\n")[0]
    return (match.groups() for line in arguments.splitlines() if (match := re.fullmatch(r" {4}(\w+): (.+)", line)))


@SIDES
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.title)
class TestClients:
    def test_every_parameter_is_a_row(self, real_package: Package, name: str, kind: Any) -> None:
        """Parameters have the names, types and defaults of the table, in order, and are keyword-only."""
        side = side_of(real_package, name)
        found = parameters(client_of(side, kind.prefix))
        assert [*found] == [setting.name for setting in side.settings]
        for setting in side.settings:
            parameter = found[setting.name]
            assert parameter.kind is inspect.Parameter.KEYWORD_ONLY
            assert parameter.annotation == kind.annotation(setting)
            assert (parameter.default is inspect.Parameter.empty) == (not setting.default)

    def test_every_parameter_is_documented(self, real_package: Package, name: str, kind: Any) -> None:
        """Each parameter has a sentence in `Args:`."""
        side = side_of(real_package, name)
        rows = [*documented(client_of(side, kind.prefix))]
        assert rows == [(setting.name, setting.doc) for setting in side.settings]
        assert all(text.endswith(".") and len(f"        {name}: {text}") <= 120 for name, text in rows)

    def test_every_parameter_is_used(self, real_package: Package, name: str, kind: Any) -> None:
        """Every setting of a client is used."""
        side = side_of(real_package, name)
        source = inspect.getsource(client_of(side, kind.prefix).__init__)
        used = {node.id for node in ast.walk(ast.parse(f"if 1:\n{source}")) if isinstance(node, ast.Name)}
        assert {setting.name for setting in side.settings} <= used


@SIDES
def test_from_env_takes_every_setting(real_package: Package, name: str) -> None:
    """The type of the arguments of `from_env` has the names of the table."""
    side = side_of(real_package, name)
    typed = getattr(import_module(f"feiyan.{name}._client"), f"{side.class_name}Settings").__annotations__
    assert {key: value.__forward_arg__ for key, value in typed.items()} == {
        setting.name: setting.annotation for setting in side.settings
    }


@SIDES
def test_the_variables_are_those_that_the_runtime_reads(
    real_package: Package, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exactly the variables in the table are read, even if there is one for every setting."""
    for setting in TABLE:
        monkeypatch.setenv(f"FEIYAN_{setting.name.upper()}", f"FEIYAN_{setting.name.upper()}")
    read: Callable[[dict[str, Any]], dict[str, Any]] = getattr(feiyan_runtime, f"{name}_environment")
    settings = side_of(real_package, name).settings
    assert read({}) == {setting.name: setting.variable for setting in settings if setting.variable}


@SIDES
def test_the_docstring_says_which_variables_must_be_set(real_package: Package, name: str) -> None:
    """The docstring lists the required variables, then the optional ones."""
    side = side_of(real_package, name)
    variables: tuple[list[str | None], list[str | None]] = ([], [])
    for setting in side.settings:
        if setting.variable:
            variables[bool(setting.default)].append(setting.variable)
    assert tuple(map(tuple, variables)) == VARIABLES[name]
    for kind in KINDS:
        text = " ".join((client_of(side, kind.prefix).from_env.__doc__ or "").split())
        needed, taken = (re.findall(r"FEIYAN_\w+", part) for part in text.split("must be set"))
        assert (tuple(needed), tuple(taken)) == (VARIABLES[name][0], (*VARIABLES[name][1], "FEIYAN_LOG"))


@pytest.mark.parametrize(("tokens", "session"), [(True, False), (False, True), (False, False)])
def test_a_side_has_each_setting_once(tokens: bool, session: bool) -> None:
    """A side has no two settings with the same name, and the parts are in order."""
    settings = settings_of(tokens=tokens, session=session, region="CN_SHANGHAI")
    names = [setting.name for setting in settings]
    assert len(names) == len({*names})
    assert ("project_id" in names, "iot_token" in names) == (tokens, not tokens)
    assert ("session" in names, "mqtt_url" in names) == (session, session)
    assert {setting.part for setting in settings} <= {*PARTS}


def test_the_default_region_is_that_of_the_spec() -> None:
    """The default region is the first one of the spec, not one in the table."""
    (region,) = (one for one in settings_of(tokens=True, session=False, region="MARS_1") if one.name == "region")
    assert region.default == "= Region.MARS_1"


def test_a_single_variable_is_listed_without_and() -> None:
    """The sentence of `from_env` is one for any number of variables."""
    rows = (
        ClientSetting(name="a", annotation="str", default="", doc="A.", part="keys", variable="A"),
        ClientSetting(name="b", annotation="str | None", doc="B.", part="calls", variable="B"),
    )
    assert environment_doc(rows).startswith("A must be set; B may be. ")
