"""The documented operations, read from the spec that the generated client carries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

_JSON = "application/json"


@dataclass(frozen=True, eq=False, slots=True)
class DocumentedOperation:
    """A documented operation.

    `versions` are those that the path answers, the current one first; `params` is a JSON schema that stands alone;
    `example` is the data of the documented answer; `paging` is the spec's x-pagination.
    """

    name: str
    path: str
    versions: tuple[str, ...]
    auth: str
    params: Mapping[str, Any]
    example: Any
    paging: Mapping[str, Any] | None
    of_apps: DocumentedOperation | None = None
    """The operation that it is for apps, where both sides may call it."""

    @property
    def side(self) -> str:
        """The side that calls it: "app" or "cloud"."""
        return self.name.partition(".")[0]

    def called_with(self, cloud_token: str | None) -> DocumentedOperation:
        """Return the operation that a call means: where both sides may call, an app's call has no cloud token."""
        return self.of_apps if self.of_apps and cloud_token is None else self

    @property
    def token(self) -> str | None:
        """The token that its calls carry: "cloudToken", "iotToken" or none."""
        if self.auth == "none":
            return None
        return "cloudToken" if self.side == "cloud" else "iotToken"


@cache
def documented_operations() -> Mapping[str, DocumentedOperation]:
    """Every operation, by path."""
    spec = json.loads(resources.files("feiyan").joinpath("openapi.json").read_text(encoding="utf-8"))
    return {path: _operation(path, item["post"], spec["components"]) for path, item in spec["paths"].items()}


def _operation(path: str, documented: Mapping[str, Any], components: Mapping[str, Any]) -> DocumentedOperation:
    request = documented["requestBody"]["content"][_JSON]
    answer = documented["responses"]["200"]["content"][_JSON]
    operation = DocumentedOperation(
        name=documented["operationId"],
        path=path,
        versions=(documented["x-api-version"], *(older["version"] for older in documented.get("x-older-versions", ()))),
        auth=documented["x-auth"],
        params={**_params_schema(request["schema"]), "components": components},
        example=answer["example"].get("data"),
        paging=documented.get("x-pagination"),
    )
    if also := documented.get("x-also"):
        of_apps = replace(operation, name=also["operationId"], auth=also["x-auth"])
        return replace(operation, of_apps=of_apps)
    return operation


def _params_schema(envelope: Mapping[str, Any]) -> Mapping[str, Any]:
    for part in envelope["allOf"]:
        if "params" in part.get("properties", {}):
            schema: Mapping[str, Any] = part["properties"]["params"]
            return schema
    return {}
