"""A small report; `expected/` contains it in each format."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from generator.diff.formats import FORMATS
from generator.diff.report import ComparedSpec, Report
from tests.generator.diff.conftest import Specs, operation, params, schemas, tiny

ENDINGS = {"markdown": "md", "json": "json", "html": "html"}


def small(specs: Specs) -> Report:
    """Return a report with all kinds of content."""
    head = specs.head
    params(head)["properties"]["floor"]["maximum"] = 99
    params(head)["properties"]["wing"] = {"type": "string", "description": "Wing of the house."}
    del params(head)["properties"]["roomName"]
    params(head)["x-rules"] = []
    schemas(head)["Lamp"]["properties"]["state"] = {"type": "string", "description": "State in words."}
    schemas(head)["LampState"]["x-enum-names"][1] = "ON"
    operation(head, "/lamp/list")["x-timeout-ms"] = 9000
    operation(head)["summary"] = "Get a lamp, `lit` or dark."
    head["errors.yaml"]["errors"][0]["error"] = "ConflictError"
    head["common.yaml"]["components"]["schemas"]["LampId"]["description"] = "Id of the lamp; unique."
    not_compared = ("corrections, which users do not see",)
    return Report(
        ComparedSpec("v0.1.0", "0.1.0"), ComparedSpec("the work tree", "0.1.0"), not_compared, specs.findings()
    )


def printed(name: str) -> str:
    """Return the report in a format."""
    with TemporaryDirectory() as folder:
        return FORMATS[name](small(Specs(Path(folder), tiny())))
