"""The documentation site: complete, without broken links, and searchable in two languages without a network."""

from __future__ import annotations

import html
import json
import re
import time
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from feiyan_cli import errors, operations
from tests.generator.diff.browser import Browser

PAGES = (
    "index.html",
    "calls/index.html",
    "reference/cloud/things/index.html",
    "reference/errors/index.html",
    "zh/index.html",
    "zh/errors/index.html",
    "zh/signing-in/index.html",
)

PATIENCE = 30.0


class _Links(HTMLParser):
    """Collects the links and the anchors of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            elif name in {"href", "src"} and value:
                self.links.append(value)


def _read(path: Path) -> _Links:
    found = _Links()
    found.feed(path.read_text(encoding="utf-8"))
    return found


def _broken(site: Path) -> Iterator[str]:
    pages = {path.relative_to(site).as_posix(): _read(path) for path in site.rglob("*.html") if path.name != "404.html"}
    for name, found in pages.items():
        for link in found.links:
            target = urlsplit(urljoin(f"https://site/{name}", link))
            if target.netloc != "site":
                continue
            path = unquote(target.path).lstrip("/")
            path = f"{path}index.html" if not path or path.endswith("/") else path
            if not (site / path).is_file() or (
                target.fragment and path in pages and unquote(target.fragment) not in pages[path].anchors
            ):
                yield f"{name}: {link}"


def test_no_link_is_broken(site: Path) -> None:
    """Each leads to a page of the site, and to an anchor that the page has."""
    assert list(_broken(site)) == []


def test_every_operation_has_its_place(site: Path) -> None:
    """Path, Chinese title and a call in Python stand on the page of its service."""
    for entry in operations.entries():
        text = (site / "reference" / entry.side / entry.service / "index.html").read_text(encoding="utf-8")
        assert f'id="{entry.method.replace("_", "-")}"' in text, entry.python
        assert entry.path in text
        assert entry.title in text


def test_every_code_is_explained_in_both_languages(site: Path) -> None:
    """Code, hexadecimal code, and both texts stand in the catalogue."""
    text = html.unescape((site / "reference/errors/index.html").read_text(encoding="utf-8"))
    for entry in errors.entries():
        assert f'id="code-{str(entry.code).replace("+", "-")}"' in text
        assert all(one in text for one in (entry.meaning, entry.meaning_zh, entry.remedy, entry.remedy_zh)), entry.code
        if isinstance(entry.code, int):
            assert f"0x{entry.code:X}" in text


def test_every_guide_is_in_the_navigation(site: Path) -> None:
    """A page that no menu has is found by nobody."""
    settings = (site.parent / "zensical.toml").read_text(encoding="utf-8")
    pages = [path.relative_to(site.parent / "pages").as_posix() for path in (site.parent / "pages").rglob("*.md")]
    assert [page for page in pages if f'"{page}"' not in settings] == []


def test_both_languages_can_be_searched(site: Path) -> None:
    """The index has English words and Chinese titles."""
    index = json.dumps(json.loads((site / "search.json").read_text(encoding="utf-8")), ensure_ascii=False)
    assert "获取物的基本信息" in index
    assert "Get the basic facts about a device" in index


def _show(page: Browser, url: str, *, width: int = 1280, scheme: str = "light") -> None:
    page.call("Page.navigate", url="about:blank")  # the page before would store the scheme that it was shown with
    page.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
    page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    page.call("Storage.clearDataForOrigin", origin="{0.scheme}://{0.netloc}".format(urlsplit(url)), storageTypes="all")
    page.events.clear()
    page.call("Page.navigate", url=url)
    _wait(lambda: page.value("document.readyState") == "complete" and page.value("location.href") == url)


def _wait(happened: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_needs_nothing_from_elsewhere(page: Browser, address: str, name: str, scheme: str) -> None:
    """It loads from its own server alone, logs no error, and fits a narrow screen."""
    _show(page, f"{address}/{name}", width=390, scheme=scheme)
    time.sleep(0.5)
    asked = {event["request"]["url"] for event in page.of("Network.requestWillBeSent")}
    assert {url for url in asked if not url.startswith((address, "data:"))} == set()
    assert page.of("Runtime.exceptionThrown", "Log.entryAdded") == []
    assert page.value("document.documentElement.scrollWidth") <= 390
    assert page.value("document.body.dataset.mdColorScheme") == {"light": "default", "dark": "slate"}[scheme]


def test_tables_of_parameters_fit_a_narrow_screen(page: Browser, address: str) -> None:
    """No description of a parameter or a field is off the screen."""
    _show(page, f"{address}/reference/cloud/things/index.html", width=390)
    cells = "[...document.querySelectorAll('table:not([class]) td')]"
    assert page.value(f"{cells}.length") > 50
    assert page.value(f"Math.max(...{cells}.map(one => one.getBoundingClientRect().right))") <= 390


def _results(page: Browser) -> str:
    """Return the names of the results of a search, which follow their number; nothing while there are none."""
    nodes = page.call("Accessibility.getFullAXTree")["nodes"]
    shown = " ".join(str(node.get("name", {}).get("value", "")) for node in nodes if not node.get("ignored"))
    return re.split(r"\b\d+ results?\b|$", shown, maxsplit=1)[1]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("/cloud/thing/info/get", "get_info"),
        ("/uc/listBindingByAccount", "list_devices"),
        ("/scene/list/get", "app.scenes"),
        ("状态", "get_status"),
        ("基本信息", "get_info"),
        ("绑定设备", "bind_devices"),
        ("获取物的模板", "get_tsl"),
        ("删除家", "app.homes"),
        ("下发Token", "create_token"),
        ("basic facts", "get_info"),
        ("rate limit", "feiyan_runtime.RateLimit"),
        ("token store", "What a store keeps"),
        ("50208", "50208 (0xC420)"),
        ("0xC420", "50208 (0xC420)"),
        ("101601+60101", "PROVISION_WIFI_5GHZ"),
        ("could not start provisioning", "50208 (0xC420)"),
        ("没能开始配网", "50208 (0xC420)"),
        ("送回工厂检查", "DEVICE_WIFI_DRIVER_FAILED"),
        ("用授权码登录", "用授权码登录"),
    ],
)
def test_search_finds(page: Browser, address: str, words: str, found: str) -> None:
    """By path, in the middle of a title as at its start, by a whole title, by English words."""
    _show(page, f"{address}/index.html")
    page.call("Accessibility.enable")
    page.value("document.querySelector('.md-search__button').click()")
    time.sleep(0.3)
    page.call("Input.insertText", text=words)
    _wait(lambda: found in _results(page))
