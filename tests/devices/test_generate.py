"""Typed classes of products: any model gives code that is valid, safe and true to it."""

from __future__ import annotations

import ast
import asyncio
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feiyan import AppClient, AsyncCloudClient, CloudClient, InvalidModelError, InvalidValueError, ThingModel
from feiyan_devices import Value
from feiyan_devices.__main__ import main
from feiyan_devices._generate import source
from feiyan_runtime import NamedIntEnum
from feiyan_sandbox import Sandbox
from tests.devices.products import FOLDER, KINDS, model

ROOT = Path(__file__).parents[2]

HOSTILE = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            '"""',
            '\\"""',
            "'''\n",
            '"\nimport os\n"',
            "x\\",
            "{{ x }}",
            "{% raw %}",
            "\x00",
            "\u202e",
            "\ud800",
            "class",
            "None",
            "__class__",
            "_x",
            "self",
            "set",
            "confirm",
            "device",
            "int",
            "Any",
            "Value",
            "Product",
            "NamedIntEnum",
            "EnumValue",
            "mro",
            "name",
            "value",
            "args",
            "result",
            "PRODUCT_KEY",
            "Lamp",
            "LampValues",
            "ﬁ",
            "K",
            "ª",
            "9x",
            "!!",
            "温度",
            "a:b",
        ]
    ),
)


def types_of(names: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Return data types in which every text is one of the names."""
    plain = st.sampled_from(["int", "float", "bool", "text", "date", "odd"])
    leaves = st.fixed_dictionaries(
        {"type": plain, "specs": st.dictionaries(st.sampled_from(["0", "1", "unit"]), names)}
    )
    enums = st.fixed_dictionaries(
        {"type": st.just("enum"), "specs": st.dictionaries(st.integers(-3, 9).map(str), names, max_size=4)}
    )

    def nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.fixed_dictionaries({"type": st.just("struct"), "specs": st.lists(values(inner), max_size=3)}) | (
            st.fixed_dictionaries({"type": st.just("array"), "specs": st.fixed_dictionaries({"item": inner})})
        )

    def values(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.fixed_dictionaries({"identifier": names, "name": names, "desc": names, "dataType": inner})

    return st.recursive(leaves | enums, nested, max_leaves=3)


NAMED = {"identifier": HOSTILE, "name": HOSTILE, "desc": HOSTILE}
VALUES = st.fixed_dictionaries(
    {**NAMED, "accessMode": st.sampled_from(["r", "rw", "w"]), "dataType": types_of(HOSTILE)}
)
SERVICES = st.fixed_dictionaries(
    {**NAMED, "inputData": st.lists(VALUES, max_size=3), "outputData": st.lists(VALUES, max_size=2)}
)
MODELS = st.fixed_dictionaries(
    {
        "profile": st.fixed_dictionaries({"productKey": HOSTILE}),
        "properties": st.lists(VALUES, max_size=5),
        "services": st.lists(SERVICES, max_size=3),
    }
)


def run(text: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "made"}
    exec(compile(text, "made.py", "exec"), names)
    return names


def is_harmless(node: ast.AST) -> bool:
    """Return True if a statement of a module does no more than define."""
    match node:
        case ast.ImportFrom(module=module):
            return module in {"__future__", "collections.abc", "datetime", "typing", "feiyan_devices", "feiyan_runtime"}
        case ast.Assign(value=ast.Call(func=ast.Name(id=name))):
            return name == "TypedDict"
        case ast.Expr(value=ast.Constant(value=str())):
            return True
    return isinstance(node, ast.ClassDef)


@settings(deadline=None, max_examples=150)
@given(MODELS, HOSTILE)
def test_hostile_models_give_safe_code(tsl: Any, name: str) -> None:
    """Whatever stands in a model, the module only defines classes, and each identifier is reached by a name."""
    product = ThingModel.from_tsl(tsl)
    text = source(product, name)
    assert all(map(is_harmless, ast.parse(text.encode()).body))
    made = run(text)
    (kind,) = [one for key, one in made.items() if key.endswith("Properties") and key != "TypedProduct"]
    settable = [one.identifier for one in product.properties.values() if one.is_writable]
    assert list(kind.IDENTIFIERS.values()) == settable
    readable = {one.identifier for one in product.properties.values() if one.is_readable}
    assert {one.identifier for one in vars(kind).values() if isinstance(one, Value)} == readable
    assert product.product_key == kind.PRODUCT_KEY
    enums = [
        one for one in made.values() if isinstance(one, type) and issubclass(one, NamedIntEnum) and one.__members__
    ]
    assert all(len(one) == len({int(item) for item in one}) > 0 for one in enums)


@pytest.mark.parametrize("kind", KINDS)
def test_output_is_formatted_and_the_same_each_time(kind: str) -> None:
    """Code is printed as ruff formats it, and does not depend on the hash seed."""
    ruff = shutil.which("ruff") or pytest.skip("ruff is not installed")
    text = source(model(kind), kind)
    command = [ruff, "format", "--isolated", "--line-length=120", "-"]
    assert subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout == text
    assert source(model(kind), kind) == text


def test_type_checkers_accept_what_is_written(tmp_path: Path) -> None:
    """The classes of all products pass `mypy --strict`."""
    pytest.importorskip("mypy")
    for kind in KINDS:
        (tmp_path / f"{kind}.py").write_text(source(model(kind), kind), encoding="utf-8")
    paths = os.pathsep.join(str(ROOT / folder) for folder in ("generated", "runtime"))
    command = [sys.executable, "-m", "mypy", "--config-file=", "--strict", "--cache-dir", tmp_path / "cache"]
    done = subprocess.run(
        [*command, *tmp_path.glob("*.py")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "MYPYPATH": paths},
    )
    assert done.returncode == 0, done.stdout


def test_names_stay_recognisable() -> None:
    """Keywords, labels of any script and function blocks become names that show where they come from."""
    robot = run(source(model("robot"), "my robot!"))
    assert robot["MyRobot"].class_.identifier == "class"
    assert robot["WorkMode"].沿边_墙角 == 2
    pump = run(source(model("heat_pump"), "heat_pump"))
    assert [item.name for item in pump["WorkMode"]] == ["HEAT_PUMP", "HYBRID", "E_HEATER_ONLY", "VACATION_7_DAYS"]
    assert run(source(model("gateway"), "gateway"))["Gateway"].zigbee_channel.identifier == "Zigbee:Channel"
    unnamed = {"properties": [{"identifier": "M", "dataType": {"type": "enum", "specs": {"-1": "?", "1": "?"}}}]}
    assert [item.name for item in run(source(ThingModel.from_tsl(unnamed), "x"))["M"]] == ["ITEM_MINUS_1", "ITEM_1"]


def test_attributes_and_classes_have_different_names() -> None:
    """A class whose name a property has already gets another, as the name in the body of a class is the property."""
    struct = {"type": "struct", "specs": [{"identifier": "x", "dataType": {"type": "int"}}]}
    types = {"温度": {"type": "int"}, "温:度": struct}
    tsl = {"properties": [{"identifier": name, "dataType": one} for name, one in types.items()]}
    made = run(source(ThingModel.from_tsl(tsl), "x"))
    assert (made["X"].温度.identifier, made["X"].温_度.identifier) == ("温度", "温:度")


@pytest.fixture
def written(tmp_path: Path) -> Any:
    """The classes of the sandbox's product, written by the command, and the sandbox."""
    with Sandbox() as sandbox, CloudClient(**sandbox.settings) as cloud:
        tsl = cloud.things.get_tsl(iot_id=sandbox.devices[0]["iotId"]).to_wire()
        (tmp_path / "light.json").write_text(json.dumps(tsl), encoding="utf-8")
        assert main(["generate", str(tmp_path / "light.json"), "-o", str(tmp_path / "light.py")]) == 0
        yield sandbox, run((tmp_path / "light.py").read_text(encoding="utf-8"))


def test_a_typed_device_is_read_set_and_invoked(written: Any) -> None:
    """Attributes are the values that were last read; `set` and services check and call."""
    sandbox, made = written
    with CloudClient(**sandbox.settings) as cloud:
        light = made["Light"](cloud.device(sandbox.devices[0]["iotId"]))
        assert light.light_switch is None
        light.set(light_switch=True, confirm=5)
        assert light.light_switch is True
        assert light.toggle_light_switch() is None
        with pytest.raises(InvalidValueError, match="LightSwitch: 7 is not allowed"):
            light.set(light_switch=7)
        with pytest.raises(AttributeError, match=r"pass it to Light\.set"):
            light.light_switch = False


def test_a_typed_device_of_an_async_client(written: Any) -> None:
    """The same with `await`."""
    sandbox, made = written

    async def use() -> None:
        async with AsyncCloudClient(**sandbox.settings) as cloud:
            light = made["AsyncLight"](await cloud.device(sandbox.devices[0]["iotId"]))
            await light.set(light_switch=True, confirm=5)
            assert light.light_switch is True
            assert await light.toggle_light_switch() is None

    asyncio.run(use())


def test_a_device_of_another_product_is_refused(written: Any) -> None:
    """A class reads no device whose properties may mean something else."""
    sandbox, made = written
    made["Light"].PRODUCT_KEY = "a1Other"
    with AppClient(**sandbox.app_settings) as app:
        device = app.device(next(one["iotId"] for one in sandbox.devices if one["deviceName"] == "light010"))
        with pytest.raises(InvalidModelError, match="Light is for devices of the product a1Other"):
            made["Light"](device)


class TestCommand:
    def test_it_prints_without_an_output(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Without `-o` the code goes to standard output; the class is named as asked."""
        assert main(["generate", str(FOLDER / "lamp.json"), "--name", "Bulb"]) == 0
        assert "class AsyncBulb(" in capsys.readouterr().out

    def test_it_prints_in_utf_8(self) -> None:
        """Labels of any script are printed, also where the system's encoding lacks them."""
        variables = {**os.environ, "PYTHONIOENCODING": "ascii"}
        variables["PYTHONPATH"] = os.pathsep.join([str(ROOT / "generated"), str(ROOT / "runtime")])
        command = [sys.executable, "-m", "feiyan_devices", "generate", str(FOLDER / "lamp.json")]
        done = subprocess.run(command, capture_output=True, check=True, env=variables)
        assert "阅读 = 1" in done.stdout.decode("utf-8")

    @pytest.mark.parametrize(
        ("content", "message"),
        [(b"{}", "is not a thing model"), (b"\xff\xfe", "not a text in UTF-8"), (None, "No such file")],
    )
    def test_it_refuses_what_is_no_model(
        self, content: bytes | None, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """It exits with 2, names the file and the reason, and writes nothing."""
        path, output = tmp_path / "x.json", tmp_path / "x.py"
        if content is not None:
            path.write_bytes(content)
        assert main(["generate", str(path), "-o", str(output)]) == 2
        printed = capsys.readouterr().err
        assert printed.startswith(str(path))
        assert message in printed
        assert not output.exists()

    def test_it_names_the_extra_that_is_missing(self) -> None:
        """Without Jinja it says how to install it."""
        code = "import sys; sys.modules['jinja2'] = None; from feiyan_devices.__main__ import main; sys.exit(main())"
        paths = os.pathsep.join([str(ROOT / "generated"), str(ROOT / "runtime")])
        done = subprocess.run(
            [sys.executable, "-c", code, "generate", FOLDER / "lamp.json"],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": paths},
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert "pip install 'feiyan-client[tsl]'" in done.stderr
