"""The documented operations, read from the spec in the generated client."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from feiyan_sandbox.handlers.completion import Completion

_JSON = "application/json"


@dataclass(frozen=True, eq=False, slots=True)
class DocumentedOperation:
    """A documented operation.

    `versions` lists the documented versions of the path, the current one first; `seen_versions` those that only public
    programs have. `params` is a self-contained JSON schema. `example` is the data of the documented answer,
    `completion` fills in fields that data lacks. `paging` is the spec's x-pagination.
    """

    name: str
    path: str
    versions: tuple[str, ...]
    seen_versions: frozenset[str]
    auth: str
    params: Mapping[str, Any]
    example: Any
    completion: Completion
    paging: Mapping[str, Any] | None
    app_operation: DocumentedOperation | None = None
    """The app-side operation at the same path, if both sides may call it."""

    @property
    def side(self) -> str:
        """The side of the operation: "app" or "cloud"."""
        return self.name.partition(".")[0]

    def resolve(self, cloud_token: str | None) -> DocumentedOperation:
        """Return the operation of a call: the app's if both sides share the path and there is no cloud token."""
        return self.app_operation if self.app_operation and cloud_token is None else self

    @property
    def required(self) -> Collection[str]:
        """The names of the required parameters."""
        required: Collection[str] = self.params.get("required", ())
        return required

    @property
    def token(self) -> str | None:
        """The token that calls must carry: "cloudToken", "iotToken" or None."""
        if self.auth == "none":
            return None
        return "cloudToken" if self.side == "cloud" else "iotToken"


@cache
def documented_operations() -> Mapping[str, DocumentedOperation]:
    """Return all operations by path."""
    spec = json.loads(resources.files("feiyan").joinpath("openapi.json").read_text(encoding="utf-8"))
    return {path: _operation(path, item["post"], spec["components"]) for path, item in spec["paths"].items()}


def _operation(path: str, documented: Mapping[str, Any], components: Mapping[str, Any]) -> DocumentedOperation:
    request = documented["requestBody"]["content"][_JSON]
    answer = documented["responses"]["200"]["content"][_JSON]
    operation = DocumentedOperation(
        name=documented["operationId"],
        path=path,
        versions=(documented["x-api-version"], *(older["version"] for older in documented.get("x-older-versions", ()))),
        seen_versions=frozenset(documented.get("x-seen-versions", ())),
        auth=documented["x-auth"],
        params={**(_part(request["schema"], "params") or {}), "components": components},
        example=answer["example"].get("data"),
        completion=Completion(_part(answer["schema"], "data"), components),
        paging=documented.get("x-pagination"),
    )
    if also := documented.get("x-also"):
        app_operation = replace(operation, name=also["operationId"], auth=also["x-auth"])
        return replace(operation, app_operation=app_operation)
    return operation


def _part(envelope: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    """Return the schema of the parameters or of the data in an envelope, or None if there are none."""
    for part in envelope["allOf"]:
        if name in part.get("properties", {}):
            schema: Mapping[str, Any] = part["properties"][name]
            return schema
    return None
