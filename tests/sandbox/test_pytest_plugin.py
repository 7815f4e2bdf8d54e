"""The pytest fixtures, as a project of its own uses them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

CONFTEST = """
import pytest

@pytest.fixture(scope="session")
def feiyan_sandbox_options():
    return {"products": {"lamp": {"properties": []}}, "devices": {"lamp": 2}}
"""

TESTS = """
import pytest

@pytest.mark.parametrize("time", [1, 2])
def test_each_test_has_its_own(feiyan_sandbox, time):
    assert feiyan_sandbox.device("lamp002").online
    feiyan_sandbox.device("lamp002").go_offline()

@pytest.mark.parametrize("online", [True, False])
def test_all_tests_share_one(feiyan_session_sandbox, online):
    assert feiyan_session_sandbox.device("lamp002").online == online
    feiyan_session_sandbox.device("lamp002").go_offline()
"""


def test_fixtures_take_products_and_devices(tmp_path: Path) -> None:
    """Both fixtures start sandboxes with the options of the project; one is new for each test, one is for all."""
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (tmp_path / "test_mine.py").write_text(TESTS, encoding="utf-8")
    path = os.pathsep.join([str(ROOT / "generated"), str(ROOT / "runtime")])
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "feiyan_sandbox.pytest_plugin"]
    environment = {**os.environ, "PYTHONPATH": path, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert "4 passed" in result.stdout, result.stdout + result.stderr
