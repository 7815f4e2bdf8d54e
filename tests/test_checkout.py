"""The repository: a clone has what runs here."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]


def test_no_source_is_ignored_by_git() -> None:
    """A module that git ignores works here and is missing in every clone."""
    folders = ("generator", "runtime", "templates", "generated", "spec", "tests")
    command = ["git", "-C", str(REPOSITORY), "ls-files", "--others", "--ignored", "--exclude-standard", "--", *folders]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("no git repository here")
    assert [name for name in done.stdout.splitlines() if "__pycache__" not in name and "/." not in name] == []
