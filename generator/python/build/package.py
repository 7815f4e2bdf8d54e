"""Build the view of the whole package."""

from __future__ import annotations

from collections import Counter

from generator.api import naming
from generator.api.guard import guarded
from generator.api.model import Api
from generator.api.read import ERROR_CLASSES, read
from generator.python import view
from generator.python.build import errors, messages_module, models, services
from generator.spec.corrections import corrections
from generator.spec.load import Spec
from generator.spec.todo import refuse_unfinished


def build(spec: Spec) -> view.Package:
    """Return the view of a spec; raise SpecError with every problem if it cannot be printed."""
    refuse_unfinished(spec)
    api = read(spec, to_print=True)
    title, documents, doc = guarded(spec, spec.root() / "info", lambda _: _info(api)) or ("", "", "")
    modules = tuple(models.modules(spec, api))
    models.refuse_cycles(spec, modules)
    package = view.Package(
        title=title,
        version=documents,
        doc=doc,
        enums=models.enums(spec, api),
        models=modules,
        messages=messages_module.module(spec, api),
        sides=tuple(services.sides(spec, api)),
        regions=errors.regions(spec, api),
        mqtt_endpoint=naming.literal(api.mqtt_endpoint),
        errors=errors.errors(spec, api),
        error_classes=ERROR_CLASSES,
        corrections=_corrections(spec),
    )
    spec.raise_problems()
    return package


def _info(api: Api) -> tuple[str, str, str]:
    title = naming.plain(api.title)
    doc = naming.docstring(
        f"Typed client for the {title}.",
        "Names are imported when they are first used, so that importing the package is cheap.",
        indent=0,
    )
    return title, naming.plain(api.documents), doc


def _corrections(spec: Spec) -> tuple[tuple[str, int], ...]:
    counts = Counter(row.value["kind"] for row in corrections(spec))
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
