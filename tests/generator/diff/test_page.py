"""The HTML report in a browser loads nothing, logs nothing, and is not wider than the window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.diff.formats import page
from generator.diff.report import Report
from generator.python.render import TEMPLATES
from tests.generator.diff.browser import CHROMIUM, Browser, browser
from tests.generator.diff.small_report import small
from tests.generator.diff.test_formats import PAYLOADS, hostile

if TYPE_CHECKING:
    from tests.generator.diff.conftest import Specs

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
LONG = "x" * 400


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture
def report(specs: Specs) -> Report:
    return small(specs)


def written(report: Report, folder: Path) -> Path:
    path = folder / "report.html"
    path.write_text(page(report), encoding="utf-8")
    return path


def asked_for(chromium: Browser) -> set[str]:
    """Return the requests, except those for data within the page."""
    urls = {one["request"]["url"] for one in chromium.of("Network.requestWillBeSent")}
    return {url for url in urls if not url.startswith("data:")}


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_page_fits_and_is_quiet(chromium: Browser, specs: Specs, tmp_path: Path, width: int, scheme: str) -> None:
    """A page makes one request and logs nothing; long words break, also in open details."""
    specs.head["asyncapi.yaml"]["components"]["messages"]["lampStates"]["name"] = f"Lamps{'Changed' * 30}"
    specs.head["openapi.yaml"]["servers"][0]["url"] = f"https://{LONG}.example.com"
    chromium.open(written(small(specs), tmp_path), width=width, scheme=scheme)
    chromium.value("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert chromium.value("[innerWidth, document.documentElement.scrollWidth <= innerWidth]") == [width, True]
    assert asked_for(chromium) == {(tmp_path / "report.html").as_uri()}
    assert chromium.of("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled") == []
    dark = chromium.value("getComputedStyle(document.body).backgroundColor") == "rgb(15, 19, 24)"
    assert dark == (scheme == "dark")


@needs_browser
def test_the_filter_hides_what_is_not_asked_for(chromium: Browser, report: Report, tmp_path: Path) -> None:
    """The filter hides changes by class and service; an empty section is hidden with its heading."""
    chromium.open(written(report, tmp_path), width=1280)
    shown = "[...document.querySelectorAll('article')].filter(one => one.checkVisibility()).length"
    everything = len(report.findings)
    assert chromium.value(shown) == everything
    assert chromium.value("document.querySelector('output').value") == f"{everything} changes"
    chromium.value("document.querySelector('input[value=breaking]').click()")
    breaking = sum(one.rule.level == "breaking" for one in report.findings)
    assert chromium.value(shown) == everything - breaking
    assert chromium.value("document.getElementById('breaking').checkVisibility()") is False
    assert (
        chromium.value("document.querySelector('output').value") == f"{everything - breaking} of {everything} changes"
    )
    chromium.value("document.querySelector('input[value=breaking]').click()")
    chromium.value(
        "var s = document.querySelector('select'); s.value = 'codes';"
        "s.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    assert chromium.value(shown) == 1
    assert chromium.value("document.querySelectorAll('h2').length") == 5
    assert chromium.value("[...document.querySelectorAll('h2')].filter(one => one.checkVisibility()).length") == 2


@needs_browser
@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_text_does_nothing(chromium: Browser, specs: Specs, tmp_path: Path, payload: str) -> None:
    """A hostile text runs no script, loads no image and opens no dialog."""
    chromium.open(written(hostile(specs, payload), tmp_path), width=1280)
    assert asked_for(chromium) == {(tmp_path / "report.html").as_uri()}
    assert chromium.of("Page.javascriptDialogOpening", "Runtime.exceptionThrown", "Log.entryAdded") == []
    assert chromium.value("document.images.length + document.querySelectorAll('article *[onmouseover]').length") == 0


def test_headings_go_down_one_step_at_a_time(report: Report) -> None:
    """The page has one h1, and no level of headings is skipped below it."""
    headings = _Headings()
    headings.feed(page(report))
    levels = headings.levels
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {2, 3, 4} <= {*levels}


def test_colors_can_be_told_apart() -> None:
    """All text has enough contrast (WCAG AA), in light and dark mode."""
    style = (TEMPLATES / "diff.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", part)) for part in re.split(r"@media", style, maxsplit=1)
    )
    for colors in (light, dark):
        for ink in ("ink", "quiet", "breaking", "feature", "fix", "documentation"):
            for ground in ("page", "card"):
                assert _contrast(colors[ink], colors[ground]) >= 4.5, (ink, ground)
        for ground in ("old", "new"):
            assert _contrast(colors["quiet"], colors[ground]) >= 4.5, ground
            assert _contrast(colors["ink"], colors[f"{ground}-mark"]) >= 4.5, ground


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
