"""Names that can be imported, and the cost of importing them."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import feiyan_runtime

RUNTIME = Path(feiyan_runtime.__file__).parent


def modules_after(code: str) -> set[str]:
    """The modules that a new interpreter has imported after running the code."""
    program = f"import sys\nsys.path[:0] = {[path for path in sys.path if path]!r}\n{code}\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


class TestRuntime:
    def test_the_list_names_nothing_twice(self):
        """Each name stands in `__all__` once."""
        assert len(feiyan_runtime.__all__) == len(set(feiyan_runtime.__all__))

    def test_the_list_is_complete(self):
        """`__all__` is what type checkers see imported, from the modules that the table of late imports names."""
        source = ast.parse(Path(feiyan_runtime.__file__).read_text(encoding="utf-8"))
        (typed,) = (node for node in source.body if isinstance(node, ast.If))
        seen = {name.name: node.module for node in typed.body for name in node.names}
        assert seen == {name: f"feiyan_runtime.{module}" for name, module in feiyan_runtime._MODULES.items()}
        assert sorted(seen) == sorted(feiyan_runtime.__all__)

    @pytest.mark.parametrize("name", feiyan_runtime.__all__)
    def test_every_name_is_there(self, name):
        """Every listed name can be imported."""
        assert getattr(feiyan_runtime, name) is not None

    def test_the_version_can_be_had(self):
        """The runtime and the generated package are released together."""
        import feiyan

        assert feiyan_runtime.__version__ == feiyan.__version__

    def test_modules_are_private(self):
        """Everything is reached through the package."""
        assert all(path.stem.startswith("_") for path in RUNTIME.glob("*.py"))


class TestCost:
    def test_importing_feiyan_costs_next_to_nothing(self):
        """The package alone brings neither pydantic, nor httpx, nor the runtime, nor any service."""
        modules = modules_after("import feiyan")
        assert not modules & {"pydantic", "httpx", "feiyan_runtime"}
        assert {name for name in modules if name.startswith("feiyan")} == {"feiyan"}

    def test_a_client_brings_no_models_but_those_of_tokens(self):
        """A client that has not been used has the models of the token operations only."""
        modules = modules_after(
            "from feiyan import CloudClient\nCloudClient(app_key='k', app_secret='s', project_id='p').close()"
        )
        assert self.models(modules) == {"tokens"}

    def test_a_service_brings_its_own_models(self):
        """Using one service imports its models and those of no other."""
        modules = modules_after(
            "from feiyan import CloudClient\n"
            "client = CloudClient(app_key='k', app_secret='s', project_id='p')\n"
            "client.things.get_info\nclient.close()"
        )
        assert self.models(modules) == {"tokens", "things"}
        assert "feiyan.codes" not in modules

    def test_a_client_brings_no_devices(self):
        """Thing models are imported by programs that use them, and bring no client, and no Jinja."""
        assert not self.devices(
            "from feiyan import CloudClient\nCloudClient(app_key='k', app_secret='s', project_id='p')"
        )
        assert self.devices("from feiyan import ThingModel")
        modules = modules_after("from feiyan_devices import ThingModel, Device, Product")
        assert not modules & {"feiyan", "jinja2", "httpx", "asyncio"}

    def devices(self, code: str) -> set[str]:
        return {name for name in modules_after(code) if name.startswith("feiyan_devices")}

    def test_a_sync_client_brings_neither_httpx_nor_asyncio(self):
        """A sync client brings what it sends with, and nothing of the async side."""
        modules = modules_after(
            "from feiyan import CloudClient\nCloudClient(app_key='k', app_secret='s', project_id='p').close()"
        )
        assert not modules & {
            "httpx",
            "asyncio",
            "filelock",
            "feiyan.cloud._async_client",
            "feiyan_runtime.channel.channel",
        }

    def models(self, modules: set[str]) -> set[str]:
        start = "feiyan.cloud.models."
        return {name.removeprefix(start) for name in modules if name.startswith(start)}

    def test_every_public_name_of_feiyan_can_be_had(self):
        """The names that are imported late are all there."""
        import feiyan

        for name in feiyan.__all__:
            assert getattr(feiyan, name) is not None
