"""The site, built as `nox -s docs` builds it, and a server that serves it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.__main__ import main
from tests.generator.diff.browser import CHROMIUM, Browser, browser


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    if find_spec("zensical") is None:
        pytest.skip("zensical, which writes the site, is not installed")
    folder = tmp_path_factory.mktemp("docs")
    assert main(["site", "-o", str(folder)]) == 0
    settings = folder / "zensical.toml"
    root = Path(__file__).parents[2].as_posix()
    settings.write_text(settings.read_text(encoding="utf-8").replace('"../', f'"{root}/'), encoding="utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--strict", "-f", str(settings)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the site is served on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with browser(tmp_path_factory.mktemp("profile")) as shown:
        yield shown
