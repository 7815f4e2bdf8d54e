"""Unfinished specs after an import: missing parts are ignored, and everything else is compared."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.__main__ import main
from generator.diff.command import compare
from generator.diff.formats import FORMATS, changelog
from generator.spec.bundle import bundle
from generator.spec.load import Spec
from tests.generator.conftest import LAMPS
from tests.generator.diff.conftest import answer, operation, params, schemas

if TYPE_CHECKING:
    from tests.generator.diff.conftest import Files, Specs

CALL = ("operationId", "summary", "x-timeout-ms", "x-auth", "x-idempotent")
ROW = ("name", "meaning", "meaning_zh", "remedy", "remedy_zh", "error", "retry")


def leave(value: Any, *keys: str) -> None:
    """Remove keys, as if people had to write them."""
    for key in keys:
        value.pop(key, None)
    value["x-todo"] = [*keys]


def unfinished(files: Files) -> None:
    """Return a spec with all kinds of unfinished places."""
    leave(operation(files), *CALL)
    leave(files["errors.yaml"]["errors"][0], *ROW)
    leave(files["openapi.yaml"]["tags"][1], "description")
    leave(params(files)["properties"]["floor"], "description")
    leave(schemas(files)["Lamp"], "description")
    schemas(files)["LampState"] |= {"enum": [0, 1, 2], "x-todo": ["x-enum-names", "x-enum-descriptions"]}


def seen(specs: Specs) -> list[tuple[str, str]]:
    return [(one.rule.id, one.places[0].python) for one in specs.findings()]


def test_things_without_a_name_are_reported_by_path_number_or_value(specs: Specs) -> None:
    """Things without a name are reported by path, number or value."""
    new = {**operation(specs.head), "x-doc": {"document": "user-service", "title": "灯"}}
    leave(new, *CALL)
    specs.head["openapi.yaml"]["paths"]["/lamp/dim"] = {"$ref": f"{LAMPS}#/paths/~1lamp~1dim"}
    specs.head[LAMPS]["paths"]["/lamp/dim"] = {"post": new}
    row = {"code": 700, "domain": "example", "message": "too dark", "seen": "user-service /lamp/dim"}
    specs.head["errors.yaml"]["errors"].append(row)
    leave(row, *ROW)
    schemas(specs.head)["LampState"] |= {"enum": [0, 1, 2], "x-todo": ["x-enum-names", "x-enum-descriptions"]}
    assert seen(specs) == [
        ("operation-added", "/lamp/dim"),
        ("member-added", "feiyan.enums.LampState(2)"),
        ("error-added", "feiyan.codes.BY_CODE[700]"),
    ]


def test_a_change_of_what_has_no_name_is_told_as_any_other(specs: Specs) -> None:
    """A change of a thing without a name is reported like any other."""
    for files in (specs.base, specs.head):
        unfinished(files)
    params(specs.head)["required"] = ["state"]
    params(specs.head)["properties"]["wing"] = {"type": "string", "x-todo": ["description"]}
    operation(specs.head).update({"x-api-version": "1.0.3", "x-timeout-ms": 3000, "x-auth": "cloud"})
    specs.head["errors.yaml"]["errors"][0]["message"] = "bad request"
    assert seen(specs) == [
        ("parameter-required", "/lamp/get(state=)"),
        ("version-changed", "/lamp/get"),
        ("parameter-added", "/lamp/get(wing=)"),
        ("timeout-changed", "/lamp/get"),
        ("token-told", "/lamp/get"),
        ("text-changed", "feiyan.codes.BY_CODE[400]"),
    ]


def test_a_name_that_is_written_later_is_neither_removed_nor_added(specs: Specs) -> None:
    unfinished(specs.base)
    schemas(specs.head)["LampState"]["enum"].append(2)
    for key, text in (("x-enum-names", "DIM"), ("x-enum-descriptions", "It is dim.")):
        schemas(specs.head)["LampState"][key].append(text)
    found = specs.findings()
    assert {(one.places[0].python, one.old, one.new) for one in found if one.rule.id == "name-given"} == {
        ("cloud.lamps.get()", "/lamp/get", "cloud.lamps.get"),
        ("feiyan.codes.REQUEST_ERROR", "", "REQUEST_ERROR"),
        ("feiyan.enums.LampState.DIM", "", "DIM"),
    }
    assert {one.rule.id for one in found} == {
        "name-given", "error-class-closer", "idempotency-changed", "text-changed", "timeout-changed", "token-told",
    }  # fmt: skip


def test_an_object_without_a_name_is_any_object(specs: Specs) -> None:
    """An object without a name is any object, until it becomes a class."""
    answer(specs.base).clear()
    answer(specs.head)["data"] = {"properties": {"level": {"type": "integer"}}, "x-todo": ["description", "type"]}
    assert ("answer-added", "cloud.lamps.get()") in seen(specs)


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_a_report_says_up_front_that_a_spec_is_not_finished(specs: Specs, name: str) -> None:
    """A report says first that a spec is unfinished, how much is left, and how to list it."""
    unfinished(specs.head)
    base, head = specs.folders()
    text = FORMATS[name](compare(str(base), str(head), base))
    note = f"`{head}` has 6 places with `x-todo`. `python -m generator lint` lists them"
    if name == "html":
        note = re.sub("`([^`]*)`", r"<code>\1</code>", note)
    assert text.index(note) < text.index("Not compared")
    assert text.count("x-todo") == 1


def test_a_report_on_finished_specs_does_not_speak_of_it(specs: Specs) -> None:
    base, head = specs.folders()
    assert not any("ot finished" in FORMATS[name](compare(str(base), str(head), base)) for name in ("markdown", "html"))


def test_data_count_what_is_not_finished(specs: Specs, capsys: pytest.CaptureFixture[str]) -> None:
    unfinished(specs.head)
    assert main(["diff", *map(str, specs.folders()), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["base"]["unfinished"], data["head"]["unfinished"]) == (0, 6)
    (given,) = [one for one in data["changes"] if one["rule"] == "member-added"]
    assert (given["places"][0]["python"], given["new"]) == ("feiyan.enums.LampState(2)", "2")


def test_a_bundle_of_an_unfinished_spec_is_compared(specs: Specs, tmp_path: Path) -> None:
    """The service of an operation without a name is that of its tag."""
    unfinished(specs.base)
    base, head = specs.folders()
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps(bundle(Spec.load(base))), encoding="utf-8")
    report = compare(str(path), str(base), base)
    assert (report.findings, report.base.unfinished) == ((), 5)
    assert "name-given" in {one.rule.id for one in compare(str(path), str(head), base).findings}


# --- What an import leaves -------------------------------------------------------------------------------------------

EDITION = Path(__file__).parents[1] / "importing" / "edition.txt"
SPEC = Path(__file__).parents[3] / "spec"


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real spec after the import of an edition with a change of every kind."""
    folder = tmp_path_factory.mktemp("imported") / "spec"
    shutil.copytree(SPEC, folder, ignore=shutil.ignore_patterns("*.prose.yaml"))
    assert main(["--spec", str(folder), "import", str(EDITION)]) == 0
    return folder


def test_changes_of_an_import_are_reported(imported: Path) -> None:
    """Changes of an import are reported with Python names, if any, and with their class."""
    report = compare(str(SPEC), str(imported), SPEC)
    told = {(one.rule.level.value, one.rule.id, place.python) for one in report.findings for place in one.places}
    ota, firmware = "feiyan.app.models.ota", "app.ota.get_firmware"
    assert told >= {
        ("breaking", "required-parameter-added", f"{firmware}(batch_no=)"),
        ("breaking", "field-type-changed", f"{ota}.OtaFirmware.size"),
        ("feature", "operation-added", "/living/ota/plan/query"),
        ("feature", "operation-deprecated", "app.ota.cancel_upgrade()"),
        ("feature", "version-changed", f"{firmware}()"),
        ("feature", "token-spared", "app.ota.get_progress()"),
        ("feature", "parameter-added", f"{firmware}(wait_time=)"),
        ("feature", "parameter-deprecated", "app.ota.get_progress(current_version=)"),
        ("feature", "field-added", f"{ota}.OtaFirmware.release_time"),
        ("feature", "field-deprecated", f"{ota}.OtaProgress.description"),
        ("feature", "member-added", 'feiyan.enums.OtaStatus("PAUSED")'),
        ("feature", "error-added", "feiyan.codes.BY_CODE[28824]"),
        ("feature", "error-deprecated", "feiyan.codes.DEVICE_LIMIT_EXCEEDED_28823"),
        ("fix", "timeout-changed", f"{firmware}()"),
        ("fix", "parameter-default-sent", "app.ota.get_progress(module_name=)"),
    }
    assert sum(level == "breaking" for level, _, _ in told) == 2
    assert report.base.unfinished == 0 < report.head.unfinished


def test_deprecated_things_have_a_section_in_the_changelog(imported: Path) -> None:
    """Deprecated things have a section of their own in the changelog, as in https://keepachangelog.com."""
    entry = changelog(compare(str(SPEC), str(imported), SPEC))
    before, _, after = entry.partition("\n### Deprecated\n\n")
    assert "deprecated" not in before
    assert after == (
        "- operation deprecated: `app.ota.cancel_upgrade()`.\n"
        "- parameter deprecated: `app.ota.get_progress(current_version=)`.\n"
        "- field deprecated: `feiyan.app.models.ota.OtaProgress.description`.\n"
        "- error code deprecated: `feiyan.codes.DEVICE_LIMIT_EXCEEDED_28823`.\n"
    )


def test_two_editions_are_compared_before_anyone_writes_a_name(tmp_path: Path) -> None:
    """The first one is imported into a spec that has nothing, the next one into a copy: all is known by its path."""
    base, head, following = (tmp_path / name for name in ("base", "head", "next.txt"))
    main(["import", "--into", str(base), str(EDITION)])
    shutil.copytree(base, head)
    following.write_text(EDITION.read_text(encoding="utf-8").replace("1.0.0", "1.0.7"), encoding="utf-8")
    main(["import", "--into", str(head), str(following)])
    report = compare(str(base), str(head), base)
    assert {one.rule.id for one in report.findings} == {"version-changed", "older-version-added"}
    assert {place.python for one in report.findings for place in one.places} >= {"/living/ota/plan/query"}
    assert all(side.unfinished > 50 for side in (report.base, report.head))
