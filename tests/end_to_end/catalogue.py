"""The documented operations, each with the client method that calls it and the example of a call."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module, resources
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from feiyan_runtime import Model, Operation
from feiyan_sandbox.handlers import documented_operations, find_handler

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True)
class Case:
    """An operation as documented in the bundled spec."""

    path: str
    documented: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The operationId."""
        return str(self.documented["operationId"])

    @property
    def side(self) -> str:
        """The side of the operation: "app" or "cloud"."""
        return self.name.split(".")[0]

    @property
    def service(self) -> str:
        """The client's attribute for the service."""
        return self.name.split(".")[1]

    @property
    def method(self) -> str:
        """The name of the service's method."""
        return _HUMP.sub("_", self.name.split(".")[2]).lower()

    @property
    def auth(self) -> str:
        """The spec's x-auth."""
        return str(self.documented["x-auth"])

    @property
    def section(self) -> str:
        """The section of the reference, or "" if the operation is undocumented."""
        return str(self.documented.get("x-doc", {}).get("section", ""))

    @property
    def older_versions(self) -> list[str]:
        """The versions in x-older-versions."""
        return [older["version"] for older in self.documented.get("x-older-versions", ())]

    @property
    def keeps_state(self) -> bool:
        """True if the sandbox answers from its state instead of the example."""
        return find_handler(self.name) is not None

    @property
    def data(self) -> Any:
        """The data of the documented answer, with a plain value for each documented field that the example lacks."""
        example = self.documented["responses"]["200"]["content"]["application/json"]["example"]
        return documented_operations()[self.path].completion.complete(example.get("data"))

    @property
    def items(self) -> Sequence[Any]:
        """The items of the documented answer, which is a page."""
        items = self.data
        for name in filter(None, self.documented["x-pagination"]["items"].split(".")):
            items = items[name]
        return list(items)

    @cached_property
    def operation(self) -> Operation[Any]:
        """The client's `Operation` object."""
        module = import_module(f"feiyan.{self.side}.{self.service}")
        operations = [value for value in vars(module).values() if isinstance(value, Operation)]
        return next(operation for operation in operations if operation.name == self.name)

    @cached_property
    def arguments(self) -> dict[str, Any]:
        """The documented request as arguments of the method, with models where it takes models."""
        service = getattr(import_module(f"feiyan.{self.side}.{self.service}"), self.service.capitalize())
        annotations = get_type_hints(getattr(service, self.method))
        names = {wire: name for name, wire in self.operation.parameters.items()}
        request = self.documented["requestBody"]["content"]["application/json"]["example"]
        given = {names[wire]: value for wire, value in request.get("params", {}).items()}
        return {name: _built(annotations[name], value) for name, value in given.items()}

    def bound_to(self, client: object) -> Callable[..., Any]:
        """Return the method of a client."""
        method: Callable[..., Any] = getattr(getattr(client, self.service), self.method)
        return method


@cache
def cases() -> tuple[Case, ...]:
    """Return every operation in the bundled spec, once for each side."""
    spec = json.loads(resources.files("feiyan").joinpath("openapi.json").read_text(encoding="utf-8"))
    offers = [(path, item["post"]) for path, item in spec["paths"].items()]
    others = [(path, {**post, **post["x-also"]}) for path, post in offers if "x-also" in post]
    return tuple(Case(path, documented) for path, documented in (*offers, *others))


def _built(annotation: Any, value: Any) -> Any:
    for choice in get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,):
        if isinstance(value, dict) and isinstance(choice, type) and issubclass(choice, Model):
            return choice.model_validate(value)
        if isinstance(value, list) and get_origin(choice) is Sequence:
            (inner,) = get_args(choice)
            return [_built(inner, one) for one in value]
    return value
