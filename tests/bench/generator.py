"""The generator, in seconds of processor time: a busy machine makes it wait, but not work."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from generator import REPOSITORY, cache
from generator.diff import sources
from generator.diff.command import compare
from generator.diff.reading import read as read_surface
from generator.documents import folder
from generator.lint import check_rules
from generator.python.build import build
from generator.python.render import render
from generator.spec.bundle import bundle
from generator.spec.load import Spec
from generator.spec.yaml_reader import read_yaml
from tests.bench.rounds import Effort, processor_seconds
from tests.bench.table import Note, beside


def comparing(effort: Effort) -> Iterator[Note]:
    """Tell what all changes of the spec so far mean for users, beside reading the YAML of both editions."""
    added = ["git", "log", "--format=%h", "--diff-filter=A", "--", "spec/openapi.yaml"]
    first = subprocess.run(added, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout.split()[-1]

    def compared() -> None:
        read_yaml.cache_clear()
        compare(first, None, REPOSITORY / "spec")

    def read() -> None:
        read_yaml.cache_clear()
        for edition in (first, str(REPOSITORY / "spec")):
            read_surface(sources.read_source(edition, REPOSITORY / "spec"))

    comparison, reading = map(median, processor_seconds(replace(effort, rounds=1, share=1.0), 1, compared, read))
    yield Note("compare two editions of the spec", f"{comparison:.2f} s", beside(comparison, reading, "reading both"))


def commanding(effort: Effort) -> Iterator[Note]:
    """Run each command on the real spec, with the documents at hand for those that need them."""
    documents = [str(path) for path in folder.at_hand()]
    with tempfile.TemporaryDirectory() as empty:
        code = "from generator.spec.load import Spec; from pathlib import Path; Spec.load(Path('spec'))"
        yield spent("Spec.load", "-c", code)
        (cache.FOLDER / "generate.json").unlink(missing_ok=True)
        yield spent("generate", "-m", "generator", "generate")
        yield spent("generate again", "-m", "generator", "generate")
        yield spent("check", "-m", "generator", "check")
        yield spent("lint, all of it", "-m", "generator", "lint", CI="true")
        (cache.FOLDER / "openapi.json").unlink(missing_ok=True)
        run("-m", "generator", "lint")
        yield spent("lint, the validator's verdict known", "-m", "generator", "lint")
        yield spent("diff HEAD", "-m", "generator", "diff", "HEAD")
        if documents:
            yield spent("audit", "-m", "generator", "audit", *documents)
            yield spent("import, nothing new", "-m", "generator", "import", "--dry-run", *documents)
            yield spent("import into an empty folder", "-m", "generator", "import", "--into", empty, documents[0])
        else:
            yield Note("audit, import", "not run", folder.lacking())


def spent(what: str, *arguments: str, **settings: str) -> Note:
    """Run Python and note the seconds of processor time that it and its children took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    status = run(*arguments, **settings)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Note(what, f"{seconds:.2f} s", f"exit status {status}" if status else "")


def run(*arguments: str, **settings: str) -> int:
    """Run Python and return its exit status."""
    environment = {name: value for name, value in os.environ.items() if name != "CI"} | settings
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True).returncode


def growing(effort: Effort) -> Iterator[Note]:
    """Do the same with twice and four times as much: what grows faster than the spec is a fault."""
    with tempfile.TemporaryDirectory() as place:
        sizes = [growth(Path(place) / str(times), times) for times in (1, 2, 4)]
    for what, once in sizes[0].items():
        ratios = " and ".join(f"{grown[what] / once:.2f} ×" for grown in sizes[1:])
        yield Note(f"{what} the spec", f"{once:.2f} s", f"{ratios} with 2 and 4 times as many services")


def growth(place: Path, times: int) -> dict[str, float]:
    """Seconds of processor time for each part of the generator's work on a spec that has grown."""
    grow(REPOSITORY / "spec", place, times)
    seconds: dict[str, float] = {}

    def timed(what: str, work: Callable[[], Any]) -> Any:
        started = time.process_time()
        made = work()
        seconds[what] = time.process_time() - started
        return made

    read_yaml.cache_clear()
    spec = timed("load", lambda: Spec.load(place))
    package = timed("build", lambda: build(spec))
    document = timed("bundle", lambda: bundle(spec))
    timed("render", lambda: render(package, document, spec.digest()))
    timed("lint, without the public validator,", lambda: check_rules(spec))
    timed("diff", lambda: compare(str(place), str(place), place))
    return seconds


def grow(spec: Path, place: Path, times: int) -> None:
    """Write a spec with each of its services so many times, each under names of its own."""
    files = {path.relative_to(spec).as_posix(): path for path in spec.rglob("*.yaml")}
    made = {name: read_yaml(path.read_text(encoding="utf-8")).value for name, path in files.items()}
    root = {**made["openapi.yaml"], "paths": {**made["openapi.yaml"]["paths"]}, "tags": [*made["openapi.yaml"]["tags"]]}
    for number in range(2, times + 1):
        for name, content in list(made.items()):
            if re.fullmatch(r"services/[a-z]+/[a-z]+\.yaml", name) and "paths" in content:
                new = name.replace(".yaml", f"{number}.yaml")
                made[new] = renamed(content, str(number))
                for path in made[new]["paths"]:
                    escaped = path.replace("/", "~1")
                    root["paths"][path] = {"$ref": f"{new}#/paths/{escaped}"}
        services = {name.removeprefix("services/").removesuffix(".yaml").replace("/", ".") for name in made}
        known = [tag for tag in made["openapi.yaml"]["tags"] if f"{tag['name']}{number}" in services]
        root["tags"] += [{**tag, "name": f"{tag['name']}{number}"} for tag in known]
    for name, content in {**made, "openapi.yaml": root}.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def renamed(value: Any, suffix: str, above: str = "") -> Any:
    """A service's file with other paths, operations and objects."""
    if isinstance(value, list):
        return [renamed(child, suffix, above) for child in value]
    if not isinstance(value, dict):
        if above == "operationId":
            return re.sub(r"^(\w+\.\w+)", rf"\g<1>{suffix}", value)
        if above == "tags" or (above == "$ref" and value.startswith("#/components/schemas/")):
            return f"{value}{suffix}"
        return value
    ends = suffix if above in {"paths", "schemas"} else ""
    kept = ((key, child) for key, child in value.items() if key != "x-token")  # a side has one operation for each
    return {f"{key}{ends}": renamed(child, suffix, key) for key, child in kept}
