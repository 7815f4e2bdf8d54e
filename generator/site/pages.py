"""All pages of the site, as Markdown by path."""

from __future__ import annotations

from collections.abc import Iterator

from generator import REPOSITORY
from generator.api.model import Api, Service
from generator.python.render import TEMPLATES, jinja
from generator.site.links import relinked
from generator.site.service import operation_page, service_operations

_FIXED = {
    "README.md": "index.md",
    "README.zh-CN.md": "zh/index.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "spec/README.md": "spec.md",
    "docs/README.md": "guides.md",
    "generated/REFERENCE.md": "reference/index.md",
    "generated/REFERENCE.md#error-codes": "reference/errors.md",
}
"""Path in the site of pages that are not in docs/, or of a part of one, by their path in the repository."""


PYTHON = (
    ("Clients", ("feiyan.CloudClient", "feiyan.AppClient", "feiyan.AsyncCloudClient", "feiyan.AsyncAppClient")),
    ("Options", ("feiyan_runtime.Options", "feiyan_runtime.Retry", "feiyan_runtime.RateLimit", "feiyan_runtime.Event")),
    ("Answers", ("feiyan_runtime.Envelope", "feiyan_runtime.Pages", "feiyan_runtime.AsyncPages")),
    ("Devices", ("feiyan_devices.Device", "feiyan_devices.AsyncDevice", "feiyan_devices.ThingModel")),
    ("Mirrors of devices", ("feiyan_devices.Devices", "feiyan_devices.AsyncDevices", "feiyan_devices.PropertyChanged")),
    ("Tokens", ("feiyan_runtime.FileTokenStore", "feiyan_runtime.RedisTokenStore", "feiyan_runtime.MemoryTokenStore")),
    ("Errors", ("feiyan_runtime.ApiError", "feiyan_runtime.TransportError", "feiyan_runtime.ProtocolError")),
)
"""Names that the page about the package explains, by its headings."""


def pages(api: Api) -> dict[str, str]:
    """Return all files of the site's source by path: its settings, and its pages in `pages/`."""
    templates = jinja()
    sides: dict[str, list[Service]] = {}
    for service in api.services.values():
        sides.setdefault(service.python.partition(".")[0], []).append(service)

    def made(template: str, **values: object) -> str:
        return templates.get_template(template).render(**values)

    found = dict(_guides())
    listed = [(service, service_operations(api, service)) for service in api.services.values()]
    found["reference/index.md"] = made("site.index.md.jinja", services=listed)
    for service, operations in listed:
        printed = [operation_page(api, operation) for operation in operations]
        text = made("site.service.md.jinja", service=service, operations=printed)
        found[f"reference/{service.python.replace('.', '/')}.md"] = text
    codes = sorted((api.errors or {}).values(), key=lambda one: str(one.code).rjust(20))
    found["reference/errors.md"] = made("site.errors.md.jinja", codes=codes)
    found["reference/python.md"] = made("site.python.md.jinja", groups=PYTHON)
    found["site.css"] = (TEMPLATES / "site.css").read_text(encoding="utf-8")
    config = made("site.zensical.toml.jinja", sides=sides)
    return {"zensical.toml": config, **{f"pages/{name}": text for name, text in found.items()}}


def _guides() -> Iterator[tuple[str, str]]:
    """Yield the pages of the repository that the site has, with links of the site."""
    docs = REPOSITORY / "docs"
    guides = [path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*.md")) if path != docs / "README.md"]
    sources = _FIXED | {f"docs/{name}": name for name in guides}
    for source, page in sources.items():
        if not source.startswith("generated/"):
            yield page, relinked((REPOSITORY / source).read_text(encoding="utf-8"), source, sources)
